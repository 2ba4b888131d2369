"""Entries are taken back by appending, refused where others build on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk import id_of, part, recorded, said, stands, write_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli

STARTED, NOTED, CLOSED, OTHER, TAKEN, UNDOING = (0x10, 0x20, 0x30, 0x40, 0x51, 0x52)


@pytest.fixture
def known(desk: Path) -> Path:
    """A ledger of a few entries, one of them taken back; returns its path."""
    entries = (
        said(STARTED, "03-01", "24", status="doing"),
        said(NOTED, "03-02", "24", note="只是备注"),
        said(CLOSED, "05-03", "24", status="done"),
        said(OTHER, "05-04", "10", status="done"),
        said(TAKEN, "05-05", "23", status="done"),
        said(UNDOING, "05-06", "23", undo=id_of(TAKEN)),
    )
    return write_ledger(desk / "plan2010.toml", entries)


def undo(plancli: Plancli, *numbers: int, options: tuple[str, ...] = ()) -> tuple[int, list[str]]:
    """Return the exit code and the ids of tasks that taking entries back prints."""
    result = plancli("undo", *(id_of(number) for number in numbers), *options)
    return result.code, result.out.split()


def test_the_last_entry_is_taken_back(plancli: Plancli, known: Path) -> None:
    """The task's id is printed; the file only grows; the state is that before the entry, on any day."""
    before = known.read_bytes()
    assert undo(plancli, CLOSED, options=("--note", "误报")) == (0, ["24"])
    assert known.read_bytes().startswith(before)
    entry = recorded(known.parent)[-1]
    assert part(entry, ("task", "undo", "note", "on", "by")) == {
        "task": "24",
        "undo": id_of(CLOSED),
        "note": "误报",
        "on": "2010-05-10",
        "by": "lihua",
    }
    for as_of in ("2010-05-04", "2010-05-10", "2010-12-31"):
        assert stands(plancli, "24", "--as-of", as_of)["status"] == "doing"


def test_an_undoing_can_be_undone(plancli: Plancli, known: Path) -> None:
    """The entry counts again; and may be taken back again."""
    assert undo(plancli, UNDOING) == (0, ["23"])
    assert stands(plancli, "23")["status"] == "done"
    assert undo(plancli, TAKEN) == (0, ["23"])
    assert stands(plancli, "23")["status"] == "todo"
    assert undo(plancli, TAKEN) == (0, [])
    assert len(recorded(known.parent)) == 8


@pytest.mark.parametrize(
    ("typed", "tasks"),
    [
        pytest.param([id_of(OTHER)], ["10"], id="nothing builds on it"),
        pytest.param([id_of(NOTED)], ["24"], id="nothing builds on a note"),
        pytest.param(["00000030"], ["24"], id="the eight digits that the log shows"),
        pytest.param([id_of(CLOSED), id_of(STARTED)], ["24"], id="with all that build on it"),
        pytest.param([id_of(STARTED), "--force"], ["24"], id="despite what builds on it"),
        pytest.param([id_of(OTHER), id_of(CLOSED)], ["10", "24"], id="two at once"),
        pytest.param([id_of(OTHER), id_of(OTHER)], ["10"], id="one named twice"),
        pytest.param([id_of(TAKEN)], [], id="what is taken back already"),
    ],
)
@pytest.mark.usefixtures("known")
def test_what_is_taken_back(plancli: Plancli, typed: list[str], tasks: list[str]) -> None:
    result = plancli("undo", *typed)
    assert (result.code, result.out.split()) == (0, tasks)


@pytest.mark.parametrize(
    ("typed", "code", "text"),
    [
        pytest.param([id_of(STARTED)], 7, id_of(CLOSED), id="a later entry depends on it"),
        pytest.param([id_of(OTHER), id_of(STARTED)], 7, "--force", id="one of two that cannot"),
        pytest.param(["ffff"], 4, "'ffff' is the beginning of no entry's id", id="unknown"),
        pytest.param(["0000"], 4, "or of several", id="ambiguous"),
        pytest.param([id_of(OTHER), "ffff"], 4, "'ffff' is the beginning of no", id="one of two is unknown"),
        pytest.param([], 4, "lihua has recorded nothing here", id="none named, and nothing of one's own"),
        pytest.param(["--last"], 4, "lihua has recorded nothing here", id="nor a last one"),
        pytest.param(["24"], 2, "'24' is a task", id="a task"),
        pytest.param([id_of(OTHER), "24"], 2, "'24' is a task", id="one of two is a task"),
        pytest.param([id_of(OTHER), "--last"], 2, "ENTRY, --last", id="one named, and the last"),
        pytest.param([id_of(OTHER), "--on", "soon"], 2, "--on", id="on no day"),
    ],
)
def test_refusals(plancli: Plancli, known: Path, typed: list[str], code: int, text: str) -> None:
    """The last line says why, and nothing is written."""
    before = known.read_bytes()
    result = plancli("undo", *typed)
    assert (result.code, result.out) == (code, "")
    assert text in result.err
    assert result.err.splitlines()[-1].startswith("plancli: ")
    assert known.read_bytes() == before


def test_a_dry_run_writes_nothing(plancli: Plancli, known: Path) -> None:
    before = known.read_bytes()
    assert undo(plancli, OTHER, options=("--dry-run",)) == (0, ["10"])
    assert known.read_bytes() == before


def test_entries_come_through_a_pipe(plancli: Plancli, known: Path) -> None:
    """What `log -o ids` prints, `undo -` takes."""
    ids = plancli("log", "24", "-o", "ids").out
    result = plancli("undo", "-", piped=ids)
    assert (result.code, result.out) == (0, "24\n")
    assert len(recorded(known.parent)) == 9
    assert stands(plancli, "24")["status"] == "todo"


def test_a_session_that_is_taken_back_was_never_held(plancli: Plancli, desk: Path) -> None:
    """Both sessions taken back in turn, the last one first."""
    plancli("done", "30")
    plancli("done", "30")
    first, second = (entry["id"] for entry in recorded(desk))
    assert plancli("undo", first).code == 7
    assert plancli("undo", second).code == 0
    assert part(stands(plancli, "30"), ("held", "status")) == {"held": 1, "status": "doing"}
    assert plancli("undo", first).code == 0
    assert part(stands(plancli, "30"), ("held", "status")) == {"held": 0, "status": "todo"}
