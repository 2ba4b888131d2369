"""Which days does a calendar unit cover? Units, numbered and named, bound to a year and a month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from plancli.timing.refusal import Refused
from plancli.timing.span import Span, checked_year
from plancli.window import month_end

if TYPE_CHECKING:
    from plancli.timing.span import Setting

ONE = timedelta(days=1)
SPANS = {"month": (12, 1), "quarter": (4, 3), "half": (2, 6)}
"""Unit to how many there are in a year, and the months each has."""

BAD_UNIT = {"month": "invalid-month", "quarter": "invalid-quarter", "half": "invalid-number"}
HALF_MONTH = 15
"""Days of half a month (Interpretation of the Civil Code; official practice)."""

THIRD_STARTS = (1, 11, 21)


def year_span(number: int, last: int | None = None, *, named: bool = True) -> Span:
    """Return a year, or the years up to `last`."""
    checked_year(number)
    until = checked_year(number if last is None else last)
    if until < number:
        raise Refused("reversed-range")
    return Span(date(number, 1, 1), date(until, 12, 31), "year", number, named_year=named)


def unit_span(unit: str, year: int, first: int, last: int | None = None, *, named: bool = False) -> Span:
    """Return month, quarter or half number `first` of a year, or all up to number `last`.

    Raises:
        Refused: for a number the year does not have.
    """
    checked_year(year)
    last = first if last is None else last
    most, width = SPANS[unit]
    if not (1 <= first <= most and 1 <= last <= most):
        raise Refused(BAD_UNIT[unit])
    code = ""
    if first == last and unit != "month":
        code = f"{year}-{(32 if unit == 'quarter' else 39) + first}"
    month = first if unit == "month" and first == last else 0
    begin = date(year, width * (first - 1) + 1, 1)
    return Span(begin, month_end(year, width * last), unit, year, month, named_year=named, code=code)


def third_span(year: int, month: int, first: int, last: int) -> Span:
    """Return one or more 旬 of a month (1 to 3): days 1-10, 11-20, 21-end."""
    begin = date(year, month, THIRD_STARTS[first - 1])
    end = month_end(year, month) if last == 3 else date(year, month, THIRD_STARTS[last] - 1)  # noqa: PLR2004
    return Span(begin, end, "third", year, month)


def day_span(year: int, month: int, day: int) -> Span:
    """Return one day.

    Raises:
        Refused: ``invalid-month`` or ``invalid-date``, the latter with the month's last day as suggestion.
    """
    checked_year(year)
    if not 1 <= month <= 12:  # noqa: PLR2004  # months in a year
        raise Refused("invalid-month")
    longest = monthrange(year, month)[1]
    if not 1 <= day <= longest:
        raise Refused("invalid-date", f"{year}-{month:02}-{longest:02}" if day > longest else None)
    found = date(year, month, day)
    return Span(found, found, "day", year, month)


def half_month(day: date) -> Span:
    """Return the half of a month that contains a day: the 1st to 15th, the 16th to its end."""
    first, last = (1, 15) if day.day <= HALF_MONTH else (16, monthrange(day.year, day.month)[1])
    return Span(day.replace(day=first), day.replace(day=last), "half-month", day.year, day.month)


def around_day(unit: str, day: date, step: int = 0) -> Span:
    """Return the unit that contains a day, or the one `step` units later."""
    if unit == "day":
        return Span(day + step * ONE, day + step * ONE, "day", day.year, day.month)
    if unit == "year":
        return year_span(day.year + step)
    if unit == "week":
        begin = day - day.weekday() * ONE + 7 * step * ONE
        return Span(begin, begin + 6 * ONE, "week", begin.year, begin.month)
    if unit == "third":
        number = min((day.day - 1) // 10, 2) + 1
        return third_span(day.year, day.month, number, number)
    most, width = SPANS[unit]
    index = day.year * most + (day.month - 1) // width + step
    return unit_span(unit, index // most, index % most + 1)


def end_third(span: Span, position: str) -> Span:
    """Return 初, 中 or 底 of a span: a month's 旬; a longer unit's first, middle or last month or two.

    The end of a half or a quarter is its last month.
    """
    first, last = span.first, span.last
    at_end = position in "底末终尾末尾底末末期"
    if span.grain == "month":
        number = 3 if at_end else 1 if position[0] == "初" or position == "头" else 2
        found = third_span(first.year, first.month, number, number)
        return found._replace(
            at_end=at_end, rule="fuzzy", month=first.month, relative=span.relative, each=span.each
        )
    if at_end:
        found = unit_span("month", last.year, last.month)
    elif position[0] == "初" or position in ("前期", "头"):
        found = unit_span("month", first.year, first.month)
    elif span.grain == "quarter" and position in ("中", "中期", "中间"):
        found = unit_span("month", first.year, first.month + 1)
    else:
        raise Refused("ambiguous")
    return found._replace(at_end=at_end, rule="fuzzy", relative=span.relative, each=span.each)


def inherited(setting: Setting, left: Span | None) -> int:
    """Return the year of a phrase that names none: its left neighbour's, else the plan's."""
    return left.year if left is not None and left.year else setting.year
