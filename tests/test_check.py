"""What is wrong or doubtful in a plan and its ledger, all of it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from plancli import query
from plancli.check import check
from plancli.errors import Message, Problem, message
from plancli.ledger import Ledger
from plancli.store import builtin, load_plan, meaning
from plancli.words import tell
from tests.making import day, entry, ledger, plan, task, timing

if TYPE_CHECKING:
    from plancli.plan import Plan, Task

FINE = timing("01-01", "06-30")
NOTE = message("timing.note.past", last=day("01-31"), issued=day("02-01"))


def told(one: Plan, known: Ledger | None = None) -> list[tuple[str, int | None, str, dict[str, object]]]:
    """Return each problem as path, line, message and arguments, having told it in both languages."""
    problems = check(query.ask(one, known or Ledger(), day("05-10")), "plan.ledger.jsonl", {})
    for problem in problems:
        assert tell("en", problem.message)
        assert tell("zh", problem.message)
    return [
        (problem.path, problem.line, problem.message.id, dict(problem.message.args)) for problem in problems
    ]


def test_nothing_is_wrong_with_a_clean_plan() -> None:
    clean = plan(task("1", FINE), task("2", FINE, lead=(), support=("办公厅",)))
    assert told(clean, ledger(entry(1, "05-01", status="done"))) == []


def test_the_ledger_of_the_2010_plan_may_be_empty() -> None:
    """What the plan itself leaves in doubt is for people to see; it is never an error of the ledger."""
    assert {path for path, *_ in told(load_plan(builtin()))} <= {str(builtin())}


@pytest.mark.parametrize(
    ("one", "faults"),
    [
        pytest.param(
            task("7", FINE, lead=(), line=12), [(12, "check.no_department", {"id": "7"})], id="nobody answers"
        ),
        pytest.param(task("7", None, line=12), [(12, "check.no_timing", {"id": "7"})], id="no time"),
        pytest.param(
            task("7", None, lead=()),
            [(None, "check.no_department", {"id": "7"}), (None, "check.no_timing", {"id": "7"})],
            id="neither, in a plan without lines",
        ),
        pytest.param(
            task("7", replace(FINE, phrase="1月底前", notes=(NOTE,))),
            [(None, "check.doubtful", {"id": "7", "phrase": "1月底前", "note": NOTE})],
            id="a doubtful time",
        ),
        pytest.param(
            task("7", replace(FINE, notes=(message("timing.note.open_tail"),))),
            [],
            id="what is settled is not told",
        ),
    ],
)
def test_tasks(one: Task, faults: list[tuple[int | None, str, dict[str, object]]]) -> None:
    assert told(plan(one)) == [("plan.toml", *fault) for fault in faults]


def test_a_time_that_cannot_be_read_says_why() -> None:
    phrase = "胡说八道"
    unread = meaning(plan(), phrase, None)
    [(_, _, id_, args)] = told(plan(task("7", unread)))
    assert unread.kind == "unresolved"
    assert (id_, args["phrase"]) == ("check.unresolved", phrase)
    assert isinstance(args["why"], Message)


def test_lines_that_cannot_be_read_come_with_their_numbers() -> None:
    broken = Problem(message("ledger.broken"), "plan.ledger.jsonl", 3)
    assert told(plan(task("1", FINE)), Ledger(problems=(broken,))) == [
        ("plan.ledger.jsonl", 3, "ledger.broken", {})
    ]


def test_entries_of_tasks_the_plan_does_not_have() -> None:
    known = ledger(entry(1, "05-01", "11", status="done"), entry(2, "05-01", "1"))
    [(path, line, id_, args)] = told(plan(task("1", FINE), task("2", FINE)), known)
    assert (path, line, id_) == ("plan.ledger.jsonl", None, "check.stranger")
    assert args == {"entry": f"{1:016x}", "task": "11", "hint": message("error.ids_run", first="1", last="2")}


def test_undoings_of_entries_nobody_made() -> None:
    known = ledger(entry(1, "05-01"), entry(2, "05-02", undo=f"{1:016x}"), entry(3, "05-03", undo="none"))
    [(_, _, id_, args)] = told(plan(task("1", FINE)), known)
    assert (id_, args) == ("check.undoes_nothing", {"entry": f"{3:016x}", "undo": "none"})


A, B = "李华", "王芳"


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        pytest.param([("done", A), ("done", B)], True, id="two people closed it"),
        pytest.param([("done", A), ("cancelled", B)], True, id="one closed, the other cancelled it"),
        pytest.param([("done", A), ("done", A)], True, id="one person, twice"),
        pytest.param([("done", A), ("doing", B), ("done", B)], False, id="opened in between"),
        pytest.param([("doing", A), ("done", B)], False, id="begun by one, closed by the other"),
        pytest.param([("done", A), (None, B)], False, id="a note after it"),
        pytest.param([("done", A), (None, B), ("done", B)], True, id="a note in between opens nothing"),
    ],
)
def test_tasks_that_were_closed_twice(said: list[tuple[str | None, str]], is_told: bool) -> None:
    some = [entry(number, "05-01", status=status, by=by) for number, (status, by) in enumerate(said, start=1)]
    found = told(plan(task("1", FINE)), ledger(*some))
    assert [id_ for _, _, id_, _ in found] == (["check.closed_twice"] if is_told else [])


def test_a_closing_that_was_taken_back_contradicts_nothing() -> None:
    some = [entry(1, "05-01", status="done", by=A), entry(2, "05-02", undo=f"{1:016x}")]
    assert told(plan(task("1", FINE)), ledger(*some, entry(3, "05-03", status="done", by=B))) == []


def test_another_task_is_another_matter() -> None:
    some = [entry(1, "05-01", "1", status="done", by=A), entry(2, "05-01", "2", status="done", by=B)]
    assert told(plan(task("1", FINE), task("2", FINE)), ledger(*some)) == []
