"""Which entries are meant to be taken back, and what takes them back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from plancli.recording import undo
from plancli.recording.refusals import RefusedError
from plancli.recording.updates import Stamp
from tests.making import day, entry, ledger

STAMP = Stamp(datetime(2010, 6, 1, tzinfo=UTC), "李华", day("06-01"), "误报")
TASKS = frozenset({"1", "2"})


def id_of(number: int) -> str:
    """Return the id of the entry with a number."""
    return f"{number:016x}"


KNOWN = ledger(
    entry(0x100, "05-01", status="doing"),
    entry(0x200, "05-02", note="只是备注"),
    entry(0x300, "05-03", status="done"),
    entry(0x400, "05-01", "2", status="done"),
    entry(0x500, "05-04", "2", undo=id_of(0x400)),
)


def taken(typed: list[str], *, force: bool = False) -> list[str | None]:
    """Return the ids that are taken back where these were typed."""
    made = undo.decide(KNOWN, undo.named(KNOWN, typed, TASKS), STAMP, force=force)
    assert all((one.on, one.by, one.note) == (STAMP.on, STAMP.by, STAMP.note) for one in made.entries)
    return [one.undo for one in made.entries]


@pytest.mark.parametrize(
    ("typed", "force", "expected"),
    [
        pytest.param([0x300], False, [0x300], id="the last one"),
        pytest.param([0x200], False, [0x200], id="a note, on which nothing builds"),
        pytest.param([0x100, 0x300], False, [0x100, 0x300], id="with all that build on it"),
        pytest.param([0x100], True, [0x100], id="despite later ones"),
        pytest.param([0x500], False, [0x500], id="an undoing"),
        pytest.param([0x400], False, [], id="what is taken back already"),
        pytest.param([0x300, 0x300], False, [0x300], id="named twice: once"),
        pytest.param([], False, [], id="nothing"),
    ],
)
def test_what_is_taken_back(typed: list[int], force: bool, expected: list[int]) -> None:
    assert taken([id_of(one) for one in typed], force=force) == [id_of(one) for one in expected]


def test_three_entries_of_one_task_are_three_records() -> None:
    """Entries are counted on both sides, not tasks."""
    typed = [id_of(number) for number in (0x100, 0x200, 0x300)]
    made = undo.decide(KNOWN, undo.named(KNOWN, typed, TASKS), STAMP)
    assert (len(made.entries), len(made.already)) == (3, 0)
    again = ledger(*KNOWN.entries, *made.entries)
    made = undo.decide(again, undo.named(again, typed, TASKS), STAMP)
    assert (len(made.entries), len(made.already)) == (0, 3)


def test_what_later_entries_build_on_is_refused() -> None:
    with pytest.raises(RefusedError) as caught:
        taken([id_of(0x100)])
    [problem] = caught.value.problems
    assert problem.path == id_of(0x100)
    assert dict(problem.message.args) == {"task": "1", "later": id_of(0x300)}
    assert caught.value.exit_code == 7


def test_the_beginning_of_an_id_will_do_if_only_one_has_it() -> None:
    known = ledger(entry(0xABC << 48, "05-01"), entry(0xABD << 48, "05-02"))
    assert [one.id for one in undo.named(known, ["0abc"], TASKS)] == [id_of(0xABC << 48)]


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        pytest.param("0ab", [0xABC << 48, 0xABD << 48], id="the beginning of two: both are listed"),
        pytest.param("", [], id="nothing"),
        pytest.param("ff", [], id="the beginning of none"),
    ],
)
def test_an_entry_that_cannot_be_told(typed: str, listed: list[int]) -> None:
    known = ledger(entry(0xABC << 48, "05-01"), entry(0xABD << 48, "05-02"))
    with pytest.raises(undo.NoSuchEntryError) as caught:
        undo.named(known, [typed], TASKS)
    assert {problem.path for problem in caught.value.problems} == {id_of(one) for one in listed}
    assert caught.value.exit_code == 4


def test_the_id_of_a_task_is_never_the_beginning_of_an_entry_s_id() -> None:
    """Its entries that still count are listed, however its own id begins."""
    known = ledger(
        entry(0x24 << 56, "05-01", "24", status="doing"),
        entry(0x24A << 48, "05-02", "24", status="done"),
        entry(0x300, "05-03", "24", undo=id_of(0x24A << 48)),
        entry(0x400, "05-03", "1", status="done"),
    )
    with pytest.raises(undo.TaskNotEntryError) as caught:
        undo.named(known, ["24"], frozenset({"24"}))
    assert {problem.path for problem in caught.value.problems} == {id_of(0x300), id_of(0x24 << 56)}
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("user", "expected"),
    [
        pytest.param("李华", 0x30, id="the last one recorded, whatever day it speaks of"),
        pytest.param("王芳", 0x20, id="of this user, neither an undoing nor undone"),
    ],
)
def test_the_last_entry_of_a_user(user: str, expected: int) -> None:
    known = ledger(
        entry(0x10, "05-09"),
        entry(0x20, "05-05", by="王芳"),
        entry(0x30, "05-01"),
        entry(0x40, "05-02", by="王芳"),
        entry(0x50, "05-02", by="王芳", undo=id_of(0x40)),
    )
    assert undo.last_of(known, user).id == id_of(expected)


def test_a_user_who_recorded_nothing_takes_nothing_back() -> None:
    with pytest.raises(undo.NothingToUndoError) as caught:
        undo.last_of(KNOWN, "王芳")
    assert caught.value.exit_code == 4
