"""Which departments does a list name? Printed names, each whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from plancli.ingest.fold import fold, solid
from plancli.ingest.tails.vocabulary import (
    AREA_RANKS,
    COLLECTIVE,
    DEPARTMENT,
    LEAD_VERB,
    MANY_IN_ONE,
    MAYBE_DEPARTMENT,
    NONE_WORDS,
    NOT_A_NAME,
    SHARED_VERB,
    SUPPORT_VERB,
)

LONGEST_NAME, LONGEST_COLLECTIVE, LONGEST_LIST = 40, 16, 200
TOWN, CERTAIN, SHORTEST_SECOND = 3, 2, 3
_WHOLE = ("政府", "局", "委", "厅", "总署", "管委会")
_TRAILING_BRACKET = re.compile(r"\([^()]*\)$")
_SEPARATORS = frozenset("、,;。/|\n\t")
_AND = re.compile(
    r"(以及|及其|及|和|与|暨|等(?=各|有关|相关|其他|其它))(?=(?:各|有关|相关|其他|其它|所有|市直"
    r"|区直|县直|属地|沿线|沿江|所在|全市|全县|全区|市属|区属|所属))",
)
_FULL_AND = re.compile(r"以及|及|和|与")
_VERBS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("shared", re.compile(rf"(?:{SHARED_VERB})$")),
    ("lead", re.compile(rf"(?:{LEAD_VERB})$")),
    ("support", re.compile(rf"(?:{SUPPORT_VERB})$")),
)


@dataclass(frozen=True, slots=True)
class Token:
    """One entry of a list: where it begins and ends, and the separator before it."""

    start: int
    end: int
    before: str


@lru_cache(maxsize=8192)
def strength(name: str) -> int:
    """Return how surely a folded name is a department's: 2 certainly, 1 perhaps, 0 no."""
    name = solid(name)
    bare = _TRAILING_BRACKET.sub("", name) or name.strip("()")
    if not 1 < len(bare) <= LONGEST_NAME:
        return 0
    if COLLECTIVE.match(bare) and len(bare) <= LONGEST_COLLECTIVE and not NOT_A_NAME.search("各" + bare):
        return 2
    if NOT_A_NAME.search(bare):
        return 0
    if DEPARTMENT.search(bare):
        return 2
    return 1 if MAYBE_DEPARTMENT.search(bare) else 0


def is_none(name: str) -> bool:
    """Return whether a cell or value says that there is nobody: 无, /, —."""
    return solid(fold(name)).strip("。.;,") in NONE_WORDS


def tokens(folded: str, start: int, end: int) -> list[Token]:
    """Return the entries of a list between two positions; brackets and 各县、市、区 stay whole."""
    guarded = _many_in_one(folded, start, end)
    cuts: list[tuple[int, int, str]] = []
    depth = quoted = 0
    at = start
    while at < end:
        char = folded[at]
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif char in "“《":
            quoted += 1
        elif char in "”》":
            quoted = max(0, quoted - 1)
        elif not depth and not quoted and _separates(folded, at, start, end, guarded):
            cuts.append((at, at + 1, char))
        at += 1
    return _between(folded, start, end, cuts)


def _many_in_one(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of names that hold their own 、."""
    spans: list[tuple[int, int]] = []
    for found in MANY_IN_ONE.finditer(folded, start, end):
        whole: re.Match[str] | None = found
        while whole and not _goes_down(whole[0]):
            last = max(whole[0].rfind("、"), whole[0].rfind(","))
            whole = MANY_IN_ONE.match(folded, whole.start(), whole.start() + last)
        if whole:
            spans.append(whole.span())
    return spans


def _goes_down(name: str) -> bool:
    """Return whether no area of a name stands above the first: 各市、县财政局, not 各镇、县财政局."""
    plain = re.sub(r"\([^()]*\)", "", name)
    first, *_, last = re.split("[、,]", plain)
    ranks = [AREA_RANKS[char] for char in first if char in AREA_RANKS]
    high, low = ranks[-1] if ranks else 0, AREA_RANKS.get(last.strip()[:1], 9)
    if low >= high:
        return True
    return high < TOWN and re.search(r"[市县区]$|政府$|管委会$", last) is not None


def _separates(folded: str, at: int, start: int, end: int, guarded: list[tuple[int, int]]) -> bool:
    char = folded[at]
    if any(low < at < high for low, high in guarded) or (char == "/" and folded[at - 1 : at].isdigit()):
        return False
    if char in _SEPARATORS:
        return True
    if char != " " or not folded[at:end].strip():
        return False
    left = re.split(r"[、,;。/|\s]", folded[start:at].rstrip())[-1]
    return strength(left) > 0 or bool(split_verb(left)[1] and strength(split_verb(left)[0]))


def _between(folded: str, start: int, end: int, cuts: list[tuple[int, int, str]]) -> list[Token]:
    found: list[Token] = []
    at, before = start, ""
    for low, high, char in [*cuts, (end, end, "")]:
        left, right = _trim(folded, at, low)
        if left < right:
            found.append(Token(left, right, before))
            before = char
        elif not found or char.strip():
            before = char if char.strip() else before
        at = high
    return found


def _trim(folded: str, start: int, end: int) -> tuple[int, int]:
    while start < end and folded[start].isspace():
        start += 1
    while start < end and folded[end - 1].isspace():
        end -= 1
    return start, end


def split_verb(token: str) -> tuple[str, str]:
    """Return a folded entry without the verb at its end, and the verb's kind (``lead`` …) or ``""``."""
    for kind, form in _VERBS:
        verb = form.search(token)
        if verb and verb[0]:
            name = token[: verb.start()].rstrip()
            if name and strength(token) > strength(name):
                continue  # 市经协办 is a department, not 市经 that helps
            return name, kind
    return token, ""


def split_joined(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of a token's names: 及, 和 and 与 part a name from the collective after it."""
    text = folded[start:end]
    spans, at = [], 0
    cuts = sorted(
        [
            *((found.start(1), found.end(1)) for found in _AND.finditer(text)),
            *(found.span() for found in _FULL_AND.finditer(text) if _are_two(text, *found.span())),
        ],
    )
    for low, high in cuts:
        if _depth(text[:low]) == 0 and low > at and strength(text[at:low]):
            spans.append((start + at, start + low))
            at = high
    return [*spans, (start + at, end)]


def _are_two(text: str, low: int, high: int) -> bool:
    """Return whether the words on both sides of 及 or 和 are departments (省人民政府及口岸办)."""
    left, right = text[:low], text[high:]
    return (
        strength(left) == CERTAIN
        and strength(right) == CERTAIN
        and len(right) >= SHORTEST_SECOND
        and (left[0] == right[0] or (text[low:high] in ("及", "以及") and left.endswith(_WHOLE)))
    )


def _depth(text: str) -> int:
    return text.count("(") - text.count(")")


def is_list(folded: str) -> bool:
    """Return whether a folded line is nothing but departments' names."""
    if len(folded) > LONGEST_LIST or re.search(r"[。:!?()]", folded):
        return False
    names = [folded[token.start : token.end] for token in tokens(folded, 0, len(folded))]
    return bool(names) and all(strength(name) == 2 for name in names)  # noqa: PLR2004 - certainly
