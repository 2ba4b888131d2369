"""What is said of the tasks that fail their time?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli import views
from plancli.query.names import PARTS
from plancli.views.records import Records, about

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plancli.errors import Message
    from plancli.query.state import Case, Row
    from plancli.views.book import Book
    from plancli.views.page import Page
    from plancli.words import Lang


def page(
    case: Case,
    rows: Sequence[Row],
    lang: Lang,
    *,
    names: Sequence[str] = (),
    left_out: Iterable[Message] = (),
) -> Page:
    """Return the tasks that fail their time, part by part."""
    return views.tasks.banded(case, _parts(rows), lang, answer="overdue", names=names, left_out=left_out)


def book(
    case: Case,
    rows: Sequence[Row],
    lang: Lang,
    *,
    names: Sequence[str] = (),
    left_out: Iterable[Message] = (),
) -> Book:
    """Return the same tasks as a workbook."""
    parts = _parts(rows)
    return views.task_sheet.book(case, parts, lang, answer="overdue", names=names, left_out=left_out)


def _parts(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """Return the parts of an answer, each with its tasks."""
    return [(which, [row for row in rows if row.part == which]) for which in PARTS]


def records(case: Case, rows: Iterable[Row], *, names: Sequence[str] = (), lang: Lang = "en") -> Records:
    """Return tasks that fail their time as records; the key ``part`` says how: firm, missed or soft."""
    titles = views.fields.section_titles(case)
    items = (views.fields.task(row, titles, lang) | {"part": row.part} for row in rows)
    return Records("tasks", views.fields.keys(names, "part"), items, about(case))
