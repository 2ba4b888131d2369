"""Which rules does the language have? One row a rule: name, pattern, what it builds, examples.

A pattern is over the parts of speech of `vocabulary`, in their order. ``TIME`` is any date or period,
``AMOUNT`` a counted period, ``PART`` a part of a period, ``|`` an alternative; ``?`` follows what may be
missing. The sentence that explains a rule has the id ``timing.rule.NAME``. Tests run every example.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from plancli.errors import message

if TYPE_CHECKING:
    from plancli.errors import Message
    from plancli.timing.model import Kind, Timing

PLAN_YEAR = 2010
ISSUED = date(2010, 2, 1)
"""Year and issue date under which the examples are read."""


class Rule(NamedTuple):
    """One rule of the timing language.

    Attributes:
        name: Value of `Timing.rule` where this rule decided.
        pattern: Parts of speech that it reads; every example has them.
        kind: What it builds.
        examples: Phrases that it decides.
    """

    name: str
    pattern: str
    kind: Kind
    examples: tuple[str, ...]

    @property
    def message(self) -> str:
        """Return the id of the sentence that explains it."""
        return f"timing.rule.{self.name.replace('-', '_')}"


def _rule(name: str, pattern: str, kind: Kind, *examples: str) -> Rule:
    """Return a row."""
    return Rule(name, pattern, kind, examples)


RULES = (
    _rule("unit", "TIME", "window", "3月", "二季度", "上半年", "Q3"),
    _rule(
        "part",
        "TIME PART",
        "window",
        "3月第二周",
        "3月最后一天",
        "三季度首月",
        "6月上半月",
        "last day of March",
    ),
    _rule("whole-year", "fit? whole", "window", "贯穿全年", "throughout the year"),
    _rule("range", "TIME range TIME", "window", "5月至7月", "4月8日至20日", "11月至2月", "May to July"),
    _rule("finish", "TIME? finish at? TIME?", "deadline", "上半年完成", "11月出台", "complete in November"),
    _rule("end", "TIME before|finish", "deadline", "6月底前", "年底完成"),
    _rule("until", "until TIME", "deadline", "截至6月", "不晚于6月30日", "by end of June"),
    _rule("label", "label colon TIME", "deadline", "完成时限：6月", "截止日期：6月30日"),
    _rule("within", "TIME within", "deadline", "年内完成", "二季度内", "within the year"),
    _rule("day-before", "TIME num? colon? num? before", "deadline", "6月30日前", "6月30日17:00前"),
    _rule(
        "earlier", "TIME before AMOUNT", "deadline", "国庆节前10天", "6月30日前两周", "10 days before 30 June"
    ),
    _rule("unit-before", "TIME before", "deadline", "6月前", "三季度前完成", "before June"),
    _rule("festival", "TIME before|during|after", "deadline", "春节前", "年前", "before Spring Festival"),
    _rule("lunar", "lunar|lunar-month TIME?", "window", "农历八月十五", "腊月"),
    _rule("fuzzy", "TIME", "window", "年中", "年底", "5月初", "mid-year"),
    _rule("season", "season", "window", "汛期", "夏季", "采暖季"),
    _rule("around", "about? TIME around?", "window", "6月左右", "10月1日前后", "around June"),
    _rule("count", "AMOUNT within", "deadline", "30日内", "10个工作日内", "within 30 days"),
    _rule("event", "finish|event|given day-of|after AMOUNT within", "deadline", "印发之日起3个月内"),
    _rule("relative", "relative num?", "window", "本周五", "下月", "next month"),
    _rule("soon", "soon", "deadline", "尽快", "立即", "ASAP"),
    _rule("recurring", "each PART", "recurring", "每季度", "每月5日前", "每季度结束后10日内", "monthly"),
    _rule("regular", "regular", "recurring", "定期", "regularly"),
    _rule("list", "TIME conj TIME", "window", "4月和10月", "6月、9月和12月"),
    _rule(
        "stages",
        "TIME before|event-verb ... sep TIME before",
        "deadline",
        *("5月底前完成初稿，9月底前出台", "3月启动，年底前完成"),
    ),
    _rule("plan-years", "plan pos|after", "window", "“十二五”末", "“十五”后两年"),
    _rule("open", "running|endless|since", "open", "不定期", "长期坚持", "3月起", "ongoing"),
    _rule("undated", "undated", "undated", "适时", "待定", "TBD"),
    _rule("count-only", "num count-unit", "undated", "分两期", "two sessions"),
    _rule(
        "conditional", "event|depends|word ...", "conditional", "会后一周内", "根据上级部署", "after approval"
    ),
    _rule("extension", "extend range|until TIME", "deadline", "延至8月15日", "extended until 15 August"),
    _rule("edtf", "num range num", "window", "2010-06?/2010-07?"),
)
BY_NAME = {rule.name: rule for rule in RULES}


def explain(timing: Timing) -> tuple[Message, ...]:
    """Return the sentences that explain a timing: the rule or the refusal, then what was assumed."""
    if timing.reason is not None:
        return (*_refusal(timing), *timing.notes)
    found = [message(BY_NAME[timing.rule].message)]
    if timing.tentative:
        found.append(message("timing.note.tentative"))
    if timing.approximate:
        found.append(message("timing.note.approximate"))
    return (*found, *timing.notes)


def _refusal(timing: Timing) -> tuple[Message, ...]:
    """Return why a phrase cannot be read, and what could be written instead."""
    reason = message(f"timing.reason.{str(timing.reason).replace('-', '_')}")
    if timing.suggestion is None:
        return (reason,)
    return reason, message("timing.note.suggestion", suggestion=timing.suggestion)
