"""How does one task look, whole: what it says, why its time means what it means, what became of it?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from plancli import views
from plancli.query.state import elapsed, is_endless, row
from plancli.views import cells
from plancli.views.cells import NOTHING, word
from plancli.views.fields import TASK_KEYS, original_whole, section_titles
from plancli.views.footers import notes
from plancli.views.log import entries_grid, entry_record
from plancli.views.page import Fields, Heading, Page, Span
from plancli.views.records import Records, about
from plancli.views.timing import facts
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from plancli.errors import Message
    from plancli.ledger import Entry
    from plancli.plan import Task
    from plancli.query.state import Case, Extension, Row
    from plancli.views.page import Cell
    from plancli.views.records import Record
    from plancli.words import Lang

Pair = tuple[str, tuple["Cell", ...]]


def page(
    case: Case,
    row: Row,
    entries: Sequence[Entry],
    lang: Lang,
    *,
    undone: frozenset[str] = frozenset(),
    left_out: Iterable[Message] = (),
    is_paper: bool = False,
) -> Page:
    """Return one task whole.

    Args:
        case: Plan and day.
        row: The task as it stands on the day.
        entries: Its entries, in order.
        lang: Language of the words.
        undone: Ids of entries that no longer count.
        left_out: What is not shown.
        is_paper: For a document on paper: days in words, without what only programs and `undo` need.
    """
    pairs = tuple((label, values) for label, values in _pairs(case, row, lang, is_paper=is_paper) if values)
    as_of = views.sheet.long_day(case.as_of, lang) if is_paper else case.as_of.isoformat()
    heading = Heading(
        f"{row.task.number or row.task.id} {row.task.title}",
        say(lang, "views.as_of", day=as_of),
    )
    blocks = (heading, Fields(pairs))
    if entries:
        columns = _ON_PAPER if is_paper else ()
        grid = entries_grid(case, entries, lang, undone=undone, with_task=False, columns=columns)
        return Page((*blocks, Heading(word(lang, "views.history")), grid), notes(case, lang, left_out))
    return Page(blocks, notes(case, lang, left_out))


_ON_PAPER = ("on", "what", "by", "at")
"""Columns of a task's history on paper."""

KEYS = (*TASK_KEYS, "elapsed", "parent_task", "children", "history")
"""Keys of one task whole: what a list says of it, and what only `show` does."""


def records(case: Case, row: Row, entries: Sequence[Entry], *, lang: Lang) -> Records:
    """Return one task whole as a record: all that the page says, with its entries in order."""
    gone, titles = case.ledger.undone, {row.task.id: row.task.title}
    parent = [_relative(case, one) for one in _parent(case, row).values()]
    listed = views.fields.task(row, section_titles(case), lang)
    whole = listed | {
        "original": original_whole(row.task.timing, lang) if row.task.timing else None,
        "elapsed": _percent_elapsed(case, row),
        "parent_task": parent[0] if parent else None,
        "children": [_relative(case, one) for one in _children(case, row).values()],
        "history": [entry_record(entry, titles, is_undone=entry.id in gone) for entry in entries],
    }
    return Records("tasks", KEYS, (whole,), about(case))


def _relative(case: Case, task: Task) -> Record:
    """Return another task: what it is, and how it stands."""
    return {"id": task.id, "title": task.title, "status": row(case, task).status}


def _parent(case: Case, row: Row) -> Mapping[str, Task]:
    """Return the task that a task belongs under, by id, where there is one."""
    return case.plan.some([row.task.parent] if row.task.parent else [])


def _children(case: Case, row: Row) -> Mapping[str, Task]:
    """Return the tasks that belong under a task, by id."""
    return {one.id: one for one in case.plan.tasks if one.parent == row.task.id}


def _pairs(case: Case, row: Row, lang: Lang, *, is_paper: bool) -> Iterator[Pair]:
    """Yield every fact about a task with its label; a fact that is absent has no values."""
    for label, values in _BEFORE_TIMING:
        yield word(lang, label), values(case, row, lang)
    yield from ((name, tuple(text.splitlines())) for name, text in row.task.notes)
    yield word(lang, "views.column.timing"), (row.task.timing.phrase if row.task.timing else NOTHING,)
    if row.task.timing:
        yield from facts(row.task.timing, case.plan.year, lang, is_paper=is_paper)
    for extension in row.extensions:
        yield from _extension(case, extension, lang, is_paper=is_paper)
    for label, values in _AFTER_TIMING:
        yield word(lang, label), values(case, row, lang)


def _section(case: Case, row: Row, _lang: Lang) -> tuple[Cell, ...]:
    """Return the id and the title of a task's section."""
    section = f"{row.task.section or ''} {case.plan.section_title(row.task.section)}".strip()
    return (section,) if section else ()


