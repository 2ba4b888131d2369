"""The plan as everyone but the file reader sees it: plain values, every timing already resolved."""

# No `annotations` from __future__: a NamedTuple would compile each of its own anew on every start.
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, Protocol

from plancli.timing.model import Timing

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years a plan may be of."""

SOON_DAYS = 15
"""A task turns blue this many days before its next due day, unless the plan says otherwise."""

PACE_POINTS = 10
"""Percentage points a reported percent may lag behind the elapsed share before the task turns yellow."""

_CLAUSE_END = "[，。；！？,;]"


class Supervision(NamedTuple):
    """Thresholds of the supervision lights.

    Attributes:
        soon_days: Days before the next due day at which a task turns blue.
        pace_points: Percentage points a task may lag before it turns yellow.
    """

    soon_days: int = SOON_DAYS
    pace_points: int = PACE_POINTS


class Section(NamedTuple):
    """A heading of the plan, with the tasks that name its id."""

    id: str
    title: str


class Department(NamedTuple):
    """A department the plan introduces by name, with other names people use for it."""

    name: str
    aliases: tuple[str, ...] = ()


class Person(NamedTuple):
    """Somebody who answers for a task, and as what."""

    name: str
    role: str


class Unplaced(NamedTuple):
    """A line of the imported document that no task, heading or known part took in.

    Attributes:
        place: Where it stands in the document, such as L22.
        reason: Code of why it was not placed.
        line: Line of the plan file that keeps it; 0 where unknown.
    """

    place: str
    text: str
    reason: str
    line: int = 0


class Task(NamedTuple):
    """One task of the plan, in the plan's own words.

    Attributes:
        id: Short, unique in the plan, never reused.
        text: The whole text as printed.
        timing: What its timing phrase means; None where the plan gives no phrase.
        number: The number as printed, such as （一）.
        section: Id of its section, or None.
        heading: Its title where the plan gives one apart from the text.
        lead: Departments that answer for it (牵头、责任).
        support: Departments that help (配合).
        people: Who answers for it in person.
        notes: Further columns of the plan, as (label, text).
        tags: Free words to select by.
        parent: Id of the task it belongs under.
        source: Place in the document it was imported from, such as L22.
        line: Line of the plan file on which it begins; 0 where unknown.
    """

    id: str
    text: str
    timing: Timing | None = None
    number: str | None = None
    section: str | None = None
    heading: str | None = None
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()
    parent: str | None = None
    source: str | None = None
    line: int = 0

    @property
    def title(self) -> str:
        """The task's heading, or the first clause of its text."""
        return self.heading or re.split(_CLAUSE_END, self.text, maxsplit=1)[0] or self.text

    @property
    def departments(self) -> tuple[str, ...]:
        """Every department the task names, lead first."""
        return self.lead + self.support


class Finder(Protocol):
    """What can be said about a plan's tasks without looking at each."""

    @property
    def ids(self) -> Sequence[str]:
        """Every task's id, in the plan's order."""

    @property
    def departments(self) -> Sequence[str]:
        """Every department's name, in the order of `department_names`."""

    def some(self, ids: Collection[str]) -> dict[str, Task]:
        """Return the tasks with these ids, by id; an id that no task has is left out."""

    def naming(self, departments: Collection[str]) -> Iterable[Task]:
        """Return every task that names one of these departments, in order; others may be among them."""

    def recall(self, phrase: str, issued: date | None) -> Timing | None:
        """Return what a phrase said on a day was found to mean before, or None."""

    def remember(self, phrase: str, issued: date | None, timing: Timing) -> None:
        """Note what a phrase said on a day was found to mean."""

    def keep(self) -> None:
        """Keep what was noted for other commands."""


class Plan(NamedTuple):
    """A whole plan for one year.

    Attributes:
        path: The plan file, as the user would name it.
        issued: Day the plan was published; relative timings count from it.
        meanings: What this institution means by its fuzzy words: word to MM-DD/MM-DD.
        events: Dates that conditional timings wait for.
        unplaced: What an import could not place and nobody has removed from the file since.
        finder: A shorter way to some of the tasks, where there is one.
    """

    title: str
    year: int
    path: str
    tasks: Sequence[Task]
    document: str | None = None
    issuer: str | None = None
    issued: date | None = None
    sections: tuple[Section, ...] = ()
    departments: tuple[Department, ...] = ()
    supervision: Supervision = Supervision()
    meanings: Mapping[str, str] = MappingProxyType({})
    events: Mapping[str, date] = MappingProxyType({})
    unplaced: tuple[Unplaced, ...] = ()
    finder: Finder | None = None

    @property
    def ids(self) -> Sequence[str]:
        """Every task's id, in the plan's order."""
        return self.finder.ids if self.finder is not None else [task.id for task in self.tasks]

    def some(self, ids: Collection[str]) -> dict[str, Task]:
        """Return the tasks with these ids, by id; an id that no task has is left out."""
        if self.finder is not None:
            return self.finder.some(ids)
        return {task.id: task for task in self.tasks if task.id in ids}

    def naming(self, departments: Collection[str]) -> Iterable[Task]:
        """Return every task that names one of these departments; others may be among them."""
        return self.finder.naming(departments) if self.finder is not None else self.tasks

    def section_title(self, section_id: str | None) -> str:
        """Return the title of a section, or an empty string where a task has none."""
        return next((section.title for section in self.sections if section.id == section_id), "")

    def resolve(self, phrase: str, issued: date | None) -> Timing:
        """Return what a phrase means in this plan when it is said on the day `issued`."""
        if self.finder is not None and (known := self.finder.recall(phrase, issued)):
            return known
        from plancli.timing import resolve  # noqa: PLC0415  the grammar is loaded only when a phrase is new

        timing = resolve(phrase, year=self.year, issued=issued, meanings=self.meanings, events=self.events)
        if self.finder is not None:
            self.finder.remember(phrase, issued, timing)
        return timing


def department_names(plan: Plan) -> tuple[str, ...]:
    """Return every department's name once: in the order the plan introduces them, then as tasks name them."""
    if plan.finder is not None:
        return tuple(plan.finder.departments)
    own = own_names(plan)
    introduced = dict.fromkeys(department.name for department in plan.departments)
    named = dict.fromkeys(own.get(name, name) for task in plan.tasks for name in task.departments)
    return tuple(introduced | named)


def own_names(plan: Plan) -> dict[str, str]:
    """Return the department that each alias means."""
    return {alias: one.name for one in plan.departments for alias in one.aliases}
