"""In which periods does a recurring promise fall due: every quarter, every second week, every year?"""

from __future__ import annotations

from datetime import date
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


PERIODS = {
    "year": "year",
    "half-year": "half",
    "quarter": "quarter",
    "month": "month",
    "month-count": "month",
    "xun": "third",
    "week": "week",
    "day": "day",
    "days": "day",
    "workday": "workday",
    "half-month": "half-month",
}
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
    begin, end = setting.start, setting.end
    found = {due(period) for period in _periods(every, setting, begin, end) for due in every.dues}
    cut = every.unit not in STEPS
    days = tuple(sorted(day for day in found if day >= setting.floor and not (cut and day > end)))
    until = max(end, days[-1]) if days else end
    span = every.season or Span(begin, until, "day")
    begin = every.season.first if every.season else begin
    return Item(
        *("recurring", begin, until, span),
        rule="recurring",
        dates=days,
        notes=every.notes,
        period=(every.unit, every.step),
        plain=every.dues == (last_day,),
    )


def _periods(every: Every, setting: Setting, begin: date, end: date) -> Iterator[Span]:
    """Yield the periods of a recurrence that end within the plan period; a year may be the next one."""
    if every.unit in STEPS:
        yield from _month_periods(every, setting, begin, end)
        return
    day, index = begin - begin.weekday() * ONE if every.unit == "week" else begin, 0
    while day <= end:
        period = _short_period(every.unit, day)
        index += 1
        if index % every.step == 0:
            yield period
        day = period.last + ONE


def _month_periods(every: Every, setting: Setting, begin: date, end: date) -> Iterator[Span]:
    """Yield periods of whole months, counted from January; a yearly date past at issue is next year's."""
    width = STEPS[every.unit] * every.step
    if every.unit == "year":
        for year in range(setting.year, setting.year + 3):
            period = units.year_span(year)
            if every.step == 1 and any(due(period) >= max(begin, setting.floor) for due in every.dues):
                yield period
                return
        yield units.year_span(setting.year, setting.year + every.step - 1)
        return
    for index in range(begin.year * 12, end.year * 12 + 13 - width, width):
        (year, month), (end_year, end_month) = divmod(index, 12), divmod(index + width - 1, 12)
        last = month_end(end_year, end_month + 1)
        yield Span(date(year, month + 1, 1), last, every.unit, year, month + 1)


def _short_period(unit: str, day: date) -> Span:
    """Return the week, 旬, half month or day that contains a day."""
    return units.around_day(unit if unit in units.AROUND else "day", day)
