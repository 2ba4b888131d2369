"""On which days does a recurring promise fall due: 每月5日前, 每季度结束后10日内, 每年?"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from plancli.errors import message
from plancli.timing import dates, durations, parts, series, units
from plancli.timing.refusal import Refused
from plancli.timing.span import Item, Span
from plancli.timing.units import ONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plancli.errors import Message
    from plancli.timing.durations import Duration
    from plancli.timing.span import Reader, Setting

    Due = Callable[[Span], date]

PERIODS = {
    "year": "year",
    "half-year": "half",
    "quarter": "quarter",
    "month": "month",
    "month-count": "month",
    "xun": "third",
    "week": "week",
    "day": "day",
    "days": "day",
    "workday": "workday",
    "half-month": "half-month",
}
"""Part of speech of the unit after 每 to the period it means."""

QUARTER = 3
STEPS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


class Every(NamedTuple):
    """A recurrence.

    Attributes:
        unit: The period.
        step: Periods from one to the next (每两个月: 2).
        dues: When it falls due in each period.
        named: The first period's own first day is the timing's (每年10月1日至次年4月30日).
        notes: What was assumed.
    """

    unit: str
    step: int
    dues: tuple[Due, ...]
    season: Span | None = None
    notes: tuple[Message, ...] = ()


def last_day(period: Span) -> date:
    """Return the last day of a period: when it falls due where nothing else is said."""
    return period.last


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


def item(every: Every, setting: Setting) -> Item:
    """Return a recurrence as its due days on or after the issue date."""
    begin, end = setting.start, setting.end
    found = {due(period) for period in _periods(every, setting, begin, end) for due in every.dues}
    cut = every.unit not in STEPS
    days = tuple(sorted(day for day in found if day >= setting.floor and not (cut and day > end)))
    until = max(end, days[-1]) if days else end
    span = every.season or Span(begin, until, "day")
    begin = every.season.first if every.season else begin
    return Item(
        "recurring", begin, until, span, rule="recurring", dates=days, notes=every.notes, label=every.unit
    )


def _periods(every: Every, setting: Setting, begin: date, end: date) -> Iterator[Span]:
    """Yield the periods of a recurrence that end within the plan period; a year may be the next one."""
    if every.unit in STEPS:
        yield from _month_periods(every, setting, begin, end)
        return
    day, index = begin - begin.weekday() * ONE if every.unit == "week" else begin, 0
    while day <= end:
        period = _short_period(every.unit, day)
        index += 1
        if index % every.step == 0:
            yield period
        day = period.last + ONE


def _month_periods(every: Every, setting: Setting, begin: date, end: date) -> Iterator[Span]:
    """Yield periods of whole months, counted from January; a yearly date past at issue is next year's."""
    width = STEPS[every.unit] * every.step
    if every.unit == "year":
        for year in range(setting.year, setting.year + 3):
            period = units.year_span(year)
            if every.step == 1 and any(due(period) >= max(begin, setting.floor) for due in every.dues):
                yield period
                return
        yield units.year_span(setting.year, setting.year + every.step - 1)
        return
    for index in range(begin.year * 12, end.year * 12 + 13 - width, width):
        year, month = divmod(index, 12)
        stop_year, stop_month = divmod(index + width - 1, 12)
        last = date(stop_year, stop_month + 1, monthrange(stop_year, stop_month + 1)[1])
        yield Span(date(year, month + 1, 1), last, every.unit, year, month + 1)


def _short_period(unit: str, day: date) -> Span:
    """Return the week, 旬, half month or day that contains a day."""
    if unit in ("week", "third"):
        return units.around_day(unit, day)
    if unit == "half-month":
        return units.half_month(day)
    return Span(day, day, "day")


