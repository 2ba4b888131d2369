"""Which tasks does a group statement speak of? 以上2项的协同单位：…, 第1、3项由…牵头，第2项由…单独完成."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from plancli.ingest.numerals import han_value
from plancli.ingest.tails.facts import read_facts

if TYPE_CHECKING:
    from plancli.ingest.model import Facts, Para
    from plancli.ingest.tails.names import Lexicon

_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,4})"
_TO = r"(?:至|到|-|—|–|~)"
_LIST = rf"第?\s*[(]?{_NUMBER}[)]?(?:\s*(?:、|,|和|及|与|{_TO})\s*第?\s*[(]?{_NUMBER}[)]?)*"
_WORK = r"(?:重点|主要)?(?:工作|任务|事项|目标|内容|举措|措施)*"
_THEN = rf"\s*[项条个点]?\s*{_WORK}\s*中?[,]?\s*(?:均为|均由(?=\S)|的|均|都|为)?\s*"
_BEGINS = rf"[(]?\s*(?:(?:以上|上述|前述|前(?=\s*{_NUMBER}))|第\s*[(]?{_NUMBER}(?=[^章节期批]))"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\s*[(]?\s*(?:以上|上述|前述)\s*第?\s*(?P<list>{_NUMBER}(?:\s*(?:、|,|和|及|与|{_TO})\s*第?\s*{_NUMBER})+){_THEN}",
        rf"\s*[(]?\s*(?:以上|上述|前述|前)\s*(?:(?P<count>{_NUMBER})|各|所有|全部|本部分)?{_THEN}",
        rf"\s*[(]?\s*(?P<list>{_LIST})\s*[项条]{_THEN}",
    )
)
_STARTS = re.compile(rf"(?:^|(?<=[,;。]))\s*(?={_BEGINS})")
_RANGE = re.compile(rf"({_NUMBER})[)]?\s*{_TO}\s*第?\s*[(]?({_NUMBER})|({_NUMBER})")
_TERSE = re.compile(r"[:：]|牵头|负责|配合|协办|完成|参与|承办|主办|督办|督查|督促")
_BINDS = re.compile("。|请|报[送告至到]|[上反]报|通报|考核")
"""What asks everybody for something, or says it of the whole: no one task's department or time."""
_ALL_OF_THEM = re.compile(r"(?<=[,;])\s*(?=均|都|全部)")
_ENDS = " 。.,，；;\u3000)）"
MOST = 200


@dataclass(frozen=True, slots=True)
class Group:
    """A statement about several tasks.

    Attributes:
        count: How many tasks before it; 0 means all since the heading.
        numbers: Their numbers, where it lists them.
        facts: What it says of them.
        apart: Each of its departments has one of the tasks (分别).
    """

    count: int
    numbers: tuple[int, ...]
    facts: Facts
    apart: bool = False


def read_groups(para: Para, known: Lexicon = frozenset()) -> tuple[Group, ...]:
    """Return the group statements that a paragraph is made of; empty where it says anything else."""
    starts = [found.start() for found in _STARTS.finditer(para.folded)]
    if not starts or para.folded[: starts[0]].strip() or not _TERSE.search(para.folded):
        return ()
    both = _ALL_OF_THEM.search(para.folded, starts[-1]) if len(starts) > 1 else None
    end = both.start() if both else len(para.text)
    found = [_read(para, low, high, known) for low, high in pairwise([*starts, end])]
    groups = tuple(each for each in found if each) if all(found) else ()
    return (*groups, *_shared(para, end, groups, known)) if both else groups


def _shared(para: Para, start: int, groups: tuple[Group, ...], known: Lexicon) -> tuple[Group, ...]:
    """Return what the end of a statement says of all tasks it speaks of (…，均于9月底前完成)."""
    facts = read_facts(para.text[start:].rstrip(_ENDS), known=known)
    numbers = tuple(number for group in groups for number in group.numbers)
    return (Group(max((group.count for group in groups), default=0), numbers, facts),)


def _read(para: Para, start: int, end: int, known: Lexicon) -> Group | None:
    for form in _FORMS:
        found = form.match(para.folded, start, end)
        if not found:
            continue
        rest = para.text[found.end() : end]
        stop = len(rest.rstrip(_ENDS if para.folded.lstrip().startswith("(") else _ENDS.strip(")）")))
        facts = read_facts(rest[:stop], known=known)
        if facts and not facts.doubts and not _BINDS.search(rest[:stop]):
            listed = found.groupdict().get("list")
            count = 0 if listed else han_value(found.groupdict().get("count") or "")
            return Group(count, _numbers(listed) if listed else (), facts, "分别" in rest)
    return None


def _numbers(listed: str) -> tuple[int, ...]:
    numbers: list[int] = []
    for first, last, single in _RANGE.findall(listed):
        low, high = (han_value(first), han_value(last)) if first else (han_value(single), han_value(single))
        numbers += range(low, min(high, low + MOST) + 1)
    return tuple(numbers)
