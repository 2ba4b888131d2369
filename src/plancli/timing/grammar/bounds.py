"""On which days is a recurring promise due, within what other promises of the phrase say?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plancli.errors import message
from plancli.timing.calendar import units
from plancli.timing.calendar.durations import Duration
from plancli.timing.calendar.periods import STEPS
from plancli.timing.refusal import Refused
from plancli.timing.span import FOREVER

if TYPE_CHECKING:
    from datetime import date

    from plancli.timing.grammar.reading import Reading
    from plancli.timing.span import Item, Setting


class Dues(NamedTuple):
    """First and last day of a recurring promise, and its due days in order."""

    first: date
    last: date
    days: list[date]


def dues(found: Reading, items: list[Item]) -> tuple[Item, Dues, int]:
    """Return the recurrence of a phrase, when it is due, and how many times.

    Raises:
        Refused: ``ambiguous`` where what stands beside it does not agree with it.
    """
    repeats = _without_repetition([item for item in items if item.kind == "recurring"])
    named = [item for item in items if item.kind != "recurring" and not item.span.each]
    listed, repeat = _days_named(named, repeats), repeats[0]
    times = found.count if found.count is not None and found.count > 1 else 0
    _refuse_contradictions(found, items, repeats, listed, times)
    is_yearly = repeat.period[0] == "year"
    if times and not is_yearly:
        found.notes.append(message("timing.note.per_period", count=times))
    if listed:
        due = _listed(found.setting, listed)
    elif is_yearly and times:
        return repeat, _bounded(_hull(named), _own(repeats))._replace(days=[]), times
    elif is_yearly:
        due = _in_the_year(found.setting, _hull(named), _own(repeats))
    else:
        due = _bounded(_hull(named), _own(repeats))
    return repeat, due, len(due.days)


def _refuse_contradictions(
    found: Reading, items: list[Item], repeats: list[Item], listed: list[date], times: int
) -> None:
    """Refuse numbers and periods that do not agree with each other.

    Raises:
        Refused: ``ambiguous``.
    """
    ends_open = any(item.span.each and not item.span.at_end for item in items)
    most = 1 if times else len({item.group for item in repeats})
    several = len({item.period for item in repeats}) > most  # 每月、每季度; monthly, 12 times a year
    in_a_year, total = _a_year(repeats[0], times), found.total
    at_least = any(note.id == "timing.note.at_least" for note in found.notes)
    sums_up = total in (None, in_a_year) or (at_least and total > in_a_year)  # 每月1次，全年10次
    is_yearly = bool(listed) and repeats[0].period[0] == "year"
    if ends_open or several or not sums_up or (is_yearly and times not in (0, len(listed))):
        raise Refused("ambiguous")  # the last: 每年三次，4月和10月


def _a_year(repeat: Item, times: int) -> int:
    """Return how many times a year something recurs that does so many times a period."""
    unit, step = repeat.period
    return max(times, 1) * 12 // (STEPS[unit] * step) if unit in STEPS else 0


def _listed(setting: Setting, days: list[date]) -> Dues:
    """Return when it is due on the days that a list names."""
    return Dues(setting.start, max(setting.end, days[-1]), [day for day in days if day >= setting.floor])


def _own(repeats: list[Item]) -> Dues:
    """Return when recurrences are due by themselves."""
    first, last = min(item.first for item in repeats), max(item.last for item in repeats)
    return Dues(first, last, sorted({day for item in repeats for day in item.dates}))


def _in_the_year(setting: Setting, bounds: list[Item], own: Dues) -> Dues:
    """Return when it is due where another date says on which day of the year."""
    years = [bound for bound in bounds if bound.span.grain == "year" and bound.bare]
    if years and years == bounds:  # 2025—2027年每年6月
        days = [day for day in _in_years(years[0], own.days) if day >= setting.floor]
        return Dues(years[0].first, max([years[0].last, *days]), days)
    ends = [bound.last for bound in bounds if bound.kind != "open"]
    if not ends:
        return _bounded(bounds, own)
    days = sorted(end if end >= setting.floor else Duration(months=12).after(end) for end in ends)
    return Dues(own.first, max(own.last, days[-1]), days)


def _in_years(years: Item, days: list[date]) -> list[date]:
    """Return the due days of one year in each of several."""
    return [units.in_year(day, year) for year in range(years.first.year, years.last.year + 1) for day in days]


def _without_repetition(repeats: list[Item]) -> list[Item]:
    """Return recurrences without those that a later one says more exactly: 每月通报，次月10日前."""
    exact = {item.period for item in repeats if not item.plain}
    return [item for item in repeats if not item.plain or item.period not in exact]


def _days_named(named: list[Item], repeats: list[Item]) -> list[date]:
    """Return the due days of a recurrence that a list names: 每半年一次，4月、10月; none where it does not.

    The list has several dates of one kind, each in a period of its own; a year holds all of them.
    """
    ends = sorted({part.last for item in named for part in item.span.parts or (item,)})
    unit, step = repeats[0].period
    is_list = len({(item.kind, item.mark) for item in named}) == 1 and named[0].kind != "open"
    if len(repeats) > 1 or not repeats[0].plain or len(ends) < 2 or not is_list or unit not in STEPS:
        return []
    width = 1 if unit == "year" else STEPS[unit] * step
    periods = {(end.year * 12 + end.month - 1) // width for end in ends}
    return ends if len(periods) == len(ends) else []


def _bounded(bounds: list[Item], due: Dues) -> Dues:
    """Return when it is due within the bounds.

    Raises:
        Refused: ``ambiguous`` where a bound holds none of the days.
    """
    first, last, days = due
    for bound in bounds:
        if bound.bare and not bound.span.whole and (bound.verb or bound.span.at_end):
            raise Refused("ambiguous")  # 每月报送一次，年底总结
        first = first if bound.implied else bound.first
        last = last if bound.last == FOREVER else bound.last
        inside = [day for day in days if bound.first <= day <= bound.last]
        if days and not inside:
            raise Refused("ambiguous")
        days = inside
    return Dues(first, last, days)


def _hull(bounds: list[Item]) -> list[Item]:
    """Return the dates of one list as one bound: 每半年一次，6月底、12月底前."""
    if len({item.group for item in bounds}) != 1 or any(item.kind == "open" for item in bounds):
        return bounds
    first, last = min(item.first for item in bounds), max(item.last for item in bounds)
    return [bounds[0]._replace(first=first, last=last, implied=bounds[0].implied or len(bounds) > 1)]
