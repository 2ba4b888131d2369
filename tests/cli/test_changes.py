"""What happened between two days: the body of a monthly circular, as table, Markdown and JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from tests.desk import answer, id_of, said, write_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli

JUNE = ("--since", "2010-06-01", "--until", "2010-06-30")


@pytest.fixture
def june(desk: Path) -> Path:
    """The 2010 plan with what was recorded up to the first days of July; returns the folder."""
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
    )
    write_ledger(desk / "plan2010.toml", reversed(entries))
    return desk


def parts(plancli: Plancli, *args: str) -> dict[str, list[str]]:
    """Return the ids in each part of a circular that has any, and of the entries recorded late."""
    found = answer(plancli("changes", *args, "-o", "json"))
    ids: dict[str, list[str]] = {}
    for one in found["changes"]:
        ids.setdefault(one["change"], []).append(one["id"])
    late = [one["task"] for one in found["backfilled"]]
    return ids | ({"backfilled": late} if late else {})


@pytest.mark.usefixtures("june")
@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param(
            JUNE,
            {
                "closed": ["8"],
                "cancelled": ["27"],
                "doubtful": ["10", "23"],
                "extended": ["9"],
                "reopened": ["10"],
                "silent": ["26", "31"],
                "backfilled": ["25"],
            },
            id="June",
        ),
        pytest.param(
            ("--since", "2010-03-01", "--until", "2010-03-31"),
            {"closed": ["14"], "silent": ["31"]},
            id="March",
        ),
        pytest.param(
            ("--since", "2010-07-01", "--until", "2010-07-01"),
            {"doubtful": ["11", "18", "35"], "silent": ["26", "31"]},
            id="the day after a half-year; what was recorded late in July speaks of June",
        ),
        pytest.param(
            ("--since", "2010-07-03", "--until", "2010-07-03"),
            {"silent": ["26", "31"], "backfilled": ["25"]},
            id="the day it was recorded",
        ),
        pytest.param(
            (*JUNE, "--dept", "综合局"), {"closed": ["8"], "extended": ["9"]}, id="of one department"
        ),
        pytest.param(
            (*JUNE, "--section", "2"), {"doubtful": ["10", "23"], "reopened": ["10"]}, id="of one section"
        ),
        pytest.param(
            ("--since", "2010-05-11", "--as-of", "2010-05-31"),
            {"closed": ["10"], "late": [], "silent": ["8", "31"]},
            id="up to the as-of day",
        ),
        pytest.param(("--since", "2009-01-01", "--until", "2009-12-31"), {}, id="before it all"),
    ],
)
def test_parts(plancli: Plancli, args: tuple[str, ...], expected: dict[str, list[str]]) -> None:
    assert parts(plancli, *args) == {name: ids for name, ids in expected.items() if ids}


@pytest.mark.usefixtures("june")
def test_the_circular_of_june_in_chinese(plancli: Plancli, monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be pasted under a letterhead as it is."""
    monkeypatch.setenv("PLANCLI_LANG", "zh")
    result = plancli("changes", *JUNE, "-o", "md")
    assert (result.code, result.err) == (0, "")
    assert result.out == snapshot("""\
# 关于《国务院国资委指导和监督地方国有资产监管2010年工作计划》落实情况的通报（2010年6月1日至2010年6月30日）

- 本期办结1项，取消1项，新增逾期0项，到期待询2项，延期1项，重新启动1项，久未上报2项，补报1条。

## 一、本期办结（1项）

| 编号 | 工作任务 | 责任部门 | 时限要求 | 办结日 | 状态 |
| --- | --- | --- | --- | --- | --- |
| 8 | 开展省级国资委指导和监督地（市）级国资委监管工作情况调研 | 综合局 | 时间初定为4月 | 06-03 | 已办结 逾期 |

## 二、取消（1项）

| 编号 | 工作任务 | 责任部门 | 时限要求 | 状态 |
| --- | --- | --- | --- | --- |
| 27 | 开展地方国有企业“壳公司”问题调研 | 企业改革局 | 年内完成 | 已取消 |

## 三、初定时间已过，宜询问（2项）

| 编号 | 工作任务 | 责任部门 | 时限要求 | 到期 | 亮灯 |
| --- | --- | --- | --- | --- | --- |
| 10 | 召开地方国资委政策法规工作会议 | 政策法规局 | 时间初定为5月 | 05-31 逾期30天 | ▲ 黄 |
| 23 | 召开全国国资委监事会工作研讨会 | 监事会工作局 | 时间初定为5月 | 05-31 逾期30天 | ▲ 黄 |

## 四、延期（1项）

| 编号 | 工作任务 | 责任部门 | 原时限 | 现时限 | 延期原因 |
| --- | --- | --- | --- | --- | --- |
| 9 | 研究制订《指导和监督地方国有资产管理工作实施办法》 | 综合局 | 上半年完成 | 9月底前 01-01 → 09-30 顺延92天 | 需征求地方国资委意见；委主任办公会 |

## 五、重新启动（1项）

| 编号 | 工作任务 | 责任部门 | 时限要求 | 起止日期 | 状态 |
| --- | --- | --- | --- | --- | --- |
| 10 | 召开地方国资委政策法规工作会议 | 政策法规局 | 时间初定为5月 | 05-01 → 05-31 | 进行中 |

## 六、久未上报（2项）

| 编号 | 工作任务 | 责任部门 | 时限要求 | 最近上报 | 亮灯 |
| --- | --- | --- | --- | --- | --- |
| 26 | 建立国有企业改制风险评估机制 | 企业改革局 | 年内完成 | 05-28 | ▲ 黄 |
| 31 | 协调中央企业兼并重组地方国有企业工作 | 规划发展局 | 不定期 | – | ○ 灰 |

## 七、补报（1条）

| 日期 | 工作任务 | 事项 | 记录人 | 记录时间 | 记录号 |
| --- | --- | --- | --- | --- | --- |
| 2010-06-09 | 25 组织对规范国有企业改制工作的监督检查 | 进行中；补报 | 李华 | 2010-07-03 09:00 | 0000000a |
""")  # noqa: E501  a row is a line


