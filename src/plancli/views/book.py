"""What does a workbook say, before it is cells?

Like a `Page` it is made once and drawn by `drawing`. Its strings are data: never formulas, never markup.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from plancli.views.page import Style

Value = str | int | date | None
"""What stands in one cell; None where nothing does."""

Align = Literal["left", "center", "right"]


class Rule(NamedTuple):
    """What may be filled into the cells of a column; the first of the kinds that is given counts.

    Attributes:
        choices: The words to choose from.
        whole: The smallest and the largest whole number.
        days: The first and the last day.
        longest: How many characters a text may have.
        hint: What to say when something else is filled in.
    """

    choices: tuple[str, ...] = ()
    whole: tuple[int, int] | None = None
    days: tuple[date, date] | None = None
    longest: int | None = None
    hint: str = ""


class Head(NamedTuple):
    """One column of a sheet.

    Attributes:
        name: What the column is called in code.
        text: Its heading.
        narrowest: Characters below which it should not be squeezed; a Chinese character counts two.
        wish: Characters it should have where the page has room, whatever stands in it.
        align: Where its values stand; a heading is centred.
        group: Heading above several neighbours that share it.
        rule: What may be filled in; None for a column that is not filled in.
    """

    name: str
    text: str
    narrowest: int = 6
    wish: int = 0
    align: Align = "left"
    group: str = ""
    rule: Rule | None = None


class Line(NamedTuple):
    """One row of a sheet.

    Attributes:
        values: What stands in each column.
        style: How it looks.
        locked: Names of columns that are not to be filled in here although they are elsewhere.
    """

    values: tuple[Value, ...]
    style: Style = ""
    locked: frozenset[str] = frozenset()


class Block(NamedTuple):
    """Rows of a sheet that stand together, under a title of their own; the first block has none."""

    lines: tuple[Line, ...]
    title: str = ""


class Fill(NamedTuple):
    """A colour that follows the value of a cell.

    Attributes:
        column: Name of the column that is coloured.
        style: Colour.
        begins: The value begins with this; or, where it is empty:
        beside: The cell is empty, and this column
        holds: holds this.
    """

    column: str
    style: Style
    begins: str = ""
    beside: str = ""
    holds: str = ""


class Sheet(NamedTuple):
    """A table to print, to filter, and where it has rules to fill in.

    Attributes:
        name: What its tab says.
        title: What stands above it.
        aside: A line below the title: the day, the unit.
        heads: Its columns.
        blocks: Its rows.
        total: A last row that sums up, or None.
        notes: Lines below the table.
        fills: Colours that follow values.
        footer: What the foot of each printed page says left, in the middle and right; ``{page}`` and
            ``{pages}`` stand for the page's number and their count.
    """

    name: str
    title: str
    heads: tuple[Head, ...]
    blocks: tuple[Block, ...]
    aside: str = ""
    total: Line | None = None
    notes: tuple[str, ...] = ()
    fills: tuple[Fill, ...] = ()
    footer: tuple[str, str, str] = ("", "", "")

    @property
    def is_filled_in(self) -> bool:
        """Tell whether somebody is to fill it in."""
        return any(head.rule for head in self.heads)


class Advice(NamedTuple):
    """A sheet of plain lines."""

    name: str
    title: str
    lines: tuple[str, ...]


class Hidden(NamedTuple):
    """A sheet for programs, which people do not see: rows of texts."""

    name: str
    rows: tuple[tuple[str, ...], ...]


class Book(NamedTuple):
    """A whole workbook; the first sheet is the one that opens.

    Attributes:
        title: What its properties say it is.
        dated: The day it speaks of, which its properties call the day of its making.
        font: Name of the font that fits its language.
    """

    title: str
    dated: date
    font: str
    sheets: tuple[Sheet | Advice | Hidden, ...]
