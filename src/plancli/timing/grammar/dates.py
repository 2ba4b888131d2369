"""Which span does a date name? One row for each way a date can begin, and for what may stand under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.timing.calendar import units
from plancli.timing.calendar.seasons import season
from plancli.timing.calendar.units import ONE
from plancli.timing.grammar import lists, named, parts
from plancli.timing.grammar.months import MOST_DAY, day, ends, near_century, under_month, unit, value
from plancli.timing.grammar.reader import Row, Table, read
from plancli.timing.refusal import Refused
from plancli.timing.span import Span, checked_year

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from plancli.timing.grammar.reader import Reader
    from plancli.timing.wording.lexer import Token

_UNDER_YEAR = "[num half named-quarter halves season di fest third pos first-n ordinal-one lunar last-one]"

BEHIND = ("open-bracket", "colon")
"""What stands between a period and the part of it that is meant."""

EVENTFUL = ("event", "finish", "verb", "event-verb", "given")

NEXT_YEARS = frozenset(["次年", "次年度", "翌年", "下一年", "来年", "下年"])
"""Names of the year behind the one named before them."""

LAST_WEEKDAY = 6
"""The seventh is called 日."""


def date(r: Reader, left: Span | None = None) -> Span | None:
    """Return the span that a date at this place names, or None where none begins here.

    Args:
        r: The place; it moves past the date.
        left: The date before it in a list or range, whose year and month are inherited.
    """
    found: Span | None = read(DATES, r, left)
    return found


def _part(r: Reader, left: Span | None) -> Span | None:
    """Return a part without its whole: 第三季度, 前5个月 of the year; 第三周 of the month named before it."""
    at = r.at
    part = _own_part(r)
    if part is None:
        return None
    if left is not None and r.kinds[at - 1] in BEHIND and parts.is_smaller(part, left):
        return parts.of(left, part)  # 三季度（首月）
    if part.unit in units.SPANS:
        year = units.year_span(units.inherited(r.setting, left), named=False)
        return ends(r, parts.of(year, part)._replace(rule="unit"))
    if left is None or not left.month:
        raise Refused("ambiguous")
    return parts.of(units.unit_span("month", left.year, left.month), part)


def _own_part(r: Reader) -> parts.Part | None:
    """Return a part that is counted neither from a day nor from an event; None where none stands here.

    Raises:
        Refused: ``ambiguous`` for 6月30日后第10天, 开学第一个月.
    """
    at = r.at
    kind, before = r.kinds[at], r.kinds[at - 1] if at else ""
    is_side = kind in ("before", "after")
    if kind == "di" and before in ("after", "since", "before"):
        raise Refused("ambiguous")
    if is_side and before in EVENTFUL:  # 启动后一个月内
        return None
    part = parts.part(r)
    if part is not None and part.unit == "month" and before == "event":
        raise Refused("ambiguous")
    return None if part is not None and is_side and part.unit not in units.SPANS else part


def _year(r: Reader, left: Span | None, number: Token) -> Span:
    """Return a year and what stands under it; two digits are of the nearest century."""
    found = value(number)
    return under_year(r, near_century(found, r.setting.year) if len(number.text) == 2 else found)


def _other_year(r: Reader, left: Span | None, number: Token) -> Span | None:
    """Refuse 10年前, which may be a year or an amount; read 2010年, and no year in 10年规划."""
    found = value(number)
    if len(number.text) != 2 or found > MOST_DAY:  # digits of a year cut short
        if found < 1000:  # no year has fewer than four digits
            raise Refused("year-out-of-range")
        return under_year(r, found)
    if r.fits("[before since after finish]|$"):
        raise Refused("ambiguous")
    return None


def _bare_year(r: Reader, left: Span | None, number: Token) -> Span | None:
    """Return 2010上半年, 2010年底, 2010: a year without 年."""
    if number.value < 1000 or r.fits("num(?! [month quarter])"):  # 0010
        return None
    return _year(r, left, number)


def _named_year(r: Reader, left: Span | None, name: Token) -> Span | None:
    """Return 今年, 明年, 次年 and what stands under it."""
    base = units.inherited(r.setting, left if name.text in NEXT_YEARS else None)
    return under_year(r, base + name.value)


def _two_years(r: Reader, left: Span | None, number: Token) -> Span | None:
    """Return 今明两年."""
    return units.year_span(r.setting.year, r.setting.year + 1) if number.value == 2 else None


def _season_of(r: Reader, left: Span | None, name: Token, word: Token) -> Span | None:
    """Return 今冬, 明春."""
    is_natural = word.text[0] in "春夏秋冬"
    return season(r.setting, word.text, r.setting.year + name.value) if is_natural else None


def under_year(r: Reader, year: int) -> Span:
    """Return what stands under a year: 6月30日, 上半年, 年底, 春节; else the year itself."""
    whole = units.year_span(checked_year(year))
    found = read(YEAR_ENDS, r, year)
    if found is None:
        at = r.at
        r.passes(f"of(?={_UNDER_YEAR}|named-quarter)")
        found = read(UNDER_YEAR, r, whole)
        if found is None:
            r.at = at
    if found is None and r.fits("(?:moon|sun)(?!word|noun)"):
        raise Refused("incomplete")
    return whole if found is None else found._replace(named_year=True)


def _year_end(r: Reader, year: int, place: Token) -> Span:
    """Return 2010年底."""
    said = "" if place.said is None else r.said_before()
    return season(r.setting, f"年{place.text}", year, said)


YEAR_ENDS = Table(
    Row("([start middle bottom])", _year_end, "今年底", "fuzzy"),
    Row(f"([tail close])(?!{parts.UNIT})", _year_end, "今年末", "fuzzy"),
)


def _relative(r: Reader, left: Span | None, name: Token) -> Span:
    """Return 本月, 下季度, 本周五 and what stands under them."""
    which, step = name.value
    issued = r.setting.issue_date()
    span = units.around_day(which, issued, step)._replace(relative=True, code="")
    if which == "week":
        found: Span | None = read(WEEK_DAYS, r, span)
        return found or span
    if which == "month":
        return under_month(r, span)
    return ends(r, span) if which == "quarter" else span


def _numbered_weekday(r: Reader, week: Span, number: Token) -> Span:
    """Return 本周5."""
    if not 1 <= value(number) <= LAST_WEEKDAY:
        raise Refused("invalid-number")
    return _issue_day(week.first + (number.value - 1) * ONE)


def _issue_day(day: dt.date) -> Span:
    """Return a day that is named from the issue date."""
    return units.one_day(day)._replace(relative=True)


WEEK_DAYS = Table(
    Row("(num)(?!count-unit|ge)", _numbered_weekday, "本周5"),
    Row("day", lambda r, week: _issue_day(week.last), "本周日"),
    Row("pos", lambda r, week: _issue_day(week.last)._replace(first=week.last - ONE), "本周末"),
)


def _third(r: Reader, left: Span | None, third: Token) -> Span:
    """Return 中旬 of the month named before it, else of the issue date's."""
    if left is not None and left.month:
        return units.third_span(left.year, left.month, *third.value)
    issued = r.setting.issue_date()
    return units.third_span(issued.year, issued.month, *third.value)._replace(relative=True, rule="relative")


