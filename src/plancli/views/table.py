"""How does a page look on a terminal, and how when it is piped on?

On a terminal a grid fits its width by folding. Without one (`look.width` is None) each row is one line at its
natural width, and nothing is cut.
"""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from plancli.views.fitting import folded, lines_of, size_of, stack_lines, stacks_of
from plancli.views.folding import cells
from plancli.views.layout import GAP, Stack
from plancli.views.page import Band, Column, Fields, Grid, Heading, Lines, Span
from plancli.views.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from plancli.views.fitting import Line
    from plancli.views.look import Look
    from plancli.views.page import Block, Cell, Page

_GAP = " " * GAP
_INDENT = 2

_REMEMBERED = 2**14
"""Lines that are not painted anew when they come again."""


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
        for line in folded(visible(note), look.width):
            yield look.paint(line, "faint")


def draw_block(block: Block, look: Look) -> Iterator[str]:
    """Yield the lines of one part of a page."""
    match block:
        case Heading():
            yield from _heading(block, look)
        case Lines():
            for cell in block.lines:
                yield from (_paint(line, look) for line in lines_of(cell, "", look.width))
        case Fields():
            yield from _fields(block, look)
        case Grid():
            yield from _grid(block, look)


def _paint(line: Line, look: Look) -> str:
    """Return a line in its colours."""
    return "".join([look.paint(text, style) for text, style in line])


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
    for line in folded(text, look.width):
        yield look.paint(line, "head")
    if aside:
        yield look.paint(aside, "faint")


def _fields(fields: Fields, look: Look) -> Iterator[str]:
    """Yield labels with their values beside them, folded with a hanging indent."""
    labels = [visible(label) for label, _ in fields.pairs]
    margin = max(map(cells, labels), default=0) + GAP
    room = None if look.width is None else max(look.width - margin, _INDENT)
    for label, (_, values) in zip(labels, fields.pairs, strict=True):
        painted = [_paint(line, look) for value in values for line in lines_of(value, "", room)]
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
    stacks = stacks_of(grid, look.width)
    if not stacks:
        yield from _cards(grid, look)
        return
    line = partial(_row, columns=grid.columns, stacks=stacks, look=look)
    rule = look.paint("─" * (sum(stack.width for stack in stacks) + GAP * (len(stacks) - 1)), "faint")
    if has_heads:
        yield from line(tuple(Span(column.head, "strong") for column in grid.columns))
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
            yield from (_paint(line, look) for line in lines_of(band.title, "strong", look.width))
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
        yield from (_paint(line, look) for line in lines_of(band.title, "strong", look.width))
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


def _row(
    row: tuple[Cell, ...], *, columns: Sequence[Column], stacks: Sequence[Stack], look: Look
) -> Iterator[str]:
    """Yield the lines of one row."""
    placed = [
        stack_lines(row, stack, columns, None if look.width is None else stack.width) for stack in stacks
    ]
    for lines in zip_longest(*placed, fillvalue=()):
        yield _GAP.join(
            [
                _filled(line, stack.width, look, is_right=columns[stack.members[0]].is_right)
                for line, stack in zip(lines, stacks, strict=True)
            ]
        ).rstrip(" ")


@lru_cache(maxsize=_REMEMBERED)
def _filled(line: Line, width: int, look: Look, *, is_right: bool) -> str:
    """Return a line in its colours with the spaces that fill its place."""
    room = " " * (width - size_of(line))
    return room + _paint(line, look) if is_right else _paint(line, look) + room
