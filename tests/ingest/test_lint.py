"""What a careful reader would doubt is to check, and what binds everyone is shown."""

from __future__ import annotations

import pytest

from plancli.ingest import Draft, ingest, needs_eyes, report_lines

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
