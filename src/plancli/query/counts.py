"""How do groups of tasks stand: departments, sections, months?"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from plancli.ledger import STATUSES
from plancli.plan import department_names, own_names
from plancli.query.names import LIGHTS, By, Light
from plancli.query.select import ALL, Wanted, tasks
from plancli.query.state import is_endless

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from plancli.plan import Plan
    from plancli.query.state import Case, Row

    _Judged = tuple[Row, "_Verdict"]
    """A task and what it counts as."""


class Counts(NamedTuple):
    """A number of tasks and how they stand; `lights` has every light, in `LIGHTS` order.

    Attributes:
        total: All tasks, cancelled ones included.
        lights: How many tasks stand in each light.
        owed: Tasks of which something was to be done by the day, that day included, and those that are done.
        met: Those of them that are done, or of which everything that was to be done is held.
        on_time: Those of them that were not done late.
        done_late: Tasks done after a firm time.
        due_on_day: Open tasks that owe something on the very day, which is not over yet.
    """

    total: int
    lights: tuple[int, ...]
    owed: int
    met: int
    on_time: int
    done_late: int
    due_on_day: int

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


class _Verdict(NamedTuple):
    """What a task counts as; tasks that count alike are counted together."""

    light: Light
    is_owed: bool
    is_met: bool
    is_done_late: bool
    is_due_on_day: bool


def _verdict(answer: Row) -> _Verdict:
    """Return what a task counts as."""
    return _Verdict(answer.light, answer.is_owed, answer.is_met, bool(answer.is_done_late), answer.days == 0)


def summary(case: Case, by: By, wanted: Wanted = ALL) -> Summary:
    """Return the tasks asked for, counted in groups that come in the plan's own order."""
    judged = [(answer, _verdict(answer)) for answer in tasks(case, wanted)]
    groups = _departments(case.plan, judged, wanted.depts) if by == "dept" else _groups(case.plan, judged, by)
    return Summary(by, groups, _counts(verdict for _, verdict in judged))


def count(rows: Iterable[Row]) -> Counts:
    """Return how a number of tasks stand."""
    return _counts(map(_verdict, rows))


def _counts(verdicts: Iterable[_Verdict]) -> Counts:
    """Return how tasks stand that count as these."""
    alike = Counter(verdicts).items()
    lights: Counter[Light] = Counter()
    for verdict, number in alike:
        lights[verdict.light] += number
    return Counts(
        total=lights.total(),
        lights=tuple(lights[light] for light in LIGHTS),
        owed=sum(number for verdict, number in alike if verdict.is_owed),
        met=sum(number for verdict, number in alike if verdict.is_met),
        on_time=sum(number for verdict, number in alike if verdict.is_met and not verdict.is_done_late),
        done_late=sum(number for verdict, number in alike if verdict.is_done_late),
        due_on_day=sum(number for verdict, number in alike if verdict.is_due_on_day),
    )


def _departments(plan: Plan, judged: Sequence[_Judged], only: Collection[str]) -> tuple[Group, ...]:
    """Return the tasks by department (those asked for), what it leads apart from what it supports."""
    own = own_names(plan)

    def named(names: Sequence[str]) -> Collection[str]:
        """Return the departments that names mean, each once."""
        return dict.fromkeys([own.get(name, name) for name in names]) if own or len(names) > 1 else names

    led = _sorted_into((named(answer.task.lead), verdict) for answer, verdict in judged)
    supported = _sorted_into((named(answer.task.support), verdict) for answer, verdict in judged)
    return tuple(
        Group(name, _counts(led.get(name, ())), _counts(supported.get(name, ())))
        for name in department_names(plan)
        if (name in led or name in supported) and (not only or name in only)
    ) + _nobody(judged)


def _nobody(judged: Sequence[_Judged]) -> tuple[Group, ...]:
    """Return the group of the tasks that name no department, if there are any."""
    orphans = [verdict for answer, verdict in judged if not (answer.task.lead or answer.task.support)]
    return (Group("", _counts(orphans), _counts(())),) if orphans else ()


def _groups(plan: Plan, judged: Sequence[_Judged], by: By) -> tuple[Group, ...]:
    """Return the tasks by a property each has once."""
    known = _known_keys(plan, by)
    groups = _sorted_into(((_key(answer, by),), verdict) for answer, verdict in judged)
    keys = [key for key in known if key in groups] + sorted(set(groups) - set(known), key=_none_last)
    return tuple(Group(key, _counts(groups[key])) for key in keys)


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


def _sorted_into(keyed: Iterable[tuple[Iterable[str], _Verdict]]) -> Mapping[str, Sequence[_Verdict]]:
    """Return the verdicts under each of their keys."""
    groups = defaultdict(list)
    for keys, verdict in keyed:
        for key in keys:
            groups[key].append(verdict)
    return groups
