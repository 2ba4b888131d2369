"""How does one task stand on any day, by everything that is recorded of it?"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from plancli.ledger import NOTHING, Entry, Ledger, Progress, add_up
from plancli.query.state import Case, Row, row
from plancli.query.times import promises

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from plancli.ledger import Promised
    from plancli.plan import Plan, Task


_on = attrgetter("on")

_TOGETHER = 64
"""Entries of a piece: the more, the faster many are added up, and the slower one is added to them."""


class _Piece(NamedTuple):
    """Some entries that follow each other, how the task stands after them, and the piece before them."""

    entries: tuple[Entry, ...]
    progress: Progress
    before: _Piece | None


class History:
    """A task with the entries about it that count, in order.

    A history with one more entry shares what the one without it has added up: of many entries of one task, as
    in a batch, each is added up once, unless its day lies before that of others.
    """

    def __init__(
        self,
        plan: Plan,
        task: Task,
        entries: Sequence[Entry] = (),
        *,
        since: _Piece | None = None,
        promised: Promised | None = None,
    ) -> None:
        """Keep entries in order; before them those of another history, with what says what is promised."""
        self.plan, self.task = plan, task
        self._last = since
        self._promised = promised or promises(plan, {task.id: task})
        for start in range(0, len(entries), _TOGETHER):
            piece = tuple(entries[start : start + _TOGETHER])
            self._last = _Piece(piece, self._after(self._last, piece), self._last)

    def _after(self, before: _Piece | None, entries: Sequence[Entry]) -> Progress:
        """Return how the task stands after some entries that follow a piece."""
        since = before.progress if before else NOTHING
        return add_up(entries, self._promised, since=since) if entries else since

    def _latest_first(self) -> Iterator[_Piece]:
        """Yield the pieces, the last first."""
        piece = self._last
        while piece:
            yield piece
            piece = piece.before

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry, in order."""
        return tuple(chain.from_iterable([piece.entries for piece in self._latest_first()][::-1]))

    def progress(self, day: date) -> Progress:
        """Return what the entries add up to at the end of a day."""
        for piece in self._latest_first():
            if piece.entries[-1].on <= day:
                return piece.progress
            if piece.entries[0].on <= day:
                return self._after(piece.before, piece.entries[: bisect_right(piece.entries, day, key=_on)])
        return NOTHING

    def on(self, day: date) -> Row:
        """Return how the task stands at the end of a day."""
        return row(Case(self.plan, Ledger(), day, {self.task.id: self.progress(day)}), self.task)

    @property
    def final(self) -> Row:
        """How the task stands by every entry, those of later days too."""
        return self.on(date.max)

    def granted(self, day: date) -> tuple[Entry, ...]:
        """Return the entries that give a new time by the end of a day."""
        return self.progress(day).extensions

    def plus(self, entry: Entry) -> History:
        """Return the history with one more entry, recorded after all others; it takes none of them back."""
        last = self._last
        if last and last.entries[-1].on <= entry.on and len(last.entries) < _TOGETHER:
            more = _Piece((*last.entries, entry), self._after(last, (entry,)), last.before)
            return History(self.plan, self.task, since=more, promised=self._promised)
        pieces = []
        while last and last.entries[-1].on > entry.on:
            pieces.append(last.entries)
            last = last.before
        later = [*chain.from_iterable(reversed(pieces))]
        later.insert(bisect_right(later, entry.on, key=_on), entry)
        return History(self.plan, self.task, later, since=last, promised=self._promised)

    def after(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the entries that come after one of them in order."""
        later: list[tuple[Entry, ...]] = []
        for piece in self._latest_first():
            if entry in piece.entries:
                later.append(piece.entries[piece.entries.index(entry) + 1 :])
                break
            later.append(piece.entries)
        return tuple(chain.from_iterable(reversed(later)))


def histories(plan: Plan, ledger: Ledger, ids: Collection[str]) -> Mapping[str, History]:
    """Return the history of some tasks of a plan, by their ids."""
    gone = ledger.undone
    entries: dict[str, list[Entry]] = {id_: [] for id_ in ids}
    for entry in ledger.entries:
        if entry.task in entries and entry.id not in gone and not entry.undo:
            entries[entry.task].append(entry)
    return {id_: History(plan, task, entries[id_]) for id_, task in plan.some(ids).items()}
