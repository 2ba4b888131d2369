"""How does a page look on a terminal? Rich draws it: tables, labels, headings, colours.

What goes into which line is decided before (`fitting`, `layout`), so that Chinese text is folded by its own
rules and a page looks the same whoever draws it; pipes, and tables too long for Rich, are drawn by `table`.
"""

from __future__ import annotations

from functools import cache
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Console
from rich.segment import Segment
from rich.style import Style as RichStyle
from rich.table import Table

from plancli.views.fitting import lines_of, size_of, stack_lines, stacks_of
from plancli.views.folding import cells
from plancli.views.layout import GAP
from plancli.views.look import STYLES
from plancli.views.page import Fields, Grid, Heading, Lines, Span
from plancli.views.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import ConsoleOptions, RenderableType

    from plancli.views.fitting import Line
    from plancli.views.layout import Stack
    from plancli.views.look import Look, Style
    from plancli.views.page import Band, Block, Cell, Page


def draw(page: Page, width: int, look: Look) -> Iterator[str]:
    """Yield the lines of a page and its notes on a terminal of so many columns, each without its end."""
    console = Console(
        file=StringIO(),
        width=width,
        force_terminal=look.color,
        color_system="standard" if look.color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for renderable in _page(page, width):
        with console.capture() as captured:
            console.print(renderable)
        yield from (line.rstrip(" ") for line in captured.get().splitlines())


def _page(page: Page, width: int) -> Iterator[RenderableType]:
    """Yield what a page is made of, with the empty lines between."""
    before: Block | None = None
    for block in page.blocks:
        if before and not isinstance(before, Heading):
            yield ""
        yield from _block(block, width)
        before = block
    if page.notes:
        yield ""
    for note in page.notes:
        yield _Fitted(lines_of(note, "faint", width))


def _block(block: Block, width: int) -> Iterator[RenderableType]:
    """Yield what one part of a page is made of."""
    match block:
        case Heading():
            yield _heading(block, width)
        case Lines():
            yield from (_Fitted(lines_of(cell, "", width)) for cell in block.lines)
        case Fields():
            yield _fields(block, width)
        case Grid():
            yield from _grid(block, width)


class _Fitted(NamedTuple):
    """Lines as Rich draws them in their styles; they fit, so that it need not look for places to fold them.

    Attributes:
        right: Cells at whose right end each line is to end; 0 where lines begin at the left.
    """

    lines: Iterable[Line]
    right: int = 0

    def __rich_console__(self, _console: Console, _options: ConsoleOptions) -> Iterator[Segment]:
        """Yield the pieces of the lines, as Rich's console protocol has it."""
        for line in self.lines:
            if self.right:
                yield Segment(" " * (self.right - size_of(line)))
            for text, style in line:
                yield Segment(text, _style(style))
            yield Segment.line()


@cache
def _style(style: Style) -> RichStyle:
    """Return a style as Rich has it."""
    return RichStyle.parse(STYLES.get(style, ""))


def _heading(heading: Heading, width: int) -> RenderableType:
    """Return a heading; what stands aside goes to the right end of the line, or below it."""
    room = width - sum(cells(span.text) for span in _said(heading))
    if heading.aside and room >= GAP:
        *text, aside = _said(heading)
        return _Fitted([(*text, Span(" " * room), aside)])
    return _Fitted([line for said in _said(heading) for line in lines_of(said, "", width)])


def _said(heading: Heading) -> tuple[Span, ...]:
    """Return what a heading says, in its styles."""
    spans = Span(visible(heading.text), "head"), Span(visible(heading.aside), "faint")
    return tuple(span for span in spans if span.text)


def _fields(fields: Fields, width: int) -> Table:
    """Return labels with their values beside them, folded with a hanging indent."""
    margin = max((cells(visible(label)) for label, _ in fields.pairs), default=0)
    room = max(width - margin - GAP, GAP)
    table = Table.grid(padding=(0, GAP, 0, 0))
    table.add_column(width=margin, no_wrap=True)
    table.add_column(width=room, no_wrap=True)
    for label, values in fields.pairs:
        lines = [line for value in values for line in lines_of(value, "", room)]
        table.add_row(_Fitted(lines_of(label, "faint", None)), _Fitted(lines))
    return table


def _grid(grid: Grid, width: int) -> Iterator[RenderableType]:
    """Yield a table: headings, a rule, rows and the total; or a sentence that there is nothing."""
    if not any(band.rows for band in grid.bands):
        yield _Fitted(lines_of(grid.empty, "faint", width))
        return
    stacks = stacks_of(grid, width)
    if not stacks:
        yield from _cards(grid, width)
        return
    length = sum(stack.width for stack in stacks) + GAP * (len(stacks) - 1)
    rule = _Fitted([(Span("─" * length, "faint"),)])
    if grid.has_heads:
        yield _rows(grid, stacks, [tuple(Span(column.head, "strong") for column in grid.columns)])
        yield rule
    for number, band in enumerate(grid.bands):
        yield from _title(band, number, width)
        yield _rows(grid, stacks, band.rows, band.most)
    if grid.total:
        yield rule
        yield _rows(grid, stacks, [grid.total])


def _title(band: Band, number: int, width: int) -> Iterator[RenderableType]:
    """Yield the title of a band where it has one, with an empty line before all but the first."""
    if band.title:
        if number:
            yield ""
        yield _Fitted(lines_of(band.title, "strong", width))


def _rows(
    grid: Grid, stacks: Sequence[Stack], rows: Iterable[Sequence[Cell]], most: int | None = None
) -> Table:
    """Return rows side by side; where they may take only so many lines, those that do.

    The gap is part of a column's width: Rich's padding would make every cell a thing of its own to be drawn.
    """
    table = Table.grid()
    for stack in stacks:
        table.add_column(width=stack.width + (GAP if stack is not stacks[-1] else 0), no_wrap=True)
    edges = [stack.width if grid.columns[stack.members[0]].is_right else 0 for stack in stacks]
    used = 0
    for row in rows:
        placed = [stack_lines(row, stack, grid.columns, stack.width) for stack in stacks]
        used += max(map(len, placed))
        if most is not None and used > most:
            break
        table.add_row(*map(_Fitted, placed, edges))
    return table


def _cards(grid: Grid, width: int) -> Iterator[RenderableType]:
    """Yield each row as labels and values, one under another, where the columns do not fit side by side."""
    for band in grid.bands:
        if band.title:
            yield _Fitted(lines_of(band.title, "strong", width))
        for number, row in enumerate(band.rows):
            if number:
                yield ""
            labelled = zip((column.head for column in grid.columns), row, strict=True)
            yield _fields(Fields(tuple((head, (cell,)) for head, cell in labelled)), width)
