"""What entry an update amounts to, and when it amounts to none."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from plancli.ledger import Ledger, fold
from plancli.recording import updates
from plancli.recording.updates import Stamp, Update
from tests.making import day, entry, ledger, plan, task, timing

if TYPE_CHECKING:
    from plancli.ledger import Entry

STAMP = Stamp(datetime(2010, 6, 1, tzinfo=UTC), "李华", day("06-01"), "备注")
TWICE = timing("01-01", "12-31", count=2)
STAGED = timing("01-01", "09-30", milestones=[("初稿", "05-31"), ("出台", "09-30")])
YEAR = timing("01-01", "12-31")


def recorded(update: Update, *before: Entry, when: Any = YEAR, on: str = "06-01") -> list[dict[str, Any]]:  # noqa: ANN401  a Timing
    """Return what an update of task 1 says, without what every entry has."""
    stamp = Stamp(STAMP.at, STAMP.by, day(on), STAMP.note)
    made = updates.changes(plan(task("1", when)), ledger(*before), ["1"], stamp, update)
    assert all((one.at, one.by, one.task) == (STAMP.at, STAMP.by, "1") for one in made)
    said = ("on", "status", "percent", "held", "timing", "reason", "authority", "note")
    return [{key: value for key in said if (value := getattr(one, key)) is not None} for one in made]


TODAY = {"on": day("06-01"), "note": "备注"}
DOING, DONE, CANCELLED = (entry(1, "05-01", status=status) for status in ("doing", "done", "cancelled"))


@pytest.mark.parametrize(
    ("update", "before", "said"),
    [
        pytest.param(updates.start, [], [{"status": "doing"}], id="start"),
        pytest.param(updates.start, [DOING], [], id="what is doing is started already"),
        pytest.param(updates.start, [entry(1, "05-01", percent=10)], [], id="progress is a start"),
        pytest.param(updates.start, [DONE], [{"status": "doing"}], id="start what is done"),
        pytest.param(updates.cancel, [DOING], [{"status": "cancelled"}], id="cancel"),
        pytest.param(updates.cancel, [CANCELLED], [], id="what is cancelled stays so"),
        pytest.param(updates.reopen, [DONE], [{"status": "doing"}], id="reopen what is done"),
        pytest.param(updates.reopen, [CANCELLED], [{"status": "doing"}], id="reopen what is cancelled"),
        pytest.param(updates.reopen, [DOING], [], id="what is open needs no opening"),
        pytest.param(updates.reopen, [], [], id="nor what is not begun"),
        pytest.param(updates.done, [], [{"status": "done"}], id="done"),
        pytest.param(updates.done, [DONE], [], id="what is done is done"),
        pytest.param(updates.done, [CANCELLED], [{"status": "done"}], id="done after all"),
        pytest.param(
            updates.done, [entry(1, "07-01", status="done")], [{"status": "done"}], id="done earlier"
        ),
        pytest.param(updates.report(40, None), [], [{"percent": 40}], id="a percent"),
        pytest.param(updates.report(None, 2), [], [{"held": 2}], id="sessions"),
        pytest.param(updates.report(None, None), [], [{}], id="a note alone"),
        pytest.param(
            updates.extend("9月底前", "机构调整", "主任"),
            [],
            [{"timing": "9月底前", "reason": "机构调整", "authority": "主任"}],
            id="extend",
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
        pytest.param(updates.done, TWICE, [HELD], [{"held": 1, "status": "done"}], id="the last closes"),
        pytest.param(updates.done, STAGED, [], [{"held": 1}], id="the first milestone"),
        pytest.param(updates.done, STAGED, [HELD], [{"held": 1, "status": "done"}], id="the last milestone"),
        pytest.param(
            updates.done, TWICE, [entry(1, "05-01", held=2)], [{"status": "done"}], id="all held: only closed"
        ),
        pytest.param(updates.done, TWICE, [DONE], [], id="closed by hand: nothing to hold"),
        pytest.param(updates.close, TWICE, [], [{"status": "done"}], id="closed at once"),
        pytest.param(updates.done, timing(count=1), [], [{"held": 1, "status": "done"}], id="one session"),
        pytest.param(
            updates.done,
            TWICE,
            [HELD_LATER],
            [{"held": 1}, {"on": day("07-01"), "status": "done", "note": None}],
            id="a session recorded late: closed on the day of the last one",
        ),
    ],
)
def test_done_holds_one_session_of_a_counted_task(
    update: Update, when: object, before: list[Entry], said: list[dict[str, Any]]
) -> None:
    expected = [{key: value for key, value in (TODAY | one).items() if value is not None} for one in said]
    assert recorded(update, *before, when=when) == expected


def test_two_sessions_close_a_task_on_its_last_day_whatever_the_order() -> None:
    one_task = plan(task("1", TWICE))
    for days in (("05-01", "07-01"), ("07-01", "05-01"), ("05-01", "05-01")):
        known = Ledger()
        for on in days:
            stamp = Stamp(STAMP.at, "李华", day(on))
            known = ledger(*known.entries, *updates.changes(one_task, known, ["1"], stamp, updates.done))
        stands = fold(known, None)["1"]
        assert (stands.status, stands.held, stands.closed_on) == ("done", 2, max(map(day, days)))


def test_an_update_of_several_tasks_comes_in_their_order_and_only_where_something_changes() -> None:
    three = plan(*(task(id_, YEAR) for id_ in "abc"))
    known = ledger(entry(1, "05-01", "b", status="done"))
    made = updates.changes(three, known, ["c", "b", "a"], STAMP, updates.done)
    assert [one.task for one in made] == ["c", "a"]
    assert len({one.id for one in made}) == 2


def test_what_was_updated_is_updated_no_more() -> None:
    one_task = plan(task("1", YEAR))
    for update in (updates.start, updates.cancel, updates.done, updates.close):
        [made] = updates.changes(one_task, Ledger(), ["1"], STAMP, update)
        assert updates.changes(one_task, ledger(made), ["1"], STAMP, update) == ()


# Taking back


def id_of(number: int) -> str:
    return f"{number:016x}"


KNOWN = ledger(
    entry(0x100, "05-01", status="doing"),
    entry(0x200, "05-02", note="只是备注"),
    entry(0x300, "05-03", status="done"),
    entry(0x400, "05-01", "2", status="done"),
    entry(0x500, "05-04", "2", undo=id_of(0x400)),
)


@pytest.mark.parametrize(
    ("typed", "despite", "taken"),
    [
        pytest.param([id_of(0x300)], False, [0x300], id="the last one"),
        pytest.param([id_of(0x100), id_of(0x300)], False, [0x100, 0x300], id="with all that build on it"),
        pytest.param([id_of(0x100)], True, [0x100], id="despite later ones"),
        pytest.param([id_of(0x500)], False, [0x500], id="an undoing"),
        pytest.param([id_of(0x400)], False, [], id="what is taken back changes nothing"),
        pytest.param([], False, [], id="nothing"),
    ],
)
def test_take_back(typed: list[str], despite: bool, taken: list[int]) -> None:
    made = updates.take_back(KNOWN, typed, STAMP, despite=despite)
    assert [one.undo for one in made] == [id_of(number) for number in taken]
    assert all((one.on, one.by, one.note) == (STAMP.on, STAMP.by, STAMP.note) for one in made)


def test_what_later_entries_build_on_is_not_taken_back() -> None:
    with pytest.raises(BuiltUponError) as caught:
        updates.take_back(KNOWN, [id_of(0x100)], STAMP, despite=False)
    assert dict(caught.value.message.args) == {"id": id_of(0x100), "task": "1", "later": id_of(0x300)}
    assert caught.value.exit_code == 2


def test_the_beginning_of_an_id_will_do_if_only_one_has_it() -> None:
    known = ledger(entry(0xABC << 48, "05-01"), entry(0xABD << 48, "05-02"))
    [made] = updates.take_back(known, ["0abc"], STAMP, despite=True)
    assert made.undo == id_of(0xABC << 48)
    for typed in ("0ab", "", "ff"):
        with pytest.raises(NoSuchEntryError) as caught:
            updates.take_back(known, [typed], STAMP, despite=True)
        assert set(str(dict(caught.value.message.args)["nearest"]).split("、")) == {
            one.id for one in known.entries
        }
        assert caught.value.exit_code == 4


def test_an_id_given_twice_is_taken_back_once() -> None:
    made = updates.take_back(KNOWN, [id_of(0x300), id_of(0x300)], STAMP, despite=False)
    assert [one.undo for one in made] == [id_of(0x300)]
