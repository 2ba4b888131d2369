"""What did a plan file say when it was last read? Kept, so that it need not be validated and resolved again.

A snapshot is lines of JSON: the plan without its tasks, and their ids; after an empty line one timing a line;
after another one task a line. A task is made when somebody asks for it, so that an update of one task among
10,000 makes one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from json import JSONEncoder, loads
from typing import TYPE_CHECKING, Any, overload

from plancli import cache
from plancli.errors import Message
from plancli.plan import Department, Person, Plan, Section, Supervision, Task, Unplaced, department_names
from plancli.timing.model import Milestone, Timing

if TYPE_CHECKING:
    import os
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

FEW = 20
"""Tasks up to which each is looked for on its own."""

PART = 100
"""Rows read in one go: few enough for what they say to stay in the processor's caches until it is a task."""

_BETWEEN = b"\n\n"
"""The end of one part of a snapshot, and the empty line before the next."""

_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def load(path: Path, folder: Path) -> Plan | None:
    """Return the plan in a file as it was read before; None where the file or plancli has changed since.

    Args:
        path: The plan file.
        folder: Where snapshots are kept.
    """
    try:
        key = _key(path, path.stat())
    except OSError:
        return None
    body = cache.read(cache.place(folder, path, "plan"), key)
    return None if body is None else _decoded(body, path, _Phrases(cache.place(folder, path, "phrases"), key))


def save(path: Path, plan: Plan, folder: Path, *, before: os.stat_result) -> None:
    """Keep a plan as it was read from a file, unless the file was changed since or only just.

    Args:
        path: The plan file.
        plan: What it says.
        folder: Where snapshots are kept.
        before: The file's status before it was read.
    """
    try:
        key = _key(path, path.stat())
    except OSError:
        return
    if key == _key(path, before):
        place = cache.place(folder, path, "plan")
        cache.write(place, key, _encoded(plan), after_ns=before.st_mtime_ns)


