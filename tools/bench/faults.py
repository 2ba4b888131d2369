"""Try for real what a tracker's files go through: many hands at once, sudden death, a full disk.

The same trial for plancli, Taskwarrior, todo.txt-cli, topydo and todoman, as far as they are installed:

- 8 processes close 50 tasks each, all at the same time;
- single updates are killed (SIGKILL, with all they started), every other one at a random moment of its usual
  time, every other one as soon as a file changes. Where that did harm, the harm is counted and the files are
  put back as they were before;
- single updates on a disk that is full, or nearly, or whose every free byte a neighbour takes (a small tmpfs;
  without the right to mount one, RLIMIT_FSIZE).

An update counts as acknowledged when its command ended with code 0, or had printed its answer when it was
killed. What is there afterwards is read from the files, not asked of the tool.

    python tools/bench/faults.py                        everything, written to docs/reliability.md
    python tools/bench/faults.py --kills 50 --print
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory, TemporaryFile
from threading import Event, Thread
from time import perf_counter, sleep
from typing import TYPE_CHECKING

import page
import workload
from contenders import environment, installed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from io import FileIO

    from contenders import Contender

HANDS, EACH = 8, 50
KILLS = 500
SPARE = 5
"""Tasks closed in peace, to learn how long that takes."""

LINGER = 0.005
"""Seconds within which death comes after a file has changed."""

BEFORE = 20
"""Tasks closed before the disk is full."""

WHILE_FULL = 30
ROOM = (0, 4_096, 16_384)
"""Bytes left on the full disk, a trial each; a last trial leaves none and has a neighbour who takes all."""

DISK = 8_000_000
"""Bytes of the small disk."""

HOLDS = 300
"""Tasks on it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of many updates.

    Attributes:
        acknowledged: Updates that were acknowledged.
        lost: Those of them that the files do not show.
        lost_before: Updates acknowledged before the trouble began that the files no longer show.
        missing: Tasks that the files no longer hold at all.
        unreadable: How often the tool could not list its tasks afterwards.
        harmful: How many kills took something away.
        goes_on: One more update is acknowledged, and there.
    """

    acknowledged: int = 0
    lost: int = 0
    lost_before: int = 0
    missing: int = 0
    unreadable: int = 0
    harmful: int = 0
    goes_on: bool = True

    def __add__(self, other: Outcome) -> Outcome:
        """Return both together."""
        return Outcome(
            self.acknowledged + other.acknowledged,
            self.lost + other.lost,
            self.lost_before + other.lost_before,
            self.missing + other.missing,
            self.unreadable + other.unreadable,
            self.harmful + other.harmful,
            self.goes_on and other.goes_on,
        )

    def or_worse(self, other: Outcome) -> Outcome:
        """Return the worst of what was lost, and how often anything was."""
        return replace(
            self,
            lost=max(self.lost, other.lost),
            missing=max(self.missing, other.missing),
            unreadable=self.unreadable + other.unreadable,
            harmful=self.harmful + other.harmful,
        )


@dataclass(frozen=True, slots=True)
class Stand:
    """A contender with its files in a folder.

    Attributes:
        planned: How many tasks it was told of, numbered from 1.
    """

    contender: Contender
    folder: Path
    planned: int

    def start(self, task: int, answer: int, limit: int | None = None) -> subprocess.Popen[bytes]:
        """Start closing a task; what it prints goes to a file; `limit` bounds the files it may write."""
        return subprocess.Popen(
            self.contender.done(self.folder, str(task)),
            env=environment(self.contender, self.folder),
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            restore_signals=limit is None,
            preexec_fn=limited(limit) if limit is not None else None,  # noqa: PLW1509  then no other thread runs
        )

    def close(self, task: int, limit: int | None = None) -> bool:
        """Close a task and return whether that was acknowledged."""
        with self.start(task, subprocess.DEVNULL, limit) as process:
            return process.wait() == 0

    def is_readable(self) -> bool:
        """Tell whether the tool can still list its tasks."""
        command = self.contender.filtered(self.folder, workload.FILTERED)
        around = environment(self.contender, self.folder)
        done = subprocess.run(command, env=around, cwd=self.folder, capture_output=True, check=False)
        return done.returncode == 0

    def standing(self) -> tuple[set[int], set[int]]:
        """Return the tasks that the files hold, and those of them that are closed."""
        held = {int(task): is_closed for task, is_closed in self.contender.standing(self.folder).items()}
        return set(held), {task for task, is_closed in held.items() if is_closed}

    def outcome(self, acknowledged: Collection[int], before: Collection[int] = ()) -> Outcome:
        """Return what came of updates; those of `before` were acknowledged when all was well."""
        held, closed = self.standing()
        return Outcome(
            acknowledged=len(acknowledged),
            lost=len(set(acknowledged) - closed),
            lost_before=len(set(before) - closed),
            missing=self.planned - len(held),
            unreadable=int(not self.is_readable()),
            goes_on=self.goes_on(),
        )

    def goes_on(self) -> bool:
        """Close one more task; tell whether that was acknowledged and is there."""
        held, closed = self.standing()
        task = max(held - closed, default=self.planned)
        return self.close(task) and task in self.standing()[1]


def limited(size: int) -> Callable[[], None]:
    """Return what keeps a process from writing files beyond a size; it is told so, not killed."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@contextmanager
