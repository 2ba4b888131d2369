"""Into which lines does a cell go, and how wide are the cells of a column?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from plancli.views.folding import cells, fold
from plancli.views.layout import Sizes, Stack, arrange
from plancli.views.page import Cell, Column, Grid, Span
from plancli.views.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancli.views.look import Style

Line = tuple[Span, ...]
"""A line of a cell: pieces in their styles, harmless to send."""

_REMEMBERED = 2**14
"""Cells that are not laid out anew when they come again, as departments, phrases and lights do."""


def stacks_of(grid: Grid, width: int | None) -> tuple[Stack, ...]:
    """Return which columns of a grid stand where, and how wide; nothing where they do not fit."""
    has_heads = grid.has_heads or width is None
    heads = tuple(column.head if has_heads else "" for column in grid.columns)
    every = [heads, *(row for band in grid.bands for row in band.rows), *([grid.total] if grid.total else [])]
    return arrange(grid.columns, [_sizes(column) for column in zip(*every, strict=True)], width)


def size_of(line: Line) -> int:
    """Return the cells a line takes."""
    return sum(cells(text) for text, _ in line)


def folded(text: str, width: int | None, *, keeps_names: bool = False) -> list[str]:
    """Return the text in lines that fit; in one where there is nothing to fit."""
    return [text] if width is None else fold(text, width, keeps_names=keeps_names)


@lru_cache(maxsize=_REMEMBERED)
def lines_of(cell: Cell, style: Style, width: int | None, *, keeps_names: bool = False) -> tuple[Line, ...]:
    """Return the lines of a cell, at least one; `style` is for what has none of its own."""
    if isinstance(cell, tuple) and not isinstance(cell, Span):
        return tuple(_pieces(cell, style, width, keeps_names=keeps_names))
    text, own = (cell, style) if isinstance(cell, str) else (cell.text, cell.style or style)
    return tuple((Span(line, own),) for line in folded(visible(text), width, keeps_names=keeps_names))


def _pieces(spans: Sequence[Span], style: Style, width: int | None, *, keeps_names: bool) -> Iterator[Line]:
    """Yield lines of pieces one after another; a piece that does not fit begins a new line."""
    line: list[Span] = []
    used, gap = 0, ""
    for text, own in _fitting(spans, width, keeps_names=keeps_names):
        size = cells(text)
        if text.isspace():
            gap = text
            continue
        if width is not None and used and used + len(gap) + size > width:
            yield tuple(line)
            line, used = [], 0
        if line and gap:
            line.append(Span(gap))
            used += len(gap)
        line.append(Span(text, own or style))
        used, gap = used + size, ""
    yield tuple(line)


def _fitting(spans: Sequence[Span], width: int | None, *, keeps_names: bool) -> Iterator[Span]:
    """Yield the pieces, each that is wider than a line folded into several."""
    for text, style in spans:
        yield from (Span(line, style) for line in folded(visible(text), width, keeps_names=keeps_names))


def stack_lines(
    row: Sequence[Cell], stack: Stack, columns: Sequence[Column], width: int | None
) -> tuple[Line, ...]:
    """Return the lines of one place of a row: of each of its columns in turn."""
    first, *others = stack.members
    column = columns[first]
    lines = lines_of(row[first], column.style, width, keeps_names=column.keeps_names)
    for index in others:
        column = columns[index]
        below = lines_of(row[index], column.style or "faint", width, keeps_names=column.keeps_names)
        lines += tuple(line for line in below if size_of(line))
    return lines


def _sizes(column: Sequence[Cell]) -> Sizes:
    """Return how wide the texts of a column are, its heading among them."""
    sizes = sorted(map(_cells_of, column))
    return Sizes(usual=max(sizes[len(sizes) * 9 // 10], _cells_of(column[0])), full=sizes[-1])


def _cells_of(cell: Cell) -> int:
    """Return the cells of what stands in one place."""
    if isinstance(cell, str):
        return cells(visible(cell))
    if isinstance(cell, Span):
        return cells(visible(cell.text))
    return sum(cells(visible(span.text)) for span in cell)
