"""Which span do dates name together: ranges, 3月与5月之间, a day and its lunar date?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.timing.calendar import festivals, units
from plancli.timing.grammar import dates, iso, lists, months, named, parts
from plancli.timing.grammar.reader import Row, Table, read
from plancli.timing.refusal import Refused

if TYPE_CHECKING:
    from plancli.timing.grammar.reader import Reader
    from plancli.timing.span import Span

BETWEEN = ("至", "直至", "直到", "起至")
"""Signs that always stand between two ends; a dash may be a pause, and 到 may mean to go somewhere."""

YEAR_DIGITS = 4
CLOCK = "(?:clock|num hour (?:num minute|half-of)?|num colon num|blank num (?:hour|colon num)|this-day)+"
"""A time of day: 下班, 17:00, 24时, 上午9点."""

SIGNS = ("range", "slash", "dot", "iso-week")
"""What joins the numbers of a date in figures."""

PARTS = parts.STARTS | {"weekday", "at", "relative"}
"""Parts of speech with which a part of a date may go on."""


def stretch(r: Reader, left: Span | None = None) -> Span | None:
    """Return one date or a range of two, or None where none begins here."""
    span = point(r, left)
    if span is None or span.parts:
        return span
    return stretch_from(r, span)


def stretch_from(r: Reader, span: Span) -> Span:
    """Return the range that begins with a span, or the span itself where no right end follows."""
    right: Span | None = read(RIGHT_ENDS, r, span)
    return span if right is None else lists.joined(span, right)._replace(whole=True)


def _adjoining(r: Reader, left: Span) -> Span | None:
    """Return the right end of 5月底6月初."""
    if not (left.at_end or left.grain == "season"):
        return None
    right = point(r, left)
    adjoins = right is not None and right.grain == left.grain and right.first - left.last == units.ONE
    return right if adjoins else None


def _between(r: Reader, left: Span) -> Span | None:
    """Return the right end of 3月与5月之间."""
    right = point(r, left) if "between" in r.kinds else None
    if right is None or not r.skip("between"):
        return None
    if right.first < left.first:
        raise Refused("reversed-range")
    return right


def _ranged(r: Reader, left: Span) -> Span | None:
    """Return the right end behind the sign of a range."""
    sign = r.text(-1)
    r.passes("range*")
    at = r.at
    right = point(r, left)
    if right is None:
        if _is_half_range(r, sign):
            raise Refused("incomplete")
        return None
    if _adds_nothing(left, right) or _is_part_of_all(left, right):
        raise Refused("ambiguous")
    if right.first < left.first:
        right = _next_year(r, at, left, right)
    return _before(left, right) if r.kinds[r.at] == "before" else right


_UNTIL = "[stops stops-at](?!sep|close-bracket|$)"


def _day_to(r: Reader, left: Span) -> Span | None:
    """Return the right end behind the time of day of a day."""
    return _ranged(r, left) if left.grain == "day" else None


RIGHT_ENDS = Table(
    Row("(?=[num named-year])", _adjoining, "5月底6月初|今年底明年初", "range"),
    Row("range", _ranged, "5月至7月|4月8日至20日|11月至2月|May to July", "range"),
    Row(f"since(?:range|{_UNTIL})", _ranged, "3月1日起到6月底", "range"),
    Row(f"(?=[clock num blank this-day]){CLOCK} since? range", _day_to, "3月5日上午至3月8日", "range"),
    Row(_UNTIL, _ranged, "3月1日截止到6月底", "range"),
    Row("conj", _between, "3月与5月之间", "range"),
)
"""What stands behind a time and makes a range of it."""


def _next_year(r: Reader, at: int, left: Span, right: Span) -> Span:
    """Return a right end that lies before the left one, in the next year: 11月至2月."""
    if right.named_year or not lists.rolls_over(left, right):
        raise Refused("reversed-range")
    r.at = at
    found = point(r, left._replace(year=left.year + 1)) or right
    if found.first < left.first:
        raise Refused("reversed-range")
    return found


def _before(left: Span, right: Span) -> Span:
    """Return a right end with 前 behind it: a festival ends the day before, a longer unit is ambiguous."""
    if right.grain == "fest" and right.until is not None and right.until >= left.first:
        return right._replace(last=right.until, first=min(right.first, right.until))
    if right.at_end or right.grain in ("day", "fest", "third"):
        return right
    raise Refused("ambiguous")


def _adds_nothing(left: Span, right: Span) -> bool:
    """Tell whether a range ends where its first part does, so that it was none: 3月-最后一周."""
    return left.first <= right.first and right.last <= left.last and left.first != right.last


def _is_part_of_all(left: Span, right: Span) -> bool:
    """Tell whether a part may be one of the whole range: the last week of April to June."""
    return right.is_part and not left.is_part and parts.is_finer(right, left)


def _is_half_range(r: Reader, sign: str) -> bool:
    """Tell whether a range names no right end that can be read: 3月至, 3月至5, 3月至任务完成."""
    nothing = "sep|before|close-bracket|$"
    return sign in BETWEEN or r.fits(f"num(?:{nothing})") or (sign != "~" and r.fits(nothing))


def point(r: Reader, left: Span | None) -> Span | None:
    """Return one date, which may be an elided list (二、三季度), or None where none begins here."""
    found = _point(r, left)
    if found is None:
        return None
    if found.grain == "day" and r.kinds[r.at] == "open-bracket" and r.kind(1) == "lunar":
        return _turned(r, found, left)
    return months.under(r, found) if r.kinds[r.at] in PARTS else found


def _turned(r: Reader, day: Span, left: Span | None) -> Span:
    """Return the lunar date of 8月15日（农历）, or the day itself of 10月6日（农历八月十五）.

    Raises:
        Refused: ``ambiguous`` where the remark names another day.
    """
    if r.passes("open-bracket lunar close-bracket"):
        year = day.year if day.named_year else left.year if left else 0
        number = day.first.day
        return festivals.lunar_in(r.setting, day.first.month, (number, number), year=year)
    at = r.at
    r.at += 1
    lunar = named.lunar_date(r, day)
    if lunar is None or not r.skip("close-bracket"):
        r.at = at
    elif lunar.first != day.first:
        raise Refused("ambiguous")
    return day


def _point(r: Reader, left: Span | None) -> Span | None:
    """Return one date without the part of it that may follow."""
    at = r.at
    if r.kinds[at] not in ("num", "di"):
        return dates.date(r, left)
    figures = r.kinds[at + 1] in SIGNS or len(r.texts[at]) > YEAR_DIGITS
    found = iso.iso(r, left) if figures else None
    if found is None and (r.kinds[at] == "di" or r.kinds[at + 1] in lists.SIGNS):
        found = lists.elided(r, left)
    if found is None:
        r.at = at
        return dates.date(r, left)
    return found