def stand(contender: Contender, planned: int, folder: Path | None = None) -> Iterator[Stand]:
    """Set a contender up with some tasks, in a folder that goes away, and take it down again."""
    with TemporaryDirectory(prefix="plancli-faults-", dir=folder) as name:
        contender.load(Path(name), workload.tasks(planned), with_history=False)
        yield Stand(contender, Path(name), planned)


def many_hands(contender: Contender) -> Outcome:
    """Close 400 tasks from 8 processes at once."""
    with stand(contender, HANDS * EACH + 1) as own:

        def work(hand: int) -> list[int]:
            """Close 50 tasks, one after the other."""
            return [task for task in range(1 + hand * EACH, 1 + (hand + 1) * EACH) if own.close(task)]

        with ThreadPoolExecutor(HANDS) as hands:
            acknowledged = [task for done in hands.map(work, range(HANDS)) for task in done]
        return own.outcome(acknowledged)


def sudden_death(contender: Contender, kills: int) -> Outcome:
    """Kill updates, one after the other; what a kill took away is counted and put back."""
    chance = random.Random(kills)
    with stand(contender, kills + SPARE + 1) as own, TemporaryDirectory(prefix="plancli-kept-") as kept:
        in_peace = range(kills + 1, kills + SPARE + 1)
        usual = usual_time(own, in_peace)
        acknowledged = set(in_peace)
        answered = 0
        worst = Outcome()
        for task in range(1, kills + 1):
            copy(own.folder, Path(kept))
            moment = chance.uniform(0, usual) if task % 2 else None
            if killed(own, task, moment, chance.uniform(0, LINGER)):
                acknowledged.add(task)
                answered += 1
            harm = harm_of(own, acknowledged)
            if harm.harmful:
                copy(Path(kept), own.folder)
                acknowledged &= own.standing()[1]
            worst = worst.or_worse(harm)
        return replace(worst, acknowledged=answered, goes_on=own.goes_on())


def harm_of(own: Stand, acknowledged: set[int]) -> Outcome:
    """Return what a kill took away."""
    held, closed = own.standing()
    lost, missing, readable = len(acknowledged - closed), own.planned - len(held), own.is_readable()
    is_harmful = bool(lost or missing or not readable)
    return Outcome(lost=lost, missing=missing, unreadable=int(not readable), harmful=int(is_harmful))


def copy(source: Path, target: Path) -> None:
    """Make one folder hold exactly what another holds."""
    shutil.rmtree(target)
    shutil.copytree(source, target)


def usual_time(own: Stand, tasks: Sequence[int]) -> float:
    """Close tasks in peace and return how many seconds one takes."""
    times = []
    for task in tasks:
        start = perf_counter()
        own.close(task)
        times.append(perf_counter() - start)
    return median(times)


def killed(own: Stand, task: int, moment: float | None, linger: float) -> bool:
    """Close a task, kill that, and return whether it was acknowledged.

    Args:
        own: The contender.
        task: The task.
        moment: Seconds from the start; None waits until a file changes, and then for `linger` seconds.
        linger: See there.
    """
    with TemporaryFile() as answer:
        seen = signature(own.folder)
        process = own.start(task, answer.fileno())
        if moment is not None:
            sleep(moment)
        else:
            while process.poll() is None and signature(own.folder) == seen:
                pass
            sleep(linger)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        return process.wait() == 0 or bool(answer.seek(0, os.SEEK_END))


