"""What the commands that record leave in the ledger."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli


def ledger(folder: Path) -> list[dict[str, Any]]:
    """Return the entries of the plan in a folder."""
    path = folder / "plan2010.ledger.jsonl"
    return (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    )


def state(plancli: Plancli, id_: str, *args: str) -> dict[str, Any]:
    """Return how a task stands."""
    (task,) = json.loads(plancli("list", id_, "-o", "json", *args).out)["tasks"]
    return dict(task)


def test_an_update_prints_its_ids_and_says_the_rest_on_stderr(plancli: Plancli, desk: Path) -> None:
    """Ids pipe on; words are for people."""
    answer = plancli("start", "24-26", "--note", "已部署")
    assert (answer.code, answer.out.split()) == (0, ["24", "25", "26"])
    assert "3 recorded" in answer.err
    assert [(one["task"], one["status"], one["note"], one["by"]) for one in ledger(desk)] == [
        (id_, "doing", "已部署", "lihua") for id_ in ("24", "25", "26")
    ]


def test_an_update_takes_effect_on_the_as_of_day_unless_told_otherwise(plancli: Plancli, desk: Path) -> None:
    """`on` is the as-of day by default."""
    plancli("done", "10")
    plancli("done", "23", "--on", "2010-05-07")
    assert [one["on"] for one in ledger(desk)] == ["2010-05-10", "2010-05-07"]


def test_repeating_a_status_changes_nothing(plancli: Plancli, desk: Path) -> None:
    """The id is printed, the exit code is 0, nothing is appended."""
    plancli("done", "10")
    answer = plancli("done", "10")
    assert (answer.code, answer.out, len(ledger(desk))) == (0, "10\n", 1)


def test_a_dry_run_writes_nothing(plancli: Plancli, desk: Path) -> None:
    """It says what would be recorded."""
    answer = plancli("done", "10", "--dry-run")
    assert (answer.code, answer.out, ledger(desk)) == (0, "10\n", [])
    assert "nothing was written" in answer.err


def test_a_counted_task_is_closed_by_its_last_session(plancli: Plancli, desk: Path) -> None:
    """Task 30 (两期): 0/2, then 1/2, then done."""
    seen = []
    for _ in range(3):
        task = state(plancli, "30")
        seen.append((task["held"], task["count"], task["status"]))
        plancli("done", "30")
    assert seen == [(0, 2, "todo"), (1, 2, "doing"), (2, 2, "done")]
    assert len(ledger(desk)) == 2


@pytest.mark.usefixtures("desk")
def test_a_counted_task_can_be_closed_at_once(plancli: Plancli) -> None:
    """--all closes it whatever is still to be held."""
    plancli("done", "30", "--all")
    task = state(plancli, "30")
    assert (task["held"], task["status"]) == (0, "done")


@pytest.mark.usefixtures("desk")
def test_a_session_recorded_late_closes_the_task_when_it_is_the_last(plancli: Plancli) -> None:
    """Sessions may be recorded in any order; the task closes on the day of the later one."""
    plancli("done", "30", "--on", "2010-05-08")
    plancli("done", "30", "--on", "2010-04-01")
    assert state(plancli, "30")["done_on"] == "2010-05-08"
    assert state(plancli, "30", "--as-of", "2010-05-01")["status"] == "doing"


@pytest.mark.usefixtures("desk")
def test_cancel_and_reopen(plancli: Plancli) -> None:
    """A cancelled task can be opened again; an open one cannot be opened."""
    plancli("cancel", "32")
    assert state(plancli, "32")["light"] == "cancelled"
    plancli("reopen", "32")
    assert state(plancli, "32")["status"] == "doing"
    assert "0 recorded" in plancli("reopen", "32").err


def test_the_pipeline_of_the_readme(plancli: Plancli, desk: Path) -> None:
    """What was overdue is closed through a pipe, and is overdue no more."""
    line = ("overdue", "--as-of", "2011-01-01", "--dept", "综合局", "-o", "ids")
    ids = plancli(*line).out
    assert ids.split() == ["9", "17", "8"]
    answer = plancli("done", "-", "--on", "2010-12-31", "--note", "补报", piped=ids)
    assert (answer.code, answer.out) == (0, ids)
    assert plancli(*line).out == ""
    assert {one["note"] for one in ledger(desk)} == {"补报"}


def test_an_unknown_id_in_the_stream_stops_everything(plancli: Plancli, desk: Path) -> None:
    """Exit 4, and nothing is written for the others either."""
    answer = plancli("done", "-", piped="24\n99\n")
    assert (answer.code, answer.out, ledger(desk)) == (4, "", [])
    assert "99" in answer.err


def test_an_empty_stream_is_no_failure(plancli: Plancli, desk: Path) -> None:
    """Nothing was late, so nothing is to be closed."""
    assert plancli("done", "-", piped="").code == 0
    assert ledger(desk) == []


@pytest.mark.usefixtures("empty")
def test_the_built_in_plan_is_not_written_to(plancli: Plancli) -> None:
    """An update says how to make a copy."""
    answer = plancli("done", "24")
    assert (answer.code, answer.out) == (3, "")
    assert "plancli init --example" in answer.err


def test_the_log_lists_what_was_recorded(plancli: Plancli, desk: Path) -> None:
    """By task, by person and by day."""
    del desk
    plancli("start", "24", "--on", "2010-03-01", "--by", "wangwei")
    plancli("done", "24", "--on", "2010-05-06")
    plancli("start", "25", "--on", "2010-05-07")

    def entries(*args: str) -> list[tuple[str, str]]:
        found = json.loads(plancli("log", "-o", "json", *args).out)["entries"]
        return [(one["task"], one["status"]) for one in found]

    assert entries() == [("24", "doing"), ("24", "done"), ("25", "doing")]
    assert entries("24") == [("24", "doing"), ("24", "done")]
    assert entries("--by", "wangwei") == [("24", "doing")]
    assert entries("--since", "2010-05-01", "--until", "2010-05-06") == [("24", "done")]
    assert entries("--as-of", "2010-03-31") == [("24", "doing")]


def test_a_broken_line_is_skipped_said_and_named(plancli: Plancli, desk: Path) -> None:
    """Readers go on and say so once; `check` names the line and exits with 1."""
    plancli("done", "10")
    path = desk / "plan2010.ledger.jsonl"
    path.write_text("not json\n" + path.read_text(encoding="utf-8") + '{"id":"', encoding="utf-8")
    answer = plancli("list", "10", "-o", "json")
    assert json.loads(answer.out)["tasks"][0]["status"] == "done"
    assert "2 line(s)" in answer.err
    found = plancli("check")
    assert found.code == 1
    assert "plan2010.ledger.jsonl:1: " in found.out
    assert "plan2010.ledger.jsonl:3: " in found.out
    plancli("done", "23")
    assert state(plancli, "23")["status"] == "done"