def _every(r: Reader) -> Every | None:  # one branch for each opening of a recurrence
    """Read 每…, 按月, 逐月, 隔月."""
    opening, step = r.kind(), 1
    if opening == "pieces":
        if r.text() != "各" or r.kind(1) not in ("quarter", "half-year", "month"):
            return None
        opening = "each"
    r.at += 1
    if opening == "alternate":
        step = 2
    elif r.kind() == "num" and opening == "each":
        step = _step(r)
    r.skip("ge")
    if opening == "each" and r.kind() == "weekday":
        return _weekdays(r, step)
    if r.kind() == "parity":
        odd = r.take().value
        return Every("month", 2, tuple(_shifted(due, -odd) for due in _day_dues(r, 0) or (last_day,)))
    if r.kind() == "season" and r.text()[0] == "年" and opening == "each":
        return _yearly(r, step)
    unit = PERIODS.get(r.kind())
    if unit is None or (opening == "per" and (r.text() == "年度" and r.kind(1) in ("word", "noun"))):
        if opening == "each" and r.kind() not in ("fest", "season"):
            raise Refused("incomplete" if not r.kind() else "unknown-unit")
        return None
    r.at += 1
    return _detailed(r, unit, step)


def _step(r: Reader) -> int:
    """Read how many periods lie between two: 每两个月.

    Raises:
        Refused: for none, and for more than a plan can hold.
    """
    step = dates.number(r)
    if step < 1:
        raise Refused("invalid-number")
    if step > series.MOST:
        raise Refused("too-many-items")
    r.at += 1
    if r.kind() == "month" and step > 12:  # noqa: PLR2004  # months in a year
        raise Refused("invalid-month")
    return step


def _detailed(r: Reader, unit: str, step: int) -> Every | None:
    """Read what is said about each period and return the recurrence."""
    if unit == "workday":
        return _workdays(step)
    if unit == "day":
        return Every(unit, step, (last_day,))
    if unit == "week" and r.kind() in ("weekday", "num", "day", "pos"):
        return _weekdays(r, step)
    offset = _offset(r)
    if offset is not None:
        return Every(unit, step, (lambda period: offset.after(period.last),))
    if unit == "year":
        return _yearly(r, step)
    dues: tuple[Due, ...] = ()
    if unit != "month" and r.kind() == "num" and r.kind(1) == "day":
        raise Refused("ambiguous")
    dues = _month_dues(r, unit) if unit in ("month", "quarter", "half") else ()
    r.skip("within") or r.skip("before")
    return Every(unit, step, dues or (last_day,))


def _offset(r: Reader) -> Duration | None:
    """Read 结束后10日内, 终了后, 后10日内."""
    at = r.at
    if r.kind() in ("finish", "event", "pos", "word") and r.text() in ("结束", "终了", "终", "届满", "期满"):
        r.at += 1
        r.text() == "了" and r.skip("at")
    if r.skip("after"):
        r.text() == "的" and r.skip("at")
        found = durations.within(r)
        if found is not None:
            return found
    r.at = at
    return None


def _month_dues(r: Reader, unit: str) -> tuple[Due, ...]:
    """Read the days of each month, quarter or half on which it falls due."""
    if r.kind() == "next-unit" and r.text() == "次月":
        r.at += 1
        return tuple(_shifted(due, 1) for due in _day_dues(r, -1)) or (_shifted(last_day, 1),)
    if unit == "month":
        return _day_dues(r, 0)
    return _inner_month(r, unit)


def _inner_month(r: Reader, unit: str) -> tuple[Due, ...]:
    """Read 首月10日, 第二个月, 最后一个月25日, 末 of a quarter or half."""
    at, months = r.at, 3 if unit == "quarter" else 6
    if r.kind() == "quarter" and r.kind(1) == "pos":
        r.at += 1
    if r.kind() == "pos" and r.text() in ("末", "底", "终") and r.kind(1) not in ("month", "month-count"):
        r.at += 1
        return (last_day,)
    if r.kind() == "before" and r.kind(1) == "num":
        return tuple(_shifted(due, 1 - months) for due in _first_days(r))
    if r.kind() == "pos" and r.text() == "初" and r.kind(1) not in ("month", "month-count"):
        dues = _day_dues(r, 0) if r.kind(1) == "num" else ()
        r.at += not dues
        return tuple(_shifted(due, 1 - months) for due in dues or (last_day,))
    part = parts.read(r)
    if part is not None and part.unit == "month":
        nth = part.last
        if not 0 < abs(nth) <= months:
            raise Refused("invalid-month")
        dues = _day_dues(r, 0) or (last_day,)
        back = months - nth if nth > 0 else -1 - nth
        return tuple(_shifted(due, -back) for due in dues)
    if part is not None:
        return (lambda period: parts.of(_whole_period(period, months), part).last,)
    r.at = at
    return ()


