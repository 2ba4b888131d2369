"""How does a workbook look: cells, colours, paper, what is locked and what may be filled in?

Every text is written as text, whatever it begins with, so that nothing from a plan is ever a formula.
"""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.page import PageMargins
from openpyxl.writer.excel import ExcelWriter

from plancli.drawing import safe
from plancli.drawing.archive import steady
from plancli.drawing.cell_style import MOST_CHARACTERS, TITLE_POINTS, Styles, coloured, validation
from plancli.drawing.paper import A4, FONT_POINTS, HIGHEST_POINTS, Heights, Layout, layout, points
from plancli.views.book import Advice, Hidden, Line, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from plancli.views.book import Book, Fill, Head, Value

_TITLE_HEIGHT = 28.0

_INCH_MM = 25.4
_MARGINS_MM = {"left": 10, "right": 10, "top": 12, "bottom": 16, "header": 6, "footer": 8}

_NUMBERED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""The beginning of what Open XML takes for a character by its number (ECMA-376 Part 1, 22.9.2.19)."""

_LEAST = 3
"""Rows that stand above the first row of a table at least: title, line and headings."""


class Drawn(NamedTuple):
    """A workbook as bytes.

    Attributes:
        data: The file.
        clipped: How many rows hold more than the highest row that spreadsheets have can show in print.
        cut: How many texts are longer than a cell can hold, and end in ``…``.
        wide: Names of sheets whose columns need more than one page beside each other.
    """

    data: bytes
    clipped: int = 0
    cut: int = 0
    wide: tuple[str, ...] = ()


def draw(book: Book, *, plain: bool = False) -> Drawn:
    """Return a workbook; the same book makes the same bytes.

    Args:
        book: What it says.
        plain: Headings in the first row and nothing but rows below: for pivot tables and mail merge.
    """
    made = Workbook()
    made.remove(made.worksheets[0])
    made._fonts[0] = Font(book.font, FONT_POINTS)  # type: ignore[attr-defined]  # noqa: SLF001  widths are counted in its digits
    made.properties.title = safe.in_file(book.title)
    made.properties.creator = "plancli"
    writers: list[_Table] = []
    for sheet in book.sheets:
        page = made.create_sheet(_tab(sheet.name))
        match sheet:
            case Sheet():
                writers.append(_Table(page, sheet, book.font, plain=plain))
                writers[-1].write()
            case Advice():
                _write_advice(page, sheet, book.font)
            case Hidden():
                _write_hidden(page, sheet)
    if any(isinstance(sheet, Hidden) for sheet in book.sheets):
        made.security = WorkbookProtection(lockStructure=True)
    packed = BytesIO()
    ExcelWriter(made, ZipFile(packed, "w", allowZip64=True)).save()
    return Drawn(
        steady(packed.getvalue(), book.dated),
        sum(writer.clipped for writer in writers),
        sum(writer.cut for writer in writers),
        tuple(writer.sheet.name for writer in writers if not writer.lies.is_one_page_wide),
    )


def _tab(name: str) -> str:
    r"""Return a sheet's name without what no tab may hold: ``[]:*?/\`` and more than 31 characters."""
    return "".join("_" if sign in "[]:*?/\\" else sign for sign in safe.in_file(name))[:31]


