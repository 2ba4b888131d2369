"""Screens: what a person sees at each width, in each language, piped and on a terminal."""
# ruff: noqa: E501  screens are as wide as they are

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from inline_snapshot import snapshot
from rich.console import Console
from rich.text import Text

from plancli import query, views
from plancli.drawing import lines
from plancli.drawing.folding import cells
from plancli.drawing.look import STYLES, Look
from plancli.errors import Problem, message
from plancli.ledger import Entry, Ledger
from plancli.timing import RULES, resolve
from plancli.views import footers
from plancli.views.page import Band, Cell, Column, Fields, Grid, Heading, Page, Span
from plancli.window import month
from tests.plans import every_page

if TYPE_CHECKING:
    from plancli.query.state import Case
    from plancli.words import Lang


def entry(number: int, on: str, task_id: str, **said: Any) -> Entry:  # noqa: ANN401  whatever an entry says
    """Return an entry of the ledger."""
    at = datetime(2010, 7, 11, 9, number, tzinfo=UTC)
    return Entry(f"{number:016x}", at, "李华", date.fromisoformat(on), task_id, **said)


def screen(page: Page, look: Look) -> str:
    """Return all that a page shows."""
    return "\n".join((*lines.draw(page, look), *lines.notes(page, look))) + "\n"


def test_list_at_80_in_chinese(case: Case) -> None:
    assert screen(views.tasks.page(case, query.tasks.tasks(case), "zh"), Look("zh", 80)) == snapshot("""\
编号  工作任务                    责任部门        时限要求          亮灯
                                                  起止日期          状态
────────────────────────────────────────────────────────────────────────────────
1     召开地方国资委负责人研讨会  办公厅          时间初定为年中    ■ 绿
                                                  06-01 → 07-31     未启动
2     研究制订《指导和监督地方国  综合局          上半年完成        ● 红
      有资产管理工作实施办法》                    01-01 → 06-30     进行中 60%
3     召开地方国资委政策法规工作  政策法规局      时间初定为5月     ✓ 办结
      会议                                        05-01 → 05-31     已办结
4     召开全国国资委监事会工作研  监事会工作局    时间初定为5月     ✓ 办结
      讨会                                        05-01 → 05-31     已办结，初定
                                                                    时间后20天
5     召开政策性关闭破产工作总结  企业改组局      两期，年内完成    ■ 绿
      研讨会                      配合：财务监督  01-01 → 12-31     进行中
                                  与考核评价局、                    已办 1/2
                                  产权管理局
6     协调中央企业兼并重组地方国  规划发展局      不定期            ○ 灰
      有企业工作                                  01-01 → 12-31     进行中
                                                                    56天未报
7     加快产权监测网络建设        产权管理局      2011年3月底前     ■ 绿
                                                  01-01 →           未启动
                                                  2011-03-31
8     起草国有产权转让管理办法    产权管理局      8月底前完成初     ■ 绿
                                                  稿，10月底前出台  未启动
                                                  01-01 → 10-31     已完成 0/2
9     报送半年统计报表            办公厅、综合局  7月20日前         ◆ 蓝
                                                  01-01 → 07-20     未启动
10    宣传思想工作座谈会          –               –                 ✕ 取消
                                                  –                 已取消
""")


def test_list_at_80_in_english(case: Case) -> None:
    assert screen(views.tasks.page(case, query.tasks.tasks(case), "en"), Look("en", 80)) == snapshot("""\
ID  Task                         Departments     Timing            Light
                                                 Window            Status
────────────────────────────────────────────────────────────────────────────────
1   召开地方国资委负责人研讨会   办公厅          时间初定为年中    ■ green
                                                 06-01 → 07-31     todo
2   研究制订《指导和监督地方国   综合局          上半年完成        ● red
    有资产管理工作实施办法》                     01-01 → 06-30     doing 60%
3   召开地方国资委政策法规工作   政策法规局      时间初定为5月     ✓ done
    会议                                         05-01 → 05-31     done
4   召开全国国资委监事会工作研   监事会工作局    时间初定为5月     ✓ done
    讨会                                         05-01 → 05-31     done, 20 d
                                                                   after its
                                                                   tentative
                                                                   time
5   召开政策性关闭破产工作总结   企业改组局      两期，年内完成    ■ green
    研讨会                       with 财务监督   01-01 → 12-31     doing
                                 与考核评价局,                     1/2 held
                                 产权管理局
6   协调中央企业兼并重组地方国   规划发展局      不定期            ○ grey
    有企业工作                                   01-01 → 12-31     doing
                                                                   silent 56 d
7   加快产权监测网络建设         产权管理局      2011年3月底前     ■ green
                                                 01-01 →           todo
                                                 2011-03-31
8   起草国有产权转让管理办法     产权管理局      8月底前完成初     ■ green
                                                 稿，10月底前出台  todo
                                                 01-01 → 10-31     0/2 stages
9   报送半年统计报表             办公厅, 综合局  7月20日前         ◆ blue
                                                 01-01 → 07-20     todo
10  宣传思想工作座谈会           –               –                 ✕ cancelled
                                                 –                 cancelled
""")


