"""What happened between two days: the body of a monthly circular, as table, Markdown and JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from tests.desk import answer, id_of, said, write_ledger, write_plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli

JUNE = ("--since", "2010-06-01", "--until", "2010-06-30")
LATER = ("--as-of", "2010-08-01")
ADDED = """
[supervision]
silent_days = 0

[[tasks]]
id = "39"
text = "起草年度总结。"
timing = "5月底前完成初稿，9月底前出台"
lead = ["综合局"]
added = 2010-06-04
"""


@pytest.fixture
def june(desk: Path) -> Path:
    """The 2010 plan, a task added in June, and what was recorded up to the first days of July."""
    entries = (
        said(1, "03-25", "14", status="done", note="会议已召开"),
        said(2, "04-28", "8", status="doing"),
        said(3, "05-20", "10", status="done", by="王芳"),
        said(4, "05-28", "26", percent=30),
        said(5, "06-03", "8", status="done", note="调研报告已报委领导"),
        said(6, "06-11", "30", held=1, note="第一期"),
        said(7, "06-18", "10", status="doing", note="会议纪要需补充"),
        said(8, "06-22", "9", timing="9月底前", reason="需征求地方国资委意见", authority="委主任办公会"),
        said(9, "06-25", "27", status="cancelled", note="并入第24项"),
        said(10, "06-09", "25", days_later=24, status="doing", note="补报"),
        said(11, "07-02", "2", status="done"),
        said(12, "06-15", "33", status="done"),
        said(13, "06-16", "33", undo=id_of(12), note="误报"),
        said(14, "06-29", "30", percent=60, problem="经费未落实", next="报请追加"),
    )
    plan = desk / "plan2010.toml"
    plan.write_text(plan.read_text(encoding="utf-8") + ADDED, encoding="utf-8")
    write_ledger(plan, reversed(entries))
    return desk


def parts(plancli: Plancli, *args: str) -> dict[str, list[str]]:
    """Return the ids in each part of a circular that has any, and of the entries recorded late."""
    found = answer(plancli("changes", *args, "-o", "json"))
    ids: dict[str, list[str]] = {}
    for one in found["changes"]:
        ids.setdefault(one["change"], []).append(one["id"])
    late = [one["task"] for one in found["backfilled"]]
    return ids | ({"backfilled": late} if late else {})


IN_JUNE = {
    "closed": ["8"],
    "progress": ["10", "25", "30"],
    "doubtful": ["11", "18", "35"],
    "still_late": ["39"],
    "still_to_ask": ["10", "23"],
    "extended": ["9"],
    "reopened": ["10"],
    "cancelled": ["27"],
    "added": ["39"],
    "backfilled": ["25"],
}


@pytest.mark.usefixtures("june")
@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param((*JUNE, *LATER), IN_JUNE, id="June, with what was due on its last day"),
        pytest.param(("--month", "6", *LATER), IN_JUNE, id="June by its number"),
        pytest.param(("--month", "2010-06", *LATER), IN_JUNE, id="June with its year"),
        pytest.param((*JUNE, "--as-of", "2010-06-30"), IN_JUNE, id="June, asked for on its last day"),
        pytest.param(
            ("--quarter", "1", *LATER),
            {"closed": ["14"]},
            id="a quarter, at the end of which everything was done",
        ),
        pytest.param(
            ("--month", "7", *LATER),
            {
                "closed": ["2"],
                "still_late": ["39"],
                "still_to_ask": ["10", "11", "18", "23", "35"],
                "doubtful": ["3", "4", "5"],
                "backfilled": ["25"],
            },
            id="July lists what June left",
        ),
        pytest.param(
            (*JUNE, *LATER, "--dept", "综合局"),
            {"closed": ["8"], "still_late": ["39"], "extended": ["9"], "added": ["39"]},
            id="of one department",
        ),
        pytest.param(
            (*JUNE, *LATER, "--section", "2"),
            {
                "progress": ["10"],
                "doubtful": ["11", "18"],
                "still_to_ask": ["10", "23"],
                "reopened": ["10"],
            },
            id="of one section",
        ),
        pytest.param(
            ("--since", "2010-05-11", "--as-of", "2010-05-31"),
            {"closed": ["10"], "progress": ["26"], "late": ["39"], "doubtful": ["23"], "still_to_ask": ["8"]},
            id="up to the as-of day",
        ),
        pytest.param(("--since", "2009-01-01", "--until", "2009-12-31"), {}, id="before it all"),
    ],
)
def test_parts(plancli: Plancli, args: tuple[str, ...], expected: dict[str, list[str]]) -> None:
    assert parts(plancli, *args) == expected


@pytest.mark.usefixtures("june")
def test_the_circular_of_june_in_chinese(plancli: Plancli, monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be pasted under a letterhead as it is; what was recorded late is said beside it."""
    monkeypatch.setenv("PLANCLI_LANG", "zh")
    result = plancli("changes", *JUNE, *LATER, "-o", "md")
    assert (result.code, result.err) == (0, "其中1条系补报：登记人和登记时间，加 --internal 查看\n")
    assert result.out == snapshot("""\
# 关于《国务院国资委指导和监督地方国有资产监管2010年工作计划》落实情况的通报（2010年6月1日至2010年6月30日）

- 本期办结1项，本期有进展3项，初定时间已过待询3项，仍未办结1项，仍待询2项，延期1项，重新启动1项，取消1项，新增1项。
- 截至2010年6月30日，共38项，已办结2项，待询5项，应办未办1项，未到期30项。

## 一、本期办结（1项）

| 编号 | 工作任务 | 责任部门 | 时限要求 | 办结日 | 状态 |
| --- | --- | --- | --- | --- | --- |
| 8 | 开展省级国资委指导和监督地（市）级国资委监管工作情况调研 | 综合局 | 时间初定为4月 | 06-03 | 已办结，初定时间后34天 |

## 二、本期进展（3项）

| 编号 | 工作任务 | 责任部门 | 时限要求 | 进展情况 |
| --- | --- | --- | --- | --- |
| 10 | 召开地方国资委政策法规工作会议 | 政策法规局 | 时间初定为5月 | 06-18 进行中；会议纪要需补充 |
| 25 | 组织对规范国有企业改制工作的监督检查 | 企业改革局 | 年内完成 | 06-09 进行中；补报 |
| 30 | 召开政策性关闭破产工作总结研讨会 | 企业改组局 | 两期，年内完成 | 06-11 已办1次；第一期 06-29 60%；存在问题：经费未落实；下一步：报请追加 |

## 三、初定时间已过，待询（3项）

| 编号 | 工作任务 | 责任部门 | 时限要求 | 到期 | 亮灯 |
| --- | --- | --- | --- | --- | --- |
| 11 | 召开地方国资委财务监督工作会议 | 财务监督与考核评价局 | 时间初定为上半年 | 06-30 当日到期 | ◆ 蓝 |
| 18 | 召开地方国资委劳动用工和收入分配座谈会 | 企业分配局 | 时间初定为6月 | 06-30 当日到期 | ◆ 蓝 |
| 35 | 召开全国国有企业党建专业委员会（中央企业党建研究会）成立大会暨第一次年会 | 党建工作局 | 时间初定为上半年 | 06-30 当日到期 | ◆ 蓝 |

## 四、前期应办，仍未办结（1项）

| 编号 | 工作任务 | 责任部门 | 时限要求 | 到期 | 亮灯 |
| --- | --- | --- | --- | --- | --- |
| 39 | 起草年度总结 | 综合局 | 5月底前完成初稿，9月底前出台 | 05-31 完成初稿 欠办30天 | ▲ 黄 |

## 五、前期初定时间已过，仍待询（2项）

| 编号 | 工作任务 | 责任部门 | 时限要求 | 到期 | 亮灯 |
| --- | --- | --- | --- | --- | --- |
| 10 | 召开地方国资委政策法规工作会议 | 政策法规局 | 时间初定为5月 | 05-31 已过30天，待询 | ▲ 黄 |
| 23 | 召开全国国资委监事会工作研讨会 | 监事会工作局 | 时间初定为5月 | 05-31 已过30天，待询 | ▲ 黄 |

## 六、延期（1项）

| 编号 | 工作任务 | 责任部门 | 原时限 | 现时限 | 延期次数 | 延期原因 | 批准 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 9 | 研究制订《指导和监督地方国有资产管理工作实施办法》 | 综合局 | 上半年完成 | 9月底前 01-01 → 09-30 顺延92天 | 1 | 需征求地方国资委意见 | 委主任办公会 |

## 七、重新启动（1项）

| 编号 | 工作任务 | 责任部门 | 时限要求 | 起止日期 | 状态 |
| --- | --- | --- | --- | --- | --- |
| 10 | 召开地方国资委政策法规工作会议 | 政策法规局 | 时间初定为5月 | 05-01 → 05-31 | 进行中 |

## 八、取消（1项）

| 编号 | 工作任务 | 责任部门 | 时限要求 | 状态 |
| --- | --- | --- | --- | --- |
| 27 | 开展地方国有企业“壳公司”问题调研 | 企业改革局 | 年内完成 | 已取消 |

## 九、新增（1项）

| 编号 | 工作任务 | 责任部门 | 时限要求 | 起止日期 |
| --- | --- | --- | --- | --- |
| 39 | 起草年度总结 | 综合局 | 5月底前完成初稿，9月底前出台 | 01-01 → 09-30 |
""")  # noqa: E501  a row is a line


