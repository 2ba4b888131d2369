"""How is a calendar written (RFC 5545)?

Each event lasts whole days and blocks no time. Lines end in CRLF and are folded at 75 octets, never inside a
character. The same calendar gives the same bytes.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from plancli.drawing import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancli.views.calendar import Calendar, Event

LONGEST = 75
"""Octets of a line, its end not counted (RFC 5545, 3.1)."""

_STATES = {"todo": "NEEDS-ACTION", "doing": "IN-PROCESS", "done": "COMPLETED", "cancelled": "CANCELLED"}
"""STATUS of a to-do."""

_INSIDE = 0b1000_0000
"""The two highest bits of an octet that does not begin a character (UTF-8, RFC 3629)."""

_SPECIAL = re.compile(r"[\\;,]")


def draw(calendar: Calendar, *, todo: bool = False, alarm_days: int | None = None) -> Iterator[str]:
    r"""Yield the lines of a calendar, each with ``\r`` at its end.

    Args:
        calendar: What it holds.
        todo: Write to-dos (VTODO) in the place of events (VEVENT).
        alarm_days: Days before the last day at which a calendar reminds of what is open; None for never.
    """
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//plancli//plancli//EN", "CALSCALE:GREGORIAN")
    yield from map(_line, (*head, "METHOD:PUBLISH", f"X-WR-CALNAME:{_text(calendar.name)}"))
    stamp = f"DTSTAMP:{_moment(calendar.as_of)}"
    for event in calendar.events:
        body = _todo(event) if todo else _event(event)
        kind = "VTODO" if todo else "VEVENT"
        alarm = _alarm(event, alarm_days, todo=todo) if alarm_days is not None else ()
        lines = (f"BEGIN:{kind}", f"UID:{_uid(event)}", stamp, *_common(event), *body, *alarm, f"END:{kind}")
        yield from map(_line, lines)
    yield _line("END:VCALENDAR")


def _common(event: Event) -> Iterator[str]:
    """Yield what events and to-dos say alike."""
    yield f"SEQUENCE:{event.revision}"
    yield f"SUMMARY:{_text(event.summary)}"
    yield f"DESCRIPTION:{_text(event.description)}"
    if event.departments:
        yield f"CATEGORIES:{','.join(map(_text, event.departments))}"


def _event(event: Event) -> Iterator[str]:
    """Yield the lines of an event; its end is the day after the last (RFC 5545, 3.6.1)."""
    status = "CANCELLED" if event.state == "cancelled" else "TENTATIVE" if event.is_soft else "CONFIRMED"
    yield f"DTSTART;VALUE=DATE:{_day(event.first)}"
    if event.last < date.max:
        yield f"DTEND;VALUE=DATE:{_day(event.last + timedelta(days=1))}"
    yield from (f"STATUS:{status}", "TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:FREE")


def _todo(event: Event) -> Iterator[str]:
    """Yield the lines of a to-do; it begins before the day on which it is due, or says no beginning."""
    if event.first < event.last:
        yield f"DTSTART;VALUE=DATE:{_day(event.first)}"
    yield f"DUE;VALUE=DATE:{_day(event.last)}"
    yield f"STATUS:{_STATES[event.state]}"
    if event.state == "done":
        yield "PERCENT-COMPLETE:100"
        yield from [f"COMPLETED:{_moment(event.closed_on)}"] if event.closed_on else []
    elif event.percent is not None:
        yield f"PERCENT-COMPLETE:{event.percent}"


def _alarm(event: Event, days: int, *, todo: bool) -> Iterator[str]:
    """Yield the lines of a reminder so many days before the last day; none where nothing is open.

    An event ends the day after its last, so that a reminder before its end counts one day more.
    """
    if event.state in {"done", "cancelled"}:
        return
    before = days if todo else days + 1
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(event.summary)}")
    yield from (f"TRIGGER;RELATED=END:-P{before}D", "END:VALARM")


def _uid(event: Event) -> str:
    """Return the name of an event: the same on every machine and in every file."""
    from hashlib import sha256  # noqa: PLC0415  a calendar without events needs none

    return f"{sha256(chr(31).join(event.key).encode(errors='backslashreplace')).hexdigest()[:32]}@plancli"


def _day(day: date) -> str:
    """Return a day as RFC 5545 writes it."""
    return day.isoformat().replace("-", "")


def _moment(day: date) -> str:
    """Return the beginning of a day in UTC."""
    return f"{_day(day)}T000000Z"


def _text(text: str) -> str:
    r"""Return a text as a value: line ends as ``\n``, what parts values with a backslash before it."""
    lines = (_SPECIAL.sub(r"\\\g<0>", safe.visible(line)) for line in text.split("\n"))
    return r"\n".join(lines)


def _line(text: str) -> str:
    """Return a line, folded where it is too long; each further part begins with a blank."""
    if len(text) * 3 <= LONGEST or len(text.encode()) <= LONGEST:
        return f"{text}\r"
    return "\r\n ".join(_parts(text)) + "\r"


def _parts(text: str) -> Iterator[str]:
    """Yield the parts of a line, with the blank before each but the first no longer than may be."""
    octets, start, room = text.encode(), 0, LONGEST
    while len(octets) - start > room:
        cut = start + room
        while octets[cut] & 0b1100_0000 == _INSIDE:
            cut -= 1
        yield octets[start:cut].decode()
        start, room = cut, LONGEST - 1
    yield octets[start:].decode()