def test_list_at_160_in_chinese(case: Case) -> None:
    assert screen(views.tasks.page(case, query.tasks.tasks(case), "zh"), Look("zh", 160)) == snapshot("""\
编号  工作任务                                         责任部门                   时限要求                    起止日期            状态                    亮灯
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
1     召开地方国资委负责人研讨会                       办公厅                     时间初定为年中              06-01 → 07-31       未启动                  ■ 绿
2     研究制订《指导和监督地方国有资产管理工作实施办   综合局                     上半年完成                  01-01 → 06-30       进行中 60%              ● 红
      法》
3     召开地方国资委政策法规工作会议                   政策法规局                 时间初定为5月               05-01 → 05-31       已办结                  ✓ 办结
4     召开全国国资委监事会工作研讨会                   监事会工作局               时间初定为5月               05-01 → 05-31       已办结，初定时间后20天  ✓ 办结
5     召开政策性关闭破产工作总结研讨会                 企业改组局                 两期，年内完成              01-01 → 12-31       进行中 已办 1/2         ■ 绿
                                                       配合：财务监督与考核评价
                                                       局、产权管理局
6     协调中央企业兼并重组地方国有企业工作             规划发展局                 不定期                      01-01 → 12-31       进行中 56天未报         ○ 灰
7     加快产权监测网络建设                             产权管理局                 2011年3月底前               01-01 → 2011-03-31  未启动                  ■ 绿
8     起草国有产权转让管理办法                         产权管理局                 8月底前完成初稿，10月底前   01-01 → 10-31       未启动 已完成 0/2       ■ 绿
                                                                                  出台
9     报送半年统计报表                                 办公厅、综合局             7月20日前                   01-01 → 07-20       未启动                  ◆ 蓝
10    宣传思想工作座谈会                               –                          –                           –                   已取消                  ✕ 取消
""")


def test_list_at_60_in_english(case: Case) -> None:
    assert screen(views.tasks.page(case, query.tasks.tasks(case), "en"), Look("en", 60)) == snapshot("""\
ID  Task                       Timing            Light
    Departments                Window            Status
────────────────────────────────────────────────────────────
1   召开地方国资委负责人研讨   时间初定为年中    ■ green
    会                         06-01 → 07-31     todo
    办公厅
2   研究制订《指导和监督地方   上半年完成        ● red
    国有资产管理工作实施办     01-01 → 06-30     doing 60%
    法》
    综合局
3   召开地方国资委政策法规工   时间初定为5月     ✓ done
    作会议                     05-01 → 05-31     done
    政策法规局
4   召开全国国资委监事会工作   时间初定为5月     ✓ done
    研讨会                     05-01 → 05-31     done, 20 d
    监事会工作局                                 after its
                                                 tentative
                                                 time
5   召开政策性关闭破产工作总   两期，年内完成    ■ green
    结研讨会                   01-01 → 12-31     doing
    企业改组局                                   1/2 held
    with 财务监督与考核评价
    局, 产权管理局
6   协调中央企业兼并重组地方   不定期            ○ grey
    国有企业工作               01-01 → 12-31     doing
    规划发展局                                   silent 56 d
7   加快产权监测网络建设       2011年3月底前     ■ green
    产权管理局                 01-01 →           todo
                               2011-03-31
8   起草国有产权转让管理办法   8月底前完成初     ■ green
    产权管理局                 稿，10月底前出台  todo
                               01-01 → 10-31     0/2 stages
9   报送半年统计报表           7月20日前         ◆ blue
    办公厅, 综合局             01-01 → 07-20     todo
10  宣传思想工作座谈会         –                 ✕ cancelled
    –                          –                 cancelled
""")


