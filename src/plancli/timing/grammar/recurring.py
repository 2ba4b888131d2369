"""On which days does a recurring promise fall due: 每月5日前, 每季度结束后10日内, 每年?"""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.timing.calendar import seasons, units
from plancli.timing.calendar.periods import PERIODS, STEPS, Every, item, last_day
from plancli.timing.calendar.units import ONE
from plancli.timing.grammar import amounts, lists, months, parts, series
from plancli.timing.refusal import Refused
from plancli.timing.wording.vocabulary import SEASONS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from plancli.timing.calendar.durations import Duration
    from plancli.timing.calendar.periods import Due
    from plancli.timing.grammar.reader import Reader
    from plancli.timing.span import Item, Span


_NAMES = {months: unit for unit, months in STEPS.items()}

MONTHS, LONGEST, SUNDAY = 12, 31, 6
"""Months of a year, days of the longest month, number of the last weekday."""


def recurring(r: Reader) -> Item | None:
    """Read a recurring promise, or None where none begins here."""
    at = r.at
    if r.kinds[at] not in STARTS:
        return None
    production = STARTS[r.kinds[at]]
    every = production(r)
    if every is None:
        r.at = at
        return None
    return item(every, r.setting)


def _every(r: Reader) -> Every | None:
    """Read 每…, 按月, 逐月, 隔月."""
    opening = r.take()
    each = opening.kind == "each" or opening.text == "各"
    if opening.kind == "pieces" and not (each and r.kinds[r.at] in ("quarter", "half-year", "month")):
        return None
    step = 2 if opening.kind == "alternate" else _step(r) if each and r.kinds[r.at] == "num" else 1
    r.skip("ge")
    if each and r.kinds[r.at] in EACH:
        return EACH[r.kinds[r.at]](r, step)
    unit = PERIODS.get(r.kinds[r.at])
    named = opening.kind == "per" and r.texts[r.at] == "年度" and r.kind(1) in ("word", "noun")  # 按年度计划
    if unit is not None and not named:
        r.at += 1
        return _detailed(r, unit, step)
    if opening.kind == "each" and r.kinds[r.at] not in ("fest", "season"):
        raise Refused("unknown-unit" if r.kinds[r.at] else "incomplete")
    return None


def _parity(r: Reader, step: int = 1) -> Every:
    """Read 双月, 单月10日前."""
    odd = r.take().value
    dues = _in_month(r) or (last_day,)
    r.skip("within") or r.skip("before")
    return Every("month", 2, tuple(_shifted(due, -odd) for due in dues))


def _named_year(r: Reader, step: int) -> Every | None:
    """Read 每年底, 每年中, which are one word."""
    return _yearly(r, step) if r.texts[r.at][0] == "年" else None


def _step(r: Reader) -> int:
    """Read how many periods lie between two: 每两个月.

    Raises:
        Refused: for none, and for more than a plan can hold.
    """
    step = months.value(r.tokens[r.at])
    if step < 1:
        raise Refused("invalid-number")
    if step > lists.MOST:
        raise Refused("too-many-items")
    r.at += 1
    if r.kinds[r.at] == "month" and step > MONTHS:
        raise Refused("invalid-month")
    return step


def _detailed(r: Reader, unit: str, step: int) -> Every | None:
    """Read what is said about each period and return the recurrence."""
    if unit in ("workday", "day"):
        return Every("day", step, (_last_workday if unit == "workday" else last_day,))
    if unit == "week" and r.kinds[r.at] in ("weekday", "num", "day", "pos"):
        return _weekdays(r, step)
    offset = _offset(r)
    if offset is not None:
        return Every(unit, step, (lambda period: offset.after(period.last),))
    if unit == "year":
        return _yearly(r, step)
    if unit != "month" and r.sees("num", "day"):
        raise Refused("ambiguous")
    dues = _within_period(r, unit) if unit in STEPS else ()
    r.skip("within") or r.skip("before")
    return Every(unit, step, dues or (last_day,))


def _last_workday(day: Span) -> date:
    """Return a day, or the working day before it."""
    from plancli.timing.calendar import workdays

    found = day.first
    while not workdays.is_workday(found):
        found -= ONE
    return found


def _offset(r: Reader) -> Duration | None:
    """Read 结束后10日内, 终了后, 后10日内."""
    at = r.at
    if r.texts[r.at] in ("结束", "终了", "终", "届满", "期满"):
        r.at += 1
        r.texts[r.at] == "了" and r.skip("at")
    if r.skip("after"):
        r.texts[r.at] == "的" and r.skip("at")
        found = amounts.within(r)
        if found is not None:
            return found
    r.at = at
    return None


