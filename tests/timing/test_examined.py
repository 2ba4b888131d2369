"""Phrases in which a plain reader loses a date, keeps a wrong one or finds one that is not there."""

from __future__ import annotations

from datetime import date

import pytest

from plancli.timing import resolve

ISSUED = date(2010, 2, 1)
MEANT = """
2010年全年 | window 2010-01-01 2010-12-31
2010年年内 | deadline 2010-01-01 2010-12-31
今年年内完成 | deadline 2010-01-01 2010-12-31
6月30日截止 | deadline 2010-01-01 2010-06-30
3月的第二周 | window 2010-03-08 2010-03-14
十一、十二月份 | window 2010-11-01 2010-12-31
十一至十二月 | window 2010-11-01 2010-12-31
5月底6月初 | window 2010-05-21 2010-06-10
6月15日至月底 | window 2010-06-15 2010-06-30
2010.6.1-6.30 | window 2010-06-01 2010-06-30
2010-2012 | window 2010-01-01 2012-12-31
2010-Q3 | window 2010-07-01 2010-09-30
二0一0年6月 | window 2010-06-01 2010-06-30
08年 | window 2008-01-01 2008-12-31
二季度结束前 | deadline 2010-01-01 2010-06-30
汛期结束前 | deadline 2010-01-01 2010-09-30
二季度结束后10日内 | deadline 2010-06-30 2010-07-10
上半年结束后 | open 2010-07-01 -
印发之日起至年底 | window 2010-02-01 2010-12-31
国庆长假期间 | window 2010-10-01 2010-10-07
国庆长假前 | deadline 2010-01-01 2010-09-30
春节假期前 | deadline 2010-01-01 2010-02-12
明年国庆长假 | window 2011-10-01 2011-10-07
农历八月 | window 2010-09-08 2010-10-07
农历八月前 | deadline 2010-01-01 2010-09-07
农历八月底前 | deadline 2010-01-01 2010-10-07
农历八月上旬 | window 2010-09-08 2010-09-17
第三季度（9月底前完成） | deadline 2010-07-01 2010-09-30
6月底前报送上半年总结 | deadline 2010-01-01 2010-06-30
6月报送一季度、二季度总结 | deadline 2010-06-01 2010-06-30
10月底前报送下一年度计划 | deadline 2010-01-01 2010-10-31
6月30日前报送2010年上半年总结 | deadline 2010-01-01 2010-06-30
6月底前完成计划编制 | deadline 2010-01-01 2010-06-30
6月底前实现预期目标 | deadline 2010-01-01 2010-06-30
3月启动10月完成 | deadline 2010-03-01 2010-10-31
5月北京、10月上海 | window 2010-05-01 2010-10-31
时間暫定於6月中旬 | window 2010-06-11 2010-06-20 tentative
爭取年內完成 | deadline 2010-01-01 2010-12-31 tentative
於5月底前完成 | deadline 2010-01-01 2010-05-31
May-July | window 2010-05-01 2010-07-31
by end-June | deadline 2010-01-01 2010-06-30
end Q2 | window 2010-06-01 2010-06-30
the last ten days of May | window 2010-05-21 2010-05-31
Q4/2010 | window 2010-10-01 2010-12-31
Wednesday, 30 June 2010 | window 2010-06-30 2010-06-30
from now to end of June | window 2010-02-01 2010-06-30
with immediate effect | open 2010-02-01 -
4月、10月底前各报送一次 | deadline 2010-01-01 2010-10-31 2
5月1次、10月2次 | window 2010-05-01 2010-10-31 3
前6月 | window 2010-01-01 2010-06-30
首批6月底前完成 | deadline 2010-01-01 2010-06-30 None
第一批6月底前、第二批年底前 | deadline 2010-01-01 2010-12-31 None
每月月底前 | recurring 2010-01-01 2010-12-31 11
每季度季末前 | recurring 2010-01-01 2010-12-31 4
各季度末 | recurring 2010-01-01 2010-12-31 4
每月10日前和25日前 | recurring 2010-01-01 2010-12-31 22
每半年一次，6月底、12月底前 | recurring 2010-01-01 2010-12-31 2
每周两次 | recurring 2010-01-01 2010-12-31 47
每12月 | recurring 2010-01-01 2010-12-31 1
once approved | conditional None -
end of May last year | window 2009-05-21 2009-05-31
最迟不超过：于约5月底 | deadline 2010-01-01 2010-06-10
3月起到12月底 | window 2010-03-01 2010-12-31
3-5月中期检查 | window 2010-03-01 2010-05-31
一至三季度末 | window 2010-01-01 2010-09-30
5月上旬各一次 | window 2010-05-01 2010-05-10 1
各各各各各3次 | undated None - 3
每月第三批 | recurring 2010-01-01 2010-12-31 11
after approval by 30 June | deadline 2010-01-01 2010-06-30
车间改造，6月底前 | deadline 2010-01-01 2010-06-30
两月内 | deadline 2010-02-01 2010-04-01
10日时间内 | deadline 2010-02-01 2010-02-11
3个周内 | deadline 2010-02-01 2010-02-22
小年前 | deadline 2010-01-01 2010-02-05
2010年农历八月十五 | window 2010-09-22 2010-09-22
农历八月十五至农历九月初九 | window 2010-09-22 2010-10-16
上月底前 | deadline 2010-01-21 2010-01-31
汛期来临前 | deadline 2010-01-01 2010-05-31
入汛后 | open 2010-06-02 -
年后 | window 2010-02-21 2010-03-22
年后10日内 | deadline 2010-02-21 2010-03-02
5月底6次 | window 2010-05-21 2010-05-31 6
2010-06月 | window 2010-06-01 2010-06-30
2010-Q3完成 | deadline 2010-07-01 2010-09-30
5月~报送 | deadline 2010-05-01 2010-05-31
6月最后1周 | window 2010-06-28 2010-06-30
6月第一批 | window 2010-06-01 2010-06-30
early next year | window 2011-01-01 2011-02-28
in May of the year | window 2010-05-01 2010-05-31
June the 10th | window 2010-06-10 2010-06-10
一至四季度各一次 | window 2010-01-01 2010-12-31 4
每年两次，上半年、下半年各一次 | recurring 2010-01-01 2010-12-31 2
每年一次，6月底前 | recurring 2010-01-01 2010-12-31 1
每年一次，1月底前 | recurring 2010-01-01 2011-01-31 1
3月起，每年一次 | recurring 2010-03-01 2010-12-31 1
每季度一次，季末完成 | recurring 2010-01-01 2010-12-31 4
每季度前10日内 | recurring 2010-01-01 2010-12-31 3
每季初 | recurring 2010-01-01 2010-12-31 3
每季初10日内 | recurring 2010-01-01 2010-12-31 3
每月初5个工作日内 | recurring 2010-01-01 2010-12-31 11
次月5个工作日内 | recurring 2010-01-01 2011-01-10 12
每月25日至月底 | recurring 2010-01-01 2010-12-31 11
每月前2项 | recurring 2010-01-01 2010-12-31 11
每年度末 | recurring 2010-01-01 2010-12-31 1
每5个月 | recurring 2010-01-01 2010-12-31 2
every year by 31 January | recurring 2010-01-01 2011-01-31 1
annually by end of March | recurring 2010-01-01 2010-12-31 1
every year, in all | recurring 2010-01-01 2010-12-31 1
one session each in April and October | window 2010-04-01 2010-10-31 2
"""
"""Phrase, then kind, first and last day, and what else is to be checked: tentative or the count."""

