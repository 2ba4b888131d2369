"""What does the page say that a leader opens in a browser: how the plan stands, what to urge, what comes?"""

# No `annotations` from __future__: a NamedTuple would compile each of its own anew on every start.
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from plancli import views
from plancli.errors import Message, message
from plancli.plan import department_names, own_names
from plancli.query.changes import Changes
from plancli.query.names import Light
from plancli.query.state import Case, Row
from plancli.query.summary import Counts, Summary, count
from plancli.timing import explain
from plancli.views import brief, cells
from plancli.views.cells import NOTHING, word
from plancli.views.lights import BY_URGENCY
from plancli.views.page import Page, plain
from plancli.views.timeline import Bar, Timeline, bar, timeline
from plancli.words import Lang, say, tell

MOST_ROWS = 2000
"""Tasks beyond which the closed ones are left out: a browser is slow with more, and a mail too small."""

MOST_LINES = 12
"""Tasks that a list above the table names; the table has them all."""

_SUMMED = ("key", "total", *BY_URGENCY, "owed", "completion", "on_time_rate")
"""Columns of the summary by department."""


class Fact(NamedTuple):
    """Something that is said of a task below its title.

    Attributes:
        label: What it is; empty for the words of the task itself.
        texts: What is said.
        of_plan: The plan says so, and a search looks for it.
    """

    label: str
    texts: tuple[str, ...]
    of_plan: bool = False


class Entry(NamedTuple):
    """A task of the page.

    Attributes:
        departments: Numbers of the departments it names, in `Webpage.departments`.
        section: Number of its section in `Webpage.sections`; None where it has none.
        window: The days its time means.
        is_plan_phrase: The plan itself says the phrase, not an extension.
        left: How long there is, or since when it has passed; empty where that says nothing.
    """

    id: str
    title: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    phrase: str
    is_plan_phrase: bool
    window: str
    left: str
    bar: Bar
    status: str
    light: Light
    departments: tuple[int, ...]
    section: int | None
    facts: tuple[Fact, ...]


class Part(NamedTuple):
    """Tasks named above the table, a line each, under a title."""

    title: str
    lines: tuple[str, ...]
    more: str


class Webpage(NamedTuple):
    """A page of a plan.

    Attributes:
        as_of: The day it is true for; `day` the same in words.
        lights: Each light in words, and how many tasks stand in it.
        departments: Names to filter by.
        sections: Ids and titles to filter by.
        words: Everything else that it says, by name.
        changes: What happened since a day; None where nobody asked.
    """

    lang: Lang
    title: str
    as_of: date
    day: str
    timeline: Timeline
    lights: tuple[tuple[Light, str, int], ...]
    parts: tuple[Part, ...]
    departments: tuple[str, ...]
    sections: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]
    summary: Page
    changes: Page | None
    words: Mapping[str, str]
    notes: tuple[str, ...]


WORDS = (
    *("all", "clear", "find", "shown", "age_one", "age", "parts", "by_dept", "tasks", "filters", "unknown"),
    *("light", "changes"),
)
"""What the page says in so many words, by name."""
_COLUMNS = ("id", "title", "departments", "timing", "window", "status", "light", "section")


def webpage(
    case: Case,
    rows: Sequence[Row],
    lang: Lang,
    *,
    parts: Mapping[str, Sequence[Row]],
    summary: Summary,
    changes: Changes | None = None,
    left_out: Iterable[Message] = (),
) -> Webpage:
    """Return the page of a plan.

    Args:
        case: Plan and day.
        rows: Its tasks, in the order in which they stand.
        lang: Language of the words.
        parts: What to name above the table: ``urge``, ``ask`` and ``coming``.
        summary: How the departments stand.
        changes: What happened since a day.
        left_out: What is not shown.
    """
    shown = [row for row in rows if row.is_open] if len(rows) > MOST_ROWS else rows
    closed = len(rows) - len(shown)
    lacking = (*left_out, *([message("views.left_out.closed", count=closed)] if closed else []))
    drawn = timeline(case, shown, lang, left_out=lacking)
    departments = _departments(case, shown)
    sections = _sections(case, shown)
    year = case.plan.year
    return Webpage(
        lang=lang,
        title=case.plan.title,
        as_of=case.as_of,
        day=say(lang, "webpage.day", day=case.as_of),
        timeline=drawn,
        lights=tuple(_lights(count(rows), lang)),
        parts=tuple(_part(case, name, some, lang) for name, some in parts.items() if some),
        departments=departments,
        sections=sections,
        entries=tuple(_entry(case, row, lang, departments, sections) for row in shown),
        summary=views.summary.page(case, summary, lang, names=_SUMMED),
        changes=views.changes.page(case, changes, lang) if changes else None,
        words={
            **{name: say(lang, f"webpage.{name}", n="{n}") for name in WORDS},
            **{name: word(lang, f"views.column.{name}") for name in _COLUMNS},
            "with": word(lang, "views.with"),
            "months": say(lang, "webpage.months", year=year),
            "total": say(lang, "webpage.total", count=len(rows)),
        },
        notes=drawn.notes,
    )


