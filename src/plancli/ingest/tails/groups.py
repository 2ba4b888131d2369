"""Which tasks does a group statement speak of? 以上2项的协同单位：…, 第1、3项由…牵头."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plancli.ingest.numerals import han_value
from plancli.ingest.tails.facts import read_facts

if TYPE_CHECKING:
    from plancli.ingest.model import Facts, Para

_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十]{1,4})"
_WORK = r"(?:重点|主要)?(?:工作|任务|事项|目标|内容|举措|措施)*"
_ABOVE = re.compile(
    rf"\s*[(]?\s*(?:以上|上述|前述|前)\s*(?:(?P<count>{_NUMBER})|各|所有|全部|本部分)?\s*(?:项|条"
    rf"|个|点)?\s*{_WORK}\s*(?:中)?[,]?\s*(?:的|均|都)?\s*",
)
_LISTED = re.compile(
    rf"\s*[(]?\s*第?\s*[(]?(?P<list>{_NUMBER}[)]?(?:\s*(?:、|,|和|及|与|至|到|-|—|–"
    rf"|~)\s*第?\s*[(]?{_NUMBER}[)]?)*)\s*(?:项|条)\s*{_WORK}\s*[,]?\s*(?:的|均|都)?\s*",
)
_LISTED_ABOVE = re.compile(
    rf"\s*[(]?\s*(?:以上|上述|前述)\s*第?\s*(?P<list>{_NUMBER}(?:\s*(?:、|,|和|及|与|至|到|-|—|–|~)\s*第?\s*{_NUMBER})+)"
    rf"\s*(?:项|条)\s*{_WORK}\s*[,]?\s*(?:的|均|都)?\s*",
)
_RANGE = re.compile(rf"({_NUMBER})[)]?\s*(?:至|到|-|—|–|~)\s*第?\s*[(]?({_NUMBER})|({_NUMBER})")
MOST = 200


@dataclass(frozen=True, slots=True)
class Group:
    """A statement about several tasks.

    Attributes:
        count: How many tasks before it; 0 means all since the heading.
        numbers: Their numbers, where it lists them.
        facts: What it says of them.
        marks: Characters of it that only structure it.
    """

    count: int
    numbers: tuple[int, ...]
    facts: Facts
    marks: str


def read_group(para: Para) -> Group | None:
    """Return the group statement that a paragraph is, or None."""
    for form in (_LISTED_ABOVE, _ABOVE, _LISTED):
        found = form.match(para.folded)
        if not found or not (
            found.groupdict().get("list")
            or re.match(r"\s*[(]?\s*(?:以上|上述|前述|前\s*[\d一二三四五六七八九十])", para.folded)
        ):
            continue
        rest = para.text[found.end() :]
        stop = len(rest.rstrip(" 。.)）\u3000"))
        if rest[:stop].count("(") + rest[:stop].count("（") > rest[:stop].count(")") + rest[:stop].count(
            "）",
        ):
            stop = len(rest.rstrip(" 。."))
        facts = read_facts(rest[:stop])
        if not facts or not _is_terse(rest):
            continue
        marks = "".join((para.text[: found.end()] + rest[stop:]).split())
        listed = found.groupdict().get("list")
        count = han_value(found.groupdict().get("count") or "") if not listed else 0
        return Group(count, _numbers(listed) if listed else (), facts, marks)
    return None


def _is_terse(rest: str) -> bool:
    return re.search(
        r"[:：]|牵头|负责|配合|协办|完成|参与|承办|主办|督办|督查|督促",
        rest,
    ) is not None and "。" not in rest.rstrip(" 。")


def _numbers(listed: str) -> tuple[int, ...]:
    numbers: list[int] = []
    for first, last, single in _RANGE.findall(listed):
        low, high = (han_value(first), han_value(last)) if first else (han_value(single), han_value(single))
        numbers += range(low, min(high, low + MOST) + 1)
    return tuple(numbers)