def _weekday(r: Reader, left: Span | None, name: Token) -> Span:
    """Return 周五 of the issue date's week."""
    return _issue_day(units.around_day("week", r.setting.issue_date()).first + name.value * ONE)


def _now(r: Reader, unit: Token) -> Span:
    """Return the month, quarter or week of the issue date, which beside a recurrence stands for every one."""
    span = units.around_day(unit.kind, r.setting.issue_date())
    return span._replace(relative=True, code="", each=True)


def _end_of_now(r: Reader, left: Span | None, unit: Token, place: Token) -> Span:
    """Return 月底, 季末."""
    if left is not None and left.month and unit.kind == "month":
        return units.end_third(units.unit_span("month", left.year, left.month), place.text)
    return units.end_third(_now(r, unit), place.text)


def _refused(reason: str = "") -> Callable[..., Span]:
    """Return what refuses what a row reads, for the reason that the vocabulary gives where none is given."""

    def build(r: Reader, left: Span | None, word: Token | None = None) -> Span:
        raise Refused(reason or word.value if word else reason)

    return build


def _numbered(name: str) -> Callable[[Reader, Span | None, Token], Span]:
    """Return what builds a unit of the year that stands before it, else of the plan's."""
    return lambda r, left, number: unit(r, units.inherited(r.setting, left), name, number)


def _named(name: str) -> Callable[[Reader, Span | None, Token], Span]:
    """Return what builds a half or a quarter that is one word, and its end."""
    return lambda r, left, word: ends(r, units.unit_span(name, units.inherited(r.setting, left), word.value))


def _whole_year(r: Reader, left: Span | None) -> Span:
    """Return the year that stands before it, else the plan's."""
    return units.year_span(units.inherited(r.setting, left), named=False)


def _half_end(r: Reader, left: Span | None) -> Span:
    """Return 半年末, the end of the first half."""
    return ends(r, units.unit_span("half", units.inherited(r.setting, left), 1))


