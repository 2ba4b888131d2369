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
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from plancli.errors import Message
    from plancli.query import Board, Case, Row
    from plancli.views.page import Cell
    from plancli.words import Lang

MOST_LINES = {"late": 6, "coming": 4, "silent": 3}
"""Lines each part of the board may take, so that all of it fits a screen of 24; what one part does not need
goes to the first."""

COMMANDS = {"late": "plancli overdue", "coming": "plancli due"}
"""The command that shows all of a part."""

BOARD_BAR = 60
"""Signs in the board's bar."""

_COLUMNS = {
    "light": Column("light", ""),
    "id": Column("id", ""),
    "title": Column("title", "", comfort=24),
    "departments": Column("departments", "", comfort=14, under="title", rank=1, keeps_names=True),
    "due": Column("due", "", comfort=16),
}


def board_page(case: Case, board: Board, lang: Lang, *, left_out: Iterable[Message] = ()) -> Page:
    """Return the board of a plan."""
    counts, late = board.counts, board.late
    firm = sum(row.lateness == "firm" for row in late)
    titles = {
        "late": say(lang, "views.board.late", count=len(late), firm=firm, soft=len(late) - firm),
        "coming": say(
            lang, "views.board.coming", count=len(board.coming), days=case.plan.supervision.soon_days
        ),
        "silent": say(lang, "views.board.silent", count=len(board.silent)),
    }
    parts = {"late": late, "coming": board.coming, "silent": board.silent}
    room = _room(parts)
    bands = tuple(
        Band(
            tuple(_line(case, row, lang, is_silent=name == "silent") for row in rows),
            word(lang, f"views.band.{name}"),
            _title(titles[name], name),
            most=room[name],
        )
        for name, rows in parts.items()
        if rows
    )
    heading = Heading(case.plan.title, say(lang, "views.as_of", day=case.as_of.isoformat()))
    lights = Lines((bar(counts, counts.total, BOARD_BAR), lights_line(counts, lang)))
    grid = Grid(
        tuple(column._replace(head=word(lang, f"views.column.{name}")) for name, column in _COLUMNS.items()),
        bands or (Band(()),),
        word(lang, "views.band.board"),
        empty=word(lang, "views.calm"),
        has_heads=False,
    )
    return Page((heading, lights, grid), notes(case, lang, left_out))


def _room(parts: Mapping[str, Sequence[Row]]) -> dict[str, int]:
    """Return the lines each part may take; a task is reckoned at two."""
    room = {name: min(most, 2 * len(parts[name])) for name, most in MOST_LINES.items()}
    first = next((name for name in parts if len(parts[name]) > room[name] // 2), "late")
    return room | {first: room[first] + sum(MOST_LINES.values()) - sum(room.values())}


def _title(text: str, part: str) -> Cell:
    """Return the title of a part of the board, with the command that shows all of it."""
    command = COMMANDS.get(part)
    return (Span(text, "strong"), Span(f"  {command}", "faint")) if command else text


def _line(case: Case, row: Row, lang: Lang, *, is_silent: bool) -> tuple[Cell, ...]:
    """Return one task of the board: its light, what it is, whose it is, and what is the matter."""
    due = cells.due(row, case.plan.year, lang)
    matter = silence(row, case.as_of, lang) if is_silent else due
    sign = Span(cells.SIGNS[row.light], row.light)
    return sign, row.task.id, row.task.title, cells.everyone(row, lang), matter


def silence(row: Row, as_of: date, lang: Lang) -> str:
    """Return for how long nothing was reported on a task."""
    if row.reported_on is None:
        return word(lang, "views.never_reported")
    return say(lang, "views.silent_days", days=(as_of - row.reported_on).days)