def test_list_piped_is_one_task_a_line(case: Case) -> None:
    page = views.tasks.page(case, query.tasks.tasks(case), "en")
    assert screen(page, Look("en")) == snapshot("""\
ID  Task                                                Departments                                       Timing                         Window              Status                               Light
1   召开地方国资委负责人研讨会                          办公厅                                            时间初定为年中                 06-01 → 07-31       todo                                 ■ green
2   研究制订《指导和监督地方国有资产管理工作实施办法》  综合局                                            上半年完成                     01-01 → 06-30       doing 60%                            ● red
3   召开地方国资委政策法规工作会议                      政策法规局                                        时间初定为5月                  05-01 → 05-31       done                                 ✓ done
4   召开全国国资委监事会工作研讨会                      监事会工作局                                      时间初定为5月                  05-01 → 05-31       done, 20 d after its tentative time  ✓ done
5   召开政策性关闭破产工作总结研讨会                    企业改组局 with 财务监督与考核评价局, 产权管理局  两期，年内完成                 01-01 → 12-31       doing 1/2 held                       ■ green
6   协调中央企业兼并重组地方国有企业工作                规划发展局                                        不定期                         01-01 → 12-31       doing silent 56 d                    ○ grey
7   加快产权监测网络建设                                产权管理局                                        2011年3月底前                  01-01 → 2011-03-31  todo                                 ■ green
8   起草国有产权转让管理办法                            产权管理局                                        8月底前完成初稿，10月底前出台  01-01 → 10-31       todo 0/2 stages                      ■ green
9   报送半年统计报表                                    办公厅, 综合局                                    7月20日前                      01-01 → 07-20       todo                                 ◆ blue
10  宣传思想工作座谈会                                  –                                                 –                              –                   cancelled                            ✕ cancelled
""")
    assert len(list(lines.draw(page, Look("en")))) == 1 + len(case.plan.tasks)


def test_due_at_80_marks_the_possible(case: Case) -> None:
    page = views.due.page(case, query.due.due(case, month(2010, 7)), "zh", possible=True)
    assert screen(page, Look("zh", 80)) == snapshot("""\
编号  工作任务                       时限要求                    亮灯
      责任部门                       到期                        状态
────────────────────────────────────────────────────────────────────────────────
必到期：时限在此期间届满（2项）
9     报送半年统计报表               7月20日前                   ◆ 蓝
      办公厅、综合局                 07-20 还有5天               未启动
1     召开地方国资委负责人研讨会     时间初定为年中              ■ 绿
      办公厅                         07-31 还有16天              未启动

可能到期：此期间可办结，时限在后（3项）
8     起草国有产权转让管理办法       8月底前完成初稿，10月底前   ■ 绿
      产权管理局                     出台                        未启动
                                     08-31 完成初稿 还有47天     已完成 0/2
5     召开政策性关闭破产工作总结研   两期，年内完成              ■ 绿
      讨会                           12-31 还有169天             进行中 已办 1/2
      企业改组局
      配合：财务监督与考核评价局、
      产权管理局
7     加快产权监测网络建设           2011年3月底前               ■ 绿
      产权管理局                     2011-03-31 还有259天        未启动
""")


def test_due_at_160_without_the_possible_says_so(case: Case) -> None:
    due = query.due.due(case, month(2010, 7))
    page = views.due.page(case, due, "en", left_out=footers.left_out(possible=len(due.possible)))
    assert screen(page, Look("en", 160)) == snapshot("""\
ID  Task                        Departments     Timing          Due            Status  Light
──────────────────────────────────────────────────────────────────────────────────────────────
9   报送半年统计报表            办公厅, 综合局  7月20日前       07-20 in 5 d   todo    ◆ blue
1   召开地方国资委负责人研讨会  办公厅          时间初定为年中  07-31 in 16 d  todo    ■ green

3 more may fall due in this span: add --possible.
""")


def test_overdue_at_80_tells_firm_from_soft(case: Case) -> None:
    late = query.state.ask(case.plan, case.ledger, month(2010, 8).last)
    assert screen(views.overdue.page(late, query.overdue.overdue(late), "zh"), Look("zh", 80)) == snapshot("""\
编号  工作任务                  责任部门        时限要求              亮灯
                                                到期                  状态
────────────────────────────────────────────────────────────────────────────────
逾期：硬性时限已过，应催办（2项）
2     研究制订《指导和监督地方  综合局          上半年完成            ● 红
      国有资产管理工作实施办                    06-30 逾期62天        进行中 60%
      法》
9     报送半年统计报表          办公厅、综合局  7月20日前             ● 红
                                                07-20 逾期42天        未启动

待询：初定或大致时间已过，宜询问、不通报（1项）
1     召开地方国资委负责人研讨  办公厅          时间初定为年中        ▲ 黄
      会                                        07-31 已过31天，待询  未启动
""")