def _shifted(due: Due, months: int) -> Due:
    """Return the same due day in the month so many months after a period's last."""

    def shifted(period: Span) -> date:
        index = period.last.year * 12 + period.last.month - 1 + months
        return due(units.unit_span("month", index // 12, index % 12 + 1))

    return shifted


def _day_dues(r: Reader, _: int) -> tuple[Due, ...]:
    """Read the days of a month: 5日, 5日和20日, 底, 中旬, 第二周, 最后一个工作日."""
    if r.kind() == "month" and r.kind(1) == "pos":
        r.at += 1
    if r.kind() == "num":
        return _first_days(r) if r.kind(1) == "workday" else _numbered_days(r)
    if r.kind() == "third":
        first, last = r.take().value
        if r.kind() == "before" and first > 1:
            last = first - 1
        return (lambda month: units.third_span(month.last.year, month.last.month, last, last).last,)
    if r.kind() == "pos":
        word = r.take().text
        if word == "初" and r.kind() == "num":
            return _first_days(r)
        return (lambda month: units.end_third(_month_of(month), word).last,)
    if r.kind() in ("before", "first-n") and r.kind(1) == "num":
        return _first_days(r)
    return _nth(r)


def _numbered_days(r: Reader) -> tuple[Due, ...]:
    """Read one day of the month or several."""
    found: list[int] = []
    while True:
        closed = r.kind(1) == "day"
        if not closed and r.kind(1) not in ("conj", "range", "before"):
            break
        day = dates.number(r)
        if not 1 <= day <= 31:  # noqa: PLR2004  # days of the longest month
            raise Refused("invalid-date")
        is_range_end = bool(found) and r.kind(-1) == "range"
        found[-1 if is_range_end else len(found) :] = [day]
        r.at += 1 + closed
        if r.kind() == "before" and r.kind(1) == "conj" and r.kind(2) == "num":
            r.at += 1
        if r.kind() == "range" and (r.kind(1), r.kind(2)) == ("month", "pos"):
            r.at += 3
            found[-1] = 31
        if r.kind() not in ("conj", "range") or r.kind(1) != "num":
            break
        r.at += 1
    return tuple(_on_day(day) for day in found)


def _on_day(number: int) -> Due:
    """Return the due day that falls on a day of the month, or on its last where it is shorter."""
    return lambda month: date(
        month.last.year,
        month.last.month,
        min(number, monthrange(month.last.year, month.last.month)[1]),
    )


def _first_days(r: Reader) -> tuple[Due, ...]:
    """Read 前5日, 前3个工作日."""
    at = r.at
    r.skip("before")
    found = durations.duration(r)
    if found is None or found.months:
        r.at = at
        return ()
    return (lambda month: found.after(_month_of(month).first - ONE),)


def _nth(r: Reader) -> tuple[Due, ...]:
    """Read 第二周, 第一个周一, 最后一个工作日."""
    part = parts.read(r)
    if part is None:
        return ()
    return (lambda month: parts.of(_month_of(month), part).last,)


def _whole_period(period: Span, months: int) -> Span:
    """Return the quarter or half-year in which a period ends."""
    return units.around_day("quarter" if months == QUARTER else "half", period.last)


def _month_of(period: Span) -> Span:
    """Return the month in which a period ends."""
    return units.unit_span("month", period.last.year, period.last.month)


def _weekdays(r: Reader, step: int) -> Every:
    """Read the days of the week: 每周五, 每周一和周四, 每周末."""
    found: list[int] = []
    while True:
        if r.kind() == "weekday":
            found.append(r.take().value)
        elif r.kind() == "num" and r.kind(1) in parts.UNITS:  # 每周3天
            break
        elif r.kind() == "num" and 1 <= dates.number(r) <= 6 and r.kind(1) not in ("count-unit", "ge"):  # noqa: PLR2004
            found.append(dates.number(r) - 1)
            r.at += 1
        elif (r.kind() == "day" and r.text() == "日") or (r.kind() == "pos" and r.text() == "末"):
            r.at += 1
            found.append(6)
        elif r.kind() == "num" and r.kind(1) not in ("count-unit", "ge", "at-least"):
            raise Refused("invalid-number")
        else:
            break
        if r.kind() != "conj" or r.kind(1) not in ("weekday", "num"):
            break
        r.at += 1
    r.skip("before") or r.skip("within")
    dues = tuple((lambda week, n=n: week.last - (6 - n) * ONE) for n in found)
    return Every("week", step, dues or (last_day,))


def _workdays(step: int) -> Every:
    """Return every working day."""
    from plancli.timing import workdays  # noqa: PLC0415  # the calendar is loaded by the phrase that needs it

    def due(day: Span) -> date:
        found = day.first
        while not workdays.is_workday(found):
            found -= ONE
        return found

    return Every("day", step, (due,))


def _yearly(r: Reader, step: int) -> Every:
    """Read the date of each year: 每年1月31日前, 每年上半年, 每年10月1日至次年4月30日."""
    at = r.at
    spans: list[tuple[Span, bool]] = []
    while True:
        begin = r.at
        span = _yearly_span(r)
        if span is None:
            r.at = begin if not spans else begin - 1
            break
        spans.append((span, _before_mark(r, span)))
        if r.kind() != "conj":
            break
        r.at += 1
    if not spans:
        r.at = at
        r.skip("within") or r.skip("before")
        return Every("year", step, (last_day,))
    parts = [(part, before) for span, before in spans for part in span.parts or (span,)]
    dues = tuple(_yearly_due(span, is_before=before) for span, before in parts)
    return Every("year", step, dues, season=spans[0][0] if spans[0][0].whole else None)


def _yearly_span(r: Reader) -> Span | None:
    """Read the span that is named for each year, in the plan's year."""
    if r.kind() == "pos":
        word = r.text()
        r.tokens[r.at] = r.tokens[r.at]._replace(kind="season", text=f"年{word}")
        r.kinds[r.at] = "season"
    year = units.year_span(r.setting.year, named=False)
    return series.stretch(r, year)


def _before_mark(r: Reader, span: Span) -> bool:
    """Move past the mark behind a yearly date and tell whether it excludes the unit itself."""
    if r.skip("before"):
        return not (span.at_end or span.grain == "day" or span.whole)
    r.skip("within") or r.skip("during") or r.skip("around")
    return False


def _yearly_due(span: Span, *, is_before: bool) -> Due:
    """Return the due day that falls in each year where it fell in the plan's."""
    day = span.last
    if is_before:
        day = span.until or span.first - ONE
    fixed = day

    def due(year: Span) -> date:
        gap = year.first.year - span.year if not span.whole else year.first.year - span.first.year
        target = fixed.year + gap
        return date(target, fixed.month, min(fixed.day, monthrange(target, fixed.month)[1]))

    return due


def _next_unit(r: Reader) -> Every | None:
    """Read 次月10日前, which recurs."""
    at = r.at
    if r.kind() == "next-unit" and r.text() == "次月":
        dues = _month_dues(r, "month")
        r.skip("before") or r.skip("within")
        return Every("month", 1, dues) if r.at > at + 1 else None
    return None


def _rate(r: Reader) -> Every | None:
    """Read 一年两次, 半年一次, 三个月一次; 一月一次 may be January and is not read so."""
    step = 1
    if r.kind() == "num" and r.kind(1) in ("year", "month-count", "week", "xun", "days"):
        step = r.take().value
    unit = PERIODS.get(r.kind(), "")
    if not unit or r.kind(1) != "num" or r.kind(2) != "count-unit" or not 1 <= step <= series.MOST:
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
        or (r.text(), r.kind(1)) == ("年", "after")
    ):
        return None
    unit = PERIODS[r.take().kind]
    offset = _offset(r)
    if offset is None:
        return None
    note = message("timing.note.each_period")
    return Every(unit, 1, (lambda period: offset.after(period.last),), notes=(note,))


ENDINGS = ("finish", "event", "pos", "word", "after")
STARTS: dict[str, Callable[[Reader], Every | None]] = {
    "each": _every,
    "pieces": _every,
    "per": _every,
    "alternate": _every,
    "next-unit": _next_unit,
    "num": _rate,
    "half-year": _half_year,
    "quarter": _after_end,
    "month": _after_end,
    "year": _after_end,
}
"""Part of speech to the production that reads a recurrence beginning with it."""
