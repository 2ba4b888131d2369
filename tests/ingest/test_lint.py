"""What a careful reader would doubt is to check, and what binds everyone is shown."""

from __future__ import annotations

from typing import Any

import pytest

from plancli.ingest import Draft, ingest, needs_eyes, report_lines
from plancli.ingest.assembly.entries import Entry
from plancli.ingest.assembly.lint import lint_tasks
from plancli.ingest.model import Facts

HEAD = "2024年重点工作计划\n"
PLAIN = "1.召开会议。（市教育局，6月底前）\n2.开展检查。（市财政局，9月底前）\n"


def read(text: str) -> Draft:
    """Return the draft of a text."""
    return ingest((HEAD + text).encode(), name="a.txt")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (PLAIN + "3.推进改革。（市教育局、甲乙丙丁，10月）", "doubtful_name"),
        (PLAIN + "3.推进改革，年底前完成。（市教育局）", "time_in_text"),
        (PLAIN + "3.由责任单位：市教育局落实。", "tail_in_text"),
        (PLAIN + "3.推进改革。（对口科室：市财政局；责任单位：市教育局）", "unknown_label"),
        ("一、改革\n" + PLAIN + "二、发展\n", "no_tail"),
        (PLAIN + "3.推进改革。", "no_tail"),
        (PLAIN + "4.推进改革。（市教育局，5月）", "number_gap"),
        (PLAIN + "\n此处另有说明文字", "stray_text"),
    ],
)
def test_what_is_doubtful_is_to_check(text: str, reason: str) -> None:
    draft = read(text)
    assert reason in [flag.reason for flag in draft.flags] + [left.reason for left in draft.unplaced]
    assert needs_eyes(draft)


def test_a_plain_document_needs_no_eyes() -> None:
    assert not needs_eyes(read(PLAIN))


def test_a_name_with_more_behind_it_is_doubted_where_the_document_uses_the_name_alone() -> None:
    draft = read(PLAIN + "3.推进改革。（市教育局，5月）\n4.整治市场。（市财政局、市教育局学校，7月）")
    assert ("doubtful_name", "4") in [(flag.reason, flag.task) for flag in draft.flags]


def test_a_table_that_is_no_task_table_is_kept_aside_and_named() -> None:
    draft = read(PLAIN + "| 指标 | 计量单位 | 上年 |\n|---|---|---|\n| 产值 | 亿元 | 12 |\n")
    assert [kept.text for kept in draft.other if kept.kind == "table"] == [
        "指标 计量单位 上年",
        "产值 亿元 12",
    ]
    assert "table_aside" in [flag.reason for flag in draft.flags]


def test_a_numbered_item_without_a_tail_is_a_task_and_requirements_are_not() -> None:
    tasks = "二、改革\n1.召开会议。（市教育局，6月）\n2.开展检查。\n"
    draft = read(f"一、总体要求\n坚持稳中求进。\n{tasks}三、保障措施\n加强领导。\n")
    assert len(draft.plan["tasks"]) == 2  # type: ignore[arg-type] # a list
    assert [kept.text for kept in draft.other] == [
        "一、总体要求",
        "坚持稳中求进。",
        "三、保障措施",
        "加强领导。",
    ]


def test_what_binds_everyone_is_shown_and_does_not_alter_the_verdict() -> None:
    draft = ingest(
        "关于印发计划的通知\n各科室：\n现将计划印发给你们。各科室每月25日前报送进展。\n办公室\n2024年1月5日\n2024年工作计划\n"
        f"{PLAIN}".encode(),
        name="a.txt",
    )
    assert draft.obligations == (("L3", "各科室每月25日前报送进展。"),)
    assert [line.id for line in report_lines(draft)] == ["ingest.total", "ingest.obligation"]
    assert not needs_eyes(draft)


PERIODS = """# 某县2026年重点工作任务分解表

| 序号 | 工作任务 | {} | 责任单位 |
|---|---|---|---|---|
| 1 | 新建学校2所 | 完成选址 | 投入使用 | 教育局 |
| 2 | 污水厂扩建 | 招标 | 试运行 | 住建局 |
"""


def tasks(draft: Draft) -> list[dict[str, Any]]:
    """Return the tasks of a draft."""
    found: Any = draft.plan["tasks"]
    return list(found)


@pytest.mark.parametrize(
    "headings",
    [
        "一季度目标 | 四季度目标",
        "上半年目标 | 全年目标",
        "第一季度工作安排 | 第四季度工作安排",
        "1-6月任务 | 7-12月任务",
        "6月 | 12月",
    ],
)
def test_what_a_task_should_reach_by_each_period_is_a_note_and_its_missing_time_is_to_check(
    headings: str,
) -> None:
    draft = ingest(PERIODS.format(headings).encode(), name="a.md")
    assert [task["text"] for task in tasks(draft)] == ["新建学校2所", "污水厂扩建"]
    assert tasks(draft)[0]["notes"] == dict(zip(headings.split(" | "), ["完成选址", "投入使用"], strict=True))
    assert [flag.reason for flag in draft.flags] == ["time_in_text", "time_in_text"]


@pytest.mark.parametrize(
    ("headings", "best"),
    [
        ("开工时间 | 完工时间", "10月底"),
        ("启动时间 | 建成时间", "10月底"),
        ("起始时间 | 投用时间", "10月底"),
        ("竣工时间 | 开工时间", "3月"),
    ],
)
def test_of_two_times_the_end_is_the_timing(headings: str, best: str) -> None:
    table = f"# 2026年项目表\n\n| 序号 | 项目名称 | {headings} | 责任单位 |\n|---|---|---|---|---|\n"
    draft = ingest(f"{table}| 1 | 扩建小学 | 3月 | 10月底 | 教育局 |\n".encode(), name="a.md")
    assert tasks(draft)[0]["timing"] == best


