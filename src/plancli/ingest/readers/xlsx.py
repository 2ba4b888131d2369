"""What tables are in a workbook? Its visible cells as they print; what is hidden is shown apart."""

from __future__ import annotations

import warnings
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from plancli.ingest.errors import IngestError
from plancli.ingest.model import Block, Source
from plancli.ingest.readers.formats import shown
from plancli.ingest.readers.grid import formula_places, place
from plancli.ingest.readers.safety import check_cells, classic
from plancli.ingest.readers.sheets import Sheet, chosen

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell as SheetCell
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
    if not book.worksheets:
        raise IngestError("empty", name=name)
    wanted = chosen([each.title for each in book.worksheets], sheet, name)
    blocks: list[Block] = []
    doubts: list[Doubt] = []
    for each in book.worksheets:
        if each.title in wanted:
            blocks += _sheet(each, name, hidden=sheet is None and each.sheet_state != "visible").blocks()
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


def _sheet(sheet: Worksheet, name: str, *, hidden: bool) -> Sheet:
    """Return a sheet as it prints; what is hidden is kept apart."""
    cells = _cells(sheet)
    rows = {cell.row for cell in cells}
    unseen = {row for row in rows if hidden or sheet.row_dimensions[row].hidden}
    merged = {
        ((area.min_row or 1) - 1, (area.min_col or 1) - 1): ((area.max_row or 1) - 1, (area.max_col or 1) - 1)
        for area in sheet.merged_cells.ranges
    }
    found = Sheet(
        sheet.title,
        [((cell.row - 1, cell.column - 1), _shown(cell)) for cell in cells],
        merged,
        frozenset(row - 1 for row in unseen),
        frozenset(column - 1 for column in _hidden_columns(sheet)),
        frozenset((cell.row - 1, cell.column - 1) for cell in cells if _is_struck(cell)),
    )
    check_cells(name, len(rows - unseen), found.width)
    return found


def _is_struck(cell: SheetCell) -> bool:
    return cell.has_style and bool(cell.font.strike)


def _shown(cell: SheetCell) -> str:
    return shown(cell.value, str(cell.number_format or "General"))


def _hidden_columns(sheet: Worksheet) -> set[int]:
    """Return the numbers of the columns that are hidden; one entry may stand for a span of them."""
    hidden = [column for column in sheet.column_dimensions.values() if column.hidden]
    return {number for column in hidden for number in range(column.min or 0, (column.max or 0) + 1)}
