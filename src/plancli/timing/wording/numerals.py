"""Which number is this? Chinese and Arabic numerals as plans write them."""

from __future__ import annotations

from itertools import pairwise

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"两": 2, "o": 0, "0": 0, "俩": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
TENS = {"廿": 20, "卅": 30}
CHARS = frozenset("〇一二三四五六七八九十百千廿卅两俩")
NOUGHTS = frozenset("〇o0")
BAD = -1
"""The value of a numeral that is none, such as 六六."""


def value(text: str) -> int:
    """Return the number that a Chinese numeral writes, or `BAD`."""
    if len(text) == 1:
        return DIGITS[text] if text in DIGITS else UNITS.get(text, 0) or TENS[text]
    if any(char in UNITS or char in TENS for char in text):
        return _structured(text)
    if text[0] in "两俩" or not (len(text) == 4 or not NOUGHTS.isdisjoint(text)):  # noqa: PLR2004  # a year
        return BAD
    return int("".join(str(DIGITS[char]) for char in text))


def neighbours(text: str) -> tuple[int, ...]:
    """Return the digits of 二三 or 一二三 (in 二三季度), where each is one more than the one before."""
    found = tuple(DIGITS.get(char, BAD) for char in text)
    if BAD in found or 0 in found or len(found) < 2:  # noqa: PLR2004  # one digit has no neighbour
        return ()
    return found if all(b == a + 1 for a, b in pairwise(found)) else ()


def _structured(text: str) -> int:
    """Return the value of a numeral with tens and hundreds, or `BAD` where its parts do not fit."""
    total, digit, ceiling = 0, None, 10_000
    for char in text:
        if char in TENS or char in UNITS:
            unit = 10 if char in TENS else UNITS[char]
            if unit >= ceiling or (char in TENS and digit is not None) or digit == 0:
                return BAD
            total += TENS.get(char, 0) or unit * (1 if digit is None else digit)
            ceiling, digit = unit, None
        elif digit not in (None, 0):
            return BAD
        else:
            digit = DIGITS[char]
    if digit is None:
        return total
    return total + digit if digit and ceiling > 1 else BAD
