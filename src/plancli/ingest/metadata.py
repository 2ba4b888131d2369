"""Tables that are no tables: labels and values beside each other become lines."""

from __future__ import annotations

from dataclasses import replace

from plancli.ingest.fold import fold
from plancli.ingest.head import form_of
from plancli.ingest.model import Block, Line, Para, Place, Table
from plancli.ingest.tables import is_task_table


def label_lines(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with tables of labels and values (索引号：… 文号：…), and tables that only lay out, as lines."""
    found: list[Block] = []
    headed = False
    for block in blocks:
        if not isinstance(block, Table) or block.name is not None:
            found.append(block)
            continue
        headed = headed or is_task_table(block)
        found += [block] if headed or not _is_layout(block) else _lines(block)
    return tuple(found)


def _is_layout(table: Table) -> bool:
    words = [cell for cell in table.cells if cell.text.strip()]
    labels = [cell for cell in words if form_of(_para(cell.text)) == "page_metadata"]
    return len(labels) * 3 >= len(words) or table.columns == 1 or table.rows == 1


def _para(text: str) -> Para:
    return Para(text, fold(text), Place())


def _lines(table: Table) -> list[Line] | list[Table]:
    lines: list[Line] = []
    for cell in table.cells:
        if not cell.text.strip():
            continue
        last = lines[-1] if lines else None
        if last is not None and last.text.rstrip().endswith(("：", ":")) and last.place.row == cell.place.row:
            lines[-1] = Line(last.text + cell.text.strip(), last.place, soft=False)
        else:
            lines += [Line(part, cell.place, soft=False) for part in cell.text.split("\n") if part.strip()]
    if not lines:
        return [table]
    return [replace(lines[0], dropped=table.dropped), *lines[1:]]
