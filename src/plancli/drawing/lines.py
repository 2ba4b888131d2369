"""How does a page become lines: on a terminal of so many columns, or in a pipe?

One walk draws both. Every text becomes pieces in their styles, harmless to send; these are folded to the room
they have, inked (`Look.ink`) and set side by side. On a terminal nothing is cut and no line is wider than the
screen. In a pipe (`look.width` is None) each row is one line at its natural width.
"""

from __future__ import annotations

from functools import reduce
from itertools import chain
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from plancli.drawing.fitting import Memory, fitted, folded, read
from plancli.drawing.layout import GAP, Sizes, Stack, arrange
from plancli.views.page import Band, Cell, Column, Fields, Grid, Heading, Lines, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from plancli.drawing.fitting import Line
    from plancli.drawing.look import Look
    from plancli.views.page import Block, Page, Style

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
    """Yield labels with their values beside them, folded with a hanging indent.

    Where the labels leave no room, each stands above its values.
    """
    margin = max((read(label)[1] for label, _ in fields.pairs), default=0) + GAP
    room = None if look.width is None else look.width - margin
    is_above = room is not None and room < GAP
    if look.width is not None and is_above:
        margin = GAP if look.width > 2 * GAP else 0
        room = look.width - margin
    for label, values in fields.pairs:
        lines = [look.ink(line) for value in values for line, _ in fitted(value, room)] or [""]
        if is_above:
            yield from _said(label, look, "faint")
        else:
            line, size = read(label)
            yield f"{look.ink(line, 'faint')}{' ' * (margin - size)}{lines.pop(0)}".rstrip(" ")
        yield from ((" " * margin + line).rstrip(" ") for line in lines)


def _grid(grid: Grid, look: Look) -> Iterator[str]:
    """Yield a table: headings, a rule, rows and the total; or a sentence that there is nothing."""
    if look.width is None:
        grid = _each_row_alone(grid)
    elif not any(band.rows for band in grid.bands):
        yield from _said(grid.empty, look, "faint")
        return
    stacks = _stacks(grid, look.width)
    if not stacks:
        yield from _cards(grid, look)
        return
    places = [_place(stack, grid.columns, look) for stack in stacks]
    length = sum(stack.width for stack in stacks) + GAP * (len(stacks) - 1)
    rule = [] if look.width is None else list(_said("─" * length, look, "faint"))
    if grid.has_heads:
        yield from chain.from_iterable(
            _rows([[Span(column.head, "strong") for column in grid.columns]], places)
        )
        yield from rule
    for number, band in enumerate(grid.bands):
        yield from _title(band, look, has_gap=number > 0)
        yield from _most(_rows(band.rows, places), band.most)
    if grid.total:
        yield from rule
        yield from chain.from_iterable(_rows([grid.total], places))


def _each_row_alone(grid: Grid) -> Grid:
    """Return the grid in one band, with a column that says of each row what its band's title would say."""
    if not grid.band_head:
        return grid._replace(has_heads=True)
    rows = tuple((*row, band.word) for band in grid.bands for row in band.rows)
    total = (*grid.total, "") if grid.total else None
    return Grid((*grid.columns, Column("band", grid.band_head)), (Band(rows),), total=total)


def _cards(grid: Grid, look: Look) -> Iterator[str]:
    """Yield each row as labels and values, one under another, where the columns do not fit side by side."""
    heads = [column.head for column in grid.columns]
    for band in grid.bands:
        yield from _title(band, look, has_gap=False)
        for number, row in enumerate(band.rows):
            if number:
                yield ""
            yield from _fields(
                Fields(tuple((head, (cell,)) for head, cell in zip(heads, row, strict=True))), look
            )


def _title(band: Band, look: Look, *, has_gap: bool) -> Iterator[str]:
    """Yield the title of a band, where it has one."""
    if band.title:
        yield from [""] * has_gap
        yield from _said(band.title, look, "strong")


def _most(rows: Iterable[list[str]], most: int | None) -> Iterator[str]:
    """Yield the lines of rows; where they may take only so many, those of the rows that fit whole."""
    used = 0
    for lines in rows:
        used += len(lines)
        if most is not None and used > most:
            return
        yield from lines


def _stacks(grid: Grid, width: int | None) -> tuple[Stack, ...]:
    """Return which columns of a grid stand where, and how wide; nothing where they do not fit."""
    heads = tuple(column.head if grid.has_heads else "" for column in grid.columns)
    every = [heads, *chain.from_iterable(band.rows for band in grid.bands), *filter(None, [grid.total])]
    return arrange(grid.columns, [_sizes(column) for column in zip(*every, strict=True)], width)


def _sizes(column: Sequence[Cell]) -> Sizes:
    """Return how wide the texts of a column are, its heading among them."""
    widths = [size for _, size in map(read, column)]
    ordered = sorted(widths)
    return Sizes(usual=max(ordered[len(ordered) * 9 // 10], widths[0]), full=ordered[-1])


class _Place(NamedTuple):
    """A place in the rows of a table, for one column or for several, one under another.

    Attributes:
        members: Indexes of the columns.
        fills: What turns a cell of each into inked lines that fill the place.
        blank: A line of the place that is empty.
    """

    members: tuple[int, ...]
    fills: tuple[Callable[[Cell], tuple[str, ...]], ...]
    blank: str

    def lines(self, columns: Sequence[Sequence[Cell]]) -> Iterator[tuple[str, ...]]:
        """Yield what stands here in each row."""
        filled = [map(fill, columns[index]) for index, fill in zip(self.members, self.fills, strict=True)]
        return reduce(lambda above, below: map(add, above, below), filled)


def _place(stack: Stack, columns: Sequence[Column], look: Look) -> _Place:
    """Return the place of a stack."""
    first = columns[stack.members[0]]
    fills = tuple(
        _filler(
            columns[index], stack.width, look, is_right=first.is_right, is_below=columns[index] is not first
        )
        for index in stack.members
    )
    return _Place(stack.members, fills, " " * stack.width)


def _filler(
    column: Column, width: int, look: Look, *, is_right: bool, is_below: bool
) -> Callable[[Cell], tuple[str, ...]]:
    """Return what turns a cell into inked lines so wide; below another column, empty ones are left out."""
    style: Style = column.style or ("faint" if is_below else "")

    def filled(line: Line, size: int) -> str:
        text, room = look.ink(line, style), " " * (width - size)
        return room + text if is_right else text + room

    def fill(cell: Cell) -> tuple[str, ...]:
        line, size = read(cell)
        if size > width:
            return tuple([filled(*one) for one in folded(line, width, keeps_names=column.keeps_names)])
        return (filled(line, size),) if size or not is_below else ()

    return Memory(fill).__getitem__


def _rows(rows: Iterable[Sequence[Cell]], places: Sequence[_Place]) -> Iterator[list[str]]:
    """Yield the lines of each row."""
    columns = list(zip(*rows, strict=True))
    placed = [place.lines(columns) for place in places] if columns else []
    blanks = [(place.blank,) for place in places]
    for parts in zip(*placed, strict=True):
        height = max(map(len, parts))
        even = [lines + blank * (height - len(lines)) for lines, blank in zip(parts, blanks, strict=True)]
        yield [_GAP.join(line).rstrip(" ") for line in zip(*even, strict=True)]
