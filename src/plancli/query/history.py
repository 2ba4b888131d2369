"""How does one task stand on any day, by everything that is recorded of it?"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from plancli.ledger import NOTHING, Entry, Ledger, add_up
from plancli.query.state import Case, Row, row
from plancli.query.times import promises

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from plancli.plan import Plan, Task


class History(NamedTuple):
    """A task with the entries about it that count, in order."""

    plan: Plan
    task: Task
    entries: tuple[Entry, ...] = ()

    def on(self, day: date) -> Row:
        """Return how the task stands at the end of a day."""
        known = [entry for entry in self.entries if entry.on <= day]
        progress = add_up(known, promises(self.plan, {self.task.id: self.task})) if known else NOTHING
        return row(Case(self.plan, Ledger(), day, {self.task.id: progress}), self.task)

    @property
    def final(self) -> Row:
        """How the task stands by every entry, those of later days too."""
        return self.on(date.max)

    def granted(self, day: date) -> tuple[Entry, ...]:
        """Return the entries that give a new time by the end of a day."""
        return tuple(entry for entry in self.entries if entry.timing and entry.on <= day)

    def plus(self, entry: Entry) -> History:
        """Return the history with one more entry, recorded after all others; it takes none of them back."""
        place = bisect_right(self.entries, entry.on, key=attrgetter("on"))
        return self._replace(entries=(*self.entries[:place], entry, *self.entries[place:]))

    def after(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the entries that come after one of them in order."""
        return self.entries[self.entries.index(entry) + 1 :]


def histories(plan: Plan, ledger: Ledger, ids: Collection[str]) -> Mapping[str, History]:
    """Return the history of some tasks of a plan, by their ids."""
    gone = ledger.undone
    entries: dict[str, list[Entry]] = {id_: [] for id_ in ids}
    for entry in ledger.entries:
        if entry.task in entries and entry.id not in gone and not entry.undo:
            entries[entry.task].append(entry)
    return {id_: History(plan, task, tuple(entries[id_])) for id_, task in plan.some(ids).items()}
