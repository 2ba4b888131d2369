"""What does a timeline say: which bar has each task, and what ends in each month?

A bar is made of days and names; `drawing` knows how it looks on a terminal (`drawing.timeline`) and as SVG
(`drawing.svg`). Both ends of a time belong to it.
"""

# No `annotations` from __future__: a NamedTuple would compile each of its own anew on every start.
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple, get_args

from plancli import views
from plancli.errors import Message, message
from plancli.plan import Plan, department_names, own_names
from plancli.query.names import Light
from plancli.query.state import Case, Row, is_endless, is_soft, steps_of
from plancli.timing.model import Kind, Timing
from plancli.views import cells
from plancli.views.cells import NOTHING, word
from plancli.views.footers import notes
from plancli.views.records import Records
from plancli.words import Lang, say

Form = Literal["window", "deadline", "steps", "open", "endless", "conditional", "none"]
"""How a time runs: between two days; up to one; past several; on no day; without an end; after an event."""

Edge = Literal["firm", "tentative", "approximate"]
"""How firm the ends of a time are."""

MarkKind = Literal["owed", "held", "missed", "asked", "done", "cancelled"]
"""What a day of a bar is: a step to come, held, missed or to ask about; the day of its closing."""

By = Literal["section", "dept"]
GROUPINGS: tuple[By, ...] = get_args(By)
"""By what the tasks of a timeline may stand together."""

Sign = Literal[
    "firm",
    "tentative",
    "approximate",
    "running",
    "hedged",
    "extended",
    "late",
    "ask",
    "step",
    "done",
    "cancelled",
    "slip",
    "beyond",
    "open",
    "conditional",
    "today",
]
SIGNS: tuple[Sign, ...] = get_args(Sign)
"""What the signs of a drawing mean, in the order of its legend."""


class Mark(NamedTuple):
    """A day within a bar, and what it is."""

    day: date
    kind: MarkKind


class Bar(NamedTuple):
    """What is drawn of one task.

    Attributes:
        form: How its time runs.
        edge: How firm its ends are.
        first: First day of the time in force, or None.
        last: Last day of it, or None.
        earlier: Last days of the times that were in force before it, in the order in which they were.
        marks: Its steps and its closing.
        until: Last day of the run after the end: the as-of day, or that of a late closing; None without one.
        held: How many of several sessions without days of their own are held, as ``1/2``; else empty.
        light: Its supervision light.
        said: All of this in words.
    """

    form: Form
    edge: Edge
    first: date | None
    last: date | None
    earlier: tuple[date, ...]
    marks: tuple[Mark, ...]
    until: date | None
    held: str
    light: Light
    said: str


class Line(NamedTuple):
    """One task: its bar, and what stands beside it; `when` says its end and what became of it."""

    id: str
    title: str
    departments: str
    when: str
    bar: Bar


class Group(NamedTuple):
    """Tasks that stand together, under a title; the title is empty where nothing parts them."""

    title: str
    lines: tuple[Line, ...]


class Timeline(NamedTuple):
    """A timeline of one year.

    Attributes:
        title: Title of the plan.
        year: The year it shows.
        as_of: The day it is drawn for.
        groups: The tasks.
        ends: How many open tasks end in each month, January first.
        heads: Headings of the columns ``id when departments title``, of the row ``ends`` and its ``total``;
            ``empty`` stands where there are no tasks.
        legend: What each sign means.
        notes: What it does not show.
        shows_departments: Departments stand beside each task, being no title above it.
    """

    title: str
    year: int
    as_of: date
    groups: tuple[Group, ...]
    ends: tuple[int, ...]
    heads: Mapping[str, str]
    legend: Mapping[Sign, str]
    notes: tuple[str, ...] = ()
    shows_departments: bool = True


_FORMS: Mapping[Kind, Form] = {
    "window": "window",
    "deadline": "deadline",
    "recurring": "steps",
    "open": "open",
    "undated": "none",
    "conditional": "conditional",
    "unresolved": "none",
}

_WITHOUT_DAYS = frozenset({"open", "conditional", "none"})
"""Forms whose days bind nobody, and are not drawn."""


