"""Which time is in force for a task: the plan's, or a later one that was given to it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from plancli.store.phrases import meaning
from plancli.timing.model import Timing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plancli.errors import Message
    from plancli.ledger import Entry, Promised
    from plancli.plan import Plan, Task

DOUBTFUL = frozenset(
    f"timing.note.{name}"
    for name in (
        "house",
        "before_unit",
        "before_past",
        "new_year",
        "after_festival",
        "soon",
        "each_period",
        "past",
    )
)
"""Notes of a timing that a person should look at: what was assumed, what else might be meant."""


def doubts(timing: Timing) -> tuple[Message, ...]:
    """Return what was assumed about a phrase, and what it might mean instead."""
    return tuple(note for note in timing.notes if note.id in DOUBTFUL)


def misreadings(timing: Timing) -> tuple[Message, ...]:
    """Return the doubts about what a phrase means; that its day is past is another matter."""
    return tuple(note for note in doubts(timing) if note.id != "timing.note.past")


def times(plan: Plan, original: Timing | None, extensions: Sequence[Entry]) -> tuple[Timing, ...]:
    """Return the time that each extension gives, in order; a relative one counts from the time before it.

    An extension that names the day it counts from (`base`) counts from that day, so that the same month
    granted twice, on two machines, is one month.
    """
    found: list[Timing] = []
    for entry in extensions:
        found.append(_after(plan, found[-1] if found else original, entry))
    return tuple(found)


def _after(plan: Plan, before: Timing | None, entry: Entry) -> Timing:
    """Return the time that an extension gives in the place of another."""
    after = meaning(plan, entry.timing or "", entry.on, base_of(before, entry))
    if before and after.rule == "extension":  # a task that is put off (顺延, 延至) promises what it did
        return replace(after, count=promised(before))
    return after


def base_of(before: Timing | None, entry: Entry) -> Timing | None:
    """Return the time from which an extension counts: the one before it, to the day that the entry names.

    That day holds even where, on another machine, a time without a single last day came in between.
    """
    if entry.base is None:
        return before
    if before is None:
        return Timing(phrase="", kind="deadline", first=None, last=entry.base)
    return replace(before, kind="deadline", last=entry.base, occurrences=(), milestones=())


def promised(timing: Timing | None) -> int | None:
    """Return how many sessions, occurrences or stages a time promises; None where they are not counted."""
    if timing is None:
        return None
    return len(timing.occurrences) or max(timing.count or 0, len(timing.milestones)) or None


def promises(plan: Plan, known: Mapping[str, Task] | None = None) -> Promised:
    """Return what says how many sessions the time in force promises for a task of a plan.

    `known` are the tasks that will be asked about, by id; None takes all of the plan's, once they are needed.
    """
    tasks = dict(known or {})
    seen: dict[
        str, tuple[int, Entry, Timing]
    ] = {}  # of each task: extensions, the last of them, what it gave

    def promised_by(id_: str, extensions: Sequence[Entry]) -> int | None:
        if not tasks:
            tasks.update({task.id: task for task in plan.tasks})
        time = tasks[id_].timing if id_ in tasks else None
        count, last, given = seen.get(id_, (0, None, None))
        if not count or len(extensions) < count or extensions[count - 1] is not last:
            count, given = 0, time  # those of another history
        for entry in extensions[count:]:
            given = _after(plan, given, entry)
            seen[id_] = len(extensions), extensions[-1], given
        return promised(given)

    return promised_by
