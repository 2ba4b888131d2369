"""How do groups of tasks stand: departments, sections, months?"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from plancli.ledger import STATUSES
from plancli.plan import department_names, own_names
from plancli.query.names import LIGHTS, By, Light
from plancli.query.state import is_endless
from plancli.query.tasks import ALL, Wanted, tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from plancli.plan import Plan
    from plancli.query.state import Case, Row


class Counts(NamedTuple):
    """A number of tasks and how they stand; `lights` has every light, in `LIGHTS` order.

    Attributes:
        total: All tasks, cancelled ones included.
        lights: How many tasks stand in each light.
        owed: Tasks with something to be done by the day, that day included, and tasks that are done.
        met: Those of them that are done, or that have held everything that was to be done.
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

    @property
    def completion(self) -> int | None:
        """Share of what was owed that is met, in percent; None where nothing was owed."""
        return percent(self.met, self.owed)

    @property
    def on_time_rate(self) -> int | None:
        """Share of what was owed that was done in time, in percent; None where nothing was owed."""
        return percent(self.on_time, self.owed)


def percent(part: int, whole: int) -> int | None:
    """Return a share in whole percent, halves rounded up; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


class Group(NamedTuple):
    """The tasks that share a department, section, status, light, month, quarter, person or tag.

    Attributes:
        key: What they share; empty for tasks that have none.
        counts: All of them; where departments are counted, those the department leads.
        support: Tasks the department only supports; None where departments are not counted.
    """

    key: str
    counts: Counts
    support: Counts | None = None


class Summary(NamedTuple):
    """Groups of tasks and the whole.

    Attributes:
        groups: The groups, in the plan's own order.
        total: The tasks that are counted in some group, each once.
        joint: How many of them are counted in more than one.
    """

    by: By
    groups: tuple[Group, ...]
    total: Counts
    joint: int = 0


class _Verdict(NamedTuple):
    """What a task counts as; tasks that count alike are counted together."""

    light: Light
    is_owed: bool
    is_met: bool
    is_done_late: bool
    is_due_on_day: bool

    @property
    def is_on_time(self) -> bool:
        """Tell whether what was owed was met, and not late."""
        return self.is_met and not self.is_done_late


def _verdict(answer: Row) -> _Verdict:
    """Return what a task counts as."""
    return _Verdict(answer.light, answer.is_owed, answer.is_met, bool(answer.is_done_late), answer.days == 0)


def summary(case: Case, by: By, wanted: Wanted = ALL) -> Summary:
    """Return the tasks asked for, counted in groups that come in the plan's own order."""
    judged = [(answer, _verdict(answer)) for answer in tasks(case, wanted)]
    keys_of = _keys_of(case.plan, by, wanted.depts)
    keyed = [(keys_of(answer), verdict) for answer, verdict in judged]
    led = _sorted_into(keyed)
    if by == "dept":
        groups = _departments(case.plan, led, judged, wanted.depts)
    else:
        groups = tuple(Group(key, _counts(led[key])) for key in _ordered(case.plan, by, led))
    total = _counts(verdict for keys, verdict in keyed if keys)
    return Summary(by, groups, total, joint=sum(len(keys) > 1 for keys, _ in keyed))


def _departments(
    plan: Plan,
    led: Mapping[str, Sequence[_Verdict]],
    judged: Iterable[tuple[Row, _Verdict]],
    only: Collection[str],
) -> tuple[Group, ...]:
    """Return a group for each department that leads or supports a task; of several only those asked for."""
    named = _named(plan, only)
    supported = _sorted_into((named(answer.task.support), verdict) for answer, verdict in judged)
    return tuple(
        Group(key, _counts(led.get(key, ())), _counts(supported.get(key, ())))
        for key in (*department_names(plan), "")
        if key in led or key in supported
    )


def count(rows: Iterable[Row]) -> Counts:
    """Return how a number of tasks stand."""
    return _counts(map(_verdict, rows))


def _counts(verdicts: Iterable[_Verdict]) -> Counts:
    """Return how tasks stand that count as these."""
    alike = Counter(verdicts)
    lights: Counter[Light] = Counter()
    for verdict, number in alike.items():
        lights[verdict.light] += number

    def having(claim: str) -> int:
        return sum(number for verdict, number in alike.items() if getattr(verdict, claim))

    return Counts(
        total=lights.total(),
        lights=tuple(lights[light] for light in LIGHTS),
        owed=having("is_owed"),
        met=having("is_met"),
        on_time=having("is_on_time"),
        done_late=having("is_done_late"),
        due_on_day=having("is_due_on_day"),
    )


def _named(plan: Plan, only: Collection[str]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Return what tells which departments names mean, each once; of several only those asked for."""
    own = own_names(plan)

    def named(names: Sequence[str]) -> tuple[str, ...]:
        meant = dict.fromkeys([own.get(name, name) for name in names])
        return tuple([name for name in meant if not only or name in only])

    return named


_NONE = ("",)
"""Key of tasks that have none."""


def _keys_of(plan: Plan, by: By, only: Collection[str]) -> Callable[[Row], tuple[str, ...]]:
    """Return what tells which groups count a task: none where no department asked for leads it."""
    named = _named(plan, only)
    keys: dict[By, Callable[[Row], tuple[str, ...]]] = {
        "dept": lambda answer: named(answer.task.lead) or (() if only else _NONE),
        "section": lambda answer: (answer.task.section or "",),
        "status": lambda answer: (answer.status,),
        "light": lambda answer: (answer.light,),
        "month": lambda answer: (_last(answer, "month"),),
        "quarter": lambda answer: (_last(answer, "quarter"),),
        "person": lambda answer: tuple(dict.fromkeys(one.name for one in answer.task.people)) or _NONE,
        "tag": lambda answer: tuple(dict.fromkeys(answer.task.tags)) or _NONE,
    }
    return keys[by]


def _last(answer: Row, by: Literal["month", "quarter"]) -> str:
    """Return the month or quarter in which a task's window ends; empty where nothing can be late."""
    if answer.timing is None or answer.timing.last is None or is_endless(answer.timing):
        return ""
    last = answer.timing.last
    return f"{last:%Y-%m}" if by == "month" else f"{last.year}-Q{(last.month + 2) // 3}"


_KNOWN: Mapping[By, Callable[[Plan], Iterable[str]]] = {
    "section": lambda plan: (section.id for section in plan.sections),
    "light": lambda _plan: LIGHTS,
    "status": lambda _plan: STATUSES,
    "person": lambda plan: dict.fromkeys(person.name for task in plan.tasks for person in task.people),
    "tag": lambda plan: dict.fromkeys(tag for task in plan.tasks for tag in task.tags),
}
"""The keys of groups in the order that the plan or the language gives them."""


def _ordered(plan: Plan, by: By, keys: Iterable[str]) -> list[str]:
    """Return the keys of groups in the order of the plan or the language, else their own; none comes last."""
    known = {key: at for at, key in enumerate(_KNOWN[by](plan) if by in _KNOWN else ())}
    return sorted(keys, key=lambda key: (not key, known.get(key, len(known)), key))


def _sorted_into(keyed: Iterable[tuple[Iterable[str], _Verdict]]) -> Mapping[str, Sequence[_Verdict]]:
    """Return the verdicts under each of their keys."""
    groups = defaultdict(list)
    for keys, verdict in keyed:
        for key in keys:
            groups[key].append(verdict)
    return groups
