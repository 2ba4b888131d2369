"""How does a workbook look: cells, colours, paper, what is locked and what may be filled in?

Every text is written as text, whatever it begins with, so that nothing from a plan is ever a formula.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.writer.excel import ExcelWriter

from plancli.drawing import safe
from plancli.drawing.archive import steady
from plancli.drawing.paper import A4, FONT_POINTS, HIGHEST_POINTS, Heights, Layout, layout, points
from plancli.views.book import Advice, Hidden, Line, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from plancli.views.book import Book, Fill, Head, Rule, Value
    from plancli.views.page import Style

MOST_CHARACTERS = 32_767
"""Characters beyond which no spreadsheet keeps a cell (Excel's limit)."""

_FILLS: dict[Style, str] = {
    "red": "FFC7CE",
    "yellow": "FFE699",
    "blue": "BDD7EE",
    "green": "C6E0B4",
    "grey": "E7E6E6",
    "cancelled": "D9D9D9",
}
_HEAD_FILL, _OPEN_FILL, _FAINT = "DAE1F3", "FFFFF0", "808080"
_EDGE = Side("thin", color="7F7F7F")

_TITLE_POINTS, _ASIDE_POINTS = 16, 10
_TITLE_HEIGHT, _ASIDE_HEIGHT = 28.0, 18.0

_DATE, _TEXT, _NUMBER = "yyyy-mm-dd", "@", "0"

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
    made.properties.title = safe.visible(book.title)
    made.properties.creator = "plancli"
    made.properties.created = made.properties.modified = datetime(
        book.dated.year, book.dated.month, book.dated.day
    )
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
    return "".join("_" if sign in "[]:*?/\\" else sign for sign in safe.visible(name))[:31]


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
        self._styles: dict[tuple[object, ...], Any] = {}
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
                self._write_heads()
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
        if text.isascii() and text.isprintable():
            shown = text
        else:
            shown = "\n".join(map(safe.visible, text.splitlines()))
        shown = _NUMBERED.sub("_x005F_", shown)
        if len(shown) <= MOST_CHARACTERS:
            return shown
        self.cut += 1
        return shown[: MOST_CHARACTERS - 1] + "…"

    def _write_top(self) -> None:
        """Write the title, the line below it, and headings that several columns share."""
        self._write_across(self.sheet.title, "title", _TITLE_HEIGHT)
        self._write_across(self.sheet.aside, "aside", _ASIDE_HEIGHT)

    def _write_heads(self) -> int:
        """Write the headings and return the number of the row with those of each column."""
        heads = self.sheet.heads
        if not self.plain and any(head.group for head in heads):
            self._write_groups(heads)
        self.row += 1
        texts = [self._shown(head.text) for head in heads]
        for column, text in enumerate(texts, start=1):
            self._put(column, text, self._style("head"))
        self.page.row_dimensions[self.row].height = self.heights.of(texts, self.lies.widths)
        return self.row

    def _write_groups(self, heads: Sequence[Head]) -> None:
        """Write a row in which neighbours of one group share a heading."""
        self.row += 1
        start = 1
        for column, head in enumerate(heads, start=1):
            self._put(column, None, self._style("head"))
            if column == len(heads) or heads[column].group != head.group:
                self._put(start, self._shown(head.group), self._style("head"))
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
            for column, (head, value, text) in enumerate(
                zip(self.sheet.heads, line.values, texts, strict=True), start=1
            ):
                is_open = head.rule is not None and head.name not in line.locked
                style = self._style("body", type(value), head.align, line.style, is_open=is_open)
                self._put(column, text if type(value) is str else value, style)
            height = self.heights.of(texts, self.lies.widths)
            self.clipped += height > HIGHEST_POINTS
            self.page.row_dimensions[self.row].height = min(height, HIGHEST_POINTS)

    def _write_across(self, text: str, part: str, height: float) -> None:
        """Write a line over all columns."""
        self.row += 1
        self._put(1, self._shown(text), self._style(part))
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

        Cells are made here and not by the worksheet, which would look at each value, and a named style would be
        looked up for each cell: 10,000 rows took 189 s that way.
        """
        cell = Cell(self.page, self.row, column)
        cell._style = style  # noqa: SLF001  shared by all cells that look alike
        if value is not None and value != "":
            cell._value = value  # type: ignore[attr-defined]  # noqa: SLF001  see above
            cell.data_type = "s" if isinstance(value, str) else "d" if isinstance(value, date) else "n"
        self.page._cells[self.row, column] = cell  # noqa: SLF001  see above

    def _style(
        self,
        part: str,
        kind: type = str,
        align: str = "left",
        style: Style = "",
        *,
        is_open: bool = False,
    ) -> Any:  # noqa: ANN401  openpyxl's array of indices
        """Return the style of cells of a kind; worked out once for all cells that look alike."""
        key = (part, kind, align, style, is_open)
        if key not in self._styles:
            cell = Cell(self.page, 1, 1)
            cell.font, cell.alignment = self._font(part, style), self._alignment(part, align, kind)
            if part in {"head", "body"}:
                cell.border = Border(_EDGE, _EDGE, _EDGE, _EDGE)
            if part == "head":
                cell.fill = PatternFill("solid", _HEAD_FILL)
            elif is_open:
                cell.fill = PatternFill("solid", _OPEN_FILL)
                cell.protection = Protection(locked=False)
            cell.number_format = _FORMATS.get(kind, _TEXT)
            self._styles[key] = cell._style  # noqa: SLF001  see `_put`
        return self._styles[key]

    def _font(self, part: str, style: Style) -> Font:
        """Return the font of a part."""
        size = {"title": _TITLE_POINTS, "aside": _ASIDE_POINTS}.get(part, FONT_POINTS)
        is_bold = part in {"title", "head", "strong"} or style == "strong"
        color = _FAINT if "faint" in {part, style} else "000000"
        return Font(self.font, size, b=is_bold, color=color)

    def _alignment(self, part: str, align: str, kind: type) -> Alignment:
        """Return where the text of a part stands in its cell."""
        if part in {"title", "head"}:
            align = "center"
        elif kind is date:
            align = "center"
        return Alignment(horizontal=align, vertical="center", wrap_text=part != "title")

    def _dress(self, heading: int, first: int, last: int) -> None:
        """Set what concerns the whole sheet: widths, paper, rules, colours, protection."""
        page = self.page
        for column, width in enumerate(self.lies.widths, start=1):
            page.column_dimensions[get_column_letter(column)].width = width
        page.freeze_panes = f"B{first}" if len(self.sheet.heads) > 1 else f"A{first}"
        page.print_title_rows = f"{heading}:{heading}" if self.plain else f"{_LEAST}:{heading}"
        for fill in self.sheet.fills:
            self._color(fill, first, last)
        for column, head in enumerate(self.sheet.heads, start=1):
            if head.rule:
                letters = get_column_letter(column)
                page.add_data_validation(_validation(head, head.rule, f"{letters}{first}:{letters}{last}"))
        if self.sheet.is_filled_in:
            _protect(page)
        _set_paper(page, self.lies, self.sheet.footer)

    def _color(self, fill: Fill, first: int, last: int) -> None:
        """Colour cells of a column by what they, or others in their row, hold."""
        letters = {head.name: get_column_letter(at) for at, head in enumerate(self.sheet.heads, start=1)}
        column = letters.get(fill.column)
        if column is None or (fill.beside and fill.beside not in letters):
            return
        if fill.beside:
            condition = f"AND(${column}{first}=\"\",${letters[fill.beside]}{first}={_quoted(fill.holds)})"
        else:
            condition = f"LEFT(${column}{first},{len(fill.begins)})={_quoted(fill.begins)}"
        color = _FILLS.get(fill.style)
        rule = FormulaRule([condition], fill=PatternFill(bgColor=color, fill_type="solid"))
        self.page.conditional_formatting.add(f"{column}{first}:{column}{last}", rule)


_FORMATS: dict[type, str] = {int: _NUMBER, date: _DATE, type(None): _TEXT}
"""Number formats; a cell that holds nothing yet is to keep what is typed as it is typed."""


def _quoted(text: str) -> str:
    """Return a text as it stands in a formula."""
    return '"' + text.replace('"', '""') + '"'


def _size_of(value: Value) -> str:
    """Return a text as long as a value that is none."""
    return "" if value is None else str(value)


def _validation(head: Head, rule: Rule, area: str) -> DataValidation:
    """Return what a spreadsheet checks when somebody fills in a cell of a column."""
    if rule.choices:
        made = DataValidation(type="list", formula1=_quoted(",".join(rule.choices)))
    elif rule.whole:
        made = DataValidation(
            type="whole", operator="between", formula1=str(rule.whole[0]), formula2=str(rule.whole[1])
        )
    elif rule.days:
        ends = [f"DATE({day.year},{day.month},{day.day})" for day in rule.days]
        made = DataValidation(type="date", operator="between", formula1=ends[0], formula2=ends[1])
    else:
        longest = str(rule.longest or MOST_CHARACTERS)
        made = DataValidation(type="textLength", operator="lessThanOrEqual", formula1=longest)
    made.allow_blank = True
    made.showErrorMessage = made.showInputMessage = True
    made.errorTitle = made.promptTitle = head.text[:32]
    made.error = made.prompt = rule.hint[:255]
    made.add(area)
    return made


def _protect(page: Worksheet) -> None:
    """Lock what is not to be filled in, against slips: there is no password; filters and widths stay free."""
    page.protection.sheet = True
    for freedom in ("autoFilter", "sort", "formatColumns", "formatRows"):
        setattr(page.protection, freedom, False)


def _set_paper(page: Worksheet, lies: Layout, footer: Sequence[str]) -> None:
    """Set paper, margins and what stands at the foot of each printed page."""
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = lies.paper.code  # type: ignore[assignment]  # an integer, whatever the stubs say
    if lies.is_one_page_wide:
        page.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0  # type: ignore[assignment]
    else:
        page.print_title_cols = "A:A"
    page.page_margins = PageMargins(**{side: mm / _INCH_MM for side, mm in _MARGINS_MM.items()})
    page.print_options.horizontalCentered = True
    for part, text in zip((page.oddFooter.left, page.oddFooter.center, page.oddFooter.right), footer, strict=True):
        escaped = safe.visible(text).replace("&", "&&")
        part.text = escaped.replace("{page}", "&P").replace("{pages}", "&N")


def _write_advice(page: Worksheet, sheet: Advice, font: str) -> None:
    """Write a sheet of plain lines, one a row."""
    width = 100
    page.column_dimensions["A"].width = width
    heights = Heights()
    for row, text in enumerate((sheet.title, *sheet.lines), start=1):
        cell = page.cell(row, 1)
        cell.value, cell.data_type = safe.visible(text), "s"
        cell.font = Font(font, _TITLE_POINTS if row == 1 else FONT_POINTS, b=row == 1)
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

