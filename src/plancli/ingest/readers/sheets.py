"""What tables are in an old Excel or an OpenDocument workbook? Its values; how they print is not in reach."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from plancli.ingest.errors import IngestError
from plancli.ingest.model import Block, Cell, Line, Place, Source, Table
from plancli.ingest.readers.formats import shown
from plancli.ingest.readers.safety import check_cells
from plancli.ingest.text import Text

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

FORMATS_LOST = "formats_lost"


def read_sheets(data: bytes, name: str, sheet: str | None, form: Literal["xls", "ods"]) -> Source:
    """Return the tables of a workbook, one a sheet; dates and numbers are written plainly, which is flagged.

    Raises:
        IngestError: python-calamine is not installed, the workbook cannot be read, or it has no such sheet.
    """
    try:
        import python_calamine as calamine  # noqa: PLC0415 - an extra, and only such workbooks need it
    except ImportError as error:
        raise IngestError("missing_extra", name=name, package="python-calamine") from error
    try:
        book = calamine.load_workbook(BytesIO(data))
        chosen = [each for each in book.sheets_metadata if sheet is None or each.name == sheet]
        if not chosen:
            raise IngestError("no_sheet", name=name, sheet=sheet, sheets="、".join(book.sheet_names))
        blocks = [
            block
            for each in chosen
            if each.typ == calamine.SheetTypeEnum.WorkSheet
            for block in _read(
                book.get_sheet_by_name(each.name),
                name,
                hidden=sheet is None and each.visible != calamine.SheetVisibleEnum.Visible,
            )
        ]
    except calamine.PasswordError as error:
        raise IngestError("encrypted", name=name) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise IngestError("damaged", name=name, why=type(error).__name__) from error
    doubts = ((blocks[0].place.sheet or "-", FORMATS_LOST, ""),) if blocks else ()
    return Source(tuple(blocks), form, doubts=doubts)


def _read(sheet: CalamineSheet, name: str, *, hidden: bool) -> list[Block]:
    check_cells(name, sheet.total_height, sheet.total_width)
    rows = sheet.to_python(skip_empty_area=False)
    spans = dict(sheet.merged_cell_ranges or [])
    cells: list[Cell] = []
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            text = _text(value)
            if text:
                bottom, right = spans.get((row, column), (row, column))
                place = Place(sheet=sheet.name, row=row + 1)
                cells.append(Cell(Text(text), row, column, place, bottom - row + 1, right - column + 1))
    if hidden:
        lines: dict[int, list[Cell]] = {}
        for cell in cells:
            lines.setdefault(cell.row, []).append(cell)
        return [
            Line(Text(" ".join(cell.text for cell in row)), row[0].place, soft=False, kind="hidden")
            for row in lines.values()
        ]
    wide = max((cell.column + cell.width for cell in cells), default=0)
    high = max((cell.row + cell.height for cell in cells), default=0)
    check_cells(name, high, wide)
    return [Table(tuple(cells), high, wide, cells[0].place, name=sheet.name)] if cells else []


def _text(value: object) -> str:
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, datetime | date):
        return shown(value, "yyyy-mm-dd")
    return shown(value, "General") if value != "" else ""
