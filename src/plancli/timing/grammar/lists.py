"""Which spans does a list name whose unit stands once, at its end: 3-5月, 二、三季度, 2010-2012年?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from plancli.timing.calendar import units
from plancli.timing.grammar import months
from plancli.timing.refusal import Refused

if TYPE_CHECKING:
    from plancli.timing.span import Reader, Span


MOST = 24
"""Items a list may have."""

LATE, EARLY = 9, 4
"""A span of months that names no year may run from September or later into April or earlier."""

FINE = ("day", "third", "week", "fest")


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
    value = months.number(r, at - r.at)
    if unit == "year" and len(r.tokens[at].text) == 2:  # noqa: PLR2004  # the last two digits
        return months.near_century(value, r.setting.year)
    return value


def _over(span: Span, unit: str, value: int) -> Span:
    """Return a unit extended to number `value`, in the next year where a span of months may."""
    right = units.unit_span(unit, span.year, value)
    if right.first < span.first:
        if unit != "month" or not rolls_over(span, right):
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
        under = months.under_month(r, units.unit_span("month", last.last.year, last.last.month))
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


def rolls_over(left: Span, right: Span) -> bool:
    """Tell whether a backwards span means next year: 11月至2月, but not 第四季度至第一季度."""
    grains = all(s.grain in ("month", "day", "fest") or s.at_end for s in (left, right))
    return grains and left.first.month >= LATE and right.last.month <= EARLY