def _within_period(r: Reader, unit: str) -> tuple[Due, ...]:
    """Read the days of each month, quarter or half on which it falls due."""
    r.texts[r.at] == "的" and r.kind(1) in ("num", *parts.STARTS) and r.skip("at")
    if r.texts[r.at] == "次月":
        r.at += 1
        return tuple(_shifted(due, 1) for due in _in_month(r)) or (_shifted(last_day, 1),)
    return _in_month(r) if unit == "month" else _in_months(r, STEPS[unit])


def _in_months(r: Reader, months: int) -> tuple[Due, ...]:
    """Read 首月10日, 第二个月, 最后一个月25日, 末, 前10日 of a quarter or half."""
    at = r.at
    if r.sees("quarter", "pos"):
        r.at += 1
    part = parts.part(r)
    if part is not None and part.unit == "month":
        if part.last > months:
            raise Refused("invalid-month")
        r.texts[r.at] == "的" and r.kind(1) in ("num", *parts.STARTS) and r.skip("at")
        if r.kinds[r.at] == "before":  # 每季度首月前
            raise Refused("ambiguous")
        back = months - part.last if part.last > 0 else -1 - part.last
        return tuple(_shifted(due, -back) for due in _in_month(r) or (last_day,))
    if part is not None:
        return (lambda period: parts.of(units.around_day(_NAMES[months], period.last), part).last,)
    if r.kinds[r.at] == "pos" and r.texts[r.at] in ("末", "底", "终"):
        r.at += 1
        return (last_day,)
    if r.kinds[r.at] in ("pos", "before") and r.texts[r.at] in ("初", "前"):
        dues = _in_month(r) if r.kind(1) == "num" else ()
        r.at += not dues
        return tuple(_shifted(due, 1 - months) for due in dues or (last_day,))
    r.at = at
    return ()


def _shifted(due: Due, months: int) -> Due:
    """Return the same due day in the month so many months after a period's last."""
    return lambda period: due(units.around_day("month", period.last, months))


def _in_month(r: Reader) -> tuple[Due, ...]:
    """Read the days of a month: 5日, 5日和20日, 底, 中旬, 第二周, 前5日, 最后一个工作日."""
    if r.sees("month", "pos"):
        r.at += 1
    if r.kinds[r.at] == "num" and r.kind(1) != "workday":
        return _numbered_days(r)
    if r.kinds[r.at] == "num" or (
        r.kinds[r.at] in ("before", "pos") and r.texts[r.at] in ("前", "初") and r.kind(1) == "num"
    ):
        return _first_days(r)
    part = parts.part(r)
    if part is not None:
        if part.unit == "third" and r.kinds[r.at] == "before" and part.first > 1:  # 中旬前
            part = part._replace(first=part.first - 1, last=part.first - 1)
        return (lambda month: parts.of(_month_of(month), part).last,)
    if r.kinds[r.at] == "pos":
        word = r.take().text
        return (lambda month: units.end_third(_month_of(month), word).last,)
    return ()


def _numbered_days(r: Reader) -> tuple[Due, ...]:
    """Read one day of the month or several: 5日, 5日和20日, 1-5日, 15日和月底."""
    found: list[int] = []
    while r.sees("num", ("day", "conj", "range", "before")):
        day = months.value(r.tokens[r.at])
        if not 1 <= day <= LONGEST:
            raise Refused("invalid-date")
        if found and r.kind(-1) == "range":
            found.pop()
        found.append(day)
        r.at += 1
        r.skip("day")
        if r.sees("before", "conj", "num"):
            r.at += 1
        if r.kinds[r.at] in ("range", "conj") and (r.kind(1), r.kind(2)) == ("month", "pos"):
            found = [*(found if r.kinds[r.at] == "conj" else found[:-1]), LONGEST]
            r.at += 3
        if r.sees(("conj", "range"), "num"):
            r.at += 1
    return tuple(_on_day(day) for day in found)


def _on_day(number: int) -> Due:
    """Return the due day that falls on a day of the month, or on its last where it is shorter."""
    return lambda month: min(_month_of(month).last, _month_of(month).first + (number - 1) * ONE)


def _first_days(r: Reader) -> tuple[Due, ...]:
    """Read 前5日, 前3个工作日."""
    at = r.at
    r.skip("before") or r.skip("pos")
    found = amounts.duration(r)
    if found is None or found.months:
        r.at = at
        return ()
    return (lambda month: found.after(_month_of(month).first - ONE),)


def _month_of(period: Span) -> Span:
    """Return the month in which a period ends."""
    return units.around_day("month", period.last)


def _weekdays(r: Reader, step: int) -> Every:
    """Read the days of the week: 每周五, 每周一和周四, 每周末."""
    found: list[int] = []
    while True:
        day = _weekday(r)
        if day is None:
            break
        found.append(day)
        r.at += 1
        if r.kinds[r.at] != "conj" or r.kind(1) not in ("weekday", "num"):
            break
        r.at += 1
    r.skip("before") or r.skip("within")
    return Every("week", step, tuple(map(_on_weekday, found)) or (last_day,))