@pytest.mark.usefixtures("june")
def test_who_recorded_what_late_is_for_the_office_alone(plancli: Plancli) -> None:
    """Neither recorders nor ids of entries stand in a circular, unless it is asked for as an internal one."""
    circular = plancli("changes", *JUNE, *LATER)
    internal = plancli("changes", *JUNE, *LATER, "--internal")
    for text in ("李华", id_of(10)[:8], "Recorded long after the day"):
        assert text not in circular.out
        assert text in internal.out
    assert "--internal" in circular.err
    assert internal.err == ""


@pytest.mark.usefixtures("june")
def test_the_circular_of_june_as_a_table(plancli: Plancli) -> None:
    """One task is one line when it is piped; the totals come first, without zeros."""
    lines = plancli("changes", *JUNE, *LATER).lines
    assert lines[1:3] == [
        (
            "1 done, 3 reported on, 3 to ask about, 1 still late, 2 still to ask about, 1 extended, "
            "1 reopened, 1 cancelled, 1 added."
        ),
        "Of 38 tasks by 2010-06-30, 2 done, 5 to ask about, 1 due and not done, 30 not due yet.",
    ]
    (line,) = (line for line in lines if line.startswith("9 "))
    for text in ("上半年完成", "9月底前", "slips 92 d", "  1  ", "需征求地方国资委意见  委主任办公会"):
        assert text in " ".join(line.split(" "))
    (line,) = (line for line in lines if line.startswith("30 "))
    assert line.endswith("06-11 1 held; 第一期 06-29 60%; problem: 经费未落实; next: 报请追加")
    assert [line.partition(":")[0] for line in lines[3:] if line[:1].isalpha() and ": " in line] == [
        "Done",
        "Reported on",
        "A tentative time has passed, to ask about",
        "Still late from before",
        "A tentative time passed before, still to ask about",
        "Extended",
        "Reopened",
        "Cancelled",
        "Added",
    ]


