"""What the ledger says, and that nothing in it is lost or counted twice."""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from plancli import ledger as ledgers
from plancli.errors import message
from plancli.ledger import (
    Entry,
    EntryUnfitError,
    Ledger,
    LedgerUnreadableError,
    LedgerUnwritableError,
    Urge,
    add_up,
    dump,
    fold,
    parse,
    read,
    record,
)
from plancli.ledger.lines import LONGEST_LINE
from tests.making import day, entry, ledger

if TYPE_CHECKING:
    import random
    from pathlib import Path

GOOD: dict[str, Any] = {
    "id": "5f3a9c1e7b2d4c08",
    "at": "2010-05-20T09:31:07.120394+08:00",
    "by": "lihua",
    "on": "2010-05-18",
    "task": "10",
    "status": "done",
    "note": "会议已召开",
}

words = st.text(st.characters(exclude_categories=["Cs"]))
names = words.filter(bool)
optional_words = st.none() | words
ids = st.integers(0, 2**64 - 1).map("{:016x}".format)
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
stamps = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=offsets)  # noqa: DTZ001  the strategy adds the offset
entries = st.builds(
    Entry,
    id=ids,
    at=stamps,
    by=words,
    on=st.dates(),
    task=names,
    status=st.none() | st.sampled_from(ledgers.STATUSES),
    percent=st.none() | st.integers(0, 100),
    held=st.none() | st.integers(-3, 9),
    note=optional_words,
    timing=optional_words,
    reason=optional_words,
    authority=optional_words,
    problem=optional_words,
    next=optional_words,
    base=st.none() | st.dates(),
    urge=st.none()
    | st.builds(
        Urge,
        card=st.none() | st.sampled_from(ledgers.CARDS),
        number=optional_words,
        reply_by=st.none() | st.dates(),
    ),
    undo=optional_words,
    turn=st.none() | stamps,
    prev=st.none() | st.just("") | ids,
)


def written(folder: Path, *lines: str | bytes) -> Path:
    """Return a ledger file that holds the lines."""
    path = folder / "plan.ledger.jsonl"
    path.write_bytes(b"".join((line.encode() if isinstance(line, str) else line) + b"\n" for line in lines))
    return path


def test_the_line_of_the_design_is_read() -> None:
    at = datetime(2010, 5, 20, 9, 31, 7, 120394, timezone(timedelta(hours=8)))
    expected = Entry("5f3a9c1e7b2d4c08", at, "lihua", date(2010, 5, 18), "10", "done", note="会议已召开")
    assert parse(GOOD) == expected
    assert json.loads(dump(expected)) == GOOD


