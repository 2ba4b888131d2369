"""The 2010 plan says what the notice says: every word compared with a copy of it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from plancli.plan import Plan, Task, department_names
from plancli.store.loading import load_plan
from plancli.store.places import builtin

NOTICE = (Path(__file__).parents[1] / "data" / "notice-2010-18.txt").read_text(encoding="utf-8").splitlines()
PRINTED = [
    match
    for line in NOTICE
    if (match := re.fullmatch(r"(（[一二三四五六七八九十]+）)(.+)（([^（）]+)）", line))
]
HEADINGS = [match[1] for line in NOTICE if (match := re.fullmatch(r"[一二三四五]、(.+)", line))]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(builtin())


def test_its_head_is_the_notice_s(plan: Plan) -> None:
    assert {plan.title, f"附件：{plan.title}"} <= set(NOTICE)
    assert plan.document in NOTICE
    assert plan.issuer in NOTICE
    assert "二○一○年二月一日" in NOTICE
    assert (plan.issued, plan.year) == (date(2010, 2, 1), 2010)


def test_it_has_38_tasks_in_5_sections_of_19_departments(plan: Plan) -> None:
    assert len(plan.tasks) == len(PRINTED) == 38
    assert [section.title for section in plan.sections] == HEADINGS
    assert len(HEADINGS) == 5
    in_tails = {name for tail in PRINTED for name in tail[3].split("，")[0].split("、")}
    assert set(department_names(plan)) == in_tails
    assert len(in_tails) == 19


@pytest.mark.parametrize("place", range(38), ids=[match[1] for match in PRINTED])
def test_every_task_stands_as_printed(plan: Plan, place: int) -> None:
    task, printed = plan.tasks[place], PRINTED[place]
    departments, _, phrase = printed[3].partition("，")
    assert task.timing is not None
    assert (task.id, task.number, task.text) == (str(place + 1), printed[1], printed[2])
    assert ("、".join(task.lead), task.support, task.timing.phrase) == (departments, (), phrase)
    assert task.timing.kind != "unresolved"


def test_every_task_stands_in_its_section(plan: Plan) -> None:
    section, expected = 0, []
    for line in NOTICE:
        section += bool(re.fullmatch(r"[一二三四五]、.+", line))
        if line in {match[0] for match in PRINTED}:
            expected.append(str(section))
    assert [task.section for task in plan.tasks] == expected


def test_two_tasks_are_joint(plan: Plan) -> None:
    assert [task.id for task in plan.tasks if len(task.lead) > 1] == ["22", "38"]


def test_every_task_knows_its_line(plan: Plan) -> None:
    lines = builtin().read_text(encoding="utf-8").splitlines()
    assert {lines[task.line - 1] for task in plan.tasks} == {"[[tasks]]"}
    assert [lines[task.line] for task in plan.tasks] == [f'id = "{number}"' for number in range(1, 39)]


def test_titles_are_first_clauses(plan: Plan) -> None:
    by_id: dict[str, Task] = {task.id: task for task in plan.tasks}
    assert by_id["30"].title == "召开政策性关闭破产工作总结研讨会"
    assert by_id["1"].title == "召开全国国有资产监督管理工作会议"
    assert Task("1", "，先有逗号").title == "，先有逗号"
    assert Task("1", "甲，乙", heading="题").title == "题"


def test_sections_have_titles(plan: Plan) -> None:
    assert plan.section_title("5") == "推进国有企业党建工作方面"
    assert plan.section_title(None) == plan.section_title("9") == ""
