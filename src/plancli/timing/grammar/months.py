"""What stands under a month, a quarter or any other period: days, 旬, 底, and parts of it?"""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from plancli.timing.calendar import units
from plancli.timing.grammar import parts
from plancli.timing.grammar.reader import Row, Table, read
from plancli.timing.refusal import Refused
from plancli.timing.wording import numerals

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancli.timing.grammar.reader import Reader
    from plancli.timing.span import Span
    from plancli.timing.wording.lexer import Token

MOST_DAY = 99
"""A number with more digits behind a month is no day."""


def value(number: Token) -> int:
    """Return the value of a numeral.

    Raises:
        Refused: ``invalid-number`` where it writes none.
    """
    found: int = number.value
    if found == numerals.BAD:
        raise Refused("invalid-number")
    return found


def near_century(number: int, year: int) -> int:
    """Return the year nearest to the plan's that ends in these two digits."""
    base = year - year % 100 + number
    return min((base - 100, base, base + 100), key=lambda found: abs(found - year))


def unit(r: Reader, year: int, name: str, number: Token, *, named: bool = False) -> Span:
    """Return a month or a quarter and what stands under it; 六七月 are two."""
    many = numerals.neighbours(number.text) if number.value == numerals.BAD else ()
    if many:
        return units.unit_span(name, year, many[0], many[-1], named=named)
    found = units.unit_span(name, year, value(number), named=named)
    return under_month(r, found) if name == "month" else ends(r, found)


def under_month(r: Reader, month: Span) -> Span:
    """Return what stands under a month: a day, 旬, 底; else the month itself."""
    found: Span | None = read(UNDER_MONTH, r, month)
    if found is None:
        return month
    return found._replace(
        named_year=month.named_year, relative=month.relative, year=month.year, month=month.month
    )


def _bare_day(r: Reader, month: Span, number: Token) -> Span | None:
    """Return the day of 6月30前, which is written without 日."""
    if value(number) > MOST_DAY:
        return None
    if not number.text.isdigit():
        raise Refused("ambiguous")
    return day(r, month, number)


def day(r: Reader, month: Span, number: Token) -> Span:
    """Return a day of a month, and read the weekday that may stand behind it."""
    try:
        found = units.day_span(month.year, month.month, value(number))
    except Refused as refusal:
        if refusal.suggestion is None:
            raise
        longest = str(monthrange(month.year, month.month)[1])
        texts = [longest if token is number else token.text for token in r.tokens]
        raise Refused(refusal.reason, "".join(texts), (number.text, longest)) from None
    check_weekday(r, found)
    return found


def check_weekday(r: Reader, span: Span) -> None:
    """Move past a weekday that stands behind a day.

    Raises:
        Refused: ``weekday-mismatch`` where the day is another.
    """
    if r.kinds[r.at] not in ("weekday", "open-bracket"):
        return
    said = r.reads("open-bracket (weekday) close-bracket") or r.reads("(weekday)")
    if said and said[0].value != span.first.weekday():
        raise Refused("weekday-mismatch")


PLACE = f"([start middle bottom bottoms]|head(?!num ge? {parts.UNIT})|[tail close rear](?!{parts.UNIT}))"
"""A place in a month: 初, 中 or 底 that belongs to no unit behind it."""

UNDER_MONTH = Table(
    Row("(num) day", day, "6月30日"),
    Row("(num)(?=(?:[conj range] num)+ day)", day, "6月5、10日"),
    Row("(num)(?=range)(?!(?:[range conj] num)*[month quarter])", day, "6月5至"),
    Row("(num)(?=[before sep around open-bracket close-bracket since clock blank]|$)", _bare_day, "6月30前"),
    Row(
        "(third)", lambda r, month, third: units.third_span(month.year, month.month, *third.value), "6月上旬"
    ),
    Row(PLACE, lambda r, month, place: units.end_third(month, place.text), "5月初|end of June", "fuzzy"),
)


def ends(r: Reader, span: Span) -> Span:
    """Read 初, 中 or 末 of a quarter or a half."""
    said = r.reads(f"(?!{parts.BEGINS})(pos)")
    return units.end_third(span, said[0].text)._replace(named_year=span.named_year) if said else span


def _part_if(may_follow: Callable[[Span], bool]) -> Callable[[Reader, Span], parts.Part | None]:
    """Return what reads a part behind the spans that it may follow."""
    return lambda r, span: parts.part(r) if may_follow(span) else None


_LONG = ("quarter", "half", "year")
PARTS_BEHIND = Table(
    Row(
        "(?=before num ge? [month month-count quarter])",
        _part_if(lambda span: span.grain in _LONG),
        "三季度前两个月",
        "part",
    ),
    Row(
        f"(?=after num ge? {parts.UNIT}(?!within))",
        _part_if(lambda span: span.grain not in ("day", "fest", "week") and not span.at_end),
        "6月后10天",
        "part",
    ),
    Row("(?=third)", _part_if(lambda span: span.grain == "month"), "最后一个月上旬"),
    Row(
        "(?=month-half)", _part_if(lambda span: span.grain == "month" and not span.whole), "6月上半月", "part"
    ),
    Row(
        "(?=[last-one from-end])",
        _part_if(lambda span: not span.parts),
        "3月最后一天|last day of March",
        "part",
    ),
    Row(
        "(?=[di ordinal-one pos])",
        _part_if(lambda span: not span.parts and not span.at_end),
        "3月第二周",
        "part",
    ),
)
"""What may stand behind which spans: 6月前三天 may also be three days before June."""


def under(r: Reader, span: Span) -> Span:
    """Return the part of a span that stands behind it, however deep: 9月最后一周第一天; else the span."""
    while True:
        at = r.at
        found = _part_of(r, span)
        if found is None:
            r.at = at
            return span
        span = found


def _part_of(r: Reader, span: Span) -> Span | None:
    """Return the part of a span that is named next, or None."""
    if r.kinds[r.at] == "at":
        r.passes(f"of(?=[{' '.join(sorted(parts.STARTS))}])")
    if span.grain == "week" and not span.relative and r.kinds[r.at] == "weekday":
        return parts.of(span, parts.Part("weekday", 1, 1, r.take().value))
    if span.grain in ("day", "fest") and span.first == span.last and r.passes("its-week"):
        return units.around_day("week", span.first)._replace(rule="part", named_year=span.named_year)
    if span.grain == "week" and span.is_part and r.passes("bottom"):
        return span._replace(first=span.last, grain="day", at_end=True)
    part: parts.Part | None = read(PARTS_BEHIND, r, span)
    if part is None:
        return None
    found = parts.of(span, part)
    if part.unit not in units.SPANS or part.first != part.last:
        return found
    return under_month(r, found) if part.unit == "month" else ends(r, found)
