"""How is one fact about a task said in one place of a table?"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from plancli.query import is_endless
from plancli.views.page import Span
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from plancli.ledger import Urge
    from plancli.query import Light, Row
    from plancli.timing.model import Timing
    from plancli.views.page import Cell
    from plancli.words import Lang

SIGNS: dict[Light, str] = {
    "red": "●",
    "yellow": "▲",
    "blue": "◆",
    "green": "■",
    "grey": "○",
    "done": "✓",
    "cancelled": "✕",
}
"""A shape for each light, so that none depends on colour."""

NOTHING = "–"
"""What stands where there is nothing to say."""

JOINT = "、"

_REMEMBERED = 2**12
"""Cells of several texts that are not made anew when they come again, as most do."""


@cache
def word(lang: Lang, id_: str) -> str:
    """Return a word that takes no arguments."""
    return say(lang, id_)


@cache
def light(which: Light, lang: Lang) -> Span:
    """Return a light as a sign and a word in its colour."""
    return Span(f"{SIGNS[which]} {word(lang, f'views.light.{which}')}", which)


@cache
def day(when: date | None, year: int) -> str:
    """Return a day, without its year where that is the plan's."""
    if when is None:
        return NOTHING
    return when.isoformat()[5:] if when.year == year else when.isoformat()


def window(timing: Timing | None, year: int, lang: Lang) -> str:
    """Return the window a timing means, such as ``06-01 → 07-31``, or why there is none."""
    if timing is None:
        return NOTHING
    if timing.first is None and timing.last is None:
        return word(lang, f"views.kind.{timing.kind}")
    if timing.last is None:
        return f"{day(timing.first, year)} →"
    if timing.first == timing.last or timing.first is None:
        return day(timing.last, year)
    return f"{day(timing.first, year)} → {day(timing.last, year)}"


def progress(row: Row) -> str:
    """Return how far a task is: 1/2 sessions held, 40%, both, or nothing."""
    held = f"{row.held}/{row.count}" if row.count else ""
    percent = f"{row.percent}%" if row.percent is not None else ""
    return " ".join(filter(None, (held, percent)))


@lru_cache(_REMEMBERED)
def apart(*texts: str) -> Cell:
    """Return texts with spaces between them, each kept on one line where it fits one."""
    spans = [span for text in texts if text for span in (Span(" "), Span(text))][1:]
    return spans[0].text if len(spans) == 1 else tuple(spans)


def status(row: Row, as_of: date, lang: Lang) -> Cell:
    """Return a task's status with its progress, and whether it was late, extended or urged, or is silent."""
    said = [word(lang, f"views.status.{row.status}"), progress(row)]
    if row.is_done_late:
        said.append(word(lang, "views.late"))
    if row.extensions:
        said.append(word(lang, "views.extended"))
    if row.is_open and row.reported_on and is_endless(row.timing):
        said.append(say(lang, "views.silent_days", days=(as_of - row.reported_on).days))
    if row.is_open and row.urges:
        said.append(say(lang, "views.urged", count=row.urged))
    if row.awaits_answer and row.reply_by:
        which = "views.unanswered" if row.is_unanswered else "views.answer_by"
        said.append(say(lang, which, day=day(row.reply_by, as_of.year)))
    return apart(*said)


def urge(one: Urge, year: int, lang: Lang) -> str:
    """Return the slip of a reminder and the day to answer by; nothing where neither is said."""
    card = word(lang, f"views.card.{one.card}") if one.card else ""
    slip = word(lang, "views.comma").join(filter(None, (card, one.number)))
    reply = say(lang, "views.answer_by", day=day(one.reply_by, year)) if one.reply_by else ""
    return word(lang, "views.comma").join(filter(None, (slip, reply)))


@lru_cache(_REMEMBERED)
def left(days: int | None, lang: Lang) -> str:
    """Return how long there is until something is owed, or since when it is late."""
    if days is None:
        return NOTHING
    if days == 0:
        return word(lang, "views.today")
    return say(lang, "views.in_days" if days > 0 else "views.days_late", days=abs(days))


def due(row: Row, year: int, lang: Lang) -> Cell:
    """Return the next day something is owed, what, and how long there is."""
    if row.due is None:
        return NOTHING
    return apart(day(row.due, year), row.due_label, left(row.days, lang))


def names(departments: Iterable[str]) -> str:
    """Return departments in one cell."""
    return JOINT.join(departments) or NOTHING


def everyone(row: Row, lang: Lang) -> Cell:
    """Return a task's departments, the supporting ones after the leading ones and marked as such."""
    task = row.task
    if not task.support:
        return names(task.lead)
    return apart(names(task.lead), word(lang, "views.with") + names(task.support))