@pytest.mark.usefixtures("june")
def test_the_circular_of_june_as_a_table(plancli: Plancli) -> None:
    """One task is one line when it is piped; the totals come first."""
    lines = plancli("changes", *JUNE).lines
    assert lines[1] == (
        "1 done, 1 cancelled, 0 newly late, 2 to ask about, 1 extended, 1 reopened, 2 silent, "
        "1 recorded long after the day."
    )
    (line,) = (line for line in lines if line.startswith("9 "))
    for text in ("上半年完成", "9月底前", "slips 92 d", "需征求地方国资委意见", "委主任办公会"):
        assert text in line
    assert [line.partition(":")[0] for line in lines[2:] if line[:1].isalpha() and ": " in line] == [
        "Done",
        "Cancelled",
        "A tentative time has passed, to ask about",
        "Extended",
        "Reopened",
        "Silent for long",
        "Recorded long after the day",
    ]


@pytest.mark.usefixtures("june")
def test_the_envelope_says_which_days(plancli: Plancli) -> None:
    found = answer(plancli("changes", *JUNE, "-o", "json"))
    assert [found[key] for key in ("schema", "since", "until", "as_of")] == [
        1,
        "2010-06-01",
        "2010-06-30",
        "2010-06-30",
    ]
    (extended,) = (one for one in found["changes"] if one["change"] == "extended")
    assert extended["extensions"][0]["slip_days"] == 92
    (late,) = found["backfilled"]
    assert (late["on"], late["at"][:10], late["note"]) == ("2010-06-09", "2010-07-03", "补报")


@pytest.mark.usefixtures("june")
@pytest.mark.parametrize(
    ("args", "code", "text"),
    [
        pytest.param((), 2, "--since", id="since when?"),
        pytest.param(("--since", "soon"), 2, "--since: 'soon' is not a date", id="no date"),
        pytest.param(("--since", "2010-06-01", "--until", "2010-05-01"), 2, "lies after", id="backwards"),
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
        pytest.param(["--until", "2010-12-31"], [1, 2, 3, 4, 5, 10, 6, 12, 13, 7, 8, 9, 11], id="to the end"),
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
