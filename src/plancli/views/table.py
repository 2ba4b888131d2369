"""How does a page look on a terminal, and how when it is piped on?

On a terminal a grid fits its width by folding. Without one (`look.width` is None) each row is one line at its
natural width, and nothing is cut.
"""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from plancli.views.folding import cells, fold
from plancli.views.layout import GAP, Sizes, Stack, arrange
from plancli.views.page import Band, Column, Fields, Grid, Heading, Lines, Span
from plancli.views.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from plancli.views.look import Look, Style
    from plancli.views.page import Block, Cell, Page

_GAP = " " * GAP
_INDENT = 2

Line = tuple[str, int]
"""A line of a cell, painted, and the cells it takes."""

_REMEMBERED = 2**14
"""Cells that are not drawn anew when they come again, as departments, phrases and lights do."""


def draw(page: Page, look: Look) -> Iterator[str]:
    """Yield the lines of a page without its notes, each without its end."""
    before: Block | None = None
    for block in page.blocks:
        if before and not isinstance(before, Heading) and look.width is not None:
            yield ""
        yield from draw_block(block, look)
        before = block


def notes(page: Page, look: Look) -> Iterator[str]:
    """Yield the lines of a page's footer; on a terminal an empty line comes before them."""
    if page.notes and look.width is not None:
        yield ""
    for note in page.notes:
        for line in _folded(visible(note), look.width):
            yield look.paint(line, "faint")


def draw_block(block: Block, look: Look) -> Iterator[str]:
    """Yield the lines of one part of a page."""
    match block:
        case Heading():
            yield from _heading(block, look)
        case Lines():
            for cell in block.lines:
                yield from (painted for painted, _ in _cell(cell, "", look.width, look))
        case Fields():
            yield from _fields(block, look)
        case Grid():
            yield from _grid(block, look)


def _folded(text: str, width: int | None, *, keeps_names: bool = False) -> list[str]:
    """Return the text in lines that fit; in one where there is nothing to fit."""
    return [text] if width is None else fold(text, width, keeps_names=keeps_names)


@lru_cache(maxsize=_REMEMBERED)
def _cell(
    cell: Cell, style: Style, width: int | None, look: Look, *, keeps_names: bool = False
) -> tuple[Line, ...]:
    """Return the lines of a cell: at least one, each painted, with its cells."""
    if isinstance(cell, tuple) and not isinstance(cell, Span):
        return tuple(_pieces(cell, style, width, look, keeps_names=keeps_names))
    text, own = (cell, style) if isinstance(cell, str) else (cell.text, cell.style or style)
    lines = _folded(visible(text), width, keeps_names=keeps_names)
    return tuple((look.paint(line, own), cells(line)) for line in lines)


def _pieces(
    spans: Sequence[Span], style: Style, width: int | None, look: Look, *, keeps_names: bool
) -> Iterator[Line]:
    """Yield lines of pieces one after another; a piece that does not fit begins a new line."""
    painted, used, gap = "", 0, ""
    for text, own in _fitting(spans, width, keeps_names=keeps_names):
        size = cells(text)
        if text.isspace():
            gap = text
        elif width is None or not used or used + len(gap) + size <= width:
            gap = gap if used else ""
            painted, used, gap = painted + gap + look.paint(text, own or style), used + len(gap) + size, ""
        else:
            yield painted, used
            painted, used, gap = look.paint(text, own or style), size, ""
    yield painted, used


def _fitting(spans: Sequence[Span], width: int | None, *, keeps_names: bool) -> Iterator[Span]:
    """Yield the pieces, each that is wider than a line folded into several."""
    for text, style in spans:
        yield from (Span(line, style) for line in _folded(visible(text), width, keeps_names=keeps_names))


def _heading(heading: Heading, look: Look) -> Iterator[str]:
    """Yield a heading; what stands aside goes to the right end of the line, or below it."""
    text, aside = visible(heading.text), visible(heading.aside)
    room = (look.width or 0) - cells(text) - cells(aside)
    if aside and room >= GAP:
        yield look.paint(text, "head") + " " * room + look.paint(aside, "faint")
        return
    if aside and look.width is None:
        yield f"{text}{_GAP}{aside}"
        return
    for line in _folded(text, look.width):
        yield look.paint(line, "head")
    if aside:
        yield look.paint(aside, "faint")


