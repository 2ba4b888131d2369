"""How does the day's board look: the whole plan on one screen?"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from plancli import views
from plancli.query.names import PARTS
from plancli.views import cells
from plancli.views.cells import word
from plancli.views.footers import notes
from plancli.views.lights import bar, lights_line
from plancli.views.page import Band, Column, Grid, Heading, Lines, Page, Span
from plancli.views.records import Records, about
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from plancli.errors import Message
    from plancli.query.board import Board
    from plancli.query.state import Case, Row
    from plancli.views.page import Cell
    from plancli.words import Lang

_TURNS = ("late", "late", "late", "ask", "coming", "coming", "silent")
"""Parts in the order in which they get the lines of a screen, task by task, again and again."""

BOARD_BAR = 60
"""Signs in the board's bar."""

_COLUMNS = {
    "light": Column("light", ""),
    "id": Column("id", ""),
    "title": Column("title", "", comfort=24),
    "departments": Column("departments", "", comfort=14, under="title", rank=1, keeps_names=True),
    "due": Column("due", "", comfort=21),
}


_PARTS = (*PARTS, "coming", "silent")
"""Parts by which records of the board are counted."""


class _Part(NamedTuple):
    """A part of the board.

    Attributes:
        rows: The tasks it lists.
        title: What they are and how many.
        command: The command that asks the same question.
        words: Whether each is late, missed, … in a word.
    """

    rows: Sequence[Row]
    title: str
    command: str
    words: Sequence[str]


def page(
    case: Case,
    board: Board,
    lang: Lang,
    *,
    most: int | None = None,
    options: str = "",
    left_out: Iterable[Message] = (),
) -> Page:
    """Return the board of a plan.

    Args:
        case: Plan and day.
        board: What it shows.
        lang: Language of the words.
        most: How many tasks it lists at most, 1 or more; None for all.
        options: Global options that the commands it names need to ask about the same plan and day.
        left_out: What is not shown.
    """
    counts = board.counts
    parts = {name: part for name, part in _parts(case, board, lang).items() if part.title}
    shown = _shares({name: len(part.rows) for name, part in parts.items()}, most)
    bands = tuple(
        chain.from_iterable(_bands(case, part, shown[name], options, lang) for name, part in parts.items())
    )
    heading = Heading(case.plan.title, say(lang, "views.as_of", day=case.as_of.isoformat()))
    lights = Lines((bar(counts, counts.total, BOARD_BAR), lights_line(counts, lang)))
    grid = Grid(
        tuple(column._replace(head=word(lang, f"views.column.{name}")) for name, column in _COLUMNS.items()),
        bands or (Band(()),),
        word(lang, "views.band.overdue"),
        empty=word(lang, "views.calm"),
        has_heads=False,
    )
    return Page((heading, lights, grid), notes(case, lang, left_out))


def size(board: Board) -> int:
    """Return how many tasks a board lists where there is room for all."""
    return len(board.late) + len(board.ask) + len(board.coming) + len(board.only_silent)


def _parts(case: Case, board: Board, lang: Lang) -> Mapping[str, _Part]:
    """Return the parts of a board; one without a title has nothing to say."""
    comma, supervision = word(lang, "views.comma"), case.plan.supervision

    def counted(name: str, rows: Sequence[Row], **more: object) -> str:
        return say(lang, f"views.board.{name}", count=len(rows), **more) if rows else ""

    fails = {which: [row for row in board.late if row.part == which] for which in ("firm", "missed")}
    silent = counted("silent", board.silent, days=supervision.silent_days)
    listed = len(board.silent) - len(board.only_silent)
    if listed:
        silent += comma + say(lang, "views.board.listed", count=listed)
    return {
        "late": _Part(
            board.late,
            comma.join(filter(None, (counted(which, rows) for which, rows in fails.items()))),
            "overdue --late",
            [f"{row.part}" for row in board.late],
        ),
        "ask": _Part(board.ask, counted("soft", board.ask), "overdue --ask", ["soft"] * len(board.ask)),
        "coming": _Part(
            board.coming,
            counted("coming", board.coming, days=supervision.soon_days),
            f"due --within {supervision.soon_days}",
            ["coming"] * len(board.coming),
        ),
        "silent": _Part(board.only_silent, silent, "list --silent", ["silent"] * len(board.only_silent)),
    }


def _shares(sizes: Mapping[str, int], most: int | None) -> Mapping[str, int]:
    """Return how many tasks each part lists where the board lists so many in all."""
    if most is None:
        return sizes
    shares = dict.fromkeys(sizes, 0)
    while sum(shares.values()) < min(most, sum(sizes.values())):
        for name in _TURNS:
            if sum(shares.values()) < most and shares.get(name, 0) < sizes.get(name, 0):
                shares[name] += 1
    return shares


def _bands(case: Case, part: _Part, shown: int, options: str, lang: Lang) -> Iterator[Band]:
    """Yield a part of the board: its title, then its tasks, those of one word together."""
    command = f"plancli {part.command}{options}"
    left = len(part.rows) - shown
    hint = say(lang, "views.board.more", count=left, command=command) if left else command
    title: Cell = (Span(part.title, "strong"), Span("  "), Span(hint, "faint"))
    known = list(zip(part.rows, part.words, strict=True))[:shown]
    for which in dict.fromkeys(which for _, which in known) or ("",):
        rows = tuple(_line(case, row, lang, which) for row, name in known if name == which)
        yield Band(rows, word(lang, f"views.band.{which}") if which else "", title)
        title = ""


def _line(case: Case, row: Row, lang: Lang, which: str) -> tuple[Cell, ...]:
    """Return one task of the board: its light, what it is, whose it is, and what is the matter."""
    due = cells.due(row, case.plan.year, lang)
    matter = cells.silence(row, lang) if which == "silent" else due
    sign = Span(cells.SIGNS[row.light], row.light)
    return sign, row.task.id, row.task.title, cells.everyone(row, lang), matter


def records(case: Case, board: Board, lang: Lang = "en") -> Records:
    """Return the tasks of the board, each once, with the first part it stands in; then all counts.

    The numbers of ``parts`` count a task in every part it belongs to.
    """
    titles = views.fields.section_titles(case)
    parts: list[tuple[str | None, Row]] = [(row.part, row) for row in (*board.late, *board.ask)]
    parts += [("coming", row) for row in board.coming] + [("silent", row) for row in board.silent]
    first = {row.task.id: (part, row) for part, row in reversed(parts)}
    keys = dict.fromkeys(row.task.id for _, row in parts)
    items = (views.fields.task(first[id_][1], titles, lang) | {"part": first[id_][0]} for id_ in keys)
    numbers = Counter(part for part, _ in parts)
    tail = {
        "parts": {part: numbers[part] for part in _PARTS},
        "total": views.summary.counts_record(board.counts),
    }
    return Records("tasks", views.fields.keys((), "part"), items, about(case), tail)
