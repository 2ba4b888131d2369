"""Which span does a date name? One production for each way a date can begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.timing.calendar import festivals, units
from plancli.timing.calendar.seasons import season
from plancli.timing.calendar.units import ONE
from plancli.timing.grammar import lists, months, parts
from plancli.timing.refusal import Refused
from plancli.timing.span import Span, checked_year

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancli.timing.span import Reader


_SUBUNITS = "num half named-quarter halves season di fest third pos first-n ordinal-one lunar last-one"

SUBUNITS = tuple(_SUBUNITS.split())

BEHIND = ("open-bracket", "colon")
"""What stands between a period and the part of it that is meant."""

NEXT_YEARS = frozenset(["次年", "次年度", "翌年", "下一年", "来年", "下年"])
"""Names of the year behind the one named before them."""


def date(r: Reader, left: Span | None = None) -> Span | None:
    """Return the span that a date at this place names, or None where none begins here.

    Args:
        r: The place; it moves past the date.
        left: The date before it in a list or range, whose year and month are inherited.
    """
    production = STARTS.get(r.kinds[r.at])
    if production is None:
        return None
    at = r.at
    span = production(r, left)
    if span is None:
        r.at = at
    return span


def _numbered(r: Reader, left: Span | None) -> Span | None:  # noqa: PLR0911  # one return for each unit
    """Read a date that begins with a number: 2010年6月30日, 6月, 三季度, 20日."""
    follows = r.kind(1)
    if follows == "year" and len(r.texts[r.at]) != 1:
        return _year(r)
    if len(r.texts[r.at]) == 4 and r.tokens[r.at].value >= 1000 and (follows in SUBUNITS or not follows):  # noqa: PLR2004
        return _bare_year(r)
    if len(r.texts[r.at]) == months.TWO and r.text(1) in ("年底", "年末", "年初", "年中", "年终"):
        return _bare_year(r)
    if follows == "month":
        year = units.inherited(r.setting, left)
        return months.month(r, year, named=False)
    if follows == "quarter":
        return months.quarter(r, units.inherited(r.setting, left), named=False)
    if follows == "day" and left is not None and left.month:
        return months.day(r, left.year, left.month)
    if follows == "xun":
        raise Refused("unknown-unit")
    return None


def _year(r: Reader) -> Span | None:
    """Read a year and what stands under it."""
    digits = r.texts[r.at]
    value = months.number(r)
    if len(digits) == months.TWO and (digits.isdigit() or value < 100):  # noqa: PLR2004  # two digits
        if digits[0] != "0" and (not digits.isdigit() or r.kind(2) not in SUBUNITS):
            if r.kind(2) in ("before", "", "since", "after", "finish"):
                raise Refused("ambiguous")
            return None
        value = months.near_century(value, r.setting.year)
    elif value < 1000:  # noqa: PLR2004  # no year has fewer than four digits
        raise Refused("year-out-of-range")
    checked_year(value)
    r.at += 2
    return under_year(r, value)


def _bare_year(r: Reader) -> Span | None:
    """Read a year without 年: 2010上半年, 2010年底, 2010."""
    value = months.number(r)
    if len(r.texts[r.at]) == months.TWO:
        value = months.near_century(value, r.setting.year)
    if r.kind(1) == "num" and r.kind(2) not in ("month", "quarter"):
        return None
    checked_year(value)
    r.at += 1
    return under_year(r, value)


def _named_year(r: Reader, left: Span | None) -> Span | None:
    """Read 今年, 明年, 次年 and what stands under it; 今明两年."""
    token = r.take()
    base = r.setting.year
    if left is not None and token.text in NEXT_YEARS:
        base = left.year or base
    if token.text in ("今", "明"):
        return _short_year(r, token.text)
    return under_year(r, checked_year(base + token.value))


def _short_year(r: Reader, text: str) -> Span | None:
    """Read 今明两年, 今冬, 明春."""
    year = r.setting.year
    if text == "今" and r.texts[r.at] == "明" and r.kind(1) == "num":
        r.at += 3
        return (
            units.year_span(year, year + 1)
            if r.tokens[r.at - 2].value == months.TWO and r.text(-1) == "年"
            else None
        )
    if r.kinds[r.at] == "season" and r.texts[r.at][0] in "春夏秋冬":
        return season(r.setting, r.take().text, year + (text == "明"))
    return None


def under_year(r: Reader, year: int) -> Span:
    """Read what stands under a year: 6月30日, 上半年, 年底, 春节; else the year itself."""
    if r.kinds[r.at] == "pos" and f"年{r.texts[r.at]}" in FUZZY_YEAR and not parts.begins(r):
        said = r.said() if r.tokens[r.at].said is not None else ""
        return season(r.setting, f"年{r.take().text}", year, said)._replace(named_year=True)
    if r.texts[r.at] == "的" and (r.kind(1) in SUBUNITS or r.kind(1) == "named-quarter"):
        r.at += 1
        found = _counted_under_year(r, year) or _named_under_year(r, year)
        if found is not None:
            return found._replace(named_year=True)
        r.at -= 1
    if r.texts[r.at] in ("月", "日") and r.kind(1) not in ("word", "noun"):
        raise Refused("incomplete")
    found = _counted_under_year(r, year) or _named_under_year(r, year)
    return units.year_span(year) if found is None else found._replace(named_year=True)


def _counted_under_year(r: Reader, year: int) -> Span | None:
    """Read a numbered unit of a year: 6月30日, 三季度, 6-8月."""
    if r.kinds[r.at] not in ("num", "di"):
        return None
    at = r.at
    found = lists.elided(r, units.year_span(year))
    if found is not None:
        return found
    r.at = at
    if r.sees("num", "month"):
        return months.month(r, year, named=True)
    return months.quarter(r, year, named=True) if r.kind(1) == "quarter" and r.kinds[r.at] == "num" else None


def _named_under_year(r: Reader, year: int) -> Span | None:
    """Read a named part of a year: 上半年, 第三季度, 春节."""
    production = UNDER_YEAR.get(r.kinds[r.at])
    at = r.at
    found = None if production is None else production(r, units.year_span(year))
    if found is None:
        r.at = at
    return found


def _half(r: Reader, left: Span | None) -> Span:
    """Read 上半年, H2 and its end."""
    token = r.take()
    return months.ends(r, units.unit_span("half", units.inherited(r.setting, left), token.value))


def _named_quarter(r: Reader, left: Span | None) -> Span:
    """Read Q3 and its end."""
    token = r.take()
    return months.ends(r, units.unit_span("quarter", units.inherited(r.setting, left), token.value))


def _halves(r: Reader, left: Span | None) -> Span:
    """Read 上、下半年: both halves, each for itself."""
    r.at += 1
    year = units.inherited(r.setting, left)
    parts = tuple(units.unit_span("half", year, number_) for number_ in (1, 2))
    return units.year_span(year)._replace(parts=parts)


def _part(r: Reader, left: Span | None) -> Span | None:
    """Read a part without its whole: 第三季度, 前5个月 of the year; 第三周 of the month named before it."""
    at = r.at
    part = parts.read(r)
    if part is None or (r.tokens[at].kind in ("before", "after") and part.unit not in units.SPANS):
        return None
    if left is not None and r.kind(at - r.at - 1) in BEHIND and parts.is_smaller(part, left):
        return parts.of(left, part)  # 三季度（首月）
    if part.unit in units.SPANS:
        year = units.year_span(units.inherited(r.setting, left), named=False)
        return months.ends(r, parts.of(year, part)._replace(rule="unit"))
    if left is None or not left.month:
        raise Refused("ambiguous")
    return parts.of(units.unit_span("month", left.year, left.month), part)


def _whole(r: Reader, left: Span | None) -> Span:
    """Read 全年."""
    r.at += 1
    return units.year_span(units.inherited(r.setting, left), named=False)._replace(rule="whole-year")


def _season(r: Reader, left: Span | None) -> Span:
    """Read a fuzzy word of the year: 年中, 汛期, 冬季."""
    said = r.said()
    return season(r.setting, r.take().text, units.inherited(r.setting, left), said)


def _relative(r: Reader, left: Span | None) -> Span | None:
    """Read 本月, 下季度, 本周五 and what stands under them."""
    unit, step = r.take().value
    issued = r.setting.issue_date()
    span = units.around_day(unit, issued, step)._replace(relative=True, rule="relative", code="")
    if unit == "month":
        return months.under_month(r, span)
    if unit == "quarter":
        return months.ends(r, span)
    if unit == "week" and r.kinds[r.at] == "num" and r.kind(1) not in ("count-unit", "ge"):
        if not 1 <= months.number(r) <= 6:  # noqa: PLR2004  # the seventh is called 日
            raise Refused("invalid-number")
        day = span.first + (months.number(r) - 1) * ONE
        r.at += 1
        return Span(day, day, "day", day.year, day.month, relative=True, rule="relative")
    if unit == "week" and r.kinds[r.at] in ("day", "pos"):
        day = span.last if r.take().kind == "day" else span.last - ONE
        return Span(day, span.last, "day", day.year, day.month, relative=True, rule="relative")
    return span


def _unnumbered(r: Reader, left: Span | None) -> Span | None:
    """Read a unit of the issue date without number: 月底, 中旬, 季末, 周五."""
    token = r.take()
    if token.kind == "third":
        if left is not None and left.month:
            return units.third_span(left.year, left.month, *token.value)
        issued = r.setting.issue_date()
        found = units.third_span(issued.year, issued.month, *token.value)
        return found._replace(relative=True, rule="relative")
    if token.kind == "weekday":
        begin = units.around_day("week", r.setting.issue_date()).first
        day = begin + token.value * ONE
        return Span(day, day, "day", day.year, day.month, relative=True, rule="relative")
    unit = {"month": "month", "quarter": "quarter", "week": "week"}[token.kind]
    if r.kinds[r.at] not in ("pos", "within"):
        return None
    if left is not None and left.month and unit == "month" and r.kinds[r.at] == "pos":
        return units.end_third(units.unit_span("month", left.year, left.month), r.take().text)
    span = units.around_day(unit, r.setting.issue_date())
    span = span._replace(relative=True, rule="relative", code="", each=True)
    return span if r.kinds[r.at] == "within" or unit == "week" else units.end_third(span, r.take().text)


def _bare_unit_year(r: Reader, left: Span | None) -> Span | None:
    """Read 年内, 年度内, 年前."""
    token = r.take()
    if r.kinds[r.at] == "within":
        return units.year_span(units.inherited(r.setting, left), named=False)
    if token.text == "年" and r.kinds[r.at] in ("before", "after") and left is None:
        return festivals.before_new_year(r.setting)
    return None


def _five_year_plan(r: Reader, left: Span | None) -> Span:
    """Read a five-year plan and the part of it that is meant."""
    return festivals.five_year_plan(r)


def _festival(r: Reader, left: Span | None) -> Span | None:
    """Read one festival or several joined ones."""
    return festivals.festival(r, left)


def _lunar(r: Reader, left: Span | None) -> Span | None:
    """Read a lunar date."""
    return festivals.lunar_date(r, left)


def _strange(r: Reader, left: Span | None) -> Span:
    """Refuse a season or a pair of festivals that every place dates for itself."""
    raise Refused(r.take().value)


STARTS: dict[str, Callable[[Reader, Span | None], Span | None]] = {
    "num": _numbered,
    "named-year": _named_year,
    "half": _half,
    "halves": _halves,
    "named-quarter": _named_quarter,
    "di": _part,
    "ordinal-one": _part,
    "last-one": _part,
    "from-end": _part,
    "pos": _part,
    "month-half": _part,
    "before": _part,
    "after": _part,
    "whole": _whole,
    "season": _season,
    "relative": _relative,
    "third": _unnumbered,
    "weekday": _unnumbered,
    "month": _unnumbered,
    "quarter": _unnumbered,
    "week": _unnumbered,
    "year": _bare_unit_year,
    "plan": _five_year_plan,
    "fest": _festival,
    "lunar": _lunar,
    "lunar-month": _lunar,
    "strange": _strange,
}

_UNDER_YEAR = "half halves named-quarter whole year season fest lunar lunar-month strange"

UNDER_YEAR = {kind: STARTS[kind] for kind in _UNDER_YEAR.split()}

FUZZY_YEAR = frozenset({"年初", "年中", "年底", "年末", "年终"})
