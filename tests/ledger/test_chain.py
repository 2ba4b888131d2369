"""Whoever changes, removes or reorders lines of a ledger is found out; whoever merges ledgers is not."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plancli.ledger import NoHashError, chain, dump, examine, hashes, heads, read, record
from tests.making import entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancli.errors import Problem
    from plancli.ledger import Entry

LEDGER = "plan.ledger.jsonl"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of three commands and five lines, recorded on one machine."""
    ledger, number = tmp_path / LEDGER, 0
    for count in (1, 1, 3):
        some = [entry(number + one, "05-20", note=f"第{number + one}次") for one in range(count)]
        put(ledger, *some)
        number += count
    assert told(ledger) == []
    return ledger


def put(path: Path, *entries: Entry) -> None:
    """Record entries on this machine."""
    record(path, lambda _: entries, memory=path.parent / "state")


def found(path: Path) -> tuple[Problem, ...]:
    """Return what this machine finds of a ledger."""
    return examine(path, path.parent / "state").problems


def told(path: Path) -> list[tuple[str, int | None]]:
    """Return the same as message ids without their area, each with its line."""
    return [(problem.message.id.removeprefix("ledger."), problem.line) for problem in found(path)]


def test_every_changed_byte_is_named(path: Path) -> None:
    whole = path.read_bytes()
    for place, byte in enumerate(whole):
        for other in {byte ^ 1, 0x0A, 0x20} - {byte}:
            path.write_bytes(whole[:place] + bytes([other]) + whole[place + 1 :])
            assert found(path), (place, other)


def test_every_removed_byte_is_named(path: Path) -> None:
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + whole[place + 1 :])
        assert found(path), place


def test_every_removed_line_and_every_swap_is_named(path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    for one in range(len(lines)):
        path.write_bytes(b"".join(lines[:one] + lines[one + 1 :]))
        assert ("gone", None) in told(path)
        for other in range(one):
            swapped = list(lines)
            swapped[one], swapped[other] = lines[other], lines[one]
            path.write_bytes(b"".join(swapped))
            assert "moved" in dict(told(path)), (one, other)


@pytest.mark.parametrize("goes_on", [False, True], ids=["as it is", "after one more update"])
def test_an_older_copy_is_named_with_how_many_entries_are_gone(path: Path, goes_on: bool) -> None:
    whole = path.read_bytes()
    ends = [place + 1 for place, byte in enumerate(whole) if byte == 0x0A]
    for left, end in enumerate([0, *ends[:-1]]):
        path.write_bytes(whole[:end])
        if goes_on:
            put(path, entry(100 + left, "05-21"))
            assert told(path)[-1] == ("chain_broken", left + 1)
            assert examine(path, None).problems  # the trace stays in the file, for every other machine
        gone = next(problem for problem in found(path) if problem.message.id == "ledger.gone")
        assert dict(gone.message.args)["count"] == len(ends) - left + (left if goes_on else 0)
    path.unlink()
    assert told(path) == [("gone", None)]


def test_what_another_machine_finds_out(path: Path, tmp_path: Path) -> None:
    """It has no memory of the lines; each but the last is held by the one that follows."""
    lines = path.read_bytes().splitlines(keepends=True)
    for one, line in enumerate(lines[:-1]):
        for instead in (b"", line.replace(b"lihua", b"zhang").replace("李".encode(), "张".encode())):
            path.write_bytes(b"".join((*lines[:one], instead, *lines[one + 1 :])))
            problems = examine(path, tmp_path / "elsewhere").problems
            assert [problem.message.id for problem in problems] == ["ledger.chain_broken"]


def test_a_changed_line_is_named_by_its_entry(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("第3次", "第8次"), encoding="utf-8")
    assert told(path) == [("changed", 4), ("chain_broken", 5)]
    assert dict(found(path)[0].message.args) == {"entry": f"{3:016x}"}


def test_three_clones_merged_are_in_order(tmp_path: Path) -> None:
    """In any order that keeps each clone's own, as merge=union does; and after more updates of each."""
    chance = random.Random(15)
    clones = [tmp_path / str(number) / LEDGER for number in range(3)]
    for round_ in range(12):
        for number, clone in enumerate(clones):
            clone.parent.mkdir(exist_ok=True)
            some = [entry(100 * round_ + 10 * number + one, "05-20") for one in range(chance.randint(1, 3))]
            put(clone, *some)
        one, other = chance.sample(clones, 2)
        theirs = other.read_bytes().splitlines(keepends=True)
        lines = one.read_bytes().splitlines(keepends=True)
        place = 0
        for line in theirs:
            if line in lines:
                place = max(place, lines.index(line) + 1)
            else:
                place = chance.randint(place, len(lines))
                lines.insert(place, line)
                place += 1
        one.write_bytes(b"".join(lines))
        assert [examine(clone, clone.parent / "state").problems for clone in clones] == [()] * 3
    assert len(examine(clones[0], None).heads) > 1


def test_older_lines_and_those_by_hand_are_legal_and_counted(path: Path) -> None:
    old = "".join(dump(entry(number, "05-01")) + "\n" for number in (500, 501))
    path.write_text(old + path.read_text(encoding="utf-8"), encoding="utf-8")
    put(path, entry(600, "05-21"))
    checked = examine(path, path.parent / "state")
    assert (checked.problems, checked.unchained) == ((), 2)


def test_line_ends_and_a_mark_at_the_start_are_no_change(path: Path) -> None:
    """Git on Windows writes the one, editors the other."""
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert told(path) == []
    put(path, entry(600, "05-21"))
    assert told(path) == []


def test_what_a_killed_command_did_not_remember_is_remembered_by_the_next(path: Path) -> None:
    (memory,) = (path.parent / "state").iterdir()
    kept = memory.read_bytes()
    put(path, entry(600, "05-21"), entry(601, "05-21"))
    memory.write_bytes(kept + b"\n0123456789abcdef")  # died while it remembered
    assert told(path) == []
    put(path, entry(602, "05-21"))
    assert told(path) == []
    path.write_text(path.read_text(encoding="utf-8").replace(f"{601:016x}", f"{999:016x}"), encoding="utf-8")
    assert dict(told(path)).keys() == {"gone", "chain_broken"}


def test_half_a_line_of_a_killed_command_is_not_remembered(path: Path) -> None:
    head = examine(path, None).heads[0]
    with path.open("ab") as file:
        file.write(b'{"id":"5f3a","prev":"%s","at":"2010' % head.encode())
    put(path, entry(602, "05-21"))
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-2] + lines[-1:]))  # as `check` says: remove it
    assert told(path) == []


