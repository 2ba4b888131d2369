"""What came of the entries of one command: what changed, what did not, what is odd about it?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from plancli.errors import message
from plancli.ledger import CLOSED, gist
from plancli.query import is_endless
from plancli.query.history import histories
from plancli.query.times import doubts
from plancli.window import year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancli.errors import Message
    from plancli.ledger import Entry, Ledger
    from plancli.plan import Plan
    from plancli.query import Row
    from plancli.query.history import History

FAR = timedelta(days=366)
"""How long after the plan period a day is still none that was mistyped."""

KEYS = ("status", "percent", "timing")
"""What a later entry of a task may overrule."""


class Effect(NamedTuple):
    """What came of one entry.

    Attributes:
        entry: The entry.
        before: How its task stood at the end of the day it takes effect, without it.
        after: The same with it.
        undone: The entry that it takes back, or None.
        remarks: What is odd about it.
    """

    entry: Entry
    before: Row
    after: Row
    undone: Entry | None
    remarks: tuple[Message, ...]


def effects(plan: Plan, ledger: Ledger, entries: Sequence[Entry], as_of: date) -> tuple[Effect, ...]:
    """Return what came of the entries that one command recorded, in their order.

    Args:
        plan: The plan; every entry speaks of one of its tasks.
        ledger: Everything recorded before.
        entries: What the command recorded.
        as_of: The day questions are asked for.
    """
    undoings = [entry for entry in entries if entry.undo]
    if undoings:
        return tuple(_undoings(plan, ledger, undoings))
    known = dict(histories(plan, ledger, {entry.task for entry in entries}))
    found = []
    for entry in entries:
        history = known[entry.task]
        known[entry.task] = together = history.plus(entry)
        before, after = history.on(entry.on), together.on(entry.on)
        remarks = (
            *_of_day(plan, entry, as_of),
            *_of_progress(before, after, entry),
            *_of_extension(history, together, entry, as_of),
            *_overruled(history, together, entry),
        )
        found.append(Effect(entry, before, after, None, remarks))
    return tuple(found)


def _undoings(plan: Plan, ledger: Ledger, undoings: Sequence[Entry]) -> Iterator[Effect]:
    """Yield what came of taking entries back; an entry of a task the plan no longer has is left out."""
    by_id = {entry.id: entry for entry in ledger.entries}
    tasks = {entry.task for entry in undoings}
    together = ledger._replace(entries=(*ledger.entries, *undoings))
    before, after = histories(plan, ledger, tasks), histories(plan, together, tasks)
    for entry in undoings:
        target = by_id[entry.undo or ""]
        if entry.task in before:
            day = max(entry.on, target.on)
            yield Effect(entry, before[entry.task].on(day), after[entry.task].on(day), target, ())


def _of_day(plan: Plan, entry: Entry, as_of: date) -> Iterator[Message]:
    """Yield what is odd about the day on which an entry takes effect."""
    period = year(plan.year)
    if entry.on < period.first or entry.on - period.last > FAR:
        yield message("effect.far_day", on=entry.on, year=plan.year)
    elif entry.on > as_of:
        yield message("effect.later_day", on=entry.on, day=as_of)


def _of_progress(before: Row, after: Row, entry: Entry) -> Iterator[Message]:
    """Yield what is odd about progress that was reported."""
    if before.status in CLOSED and not entry.status:
        yield message(f"effect.is_{before.status}", on=before.closed_on)
    if entry.held and after.count is None:
        yield message("effect.uncounted")
    elif entry.held and after.count is not None and after.held > after.count:
        yield message("effect.more_than_promised", held=after.held, count=after.count)
    if entry.percent == 100 and after.status not in CLOSED:  # noqa: PLR2004  a hundred is all there is
        yield message("effect.closes_nothing", id=entry.task)


def _of_extension(history: History, together: History, entry: Entry, as_of: date) -> Iterator[Message]:
    """Yield what is odd about a new time, and what it hides."""
    if not entry.timing:
        return
    after = together.on(entry.on).timing
    if after:
        yield from doubts(after)
        if is_endless(after):
            yield message("effect.endless")
        elif after.last and after.last < entry.on:
            yield message("effect.past", last=after.last)
    late, now = history.on(as_of), together.on(as_of)
    if late.lateness == "firm" and now.lateness != "firm" and late.timing and late.timing.last:
        yield message("effect.no_longer_late", day=as_of, days=(as_of - late.timing.last).days)


def _overruled(history: History, together: History, entry: Entry) -> Iterator[Message]:
    """Yield the later entry that holds instead of this one, where this one changes nothing after it."""
    said = [key for key in KEYS if getattr(entry, key) is not None]
    later = together.after(entry) if said else ()
    if not later or _lasting(history.final) != _lasting(together.final):
        return
    keys = (*said, "held") if entry.status else said
    holders = (one for one in reversed(later) if any(getattr(one, key) is not None for key in keys))
    if holder := next(holders, None):
        yield message("effect.overruled", on=holder.on, by=holder.by, gist=gist(holder), entry=holder.id)


def _lasting(row: Row) -> tuple[object, ...]:
    """Return what of a task's state lasts until something else is recorded."""
    return row.status, row.percent, row.held, row.done_on, row.timing
