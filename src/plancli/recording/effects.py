"""What came of the entries of one command: what changed, what did not, what is odd about it?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from plancli.errors import message
from plancli.ledger import CLOSED, ID_SHOWN, gist
from plancli.query.history import histories
from plancli.query.state import is_endless, softens
from plancli.query.times import misreadings
from plancli.recording.refusals import was_closed_late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancli.errors import Message
    from plancli.ledger import Entry, Ledger
    from plancli.plan import Plan
    from plancli.query.history import History
    from plancli.query.state import Row
    from plancli.timing.model import Timing

FAR = timedelta(days=366)
"""How long after the plan period a day is still none that was mistyped."""

KEYS = ("status", "percent", "timing")
"""What a later entry of a task may overrule."""


class Effect(NamedTuple):
    """What came of one entry.

    Attributes:
        entry: The entry.
        day: The day at whose end it is looked at: that on which it takes effect, or what it takes back did.
        before: How its task stood then without it; None where the plan has no such task.
        after: The same with it.
        held: The same two by everything recorded, where it says sessions held: of whatever day, they add up.
        undone: The entry that it takes back, or None.
        remarks: What is odd about it.
    """

    entry: Entry
    day: date
    before: Row | None
    after: Row | None
    held: tuple[Row, Row] | None = None
    undone: Entry | None = None
    remarks: tuple[Message, ...] = ()


def effects(plan: Plan, ledger: Ledger, entries: Sequence[Entry], as_of: date) -> tuple[Effect, ...]:
    """Return what came of the entries that one command recorded, in their order.

    Args:
        plan: The plan; only what is taken back may speak of a task that it does not have.
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
            *_of_closed(before, after, entry),
            *_of_sessions(together, after, entry),
            *_of_extension(before, after, entry),
            *(_of_lateness(history, together, as_of) if entry.status or entry.timing else ()),
            *_overruled(history, together, entry),
        )
        held = (history.final, together.final) if entry.held else None
        found.append(Effect(entry, entry.on, before, after, held, remarks=remarks))
    return tuple(found)


def _undoings(plan: Plan, ledger: Ledger, undoings: Sequence[Entry]) -> Iterator[Effect]:
    """Yield what came of taking entries back, those of tasks the plan no longer has too."""
    by_id = {entry.id: entry for entry in ledger.entries}
    tasks = {entry.task for entry in undoings}
    together = ledger._replace(entries=(*ledger.entries, *undoings))
    before, after = histories(plan, ledger, tasks), histories(plan, together, tasks)
    for entry in undoings:
        target = by_id[entry.undo or ""]
        day = max(entry.on, target.on)
        known = before.get(entry.task), after.get(entry.task)
        rows = tuple(history.on(day) if history else None for history in known)
        yield Effect(entry, day, rows[0], rows[1], undone=target)


def _of_day(plan: Plan, entry: Entry, as_of: date) -> Iterator[Message]:
    """Yield what is odd about the day on which an entry takes effect."""
    if entry.on.year < plan.year or entry.on - date(plan.year, 12, 31) > FAR:
        yield message("effect.far_day", on=entry.on, year=plan.year)
    elif entry.on > as_of:
        yield message("effect.later_day", on=entry.on, day=as_of)


def _of_closed(before: Row, after: Row, entry: Entry) -> Iterator[Message]:
    """Yield what is odd about a record on a closed task, or about a percent that closes none."""
    if before.status in CLOSED and after.status in CLOSED and not entry.status:
        yield message(f"effect.is_{before.status}", on=before.closed_on)
    if entry.percent == 100 and after.status not in CLOSED:  # noqa: PLR2004  a hundred is all there is
        yield message("effect.closes_nothing", id=entry.task)


def _of_sessions(together: History, after: Row, entry: Entry) -> Iterator[Message]:
    """Yield what is odd about sessions held."""
    if not entry.held:
        return
    so_far, held = together.progress(entry.on).total, together.progress(date.max).total
    if so_far < 0:
        yield message("effect.below_zero", held=so_far)
    if after.count is None:
        yield message("effect.uncounted")
    elif held > after.count:
        yield message("effect.more_than_promised", held=held, count=after.count)


def _of_extension(before: Row, after: Row, entry: Entry) -> Iterator[Message]:
    """Yield what is odd about a new time."""
    if not entry.timing or after.timing is None:
        return
    yield from _of_new_time(after.timing, entry)
    yield from _of_two_times(before.timing, after.timing, entry)
    if before.count is not None and after.count is None:
        yield message("effect.no_longer_counted", count=before.count)


def _of_new_time(new: Timing, entry: Entry) -> Iterator[Message]:
    """Yield what is odd about a new time by itself."""
    yield from misreadings(new)
    if is_endless(new):
        yield message("effect.endless")
    elif new.last and new.last < entry.on:
        yield message("effect.past", last=new.last)


def _of_two_times(old: Timing | None, new: Timing, entry: Entry) -> Iterator[Message]:
    """Yield what is odd about a new time beside the one before it."""
    if softens(old, new):
        yield message("effect.softer")
    if old and old.first and new.first and old.first <= entry.on < new.first:
        yield message("effect.begins_later", first=new.first)


def _of_lateness(history: History, together: History, as_of: date) -> Iterator[Message]:
    """Yield that a task is late no longer, where that is not because it was closed late."""
    before, after = history.on(as_of), together.on(as_of)
    last = before.timing.last if before.timing else None
    if before.lateness == "firm" and last and after.status != "done" and after.lateness != "firm":
        yield message("effect.no_longer_late", day=as_of, days=(as_of - last).days)
    if was_closed_late(before) and after.status == "done" and not was_closed_late(after):
        yield message("effect.no_longer_done_late", on=before.done_on, now=after.done_on)
    elif before.done_on and after.done_on and before.done_on != after.done_on:
        yield message("effect.closing_moved", on=before.done_on, now=after.done_on)


def _overruled(history: History, together: History, entry: Entry) -> Iterator[Message]:
    """Yield the later entry that holds instead of this one, where this one changes nothing after it."""
    said = [key for key in KEYS if getattr(entry, key) is not None]
    later = together.after(entry) if said else ()
    if not later or _lasting(history.final) != _lasting(together.final):
        return
    holders = [one for one in later if any(getattr(one, key) is not None for key in said)]
    if entry.status:
        holders = holders or [one for one in later if one.held]
    if holder := next(reversed(holders), None):
        yield message(
            "effect.overruled", on=holder.on, by=holder.by, gist=gist(holder), entry=holder.id[:ID_SHOWN]
        )


def _lasting(row: Row) -> tuple[object, ...]:
    """Return what of a task's state lasts until something else is recorded."""
    return row.status, row.percent, row.held, row.closed_on, row.timing
