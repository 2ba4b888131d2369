"""Which span do dates name together: ranges, dates in figures, lists, 3月与5月之间?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.timing.calendar import festivals, units
from plancli.timing.grammar import dates, iso, lists, months, parts
from plancli.timing.refusal import Refused
from plancli.timing.span import Span

if TYPE_CHECKING:
    from plancli.timing.span import Reader


BETWEEN = ("至", "直至", "直到", "起至")
"""Signs that always stand between two ends; a dash may be a pause, and 到 may mean to go somewhere."""

YEAR_DIGITS = 4

SIGNS = ("range", "slash", "dot", "iso-week")
"""What joins the numbers of a date in figures."""


def stretch(r: Reader, left: Span | None = None) -> Span | None:
    """Return one date or a range of two, or None where none begins here."""
    span = point(r, left)
    if span is None or span.parts:
        return span
    return stretch_from(r, span)


def stretch_from(r: Reader, span: Span) -> Span:
    """Return the range that begins with a span, or the span itself where no right end follows."""
    at = r.at
    if r.sees("since", ("range", "until")):
        r.at += 1
    if span.at_end and span.grain == "third" and r.kinds[r.at] == "num":
        right = point(r, span)
        if right is not None and right.grain == "third" and right.first - span.last == units.ONE:
            return lists.joined(span, right)._replace(whole=True)
        r.at = at
    until = r.texts[r.at][:2] in ("截至", "截止") and r.kind(1) not in ("", "sep", "close-bracket")
    if r.kinds[r.at] == "range" or (r.kinds[r.at] == "until" and until):
        found = _range(r, span)
        if found is not None:
            return found
    r.at = at
    return _between(r, span)


def _between(r: Reader, left: Span) -> Span:
    """Return the range of 3月与5月之间, or the span itself."""
    if r.kinds[r.at] != "conj" or "between" not in r.kinds:
        return left
    at = r.at
    r.at += 1
    right = point(r, left)
    if right is None or not r.skip("between"):
        r.at = at
        return left
    if right.first < left.first:
        raise Refused("reversed-range")
    return lists.joined(left, right)._replace(whole=True)


def point(r: Reader, left: Span | None) -> Span | None:
    """Return one date, which may be an elided list (二、三季度), or None where none begins here."""
    found = _point(r, left)
    if (
        found is not None
        and found.grain == "day"
        and r.kinds[r.at] == "open-bracket"
        and r.kind(1) == "lunar"
    ):
        return _turned(r, found, left)
    if found is not None and r.kinds[r.at] in PARTS:
        return months.under(r, found)
    return found


def _checked(r: Reader, day: Span) -> Span:
    """Return a day behind which the same day stands in the lunar calendar: 10月6日（农历八月十五）.

    Raises:
        Refused: ``ambiguous`` where it is another day.
    """
    at = r.at
    r.at += 1
    lunar = festivals.lunar_date(r, day)
    if lunar is None or not r.skip("close-bracket"):
        r.at = at
    elif lunar.first != day.first:
        raise Refused("ambiguous")
    return day


def _turned(r: Reader, day: Span, left: Span | None) -> Span:
    """Return the lunar date that a remark makes of a day: 8月15日（农历）."""
    if r.kind(2) != "close-bracket":
        return _checked(r, day)
    r.at += 3
    year = day.year if day.named_year else left.year if left else 0
    number = day.first.day
    return festivals.lunar_in(r.setting, day.first.month, (number, number), year=year)


PARTS = parts.STARTS | {"weekday", "at"}


def _point(r: Reader, left: Span | None) -> Span | None:
    """Return one date without the part of it that may follow."""
    if r.kinds[r.at] in ("num", "di"):
        at = r.at
        figures = r.kinds[at + 1] in SIGNS or len(r.tokens[at].text) > YEAR_DIGITS
        found = (iso.iso(r, left) if figures else None) or lists.elided(r, left)
        if found is not None:
            return found
        r.at = at
    if r.kinds[r.at] == "soon" and r.texts[r.at] == "即日":
        r.at += 1
        issued = r.setting.issue_date()
        return Span(issued, issued, "day", issued.year, issued.month, relative=True, rule="relative")
    return dates.date(r, left)


def _range(r: Reader, left: Span) -> Span | None:
    """Read the right end of a range."""
    sign = r.take().text
    while r.kinds[r.at] == "range":
        r.at += 1
    at = r.at
    right = point(r, left)
    if right is not None and (_adds_nothing(left, right) or _is_part_of_all(left, right)):
        raise Refused("ambiguous")
    if right is None:
        if _is_half_range(r, sign):
            raise Refused("incomplete")
        return None
    if right.last < left.first or right.first < left.first:
        if right.named_year or not lists.rolls_over(left, right):
            raise Refused("reversed-range")
        r.at = at
        right = point(r, left._replace(year=left.year + 1)) or right
        if right.first < left.first:
            raise Refused("reversed-range")
    if (
        r.kinds[r.at] == "before"
        and right.grain == "fest"
        and right.until is not None
        and right.until >= left.first
    ):
        right = right._replace(last=right.until, first=min(right.first, right.until))
    if r.kinds[r.at] == "before" and not (right.at_end or right.grain in ("day", "fest", "third")):
        raise Refused("ambiguous")
    return lists.joined(left, right)._replace(whole=True)


def _adds_nothing(left: Span, right: Span) -> bool:
    """Tell whether a range ends where its first part does, so that it was none: 3月-最后一周."""
    return left.first <= right.first and right.last <= left.last and left.first != right.last


def _is_part_of_all(left: Span, right: Span) -> bool:
    """Tell whether a part may be one of the whole range: the last week of April to June."""
    return right.is_part and not left.is_part and parts.is_finer(right, left)


def _is_half_range(r: Reader, sign: str) -> bool:
    """Tell whether a range names no right end that can be read: 3月至, 3月至5, 3月至任务完成."""
    if r.sees("num", ("", "sep", "before", "close-bracket")):
        return True
    return sign in BETWEEN or (sign != "~" and r.kinds[r.at] in ("", "sep", "before", "close-bracket"))
