"""Which entries are meant to be taken back, and what is recorded to take them back?"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from plancli.errors import PlancliError, Problem, message
from plancli.ledger import Entry, gist, new_id
from plancli.recording.refusals import refuse
from plancli.recording.updates import Decision

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from plancli.errors import Message
    from plancli.ledger import Ledger
    from plancli.recording.updates import Stamp

LISTED = 5
"""Entries that an error lists, the last recorded ones."""


class NoSuchEntryError(PlancliError):
    """An entry was named that the ledger does not have, or several were."""

    exit_code = 4
    id = "error.no_entry"


class TaskNotEntryError(PlancliError):
    """A task was named where an entry is meant; `problems` lists its entries."""

    exit_code = 2
    id = "error.task_not_entry"


class NothingToUndoError(PlancliError):
    """This user has recorded nothing that could be taken back."""

    exit_code = 4
    id = "error.nothing_to_undo"


class UndoWhatError(PlancliError):
    """No entry was named; `problems` shows which one ``--last`` would take back."""

    exit_code = 2
    id = "error.undo_what"


def last_of(ledger: Ledger, user: str) -> Entry:
    """Return the entry a user recorded last that is neither an undoing nor taken back.

    Raises:
        NothingToUndoError: There is none.
    """
    gone = ledger.undone
    own = (one for one in ledger.entries if one.by == user and not one.undo and one.id not in gone)
    last = max(own, key=attrgetter("moment", "id"), default=None)
    if last is None:
        raise NothingToUndoError(by=user)
    return last


def named(ledger: Ledger, typed: Sequence[str], tasks: Collection[str]) -> tuple[Entry, ...]:
    """Return the entries whose ids, or beginnings that only one id has, were typed; each once.

    Args:
        ledger: Everything recorded so far.
        typed: What was typed.
        tasks: The ids of the plan's tasks, none of which is taken for the beginning of an entry's id.

    Raises:
        TaskNotEntryError: A task was named.
        NoSuchEntryError: No entry, or several, can be meant.
    """
    return tuple({entry.id: entry for entry in (_entry(ledger, word, tasks) for word in typed)}.values())


def _entry(ledger: Ledger, typed: str, tasks: Collection[str]) -> Entry:
    """Return the one entry that was named."""
    found = [entry for entry in ledger.entries if typed and entry.id.startswith(typed)]
    exact = [entry for entry in found if entry.id == typed]
    if exact:
        return exact[0]
    if typed in tasks:
        gone = ledger.undone
        counting = [entry for entry in ledger.of(typed) if entry.id not in gone]
        raise TaskNotEntryError(*told(counting), id=typed)
    if len(found) != 1:
        raise NoSuchEntryError(*told(found), id=typed)
    return found[0]


def told(entries: Sequence[Entry]) -> tuple[Problem, ...]:
    """Return the entries recorded last, each as a line that names it."""
    recent = sorted(entries, key=attrgetter("moment", "id"))[-LISTED:]
    return tuple(
        Problem(message("entry.told", task=entry.task, on=entry.on, by=entry.by, gist=gist(entry)), entry.id)
        for entry in recent
    )


def decide(ledger: Ledger, targets: Sequence[Entry], stamp: Stamp, *, force: bool = False) -> Decision:
    """Return the entries that take others back; what is taken back already changes nothing.

    Raises:
        RefusedError: Later entries of the same task build on one of them; each is named.
    """
    gone = ledger.undone
    left = [target for target in targets if target.id not in gone]
    taken = gone | {target.id for target in left}
    if not force:
        refuse([problem for target in left if (problem := _built_upon(ledger, target, taken))])
    undoings = tuple(
        Entry(
            id=new_id(),
            at=stamp.at,
            by=stamp.by,
            on=stamp.on,
            task=target.task,
            note=stamp.note,
            undo=target.id,
        )
        for target in left
    )
    already = [_undone(target) for target in targets if target.id in gone]
    return Decision(undoings, tuple(already), bool(already and stamp.note))


def _undone(target: Entry) -> Message:
    """Return that an entry was taken back before."""
    return message("effect.already.undone", id=target.task, entry=target.id)


def _built_upon(ledger: Ledger, target: Entry, taken: Collection[str]) -> Problem | None:
    """Return why an entry cannot simply be taken back: another changed the task's state after it."""
    later = next((one for one in ledger.entries if _builds_on(one, target) and one.id not in taken), None)
    return (
        Problem(message("refuse.built_upon", task=target.task, later=later.id), target.id) if later else None
    )


def _builds_on(later: Entry, earlier: Entry) -> bool:
    """Tell whether an entry of the same task changed its state after another did; words alone do not."""
    is_after = later.on >= earlier.on and (later.moment, later.id) > (earlier.moment, earlier.id)
    return later.task == earlier.task and is_after and _says_more(later) and _says_more(earlier)


def _says_more(entry: Entry) -> bool:
    """Tell whether an entry says more than words."""
    return any(value is not None for value in (entry.status, entry.percent, entry.held, entry.timing))