class _Table:
    """Writes one table into one worksheet."""

    def __init__(self, page: Worksheet, sheet: Sheet, font: str, *, plain: bool) -> None:
        self.page = page
        self.sheet = sheet
        self.font = font
        self.plain = plain
        self.clipped = self.cut = 0
        self.row = 0
        self.heights = Heights()
        self.styles = Styles(page, font)
        self.lines = [(block, [self._texts(line) for line in block.lines]) for block in sheet.blocks]
        total = [self._texts(sheet.total)] if sheet.total else []
        rows = [texts for _, made in self.lines for texts in made] + total
        columns = list(zip(*rows, strict=True)) or [()] * len(sheet.heads)
        self.lies: Layout = layout(sheet.heads, columns)

    def write(self) -> None:
        """Write everything."""
        if not self.plain:
            self._write_top()
        heading = self._write_heads()
        first = self.row + 1
        for number, (block, texts) in enumerate(self.lines):
            if block.title and not (number == 0 or self.plain):
                self._write_across(block.title, "strong", points(1))
                self._write_heads(is_first=False)
            self._write_lines(block.lines, texts)
            if number == 0:
                self.page.auto_filter.ref = f"A{heading}:{self._last}{max(self.row, heading)}"
        last = max(self.row, first)
        if self.sheet.total:
            self._write_lines([self.sheet.total], [self._texts(self.sheet.total)])
        for note in () if self.plain else self.sheet.notes:
            self._write_across(note, "faint", self._height_across(note))
        self._dress(heading, first, last)

    @property
    def _last(self) -> str:
        """The letters of the last column."""
        return get_column_letter(len(self.sheet.heads))

    def _texts(self, line: Line) -> tuple[str, ...]:
        """Return what stands in each cell of a row, as far as its size is concerned."""
        return tuple(self._shown(value) if type(value) is str else _size_of(value) for value in line.values)

    def _shown(self, text: str) -> str:
        """Return a text as a cell holds it: what would act is written out, line ends stay."""
        shown = _NUMBERED.sub("_x005F_", safe.cell(text))
        if len(shown) <= MOST_CHARACTERS:
            return shown
        self.cut += 1
        return shown[: MOST_CHARACTERS - 1] + "…"

    def _write_top(self) -> None:
        """Write the title, the line below it, and headings that several columns share."""
        self._write_across(self.sheet.title, "title", _TITLE_HEIGHT)
        self._write_across(self.sheet.aside, "aside", self._height_across(self.sheet.aside))

    def _write_heads(self, *, is_first: bool = True) -> int:
        """Write the headings and return the number of the row with those of each column."""
        heads = self.sheet.heads
        if is_first and not self.plain and any(head.group for head in heads):
            self._write_groups(heads)
        self.row += 1
        texts = [self._shown(head.text) for head in heads]
        for column, text in enumerate(texts, start=1):
            self._put(column, text, self.styles.of("head"))
        self.page.row_dimensions[self.row].height = self.heights.of(texts, self.lies.widths)
        return self.row

    def _write_groups(self, heads: Sequence[Head]) -> None:
        """Write a row in which neighbours of one group share a heading."""
        self.row += 1
        start = 1
        for column, head in enumerate(heads, start=1):
            self._put(column, None, self.styles.of("head"))
            if column == len(heads) or heads[column].group != head.group:
                self._put(start, self._shown(head.group), self.styles.of("head"))
                if column > start:
                    self.page.merge_cells(
                        start_row=self.row, end_row=self.row, start_column=start, end_column=column
                    )
                start = column + 1
        self.page.row_dimensions[self.row].height = points(1)

    def _write_lines(self, lines: Sequence[Line], rows: Sequence[tuple[str, ...]]) -> None:
        """Write rows, each as high as its texts need."""
        for line, texts in zip(lines, rows, strict=True):
            self.row += 1
            height = self.heights.of(texts, self.lies.widths)
            part = "body" if height <= HIGHEST_POINTS else "clipped"
            self.clipped += part == "clipped"
            for column, (head, value, text) in enumerate(
                zip(self.sheet.heads, line.values, texts, strict=True), start=1
            ):
                is_open = head.rule is not None and head.name not in line.locked
                style = self.styles.of(part, type(value), head.align, line.style, is_open=is_open)
                self._put(column, text if type(value) is str else value, style)
            self.page.row_dimensions[self.row].height = min(height, HIGHEST_POINTS)

    def _write_across(self, text: str, part: str, height: float) -> None:
        """Write a line over all columns."""
        self.row += 1
        self._put(1, self._shown(text), self.styles.of(part))
        if len(self.sheet.heads) > 1:
            self.page.merge_cells(
                start_row=self.row, end_row=self.row, start_column=1, end_column=len(self.sheet.heads)
            )
        self.page.row_dimensions[self.row].height = min(height, HIGHEST_POINTS)

    def _height_across(self, text: str) -> float:
        """Return the height of a line over all columns."""
        return self.heights.of([self._shown(text)], [sum(self.lies.widths)])

    def _put(self, column: int, value: Value, style: Any) -> None:  # noqa: ANN401  openpyxl's array of indices
        """Put a value into a cell of the current row; a text is a text, whatever it begins with.

        Cells are made here and not by the worksheet, which would look at each value. A named style would be
        looked up for each cell: 10,000 rows took 189 s that way.
        """
        cell = Cell(self.page, self.row, column)
        cell._style = style  # type: ignore[attr-defined]  # noqa: SLF001  shared by all cells that look alike
        if value is not None and value != "":
            cell._value = value  # type: ignore[attr-defined]  # noqa: SLF001  see above
            cell.data_type = "s" if isinstance(value, str) else "d" if isinstance(value, date) else "n"
        self.page._cells[self.row, column] = cell  # noqa: SLF001  see above

    def _dress(self, heading: int, first: int, last: int) -> None:
        """Set what concerns the whole sheet: widths, paper, rules, colours, protection."""
        page = self.page
        for column, width in enumerate(self.lies.widths, start=1):
            page.column_dimensions[get_column_letter(column)].width = width
        page.freeze_panes = f"B{first}" if len(self.sheet.heads) > 1 else f"A{first}"
        page.print_title_rows = f"{heading}:{heading}" if self.plain else f"{_LEAST}:{heading}"
        letters = {head.name: get_column_letter(at) for at, head in enumerate(self.sheet.heads, start=1)}
        for fill in self.sheet.fills:
            _color(page, letters, fill, first, last)
        for head in self.sheet.heads:
            if head.rule:
                area = f"{letters[head.name]}{first}:{letters[head.name]}{last}"
                page.add_data_validation(validation(head, head.rule, area))
        if self.sheet.is_filled_in:
            _protect(page)
        _set_paper(page, self.lies, self.sheet.footer)