@given(entries)
def test_an_entry_comes_back_as_it_was_written(one: Entry) -> None:
    line = dump(one)
    assert "\n" not in line
    assert parse(json.loads(line)) == one


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        pytest.param([], "entry", id="a list is no entry"),
        pytest.param("done", "entry", id="a text is no entry"),
        pytest.param(None, "entry", id="null is no entry"),
        *(
            pytest.param({**GOOD, key: None}, key, id=f"{key} is needed")
            for key in ("id", "at", "on", "task")
        ),
        *(
            pytest.param({**GOOD, key: ""}, key, id=f"{key} is not empty")
            for key in ("id", "at", "on", "task")
        ),
        *(
            pytest.param({**GOOD, key: 7}, key, id=f"{key} is a text")
            for key in (
                "id",
                "at",
                "by",
                "on",
                "task",
                "status",
                "note",
                "timing",
                "reason",
                "authority",
                "problem",
                "next",
                "base",
                "urge",
                "undo",
            )
        ),
        pytest.param({**GOOD, "base": "soon"}, "base", id="a base is a day"),
        pytest.param({**GOOD, "urge": {"card": "green"}}, "urge", id="a card is one of three"),
        pytest.param({**GOOD, "urge": {"reply_by": "soon"}}, "urge", id="an answer is due on a day"),
        pytest.param({**GOOD, "percent": 101}, "percent", id="101 percent is too much"),
        pytest.param({**GOOD, "percent": -1}, "percent", id="-1 percent is too little"),
        pytest.param({**GOOD, "percent": 50.0}, "percent", id="half a number is no percent"),
        pytest.param({**GOOD, "percent": True}, "percent", id="true is no percent"),
        pytest.param({**GOOD, "held": "1"}, "held", id="held is a number"),
        pytest.param({**GOOD, "held": 10**9}, "held", id="held can be counted"),
        pytest.param({**GOOD, "status": "finished"}, "status", id="a status is one of four"),
        pytest.param({**GOOD, "at": "2010-05-20T09:31:07"}, "at", id="a time says its offset"),
        pytest.param({**GOOD, "at": "yesterday"}, "at", id="a time is ISO 8601"),
        pytest.param({**GOOD, "on": "2010-02-30"}, "on", id="a day exists"),
    ],
)
def test_what_is_no_entry_is_refused(data: object, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        parse(data)


def test_an_entry_needs_no_author_and_unknown_keys_are_let_be() -> None:
    """A later plancli may write more than this one knows."""
    del (data := {**GOOD, "colour": "red"})["by"]
    assert parse(data).by == ""
    assert parse({**GOOD, "urge": {"card": "red", "colour": "red"}}).urge == Urge("red")


@pytest.mark.parametrize(
    ("said", "is_report"),
    [
        pytest.param({"status": "doing"}, True, id="a status"),
        pytest.param({"percent": 0}, True, id="a percent"),
        pytest.param({"held": 1}, True, id="sessions"),
        pytest.param({"note": "x"}, True, id="a note"),
        pytest.param({"problem": "x"}, True, id="a problem"),
        pytest.param({"next": "x"}, True, id="a next step"),
        pytest.param({"timing": "9月底前", "note": "x"}, False, id="an extension is none"),
        pytest.param({"urge": Urge(), "note": "x"}, False, id="nor is a reminder"),
        pytest.param({"undo": "x", "note": "x"}, False, id="nor is an undoing"),
        pytest.param({}, False, id="nor is an entry that says nothing"),
    ],
)
def test_what_is_a_report(said: dict[str, Any], is_report: bool) -> None:
    assert entry(1, "05-01", **said).is_report is is_report


# Reading a file


def test_a_ledger_that_is_not_there_yet_is_empty(tmp_path: Path) -> None:
    assert read(tmp_path / "none.jsonl") == Ledger()


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerUnreadableError) as caught:
        read(tmp_path)
    assert caught.value.exit_code == 3
    assert dict(caught.value.message.args)["path"] == tmp_path


LINE = dump(entry(1, "05-18", status="done"))
OTHER = dump(entry(2, "05-19", status="doing"))


