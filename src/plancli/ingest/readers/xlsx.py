"""What tables are in a workbook? Its visible cells as they print; what is hidden is shown apart."""

from __future__ import annotations

import warnings
import zlib
from bisect import bisect_left, bisect_right
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from plancli.ingest.errors import IngestError
from plancli.ingest.model import Block, Cell, Line, Place, Source, Table
from plancli.ingest.readers.formats import shown
from plancli.ingest.readers.grid import formula_places, place
from plancli.ingest.readers.safety import check_cells, classic
from plancli.ingest.text import Text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet.cell_range import CellRange
    from openpyxl.worksheet.worksheet import Worksheet

_BROKEN = (
    ArithmeticError,
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zlib.error,
)
"""What openpyxl raises on a damaged workbook; its XML parser's error is a SyntaxError."""
Doubt = tuple[str, str, str]


def read_xlsx(data: bytes, name: str, sheet: str | None) -> Source:
    """Return the tables of a workbook, one a sheet.

    Raises:
        IngestError: openpyxl is not installed, the workbook cannot be read, or it has no sheet of that name.
    """
    data = classic(data, name)
    book = _load(data, name)
    formulas = formula_places(data, name, bounded=False)
    chosen = [each for each in book.worksheets if sheet is None or each.title == sheet]
    if not book.worksheets:
        raise IngestError("empty", name=name)
    if not chosen:
        raise IngestError(
            "no_sheet", name=name, sheet=sheet, sheets="、".join(each.title for each in book.worksheets)
        )
    blocks: list[Block] = []
    doubts: list[Doubt] = []
    for each in chosen:
        blocks += _read_sheet(each, name, hidden=sheet is None and each.sheet_state != "visible")
        doubts += _without_value(each, formulas.get(each.title, frozenset()))
        each._cells.clear()  # noqa: SLF001 - sheets and cells hold each other, so nothing else would free them
    return Source(tuple(blocks), "xlsx", doubts=tuple(doubts))


def _load(data: bytes, name: str) -> Workbook:
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra, and only workbooks need it
    except ImportError as error:
        raise IngestError("missing_extra", name=name, package="openpyxl") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # what openpyxl does not keep (styles, validations) is not read here
            return load_workbook(BytesIO(data), data_only=True, keep_links=False)
    except _BROKEN as error:
        raise IngestError("damaged", name=name, why=type(error).__name__) from error


def _without_value(sheet: Worksheet, formulas: frozenset[tuple[int, int]]) -> list[Doubt]:
    """Return the cells whose formula has no stored value: what they print is not in the file."""
    held = {(cell.row - 1, cell.column - 1) for cell in _cells(sheet)}
    return [(f"{sheet.title} {place(*at)}", "no_value", "") for at in sorted(formulas - held)]


def _cells(sheet: Worksheet) -> list[SheetCell]:
    """Return the cells that hold something, in order."""
    # iter_rows would make a cell for every empty position up to the last one
    found = sorted(sheet._cells.items())  # noqa: SLF001 - see above
    return [cell for _, cell in found if cell.value is not None]


def _read_sheet(sheet: Worksheet, name: str, *, hidden: bool) -> list[Block]:
    cells = _cells(sheet)
    areas = {(area.min_row or 0, area.min_col or 0): area for area in sheet.merged_cells.ranges}
    rows = sorted({cell.row for cell in cells if not hidden and not sheet.row_dimensions[cell.row].hidden})
    last = max([0, *(cell.column for cell in cells), *(area.max_col or 0 for area in areas.values())])
    check_cells(name, len(rows), last)
    gone = _hidden_columns(sheet)
    columns = [number for number in range(1, last + 1) if number not in gone]
    aside: dict[int, list[str]] = {}
    found: list[Cell] = []
    for cell in cells:
        area = areas.get((cell.row, cell.column))
        seen = _seen(cell, area, rows, columns)
        if seen is None:
            aside.setdefault(cell.row, []).append(_shown(cell))
        else:
            found.append(seen)
    lines: list[Block] = [
        Line(Text(" ".join(words)), Place(sheet=sheet.title, row=row), soft=False, kind="hidden")
        for row, words in aside.items()
    ]
    if not found:
        return lines
    wide = max(cell.column + cell.width for cell in found)
    return [Table(tuple(found), len(rows), wide, found[0].place, name=sheet.title), *lines]


def _shown(cell: SheetCell) -> str:
    return shown(cell.value, str(cell.number_format or "General"))


def _seen(cell: SheetCell, area: CellRange | None, rows: list[int], columns: list[int]) -> Cell | None:
    """Return a cell at its place among the rows and columns that are shown; None where it is hidden."""
    bottom, right = (area.max_row or cell.row, area.max_col or 1) if area else (cell.row, cell.column)
    row, column = bisect_left(rows, cell.row), bisect_left(columns, cell.column)
    height, width = bisect_right(rows, bottom) - row, bisect_right(columns, right) - column
    if cell.row not in rows[row : row + 1] or width < 1:
        return None
    where = Place(sheet=cell.parent.title, row=cell.row)
    return Cell(Text(_shown(cell)), row, column, where, max(height, 1), width)


def _hidden_columns(sheet: Worksheet) -> set[int]:
    """Return the numbers of the columns that are hidden; one entry may stand for a span of them."""
    hidden = [column for column in sheet.column_dimensions.values() if column.hidden]
    return {number for column in hidden for number in range(column.min or 0, (column.max or 0) + 1)}
