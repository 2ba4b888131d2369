"""Answers for programs: exact keys, harmless cells, one record at a time."""
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

from plancli import query
from plancli.errors import Problem, message
from plancli.timing import RULES, resolve
from plancli.views import history, problems, record, safe, timings
from plancli.views.record import Records
from plancli.window import month

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plancli.query import Case

DESIGNED = (
    "id, number, section, title, text, lead, support, timing, kind, first, last, tentative, approximate, count, "
    "occurrences, milestones, edtf, status, percent, held, done_on, done_late, light, lateness, due, due_label, "
    "days, extensions"
)
"""The keys that are promised, in order; others may only follow."""


def text(records: Records, how: record.RecordFormat, *, bom: bool = False) -> str:
    """Return a whole answer."""
    return "".join(f"{line}\n" for line in record.draw(records, how, bom=bom))


def of(case: Case) -> Records:
    """Return all tasks as records."""
    return record.list_records(case, query.tasks(case))


def test_json_is_an_envelope_with_the_promised_keys(case: Case) -> None:
    answer = json.loads(text(of(case), "json"))
    assert list(answer) == ["schema", "plan", "as_of", "tasks"]
    assert answer["schema"] == 1
    assert answer["plan"] == {"title": "2010年工作计划", "year": 2010, "path": "plan2010.toml"}
    assert answer["as_of"] == "2010-07-15"
    assert all(", ".join(task).startswith(f"{DESIGNED}, ") for task in answer["tasks"])
    assert tuple(answer["tasks"][0]) == record.TASK_KEYS


def test_one_task_as_json(case: Case) -> None:
    task = next(row for row in query.tasks(case) if row.task.id == "8")
    assert json.loads(text(record.list_records(case, (task,)), "jsonl")) == snapshot(
        {
            "id": "8",
            "number": "（八）",
            "section": "2",
            "title": "起草国有产权转让管理办法",
            "text": "起草国有产权转让管理办法。",
            "lead": ["产权管理局"],
            "support": [],
            "timing": "8月底前完成初稿，10月底前出台",
            "kind": "deadline",
            "first": "2010-01-01",
            "last": "2010-10-31",
            "tentative": False,
            "approximate": False,
            "count": 2,
            "occurrences": [],
            "milestones": [
                {"label": "完成初稿", "first": "2010-01-01", "last": "2010-08-31"},
                {"label": "出台", "first": "2010-01-01", "last": "2010-10-31"},
            ],
            "edtf": "{2010-08-31,2010-10-31}",
            "status": "todo",
            "percent": None,
            "held": 0,
            "done_on": None,
            "done_late": None,
            "light": "green",
            "lateness": None,
            "due": "2010-08-31",
            "due_label": "完成初稿",
            "days": 47,
            "extensions": [],
            "section_title": "加强国有资产监管方面",
            "last_on": None,
        }
    )


def test_json_leaves_chinese_as_it_is(case: Case) -> None:
    assert "召开地方国资委负责人研讨会" in text(of(case), "json")


def test_nothing_found_is_an_empty_list(case: Case) -> None:
    assert json.loads(text(record.list_records(case, ()), "json"))["tasks"] == []
    assert text(record.list_records(case, ()), "jsonl") == ""
    assert text(record.list_records(case, ()), "ids") == ""


def test_summary_json_ends_with_the_total(case: Case) -> None:
    answer = json.loads(text(record.summary_records(case, query.summary(case, "dept")), "json"))
    assert list(answer) == ["schema", "plan", "as_of", "by", "groups", "total"]
    assert answer["groups"][0] == snapshot(
        {
            "key": "办公厅",
            "total": 2,
            "open": 2,
            "done": 0,
            "cancelled": 0,
            "red": 0,
            "yellow": 0,
            "blue": 1,
            "green": 1,
            "grey": 0,
            "owed": 0,
            "met": 0,
            "on_time": 0,
            "done_late": 0,
            "support_total": 0,
            "support_open": 0,
            "support_done": 0,
            "support_cancelled": 0,
            "support_red": 0,
            "support_yellow": 0,
            "support_blue": 0,
            "support_green": 0,
            "support_grey": 0,
            "support_owed": 0,
            "support_met": 0,
            "support_on_time": 0,
            "support_done_late": 0,
        }
    )
    assert answer["total"] == snapshot(
        {
            "total": 10,
            "open": 7,
            "done": 2,
            "cancelled": 1,
            "red": 1,
            "yellow": 0,
            "blue": 1,
            "green": 4,
            "grey": 1,
            "owed": 3,
            "met": 2,
            "on_time": 1,
            "done_late": 1,
        }
    )


def test_an_empty_summary_is_valid_json(case: Case) -> None:
    nothing = query.summary(case, "month", query.Wanted(ids=frozenset({"x"})))
    assert json.loads(text(record.summary_records(case, nothing), "json"))["groups"] == []


def test_due_tells_certain_from_possible(case: Case) -> None:
    due = query.due(case, month(2010, 7))
    lines = text(record.due_records(case, due, possible=True), "jsonl").splitlines()
    assert [(task["id"], task["certain"]) for task in map(json.loads, lines)] == snapshot(
        [("9", True), ("1", True), ("8", False), ("5", False), ("7", False)]
    )
    assert text(record.due_records(case, due), "ids") == "9\n1\n"


def test_ids_are_one_a_line(case: Case) -> None:
    assert text(of(case), "ids").split() == [str(number) for number in range(1, 11)]


