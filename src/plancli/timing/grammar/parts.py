"""Which words name a part of a period: the last day, 第二周, 首月, 后10天, 上半月?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.timing.calendar import units
from plancli.timing.calendar.parts import TOO_MANY, Part, is_finer, is_smaller, of
from plancli.timing.grammar.reader import Row, Table, read
from plancli.timing.refusal import Refused
from plancli.timing.wording import numerals

if TYPE_CHECKING:
    from plancli.timing.grammar.reader import Reader
    from plancli.timing.wording.lexer import Token

__all__ = ["ROWS", "STARTS", "UNIT", "UNITS", "Part", "is_finer", "is_smaller", "of", "part"]

UNITS = units.NAMES | {"weekday": "weekday"}
"""Part of speech to the unit that is counted."""

UNIT = f"[{' '.join(UNITS)}]"
BEGINS = f"head num ge? {UNIT}|[tail close rear] {UNIT}"
"""Where 末 or 头 belongs to the unit behind it: 三季度末月, 下半年头两个月."""


def part(r: Reader) -> Part | None:
    """Read a part of whatever stands before it, or return None where none begins here."""
    found: Part | None = read(ROWS, r)
    return found


def _numbered(r: Reader, end: Token | None, number: Token, unit: Token) -> Part:
    """Return 第二周, 倒数第二天, 第一个周一."""
    name = UNITS[unit.kind]
    if number.value == numerals.BAD or number.value < 1:
        raise Refused(
            "invalid-number" if number.value == numerals.BAD else TOO_MANY.get(name, "invalid-number")
        )
    at = number.value if end is None else -number.value
    return Part(name, at, at, unit.value if name == "weekday" else 0)


def _first(r: Reader, number: Token | None, unit: Token) -> Part | None:
    """Return 首月, 头两个月, 前10天: as many units at the beginning as the number says."""
    many, name = 1 if number is None else number.value, UNITS[unit.kind]
    if name == "weekday" and many != 1:
        return None
    if many < 1:  # also where the numeral writes none
        raise Refused("invalid-number")
    return Part(name, 1, many, unit.value if name == "weekday" else 0)


def _last(r: Reader, number: Token | None, unit: Token) -> Part | None:
    """Return 末月, 最后两周, 后10天: as many units at the end."""
    found = _first(r, number, unit)
    return found and found._replace(first=-found.last, last=-1)


ROWS = Table(
    Row(f"di (from-end)? (num) ge? ({UNIT})", _numbered, "第二周"),
    Row(f"(from-end) di? (num) ge? ({UNIT})", _numbered, "倒数第二天"),
    Row(f"last-one (num)? ge? ({UNIT})", _last, "最后两周"),
    Row(f"ordinal-one (num)? ge? ({UNIT})", _first, "首月"),
    Row(f"[tail close rear] (num)? ge? ({UNIT})", _last, "末月"),
    Row(f"[head front] (num) ge? ({UNIT})", _first, "头两个月"),
    Row(f"[before after] (num) ge? ({UNIT})", _last, "后10天"),
    Row("(month-half)", lambda r, half: Part("half-month", half.value, half.value), "上半月"),
    Row("(third)", lambda r, third: Part("third", *third.value), "中下旬"),
)
STARTS = ROWS.starts
"""Parts of speech with which a part may begin."""
