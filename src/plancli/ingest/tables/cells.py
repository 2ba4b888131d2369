"""What does one cell of a table say?"""

from __future__ import annotations

from plancli.ingest.fold import fold, solid
from plancli.ingest.model import Facts, Table
from plancli.ingest.tables.columns import grid, header_at
from plancli.ingest.tails.facts import read_facts
from plancli.ingest.tails.labels import role_of_label
from plancli.ingest.tails.names import is_none


def flow(text: str) -> str:
    """Return a cell's lines as running text; a line that ends a sentence keeps its break."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    flowing = ""
    for line in lines:
        flowing += ("\n" if flowing and flowing[-1] in "。；;！" else "") + line
    return flowing


def read_cell(text: str, kind: str, heading: str) -> Facts:
    """Return what the words of a cell say, in a column of that kind and heading."""
    if is_none(text):
        return Facts()
    if kind == "timing":
        return Facts(timing=(" ".join(text.split("\n")),))
    if kind in ("note", "unknown"):
        return Facts(notes=((heading or "备注", text),))
    word = solid(fold(heading))
    if kind == "people":
        return read_facts(text, kind="people", label=heading)
    return read_facts(
        text,
        kind="joint" if kind == "joint" else None,
        role=role_of_label(kind, word),
        label=heading,
    )


def is_task_table(table: Table) -> bool:
    """Return whether a table has a header that tasks stand under."""
    rows = grid(table)
    return any(header_at(rows, at) for at in range(len(rows)))
