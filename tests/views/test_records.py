"""Answers for programs: exact keys, harmless cells, one record at a time."""
# ruff: noqa: E501  records are as long as they are

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from plancli import query, views
from plancli.errors import Problem, message
from plancli.timing import RULES, resolve
from plancli.window import month
from tests.plans import records_of, written

if TYPE_CHECKING:
    from plancli.query.state import Case

DESIGNED = (
    "id, number, section, title, text, lead, support, timing, kind, first, last, tentative, approximate, count, "
    "occurrences, milestones, edtf, status, percent, held, done_on, done_late, light, lateness, due, due_label, "
    "days, extensions"
)
"""The keys that are promised, in order; others may only follow."""


def test_json_is_an_envelope_with_the_promised_keys(case: Case) -> None:
    answer = json.loads(written(records_of(case), "json"))
    assert list(answer) == ["schema", "plan", "as_of", "tasks"]
    assert answer["schema"] == 1
    assert answer["plan"] == {"title": "2010年工作计划", "year": 2010, "path": "plan2010.toml"}
    assert answer["as_of"] == "2010-07-15"
    assert all(", ".join(task).startswith(f"{DESIGNED}, ") for task in answer["tasks"])
    assert tuple(answer["tasks"][0]) == views.fields.TASK_KEYS


def test_one_task_as_json(case: Case) -> None:
    task = next(row for row in query.tasks.tasks(case) if row.task.id == "8")
    assert json.loads(written(views.tasks.records(case, (task,)), "jsonl")) == snapshot(
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
            "people": [],
            "tags": [],
            "notes": [],
            "parent": None,
            "original": {
                "phrase": "8月底前完成初稿，10月底前出台",
                "first": "2010-01-01",
                "last": "2010-10-31",
            },
            "problem": None,
            "next": None,
            "last_note": None,
            "urged": 0,
            "reply_by": None,
            "missed": 0,
            "missed_since": None,
            "silent_days": 164,
            "why": [
                "The work is in stages, each with its own date; the window runs from the first to the last."
            ],
        }
    )


def test_summary_json_ends_with_the_total(case: Case) -> None:
    answer = json.loads(written(views.summary.records(case, query.summary.summary(case, "dept")), "json"))
    assert list(answer) == ["schema", "plan", "as_of", "by", "groups", "total", "joint"]
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
            "due_on_day": 0,
            "completion": None,
            "on_time_rate": None,
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
            "support_due_on_day": 0,
            "support_completion": None,
            "support_on_time_rate": None,
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
            "on_time": 2,
            "done_late": 0,
            "due_on_day": 0,
            "completion": 67,
            "on_time_rate": 67,
        }
    )


def test_an_empty_summary_is_valid_json(case: Case) -> None:
    nothing = query.summary.summary(case, "month", query.tasks.Wanted(ids=frozenset({"x"})))
    assert json.loads(written(views.summary.records(case, nothing), "json"))["groups"] == []


def test_due_tells_certain_from_possible(case: Case) -> None:
    due = query.due.due(case, month(2010, 7))
    lines = written(views.due.records(case, due), "jsonl").splitlines()
    assert [(task["id"], task["certain"]) for task in map(json.loads, lines)] == snapshot(
        [("9", True), ("1", True), ("8", False), ("5", False), ("7", False)]
    )
    certain = due._replace(possible=())
    assert written(views.due.records(case, certain), "ids") == "9\n1\n"


def test_entries_as_json(case: Case) -> None:
    first, second = case.ledger.entries[:2]
    answer = json.loads(
        written(views.log.records(case, (first, second), undone=frozenset({second.id})), "json")
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
            "problem": None,
            "next": None,
            "base": None,
            "urge": None,
            "title": "召开地方国资委政策法规工作会议",
        }
    )


def test_problems_as_json() -> None:
    found = (Problem(message("views.history"), "plan.toml", 7),)
    assert json.loads(written(views.check.records(found, "en"), "json")) == snapshot(
        {
            "schema": 1,
            "problems": [{"path": "plan.toml", "line": 7, "code": "views.history", "message": "History"}],
        }
    )


def test_files_as_json() -> None:
    assert json.loads(written(views.where.records({"plan": "a.toml", "ledger": None}), "json")) == snapshot(
        {"schema": 1, "files": [{"plan": "a.toml", "ledger": None}]}
    )


def test_timings_as_json() -> None:
    read = [resolve("9月31日前", year=2010)]
    assert json.loads(written(views.timing.records(read, "en"), "json")) == snapshot(
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
    lines = written(views.timing.rules_records("en"), "jsonl").splitlines()
    assert [json.loads(line)["rule"] for line in lines] == [rule.name for rule in RULES]