@pytest.mark.parametrize(
    ("data", "known", "broken"),
    [
        pytest.param(f"{LINE}\n{OTHER}\n", 2, {}, id="whole lines are entries"),
        pytest.param(f"\ufeff{LINE}\r\n{OTHER}\r\n", 2, {}, id="BOM and CRLF are accepted"),
        pytest.param(f"{LINE}\n\n  \t\n{OTHER}\n", 2, {}, id="blank lines say nothing"),
        pytest.param(f"{LINE}\n{OTHER}", 2, {}, id="a whole last line counts without its end"),
        pytest.param(f"{LINE}\n{OTHER[:30]}", 1, {2: "torn"}, id="a torn last line is told"),
        pytest.param(f"{LINE[:30]}\n{OTHER}\n", 1, {1: "broken"}, id="a torn line in the middle is broken"),
        pytest.param(f"{LINE}\nnot json\n{OTHER}\n", 2, {2: "broken"}, id="garbage is skipped, and counted"),
        pytest.param(
            f"{LINE}\n{{}}\n{OTHER}\n", 2, {2: "no_entry"}, id="an object that is no entry is skipped"
        ),
        pytest.param(f"{LINE}\n\0\0\0\n{OTHER}\n", 2, {2: "broken"}, id="NULs are skipped"),
        pytest.param(
            f"{LINE}\n{'x' * 2_000_000}\n{OTHER}\n", 2, {2: "broken"}, id="a line of two million is skipped"
        ),
        pytest.param(
            LINE[:-1] + ',"note":"' + "长" * 400_000 + '"}\n', 0, {1: "broken"}, id="even if it would parse"
        ),
        pytest.param(
            f"{'[' * 100_000}\n{OTHER}\n", 1, {1: "broken"}, id="brackets nested deeply are skipped"
        ),
        pytest.param(
            f"<<<<<<< HEAD\n{LINE}\n||||||| base\n=======\n{OTHER}\n>>>>>>> theirs\n",
            2,
            {1: "conflict", 3: "conflict", 4: "conflict", 6: "conflict"},
            id="conflict markers are told, both sides are read",
        ),
        pytest.param(
            b"\xff\xfe\n" + LINE.encode() + b"\n", 1, {1: "broken"}, id="other encodings are skipped"
        ),
        pytest.param(f"{LINE}\n{LINE}\n", 1, {}, id="the same line twice is one entry"),
        pytest.param(f"{LINE}{OTHER}\n", 2, {1: "glued"}, id="two glued together are both read, and named"),
        pytest.param(f"{LINE} {OTHER}{LINE}\n", 2, {1: "glued"}, id="three too"),
        pytest.param(f"{LINE}{OTHER[:30]}\n", 0, {1: "broken"}, id="but not half of a line"),
        pytest.param(
            f"{LINE}\n{LINE.replace('done', 'doing')}\n",
            1,
            {2: "two_contents"},
            id="one id with two contents is one entry, and named",
        ),
        pytest.param("", 0, {}, id="an empty file is empty"),
    ],
)
def test_what_can_be_read_is_read(
    tmp_path: Path, data: str | bytes, known: int, broken: dict[int, str]
) -> None:
    path = tmp_path / "plan.ledger.jsonl"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    found = read(path)
    assert len(found.entries) == known
    told = {problem.line: problem.message.id for problem in found.problems}
    assert told == {line: f"ledger.{what}" for line, what in broken.items()}
    assert all(problem.path == str(path) for problem in found.problems)


@given(st.lists(entries, max_size=12), st.randoms(use_true_random=False))
def test_reading_does_not_depend_on_the_order_of_lines(
    tmp_path_factory: pytest.TempPathFactory, some: list[Entry], chance: random.Random
) -> None:
    """Not even where one id is given to two contents, as after a hand's edit."""
    some += [Entry(one.id, one.at, one.by, one.on, one.task, note="改过") for one in some[:2]]
    lines = [dump(one) for one in some]
    folder = tmp_path_factory.mktemp("ledger", numbered=True)
    in_order = read(written(folder, *lines))
    chance.shuffle(lines)
    assert read(written(folder, *lines, *lines)).entries == in_order.entries
    assert len(in_order.entries) == len({one.id for one in some})
    assert fold(in_order, None) == fold(read(written(folder, *reversed(lines))), None)


