"""What tables are in a workbook? Its visible sheets, dates as they print; what is hidden is shown apart."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from plancli.ingest.errors import DamagedError, MissingExtraError, NoSuchSheetError
from plancli.ingest.model import Block, Cell, Line, Place, Source, Table
from plancli.ingest.readers.safety import check_cells

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|[_*].')
_FIELD = re.compile(r"y+|m+|d+|h+|s+|[^ymdhs]+", re.IGNORECASE)


def read_xlsx(data: bytes, name: str, sheet: str | None) -> Source:
    """Return the tables of a workbook, one a sheet.

    Raises:
        MissingExtraError: openpyxl is not installed.
        DamagedError: It cannot be read.
        NoSuchSheetError: It has no sheet of the name given.
    """
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - only workbooks need it
    except ImportError as error:
        raise MissingExtraError(name=name, package="openpyxl") from error
    try:
        book = load_workbook(BytesIO(data), data_only=True, keep_links=False)
    except Exception as error:
        raise DamagedError(name=name, why=type(error).__name__) from error
    sheets = [each for each in book.worksheets if sheet is None or each.title == sheet]
    if not sheets:
        raise NoSuchSheetError(
            name=name,
            sheet=sheet,
            sheets="、".join(each.title for each in book.worksheets),
        )
    blocks: list[Block] = []
    for each in sheets:
        blocks += _read_sheet(each, name, hidden=sheet is None and each.sheet_state != "visible")
    return Source(tuple(blocks), "xlsx")


def _read_sheet(sheet: Worksheet, name: str, *, hidden: bool) -> list[Block]:
    merged = {(area.min_row or 0, area.min_col or 0): area for area in sheet.merged_cells.ranges}
    rows = _filled_rows(sheet)
    if not rows:
        return []
    aside: list[Block] = []
    cells: list[Cell] = []
    shown = [number for number in rows if not hidden and not sheet.row_dimensions[number].hidden]
    position = {number: at for at, number in enumerate(shown)}
    for number, row in rows.items():
        place = Place(sheet=sheet.title, row=number)
        if number not in position:
            words = " ".join(text for cell in row if (text := shown_text(cell)))
            aside.append(Line(words, place, soft=False, kind="hidden"))
            continue
        for cell in row:
            text, area = shown_text(cell), merged.get((number, cell.column))
            last_row, last_column = (
                (area.max_row or number, area.max_col or 1) if area else (number, cell.column)
            )
            height = bisect_right(shown, last_row) - position[number] if area else 1
            width = last_column - cell.column + 1
            cells.append(Cell(text, position[number], cell.column - 1, place, max(height, 1), width))
    if not cells:
        return aside
    columns = max(cell.column + cell.width for cell in cells)
    check_cells(name, len(shown), columns)
    table = Table(tuple(cells), len(shown), columns, cells[0].place, name=sheet.title)
    return [table, *aside]


def _filled_rows(sheet: Worksheet) -> dict[int, list[SheetCell]]:
    """Return the cells that hold something, by row."""
    rows: dict[int, list[SheetCell]] = {}
    # iter_rows would make a cell for every empty position up to the last one
    for (number, _), cell in sorted(sheet._cells.items()):  # noqa: SLF001 - see above
        if cell.value is not None:
            rows.setdefault(number, []).append(cell)
    return rows


def shown_text(cell: SheetCell | object) -> str:
    """Return a cell's value as the sheet prints it."""
    value = getattr(cell, "value", None)
    pattern = str(getattr(cell, "number_format", "General") or "General")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date | time):
        return _shown_date(value, pattern)
    if isinstance(value, int | float):
        return _shown_number(value, pattern)
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").replace("\r", "\n").strip()


def _shown_number(value: float, pattern: str) -> str:
    if not math.isfinite(value):
        return str(value)
    if "%" in pattern:
        places = len(pattern.partition("%")[0].partition(".")[2])
        return f"{value * 100:.{places}f}%"
    return str(int(value)) if value == int(value) else f"{value:.12g}"


def _shown_date(value: datetime | date | time, pattern: str) -> str:
    if isinstance(value, time):
        return value.isoformat("minutes")
    first = pattern.partition(";")[0]
    if "General" in first or not re.search("[ymd]", _QUOTED.sub("", first), re.IGNORECASE):
        return value.date().isoformat() if isinstance(value, datetime) else value.isoformat()
    return _format_date(value, first)


_BUILT_IN = {"mm-dd-yy": "yyyy/m/d"}
"""Format 14, which every locale prints its own way; in China as 2023/6/30."""


def _format_date(value: datetime | date, pattern: str) -> str:
    plain = _QUOTED.sub(lambda found: found[1] or found[2] or "", _BUILT_IN.get(pattern, pattern))
    parts: list[str] = []
    for part in _FIELD.findall(plain):
        letter, size = part[0].lower(), len(part)
        if letter == "y":
            parts.append(str(value.year) if size > 2 else f"{value.year % 100:02d}")  # noqa: PLR2004 - yy, yyyy
        elif letter == "m":
            parts.append(f"{value.month:02d}" if size == 2 else str(value.month))  # noqa: PLR2004 - m, mm
        elif letter == "d":
            parts.append(f"{value.day:02d}" if size == 2 else str(value.day))  # noqa: PLR2004 - d, dd
        elif letter in "hs":
            parts.append("")
        else:
            parts.append(part)
    return "".join(parts).strip(" :@")
