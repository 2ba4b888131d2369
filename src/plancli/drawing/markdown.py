"""How does a page look in Markdown (GitHub's, with pipe tables)?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.drawing import safe
from plancli.views.page import Drawn, Fields, Grid, Heading, Lines, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancli.views.page import Block, Cell, Column, Page


_FENCE = "~~~"
"""Begins and ends a block of lines that keep their places; no line of one begins with it."""


def draw(page: Page) -> Iterator[str]:
    """Yield the lines of a page, each without its end; its notes come last, in italics."""
    for number, block in enumerate(page.blocks):
        if number:
            yield ""
        yield from _block(block)
    for note in page.notes:
        yield ""
        yield f"*{safe.markdown(note)}*"


def _block(block: Block) -> Iterator[str]:
    """Yield the lines of one part of a page."""
    match block:
        case Heading():
            aside = f" ({safe.markdown(block.aside)})" if block.aside else ""
            yield f"{'#' * block.level} {safe.markdown(block.text)}{aside}"
        case Lines():
            yield from (f"- {text(line)}" for line in block.lines)
        case Drawn():
            yield from (_FENCE, *map(_plain, block.lines), _FENCE)
        case Fields():
            for label, values in block.pairs:
                yield f"- **{safe.markdown(label)}**: {'<br>'.join(map(text, values))}"
        case Grid():
            yield from _grid(block)


def text(cell: Cell) -> str:
    """Return what stands in one place, without style."""
    if isinstance(cell, str):
        return safe.markdown(cell)
    if isinstance(cell, Span):
        return safe.markdown(cell.text)
    return "".join(safe.markdown(span.text) for span in cell)


def _plain(cell: Cell) -> str:
    """Return a line of a drawing as it stands, which cannot end the block it is in."""
    spans = (Span(cell),) if isinstance(cell, str) else (cell,) if isinstance(cell, Span) else cell
    line = safe.visible("".join(span.text for span in spans))
    return f" {line}" if line.lstrip().startswith(_FENCE) else line


def _grid(grid: Grid) -> Iterator[str]:
    """Yield a table for each band, under its title where it has one."""
    for number, band in enumerate(grid.bands):
        if number:
            yield ""
        if band.title:
            yield f"### {text(band.title)}"
            yield ""
        yield _row(tuple(column.head for column in grid.columns))
        yield "|" + "|".join(_rule(column) for column in grid.columns) + "|"
        yield from map(_row, band.rows)
        if grid.total and band is grid.bands[-1]:
            yield _row(grid.total)


def _row(row: tuple[Cell, ...]) -> str:
    """Return one row of a table."""
    return "| " + " | ".join(map(text, row)) + " |"


def _rule(column: Column) -> str:
    """Return what stands below a heading and says how the column is aligned."""
    return " --: " if column.is_right else " --- "
