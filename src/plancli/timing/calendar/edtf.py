"""How is a span written in EDTF (ISO 8601-2, GB/T 7408.2-2025), and what does an EDTF string mean?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plancli.timing.calendar import units
from plancli.timing.refusal import Refused
from plancli.window import month_end

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from plancli.timing.model import Kind
    from plancli.timing.span import Item, Span

MOST_LISTED = 12
"""More due dates than that are written as an interval."""

MARKS = {(False, False): "", (True, False): "?", (False, True): "~", (True, True): "%"}
DAY_GRAINS = ("day", "third", "week", "fest")


def window(span: Span, first: date, last: date, *, tentative: bool, approximate: bool) -> str:
    """Return a window at the coarsest precision that says it exactly."""
    mark = MARKS[tentative, approximate]
    if span.code and not mark and (first, last) == (span.first, span.last):
        return span.code
    ends = _ends(span.grain, first, last)
    if ends[0] == ends[1]:
        return ends[0] + mark
    return f"{ends[0]}{mark}/{ends[1]}{mark}"


def _ends(grain: str, first: date, last: date) -> tuple[str, str]:
    """Return both ends, as years or months where the days fill them and the phrase spoke of those."""
    if grain in DAY_GRAINS or first.day != 1 or last != month_end(last.year, last.month):
        return str(first), str(last)
    size = 4 if (grain, first.month, last.month) == ("year", 1, 12) else 7
    return str(first)[:size], str(last)[:size]


def deadline(first: date, last: date, *, tentative: bool, approximate: bool) -> str:
    """Return a deadline: the days up to it, the mark on the last."""
    mark = MARKS[tentative, approximate]
    return f"{first}{mark}" if first == last else f"{first}/{last}{mark}"


def open_ended(first: date, last: date | None) -> str:
    """Return a span that runs on."""
    return f"{first}/{'..' if last is None else last}"


def recurring(item: Item, dates: Sequence[date], first: date, last: date) -> str:
    """Return due dates as a set, or as an interval where there are none or too many to read."""
    if item.span.whole or not dates or len(dates) > MOST_LISTED:
        return f"{first}/{last}"
    return str(dates[0]) if len(dates) == 1 else listed(dates)


def listed(dates: Sequence[date]) -> str:
    """Return a set of days."""
    return f"{{{','.join(map(str, dates))}}}"


CODED = {21: ("season", 1), 22: ("season", 2), 23: ("season", 3), 24: ("season", 4)} | {
    first + number: (unit, number + 1)
    for unit, first in units.CODES.items()
    for number in range(units.SPANS[unit][0])
}
"""Number that EDTF writes in the place of the month, and the unit it means."""


def unit_of_code(year: int, code: int) -> Span:
    """Return the season, quarter or half-year that EDTF writes in the place of a month."""
    unit, number = CODED[code]
    if unit != "season":
        return units.unit_span(unit, year, number, named=True)
    first = units.unit_span("month", year, number * 3)
    last = units.around_day("month", first.first, 2)
    name = f"{year}-{code}" if first.year == last.year else ""
    return first._replace(last=last.last, grain="season", month=0, code=name)


_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]*)")
_SET = re.compile(r"\{.*\}|\[.*\]", re.DOTALL)


def read(text: str) -> tuple[Kind, Span, str] | None:
    """Return the kind, the span and the qualifiers of an EDTF string, or None where the text is none.

    Only what other phrases do not already cover: intervals, open ends, qualifiers.
    """
    if _SET.fullmatch(text):
        return _set(text)
    if not (text.isascii() and any(sign in text for sign in "/?~%")):
        return None
    begin, slash, end = text.partition("/")
    left = _point(begin)
    if left is not None and end == "..":
        return ("open", *left)
    right = _point(end) if slash else left
    return None if left is None or right is None else ("window", *_interval(left, right, slash))


def _set(text: str) -> tuple[Kind, Span, str] | None:
    """Return the days of a set such as our own lists of due dates, each for itself.

    Raises:
        Refused: ``alternatives`` for [2010-05,2010-06], which means one of them.
    """
    parts = text[1:-1].split(",")
    points = [_point(part.strip()) for part in parts[: MOST_LISTED + 1]]
    spans = tuple(point[0] for point in points if point is not None)
    if len(spans) != len(parts):
        return None
    if text[0] == "[" and len(parts) > 1:
        raise Refused("alternatives")
    first, last = min(span.first for span in spans), max(span.last for span in spans)
    return "window", spans[0]._replace(first=first, last=last, parts=spans, code=""), ""


def _interval(left: tuple[Span, str], right: tuple[Span, str], slash: str) -> tuple[Span, str]:
    """Return the span between two points, or the one point."""
    (first, mark), (last, other) = left, right
    if last.last < first.first:
        raise Refused("reversed-range")
    if not slash:
        return first, mark
    grains = {first.grain, last.grain}
    grain = first.grain if len(grains) == 1 else "day" if "day" in grains else "month"
    return first._replace(last=last.last, grain=grain, code="", whole=True), mark + other


def _point(text: str) -> tuple[Span, str] | None:
    """Return what one end of an interval names, with its qualifier."""
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(number or 0) for number in match.groups()[:3])
    if match[3]:
        span = units.day_span(year, month, day)
    elif month in CODED:
        span = unit_of_code(year, month)
    else:
        span = units.unit_span("month", year, month) if match[2] else units.year_span(year)
    return span._replace(rule="edtf"), match[4]
