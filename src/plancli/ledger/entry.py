"""What is one record of progress, and how does it stand on a line of the file?"""

# No `annotations` from __future__: a NamedTuple would compile each of its own anew on every start.
import json
import os
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

Status = Literal["todo", "doing", "done", "cancelled"]
STATUSES: tuple[Status, ...] = get_args(Status)
CLOSED: tuple[Status, ...] = ("done", "cancelled")

PERCENTS = range(101)

MOST_HELD = 999_999_999
"""Sessions beyond which a line is no entry of ours; sums of longer numbers could not be written."""


class Entry(NamedTuple):
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
        note: Words about it.
        timing: A new timing phrase: an extension.
        reason: Why the time was extended.
        authority: Who allowed it.
        undo: Id of an entry that no longer counts, on any day.
    """

    id: str
    at: datetime
    by: str
    on: date
    task: str
    status: Status | None = None
    percent: int | None = None
    held: int | None = None
    note: str | None = None
    timing: str | None = None
    reason: str | None = None
    authority: str | None = None
    undo: str | None = None


def new_id() -> str:
    """Return a fresh entry id: 16 random hex digits."""
    return os.urandom(8).hex()


_KINDS: Mapping[str, type] = {
    "id": str,
    "at": str,
    "by": str,
    "on": str,
    "task": str,
    "status": str,
    "percent": int,
    "held": int,
    "note": str,
    "timing": str,
    "reason": str,
    "authority": str,
    "undo": str,
}
_NEEDED = ("id", "at", "on", "task")

day_of = lru_cache(maxsize=4096)(date.fromisoformat)
"""Reads a day; a ledger names few days many times."""


def parse(data: object) -> Entry:
    """Return the entry that a JSON value holds; keys of a later plancli are let be.

    Raises:
        ValueError: It holds none; the argument is the key at fault, or ``entry``.
    """
    if type(data) is not dict:
        raise ValueError("entry")
    for key, value in data.items():
        if value is not None and key in _KINDS and type(value) is not _KINDS[key]:
            raise ValueError(key)
    said = data.get
    id_, at_text, on_text, task = said("id"), said("at"), said("on"), said("task")
    if not (id_ and at_text and on_text and task):
        raise ValueError(next(key for key in _NEEDED if not said(key)))
    percent, held, status = said("percent"), said("held"), said("status")
    if percent is not None and percent not in PERCENTS:
        raise ValueError("percent")
    if held is not None and abs(held) > MOST_HELD:
        raise ValueError("held")
    if status is not None and status not in STATUSES:
        raise ValueError("status")
    at = datetime.fromisoformat(at_text)
    if at.tzinfo is None:
        raise ValueError("at")
    return Entry._make(
        (
            id_,
            at,
            said("by") or "",
            day_of(on_text),
            task,
            status,
            percent,
            held,
            said("note"),
            said("timing"),
            said("reason"),
            said("authority"),
            said("undo"),
        )
    )


def dump(entry: Entry) -> str:
    """Return an entry as one line of JSON, without the line's end; keys that say nothing are left out."""
    said = {key: value for key, value in entry._asdict().items() if value is not None}
    return json.dumps(
        said | {"at": entry.at.isoformat(), "on": entry.on.isoformat()},
        ensure_ascii=False,
        separators=(",", ":"),
    )
