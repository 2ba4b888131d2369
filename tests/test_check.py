"""What is wrong or doubtful in a plan and its ledger, all of it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from plancli import query
from plancli.check import check
from plancli.errors import Message, Problem, message
from plancli.ledger import Ledger
from plancli.plan import Department
from plancli.store.loading import load_plan
from plancli.store.phrases import meaning
from plancli.store.places import builtin
from plancli.words import tell
from tests.making import day, entry, ledger, plan, task, timing

if TYPE_CHECKING:
    from plancli.ledger import Entry
    from plancli.plan import Plan, Task
    from plancli.timing.model import Timing

FINE = timing("01-01", "06-30")
NOTE = message("timing.note.past", last=day("01-31"), issued=day("02-01"))


def told(one: Plan, known: Ledger | None = None) -> list[tuple[str, int | None, str, dict[str, object]]]:
    """Return each problem as path, line, message and arguments, having told it in both languages."""
    problems = check(query.state.ask(one, known or Ledger(), day("05-10")), "plan.ledger.jsonl", {})
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


def said(one: Plan, known: Ledger | None = None) -> list[tuple[int | None, str, str]]:
    """Return line and sentence of each problem in English, and the sentence in Chinese."""
    problems = check(query.state.ask(one, known or Ledger(), day("05-10")), "plan.ledger.jsonl", {})
    return [(one.line, tell("en", one.message), tell("zh", one.message)) for one in problems]


def test_a_phrase_that_is_read_by_an_assumption_comes_with_the_line_that_settles_it() -> None:
    """That line is all it takes."""
    phrase, line = "时间初定为年中", '"年中" = "06-01/07-31"'
    [(_, english, chinese)] = said(plan(task("7", meaning(plan(), phrase, None))))
    assert english.endswith(f"To settle it, write under [timing]: {line}")
    assert chinese.endswith(f"如需明确，请在 [timing] 下写入：{line}")
    settled = plan(meanings={"年中": "06-01/07-31"})
    assert said(replace(settled, tasks=(task("7", meaning(settled, phrase, None)),))) == []


def test_a_deadline_before_a_month_comes_with_both_days() -> None:
    [(_, english, chinese)] = said(plan(task("7", meaning(plan(), "6月前", None))))
    assert english.endswith("To settle it, write timing = “5月31日前” or “6月30日前”.")
    assert chinese.endswith("如需明确，请将时限写成“5月31日前”或“6月30日前”。")


BUREAU = Department("财务监督局", ("财务局",))


@pytest.mark.parametrize(
    ("departments", "leads", "faults"),
    [
        pytest.param((), ["甲局", "乙局"], [], id="none are declared"),
        pytest.param((BUREAU,), ["财务监督局", "财务局"], [], id="a name and an alias"),
        pytest.param(
            (BUREAU,),
            ["财务监督局", "研究局", "研究局"],
            [(2, "check.undeclared", {"id": "2", "name": "研究局", "nearest": ()})],
            id="one that is not declared, said once",
        ),
        pytest.param(
            (BUREAU,),
            ["财物监督局"],
            [(1, "check.undeclared_near", {"id": "1", "name": "财物监督局", "nearest": ("财务监督局",)})],
            id="one that looks like a declared one, however seldom that is used",
        ),
        pytest.param(
            (),
            ["财务监督局", "财务监督局", "财务督监局"],
            [
                (
                    3,
                    "check.similar",
                    {"id": "3", "name": "财务督监局", "count": 1, "other": "财务监督局", "others": 2},
                )
            ],
            id="two that are one slip apart: the rarer is said",
        ),
        pytest.param(
            (BUREAU, Department("财务监督二局")), ["财务监督局", "财务监督二局"], [], id="both declared"
        ),
        pytest.param((), ["人员管理一局", "人员管理二局"], [], id="numbered neighbours"),
    ],
)
def test_departments(
    departments: tuple[Department, ...], leads: list[str], faults: list[tuple[int, str, dict[str, object]]]
) -> None:
    tasks = (task(str(n), FINE, lead=(name,), line=n) for n, name in enumerate(leads, start=1))
    assert told(plan(*tasks, departments=departments)) == [("plan.toml", *fault) for fault in faults]


def test_a_supporting_department_is_declared_too() -> None:
    some = plan(task("1", FINE, lead=("财务局",), support=("研究局",)), departments=(BUREAU,))
    assert [id_ for _, _, id_, _ in told(some)] == ["check.undeclared"]


PARTS = plan(task("1", FINE, line=4), task("1a", FINE, parent="1"), task("1b", FINE, parent="1"))


@pytest.mark.parametrize(
    ("entries", "parts"),
    [
        pytest.param((), None, id="all open"),
        pytest.param((entry(1, "05-01", "1a", status="done"),), None, id="a part is closed"),
        pytest.param((entry(1, "05-01", "1", status="done"),), "1a、1b", id="the whole is closed"),
        pytest.param((entry(1, "05-01", "1", status="cancelled"),), "1a、1b", id="the whole is cancelled"),
        pytest.param(
            (entry(1, "05-01", "1", status="done"), entry(2, "05-02", "1a", status="cancelled")),
            "1b",
            id="one part is open",
        ),
        pytest.param(
            tuple(entry(n, "05-01", id_, status="done") for n, id_ in enumerate(("1", "1a", "1b"))),
            None,
            id="all closed",
        ),
        pytest.param((entry(1, "05-11", "1", status="done"),), None, id="closed after the as-of day"),
    ],
)
def test_a_closed_task_with_open_parts_is_named(entries: tuple[Entry, ...], parts: str | None) -> None:
    found = (
        [("plan.toml", 4, "check.open_parts", {"id": "1", "parts": tuple(parts.split("、"))})]
        if parts
        else []
    )
    assert told(PARTS, ledger(*entries)) == found


@pytest.mark.parametrize(
    ("events", "phrases", "idle"),
    [
        pytest.param(["全国两会"], ["全国两会后一个月内完成"], [], id="waited for"),
        pytest.param(["两会"], ["全国两会后一个月内完成"], [], id="waited for under a longer name"),
        pytest.param(["全国两会", "两会"], ["全国两会后"], [], id="two names of one day"),
        pytest.param(["全国人大"], ["全国两会后一个月内完成"], ["全国人大"], id="another name"),
        pytest.param(["a", "换届大会"], ["年内完成"], ["a", "换届大会"], id="nothing waits"),
        pytest.param(["会"], [], ["会"], id="no timings"),
    ],
)
def test_events_that_nothing_waits_for(events: list[str], phrases: list[str], idle: list[str]) -> None:
    some = plan(events=dict.fromkeys(events, day("03-05")))
    tasks = (task(str(n), meaning(some, phrase, None)) for n, phrase in enumerate(phrases))
    lines: dict[tuple[str | int, ...], int] = {
        ("events", name): number for number, name in enumerate(events, start=5)
    }
    case = query.state.ask(replace(some, tasks=tuple(tasks)), Ledger(), day("05-10"))
    found = check(case, "plan.ledger.jsonl", {}, lambda: lines)
    assert [(one.message, one.line) for one in found if one.message.id == "check.idle_event"] == [
        (message("check.idle_event", event=name), lines["events", name]) for name in idle
    ]


def test_an_event_that_only_an_extension_waits_for_is_waited_for() -> None:
    some = plan(task("1", FINE), events={"换届大会": day("06-01")})
    known = ledger(entry(1, "05-01", timing="换届大会后一个月内"))
    assert told(some, known) == []


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


TWICE = timing("01-01", "12-31", count=2)
OFTEN = meaning(plan(), "全年不少于2次", None)


@pytest.mark.parametrize(
    ("when", "entries", "faults"),
    [
        pytest.param(FINE, [{"timing": "9月底前"}], [], id="a plain extension"),
        pytest.param(FINE, [{"timing": "9月前"}], ["check.doubtful_extension"], id="a doubtful one"),
        pytest.param(FINE, [{"timing": "9月前"}, {"timing": "9月底前"}], [], id="settled since"),
        pytest.param(FINE, [{"timing": "9月前"}, {"status": "done"}], [], id="closed since"),
        pytest.param(
            FINE,
            [{"timing": "13月"}, {"timing": "9月底前"}],
            ["check.unresolved"],
            id="unreadable",
        ),
        pytest.param(FINE, [{"timing": "顺延一个月", "base": day("06-30")}], [], id="a relative one"),
        pytest.param(FINE, [{"timing": "顺延一个月"}], [], id="a relative one without its base"),
        pytest.param(
            timing("01-01", None, kind="open"),
            [{"timing": "顺延一个月"}],
            ["check.unresolved"],
            id="a relative one with nothing to count from",
        ),
        pytest.param(TWICE, [{"held": 2}], [], id="held as promised"),
        pytest.param(TWICE, [{"held": 2}, {"held": 1}], ["check.more_held"], id="more than promised"),
        pytest.param(TWICE, [{"held": 2}, {"held": 1}, {"held": -1}], [], id="corrected since"),
        pytest.param(FINE, [{"held": 3}], [], id="nothing promised"),
        pytest.param(OFTEN, [{"held": 3}], [], id="at least so many"),
    ],
)
def test_what_is_doubtful_in_the_ledger(
    when: Timing, entries: list[dict[str, Any]], faults: list[str]
) -> None:
    known = ledger(*(entry(number, "05-01", "7", **said) for number, said in enumerate(entries, start=1)))
    assert [id_ for _, _, id_, _ in told(plan(task("7", when)), known)] == faults


def test_more_held_than_promised_is_named_where_it_was_recorded_last() -> None:
    """Undone entries are not counted."""
    some = [entry(1, "05-01", "7", held=2), entry(2, "05-02", "7", held=1), entry(3, "05-03", "7", held=1)]
    known = ledger(*some, entry(4, "05-04", "7", undo=some[2].id))
    one = query.state.ask(plan(task("7", TWICE)), known, day("05-10"))
    [found] = check(one, "plan.ledger.jsonl", {some[1].id: 2})
    assert (found.path, found.line) == ("plan.ledger.jsonl", 2)
    assert tell("en", found.message).startswith("task 7: 3 held, more than the 2 promised")
    assert tell("zh", found.message).startswith("任务 7：累计已办3次，多于约定的2次")
