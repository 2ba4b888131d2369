"""What does a list of tasks say?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli import views
from plancli.views.records import Records, about
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plancli.errors import Message
    from plancli.query.state import Case, Row
    from plancli.views.book import Book
    from plancli.views.page import Page
    from plancli.words import Lang

_IN_TITLES = ("certain", "part")
"""Columns of programs that tables say in the titles above the tasks."""


def page(
    case: Case,
    rows: Iterable[Row],
    lang: Lang,
    *,
    names: Sequence[str] = (),
    left_out: Iterable[Message] = (),
) -> Page:
    """Return the tasks asked for; `names` are columns out of `columns.COLUMNS`, none for the usual ones."""
    names = names or views.columns.DEFAULT
    band = views.page.Band(views.columns.rows_of(case, rows, names, lang))
    grid = views.page.Grid(
        views.columns.columns_of(names, lang), (band,), empty=say(lang, "views.empty.list")
    )
    return views.page.Page((grid,), views.footers.notes(case, lang, left_out))


def book(
    case: Case,
    rows: Sequence[Row],
    lang: Lang,
    *,
    names: Sequence[str] = (),
    left_out: Iterable[Message] = (),
) -> Book:
    """Return the tasks asked for as a workbook."""
    return views.task_sheet.book(case, [("", rows)], lang, answer="list", names=names, left_out=left_out)


def records(case: Case, rows: Iterable[Row], *, names: Sequence[str] = (), lang: Lang = "en") -> Records:
    """Return tasks as records; `lang` is that of ``why``, the only key that holds sentences of ours."""
    titles = views.fields.section_titles(case)
    items = (views.fields.task(row, titles, lang) for row in rows)
    return Records("tasks", views.fields.keys(names), items, about(case))


def banded(
    case: Case,
    parts: Iterable[tuple[str, Sequence[Row]]],
    lang: Lang,
    *,
    answer: str,
    names: Sequence[str],
    left_out: Iterable[Message],
) -> Page:
    """Return lists of tasks one after another, each under a title that says what `_IN_TITLES` would.

    Args:
        case: Plan and day.
        parts: Each part's name, as in ``views.bands.firm``, and its tasks; an empty name has no title.
        lang: Language of the words.
        answer: What is asked: ``due`` or ``overdue``.
        names: Columns, none for the usual ones.
        left_out: What is not shown.
    """
    names = [name for name in names if name not in _IN_TITLES] or views.columns.DUE
    bands = tuple(
        views.page.Band(
            views.columns.rows_of(case, rows, names, lang),
            say(lang, f"views.band.{which}") if which else "",
            say(lang, f"views.bands.{which}", count=len(rows)) if which else "",
        )
        for which, rows in parts
        if rows
    )
    head = say(lang, f"views.band.{answer}") if any(band.word for band in bands) else ""
    empty = say(lang, f"views.empty.{answer}")
    grid = views.page.Grid(
        views.columns.columns_of(names, lang), bands or (views.page.Band(()),), head, empty=empty
    )
    return views.page.Page((grid,), views.footers.notes(case, lang, left_out))
