"""What entry an update amounts to, and when it is so already."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from plancli import query
from plancli.ledger import Card, Entry, Ledger, Urge
from plancli.query.history import History
from plancli.recording import updates
from plancli.recording.refusals import RefusedError
from plancli.recording.updates import Decision, Stamp, Update
from tests.making import day, entry, ledger, plan, task, timing

if TYPE_CHECKING:
    from plancli.timing.model import Timing

STAMP = Stamp(datetime(2010, 6, 1, tzinfo=UTC), "李华", day("06-01"), "备注")
TWICE = timing("01-01", "12-31", count=2)
QUARTERLY = timing(kind="recurring", occurrences=["03-31", "06-30", "09-30", "12-31"])
TWICE_BY_JUNE = timing("01-01", "06-30", count=2)
STAGED = timing("01-01", "09-30", milestones=[("初稿", "05-31"), ("出台", "09-30")])
YEAR = timing("01-01", "12-31")


SAID = ("on", "status", "percent", "held", "timing", "reason", "authority", "base", "problem", "next", "note")


def decided(
    update: Update, *before: Entry, when: Timing = YEAR, on: str = "06-01", force: bool = False
) -> Decision:
    """Return what is decided about one update of task 1."""
    stamp = Stamp(STAMP.at, STAMP.by, day(on), STAMP.note)
    made = updates.decide(plan(task("1", when)), ledger(*before), ["1"], stamp, update, force=force)
    assert all((one.at, one.by, one.task) == (STAMP.at, STAMP.by, "1") for one in made.entries)
    assert len(made.entries) + len(made.already) == 1
    return made


def recorded(
    update: Update, *before: Entry, when: Timing = YEAR, on: str = "06-01", force: bool = False
) -> list[dict[str, Any]]:
    """Return what an update of task 1 says, without what every entry has."""
    made = decided(update, *before, when=when, on=on, force=force).entries
    return [{key: value for key in SAID if (value := getattr(one, key)) is not None} for one in made]


TODAY = {"on": day("06-01"), "note": "备注"}
DOING, DONE, CANCELLED = (entry(1, "05-01", status=status) for status in ("doing", "done", "cancelled"))


@pytest.mark.parametrize(
    ("update", "before", "said"),
    [
        pytest.param(updates.start, [], [{"status": "doing"}], id="start"),
        pytest.param(updates.start, [DOING], [], id="what is doing is started already"),
        pytest.param(updates.start, [entry(1, "05-01", percent=10)], [], id="progress is a start"),
        pytest.param(updates.cancel, [DOING], [{"status": "cancelled"}], id="cancel"),
        pytest.param(updates.cancel, [CANCELLED], [], id="what is cancelled stays so"),
        pytest.param(updates.reopen, [DONE], [{"status": "doing"}], id="reopen what is done"),
        pytest.param(updates.reopen, [CANCELLED], [{"status": "doing"}], id="reopen what is cancelled"),
        pytest.param(updates.reopen, [DOING], [], id="what is open needs no opening"),
        pytest.param(updates.reopen, [], [], id="nor what is not begun"),
        pytest.param(updates.done, [], [{"status": "done"}], id="done"),
        pytest.param(updates.done, [DONE], [], id="what is done is done"),
        pytest.param(
            updates.done, [entry(1, "07-01", status="done")], [{"status": "done"}], id="done earlier"
        ),
        pytest.param(updates.report(40, None, None, None), [], [{"percent": 40}], id="a percent"),
        pytest.param(updates.report(None, 2, None, None), [], [{"held": 2}], id="sessions"),
        pytest.param(updates.report(None, 2, None, None), [DONE], [{"held": 2}], id="sessions after closing"),
        pytest.param(updates.report(None, None, None, None), [], [{}], id="a note alone"),
        pytest.param(updates.report(None, None, None, None), [DONE], [{}], id="a note after closing"),
        pytest.param(
            updates.report(None, None, "经费未到", "协调财务司"),
            [],
            [{"problem": "经费未到", "next": "协调财务司"}],
            id="a problem and the next step",
        ),
        pytest.param(
            updates.extend("次年1月底前", "机构调整", "主任"),
            [],
            [{"timing": "次年1月底前", "reason": "机构调整", "authority": "主任"}],
            id="extend",
        ),
        pytest.param(
            updates.extend("顺延一个月", None, None),
            [],
            [{"timing": "顺延一个月", "base": day("12-31")}],
            id="a relative extension keeps the day it counts from",
        ),
        pytest.param(
            updates.extend("延至次年3月1日", None, None),
            [],
            [{"timing": "延至次年3月1日"}],
            id="one that names its own day needs none",
        ),
    ],
)
def test_updates_of_a_plain_task(update: Update, before: list[Entry], said: list[dict[str, Any]]) -> None:
    assert recorded(update, *before) == [TODAY | one for one in said]


HELD = entry(1, "05-01", held=1)
HELD_LATER = entry(1, "07-01", held=1)


@pytest.mark.parametrize(
    ("update", "when", "before", "said"),
    [
        pytest.param(updates.done, TWICE, [], [{"held": 1}], id="the first of two sessions"),
        pytest.param(updates.done, TWICE, [HELD], [{"held": 1}], id="the last: that it closes is derived"),
        pytest.param(updates.done, STAGED, [], [{"held": 1}], id="the first stage"),
        pytest.param(updates.done, STAGED, [HELD], [{"held": 1}], id="the last stage"),
        pytest.param(updates.done, QUARTERLY, [HELD], [{"held": 1}], id="one more occurrence"),
        pytest.param(updates.done, TWICE, [entry(1, "05-01", held=2)], [], id="all held: done already"),
        pytest.param(
            updates.done,
            TWICE,
            [entry(1, "05-01", held=2), entry(2, "05-02", status="doing")],
            [{"status": "done"}],
            id="all held and opened again: only closed",
        ),
        pytest.param(updates.done, TWICE, [DONE], [], id="closed by hand: nothing to hold"),
        pytest.param(updates.close, TWICE, [], [{"status": "done"}], id="closed at once"),
        pytest.param(
            updates.close, TWICE, [HELD, HELD_LATER], [{"status": "done"}], id="closed before the last"
        ),
        pytest.param(updates.done, timing(count=1), [], [{"held": 1}], id="one session"),
        pytest.param(updates.done, TWICE, [HELD_LATER], [{"held": 1}], id="a session recorded late"),
        pytest.param(updates.done, TWICE, [entry(1, "07-01", held=2)], [], id="both were held later"),
    ],
)
def test_done_holds_one_session_of_a_counted_task(
    update: Update, when: Timing, before: list[Entry], said: list[dict[str, Any]]
) -> None:
    assert recorded(update, *before, when=when) == [TODAY | one for one in said]


@pytest.mark.parametrize(
    ("before", "said"),
    [
        pytest.param([], [{"status": "doing", "held": 1}], id="the first session opens it again"),
        pytest.param([entry(2, "04-01", held=1)], [{"status": "done", "held": 1}], id="the last closes it"),
    ],
)
def test_a_session_of_a_cancelled_task_says_what_becomes_of_it(
    before: list[Entry], said: list[dict[str, Any]]
) -> None:
    """Only with --force; a closing that is derived would leave it cancelled or open for ever."""
    made = recorded(updates.done, CANCELLED, *before, when=TWICE, force=True)
    assert made == [TODAY | one for one in said]


@pytest.mark.parametrize("days", [("05-01", "07-01"), ("07-01", "05-01"), ("05-01", "05-01")], ids=str)
def test_two_sessions_close_a_task_on_its_last_day_whatever_the_order(days: tuple[str, str]) -> None:
    one_task = plan(task("1", TWICE))
    known = Ledger()
    for number, on in enumerate(days):
        stamp = Stamp(STAMP.at.replace(minute=number), "李华", day(on))
        known = ledger(*known.entries, *updates.decide(one_task, known, ["1"], stamp, updates.done).entries)
    stands = query.state.row(query.state.ask(one_task, known, day("12-01")), one_task.tasks[0])
    assert (stands.status, stands.held, stands.done_on) == ("done", 2, max(map(day, days)))


def test_an_update_of_several_tasks_comes_in_their_order_and_only_where_something_changes() -> None:
    three = plan(*(task(id_, YEAR) for id_ in "abc"))
    known = ledger(entry(1, "05-01", "b", status="done"))
    made = updates.decide(three, known, ["c", "b", "a"], STAMP, updates.done)
    assert [one.task for one in made.entries] == ["c", "a"]
    assert [dict(one.args)["id"] for one in made.already] == ["b"]
    assert made.is_note_left
    assert len({one.id for one in made.entries}) == 2


@pytest.mark.parametrize("update", [updates.start, updates.cancel, updates.done, updates.close])
def test_what_was_updated_is_so_already(update: Update) -> None:
    one_task = plan(task("1", YEAR))
    [made] = updates.decide(one_task, Ledger(), ["1"], STAMP, update).entries
    again = updates.decide(one_task, ledger(made), ["1"], STAMP, update)
    assert (again.entries, len(again.already)) == ((), 1)


FIRM = timing("01-01", "06-30")
SOFT = timing("06-01", "06-30", tentative=True)
ENDLESS = timing("01-01", None, kind="open")


@pytest.mark.parametrize(
    ("when", "phrase", "is_new"),
    [
        pytest.param(FIRM, "6月30日前", False, id="the same day in other words"),
        pytest.param(FIRM, "9月底前", True, id="another day"),
        pytest.param(SOFT, "6月底前", True, id="the same day, firm now"),
        pytest.param(SOFT, "时间初定为6月", False, id="the same day, as soft"),
        pytest.param(
            timing("01-01", "06-30", count=2), "三期，6月底前", True, id="the same day, more sessions"
        ),
        pytest.param(
            timing("01-01", "06-30", count=2), "6月底前", False, id="the same day, no word of sessions"
        ),
        pytest.param(ENDLESS, "年内完成", True, id="an end where there was none"),
    ],
)
def test_a_time_is_so_already_where_it_ends_on_the_same_day(when: Timing, phrase: str, is_new: bool) -> None:
    made = decided(updates.extend(phrase, None, None), when=when, on="03-01")
    assert bool(made.entries) is is_new


def test_a_relative_extension_that_was_granted_on_another_clone_is_so_already() -> None:
    """The day it counts from is given with it: the same month is not granted twice."""
    granted = entry(1, "05-01", timing="顺延一个月", base=day("06-30"))
    wish = entry(2, "05-02", timing="顺延一个月", base=day("06-30"))
    known = History(plan(task("1", FIRM)), task("1", FIRM), (granted,))
    assert not isinstance(updates.extension(known, wish), Entry)


@pytest.mark.parametrize("phrase", ["随便", "随意", "胡说", "9月31日前"])
def test_what_is_no_time_extends_nothing(phrase: str) -> None:
    with pytest.raises(updates.UnreadableTimingError) as caught:
        decided(updates.extend(phrase, None, None))
    assert caught.value.exit_code == 5


@pytest.mark.parametrize("when", [ENDLESS, STAGED, QUARTERLY], ids=["no end", "stages", "occurrences"])
def test_a_time_with_no_single_end_cannot_be_moved(when: Timing) -> None:
    with pytest.raises(updates.UnreadableTimingError):
        decided(updates.extend("顺延一个月", None, None), when=when)


@pytest.mark.parametrize(
    ("sent", "card", "expected"),
    [
        pytest.param(0, None, "blue", id="the first is blue"),
        pytest.param(1, None, "yellow", id="the second yellow"),
        pytest.param(2, None, "red", id="the third red"),
        pytest.param(7, None, "red", id="and so is every later one"),
        pytest.param(0, "red", "red", id="unless another card is shown"),
    ],
)
def test_the_card_of_a_reminder(sent: int, card: Card | None, expected: Card) -> None:
    before = [entry(number, "05-01", urge=Urge()) for number in range(1, sent + 1)]
    [made] = decided(updates.urge(card, "督〔2010〕3号", day("06-10")), *before).entries
    assert made.urge == Urge(expected, "督〔2010〕3号", day("06-10"))


def test_one_refused_task_stops_all_of_them() -> None:
    two = plan(task("a", YEAR), task("b", YEAR))
    known = ledger(entry(1, "05-01", "b", status="done"))
    with pytest.raises(RefusedError) as caught:
        updates.decide(two, known, ["a", "b"], STAMP, updates.start)
    assert [problem.path for problem in caught.value.problems] == ["b"]
    made = updates.decide(two, known, ["a", "b"], STAMP, updates.start, force=True)
    assert [one.task for one in made.entries] == ["a", "b"]
