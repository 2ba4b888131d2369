"""On which days do festivals, lunar dates and five-year plans fall?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.timing.calendar import units
from plancli.timing.calendar.units import ONE
from plancli.timing.refusal import Refused
from plancli.timing.span import Span, checked_year
from plancli.timing.wording import numerals

if TYPE_CHECKING:
    from plancli.timing.span import Reader, Setting

    Festival = tuple[str, int, int]

USUAL_HOLIDAY = {("lunar", 1, 1): 7, ("solar", 10, 1): 7}
"""Days off from the festival on, where no official calendar is known; other festivals have their day."""

THIRDS = {"初": 1, "初期": 1, "头": 1, "上期": 1, "中": 2, "中期": 2, "底": 3}
"""Part of a lunar month to its number among three."""

NEW_YEAR: Festival = ("lunar", 1, 1)
FIVE = 5
FIRST_PLAN = 3
"""The formula 1951 + 5N holds from the third five-year plan on."""


def day_of(name: Festival, year: int) -> date:
    """Return the day on which a festival falls in a calendar year."""
    calendar, month, day = name
    if calendar == "solar":
        return date(year, month, day)
    if calendar == "qingming":
        return _qingming(year)
    from plancli.timing.calendar import lunar

    if calendar == "eve":
        return lunar.day(year, 1, 1) - ONE
    if month == 12:  # noqa: PLR2004  # the last lunar month lies mostly in the next year
        found = lunar.day(year - 1, month, day)
        return found if found.year == year else lunar.day(year, month, day)
    return lunar.day(year, month, day)


def _qingming(year: int) -> date:
    """Return 清明 by the century formula (C + 0.2422 Y), which the test compares with the almanac."""
    two, constant = year % 100, {19: 5.59, 20: 4.81, 21: 4.52}[year // 100]
    if year < 2000 and two == 0:  # noqa: PLR2004  # 1900 counts its leap days from the year before
        return date(year, 4, 5)
    return date(year, 4, int(two * 0.2422 + constant) - two // 4)


def holiday(name: Festival, year: int) -> tuple[date, date]:
    """Return first and last day off, from the official calendar where it is known."""
    day = day_of(name, year)
    from plancli.timing.calendar import workdays

    return workdays.days_off(day) or (day, day + timedelta(days=USUAL_HOLIDAY.get(name, 1) - 1))


def festival(r: Reader, left: Span | None) -> Span | None:
    """Read one festival or several joined ones: 春节, 中秋国庆, 元旦、春节."""
    names = [r.take().value]
    while r.kinds[r.at] == "fest" or (r.sees("conj", "fest")):
        r.skip("conj")
        names.append(r.take().value)
    if len(names) > 1 and r.kinds[r.at] == "strange" and r.texts[r.at] in ("两节", "双节", "三节"):
        r.at += 1
    off = r.skip("days-off")
    mark = _mark_ahead(r)
    if off:
        return _days_off(r.setting, names, left, mark)
    if left is not None:
        found = _in_year(names, left.year, mark)
        later = left.named_year or found.first >= left.first
        return found if later else _in_year(names, left.year + 1, mark)
    return _ahead(r.setting, mark, [_in_year(names, year, mark) for year in _years(r.setting)])


def _years(setting: Setting) -> tuple[int, int]:
    """Return the years in one of which every festival is still to come."""
    return setting.floor.year, setting.floor.year + 1


def _ahead(setting: Setting, mark: str, spans: list[Span]) -> Span:
    """Return the first of two spans unless it is past at issue."""
    return spans[0] if _not_past(spans[0], setting, mark) else spans[-1]


def _days_off(setting: Setting, names: list[Festival], left: Span | None, mark: str) -> Span:
    """Return the official holiday of a festival for 国庆长假, whatever mark stands behind it."""
    years = _years(setting) if left is None else (left.year,)
    spans = [_in_year(names, year, "during") for year in years]
    return _ahead(setting, mark, [span._replace(until=span.first - ONE) for span in spans])


def _mark_ahead(r: Reader) -> str:
    """Return the mark that follows a festival: before, after, during, around or ""."""
    kind = r.kinds[r.at]
    return kind if kind in ("before", "after", "during", "around", "within") else ""


def _in_year(names: list[Festival], year: int, mark: str) -> Span:
    """Return one festival, or several as one period, in a calendar year."""
    checked_year(year)
    found = sorted(day_of(name, year) for name in names)
    first, last = found[0], found[-1]
    off = None
    if mark in ("during", "after", "within") or len(names) > 1:
        spans = [holiday(name, year) for name in names]
        off = min(a for a, _ in spans), max(b for _, b in spans)
        if mark == "after" and NEW_YEAR in names:
            off = off[0], max(b for a, b in spans) if len(names) > 1 else day_of(NEW_YEAR, year) + 6 * ONE
    if (
        off
        and mark != "after"
        and (mark in ("during", "within") or len(names) > 1)
        and mark not in ("before", "around")
    ):
        first, last = off
    return Span(first, last, "fest", year, rule="festival", holiday=off, until=found[0] - ONE)


def _not_past(span: Span, setting: Setting, mark: str) -> bool:
    """Tell whether a festival still lies ahead on the issue date."""
    if mark == "before":
        return span.until is not None and span.until >= setting.floor
    return (span.holiday[1] if span.holiday else span.last) >= setting.floor


def before_new_year(setting: Setting) -> Span:
    """Return Spring Festival for 年前 and 年后, which nobody means by the calendar."""
    days = [day_of(NEW_YEAR, year) for year in _years(setting)]
    day = days[0] if days[0] > setting.floor else days[1]
    note = message("timing.note.new_year", day=day)
    return _in_year([NEW_YEAR], day.year, "after")._replace(notes=(note,))


def lunar_date(r: Reader, left: Span | None) -> Span | None:
    """Read a lunar month or day: 农历八月十五, 腊月, 正月十五."""
    said = r.skip("lunar")
    leap = r.skip("leap")
    if r.kinds[r.at] == "lunar-month":
        month = r.take().value
    elif said and r.sees("num", "month"):
        month = r.take().value
        r.at += 1
    else:
        if said and r.kinds[r.at] == "fest":
            return festival(r, left)
        return None
    if not 1 <= month <= 12:  # noqa: PLR2004  # months in a lunar year without its leap month
        raise Refused("invalid-month")
    part, at_end = _lunar_part(r)
    year = left.year if left else 0
    return lunar_in(r.setting, month, part, year=year, leap=leap)._replace(at_end=at_end)


def lunar_in(
    setting: Setting, month: int, part: tuple[int, int], *, year: int = 0, leap: bool = False
) -> Span:
    """Return the days of a lunar month that fall in a calendar year, or the next ones not past at issue."""
    grain = "day" if part[0] == part[1] else "season"
    middle = year or setting.floor.year
    for number in range(middle - 1, middle + 2):
        found = _lunar_span(number, month, part, leap=leap)
        if found is None:
            continue
        if year and found[0].year == year:
            return Span(*found, grain, year, rule="lunar")
        if not year and found[1] >= setting.floor:
            return Span(*found, grain, found[1].year, rule="lunar")
    raise Refused("invalid-month" if leap else "invalid-date")


def _lunar_span(year: int, month: int, part: tuple[int, int], *, leap: bool) -> tuple[date, date] | None:
    """Return a lunar month or day, or None in a year that lacks it."""
    from plancli.timing.calendar import lunar

    try:
        first, last = lunar.month_span(year, month, leap=leap)
    except Refused as refusal:
        if refusal.reason == "lunar-range":
            raise
        return None
    begin, end = (first + (number - 1) * ONE for number in part)
    return (begin, min(end, last)) if begin <= last else None


def _lunar_part(r: Reader) -> tuple[tuple[int, int], bool]:
    """Read the days of a lunar month that are meant, and whether they are named by its end."""
    number = _lunar_day(r)
    if number:
        return (number, number), False
    if r.kinds[r.at] == "third":
        first, last = r.take().value
        return (10 * first - 9, 10 * last), False
    if r.kinds[r.at] == "pos" and r.texts[r.at] in THIRDS:
        number = THIRDS[r.take().text]
        return (10 * number - 9, 10 * number), number == 3  # noqa: PLR2004  # the last third
    return (1, 30), False


def _lunar_day(r: Reader) -> int:
    """Read the day of a lunar month: 十五, 初八, 廿三; 0 where none stands here."""
    first = r.kinds[r.at] == "pos" and r.texts[r.at] == "初" and r.kind(1) == "num"
    if first:
        r.at += 1
    if r.kinds[r.at] != "num":
        return 0
    value: int = r.take().value
    r.skip("day")
    if value == numerals.BAD or not 1 <= value <= (10 if first else 30):  # 初 counts to ten
        raise Refused("invalid-date")
    return value


PLAN_PARTS = {
    "末": (4, 4),
    "期末": (4, 4),
    "期初": (0, 0),
    "底": (4, 4),
    "末期": (4, 4),
    "后期": (3, 4),
    "初": (0, 0),
    "初期": (0, 0),
    "前期": (0, 1),
    "中期": (2, 2),
    "中": (2, 2),
}
"""Part of a five-year plan to its first and last year, counted from 0."""


def five_year_plan(r: Reader) -> Span:
    """Read a five-year plan: “十二五”期间, “十二五”末, “十五”后两年."""
    number = r.take().value
    if number < FIRST_PLAN:
        raise Refused("unknown-period")
    begin = 1951 + FIVE * number
    if begin + FIVE > 2199:  # noqa: PLR2004  # the last year a plan may speak of
        raise Refused("year-out-of-range")
    if r.texts[r.at] in ("规划", "计划"):
        r.at += 1
    r.skip("during")
    first, last = 0, FIVE - 1
    if r.kinds[r.at] == "pos" and r.texts[r.at] in PLAN_PARTS:
        first, last = PLAN_PARTS[r.take().text]
    elif r.sees(("before", "after", "last-one"), "num", "year"):
        count = r.tokens[r.at + 1].value
        if not 1 <= count <= FIVE:
            raise Refused("invalid-number")
        first, last = (0, count - 1) if r.kinds[r.at] == "before" else (FIVE - count, FIVE - 1)
        r.at += 3
    found = units.year_span(begin + first, begin + last)
    return found._replace(at_end=first == last == FIVE - 1, rule="plan-years")
