"""Which lines of a web page are the document, and which only stand around it?"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from plancli.ingest.model import Block, Line, Table
from plancli.ingest.numerals import read_marker
from plancli.ingest.outline.forms import as_para, form_of
from plancli.ingest.tables.columns import is_task_table
from plancli.ingest.tails.labels import front_label
from plancli.ingest.tails.roles import FACTS, meanings
from plancli.ingest.text import fold

MOST_OF_IT, SENTENCE, TABLE_WEIGHT = 0.9, 30, 10
_FORMS = frozenset({"document", "page_metadata", "date"})


def mark_outside(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with lines outside the element that holds the plan marked as page furniture."""
    inside = _container(blocks) if any(block.path for block in blocks) else None
    if inside is None:
        return blocks
    first = next((at for at, block in enumerate(blocks) if inside in block.path), len(blocks))
    return tuple(
        replace(block, kind="page_furniture")
        if isinstance(block, Line)
        and block.kind is None
        and inside not in block.path
        and not (at <= first and _belongs(block))
        else block
        for at, block in enumerate(blocks)
    )


def _container(blocks: tuple[Block, ...]) -> int | None:
    """Return the innermost element that holds nine tenths of what looks like a plan."""
    held: Counter[int] = Counter()
    weights = [_weight(block) for block in blocks]
    for block, weight in zip(blocks, weights, strict=True):
        for element in block.path:
            held[element] += weight
    count = Counter(element for block in blocks for element in block.path)
    enough = [
        each for each, weight in held.items() if weight >= MOST_OF_IT * sum(weights) and count[each] > 1
    ]
    return max(enough, default=None) if sum(weights) else None


def _weight(block: Block) -> int:
    """Return how much a line or table looks like a part of a plan."""
    if isinstance(block, Table):
        return TABLE_WEIGHT if is_task_table(block) else 0
    folded = fold(block.text)
    marker = read_marker(block.text.strip(), folded.strip())
    label = front_label(folded)
    return (
        2 * bool(marker and marker.sure)
        + 2 * bool(label and label.says_who_or_when)
        + 2 * bool(set(meanings(block.text)) & FACTS)
        + bool(re.search(r"[。)]\s*$", folded) and len(folded) > SENTENCE)
    )


def _belongs(line: Line) -> bool:
    """Return whether a line above the text is the document's all the same: its title, number or date."""
    return line.heading is not None or form_of(as_para(line.text)) in _FORMS
