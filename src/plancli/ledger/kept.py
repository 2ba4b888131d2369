"""What did a ledger file say when it was last read whole? Kept, so that only what came after need be read.

The ledger is only ever appended to, so what was read once stays true as long as the file begins with the same
bytes. Kept are lines of JSON: how far they reach; how each task stands by all of them; where the lines of
each task begin; every id. An entry is read again from its line when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from json import JSONEncoder, loads
from typing import TYPE_CHECKING, Any, overload
from zlib import crc32

from plancli import cache
from plancli.errors import Message, Problem
from plancli.ledger.fold import Progress, fold, sums
from plancli.ledger.lines import Ledger, entry_at, in_order, latest_of, read_lines, undone

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from plancli.ledger.entry import Entry
    from plancli.ledger.lines import Lines

LONGEST_TAIL = 200
"""Lines after what is kept, beyond which the file is read whole and kept anew."""

_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def read(path: Path, data: bytes, folder: Path | None) -> Ledger:
    """Return what a ledger file says by what is kept and the lines after it, or keep it anew.

    Args:
        path: The ledger.
        data: What the file holds.
        folder: Where such things are kept; None keeps nothing.
    """
    ledger = _remembered(path, data, folder) if folder else _read(path, data)[1]
    return ledger or read_lines(data, path).ledger()


def _remembered(path: Path, data: bytes, folder: Path) -> Ledger | None:
    """Return what a ledger file says, by what is kept where that is enough."""
    place, key = cache.place(folder, path, "ledger"), cache.key(path)
    body = cache.read(place, key, bytes)
    ledger = _ledger(body, data, path) if body else None
    if ledger is None:
        body, ledger = _read(path, data)
        cache.write(place, key, body)
    return ledger


def _read(path: Path, data: bytes) -> tuple[bytes, Ledger | None]:
    """Return what is to be kept of a ledger file, and what the file says by that."""
    body = _encoded(data[: data.rfind(b"\n") + 1], path)
    return body, _ledger(body, data, path)


def _ledger(body: bytes, data: bytes, path: Path) -> Ledger | None:
    """Return what a ledger file says by what is kept of it; None where that is not enough."""
    head, *rest = body.split(b"\n")
    said = loads(head)
    if len(data) < said["bytes"] or crc32(memoryview(data)[: said["bytes"]]) != said["crc"]:
        return None
    if data.count(b"\n", said["bytes"]) > LONGEST_TAIL:
        return None
    tail = read_lines(data, path, start=said["bytes"], above=said["lines"])
    kept = Kept(data, said, rest, tail, path)
    if tail.entries and any(entry.undo or id_ in kept.known for id_, (entry, _) in tail.entries.items()):
        return None
    problems = tuple(Problem(Message(id_), str(path), line) for id_, line in said["problems"])
    return Ledger(kept, problems + tail.problems, kept)


def _encoded(data: bytes, path: Path) -> bytes:
    """Return what whole lines of a ledger file say as lines of JSON."""
    from plancli.ledger.marks import ID, START, TIMING, Marks, counted  # noqa: PLC0415  hardly ever read anew

    found = Marks(data, path)
    gone = undone(entry_at(data, mark[START]) for mark in found.undoings)
    idle = gone.union(mark[ID] for mark in found.undoings)
    standing, places = {}, {}
    for task, marks in found.by_task.items():
        marks.sort(key=found.order)
        places[task] = [mark[START] for mark in marks]
        own = [mark for mark in marks if mark[ID] not in idle] if idle else marks
        if own:
            standing[task] = (*sums(map(counted, own)), [mark[START] for mark in own if mark[TIMING]])
    head = {
        "bytes": len(data),
        "crc": crc32(data),
        "lines": found.ended,
        "latest": found.latest.isoformat() if found.latest else None,
        "gone": sorted(gone),
        "problems": [(problem.message.id, problem.line) for problem in found.problems],
    }
    lines = head, standing, places, found.ids
    return "\n".join(map(_encode, lines)).encode(errors="surrogatepass")


class _Standing(Mapping[str, Progress]):
    """How each recorded task stands at the end of a day, worked out when it is asked for."""

    def __init__(self, kept: Kept, as_of: date | None, tasks: Collection[str]) -> None:
        self._kept = kept
        self._as_of = as_of
        self._tasks = tasks

    def __getitem__(self, task: str) -> Progress:
        """Return how one task stands; one of which nothing is recorded by that day is not among them."""
        progress: Progress | None = self.get(task)
        if progress is None:
            raise KeyError(task)
        return progress

    def get(self, task: str, default: Any = None) -> Any:  # noqa: ANN401  as `Mapping` has it
        """Return how one task stands; of most nothing is recorded, and that is no exception."""
        progress = self._kept.progress(task, self._as_of) if task in self._tasks else None
        return default if progress is None else progress

    def __iter__(self) -> Iterator[str]:
        """Return the ids of the recorded tasks."""
        return (task for task in self._tasks if self._kept.progress(task, self._as_of) is not None)

    def __len__(self) -> int:
        """Return how many tasks are recorded."""
        return sum(1 for _ in self)


class Kept(Sequence["Entry"]):
    """The entries of a ledger, each read again when it is asked for."""

    def __init__(
        self, data: bytes, head: Mapping[str, Any], rest: Sequence[bytes], tail: Lines, path: Path
    ) -> None:
        """Keep both parts; little of them is looked at before somebody asks."""
        self.undone = frozenset(head["gone"])
        self._data = data
        self._head = head
        self._standing, self._places, self._ids = rest
        self._path = path
        self._tail = in_order(entry for entry, _ in tail.entries.values())

    @cached_property
    def ids(self) -> frozenset[str]:
        """The id of every entry."""
        return self.known.union(entry.id for entry in self._tail)

    @cached_property
    def known(self) -> frozenset[str]:
        """The id of every entry in what is kept."""
        return frozenset(loads(self._ids))

    @cached_property
    def latest(self) -> datetime | None:
        """When the last entry was recorded."""
        before = self._head["latest"]
        stamps = [datetime.fromisoformat(before)] if before else []
        after = latest_of(self._tail)
        return max([*stamps, after] if after else stamps, default=None)

    @cached_property
    def _all(self) -> tuple[Entry, ...]:
        """Every entry, in order."""
        return tuple(read_lines(self._data, self._path).ledger().entries)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.ids)

    def __iter__(self) -> Iterator[Entry]:
        """Return the entries in order."""
        return iter(self._all)

    @overload
    def __getitem__(self, place: int) -> Entry: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Entry, ...]: ...
    def __getitem__(self, place: int | slice) -> Entry | tuple[Entry, ...]:
        """Return an entry by its place in the order, or several."""
        return self._all[place]

    def of(self, task: str) -> tuple[Entry, ...]:
        """Return the entries of one task, in order."""
        before = [entry_at(self._data, start) for start in self._starts.get(task, ())]
        return in_order([*before, *(entry for entry in self._tail if entry.task == task)])

    def fold(self, as_of: date | None, only: Collection[str] | None) -> Mapping[str, Progress]:
        """Return how each recorded task stands at the end of a day, as `plancli.ledger.fold` does."""
        recorded = self._rows.keys() | self._later
        return _Standing(self, as_of, recorded if only is None else recorded.intersection(only))

    def progress(self, task: str, as_of: date | None) -> Progress | None:
        """Return how one task stands: as kept, or by its entries where some are later than both."""
        row = self._rows.get(task)
        if row and task not in self._later and (as_of is None or row[4] <= as_of.isoformat()):
            return self._kept_progress(row)
        return fold(Ledger(self.of(task)), as_of, gone=self.undone).get(task)

    @cached_property
    def _later(self) -> frozenset[str]:
        """The tasks of which something was recorded after what is kept."""
        return frozenset(entry.task for entry in self._tail)

    @cached_property
    def _rows(self) -> dict[str, Any]:
        """How each task stood by what is kept."""
        rows: dict[str, Any] = loads(self._standing)
        return rows

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        """Where the lines of each task begin, in bytes, in the order of its entries."""
        starts: dict[str, list[int]] = loads(self._places)
        return starts

    def _kept_progress(self, row: Sequence[Any]) -> Progress:
        """Return the progress of a row."""
        status, percent, held, closed_on, last_on, held_on, extensions = row
        return Progress(
            status,
            percent,
            held,
            date.fromisoformat(closed_on) if closed_on else None,
            date.fromisoformat(last_on),
            date.fromisoformat(held_on) if held_on else None,
            tuple([entry_at(self._data, start) for start in extensions]),
        )
