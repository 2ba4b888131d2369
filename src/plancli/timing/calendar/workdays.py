"""Which days are worked? The official calendar of China, 2004 to 2026, loaded when a phrase needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chinese_calendar.constants import holidays, workdays

from plancli.timing.calendar.units import ONE
from plancli.timing.refusal import Refused

if TYPE_CHECKING:
    from datetime import date

FIRST_YEAR, LAST_YEAR = min(holidays).year, max(holidays).year
SATURDAY = 5


def is_workday(day: date) -> bool:
    """Tell whether a day is worked.

    Raises:
        Refused: ``no-workday-calendar`` outside the years that were announced.
    """
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused("no-workday-calendar")
    return day in workdays or (day.weekday() < SATURDAY and day not in holidays)


def after(day: date, number: int) -> date:
    """Return the working day that is `number` working days after a day, which itself does not count."""
    while number > 0:
        day += ONE
        number -= is_workday(day)
    return day


def before(day: date, number: int) -> date:
    """Return the working day that is `number` working days before a day, which itself does not count."""
    while number > 0:
        day -= ONE
        number -= is_workday(day)
    return day


def days_off(day: date) -> tuple[date, date] | None:
    """Return the official days off around a festival, or None where the calendar does not know them."""
    if day not in holidays:
        return None
    first = last = day
    while first - ONE in holidays:
        first -= ONE
    while last + ONE in holidays:
        last += ONE
    return first, last
