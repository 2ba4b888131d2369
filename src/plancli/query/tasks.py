"""Which tasks are asked for?"""

# No `annotations` from __future__: a NamedTuple would compile each of its own anew on every start.
from typing import TYPE_CHECKING, NamedTuple

from plancli.plan import Task
from plancli.query.state import Case, Row, rows

if TYPE_CHECKING:
    from plancli.window import Window


class Wanted(NamedTuple):
    """Which tasks are asked for. An empty field asks for all; several values of one field mean "or".

    Attributes:
        ids: Ids of tasks; None asks for all, an empty set for none.
        depts: Names of departments.
        lead_only: A department counts only where it leads.
        during: The window in force shares a day with this one.
        is_extended: Only tasks that were given a later time.
        is_unanswered: Only tasks that were urged, and not answered by the day named.
        parts: How the task fails its time.
        is_silent: Only silent tasks.
        search: Texts to look for in number, heading, text, departments, people, timing, tags and notes.
        is_open: Only tasks that are neither done nor cancelled.
        people: Names of those who answer for a task in person.
    """

    ids: frozenset[str] | None = None
    depts: frozenset[str] = frozenset()
    lead_only: bool = False
    sections: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    lights: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    during: "Window | None" = None
    search: frozenset[str] = frozenset()
    is_extended: bool = False
    is_unanswered: bool = False
    parts: frozenset[str] = frozenset()
    is_silent: bool = False
    is_open: bool = False
    people: frozenset[str] = frozenset()

    def of_plan(self, task: Task) -> bool:
        """Tell whether the plan alone says that a task is not ruled out."""
        return (
            (self.ids is None or task.id in self.ids)
            and (
                not self.depts or not self.depts.isdisjoint(task.lead if self.lead_only else task.departments)
            )
            and (not self.sections or task.section in self.sections)
            and (not self.tags or not self.tags.isdisjoint(task.tags))
            and (not self.people or any(person.name in self.people for person in task.people))
            and (not self.search or any(task.mentions(text) for text in self.search))
        )

    def of_day(self, row: Row) -> bool:
        """Tell whether a task's state on the day fits."""
        return (
            (row.is_open or not self.is_open)
            and (not self.statuses or row.status in self.statuses)
            and (not self.lights or row.light in self.lights)
            and (not self.kinds or (row.timing is not None and row.timing.kind in self.kinds))
            and (not self.is_extended or bool(row.extensions))
            and (not self.is_unanswered or row.is_unanswered)
            and (not self.parts or row.part in self.parts)
            and (not self.is_silent or row.silent_days is not None)
            and (self.during is None or _touches(row, self.during))
        )


ALL = Wanted()


def _touches(row: Row, span: "Window") -> bool:
    """Tell whether a task's window shares a day with the span; one without an end runs on for ever."""
    if row.timing is None or row.timing.first is None:
        return False
    return row.timing.first <= span.last and (row.timing.last is None or row.timing.last >= span.first)


def tasks(case: Case, wanted: Wanted = ALL) -> tuple[Row, ...]:
    """Return the tasks asked for, open and closed, in the plan's order."""
    if wanted == ALL:
        return tuple(rows(case, case.plan.tasks))
    answers = rows(case, filter(wanted.of_plan, case.plan.tasks))
    return tuple(answer for answer in answers if wanted.of_day(answer))
