"""The parts screens are made of: folding, layout, order, Markdown, words."""
# ruff: noqa: E501  tables are as wide as they are

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from plancli import query
from plancli.errors import Problem, message
from plancli.views import columns, counts, markdown, order, problems, table, tasks
from plancli.views.folding import cells, fold
from plancli.views.look import Look
from plancli.views.page import Band, Column, Grid, Page
from plancli.words.views import WORDS

if TYPE_CHECKING:
    from plancli.query import Case


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("召开会议", 8, ["召开会议"], id="what fits stays"),
        pytest.param("召开工作会议", 8, ["召开工作", "会议"], id="a Chinese character takes two cells"),
        pytest.param("召开会议，部署", 8, ["召开会", "议，部署"], id="no comma begins a line"),
        pytest.param("制订《办法》", 6, ["制订", "《办", "法》"], id="no bracket ends a line"),
        pytest.param("by end of June", 8, ["by end", "of June"], id="words stay whole"),
        pytest.param(
            "06-01 → 07-31", 8, ["06-01 →", "07-31"], id="an arrow stays with its day or ends the line"
        ),
        pytest.param("abcdefghij", 4, ["abcd", "efgh", "ij"], id="a word wider than the line is parted"),
    ],
)
def test_folding(text: str, width: int, lines: list[str]) -> None:
    assert fold(text, width) == lines


def test_names_stay_whole_where_a_line_holds_them() -> None:
    assert fold("企业改组局、企业分配局", 14, keeps_names=True) == ["企业改组局、", "企业分配局"]
    assert fold("企业领导人员管理一局、办公厅", 12, keeps_names=True) == [
        "企业领导人员",
        "管理一局、",
        "办公厅",
    ]


@given(st.text("国资，。（）《》 ab1-→、“”é"), st.integers(4, 30), st.booleans())
def test_folding_keeps_to_the_width_and_loses_only_spaces(text: str, width: int, keeps_names: bool) -> None:
    lines = fold(text, width, keeps_names=keeps_names)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert len(lines) == 1 or all(cells(line) <= width for line in lines)


def test_columns_that_do_not_fit_side_by_side_become_cards() -> None:
    heads = ("一二三四", "五六七八", "九十百千")
    grid = Grid(
        tuple(Column(head, head) for head in heads), (Band((("甲乙丙丁", "戊", "己"),), title="二项"),)
    )
    assert list(table.draw(Page((grid,)), Look("zh", 16))) == snapshot(
        ["二项", "一二三四  甲乙丙", "          丁", "五六七八  戊", "九十百千  己"]
    )


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        pytest.param(["plan"], "1 2 3 4 5 6 7 8 9 10", id="the plan's own"),
        pytest.param(["-id"], "10 9 8 7 6 5 4 3 2 1", id="numbers as numbers, reversed"),
        pytest.param(["due"], "2 9 1 8 5 7 3 4 6 10", id="what owes nothing comes last"),
        pytest.param(["-due"], "7 5 8 1 9 2 3 4 6 10", id="in reverse too"),
        pytest.param(["light"], "2 9 1 5 7 8 6 3 4 10", id="the most urgent light first"),
        pytest.param(["section", "-id"], "3 2 1 9 8 7 6 5 4 10", id="by one, then by the other"),
    ],
)
def test_order(case: Case, names: list[str], ids: str) -> None:
    assert [row.task.id for row in order.arranged(query.tasks(case), names)] == ids.split()


@pytest.mark.parametrize("name", order.SORTS)
def test_every_order_keeps_every_task(case: Case, name: str) -> None:
    assert len(order.arranged(query.tasks(case), [name])) == 10


def test_columns_name_the_keys_of_records() -> None:
    assert columns.record_keys(["id", "departments", "window", "first"]) == (
        "id",
        "lead",
        "support",
        "first",
        "last",
    )
    from plancli.views.record import TASK_KEYS  # noqa: PLC0415  only this fact needs them

    assert set(columns.record_keys(columns.COLUMNS)) <= set(TASK_KEYS)


def test_overdue_in_markdown(case: Case) -> None:
    late = query.ask(case.plan, case.ledger, case.as_of.replace(month=8))
    assert "\n".join(markdown.draw(tasks.overdue_page(late, query.overdue(late), "zh"))) == snapshot("""\
### 逾期催办：硬性时限已过（2项）

| 编号 | 工作任务 | 责任部门 | 时限要求 | 到期 | 状态 | 亮灯 |
| --- | --- | --- | --- | --- | --- | --- |
| 2 | 研究制订《指导和监督地方国有资产管理工作实施办法》 | 综合局 | 上半年完成 | 06-30 逾期46天 | 进行中 60% | ● 红 |
| 9 | 报送半年统计报表 | 办公厅、综合局 | 7月20日前 | 07-20 逾期26天 | 未启动 | ● 红 |

### 到期问询：初定或大致时间已过，宜询问、不通报（1项）

| 编号 | 工作任务 | 责任部门 | 时限要求 | 到期 | 状态 | 亮灯 |
| --- | --- | --- | --- | --- | --- | --- |
| 1 | 召开地方国资委负责人研讨会 | 办公厅 | 时间初定为年中 | 07-31 逾期15天 | 未启动 | ▲ 黄 |\
""")


def test_summary_in_markdown(case: Case) -> None:
    assert "\n".join(
        markdown.draw(counts.summary_page(case, query.summary(case, "section"), "en"))
    ) == snapshot("""\
| Section | Lights | Tasks | ● | ▲ | ◆ | ■ | ○ | ✓ | ✕ | Owed | Done | On time |
| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |
| 1 完善国有资产管理体制方面 | ●■✓ | 3 | 1 | · | · | 1 | · | 1 | · | 2 | 50% | 50% |
| 2 加强国有资产监管方面 | ◆■■■○✓ | 6 | · | · | 1 | 3 | 1 | 1 | · | 1 | 100% | 0% |
| no section | ✕ | 1 | · | · | · | · | · | · | 1 | – | – | – |
| Total |  | 10 | 1 | · | 1 | 4 | 1 | 2 | 1 | 3 | 66% | 33% |

- ● red  ▲ yellow  ◆ blue  ■ green  ○ grey  ✓ done  ✕ cancelled\
""")


def test_hostile_text_in_markdown(hostile: Case) -> None:
    page = tasks.list_page(hostile, query.tasks(hostile), "en", columns=("id", "title"))
    assert "\n".join(markdown.draw(page)) == snapshot("""\
| ID | Task |
| --- | --- |
| =1+1\\\\x1b\\[2J | =\\[red\\]x\\\\x1b\\[31m\\\\t换\\\\u202e行\\\\n=1+1\\|\\`\\*\\_ |\
""")


def test_problems_are_a_line_each() -> None:
    found = (Problem(message("views.today"), "plan.toml", 7), Problem(message("views.today"), "a\x1b.jsonl"))
    lines = list(table.draw(problems.check_page(found, "en"), Look("en")))
    assert lines == ["plan.toml:7: today", "a\\x1b.jsonl: today"]


def test_where_there_is_no_problem_nothing_is_said() -> None:
    assert list(table.draw(problems.check_page((), "en"), Look("en", 80))) == []


@pytest.mark.parametrize("id_", WORDS)
def test_every_message_says_the_same_in_both_languages(id_: str) -> None:
    def arguments(text: str) -> set[str]:
        return {name.partition(".")[0] for _, name, _, _ in Formatter().parse(text) if name}

    english, chinese = WORDS[id_]
    assert english
    assert chinese
    assert arguments(english) <= arguments(chinese)
    assert not any("\u4e00" <= character <= "\u9fff" for character in english)
