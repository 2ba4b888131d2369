"""What the commands that look answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.desk import write_plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli

IDS = [
    pytest.param("list --dept 企业改革局", "24 25 26 27 28", id="tasks of a department"),
    pytest.param("list --dept 改革局", "24 25 26 27 28", id="a unique part of a name will do"),
    pytest.param("list --dept 综合局 --dept 研究局", "6 8 9 17", id="a repeated option means or"),
    pytest.param("list --dept 综合局 --section 1", "8 9", id="different options mean and"),
    pytest.param("list --section 深化国有企业改革方面 --kind open", "", id="nothing found is nothing"),
    pytest.param("list --kind open", "31", id="by kind"),
    pytest.param("list --light blue", "9 10 23 11 35", id="by light", marks=pytest.mark.skip),
    pytest.param("list --search 董事会", "29", id="by a word of the text"),
    pytest.param("list --search 监察部", "38", id="by a word of a department"),
    pytest.param("list 二十四", "24", id="by printed number"),
    pytest.param("list （二十四）", "24", id="by printed number in its brackets"),
    pytest.param("list 24-28", "24 25 26 27 28", id="a range"),
    pytest.param("list 26,24", "24 26", id="a list, in the plan's order"),
    pytest.param("list 26,24 --sort -id", "26 24", id="sorted, reversed"),
    pytest.param("list --during 2010-03 --kind window", "11 14 35", id="by days shared"),
    pytest.param("due --month 5", "10 23", id="due in a month of the plan's year"),
    pytest.param("due --month 2010-05", "10 23", id="due in a month with its year"),
    pytest.param("due --month 5 --dept 监事会工作局", "23", id="due, of one department"),
    pytest.param("due --within 21", "10 23", id="due on the last day of the span"),
    pytest.param("due --within 20", "", id="not due a day later"),
    pytest.param("due --quarter 1", "14", id="due in a quarter"),
    pytest.param("due --since 2010-06-30 --until 2010-06-30", "9 11 18 35", id="due on one day"),
    pytest.param("due --since 2010-12-31 --section 4", "32", id="due to the end of the plan's year"),
    pytest.param("due --month 4 --possible --dept 财务监督与考核评价局", "11 12 13", id="possibly due"),
    pytest.param("overdue", "14 8", id="overdue on the day"),
    pytest.param("overdue --firm", "", id="none of them firmly"),
    pytest.param("overdue --as-of 2010-07-15", "9 14 8 10 23 11 18 35", id="firm ones first, oldest first"),
    pytest.param("--as-of 2010-07-15 overdue --firm", "9", id="a global option before the command"),
    pytest.param("overdue --as-of 2030-01-01 --dept 规划发展局", "32", id="不定期 is never overdue"),
]


@pytest.mark.parametrize(("line", "ids"), IDS)
@pytest.mark.usefixtures("desk")
def test_ids(plancli: Plancli, line: str, ids: str) -> None:
    """Each question finds its tasks."""
    assert plancli(*line.split(), "-o", "ids").out.split() == ids.split()


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("how", ["table", "json", "jsonl", "csv", "tsv", "md"])
def test_the_format_does_not_change_what_is_found(plancli: Plancli, how: str) -> None:
    """Every format shows the same tasks."""
    answer = plancli("list", "--dept", "企业改革局", "-o", how)
    assert answer.code == 0
    for text in ("开展地方国有企业“壳公司”问题调研", "时间初定为下半年"):
        assert text in answer.out
    assert "综合局" not in answer.out


@pytest.mark.usefixtures("desk")
def test_json_is_an_envelope_with_the_keys_of_the_contract(plancli: Plancli) -> None:
    """Keys come in the order of the contract; absent is null, dates are ISO."""
    answer = json.loads(plancli("list", "30", "-o", "json").out)
    assert {key: answer[key] for key in ("schema", "plan", "as_of")} == {
        "schema": 1,
        "plan": {
            "title": "国务院国资委指导和监督地方国有资产监管2010年工作计划",
            "year": 2010,
            "path": "plan2010.toml",
        },
        "as_of": "2010-05-10",
    }
    (task,) = answer["tasks"]
    assert task | {"text": ""} == {
        "id": "30",
        "number": "（三十）",
        "section": "3",
        "title": "召开政策性关闭破产工作总结研讨会",
        "text": "",
        "lead": ["企业改组局"],
        "support": [],
        "timing": "两期，年内完成",
        "kind": "deadline",
        "first": "2010-01-01",
        "last": "2010-12-31",
        "tentative": False,
        "approximate": False,
        "count": 2,
        "occurrences": [],
        "milestones": [],
        "edtf": "2010-01-01/2010-12-31",
        "status": "todo",
        "percent": None,
        "held": 0,
        "done_on": None,
        "done_late": None,
        "light": "green",
        "lateness": None,
        "due": "2010-12-31",
        "due_label": None,
        "days": 235,
        "extensions": [],
        "section_title": "深化国有企业改革方面",
        "last_on": None,
        "people": [],
        "tags": [],
        "notes": [],
        "parent": None,
        "original": {"phrase": "两期，年内完成", "first": "2010-01-01", "last": "2010-12-31"},
        "problem": None,
        "next": None,
        "last_note": None,
        "urged": 0,
        "reply_by": None,
        "missed": 0,
        "missed_since": None,
        "silent_days": 98,
        "why": ["“Within” a period means that it is due by the last day of that period."],
    }


@pytest.mark.usefixtures("desk")
def test_nothing_found_is_an_empty_list_and_no_failure(plancli: Plancli) -> None:
    """An empty answer is an answer."""
    answer = plancli("list", "--search", "不存在的词", "-o", "json")
    assert (answer.code, json.loads(answer.out)["tasks"]) == (0, [])


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("line", "code"), [("overdue", 1), ("overdue --firm", 0), ("list --search 没有", 0), ("due -m 5", 1)]
)
def test_exit_code_tells_whether_anything_was_found(plancli: Plancli, line: str, code: int) -> None:
    """With --exit-code, 1 means that the list is not empty."""
    assert plancli(*line.split(), "--exit-code", "-o", "ids").code == code


@pytest.mark.usefixtures("desk")
def test_ids_are_read_from_a_pipe_where_ids_stand(plancli: Plancli) -> None:
    """A piped table works as well as piped ids; an empty pipe asks for nothing."""
    assert plancli("list", "-", "-o", "ids", piped="24  something\n\n（二十六）\t…\n").out.split() == [
        "24",
        "26",
    ]
    assert plancli("list", "-", "-o", "ids", piped="").out == ""
    assert plancli("list", "-", "-o", "ids", piped="（二十四）\n".encode("gb18030")).out.split() == ["24"]


@pytest.mark.usefixtures("desk")
def test_a_summary_counts_a_joint_task_once_in_its_total(plancli: Plancli) -> None:
    """Task 22 stands under two departments and once in the total."""
    answer = json.loads(plancli("summary", "-o", "json").out)
    groups = {group["key"]: group["total"] for group in answer["groups"]}
    assert (groups["企业领导人员管理一局"], groups["企业领导人员管理二局"]) == (1, 1)
    assert (len(groups), sum(groups.values()), answer["total"]["total"]) == (19, 40, 38)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("by", ["dept", "section", "status", "light", "month"])
def test_every_summary_adds_up(plancli: Plancli, by: str) -> None:
    """Whatever they are counted by, the total is the plan."""
    assert json.loads(plancli("summary", "--by", by, "-o", "json").out)["total"]["total"] == 38


@pytest.mark.usefixtures("desk")
def test_show_says_why(plancli: Plancli) -> None:
    """One task whole: the text, the phrase, the window and the reason."""
    answer = plancli("show", "三十")
    for text in ("召开政策性关闭破产工作总结研讨会", "企业改组局", "两期，年内完成", "12-31"):
        assert text in answer.out


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("en", {"1b": ["Under 1 总体工作 (doing)"], "1": ["Parts 1a 起草方案 (done)", "1b 报批 (todo)"]}),
        (
            "zh",
            {
                "1b": ["上级任务 1 总体工作 (进行中)"],
                "1": ["下级任务 1a 起草方案 (已办结)", "1b 报批 (未启动)"],
            },
        ),
    ],
)
def test_show_names_parent_and_children(
    plancli: Plancli, empty: Path, monkeypatch: pytest.MonkeyPatch, lang: str, lines: dict[str, list[str]]
) -> None:
    """With how each stands on the day; of a task without any, nothing."""
    monkeypatch.setenv("PLANCLI_LANG", lang)
    part = {"parent": "1"}
    tasks = (
        {"text": "总体工作"},
        {"id": "1a", "text": "起草方案"} | part,
        {"id": "1b", "text": "报批"} | part,
    )
    write_plan(empty, *tasks, {"text": "别的工作"})
    plancli("start", "1", "--on", "2010-03-01")
    plancli("done", "1a", "--on", "2010-04-01")
    for id_, expected in lines.items():
        shown = [" ".join(line.split()) for line in plancli("show", id_, "--as-of", "2010-05-10").lines]
        assert set(expected) <= set(shown)
        assert len([line for line in shown if line.endswith(")")]) == len(expected)
    assert not any("总体工作" in line for line in plancli("show", "4").lines)


def test_the_board_shows_each_light(plancli: Plancli) -> None:
    """`plancli` alone shows how many tasks stand in each light."""
    answer = plancli()
    assert answer.code == 0
    for light in ("red", "yellow", "blue", "green", "grey"):
        assert light in answer.out


@pytest.mark.usefixtures("empty")
def test_the_built_in_plan_answers_in_an_empty_folder_and_says_that_it_does(plancli: Plancli) -> None:
    """Without a plan the 2010 one answers; stderr says so, and that its year is over."""
    answer = plancli("due", "--month", "5", "-o", "ids")
    assert answer.out.split() == ["10", "23"]
    assert "plancli init --example" in answer.err
    board = plancli()
    assert "--as-of 2010-05-10" in board.out + board.err


def test_a_piped_table_has_one_line_a_task(plancli: Plancli, desk: Path) -> None:
    """`plancli list | grep` works: one task is one line, nothing is cut."""
    del desk
    answer = plancli("list")
    assert len(answer.lines) == 39
    assert "…" not in answer.out
    assert "\x1b" not in answer.out
