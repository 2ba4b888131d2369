"""How do lists of tasks look: those asked for, those falling due, those late?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.query.names import PARTS
from plancli.views import columns as known
from plancli.views.cells import word
from plancli.views.footers import notes
from plancli.views.page import Band, Grid, Page
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plancli.errors import Message
    from plancli.query.due import Due
    from plancli.query.state import Case, Row
    from plancli.words import Lang


def list_page(
    case: Case,
    rows: Iterable[Row],
    lang: Lang,
    *,
    columns: Sequence[str] = (),
    left_out: Iterable[Message] = (),
) -> Page:
    """Return the tasks asked for; `columns` are names out of `COLUMNS`, none for the usual ones."""
    columns = columns or known.DEFAULT
    band = Band(known.rows_of(case, rows, columns, lang))
    grid = Grid(known.columns_of(columns, lang), (band,), empty=word(lang, "views.empty.list"))
    return Page((grid,), notes(case, lang, left_out))


def due_page(
    case: Case,
    due: Due,
    lang: Lang,
    *,
    possible: bool = False,
    columns: Sequence[str] = (),
    left_out: Iterable[Message] = (),
) -> Page:
    """Return the tasks that fall due in a span; the possible ones after the certain, where asked for."""
    parts = [("certain", due.certain), ("possible", due.possible)] if possible else [("", due.certain)]
    return _banded(case, parts, lang, answer="due", columns=columns, left_out=left_out)


def overdue_page(
    case: Case,
    rows: Iterable[Row],
    lang: Lang,
    *,
    columns: Sequence[str] = (),
    left_out: Iterable[Message] = (),
) -> Page:
    """Return the tasks that fail their time, part by part."""
    rows = tuple(rows)
    parts = [(which, [row for row in rows if row.part == which]) for which in PARTS]
    return _banded(case, parts, lang, answer="overdue", columns=columns, left_out=left_out)


_IN_TITLES = ("certain", "part")
"""Columns of programs that tables say in the titles above the tasks."""


def _banded(
    case: Case,
    parts: Iterable[tuple[str, Sequence[Row]]],
    lang: Lang,
    *,
    answer: str,
    columns: Sequence[str],
    left_out: Iterable[Message],
) -> Page:
    """Return lists of tasks one after another, each under a title that says what `_IN_TITLES` would."""
    columns = [name for name in columns if name not in _IN_TITLES] or known.DUE
    bands = tuple(
        Band(
            known.rows_of(case, rows, columns, lang),
            word(lang, f"views.band.{which}") if which else "",
            say(lang, f"views.bands.{which}", count=len(rows)) if which else "",
        )
        for which, rows in parts
        if rows
    )
    head = word(lang, f"views.band.{answer}") if any(band.word for band in bands) else ""
    empty = word(lang, f"views.empty.{answer}")
    grid = Grid(known.columns_of(columns, lang), bands or (Band(()),), head, empty=empty)
    return Page((grid,), notes(case, lang, left_out))
