"""What is said of the tasks that fall due in a span of days?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli import views
from plancli.views.records import Records, about

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plancli.errors import Message
    from plancli.query.due import Due
    from plancli.query.state import Case, Row
    from plancli.views.book import Book
    from plancli.views.page import Page
    from plancli.words import Lang


def page(
    case: Case,
    due: Due,
    lang: Lang,
    *,
    possible: bool = False,
    names: Sequence[str] = (),
    left_out: Iterable[Message] = (),
) -> Page:
    """Return the tasks that fall due in a span; the possible ones after the certain, where asked for."""
    parts = _parts(due, possible=possible)
    return views.tasks.banded(case, parts, lang, answer="due", names=names, left_out=left_out)


def book(
    case: Case,
    due: Due,
    lang: Lang,
    *,
    possible: bool = False,
    names: Sequence[str] = (),
    left_out: Iterable[Message] = (),
) -> Book:
    """Return the same tasks as a workbook."""
    parts = _parts(due, possible=possible)
    return views.task_sheet.book(case, parts, lang, answer="due", names=names, left_out=left_out)


def _parts(due: Due, *, possible: bool) -> list[tuple[str, tuple[Row, ...]]]:
    """Return the parts of an answer, each with its tasks."""
    return [("certain", due.certain), ("possible", due.possible)] if possible else [("", due.certain)]


def records(case: Case, due: Due, *, names: Sequence[str] = (), lang: Lang = "en") -> Records:
    """Return what falls due, the certain tasks first; the key ``certain`` tells them apart."""
    titles = views.fields.section_titles(case)
    parts = [(True, due.certain), (False, due.possible)]
    items = (
        views.fields.task(row, titles, lang) | {"certain": certain} for certain, rows in parts for row in rows
    )
    return Records("tasks", views.fields.keys(names, "certain"), items, about(case))
