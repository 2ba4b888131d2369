"""What does an answer say, before it is lines on a screen?

A page is made once and drawn by `drawing`. Its strings are data, not markup; whoever draws them makes them
harmless.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Style = Literal[
    "",
    "strong",
    "faint",
    "head",
    "red",
    "yellow",
    "blue",
    "green",
    "grey",
    "done",
    "cancelled",
    "on_red",
    "on_yellow",
    "on_blue",
    "on_green",
    "on_grey",
]
"""What a text is; `drawing` knows how that looks. Bars are ``on_`` a colour."""


class Span(NamedTuple):
    """A piece of text in one style."""

    text: str
    style: Style = ""


Cell = str | Span | tuple[Span, ...]
"""What stands in one place: a text, a styled text, or several such pieces, each on one line."""


def plain(cell: Cell) -> str:
    """Return what stands in one place, without style."""
    if isinstance(cell, str):
        return cell
    return cell.text if isinstance(cell, Span) else "".join(span.text for span in cell)


class Column(NamedTuple):
    """One column of a grid.

    Attributes:
        name: What `--columns` calls it.
        head: Its heading.
        comfort: Cells below which it would rather have another column moved out of the way.
        under: Name of the column beneath which it may go where the screen is narrow.
        rank: Order in which columns go under others; the lowest goes first.
        is_right: Numbers, aligned at the right.
        is_extra: Its facts stand in the row anyway; where the screen is narrow it goes first.
        keeps_names: It holds names joined with 、 that are folded between names first.
        style: Style of its plain texts.
    """

    name: str
    head: str
    comfort: int = 24
    under: str = ""
    rank: int = 0
    is_right: bool = False
    is_extra: bool = False
    keeps_names: bool = False
    style: Style = ""


class Band(NamedTuple):
    """Rows of a grid that belong together.

    Attributes:
        word: What they share in a word; shown as a column of its own where each row must stand alone.
        title: The same in a sentence; shown above them on a screen.
    """

    rows: tuple[tuple[Cell, ...], ...]
    word: str = ""
    title: Cell = ""


class Grid(NamedTuple):
    """A table.

    Attributes:
        columns: Its columns.
        bands: Its rows; a grid without headings has one band.
        band_head: Heading of the column that holds the bands' words.
        total: A last row that sums up, or None.
        empty: What to say on a screen when there are no rows.
        has_heads: Headings are drawn on a screen too; when piped they always are.
    """

    columns: tuple[Column, ...]
    bands: tuple[Band, ...]
    band_head: str = ""
    total: tuple[Cell, ...] | None = None
    empty: str = ""
    has_heads: bool = True


class Fields(NamedTuple):
    """Labels and what stands beside each; a value of several lines keeps them."""

    pairs: tuple[tuple[str, tuple[Cell, ...]], ...]


class Lines(NamedTuple):
    """Lines of text, each folded where it does not fit."""

    lines: tuple[Cell, ...]


class Drawn(NamedTuple):
    """A drawing made of signs: lines in which everything keeps its place, already as wide as they may be."""

    lines: tuple[Cell, ...]


class Heading(NamedTuple):
    """A heading, with something to stand at the right end of its line."""

    text: str
    aside: str = ""
    level: int = 2


Block = Heading | Lines | Fields | Grid | Drawn


class Page(NamedTuple):
    """A whole answer.

    Attributes:
        notes: What it does not show, and how to see that: the footer.
    """

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
