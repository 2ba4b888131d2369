"""On which day does a lunar date fall? From the generated table, 1900 to 2099."""

from __future__ import annotations

from datetime import date, timedelta

from plancli.timing.calendar.lunar_table import FIRST_YEAR, YEARS
from plancli.timing.refusal import Refused

LAST_YEAR = FIRST_YEAR + len(YEARS) - 1
LONG, SHORT = 30, 29


def leap_month(year: int) -> int:
    """Return the leap month of a lunar year, or 0."""
    return _packed(year) >> 13 & 15


def month_span(year: int, month: int, *, leap: bool = False) -> tuple[date, date]:
    """Return the first and the last day of a lunar month.

    Raises:
        Refused: ``lunar-range`` outside 1900-2099, ``invalid-month`` where the year has no such month.
    """
    packed, after = _packed(year), leap_month(year)
    if leap and month != after:
        raise Refused("invalid-month")
    index = month - 1 + (1 if leap or 0 < after < month else 0)
    first = date(year, 1, 1) + timedelta(days=(packed >> 17) + sum(_length(packed, i) for i in range(index)))
    return first, first + timedelta(days=_length(packed, index) - 1)


def day(year: int, month: int, number: int, *, leap: bool = False) -> date:
    """Return a lunar day.

    Raises:
        Refused: also ``invalid-date``, where the month is shorter than that.
    """
    first, last = month_span(year, month, leap=leap)
    found = first + timedelta(days=number - 1)
    if not first <= found <= last:
        raise Refused("invalid-date")
    return found


def _packed(year: int) -> int:
    """Return one row of the table."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused("lunar-range")
    return YEARS[year - FIRST_YEAR]


def _length(packed: int, index: int) -> int:
    """Return the number of days of the month at `index` in its year."""
    return LONG if packed >> index & 1 else SHORT
