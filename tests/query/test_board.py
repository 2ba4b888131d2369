"""The plan at a glance."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from plancli import query
from plancli.ledger import Urge
from plancli.plan import SILENT_DAYS, Supervision
from tests.making import case, entry, ledger, plan, task, timing

if TYPE_CHECKING:
    from plancli.timing.model import Timing

JUNE = timing("01-01", "06-30")
PLAN = plan(
    task("late", timing("01-01", "05-31")),
    task("soft", timing("01-01", "05-15", tentative=True)),
    task("soon", JUNE),
    task("sooner", timing("01-01", "06-20")),
    task("later", timing("01-01", "12-31")),
    task("never", timing("01-01", "12-31", kind="open")),
)


def test_what_is_late_and_what_comes_next() -> None:
    board = query.board.board(case(PLAN, "06-15"))
    assert [answer.task.id for answer in board.late] == ["late"]
    assert [answer.task.id for answer in board.ask] == ["soft"]
    assert [answer.task.id for answer in board.coming] == ["sooner", "soon"]
    assert board.counts.total == 6


@pytest.mark.parametrize(
    ("when", "said", "as_of", "is_silent"),
    [
        pytest.param(JUNE, {"status": "doing"}, "05-31", True, id="thirty days under way without a word"),
        pytest.param(JUNE, {"status": "doing"}, "05-30", False, id="twenty-nine days"),
        pytest.param(JUNE, {"note": "无"}, "05-31", True, id="work whose time runs, begun or not"),
        pytest.param(JUNE, {"status": "done"}, "06-10", False, id="work that is closed may be silent"),
        pytest.param(timing("05-11", "12-31"), {"note": "无"}, "06-09", False, id="the time began later"),
        pytest.param(
            timing("05-11", "12-31"), {"note": "无"}, "06-10", True, id="thirty days after it began"
        ),
        pytest.param(timing("06-11", "12-31"), {"note": "无"}, "06-10", False, id="what has not begun"),
        pytest.param(JUNE, {"timing": "9月底前"}, "05-02", True, id="an extension is no report"),
        pytest.param(JUNE, {"urge": Urge(card="red")}, "05-02", True, id="nor is a reminder"),
        pytest.param(JUNE, {"problem": "经费未落实"}, "05-30", False, id="a problem is one"),
        pytest.param(JUNE, {"next": "报请审定"}, "05-30", False, id="and a next step"),
        pytest.param(JUNE, {"held": 1}, "05-30", False, id="and a session"),
        pytest.param(timing(kind="open"), {"note": "协调一次"}, "05-31", True, id="open work is watched too"),
        pytest.param(timing(kind="open"), {"note": "协调一次"}, "05-30", False, id="and spoke not long ago"),
        pytest.param(None, {"note": "无"}, "05-31", True, id="so is work without a time"),
        pytest.param(
            timing(None, None, kind="conditional"), {"note": "无"}, "12-31", False, id="not what waits"
        ),
    ],
)
def test_silence(when: Timing | None, said: dict[str, Any], as_of: str, is_silent: bool) -> None:
    asked = case(task("1", when), as_of, entry(1, "05-01", **said))
    assert bool(query.board.board(asked).silent) is is_silent


@pytest.mark.parametrize(
    ("issued", "as_of", "is_silent"),
    [
        pytest.param(date(2010, 2, 1), "03-03", True, id="thirty days after the plan was issued"),
        pytest.param(date(2010, 2, 1), "03-02", False, id="twenty-nine days"),
        pytest.param(None, "01-31", True, id="else from the first of January"),
        pytest.param(None, "01-30", False, id="and not before"),
        pytest.param(date(2010, 2, 1), "2009-12-01", False, id="before the plan there is no silence"),
    ],
)
def test_silence_counts_from_the_plan_where_nothing_was_said(
    issued: date | None, as_of: str, is_silent: bool
) -> None:
    asked = case(plan(task("1", timing(kind="open")), issued=issued), as_of)
    assert bool(query.board.board(asked).silent) is is_silent


def test_a_plan_sets_its_own_number_of_days_and_a_question_another() -> None:
    for days, is_silent in ((10, True), (60, False), (0, False)):
        one = plan(task("1", JUNE), supervision=Supervision(silent_days=days))
        asked = case(one, "05-20", entry(1, "05-01", note="无"))
        assert bool(query.board.board(asked).silent) is is_silent
        assert [row.silent_days for row in query.tasks.tasks(query.state.watching(asked, 19))] == [19]
        assert [row.silent_days for row in query.tasks.tasks(query.state.watching(asked, 20))] == [None]


def test_the_board_lists_as_silent_what_no_other_part_lists_and_counts_all() -> None:
    board = query.board.board(case(PLAN, "06-15"))
    assert [answer.task.id for answer in board.silent] == [
        "late", "soft", "soon", "sooner", "later", "never",
    ]  # fmt: skip
    assert [answer.task.id for answer in board.only_silent] == ["later", "never"]


def test_the_most_silent_come_first() -> None:
    open_ended = timing(kind="open")
    three = plan(*(task(id_, open_ended) for id_ in ("a", "b", "c")))
    said = [entry(number, on, id_, note="") for number, on, id_ in ((1, "05-01", "a"), (2, "03-01", "b"))]
    found = query.board.board(case(three, "08-01", *said)).silent
    assert [answer.task.id for answer in found] == ["c", "b", "a"]
    assert SILENT_DAYS == 30


@pytest.mark.parametrize("as_of", [date.min, date.max])
def test_every_day_there_is_can_be_asked_for(as_of: date) -> None:
    asked = query.state.ask(PLAN, ledger(), as_of)
    assert query.board.board(asked).counts.total == 6
    assert query.summary.summary(asked, "dept").total.total == 6
