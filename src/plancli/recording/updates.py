"""What entry does an update of a task amount to? Pure functions from its history to an entry."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from plancli import timing as language
from plancli.errors import PlancliError, message
from plancli.ledger import CARDS, CLOSED, Entry, Urge, new_id
from plancli.query.history import History, histories
from plancli.query.state import is_endless
from plancli.query.times import base_of, promised
from plancli.recording.refusals import refusals, refuse
from plancli.store.phrases import meaning

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from plancli.errors import Message, Problem
    from plancli.ledger import Card, Ledger, Status
    from plancli.plan import Plan
    from plancli.query.state import Row
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
        already: What is so already, for each wish that changes nothing.
        is_note_left: One of those had words of its own, which are not recorded either.
    """

    entries: tuple[Entry, ...]
    already: tuple[Message, ...]
    is_note_left: bool = False


Update = Callable[[History, Entry], "Entry | Message"]
"""Makes of a task's history and a blank entry the entry to record, or says what is so already."""


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
    already: list[Message] = []
    problems: list[Problem] = []
    known = histories(plan, ledger, ids)
    for id_ in ids:
        made = update(known[id_], stamp.blank(id_))
        if not isinstance(made, Entry):
            already.append(made)
            continue
        entries.append(made)
        if not force and update is not reopen:
            problems += refusals(known[id_], made, place=id_)
    refuse(problems)
    return Decision(tuple(entries), tuple(already), bool(already and stamp.note))


def start(history: History, blank: Entry) -> Entry | Message:
    """Return the entry that sets a task going."""
    return _to("doing", history, blank)


def cancel(history: History, blank: Entry) -> Entry | Message:
    """Return the entry that takes a task out of the plan."""
    return _to("cancelled", history, blank)


def reopen(history: History, blank: Entry) -> Entry | Message:
    """Return the entry that opens a closed task again."""
    row = history.on(blank.on)
    return _to("doing", history, blank) if row.status in CLOSED else so_already(row)


def close(history: History, blank: Entry) -> Entry | Message:
    """Return the entry that closes a task at once, however many sessions it still owes."""
    return _to("done", history, blank)


def done(history: History, blank: Entry) -> Entry | Message:
    """Return the entry that closes a task, or holds one more session of a counted one.

    That the last session closes it is derived, not recorded; of a cancelled task it has to be said.
    """
    row, final = history.on(blank.on), history.final
    if row.status == "done" or row.count is None:
        return close(history, blank)
    if final.held >= row.count:
        return so_already(final) if final.status == "done" else close(history, blank)
    held = replace(blank, held=1)
    if row.status != "cancelled":
        return held
    return replace(held, status="done" if final.held + 1 >= row.count else "doing")


def _to(status: Status, history: History, blank: Entry) -> Entry | Message:
    """Return the entry that gives a task a status, unless it has it already."""
    row = history.on(blank.on)
    return so_already(row) if row.status == status else replace(blank, status=status)


def so_already(row: Row) -> Message:
    """Return how a task stands that an update would leave as it is."""
    said = {"id": row.task.id, "title": row.task.title, "on": row.closed_on}
    if row.status == "done" and row.count and row.held >= row.count:
        return message("effect.already.held", held=row.held, count=row.count, **said)
    return message(f"effect.already.{row.status}", **said)


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

    def update(history: History, blank: Entry) -> Entry | Message:
        return extension(history, replace(blank, timing=phrase, reason=reason, authority=authority))

    return update


def extension(history: History, entry: Entry) -> Entry | Message:
    """Return an entry that gives a new timing, with the day it counts from where it is relative.

    It is so already where the task is open, and the new time ends on the same day as the one in force, is as
    firm, and promises no other number of sessions.

    Raises:
        UnreadableTimingError: The timing cannot be read.
    """
    phrase = entry.timing or ""
    row = history.on(entry.on)
    before = row.timing
    base = base_of(before, entry)
    timing = readable(history.plan, phrase, entry.on, base)
    if base and meaning(history.plan, phrase, entry.on).reason == "needs-base":
        entry = replace(entry, base=base.last)
    if not row.is_open or before is None or not _is_same(before, timing):
        return entry
    task = history.task
    return message(
        "effect.already.timing", id=task.id, title=task.title, timing=before.phrase, last=before.last
    )


def _is_same(before: Timing, after: Timing) -> bool:
    """Tell whether a new time changes nothing that a task is judged by."""
    is_same_day = after.last is not None and after.last == before.last
    is_as_firm = (before.tentative, before.approximate) == (after.tentative, after.approximate)
    is_as_long = is_endless(before) == is_endless(after) and promised(after) in {None, promised(before)}
    return is_same_day and is_as_firm and is_as_long


def readable(plan: Plan, phrase: str, on: date | None, base: Timing | None = None) -> Timing:
    """Return what a phrase means in a plan when it is said on a day.

    Raises:
        UnreadableTimingError: It cannot be read.
    """
    timing = meaning(plan, phrase, on, base)
    if timing.kind == "unresolved":
        raise UnreadableTimingError(phrase=phrase, reason=language.explain(timing)[0])
    return timing
