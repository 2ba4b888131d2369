"""When does a counted period end that begins, or ends, on a day?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plancli.timing import calendar
from plancli.timing.span import checked_year, days

if TYPE_CHECKING:
    from datetime import date


class Duration(NamedTuple):
    """A counted period."""

    months: int = 0
    days: int = 0
    workdays: int = 0

    def before(self, day: date) -> date:
        """Return the day that lies a period before `day`."""
        if self.workdays:
            return calendar.workdays.before(day, self.workdays)
        return Duration(-self.months, -self.days).after(day)

    def after(self, day: date) -> date:
        """Return the last day of the period that begins on `day`, which itself is not counted.

        Months end on the same day of the month, or on its last (Civil Code, articles 201 and 202).
        """
        if self.workdays:
            return calendar.workdays.after(day, self.workdays)
        checked_year(day.year + (day.month - 1 + self.months) // 12)
        moved = day + days(self.days)
        if self.months:
            from dateutil.relativedelta import relativedelta

            moved = day + relativedelta(months=self.months, days=self.days)
        checked_year(moved.year)
        return moved
