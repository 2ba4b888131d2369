"""How does a page become lines: on a terminal of so many columns, or in a pipe?

One walk draws both. Every text becomes pieces in their styles, harmless to send; these are folded to the room
they have, inked (`Look.ink`) and set side by side. On a terminal nothing is cut and no line is wider than the
screen. In a pipe (`look.width` is None) each row is one line at its natural width.
"""

from __future__ import annotations

from functools import partial, reduce
from itertools import chain
from operator import add
from typing import TYPE_CHECKING

from plancli.drawing.fitting import Memory, fitted, folded, read
from plancli.drawing.layout import GAP, Sizes, Stack, arrange
from plancli.views.page import Band, Cell, Column, Drawn, Fields, Grid, Heading, Lines, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from plancli.drawing.fitting import Line
    from plancli.drawing.look import Look
    from plancli.views.page import Block, Page, Style

    Fill = Callable[[Cell], tuple[str, ...]]

_GAP = " " * GAP


def draw(page: Page, look: Look) -> Iterator[str]:
    """Yield the lines of a page without its notes, each without its end."""
    before: Block | None = None
    for block in page.blocks:
        if before and not isinstance(before, Heading) and look.width is not None:
            yield ""
        yield from _block(block, look)
        before = block


def notes(page: Page, look: Look) -> Iterator[str]:
    """Yield the lines of a page's footer; on a terminal an empty line comes before them."""
    if page.notes and look.width is not None:
        yield ""
    for note in page.notes:
        yield from _said(note, look, "faint")


def _block(block: Block, look: Look) -> Iterator[str]:
    """Yield the lines of one part of a page."""
    match block:
        case Heading():
            yield from _heading(block, look)
        case Lines():
            yield from chain.from_iterable(_said(cell, look) for cell in block.lines)
        case Drawn():
            yield from (look.ink(read(cell)[0]) for cell in block.lines)
        case Fields():
            yield from _fields(block, look)
        case Grid():
            yield from _grid(block, look)


def _said(cell: Cell, look: Look, style: Style = "") -> Iterator[str]:
    """Yield a text over the whole width; `style` is for what has none of its own."""
    return (look.ink(line, style) for line, _ in fitted(cell, look.width))


def _heading(heading: Heading, look: Look) -> Iterator[str]:
    """Yield a heading; what stands aside goes to the right end of the line, or below it."""
    said = [span for span in (Span(heading.text, "head"), Span(heading.aside, "faint")) if span.text]
    taken = sum(read(span)[1] for span in said)
    room = GAP if look.width is None else look.width - taken
    if len(said) > 1 and room >= GAP:
        yield (" " * room).join(look.ink(read(span)[0]) for span in said)
    else:
        yield from chain.from_iterable(_said(span, look) for span in said)


def _fields(fields: Fields, look: Look) -> Iterator[str]:
    """Yield labels with their values beside them, or below them where the labels leave no room."""
    margin = max((read(label)[1] for label, _ in fields.pairs), default=0) + GAP
    room = None if look.width is None else look.width - margin
    for label, values in fields.pairs:
        if room is not None and room < GAP:
            yield from _said(label, look, "faint")
            yield from chain.from_iterable(_said(value, look) for value in values)
            continue
        line, size = read(label)
        head = look.ink(line, "faint") + " " * (margin - size)
        lines = chain.from_iterable(fitted(value, room) for value in values)
        for text in [look.ink(line) for line, _ in lines] or [""]:
            yield f"{head}{text}".rstrip(" ")
            head = " " * margin


def _grid(grid: Grid, look: Look) -> Iterator[str]:
    """Yield a table: headings, a rule, rows and the total; or a sentence that there is nothing."""
    if look.width is None:
        grid = _each_row_alone(grid)
    elif not any(band.rows for band in grid.bands):
        yield from _said(grid.empty, look, "faint")
        return
    stacks = _stacks(grid, look.width)
    yield from _table(grid, stacks, look) if stacks else _cards(grid, look)


