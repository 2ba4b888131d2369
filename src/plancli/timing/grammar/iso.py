"""Which span does a date in figures name: 2010-06-30, 2010/6, 20100630, 2024-W10, 6.30前?"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from plancli.timing.calendar import edtf, units
from plancli.timing.grammar import dates, months
from plancli.timing.grammar.reader import Row
from plancli.timing.refusal import Refused
from plancli.timing.span import Span, checked_year

if TYPE_CHECKING:
    from plancli.timing.grammar.reader import Reader

MONTHS = 12
SEEN = 7
"""Tokens of the longest spelling, and the one behind it."""


def iso(r: Reader, left: Span | None) -> Span | None:
    """Read a date in figures, or None where none begins here; `left` is the date before it."""
    text = "".join(token.text for token in r.tokens[r.at : r.at + SEEN])
    for row in ROWS:
        match = re.match(row.pattern, text)
        if match is not None:
            found: Span | None = row.build(r, match, left)
            if found is not None:
                return found
    return None


def _past(r: Reader, length: int) -> None:
    """Move past the tokens that hold so many characters."""
    while length > 0:
        length -= len(r.take().text)


def _week(r: Reader, match: re.Match[str], left: Span | None) -> Span:
    """Return an ISO week, or one day of it."""
    year, number, day = checked_year(int(match[1])), int(match[2]), int(match[3] or 0)
    _past(r, match.end())
    try:
        first = date.fromisocalendar(year, number, day or 1)
    except ValueError:
        raise Refused("invalid-date") from None
    last = first if day else first + 6 * units.ONE
    return Span(first, last, "day" if day else "week", year, first.month, named_year=True)


def _under_year(r: Reader, match: re.Match[str], left: Span | None) -> Span:
    """Return 2010-Q3."""
    r.at += 2
    return dates.under_year(r, int(match[1]))


def _day(r: Reader, match: re.Match[str], left: Span | None) -> Span | None:
    """Return the day of a year and a month in figures."""
    r.at += 4
    return _day_of(r, int(match[1]), int(match[3]))._replace(named_year=True)


def _day_of(r: Reader, year: int, month: int) -> Span:
    """Read the day of a month."""
    span = units.unit_span("month", year, month)
    number = r.take()
    r.skip("day")
    return months.day(r, span, number)


def _month(r: Reader, match: re.Match[str], left: Span | None) -> Span:
    """Return a month, or what EDTF writes in its place, and what stands under it."""
    year, month = int(match[1]), int(match[3])
    _past(r, match.end())
    if month in edtf.CODED and (month in range(21, 25) or match[2] in "-~"):
        return edtf.unit_of_code(year, month)
    span = units.unit_span("month", year, month, named=True)
    return months.under_month(r, span) if r.skip("month") or r.kind() in ("third", "pos") else span


def _compact(r: Reader, match: re.Match[str], left: Span | None) -> Span:
    """Return 201006 or 20100630."""
    year, month = int(match[1]), int(match[2])
    day = match[3]
    span = units.day_span(year, month, int(day)) if day else units.unit_span("month", year, month)
    r.at += 1
    if day:
        months.check_weekday(r, span)
    return span._replace(named_year=True)


def _month_day(r: Reader, match: re.Match[str], left: Span | None) -> Span | None:
    """Return 6.30 before 前, or at the end of a range of days: 2025-06-30~07-31."""
    ends = left is not None and left.grain == "day" and r.kind(-1) == "range"
    if not ends and (r.kind(3) != "before" or match[2] in "~-"):
        return None
    r.at += 2
    return _day_of(r, units.inherited(r.setting, left), int(match[1]))


def _day_first(r: Reader, match: re.Match[str], left: Span | None) -> Span:
    """Return 30/06/2010, or 06/30/2010, which can only be the same day.

    Raises:
        Refused: ``ambiguous`` where both numbers may be the month (03/04/2010).
    """
    day, month, year = int(match[1]), int(match[3]), int(match[4])
    if max(day, month) <= MONTHS and day != month:
        raise Refused("ambiguous")
    _past(r, match.end())
    return units.day_span(year, min(day, month), max(day, month))._replace(named_year=True)


def _month_first(r: Reader, match: re.Match[str], left: Span | None) -> Span:
    """Return 9/2010."""
    _past(r, match.end())
    return units.unit_span("month", int(match[2]), int(match[1]), named=True)


ROWS = (
    Row(r"(\d{4})-?w(\d\d)(?:-(\d)(?!\d))?", _week, "2024-W10"),
    Row(r"(\d{4})-[qh]\d", _under_year, "2010-Q3"),
    Row(r"(\d{4})([-~/.])(\d{1,2})\2\d{1,2}(?!\d)", _day, "2010-06-30"),
    Row(r"(\d{4})([-~/.])(\d{1,2})(?![\d年])", _month, "2010.06"),
    Row(r"((?:19|20|21)\d\d)(\d\d)(\d\d)?(?![\d月日号年季])", _compact, "20100630"),
    Row(r"(\d{1,2})([./~-])(\d{1,2})\2((?:19|20|21)\d\d)(?!\d)", _day_first, "30/06/2010"),
    Row(r"(0?[1-9]|1[0-2])/(\d{4})(?![\d/])", _month_first, "9/2010"),
    Row(r"(\d{1,2})([./~-])\d{1,2}(?!\d|[月日])", _month_day, "6.30前"),
)
"""Spellings in the order in which they are tried."""
