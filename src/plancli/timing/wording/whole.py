"""Which phrases are refused as a whole, before or after they are read: placeholders, references, blanks?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from plancli.timing.refusal import Refused

if TYPE_CHECKING:
    from plancli.timing.wording.lexer import Token

_PLACEHOLDERS = r"""
无 ~ ~~ / // \ n/a na nil none null 空 暂无 没有 ... … - -- . x xx 不适用 无要求 无时限
无时限要求 * 略 ?
"""
PLACEHOLDERS = frozenset(_PLACEHOLDERS.split())
_DITTOS = r"""
同上 同前 同左 〃 ″ '' " ditto 同上述 同第一项 时间同上 时限同上 sameasabove 如上 同上项
同上条 // 仝上
"""
DITTOS = frozenset(_DITTOS.split())
_REFERENCES = r"""
见附件 详见 附件 见附表 参见 另见 见通知 附表 见上表 见下表 见正文 见文件 见备注 seeannex
seeattach seeappendix asperannex seebelow seeabove 见
"""
REFERENCES = tuple(_REFERENCES.split())
HOLES = frozenset("_x*?")
BLANK_UNITS = frozenset("年月日季号旬周")
YEAR_DIGITS = frozenset("0123456789〇一二三四五六七八九")
YEAR = 4
"""Digits of a year."""


def refuse_blanks(text: str) -> None:
    """Refuse what stands in a cell in the place of a timing.

    Raises:
        Refused: ``placeholder``, ``ditto``, ``reference``, ``masked-year`` or ``blank-in-form``.
    """
    pieces = text.split()
    joined = "".join(pieces)
    bare = joined.strip("()[]。.,;:、") or text
    if bare in DITTOS or "同上" in bare:
        raise Refused("ditto")
    if bare in PLACEHOLDERS or not any(c.isalnum() or c in "_*″〃" for c in bare):
        raise Refused("placeholder")
    if bare.startswith(REFERENCES):
        raise Refused("reference")
    if _has_gap(joined, pieces):
        raise Refused("blank-in-form")
    if not HOLES.isdisjoint(bare):
        _masked(bare)


def _has_gap(joined: str, pieces: list[str]) -> bool:
    """Tell whether a printed form was left blank: ( )月底前, 2010年 月 日."""
    hole = joined.find("()") + 2
    if hole > 1 and joined[hole : hole + 1] in BLANK_UNITS:
        return True
    return any(len(a) > 1 and a[-1] in "年月" and b[0] in "月日" for a, b in pairwise(pieces))


def _masked(text: str) -> None:
    """Refuse years and dates that are not filled in."""
    at = 0
    while at < len(text):
        if text[at] not in HOLES:
            at += 1
            continue
        before, end = text[at - 1 : at], at
        while end < len(text) and text[end] in HOLES:
            end += 1
        after = text[end : end + 1]
        if before and before in YEAR_DIGITS and (after == "年" or _is_year(text, at, end)):
            raise Refused("masked-year")
        if after in BLANK_UNITS or before in ("年", "月", "第"):
            raise Refused("blank-in-form")
        if before in ("-", ".", "/") and text[at - 2 : at - 1].isdigit() and text[at] in "_x":
            raise Refused("blank-in-form")
        at = end


def _is_year(text: str, at: int, end: int) -> bool:
    """Tell whether digits and the holes behind them make up a year: 201X, 20XX-06."""
    begin = at
    while begin and text[begin - 1] in YEAR_DIGITS:
        begin -= 1
    return end - begin == YEAR and text[at] in "_x" and not text[end : end + 1].isalnum()


_STRUCTURE = (
    "year month day quarter half-year week xun days pos before within after since until during range "
    "each di half-of month-count around at heading label hedge firm from about conj half-month "
    "workday stop not-before extend next-unit"
)
STRUCTURE = frozenset(_STRUCTURE.split())
"""Parts of speech of which a time is made; a phrase of nothing else is an incomplete one."""

HALF_TIMES = (
    STRUCTURE
    - frozenset(
        (
            "after",
            "since",
            "range",
            "during",
            "half-of",
            "around",
            "at",
            "heading",
            "label",
            "hedge",
            "firm",
            "from",
            "about",
        )
    )
    - frozenset(("conj", "half-month", "stop", "not-before"))
)
"""Parts of speech that promise a time."""


def why_nothing(tokens: list[Token]) -> str:
    """Return why no timing was found: half a time stands there, or none."""
    kinds = {token.kind for token in tokens}
    if any(token.text == "是" for token in tokens):  # 2025年是收官之年
        return "no-timing"
    if any(b.kind == "half-year" and a.kind in ("pos", "word") for a, b in pairwise(tokens)):
        return "unknown-unit"
    if kinds & {"word", "noun", "title", "counter"}:
        return "no-timing"
    return "incomplete" if kinds & HALF_TIMES or kinds <= STRUCTURE else "no-timing"
