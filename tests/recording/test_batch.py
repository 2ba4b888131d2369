"""What lines of updates ask for, what they say that cannot be, and what changes nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from plancli.errors import NoSuchTaskError
from plancli.ledger import Urge
from plancli.recording import batch
from plancli.recording.refusals import RefusedError
from plancli.recording.updates import Stamp, UnreadableTimingError
from plancli.words import tell
from tests.making import day, entry, ledger, plan, task, timing

if TYPE_CHECKING:
    from plancli.errors import Problem
    from plancli.ledger import Entry
    from plancli.recording.updates import Decision

STAMP = Stamp(datetime(2010, 6, 1, tzinfo=UTC), "李华", day("06-01"))
PLAN = plan(
    task("1", timing("01-01", "06-30")),
    task("2", timing("01-01", "12-31", count=2)),
    task("3", timing("01-01", "12-31")),
)
GOOD = '{"task":"1","note":"x"}'
KNOWN = "00000000000000aa"


def told(problems: tuple[Problem, ...]) -> list[tuple[int | None, str, str]]:
    """Return problems with their lines, in both languages."""
    return [(one.line, tell("en", one.message), tell("zh", one.message)) for one in problems]


@pytest.mark.parametrize(
    ("line", "english", "chinese"),
    [
        pytest.param("not json", "this line is not JSON", "此行不是 JSON", id="no JSON"),
        pytest.param(
            '{"task":"1","held":1,"held":2}',
            "the key 'held' stands twice",
            "“held”出现了两次",
            id="a key that stands twice",
        ),
        pytest.param(
            '{"task":"1","urge":{"card":"red","card":"blue"}}',
            "the key 'card' stands twice",
            "“card”出现了两次",
            id="a key within a key that stands twice",
        ),
        pytest.param(
            '{"task":"1","percent":40.5}',
            "“percent” must be a whole number from 0 to 100",
            "“percent”应为 0 至 100 的整数",
            id="half a percent",
        ),
        pytest.param(
            '{"task":"1","percent":140}',
            "“percent” must be a whole number from 0 to 100",
            "“percent”应为 0 至 100 的整数",
            id="more than all",
        ),
        pytest.param(
            '{"task":"1","status":"已办结"}',
            "“status” must be todo, doing, done or cancelled",
            "“status”应为 todo、doing、done 或 cancelled",
            id="a status in words",
        ),
        pytest.param(
            '{"task":"1","note":"x","on":"2010/5/18"}',
            "“on” must be a day, such as 2010-05-18",
            "“on”应为日期，例如 2010-05-18",
            id="a day with slashes",
        ),
        pytest.param(
            '{"task":"1","urge":{"card":"green"}}',
            "“urge” must be an object with card (blue, yellow, red), number or reply_by (a day)",
            "“urge”应为对象，可含 card（blue、yellow、red）、number、reply_by（日期）",
            id="no such card",
        ),
        pytest.param(
            '{"task":"1","urge":{"colour":"red"}}',
            "“urge” must be an object with card (blue, yellow, red), number or reply_by (a day)",
            "“urge”应为对象，可含 card（blue、yellow、red）、number、reply_by（日期）",
            id="no such key of a reminder",
        ),
        pytest.param(
            '{"task":"1","note":5}', "“note” must be a text", "“note”应为文本", id="a number for a note"
        ),
        pytest.param(
            '{"status":"done"}', "“task” must be the id of a task", "“task”应为任务编号", id="no task at all"
        ),
        pytest.param(
            '{"task":"1","percent":40,"base":"2010-06-30"}',
            "“base” is the day from which a new “timing” counts, and there is none",
            "“base”是新时限的起算日，而此行没有“timing”",
            id="a base of no time",
        ),
    ],
)
def test_a_bad_line_says_what_is_expected(line: str, english: str, chinese: str) -> None:
    with pytest.raises(batch.BadLinesError) as caught:
        batch.read(f"{GOOD}\n{line}\n{GOOD}", PLAN, STAMP)
    assert told(caught.value.problems) == [(2, english, chinese)]
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param({"percent": 40.0}, {"percent": 40}, id="40.0"),
        pytest.param({"held": -1.0}, {"held": -1}, id="a whole number below zero"),
        pytest.param({"percent": 4e1}, {"percent": 40}, id="with an exponent"),
        pytest.param({"percent": 40, "status": None}, {"percent": 40, "status": None}, id="null"),
        pytest.param(
            {"urge": {"card": "red", "number": "3", "reply_by": "2010-06-20"}},
            {"urge": Urge("red", "3", day("06-20"))},
            id="a reminder",
        ),
        pytest.param({"urge": {}}, {"urge": Urge()}, id="a bare reminder"),
        pytest.param({"problem": "缺人", "next": "招人"}, {"problem": "缺人", "next": "招人"}, id="words"),
    ],
)
def test_what_a_line_may_say(said: dict[str, Any], expected: dict[str, Any]) -> None:
    [wish] = batch.read(json.dumps({"task": 1, **said}), PLAN, STAMP)
    assert {key: getattr(wish.entry, key) for key in expected} == expected
    assert (wish.entry.task, wish.entry.by, wish.entry.on) == ("1", "李华", day("06-01"))


def test_every_unknown_task_is_named_with_its_line() -> None:
    with pytest.raises(NoSuchTaskError) as caught:
        batch.read(f'{GOOD}\n{{"task":"9","note":"x"}}\n{{"task":"8","note":"x"}}', PLAN, STAMP)
    assert [problem.line for problem in caught.value.problems] == [2, 3]


def test_one_id_with_two_contents_in_one_input_is_refused() -> None:
    text = f'{{"task":"1","held":1,"id":"{KNOWN}"}}\n{GOOD}\n{{"task":"2","held":1,"id":"{KNOWN}"}}'
    with pytest.raises(batch.BadLinesError) as caught:
        batch.read(text, PLAN, STAMP)
    [(line, english, chinese)] = told(caught.value.problems)
    assert line == 3
    assert english.startswith(f"the id '{KNOWN}' is that of an entry with another content")
    assert chinese.startswith(f"记录编号“{KNOWN}”已用于其他内容")


def decided(*said: dict[str, Any], before: tuple[Entry, ...] = (), force: bool = False) -> Decision:
    """Return what is decided about some lines."""
    text = "\n".join(json.dumps(one) for one in said)
    return batch.decide(PLAN, ledger(*before), batch.read(text, PLAN, STAMP), force=force)


HERE = entry(0xAA, "05-01", "1", held=1)


def test_an_id_of_the_ledger_with_the_same_content_changes_nothing() -> None:
    made = decided({"task": "1", "held": 1, "on": "2010-05-01", "id": KNOWN}, before=(HERE,))
    assert made.entries == ()
    [already] = made.already
    assert tell("en", already) == f"1: entry {KNOWN} (line 1) is recorded already"
    assert tell("zh", already) == f"1：第1行的记录 {KNOWN} 此前已登记"


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({"task": "2", "held": 1}, id="another task"),
        pytest.param({"task": "1", "held": 2}, id="another number"),
        pytest.param({"task": "1", "held": 1, "on": "2010-05-02"}, id="another day"),
        pytest.param({"task": "1", "held": 1, "note": "x"}, id="more than there is"),
    ],
)
def test_an_id_of_the_ledger_with_another_content_is_refused(said: dict[str, Any]) -> None:
    with pytest.raises(batch.BadLinesError) as caught:
        decided({"task": "3", "note": "x"}, said | {"id": KNOWN}, before=(HERE,))
    assert [problem.line for problem in caught.value.problems] == [2]


@pytest.mark.parametrize(
    ("said", "recorded", "is_note_left"),
    [
        pytest.param({"status": "doing"}, 0, False, id="the same status"),
        pytest.param({"status": "doing", "note": "x"}, 0, True, id="the same status: its note is left out"),
        pytest.param({"status": "doing", "percent": 10}, 1, False, id="the same status with a percent"),
        pytest.param({"status": "doing", "problem": "x"}, 1, False, id="with a problem"),
        pytest.param({"timing": "6月30日前"}, 0, False, id="the same day"),
        pytest.param({"timing": "6月30日前", "note": "x"}, 0, True, id="the same day, with a note"),
        pytest.param({"timing": "6月30日前", "percent": 10}, 1, False, id="the same day, with a percent"),
        pytest.param({"note": "x"}, 1, False, id="a note alone"),
    ],
)
def test_what_changes_nothing(said: dict[str, Any], recorded: int, is_note_left: bool) -> None:
    made = decided({"task": "1"} | said, before=(entry(1, "05-01", status="doing"),))
    assert (len(made.entries), len(made.already)) == (recorded, 1 - recorded)
    assert made.is_note_left is is_note_left


def test_lines_build_on_the_lines_before_them() -> None:
    """Two sessions close a task; a third status is refused, and all with it."""
    held = {"task": "2", "held": 1}
    assert len(decided(held, held).entries) == 2
    with pytest.raises(RefusedError) as caught:
        decided(held, held, {"task": "2", "percent": 50})
    assert [(problem.path, problem.line) for problem in caught.value.problems] == [("-", 3)]
    assert len(decided(held, held, {"task": "2", "percent": 50}, force=True).entries) == 3


def test_every_time_that_cannot_be_read_is_named_with_its_line() -> None:
    with pytest.raises(UnreadableTimingError) as caught:
        decided({"task": "1", "timing": "随便"}, {"task": "2", "note": "x"}, {"task": "3", "timing": "13月"})
    assert [problem.line for problem in caught.value.problems] == [1, 3]
    assert "随便" in tell("en", caught.value.problems[0].message)
    assert "13月" in tell("zh", caught.value.problems[1].message)


def test_a_relative_time_of_a_line_keeps_the_day_it_counts_from() -> None:
    [made] = decided({"task": "1", "timing": "顺延一个月"}).entries
    assert made.base == day("06-30")
    [made] = decided({"task": "1", "timing": "顺延一个月", "base": "2010-07-31"}).entries
    assert made.base == day("07-31")
