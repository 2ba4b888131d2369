"""How does a page look as short lines of plain text, to paste into a chat or a mail?"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from plancli.drawing import safe
from plancli.views.page import Drawn, Fields, Grid, Heading, Lines, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancli.views.page import Block, Cell, Column, Page

_GAP = "  "

_NOTHING = ("", "·", "–")
"""What stands in a cell that says nothing."""


def draw(page: Page) -> Iterator[str]:
    """Yield the lines of a page without its notes, each without its end."""
    return chain.from_iterable(map(_block, page.blocks))


def _block(block: Block) -> Iterator[str]:
    """Yield the lines of one part of a page."""
    match block:
        case Heading():
            yield _GAP.join(safe.visible(text) for text in (block.text, block.aside) if text)
        case Lines() | Drawn():
            yield from map(_plain, block.lines)
        case Fields():
            for label, values in block.pairs:
                yield from (f"{safe.visible(label)}{_GAP}{_plain(value)}" for value in values)
        case Grid():
            yield from _grid(block)


def _grid(grid: Grid) -> Iterator[str]:
    """Yield each row as one line, below the title of its band; nothing is said of empty cells."""
    for band in grid.bands:
        if band.title:
            yield _plain(band.title)
        yield from (_row(grid.columns, row) for row in band.rows)
    if grid.total:
        yield _row(grid.columns, grid.total)


def _row(columns: tuple[Column, ...], row: tuple[Cell, ...]) -> str:
    """Return one row; a number has its heading before it, without which nobody knows what it counts."""
    said = [(column, _plain(cell)) for column, cell in zip(columns, row, strict=True)]
    return _GAP.join(
        f"{safe.visible(column.head)} {text}" if column.is_right else text
        for column, text in said
        if text not in _NOTHING
    )


def _plain(cell: Cell) -> str:
    """Return what stands in one place, without style."""
    if isinstance(cell, str):
        return safe.visible(cell)
    spans = (cell,) if isinstance(cell, Span) else cell
    return "".join(safe.visible(span.text) for span in spans)