REFUSED = """
2010年月 | incomplete
（ ）月底前 | blank-in-form
2010年 月 日 | blank-in-form
2010年 月底前 | blank-in-form
2010-XX | blank-in-form
二〇XX年 | masked-year
201X | masked-year
201×年6月 | masked-year
6月底底前 | ambiguous
6月底前前完成 | ambiguous
6月内内 | ambiguous
至至6月 | ambiguous
约约5月 | ambiguous
本6月底前 | ambiguous
明6月底前 | ambiguous
期6月底前 | ambiguous
周三季度 | ambiguous
一、6月底前 | ambiguous
十年前 | ambiguous
3月至5 | incomplete
3月至任务完成 | incomplete
-3日内 | invalid-number
每周八 | invalid-number
本周八前 | invalid-number
13/2010 | invalid-number
每13月 | invalid-month
每0个月 | invalid-number
7月或适时 | alternatives
3次或4次 | alternatives
10日或15日前 | alternatives
[2010-05,2010-06] | alternatives
每月25日至次月5日 | ambiguous
每月一次，月初 | ambiguous
每月一次，10日内 | ambiguous
季末后10日内 | ambiguous
5月开学前 | ambiguous
两节 | ambiguous
次季度10日前 | ambiguous
2010六项 | no-timing
6月.30前 | incomplete
36000周内 | year-out-of-range
third ten days of May | ambiguous
3月至6月前 | ambiguous
高考前 | unknown-period
三夏 | unknown-season
210年6月 | year-out-of-range
“五十五”期间 | year-out-of-range
100001天内 | year-out-of-range
quarterly, within 10 days of quarter end | ambiguous
May and/or June | alternatives
Friday 5 May 2010 | weekday-mismatch
"""

LABELS = """
培训：5月 办法修订：10月 | 培训 05-31 办法修订 10-31
培训：5月；办法修订：10月 | 培训 05-31 办法修订 10-31
动员阶段（3月）；总结阶段（11月） | 动员阶段 03-31 总结阶段 11-30
5月培训、10月修订办法 | 培训 05-31 修订办法 10-31
5月底前完成初稿，9月底前出台 | 完成初稿 05-31 出台 09-30
"""


def rows(table: str) -> list[list[str]]:
    """Return the lines of a table, cut at the stroke."""
    return [line.split(" | ") for line in table.strip().splitlines()]


@pytest.mark.parametrize(("phrase", "meant"), rows(MEANT))
def test_a_phrase_means_what_it_says(phrase: str, meant: str) -> None:
    kind, first, last, *more = meant.split()
    found = resolve(phrase, year=2010, issued=ISSUED)
    assert (found.kind, str(found.first), str(found.last or "-")) == (kind, first, last), found
    assert found.tentative is ("tentative" in more)
    if more and not found.tentative:
        assert str(found.count) == more[0]


@pytest.mark.parametrize(("phrase", "reason"), rows(REFUSED))
def test_a_phrase_that_cannot_be_read_is_refused(phrase: str, reason: str) -> None:
    found = resolve(phrase, year=2010, issued=ISSUED)
    assert (found.kind, found.reason, found.first) == ("unresolved", reason, None)


@pytest.mark.parametrize(("phrase", "labels"), rows(LABELS))
def test_milestones_bear_the_words_beside_them(phrase: str, labels: str) -> None:
    stones = resolve(phrase, year=2010, issued=ISSUED).milestones
    assert " ".join(f"{stone.label} {stone.last:%m-%d}" for stone in stones) == labels


def test_a_plan_may_say_what_near_means() -> None:
    found = resolve("近期", year=2010, issued=ISSUED, meanings={"近期": "02-01/04-30"})
    assert (found.kind, str(found.last)) == ("window", "2010-04-30")