def test_overdue_piped_tells_firm_from_soft_in_each_line(case: Case) -> None:
    late = query.state.ask(case.plan, case.ledger, month(2010, 8).last)
    assert screen(views.overdue.page(late, query.overdue.overdue(late), "en"), Look("en")) == snapshot("""\
ID  Task                                                Departments     Timing          Due                   Status     Light     Matter
2   研究制订《指导和监督地方国有资产管理工作实施办法》  综合局          上半年完成      06-30 62 d late       doing 60%  ● red     late: urge
9   报送半年统计报表                                    办公厅, 综合局  7月20日前       07-20 42 d late       todo       ● red     late: urge
1   召开地方国资委负责人研讨会                          办公厅          时间初定为年中  07-31 31 d past, ask  todo       ▲ yellow  past: ask
""")


def test_nothing_overdue_is_said_on_a_terminal(case: Case) -> None:
    assert screen(views.overdue.page(case, (), "zh"), Look("zh", 80)) == "没有逾期、欠办或待询的任务。\n"


def test_nothing_overdue_is_only_a_heading_when_piped(case: Case) -> None:
    assert len(list(lines.draw(views.overdue.page(case, (), "zh"), Look("zh")))) == 1


def test_summary_at_80_in_chinese(case: Case) -> None:
    assert screen(
        views.summary.page(case, query.summary.summary(case, "dept"), "zh"), Look("zh", 80)
    ) == snapshot("""\
责任部门         亮灯分布  任务  ●  ▲  ◆  ■  ○  ✓  ✕  应办  办结率  按时率  配合
────────────────────────────────────────────────────────────────────────────────
办公厅           ◆■           2  ·  ·  1  1  ·  ·  ·     –       –       –     ·
综合局           ●◆           2  1  ·  1  ·  ·  ·  ·     1      0%      0%     ·
政策法规局       ✓            1  ·  ·  ·  ·  ·  1  ·     1    100%    100%     ·
监事会工作局     ✓            1  ·  ·  ·  ·  ·  1  ·     1    100%    100%     ·
企业改组局       ■            1  ·  ·  ·  1  ·  ·  ·     –       –       –     ·
财务监督与考核                0  ·  ·  ·  ·  ·  ·  ·     –       –       –     1
评价局
产权管理局       ■■           2  ·  ·  ·  2  ·  ·  ·     –       –       –     1
规划发展局       ○            1  ·  ·  ·  ·  1  ·  ·     –       –       –     ·
未明确责任部门   ✕            1  ·  ·  ·  ·  ·  ·  1     –       –       –     ·
────────────────────────────────────────────────────────────────────────────────
合计                         10  1  ·  1  4  1  2  1     3     67%     67%

● 红  ▲ 黄  ◆ 蓝  ■ 绿  ○ 灰  ✓ 办结  ✕ 取消

有1项任务同时列入多行（如共同牵头），合计中只计一次。
""")


def test_summary_at_160_in_english(case: Case) -> None:
    assert screen(
        views.summary.page(case, query.summary.summary(case, "dept"), "en"), Look("en", 160)
    ) == snapshot("""\
Department            Lights  Tasks  ●  ▲  ◆  ■  ○  ✓  ✕  Owed  Done  On time  Supports
───────────────────────────────────────────────────────────────────────────────────────
办公厅                ◆■          2  ·  ·  1  1  ·  ·  ·     –     –        –         ·
综合局                ●◆          2  1  ·  1  ·  ·  ·  ·     1    0%       0%         ·
政策法规局            ✓           1  ·  ·  ·  ·  ·  1  ·     1  100%     100%         ·
监事会工作局          ✓           1  ·  ·  ·  ·  ·  1  ·     1  100%     100%         ·
企业改组局            ■           1  ·  ·  ·  1  ·  ·  ·     –     –        –         ·
财务监督与考核评价局              0  ·  ·  ·  ·  ·  ·  ·     –     –        –         1
产权管理局            ■■          2  ·  ·  ·  2  ·  ·  ·     –     –        –         1
规划发展局            ○           1  ·  ·  ·  ·  1  ·  ·     –     –        –         ·
no lead               ✕           1  ·  ·  ·  ·  ·  ·  1     –     –        –         ·
───────────────────────────────────────────────────────────────────────────────────────
Total                            10  1  ·  1  4  1  2  1     3   67%      67%

● red  ▲ yellow  ◆ blue  ■ green  ○ grey  ✓ done  ✕ cancelled

1 joint tasks stand in more than one row; the total counts each once.
""")


