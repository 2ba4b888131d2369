"""Every word counts: a part of the calendar beside a time changes what is meant, or the phrase is refused."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from plancli.timing import Timing, resolve

ISSUED = date(2024, 3, 13)
EVENTS = {"职代会": date(2024, 5, 20), "budget approval": date(2024, 5, 20)}

_TIMES = (
    "3月 6月 二季度 第三季度 上半年 下半年 今年 明年 2024年 2024年6月 2025年上半年 6月15日 "
    "2024-06-15 6月上旬 6月底 年底 年中 本月 下月 本季度 国庆节 春节 中秋节 农历八月十五 汛期 "
    "暑期 Q3 4月至6月 5月15日至6月20日 二、三季度 4月和10月 职代会后 批准后 印发后 每月 每季度 "
    "每年 长期 适时 待定 不定期"
)
TIMES = _TIMES.split()
_PARTS = (
    "3天 5日 10天 两周 三个月 第二周 第3天 第二个月 第一个工作日 首日 首周 首月 头10天 头两个月 "
    "末周 末月 最后一天 最后一周 最后两周 最后一个月 最后10天 最后一个工作日 倒数第二天 前10天 "
    "前两周 前三天 前两个月 前半个月 后10天 后两周 后三个月 上半月 下半月 5个工作日 第二季度 "
    "最后一个季度 两旬 最后一旬 W10"
)
PARTS = _PARTS.split()
AT_THE_END = ("最后", "后", "末", "下半月")
"""Parts that end when their period ends, when a recurrence falls due in any case."""

JOINTS = ("", "的", " ", "-")
MARKS = ("", "前", "内", "完成", "底前完成", "左右")

_ENGLISH_TIMES = (
    "March|June|June 2024|Q3|Q3 2024|the second quarter|the first half of 2024|2024|next year|"
    "15 June|2024-06-15|early June|end of June|the end of the year|mid-year|next month|"
    "this quarter|National Day|Spring Festival|the flood season|between April and June|"
    "the budget approval|approval"
)
ENGLISH_TIMES = _ENGLISH_TIMES.split("|")
_ENGLISH_PARTS = (
    "last day|first day|third day|first week|second week|last week|last two weeks|first 12 days|"
    "last 12 days|first working day|last working day|first month|last month|first two months|"
    "last two months|first Monday|penultimate day|last Friday|first fortnight|last quarter"
)
ENGLISH_PARTS = _ENGLISH_PARTS.split("|")
AMOUNTS = ("10 days", "two weeks", "three months", "5 working days", "half a month", "a fortnight")


def read(phrase: str) -> Timing:
    """Return a phrase as the 2024 plan means it."""
    return resolve(phrase, year=2024, issued=ISSUED, events=EVENTS)


def meaning(found: Timing) -> tuple[object, ...]:
    """Return what a timing says, without the words it said it in."""
    return found.kind, found.first, found.last, found.count, found.occurrences


READ = ("part", "earlier", "count", "event", "conditional")
"""Rules that decide where a part was read."""


def counts(bare: str, with_part: str, without: str) -> bool:
    """Tell whether a part that was added to a phrase is read, or makes it refused.

    A mark may take back what a part says (before the first week of June is before June), so that a part
    counts in a marked phrase if it is read in the bare one.
    """
    found = read(with_part)
    return (
        found.kind == "unresolved"
        or found.rule in READ
        or meaning(found) != meaning(read(without))
        or read(bare).rule in READ
    )


@pytest.mark.parametrize("time", TIMES)
def test_a_part_beside_a_chinese_time_is_never_dropped(time: str) -> None:
    lost = [
        time + joint + part + mark
        for part, joint, mark in product(PARTS, JOINTS, MARKS)
        if not (time[0] == "每" and part.startswith(AT_THE_END))
        if not counts(time + joint + part, time + joint + part + mark, time + mark)
    ]
    assert lost == []


@pytest.mark.parametrize("time", TIMES)
def test_a_part_before_a_chinese_time_is_never_dropped(time: str) -> None:
    lost = [
        part + joint + time + mark
        for part, joint, mark in product(PARTS, ("", "的"), MARKS)
        if not (time[0] == "每" and part.startswith(AT_THE_END))
        if not counts(part + joint + time, part + joint + time + mark, time + mark)
    ]
    assert lost == []


@pytest.mark.parametrize("time", ENGLISH_TIMES)
def test_a_part_beside_an_english_time_is_never_dropped(time: str) -> None:
    lost = []
    for part, mark in product(ENGLISH_PARTS, ("", "by ", "before ", "within ", "complete in ", "around ")):
        phrases = (f"the {part} of {time}", f"{part} {time}", f"{time} {part}")
        lost += [mark + bare for bare in phrases if not counts(bare, mark + bare, mark + time)]
    for amount, mark in product(AMOUNTS, (" before ", " after ", " of ", " ")):
        lost += [bare for bare in (amount + mark + time, f"{time} {amount}") if not counts(bare, bare, time)]
    assert lost == []
