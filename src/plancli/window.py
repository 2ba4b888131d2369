"""Arithmetic on inclusive spans of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)

DECEMBER = 12


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A span of whole days; both ends belong to it.

    Attributes:
        first: First day.
        last: Last day, on which the work may still be done; never before `first`.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a span that ends before it begins."""
        if self.last < self.first:
            raise ValueError(self.first, self.last)

    def __contains__(self, day: date) -> bool:
        """Tell whether `day` is one of the window's days."""
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """Number of days, at least 1."""
        return (self.last - self.first).days + 1

    def overlaps(self, other: Window) -> bool:
        """Tell whether the two windows share a day."""
        return self.first <= other.last and other.first <= self.last

    def share_elapsed(self, day: date) -> float:
        """Return the part of the window behind us at the end of `day`, from 0.0 to 1.0."""
        return min(1.0, max(0.0, ((day - self.first).days + 1) / self.days))


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    if month == DECEMBER:
        return date(year, DECEMBER, 31)
    return date(year, month, 1).replace(month=month + 1) - ONE_DAY


def months(year: int, first: int, last: int) -> Window:
    """Return the window from the first day of one month to the last day of another (1 to 12) in `year`."""
    return Window(date(year, first, 1), month_end(year, last))


def month(year: int, number: int) -> Window:
    """Return a calendar month; `number` runs from 1 to 12."""
    return months(year, number, number)


def quarter(year: int, number: int) -> Window:
    """Return a calendar quarter; `number` runs from 1 to 4."""
    return months(year, 3 * number - 2, 3 * number)


def year(number: int) -> Window:
    """Return a calendar year, which is also the plan period of that year's plan."""
    return months(number, 1, 12)
