"""Which part of a period is meant: its last day, the second week, 首月, 后10天, 上半月?

A part is read once and can then be taken of any period, so that lists and recurrences share it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plancli.timing.calendar import units
from plancli.timing.calendar.units import ONE
from plancli.timing.refusal import Refused
from plancli.timing.span import Span
from plancli.timing.wording import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plancli.timing.span import Reader


class Part(NamedTuple):
    """The numbered units of a period, from one to another.

    Attributes:
        unit: day, workday, week, weekday, third, half-month, month, quarter or half.
        first: Number of the first, from 1; negative numbers count from the end.
        last: Number of the last, in the same way.
        weekday: The weekday that is numbered (0: Monday).
    """

    unit: str
    first: int
    last: int
    weekday: int = 0


UNITS = {
    "day": "day",
    "days": "day",
    "workday": "workday",
    "week": "week",
    "weekday": "weekday",
    "xun": "third",
    "half-month": "half-month",
    "month": "month",
    "month-count": "month",
    "quarter": "quarter",
    "half-year": "half",
}
"""Part of speech to the unit that is counted."""

_SIZES = {
    "day": 1,
    "workday": 1,
    "weekday": 1,
    "fest": 1,
    "week": 7,
    "third": 10,
    "half-month": 15,
    "month": 30,
}
SIZES = _SIZES | {"quarter": 91, "half": 182, "season": 360, "year": 366}
"""Days that a grain has at most, by which a part is told to be smaller than its whole."""

TOO_MANY = {"month": "invalid-month", "quarter": "invalid-quarter", "half": "invalid-number"}
STARTS = frozenset(
    ["di", "from-end", "last-one", "ordinal-one", "month-half", "pos", "before", "after", "third"]
)
"""Parts of speech with which a part may begin."""

BEHIND = frozenset(["num", *UNITS])
ENDS, BEGINS = ("末", "尾", "终"), ("头",)


def read(r: Reader) -> Part | None:
    """Read a part of whatever stands before it, or return None where none begins here."""
    if r.kinds[r.at] not in STARTS:
        return None
    at = r.at
    found = PRODUCTIONS[r.kinds[at]](r)
    if found is None:
        r.at = at
    return found


def begins(r: Reader) -> bool:
    """Tell whether 末 or 头 belongs to the unit behind it: 三季度末月, 下半年头两个月."""
    if r.kinds[r.at + 1] not in BEHIND:
        return False
    if r.texts[r.at] in BEGINS:
        return r.kind(1) == "num" and UNITS.get(r.kind(2 + (r.kind(2) == "ge"))) is not None
    return r.texts[r.at] in ENDS and r.kind(1) in UNITS


def _unit(r: Reader) -> str:
    """Read the unit that is counted, or return "" where none stands here."""
    r.sees("ge", UNITS) and r.skip("ge")
    unit = UNITS.get(r.kinds[r.at], "")
    r.at += bool(unit)
    return unit


def _counted(r: Reader, sign: int, *, bare: bool) -> Part | None:
    """Read 首月, 头两个月, 最后10天: as many units at one end as the number says.

    Args:
        r: The place behind the word for the end.
        sign: 1 for the beginning, -1 for the end.
        bare: The number may be missing (首月).
    """
    many = 1
    if r.kinds[r.at] == "num":
        many = r.take().value
    elif not bare:
        return None
    weekday = r.tokens[r.at].value if r.kinds[r.at] == "weekday" else 0
    unit = _unit(r)
    if not unit or (unit == "weekday" and many != 1):
        return None
    if many == numerals.BAD or many < 1:
        raise Refused("invalid-number")
    return Part(unit, 1, many, weekday) if sign > 0 else Part(unit, -many, -1, weekday)


def _numbered(r: Reader) -> Part | None:
    """Read 第二周, 第10天, 倒数第二天, 第一个周一."""
    sign = -1 if r.skip("from-end") else 1
    r.skip("di")
    if r.kinds[r.at] != "num":
        return None
    number = r.take().value
    r.sees("ge", UNITS) and r.skip("ge")
    weekday = r.tokens[r.at].value if r.kinds[r.at] == "weekday" else 0
    unit = _unit(r)
    if not unit:
        return None
    if number == numerals.BAD:
        raise Refused("invalid-number")
    if number < 1:
        raise Refused(TOO_MANY.get(unit, "invalid-number"))
    return Part(unit, sign * number, sign * number, weekday)


def _last(r: Reader) -> Part | None:
    """Read 最后一天, 最后两周."""
    r.at += 1
    return _counted(r, -1, bare=True)


def _opening(r: Reader) -> Part | None:
    """Read 首月, 头一周, 首10天."""
    r.at += 1
    return _counted(r, 1, bare=True)


def _position(r: Reader) -> Part | None:
    """Read 末月, 头两个月: a position in front of a unit; 末 alone is no part of this kind."""
    text = r.take().text
    if text in ENDS:
        return _counted(r, -1, bare=True)
    return _counted(r, 1, bare=False) if text in BEGINS and r.kinds[r.at] == "num" else None


def _around(r: Reader) -> Part | None:
    """Read 前两个月, 后10天."""
    return _counted(r, 1 if r.take().text in ("前", "头") else -1, bare=False)


def _half(r: Reader) -> Part:
    """Read 上半月, 后半月."""
    half = r.take().value
    return Part("half-month", half, half)


def _thirds(r: Reader) -> Part:
    """Read 上旬, 中下旬."""
    return Part("third", *r.take().value)


PRODUCTIONS = {
    "di": _numbered,
    "from-end": _numbered,
    "last-one": _last,
    "ordinal-one": _opening,
    "pos": _position,
    "before": _around,
    "after": _around,
    "month-half": _half,
    "third": _thirds,
}


def is_finer(span: Span, other: Span) -> bool:
    """Tell whether a span is named by a smaller unit than another."""
    return SIZES.get(span.grain, 1) < SIZES.get(other.grain, 1)


def is_smaller(part: Part, span: Span) -> bool:
    """Tell whether a part is named by a smaller unit than a span."""
    return SIZES[part.unit] < SIZES.get(span.grain, 1)


def of(span: Span, part: Part) -> Span:
    """Return a part of a span.

    Raises:
        Refused: where the span has no such part.
    """
    unit = part.unit
    if SIZES.get(span.grain, 366) <= SIZES[unit] and not (unit == "day" and span.first < span.last):
        raise Refused("ambiguous")
    if unit == "week" and span.grain == "year" and part.first > 0:  # ISO weeks, or weeks from 1 January?
        raise Refused("ambiguous")
    first, last = _bounds(span, part)
    grain = "day" if unit in ("workday", "weekday") else unit
    found = Span(first, last, grain, first.year, first.month, span.named_year)
    return found._replace(
        rule="part", is_part=unit not in units.SPANS, relative=span.relative, code=_code(found, part)
    )


def _code(span: Span, part: Part) -> str:
    """Return the EDTF code of one quarter or half-year, or ""."""
    if part.first != part.last or part.unit not in ("quarter", "half"):
        return ""
    width, base = (3, 33) if part.unit == "quarter" else (6, 40)
    return f"{span.first.year}-{base + (span.first.month - 1) // width}"


def _bounds(span: Span, part: Part) -> tuple[date, date]:
    """Return first and last day of a part."""
    bad = Refused(TOO_MANY.get(part.unit, "invalid-date"))
    if part.unit == "day":
        length = (span.last - span.first).days + 1
        begin, end = (n - 1 if n > 0 else length + n for n in (part.first, part.last))
        if not 0 <= begin <= end < length:
            raise bad
        return span.first + begin * ONE, span.first + end * ONE
    pieces = list(_pieces(span, part))
    begin, end = (n - 1 if n > 0 else len(pieces) + n for n in (part.first, part.last))
    if not 0 <= begin <= end < len(pieces):
        raise bad
    return pieces[begin][0], pieces[end][1]


def _pieces(span: Span, part: Part) -> Iterator[tuple[date, date]]:
    """Yield the units of a kind that lie in a span, cut at its ends; weeks start on Monday."""
    day = span.first
    while day <= span.last:
        piece = _piece(part.unit, day)
        if part.unit == "workday":
            from plancli.timing.calendar.workdays import is_workday

            if is_workday(day):
                yield day, day
        elif part.unit != "weekday" or day.weekday() == part.weekday:
            yield max(piece.first, span.first), min(piece.last, span.last)
        day = piece.last + ONE


def _piece(unit: str, day: date) -> Span:
    """Return the unit that contains a day."""
    if unit in ("workday", "weekday"):
        return Span(day, day, "day")
    if unit == "half-month":
        return units.half_month(day)
    return units.around_day(unit, day)
