"""What does each column of a table hold? Its header row, of one line or two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from plancli.ingest.fold import fold, solid
from plancli.ingest.tails.vocabulary import COLUMNS

if TYPE_CHECKING:
    from plancli.ingest.model import Cell, Table

_FORMS = tuple((kind, re.compile(rf"(?:{form})(?:\(.*\))?$")) for kind, form in COLUMNS.items())
LEAST_KNOWN, LONGEST_HEADER, DEEPEST_HEADER = 2, 24, 3


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table.

    Attributes:
        kinds: What each holds (``lead``, ``timing`` …; ``unknown`` where its heading is none we know).
        headings: Their headings as printed.
    """

    kinds: tuple[str, ...]
    headings: tuple[str, ...]

    def of(self, kind: str) -> list[int]:
        """Return the positions of the columns of one kind."""
        return [at for at, each in enumerate(self.kinds) if each == kind]


@lru_cache(maxsize=2048)
def kind_of(heading: str) -> str | None:
    """Return what a column with this heading holds, or None."""
    word = re.sub(r"[\s:]+", "", fold(heading))
    if not word or len(word) > LONGEST_HEADER:
        return None
    for kind, form in _FORMS:
        if form.match(word):
            return _colon_kind(word, kind)
    return _colon_kind(word, None) if re.search(r"责任|牵头|配合|完成", word) else None


def _colon_kind(word: str, kind: str | None) -> str | None:
    """Return the kind of a heading that is a verb alone (牵头, 配合), or the one given."""
    if kind:
        return kind
    for name in ("joint", "support", "lead", "timing", "people"):
        if re.match(rf"(?:{COLUMNS[name]})$", word) or re.match(rf"(?:{COLUMNS[name]}):$", word + ":"):
            return name
    return None


def grid(table: Table) -> list[list[Cell | None]]:
    """Return the table as rows of columns; a merged cell stands in every position it covers."""
    rows: list[list[Cell | None]] = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.height, table.rows)):
            for column in range(cell.column, min(cell.column + cell.width, table.columns)):
                rows[row][column] = cell
    return rows


def header_at(rows: list[list[Cell | None]], at: int) -> tuple[Columns, int] | None:
    """Return the columns that a header in row `at` names and how many rows it takes, or None."""
    if at >= len(rows) or not _is_header_row(rows[at]):
        return None
    height = 1
    while height < DEEPEST_HEADER and at + height < len(rows) and _continues(rows, at, height):
        height += 1
    columns = _columns(rows[at : at + height])
    return (columns, height) if _is_useful(columns) else None


def _distinct(row: list[Cell | None]) -> list[Cell]:
    found: list[Cell] = []
    for cell in row:
        if cell is not None and cell.text.strip() and cell not in found:
            found.append(cell)
    return found


def _is_header_row(row: list[Cell | None]) -> bool:
    cells = _distinct(row)
    known = [cell for cell in cells if kind_of(cell.text) is not None or kind_of(cell.text) == "group"]
    short = all(len(solid(cell.text)) <= LONGEST_HEADER for cell in cells)
    return len(cells) >= LEAST_KNOWN and len(known) >= LEAST_KNOWN and len(known) * 2 >= len(cells) and short


def _continues(rows: list[list[Cell | None]], at: int, height: int) -> bool:
    """Return whether the row after a header belongs to it: its new cells are headings under a merged one."""
    above, row = rows[at + height - 1], rows[at + height]
    fresh = [cell for cell in _distinct(row) if cell.row == rows_index(row, at + height, cell)]
    fresh = [cell for cell in fresh if cell not in _distinct(above)]
    if not fresh:
        return any(cell is not None and cell.row < cell.row + cell.height - 1 for cell in above) and bool(
            _distinct(row),
        )
    under = all(_is_under_wide(above, cell) for cell in fresh)
    known = sum(kind_of(cell.text) is not None for cell in fresh)
    held = any(cell is not None and cell in above for cell in row)
    empty = sum(cell is None or not cell.text.strip() for cell in row)
    return (
        known * 2 >= len(fresh)
        and known > 0
        and (under or held or empty > 0)
        and not _is_header_row_again(above, row)
    )


def rows_index(_row: list[Cell | None], at: int, cell: Cell) -> int:
    """Return the row a cell begins in, seen from row `at`."""
    return min(cell.row, at)


def _is_under_wide(above: list[Cell | None], cell: Cell) -> bool:
    over = above[cell.column] if cell.column < len(above) else None
    return over is not None and over.width > 1


def _is_header_row_again(above: list[Cell | None], row: list[Cell | None]) -> bool:
    return [solid(cell.text) for cell in _distinct(above)] == [solid(cell.text) for cell in _distinct(row)]


def _columns(rows: list[list[Cell | None]]) -> Columns:
    kinds, headings = [], []
    for column in range(len(rows[0])):
        stack: list[Cell] = []
        for row in rows:
            cell = row[column]
            if cell is not None and cell.text.strip() and cell not in stack:
                stack.append(cell)
        kind = next((known for cell in reversed(stack) if (known := kind_of(cell.text))), None)
        heading = solid(stack[-1].text) if stack else ""
        if len(stack) > 1 and kind_of(stack[-1].text) is None:
            whole = kind_of(solid(stack[0].text) + heading)
            kind = whole or kind
        kinds.append(kind or "unknown")
        headings.append(heading)
    return _settle(kinds, headings)


def _settle(kinds: list[str], headings: list[str]) -> Columns:
    """Return the columns with one text column: the detail where there is one, else the task itself."""
    if "text" not in kinds:
        titles = [at for at, kind in enumerate(kinds) if kind == "title"]
        if titles:
            kinds[titles[-1]] = "text"
        elif "section" in kinds and "unknown" not in kinds:
            kinds[len(kinds) - 1 - kinds[::-1].index("section")] = "text"
        elif "unknown" in kinds:
            kinds[kinds.index("unknown")] = "text"
    titles = [at for at, kind in enumerate(kinds) if kind == "title"]
    for at in titles[:-1]:
        kinds[at] = "section"
    sequence = kinds.index("sequence") if "sequence" in kinds else 0
    for at in range(sequence):
        if kinds[at] in ("unknown", "title"):
            kinds[at] = "section"
    return Columns(tuple(kinds), tuple(headings))


def _is_useful(columns: Columns) -> bool:
    kinds = set(columns.kinds)
    return "text" in kinds and bool(
        kinds & {"lead", "joint", "support", "timing", "people", "sequence", "title"},
    )