def test_summary_at_60_leaves_to_the_bar_what_the_bar_says(case: Case) -> None:
    assert screen(
        views.summary.page(case, query.summary.summary(case, "section"), "en"), Look("en", 60)
    ) == snapshot("""\
Section                   Lights  Tasks  Owed  Done  On time
────────────────────────────────────────────────────────────
1 完善国有资产管理体制方  ●■✓         3     2   50%      50%
面
2 加强国有资产监管方面    ◆■■■○✓      6     1  100%     100%
no section                ✕           1     –     –        –
────────────────────────────────────────────────────────────
Total                                10     3   67%      67%

● red  ▲ yellow  ◆ blue  ■ green  ○ grey  ✓ done
✕ cancelled
""")


def test_board_at_80_in_chinese(case: Case) -> None:
    assert screen(views.board.page(case, query.board.board(case), "zh"), Look("zh", 80)) == snapshot("""\
2010年工作计划                                                    截至2010-07-15
●◆■■■■○✓✓✕
● 红 1  ▲ 黄 0  ◆ 蓝 1  ■ 绿 4  ○ 灰 1  ✓ 办结 2  ✕ 取消 1

逾期1项  plancli overdue --late
●  2  研究制订《指导和监督地方国有资产  综合局                   06-30 逾期15天
      管理工作实施办法》

15天内到期1项  plancli due --within 15
◆  9  报送半年统计报表                  办公厅、综合局           07-20 还有5天

久未上报6项（30天以上），其中1项已列于上  plancli list --silent
■  7  加快产权监测网络建设              产权管理局               164天，从未上报
■  8  起草国有产权转让管理办法          产权管理局               164天，从未上报
○  6  协调中央企业兼并重组地方国有企业  规划发展局               56天未报
      工作
■  1  召开地方国资委负责人研讨会        办公厅                   44天，从未上报
■  5  召开政策性关闭破产工作总结研讨会  企业改组局               44天未报
                                        配合：财务监督与考核评
                                        价局、产权管理局
""")


def test_board_at_160_in_english(case: Case) -> None:
    assert screen(views.board.page(case, query.board.board(case), "en"), Look("en", 160)) == snapshot("""\
2010年工作计划                                                                                                                                  as of 2010-07-15
●◆■■■■○✓✓✕
● red 1  ▲ yellow 0  ◆ blue 1  ■ green 4  ○ grey 1  ✓ done 2  ✕ cancelled 1

1 late  plancli overdue --late
●  2  研究制订《指导和监督地方国有资产管理工作实施办法》  综合局                                            06-30 15 d late

1 due within 15 days  plancli due --within 15
◆  9  报送半年统计报表                                    办公厅, 综合局                                    07-20 in 5 d

6 silent for 30 days or more, 1 of them above  plancli list --silent
■  7  加快产权监测网络建设                                产权管理局                                        164 d, never reported
■  8  起草国有产权转让管理办法                            产权管理局                                        164 d, never reported
○  6  协调中央企业兼并重组地方国有企业工作                规划发展局                                        silent 56 d
■  1  召开地方国资委负责人研讨会                          办公厅                                            44 d, never reported
■  5  召开政策性关闭破产工作总结研讨会                    企业改组局 with 财务监督与考核评价局, 产权管理局  silent 44 d
""")


def shown(case: Case, id_: str, look: Look) -> str:
    """Return the screen of one task."""
    row = next(row for row in query.tasks.tasks(case) if row.task.id == id_)
    entries = [entry for entry in case.ledger.entries if entry.task == id_]
    return screen(views.show.page(case, row, entries, look.lang), look)


def test_show_at_80_in_chinese(case: Case) -> None:
    assert shown(case, "5", Look("zh", 80)) == snapshot("""\
（五） 召开政策性关闭破产工作总结研讨会                           截至2010-07-15
编号      5
亮灯      ■ 绿
状态      进行中 已办 1/2
时间进度  49%
未报天数  44天未报
任务内容  召开政策性关闭破产工作总结研讨会。
所属章节  2 加强国有资产监管方面
责任部门  企业改组局
配合部门  财务监督与考核评价局、产权管理局
责任人    张三 (责任人)
标签      会议
备注      两期分别在京沪举办
时限要求  两期，年内完成
释义      01-01 → 12-31；限期；共2次
依据      “……内”表示应在该时段之内办结。
EDTF      2010-01-01/2010-12-31
到期      12-31 还有169天

办理记录
日期        事项     登记人  登记时间          记录号
───────────────────────────────────────────────────────
2010-06-01  举办1次  李华    2010-07-01 09:03  00000003
""")