def _color(page: Worksheet, letters: Mapping[str, str], fill: Fill, first: int, last: int) -> None:
    """Colour cells of a column by what they, or others in their row, hold.

    Args:
        page: The worksheet.
        letters: The letters of each column, by its name.
        fill: Which cells, and how.
        first: The first row of the table.
        last: The last one.
    """
    column, beside = letters.get(fill.column), letters.get(fill.beside)
    if column is None or (fill.beside and beside is None):
        return
    area = f"{column}{first}:{column}{last}"
    page.conditional_formatting.add(area, coloured(fill, f"${column}{first}", f"{beside}{first}"))


def _size_of(value: Value) -> str:
    """Return a text as long as a value that is none."""
    return "" if value is None else str(value)


def _protect(page: Worksheet) -> None:
    """Lock what is not to be filled in, against slips: there is no password; filters and widths stay free."""
    page.protection.sheet = True
    for freedom in ("autoFilter", "sort", "formatColumns", "formatRows"):
        setattr(page.protection, freedom, False)


def _set_paper(page: Worksheet, lies: Layout, footer: Sequence[str]) -> None:
    """Set paper, margins and what stands at the foot of each printed page."""
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = lies.paper.code
    if lies.is_one_page_wide:
        page.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    else:
        page.print_title_cols = "A:A"
    page.page_margins = PageMargins(**{side: mm / _INCH_MM for side, mm in _MARGINS_MM.items()})
    page.print_options.horizontalCentered = True
    for name, text in zip(("left", "center", "right"), footer, strict=True):
        escaped = safe.in_file(text).replace("&", "&&")
        getattr(page.oddFooter, name).text = escaped.replace("{page}", "&P").replace("{pages}", "&N")


def _write_advice(page: Worksheet, sheet: Advice, font: str) -> None:
    """Write a sheet of plain lines, one a row."""
    width = 100
    page.column_dimensions["A"].width = width
    heights = Heights()
    for row, text in enumerate((sheet.title, *sheet.lines), start=1):
        cell = page.cell(row, 1)
        cell.value, cell.data_type = safe.in_file(text), "s"
        cell.font = Font(font, TITLE_POINTS if row == 1 else FONT_POINTS, b=row == 1)
        cell.alignment = Alignment(vertical="center", wrap_text=row > 1)
        page.row_dimensions[row].height = _TITLE_HEIGHT if row == 1 else heights.of([text], [width])
    page.protection.sheet = True
    _set_paper(page, Layout(A4, (width,)), ("", "", ""))


def _write_hidden(page: Worksheet, sheet: Hidden) -> None:
    """Write a sheet for programs."""
    for row, texts in enumerate(sheet.rows, start=1):
        for column, text in enumerate(texts, start=1):
            cell = Cell(page, row, column)
            cell._value, cell.data_type = text, "s"  # type: ignore[attr-defined]  # noqa: SLF001  see `_put`
            page._cells[row, column] = cell  # noqa: SLF001  see `_put`
    page.sheet_state = "veryHidden"
    page.protection.sheet = True
