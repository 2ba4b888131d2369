"""Faults tried for real: parallel updates, kills, full disks, locks and rights, each with real processes."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plancli import disk
from plancli.ledger import LedgerBusyError, dump, fold, read, record
from tests.making import entry

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAN = Path(__file__).parents[2] / "data" / "plan2010.toml"

PREAMBLE = """
import fcntl, os, sys, time  # fcntl: a script that changes its user can load nothing afterwards
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from plancli.errors import PlancliError
from plancli.ledger import Entry, new_id, record

path, who = Path(sys.argv[1]), sys.argv[2]

def entries(how_many):
    now = datetime.now(UTC)
    return [Entry(new_id(), now, who, date(2010, 5, 20), "1", note="进展" * 50) for _ in range(how_many)]

def update(how_many=1):
    for one in record(path, lambda known: entries(how_many)):
        print(one.id, flush=True)
"""

UPDATE_50_TIMES = PREAMBLE + "for _ in range(50): update()"
UPDATE_FOR_EVER = PREAMBLE + "for size in count(1): update(size % 7 + 1)"
UPDATE_ONCE = PREAMBLE + "update()"
HOLD_THE_LOCK = PREAMBLE + "record(path, lambda known: print('held', flush=True) or time.sleep(60))"
GIVE_UP_SOON = """
import plancli.disk
plancli.disk.lock.LOCK_SECONDS = 0.2
"""

SAY_WHAT_FAILS = """
def say(update):
    try:
        update()
    except PlancliError as error:
        print(error.id, error.exit_code, flush=True)
"""
UPDATE_OR_SAY_WHY = PREAMBLE + SAY_WHAT_FAILS + GIVE_UP_SOON + "say(update)"
UPDATE_AS_NOBODY = PREAMBLE + SAY_WHAT_FAILS + "os.geteuid() or os.setuid(65534); say(update); os._exit(0)"
UPDATE_ON_A_FULL_DISK = (
    PREAMBLE
    + SAY_WHAT_FAILS
    + """
import resource
bytes_left, hard = int(sys.argv[3]), resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_left, hard))
say(lambda: update(5))
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
"""
)
RUN_WITH_LITTLE_ROOM = """
import resource, sys
from plancli.cli.app import run
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), hard))
code = run(sys.argv[2:])
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
sys.exit(code)
"""


def run(script: str, *args: object) -> subprocess.Popen[str]:
    """Return a new process that runs a script."""
    command = [sys.executable, "-c", script, *map(str, args)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def said(process: subprocess.Popen[str]) -> list[str]:
    """Return the lines a process prints until it ends."""
    out, _ = process.communicate(timeout=60)
    return out.splitlines()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger that is not there yet."""
    return tmp_path / "plan.ledger.jsonl"


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that every user may look into; temporary ones of a test are the tester's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_eight_processes_of_fifty_updates_lose_none(path: Path) -> None:
    processes = [run(UPDATE_50_TIMES, path, f"writer-{number}") for number in range(8)]
    acknowledged = {id_ for process in processes for id_ in said(process)}
    found = read(path)
    assert len(acknowledged) == 400
    assert {one.id for one in found.entries} == acknowledged
    assert found.problems == ()
    stamps = [json.loads(line)["at"] for line in path.read_text(encoding="utf-8").splitlines()]
    assert stamps == sorted(set(stamps))  # each later than all before it


def test_parallel_commands_lose_no_update(tmp_path: Path) -> None:
    plan = tmp_path / "plan2010.toml"
    shutil.copyfile(PLAN, plan)
    command = [sys.executable, "-m", "plancli", "--plan", str(plan), "--as-of", "2010-05-10", "done"]
    ids = ["1", "2", "3", "4", "5", "30", "30", "8"]
    processes = [subprocess.Popen([*command, id_], stdout=subprocess.PIPE, text=True) for id_ in ids]
    assert [said(process) for process in processes] == [[id_] for id_ in ids]
    progress = fold(read(tmp_path / "plan2010.ledger.jsonl"), None)
    assert {id_ for id_, stands in progress.items() if stands.status == "done"} == {*ids} - {"30"}
    assert progress["30"].held == 2  # two sessions, two commands at once; that they close it is derived


def test_a_kill_loses_no_acknowledged_update(path: Path) -> None:
    """Killed at random moments, again and again, each time over a hundred updates more or less."""
    chance = random.Random(2010)
    acknowledged: set[str] = set()
    for kill in range(12):
        process = run(UPDATE_FOR_EVER, path, f"writer-{kill}")
        assert process.stdout is not None
        acknowledged.add(process.stdout.readline().strip())
        time.sleep(chance.uniform(0.0, 0.15))
        process.kill()
        *whole, _last = process.stdout.read().split("\n")  # the last line may be cut off
        acknowledged.update(whole)
        process.wait()
        process.stdout.close()
        found = read(path)
        assert acknowledged <= {one.id for one in found.entries}
        assert len(found.problems) <= kill + 1
    assert len(acknowledged) > 100


