"""Days beyond the calendar's ends are refused, not stumbled over."""

from __future__ import annotations

from datetime import date

import pytest

from plancli.timing import check_meaning, resolve


@pytest.mark.parametrize("phrase", ["30个工作日内", "本周五", "三年内", "30日内", "下月5日前"])
def test_a_period_that_ends_after_the_last_day_there_is(phrase: str) -> None:
    assert resolve(phrase, year=2010, issued=date(9999, 12, 31)).kind == "unresolved"


def test_a_meaning_with_a_number_out_of_all_measure() -> None:
    assert check_meaning("年中", "06-01/99999999999999999999-01") is not None


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        pytest.param("综合局起", "no-timing", id="nothing that could begin a time"),
        pytest.param("半上半年汛期", "unknown-unit", id="a half-year touched from the front"),
    ],
)
def test_what_touches_a_time_and_cannot_be_read(phrase: str, reason: str) -> None:
    assert resolve(phrase, year=2010, issued=date(2010, 2, 1)).reason == reason
