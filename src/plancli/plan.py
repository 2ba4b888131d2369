"""The plan as everyone but the file reader sees it: plain values, every timing already resolved."""

# No `annotations` from __future__: msgspec would compile each of them from its text on every start.
import re
from collections.abc import Collection, Mapping
from datetime import date

from msgspec import Struct

from plancli.timing.model import Timing

LONGEST_ID = 40
"""Characters of the longest id of a task or section."""

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years a plan may be of."""

SOON_DAYS = 15
"""A task turns blue this many days before its next due day, unless the plan says otherwise."""

PACE_POINTS = 10
"""Percentage points a reported percent may lag behind the elapsed share before the task turns yellow."""

SILENT_DAYS = 30
"""Days without a report after which open work that has begun counts as silent."""

_CLAUSE_END = "[，。；！？,;]"


class Supervision(Struct, frozen=True, array_like=True, gc=False):
    """Thresholds of the supervision lights.

    Attributes:
        soon_days: Days before the next due day at which a task turns blue.
        pace_points: Percentage points a task may lag before it turns yellow.
        silent_days: Days without a report after which open work counts as silent; 0 for never.
    """

    soon_days: int = SOON_DAYS
    pace_points: int = PACE_POINTS
    silent_days: int = SILENT_DAYS


class Office(Struct, frozen=True, array_like=True, gc=False):
    """Who issues circulars and slips of a plan, and how.

    Attributes:
        issuer: Name at the head of a circular.
        signature: Name under which it is signed.
        printed_by: Office that prints it (印发机关).
        number: Number of a document, with ``{n}`` for the running number and ``{year}`` for the plan's year.
        to: Whom a circular is addressed to (主送机关).
    """

    issuer: str | None = None
    signature: str | None = None
    printed_by: str | None = None
    number: str | None = None
    to: str | None = None


class Section(Struct, frozen=True, array_like=True, gc=False):
    """A heading of the plan, with the tasks that name its id."""

    id: str
    title: str


class Department(Struct, frozen=True, array_like=True, gc=False):
    """A department the plan introduces by name, with other names people use for it."""

    name: str
    aliases: tuple[str, ...] = ()


class Person(Struct, frozen=True, array_like=True, gc=False):
    """A person who answers for a task, and in which role."""

    name: str
    role: str


class Unplaced(Struct, frozen=True, array_like=True, gc=False):
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


class Task(Struct, frozen=True, array_like=True, gc=False):
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
        added: Day it was added to the plan, or None where it was there from the start.
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
    added: date | None = None

    @property
    def title(self) -> str:
        """The task's heading, or the first clause of its text."""
        return self.heading or re.split(_CLAUSE_END, self.text, maxsplit=1)[0] or self.text

    @property
    def departments(self) -> tuple[str, ...]:
        """Every department the task names, lead first."""
        return self.lead + self.support

    def mentions(self, text: str) -> bool:
        """Tell whether a text stands anywhere in what the plan says of the task, whatever its case."""
        phrase = self.timing.phrase if self.timing else ""
        people = (said for person in self.people for said in (person.name, person.role))
        notes = (said for note in self.notes for said in note)
        words = (self.number or "", self.heading or "", self.text, phrase)
        whole = "\n".join((*words, *self.departments, *people, *self.tags, *notes))
        return text.casefold() in whole.casefold()


class Plan(Struct, frozen=True, array_like=True):
    """A whole plan for one year.

    Attributes:
        path: The plan file, as the user would name it.
        issued: Day the plan was published; relative timings count from it.
        meanings: What this institution means by its fuzzy words: word to MM-DD/MM-DD.
        events: Dates that conditional timings wait for.
        unplaced: What an import could not place and nobody has removed from the file since.
    """

    title: str
    year: int
    path: str
    tasks: tuple[Task, ...]
    document: str | None = None
    issuer: str | None = None
    issued: date | None = None
    sections: tuple[Section, ...] = ()
    departments: tuple[Department, ...] = ()
    supervision: Supervision = Supervision()
    meanings: Mapping[str, str] = {}
    events: Mapping[str, date] = {}
    unplaced: tuple[Unplaced, ...] = ()
    office: Office = Office()

    @property
    def ids(self) -> list[str]:
        """Every task's id, in the plan's order."""
        return [task.id for task in self.tasks]

    def some(self, ids: Collection[str]) -> dict[str, Task]:
        """Return the tasks with these ids, by id; an id that no task has is left out."""
        wanted = frozenset(ids)
        return {task.id: task for task in self.tasks if task.id in wanted}

    def section_title(self, section_id: str | None) -> str:
        """Return the title of a section, or an empty string where a task has none."""
        return next((section.title for section in self.sections if section.id == section_id), "")


def department_names(plan: Plan) -> tuple[str, ...]:
    """Return every department's name once: in the order the plan introduces them, then as tasks name them."""
    own = own_names(plan)
    introduced = dict.fromkeys(department.name for department in plan.departments)
    named = dict.fromkeys(
        name for task in plan.tasks for names in (task.lead, task.support) for name in names
    )
    return tuple(introduced | dict.fromkeys(own.get(name, name) for name in named))


def own_names(plan: Plan) -> dict[str, str]:
    """Return the department that each alias means."""
    return {alias: one.name for one in plan.departments for alias in one.aliases}
