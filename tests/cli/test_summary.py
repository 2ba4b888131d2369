"""What a summary adds up to: rows, total and rates, in every format and on a narrow screen."""

from __future__ import annotations

import csv
import io
import json
import sys
from typing import TYPE_CHECKING

import pytest
from tests.desk import answer, said, write_ledger, write_plan
from tests.terminal import SGR, screen

from plancli.query.names import GROUPINGS
from plancli.query.summary import percent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        pytest.param(0, 0, None, id="of nothing there is no share"),
        pytest.param(0, 7, 0, id="none"),
        pytest.param(7, 7, 100, id="all"),
        pytest.param(1, 3, 33, id="rounded down"),
        pytest.param(2, 3, 67, id="rounded up"),
        pytest.param(1, 8, 13, id="a half is rounded up"),
        pytest.param(3, 8, 38, id="whatever stands before it"),
        pytest.param(1, 200, 1, id="half of a percent too"),
        pytest.param(1, 201, 0, id="less than half of a percent is none"),
        pytest.param(199, 200, 100, id="nearly all is all"),
    ],
)
def test_rates_are_rounded(part: int, whole: int, shown: int | None) -> None:
    assert percent(part, whole) == shown


ZHANG, LI = {"name": "张三", "role": "局长"}, {"name": "李四", "role": "联系人"}

TASKS = (
    {"lead": ["甲局", "乙局"], "timing": "3月底前", "tags": ["会议", "重点"], "people": [ZHANG]},
    {"lead": ["甲局"], "support": ["乙局"], "timing": "时间初定为3月", "tags": ["会议"]},
    {"lead": ["甲局"], "support": ["丙局"], "timing": "6月底前", "people": [ZHANG, LI]},
    {"support": ["丙局"], "timing": "8月"},
    {"lead": ["丙局"], "timing": "不定期", "tags": ["调研"]},
    {"timing": "2011年1月底前"},
)