def timeline(
    case: Case, rows: Iterable[Row], lang: Lang, *, by: By = "section", left_out: Iterable[Message] = ()
) -> Timeline:
    """Return the timeline of tasks; in each group the earliest end comes first, what has none last."""
    rows = in_order(rows)
    parts = _sections(case, rows, lang) if by == "section" else _departments(case.plan, rows, lang)
    groups = tuple(_group(case, title, part, lang) for title, part in parts)
    ends = ends_of(case, rows)
    double = sum(len(group.lines) for group in groups) - len(rows)
    joint = (message("timeline.joint", count=double),) if double else ()
    return Timeline(
        title=case.plan.title,
        year=case.plan.year,
        as_of=case.as_of,
        groups=groups,
        ends=ends,
        heads=_heads(case, sum(ends), lang),
        legend={sign: word(lang, f"timeline.sign.{sign}") for sign in SIGNS},
        notes=notes(case, lang, (*joint, *left_out)),
        shows_departments=by == "section",
    )


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return tasks by the ends of their times, the earliest first; what has none comes last."""
    return tuple(sorted(rows, key=_by_end))


def records(case: Case, rows: Iterable[Row], lang: Lang) -> Records:
    """Return the tasks of a timeline as records; `ends` counts the open ones that end in each month."""
    rows = tuple(rows)
    ends = {f"{case.plan.year}-{month:02}": count for month, count in enumerate(ends_of(case, rows), start=1)}
    return views.tasks.records(case, rows, lang=lang)._replace(tail={"ends": ends})


def ends_of(case: Case, rows: Iterable[Row]) -> tuple[int, ...]:
    """Return how many open tasks end in each month of the plan's year, January first."""
    days = (row.timing.last for row in rows if row.is_open and row.timing and not is_endless(row.timing))
    months = Counter(day.month for day in days if day and day.year == case.plan.year)
    return tuple(months[number] for number in range(1, 13))


def _by_end(row: Row) -> tuple[date, date]:
    """Return what orders tasks by the ends of their times, then by their beginnings."""
    timing = time_of(row)
    if timing is None or timing.last is None or is_endless(timing):
        return date.max, date.max
    return timing.last, timing.first or date.min


def _heads(case: Case, total: int, lang: Lang) -> Mapping[str, str]:
    """Return the headings of the columns and of the last row."""
    day = cells.day(case.as_of, case.plan.year)
    return {
        "id": word(lang, "views.column.id"),
        "when": say(lang, "views.as_of", day=day),
        "departments": word(lang, "views.column.departments"),
        "title": word(lang, "views.column.title"),
        "ends": word(lang, "timeline.ends"),
        "total": say(lang, "timeline.total", count=total),
        "empty": word(lang, "views.empty.list"),
    }


def _sections(case: Case, rows: Sequence[Row], lang: Lang) -> Iterator[tuple[str, list[Row]]]:
    """Yield the tasks of each section under its title, last those of none; without sections no title."""
    for section in case.plan.sections:
        if some := [row for row in rows if row.task.section == section.id]:
            yield section.title, some
    if orphans := [row for row in rows if row.task.section is None]:
        yield word(lang, "views.none.section") if case.plan.sections else "", orphans


def _departments(plan: Plan, rows: Sequence[Row], lang: Lang) -> Iterator[tuple[str, list[Row]]]:
    """Yield the tasks that each department leads, under its name; last those without one."""
    own = own_names(plan)
    leads = [({own.get(name, name) for name in row.task.lead}, row) for row in rows]
    for name in department_names(plan):
        if led := [row for lead, row in leads if name in lead]:
            yield name, led
    if orphans := [row for lead, row in leads if not lead]:
        yield word(lang, "views.none.dept"), orphans


def _group(case: Case, title: str, rows: Sequence[Row], lang: Lang) -> Group:
    """Return tasks with their bars; the title counts them."""
    lines = tuple(_line(case, row, lang) for row in rows)
    return Group(say(lang, "timeline.group", title=title, count=len(rows)) if title else "", lines)


def _line(case: Case, row: Row, lang: Lang) -> Line:
    """Return one task of a timeline."""
    lead = word(lang, "timeline.joint_names").join(row.task.lead)
    return Line(row.task.id, row.task.title, lead, _when(case, row, lang), bar(case, row, lang))


def time_of(row: Row) -> Timing | None:
    """Return the time to draw: the one in force, of a task that is done the one in force on that day."""
    return row.closing_time if row.done_on else row.timing


