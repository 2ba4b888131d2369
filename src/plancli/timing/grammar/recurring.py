"""On which days does a recurring promise fall due: 每月5日前, 每季度结束后10日内, 每年?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.timing.calendar import seasons, units
from plancli.timing.calendar.periods import PERIODS, STEPS, Every, item, last_day, last_workday
from plancli.timing.calendar.units import ONE
from plancli.timing.grammar import amounts, lists, months, parts, series
from plancli.timing.grammar.reader import Row, Table, read
from plancli.timing.refusal import Refused
from plancli.timing.wording.vocabulary import SEASONS

if TYPE_CHECKING:
    from plancli.timing.calendar.durations import Duration
    from plancli.timing.calendar.periods import Due
    from plancli.timing.grammar.reader import Reader
    from plancli.timing.grammar.reading import Reading
    from plancli.timing.span import Item, Span
    from plancli.timing.wording.lexer import Token

_NAMES = {months: unit for unit, months in STEPS.items()}

MONTHS, LONGEST, SUNDAY = 12, 31, 6
"""Months of a year, days of the longest month, number of the last weekday."""

_PERIOD = f"[{' '.join(PERIODS)}]"
_MARK = f"(?:{series.CLOCK})?(?:before|within)?"


def promised(row: Row) -> Row:
    """Return the row of a recurrence as one of a promise."""

    def build(r: Reader, found: Reading, *groups: Token | None) -> Item | None:
        every: Every | None = row.build(r, *groups)
        found_item = None if every is None else item(every, r.setting)
        return found_item._replace(approximate=True) if found_item and r.skip("around") else found_item

    return Row(row.pattern, build, row.example, row.rule or "recurring")


def _step(number: Token | None, unit: str = "") -> int:
    """Return how many periods lie between two: 每两个月.

    Raises:
        Refused: for none, and for more than a plan can hold.
    """
    step = 1 if number is None else months.value(number)
    if step < 1:
        raise Refused("invalid-number")
    if step > lists.MOST:
        raise Refused("too-many-items")
    if unit == "month" and step > MONTHS:
        raise Refused("invalid-month")
    return step


def _each(r: Reader, number: Token | None, unit: Token) -> Every | None:
    """Return 每季度, 每两个月 with what is said about each."""
    return _every(r, unit, _step(number, unit.kind))


def _refuse_each(r: Reader, number: Token | None) -> Every | None:
    """Refuse 每 with what is no period."""
    _step(number, r.kinds[r.at])
    raise Refused("unknown-unit" if r.kinds[r.at] else "incomplete")


def _every(r: Reader, unit: Token, step: int = 1) -> Every | None:
    """Return a recurrence with what is said about each period."""
    name = PERIODS[unit.kind]
    if name in ("workday", "day"):
        r.passes(f"{series.CLOCK} before")
        return Every("day", step, (last_workday if name == "workday" else last_day,))
    if name == "week" and r.fits("[weekday num day pos]"):
        return _weekdays(r, step)
    offset = _offset(r)
    if offset is not None:
        return _after(offset, name, step)
    if name == "year":
        return _yearly(r, step)
    if name != "month" and r.fits("num day"):
        raise Refused("ambiguous")
    dues = _within_period(r, name) if name in STEPS else ()
    r.passes(_MARK)
    return Every(name, step, dues or (last_day,))


def _after(offset: Duration, unit: str, step: int = 1) -> Every:
    """Return a recurrence that is due some time after each period."""
    return Every(unit, step, (lambda period: offset.after(period.last),))


def _offset(r: Reader) -> Duration | None:
    """Read 结束后10日内, 终了后, 后10日内."""
    at = r.at
    found = amounts.within(r) if r.passes("(?:[ended close] aspect?)? after of?") else None
    if found is None:
        r.at = at
    return found


def _within_period(r: Reader, unit: str) -> tuple[Due, ...]:
    """Read the days of each month, quarter or half on which it falls due."""
    r.passes(f"of(?=[num {' '.join(sorted(parts.STARTS))}])")
    if r.passes("next-month"):
        return _shifted(_in_month(r), 1)
    if unit == "month":
        return _in_month(r)
    r.passes("quarter(?=pos)")
    found: tuple[Due, ...] | None = read(IN_MONTHS, r, STEPS[unit])
    return found or ()


def _shifted(dues: tuple[Due, ...], months: int) -> tuple[Due, ...]:
    """Return the same due days, else the last, in the month so many months after a period's last."""
    return tuple(
        lambda period, due=due: due(units.around_day("month", period.last, months))
        for due in dues or (last_day,)
    )


def _in_month(r: Reader) -> tuple[Due, ...]:
    """Read the days of a month: 5日, 5日和20日, 底, 中旬, 第二周, 前5日, 最后一个工作日."""
    r.passes("month(?=pos)")
    found: tuple[Due, ...] | None = read(IN_MONTH, r)
    return found or ()


