"""Which rules does the language have? Each with a name, examples that a test runs, and its sentence."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

PLAN_YEAR = 2010
ISSUED = date(2010, 2, 1)
"""Year and issue date under which the examples are read."""


class Rule(NamedTuple):
    """One rule of the timing language.

    Attributes:
        name: Value of `Timing.rule` where this rule decided.
        examples: Phrases that it decides.
        message: Id of the sentence that explains it.
        year: Plan year under which the examples are read.
        issued: Issue date under which they are read.
    """

    name: str
    examples: tuple[str, ...]
    message: str
    year: int = PLAN_YEAR
    issued: date = ISSUED


def _rule(name: str, *examples: str) -> Rule:
    """Return a rule whose sentence is named after it."""
    return Rule(name, examples, f"timing.rule.{name.replace('-', '_')}")


RULES = (
    _rule("unit", "3月", "二季度", "上半年", "Q3"),
    _rule("part", "3月第二周", "3月最后一天", "三季度首月", "6月上半月", "last day of March"),
    _rule("whole-year", "贯穿全年", "throughout the year"),
    _rule("range", "5月至7月", "4月8日至20日", "11月至2月", "May to July"),
    _rule("finish", "上半年完成", "11月出台", "complete in November"),
    _rule("end", "6月底前", "年底完成"),
    _rule("until", "截至6月", "不晚于6月30日", "by end of June"),
    _rule("label", "完成时限：6月", "截止日期：6月30日"),
    _rule("within", "年内完成", "二季度内", "within the year"),
    _rule("day-before", "6月30日前", "6月30日17:00前"),
    _rule("earlier", "国庆节前10天", "6月30日前两周", "10 days before 30 June"),
    _rule("unit-before", "6月前", "三季度前完成", "before June"),
    _rule("festival", "春节前", "国庆期间", "年前", "before Spring Festival"),
    _rule("lunar", "农历八月十五前", "腊月"),
    _rule("fuzzy", "年中", "年底", "5月初", "mid-year"),
    _rule("season", "汛期", "夏季", "采暖季"),
    _rule("around", "6月左右", "10月1日前后", "around June"),
    _rule("count", "30日内", "10个工作日内", "within 30 days"),
    _rule("event", "印发之日起3个月内"),
    _rule("relative", "本周五", "下月", "next month"),
    _rule("soon", "近期", "尽快", "立即", "ASAP"),
    _rule("recurring", "每季度", "每月5日前", "每季度结束后10日内", "monthly"),
    _rule("regular", "定期", "regularly"),
    _rule("list", "4月和10月", "6月、9月和12月底前"),
    _rule("stages", "5月底前完成初稿，9月底前出台", "3月启动，年底前完成"),
    _rule("plan-years", "“十二五”末", "“十五”后两年"),
    _rule("open", "不定期", "长期坚持", "3月起", "ongoing"),
    _rule("undated", "适时", "待定", "TBD"),
    _rule("count-only", "分两期", "two sessions"),
    _rule("conditional", "会后一周内", "根据上级部署", "after approval"),
    _rule("extension", "延至8月15日", "extended until 15 August"),
    _rule("edtf", "2010-06?/2010-07?", "2010-01-01/.."),
)
BY_NAME = {rule.name: rule for rule in RULES}
