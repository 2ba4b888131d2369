"""Which columns can a table of tasks have, and what stands in each?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plancli.views import cells
from plancli.views.cells import NOTHING, word
from plancli.views.page import Column, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from plancli.query import Case, Row
    from plancli.views.page import Cell
    from plancli.words import Lang

DEFAULT = ("id", "title", "departments", "timing", "window", "status", "light")
"""Columns of `list` where none are asked for."""

DUE = ("id", "title", "departments", "timing", "due", "status", "light")
"""Columns of `due` and `overdue`."""


class _Kind(NamedTuple):
    """A column: what stands in it, and how it behaves (see `Column`)."""

    cell: Callable[[Case, Row, Lang], Cell]
    comfort: int = 14
    under: str = ""
    rank: int = 0
    is_right: bool = False
    keeps_names: bool = False


def _text(value: object) -> str:
    """Return a value as text, or the sign for none."""
    return NOTHING if value is None or value == "" else str(value)


def _title(_case: Case, row: Row, _lang: Lang) -> Cell:
    """Return a task's short title, faint where the task is closed."""
    return row.task.title if row.is_open else Span(row.task.title, "faint")


def _section(case: Case, row: Row, _lang: Lang) -> str:
    """Return the heading a task stands under."""
    return _text(case.plan.section_title(row.task.section) or row.task.section)


def _due(case: Case, row: Row, lang: Lang) -> Cell:
    """Return what is owed next, and when."""
    return cells.due(row, case.plan.year, lang)


def _window(case: Case, row: Row, lang: Lang) -> str:
    """Return the days the timing in force means."""
    return cells.window(row.timing, case.plan.year, lang)


def _last(case: Case, row: Row, _lang: Lang) -> str:
    """Return the last day of the window."""
    return cells.day(row.timing.last if row.timing else None, case.plan.year)


def _first(case: Case, row: Row, _lang: Lang) -> str:
    """Return the first day of the window."""
    return cells.day(row.timing.first if row.timing else None, case.plan.year)


def _extensions(case: Case, row: Row, _lang: Lang) -> str:
    """Return the days to which a task was extended."""
    ends = (cells.day(extension.timing.last, case.plan.year) for extension in row.extensions)
    return cells.JOINT.join(ends) or NOTHING


_KINDS: dict[str, _Kind] = {
    "id": _Kind(lambda _case, row, _lang: row.task.id, comfort=8),
    "number": _Kind(lambda _case, row, _lang: _text(row.task.number), comfort=10),
    "title": _Kind(_title, comfort=24),
    "text": _Kind(lambda _case, row, _lang: row.task.text, comfort=40),
    "section": _Kind(_section, comfort=16),
    "departments": _Kind(
        lambda _case, row, lang: cells.everyone(row, lang),
        comfort=14,
        under="title",
        rank=3,
        keeps_names=True,
    ),
    "lead": _Kind(
        lambda _case, row, _lang: cells.names(row.task.lead),
        comfort=14,
        under="title",
        rank=3,
        keeps_names=True,
    ),
    "support": _Kind(
        lambda _case, row, _lang: cells.names(row.task.support), under="lead", rank=4, keeps_names=True
    ),
    "people": _Kind(
        lambda _case, row, _lang: cells.names(tuple(person.name for person in row.task.people)),
        keeps_names=True,
    ),
    "tags": _Kind(lambda _case, row, _lang: cells.names(row.task.tags), keeps_names=True),
    "timing": _Kind(lambda _case, row, _lang: _text(row.timing.phrase if row.timing else None), comfort=16),
    "kind": _Kind(
        lambda _case, row, lang: word(lang, f"views.kind.{row.timing.kind}") if row.timing else NOTHING
    ),
    "window": _Kind(_window, comfort=13, under="timing", rank=1),
    "first": _Kind(_first, comfort=10),
    "last": _Kind(_last, comfort=10),
    "due": _Kind(_due, comfort=16, under="timing", rank=1),
    "days": _Kind(lambda _case, row, lang: cells.left(row.days, lang), comfort=10),
    "edtf": _Kind(lambda _case, row, _lang: _text(row.timing.edtf if row.timing else None), comfort=23),
    "status": _Kind(
        lambda case, row, lang: cells.status(row, case.as_of, lang), comfort=10, under="light", rank=2
    ),
    "progress": _Kind(lambda _case, row, _lang: cells.progress(row) or NOTHING, comfort=8),
    "light": _Kind(lambda _case, row, lang: cells.light(row.light, lang), comfort=11),
    "lateness": _Kind(
        lambda _case, row, lang: word(lang, f"views.lateness.{row.lateness}") if row.lateness else NOTHING,
        comfort=10,
    ),
    "done_on": _Kind(lambda case, row, _lang: cells.day(row.done_on, case.plan.year), comfort=10),
    "last_on": _Kind(lambda case, row, _lang: cells.day(row.last_on, case.plan.year), comfort=10),
    "extensions": _Kind(_extensions, comfort=10),
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
    """Return columns by their names."""
    return tuple(_column(name, _KINDS[name], lang) for name in names)


def _column(name: str, kind: _Kind, lang: Lang) -> Column:
    """Return one column with its heading in words."""
    return Column(
        name,
        word(lang, f"views.column.{name}"),
        comfort=kind.comfort,
        under=kind.under,
        rank=kind.rank,
        is_right=kind.is_right,
        keeps_names=kind.keeps_names,
    )


def rows_of(
    case: Case, rows: Iterable[Row], names: Sequence[str], lang: Lang
) -> tuple[tuple[Cell, ...], ...]:
    """Return what stands in each column for each task."""
    rows = tuple(rows)
    columns = [[cell(case, row, lang) for row in rows] for cell in (_KINDS[name].cell for name in names)]
    return tuple(zip(*columns, strict=True))
