"""Which days are a part of a period: its last day, the second week, the first ten days?

A part can be taken of any period, so that lists and recurrences share it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plancli.timing import calendar
from plancli.timing.calendar import units
from plancli.timing.calendar.units import ONE
from plancli.timing.refusal import Refused
from plancli.timing.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date


class Part(NamedTuple):
    """The numbered units of a period, from one to another.

    Attributes:
        unit: day, workday, week, weekday, third, half-month, month, quarter or half.
        first: Number of the first, from 1; negative numbers count from the end.
        last: Number of the last, in the same way.
        weekday: The weekday that is numbered (0: Monday).
    """

    unit: str
    first: int
    last: int
    weekday: int = 0


_SMALL = {"day": 1, "workday": 1, "weekday": 1, "fest": 1, "week": 7, "third": 10, "half-month": 15}
SIZES = _SMALL | {"month": 30, "quarter": 91, "half": 182, "season": 360, "year": 366}
"""Days that a grain has at most, by which a part is told to be smaller than its whole."""

TOO_MANY = {"month": "invalid-month", "quarter": "invalid-quarter", "half": "invalid-number"}
"""Unit to the refusal where a period has fewer of them."""

GRAINS = {"workday": "day", "weekday": "day"}
"""Unit to its grain, where the name is another."""


def is_finer(span: Span, other: Span) -> bool:
    """Tell whether a span is named by a smaller unit than another."""
    return SIZES.get(span.grain, 1) < SIZES.get(other.grain, 1)


def is_smaller(part: Part, span: Span) -> bool:
    """Tell whether a part is named by a smaller unit than a span."""
    return SIZES[part.unit] < SIZES.get(span.grain, 1)


def of(span: Span, part: Part) -> Span:
    """Return a part of a span.

    Raises:
        Refused: where the span has no such part.
    """
    unit = part.unit
    is_split = unit == "day" and span.first < span.last
    if not (is_split or SIZES.get(span.grain, 366) > SIZES[unit]):
        raise Refused("ambiguous")
    if (unit, span.grain) == ("week", "year") and part.first > 0:  # ISO weeks, or weeks from 1 January?
        raise Refused("ambiguous")
    pieces = list(_pieces(span, part))
    begin, end = (n - 1 if n > 0 else len(pieces) + n for n in (part.first, part.last))
    if not 0 <= begin <= end < len(pieces):
        raise Refused(TOO_MANY.get(unit, "invalid-date"))
    first, last = pieces[begin][0], pieces[end][1]
    return Span(
        *(first, last, GRAINS.get(unit, unit), first.year, first.month, span.named_year),
        rule="part",
        is_part=unit not in units.SPANS,
        relative=span.relative,
        notes=span.notes,
        code=units.code(unit, first) if begin == end else "",
    )


def _pieces(span: Span, part: Part) -> Iterator[tuple[date, date]]:
    """Yield the units of a kind that lie in a span, cut at its ends; weeks start on Monday."""
    is_counted = COUNTED.get(part.unit)
    day = span.first
    while day <= span.last:
        last = day if is_counted else units.around_day(part.unit, day).last
        if is_counted is None or is_counted(day, part):
            yield day, min(last, span.last)
        day = last + ONE


COUNTED: dict[str, Callable[[date, Part], bool]] = {
    "day": lambda day, part: True,
    "weekday": lambda day, part: day.weekday() == part.weekday,
    "workday": lambda day, part: calendar.workdays.is_workday(day),
}
"""Unit of one day to whether a day is one."""