def bar(case: Case, row: Row, lang: Lang) -> Bar:
    """Return what is drawn of one task."""
    timing = time_of(row)
    is_late = row.lateness is not None
    form = _form(timing)
    has_days = timing is not None and form not in _WITHOUT_DAYS
    return Bar(
        form=form,
        edge=_edge(timing),
        first=timing.first if timing and has_days else None,
        last=timing.last if timing and has_days else None,
        earlier=_earlier(row),
        marks=tuple(_marks(case, row, timing)),
        until=case.as_of if is_late else row.closed_on if row.days_after else None,
        held=_held(row, timing),
        light=row.light,
        said=_said(case, row, timing, lang),
    )


def _form(timing: Timing | None) -> Form:
    """Return how a time runs."""
    if timing is None:
        return "none"
    if timing.last is None and timing.first is not None:
        return "endless"
    return "steps" if timing.milestones else _FORMS[timing.kind]


def _edge(timing: Timing | None) -> Edge:
    """Return how firm the ends of a time are."""
    if timing is None or not is_soft(timing):
        return "firm"
    return "tentative" if timing.tentative else "approximate"


def _earlier(row: Row) -> tuple[date, ...]:
    """Return the last days of the times that were in force before the one that is drawn."""
    known = [one.timing for one in row.extensions if row.done_on is None or one.on <= row.done_on]
    times = (row.task.timing, *known)[:-1]
    return tuple(timing.last for timing in times if timing and timing.last)


def _marks(case: Case, row: Row, timing: Timing | None) -> Iterator[Mark]:
    """Yield the steps that have days of their own, without an end that is still owed; then the closing."""
    if timing and (timing.occurrences or timing.milestones):
        steps = steps_of(timing)
        yield from (Mark(step.due, "held") for step in steps[: row.held])
        if row.is_open:
            left = (step.due for step in steps[row.held :] if step.due != timing.last)
            yield from (Mark(day, _owed(timing, day, case.as_of)) for day in left)
    if row.closed_on:
        yield Mark(row.closed_on, "done" if row.status == "done" else "cancelled")


def _owed(timing: Timing, day: date, as_of: date) -> MarkKind:
    """Return what a step is that was not held."""
    if day >= as_of:
        return "owed"
    return "asked" if is_soft(timing) else "missed"


def _held(row: Row, timing: Timing | None) -> str:
    """Return how many of several sessions without days of their own are held."""
    has_days = timing is None or timing.occurrences or timing.milestones
    return "" if has_days or not row.count else f"{row.held}/{row.count}"


def _when(case: Case, row: Row, lang: Lang) -> str:
    """Return the end of a task's time and what became of it: ``06-30 !15``, ``04-30 *07-12``."""
    slip = row.extensions[-1].slip_days if row.extensions else None
    held = f"{row.held}/{row.count}" if row.count else ""
    moved = f"{slip:+}" if slip else ""
    return " ".join(filter(None, (_end_of(case, time_of(row), lang), _became(case, row), held, moved)))


def _end_of(case: Case, timing: Timing | None, lang: Lang) -> str:
    """Return the last day of a time, or why there is none."""
    if timing is None:
        return NOTHING
    return cells.kind(timing, lang) if is_endless(timing) else cells.day(timing.last, case.plan.year)


_CLOSED, _PASSED = {"done": "*", "cancelled": "x"}, {"firm": "!", "soft": "?"}
"""Signs before the day of a closing; before the days since an end that has passed."""


def _became(case: Case, row: Row) -> str:
    """Return on which day a task was closed, or for how long its time has been over."""
    if row.closed_on:
        return f"{_CLOSED[row.status]}{cells.day(row.closed_on, case.plan.year)}"
    return f"{_PASSED[row.lateness]}{-(row.days or 0)}" if row.lateness else ""


def _said(case: Case, row: Row, timing: Timing | None, lang: Lang) -> str:
    """Return a bar in words: how firm, which days, how the task stands."""
    if timing is None:
        return word(lang, "timeline.no_time")
    edge = "" if is_endless(timing) else word(lang, f"timeline.sign.{_edge(timing)}")
    days = cells.kind(timing, lang) if is_endless(timing) else cells.window(timing, case.plan.year, lang)
    stands = cells.left(row, lang) if row.is_open and row.days is not None else ""
    closed = word(lang, f"views.status.{row.status}") if row.closed_on else ""
    on = cells.day(row.closed_on, case.plan.year) if row.closed_on else ""
    missed = cells.missed(row, case.plan.year, lang) if not row.lateness else ""
    return " ".join(filter(None, (edge, days, closed, on, stands, missed)))
