"""Which days of tasks belong into a calendar, and what does it say of each?

One event for each day that a task owes something: its end, a stage, an occurrence. What has no end has none.
"""

# No `annotations` from __future__: a NamedTuple would compile each of its own anew on every start.
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from plancli.plan import Plan
from plancli.query.state import Case, Row, Step, is_soft, steps_of
from plancli.timing.model import Timing
from plancli.views import cells
from plancli.views.cells import word
from plancli.window import Window
from plancli.words import Lang, say

State = Literal["todo", "doing", "done", "cancelled"]
"""How what is owed stands."""

LONGEST_DAYS = 31
"""A time of at most so many days is shown whole, a longer one as its last day alone."""


class Event(NamedTuple):
    """One thing that is owed, with its days.

    Attributes:
        key: Its identity, which no extension changes: plan, task, and which step before the end.
        first: First day shown; both days belong to it.
        last: Day by which it is owed.
        summary: What is owed, in a line.
        description: The task in the plan's words, its phrase, its departments, how it stands; lines.
        departments: All that the task names.
        is_soft: Its time is tentative or approximate.
        state: How it stands.
        revision: How many later times were given to it.
        percent: Last percent reported, or None.
        closed_on: Day the task was closed, or None.
    """

    key: tuple[str, ...]
    first: date
    last: date
    summary: str
    description: str
    departments: tuple[str, ...]
    is_soft: bool
    state: State
    revision: int
    percent: int | None
    closed_on: date | None


class Calendar(NamedTuple):
    """The events of some tasks.

    Attributes:
        name: Title of the plan.
        as_of: The day for which they are true.
        events: The events, in the order of the tasks.
        without: How many tasks have no day, and so no event.
    """

    name: str
    as_of: date
    events: tuple[Event, ...]
    without: int


Chosen = Callable[[Row, int, Step], bool]
"""Tells of a task's step, by its number from 0, whether it is asked about."""


def every(_row: Row, _number: int, _step: Step) -> bool:
    """Choose every step."""
    return True


def within(span: Window) -> Chosen:
    """Return what chooses steps in a span that are not held; of tasks that owe nothing in it the end."""

    def chosen(row: Row, number: int, step: Step) -> bool:
        owes_within = row.due is not None and row.due in span
        is_end = row.timing is not None and step.due == row.timing.last
        return number >= row.held and step.due in span if owes_within else is_end

    return chosen


def passed(as_of: date) -> Chosen:
    """Return what chooses steps whose day has passed and that are not held."""
    return lambda row, number, step: number >= row.held and step.due < as_of


def calendar(case: Case, rows: Iterable[Row], lang: Lang, chosen: Chosen = every) -> Calendar:
    """Return the events of tasks."""
    events: list[Event] = []
    without = 0
    for row in rows:
        events += _events(case, row, lang, chosen)
        without += not steps_of(row.timing)
    return Calendar(case.plan.title, case.as_of, tuple(events), without)


class _Owed(NamedTuple):
    """A step of a task among all of them.

    Attributes:
        number: Its number from 0.
        total: How many there are with days of their own; several sessions by one day are one.
    """

    step: Step
    number: int
    total: int

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it apart from other steps of its task; the end has the name of the task alone."""
        return () if self.number == self.total - 1 else (str(self.number + 1),)

    @property
    def label(self) -> str:
        """What is owed, where the plan says so; else which of several."""
        return self.step.label or (f"{self.number + 1}/{self.total}" if self.total > 1 else "")

    def state(self, row: Row) -> State:
        """Return how it stands: of several steps of an open task, those after the next one are not begun."""
        if self.total == 1 or not row.is_open:
            return row.status
        if self.number < row.held:
            return "done"
        return row.status if self.number == row.held else "todo"


def _owed(timing: Timing) -> Iterator[_Owed]:
    """Yield what a time owes, in order."""
    steps = steps_of(timing)
    if not (timing.occurrences or timing.milestones):
        steps = steps[-1:]
    return (_Owed(step, number, len(steps)) for number, step in enumerate(steps))


def _events(case: Case, row: Row, lang: Lang, chosen: Chosen) -> Iterator[Event]:
    """Yield an event for each day on which a task owes something that is asked about."""
    if row.timing is None:
        return
    told = _description(case, row, row.timing, lang)
    for one in _owed(row.timing):
        if chosen(row, one.number if one.total > 1 else row.held, one.step):
            yield _event(case, row, row.timing, one, lang)._replace(description=told)


def _event(case: Case, row: Row, timing: Timing, one: _Owed, lang: Lang) -> Event:
    """Return the event of one step, without its description, which all steps of a task share."""
    title = row.task.title
    return Event(
        key=(*_plan_key(case.plan), row.task.id, *one.key),
        first=_first(timing, one.step),
        last=one.step.due,
        summary=say(lang, "ics.step", title=title, label=one.label) if one.label else title,
        description="",
        departments=row.task.departments,
        is_soft=is_soft(timing),
        state=one.state(row),
        revision=len(row.extensions),
        percent=row.percent if row.is_open else None,
        closed_on=row.closed_on,
    )


def _plan_key(plan: Plan) -> tuple[str, ...]:
    """Return what tells a plan apart: its document, where it has one, else its title; and its year."""
    return plan.document or plan.title, str(plan.year)


def _first(timing: Timing, step: Step) -> date:
    """Return the first day to show: of an occurrence and of a long time the day by which it is owed."""
    if timing.occurrences:
        return step.due
    stage = next((one for one in timing.milestones if (one.last, one.label) == (step.due, step.label)), None)
    first = stage.first if stage else timing.first
    is_short = first is not None and 0 <= (step.due - first).days < LONGEST_DAYS
    return first if first and is_short else step.due


def _description(case: Case, row: Row, timing: Timing, lang: Lang) -> str:
    """Return what stands below the summary: the plan's words and how the task stands, a line each."""
    status = word(lang, f"views.status.{row.status}")
    on = cells.day(row.closed_on, case.plan.year) if row.closed_on else ""
    facts = {
        "timing": timing.phrase,
        "lead": _names(row.task.lead),
        "support": _names(row.task.support),
        "status": " ".join(filter(None, (status, on, cells.progress(row, lang)))),
    }
    said = (
        say(lang, "ics.fact", label=word(lang, f"views.column.{name}"), text=text)
        for name, text in facts.items()
        if text
    )
    return "\n".join((row.task.text, *said))


def _names(names: Iterable[str]) -> str:
    """Return names in one text."""
    return "、".join(names)
