"""What is one record of progress, and how does it stand on a line of the file?"""

# No `annotations` from __future__: msgspec would have to evaluate each of them on every start.
import json
import os
import re
from datetime import date, datetime
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta

from plancli.errors import Message, message

Status = Literal["todo", "doing", "done", "cancelled"]
STATUSES: tuple[Status, ...] = get_args(Status)
CLOSED: tuple[Status, ...] = ("done", "cancelled")

MOST_HELD = 999_999_999
"""Sessions beyond which a line is no entry; sums of numbers of any length could not be written."""

ID_SHOWN = 8
"""Digits of an entry's id that are shown; ``undo`` takes any beginning that is unique."""

_Name = Annotated[str, Meta(min_length=1)]

Card = Literal["blue", "yellow", "red"]
CARDS: tuple[Card, ...] = get_args(Card)


class Urge(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """A reminder that was sent (催办).

    Attributes:
        card: Colour of the slip.
        number: Number of the slip, as printed.
        reply_by: Last day on which an answer is in time.
    """

    card: Card | None = None
    number: str | None = None
    reply_by: date | None = None


class Entry(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """One dated record of progress.

    Attributes:
        id: 16 random hex digits; equal ids are one entry.
        at: When it was recorded, with the offset from UTC.
        by: Who recorded it.
        on: Day it took effect.
        task: Id of the task it speaks of.
        status: New status.
        percent: Progress, 0 to 100.
        held: Further sessions held; they add up.
        note: Words about it (进展).
        problem: What stands in the way (存在问题).
        next: What will be done next (下一步).
        timing: A new timing phrase: an extension.
        reason: Why the time was extended.
        authority: Who allowed it.
        base: Day from which a relative extension (顺延一个月) counts.
        urge: A reminder that was sent.
        undo: Id of an entry that no longer counts, on any day.
        turn: Moment by which it is ordered instead of `at`, where the clock was behind the entries before it.
        prev: Hash of the line that its machine recorded before it; empty for the first, None where unchained.
    """

    id: _Name
    at: Annotated[datetime, Meta(tz=True)]
    by: str
    on: date
    task: _Name
    status: Status | None = None
    percent: Annotated[int, Meta(ge=0, le=100)] | None = None
    held: Annotated[int, Meta(ge=-MOST_HELD, le=MOST_HELD)] | None = None
    note: str | None = None
    problem: str | None = None
    next: str | None = None
    timing: str | None = None
    reason: str | None = None
    authority: str | None = None
    base: date | None = None
    urge: Urge | None = None
    undo: str | None = None
    turn: Annotated[datetime, Meta(tz=True)] | None = None
    prev: str | None = None

    @property
    def moment(self) -> datetime:
        """The moment by which it is ordered among the entries of its day."""
        return self.turn or self.at

    @property
    def is_report(self) -> bool:
        """Tell whether it says how the task stands; an extension, a reminder and an undoing do not."""
        if self.timing or self.urge or self.undo:
            return False
        said = (self.status, self.percent, self.held, self.note, self.problem, self.next)
        return any(value is not None for value in said)


def gist(entry: Entry) -> Message:
    """Return the main thing an entry says."""
    for key in ("undo", "status", "timing", "percent", "held", "urge", "note", "problem", "next"):
        value = getattr(entry, key)
        if key == "status" and value:
            return message(f"entry.gist.{value}")
        if key == "held" and value is not None and value < 0:
            return message("entry.gist.held_off", value=-value)
        if value is not None:
            return message(f"entry.gist.{key}", value=value)
    return message("entry.gist.nothing")


class NoEntryError(ValueError):
    """A JSON value holds no entry.

    Attributes:
        key: The key at fault, or ``entry``.
    """

    def __init__(self, key: str) -> None:
        """Keep the key."""
        super().__init__(key)
        self.key = key


_KEY_AT_FAULT = re.compile(r"`\$\.(\w+)|required field `(\w+)`")
"""Where msgspec's message names the key."""


def new_id() -> str:
    """Return a fresh entry id: 16 random hex digits."""
    return os.urandom(8).hex()


def parse(data: object) -> Entry:
    """Return the entry that a JSON value holds.

    Unknown keys are ignored, since a later plancli may write more. Days and moments may have any form of
    ISO 8601 that Python reads.

    Raises:
        NoEntryError: It holds none.
    """
    if type(data) is not dict:
        raise NoEntryError("entry")
    said = {key: data[key] for key in Entry.__struct_fields__ if data.get(key) is not None}
    for key, read in (("at", datetime.fromisoformat), ("on", date.fromisoformat)):
        try:
            said[key] = read(said[key])
        except (KeyError, TypeError, ValueError) as error:
            raise NoEntryError(key) from error
    if type(urge := said.get("urge")) is dict:
        said["urge"] = {key: value for key, value in urge.items() if key in Urge.__struct_fields__}
    try:
        return msgspec.convert({"by": ""} | said, Entry)
    except msgspec.ValidationError as error:
        found = _KEY_AT_FAULT.search(str(error))
        raise NoEntryError(found[1] or found[2] if found else "entry") from error


def dump(entry: Entry) -> str:
    """Return an entry as one line of JSON, without the line's end; keys that say nothing are left out."""
    try:
        return msgspec.json.encode(entry).decode()
    except UnicodeEncodeError:  # half of a surrogate pair, which JSON can say and UTF-8 cannot
        return json.dumps(msgspec.to_builtins(entry), ensure_ascii=False, separators=(",", ":"))