# How a task stands


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param([("05-01", {"note": "已部署"})], {"status": "todo"}, id="a note alone starts nothing"),
        pytest.param([("05-01", {"status": "doing"})], {"status": "doing"}, id="what the last status says"),
        pytest.param(
            [("05-01", {"percent": 20})], {"status": "doing", "percent": 20}, id="progress means doing"
        ),
        pytest.param(
            [("05-01", {"percent": 0})], {"status": "todo", "percent": 0}, id="no progress means todo"
        ),
        pytest.param(
            [("05-01", {"held": 1})],
            {"status": "doing", "held": 1, "closed_on": None},
            id="a session held means doing",
        ),
        pytest.param(
            [("05-01", {"held": 1}), ("05-09", {"held": 2})],
            {"status": "doing", "held": 3, "closed_on": None},
            id="sessions add up",
        ),
        pytest.param(
            [("05-01", {"held": 1}), ("05-09", {"held": -1})],
            {"status": "todo", "held": 0},
            id="and may be taken off",
        ),
        pytest.param([("05-01", {"held": -4})], {"status": "todo", "held": 0}, id="but never below none"),
        pytest.param(
            [("05-01", {"percent": 60}), ("05-02", {"percent": 30})],
            {"percent": 30},
            id="the last percent counts",
        ),
        pytest.param(
            [("05-01", {"status": "done"})],
            {"status": "done", "closed_on": day("05-01")},
            id="closed on the day that says so",
        ),
        pytest.param(
            [("05-01", {"status": "done"}), ("05-09", {"status": "done"})],
            {"status": "done", "closed_on": day("05-01"), "last_on": day("05-09")},
            id="closing again moves nothing",
        ),
        pytest.param(
            [("05-01", {"status": "done"}), ("05-09", {"status": "doing"})],
            {"status": "doing", "closed_on": None},
            id="reopened is not closed",
        ),
        pytest.param(
            [("05-01", {"status": "done"}), ("05-02", {"status": "doing"}), ("05-09", {"status": "done"})],
            {"status": "done", "closed_on": day("05-09")},
            id="the closing that stands counts",
        ),
        pytest.param(
            [("05-01", {"status": "done"}), ("05-02", {"status": "cancelled"})],
            {"status": "cancelled", "closed_on": day("05-02")},
            id="cancelled after done",
        ),
    ],
)
def test_what_entries_add_up_to(said: list[tuple[str, dict[str, Any]]], expected: dict[str, Any]) -> None:
    some = [entry(number, on, **what) for number, (on, what) in enumerate(said, start=1)]
    stands = fold(ledger(*some), None)["1"]
    assert {name: getattr(stands, name) for name in expected} == expected
    assert stands.last_on == some[-1].on


@pytest.mark.parametrize(
    ("lines", "counts"),
    [
        pytest.param([0, 1], 0, id="in their order"),
        pytest.param([1, 0], 0, id="and the other way round"),
        pytest.param([1, 0, 1], 0, id="and with one of them twice"),
    ],
)
def test_of_two_contents_the_one_recorded_first_counts(tmp_path: Path, lines: list[int], counts: int) -> None:
    first = entry(1, "05-18", status="done")
    both = [first, replace(first, at=first.at + timedelta(seconds=1), status="cancelled")]
    path = written(tmp_path, dump(entry(2, "05-01")), *(dump(both[number]) for number in lines))
    found = read(path)
    assert found.of("1")[-1] == both[counts]
    [problem] = found.problems
    places = ", ".join(str(number) for number in range(2, 2 + len(lines)))
    assert problem.message == message("ledger.two_contents", id=first.id, lines=places)
    assert (found.skipped, found.disputed) == (0, 1)


def standing(promise: int | None, *said: tuple[str, dict[str, Any]]) -> tuple[str, int, date | None]:
    """Return status, sessions held and day of closing, where so many sessions are promised."""
    some = ledger(*(entry(number, on, **what) for number, (on, what) in enumerate(said, start=1)))
    stands = add_up(some.entries, lambda _task, _extensions: promise)
    return stands.status, stands.held, stands.closed_on


ONE = {"held": 1}