def _seasons(r: Reader, left: Span | None, word: Token) -> Span:
    """Return 春秋两季: both seasons, each for itself."""
    year = units.inherited(r.setting, left)
    spans = (season(r.setting, name, year) for name in word.text if name in "春夏秋冬")
    return units.year_span(year)._replace(parts=tuple(sorted(spans)))


def _halves(r: Reader, left: Span | None) -> Span:
    """Return 上、下半年: both halves, each for itself."""
    year = units.inherited(r.setting, left)
    return units.year_span(year)._replace(parts=tuple(units.unit_span("half", year, half) for half in (1, 2)))


def _season(r: Reader, left: Span | None, word: Token) -> Span:
    """Return a fuzzy word of the year: 年中, 汛期, 冬季."""
    return season(r.setting, word.text, units.inherited(r.setting, left), r.said_before())


_NAMED = (
    Row("(half)", _named("half"), "上半年|first half", "unit"),
    Row("halves", _halves, "上、下半年"),
    Row("(seasons)", _seasons, "春秋两季"),
    Row("(named-quarter)", _named("quarter"), "Q3", "unit"),
    Row("whole", _whole_year, "贯穿全年|throughout the year", "whole-year"),
    Row("year(?=within)", _whole_year, "年内"),
    Row("(year-part)", _season, "年中|年底|mid-year", "fuzzy"),
    Row("(season)", _season, "汛期|夏季|采暖季", "season"),
    Row("(fest)", named.festival, "春节前|国庆节|before Spring Festival", "festival"),
    Row("(?=[lunar lunar-month])", named.lunar_date, "农历八月十五"),
    Row("(strange)", _refused(), "三夏", "unresolved"),
)
UNDER_YEAR = Table(
    Row("(?=[num di])(?=di? num [range conj or slash])", lists.elided, "2010年6-8月"),
    Row("two month", _refused("incomplete"), "2010年两月", "unresolved"),
    Row("(num) month(?=fest)", named.festival_in_month, "2010年10月重阳节"),
    Row("(num) month", _numbered("month"), "2010年6月"),
    Row("(num) quarter", _numbered("quarter"), "2010年三季度"),
    *_NAMED,
)
DATES = Table(
    Row(
        f"([num-0]) year|(num-2) year(?={_UNDER_YEAR})",
        lambda r, left, a, b: _year(r, left, a or b),
        "10年6月",
    ),
    Row("([num-long num-2 num-0 num-tens num-4]) year", _other_year, "2010年6月"),
    Row(f"(num-4)(?={_UNDER_YEAR}|$)", _bare_year, "2010上半年"),
    Row("([num-2 num-0 num-tens])(?=year-part)", _year, "10年底"),
    Row("two month", _refused("incomplete"), "两月", "unresolved"),
    Row("(num) month(?=fest)", named.festival_in_month, "10月重阳节"),
    Row("(num) month", _numbered("month"), "3月|June", "unit"),
    Row("(num) quarter", _numbered("quarter"), "二季度", "unit"),
    Row(
        "(num)(?:day|(?=(?:[conj range] num)+ day))",
        lambda r, left, number: day(r, left, number) if left and left.month else None,
        "20日",
    ),
    Row("num xun", _refused("unknown-unit"), "3旬", "unresolved"),
    Row("this-one next-one (num) annual", _two_years, "今明两年"),
    Row("([this-one next-one]) (season)", _season_of, "今冬", "season"),
    Row("(named-year)(?<!this-one)(?<!next-one)", _named_year, "明年"),
    Row("(?=[di ordinal-one last-one from-end pos month-half before after])", _part, "第三季度"),
    Row("(relative)", _relative, "本周五|下月|next month", "relative"),
    Row("today", lambda r, left: _issue_day(r.setting.issue_date()), "即日"),
    Row("(third)", _third, "中旬"),
    Row("(weekday)", _weekday, "周五", "relative"),
    Row("([month quarter]) (pos)", _end_of_now, "月底", "fuzzy"),
    Row("([month quarter])(?=within)", lambda r, left, word: _now(r, word), "季度内"),
    Row("(week)(?=[pos within])", lambda r, left, word: _now(r, word), "周内"),
    Row("half-year(?=[bottom tail close])", _half_end, "半年末"),
    Row("annual(?=[before after])", named.before_new_year, "年前", "festival"),
    Row("(plan)", named.plan, "“十二五”末|“十五”后两年", "plan-years"),
    *_NAMED,
)
STARTS = DATES.starts
"""Parts of speech with which a date may begin."""
