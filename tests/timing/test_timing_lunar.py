"""The lunar table says what lunar_python says, and the almanac agrees about 清明."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from runpy import run_path

import pytest
from lunar_python import Lunar, LunarYear

from plancli.timing import resolve
from plancli.timing.calendar import lunar, lunar_table
from plancli.timing.calendar.festivals import day_of
from plancli.timing.refusal import Refused

YEARS = range(1900, 2100)


def theirs(year: int, month: int) -> date:
    """Return the first day of a lunar month (negative: leap) by lunar_python."""
    solar = Lunar.fromYmd(year, month, 1).getSolar()
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


@pytest.mark.parametrize("year", YEARS)
def test_every_month_begins_where_lunar_python_says(year: int) -> None:
    months = [m for m in LunarYear.fromYear(year).getMonths() if m.getYear() == year]
    leap = 0
    for month in months:
        number = month.getMonth()
        first, last = lunar.month_span(year, abs(number), leap=number < 0)
        assert first == theirs(year, number)
        assert (last - first).days + 1 == month.getDayCount()
        leap = -number if number < 0 else leap
    assert lunar.leap_month(year) == leap


def test_the_table_is_the_one_the_tool_writes() -> None:
    tool = run_path(str(Path(__file__).parents[2] / "tools" / "make_lunar_table.py"))
    assert tuple(tool["packed"](year) for year in YEARS) == lunar_table.YEARS


@pytest.mark.parametrize("year", range(1901, 2100))
def test_qingming_is_the_day_of_the_almanac(year: int) -> None:
    solar = Lunar.fromYmd(year, 1, 1).getJieQiTable()["清明"]
    assert day_of(("qingming", 4, 5), year) == date(solar.getYear(), solar.getMonth(), solar.getDay())


def test_what_the_table_does_not_hold_is_refused() -> None:
    for year in (1899, 2100):
        with pytest.raises(Refused, match="lunar-range"):
            lunar.month_span(year, 1)
    with pytest.raises(Refused, match="invalid-month"):
        lunar.month_span(2010, 4, leap=True)
    with pytest.raises(Refused, match="invalid-date"):
        lunar.day(2010, 1, 31)


def test_a_leap_month_is_found_in_its_year() -> None:
    found = resolve("农历闰四月", year=2012, issued=date(2012, 1, 5))
    assert (found.first, found.last) == (date(2012, 5, 21), date(2012, 6, 18))