@pytest.mark.parametrize(
    ("promise", "said", "expected"),
    [
        pytest.param(2, [("05-01", ONE)], ("doing", 1, None), id="one of two"),
        pytest.param(2, [("05-01", ONE), ("06-01", ONE)], ("done", 2, "06-01"), id="the second closes"),
        pytest.param(2, [("06-01", ONE), ("05-01", ONE)], ("done", 2, "06-01"), id="in whatever order"),
        pytest.param(2, [("05-01", {"held": 3})], ("done", 3, "05-01"), id="all at once, and more"),
        pytest.param(
            2,
            [("05-01", ONE), ("06-01", ONE), ("07-01", ONE)],
            ("done", 3, "06-01"),
            id="a third: no change",
        ),
        pytest.param(
            2,
            [("05-01", {"held": 2}), ("06-01", {"status": "doing"})],
            ("doing", 2, None),
            id="a later status decides",
        ),
        pytest.param(
            2,
            [("05-01", {"held": 2}), ("06-01", {"status": "doing"}), ("07-01", ONE)],
            ("doing", 3, None),
            id="what is opened again stays open",
        ),
        pytest.param(
            2,
            [("05-01", ONE), ("06-01", {"status": "cancelled"}), ("07-01", ONE)],
            ("done", 2, "07-01"),
            id="the last session after a cancelling",
        ),
        pytest.param(
            2,
            [("05-01", {"status": "done"}), ("06-01", {"held": 2})],
            ("done", 2, "05-01"),
            id="closed before it was held",
        ),
        pytest.param(
            2, [("05-01", {"held": 2}), ("06-01", {"held": -1})], ("doing", 1, None), id="one taken off again"
        ),
        pytest.param(
            2,
            [("05-01", {"held": 2}), ("06-01", {"held": -1}), ("07-01", ONE)],
            ("done", 2, "07-01"),
            id="and held again",
        ),
        pytest.param(
            2,
            [("05-01", {"status": "done", "held": 2}), ("06-01", {"held": -1})],
            ("done", 1, "05-01"),
            id="what was closed in words stays closed",
        ),
        pytest.param(
            2,
            [("05-01", {"held": 2, "status": "doing"})],
            ("doing", 2, None),
            id="its own status decides",
        ),
        pytest.param(None, [("05-01", {"held": 9})], ("doing", 9, None), id="nothing is promised"),
        pytest.param(1, [("05-01", ONE)], ("done", 1, "05-01"), id="one session"),
    ],
)
def test_what_is_held_closes(
    promise: int | None, said: list[tuple[str, dict[str, Any]]], expected: tuple[str, int, str | None]
) -> None:
    status, held, closed_on = expected
    assert standing(promise, *said) == (status, held, day(closed_on) if closed_on else None)


def test_the_time_in_force_promises() -> None:
    """A session counts against what was promised when it was held, in the order of the ledger."""
    some = ledger(
        entry(1, "05-01", held=1), entry(2, "05-02", timing="三期"), entry(3, "05-03", held=1)
    ).entries
    stands = add_up(some, lambda _task, extensions: 3 if extensions else 2)
    assert (stands.status, stands.held) == ("doing", 2)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param([], (0, None, False), id="none"),
        pytest.param([{"urge": Urge()}], (1, None, True), id="one without a day"),
        pytest.param([{"urge": Urge(reply_by=day("05-20"))}], (1, "05-20", True), id="one with a day"),
        pytest.param(
            [{"urge": Urge(reply_by=day("05-20"))}, {"urge": Urge()}],
            (2, "05-20", True),
            id="a second without a day leaves the first as it is",
        ),
        pytest.param(
            [{"urge": Urge(reply_by=day("05-20"))}, {"urge": Urge(reply_by=day("06-01"))}],
            (2, "06-01", True),
            id="a second with a day grants more time",
        ),
        pytest.param(
            [{"urge": Urge(reply_by=day("05-20"))}, {"note": "在办"}],
            (1, "05-20", False),
            id="answered",
        ),
        pytest.param(
            [{"urge": Urge(reply_by=day("05-20"))}, {"note": "在办"}, {"urge": Urge()}],
            (2, None, True),
            id="answered, and urged again",
        ),
        pytest.param(
            [{"urge": Urge(reply_by=day("05-20"))}, {"timing": "9月底前"}],
            (1, "05-20", True),
            id="an extension is no answer",
        ),
        pytest.param([{"note": "在办"}, {"urge": Urge()}], (1, None, True), id="a report before it"),
    ],
)
def test_reminders(said: list[dict[str, Any]], expected: tuple[int, str | None, bool]) -> None:
    stands = add_up([entry(0, "05-01"), *(entry(n, "05-02", **one) for n, one in enumerate(said, start=1))])
    times, reply_by, is_unanswered = expected
    assert len(stands.urges) == times
    assert stands.reply_by == (day(reply_by) if reply_by else None)
    assert stands.is_unanswered is is_unanswered


