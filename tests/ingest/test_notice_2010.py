"""The notice of 2010 becomes the plan that is shipped, task for task and word for word."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

from plancli.ingest import ingest
from plancli.models import PlanModel

ROOT = Path(__file__).parent.parent.parent
NOTICE = ROOT / "tests" / "data" / "notice-2010-18.txt"
PLAN = ROOT / "data" / "plan2010.toml"


def test_the_notice_gives_the_plan() -> None:
    draft = ingest(NOTICE)
    wanted = tomllib.loads(PLAN.read_text("utf-8"))
    for key in ("title", "document", "issuer", "issued", "year", "sections"):
        assert draft.plan[key] == wanted[key]
    tasks = draft.plan["tasks"]
    assert isinstance(tasks, list)
    assert [{key: value for key, value in task.items() if key != "source"} for task in tasks] == wanted[
        "tasks"
    ]


def test_nothing_of_it_needs_eyes() -> None:
    draft = ingest(NOTICE)
    assert (draft.flags, draft.unplaced) == ((), ())


def test_each_task_knows_its_line() -> None:
    tasks = ingest(NOTICE).plan["tasks"]
    assert isinstance(tasks, list)
    assert (tasks[0]["source"], tasks[37]["source"]) == ("L16", "L57")


def test_it_says_where_it_comes_from() -> None:
    table = ingest(NOTICE).plan["import"]
    assert isinstance(table, dict)
    assert list(table) == ["file", "sha256", "version", "aside"]
    assert (table["file"], len(table["sha256"])) == ("notice-2010-18.txt", 64)


def test_the_plan_is_one_that_may_stand_in_a_plan_file() -> None:
    assert len(PlanModel.model_validate(ingest(NOTICE).plan).tasks) == 38


def test_it_takes_no_time_to_speak_of() -> None:
    """The bound is coarse, for coverage tracing and loaded machines; tools/bench/ingest.py measures."""
    before = time.process_time()
    ingest(NOTICE)
    assert time.process_time() - before < 5