def test_show_at_80_in_english(case: Case) -> None:
    assert shown(case, "8", Look("en", 80)) == snapshot("""\
（八） 起草国有产权转让管理办法                                 as of 2010-07-15
ID            8
Light         ■ green
Status        todo 0/2 stages
Time elapsed  60%
Silent days   164 d, never reported
Text          起草国有产权转让管理办法。
Section       2 加强国有资产监管方面
Lead          产权管理局
Timing        8月底前完成初稿，10月底前出台
Means         01-01 → 10-31; deadline
Stages        08-31 完成初稿
              10-31 出台
Why           The work is in stages, each with its own date; the window runs
              from the first to the last.
EDTF          {2010-08-31,2010-10-31}
Due           08-31 完成初稿 in 47 d
""")


def test_show_tells_extensions_and_their_slip(case: Case) -> None:
    asked = entry(7, "2010-07-10", "2", timing="9月底前", reason="征求意见", authority="委主任办公会")
    extended = query.state.ask(case.plan, Ledger((*case.ledger.entries, asked)), case.as_of)
    assert shown(extended, "2", Look("zh", 80)) == snapshot("""\
（二） 研究制订《指导和监督地方国有资产管理工作实施办法》         截至2010-07-15
编号      2
亮灯      ■ 绿
状态      进行中 60% 已延期
时间进度  68%
任务内容  研究制订《指导和监督地方国有资产管理工作实施办法》，细化指导监督内容、
          方式方法。
所属章节  1 完善国有资产管理体制方面
责任部门  综合局
时限要求  上半年完成
释义      01-01 → 06-30；限期
依据      时间之后写有“完成”“出台”一类动词，应于该时段最后一日前办结。
EDTF      2010-01-01/2010-06-30
延期      2010-07-10 9月底前 01-01 → 09-30
          顺延92天
          逾期后申请
          原因：征求意见
          批准：委主任办公会
到期      09-30 还有77天

办理记录
日期        事项                              登记人  登记时间          记录号
────────────────────────────────────────────────────────────────────────────────
2010-06-30  60%                               李华    2010-07-01 09:05  00000005
2010-07-10  延期：9月底前；原因：征求意见；   李华    2010-07-11 09:07  00000000
            批准：委主任办公会
""")


def test_show_tells_a_late_closing(case: Case) -> None:
    assert shown(case, "4", Look("en", 80)) == snapshot("""\
（四） 召开全国国资委监事会工作研讨会                           as of 2010-07-15
ID       4
Light    ✓ done
Status   done, 20 d after its tentative time
Done on  2010-06-20
Text     召开全国国资委监事会工作研讨会。
Section  2 加强国有资产监管方面
Lead     监事会工作局
Timing   时间初定为5月
Means    05-01 → 05-31; window; tentative
Why      It names a period of the calendar; any day in it will do.
         It is tentative: once it has passed, ask before you call it late.
EDTF     2010-05?

History
On          What        By    Recorded          Entry
────────────────────────────────────────────────────────
2010-06-20  done; 补办  李华  2010-07-01 09:02  00000002
""")


def test_timing_at_80_in_chinese() -> None:
    phrases = ("时间初定为年中", "6月前完成", "每季度", "5月底前完成初稿，9月底前出台", "9月31日前")
    page = views.timing.page([resolve(phrase, year=2010) for phrase in phrases], 2010, "zh")
    assert screen(page, Look("zh", 80)) == snapshot("""\
时间初定为年中
释义  06-01 → 07-31；时段；初定
依据  这是表示月、季、年中某一段的概略说法。
      属于初定时间：已过后应先询问（待询），不认定为逾期。
      “年中”按2010-06-01至2010-07-31理解，属于默认约定；可在计划的 [timing] 中另
      行规定。
EDTF  2010-06?/2010-07?

6月前完成
释义  01-01 → 05-31；限期
依据  “某月前”“某季度前”以该时段开始的前一日为截止日。
      按2010-05-31前理解；也可能是指2010-06-30前。
EDTF  2010-01-01/2010-05-31

每季度
释义      01-01 → 12-31；定期；共4次
各次期限  03-31、06-30、09-30、12-31
依据      属于周期性工作，每一期各有应完成日期。
EDTF      {2010-03-31,2010-06-30,2010-09-30,2010-12-31}

5月底前完成初稿，9月底前出台
释义    01-01 → 09-30；限期
分阶段  05-31 完成初稿
        09-30 出台
依据    分阶段推进，各阶段各有时限，总时段自最早一项至最后一项。
EDTF    {2010-05-31,2010-09-30}

9月31日前
释义  无法识别
依据  日历上没有这一天。
      可改写为：9月30日前
""")


