"""What does a ledger hold: which entries, in which order, and which of them no longer count?"""

from __future__ import annotations

from datetime import MAXYEAR
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from plancli.ledger.entry import Entry, dump
from plancli.ledger.lines import GLUED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from plancli.errors import Problem

TWO_CONTENTS = "ledger.two_contents"
"""Message of an id that stands under several contents."""

_READ_ALL_THE_SAME = (GLUED, TWO_CONTENTS)

_turn = attrgetter("turn")
_by_stamp, _by_moment = attrgetter("on", "at", "id"), attrgetter("on", "moment", "id")


class Ledger(NamedTuple):
    """What a ledger file holds.

    Attributes:
        entries: Every entry once, ordered by (`on`, `moment`, `id`); undone and undoing ones included.
        problems: Lines that could not be read, or hold more than one entry; ids with several contents.
    """

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def skipped(self) -> int:
        """How many lines could not be read."""
        return sum(problem.message.id not in _READ_ALL_THE_SAME for problem in self.problems)

    @property
    def disputed(self) -> int:
        """How many ids stand under several contents."""
        return sum(problem.message.id == TWO_CONTENTS for problem in self.problems)

    @property
    def ids(self) -> frozenset[str]:
        """The id of every entry."""
        return frozenset([entry.id for entry in self.entries])

    @property
    def latest(self) -> datetime | None:
        """The last moment in the order; those in year 9999 are ignored: no later one could follow."""
        moments = [entry.turn or entry.at for entry in self.entries]  # a property costs twice as much
        return max((moment for moment in moments if moment.year < MAXYEAR), default=None)

    @property
    def undone(self) -> frozenset[str]:
        """The ids that no longer count; an undoing that is itself undone takes nothing back."""
        gone: set[str] = set()
        undoings = [entry for entry in self.entries if entry.undo]
        for entry in sorted(undoings, key=attrgetter("moment", "id"), reverse=True):
            if entry.id not in gone and entry.undo:
                gone.add(entry.undo)
        return frozenset(gone)

    def of(self, task: str) -> tuple[Entry, ...]:
        """Return the entries of one task, in order."""
        return tuple([entry for entry in self.entries if entry.task == task])


def book(entries: Sequence[Entry], problems: Iterable[Problem] = ()) -> Ledger:
    """Return the ledger that entries in any order make: each id once, in the order they take effect.

    Of several contents under one id the one recorded first counts, whatever the order of lines.
    """
    if len({entry.id for entry in entries}) < len(entries):
        latest_first = sorted(entries, key=lambda entry: (entry.at, dump(entry)), reverse=True)
        entries = [*{entry.id: entry for entry in latest_first}.values()]
    order = _by_moment if any(map(_turn, entries)) else _by_stamp  # the same, and faster, without turns
    return Ledger(tuple(sorted(entries, key=order)), tuple(problems))
