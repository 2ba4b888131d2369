"""Which festival, lunar date or five-year plan does a date name?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.timing.calendar import festivals, units
from plancli.timing.grammar.months import value
from plancli.timing.grammar.reader import Row, Table, read
from plancli.timing.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancli.timing.grammar.reader import Reader
    from plancli.timing.span import Span
    from plancli.timing.wording.lexer import Token


def before_new_year(r: Reader, left: Span | None) -> Span | None:
    """Return 年前, 年后."""
    return festivals.before_new_year(r.setting) if left is None else None


def festival(r: Reader, left: Span | None, first: Token) -> Span:
    """Return one festival or several joined ones: 春节, 中秋国庆, 元旦、春节."""
    names = [first.value]
    at = r.at
    while (more := r.reads("conj? (fest)")) is not None and festivals.are_near(names[-1], more[0].value):
        names.append(more[0].value)
        at = r.at
    r.at = at
    if len(names) > 1 and r.texts[r.at] in ("两节", "双节", "三节"):
        r.at += 1
    off = r.skip("days-off")
    kind = r.kinds[r.at]
    mark = kind if kind in festivals.MARKS else ""
    return festivals.ahead(r.setting, names, left, mark, off=off)


def festival_in_month(r: Reader, left: Span | None, number: Token) -> Span:
    """Return 10月重阳节: the festival, if it falls in that month.

    Raises:
        Refused: ``ambiguous`` where it falls in another.
    """
    month = units.unit_span("month", units.inherited(r.setting, left), value(number))
    found = festival(r, month, r.take())
    if (found.first.year, found.first.month) != (month.year, month.month):
        raise Refused("ambiguous")
    return found


def _lunar(r: Reader, left: Span | None, leap: Token | None, month: Token) -> Span:
    """Return a lunar month or day: 农历八月十五, 腊月, 正月十五."""
    if not 1 <= month.value <= 12:  # months in a lunar year without its leap month
        raise Refused("invalid-month")
    part, at_end = read(LUNAR_DAYS, r) or ((1, 30), False)
    year = left.year if left else 0
    found = festivals.lunar_in(r.setting, month.value, part, year=year, leap=leap is not None)
    return found._replace(at_end=at_end)


def lunar_date(r: Reader, left: Span | None) -> Span | None:
    """Read a lunar month or day; None where none stands here."""
    found: Span | None = read(LUNAR, r, left)
    return found


def _lunar_day(most: int) -> Callable[[Reader, Token], tuple[tuple[int, int], bool]]:
    """Return what reads the day of a lunar month, numbered up to `most`."""

    def build(r: Reader, number: Token) -> tuple[tuple[int, int], bool]:
        if not 1 <= number.value <= most:
            raise Refused("invalid-date")
        return (number.value, number.value), False

    return build


def _lunar_third(r: Reader, place: Token) -> tuple[tuple[int, int], bool] | None:
    """Return 上旬, 底 of a lunar month."""
    number = festivals.THIRDS.get(place.text, 0)
    first, last = place.value or (number, number)
    return ((10 * first - 9, 10 * last), place.text == "底") if first else None


LUNAR_DAYS = Table(
    Row("start (num) day?", _lunar_day(10), "正月初八"),
    Row("(num) day?", _lunar_day(30), "八月十五"),
    Row("([third pos])", _lunar_third, "腊月底"),
)
LUNAR = Table(
    Row("lunar (leap)? (lunar-month)", _lunar, "农历正月十五", "lunar"),
    Row("lunar (leap)? (num) month", _lunar, "农历八月十五", "lunar"),
    Row("lunar leap? (fest)", festival, "农历端午", "festival"),
    Row("(lunar-month)", lambda r, left, month: _lunar(r, left, None, month), "腊月", "lunar"),
)


def plan(r: Reader, left: Span | None, number: Token) -> Span | None:
    """Return a five-year plan and the part of it that is meant: “十二五”期间, “十二五”末, “十五”后两年."""
    is_document = r.texts[r.at] in ("规划", "计划", "规划期", "计划期")
    r.at += is_document
    if is_document and not r.fits("[during within pos before after last-one]|$"):  # “十五五”规划编制
        return None
    if r.fits("mid-term verb"):  # “十四五”规划中期评估
        return None
    r.passes("during|(?<=heading)within")
    first, last = read(PLAN_YEARS, r) or (1, 5)
    return festivals.five_year_plan(number.value, first, last)


def _plan_years(r: Reader, which: Token, number: Token) -> tuple[int, int]:
    """Return the first or last so many years of a five-year plan."""
    if not 1 <= number.value <= festivals.FIVE:
        raise Refused("invalid-number")
    return (1, number.value) if which.kind == "before" else (6 - number.value, 5)


PLAN_YEARS = Table(
    Row("([pos word finish])", lambda r, place: festivals.PLAN_PARTS.get(place.text), "“十二五”末"),
    Row("([before after last-one]) (num) year", _plan_years, "“十五”后两年"),
)