@pytest.mark.parametrize(
    ("before", "bytes_left"),
    [
        pytest.param(20, 10, id="not a byte left"),
        pytest.param(20, 100_000, id="room for some of the entries"),
        pytest.param(0, 500, id="on the first update"),
    ],
)
def test_a_full_disk_leaves_the_ledger_byte_for_byte(path: Path, before: int, bytes_left: int) -> None:
    if before:
        path.write_text(
            "".join(dump(entry(number, "05-01")) + "\n" for number in range(before)) + '{"id":"to'
        )
        bytes_left = min(bytes_left, path.stat().st_size + 700)
    data = path.read_bytes() if before else None
    assert said(run(UPDATE_ON_A_FULL_DISK, path, "lihua", bytes_left)) == ["error.ledger_unwritable 3"]
    assert (path.read_bytes() if path.exists() else None) == data
    assert said(run(UPDATE_ONCE, path, "lihua")) != []  # and there is room again


def test_a_full_disk_in_words(tmp_path: Path) -> None:
    """One line on stderr, exit 3, nothing recorded."""
    plan = tmp_path / "plan2010.toml"
    shutil.copyfile(PLAN, plan)
    ledger = tmp_path / "plan2010.ledger.jsonl"
    ledger.write_text("".join(dump(entry(number, "05-01", "24")) + "\n" for number in range(40)))
    data = ledger.read_bytes()

    command = [sys.executable, "-c", RUN_WITH_LITTLE_ROOM, str(len(data) + 50), "--plan", str(plan)]
    environment = {**os.environ, "PLANCLI_LANG": "en"}
    answer = subprocess.run(
        [*command, "done", "24"], capture_output=True, text=True, check=False, env=environment
    )
    assert (answer.returncode, answer.stdout) == (3, "")
    assert "nothing was recorded" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert ledger.read_bytes() == data


def test_a_ledger_that_may_not_be_written_is_read_and_left_alone(shared: Path) -> None:
    path = shared / "plan.ledger.jsonl"
    path.write_text(dump(entry(1, "05-01")) + "\n", encoding="utf-8")
    data = path.read_bytes()
    path.chmod(0o444)
    shared.chmod(0o777)
    assert said(run(UPDATE_AS_NOBODY, path, "nobody")) == ["error.ledger_unwritable 3"]
    assert path.read_bytes() == data
    assert len(read(path).entries) == 1


def test_only_the_ledger_itself_must_be_writable(shared: Path) -> None:
    """In a folder that is not, one update is recorded; none is where there is no ledger yet."""
    path = shared / "plan.ledger.jsonl"
    path.touch()
    path.chmod(0o666)
    shared.chmod(0o555)
    assert len(said(run(UPDATE_AS_NOBODY, path, "nobody"))[0]) == 16
    assert len(read(path).entries) == 1
    other = shared / "other.ledger.jsonl"
    assert said(run(UPDATE_AS_NOBODY, other, "nobody")) == ["error.ledger_unwritable 3"]
    assert not other.exists()


def test_a_folder_that_cannot_be_listed_can_be_recorded_in(shared: Path) -> None:
    """What is on disk is recorded, even where the folder itself cannot be opened to be synced."""
    shared.chmod(0o333)
    assert len(said(run(UPDATE_AS_NOBODY, shared / "plan.ledger.jsonl", "nobody"))[0]) == 16


def test_a_lock_held_by_a_dead_process_holds_nobody_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While it lives, others wait, and give up in words."""
    holder = run(HOLD_THE_LOCK, path, "holder")
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    assert said(run(UPDATE_OR_SAY_WHY, path, "lihua")) == ["error.ledger_busy 3"]
    monkeypatch.setattr(disk.lock, "LOCK_SECONDS", 0.1)
    with pytest.raises(LedgerBusyError):
        record(path, lambda _: [entry(1, "05-01")])
    assert path.read_bytes() == b""  # made to be locked, and empty until something is recorded
    holder.kill()
    holder.communicate()
    assert len(said(run(UPDATE_OR_SAY_WHY, path, "lihua"))) == 1
    assert len(read(path).entries) == 1


def test_a_torn_line_that_many_heal_is_healed_once(path: Path) -> None:
    whole = dump(entry(1, "05-01"))
    path.write_text(f"{whole}\n{whole[:50]}", encoding="utf-8")
    processes = [run(UPDATE_ONCE, path, f"writer-{number}") for number in range(4)]
    acknowledged = {id_ for process in processes for id_ in said(process)}
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[:2] == [whole, whole[:50]]
    assert len(lines) == 6
    found = read(path)
    assert acknowledged <= {one.id for one in found.entries}
    assert [problem.line for problem in found.problems] == [2]


def test_a_hundred_thousand_lines_are_read(path: Path) -> None:
    """A coarse bound: nothing in reading or folding grows faster than the file, sick lines included."""
    lines = [
        dump(entry(number, "05-01", str(number % 38), percent=number % 100)) for number in range(100_000)
    ]
    path.write_text("\n".join([*lines, *["garbage"] * 20_000]) + "\n", encoding="utf-8")
    begin = time.process_time()
    found = read(path)
    stands = fold(found, None)
    assert time.process_time() - begin < 15
    assert (len(found.entries), len(found.problems), len(stands)) == (100_000, 20_000, 38)
    assert found.problems[-1].line == 120_000
