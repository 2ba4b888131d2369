"""Which columns can a table of tasks have, and what stands in each?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from plancli import timing as language
from plancli.views import cells
from plancli.views.cells import NOTHING, word
from plancli.views.page import Column, Span
from plancli.words import say, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plancli.query.state import Case, Extension, Row
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


def _text(value: object) -> Cell:
    """Return a value as text, or the sign for none; what is a cell already stays one."""
    if isinstance(value, (Span, tuple)):
        return value
    return NOTHING if value is None or value == "" else str(value)


def _title(_case: Case, row: Row, _lang: Lang) -> Cell:
    """Return a task's short title, faint where the task is closed."""
    return row.task.title if row.is_open else Span(row.task.title, "faint")


def _section(case: Case, row: Row, _lang: Lang) -> str:
    """Return the section of a task: its id and its title."""
    return f"{row.task.section or ''} {case.plan.section_title(row.task.section)}".strip() or NOTHING


def _extensions(case: Case, row: Row, lang: Lang) -> str:
    """Return the later times given to a task: on which day, which time, why and by whom."""
    return "；".join(_extension(case, one, lang) for one in row.extensions) or NOTHING


def _extension(case: Case, one: Extension, lang: Lang) -> str:
    """Return one later time given to a task."""
    year = case.plan.year
    slip = say(lang, "views.slip", days=one.slip_days) if one.slip_days is not None else ""
    late = word(lang, "views.asked_late") if one.is_late else ""
    said = (
        cells.day(one.on, year),
        one.timing.phrase,
        cells.window(one.timing, year, lang),
        one.reason,
        one.authority,
    )
    return " ".join(filter(None, (*said, slip, late)))


def _people(_case: Case, row: Row, lang: Lang) -> Cell:
    """Return who answers for a task in person, each with what they are."""
    return cells.listed((f"{one.name} {one.role}".strip() for one in row.task.people), lang)


def _original(case: Case, row: Row, lang: Lang) -> Cell:
    """Return the time that the plan itself gives, with its days."""
    timing = row.task.timing
    return cells.apart(timing.phrase, cells.window(timing, case.plan.year, lang)) if timing else NOTHING


def _stages(timing: Timing, case: Case, lang: Lang) -> Cell:
    """Return the stages of a timing, each with its days."""
    year = case.plan.year
    stages = (
        f"{one.label} {cells.day(one.first, year)} → {cells.day(one.last, year)}" for one in timing.milestones
    )
    return cells.listed(stages, lang)


def _why(timing: Timing, _case: Case, lang: Lang) -> str:
    """Return why a phrase means its window."""
    return " ".join(tell(lang, reason) for reason in language.explain(timing))


def _claim(holds: bool | None, lang: Lang) -> str:
    """Return whether something holds, in a word; nothing where it is not known."""
    return NOTHING if holds is None else word(lang, "views.yes" if holds else "views.no")


def _of_timing(told: Callable[[Timing, Case, Lang], object]) -> _Cell:
    """Return what says something of the timing in force, where there is one."""
    return lambda case, row, lang: _text(told(row.timing, case, lang)) if row.timing else NOTHING


_KINDS: dict[str, tuple[_Cell, Column]] = {
    "id": _kind(lambda _case, row, _lang: row.task.id, 8),
    "number": _kind(lambda _case, row, _lang: _text(row.task.number), 10),
    "title": _kind(_title, 24),
    "text": _kind(lambda _case, row, _lang: row.task.text, 40),
    "section": _kind(_section, 16),
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
    "people": _kind(_people, keeps_names=True),
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
    "extensions": _kind(_extensions, 24),
    "section_title": _kind(lambda case, row, _lang: _text(case.plan.section_title(row.task.section)), 16),
    "tentative": _kind(_of_timing(lambda timing, _case, lang: _claim(timing.tentative, lang)), 6),
    "approximate": _kind(_of_timing(lambda timing, _case, lang: _claim(timing.approximate, lang)), 6),
    "count": _kind(lambda _case, row, _lang: _text(row.count), 6, is_right=True),
    "occurrences": _kind(
        _of_timing(
            lambda timing, case, lang: cells.listed(
                (cells.day(day, case.plan.year) for day in timing.occurrences), lang
            )
        ),
        16,
        keeps_names=True,
    ),
    "milestones": _kind(_of_timing(_stages), 24, keeps_names=True),
    "percent": _kind(
        lambda _case, row, _lang: NOTHING if row.percent is None else f"{row.percent}%", 8, is_right=True
    ),
    "held": _kind(lambda _case, row, _lang: str(row.held), 6, is_right=True),
    "done_late": _kind(lambda _case, row, lang: _claim(row.is_done_late, lang), 8),
    "due_label": _kind(lambda _case, row, _lang: _text(row.due_label), 12),
    "notes": _kind(lambda _case, row, _lang: _text("；".join(" ".join(note) for note in row.task.notes)), 24),
    "parent": _kind(lambda _case, row, _lang: _text(row.task.parent), 8),
    "original": _kind(_original, 16),
    "problem": _kind(lambda _case, row, _lang: _text(row.problem), 20),
    "next": _kind(lambda _case, row, _lang: _text(row.next), 20),
    "last_note": _kind(lambda _case, row, _lang: _text(row.note), 20),
    "urged": _kind(lambda _case, row, _lang: str(row.urged), 6, is_right=True),
    "reply_by": _kind(lambda case, row, _lang: cells.day(row.reply_by, case.plan.year), 10),
    "why": _kind(_of_timing(_why), 40),
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
    "due": ("due", "due_label", "days"),
    "progress": ("percent", "held", "count"),
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
