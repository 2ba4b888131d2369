"""Which tasks are asked for?"""

# No `annotations` from __future__: a NamedTuple would compile each of its own anew on every start.
from collections.abc import Callable, Mapping
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


ALL = Wanted()

_OF_PLAN: Mapping[str, Callable[[Wanted, Task], bool]] = {
    "ids": lambda asked, task: task.id in (asked.ids or ()),
    "depts": lambda asked, task: (
        not asked.depts.isdisjoint(task.lead if asked.lead_only else task.departments)
    ),
    "sections": lambda asked, task: task.section in asked.sections,
    "tags": lambda asked, task: not asked.tags.isdisjoint(task.tags),
    "people": lambda asked, task: any(person.name in asked.people for person in task.people),
    "search": lambda asked, task: any(task.mentions(text) for text in asked.search),
}
"""What each field asks of a task as planned."""

_OF_DAY: Mapping[str, Callable[[Wanted, Row], bool]] = {
    "is_open": lambda _asked, row: row.is_open,
    "statuses": lambda asked, row: row.status in asked.statuses,
    "lights": lambda asked, row: row.light in asked.lights,
    "kinds": lambda asked, row: row.timing is not None and row.timing.kind in asked.kinds,
    "is_extended": lambda _asked, row: bool(row.extensions),
    "is_unanswered": lambda _asked, row: row.is_unanswered,
    "parts": lambda asked, row: row.part in asked.parts,
    "is_silent": lambda _asked, row: row.silent_days is not None,
    "during": lambda asked, row: asked.during is None or _touches(row, asked.during),
}
"""What each field asks of a task as it stands on the day."""


def _touches(row: Row, span: "Window") -> bool:
    """Tell whether a task's window shares a day with the span; one without an end runs on for ever."""
    if row.timing is None or row.timing.first is None:
        return False
    return row.timing.first <= span.last and (row.timing.last is None or row.timing.last >= span.first)


def tasks(case: Case, wanted: Wanted = ALL) -> tuple[Row, ...]:
    """Return the tasks asked for, open and closed, in the plan's order."""
    if wanted == ALL:
        return tuple(rows(case, case.plan.tasks))
    asked = [field for field in Wanted._fields if getattr(wanted, field) != getattr(ALL, field)]
    of_plan = [_OF_PLAN[field] for field in asked if field in _OF_PLAN]
    of_day = [_OF_DAY[field] for field in asked if field in _OF_DAY]
    chosen = (task for task in case.plan.tasks if all(check(wanted, task) for check in of_plan))
    return tuple(row for row in rows(case, chosen) if all(check(wanted, row) for check in of_day))