def _key(path: Path, status: os.stat_result) -> bytes:
    """Return what a plan is worked out from; the time of the last change shows what `cp -p` hides."""
    return cache.key(path, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def _encoded(plan: Plan) -> bytes:
    """Return a plan as lines of JSON."""
    timings = list(dict.fromkeys(task.timing for task in plan.tasks if task.timing))
    numbers = {timing: number for number, timing in enumerate(timings)}
    head = {
        "title": plan.title,
        "year": plan.year,
        "document": plan.document,
        "issuer": plan.issuer,
        "issued": _iso(plan.issued),
        "sections": plan.sections,
        "departments": plan.departments,
        "supervision": plan.supervision,
        "meanings": dict(plan.meanings),
        "events": {word: day.isoformat() for word, day in plan.events.items()},
        "unplaced": plan.unplaced,
        "names": department_names(plan),
    }
    ids = [task.id for task in plan.tasks]
    tasks = (task._replace(timing=numbers.get(task.timing)) for task in plan.tasks)  # type: ignore[arg-type]  # a row
    return b"\n".join(map(_lines, ((head, ids), map(_timing_row, timings), tasks)))


def _lines(values: Iterable[object]) -> bytes:
    """Return each value as a line of JSON."""
    return b"".join([b"%b\n" % _encode(value).encode() for value in values])


def _decoded(body: bytes, path: Path, phrases: _Phrases) -> Plan:
    """Return the plan that lines of JSON say."""
    head = body[: body.index(b"\n")]
    said: dict[str, Any] = loads(head)
    tasks = _Tasks(body, len(head), tuple(said["names"]), phrases)
    return Plan(
        title=said["title"],
        year=said["year"],
        path=str(path),
        tasks=tasks,
        document=said["document"],
        issuer=said["issuer"],
        issued=_day(said["issued"]),
        sections=tuple(Section(*one) for one in said["sections"]),
        departments=tuple(Department(name, tuple(aliases)) for name, aliases in said["departments"]),
        supervision=Supervision(*said["supervision"]),
        meanings=said["meanings"],
        events={word: date.fromisoformat(day) for word, day in said["events"].items()},
        unplaced=tuple(Unplaced(*one) for one in said["unplaced"]),
        finder=tasks,
    )


class _Tasks(Sequence[Task]):
    """The tasks of a snapshot, each made when it is asked for; the plan's finder."""

    def __init__(
        self,
        body: bytes,
        after: int,
        departments: tuple[str, ...],
        phrases: _Phrases,
    ) -> None:
        """Keep what comes after the plan's own line, which has so many bytes; little of it is looked at."""
        self.departments = departments
        self._body = body
        self._ids = slice(after, body.index(_BETWEEN, after))
        self._timed = slice(self._ids.stop + len(_BETWEEN), body.index(_BETWEEN, self._ids.stop + 1))
        self._start = self._timed.stop + len(_BETWEEN)
        self._made: dict[str, Task | None] = {}
        self._timings: dict[int, Timing] = {}
        self._phrases = phrases

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every task's id, in the plan's order."""
        return tuple(loads(self._body[self._ids]))

    @cached_property
    def _rows(self) -> list[bytes]:
        """The row of each task, not yet read."""
        return self._body[self._start :].splitlines()

    @cached_property
    def _timing_rows(self) -> list[bytes]:
        """The row of each timing, not yet read."""
        return self._body[self._timed].splitlines()

    @cached_property
    def _all(self) -> tuple[Task, ...]:
        """Every task."""
        parts = (self._rows[at : at + PART] for at in range(0, len(self._rows), PART))
        return tuple([self._task(row) for part in parts for row in loads(b"[%b]" % b",".join(part))])

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.ids)

    def __iter__(self) -> Iterator[Task]:
        """Return the tasks one after another."""
        return iter(self._all)

    @overload
    def __getitem__(self, place: int) -> Task: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Task, ...]: ...
    def __getitem__(self, place: int | slice) -> Task | tuple[Task, ...]:
        """Return the task at a place in the plan's order, or several."""
        return self._all[place]

    def some(self, ids: Collection[str]) -> dict[str, Task]:
        """Return the tasks with these ids, by id; an id that no task has is left out."""
        if len(ids) > FEW:
            rows = dict(zip(self.ids, self._rows, strict=True))
            return {id_: self._task(loads(rows[id_])) for id_ in ids if id_ in rows}
        return {id_: task for id_ in ids if (task := self._one(id_))}

    def _one(self, id_: str) -> Task | None:
        """Return the task with an id, made once; None where there is none."""
        if id_ not in self._made:
            row = self._row(id_)
            self._made[id_] = self._task(loads(row)) if row else None
        return self._made[id_]

    def _row(self, id_: str) -> bytes:
        """Return the row that begins with an id, found without reading the others; empty where none does."""
        begin = b"\n[%b," % _encode(id_).encode()
        start = self._body.find(begin, self._start - 1)
        return self._body[start : self._body.find(b"\n", start + 1)] if start >= 0 else b""

    def naming(self, departments: Collection[str]) -> Iterator[Task]:
        """Return the tasks that may name one of these departments, in the plan's order, and hardly others."""
        words = [_encode(name).encode() for name in departments]
        for row in self._rows:
            if any(word in row for word in words):
                yield self._task(loads(row))

    def recall(self, phrase: str, issued: date | None) -> Timing | None:
        """Return what a phrase said on a day was found to mean before, or None."""
        return self._phrases.recall(phrase, issued)

    def remember(self, phrase: str, issued: date | None, timing: Timing) -> None:
        """Note what a phrase said on a day was found to mean."""
        self._phrases.remember(phrase, issued, timing)

    def keep(self) -> None:
        """Keep what was noted for other commands."""
        self._phrases.keep()

    def _task(self, row: Sequence[Any]) -> Task:
        """Return the task of a row."""
        id_, text, timing, number, section, heading, lead, support, people, notes, tags, *rest = row
        return Task(
            id_,
            text,
            None if timing is None else self._timing(timing),
            number,
            section,
            heading,
            tuple(lead),
            tuple(support),
            tuple([Person(*person) for person in people]) if people else (),
            tuple([(label, text) for label, text in notes]) if notes else (),
            tuple(tags),
            *rest,
        )

    def _timing(self, number: int) -> Timing:
        """Return one of the plan's timings; tasks with the same phrase share it."""
        if number not in self._timings:
            self._timings[number] = _timing(loads(self._timing_rows[number]))
        return self._timings[number]


class _Phrases:
    """What the ledger's phrases were found to mean in this plan."""

    def __init__(self, file: Path, key: bytes) -> None:
        self._file = file
        self._key = key
        self._has_news = False

    @cached_property
    def _known(self) -> dict[str, Any]:
        """Rows of timings by day and phrase."""
        body = cache.read(self._file, self._key)
        return loads(body) if body else {}

    def recall(self, phrase: str, issued: date | None) -> Timing | None:
        """Return what a phrase said on a day means, if that is known."""
        row = self._known.get(f"{issued} {phrase}")
        return _timing(row) if row else None

    def remember(self, phrase: str, issued: date | None, timing: Timing) -> None:
        """Note what a phrase said on a day means."""
        self._known[f"{issued} {phrase}"] = _timing_row(timing)
        self._has_news = True

    def keep(self) -> None:
        """Keep what was noted, if anything was."""
        if self._has_news:
            cache.write(self._file, self._key, _encode(self._known).encode())


def _timing_row(timing: Timing) -> list[object]:
    """Return a timing as JSON can hold it."""
    return [
        *timing[:2],
        _iso(timing.first),
        _iso(timing.last),
        *timing[4:7],
        [day.isoformat() for day in timing.occurrences],
        [(stage.label, stage.first.isoformat(), stage.last.isoformat()) for stage in timing.milestones],
        timing.edtf,
        timing.rule,
        [_message_row(note) for note in timing.notes],
        timing.reason,
        timing.suggestion,
    ]


def _timing(row: Sequence[Any]) -> Timing:
    """Return the timing of a row."""
    phrase, kind, first, last, tentative, approximate, count, days, stages, edtf, rule, notes, *rest = row
    return Timing(
        phrase,
        kind,
        _day(first),
        _day(last),
        tentative,
        approximate,
        count,
        tuple(map(date.fromisoformat, days)),
        tuple(
            Milestone(label, date.fromisoformat(begin), date.fromisoformat(end))
            for label, begin, end in stages
        ),
        edtf,
        rule,
        tuple(map(_message, notes)),
        *rest,
    )


def _message_row(what: Message) -> list[object]:
    """Return a message as JSON can hold it: days apart from words."""
    return [
        what.id,
        [(name, {"day": _iso(value)} if isinstance(value, date) else value) for name, value in what.args],
    ]


def _message(row: Sequence[Any]) -> Message:
    """Return the message of a row."""
    id_, args = row
    return Message(
        id_, tuple((name, _day(value["day"]) if isinstance(value, dict) else value) for name, value in args)
    )


def _iso(day: date | None) -> str | None:
    """Return a day as ISO 8601 writes it."""
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    """Return the day of an ISO 8601 text."""
    return date.fromisoformat(text) if text else None