def _lights(counted: Counts, lang: Lang) -> Iterator[tuple[Light, str, int]]:
    """Return each light with its sign and word, and how many tasks stand in it."""
    return ((light, cells.light(light, lang).text, counted.of(light)) for light in BY_URGENCY)


def _part(case: Case, name: str, rows: Sequence[Row], lang: Lang) -> Part:
    """Return tasks, a line each, under a title that counts them."""
    days = case.plan.supervision.soon_days
    title = say(lang, f"webpage.part.{name}", count=len(rows), **({"days": days} if name == "coming" else {}))
    lines = tuple(brief.line(row, case.plan.year, lang) for row in rows[:MOST_LINES])
    left = len(rows) - len(lines)
    return Part(title, lines, say(lang, "webpage.more", count=left) if left else "")


def _departments(case: Case, rows: Iterable[Row]) -> tuple[str, ...]:
    """Return the departments that tasks name, in the order of the plan."""
    own = own_names(case.plan)
    named = {own.get(name, name) for row in rows for name in row.task.departments}
    return tuple(name for name in department_names(case.plan) if name in named)


def _sections(case: Case, rows: Iterable[Row]) -> tuple[tuple[str, str], ...]:
    """Return the sections of tasks, in the order of the plan."""
    used = {row.task.section for row in rows}
    return tuple((section.id, section.title) for section in case.plan.sections if section.id in used)


def _entry(
    case: Case, row: Row, lang: Lang, departments: Sequence[str], sections: Sequence[tuple[str, str]]
) -> Entry:
    """Return one task of the page."""
    task, own, year = row.task, own_names(case.plan), case.plan.year
    names = {own.get(name, name) for name in task.departments}
    ids = [id_ for id_, _ in sections]
    return Entry(
        id=task.id,
        title=task.title,
        lead=task.lead,
        support=task.support,
        phrase=row.timing.phrase if row.timing else NOTHING,
        is_plan_phrase=row.timing is not None and not row.extensions,
        window=cells.window(row.timing, year, lang),
        left=cells.left(row, lang) if row.is_open and row.days is not None else "",
        bar=bar(case, row, lang),
        status=plain(cells.status(row, lang)),
        light=row.light,
        departments=tuple(number for number, name in enumerate(departments) if name in names),
        section=ids.index(task.section) if task.section in ids else None,
        facts=tuple(fact for fact in _facts(case, row, lang) if any(fact.texts)),
    )


def _facts(case: Case, row: Row, lang: Lang) -> Iterator[Fact]:
    """Yield what is said of a task below its title: the plan's words, what was reported, why its days."""
    task, year = row.task, case.plan.year

    def label(name: str) -> str:
        return word(lang, f"views.column.{name}")

    yield Fact("", tuple(filter(None, (task.number, task.heading, task.text))), of_plan=True)
    yield from (Fact(label("people"), (one.name, one.role), of_plan=True) for one in task.people)
    yield Fact(label("tags"), task.tags, of_plan=True)
    yield from (Fact(label("notes"), note, of_plan=True) for note in task.notes)
    missed = cells.missed(row, year, lang)
    yield Fact(label("missed"), (missed,))
    if task.timing and row.extensions:
        yield Fact(label("original"), (task.timing.phrase,), of_plan=True)
    yield Fact(label("extensions"), tuple(_extension(case, row, lang)))
    yield Fact(label("last_note"), (row.note or "",))
    yield Fact(label("problem"), (row.problem or "",))
    yield Fact(label("next"), (row.next or "",))
    yield Fact(
        label("why"), tuple(tell(lang, reason) for reason in explain(row.timing)) if row.timing else ()
    )


def _extension(case: Case, row: Row, lang: Lang) -> Iterator[str]:
    """Yield each later time that was given to a task."""
    for one in row.extensions:
        slip = say(lang, "views.slip", days=one.slip_days) if one.slip_days is not None else ""
        said = (cells.day(one.on, case.plan.year), one.timing.phrase, one.reason, one.authority, slip)
        yield " ".join(filter(None, said))