def test_a_reminder_breaks_no_silence() -> None:
    some = [
        entry(1, "05-01", note="在办"),
        entry(2, "05-09", urge=Urge()),
        entry(3, "05-10", timing="9月底前"),
    ]
    stands = add_up(some)
    assert (stands.reported_on, stands.last_on) == (day("05-01"), day("05-10"))


def test_the_last_words_of_each_kind_stand() -> None:
    some = [
        entry(1, "05-01", note="甲", problem="缺人"),
        entry(2, "05-02", next="招人"),
        entry(3, "05-03", note="乙"),
    ]
    stands = add_up(some)
    assert (stands.note, stands.problem, stands.next) == ("乙", "缺人", "招人")


def test_a_day_sees_what_took_effect_by_it() -> None:
    known = ledger(entry(1, "05-10", status="done"), entry(2, "05-01", status="doing"))
    assert fold(known, day("04-30")) == {}
    assert fold(known, day("05-09"))["1"].status == "doing"
    assert fold(known, day("05-10"))["1"].status == "done"


def test_only_the_tasks_asked_for_are_folded() -> None:
    known = ledger(entry(1, "05-01", "1", status="done"), entry(2, "05-01", "2", status="done"))
    assert set(fold(known, None, {"2"})) == {"2"}


def test_extensions_are_the_entries_with_a_new_timing() -> None:
    later, note = entry(1, "05-01", timing="9月底前"), entry(2, "05-02", note="无")
    assert fold(ledger(later, note), None)["1"].extensions == (later,)


@pytest.mark.parametrize(
    ("undoings", "gone"),
    [
        pytest.param([], set(), id="nothing taken back"),
        pytest.param([(2, 1)], {1}, id="an undone entry counts no more"),
        pytest.param([(2, 1), (3, 2)], {2}, id="an undone undoing takes nothing back"),
        pytest.param([(2, 1), (3, 2), (4, 3)], {1, 3}, id="undoing that brings the first undoing back"),
        pytest.param([(2, 1), (3, 1)], {1}, id="taken back twice is taken back"),
        pytest.param([(2, 1), (3, 1), (4, 3)], {1, 3}, id="one undoing of two still stands"),
        pytest.param([(2, 2)], {2}, id="an entry that undoes itself hangs nothing up"),
        pytest.param([(2, 9)], {9}, id="what is not there may be undone"),
    ],
)
def test_undoing(undoings: list[tuple[int, int]], gone: set[int]) -> None:
    some = [
        entry(1, "05-01", status="done"),
        *(entry(number, "05-02", undo=f"{what:016x}") for number, what in undoings),
    ]
    assert ledger(*some).undone == {f"{number:016x}" for number in gone}
    assert ledger(*reversed(some)).undone == ledger(*some).undone
    assert ("1" in fold(ledger(*some), None)) is (1 not in gone)


@given(st.integers(0, 12))
def test_an_entry_stands_exactly_when_its_chain_of_undoings_is_even(length: int) -> None:
    undoings = [entry(number, "05-01", undo=f"{number - 1:016x}") for number in range(1, length + 1)]
    chain = [entry(0, "05-01", status="done"), *undoings]
    assert ("1" in fold(ledger(*chain), None)) is (length % 2 == 0)


def test_an_undoing_dated_later_counts_on_every_day() -> None:
    """What is known now decides: the entry was wrong on the earlier day too."""
    known = ledger(entry(1, "05-01", status="done"), entry(2, "09-01", undo=f"{1:016x}"))
    assert fold(known, day("06-01")) == {}


def test_entry_ids_are_sixteen_hex_digits_and_fresh() -> None:
    some = {ledgers.new_id() for _ in range(1000)}
    assert len(some) == 1000
    assert all(len(one) == 16 and int(one, 16) >= 0 for one in some)


