"""On which days do festivals, lunar dates and five-year plans fall?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.timing import calendar
from plancli.timing.calendar import units
from plancli.timing.calendar.units import ONE
from plancli.timing.refusal import Refused
from plancli.timing.span import LAST_YEAR, Span, checked_year

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancli.timing.span import Setting

    Festival = tuple[str, int, int]

USUAL_HOLIDAY = {("lunar", 1, 1): 7, ("solar", 10, 1): 7}
"""Days off from the festival on, where no official calendar is known; other festivals have their day."""

WORKING = frozenset([("solar", 5, 4), ("solar", 6, 1)])
"""Festivals without a day off of their own that may lie in the holiday of another."""

THIRDS = {"初": 1, "初期": 1, "头": 1, "上期": 1, "中": 2, "中期": 2, "底": 3}
"""Part of a lunar month to its number among three."""

NEW_YEAR: Festival = ("lunar", 1, 1)
FIVE = 5
FIRST_PLAN = 3
"""The formula 1951 + 5N holds from the third five-year plan on."""


def day_of(name: Festival, year: int) -> date:
    """Return the day on which a festival falls in a calendar year."""
    reckoned_by, month, day = name
    return _DAYS[reckoned_by](year, month, day)


def _lunar(year: int, month: int, day: int) -> date:
    """Return a lunar day that falls in a calendar year; the last lunar month lies mostly in the next one."""
    found = calendar.lunar.day(year - (month == 12), month, day)
    return found if found.year == year else calendar.lunar.day(year, month, day)


def _qingming(year: int) -> date:
    """Return 清明 by the century formula (C + 0.2422 Y), which the test compares with the almanac."""
    two, constant = year % 100, {19: 5.59, 20: 4.81, 21: 4.52}[year // 100]
    if year < 2000 and two == 0:  # 1900 counts its leap days from the year before
        return date(year, 4, 5)
    return date(year, 4, int(two * 0.2422 + constant) - two // 4)


_DAYS: dict[str, Callable[[int, int, int], date]] = {
    "solar": date,
    "qingming": lambda year, month, day: _qingming(year),
    "eve": lambda year, month, day: calendar.lunar.day(year, 1, 1) - ONE,
    "lunar": _lunar,
}
"""By what a festival is reckoned, to its day in a year."""


def holiday(name: Festival, year: int) -> tuple[date, date]:
    """Return first and last day off, from the official calendar where it is known."""
    day = day_of(name, year)
    if name in WORKING:
        return day, day
    return calendar.workdays.days_off(day) or (day, day + timedelta(days=USUAL_HOLIDAY.get(name, 1) - 1))


MOST_APART = 55
"""Days between festivals that are one period (元旦、春节); others are a list (五一、十一)."""


def are_near(one: Festival, other: Festival, year: int = 2025) -> bool:
    """Tell whether two festivals follow each other so soon that they are spoken of as one period."""
    days = (day_of(other, year) - day_of(one, year)).days
    return min(abs(days), 365 - abs(days)) <= MOST_APART


MARKS = ("before", "after", "during", "around", "within")
"""Marks behind a festival on which it depends which of its days are meant."""


def ahead(
    setting: Setting, names: list[Festival], left: Span | None, mark: str, *, off: bool = False
) -> Span:
    """Return one festival, or several as one period: those of the year before it, else the next ones.

    Args:
        setting: The plan's setting; what is past at issue is next year's.
        names: The festivals.
        left: The date before them, which gives the year, or None.
        mark: The mark behind them.
        off: The official holiday is meant, whatever mark stands behind it.
    """
    year = setting.floor.year if left is None else left.year
    found = _in_year(names, year, "during" if off else mark)
    if off:
        found = found._replace(until=found.first - ONE)
    if _is_meant(found, setting, left, mark, off=off):
        return found
    found = _in_year(names, year + 1, "during" if off else mark)
    return found._replace(until=found.first - ONE) if off else found


def _is_meant(found: Span, setting: Setting, left: Span | None, mark: str, *, off: bool) -> bool:
    """Tell whether a festival is that of its year, and not of the next."""
    if left is not None:
        return off or left.named_year or found.first >= left.first
    if mark == "before":
        return found.until is not None and found.until >= setting.floor
    return (found.holiday[1] if found.holiday else found.last) >= setting.floor


def _in_year(names: list[Festival], year: int, mark: str) -> Span:
    """Return one festival, or several as one period, in a calendar year."""
    checked_year(year)
    found = sorted(day_of(name, year) for name in names)
    first, last, off = found[0], found[-1], None
    if len(names) > 1 or mark in ("during", "after", "within"):
        spans = [holiday(name, year) for name in names]
        off = min(a for a, _ in spans), max(b for _, b in spans)
    if off and mark == "after" and names == [NEW_YEAR]:  # 春节后 is from 初八
        off = off[0], first + 6 * ONE
    if off and (mark in ("during", "within") or (not mark and len(names) > 1)):
        first, last = off
    return Span(first, last, "fest", year, holiday=off, until=found[0] - ONE)


def before_new_year(setting: Setting) -> Span:
    """Return Spring Festival for 年前 and 年后, which nobody means by the calendar."""
    year = setting.floor.year
    year += day_of(NEW_YEAR, year) <= setting.floor
    note = message("timing.note.new_year", day=day_of(NEW_YEAR, year))
    return _in_year([NEW_YEAR], year, "after")._replace(notes=(note,))


def lunar_in(
    setting: Setting, month: int, part: tuple[int, int], *, year: int = 0, leap: bool = False
) -> Span:
    """Return the days of a lunar month that fall in a calendar year, or the next ones not past at issue."""
    grain = "day" if part[0] == part[1] else "season"
    middle = year or setting.floor.year
    for number in range(middle - 1, middle + 2):
        found = _lunar_span(number, month, part, leap=leap)
        if found and (found[0].year == year if year else found[1] >= setting.floor):
            return Span(*found, grain, year or found[1].year, rule="lunar")
    raise Refused("invalid-month" if leap else "invalid-date")


def _lunar_span(year: int, month: int, part: tuple[int, int], *, leap: bool) -> tuple[date, date] | None:
    """Return a lunar month or day, or None in a year that lacks it."""
    try:
        first, last = calendar.lunar.month_span(year, month, leap=leap)
    except Refused as refusal:
        if refusal.reason == "lunar-range":
            raise
        return None
    begin, end = (first + (number - 1) * ONE for number in part)
    return (begin, min(end, last)) if begin <= last else None


_PLAN_PARTS = (
    ("初 初期 期初 开局", (1, 1)),
    ("前期", (1, 2)),
    ("中 中期", (3, 3)),
    ("后期", (4, 5)),
    ("末 末期 期末 底 收官", (5, 5)),
)
PLAN_PARTS = {word: years for words, years in _PLAN_PARTS for word in words.split()}
"""Part of a five-year plan to its first and last year, from 1."""


def five_year_plan(number: int, first: int = 1, last: int = FIVE) -> Span:
    """Return the years of a five-year plan, from its year `first` to its year `last`."""
    if number < FIRST_PLAN:
        raise Refused("unknown-period")
    before = 1950 + FIVE * number
    if before > LAST_YEAR - FIVE:
        raise Refused("year-out-of-range")
    found = units.year_span(before + first, before + last)
    return found._replace(at_end=first == last == FIVE)
