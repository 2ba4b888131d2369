"""Rare cases that once went wrong."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli

ALIASES = """
title = "计划"
year = 2010
[[departments]]
name = "企业改革局"
aliases = ["改革局", "企改局"]
[[tasks]]
id = "1"
text = "甲。"
lead = ["企业改革局"]
timing = "6月底前"
[[tasks]]
id = "2"
text = "乙。"
lead = ["改革局"]
support = ["综合局"]
timing = "两期，年内完成"
"""


@pytest.fixture
def aliases(desk: Path) -> Path:
    """A plan whose tasks name a department by its name and by an alias."""
    (desk / "plan2010.toml").write_text(ALIASES, encoding="utf-8")
    return desk


@pytest.mark.usefixtures("aliases")
@pytest.mark.parametrize("typed", ["企业改革局", "改革局", "企改局"])
def test_a_department_is_found_under_all_its_names(plancli: Plancli, typed: str) -> None:
    assert plancli("list", "--dept", typed, "-o", "ids").out.split() == ["1", "2"]


@pytest.mark.usefixtures("aliases")
def test_an_alias_is_counted_with_its_department(plancli: Plancli) -> None:
    groups = json.loads(plancli("summary", "-o", "json").out)["groups"]
    assert [(group["key"], group["total"]) for group in groups] == [("企业改革局", 2), ("综合局", 0)]
    (first, _) = json.loads(plancli("departments", "-o", "json").out)["departments"]
    assert (first["name"], first["lead"], first["aliases"]) == ("企业改革局", 2, ["改革局", "企改局"])


@pytest.mark.usefixtures("aliases")
def test_a_session_of_a_cancelled_task_opens_it_again(plancli: Plancli) -> None:
    plancli("cancel", "2")
    assert plancli("done", "2").code == 7
    plancli("done", "2", "--force")
    (task,) = json.loads(plancli("list", "2", "-o", "json").out)["tasks"]
    assert (task["status"], task["held"]) == ("doing", 1)


def test_check_names_the_line_of_an_extension_that_cannot_be_read(plancli: Plancli, desk: Path) -> None:
    (desk / "plan2010.ledger.jsonl").write_text(
        '{"id":"00000000000000a1","at":"2010-05-01T09:00:00+08:00","on":"2010-05-01","task":"9","note":"x"}\n'
        '{"id":"00000000000000a2","at":"2010-05-01T09:00:01+08:00","on":"2010-05-01","task":"9","timing":"13月"}\n'
        '{"id":"00000000000000a3","at":"2010-05-01T09:00:02+08:00","on":"2010-05-01","task":"99","note":"x"}\n',
        encoding="utf-8",
    )
    found = plancli("check")
    assert found.code == 1
    assert [line.partition(": ")[0] for line in found.lines] == [
        "plan2010.ledger.jsonl:3",
        "plan2010.ledger.jsonl:2",
    ]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("line", ["due --as-of 9999-12-31", "list --as-of 0001-01-01", "--as-of 9999-12-31"])
def test_the_ends_of_the_calendar(plancli: Plancli, line: str) -> None:
    assert plancli(*line.split()).code == 0


@pytest.mark.usefixtures("desk")
def test_a_flag_takes_no_value(plancli: Plancli) -> None:
    answer = plancli("list", "--lead-only=x")
    assert (answer.code, answer.err) == (2, "plancli: --lead-only takes no value\n")


def test_a_ledger_in_a_folder_that_is_not_there(plancli: Plancli, desk: Path) -> None:
    answer = plancli("done", "10", "--ledger", "nowhere/x.jsonl")
    assert answer.code == 3
    assert not (desk / "nowhere").exists()


@pytest.mark.usefixtures("desk")
def test_what_was_reported_late_is_in_the_next_circular(plancli: Plancli) -> None:
    """An entry recorded in July for a day in June, after June's circular, is listed in July's."""
    today = date.today()  # noqa: DTZ011  when the entry is recorded
    yesterday = today - timedelta(days=1)
    plancli("done", "10", "--on", yesterday.isoformat())
    answer = plancli("changes", "--since", today.isoformat(), "--as-of", today.isoformat(), "-o", "json")
    assert [entry["task"] for entry in json.loads(answer.out)["backfilled"]] == ["10"]


@pytest.mark.usefixtures("desk")
def test_a_note_that_is_not_recorded_is_spoken_of(plancli: Plancli) -> None:
    plancli("done", "10")
    left = "the note was recorded only where something changed"
    assert left in plancli("done", "10", "--note", "材料已归档").err
    assert left not in plancli("done", "11", "--note", "材料已归档").err


@pytest.mark.usefixtures("desk")
def test_an_update_of_a_day_to_come_says_that_answers_do_not_show_it_yet(plancli: Plancli) -> None:
    assert "2010-06-01" in plancli("done", "10", "--on", "2010-06-01").err.splitlines()[-1]


@pytest.mark.usefixtures("desk")
def test_the_board_pipes_what_it_shows(plancli: Plancli) -> None:
    """Late, coming and silent tasks, not the whole plan."""
    plancli("done", "10")
    ids = plancli("-o", "ids").out.split()
    assert "14" in ids
    assert "10" not in ids
    assert len(ids) < 38


@pytest.mark.usefixtures("desk")
def test_a_named_ledger_that_is_not_there_is_spoken_of(plancli: Plancli) -> None:
    assert "elsewhere.jsonl" in plancli("list", "--ledger", "elsewhere.jsonl").err