# Recording


def test_what_is_recorded_is_returned_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "plan.ledger.jsonl"
    one, two = entry(1, "05-01", status="doing"), entry(2, "05-02", status="done", note="第一行\n第二行")
    assert record(path, lambda _: [one]) == (one,)
    assert record(path, lambda known: [two] if known.entries == (one,) else []) == (two,)
    assert path.read_text(encoding="utf-8") == f"{dump(one)}\n{dump(two)}\n"
    assert read(path).entries == (one, two)


def test_a_file_is_no_folder_to_record_in(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LedgerUnwritableError) as caught:
        record(tmp_path / "file" / "plan.ledger.jsonl", lambda _: [entry(1, "05-01")])
    assert caught.value.exit_code == 3


def test_nothing_to_record_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plan.ledger.jsonl"
    assert record(path, lambda _: []) == ()
    assert not path.exists()


def test_what_the_decision_raises_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, LINE)

    def refuse(_: Ledger) -> list[Entry]:
        raise LookupError("no")

    with pytest.raises(LookupError):
        record(path, refuse)
    assert path.read_text(encoding="utf-8") == f"{LINE}\n"
    assert record(path, lambda _: [entry(2, "05-02")])  # and the lock is free again


def test_a_torn_last_line_is_healed_and_costs_no_whole_line(tmp_path: Path) -> None:
    path = written(tmp_path, LINE)
    with path.open("ab") as file:
        file.write(OTHER[:40].encode())
    one = entry(3, "05-20", status="done")
    record(path, lambda _: [one])
    found = read(path)
    assert [each.id for each in found.entries] == [f"{number:016x}" for number in (1, 3)]
    assert [(problem.line, problem.message.id) for problem in found.problems] == [(2, "ledger.broken")]


def test_a_whole_last_line_without_its_end_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "plan.ledger.jsonl"
    path.write_text(LINE, encoding="utf-8")
    record(path, lambda _: [entry(2, "05-20", status="done")])
    assert len(read(path).entries) == 2
    assert read(path).problems == ()


def test_a_clock_that_goes_back_does_not_reorder_what_was_recorded(tmp_path: Path) -> None:
    path = tmp_path / "plan.ledger.jsonl"
    noon, earlier = datetime(2010, 5, 20, 12, tzinfo=UTC), datetime(2010, 5, 20, 9, tzinfo=UTC)
    record(path, lambda _: [entry(1, "05-20", status="done", at=noon)])
    beijing = timezone(timedelta(hours=8))
    back = [entry(number, "05-20", status="doing", at=earlier.astimezone(beijing)) for number in (2, 3)]
    stamped = record(path, lambda _: back)
    assert [one.at for one in stamped] == [earlier, earlier]  # what the clock said
    assert [one.moment - noon for one in stamped] == [timedelta(microseconds=1), timedelta(microseconds=2)]
    assert {time.tzinfo for one in stamped for time in (one.at, one.moment)} == {beijing}
    assert [one.id for one in read(path).entries] == [f"{number:016x}" for number in (1, 2, 3)]


def test_one_wrong_clock_falsifies_no_later_stamp(tmp_path: Path) -> None:
    """A machine a year ahead, then one that is right: the order is that of recording, the stamps are true."""
    path, now = tmp_path / "plan.ledger.jsonl", datetime(2010, 5, 20, 12, tzinfo=UTC)
    record(path, lambda _: [entry(1, "05-20", status="done", at=now + timedelta(days=365))])
    record(path, lambda _: [entry(2, "05-20", status="doing", at=now)])
    record(path, lambda _: [entry(3, "05-20", note="x", at=now)])
    found = read(path).entries
    assert [one.id for one in found] == [f"{number:016x}" for number in (1, 2, 3)]
    assert [one.at for one in found[1:]] == [now, now]
    assert fold(read(path), None)["1"].status == "doing"


