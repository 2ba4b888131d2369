"""Which labels does a text hold? 责任单位：, 【责任单位】, 完成时限 … and what each introduces."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from plancli.ingest.numerals import BULLET
from plancli.ingest.tails.names import NO, SURELY, strength, tokens
from plancli.ingest.tails.roles import FACTS, UNITS, Meaning, is_unit, meanings
from plancli.ingest.text import solid

SHORTEST_NAME, SHORTEST_GLUED, LONGEST_LABEL, LONGEST_FRONT = 3, 4, 12, 26
LONGEST_FRAMED = 6
"""Characters of a label in brackets right behind a name: 市教育局[完成时间]6月."""
_BEFORE_COLON = re.compile(r"(?:[^\s;。,、:()《》“”|]|\([^\s;。,、:()]{1,6}\)){1,20}$")
_SPACED = re.compile(r"(?:(?<![\u4e00-\u9fff])[\u4e00-\u9fff]\s+)+[\u4e00-\u9fff]$")
_SIGNS = re.compile(r"[():]")
_PURE = re.compile("(?:单位|部门|科室|处室|领导|责任人)$")
_JOINS = re.compile("[/和与及]")
_FRAMED = re.compile(r"\(\s*([^():]{3,12}?)\s*:?\s*\)\s*:?\s*")


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a text.

    Attributes:
        means: What it introduces; empty where its morphemes do not say.
        start: Where it begins.
        end: Where its value begins.
        word: The label without its colon.
    """

    means: tuple[Meaning, ...]
    start: int
    end: int
    word: str

    @property
    def says_who_or_when(self) -> bool:
        """Return whether it introduces departments, persons or a time."""
        return bool(set(self.means) & FACTS)

    @property
    def names_units(self) -> bool:
        """Return whether it introduces departments."""
        return bool(set(self.means) & UNITS)


def labels(folded: str, start: int, end: int, *, any_word: bool = False) -> list[Label]:
    """Return the labels between two positions, in order: 责任单位： and 【责任单位】.

    Args:
        folded: The text.
        start: Where to begin.
        end: Where to stop.
        any_word: Any two to twelve characters before a colon are one, whatever they mean.
    """
    found = _all_labels(folded, start, end)
    stops = [*(each.start for each in found), end]
    if not any({"lead", "unit"} & set(each.means) for each in found):
        found = [
            replace(each, means=each.means or _by_value(each.word, folded[each.end : stop]))
            for each, stop in zip(found, stops[1:], strict=True)
        ]
    return [each for each in found if each.means or any_word]


def _by_value(word: str, value: str) -> tuple[Meaning, ...]:
    """Return ``unit`` for a label that ends like a department where nothing but departments follow."""
    entries = [value[token.start : token.end] for token in tokens(value, 0, len(value))]
    known = [strength(entry) for entry in entries]
    return ("unit",) if is_unit(word) and SURELY in known and NO not in known else ()


def _all_labels(folded: str, start: int, end: int) -> list[Label]:
    found: list[Label] = []
    depth = 0
    for mark in _SIGNS.finditer(folded[start:end]):
        at = start + mark.start()
        if mark[0] == "(":
            framed = _FRAMED.match(folded, at, end) if not depth else None
            before = folded[start:at].rstrip()[-1:]
            alone = not before.isalnum() or len(framed[1] if framed else "") <= LONGEST_FRAMED
            name = before.isalnum() and framed is not None and _may_be_name(framed[1])
            if framed and alone and not name and meanings(framed[1]):
                found.append(Label(meanings(framed[1]), at, framed.end(), solid(framed[1])))
            depth += 1
        elif mark[0] == ")":
            depth = max(0, depth - 1)
        elif not depth and (not found or at >= found[-1].end):
            label = _before(folded, found[-1].end if found else start, at)
            found += [label] if label else []
    return found


def _may_be_name(word: str) -> bool:
    """Return whether words in brackets behind a name belong to it: 人事处（教师工作部）, 李明（副县长）."""
    return meanings(word) in (("unit",), ("person",)) and _PURE.search(word) is None


def _before(folded: str, start: int, colon: int) -> Label | None:
    """Return the label that a colon ends."""
    low = max(start, colon - LONGEST_FRONT)
    unknown: Label | None = None
    for form in (_SPACED, _BEFORE_COLON):
        left = form.search(folded[low:colon].rstrip())
        word = left[0].lstrip() if left else ""
        begin = low + left.end() - len(word) if left else low
        if word and meanings(word):
            glued = None if _JOINS.search(word) else _glued(folded, low, colon)
            return glued or Label(meanings(word), begin, colon + 1, solid(word))
        if 1 < len(solid(word)) <= LONGEST_LABEL:
            unknown = Label((), begin, colon + 1, solid(word))
    return unknown


def _glued(folded: str, start: int, colon: int) -> Label | None:
    """Return the label that follows a department without a separator (省财政厅配合单位：), or None."""
    left = _BEFORE_COLON.search(folded[start:colon])
    word = left[0] if left else ""
    for at in range(len(word) - SHORTEST_GLUED, SHORTEST_NAME - 1, -1):
        if set(meanings(word[at:])) & FACTS and strength(word[:at]) == SURELY:
            return Label(meanings(word[at:]), colon - len(word) + at, colon + 1, word[at:])
    return None


@lru_cache(maxsize=1024)
def front_label(folded: str) -> Label | None:
    """Return the label that a line begins with (责任单位：…, 【责任单位】…, 责任单位 …), or None.

    One whose meaning does not show (量化标准：…) is returned too, with empty `means`.
    """
    start = len(folded) - len(folded.lstrip())
    bullet = BULLET.match(folded, start)
    start = bullet.end() if bullet else start
    found = labels(folded, start, len(folded), any_word=True)
    if found and found[0].start == start and found[0].end <= start + LONGEST_FRONT:
        return found[0]
    word, _, rest = folded[start:].partition(" ")
    known = meanings(word) if len(word) >= SHORTEST_GLUED and rest.strip() else ()
    return Label(known, start, start + len(word), solid(word)) if set(known) & FACTS else None