def test_every_column_of_several_before_the_task_stays_in_the_plan() -> None:
    table = "# 2026年任务表\n\n| 领域 | 项目 | 任务 | 责任单位 |\n|---|---|---|---|\n"
    table += "| 民生 | 教育 | 新建学校 | 教育局 |\n"
    draft = ingest(table.encode(), name="a.md")
    written = str(draft.plan)
    assert all(word in written for word in ("民生", "教育", "新建学校", "教育局"))
    assert "lost_words" not in [flag.reason for flag in draft.flags]


def test_a_cell_that_the_plan_does_not_hold_is_to_check() -> None:
    lost = Entry(None, 1, "1", "", "开展检查", Facts(), "L1", printed_words=("1", "新建学校", "开展检查"))
    lint_tasks([lost])
    assert ("lost_words", "新建学校") in lost.flags


@pytest.mark.parametrize(
    "task", ["1.新建学校2所。8月底前完成。", "1.召开会议。3月中旬。", "1.召开会议。3月中旬。责任科室：办公室"]
)
def test_a_time_in_the_words_is_to_check_where_no_other_task_has_one(task: str) -> None:
    draft = ingest(f"2026年工作要点\n{task}\n2.修建公园。责任科室：城建科\n".encode(), name="a.txt")
    assert ("1", "time_in_text") in [(flag.task, flag.reason) for flag in draft.flags]


@pytest.mark.parametrize(
    ("tail", "reason"),
    [
        ("（市住建局主抓，市财政局保障资金，10月底前完成）", "role_assumed"),
        ("责任单位：质量部配合认证公司", "doubtful_name"),
        ("完成时限：市财政局保障资金，10月底前完成", "names_in_time"),
    ],
)
def test_a_department_that_says_what_it_does_is_to_check(tail: str, reason: str) -> None:
    draft = read(PLAIN + f"3.推进改革。{tail}")
    assert ("3", reason) in [(flag.task, flag.reason) for flag in draft.flags]


@pytest.mark.parametrize(
    ("tail", "support", "people"),
    [
        ("（市教育局牵头，市住建局、高新区管委会协办，9月）", ["市住建局", "高新区管委会"], []),
        (
            "（市教育局牵头，市机关事务保障中心、市医疗保障局配合，9月）",
            ["市机关事务保障中心", "市医疗保障局"],
            [],
        ),
        ("（责任单位：市教育局（责任人：李强）；时限：9月）", [], [{"name": "李强", "role": "责任人"}]),
    ],
)
def test_verbs_and_persons_are_no_part_of_a_department(
    tail: str, support: list[str], people: list[dict[str, str]]
) -> None:
    draft = read(PLAIN + f"3.推进改革。{tail}")
    task = tasks(draft)[2]
    assert (task["lead"], task.get("support", []), task.get("people", [])) == (["市教育局"], support, people)
    assert not needs_eyes(draft)


def test_several_tails_in_one_paragraph_are_to_check() -> None:
    text = "3.生产总值增长12%（市发改委）；工业增长18%（市经信委、市统计局）；收入增长15%（市财政局，9月）。"
    assert ("3", "multiple_tails") in [(flag.task, flag.reason) for flag in read(PLAIN + text).flags]


DITTOS = """# 2026年任务表

| 序号 | 工作任务 | 责任单位 | 完成时限 |
|---|---|---|---|
"""


def test_a_ditto_mark_stands_for_the_cell_above() -> None:
    rows = "| 1 | 新建学校 | 教育局 | 6月底 |\n| 2 | 〃 | 住建局 | 〃 |\n| 3 | 同上 | 同上 | 9月底 |\n"
    draft = ingest((DITTOS + rows).encode(), name="a.md")
    assert [(task["text"], task["lead"], task["timing"]) for task in tasks(draft)] == [
        ("新建学校", ["教育局"], "6月底"),
        ("新建学校", ["住建局"], "6月底"),
        ("新建学校", ["住建局"], "9月底"),
    ]
    assert not needs_eyes(draft)


def test_a_ditto_mark_with_nothing_above_is_to_check() -> None:
    draft = ingest((DITTOS + "| 1 | 〃 | 教育局 | 6月底 |\n").encode(), name="a.md")
    assert "ditto" in [flag.reason for flag in draft.flags]


@pytest.mark.parametrize(
    ("heading", "timing"),
    [
        ("1月份", "1月份"),
        ("2—3月", "2—3月"),
        ("一、下半年", "下半年"),
        ("一、一季度重点工作", "一季度"),
        ("（一）2026年4月", "2026年4月"),
    ],
)
def test_a_heading_that_is_a_time_gives_it_to_its_tasks(heading: str, timing: str) -> None:
    text = f"2026年工作安排\n\n{heading}\n1.召开会议。责任单位：市教育局\n2.开展检查。（市财政局，9月底前）\n"
    draft = ingest(text.encode(), name="a.txt")
    assert [task["timing"] for task in tasks(draft)] == [timing, "9月底前"]
    assert not needs_eyes(draft)


@pytest.mark.parametrize("heading", ["一、3月至5月宣传发动阶段", "一、宣传发动阶段（3月至5月）"])
def test_the_time_within_a_heading_is_given_or_to_check(heading: str) -> None:
    tails = "1.召开会议。责任单位：市教育局\n2.开展检查。责任单位：市财政局\n"
    draft = ingest(f"2026年工作安排\n{heading}\n{tails}".encode(), name="a.txt")
    flagged = {flag.task for flag in draft.flags if flag.reason == "time_in_heading"}
    assert all((task.get("timing") == "3月至5月") != (task["id"] in flagged) for task in tasks(draft))
