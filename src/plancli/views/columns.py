"""Which columns can a table of tasks have, and what stands in each?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from plancli.views import cells
from plancli.views.cells import NOTHING, word
from plancli.views.page import Column, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plancli.query import Case, Row
    from plancli.timing.model import Timing
    from plancli.views.page import Cell
    from plancli.words import Lang

DEFAULT = ("id", "title", "departments", "timing", "window", "status", "light")
"""Columns of `list` where none are asked for."""

DUE = ("id", "title", "departments", "timing", "due", "status", "light")
"""Columns of `due` and `overdue`."""


_Cell = Callable[["Case", "Row", "Lang"], "Cell"]
"""Says what stands in a column."""


def _kind(cell: _Cell, comfort: int = 14, **more: Any) -> tuple[_Cell, Column]:  # noqa: ANN401  what `Column` takes
    """Return a kind of column: what stands in it, and how it behaves; its heading comes with the language."""
    return cell, Column("", "", comfort, **more)


def _text(value: object) -> str:
    """Return a value as text, or the sign for none."""
    return NOTHING if value is None or value == "" else str(value)


def _title(_case: Case, row: Row, _lang: Lang) -> Cell:
    """Return a task's short title, faint where the task is closed."""
    return row.task.title if row.is_open else Span(row.task.title, "faint")


def _extensions(case: Case, row: Row, lang: Lang) -> Cell:
    """Return the days to which a task was extended."""
    year = case.plan.year
    ends = (
        cells.day(one.timing.last, year) if one.timing.last else cells.kind(one.timing, lang)
        for one in row.extensions
    )
    return cells.listed(ends, lang)


def _of_timing(say: Callable[[Timing, Case, Lang], object]) -> _Cell:
    """Return what says something of the timing in force, where there is one."""
    return lambda case, row, lang: _text(say(row.timing, case, lang)) if row.timing else NOTHING


_KINDS: dict[str, tuple[_Cell, Column]] = {
    "id": _kind(lambda _case, row, _lang: row.task.id, 8),
    "number": _kind(lambda _case, row, _lang: _text(row.task.number), 10),
    "title": _kind(_title, 24),
    "text": _kind(lambda _case, row, _lang: row.task.text, 40),
    "section": _kind(
        lambda case, row, _lang: _text(case.plan.section_title(row.task.section) or row.task.section), 16
    ),
    "departments": _kind(
        lambda _case, row, lang: cells.everyone(row, lang), under="title", rank=3, keeps_names=True
    ),
    "lead": _kind(
        lambda _case, row, lang: cells.listed(row.task.lead, lang), under="title", rank=3, keeps_names=True
    ),
    "support": _kind(
        lambda _case, row, lang: cells.listed(row.task.support, lang),
        under="lead",
        rank=4,
        keeps_names=True,
    ),
    "people": _kind(
        lambda _case, row, lang: cells.listed((person.name for person in row.task.people), lang),
        keeps_names=True,
    ),
    "tags": _kind(lambda _case, row, lang: cells.listed(row.task.tags, lang), keeps_names=True),
    "timing": _kind(_of_timing(lambda timing, _case, _lang: timing.phrase), 16),
    "kind": _kind(_of_timing(lambda timing, _case, lang: cells.kind(timing, lang))),
    "window": _kind(
        lambda case, row, lang: cells.window(row.timing, case.plan.year, lang), 13, under="timing", rank=1
    ),
    "first": _kind(_of_timing(lambda timing, case, _lang: cells.day(timing.first, case.plan.year)), 10),
    "last": _kind(_of_timing(lambda timing, case, _lang: cells.day(timing.last, case.plan.year)), 10),
    "due": _kind(lambda case, row, lang: cells.due(row, case.plan.year, lang), 21, under="timing", rank=1),
    "days": _kind(lambda _case, row, lang: cells.left(row, lang), 10),
    "edtf": _kind(_of_timing(lambda timing, _case, _lang: timing.edtf), 23),
    "status": _kind(lambda _case, row, lang: cells.status(row, lang), 10, under="light", rank=2),
    "progress": _kind(lambda _case, row, lang: cells.progress(row, lang) or NOTHING, 8),
    "light": _kind(lambda _case, row, lang: cells.light(row.light, lang), 11),
    "lateness": _kind(
        lambda _case, row, lang: word(lang, f"views.lateness.{row.lateness}") if row.lateness else NOTHING, 10
    ),
    "done_on": _kind(lambda case, row, _lang: cells.day(row.done_on, case.plan.year), 10),
    "last_on": _kind(lambda case, row, _lang: cells.day(row.last_on, case.plan.year), 10),
    "extensions": _kind(_extensions, 10),
    "problem": _kind(lambda _case, row, _lang: _text(row.problem), 24),
    "next": _kind(lambda _case, row, _lang: _text(row.next), 24),
    "last_note": _kind(lambda _case, row, _lang: _text(row.note), 24),
    "urged": _kind(lambda _case, row, _lang: str(row.urged), 6, is_right=True),
    "reply_by": _kind(lambda case, row, _lang: cells.day(row.reply_by, case.plan.year), 10),
    "missed": _kind(lambda _case, row, _lang: _text(row.missed or None), 4),
    "missed_since": _kind(lambda case, row, _lang: cells.day(row.missed_since, case.plan.year), 10),
    "silent_days": _kind(lambda _case, row, _lang: _text(row.silent_days), 4),
}

COLUMNS = tuple(_KINDS)
"""Every column that `--columns` knows, by name."""


_RECORD_KEYS = {
    "departments": ("lead", "support"),
    "section": ("section", "section_title"),
    "window": ("first", "last"),
    "due": ("due", "due_label"),
    "progress": ("percent", "held", "count"),
    "people": (),
    "tags": (),
}
"""Keys of a record for the columns that are not keys themselves."""


def record_keys(names: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of a record that say what these columns say, each once."""
    return tuple(dict.fromkeys(key for name in names for key in _RECORD_KEYS.get(name, (name,))))


def columns_of(names: Sequence[str], lang: Lang) -> tuple[Column, ...]:
    """Return columns by their names, each with its heading in words."""
    return tuple(
        _KINDS[name][1]._replace(name=name, head=word(lang, f"views.column.{name}")) for name in names
    )


def rows_of(
    case: Case, rows: Iterable[Row], names: Sequence[str], lang: Lang
) -> tuple[tuple[Cell, ...], ...]:
    """Return what stands in each column for each task."""
    rows = tuple(rows)
    columns = [[cell(case, row, lang) for row in rows] for cell in (_KINDS[name][0] for name in names)]
    return tuple(zip(*columns, strict=True))
