"""What tables are in an old Excel or an OpenDocument workbook? Its values; how they print is not in reach."""

from __future__ import annotations

from typing import Literal

from plancli.ingest.errors import IngestError
from plancli.ingest.model import Block, Cell, Line, Place, Source, Table
from plancli.ingest.readers.grid import Grid, read_grids, text_of
from plancli.ingest.text import Text


def read_sheets(data: bytes, name: str, sheet: str | None, form: Literal["xls", "ods"]) -> Source:
    """Return the tables of a workbook, one a sheet; dates and numbers are written plainly, which is flagged.

    Raises:
        IngestError: The workbook cannot be read, or it has no sheet of that name.
    """
    grids = read_grids(data, name)
    chosen = [each for each in grids if sheet is None or each.name == sheet]
    if not chosen:
        raise IngestError("no_sheet", name=name, sheet=sheet, sheets="、".join(each.name for each in grids))
    blocks = [block for each in chosen for block in _blocks(each, hidden=sheet is None and each.is_hidden)]
    doubts = ((chosen[0].name, "formats_lost", ""),) if blocks else ()
    return Source(tuple(blocks), form, doubts=doubts)


def _blocks(grid: Grid, *, hidden: bool) -> list[Block]:
    spans = dict(grid.merged)
    cells: list[Cell] = []
    for row, values in enumerate(grid.rows):
        for column, value in enumerate(values):
            text = text_of(value).replace("\r\n", "\n").strip()
            if text:
                bottom, right = spans.get((row, column), (row, column))
                place = Place(sheet=grid.name, row=row + 1)
                cells.append(Cell(Text(text), row, column, place, bottom - row + 1, right - column + 1))
    if hidden:
        lines: dict[Place, list[Text]] = {}
        for cell in cells:
            lines.setdefault(cell.place, []).append(cell.text)
        return [
            Line(Text(" ".join(words)), place, soft=False, kind="hidden") for place, words in lines.items()
        ]
    wide = max((cell.column + cell.width for cell in cells), default=0)
    high = max((cell.row + cell.height for cell in cells), default=0)
    return [Table(tuple(cells), high, wide, cells[0].place, name=grid.name)] if cells else []