def _part_of_months(r: Reader, width: int) -> tuple[Due, ...] | None:
    """Read 首月10日, 第二个月, 最后一个月25日, 最后一周 of a quarter or half, which has `width` months."""
    part = parts.part(r)
    if part is None:
        return None
    if part.unit != "month":
        return (lambda period: parts.of(units.around_day(_NAMES[width], period.last), part).last,)
    if part.last > width:
        raise Refused("invalid-month")
    r.passes(f"of(?=[num {' '.join(sorted(parts.STARTS))}])")
    if r.kinds[r.at] == "before":  # 每季度首月前
        raise Refused("ambiguous")
    return _shifted(_in_month(r), part.last - width if part.last > 0 else part.last + 1)


IN_MONTHS = Table(
    Row(f"(?=[{' '.join(sorted(parts.STARTS))}])", _part_of_months, "首月10日"),
    Row("[tail close bottom]", lambda r, width: (last_day,), "季末"),
    Row("(?=[start front] num)", lambda r, width: _shifted(_in_month(r), 1 - width), "前10日"),
    Row("[start front]", lambda r, width: _shifted((), 1 - width), "季初"),
)
"""What stands behind a quarter or a half."""


def _part_of_month(r: Reader) -> tuple[Due, ...] | None:
    """Read 第二周, 最后一个工作日, 中旬."""
    part = parts.part(r)
    if part is None:
        return None
    if part.unit == "third" and r.kinds[r.at] == "before" and part.first > 1:  # 中旬前
        part = part._replace(first=part.first - 1, last=part.first - 1)
    return (lambda month: parts.of(_month_of(month), part).last,)


def _numbered_days(r: Reader) -> tuple[Due, ...]:
    """Read one day of the month or several: 5日, 5日和20日, 1-5日, 15日和月底."""
    found: list[int] = []
    sign = None
    if not r.fits("num (?:[conj range] (?:month pos|num))*[day before]|num day"):
        return ()
    while number := r.reads("(num)(?=[day conj range before]) day? (?:before(?=conj num))?"):
        day = months.value(number[0])
        if not 1 <= day <= LONGEST:
            raise Refused("invalid-date")
        found[len(found) - (sign == "range") :] = [day]
        end = r.reads("([conj range]) month pos")
        if end:
            found[len(found) - (end[0].kind == "range") :] = [LONGEST]
        joint = r.reads("([conj range])(?=num)")
        sign = joint and joint[0].kind
    return tuple(_on_day(day) for day in found)


def _on_day(number: int) -> Due:
    """Return the due day that falls on a day of the month, or on its last where it is shorter."""
    return lambda month: min(_month_of(month).last, _month_of(month).first + (number - 1) * ONE)


def _first_days(r: Reader) -> tuple[Due, ...] | None:
    """Read 前5日, 前3个工作日."""
    r.passes("[front start]?")
    found = amounts.duration(r)
    return (lambda month: found.after(_month_of(month).first - ONE),) if found and not found.months else None


def _place(r: Reader, place: Token) -> tuple[Due, ...]:
    """Return 底, 初 of each month."""
    return (lambda month: units.end_third(_month_of(month), place.text).last,)


IN_MONTH = Table(
    Row("(?=num(?!workday))", _numbered_days, "5日和20日"),
    Row("(?=[num front start])", _first_days, "前3个工作日"),
    Row(f"(?=[{' '.join(sorted(parts.STARTS))}])", _part_of_month, "第二周"),
    Row("(pos)", _place, "底"),
)
"""What stands behind a month."""


def _month_of(period: Span) -> Span:
    """Return the month in which a period ends."""
    return units.around_day("month", period.last)


_NO_WEEKDAY = f"[{' '.join(parts.UNITS)} count-unit ge at-least]"
_DAY = f"(?:[weekday sun tail]|num(?!{_NO_WEEKDAY}))"
"""A day of the week: 3次 and 3天 are none."""


def _weekdays(r: Reader, step: int) -> Every:
    """Read the days of the week: 每周五, 每周一和周四, 每周末."""
    begin = r.at
    r.passes(f"(?:{_DAY}(?:[conj range] {_DAY})*)?")
    found: list[int] = []
    for sign, token in pairwise([None, *r.tokens[begin : r.at]]):
        if token is not None and token.kind not in ("conj", "range"):
            day = _weekday(token)
            found += range(found[-1] + 1, day) if sign is not None and sign.kind == "range" else ()
            found.append(day)
    r.passes(_MARK)
    return Every("week", step, tuple(map(_on_weekday, found)) or (last_day,))


def _weekday(token: Token) -> int:
    """Return the number of a weekday (0: Monday)."""
    if token.kind == "num" and not 1 <= months.value(token) <= SUNDAY:
        raise Refused("invalid-number")
    found: int = {"weekday": token.value, "num": (token.value or 0) - 1}.get(token.kind, SUNDAY)
    return found


def _on_weekday(number: int) -> Due:
    """Return the due day that falls on a weekday (0: Monday)."""
    return lambda week: week.last - (SUNDAY - number) * ONE