@pytest.fixture
def office(empty: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Six tasks of three departments on 10 May 2010: joint ones, one nobody leads, one that names nobody."""
    monkeypatch.setenv("PLANCLI_AS_OF", "2010-05-10")
    write_ledger(write_plan(empty, *TASKS), [said(1, "2010-03-20", "1", status="done")])
    return empty


MONTHS = {"2010-03": 2, "2010-06": 1, "2010-08": 1, "2011-01": 1, "": 1}
QUARTERS = {"2010-Q1": 2, "2010-Q2": 1, "2010-Q3": 1, "2011-Q1": 1, "": 1}

GROUPS = [
    pytest.param("", {"甲局": 3, "乙局": 1, "丙局": 1, "": 2}, 6, 1, id="departments, then no lead"),
    pytest.param("--dept 甲局", {"甲局": 3}, 3, 0, id="of one department, what it leads"),
    pytest.param("--dept 乙局", {"乙局": 1}, 1, 0, id="what it supports stands aside"),
    pytest.param("--dept 丙局", {"丙局": 1}, 1, 0, id="with or without another's lead"),
    pytest.param("--dept 甲局,乙局", {"甲局": 3, "乙局": 1}, 3, 1, id="of two with a joint task"),
    pytest.param("--dept 甲局 --open", {"甲局": 2}, 2, 0, id="with another filter"),
    pytest.param("--by month", MONTHS, 6, 0, id="months"),
    pytest.param("--by quarter", QUARTERS, 6, 0, id="quarters"),
    pytest.param("--by person", {"张三": 2, "李四": 1, "": 4}, 6, 1, id="people, then nobody"),
    pytest.param("--by tag", {"会议": 2, "重点": 1, "调研": 1, "": 3}, 6, 1, id="tags"),
    pytest.param("--by tag --tag 重点", {"会议": 1, "重点": 1}, 1, 1, id="every tag of what is asked for"),
    pytest.param("--by 季度 --open", QUARTERS | {"2010-Q1": 1}, 5, 0, id="in Chinese"),
]


@pytest.mark.parametrize(("line", "groups", "total", "joint"), GROUPS)
@pytest.mark.usefixtures("office")
def test_the_total_is_that_of_the_rows(
    plancli: Plancli, *, line: str, groups: dict[str, int], total: int, joint: int
) -> None:
    found = answer(plancli("summary", *line.split(), "-o", "json"))
    assert {group["key"]: group["total"] for group in found["groups"] if group["total"]} == groups
    assert (found["total"]["total"], found["joint"]) == (total, joint)
    assert found["total"]["total"] <= sum(groups.values())
    assert (sum(groups.values()) > total) is bool(joint)


@pytest.mark.parametrize(("line", "groups", "total", "joint"), GROUPS)
@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "{} joint tasks stand in more than one row"), ("zh", "有{}项任务同时列入多行")],
)
@pytest.mark.usefixtures("office")
def test_rows_that_do_not_add_up_are_explained(
    plancli: Plancli,
    monkeypatch: pytest.MonkeyPatch,
    *,
    line: str,
    groups: dict[str, int],
    total: int,
    joint: int,
    lang: str,
    text: str,
) -> None:
    """In one line of the footer, where there are such tasks."""
    assert sum(groups.values()) - total == joint
    monkeypatch.setenv("PLANCLI_LANG", lang)
    assert (text.format(joint) in plancli("summary", *line.split(), "-o", "md").out) is bool(joint)


@pytest.mark.parametrize("by", GROUPINGS)
@pytest.mark.usefixtures("office")
def test_every_format_ends_with_the_total_and_has_the_rates(plancli: Plancli, by: str) -> None:
    """A last row in CSV, TSV and JSON lines; in JSON it stands after the groups; ids have none."""
    whole = answer(plancli("summary", "--by", by, "-o", "json"))
    lines = [json.loads(line) for line in plancli("summary", "--by", by, "-o", "jsonl").lines]
    rows = list(csv.DictReader(io.StringIO(plancli("summary", "--by", by, "-o", "csv").out)))
    tabs = list(csv.DictReader(io.StringIO(plancli("summary", "--by", by, "-o", "tsv").out), delimiter="\t"))
    assert lines[:-1] == whole["groups"]
    assert {key: lines[-1][key] for key in whole["total"]} == whole["total"]
    assert lines[-1]["key"] == "total"
    assert (
        rows
        == tabs
        == [{key: "" if value is None else str(value) for key, value in one.items()} for one in lines]
    )
    assert whole["total"]["completion"] == percent(whole["total"]["met"], whole["total"]["owed"])
    assert plancli("summary", "--by", by, "-o", "ids").lines == [group["key"] for group in whole["groups"]]
    table = plancli("summary", "--by", by).out
    assert f"{whole['total']['completion']}%" in table.splitlines()[len(whole["groups"]) + 1]


@pytest.mark.parametrize(
    ("columns", "head"),
    [
        ("key,total,completion", "key,total,completion"),
        ("key,应办,met,办结率,按时率", "key,owed,met,completion,on_time_rate"),
        ("key,red,done", "key,red,done"),
        ("key,bar", "key,done,cancelled,red,yellow,blue,green,grey"),
    ],
)
@pytest.mark.usefixtures("office")
def test_columns_hold_in_every_format(plancli: Plancli, columns: str, head: str) -> None:
    assert plancli("summary", "--columns", columns, "-o", "csv").lines[0] == head
    groups = answer(plancli("summary", "--columns", columns, "-o", "json"))["groups"]
    assert [",".join(group) for group in groups] == [head] * 4
    assert (
        len(plancli("summary", "--columns", columns, "-o", "md").lines[0].split("|"))
        == len(columns.split(",")) + 2
    )


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("by", ["dept", "section", "month", "quarter", "person", "tag"])
def test_three_digits_fold_no_row_at_80_columns(empty: Path, lang: str, by: str) -> None:
    """Two thousand tasks of three long names: every name stands whole, and every figure beside its own."""
    phrases = ("3月底前", "时间初定为3月", "年内完成", "不定期", "5月20日前", "11月")
    names = ("企业领导人员管理一局", "财务监督与考核评价局", "监事会工作局（联络）")
    tasks = [
        {
            "lead": [names[at % 3]],
            "support": [names[(at + 1) % 3]],
            "timing": phrases[at % 6],
            "section": str(at % 3),
            "tags": [names[at % 3]],
            "people": [{"name": names[at % 3], "role": "局长"}],
        }
        for at in range(2400)
    ]
    sections = [{"id": str(at), "title": name[:8]} for at, name in enumerate(names)]
    statuses = [
        said(at + 1, "2010-05-01", str(at + 1), status="done" if at % 2 else "cancelled") for at in range(900)
    ]
    write_ledger(write_plan(empty, *tasks, sections=sections), statuses)
    env = {"PLANCLI_LANG": lang, "PLANCLI_AS_OF": "2010-05-10"}
    code, shown = screen(f"{sys.executable} -m plancli summary --by {by}", empty, columns=80, env=env)
    lines = SGR.sub("", shown).splitlines()
    assert code == 0
    whole = ["2400"] if by in {"month", "quarter"} else [name[:8] for name in names]
    assert all(any(text in line for line in lines) for text in whole), shown
    figures = [line for line in lines if sum(word == "·" or word.isdecimal() for word in line.split()) > 7]
    kinds = {"month": 5, "quarter": 4}.get(by, 3)
    assert len(figures) == kinds + 1, shown
