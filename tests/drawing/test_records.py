"""Records in the formats of programs: harmless cells, one record at a time."""
# ruff: noqa: E501  records are as long as they are

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from plancli import query, views
from plancli.drawing import records as drawing
from plancli.drawing import safe
from plancli.views.records import Records
from tests.plans import records_of, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plancli.query.state import Case


def test_json_leaves_chinese_as_it_is(case: Case) -> None:
    assert "召开地方国资委负责人研讨会" in written(records_of(case), "json")


def test_nothing_found_is_an_empty_list(case: Case) -> None:
    assert json.loads(written(views.tasks.records(case, ()), "json"))["tasks"] == []
    assert written(views.tasks.records(case, ()), "jsonl") == ""
    assert written(views.tasks.records(case, ()), "ids") == ""


def test_ids_are_one_a_line(case: Case) -> None:
    assert written(records_of(case), "ids").split() == [str(number) for number in range(1, 11)]


def test_tsv_has_a_heading_and_a_line_for_each_task(case: Case) -> None:
    lines = written(records_of(case), "tsv").splitlines()
    assert lines[0].split("\t") == list(views.fields.TASK_KEYS)
    assert {line.count("\t") for line in lines} == {len(views.fields.TASK_KEYS) - 1}
    assert lines[5] == snapshot(
        "5\t（五）\t2\t召开政策性关闭破产工作总结研讨会\t召开政策性关闭破产工作总结研讨会。\t企业改组局\t财务监督与考核评价局、产权管理局\t两期，年内完成\tdeadline\t2010-01-01\t2010-12-31\tfalse\tfalse\t2\t\t\t2010-01-01/2010-12-31\tdoing\t\t1\t\t\tgreen\t\t2010-12-31\t\t169\t\t加强国有资产监管方面\t2010-06-01\t\t\t\t0\t\t0\t\t44\t张三 责任人\t会议\t备注 两期分别在京沪举办\t\t两期，年内完成 2010-01-01 2010-12-31\t“Within” a period means that it is due by the last day of that period."
    )


def test_csv_reads_back(case: Case) -> None:
    rows = list(csv.DictReader(io.StringIO(written(records_of(case), "csv"))))
    assert [row["id"] for row in rows] == [str(number) for number in range(1, 11)]
    assert rows[4]["support"] == "财务监督与考核评价局、产权管理局"
    assert rows[7]["milestones"] == "完成初稿 2010-01-01 2010-08-31；出台 2010-01-01 2010-10-31"
    assert rows[1]["days"] == "-15"


def test_csv_takes_a_byte_order_mark_for_excel(case: Case) -> None:
    assert written(records_of(case), "csv", bom=True).startswith("\ufeffid,number")


@pytest.mark.parametrize("how", get_args(drawing.RecordFormat))
def test_hostile_text_is_written_harmlessly(hostile: Case, how: drawing.RecordFormat) -> None:
    shown = written(records_of(hostile), how)
    acting = {"\x1b", "\u202e", "\r"} | (set() if how == "tsv" else {"\t"})
    assert not set(shown) & acting


def test_hostile_text_reads_back_from_json_as_it_was(hostile: Case) -> None:
    task = json.loads(written(records_of(hostile), "jsonl"))
    assert task["text"] == hostile.plan.tasks[0].text


def test_hostile_text_in_csv(hostile: Case) -> None:
    keys = ("id", "title", "lead", "timing")
    assert written(views.tasks.records(hostile, query.tasks.tasks(hostile), names=keys), "csv") == snapshot("""\
id,title,lead,timing
'=1+1\\x1b[2J,'=[red]x\\x1b[31m\\t换\\u202e行\\n=1+1|`*_,'@[red]x\\x1b[31m\\t换\\u202e行\\n=1+1|`*_、－2,[red]x\\x1b[31m\\t换\\u202e行\\n=1+1|`*_
""")


def test_hostile_text_in_tsv(hostile: Case) -> None:
    keys = ("id", "title", "lead", "timing")
    assert written(views.tasks.records(hostile, query.tasks.tasks(hostile), names=keys), "tsv") == snapshot("""\
id	title	lead	timing
=1+1\\x1b[2J	=[red]x\\x1b[31m\\t换\\u202e行\\n=1+1|`*_	@[red]x\\x1b[31m\\t换\\u202e行\\n=1+1|`*_、－2	[red]x\\x1b[31m\\t换\\u202e行\\n=1+1|`*_
""")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_csv_text_is_a_formula(start: str) -> None:
    assert safe.csv(f"{start}1+1") == f"'{start}1+1"


def test_a_csv_cell_with_commas_and_quotes_is_quoted() -> None:
    assert safe.csv('=a,"b"') == '"\'=a,""b"""'


def test_every_character_that_acts_is_written_out() -> None:
    acting = [
        chr(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    ]
    assert [character for character in acting if safe.visible(character) == character] == []


@given(st.text())
def test_written_out_text_is_harmless_and_printable_text_unchanged(words: str) -> None:
    assert safe.is_harmless(safe.visible(words))
    assert json.loads(safe.json_text(json.dumps(words, ensure_ascii=False))) == words


@given(st.text(st.characters(categories=("L", "N", "P"))))
def test_ordinary_text_stays_as_it_is(words: str) -> None:
    ordinary = "".join(character for character in words if safe.is_harmless(character))
    assert safe.visible(ordinary) == ordinary


@pytest.mark.parametrize("how", ["jsonl", "csv", "tsv", "ids"])
def test_records_stream(case: Case, how: drawing.RecordFormat) -> None:
    """The first line is there before the second record is asked for."""
    asked: list[str] = []

    def items() -> Iterator[dict[str, Any]]:
        for row in query.tasks.tasks(case):
            asked.append(row.task.id)
            yield views.fields.task(row, {})

    lines = drawing.draw(Records("tasks", views.fields.TASK_KEYS, items(), {}), how)
    next(lines)
    assert len(asked) <= 1


def test_records_load_neither_rich_nor_tables() -> None:
    code = (
        "import sys, plancli.drawing.records, plancli.views.records, plancli.views.columns, plancli.views.order\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] == 'rich'))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_ten_thousand_ids_are_ten_thousand_lines(of_size: Callable[[int], Case]) -> None:
    assert len(written(records_of(of_size(10_000)), "ids").splitlines()) == 10_000
