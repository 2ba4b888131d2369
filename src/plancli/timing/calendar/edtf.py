"""How is a span written in EDTF (ISO 8601-2, GB/T 7408.2-2025), and what does an EDTF string mean?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.timing.calendar import units
from plancli.timing.grammar.iso import CODED, unit_of_code
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
        return first.isoformat(), last.isoformat()
    if grain == "year" and (first.month, last.month) == (1, 12):
        return f"{first.year:04}", f"{last.year:04}"
    return f"{first.year:04}-{first.month:02}", f"{last.year:04}-{last.month:02}"


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


def read(text: str) -> tuple[Kind, Span, str] | None:
    """Return the kind, the span and the qualifiers of an EDTF string, or None where the text is none.

    Only what other phrases do not already cover: intervals, open ends, qualifiers.
    """
    if text[0] + text[-1] in ("{}", "[]"):
        members = _set(text[1:-1].split(","))
        if members is not None and text[0] == "[" and "," in text:
            raise Refused("alternatives")
        return members
    if not text.isascii() or not any(sign in text for sign in "/?~%"):
        return None
    parts = text.split("/")
    if len(parts) == 2 and parts[1] == "..":  # noqa: PLR2004  # an interval has two ends
        first = _point(parts[0])
        return None if first is None else ("open", first[0], first[1])
    found = [_point(part) for part in parts]
    if len(found) > 2 or None in found:  # noqa: PLR2004  # an interval has two ends
        return None
    points = [point for point in found if point is not None]
    return ("window", *_interval(points))


def _set(parts: list[str]) -> tuple[Kind, Span, str] | None:
    """Return the days of a set such as our own lists of due dates, each for itself."""
    points = [_point(part.strip()) for part in parts[: MOST_LISTED + 1]]
    spans = tuple(point[0] for point in points if point is not None)
    if len(spans) != len(parts):
        return None
    first, last = min(span.first for span in spans), max(span.last for span in spans)
    return "window", spans[0]._replace(first=first, last=last, parts=spans, code=""), ""


def _interval(points: list[tuple[Span, str]]) -> tuple[Span, str]:
    """Return the span between two points, or the one point."""
    (left, mark), (right, other) = points[0], points[-1]
    if right.last < left.first:
        raise Refused("reversed-range")
    if len(points) == 1:
        return left._replace(rule="edtf"), mark
    grain = (
        left.grain if left.grain == right.grain else "day" if "day" in (left.grain, right.grain) else "month"
    )
    return left._replace(last=right.last, grain=grain, code="", rule="edtf", whole=True), mark + other


def _point(text: str) -> tuple[Span, str] | None:
    """Return what one end of an interval names, with its qualifier."""
    body = text.rstrip("?~%")
    fields = body.split("-")
    sizes = [len(field) for field in fields]
    if not all(field.isdigit() for field in fields) or sizes not in ([4], [4, 2], [4, 2, 2]):
        return None
    numbers = [int(field) for field in fields]
    if len(numbers) == 1:
        span = units.year_span(numbers[0])
    elif len(numbers) == 3:  # noqa: PLR2004  # year, month, day
        span = units.day_span(numbers[0], numbers[1], numbers[2])
    else:
        span = (
            unit_of_code(*numbers)
            if numbers[1] in CODED
            else units.unit_span("month", numbers[0], numbers[1])
        )
    return span._replace(rule="edtf"), text[len(body) :]
