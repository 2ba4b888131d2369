"""What tables are in a workbook? Cells at their places; .xls and .ods are read here, without formats."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from plancli.ingest.errors import IngestError
from plancli.ingest.model import Block, Cell, Line, Place, Source, Table
from plancli.ingest.readers.grid import Grid, read_grids, text_of
from plancli.ingest.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

At = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it prints.

    Attributes:
        name: What its tab says.
        cells: The cells that hold something, with their words, in order.
        merged: First and last place of each merged area.
        hidden: Rows that are hidden; all, where the sheet is.
        gone: Columns that are hidden.
        struck: Places of cells that are struck out.
    """

    name: str
    cells: Sequence[tuple[At, str]]
    merged: Mapping[At, At] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()
    gone: frozenset[int] = frozenset()
    struck: frozenset[At] = frozenset()

    def blocks(self) -> list[Block]:
        """Return its table, and what is hidden in it as a line for each row."""
        rows = sorted({row for (row, _), _ in self.cells} - self.hidden)
        columns = [column for column in range(self.width) if column not in self.gone]
        found: list[Cell] = []
        unseen: dict[int, list[str]] = {}
        for at, words in self.cells:
            cell = self._cell(at, words, rows, columns)
            if cell:
                found.append(cell)
            else:
                unseen.setdefault(at[0], []).append(words)
        wide = max((cell.column + cell.width for cell in found), default=0)
        high = max((cell.row + cell.height for cell in found), default=0)
        tables = [Table(tuple(found), high, wide, found[0].place, name=self.name)] if found else []
        return [*tables, *self._hidden_lines(unseen)]

    @property
    def width(self) -> int:
        """Return how many columns it has up to its last cell or merged area."""
        ends = (self.merged.get(at, at)[1] for at in (*self.merged, *(at for at, _ in self.cells)))
        return max(ends, default=-1) + 1

    def _cell(self, at: At, words: str, rows: list[int], columns: list[int]) -> Cell | None:
        """Return a cell at its place among the rows and columns that are shown; None where it is hidden."""
        bottom, right = self.merged.get(at, at)
        row, column = bisect_left(rows, at[0]), bisect_left(columns, at[1])
        height, width = bisect_right(rows, bottom) - row, bisect_right(columns, right) - column
        if at[0] not in rows[row : row + 1] or width < 1 or at in self.struck:
            return None
        return Cell(Text(words), row, column, Place(sheet=self.name, row=at[0] + 1), max(height, 1), width)

    def _hidden_lines(self, unseen: Mapping[int, list[str]]) -> Iterator[Line]:
        for row, words in unseen.items():
            place = Place(sheet=self.name, row=row + 1)
            yield Line(Text(" ".join(words)), place, soft=False, kind="hidden")


def read_sheets(data: bytes, name: str, sheet: str | None, form: Literal["xls", "ods"]) -> Source:
    """Return the tables of a workbook, one a sheet; dates and numbers are written plainly, which is flagged.

    Raises:
        IngestError: The workbook cannot be read, or it has no sheet of that name.
    """
    grids = read_grids(data, name)
    wanted = chosen([each.name for each in grids], sheet, name)
    blocks = [
        block
        for each in grids
        if each.name in wanted
        for block in _sheet(each, hidden=sheet is None and each.is_hidden).blocks()
    ]
    doubts = ((wanted[0], "formats_lost", ""),) if blocks else ()
    return Source(tuple(blocks), form, doubts=doubts)


def chosen(names: list[str], sheet: str | None, name: str) -> list[str]:
    """Return the sheets to read: all, or the one of that name.

    Raises:
        IngestError: There is none.
    """
    found = [each for each in names if sheet in (None, each)]
    if names and not found:
        raise IngestError("no_sheet", name=name, sheet=sheet, sheets="、".join(names))
    return found


def _sheet(grid: Grid, *, hidden: bool) -> Sheet:
    cells = [
        ((row, column), text)
        for row, values in enumerate(grid.rows)
        for column, value in enumerate(values)
        if (text := text_of(value).replace("\r\n", "\n").strip())
    ]
    rows = frozenset(range(len(grid.rows))) if hidden else frozenset()
    return Sheet(grid.name, cells, dict(grid.merged), rows)
