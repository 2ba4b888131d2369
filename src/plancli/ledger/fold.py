"""How does each task stand on a day, by what is recorded?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from plancli.ledger.entry import CLOSED
from plancli.ledger.lines import undone

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from plancli.ledger.entry import Entry, Status
    from plancli.ledger.lines import Ledger

Day = TypeVar("Day")


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
    if ledger.kept is not None:
        return ledger.kept.fold(as_of, only)
    gone = undone(ledger.entries) if gone is None else gone
    by_task: dict[str, list[Entry]] = {}
    for entry in ledger.entries:
        if only is not None and entry.task not in only:
            continue
        if entry.id not in gone and not entry.undo and (as_of is None or entry.on <= as_of):
            by_task.setdefault(entry.task, []).append(entry)
    return {task: _progress(entries) for task, entries in by_task.items()}


def _progress(entries: Sequence[Entry]) -> Progress:
    """Return what the entries of one task add up to."""
    said = ((entry.on, entry.status, entry.percent, entry.held) for entry in entries)
    return Progress(*sums(said), extensions=tuple(entry for entry in entries if entry.timing))


def sums(
    said: Iterable[tuple[Day, Status | None, int | None, int | None]],
) -> tuple[Status, int | None, int, Day | None, Day | None, Day | None]:
    """Return what one task's entries add up to: `Progress` without extensions.

    Args:
        said: Day, status, percent and sessions held of each entry, in order; a day may be any value.
    """
    status: Status | None = None
    percent, held = None, 0
    closed_on: Day | None = None
    on: Day | None = None
    held_on: Day | None = None
    for on, new_status, new_percent, more_held in said:
        if new_status and new_status != status:
            status = new_status
            closed_on = on if status in CLOSED else None
        if new_percent is not None:
            percent = new_percent
        if more_held:
            held, held_on = held + more_held, on
    return (
        status or ("doing" if percent or held > 0 else "todo"),
        percent,
        max(held, 0),
        closed_on,
        on,
        held_on,
    )