def _table(grid: Grid, stacks: Sequence[Stack], look: Look) -> Iterator[str]:
    """Yield rows side by side, each column in its place."""
    fills = {at: _filler(at, stack, grid.columns, look) for stack in stacks for at in stack.members}
    draw_rows = partial(_rows, stacks=stacks, fills=fills)
    length = sum(stack.width for stack in stacks) + GAP * (len(stacks) - 1)
    rule = [] if look.width is None else list(_said("─" * length, look, "faint"))
    if grid.has_heads:
        yield from chain.from_iterable(draw_rows([[Span(column.head, "strong") for column in grid.columns]]))
        yield from rule
    for number, band in enumerate(grid.bands):
        yield from _title(band, look, has_gap=number > 0)
        yield from chain.from_iterable(draw_rows(band.rows))
    if grid.total:
        yield from rule
        yield from chain.from_iterable(draw_rows([grid.total]))


def _each_row_alone(grid: Grid) -> Grid:
    """Return the grid in one band, with a column that says of each row what its band's title would say."""
    if not grid.band_head:
        return grid._replace(has_heads=True)
    rows = tuple((*row, band.word) for band in grid.bands for row in band.rows)
    total = (*grid.total, "") if grid.total else None
    return Grid((*grid.columns, Column("band", grid.band_head)), (Band(rows),), total=total)


def _cards(grid: Grid, look: Look) -> Iterator[str]:
    """Yield each row as labels and values, one under another, where the columns do not fit side by side."""
    for band in grid.bands:
        yield from _title(band, look, has_gap=False)
        for number, row in enumerate(band.rows):
            yield from [""] * (number > 0)
            pairs = zip(grid.columns, row, strict=True)
            yield from _fields(Fields(tuple((column.head, (cell,)) for column, cell in pairs)), look)


def _title(band: Band, look: Look, *, has_gap: bool) -> Iterator[str]:
    """Yield the title of a band, where it has one."""
    if band.title:
        yield from [""] * has_gap
        yield from _said(band.title, look, "strong")


def _stacks(grid: Grid, width: int | None) -> tuple[Stack, ...]:
    """Return which columns of a grid stand where, and how wide; nothing where they do not fit."""
    heads = tuple(column.head if grid.has_heads else "" for column in grid.columns)
    every = [heads, *chain.from_iterable(band.rows for band in grid.bands), *filter(None, [grid.total])]
    return arrange(grid.columns, [_sizes(column) for column in zip(*every, strict=True)], width)


def _sizes(column: Sequence[Cell]) -> Sizes:
    """Return how wide the texts of a column are, its heading among them."""
    sizes = [size for _, size in map(read, column)]
    ordered = sorted(sizes)
    return Sizes(usual=max(ordered[len(ordered) * 9 // 10], sizes[0]), full=ordered[-1])


def _filler(index: int, stack: Stack, columns: Sequence[Column], look: Look) -> Fill:
    """Return what turns a cell of a column into inked lines that fill the place of its stack.

    Below another column, empty lines are left out.
    """
    column, is_below = columns[index], index != stack.members[0]
    is_right = columns[stack.members[0]].is_right
    style: Style = column.style or ("faint" if is_below else "")

    def filled(line: Line, size: int) -> str:
        text, room = look.ink(line, style), " " * (stack.width - size)
        return room + text if is_right else text + room

    def fill(cell: Cell) -> tuple[str, ...]:
        line, size = read(cell)
        if size > stack.width:
            return tuple([filled(*one) for one in folded(line, stack.width, keeps_names=column.keeps_names)])
        return (filled(line, size),) if size or not is_below else ()

    return Memory(fill).__getitem__


def _rows(
    rows: Iterable[Sequence[Cell]], stacks: Sequence[Stack], fills: Mapping[int, Fill]
) -> Iterator[list[str]]:
    """Yield the lines of each row."""
    columns = list(zip(*rows, strict=True))
    placed = [
        reduce(partial(map, add), [map(fills[index], columns[index]) for index in stack.members])
        for stack in stacks
        if columns
    ]
    blanks = [(" " * stack.width,) for stack in stacks]
    for parts in zip(*placed, strict=True):
        height = max(map(len, parts))
        even = parts
        if height > 1:
            even = tuple(
                [part + blank * (height - len(part)) for part, blank in zip(parts, blanks, strict=True)]
            )
        yield [_GAP.join(line).rstrip(" ") for line in zip(*even, strict=True)]
