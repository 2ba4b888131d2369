"""What number does a line begin with? 一、 （一） 1. （1） ① 第一条, and what they count to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

_DIGITS = {
    digit: value
    for value, digits in enumerate(
        ("零〇○OＯo", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"),
    )
    for digit in digits
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000}
_CN = "[一二三四五六七八九十百零○〇]{1,7}"

PART, CHAPTER, HAN, HAN_BRACKET, ARABIC, ARABIC_BRACKET, CIRCLED, LISTED, BULLETED = (
    0.0,
    1.0,
    2.0,
    3.0,
    4.0,
    5.0,
    6.0,
    7.0,
    8.0,
)
"""Ranks of the kinds of numbers in official documents (GB/T 9704): a smaller rank encloses a larger one."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The number a paragraph begins with.

    Attributes:
        rank: Its kind; smaller ranks enclose larger ones.
        value: What it counts to; 0 for a bullet.
        printed: The number as printed, without the dot or comma after it.
        end: Where the words begin.
        sure: The form says that it is a number; otherwise only the sequence can.
    """

    rank: float
    value: int
    printed: str
    end: int
    sure: bool = True


def han_value(text: str) -> int:
    """Return what Chinese numerals count to: 二十一 is 21, 二○一○ is 2010, 12 is 12; 0 if they are none."""
    if text.isascii():
        return int(text) if text.isdigit() else 0
    if not any(char in _UNITS for char in text):
        digits = [
            _DIGITS.get(char, int(char) if char.isascii() and char.isdigit() else None) for char in text
        ]
        return 0 if None in digits else int("".join(map(str, digits)) or "0")
    total = digit = 0
    for char in text:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char] if char != "百" or digit else 100
            digit = 0
        else:
            digit = _DIGITS.get(char, 0)
    return total + digit


def _circled(char: str) -> int:
    for first, last, start in (
        ("①", "⑳", 1),
        ("⑴", "⒇", 1),
        ("⒈", "⒛", 1),
        ("㈠", "㈩", 1),
        ("㊀", "㊉", 1),
        ("❶", "❿", 1),
        ("Ⅰ", "Ⅻ", 1),
    ):
        if first <= char <= last:
            return ord(char) - ord(first) + start
    return 0


_RANK_OF_SYMBOL = (
    ("⑴", "⒇", ARABIC_BRACKET),
    ("⒈", "⒛", ARABIC),
    ("㈠", "㈩", HAN_BRACKET),
    ("Ⅰ", "Ⅻ", CHAPTER),
)

_KIND = "[\u4e00-\u9fff]{0,6}(?:任务|行动|工程|专题|板块|部分|项目|举措|目标)"
_FORMS: tuple[tuple[float, re.Pattern[str]], ...] = (
    (PART, re.compile(rf"第\s*({_CN}|\d{{1,3}})\s*(?:部分|编|篇|板块|类)(?=[\s:、,.]|[^\s])[\s:、,.]*")),
    (CHAPTER, re.compile(rf"第\s*({_CN}|\d{{1,3}})\s*[章节][\s:、]*")),
    (HAN_BRACKET + 0.5, re.compile(rf"第\s*({_CN}|\d{{1,3}})\s*[条项](?=\s|[^\s、和至])[\s:、]*")),
    (HAN, re.compile(rf"({_CN})\s*(?:、(?!{_CN}[、级类期])|[.,:](?!\d))\s*")),
    (HAN_BRACKET, re.compile(rf"\(\s*({_CN})\s*\)\s*[、.]?\s*")),
    (ARABIC_BRACKET, re.compile(r"\(\s*(\d{1,5})\s*\)\s*[、.]?\s*")),
    (ARABIC_BRACKET, re.compile(r"(\d{1,3})\s*\)\s*[、.]?\s*")),
    (PART, re.compile(rf"\(\s*{_KIND}\s*({_CN}|\d{{1,3}})\s*\)[\s:、]*")),
    (
        ARABIC,
        re.compile(
            rf"(?:任务|项目|事项|实事|目标|措施|举措|工作|问题)\s*(\d{{1,3}}|{_CN})(?:\s*[:、.]|\s)\s*"
        ),
    ),
    (ARABIC, re.compile(r"(\d{1,5})\s*(?:、(?!\d)|\.(?!\d))\s*")),
    (ARABIC, re.compile(rf"{_CN}\.(\d{{1,3}})\s*[、.]?\s*(?=[\u4e00-\u9fff《“])(?![年月日个项家万亿])")),
    (LISTED, re.compile(rf"({_CN})是(?!否)[:,]?\s*")),
)
_SYMBOLS = "·•●■◆▪➢➤✓☆★○◇□▲△▶※◎"
BULLET = re.compile(rf"\s*(?:[-*]\s+(?:\([ xX]\)\s*)?|[{_SYMBOLS}]\s*)(?=\S)")
"""A mark before an item that counts nothing."""

_NESTED = re.compile(
    r"(\d{1,2}(?:\.\d{1,2}){1,3})(?:\s*[、.]\s*|\s+|(?=[\u4e00-\u9fff《“]))(?![亿万个家项%元倍米年月])",
)
_BARE = re.compile(r"(\d{1,3})(?:\s{1,4})(?=[\u4e00-\u9fff《“])(?![年月日个项家亿万元处条])")
_BEFORE_DIGIT = re.compile(r"([2-9]|[1-9]\d{1,3})\s*(?:、\s*(?=\d)|\.\s*(?=\d{1,4}[月年日号个所座]))")
_HAN_BARE = re.compile(rf"({_CN})\s{{1,4}}(?=[\u4e00-\u9fff《“])")
_ZEROES = frozenset("零〇Ｏ")
"""What folds to ○, and is no mark before an item: 零碳园区."""
MOST = 9999
_YEARS = range(1900, 2100)
"""Numbers that may as well be years: only their series can say."""
BARE_RANKS = ARABIC_BRACKET
"""Ranks at or before which a number surely heads something."""


@lru_cache(maxsize=1024)
def read_marker(text: str, folded: str) -> Marker | None:
    """Return the number that a paragraph begins with, or None.

    Args:
        text: The paragraph as printed.
        folded: Its copy for matching.
    """
    start = len(folded) - len(folded.lstrip())
    head = folded[start : start + 40]
    if not head:
        return None
    for find in _FINDERS:
        marker = find(head)
        if marker and not (marker.rank == BULLETED and text[start : start + 1] in _ZEROES):
            printed = str(text[start : start + marker.end]).strip().rstrip("、.．,，:：是 \u3000\u00a0")
            return replace(marker, printed=printed if marker.value else "", end=start + marker.end)
    return None


def _read_bullet(head: str) -> Marker | None:
    found = BULLET.match(head)
    if not found:
        return None
    counted = _read_form(head[found.end() :])
    if counted and counted.rank <= ARABIC_BRACKET:  # ★1. is a number with a mark before it
        return replace(counted, end=found.end() + counted.end)
    return Marker(BULLETED, 0, "", found.end())


def _read_symbol(head: str) -> Marker | None:
    value = _circled(head[0])
    if not value:
        return None
    rank = next((rank for low, high, rank in _RANK_OF_SYMBOL if low <= head[0] <= high), CIRCLED)
    return Marker(rank, value, "", len(head) - len(head[1:].lstrip(" 、.")))


def _read_nested(head: str) -> Marker | None:
    found = _NESTED.match(head)
    if not found:
        return None
    return Marker(
        ARABIC + 0.1 * found[1].count("."),
        int(found[1].rpartition(".")[2]),
        "",
        found.end(),
        sure=False,
    )


def _read_form(head: str) -> Marker | None:
    for rank, form in _FORMS:
        found = form.match(head)
        if found and 0 < han_value(found[1]) <= MOST:
            value = han_value(found[1])
            return Marker(rank, value, "", found.end(), sure=rank != LISTED and value not in _YEARS)
    return None


def _read_bare(head: str) -> Marker | None:
    for rank, form in ((ARABIC, _BARE), (ARABIC, _BEFORE_DIGIT), (HAN, _HAN_BARE)):
        found = form.match(head)
        if found and 0 < han_value(found[1]) <= MOST:
            return Marker(rank, han_value(found[1]), "", found.end(), sure=False)
    return None


_FINDERS = (_read_bullet, _read_symbol, _read_nested, _read_form, _read_bare)
