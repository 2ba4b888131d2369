"""How does one task look, whole: what it says, why its time means what it means, what became of it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.query import elapsed, is_endless, row
from plancli.views import cells
from plancli.views.cells import NOTHING, word
from plancli.views.footers import notes
from plancli.views.history import entries_grid
from plancli.views.page import Fields, Heading, Page, Span
from plancli.views.timings import facts
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from plancli.errors import Message
    from plancli.ledger import Entry
    from plancli.plan import Task
    from plancli.query import Case, Extension, Row
    from plancli.views.page import Cell
    from plancli.words import Lang

Pair = tuple[str, tuple["Cell", ...]]


def show_page(
    case: Case,
    row: Row,
    entries: Sequence[Entry],
    lang: Lang,
    *,
    undone: frozenset[str] = frozenset(),
    left_out: Iterable[Message] = (),
) -> Page:
    """Return one task whole.

    Args:
        case: Plan and day.
        row: The task as it stands on the day.
        entries: Its entries, in order.
        lang: Language of the words.
        undone: Ids of entries that no longer count.
        left_out: What is not shown.
    """
    pairs = tuple((label, values) for label, values in _pairs(case, row, lang) if values)
    heading = Heading(
        f"{row.task.number or row.task.id} {row.task.title}",
        say(lang, "views.as_of", day=case.as_of.isoformat()),
    )
    blocks = (heading, Fields(pairs))
    if entries:
        grid = entries_grid(case, entries, lang, undone=undone, with_task=False)
        return Page((*blocks, Heading(word(lang, "views.history")), grid), notes(case, lang, left_out))
    return Page(blocks, notes(case, lang, left_out))


def _pairs(case: Case, row: Row, lang: Lang) -> Iterator[Pair]:
    """Yield every fact about a task with its label; a fact that is absent has no values."""
    task = row.task

    def label(name: str) -> str:
        return word(lang, f"views.column.{name}")

    yield label("id"), (task.id,)
    yield label("light"), (cells.light(row.light, lang),)
    yield label("status"), (cells.status(row, lang),)
    yield label("done_on"), (row.done_on.isoformat(),) if row.done_on else ()
    yield word(lang, "views.elapsed"), _elapsed(case, row)
    missed = cells.missed(row, case.plan.year, lang)
    yield label("missed"), (Span(missed, "yellow"),) if missed else ()
    yield label("silent_days"), (cells.silence(row, lang),) if row.silent_days else ()
    yield label("text"), tuple(task.text.splitlines())
    section = f"{task.section or ''} {case.plan.section_title(task.section)}".strip()
    yield label("section"), (section,) if section else ()
    yield (
        word(lang, "views.parent"),
        _related(case, case.plan.some([task.parent] if task.parent else []), lang),
    )
    children = {one.id: one for one in case.plan.tasks if one.parent == task.id}
    yield word(lang, "views.children"), _related(case, children, lang)
    yield label("lead"), (cells.listed(task.lead, lang),)
    yield label("support"), (cells.listed(task.support, lang),) if task.support else ()
    yield (
        label("people"),
        tuple((f"{person.name} ({person.role})" if person.role else person.name) for person in task.people),
    )
    yield label("tags"), (cells.listed(task.tags, lang),) if task.tags else ()
    yield from ((name, tuple(text.splitlines())) for name, text in task.notes)
    yield label("timing"), (task.timing.phrase if task.timing else NOTHING,)
    if task.timing:
        yield from facts(task.timing, case.plan.year, lang)
    for extension in row.extensions:
        yield from _extension(case, extension, lang)
    yield label("due"), (cells.next_due(row, case.plan.year, lang),) if row.due else ()
    yield label("problem"), (row.problem,) if row.problem else ()
    yield label("next"), (row.next,) if row.next else ()
    yield word(lang, "views.urges"), tuple(_urges(case, row, lang))


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
    if not row.is_open or row.timing is None or is_endless(row.timing):
        return ()
    percent = int(100 * elapsed(case, row.timing))
    return (f"{percent}%",) if percent else ()


def _extension(case: Case, extension: Extension, lang: Lang) -> Iterator[Pair]:
    """Yield what one later time was, why, and how far the task slipped."""
    days = cells.window(extension.timing, case.plan.year, lang)
    values: list[Cell] = [f"{extension.on.isoformat()} {extension.timing.phrase} {days}"]
    if extension.slip_days is not None:
        values.append(say(lang, "views.slip", days=extension.slip_days))
    if extension.is_late:
        values.append(Span(word(lang, "views.asked_late"), "red"))
    given = (("reason", extension.reason), ("authority", extension.authority))
    values += [say(lang, f"views.{name}", text=text) for name, text in given if text]
    yield word(lang, "views.extension"), tuple(values)