def test_rules_are_read_live() -> None:
    shown = screen(views.timing.rules_page("en"), Look("en")).splitlines()
    assert len(shown) == 1 + sum(len(rule.examples) for rule in RULES)
    assert "06-01 → 07-31" in next(line for line in shown if " 年中 " in line)


def test_log_at_80(case: Case) -> None:
    page = views.log.page(case, case.ledger.entries, "zh", undone=frozenset({case.ledger.entries[1].id}))
    assert screen(page, Look("zh", 80)) == snapshot("""\
日期        工作任务                   事项                     登记人
记录号                                                          登记时间
────────────────────────────────────────────────────────────────────────────────
2010-05-18  3 召开地方国资委政策法规   已办结；会议已召开       李华
00000001    工作会议                                            2010-07-01 09:01
2010-06-20  4 召开全国国资委监事会工   【已撤销】 已办结；补办  李华
00000002    作研讨会                                            2010-07-01 09:02
2010-06-01  5 召开政策性关闭破产工作   举办1次                  李华
00000003    总结研讨会                                          2010-07-01 09:03
2010-05-20  6 协调中央企业兼并重组地   进行中                   李华
00000004    方国有企业工作                                      2010-07-01 09:04
2010-06-30  2 研究制订《指导和监督地   60%                      李华
00000005    方国有资产管理工作实施办                            2010-07-01 09:05
            法》
2010-07-01  10 宣传思想工作座谈会      已取消                   李华
00000006                                                        2010-07-01 09:06
""")


@pytest.mark.parametrize(
    ("day", "closed", "is_said"),
    [
        pytest.param(month(2026, 11).first, True, True, id="the year is over and everything is closed"),
        pytest.param(month(2026, 11).first, False, False, id="something is open still"),
        pytest.param(month(2010, 12).last, True, False, id="the year is not over"),
        pytest.param(month(2009, 11).first, True, False, id="the year is yet to come"),
    ],
)
def test_the_year_is_over_where_nothing_is_open_any_more(
    case: Case, day: date, closed: bool, is_said: bool
) -> None:
    first, *others = case.plan.ids if closed else case.plan.ids[1:]
    said = [entry(number, "2009-10-01", id_, status="done") for number, id_ in enumerate(others)]
    said.append(entry(59, "2009-10-01", first, status="cancelled"))
    after = query.state.ask(case.plan, Ledger(tuple(said)), day)
    notes = "\n".join(lines.notes(views.tasks.page(after, (), "en"), Look("en", 80)))
    assert ("--as-of 2010-05-10" in notes) is is_said
    notes = "\n".join(lines.notes(views.tasks.page(after, (), "zh"), Look("zh", 80)))
    assert ("2010年度已过" in notes) is is_said


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [1, 2, 3, 5, 8, 13, 20, 30, 40, 60, 80, 100, 120, 160, 240])
def test_nothing_is_wider_than_the_terminal(case: Case, hostile: Case, lang: Lang, width: int) -> None:
    """One column does not hold a Chinese character; each stands alone there."""
    for page in (*every_page(case, lang), *every_page(hostile, lang)):
        shown = screen(page, Look(lang, width)).splitlines()
        assert [line for line in shown if cells(line) > max(width, 2)] == []


@pytest.mark.parametrize("width", [1, 2, 3, 8, 20])
def test_a_narrow_terminal_shows_every_character(case: Case, hostile: Case, width: int) -> None:
    for asked in (case, hostile):
        page = views.tasks.page(asked, query.tasks.tasks(asked), "zh")
        wide, narrow = (Counter(screen(page, Look("zh", columns))) for columns in (400, width))
        assert set(wide - narrow) <= {" ", "─"}


@pytest.mark.parametrize(
    ("cell", "width", "shown"),
    [
        pytest.param((Span("in 169 d"),), 6, ["in 169", "d"], id="a piece that is folded keeps its space"),
        pytest.param((Span("有"), Span(" "), Span("in 9 d")), 8, ["有", "in 9 d"], id="pieces move whole"),
        pytest.param((Span("有"), Span(" "), Span("in 9")), 8, ["有 in 9"], id="or stay where they fit"),
        pytest.param("   ", 2, [""], id="only spaces are an empty line"),
        pytest.param("", 2, [""], id="so is nothing"),
    ],
)
def test_pieces_of_a_cell(cell: Cell, width: int, shown: list[str]) -> None:
    assert list(lines.draw(Page((Fields((("", (cell,)),)),)), Look("en", width + 2))) == [
        f"  {line}".rstrip() for line in shown
    ]


