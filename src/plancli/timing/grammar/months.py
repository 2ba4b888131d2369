"""What stands under a month, a quarter or a half-year: days, 旬, 底, and parts of any period?"""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from plancli.timing.calendar import units
from plancli.timing.grammar import parts
from plancli.timing.refusal import Refused
from plancli.timing.wording import numerals

if TYPE_CHECKING:
    from collections.abc import Container

    from plancli.timing.span import Reader, Span


TWO = 2
"""Digits of a year cut short."""

_DAY_FOLLOWERS = "before range conj sep around pos close-bracket open-bracket since clock blank"

DAY_FOLLOWERS = ("", *_DAY_FOLLOWERS.split())


def number(r: Reader, ahead: int = 0) -> int:
    """Return the value of the numeral token ahead.

    Raises:
        Refused: ``invalid-number`` where it writes none.
    """
    value: int = r.tokens[r.at + ahead].value
    if value == numerals.BAD:
        raise Refused("invalid-number")
    return value


def near_century(value: int, year: int) -> int:
    """Return the year nearest to the plan's that ends in these two digits."""
    base = year - year % 100 + value
    return min((base - 100, base, base + 100), key=lambda found: abs(found - year))


def month(r: Reader, year: int, *, named: bool) -> Span:
    """Read a month and what stands under it."""
    token = r.tokens[r.at]
    many = numerals.neighbours(token.text)
    if many and token.value == numerals.BAD:
        r.at += 2
        return units.unit_span("month", year, many[0], many[-1], named=named)
    value = number(r)
    if token.text == "两":
        raise Refused("incomplete")
    span = units.unit_span("month", year, value, named=named)
    r.at += 2
    return under_month(r, span)


def under_month(r: Reader, month: Span) -> Span:
    """Read what stands under a month: a day, 旬, 底, a week; else the month itself."""
    year, number_, kind = month.year, month.month, r.kinds[r.at]
    if kind == "num":
        if r.kind(1) == "day" or (r.kind(1) in DAY_FOLLOWERS and _is_day_number(r)):
            if r.kind(1) != "day" and not r.texts[r.at].isdigit() and r.kind(1) not in ("range", "conj"):
                raise Refused("ambiguous")
            return _keep(day(r, year, number_), month)
        return month
    if kind == "third":
        first, last = r.take().value
        return _keep(units.third_span(year, number_, first, last), month)
    if kind == "pos" and (len(r.texts[r.at]) == 1 or r.texts[r.at] == "底末") and not parts.begins(r):
        return _keep(units.end_third(month, r.take().text), month)
    return month


def _is_day_number(r: Reader) -> bool:
    """Tell whether a number after a month without 日 is a day: 6月30前, not 6月3次."""
    if r.kind(1) in ("conj", "range"):
        ahead = 1
        while r.kind(ahead) in ("conj", "range") and r.kind(ahead + 1) == "num":
            ahead += 2
        return r.kind(ahead) == "day" or (r.kind(1) == "range" and r.kind(ahead) not in ("month", "quarter"))
    return r.kind(1) != "pos" and number(r) <= 99  # noqa: PLR2004  # two digits


def _keep(span: Span, month: Span) -> Span:
    """Return a part of a month that knows what its month knew."""
    return span._replace(
        named_year=month.named_year, relative=month.relative, year=month.year, month=month.month
    )


def day(r: Reader, year: int, month: int) -> Span:
    """Read a day of a known month, and the weekday that may stand behind it."""
    at = r.at
    value = number(r)
    try:
        span = units.day_span(year, month, value)
    except Refused as refusal:
        if refusal.reason != "invalid-date" or refusal.suggestion is None:
            raise
        longest = str(monthrange(year, month)[1])
        texts = [token.text if i != at else longest for i, token in enumerate(r.tokens)]
        raise Refused("invalid-date", "".join(texts), (r.texts[r.at], longest)) from None
    r.at += 2 if r.kind(1) == "day" else 1
    check_weekday(r, span)
    return span


def check_weekday(r: Reader, span: Span) -> None:
    """Move past a weekday that stands behind a day.

    Raises:
        Refused: ``weekday-mismatch`` where the day is another.
    """
    bracket = r.sees("open-bracket", "weekday", "close-bracket")
    if bracket or r.kinds[r.at] == "weekday":
        token = r.tokens[r.at + bracket]
        if token.value != span.first.weekday():
            raise Refused("weekday-mismatch")
        r.at += 3 if bracket else 1


def quarter(r: Reader, year: int, *, named: bool) -> Span:
    """Read a quarter and 初, 中 or 末 of it."""
    token = r.tokens[r.at]
    many = numerals.neighbours(token.text) if token.value == numerals.BAD else ()
    value = 0 if many else number(r)
    r.at += 2
    if many:
        return units.unit_span("quarter", year, many[0], many[-1], named=named)
    return ends(r, units.unit_span("quarter", year, value, named=named))


def ends(r: Reader, span: Span) -> Span:
    """Read 初, 中 or 末 of a quarter or a half."""
    if r.kinds[r.at] == "pos" and not parts.begins(r):
        return units.end_third(span, r.take().text)._replace(named_year=span.named_year)
    return span


def under(r: Reader, span: Span) -> Span:
    """Return the part of a span that stands behind it, however deep: 9月最后一周第一天; else the span."""
    while True:
        at = r.at
        r.texts[r.at] == "的" and r.kind(1) in parts.STARTS and r.skip("at")
        if r.kinds[r.at] == "weekday" and span.grain == "week" and not span.relative:
            span = parts.of(span, parts.Part("weekday", 1, 1, r.take().value))
            continue
        if span.is_part and span.grain == "week" and r.texts[r.at] == "底":
            r.at += 1
            return span._replace(first=span.last, grain="day", at_end=True)
        part = parts.read(r) if _may_follow(r, span) else None
        if part is None:
            r.at = at
            return span
        span = parts.of(span, part)
        if part.unit in units.SPANS and part.first == part.last:
            span = under_month(r, span) if part.unit == "month" else ends(r, span)


def _may_follow(r: Reader, span: Span) -> bool:
    """Tell whether a part may stand behind this span: 6月前三天 may also be three days before June."""
    kind = r.kinds[r.at]
    if kind == "before":
        return span.grain in ("quarter", "half", "year") and _counts(r, ("month", "month-count", "quarter"))
    if kind == "after":
        return span.grain not in ("day", "fest", "week") and not span.at_end and _counts(r, parts.UNITS)
    if kind == "third":
        return span.grain == "month"
    if kind == "month-half":
        return span.grain not in ("day", "fest")
    return kind in parts.STARTS and not span.parts and (kind in ("last-one", "from-end") or not span.at_end)


def _counts(r: Reader, kinds: Container[str]) -> bool:
    """Tell whether a number and one of these units follow, but no 内."""
    ahead = 2 + (r.kind(2) == "ge")
    return r.kind(1) == "num" and r.kind(ahead) in kinds and r.kind(ahead + 1) != "within"
