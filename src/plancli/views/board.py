"""How does the day's board look: the whole plan on one screen?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.views import cells
from plancli.views.cells import word
from plancli.views.counts import bar, lights_line
from plancli.views.footers import notes
from plancli.views.page import Band, Column, Grid, Heading, Lines, Page, Span
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from plancli.errors import Message
    from plancli.query import Case, Counts, Row
    from plancli.views.page import Block, Cell
    from plancli.words import Lang

LATE_SHOWN = 5
COMING_SHOWN = 4
SILENT_SHOWN = 2
"""How many tasks each part of the board shows, so that all of it fits a screen of 24 lines."""

BOARD_BAR = 60
"""Signs in the board's bar."""


def board_page(
    case: Case,
    counts: Counts,
    late: Sequence[Row],
    coming: Sequence[Row],
    silent: Sequence[Row],
    lang: Lang,
    *,
    left_out: Iterable[Message] = (),
) -> Page:
    """Return the board.

    Args:
        case: Plan and day.
        counts: All tasks of the plan, counted.
        late: Tasks whose window has ended, the firm ones first.
        coming: Tasks that fall due next, the earliest first.
        silent: Open tasks under way that nothing was reported on, the longest silent first.
        lang: Language of the words.
        left_out: What the board leaves out.
    """
    firm = sum(row.lateness == "firm" for row in late)
    blocks: list[Block] = [
        Heading(case.plan.title, say(lang, "views.as_of", day=case.as_of.isoformat())),
        Lines((bar(counts, counts.total, BOARD_BAR), lights_line(counts, lang))),
    ]
    year = case.plan.year
    if late:
        title = say(lang, "views.board.late", count=len(late), firm=firm, soft=len(late) - firm)
        blocks.append(_part(title, late, LATE_SHOWN, lambda row: cells.due(row, year, lang), lang))
    if coming:
        title = say(lang, "views.board.coming", count=len(coming))
        blocks.append(_part(title, coming, COMING_SHOWN, lambda row: cells.due(row, year, lang), lang))
    if silent:
        title = say(lang, "views.board.silent", count=len(silent))
        blocks.append(_part(title, silent, SILENT_SHOWN, lambda row: silence(row, case.as_of, lang), lang))
    return Page(tuple(blocks), notes(case, lang, left_out))


def silence(row: Row, as_of: date, lang: Lang) -> str:
    """Return for how long nothing was reported on a task."""
    if row.last_on is None:
        return word(lang, "views.never_reported")
    return say(lang, "views.silent_days", days=(as_of - row.last_on).days)


def _part(title: str, rows: Sequence[Row], shown: int, last: Callable[[Row], str], lang: Lang) -> Grid:
    """Return the first tasks of a list, a line each as far as the screen allows."""
    lines: tuple[tuple[Cell, ...], ...] = tuple(
        (
            Span(cells.SIGNS[row.light], row.light),
            row.task.id,
            row.task.title,
            cells.names(row.task.departments),
            last(row),
        )
        for row in rows[:shown]
    )
    del lang
    columns = (
        Column("light", ""),
        Column("id", ""),
        Column("title", ""),
        Column("departments", "", comfort=14, keeps_names=True),
        Column("due", "", comfort=18),
    )
    return Grid(columns, (Band(lines, title=title),))