def _missed(case: Case, row: Row, lang: Lang) -> tuple[Cell, ...]:
    """Return how many steps were missed, and since when."""
    missed = cells.missed(row, case.plan.year, lang)
    return (Span(missed, "yellow"),) if missed else ()


def _people(_case: Case, row: Row, _lang: Lang) -> tuple[Cell, ...]:
    """Return who answers for a task in person, and as what."""
    return tuple(f"{one.name} ({one.role})" if one.role else one.name for one in row.task.people)


def _urges(case: Case, row: Row, lang: Lang) -> Iterator[Cell]:
    """Yield each reminder with its day, its slip and the day to answer by."""
    for entry in row.urges:
        slip = cells.urge(entry.urge, case.plan.year, lang) if entry.urge else ""
        yield f"{entry.on.isoformat()} {slip}".rstrip()
    if row.is_unanswered:
        yield Span(say(lang, "views.unanswered", day=cells.day(row.reply_by, case.plan.year)), "red")


def _related(case: Case, tasks: Mapping[str, Task], lang: Lang) -> tuple[Cell, ...]:
    """Return other tasks, a line each: id, title and how each stands."""
    return tuple(
        f"{id_} {one.title} ({word(lang, f'views.status.{row(case, one).status}')})"
        for id_, one in tasks.items()
    )


def _elapsed(case: Case, row: Row) -> tuple[Cell, ...]:
    """Return how much of the time for an open task is over; nothing where it has not begun or has no end."""
    percent = _percent_elapsed(case, row)
    return (f"{percent}%",) if percent else ()


def _percent_elapsed(case: Case, row: Row) -> int | None:
    """Return how much of the time for an open task is over, in percent; None where it has no end."""
    if not row.is_open or row.timing is None or is_endless(row.timing):
        return None
    return int(100 * elapsed(case, row.timing))


def _some(text: str | None) -> tuple[Cell, ...]:
    """Return a text as the only value of a fact; none where there is no text."""
    return (text,) if text else ()


_Values = Callable[["Case", "Row", "Lang"], tuple["Cell", ...]]

_BEFORE_TIMING: tuple[tuple[str, _Values], ...] = (
    ("views.column.id", lambda _case, row, _lang: (row.task.id,)),
    ("views.column.light", lambda _case, row, lang: (cells.light(row.light, lang),)),
    ("views.column.status", lambda _case, row, lang: (cells.status(row, lang),)),
    ("views.column.done_on", lambda _case, row, _lang: (row.done_on.isoformat(),) if row.done_on else ()),
    ("views.elapsed", lambda case, row, _lang: _elapsed(case, row)),
    ("views.column.missed", _missed),
    (
        "views.column.silent_days",
        lambda _case, row, lang: (cells.silence(row, lang),) if row.silent_days else (),
    ),
    ("views.column.text", lambda _case, row, _lang: tuple(row.task.text.splitlines())),
    ("views.column.section", _section),
    ("views.parent", lambda case, row, lang: _related(case, _parent(case, row), lang)),
    ("views.children", lambda case, row, lang: _related(case, _children(case, row), lang)),
    ("views.column.lead", lambda _case, row, lang: (cells.listed(row.task.lead, lang),)),
    (
        "views.column.support",
        lambda _case, row, lang: (cells.listed(row.task.support, lang),) if row.task.support else (),
    ),
    ("views.column.people", _people),
    (
        "views.column.tags",
        lambda _case, row, lang: (cells.listed(row.task.tags, lang),) if row.task.tags else (),
    ),
)
"""Facts about a task that stand before its time: the label of each, and what returns its values."""

_AFTER_TIMING: tuple[tuple[str, _Values], ...] = (
    (
        "views.column.due",
        lambda case, row, lang: (cells.next_due(row, case.plan.year, lang),) if row.due else (),
    ),
    ("views.column.problem", lambda _case, row, _lang: _some(row.problem)),
    ("views.column.next", lambda _case, row, _lang: _some(row.next)),
    ("views.urges", lambda case, row, lang: tuple(_urges(case, row, lang))),
)
"""Facts that stand after it."""


def _extension(case: Case, extension: Extension, lang: Lang, *, is_paper: bool) -> Iterator[Pair]:
    """Yield what one later time was, why, and how far the task slipped."""
    timing = extension.timing
    on = views.sheet.long_day(extension.on, lang) if is_paper else extension.on.isoformat()
    days = views.official.window(timing, lang) if is_paper else cells.window(timing, case.plan.year, lang)
    values: list[Cell] = [f"{on} {timing.phrase} {days}".rstrip()]
    if extension.slip_days is not None:
        values.append(say(lang, "views.slip", days=extension.slip_days))
    if extension.is_late:
        values.append(Span(word(lang, "views.asked_late"), "red"))
    given = (("reason", extension.reason), ("authority", extension.authority))
    values += [say(lang, f"views.{name}", text=text) for name, text in given if text]
    yield word(lang, "views.extension"), tuple(values)