def test_tsv_has_a_heading_and_a_line_for_each_task(case: Case) -> None:
    lines = text(of(case), "tsv").splitlines()
    assert lines[0].split("\t") == list(record.TASK_KEYS)
    assert {line.count("\t") for line in lines} == {len(record.TASK_KEYS) - 1}
    assert lines[5] == snapshot(
        "5\t（五）\t2\t召开政策性关闭破产工作总结研讨会\t召开政策性关闭破产工作总结研讨会。\t企业改组局\t财务监督与考核评价局、产权管理局\t两期，年内完成\tdeadline\t2010-01-01\t2010-12-31\tfalse\tfalse\t2\t\t\t2010-01-01/2010-12-31\tdoing\t\t1\t\t\tgreen\t\t2010-12-31\t\t169\t\t加强国有资产监管方面\t2010-06-01"
    )


def test_csv_reads_back(case: Case) -> None:
    rows = list(csv.DictReader(io.StringIO(text(of(case), "csv"))))
    assert [row["id"] for row in rows] == [str(number) for number in range(1, 11)]
    assert rows[4]["support"] == "财务监督与考核评价局、产权管理局"
    assert rows[7]["milestones"] == "完成初稿 2010-01-01 2010-08-31、出台 2010-01-01 2010-10-31"
    assert rows[1]["days"] == "-15"


def test_csv_takes_a_byte_order_mark_for_excel(case: Case) -> None:
    assert text(of(case), "csv", bom=True).startswith("\ufeffid,number")


@pytest.mark.parametrize("how", get_args(record.RecordFormat))
def test_hostile_text_is_written_harmlessly(hostile: Case, how: record.RecordFormat) -> None:
    written = text(of(hostile), how)
    acting = {"\x1b", "\u202e", "\r"} | (set() if how == "tsv" else {"\t"})
    assert not set(written) & acting


def test_hostile_text_reads_back_from_json_as_it_was(hostile: Case) -> None:
    task = json.loads(text(of(hostile), "jsonl"))
    assert task["text"] == hostile.plan.tasks[0].text


def test_hostile_text_in_csv(hostile: Case) -> None:
    keys = ("id", "title", "lead", "timing")
    assert text(record.list_records(hostile, query.tasks(hostile), keys), "csv") == snapshot("""\
id,title,lead,timing
'=1+1\\x1b[2J,'=[red]x\\x1b[31m\\t换\\u202e行\\n=1+1|`*_,'@[red]x\\x1b[31m\\t换\\u202e行\\n=1+1|`*_、－2,[red]x\\x1b[31m\\t换\\u202e行\\n=1+1|`*_
""")


def test_hostile_text_in_tsv(hostile: Case) -> None:
    keys = ("id", "title", "lead", "timing")
    assert text(record.list_records(hostile, query.tasks(hostile), keys), "tsv") == snapshot("""\
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
def test_records_stream(case: Case, how: record.RecordFormat) -> None:
    """The first line is there before the second record is asked for."""
    asked: list[str] = []

    def items() -> Iterator[dict[str, Any]]:
        for row in query.tasks(case):
            asked.append(row.task.id)
            yield record.task_record(row, {})

    lines = record.draw(Records("tasks", record.TASK_KEYS, items(), {}), how)
    next(lines)
    assert len(asked) <= 1


def test_records_load_neither_rich_nor_tables() -> None:
    code = (
        "import sys, plancli.views.record, plancli.views.columns, plancli.views.order\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] == 'rich'))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_entries_as_json(case: Case) -> None:
    first, second = case.ledger.entries[:2]
    answer = json.loads(
        text(history.log_records(case, (first, second), undone=frozenset({second.id})), "json")
    )
    assert [entry["undone"] for entry in answer["entries"]] == [False, True]
    assert answer["entries"][0] == snapshot(
        {
            "id": "000000015a5a5a5a",
            "at": "2010-07-01T09:01:00+00:00",
            "by": "李华",
            "on": "2010-05-18",
            "task": "3",
            "status": "done",
            "percent": None,
            "held": None,
            "note": "会议已召开",
            "timing": None,
            "reason": None,
            "authority": None,
            "undo": None,
            "undone": False,
        }
    )


def test_problems_as_json() -> None:
    found = (Problem(message("views.today"), "plan.toml", 7),)
    assert json.loads(text(problems.check_records(found, "en"), "json")) == snapshot(
        {
            "schema": 1,
            "problems": [{"path": "plan.toml", "line": 7, "code": "views.today", "message": "today"}],
        }
    )


def test_files_as_json() -> None:
    assert json.loads(text(problems.where_records({"plan": "a.toml", "ledger": None}), "json")) == snapshot(
        {"schema": 1, "files": [{"plan": "a.toml", "ledger": None}]}
    )


def test_ten_thousand_ids_are_ten_thousand_lines(of_size: Callable[[int], Case]) -> None:
    assert len(text(of(of_size(10_000)), "ids").splitlines()) == 10_000


def test_timings_as_json() -> None:
    read = [resolve("9月31日前", year=2010)]
    assert json.loads(text(timings.timing_records(read, "en"), "json")) == snapshot(
        {
            "schema": 1,
            "timings": [
                {
                    "timing": "9月31日前",
                    "kind": "unresolved",
                    "first": None,
                    "last": None,
                    "tentative": False,
                    "approximate": False,
                    "count": None,
                    "occurrences": [],
                    "milestones": [],
                    "edtf": None,
                    "rule": "unresolved",
                    "notes": [],
                    "reason": "invalid-date",
                    "suggestion": "9月30日前",
                    "why": ["There is no such day in the calendar.", "It could be written as: 9月30日前"],
                }
            ],
        }
    )


def test_rules_as_json_lines() -> None:
    lines = text(timings.rules_records("en"), "jsonl").splitlines()
    assert [json.loads(line)["rule"] for line in lines] == [rule.name for rule in RULES]