def test_labels_that_leave_no_room_stand_above_their_values() -> None:
    page = Page((Fields((("Responsible", ("办公厅、综合局",)), ("On", ("05-18",)))),))
    assert list(lines.draw(page, Look("en", 12))) == ["Responsible", "办公厅、综合", "局", "On", "05-18"]


@pytest.mark.parametrize("width", [40, None])
def test_a_heading_and_what_stands_aside_have_their_styles_everywhere(width: int | None) -> None:
    (line,) = lines.draw(Page((Heading("计划", "as of"),)), Look("en", width, color=True))
    assert line == f"\x1b[1;36m计划\x1b[0m{' ' * (2 if width is None else 31)}\x1b[2mas of\x1b[0m"


def test_every_style_is_what_rich_makes_of_it() -> None:
    console = Console(force_terminal=True, color_system="standard", legacy_windows=False, file=StringIO())
    for style, words in STYLES.items():
        with console.capture() as captured:
            console.print(Text("x", words), end="")
        assert Look(color=True).ink((("x", style, 1),)) == captured.get()


@pytest.mark.parametrize("width", [60, 80, 160, None])
def test_folding_loses_no_character(case: Case, width: int | None) -> None:
    """Every title, department and phrase can be put together again from what stands in the table."""
    shown = set(screen(views.tasks.page(case, query.tasks.tasks(case), "zh"), Look("zh", width)))
    for row in query.tasks.tasks(case):
        phrase = row.timing.phrase if row.timing else ""
        assert set("".join((row.task.title, phrase, *row.task.departments))) - {" "} <= shown


@pytest.mark.parametrize("width", [80, 160, None])
def test_without_colour_nothing_but_text_is_sent(case: Case, width: int | None) -> None:
    for page in every_page(case, "en"):
        assert "\x1b" not in screen(page, Look("en", width))


def test_with_colour_the_same_text_is_sent(case: Case) -> None:
    for page in every_page(case, "zh"):
        colored = screen(page, Look("zh", 80, color=True))
        assert "\x1b[" in colored
        plain = re.sub(r"\x1b\[[0-9;]*m", "", colored)
        assert [line.rstrip() for line in plain.splitlines()] == screen(page, Look("zh", 80)).splitlines()


@pytest.mark.parametrize("width", [60, 80, None])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_hostile_text_is_shown_and_not_sent(hostile: Case, lang: Lang, width: int | None) -> None:
    for page in every_page(hostile, lang):
        shown = screen(page, Look(lang, width))
        assert not set(shown) & {"\x1b", "\t", "\u202e", "\x07", "\r"}


def test_hostile_text_looks_like_this(hostile: Case) -> None:
    assert screen(views.tasks.page(hostile, query.tasks.tasks(hostile), "en"), Look("en")) == snapshot("""\
ID           Task                                   Departments                                                                           Timing                                Window          Status            Light
=1+1\\x1b[2J  =[red]x\\x1b[31m\\t换\\u202e行\\n=1+1|`*_  @[red]x\\x1b[31m\\t换\\u202e行\\n=1+1|`*_, －2 with [red]x\\x1b[31m\\t换\\u202e行\\n=1+1|`*_  [red]x\\x1b[31m\\t换\\u202e行\\n=1+1|`*_  cannot be read  todo silent 58 d  ○ grey
""")


def test_columns_that_do_not_fit_side_by_side_become_cards() -> None:
    heads = ("一二三四", "五六七八", "九十百千")
    grid = Grid(
        tuple(Column(head, head) for head in heads), (Band((("甲乙丙丁", "戊", "己"),), title="二项"),)
    )
    assert list(lines.draw(Page((grid,)), Look("zh", 16))) == snapshot(
        ["二项", "一二三四  甲乙丙", "          丁", "五六七八  戊", "九十百千  己"]
    )


def test_problems_are_a_line_each() -> None:
    found = (
        Problem(message("views.history"), "plan.toml", 7),
        Problem(message("views.history"), "a\x1b.jsonl"),
    )
    shown = list(lines.draw(views.check.page(found, "en"), Look("en")))
    assert shown == ["plan.toml:7: History", "a\\x1b.jsonl: History"]


def test_where_there_is_no_problem_nothing_is_said() -> None:
    assert list(lines.draw(views.check.page((), "en"), Look("en", 80))) == []
