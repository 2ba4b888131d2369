"""What does a ledger hold: which entries, in which order, and which of them no longer count?"""

from __future__ import annotations

from datetime import MAXYEAR
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from plancli.ledger.entry import Entry, dump

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from plancli.errors import Problem

_order = attrgetter("on", "at", "id")


class Ledger(NamedTuple):
    """What a ledger file holds.

    Attributes:
        entries: Every entry once, ordered by (`on`, `at`, `id`); undone ones and the undoing ones included.
        problems: Lines that could not be read.
    """

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The id of every entry."""
        return frozenset([entry.id for entry in self.entries])

    @property
    def latest(self) -> datetime | None:
        """When the last entry was recorded; stamps in year 9999 are ignored: no later one could follow."""
        return max((entry.at for entry in self.entries if entry.at.year < MAXYEAR), default=None)

    @property
    def undone(self) -> frozenset[str]:
        """The ids that no longer count; an undoing that is itself undone takes nothing back."""
        gone: set[str] = set()
        undoings = [entry for entry in self.entries if entry.undo]
        for entry in sorted(undoings, key=attrgetter("at", "id"), reverse=True):
            if entry.id not in gone and entry.undo:
                gone.add(entry.undo)
        return frozenset(gone)

    def of(self, task: str) -> tuple[Entry, ...]:
        """Return the entries of one task, in order."""
        return tuple([entry for entry in self.entries if entry.task == task])


def book(entries: Sequence[Entry], problems: Iterable[Problem] = ()) -> Ledger:
    """Return the ledger that entries in any order make: each id once, in the order they take effect."""
    if len({entry.id for entry in entries}) < len(entries):
        entries = _each_once(entries)
    return Ledger(tuple(sorted(entries, key=_order)), tuple(problems))


def _each_once(entries: Iterable[Entry]) -> list[Entry]:
    """Return one entry of each id: of several contents the same one whatever the order of lines."""
    best: dict[str, Entry] = {}
    for entry in entries:
        known = best.setdefault(entry.id, entry)
        if known is not entry and dump(entry) < dump(known):
            best[entry.id] = entry
    return list(best.values())
