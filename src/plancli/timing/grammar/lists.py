"""Which spans does a list name whose unit stands once, at its end: 3-5月, 二、三季度, 2010-2012年?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from plancli.timing.calendar import units
from plancli.timing.grammar import months
from plancli.timing.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from plancli.timing.grammar.reader import Reader
    from plancli.timing.span import Span
    from plancli.timing.wording.lexer import Token

MOST = 24
"""Items a list may have."""

ITEMS = (1, 2)
"""Numbers at the beginning of a deadline that may be those of an item."""

LATE, EARLY = 9, 4
"""A span of months that names no year may run from September or later into April or earlier."""

FINE = ("day", "third", "week", "fest")
YEAR = 4
"""Digits of a year."""

SIGNS = ("range", "conj", "or", "slash")
_SIGN = f"[{' '.join(SIGNS)}]"


_ELIDED = (
    f"di? num (?:{_SIGN} di? num)+(?=[month quarter year])|num-4 (?:{_SIGN} num-4)+(?=sep|close-bracket|$)"
)
"""Numbers with signs between them, before the unit of all, or years without one."""


def elided(r: Reader, left: Span | None) -> Span | None:
    """Read numbers that share the unit behind the last: 3-5月, 二、三季度, 2010-2012年."""
    if r.fits(f"di? num (?:{_SIGN} di? num){{{MOST}}}"):
        raise Refused("too-many-items")
    begin = r.at
    if not r.passes(_ELIDED):
        return None
    tokens = [token for token in r.tokens[begin : r.at] if token.kind != "di"]
    numbers, signs = tokens[::2], [token.kind for token in tokens[1::2]]
    _refuse_lists(r, begin, numbers, signs)
    unit = r.kinds[r.at]
    values = [months.value(number) for number in numbers]
    if unit not in ("month", "quarter"):
        r.skip("year")
        return _years(r, numbers, values)
    r.at += 1
    return _closed(r, _units(unit, units.inherited(r.setting, left), values, signs))


def _refuse_lists(r: Reader, begin: int, numbers: list[Token], signs: list[str]) -> None:
    """Refuse a choice, numbers in two scripts, and what may be the number of an item: 1、6月底前.

    Raises:
        Refused: ``alternatives`` or ``ambiguous``.
    """
    if "or" in signs or "slash" in signs:
        raise Refused("alternatives")
    is_mixed = "conj" in signs and len({number.text.isdigit() for number in numbers}) > 1
    is_numbered = begin == 0 and signs == ["conj"] and numbers[0].value in ITEMS
    if is_mixed or (is_numbered and r.fits("month pos? before")):
        raise Refused("ambiguous")


def _years(r: Reader, numbers: list[Token], values: list[int]) -> Span:
    """Return the years from the first of a list to the last, which may be cut to two digits (2010-12年)."""
    if len(numbers[0].text) < YEAR:  # 10-12年 may be ten to twelve years
        raise Refused("ambiguous")
    years = [
        months.near_century(value, r.setting.year) if len(number.text) == 2 else value
        for number, value in zip(numbers, values, strict=True)
    ]
    spans = [units.year_span(a, b) for a, b in pairwise(years)]
    return joined(spans[0], spans[-1])._replace(grain="year", named_year=True, whole=True)


def _units(unit: str, year: int, values: list[int], signs: list[str]) -> list[Span]:
    """Return the units that numbers and the signs between them name."""
    spans = [units.unit_span(unit, year, values[0])]
    for sign, value in zip(signs, values[1:], strict=True):
        if sign == "range":
            spans[-1] = _over(spans[-1], unit, value)
        else:
            spans.append(units.unit_span(unit, year, value))
    return spans


def _over(span: Span, unit: str, value: int) -> Span:
    """Return a unit extended to number `value`, in the next year where a span of months may."""
    right = units.unit_span(unit, span.year, value)
    if right.first < span.first:
        if unit != "month" or not rolls_over(span, right):
            raise Refused("reversed-range")
        right = units.unit_span(unit, span.year + 1, value)
    return joined(span, right)._replace(whole=True)


def _closed(r: Reader, spans: list[Span]) -> Span:
    """Return adjoining units as one span, others with their parts; read what stands under the last."""
    under = _under(r, spans[-1].grain)
    if under is not None and len(spans) == 1:
        end = under(spans[0].last)
        return spans[0]._replace(
            last=end.last, at_end=end.at_end, grain="day" if end.grain == "third" else "quarter"
        )
    parts = tuple(spans if under is None else (under(span.last) for span in spans))
    if len(parts) == 1:
        return parts[0]
    whole = joined(parts[0], parts[-1])
    adjoin = under is None and all(b.first - a.last == units.ONE for a, b in pairwise(parts))
    return whole if adjoin else whole._replace(parts=parts)


def _under(r: Reader, grain: str) -> Callable[[date], Span] | None:
    """Return what takes the end or the 旬 of each unit of a list, by its last day: 6、9、12月底."""
    third = r.reads("(third)") if grain == "month" else None
    if third:
        return lambda last: units.third_span(last.year, last.month, *third[0].value)
    place = r.reads(months.PLACE if grain == "month" else "(pos)")
    return (lambda last: units.end_third(units.around_day(grain, last), place[0].text)) if place else None


def joined(left: Span, right: Span) -> Span:
    """Return the span from the beginning of one to the end of another."""
    grain = left.grain if left.grain == right.grain else "month"
    if left.grain in FINE or right.grain in FINE:
        grain = "day"
    return left._replace(
        last=right.last,
        grain=grain,
        code="",
        at_end=right.at_end,
        year=right.year,
        month=right.month,
        notes=left.notes + right.notes,
        until=None,
        rule="range",
    )


def rolls_over(left: Span, right: Span) -> bool:
    """Tell whether a backwards span means next year: 11月至2月, but not 第四季度至第一季度."""
    grains = all(s.grain in ("month", "day", "fest") or s.at_end for s in (left, right))
    return grains and left.first.month >= LATE and right.last.month <= EARLY