@pytest.mark.usefixtures("june")
@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "the period runs until 2010-06-30"), ("zh", "本期至2010-06-30结束，现统计截至2010-06-12")],
)
def test_a_period_that_is_not_over_ends_on_the_as_of_day(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    result = plancli("changes", "--month", "6", "--as-of", "2010-06-12", "-o", "json")
    found = answer(result)
    assert (found["since"], found["until"]) == ("2010-06-01", "2010-06-12")
    assert words in result.err
    assert "doubtful" not in {one["change"] for one in found["changes"]}  # 30 June is still to come


def test_a_period_in_which_nothing_happened_says_so(plancli: Plancli, empty: Path) -> None:
    write_plan(empty, {"timing": "年内完成"})
    lines = plancli("changes", "--month", "2", "--as-of", "2010-02-20").lines
    assert lines[1:] == ["Nothing happened.", "Of 1 tasks by 2010-02-20, 1 not due yet."]


def test_a_task_extended_twice_says_how_often(plancli: Plancli, empty: Path) -> None:
    write_plan(empty, {"timing": "5月底前"})
    for number, phrase in enumerate(("6月底前", "8月底前"), start=1):
        plancli(
            "extend", "1", phrase, "--on", f"2010-05-0{number}", "--reason", "待批", "--authority", "办公会"
        )
    table = plancli("changes", "--month", "5", "--as-of", "2010-06-01", "-o", "md").out
    assert "| 1 | 第1项工作 | – | 5月底前 | 8月底前 01-01 → 08-31 slips 92 d | 2 | 待批 | 办公会 |" in table


@pytest.mark.usefixtures("june")
def test_the_envelope_says_which_days(plancli: Plancli) -> None:
    found = answer(plancli("changes", *JUNE, *LATER, "-o", "json"))
    assert [found[key] for key in ("schema", "since", "until", "as_of")] == [
        1,
        "2010-06-01",
        "2010-06-30",
        "2010-06-30",
    ]
    assert found["counts"] == {"total": 38, "done": 2, "going_to_ask": 5, "late": 1, "not_due": 30}
    (extended,) = (one for one in found["changes"] if one["change"] == "extended")
    assert extended["extensions"][0]["slip_days"] == 92
    (late,) = found["backfilled"]
    assert (late["on"], late["at"][:10], late["note"]) == ("2010-06-09", "2010-07-03", "补报")
    (held,) = (one for one in found["changes"] if (one["change"], one["id"]) == ("progress", "30"))
    assert [(one["on"], one["held"], one["percent"]) for one in held["reports"]] == [
        ("2010-06-11", 1, None),
        ("2010-06-29", None, 60),
    ]


@pytest.mark.usefixtures("june")
@pytest.mark.parametrize(
    ("args", "code", "text"),
    [
        pytest.param((), 2, "--since", id="since when?"),
        pytest.param(("--until", "2010-05-01"), 2, "--since", id="until when is not enough"),
        pytest.param(("--since", "soon"), 2, "--since: 'soon' is not a date", id="no date"),
        pytest.param(("--since", "2010-06-01", "--until", "2010-05-01"), 2, "lies after", id="backwards"),
        pytest.param(("--since", "2010-06-01"), 2, "after the as-of day 2010-05-10", id="not begun"),
        pytest.param(("--month", "6"), 2, "after the as-of day 2010-05-10", id="a month that has not begun"),
        pytest.param(("--month", "4", "--quarter", "1"), 2, "--quarter", id="two periods"),
        pytest.param(("--month", "4", "--since", "2010-04-02"), 2, "--since", id="a month and a day"),
        pytest.param(("--month", "13"), 2, "--month", id="no month"),
        pytest.param(("--since", "2010-05-01", "--dept", "教育部"), 4, "教育部", id="no such department"),
    ],
)
def test_refusals(plancli: Plancli, args: tuple[str, ...], code: int, text: str) -> None:
    result = plancli("changes", *args)
    assert (result.code, result.out) == (code, "")
    assert text in result.err


@pytest.mark.usefixtures("june")
@pytest.mark.parametrize(
    ("args", "numbers"),
    [
        pytest.param([], [1, 2], id="up to the as-of day, in the order it took effect"),
        pytest.param(
            ["--until", "2010-12-31"], [1, 2, 3, 4, 5, 10, 6, 12, 13, 7, 8, 9, 14, 11], id="to the end"
        ),
        pytest.param(["10", "--until", "2010-12-31"], [3, 7], id="of one task"),
        pytest.param(["8-10", "--until", "2010-12-31"], [2, 3, 5, 7, 8], id="of several"),
        pytest.param(["--by", "王芳", "--until", "2010-12-31"], [3], id="by one person"),
        pytest.param(["--since", "2010-06-22", "--until", "2010-06-25"], [8, 9], id="both days included"),
        pytest.param(["33", "--as-of", "2010-06-15"], [12], id="what was known to have happened by then"),
        pytest.param(["31"], [], id="nothing"),
    ],
)
def test_the_log_is_filtered(plancli: Plancli, args: list[str], numbers: list[int]) -> None:
    found = answer(plancli("log", *args, "-o", "json"))["entries"]
    assert [one["id"] for one in found] == [id_of(number) for number in numbers]
    assert plancli("log", *args, "-o", "ids").out.split() == [id_of(number) for number in numbers]


@pytest.mark.usefixtures("june")
def test_the_log_says_what_no_longer_counts(plancli: Plancli) -> None:
    """On any day, whatever day the undoing is of."""
    line = plancli("log", "33", "--as-of", "2010-06-15").lines[1]
    assert "[undone] done" in line
    (entry,) = answer(plancli("log", "33", "--as-of", "2010-06-15", "-o", "json"))["entries"]
    assert entry["undone"] is True
    (task,) = answer(plancli("list", "33", "--as-of", "2010-06-15", "-o", "json"))["tasks"]
    assert task["status"] == "todo"
