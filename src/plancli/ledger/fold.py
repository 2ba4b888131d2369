"""How does each task stand on a day, by what is recorded?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plancli.ledger.entry import CLOSED

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from plancli.ledger.book import Ledger
    from plancli.ledger.entry import Entry, Status


class Progress(NamedTuple):
    """How one task stands on a day, by what is recorded.

    Attributes:
        percent: Last percent reported.
        held: Sessions held so far.
        closed_on: Day of the closing that still stands.
        last_on: Day of the last entry.
        last_held_on: Day of the last entry that held a session.
        extensions: The entries that give a new timing, in order.
    """

    status: Status = "todo"
    percent: int | None = None
    held: int = 0
    closed_on: date | None = None
    last_on: date | None = None
    last_held_on: date | None = None
    extensions: tuple[Entry, ...] = ()


NOTHING = Progress()


def fold(
    ledger: Ledger,
    as_of: date | None,
    only: Collection[str] | None = None,
    *,
    gone: Collection[str] | None = None,
) -> Mapping[str, Progress]:
    """Return how each recorded task stands at the end of a day, by task id.

    Args:
        ledger: Everything known now.
        as_of: The day; None takes every entry, those of later days too.
        only: Ids of the tasks to look at; None looks at all.
        gone: Ids of the entries that do not count; None takes those that the ledger itself takes back.
    """
    gone = ledger.undone if gone is None else gone
    by_task: dict[str, list[Entry]] = {}
    for entry in ledger.entries:
        if as_of is not None and entry.on > as_of:
            break
        if entry.id not in gone and not entry.undo and (only is None or entry.task in only):
            by_task.setdefault(entry.task, []).append(entry)
    return {task: _progress(entries) for task, entries in by_task.items()}


def _progress(entries: Sequence[Entry]) -> Progress:
    """Return what the entries of one task, in order, add up to."""
    status: Status | None = None
    percent, held = None, 0
    closed_on = last_held_on = None
    for entry in entries:
        if entry.status and entry.status != status:
            status = entry.status
            closed_on = entry.on if status in CLOSED else None
        if entry.percent is not None:
            percent = entry.percent
        if entry.held:
            held, last_held_on = held + entry.held, entry.on
    return Progress(
        status=status or ("doing" if percent or held > 0 else "todo"),
        percent=percent,
        held=max(held, 0),
        closed_on=closed_on,
        last_on=entries[-1].on,
        last_held_on=last_held_on,
        extensions=tuple([entry for entry in entries if entry.timing]),
    )