def _yearly(r: Reader, step: int) -> Every:
    """Read the date of each year: 每年1月31日前, 每年上半年, 每年10月1日至次年4月30日."""
    found: list[tuple[Span, bool]] = []
    at = r.at
    span = _yearly_span(r)
    while span is not None:
        before = _before_mark(r, span)
        found += [(part, before) for part in span.parts or (span,)]
        at = r.at
        span = _yearly_span(r) if r.skip("conj") else None
    r.at = at
    if not found:
        r.passes(_MARK)
        return Every("year", step, (last_day,))
    dues = tuple(_yearly_due(span, is_before=before) for span, before in found)
    return Every("year", step, dues, season=found[0][0] if found[0][0].whole else None)


def _yearly_span(r: Reader) -> Span | None:
    """Read the span that is named for each year, in the plan's year."""
    year = units.year_span(r.setting.year, named=False)
    name = f"年{r.texts[r.at]}"
    part = parts.part(r)
    if part is not None:
        return months.under(r, parts.of(year, part))
    if r.kinds[r.at] == "pos" and name in SEASONS:
        r.at += 1
        return seasons.season(r.setting, name, year.year)
    return series.stretch(r, year)


def _before_mark(r: Reader, span: Span) -> bool:
    """Move past the mark behind a yearly date and tell whether it excludes the unit itself."""
    if not r.skip("before"):
        r.passes("[within during]?")
        return False
    if span.rule == "part" and (span.first.month, span.first.day) == (1, 1):  # 每年前两个月前
        raise Refused("ambiguous")
    return not (span.at_end or span.grain == "day" or span.whole)


def _yearly_due(span: Span, *, is_before: bool) -> Due:
    """Return the due day that falls in each year where it fell in the plan's."""
    fixed = span.last if not is_before else span.until or span.first - ONE
    named = span.first.year if span.whole else span.year
    return lambda year: units.in_year(fixed, fixed.year + year.first.year - named)


def _parity(r: Reader, parity: Token) -> Every:
    """Return 双月, 单月10日前."""
    dues = _shifted(_in_month(r), -parity.value)
    r.passes(_MARK)
    return Every("month", 2, dues)


def _each_season(r: Reader, step: Token | None) -> Every | None:
    """Return 每年底, 每年中, which are one word."""
    return _yearly(r, _step(step)) if r.texts[r.at][0] == "年" else None


def _next_month(r: Reader) -> Every | None:
    """Return 次月10日前, which recurs."""
    at = r.at
    dues = _shifted(_in_month(r), 1)
    r.passes("(?:before|within)?")
    return Every("month", 1, dues) if r.at > at else None


def _rate(r: Reader, number: Token | None, unit: Token) -> Every | None:
    """Return 一年两次, 半年一次, 三个月一次; 一月一次 may be January and is not read so."""
    step = 1 if number is None else number.value
    return Every(PERIODS[unit.kind], step, (last_day,)) if 1 <= step <= lists.MOST else None


def _after_end(r: Reader, unit: Token) -> Every | None:
    """Return 季度结束后10日内, 月后5日内, which recur without 每."""
    if r.kind(-2) in ("num", "relative"):
        return None
    offset = _offset(r)
    note = message("timing.note.each_period")
    return offset and _after(offset, PERIODS[unit.kind])._replace(notes=(note,))


_BEHIND = "(?=[finish event pos word after])"
_DONE_TIMES = "(?=[word noun verb finish event-verb] num times)"
"""What is done so many times stands between a period and the count."""

RECURRENCES = (
    Row(f"each (num)? ge? ({_PERIOD})", _each, "每季度"),
    Row("each (num)? ge?(?=weekday)", lambda r, step: _weekdays(r, _step(step)), "每周五"),
    Row("each num? ge? (parity)", _parity, "每双月"),
    Row("each (num)? ge?(?=season)", _each_season, "每年底"),
    Row("each (num)? ge?(?![fest season])", _refuse_each, "每一", "unresolved"),
    Row("apiece ([quarter half-year month])", _every, "各季度"),
    Row(f"per ge? (?!fiscal [word noun])({_PERIOD})", _every, "按月"),
    Row(f"alternate ge? ({_PERIOD})", lambda r, unit: _every(r, unit, 2), "隔月"),
    Row("(parity)", _parity, "双月"),
    Row("next-month", _next_month, "次月10日前"),
    Row("(num) ([year month-count week xun days])(?=num count-unit)", _rate, "一年两次"),
    Row("(half-year)(?=num count-unit)", lambda r, unit: _rate(r, None, unit), "半年一次"),
    Row(f"(half-year){_DONE_TIMES}", lambda r, unit: _rate(r, None, unit), "半年总结一次"),
    Row(f"([num-1 two]) (year){_DONE_TIMES}", _rate, "一年召开两次"),
    Row(f"(num) ([month-count week xun days]){_DONE_TIMES}", _rate, "三个月总结一次"),
    Row(f"([quarter half-year month fiscal]){_BEHIND}", _after_end, "季度结束后10日内"),
    Row("(annual)(?=[finish event pos word])", _after_end, "年结束后15日内"),
)
"""Recurrences: rows whose builders return an `Every`."""
