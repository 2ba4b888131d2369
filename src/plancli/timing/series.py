"""Which spans does a chain of dates name: ranges, ISO dates, lists whose unit stands once at the end?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from plancli.timing import dates, festivals, iso, parts, units
from plancli.timing.refusal import Refused
from plancli.timing.span import Span

if TYPE_CHECKING:
    from plancli.timing.span import Reader

MOST = 24
"""Items a list may have."""

LATE, EARLY = 9, 4
"""A span of months that names no year may run from September or later into April or earlier."""

BETWEEN = ("至", "直至", "直到", "起至")
"""Signs that always stand between two ends; a dash may be a pause, and 到 may mean to go somewhere."""

FINE = ("day", "third", "week", "fest")
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
    if r.kinds[r.at] == "since" and r.kind(1) in ("range", "until"):
        r.at += 1
    if span.at_end and span.grain == "third" and r.kinds[r.at] == "num":
        right = point(r, span)
        if right is not None and right.grain == "third" and right.first - span.last == units.ONE:
            return joined(span, right)._replace(whole=True)
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
    return joined(left, right)._replace(whole=True)


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
        return dates.under(r, found)
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
        found = (iso.iso(r, left) if figures else None) or elided(r, left)
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
        if right.named_year or not _rolls_over(left, right):
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
    return joined(left, right)._replace(whole=True)


def _adds_nothing(left: Span, right: Span) -> bool:
    """Tell whether a range ends where its first part does, so that it was none: 3月-最后一周."""
    return left.first <= right.first and right.last <= left.last and left.first != right.last


def _is_part_of_all(left: Span, right: Span) -> bool:
    """Tell whether a part may be one of the whole range: the last week of April to June."""
    return right.is_part and not left.is_part and parts.is_finer(right, left)


def _is_half_range(r: Reader, sign: str) -> bool:
    """Tell whether a range names no right end that can be read: 3月至, 3月至5, 3月至任务完成."""
    if r.kinds[r.at] == "num" and r.kind(1) in ("", "sep", "before", "close-bracket"):
        return True
    return sign in BETWEEN or (sign != "~" and r.kinds[r.at] in ("", "sep", "before", "close-bracket"))


def _rolls_over(left: Span, right: Span) -> bool:
    """Tell whether a backwards span means next year: 11月至2月, but not 第四季度至第一季度."""
    grains = all(s.grain in ("month", "day", "fest") or s.at_end for s in (left, right))
    return grains and left.first.month >= LATE and right.last.month <= EARLY


def joined(left: Span, right: Span) -> Span:
    """Return the span from the beginning of one to the end of another."""
    grain = left.grain if left.grain == right.grain else "month"
    if left.grain in FINE or right.grain in FINE:
        grain = "day"
    return left._replace(
        last=right.last,
        grain=grain,
        code="",
        at_end=right.at_end,
        year=right.year,
        month=right.month,
        notes=left.notes + right.notes,
        until=None,
        rule="range",
    )


def chain(r: Reader) -> tuple[list[tuple[str, int]], str]:
    """Return the numbers of 3、4、5月 with the sign before each, and the kind of the unit that ends them."""
    found: list[tuple[str, int]] = []
    ahead, sign = 0, ""
    while True:
        ahead += r.kind(ahead) == "di"
        if r.kind(ahead) != "num":
            return [], ""
        found.append((sign, r.at + ahead))
        if len(found) > MOST:
            raise Refused("too-many-items")
        sign = r.kind(ahead + 1)
        if sign not in ("range", "conj", "or", "slash"):
            return found, sign
        ahead += 2


def elided(r: Reader, left: Span | None) -> Span | None:
    """Read numbers that share the unit behind the last: 3-5月, 二、三季度, 2010-2012年."""
    numbers, unit = chain(r)
    if unit in ("", "sep", "close-bracket") and all(len(r.tokens[at].text) == 4 for _, at in numbers):  # noqa: PLR2004
        unit = "years"
    if len(numbers) < 2 or unit not in ("month", "quarter", "year", "years"):  # noqa: PLR2004  # a list has two
        return None
    if any(sign in ("or", "slash") for sign, _ in numbers):
        raise Refused("alternatives")
    scripts = {r.tokens[at].text.isdigit() for _, at in numbers}
    if len(scripts) > 1 and any(sign == "conj" for sign, _ in numbers):
        raise Refused("ambiguous")
    values = [_value(r, at, unit) for _, at in numbers]
    if unit.startswith("year"):
        return _years(r, numbers, values, said=unit == "year")
    year = units.inherited(r.setting, left)
    spans: list[Span] = []
    for (sign, _), value in zip(numbers, values, strict=True):
        if sign == "range":
            spans[-1] = _over(spans[-1], unit, value)
        else:
            spans.append(units.unit_span(unit, year, value))
    r.at = numbers[-1][1] + 2
    return _closed(r, spans)


def _value(r: Reader, at: int, unit: str) -> int:
    """Return one number of a chain; years may be cut to two digits (2010-12年)."""
    value = dates.number(r, at - r.at)
    if unit == "year" and len(r.tokens[at].text) == 2:  # noqa: PLR2004  # the last two digits
        return dates.near_century(value, r.setting.year)
    return value


def _over(span: Span, unit: str, value: int) -> Span:
    """Return a unit extended to number `value`, in the next year where a span of months may."""
    right = units.unit_span(unit, span.year, value)
    if right.first < span.first:
        if unit != "month" or not _rolls_over(span, right):
            raise Refused("reversed-range")
        right = units.unit_span(unit, span.year + 1, value)
    return joined(span, right)._replace(whole=True)


def _years(r: Reader, numbers: list[tuple[str, int]], values: list[int], *, said: bool) -> Span | None:
    """Return the years of a chain from the first to the last."""
    if len(r.texts[r.at]) < 4:  # noqa: PLR2004  # 10-12年 may be ten to twelve years
        raise Refused("ambiguous")
    r.at = numbers[-1][1] + 1 + said
    spans = [units.year_span(a, b) for a, b in pairwise(values)]
    return joined(spans[0], spans[-1])._replace(grain="year", named_year=True, rule="range", whole=True)


def _closed(r: Reader, spans: list[Span]) -> Span:
    """Return adjoining units as one span, others with their parts; read what stands under the last."""
    last = spans[-1]
    if last.grain == "month" and r.kinds[r.at] in ("third", "pos"):
        under = dates.under_month(r, units.unit_span("month", last.last.year, last.last.month))
        if under.grain != "month":
            return _under_each(spans, under)
    if last.grain == "quarter" and r.kinds[r.at] == "pos":
        end = r.take().text
        parts = tuple(units.end_third(span, end) for span in spans)
        if len(parts) == 1:
            return last._replace(last=parts[0].last, at_end=parts[0].at_end)
        return joined(parts[0], parts[-1])._replace(parts=parts)
    whole = joined(spans[0], last) if len(spans) > 1 else last
    if all(b.first - a.last == units.ONE for a, b in pairwise(spans)):
        return whole
    return whole._replace(parts=tuple(spans))


def _under_each(spans: list[Span], under: Span) -> Span:
    """Return 3-5月上旬 as a span that ends there, and 6、9、12月底 as three."""
    if len(spans) == 1:
        return spans[0]._replace(last=under.last, grain="day", at_end=under.at_end, code="")
    number = {1: 1, 11: 2}.get(under.first.day, 3)
    parts = tuple(
        units.third_span(s.last.year, s.last.month, number, number)._replace(at_end=under.at_end)
        for s in spans
    )
    return joined(parts[0], parts[-1])._replace(parts=parts)
