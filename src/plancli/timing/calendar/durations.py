"""When does a period that is counted end: 30日内, 三个月内, 10个工作日内?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plancli.timing.calendar.units import HALF_MONTH
from plancli.timing.refusal import Refused
from plancli.timing.span import checked_year, days
from plancli.timing.wording import numerals

if TYPE_CHECKING:
    from datetime import date

    from plancli.timing.span import Reader

COUNTED = {
    "day": ("days", 1),
    "days": ("days", 1),
    "week": ("days", 7),
    "month-count": ("months", 1),
    "quarter": ("months", 3),
    "half-year": ("months", 6),
    "year": ("months", 12),
    "workday": ("workdays", 1),
    "half-month": ("days", HALF_MONTH),
}
"""Part of speech of the unit to what is added for each."""


STARTS = ("num", "half-year", "half-month")
"""Parts of speech with which a counted period may begin."""


class Duration(NamedTuple):
    """A counted period."""

    months: int = 0
    days: int = 0
    workdays: int = 0

    def before(self, day: date) -> date:
        """Return the day that lies a period before `day`."""
        if self.workdays:
            from plancli.timing.calendar import workdays

            return workdays.before(day, self.workdays)
        return Duration(-self.months, -self.days).after(day)

    def after(self, day: date) -> date:
        """Return the last day of the period that begins on `day`, which itself is not counted.

        Months end on the same day of the month, or on its last (Civil Code, articles 201 and 202).
        """
        if self.workdays:
            from plancli.timing.calendar import workdays

            return workdays.after(day, self.workdays)
        checked_year(day.year + (day.month - 1 + self.months) // 12)
        moved = day + days(self.days)
        if self.months:
            from dateutil.relativedelta import relativedelta

            moved = day + relativedelta(months=self.months, days=self.days)
        checked_year(moved.year)
        return moved


def duration(r: Reader) -> Duration | None:
    """Read a counted period without its 内: 30日, 三个月, 半年, 一年半, 10个工作日."""
    if r.kinds[r.at] not in STARTS:
        return None
    at = r.at
    found = _half(r) or _counted(r)
    if found is None:
        r.at = at
    return found


def counted(r: Reader) -> Duration | None:
    """Read a counted period behind the day it counts from, with or without its 内: 之日起三个月."""
    return within(r) or duration(r)


def within(r: Reader) -> Duration | None:
    """Read a counted period with its 内.

    Raises:
        Refused: ``unknown-unit`` where the unit is no unit of time or too short to count in days.
    """
    if r.kinds[r.at] not in STARTS:
        return None
    at = r.at
    found = duration(r)
    if found is not None:
        if r.texts[r.at] in ("时间", "时限"):
            r.at += 1
        if r.skip("within"):
            return found
    r.at = at
    if r.sees("num", ("counter", "count-unit", "word", "ge", "hour", "xun")):
        ahead = 2 + (r.kind(1) == "ge" and r.kind(2) in ("word", "counter", "month", "xun"))
        ahead += r.kind(ahead) == "day"
        if r.kind(ahead) == "within" and not _is_day_like(r):
            raise Refused("unknown-unit")
    return None


def _is_day_like(r: Reader) -> bool:
    """Tell whether the words before 内 are a counted session: 2期内."""
    return r.kind(1) == "count-unit" and r.kind(2) != "within"


def _half(r: Reader) -> Duration | None:
    """Read 半年, 半个月."""
    if r.kinds[r.at] in ("half-year", "half-month"):
        return _scaled(r.take().kind, 1)
    return None


def _counted(r: Reader) -> Duration | None:
    """Read a number and its unit."""
    if r.kinds[r.at] != "num":
        return None
    value, text = r.tokens[r.at].value, r.texts[r.at]
    unit = r.kind(1)
    r.at += 2
    if unit == "ge" and r.kinds[r.at] == "half-month":
        r.at += 1
        return Duration(months=_checked(value), days=HALF_MONTH)
    if unit == "ge" and r.kinds[r.at] in ("half-year", "quarter", "week", "workday"):
        unit = r.take().kind
    if unit == "month" and text in ("两", "俩"):
        unit = "month-count"
    if unit not in COUNTED or (unit == "year" and len(text) == 4 and value > 1000):  # noqa: PLR2004  # 2010年内
        return None
    if unit == "quarter" and r.text(-1) == "季度" and text != "两":
        return None
    found = _scaled(unit, _checked(value))
    if unit == "year" and r.kinds[r.at] == "half-of":
        r.at += 1
        return found._replace(months=found.months + 6)
    return found


def _scaled(unit: str, count: int) -> Duration:
    """Return a number of units as a period."""
    field, size = COUNTED[unit]
    return Duration(**{field: size * count})


def _checked(value: int) -> int:
    """Return a count that can be counted.

    Raises:
        Refused: ``invalid-number`` for none, ``year-out-of-range`` for more days than the calendar has.
    """
    if value in (0, numerals.BAD):
        raise Refused("invalid-number")
    if value > 36500:  # noqa: PLR2004  # a hundred years of days
        raise Refused("year-out-of-range")
    return value
