"""Tables that are no tables: labels and values beside each other become lines."""

from __future__ import annotations

from dataclasses import replace

from plancli.ingest.model import Block, Line, Table
from plancli.ingest.outline.forms import as_para, form_of
from plancli.ingest.tables.columns import distinct, grid, header_at, is_task_table
from plancli.ingest.tails.labels import front_label
from plancli.ingest.text import fold, joined, solid

COVER, USUAL = 2, 3


def label_lines(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with what is no table as lines: labels and values, layout, titles above a header."""
    found: list[Block] = []
    headed = False
    for block in blocks:
        if not isinstance(block, Table):
            found.append(block)
            continue
        tasks = is_task_table(block)
        plain = not tasks and not headed and (_is_layout(block) if block.name is None else _is_cover(block))
        parts = _without_title(block, first=not headed) if tasks else _lines(block) if plain else [block]
        found += [half for part in parts for half in (_halves(part) if isinstance(part, Table) else [part])]
        headed = headed or tasks
    return tuple(found)


def _halves(table: Table) -> list[Table]:
    """Return two tables that stand side by side under the same headings twice, or the table."""
    half, odd = divmod(table.columns, 2)
    top = grid(table)[0] if table.rows and not odd and half >= COVER else []
    heads = [solid(cell.text) if cell else "" for cell in top]
    if not heads or heads[:half] != heads[half:] or "" in heads or len({*heads}) < half:
        return [table]
    left = tuple(cell for cell in table.cells if cell.column < half)
    right = tuple(replace(cell, column=cell.column - half) for cell in table.cells if cell.column >= half)
    return [
        replace(table, cells=left, columns=half),
        replace(table, cells=right, columns=half, dropped=joined([])),
    ]


def _without_title(table: Table, *, first: bool) -> list[Block]:
    """Return the rows above a table's header as lines, and the table without them."""
    rows = grid(table)
    headed = (at for at in range(len(rows)) if header_at(rows, at))
    filled = (at for at, row in enumerate(rows) if len(distinct(row)) > 1)
    top = next(headed, None) or next(filled, 0)
    above = [cell for cell in table.cells if cell.row < top and cell.text.strip()]
    if not top or any(cell.row + cell.height > top for cell in above):
        return [table]
    lines: list[Block] = []
    for cell in above:
        kind = None if first else "note" if lines else "table_title"
        lines += [
            Line(part, cell.place, soft=False, kind=kind or _whose(part))
            for part in cell.text.parts("\n")
            if part.strip()
        ]
    cells = tuple(replace(cell, row=cell.row - top) for cell in table.cells if cell.row >= top)
    return [*lines, replace(table, cells=cells, rows=table.rows - top)]


def _whose(line: str) -> str | None:
    """Return that a line above a header which names departments (单位：县政府办) is a note: it is no task."""
    label = front_label(fold(line))
    return "note" if label and label.names_units else None


def _is_layout(table: Table) -> bool:
    words = [cell for cell in table.cells if cell.text.strip()]
    labels = sum(_is_label(cell.text) or form_of(as_para(cell.text)) == "page_metadata" for cell in words)
    return labels * USUAL >= len(words) or table.columns == 1 or table.rows == 1


def _is_cover(table: Table) -> bool:
    """Return whether a sheet only says what the next ones hold: a cell or two a row."""
    filled = [cell.row for cell in table.cells if cell.text.strip()]
    return all(filled.count(row) <= COVER for row in set(filled))


def _is_label(text: str) -> bool:
    """Return whether a cell is a label without its colon (索引号)."""
    plain = "\n" not in text.strip() and not form_of(as_para(text))
    return plain and form_of(as_para(text.strip() + ":")) == "page_metadata"


def _lines(table: Table) -> list[Block]:
    """Return the cells as lines, each label beside its value."""
    lines: list[Line] = []
    for cell in table.cells:
        if not cell.text.strip():
            continue
        last = lines[-1] if lines else None
        beside = last if last is not None and last.place.row == cell.place.row else None
        if beside and beside.text.rstrip().endswith(("：", ":")):
            lines[-1] = Line(beside.text + cell.text.strip(), beside.place, soft=False)
        elif beside and _is_label(beside.text):
            words = joined((part.strip() for part in cell.text.parts("\n")), " ")
            lines[-1] = Line(beside.text + " " + words, beside.place, soft=False, kind="page_metadata")
        else:
            lines += [Line(part, cell.place, soft=False) for part in cell.text.parts("\n") if part.strip()]
    return [replace(lines[0], dropped=table.dropped), *lines[1:]] if lines else [table]
