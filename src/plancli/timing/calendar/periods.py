"""In which periods does a recurring promise fall due: every quarter, every second week, every year?"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from plancli.timing import calendar
from plancli.timing.calendar import units
from plancli.timing.calendar.units import ONE
from plancli.timing.span import Item, Span
from plancli.window import month_end

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plancli.errors import Message
    from plancli.timing.span import Setting

    Due = Callable[[Span], date]


PERIODS = units.NAMES | {"year": "year"}
"""Part of speech of the unit after 每 to the period it means."""

STEPS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


class Every(NamedTuple):
    """A recurrence.

    Attributes:
        unit: The period.
        step: Periods from one to the next (每两个月: 2).
        dues: When it falls due in each period.
        named: The first period's own first day is the timing's (每年10月1日至次年4月30日).
        notes: What was assumed.
    """

    unit: str
    step: int
    dues: tuple[Due, ...]
    season: Span | None = None
    notes: tuple[Message, ...] = ()


def last_day(period: Span) -> date:
    """Return the last day of a period: when it falls due where nothing else is said."""
    return period.last


def last_workday(period: Span) -> date:
    """Return the last day of a period, or the working day before it."""
    found = period.last
    while not calendar.workdays.is_workday(found):
        found -= ONE
    return found


def item(every: Every, setting: Setting) -> Item:
    """Return a recurrence as its due days on or after the issue date."""
    dues = _due_days(every.unit, every.step, every.dues, setting.year, setting.floor)
    until = max((setting.end, *dues[-1:]))
    span = every.season or Span(setting.start, until, "day")
    return Item(
        *("recurring", span.first, until, span),
        dates=dues,
        notes=every.notes,
        period=(every.unit, every.step),
        plain=every.dues == (last_day,),
    )


@lru_cache(maxsize=64)
def _due_days(unit: str, step: int, dues: tuple[Due, ...], year: int, floor: date) -> tuple[date, ...]:
    """Return the due days on or after a day, in order; those of a short unit end with the plan year."""
    if unit == "year":
        periods = [_year(step, dues, year, floor)]
    elif unit in STEPS:
        periods = list(_months(unit, STEPS[unit] * step, year))
    else:
        periods = list(_short_periods(unit, step, year))
    end = date.max if unit in STEPS else date(year, 12, 31)
    return tuple(sorted({day for period in periods for due in dues if floor <= (day := due(period)) <= end}))


def _year(step: int, dues: tuple[Due, ...], year: int, floor: date) -> Span:
    """Return the years of a yearly date; where it is past at issue, that of one of the next two years."""
    for number in range(year, year + 3) if step == 1 else ():
        period = units.year_span(number)
        if any(due(period) >= floor for due in dues):
            return period
    return units.year_span(year, year + step - 1)


def _months(unit: str, width: int, year: int) -> Iterator[Span]:
    """Yield the periods of so many months that lie in a year, counted from January."""
    for month in range(1, 14 - width, width):
        yield Span(date(year, month, 1), month_end(year, month + width - 1), unit, year, month)


def _short_periods(unit: str, step: int, year: int) -> Iterator[Span]:
    """Yield every `step`-th week, 旬, half month or day that begins in a year, or with it in its week."""
    day, index = units.around_day(unit, date(year, 1, 1)).first, 0
    while day.year <= year:
        period = units.around_day(unit, day)
        index += 1
        if index % step == 0:
            yield period
        day = period.last + ONE
