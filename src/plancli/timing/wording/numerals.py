"""Which number is this? Chinese and Arabic numerals as plans write them."""

from __future__ import annotations

import re

_ONES = "〇一二三四五六七八九"
DIGITS = {c: i for i, c in enumerate(_ONES)} | {"两": 2, "o": 0, "0": 0, "俩": 2}
TENS = {"廿": 20, "卅": 30}
CHARS = frozenset("〇一二三四五六七八九十百千廿卅两俩")
NOUGHTS = frozenset("〇o0")
BAD = -1
"""The value of a numeral that is none, such as 六六."""

_DIGIT = "[〇o0]*[一二三四五六七八九两俩]"
_STRUCTURED = re.compile(
    f"(?:({_DIGIT}|)千)?(?:({_DIGIT}|)百)?(?:({_DIGIT}|)十|(?P<tens>[廿卅]))?(?P<ones>{_DIGIT})?"
)
"""A numeral with its units, from thousands to ones."""

SIZES = (1000, 100, 10)


def value(text: str) -> int:
    """Return the number that a Chinese numeral writes, or `BAD`."""
    if len(text) == 1 and text in DIGITS:
        return DIGITS[text]
    if set(text) <= DIGITS.keys():
        is_year = text[0] not in "两俩" and (len(text) == 4 or not NOUGHTS.isdisjoint(text))
        return int("".join(str(DIGITS[char]) for char in text)) if is_year else BAD
    match = _STRUCTURED.fullmatch(text)
    if match is None:
        return BAD
    counted = zip(match.groups()[: len(SIZES)], SIZES, strict=True)
    total = sum(size * (DIGITS[digit[-1]] if digit else 1) for digit, size in counted if digit is not None)
    return total + TENS.get(match["tens"], 0) + (DIGITS[match["ones"][-1]] if match["ones"] else 0)


def neighbours(text: str) -> range:
    """Return the digits of 二三 or 一二三 (in 二三季度), where each is one more than the one before."""
    at = _ONES.find(text.replace("两", "二").replace("俩", "二"), 1)
    return range(at, at + len(text)) if at > 0 and len(text) > 1 else range(0)
