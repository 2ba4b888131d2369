"""What entry does an update of a task amount to? Pure functions from its history to an entry."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from plancli.errors import PlancliError
from plancli.ledger import CARDS, CLOSED, Entry, Urge, new_id
from plancli.query.history import History, histories
from plancli.recording.refusals import refusals, refuse
from plancli.store import meaning

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from plancli.errors import Problem
    from plancli.ledger import Card, Ledger, Status
    from plancli.plan import Plan
    from plancli.timing.model import Timing


class UnreadableTimingError(PlancliError):
    """A timing given on the command line, or through a pipe, cannot be read."""

    exit_code = 5
    id = "error.timing"


class Stamp(NamedTuple):
    """What every entry of one command has in common.

    Attributes:
        at: Now, with the offset from UTC.
        by: Who records it.
        on: Day it takes effect.
        note: Words about it.
    """

    at: datetime
    by: str
    on: date
    note: str | None = None

    def blank(self, task: str) -> Entry:
        """Return an entry about a task that says no more than this."""
        return Entry(id=new_id(), at=self.at, by=self.by, on=self.on, task=task, note=self.note)


class Decision(NamedTuple):
    """What is to be recorded.

    Attributes:
        entries: The entries, in the order they were asked for.
        unchanged: How many of the wishes change nothing.
    """

    entries: tuple[Entry, ...]
    unchanged: int


Update = Callable[[History, Entry], "Entry | None"]
"""Makes of a task's history and a blank entry the entry to record, or None where it is so already."""


def decide(
    plan: Plan, ledger: Ledger, ids: Sequence[str], stamp: Stamp, update: Update, *, force: bool = False
) -> Decision:
    """Return the entries that one update of several tasks amounts to, in the order of `ids`.

    Args:
        plan: The plan the ids are from.
        ledger: Everything recorded so far.
        ids: Ids that the plan contains.
        stamp: What the entries have in common.
        update: One of the functions below.
        force: Record what would be refused, too.

    Raises:
        RefusedError: What is asked needs `force`; each task is named.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    known = histories(plan, ledger, ids)
    for id_ in ids:
        entry = update(known[id_], stamp.blank(id_))
        if entry:
            entries.append(entry)
            if not force and update is not reopen:
                problems += refusals(known[id_], entry, place=id_)
    refuse(problems)
    return Decision(tuple(entries), len(ids) - len(entries))


def start(history: History, blank: Entry) -> Entry | None:
    """Return the entry that sets a task going."""
    return _to("doing", history, blank)


def cancel(history: History, blank: Entry) -> Entry | None:
    """Return the entry that takes a task out of the plan."""
    return _to("cancelled", history, blank)


def reopen(history: History, blank: Entry) -> Entry | None:
    """Return the entry that opens a closed task again."""
    return _to("doing", history, blank) if history.on(blank.on).status in CLOSED else None


def close(history: History, blank: Entry) -> Entry | None:
    """Return the entry that closes a task at once, however many sessions it still owes."""
    return _to("done", history, blank)


def done(history: History, blank: Entry) -> Entry | None:
    """Return the entry that closes a task, or holds one more session of a counted one.

    That the last session closes it is derived, not recorded.
    """
    row, final = history.on(blank.on), history.final
    if row.status == "done" or row.count is None:
        return close(history, blank)
    if final.held < row.count:
        return replace(blank, held=1, status="doing" if row.status == "cancelled" else None)
    return None if final.status == "done" else close(history, blank)


def _to(status: Status, history: History, blank: Entry) -> Entry | None:
    """Return the entry that gives a task a status; none where it has it already."""
    return None if history.on(blank.on).status == status else replace(blank, status=status)


def report(percent: int | None, held: int | None, problem: str | None, next_: str | None) -> Update:
    """Return the update that reports progress: a percent, sessions held, or words alone."""

    def update(_history: History, blank: Entry) -> Entry:
        return replace(blank, percent=percent, held=held, problem=problem, next=next_)

    return update


def urge(card: Card | None, number: str | None, reply_by: date | None) -> Update:
    """Return the update that notes a reminder; by default the first card is blue, then yellow, then red."""

    def update(history: History, blank: Entry) -> Entry:
        place = min(history.on(blank.on).urged, len(CARDS) - 1)
        return replace(blank, urge=Urge(card or CARDS[place], number, reply_by))

    return update


def extend(phrase: str, reason: str | None, authority: str | None) -> Update:
    """Return the update that gives a task a new timing; the original stays in the plan.

    Nothing changes where the new time ends on the day on which the one in force ends.
    """

    def update(history: History, blank: Entry) -> Entry | None:
        return extension(history, replace(blank, timing=phrase, reason=reason, authority=authority))

    return update


def extension(history: History, entry: Entry) -> Entry | None:
    """Return an entry that gives a new timing, with the day it counts from where it is relative.

    None where the new time ends on the same day as the one in force and is as firm.

    Raises:
        UnreadableTimingError: The timing cannot be read.
    """
    phrase = entry.timing or ""
    before = history.on(entry.on).timing
    if before and meaning(history.plan, phrase, entry.on).reason == "needs-base":
        base = replace(before, last=entry.base or before.last)
        timing = readable(history.plan, phrase, entry.on, base)
        entry = replace(entry, base=base.last)
    else:
        timing = readable(history.plan, phrase, entry.on)
    is_same = before and timing.last is not None and timing.last == before.last
    return None if is_same and _hedges(before) == _hedges(timing) else entry


def readable(plan: Plan, phrase: str, on: date | None, base: Timing | None = None) -> Timing:
    """Return what a phrase means in a plan when it is said on a day.

    Raises:
        UnreadableTimingError: It cannot be read.
    """
    timing = meaning(plan, phrase, on, base)
    if timing.kind == "unresolved":
        from plancli.timing import explain  # noqa: PLC0415  only a refusal is explained

        raise UnreadableTimingError(phrase=phrase, reason=explain(timing)[0])
    return timing


def _hedges(timing: Timing | None) -> tuple[bool, bool]:
    """Return how a timing hedges."""
    return (timing.tentative, timing.approximate) if timing else (False, False)
