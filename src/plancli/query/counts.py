"""How do groups of tasks stand: departments, sections, months?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from plancli.ledger import STATUSES
from plancli.plan import own_names
from plancli.query.names import LIGHTS, By, Light
from plancli.query.select import ALL, Wanted, tasks
from plancli.query.state import has_ended, is_endless

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from plancli.plan import Plan
    from plancli.query.state import Case, Row


class Counts(NamedTuple):
    """A number of tasks and how they stand; `lights` has every light, in `LIGHTS` order.

    Attributes:
        total: All tasks, cancelled ones included.
        lights: How many tasks stand in each light.
        owed: Tasks whose window had ended by the day (cancelled ones left out): what can be judged.
        met: Those of them that are done.
        on_time: Those of them that were done within the window.
        done_late: Tasks done after their window.
    """

    total: int
    lights: tuple[int, ...]
    owed: int
    met: int
    on_time: int
    done_late: int

    def of(self, light: Light) -> int:
        """Return how many tasks stand in a light."""
        return self.lights[LIGHTS.index(light)]

    @property
    def open(self) -> int:
        """How many tasks are neither done nor cancelled."""
        return self.total - self.of("done") - self.of("cancelled")


class Group(NamedTuple):
    """The tasks that share a department, section, status, light or month.

    Attributes:
        key: What they share; empty for tasks that have none.
        counts: All of them; where departments are counted, those the department leads.
        support: Tasks the department only supports; None where departments are not counted.
    """

    key: str
    counts: Counts
    support: Counts | None = None


class Summary(NamedTuple):
    """Groups of tasks and the whole; a task in several groups counts once in `total`."""

    by: By
    groups: tuple[Group, ...]
    total: Counts


def summary(case: Case, by: By, wanted: Wanted = ALL) -> Summary:
    """Return the tasks asked for, counted in groups that come in the plan's own order."""
    rows = tasks(case, wanted)
    groups = _departments(case, rows, wanted.depts) if by == "dept" else _groups(case, rows, by)
    return Summary(by, groups, count(case, rows))


def count(case: Case, rows: Iterable[Row]) -> Counts:
    """Return how a number of tasks stand."""
    rows = tuple(rows)
    lights = Counter(answer.light for answer in rows)
    owed = [
        answer for answer in rows if answer.status != "cancelled" and has_ended(answer.timing, case.as_of)
    ]
    return Counts(
        total=len(rows),
        lights=tuple(lights[light] for light in LIGHTS),
        owed=len(owed),
        met=sum(answer.status == "done" for answer in owed),
        on_time=sum(answer.is_done_late is False for answer in owed),
        done_late=sum(answer.is_done_late is True for answer in rows),
    )


def _departments(case: Case, rows: Sequence[Row], only: Collection[str]) -> tuple[Group, ...]:
    """Return the tasks by department (those asked for), what it leads apart from what it supports."""
    own = own_names(case.plan)
    led = _sorted_into(rows, lambda answer: [own.get(name, name) for name in answer.task.lead])
    supported = _sorted_into(rows, lambda answer: [own.get(name, name) for name in answer.task.support])
    introduced = dict.fromkeys(department.name for department in case.plan.departments)
    named = dict.fromkeys(own.get(name, name) for answer in rows for name in answer.task.departments)
    return tuple(
        Group(name, count(case, led.get(name, ())), count(case, supported.get(name, ())))
        for name in introduced | named
        if (name in led or name in supported) and (not only or name in only)
    ) + _nobody(case, rows)


def _nobody(case: Case, rows: Sequence[Row]) -> tuple[Group, ...]:
    """Return the group of the tasks that name no department, if there are any."""
    orphans = [answer for answer in rows if not answer.task.departments]
    return (Group("", count(case, orphans), count(case, ())),) if orphans else ()


def _groups(case: Case, rows: Sequence[Row], by: By) -> tuple[Group, ...]:
    """Return the tasks by a property each has once."""
    known = _known_keys(case.plan, by)
    sorted_rows = _sorted_into(rows, lambda answer: (_key(answer, by),))
    keys = [key for key in known if key in sorted_rows] + sorted(
        set(sorted_rows) - set(known), key=_none_last
    )
    return tuple(Group(key, count(case, sorted_rows[key])) for key in keys)


def _none_last(key: str) -> tuple[bool, str]:
    """Return what orders the keys of groups, tasks that have none at the end."""
    return not key, key


def _known_keys(plan: Plan, by: By) -> tuple[str, ...]:
    """Return the keys whose order the plan or the language gives."""
    if by == "section":
        return tuple(section.id for section in plan.sections)
    return LIGHTS if by == "light" else STATUSES


def _key(answer: Row, by: By) -> str:
    """Return what groups a task."""
    match by:
        case "section":
            return answer.task.section or ""
        case "light":
            return answer.light
        case "month":
            return _month(answer)
        case _:
            return answer.status


def _month(answer: Row) -> str:
    """Return the month in which a task's window ends; empty where there is nothing to be late for."""
    if answer.timing is None or answer.timing.last is None or is_endless(answer.timing):
        return ""
    return f"{answer.timing.last:%Y-%m}"


def _sorted_into(rows: Iterable[Row], keys: Callable[[Row], Collection[str]]) -> dict[str, list[Row]]:
    """Return the rows under each of their keys."""
    groups: dict[str, list[Row]] = {}
    for answer in rows:
        own = keys(answer)
        for key in own if len(own) <= 1 else dict.fromkeys(own):
            groups.setdefault(key, []).append(answer)
    return groups
