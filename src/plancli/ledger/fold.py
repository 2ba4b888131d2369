"""How does each task stand on a day, by what is recorded?"""

from __future__ import annotations

from collections.abc import Callable
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
        reported_on: Day of the last entry that says how the task stands.
        note: Last words about it.
        problem: What last stood in the way.
        next: What was last to be done next.
        extensions: The entries that give a new timing, in order.
        urges: The entries that remind of it, in order.
        reply_by: Last day on which an answer to them is in time; None where none is named.
        is_unanswered: No report came after the last of them.
        said: The last status that an entry gave, or the number of sessions; None where none did.
        total: Sessions held, below zero too.
        is_closed_by_count: That number gave it.
    """

    status: Status = "todo"
    percent: int | None = None
    held: int = 0
    closed_on: date | None = None
    last_on: date | None = None
    reported_on: date | None = None
    note: str | None = None
    problem: str | None = None
    next: str | None = None
    extensions: tuple[Entry, ...] = ()
    urges: tuple[Entry, ...] = ()
    reply_by: date | None = None
    is_unanswered: bool = False
    said: Status | None = None
    total: int = 0
    is_closed_by_count: bool = False


NOTHING = Progress()

Promised = Callable[[str, "Sequence[Entry]"], "int | None"]
"""Sessions the time in force promises, given a task's id and its extensions so far; None for no number."""


def nothing_promised(_task: str, _extensions: Sequence[Entry]) -> None:
    """Return that no number of sessions is promised."""


def fold(
    ledger: Ledger,
    as_of: date | None,
    only: Collection[str] | None = None,
    *,
    promised: Promised = nothing_promised,
) -> Mapping[str, Progress]:
    """Return how each recorded task stands at the end of a day, by task id.

    Args:
        ledger: Everything known now.
        as_of: The day; None takes every entry, those of later days too.
        only: Ids of the tasks to look at; None looks at all.
        promised: When is what is held enough? Asked only where sessions were held.
    """
    gone = ledger.undone
    by_task: dict[str, list[Entry]] = {}
    for entry in ledger.entries:
        if as_of is not None and entry.on > as_of:
            break
        if entry.id not in gone and not entry.undo and (only is None or entry.task in only):
            by_task.setdefault(entry.task, []).append(entry)
    return {task: add_up(entries, promised) for task, entries in by_task.items()}


def _by_count(before: int, held: int, promise: int | None, *, was: bool) -> Status | None:
    """Return what a task becomes by sessions held, or taken off again; `was`: it was closed in this way."""
    if promise is None:
        return None
    if before < promise <= held:
        return "done"
    return "doing" if was and held < promise <= before else None


def add_up(
    entries: Sequence[Entry], promised: Promised = nothing_promised, *, since: Progress = NOTHING
) -> Progress:
    """Return what the entries of one task, in order, add up to after those that `since` sums up.

    The entry whose `held` brings the sum to what is promised counts as a closing; sessions taken off again
    below the promise take it back. Any later status decides.
    """
    status, held, is_closed_by_count = since.said, since.total, since.is_closed_by_count
    percent, note, problem, next_ = since.percent, since.note, since.problem, since.next
    closed_on, reported_on, reply_by = since.closed_on, since.reported_on, since.reply_by
    extensions, urges = [*since.extensions], [*since.urges]
    is_unanswered = since.is_unanswered
    for entry in entries:
        says: Status | None = entry.status
        if entry.timing:
            extensions.append(entry)
        if entry.held:
            before, held = held, held + entry.held
            says = says or _by_count(before, held, promised(entry.task, extensions), was=is_closed_by_count)
        if says and says != status:
            status = says
            closed_on = entry.on if status in CLOSED else None
            is_closed_by_count = says != entry.status
        percent = percent if entry.percent is None else entry.percent
        note, problem, next_ = entry.note or note, entry.problem or problem, entry.next or next_
        if entry.urge:
            urges.append(entry)
            reply_by = entry.urge.reply_by or (reply_by if is_unanswered else None)
            is_unanswered = True
        elif entry.is_report:
            reported_on, is_unanswered = entry.on, False
    return Progress(
        status=status or ("doing" if percent or held > 0 else "todo"),
        percent=percent,
        held=max(held, 0),
        closed_on=closed_on,
        last_on=entries[-1].on,
        reported_on=reported_on,
        note=note,
        problem=problem,
        next=next_,
        extensions=tuple(extensions),
        urges=tuple(urges),
        reply_by=reply_by,
        is_unanswered=is_unanswered,
        said=status,
        total=held,
        is_closed_by_count=is_closed_by_count,
    )
