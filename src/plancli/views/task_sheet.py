"""What does a workbook say of lists of tasks: all of them, those due, those late?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from plancli.views import cells, columns, sheet
from plancli.views.book import Block, Head, Line, Sheet
from plancli.views.cells import word
from plancli.views.footers import notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plancli.errors import Message
    from plancli.query.state import Case, Row
    from plancli.views.book import Align, Book, Value
    from plancli.words import Lang

LEDGER = (
    *("id", "section_title", "title", "lead", "support", "timing", "first", "last", "light", "days"),
    *("status", "percent", "held", "done_on", "last_note", "problem", "next"),
)
"""Columns of a list of tasks: those of a supervision ledger (督查台账)."""

DUE = (
    *("id", "title", "lead", "support", "timing", "due", "due_label", "missed", "days", "light"),
    *("status", "percent", "held", "last_note", "problem"),
)
"""Columns of tasks that are due or late."""

_MAY_BE_EMPTY = frozenset({"section_title", "support", "held", "due_label", "missed"})
"""Columns that are left out where nothing stands in them, unless they are asked for."""

_SEVERAL = {
    "departments": ("lead", "support"),
    "window": ("first", "last"),
    "due": ("due", "due_label", "days"),
    "progress": ("percent", "held"),
}
"""What columns of a table that say several things are in a workbook: a column for each, to sort by."""

_Told = Callable[["Case", "Row", "Lang"], "Value"]


class Kind(NamedTuple):
    """What stands in a column, as a value that sorts, and how it lies on paper."""

    told: _Told
    narrowest: int = 6
    align: Align = "center"


def _window_day(which: str) -> _Told:
    """Return what gives the first or the last day of the time in force."""
    return lambda _case, row, _lang: getattr(row.timing, which) if row.timing else None


_KINDS: dict[str, Kind] = {
    "id": Kind(lambda _case, row, _lang: row.task.id, 6),
    "first": Kind(_window_day("first"), 11),
    "last": Kind(_window_day("last"), 11),
    "due": Kind(lambda _case, row, _lang: row.due, 11),
    "done_on": Kind(lambda _case, row, _lang: row.done_on, 11),
    "last_on": Kind(lambda _case, row, _lang: row.last_on, 11),
    "reply_by": Kind(lambda _case, row, _lang: row.reply_by, 11),
    "missed_since": Kind(lambda _case, row, _lang: row.missed_since, 11),
    "days": Kind(lambda _case, row, _lang: row.days),
    "light": Kind(lambda _case, row, lang: cells.light(row.light, lang).text, 9),
    "status": Kind(lambda _case, row, lang: word(lang, f"views.status.{row.status}"), 8),
    "percent": Kind(lambda _case, row, _lang: row.percent),
    "held": Kind(lambda _case, row, _lang: row.held if row.held or row.count else None),
    "count": Kind(lambda _case, row, _lang: row.count),
    "urged": Kind(lambda _case, row, _lang: row.urged),
    "silent_days": Kind(lambda _case, row, _lang: row.silent_days),
    "missed": Kind(lambda case, row, lang: cells.missed(row, case.plan.year, lang) or None, 10, "left"),
}
"""Columns whose values are numbers and days here, or lie in their own way; all others are texts."""

_NARROWEST = {"title": 22, "text": 30, "lead": 12, "last_note": 16, "problem": 12, "next": 12, "timing": 10}
"""Characters below which columns of texts should not be squeezed; 8 for the others."""

RENAMED = ("days", "percent", "held", "done_on", "last_note", "section_title", "missed")
"""Columns whose headings on paper are not those of a table on a screen."""


def book(
    case: Case,
    parts: Sequence[tuple[str, Sequence[Row]]],
    lang: Lang,
    *,
    answer: str,
    names: Sequence[str] = (),
    left_out: Iterable[Message] = (),
) -> Book:
    """Return a workbook of tasks; the part each belongs to stands in a column, so that it can be filtered.

    Args:
        case: Plan and day.
        parts: Each part's name, as in ``views.band.firm``, and its tasks; an empty name is not said.
        lang: Language of the words.
        answer: What is asked: ``list``, ``due`` or ``overdue``.
        names: Columns, none for the usual ones.
        left_out: What is not shown.
    """
    rows = [row for _, some in parts for row in some]
    usual = LEDGER if answer == "list" else DUE
    names = in_columns(names) or not_empty(case, rows, usual, lang)
    heads = [head(name, lang) for name in names]
    made = [
        Line(values, "" if row.is_open else "faint")
        for row, values in zip(rows, values_of(case, rows, names, lang), strict=True)
    ]
    if any(which for which, _ in parts):
        said = [word(lang, f"views.band.{which}") for which, some in parts for _ in some]
        heads = [Head("part", word(lang, f"views.band.{answer}"), 8, align="center"), *heads]
        made = [line._replace(values=(part, *line.values)) for part, line in zip(said, made, strict=True)]
    return sheet.book(
        case,
        lang,
        Sheet(
            name=word(lang, f"sheets.tab.{answer}"),
            title=sheet.title(case, answer, lang),
            aside=sheet.as_of(case, lang),
            heads=tuple(heads),
            blocks=(Block(tuple(made)),),
            notes=(*([] if made else [word(lang, f"views.empty.{answer}")]), *notes(case, lang, left_out)),
            fills=sheet.LIGHTS,
            footer=sheet.footer(case, lang),
        ),
    )


def in_columns(names: Iterable[str]) -> tuple[str, ...]:
    """Return the columns asked for, each once, those that say several things parted."""
    parted = (one for name in names for one in _SEVERAL.get(name, (name,)))
    return tuple(dict.fromkeys(name for name in parted if name not in {"certain", "part"}))


def not_empty(case: Case, rows: Sequence[Row], names: Iterable[str], lang: Lang) -> tuple[str, ...]:
    """Return the columns without those that may be left out and in which nothing stands."""

    def is_said(name: str) -> bool:
        return name not in _MAY_BE_EMPTY or any(v[0] is not None for v in values_of(case, rows, [name], lang))

    return tuple(name for name in names if is_said(name))


def head(name: str, lang: Lang) -> Head:
    """Return a column by its name."""
    text = word(lang, f"sheets.column.{name}" if name in RENAMED else f"views.column.{name}")
    if name in _KINDS:
        kind = _KINDS[name]
        return Head(name, text, kind.narrowest, align=kind.align)
    return Head(name, text, _NARROWEST.get(name, 8))


def values_of(
    case: Case, rows: Sequence[Row], names: Sequence[str], lang: Lang
) -> tuple[tuple[Value, ...], ...]:
    """Return what stands in each column for each task."""
    return tuple(zip(*(_column(case, rows, name, lang) for name in names), strict=True)) if names else ()


def _column(case: Case, rows: Sequence[Row], name: str, lang: Lang) -> list[Value]:
    """Return what stands in one column for each task."""
    if name in _KINDS:
        told = _KINDS[name].told
        return [told(case, row, lang) for row in rows]
    return [sheet.value(cell) for (cell,) in columns.rows_of(case, rows, [name], lang)]
