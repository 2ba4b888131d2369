"""Which items of the outline are tasks, which are headings, and which are neither?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from plancli.ingest.fold import solid
from plancli.ingest.model import Table
from plancli.ingest.tails.vocabulary import REQUIREMENTS

if TYPE_CHECKING:
    from plancli.ingest.outline.items import Item

Part = Literal["task", "heading", "body", "aside", "table", "group"]
"""What an item is: a task, a heading of tasks, words of the task above it, or text beside the plan."""

HALF = 0.5
_CLOSING_TITLE = re.compile(r"^(?:切实|进一步|全面)?(?:加强|强化|落实|严格|压实|明确|注重|抓好).{2,14}$")


def decide(roots: list[Item]) -> dict[int, Part]:
    """Return what each item is, by the position of its paragraph."""
    parts: dict[int, Part] = {}
    tailed = any(item.has_tail for root in roots for item in root.inside() if item.group is None)
    tabled = any(isinstance(item.node.piece, Table) for root in roots for item in root.inside())
    task_roots = [root for root in roots if _is_task_root(root)]
    for root in roots:
        inside = root.inside()
        if any(item.has_tail for item in inside if item.group is None) or any(
            isinstance(item.node.piece, Table) for item in inside
        ):
            _decide_section(root, parts)
        elif root.group or isinstance(root.node.piece, Table):
            parts[root.node.at] = "group" if root.group else "table"
        elif is_requirement(root):
            parts |= dict.fromkeys((item.node.at for item in inside), "aside")
        elif tailed or tabled:
            _decide_bare(root, parts, roots, task_roots)
        else:
            _decide_leaves(root, parts)
    return parts


def _is_task_root(root: Item) -> bool:
    return root.has_tail and not any(child.has_tail for child in root.children)


def is_requirement(item: Item) -> bool:
    """Return whether a heading speaks of how to carry the plan out (保障措施, 工作要求), not of tasks."""
    title = re.split(r"[。;:：；]", solid(item.words))[0]
    return bool(REQUIREMENTS.search(title)) and len(title) <= 30  # noqa: PLR2004 - a heading


def _decide_section(root: Item, parts: dict[int, Part]) -> None:
    """Decide a section in which somebody is named: the deepest level where half the items have a tail."""
    inside = root.inside()
    plain = [item for item in inside if item.group is None and not isinstance(item.node.piece, Table)]
    ranks = sorted({item.rank for item in plain}, reverse=True)
    shares = {rank: _share([item for item in plain if item.rank == rank]) for rank in ranks}
    level = next(
        (rank for rank in ranks if shares[rank] >= HALF),
        max(ranks, key=lambda rank: shares[rank], default=0.0),
    )
    for item in inside:
        parts[item.node.at] = _part(item, level, parts, any_tail=any(shares.values()))


def _share(items: list[Item]) -> float:
    return sum(item.has_tail for item in items) / len(items)


def _part(item: Item, level: float, parts: dict[int, Part], *, any_tail: bool) -> Part:  # noqa: PLR0911 - one return a case
    if item.group:
        return "group"
    if isinstance(item.node.piece, Table):
        return "table"
    above = parts.get(item.parent.node.at) if item.parent else None
    if above == "aside":
        return "aside"
    if item.has_tail:
        return "heading" if _speaks_for_all(item) else "task"
    if any(below.has_tail or isinstance(below.node.piece, Table) for below in item.inside()[1:]):
        return "heading"
    if above in ("task", "body") and item.rank >= level:
        return "body" if item.rank > level else "task"
    if item.rank > level and above != "heading":
        return "body"
    if not any_tail:
        return "aside" if item.parent is not None else "heading"
    return "aside" if is_requirement(item) and item.rank < level else "task"


def _speaks_for_all(item: Item) -> bool:
    """Return whether a heading names the lead of the items below, which name only who helps and when."""
    below = [child for child in item.inside()[1:] if child.has_tail]
    said = item.facts
    roles = {each.role for child in below for each in child.facts.departments}
    return bool(below) and bool(said.departments) and not said.timing and roles <= {"support"}


def _decide_bare(root: Item, parts: dict[int, Part], roots: list[Item], task_roots: list[Item]) -> None:
    """Decide a section in which nobody is named, in a document that names somebody elsewhere."""
    position, last = (
        roots.index(root),
        max((roots.index(other) for other in roots if other != root and _names(other)), default=-1),
    )
    beside_tasks = any(other.rank == root.rank for other in task_roots)
    if root.children and position < last and not _is_list_of_words(root):
        _decide_leaves(root, parts)
    elif (beside_tasks and not root.children and position <= last) or (
        beside_tasks and not root.children and not _CLOSING_TITLE.match(solid(root.words)[:16])
    ):
        parts[root.node.at] = "task"
    elif root.children and not _CLOSING_TITLE.match(solid(root.words)):
        _decide_leaves(root, parts)
    else:
        parts |= dict.fromkeys((item.node.at for item in root.inside()), "aside")


def _names(root: Item) -> bool:
    return any(item.has_tail or isinstance(item.node.piece, Table) for item in root.inside())


def _is_list_of_words(root: Item) -> bool:
    return all(len(child.words) < 4 for child in root.children)  # noqa: PLR2004 - a word, not a task


def _decide_leaves(root: Item, parts: dict[int, Part]) -> None:
    """Decide a section without any tail: its innermost items are the tasks."""
    for item in root.inside():
        if item.group:
            parts[item.node.at] = "group"
        elif is_requirement(item) and item.parent is not None and item.children:
            parts |= dict.fromkeys((below.node.at for below in item.inside()), "aside")
        elif item.node.at not in parts:
            parts[item.node.at] = "heading" if item.children else "task"