def _on_weekday(number: int) -> Due:
    """Return the due day that falls on a weekday (0: Monday)."""
    return lambda week: week.last - (SUNDAY - number) * ONE


def _weekday(r: Reader) -> int | None:
    """Return the day of the week that stands here, or None: 3次 and 3天 are none."""
    if r.kinds[r.at] == "weekday":
        return int(r.tokens[r.at].value)
    if r.texts[r.at] == "日" or (r.kinds[r.at] == "pos" and r.texts[r.at] == "末"):
        return SUNDAY
    if r.kinds[r.at] != "num" or r.kind(1) in COUNTED:
        return None
    if not 1 <= months.value(r.tokens[r.at]) <= SUNDAY:
        raise Refused("invalid-number")
    return months.value(r.tokens[r.at]) - 1


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
        r.skip("within") or r.skip("before")
        return Every("year", step, (last_day,))
    dues = tuple(_yearly_due(span, is_before=before) for span, before in found)
    return Every("year", step, dues, season=found[0][0] if found[0][0].whole else None)


def _yearly_span(r: Reader) -> Span | None:
    """Read the span that is named for each year, in the plan's year."""
    year = units.year_span(r.setting.year, named=False)
    at, name = r.at, f"年{r.texts[r.at]}"
    part = parts.part(r)
    if part is not None:
        return months.under(r, parts.of(year, part))
    r.at = at
    if r.kinds[r.at] == "pos" and name in SEASONS:
        r.at += 1
        return seasons.season(r.setting, name, year.year)
    return series.stretch(r, year)


def _before_mark(r: Reader, span: Span) -> bool:
    """Move past the mark behind a yearly date and tell whether it excludes the unit itself."""
    if r.skip("before"):
        if span.rule == "part" and (span.first.month, span.first.day) == (1, 1):  # 每年前两个月前
            raise Refused("ambiguous")
        return not (span.at_end or span.grain == "day" or span.whole)
    r.skip("within") or r.skip("during") or r.skip("around")
    return False


def _yearly_due(span: Span, *, is_before: bool) -> Due:
    """Return the due day that falls in each year where it fell in the plan's."""
    fixed = span.last if not is_before else span.until or span.first - ONE
    named = span.first.year if span.whole else span.year
    return lambda year: _in_year(fixed, fixed.year + year.first.year - named)


def _in_year(day: date, year: int) -> date:
    """Return a day of another year, 29 February as the month's last."""
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def _next_unit(r: Reader) -> Every | None:
    """Read 次月10日前, which recurs."""
    at = r.at
    if r.texts[r.at] != "次月":
        return None
    dues = _within_period(r, "month")
    r.skip("before") or r.skip("within")
    return Every("month", 1, dues) if r.at > at + 1 else None


def _rate(r: Reader) -> Every | None:
    """Read 一年两次, 半年一次, 三个月一次; 一月一次 may be January and is not read so."""
    step = 1
    if r.sees("num", ("year", "month-count", "week", "xun", "days")):
        step = r.take().value
    unit = PERIODS.get(r.kinds[r.at], "")
    if not unit or r.kind(1) != "num" or r.kind(2) != "count-unit" or not 1 <= step <= lists.MOST:
        return None
    r.at += 1
    return Every(unit, step, (last_day,))


def _half_year(r: Reader) -> Every | None:
    """Read 半年一次, 半年结束后15日内."""
    return _rate(r) or _after_end(r)


def _after_end(r: Reader) -> Every | None:
    """Read 季度结束后10日内, 月后5日内, which recur without 每."""
    if (
        r.kind(-1) in ("num", "relative")
        or r.kind(1) not in ENDINGS
        or (r.texts[r.at], r.kind(1)) == ("年", "after")
    ):
        return None
    unit = PERIODS[r.take().kind]
    offset = _offset(r)
    if offset is None:
        return None
    note = message("timing.note.each_period")
    return Every(unit, 1, (lambda period: offset.after(period.last),), notes=(note,))


ENDINGS = ("finish", "event", "pos", "word", "after")

COUNTED = (*parts.UNITS, "count-unit", "ge", "at-least")

EACH: dict[str, Callable[[Reader, int], Every | None]] = {
    "weekday": _weekdays,
    "parity": _parity,
    "season": _named_year,
}
"""What may stand behind 每 that is no unit."""

STARTS: dict[str, Callable[[Reader], Every | None]] = {
    "each": _every,
    "pieces": _every,
    "per": _every,
    "alternate": _every,
    "parity": _parity,
    "next-unit": _next_unit,
    "num": _rate,
    "half-year": _half_year,
    "quarter": _after_end,
    "month": _after_end,
    "year": _after_end,
}
"""Part of speech to the production that reads a recurrence beginning with it."""
