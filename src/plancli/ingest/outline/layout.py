"""Tables that are no tables: labels and values beside each other become lines."""

from __future__ import annotations

from dataclasses import replace

from plancli.ingest.fold import fold
from plancli.ingest.model import Block, Line, Para, Place, Table
from plancli.ingest.outline.head import form_of
from plancli.ingest.tables.cells import is_task_table
from plancli.ingest.tables.columns import grid, header_at

COVER = 2


def label_lines(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with what is no table as lines: labels and values, layout, titles above a header."""
    found: list[Block] = []
    headed = False
    for block in blocks:
        if not isinstance(block, Table):
            found.append(block)
            continue
        tasks = is_task_table(block)
        if tasks:
            found += _without_title(block, first=not headed)
        elif headed or not (_is_layout(block) if block.name is None else _is_cover(block)):
            found.append(block)
        else:
            found += _lines(block)
        headed = headed or tasks
    return tuple(found)


def _without_title(table: Table, *, first: bool) -> list[Block]:
    """Return the rows above a table's header as lines, and the table without them."""
    rows = grid(table)
    top = next(at for at in range(len(rows)) if header_at(rows, at))
    above = [cell for cell in table.cells if cell.row < top and cell.text.strip()]
    if not top or any(cell.row + cell.height > top for cell in above):
        return [table]
    lines: list[Block] = []
    for cell in above:
        kind = None if first else "note" if lines else "table_title"
        lines += [
            Line(part, cell.place, soft=False, kind=kind) for part in cell.text.split("\n") if part.strip()
        ]
    cells = tuple(replace(cell, row=cell.row - top) for cell in table.cells if cell.row >= top)
    return [*lines, replace(table, cells=cells, rows=table.rows - top)]


def _is_layout(table: Table) -> bool:
    words = [cell for cell in table.cells if cell.text.strip()]
    labels = [cell for cell in words if _is_label(cell.text) or form_of(_para(cell.text)) == "page_metadata"]
    return len(labels) * 3 >= len(words) or table.columns == 1 or table.rows == 1


def _is_cover(table: Table) -> bool:
    """Return whether a sheet only says what the next ones hold: a cell or two a row."""
    filled = [cell.row for cell in table.cells if cell.text.strip()]
    return all(filled.count(row) <= COVER for row in set(filled))


def _is_label(text: str) -> bool:
    """Return whether a cell is a label without its colon (索引号)."""
    return (
        "\n" not in text.strip()
        and form_of(_para(text.strip() + ":")) == "page_metadata"
        and not form_of(_para(text))
    )


def _para(text: str) -> Para:
    return Para(text, fold(text), Place())


def _lines(table: Table) -> list[Line] | list[Table]:
    lines: list[Line] = []
    for cell in table.cells:
        if not cell.text.strip():
            continue
        last = lines[-1] if lines else None
        beside = last is not None and last.place.row == cell.place.row
        if last is not None and beside and last.text.rstrip().endswith(("：", ":")):
            lines[-1] = Line(last.text + cell.text.strip(), last.place, soft=False)
        elif last is not None and beside and _is_label(last.text):
            words = " ".join(cell.text.split())
            lines[-1] = Line(f"{last.text} {words}", last.place, soft=False, kind="page_metadata")
        else:
            lines += [Line(part, cell.place, soft=False) for part in cell.text.split("\n") if part.strip()]
    if not lines:
        return [table]
    return [replace(lines[0], dropped=table.dropped), *lines[1:]]
