"""Which span of days does a command line name?"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple
from unicodedata import normalize

from plancli.cli.arguments import OneOfError
from plancli.errors import PlancliError
from plancli.window import Window, month, quarter, year

WITHIN_DAYS = 30
"""How far `due` looks ahead unless told otherwise."""

_MONTH = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})月?(?:份)?", re.ASCII)
_YEAR = re.compile(r"(\d{4})年?", re.ASCII)


class BadMonthError(PlancliError):
    """A month was given in a way that cannot be read."""

    exit_code = 2
    id = "error.bad_month"


class BadSpanError(PlancliError):
    """A span of days was given in a way that cannot be read."""

    exit_code = 2
    id = "error.bad_span"


class BackwardsSpanError(PlancliError):
    """A span of days was given that ends before it begins."""

    exit_code = 2
    id = "error.span_backwards"


class NoPeriodError(PlancliError):
    """No period was named."""

    exit_code = 2
    id = "error.no_period"


class PeriodAheadError(PlancliError):
    """A period was named that begins after the as-of day."""

    exit_code = 2
    id = "error.period_ahead"


def month_span(text: str, option: str, plan_year: int) -> Window:
    """Return the month that an option names, as ``5`` or ``5月`` (of the plan's year) or ``2010-05``."""
    match = _MONTH.fullmatch(_plain(text))
    if match and 1 <= int(match[2]) <= 12 and int(match[1] or plan_year):  # noqa: PLR2004  months of a year
        return month(int(match[1] or plan_year), int(match[2]))
    raise BadMonthError(option=option, value=text)


def _plain(text: str) -> str:
    """Return what was typed without blanks, in one width."""
    return "".join(normalize("NFKC", text).split())


def span(text: str, option: str, plan_year: int) -> Window:
    """Return a span of days: a month, year or day, or two joined with ``..``; both ends included."""
    first, dots, last = text.partition("..")
    ends = [_unit(part.strip(), option, text, plan_year) for part in ((first, last) if dots else (text,))]
    return between(ends[0].first, ends[-1].last)


def _unit(part: str, option: str, text: str, plan_year: int) -> Window:
    """Return the days of a day, month or year; a day is written out, as `arguments.settled` does."""
    if (match := _YEAR.fullmatch(_plain(part))) and int(match[1]):
        return year(int(match[1]))
    if _MONTH.fullmatch(_plain(part)):
        return month_span(part, option, plan_year)
    try:
        one = date.fromisoformat(part)
    except ValueError as error:
        raise BadSpanError(option=option, value=text) from error
    return Window(one, one)


def between(first: date, last: date) -> Window:
    """Return the days from one to another, both included."""
    if last < first:
        raise BackwardsSpanError(first=first.isoformat(), last=last.isoformat())
    return Window(first, last)


class Named(NamedTuple):
    """Days as a command line names them: a month, a quarter, or a first and a last day, written out."""

    month: str | None = None
    quarter: int | None = None
    since: str | None = None
    until: str | None = None

    @property
    def ways(self) -> int:
        """How many ways of naming days are used: a month, a quarter, a first or a last day."""
        return sum((self.month is not None, self.quarter is not None, bool(self.since or self.until)))

    def unit(self, plan_year: int) -> Window | None:
        """Return the month or the quarter that is named; None where neither is."""
        if self.month is not None:
            return month_span(self.month, "--month", plan_year)
        return None if self.quarter is None else quarter(plan_year, self.quarter)


def period(named: Named, *, as_of: date, plan_year: int) -> Window:
    """Return the period that `changes` tells of: a month, a quarter, or from one day to another or `as_of`.

    Raises:
        OneOfError: Several are named.
        NoPeriodError: None is.
        PeriodAheadError: It begins after `as_of`.
    """
    if named.ways > 1:
        raise OneOfError(options="--month, --quarter, --since/--until")
    if unit := named.unit(plan_year):
        return unit
    if named.since is None:
        raise NoPeriodError
    start = date.fromisoformat(named.since)
    if named.until is None and start > as_of:
        raise PeriodAheadError(first=named.since, as_of=as_of)
    return between(start, date.fromisoformat(named.until) if named.until else as_of)


def so_far(span: Window, as_of: date) -> Window:
    """Return the part of a period up to the as-of day.

    Raises:
        PeriodAheadError: It has not begun by then.
    """
    if span.first > as_of:
        raise PeriodAheadError(first=span.first, as_of=as_of)
    return Window(span.first, min(span.last, as_of))


def due_span(named: Named, within: int | None, *, as_of: date, plan_year: int) -> Window:
    """Return the span in which `due` looks: a month, a quarter, the next days, or since/until.

    ``within`` counts from `as_of`, both days included, `WITHIN_DAYS` where nothing is named; a side left open
    reaches to the end of the plan's year (`until`) or begins on `as_of` (`since`).

    Raises:
        OneOfError: Several are named.
    """
    if named.ways + (within is not None) > 1:
        raise OneOfError(options="--month, --quarter, --within, --since/--until")
    if unit := named.unit(plan_year):
        return unit
    if named.since or named.until:
        start = date.fromisoformat(named.since) if named.since else as_of
        end = date.fromisoformat(named.until) if named.until else max(start, year(plan_year).last)
        return between(start, end)
    days = WITHIN_DAYS if within is None else within
    return Window(as_of, as_of + timedelta(days=min(days, (date.max - as_of).days)))
