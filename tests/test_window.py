"""Spans of days: both ends belong to them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.window import Window, month, month_end, months, quarter, year
from tests.making import day

MAY = Window(date(2010, 5, 1), date(2010, 5, 31))

days = st.dates(date(1990, 1, 1), date(2030, 12, 31))
windows = st.tuples(days, days).map(lambda ends: Window(min(ends), max(ends)))


@pytest.mark.parametrize(
    ("window", "first", "last"),
    [
        pytest.param(month(2010, 2), "2010-02-01", "2010-02-28", id="February has 28 days"),
        pytest.param(month(2012, 2), "2012-02-01", "2012-02-29", id="and 29 in a leap year"),
        pytest.param(month(2010, 12), "2010-12-01", "2010-12-31", id="December ends the year"),
        pytest.param(months(2010, 6, 7), "2010-06-01", "2010-07-31", id="months run to the end of the last"),
        pytest.param(quarter(2010, 1), "2010-01-01", "2010-03-31", id="the first quarter"),
        pytest.param(quarter(2010, 4), "2010-10-01", "2010-12-31", id="the last quarter"),
        pytest.param(year(2010), "2010-01-01", "2010-12-31", id="a year is its plan's period"),
    ],
)
def test_spans_of_the_calendar(window: Window, first: str, last: str) -> None:
    assert (window.first, window.last) == (day(first), day(last))


def test_a_month_ends_on_its_last_day() -> None:
    assert month_end(2010, 6) == date(2010, 6, 30)


def test_a_window_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="2010, 5, 2"):
        Window(date(2010, 5, 2), date(2010, 5, 1))


@pytest.mark.parametrize(
    ("one", "is_inside"),
    [
        pytest.param("04-30", False, id="the day before is outside"),
        pytest.param("05-01", True, id="the first day is inside"),
        pytest.param("05-31", True, id="the last day is inside"),
        pytest.param("06-01", False, id="the day after is outside"),
    ],
)
def test_both_ends_belong_to_a_window(one: str, is_inside: bool) -> None:
    assert (day(one) in MAY) is is_inside


@pytest.mark.parametrize(
    ("one", "share"),
    [
        pytest.param("04-01", 0.0, id="nothing is over before it begins"),
        pytest.param("04-30", 0.0, id="nor on the day before"),
        pytest.param("05-01", 1 / 31, id="the first day counts when it ends"),
        pytest.param("05-30", 30 / 31, id="one day is left on the last but one"),
        pytest.param("05-31", 1.0, id="all is over at the end of the last day"),
        pytest.param("12-31", 1.0, id="and no more than all after it"),
    ],
)
def test_share_elapsed(one: str, share: float) -> None:
    assert MAY.share_elapsed(day(one)) == pytest.approx(share)


@given(windows, windows)
def test_two_windows_overlap_exactly_where_they_share_a_day(one: Window, other: Window) -> None:
    shared = max(one.first, other.first) <= min(one.last, other.last)
    assert one.overlaps(other) is other.overlaps(one) is shared


@given(windows, days)
def test_a_window_has_as_many_days_as_it_contains(window: Window, one: date) -> None:
    short = Window(window.first, min(window.last, window.first + timedelta(days=40)))
    assert short.days == sum(short.first + timedelta(days=step) in short for step in range(50))
    assert 0.0 <= window.share_elapsed(one) <= 1.0
