"""Which items of the outline are tasks, which are headings, and which are neither?"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal

from plancli.ingest.numerals import CHAPTER, HAN
from plancli.ingest.text import fold, solid

if TYPE_CHECKING:
    from plancli.ingest.outline.items import Item

Part = Literal["task", "heading", "body", "aside", "table", "group"]
"""What an item is: a task, a heading of tasks, words of the task above it, or text beside the plan."""

HALF, LONGEST_HEAD = 0.5, 12
_REQUIREMENTS = (
    "总体要求 总体目标 指导思想 基本原则 工作目标 主要目标"
    " 总体思路 工作要求 有关要求 保障措施 组织领导 组织实施"
)
REQUIREMENTS = frozenset(_REQUIREMENTS.split())
"""Headings of text that is no task, where they are the whole heading; so is what stands under them."""


def decide(roots: list[Item]) -> dict[int, Part]:
    """Return what each item is, by the position of its paragraph."""
    parts: dict[int, Part] = {}
    tails = Counter(
        item.rank for root in roots for item in root.inside() if item.has_tail and not item.groups
    )
    common = max(tails, key=lambda rank: (tails[rank], rank), default=None)
    for root in roots:
        inside = root.inside()
        level = _level(inside, common)
        for item in inside:
            parts[item.node.at] = _part(item, level, parts)
    return parts


def _level(inside: list[Item], common: float | None) -> float:
    """Return the rank of a section's tasks: the deepest where half have a tail, else the document's."""
    plain = [item for item in inside if not item.groups and not item.is_table]
    count = Counter(item.rank for item in plain)
    tailed = Counter(item.rank for item in plain if item.has_tail)
    half = [rank for rank in tailed if tailed[rank] >= HALF * count[rank]]
    if half or tailed:
        return max(half) if half else max(tailed, key=lambda rank: tailed[rank] / count[rank])
    return common if common in count else max(count, default=0.0)  # type: ignore[return-value] # it is in count


def is_requirement(item: Item) -> bool:
    """Return whether a heading is one of how to carry the plan out (保障措施) and no task stands under it."""
    title = re.split(r"[。;:]", solid(fold(item.words)))[0]
    parts = re.split(r"及其?|和|与|、", title)
    return bool(title) and all(part in REQUIREMENTS for part in parts) and not _holds_tasks(item)


def _holds_tasks(item: Item) -> bool:
    """Return whether a table, bracket or label below it says who and when; prose says it of measures, too."""
    return any(below.is_table or (below.has_tail and not _only_speaks(below)) for below in item.inside())


def _only_speaks(item: Item) -> bool:
    return item.node.reading is not None and item.node.reading.spoken and not item.has_labels


def _part(item: Item, level: float, parts: dict[int, Part]) -> Part:
    above = parts.get(item.parent.node.at) if item.parent else None
    if item.groups or item.is_table:
        return "group" if item.groups else "table"
    if above == "aside" or is_requirement(item):
        return "aside"
    if item.has_tail:
        return "heading" if _speaks_for_all(item) or _heads_items(item) else "task"
    if any(below.has_tail or below.is_table for below in item.inside()[1:]):
        return "heading"
    if above in ("task", "body"):
        return "body" if item.rank > level else "task"
    heads = item.rank < level and (item.children or (item.marker is None and item.rank < CHAPTER + 1))
    return "heading" if heads else "task"


def _heads_items(item: Item) -> bool:
    """Return whether a heading 一、 with a bracket of its own stands over numbered items without tails."""
    reading = item.node.reading
    own = reading is not None and reading.closed and not item.lines
    listed = [child for child in item.children if child.marker and not child.has_tail]
    short = len(solid(item.words)) <= LONGEST_HEAD and not re.search("[。；;]", item.words)
    return own and short and item.rank == HAN and len(listed) > 1 and len(listed) == len(item.children)


def _speaks_for_all(item: Item) -> bool:
    """Return whether a heading only names the lead of the items below, or they name only who helps."""
    below = [child for child in item.inside()[1:] if child.has_tail]
    said = item.facts
    if not below or not said.departments or said.timing:
        return False
    named = [each for child in below for each in child.facts.departments]
    if {each.role for each in named} <= {"support", "assist"}:
        return True
    leads = all(each.role == "lead" for each in said.departments)
    again = {str(each.name) for each in named} & {str(each.name) for each in said.departments}
    return leads and not again and not re.search("[。；;]", item.words)
