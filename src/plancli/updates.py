"""What entry does an update amount to? Pure functions from how a task stands to what is to be recorded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from plancli.errors import PlancliError
from plancli.ledger import CLOSED, NOTHING, Entry, fold, new_id
from plancli.likeness import NEAREST
from plancli.query import Case, row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from plancli.ledger import Ledger, Progress, Status
    from plancli.plan import Plan
    from plancli.query import Row


class NoSuchEntryError(PlancliError):
    """An entry was named that the ledger does not have, or several were."""

    exit_code = 4
    id = "error.no_entry"


class BuiltUponError(PlancliError):
    """An entry cannot be taken back, since later ones build on it."""

    exit_code = 2
    id = "error.built_upon"


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


class Standing(NamedTuple):
    """How a task stands when an update arrives.

    Attributes:
        row: At the end of the day the update takes effect.
        final: By every entry, later days included.
    """

    row: Row
    final: Progress


Update = Callable[[Standing, Entry], tuple[Entry, ...]]
"""What an update makes of a task: given how it stands and a blank entry for it, the entries to record."""


def changes(
    plan: Plan,
    ledger: Ledger,
    ids: Sequence[str],
    stamp: Stamp,
    update: Update,
) -> tuple[Entry, ...]:
    """Return the entries that one update of several tasks amounts to, in the order of `ids`.

    Args:
        plan: The plan the ids are from.
        ledger: Everything recorded so far.
        ids: Ids that the plan contains.
        stamp: What the entries have in common.
        update: One of the functions below; it returns nothing where nothing changes.
    """
    wanted = frozenset(ids)
    tasks = plan.some(wanted)
    case = Case(plan, ledger, stamp.on, fold(ledger, stamp.on, wanted))
    finals = fold(ledger, None, wanted)
    entries: list[Entry] = []
    for id_ in ids:
        blank = Entry(id=new_id(), at=stamp.at, by=stamp.by, on=stamp.on, task=id_, note=stamp.note)
        entries += update(Standing(row(case, tasks[id_]), finals.get(id_, NOTHING)), blank)
    return tuple(entries)


def start(standing: Standing, blank: Entry) -> tuple[Entry, ...]:
    """Return the entry that sets a task going."""
    return _to("doing", standing, blank)


def cancel(standing: Standing, blank: Entry) -> tuple[Entry, ...]:
    """Return the entry that takes a task out of the plan."""
    return _to("cancelled", standing, blank)


def reopen(standing: Standing, blank: Entry) -> tuple[Entry, ...]:
    """Return the entry that opens a closed task again."""
    return _to("doing", standing, blank) if standing.row.status in CLOSED else ()


def close(standing: Standing, blank: Entry) -> tuple[Entry, ...]:
    """Return the entry that closes a task at once, however many sessions it still owes."""
    return _to("done", standing, blank)


def done(standing: Standing, blank: Entry) -> tuple[Entry, ...]:
    """Return the entry that closes a task, or holds one more session of a counted one (the last closes)."""
    promised, held = standing.row.count, standing.final.held
    if standing.row.status == "done" or promised is None or held >= promised:
        return close(standing, blank)
    one_more = replace(blank, held=1, status="doing" if standing.row.status == "cancelled" else None)
    if held + 1 < promised:
        return (one_more,)
    last_held = standing.final.last_held_on
    if last_held is None or last_held <= blank.on:
        return (replace(one_more, status="done"),)
    return one_more, replace(blank, id=new_id(), on=last_held, status="done", note=None)


def report(percent: int | None, held: int | None) -> Update:
    """Return the update that reports progress: a percent, sessions held, or a note alone."""

    def update(_standing: Standing, blank: Entry) -> tuple[Entry, ...]:
        return (replace(blank, percent=percent, held=held),)

    return update


def extend(timing: str, reason: str | None, authority: str | None) -> Update:
    """Return the update that gives a task a new timing; the original stays in the plan."""

    def update(_standing: Standing, blank: Entry) -> tuple[Entry, ...]:
        return (replace(blank, timing=timing, reason=reason, authority=authority),)

    return update


def take_back(ledger: Ledger, typed: Sequence[str], stamp: Stamp, *, despite: bool) -> tuple[Entry, ...]:
    """Return the entries that take others back; what is taken back already changes nothing.

    Args:
        ledger: Everything recorded so far.
        typed: Ids of entries, or beginnings that only one id has.
        stamp: What the new entries have in common.
        despite: Take an entry back although later ones build on it.

    Raises:
        NoSuchEntryError: No entry, or several, can be meant.
        BuiltUponError: Later entries of the same task build on one of them.
    """
    gone = ledger.undone
    named = dict.fromkeys(_entry(ledger, word) for word in typed)
    targets = [target for target in named if target.id not in gone]
    taken = gone | {target.id for target in targets}
    for target in targets:
        later = next((one for one in ledger.entries if _builds_on(one, target) and one.id not in taken), None)
        if later and not despite:
            raise BuiltUponError(id=target.id, task=target.task, later=later.id)
    return tuple(
        Entry(
            id=new_id(),
            at=stamp.at,
            by=stamp.by,
            on=stamp.on,
            task=target.task,
            note=stamp.note,
            undo=target.id,
        )
        for target in targets
    )


def _entry(ledger: Ledger, typed: str) -> Entry:
    """Return the one entry whose id begins with what was typed."""
    found = [entry for entry in ledger.entries if entry.id.startswith(typed)]
    exact = [entry for entry in found if entry.id == typed]
    if len(exact or found) != 1 or not typed:
        recent = (
            entry.id for entry in found or sorted(ledger.entries, key=lambda entry: entry.at)[-NEAREST:]
        )
        raise NoSuchEntryError(id=typed, nearest="、".join(recent))
    return (exact or found)[0]


def _builds_on(later: Entry, earlier: Entry) -> bool:
    """Tell whether an entry of the same task changed its state after another did; a note alone does not."""
    is_after = (later.on, later.at, later.id) > (earlier.on, earlier.at, earlier.id)
    return later.task == earlier.task and is_after and _says_more(later) and _says_more(earlier)


def _says_more(entry: Entry) -> bool:
    """Tell whether an entry says more than a note."""
    return any(value is not None for value in (entry.status, entry.percent, entry.held, entry.timing))


def _to(status: Status, standing: Standing, blank: Entry) -> tuple[Entry, ...]:
    """Return the entry that gives a task a status; none where it has it already."""
    return () if standing.row.status == status else (replace(blank, status=status),)
