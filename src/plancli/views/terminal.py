"""How does a page look on a terminal? Rich draws it: tables, labels, headings, colours.

What goes into which line is decided before (`fitting`, `layout`), so that Chinese text is folded by its own
rules and a page looks the same whoever draws it; pipes, and tables too long for Rich, are drawn by `table`.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

from plancli.views.fitting import lines_of, stack_lines, stacks_of
from plancli.views.folding import cells
from plancli.views.layout import GAP
from plancli.views.look import STYLES
from plancli.views.page import Fields, Grid, Heading, Lines, Span
from plancli.views.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from plancli.views.fitting import Line
    from plancli.views.layout import Stack
    from plancli.views.look import Look, Style
    from plancli.views.page import Band, Block, Cell, Page

_STYLES: dict[Style, str] = {"": "", **{name: f"plancli.{name}" for name in STYLES}}
_THEME = Theme({f"plancli.{name}": style for name, style in STYLES.items()})


def draw(page: Page, width: int, look: Look) -> Iterator[str]:
    """Yield the lines of a page and its notes on a terminal of so many columns, each without its end."""
    console = Console(
        file=StringIO(),
        width=width,
        theme=_THEME,
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
        yield _text(lines_of(note, "faint", width))


def _block(block: Block, width: int) -> Iterator[RenderableType]:
    """Yield what one part of a page is made of."""
    match block:
        case Heading():
            yield _heading(block, width)
        case Lines():
            yield from (_text(lines_of(cell, "", width)) for cell in block.lines)
        case Fields():
            yield _fields(block, width)
        case Grid():
            yield from _grid(block, width)


def _text(lines: Iterable[Line]) -> Text:
    """Return laid-out lines as Rich's text."""
    text = Text("\n").join(Text.assemble(*((part, _STYLES[style]) for part, style in line)) for line in lines)
    text.no_wrap = True
    return text


def _heading(heading: Heading, width: int) -> RenderableType:
    """Return a heading; what stands aside goes to the right end of the line, or below it."""
    room = width - cells(visible(heading.text)) - cells(visible(heading.aside))
    if heading.aside and room >= GAP:
        line = Table.grid(expand=True)
        line.add_column(no_wrap=True)
        line.add_column(no_wrap=True, justify="right")
        line.add_row(*(_text(lines_of(Span(*said), "", None)) for said in _said(heading)))
        return line
    return _text([line for said in _said(heading) for line in lines_of(Span(*said), "", width)])


def _said(heading: Heading) -> tuple[Span, ...]:
    """Return what a heading says, in its styles."""
    return tuple(span for span in (Span(heading.text, "head"), Span(heading.aside, "faint")) if span.text)


def _fields(fields: Fields, width: int) -> Table:
    """Return labels with their values beside them, folded with a hanging indent."""
    margin = max((cells(visible(label)) for label, _ in fields.pairs), default=0)
    room = max(width - margin - GAP, GAP)
    table = Table.grid(padding=(0, GAP, 0, 0))
    table.add_column(width=margin, no_wrap=True)
    table.add_column(width=room, no_wrap=True)
    for label, values in fields.pairs:
        lines = [line for value in values for line in lines_of(value, "", room)]
        table.add_row(_text(lines_of(label, "faint", None)), _text(lines))
    return table


def _grid(grid: Grid, width: int) -> Iterator[RenderableType]:
    """Yield a table: headings, a rule, rows and the total; or a sentence that there is nothing."""
    if not any(band.rows for band in grid.bands):
        yield _text(lines_of(grid.empty, "faint", width))
        return
    stacks = stacks_of(grid, width)
    if not stacks:
        yield from _cards(grid, width)
        return
    rule = Text("─" * (sum(stack.width for stack in stacks) + GAP * (len(stacks) - 1)), _STYLES["faint"])
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
        yield _text(lines_of(band.title, "strong", width))


def _rows(
    grid: Grid, stacks: Sequence[Stack], rows: Iterable[Sequence[Cell]], most: int | None = None
) -> Table:
    """Return rows side by side; where they may take only so many lines, those that do."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, GAP, 0, 0))
    for stack in stacks:
        is_right = grid.columns[stack.members[0]].is_right
        table.add_column(width=stack.width, no_wrap=True, justify="right" if is_right else "left")
    used = 0
    for row in rows:
        placed = [stack_lines(row, stack, grid.columns, stack.width) for stack in stacks]
        used += max(map(len, placed))
        if most is not None and used > most:
            break
        table.add_row(*map(_text, placed))
    return table


def _cards(grid: Grid, width: int) -> Iterator[RenderableType]:
    """Yield each row as labels and values, one under another, where the columns do not fit side by side."""
    for band in grid.bands:
        if band.title:
            yield _text(lines_of(band.title, "strong", width))
        for number, row in enumerate(band.rows):
            if number:
                yield ""
            labelled = zip((column.head for column in grid.columns), row, strict=True)
            yield _fields(Fields(tuple((head, (cell,)) for head, cell in labelled)), width)