def _no_folder(file: Path) -> None:
    file.parent.rmdir()
    file.parent.write_bytes(b"")


HINDRANCES: dict[str, Callable[[Path], None]] = {
    "a folder": Path.mkdir,
    "a pipe": os.mkfifo,
    "a link": lambda file: file.symlink_to("/dev/null"),
    "no folder": _no_folder,
}


@pytest.mark.parametrize("hindrance", HINDRANCES)
def test_where_nothing_can_be_remembered_lines_are_recorded_unchained(tmp_path: Path, hindrance: str) -> None:
    file = chain.Memory(tmp_path / "state", tmp_path / LEDGER).file
    file.parent.mkdir()
    HINDRANCES[hindrance](file)
    ledger = tmp_path / LEDGER
    put(ledger, entry(1, "05-20"))
    assert read(ledger).entries == (entry(1, "05-20"),)
    assert not chain.Memory(tmp_path / "state", ledger).is_kept()
    assert (examine(ledger, tmp_path / "state").problems, examine(ledger, None).unchained) == ((), 1)


def test_rubbish_in_the_memory_is_passed_over(path: Path) -> None:
    (memory,) = (path.parent / "state").iterdir()
    memory.write_bytes(b"\0" * 5000 + memory.read_bytes() + b"\xff\n\n 12\n" + b"\0" * 100)
    assert told(path) == []
    put(path, entry(602, "05-21"))
    assert told(path) == []
    assert len(examine(path, None).heads) == 1


def test_links_lead_to_one_memory(path: Path) -> None:
    link = path.with_name("link.ledger.jsonl")
    link.symlink_to(path)
    put(link, entry(602, "05-21"))
    assert told(path) == []
    assert len(examine(path, None).heads) == 1


def test_a_hash_on_paper_seals_the_lines_before_it(path: Path) -> None:
    """Typed as it is printed; on a machine that remembers nothing, also when the ledger has grown."""
    (head,) = heads(path)
    put(path, entry(602, "05-21"))
    for typed in (head, head[:8], f" {head[:8]} {head[8:16]}", head.upper()):
        assert examine(path, None, sealed=hashes(typed)).problems == ()
    (problem,) = examine(path, None, sealed=hashes("0" * 32)).problems
    assert problem.message.id == "ledger.no_seal"
    for typed in (head[:7], "", head[:8] + "x"):
        with pytest.raises(NoHashError):
            hashes(typed)
    put(path, entry(603, "05-22"))
    path.write_text(path.read_text(encoding="utf-8").replace("第4次", "第9次"), encoding="utf-8")
    assert len(examine(path, None, sealed=[head]).problems) == 2
