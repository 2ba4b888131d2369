"""An extension moves the last day in force and keeps everything else; what names no time is refused."""

from __future__ import annotations

from datetime import date

import pytest

from plancli.timing import Timing, explain, resolve
from plancli.words import tell

ISSUED = date(2024, 3, 13)


def read(phrase: str, base: Timing | None = None) -> Timing:
    """Return a phrase as the 2024 plan means it."""
    return resolve(phrase, year=2024, issued=ISSUED, base=base)


MOVED = """
力争6月底前完成 | 顺延一个月 | 2024-01-01 2024-07-30 tentative
6月底前 | 延期两周 | 2024-01-01 2024-07-14
6月底前 | 推迟10天 | 2024-01-01 2024-07-10
8月31日左右 | 延长半年 | 2024-08-24 2025-03-07 approximate
6月底前 | 再延15个工作日 | 2024-01-01 2024-07-19
2024年1月31日 | 延期一个月 | 2024-01-31 2024-02-29
5月 | 再推迟两个月完成 | 2024-05-01 2024-07-31
5月 | 拟展期三个月 | 2024-05-01 2024-08-31 tentative
6月底前 | 申请延长两个半月 | 2024-01-01 2024-09-14
6月底前 | 延至8月15日 | 2024-01-01 2024-08-15
力争6月底前完成 | 延期到年底 | 2024-01-01 2024-12-31 tentative
6月底前 | 由6月30日延至8月15日 | 2024-01-01 2024-08-15
6月底前 | 延期一个月至7月30日 | 2024-01-01 2024-07-30
6月底前 | 提前10天完成 | 2024-01-01 2024-06-20
每季度 | 延至8月15日 | 2024-01-01 2024-08-15
6月底前 | extended by one month | 2024-01-01 2024-07-30
6月底前 | postponed two weeks | 2024-01-01 2024-07-14
6月底前 | a ten-day extension | 2024-01-01 2024-07-10
6月底前 | pushed back another week | 2024-01-01 2024-07-07
6月底前 | extended by 15 working days | 2024-01-01 2024-07-19
6月底前 | extended until 15 August | 2024-01-01 2024-08-15
6月底前 | extended from 30 June to 15 August | 2024-01-01 2024-08-15
"""
"""Timing in force, extension, then first and last day and what was kept."""

REFUSED = """
- | 顺延一个月 | needs-base
- | extended by one month | needs-base
每季度 | 延期两周 | needs-base
5月底前完成初稿，9月底前出台 | 推迟10天 | needs-base
待定 | 延长半年 | needs-base
3月起 | 延长半年 | needs-base
6月底前 | 延期 | incomplete
6月底前 | 延期1至2个月 | ambiguous
6月底前 | 延期一个月至9月底 | ambiguous
6月底前 | 由5月底延至8月15日 | ambiguous
6月底前 | 延长10000个工作日 | no-workday-calendar
6月底前 | 延期一个月，9月底前完成 | ambiguous
"""

NO_TIMES = """
随便 | no-timing
随意 | no-timing
看情况吧 | no-timing
依旧 | no-timing
待会儿 | no-timing
视野 | no-timing
按摩 | no-timing
按老规矩 | no-timing
按部就班 | no-timing
视心情而定 | no-timing
落后 | no-timing
善后 | no-timing
饭后 | no-timing
随便后 | unknown-period
睡觉以后 | unknown-period
after lunch | unknown-period
once again | unknown-period
"""


def rows(table: str) -> list[list[str]]:
    """Return the lines of a table, cut at the stroke."""
    return [line.split(" | ") for line in table.strip().splitlines()]


@pytest.mark.parametrize(("base", "phrase", "meant"), rows(MOVED))
def test_an_extension_moves_the_last_day_and_keeps_the_rest(base: str, phrase: str, meant: str) -> None:
    first, last, *more = meant.split()
    found = read(phrase, read(base))
    assert (found.kind, str(found.first), str(found.last)) == ("deadline", first, last), found
    assert (found.tentative, found.approximate) == ("tentative" in more, "approximate" in more)
    assert found.rule == "extension"


@pytest.mark.parametrize(("base", "phrase", "reason"), rows(REFUSED))
def test_an_extension_that_has_nothing_to_count_from_is_refused(base: str, phrase: str, reason: str) -> None:
    found = read(phrase, None if base == "-" else read(base))
    assert (found.kind, found.reason) == ("unresolved", reason)


@pytest.mark.parametrize(("phrase", "reason"), rows(NO_TIMES))
def test_words_that_name_no_time_are_no_condition(phrase: str, reason: str) -> None:
    assert (read(phrase).kind, read(phrase).reason) == ("unresolved", reason)


@pytest.mark.parametrize(
    "phrase", ["设备进场后", "领导回来后", "按上级部署", "视天气情况而定", "after the board meeting"]
)
def test_an_event_or_a_body_is_a_condition(phrase: str) -> None:
    assert read(phrase).kind == "conditional"


def test_an_extension_tells_the_day_that_was_in_force() -> None:
    found = read("延至5月31日", read("6月底前"))
    told = [tell("en", sentence) for sentence in explain(found)]
    assert "2024-06-30" in told[1]
    assert "no more time" in told[2]