@pytest.mark.parametrize(
    "at",
    [
        pytest.param("9999-12-31T23:59:59.999999+00:00", id="at the end of time"),
        pytest.param("9999-12-31T23:59:59.999999-12:00", id="beyond the end of time here"),
        pytest.param("0001-01-01T00:00:00+14:00", id="before the beginning of time"),
        pytest.param("9998-12-31T23:59:59.999999-12:00", id="a year before the end"),
    ],
)
def test_a_stamp_that_no_clock_gives_stops_no_update(tmp_path: Path, at: str) -> None:
    path = written(tmp_path, json.dumps({**GOOD, "at": at}))
    beijing = timezone(timedelta(hours=14))
    record(path, lambda _: [entry(1, "05-20", at=datetime(2010, 5, 20, tzinfo=beijing))])
    record(path, lambda _: [entry(2, "05-20", at=datetime(2010, 5, 20, tzinfo=beijing))])
    assert len(read(path).entries) == 3


def test_half_a_surrogate_pair_is_refused_for_no_line_could_hold_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.ledger.jsonl"
    with pytest.raises(EntryUnfitError) as caught:
        record(path, lambda _: [entry(1, "05-20"), entry(2, "05-20", note="办结\udcff")])
    assert (caught.value.exit_code, path.exists()) == (2, False)


@pytest.mark.parametrize("over", [0, 1])
def test_a_line_is_never_written_that_would_be_too_long_to_be_read(tmp_path: Path, over: int) -> None:
    path = tmp_path / "plan.ledger.jsonl"
    bare = len(dump(entry(1, "05-20", note="")).encode()) + 1
    long = entry(1, "05-20", note="x" * (LONGEST_LINE - bare + over))
    if over:
        with pytest.raises(EntryUnfitError):
            record(path, lambda _: [long])
        assert not path.exists()
    else:
        record(path, lambda _: [long])
        assert read(path).entries == (long,)


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param({"task": ""}, id="no task"),
        pytest.param({"percent": 101}, id="a percent beyond all"),
        pytest.param({"id": ""}, id="no id"),
        pytest.param({"at": datetime(2010, 5, 20, tzinfo=timezone(timedelta(seconds=30)))}, id="odd seconds"),
    ],
)
@pytest.mark.parametrize("count", [1, 3])
def test_what_would_not_be_read_back_is_not_recorded(tmp_path: Path, odd: dict[str, Any], count: int) -> None:
    path = written(tmp_path, json.dumps(GOOD))
    before = path.read_bytes()
    entries = [*(entry(number, "05-20") for number in range(1, count)), replace(entry(9, "05-20"), **odd)]
    with pytest.raises(EntryUnfitError):
        record(path, lambda _: entries)
    assert path.read_bytes() == before


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    "theirs", [pytest.param(False, id="without ours"), pytest.param(True, id="a copy with ours in it")]
)
def test_a_ledger_replaced_while_it_is_written_holds_each_entry_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, theirs: bool
) -> None:
    """As by git pull, or by a program that synchronises folders, between the lock and the last look."""
    path = written(tmp_path, json.dumps(GOOD))
    ours = tuple(entry(number, "05-20") for number in range(1, count + 1))
    fsync, calls = os.fsync, 0

    def replaced(descriptor: int) -> None:
        nonlocal calls
        calls += 1
        fsync(descriptor)
        if calls == 1:
            other = tmp_path / "other"
            lines = [json.dumps(GOOD), dump(entry(99, "05-01"))]
            lines += [dump(one) for one in ours] if theirs else []
            other.write_text("\n".join(lines) + "\n", encoding="utf-8")
            other.rename(path)

    monkeypatch.setattr(os, "fsync", replaced)
    assert {one.id for one in record(path, lambda _: ours)} == {one.id for one in ours}
    found = path.read_text(encoding="utf-8").splitlines()
    assert sorted(json.loads(line)["id"] for line in found) == sorted(
        [GOOD["id"], entry(99, "05-01").id, *(one.id for one in ours)]
    )
