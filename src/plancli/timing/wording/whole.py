"""Which phrases are refused as a whole, before or after they are read: placeholders, references, blanks?"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from plancli.timing.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancli.timing.wording.lexer import Token

_PLACEHOLDERS = r"""
无 ~ ~~ / // \ n/a na nil none null 空 暂无 没有 ... … - -- . x xx 不适用 无要求 无时限
无时限要求 * 略 ? notapplicable n.a notspecified unspecified
"""
PLACEHOLDERS = frozenset(_PLACEHOLDERS.split())
_DITTOS = r"""
同上 同前 同左 〃 ″ '' " ditto 同上述 同第一项 时间同上 时限同上 sameasabove 如上 同上项
同上条 // 仝上 asabove same idem seeprevious sameasprevious
"""
DITTOS = frozenset(_DITTOS.split())
_REFERENCES = r"""
见附件 详见 附件 见附表 参见 另见 见通知 附表 见上表 见下表 见正文 见文件 见备注 seeannex
seeattach seeappendix asperannex seebelow seeabove seethe seepage referto 见
"""
REFERENCES = tuple(_REFERENCES.split())
_DIGIT, _HOLE, _UNIT = "[0-9〇一二三四五六七八九]", "[_x*?]", "(?:[年月日季旬周]|号(?![机楼线井炉泵塔桥]))"
_HOLES = re.compile(_HOLE)
_GAP = re.compile(rf"\(\){_UNIT}")
"""A bracket left blank in a printed form: ( )月底前."""

_LEFT_BLANK = re.compile(r"\S[年月]\s+[月日]")
"""A date left blank: 2010年 月 日."""

_YEAR_OF_FOUR = "|".join(
    rf"(?<!{_DIGIT}){_DIGIT}{{{digits}}}[_x]{_HOLE}{{{3 - digits}}}(?!{_HOLE}|\w)" for digits in (1, 2, 3)
)
_MASKED = re.compile(
    rf"(?P<masked>{_YEAR_OF_FOUR}|(?<={_DIGIT}){_HOLE}+年)"
    rf"|(?<!{_HOLE})(?:{_HOLE}+(?={_UNIT})|(?<=[年月第]){_HOLE}+|(?<=\d[-./])[_x])"
)
"""A year or a date that is not filled in: 201X, 20XX-06, X月."""


def refuse_blanks(text: str) -> None:
    """Refuse what stands in a cell in the place of a timing.

    Raises:
        Refused: ``placeholder``, ``ditto``, ``reference``, ``masked-year`` or ``blank-in-form``.
    """
    joined = "".join(text.split())
    bare = joined.strip("()[]。.,;:、") or text
    for stands_for, reason in _CELLS:
        if stands_for(bare):
            raise Refused(reason)
    if _GAP.search(joined) or (" " in text and _LEFT_BLANK.search(text)):
        raise Refused("blank-in-form")
    masked = _HOLES.search(bare) and _MASKED.search(bare)
    if masked:
        raise Refused("masked-year" if masked["masked"] else "blank-in-form")


_NOTHING = re.compile(r"(?:(?![*″〃])[\W])*")
"""No letter, digit or sign that says something."""

_CELLS: tuple[tuple[Callable[[str], object], str], ...] = (
    (lambda bare: bare in DITTOS or "同上" in bare, "ditto"),
    (lambda bare: bare in PLACEHOLDERS or _NOTHING.fullmatch(bare), "placeholder"),
    (lambda bare: bare.startswith(REFERENCES), "reference"),
)
"""What may stand in a cell in the place of a timing, and why it is refused."""


_STRUCTURE = (
    "year month day quarter half-year week xun days pos before within after since until during range "
    "each di half-of month-count around at heading label hedge firm from about conj half-month "
    "workday stop not-before extend next-unit"
)
STRUCTURE = frozenset(_STRUCTURE.split())
"""Parts of speech of which a time is made; a phrase of nothing else is an incomplete one."""

_NO_PROMISE = (
    "after since range during half-of around at heading label hedge firm from about conj half-month stop "
    "not-before"
)
HALF_TIMES = STRUCTURE.difference(_NO_PROMISE.split())
"""Parts of speech that promise a time."""


def why_nothing(tokens: list[Token]) -> str:
    """Return why no timing was found: half a time stands there, or none."""
    kinds = {token.kind for token in tokens}
    if any(token.text == "是" for token in tokens):  # 2025年是收官之年
        return "no-timing"
    if any(b.kind == "half-year" and a.kind in ("pos", "word") for a, b in pairwise(tokens)):
        return "unknown-unit"
    if kinds & {"word", "noun", "title", "counter", "not", "called-off"}:
        return "no-timing"
    return "incomplete" if kinds & HALF_TIMES or kinds <= STRUCTURE else "no-timing"
