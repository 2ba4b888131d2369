"""Dies at every step of a write, in a process small enough to fork often; prints what is found then.

A step is a byte written, or a call of the system that changes the disk: what a kill can fall between.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from plancli import disk
from plancli.ledger import Entry, read, record
from plancli.store.loading import load_plan
from plancli.store.writing import add_task, create

if TYPE_CHECKING:
    from collections.abc import Callable

KILLED = 9
CALLS = ("open", "fsync", "replace", "link", "unlink", "ftruncate", "fchmod", "close")

HEAD = 'title = "计划"\nyear = 2010\n[[tasks]]\nid = "1"\ntext = "甲"\n'
OTHER = HEAD.replace("甲", "丙丙")


def entry(number: int) -> Entry:
    """Return a short entry."""
    return Entry(f"{number:x}", datetime(2010, 5, number, tzinfo=UTC), "l", date(2010, 5, number), "1")


class Case(NamedTuple):
    """A write: what it is about, and what the file says before and after it.

    Attributes:
        name: Of the file.
        first: Makes the file, in an empty folder.
        write: What dies.
        says: What a reader reads.
    """

    name: str
    first: Callable[[Path], object]
    write: Callable[[Path], object]
    says: Callable[[Path], object]


def _entries(path: Path) -> str:
    return "".join(one.id for one in read(path).entries)


def _tasks(path: Path) -> str:
    return "".join(task.text for task in load_plan(path).tasks) if path.exists() else "none"


LEDGER, PLAN = "plan.ledger.jsonl", "plan.toml"
CASES = {
    "one entry": Case(LEDGER, lambda _: 0, lambda path: record(path, lambda _: [entry(1)]), _entries),
    "several entries": Case(
        LEDGER,
        lambda path: record(path, lambda _: [entry(1)]),
        lambda path: record(path, lambda _: [entry(2), entry(3), entry(4)]),
        _entries,
    ),
    "a task": Case(
        PLAN,
        lambda path: path.write_text(HEAD, encoding="utf-8"),
        lambda path: add_task(path, {"text": "乙"}),
        _tasks,
    ),
    "a new plan": Case(PLAN, lambda _: 0, lambda path: create(path, HEAD), _tasks),
    "another plan": Case(
        PLAN,
        lambda path: path.write_text(HEAD, encoding="utf-8"),
        lambda path: create(path, OTHER, overwrite=True),
        _tasks,
    ),
}


def die_at(step: int) -> None:
    """Have this process die at a step from now on."""
    done = 0
    write = os.write

    def count(amount: int = 1) -> None:
        nonlocal done
        done += amount
        if done >= step:
            os._exit(KILLED)

    def written(descriptor: int, data: bytes) -> int:
        room = step - done - 1
        if room < len(data):
            write(descriptor, bytes(data)[:room])
        count(len(data))
        return write(descriptor, data)

    os.write = written  # type: ignore[assignment]  # takes what disk gives it

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def called(*args: object, **named: object) -> object:
            count()
            return real(*args, **named)

        return called

    for name in CALLS:
        setattr(os, name, counted(getattr(os, name)))


def is_killed(case: Case, path: Path, step: int) -> bool:
    """Write in a child that dies at a step; tell whether it got that far."""
    child = os.fork()
    if child == 0:
        die_at(step)
        case.write(path)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED


def main(which: str, folder: Path, *, with_two_names: bool) -> None:
    """Print what is said after a death at each step, what after one more write, and what else lies there."""
    case, found = CASES[which], Counter[tuple[str, ...]]()
    path, other = folder / case.name, folder / "other-name"
    for step in range(1, 100_000):
        for old in folder.iterdir():
            old.unlink()
        case.first(path)
        if with_two_names:
            other.hardlink_to(path)
        if not is_killed(case, path, step):
            break
        said = case.says(path)
        if path.exists():
            disk.update(path, lambda file: file.append(b"\n"))  # the next writer cleans up
        else:
            case.write(path)
        after = case.says(path)
        left = sorted(one.name for one in folder.iterdir() if one not in (path, other))
        same = not with_two_names or path.samefile(other)
        found[str(said), str(after), " ".join(left), "same" if same else "parted"] += 1
    print(json.dumps([*found.items()]))  # noqa: T201  for the test


if __name__ == "__main__":
    which, *more, _, place = sys.argv[1:]
    main(which, Path(place), with_two_names=bool(more))