def signature(folder: Path) -> list[tuple[str, int, int]]:
    """Return what changes when a file of the contender's is written, its cache apart."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):
                if entry.is_dir() and entry.name != "cache":
                    found += signature(Path(entry.path))
                elif entry.is_file():
                    state = entry.stat()
                    found.append((entry.name, state.st_size, state.st_mtime_ns))
    return sorted(found)


def full_disk(contender: Contender) -> Outcome:
    """Close tasks while the disk is full, or nearly."""
    total = one_full_disk(contender, 0, has_neighbour=True)
    for room in ROOM:
        total += one_full_disk(contender, room, has_neighbour=False)
    return total


def one_full_disk(contender: Contender, room: int, *, has_neighbour: bool) -> Outcome:
    """Close tasks while the disk has so many bytes left; without a disk to fill, while files may not grow."""
    with small_disk() as disk, stand(contender, HOLDS, disk) as own:
        at_first = signature(own.folder)
        before = [task for task in range(1, BEFORE + 1) if own.close(task)]
        tried = range(BEFORE + 1, BEFORE + 1 + WHILE_FULL)
        if disk is None:
            limit = room + max(size for name, size, when in {*signature(own.folder)} - {*at_first})
            acknowledged = [task for task in tried if own.close(task, limit)]
        else:
            with filled(disk / "filler", room, is_greedy=has_neighbour):
                acknowledged = [task for task in tried if own.close(task)]
        return own.outcome(acknowledged, before)


@contextmanager
def small_disk() -> Iterator[Path | None]:
    """Mount a small disk and take it away again; None where that is not allowed."""
    with TemporaryDirectory(prefix="plancli-disk-") as name:
        mount = ("mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", name)
        try:
            is_mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
        except FileNotFoundError:
            is_mounted = False
        try:
            yield Path(name) if is_mounted else None
        finally:
            if is_mounted:
                subprocess.run(("umount", name), check=True)


@contextmanager
def filled(filler: Path, room: int, *, is_greedy: bool) -> Iterator[None]:
    """Fill a disk but for some bytes, and make room again; the greedy takes what becomes free meanwhile."""
    with filler.open("wb", buffering=0) as file:
        take_all(file)
        file.truncate(file.tell() - room)
        enough = Event()

        def keep_taking() -> None:
            while not enough.wait(0.0002):
                take_all(file)

        neighbour = Thread(target=keep_taking)
        if is_greedy:
            neighbour.start()
        try:
            yield
        finally:
            enough.set()
            if is_greedy:
                neighbour.join()
    filler.unlink()


def take_all(file: FileIO) -> None:
    """Write to a file until the disk is full."""
    with suppress(OSError):
        while file.write(bytes(4_096)):
            pass


def hands_table(outcomes: Mapping[str, Outcome]) -> str:
    """Return what came of many hands."""
    head = (f"{HANDS} × {EACH} updates at once", "acknowledged", "survived", "lost", "tasks gone")
    rows = (
        (name, *counts(one.acknowledged, one.acknowledged - one.lost, one.lost, one.missing))
        for name, one in outcomes.items()
    )
    return page.table(head, rows)


def death_table(outcomes: Mapping[str, Outcome], kills: int) -> str:
    """Return what came of sudden deaths; one kill can take away all that was acknowledged before it."""
    head = (f"{kills} updates killed", "acknowledged", "kills that did harm")
    more = ("at worst: acknowledged updates lost", "at worst: tasks gone", "files unreadable", "goes on")
    rows = (
        (
            name,
            *counts(one.acknowledged, one.harmful, one.lost, one.missing, one.unreadable),
            yes_or_no(is_true=one.goes_on),
        )
        for name, one in outcomes.items()
    )
    return page.table((*head, *more), rows)


def disk_table(outcomes: Mapping[str, Outcome]) -> str:
    """Return what came of full disks."""
    head = (f"{(1 + len(ROOM)) * WHILE_FULL} updates on a full disk", "acknowledged", "of these lost")
    more = ("earlier updates lost", "tasks gone", "goes on once there is room")
    rows = (
        (
            name,
            *counts(one.acknowledged, one.lost, one.lost_before, one.missing),
            yes_or_no(is_true=one.goes_on),
        )
        for name, one in outcomes.items()
    )
    return page.table((*head, *more), rows)


def counts(*numbers: int) -> Iterator[str]:
    """Return numbers as they stand in a table."""
    return (f"{number:,}" for number in numbers)


def yes_or_no(*, is_true: bool) -> str:
    """Return a claim as it stands in a table."""
    return "yes" if is_true else "**no**"


def main() -> None:
    """Try what the command line asks for, and print it or write it to the page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--kills", type=int, default=KILLS, help=f"updates killed of each tool (default {KILLS})"
    )
    parser.add_argument("--only", default="", help="names of tools, with commas between")
    parser.add_argument("--print", action="store_true", help="print, and leave the page as it is")
    given = parser.parse_args()
    contenders = [one for one in installed() if not given.only or one.name in given.only.split(",")]
    with small_disk() as disk:
        how = "a tmpfs" if disk else "RLIMIT_FSIZE, for want of the right to mount a tmpfs"
    hands: dict[str, Outcome] = {}
    deaths: dict[str, Outcome] = {}
    disks: dict[str, Outcome] = {}
    for one in contenders:
        print(f"{one.name}: many hands, sudden death, full disk", file=sys.stderr)
        hands[one.name] = many_hands(one)
        deaths[one.name] = sudden_death(one, given.kills)
        disks[one.name] = full_disk(one)
    parts = {
        "facts": f"`{page.command_line()}`; full disk by {how}. {page.machine(contenders)}",
        "hands": hands_table(hands),
        "deaths": death_table(deaths, given.kills),
        "disks": disk_table(disks),
    }
    if given.print:
        print("\n\n".join(parts.values()))
    else:
        page.fill(page.DOCS / "reliability.md", parts)


if __name__ == "__main__":
    main()
