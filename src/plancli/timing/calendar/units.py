"""Which days does a calendar unit cover? Units, numbered and named, bound to a year and a month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from plancli.timing.refusal import Refused
from plancli.timing.span import Span, checked_year
from plancli.window import month_end

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancli.timing.span import Setting

ONE = timedelta(days=1)
SPANS = {"month": (12, 1), "quarter": (4, 3), "half": (2, 6)}
"""Unit to how many there are in a year, and the months each has."""

NAMES = {
    "day": "day",
    "days": "day",
    "workday": "workday",
    "week": "week",
    "xun": "third",
    "half-month": "half-month",
    "month": "month",
    "month-count": "month",
    "quarter": "quarter",
    "half-year": "half",
}
"""Part of speech to the unit of which there are several in a year."""

BAD_UNIT = {"month": "invalid-month", "quarter": "invalid-quarter", "half": "invalid-number"}
CODES = {"quarter": 33, "half": 40}
"""Unit to the number that EDTF writes in the place of the month for the first of a year."""

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
    begin = date(year, width * (first - 1) + 1, 1)
    end = month_end(year, width * last)
    if first != last:
        return Span(begin, end, unit, year, named_year=named)
    return Span(begin, end, unit, year, first if unit == "month" else 0, named, code=code(unit, begin))


def code(unit: str, first: date) -> str:
    """Return how EDTF names the quarter or half-year that begins on a day; other units have no name."""
    return f"{first.year}-{CODES[unit] + (first.month - 1) // SPANS[unit][1]}" if unit in CODES else ""


def third_span(year: int, month: int, first: int, last: int) -> Span:
    """Return one or more 旬 of a month (1 to 3): days 1-10, 11-20, 21-end."""
    begin = date(year, month, THIRD_STARTS[first - 1])
    end = month_end(year, month) if last == 3 else date(year, month, THIRD_STARTS[last] - 1)
    return Span(begin, end, "third", year, month)


def day_span(year: int, month: int, day: int) -> Span:
    """Return one day.

    Raises:
        Refused: ``invalid-month`` or ``invalid-date``, the latter with the month's last day as suggestion.
    """
    checked_year(year)
    if not 1 <= month <= 12:  # months in a year
        raise Refused("invalid-month")
    longest = monthrange(year, month)[1]
    if not 1 <= day <= longest:
        raise Refused("invalid-date", f"{year}-{month:02}-{longest:02}" if day > longest else None)
    found = date(year, month, day)
    return Span(found, found, "day", year, month)


def around_day(unit: str, day: date, step: int = 0) -> Span:
    """Return the unit that contains a day, or for units longer than 旬 the one `step` units later."""
    if unit in SPANS:
        most, width = SPANS[unit]
        index = day.year * most + (day.month - 1) // width + step
        return unit_span(unit, index // most, index % most + 1)
    return AROUND[unit](day, step)


def _half_month(day: date, step: int) -> Span:
    """Return the half of a month that contains a day: the 1st to 15th, the 16th to its end."""
    first, last = (1, HALF_MONTH) if day.day <= HALF_MONTH else (16, monthrange(day.year, day.month)[1])
    return Span(day.replace(day=first), day.replace(day=last), "half-month", day.year, day.month)


def _week(day: date, step: int) -> Span:
    """Return the week from Monday that contains a day, or one that many weeks later."""
    begin = day + (7 * step - day.weekday()) * ONE
    return Span(begin, begin + 6 * ONE, "week", begin.year, begin.month)


def _third(day: date, step: int) -> Span:
    """Return the 旬 that contains a day."""
    number = min((day.day - 1) // 10, 2) + 1
    return third_span(day.year, day.month, number, number)


def in_year(day: date, year: int) -> date:
    """Return a day of another year, 29 February as the month's last."""
    return day.replace(year=year, day=min(day.day, month_end(year, day.month).day))


def one_day(day: date, step: int = 0) -> Span:
    """Return a day as a span, or one that many days later."""
    found = day + step * ONE if step else day
    return Span(found, found, "day", found.year, found.month)


AROUND: dict[str, Callable[[date, int], Span]] = {
    "day": one_day,
    "week": _week,
    "third": _third,
    "half-month": _half_month,
    "year": lambda day, step: year_span(day.year + step),
}
"""Unit to the one that contains a day."""


_PLACES = (("初 初期 前期 头", 1), ("中 中期 中间", 2), ("底 末 终 尾 末尾 底末 末期", 3))
PLACES = {word: number for words, number in _PLACES for word in words.split()}
"""Place in a period to which third of it is meant."""

MIDDLE = 45 * ONE
"""Days from the first of a quarter to the middle of its second month."""


def end_third(span: Span, position: str) -> Span:
    """Return 初, 中 or 底 of a span: a month's 旬; a longer unit's first, middle or last month.

    Raises:
        Refused: ``ambiguous`` for the middle of what has no middle month, and for any other place.
    """
    number = PLACES.get(position, 0)
    if not number or (number == 2 and span.grain not in ("month", "quarter")):  # the middle
        raise Refused("ambiguous")
    if span.grain == "month":
        found = third_span(span.first.year, span.first.month, number, number)
    else:
        found = around_day("month", (span.first, span.first + MIDDLE, span.last)[number - 1])
    return found._replace(at_end=position in AT_END, rule="fuzzy", relative=span.relative, each=span.each)


AT_END = frozenset(word for word, number in PLACES.items() if number == 3)  # the last third


def inherited(setting: Setting, left: Span | None) -> int:
    """Return the year of a phrase that names none: its left neighbour's, else the plan's."""
    return left.year if left is not None and left.year else setting.year
