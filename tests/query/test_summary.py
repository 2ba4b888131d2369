"""Counts and rates: by department, section, status, light and month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plancli import query
from plancli.plan import Department, Section
from plancli.query.names import LIGHTS
from plancli.query.tasks import Wanted
from tests.making import case, entry, plan, task, timing

if TYPE_CHECKING:
    from plancli.query.names import By
    from plancli.query.summary import Counts

JUNE = timing("01-01", "06-30")
DECEMBER = timing("01-01", "12-31")
SOFT_MAY = timing("05-01", "05-31", tentative=True)

PLAN = plan(
    task("1", JUNE, section="2", lead=("综合局",)),
    task("2", JUNE, section="2", lead=("综合局", "产权局")),
    task("3", JUNE, section="1", lead=("产权局",), support=("综合局", "办公厅")),
    task("4", DECEMBER, section="1", lead=("研究局",)),
    task("5", SOFT_MAY, lead=("研究局",)),
    task("6", timing("01-01", "12-31", kind="open"), section="2", lead=("综合局",)),
    task("7", None, section="2", lead=()),
    task("8", JUNE, section="2", lead=("综合局",)),
    sections=(Section("2", "乙"), Section("1", "甲"), Section("3", "丙")),
    departments=(Department("产权局"), Department("从未提到局")),
)
SAID = (
    entry(1, "06-30", "1", status="done"),
    entry(2, "07-02", "2", status="done"),
    entry(3, "05-01", "8", status="cancelled"),
)


def seen(counts: Counts) -> tuple[int, int, int, int, int]:
    """Return total, owed, met, on time, done late."""
    return counts.total, counts.owed, counts.met, counts.on_time, counts.done_late


def test_the_whole_on_15_july() -> None:
    total = query.summary.summary(case(PLAN, "07-15", *SAID), "dept").total
    assert seen(total) == (8, 4, 2, 1, 1)
    assert {light: total.of(light) for light in LIGHTS if total.of(light)} == {
        "done": 2,
        "cancelled": 1,
        "red": 1,
        "yellow": 1,
        "green": 1,
        "grey": 2,
    }
    assert total.open == 5
    assert sum(total.lights) == total.total


@pytest.mark.parametrize(
    ("as_of", "said", "expected"),
    [
        pytest.param("06-29", SAID, (8, 1, 0, 0, 0), id="the day before its last a window is not yet owed"),
        pytest.param("06-30", SAID, (8, 4, 1, 1, 0), id="on its last day it is; what is cancelled is not"),
        pytest.param("07-01", SAID, (8, 4, 1, 1, 0), id="the day after nothing has changed"),
        pytest.param("07-02", SAID, (8, 4, 2, 1, 1), id="done late is met, not on time"),
        pytest.param(
            "2011-01-01", SAID, (8, 5, 2, 1, 1), id="open work and work without a time is never owed"
        ),
        pytest.param(
            "04-01",
            (entry(1, "03-01", "4", status="done"),),
            (8, 1, 1, 1, 0),
            id="done early is owed and met",
        ),
        pytest.param(
            "06-02",
            (entry(1, "06-02", "5", status="done"),),
            (8, 1, 1, 1, 0),
            id="done after a tentative time is on time",
        ),
        pytest.param(
            "04-01",
            (entry(1, "03-01", "6", status="done"),),
            (8, 1, 1, 1, 0),
            id="open work that is done is owed and met",
        ),
    ],
)
def test_what_can_be_judged(as_of: str, said: tuple[()], expected: tuple[int, ...]) -> None:
    asked = case(PLAN, as_of, *said)
    assert seen(query.summary.count(query.tasks.tasks(asked))) == expected


STAGED = timing("01-01", "09-30", milestones=[("初稿", "05-31"), ("出台", "09-30")])


@pytest.mark.parametrize(
    ("as_of", "held", "owed_met_due"),
    [
        pytest.param("05-30", 0, (0, 0, 0), id="before the day of its first stage a task owes nothing"),
        pytest.param("05-31", 0, (1, 0, 1), id="on that day it does, and the footer says so"),
        pytest.param("06-01", 0, (1, 0, 0), id="the day after it still does"),
        pytest.param("06-01", 1, (1, 1, 0), id="with the stage done it has met what it owes"),
        pytest.param("09-29", 1, (1, 1, 0), id="until the day of the next"),
        pytest.param("09-30", 1, (1, 0, 1), id="which is the end"),
        pytest.param("09-30", 2, (1, 1, 0), id="with every stage done it is done"),
    ],
)
def test_stages_are_owed_one_by_one(as_of: str, held: int, owed_met_due: tuple[int, int, int]) -> None:
    one = task("1", STAGED)
    said = [entry(1, "05-01", held=held)] if held else []
    counts = query.summary.count([query.state.row(case(one, as_of, *said), one)])
    assert (counts.owed, counts.met, counts.due_on_day) == owed_met_due


def test_nothing_counts_as_nothing() -> None:
    counts = query.summary.count(())
    assert seen(counts) == (0, 0, 0, 0, 0)
    assert counts.open == 0


def test_departments_lead_apart_from_support_in_the_plans_order() -> None:
    answer = query.summary.summary(case(PLAN, "07-15", *SAID), "dept")
    told = [(group.key, group.counts.total, group.support and group.support.total) for group in answer.groups]
    assert told == [("产权局", 2, 0), ("综合局", 4, 1), ("办公厅", 0, 1), ("研究局", 2, 0), ("", 1, 0)]
    by_name = {group.key: group for group in answer.groups}
    assert seen(by_name["综合局"].counts) == (4, 2, 2, 1, 1)
    assert seen(by_name["产权局"].counts) == (2, 2, 1, 0, 1)


def test_a_filter_leaves_departments_in_the_plans_order() -> None:
    found = query.summary.summary(case(PLAN, "07-15"), "dept", Wanted(ids=frozenset({"3", "4"})))
    assert [group.key for group in found.groups] == ["产权局", "综合局", "办公厅", "研究局"]
    last_first = plan(
        task("1", JUNE, lead=("甲",)), task("2", JUNE, lead=("乙",)), task("3", JUNE, lead=("甲",))
    )
    found = query.summary.summary(case(last_first, "07-15"), "dept", Wanted(ids=frozenset({"2", "3"})))
    assert [group.key for group in found.groups] == ["甲", "乙"]


def test_a_joint_task_counts_for_each_department_and_once_in_total() -> None:
    joint = plan(task("1", JUNE, lead=("甲局", "乙局"), support=("丙局",)))
    answer = query.summary.summary(case(joint, "07-15"), "dept")
    assert [group.counts.total for group in answer.groups] == [1, 1, 0]
    assert answer.total.total == 1


def test_a_department_named_twice_in_a_task_counts_it_once() -> None:
    twice = plan(task("1", JUNE, lead=("甲局", "甲局")))
    [group] = query.summary.summary(case(twice, "07-15"), "dept").groups
    assert group.counts.total == 1


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        pytest.param("section", [("2", 5), ("1", 2), ("", 1)], id="sections in the plan's order, then none"),
        pytest.param("status", [("todo", 5), ("done", 2), ("cancelled", 1)], id="statuses in their order"),
        pytest.param(
            "light",
            [("done", 2), ("cancelled", 1), ("red", 1), ("yellow", 1), ("green", 1), ("grey", 2)],
            id="lights in their order",
        ),
        pytest.param(
            "month", [("2010-05", 1), ("2010-06", 4), ("2010-12", 1), ("", 2)], id="months, then no end"
        ),
    ],
)
def test_groups(by: By, groups: list[tuple[str, int]]) -> None:
    answer = query.summary.summary(case(PLAN, "07-15", *SAID), by)
    assert [(group.key, group.counts.total) for group in answer.groups] == groups
    assert all(group.support is None for group in answer.groups)
    assert (answer.by, answer.total.total) == (by, 8)


def test_only_what_is_asked_for_is_counted() -> None:
    answer = query.summary.summary(case(PLAN, "07-15"), "section", Wanted(depts=frozenset({"研究局"})))
    assert [(group.key, group.counts.total) for group in answer.groups] == [("1", 1), ("", 1)]
    assert answer.total.total == 2