def _fields(fields: Fields, look: Look) -> Iterator[str]:
    """Yield labels with their values beside them, folded with a hanging indent."""
    labels = [visible(label) for label, _ in fields.pairs]
    margin = max(map(cells, labels), default=0) + GAP
    room = None if look.width is None else max(look.width - margin, _INDENT)
    for label, (_, values) in zip(labels, fields.pairs, strict=True):
        painted = [line for value in values for line, _ in _cell(value, "", room, look)]
        head = look.paint(label, "faint") + " " * (margin - cells(label))
        for number, line in enumerate(painted or [""]):
            yield ((" " * margin if number else head) + line).rstrip(" ")


def _grid(grid: Grid, look: Look) -> Iterator[str]:
    """Yield a table: headings, a rule, rows and the total."""
    if look.width is None:
        grid = _each_row_alone(grid)
    elif not any(band.rows for band in grid.bands):
        yield look.paint(visible(grid.empty), "faint")
        return
    has_heads = grid.has_heads or look.width is None
    heads = tuple(column.head if has_heads else "" for column in grid.columns)
    every = [heads, *(row for band in grid.bands for row in band.rows), *([grid.total] if grid.total else [])]
    stacks = arrange(grid.columns, [_sizes(column) for column in zip(*every, strict=True)], look.width)
    if not stacks:
        yield from _cards(grid, look)
        return
    line = partial(_row, columns=grid.columns, stacks=stacks, look=look)
    rule = look.paint("─" * (sum(stack.width for stack in stacks) + GAP * (len(stacks) - 1)), "faint")
    if has_heads:
        yield from line(tuple(Span(head, "strong") for head in heads))
        if look.width is not None:
            yield rule
    for number, band in enumerate(grid.bands):
        yield from _band(band, number, look, line)
    if grid.total:
        if look.width is not None:
            yield rule
        yield from line(grid.total)


def _cards(grid: Grid, look: Look) -> Iterator[str]:
    """Yield each row as labels and values, one under another, where the columns do not fit side by side."""
    for band in grid.bands:
        if band.title:
            yield from (painted for painted, _ in _cell(band.title, "strong", look.width, look))
        for number, row in enumerate(band.rows):
            if number:
                yield ""
            labelled = zip((column.head for column in grid.columns), row, strict=True)
            yield from _fields(Fields(tuple((head, (cell,)) for head, cell in labelled)), look)


def _band(
    band: Band, number: int, look: Look, line: Callable[[tuple[Cell, ...]], Iterator[str]]
) -> Iterator[str]:
    """Yield the rows of a band, under its title where it has one and there is a screen."""
    if band.title and look.width is not None:
        if number:
            yield ""
        yield from (painted for painted, _ in _cell(band.title, "strong", look.width, look))
    room = band.most
    for row in band.rows:
        lines = list(line(row))
        if room is not None:
            room -= len(lines)
            if room < 0:
                return
        yield from lines


def _each_row_alone(grid: Grid) -> Grid:
    """Return the grid with a column that says of each row what its band's title would say."""
    if not grid.band_head:
        return grid
    column = Column("band", grid.band_head)
    bands = tuple(Band(tuple((*row, band.word) for row in band.rows)) for band in grid.bands)
    total = (*grid.total, "") if grid.total else None
    return Grid((*grid.columns, column), bands, total=total)


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


def _row(
    row: tuple[Cell, ...], *, columns: Sequence[Column], stacks: Sequence[Stack], look: Look
) -> Iterator[str]:
    """Yield the lines of one row."""
    drawn = [_stack(row, stack, columns, look) for stack in stacks]
    for parts in zip_longest(*drawn, fillvalue=("", 0)):
        line = [
            " " * (stack.width - used) + painted
            if columns[stack.members[0]].is_right
            else painted + " " * (stack.width - used)
            for (painted, used), stack in zip(parts, stacks, strict=True)
        ]
        yield _GAP.join(line).rstrip(" ")


def _stack(row: tuple[Cell, ...], stack: Stack, columns: Sequence[Column], look: Look) -> Sequence[Line]:
    """Return the lines of one place of a row: of each of its columns in turn."""
    width = None if look.width is None else stack.width
    first, *others = stack.members
    column = columns[first]
    lines = _cell(row[first], column.style, width, look, keeps_names=column.keeps_names)
    for index in others:
        column = columns[index]
        below = _cell(row[index], column.style or "faint", width, look, keeps_names=column.keeps_names)
        lines += tuple(line for line in below if line[1])
    return lines
