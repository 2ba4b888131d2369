"""What has been recorded, and how does each task stand on a given day?

The ledger is a file of JSON objects, one a line, only ever appended. Readers never lock and never write; a
writer appends whole lines under a lock between processes and does not return before they are on disk.
"""

from __future__ import annotations

import json
import os
import threading
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import MAXYEAR, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal, get_args

from plancli.errors import Message, PlancliError, Problem, cause_of, message

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from io import FileIO
    from pathlib import Path

Status = Literal["todo", "doing", "done", "cancelled"]
STATUSES: tuple[Status, ...] = get_args(Status)
CLOSED: tuple[Status, ...] = ("done", "cancelled")

LOCK_SECONDS = 30
"""How long an update waits for the ones before it."""

LONGEST_LINE = 1_000_000
"""Bytes beyond which a line is no entry of ours."""

PERCENTS = range(101)

_NEWLINE = b"\n"
_BOM = b"\xef\xbb\xbf"


class LedgerUnreadableError(PlancliError):
    """The ledger exists and cannot be read."""

    exit_code = 3
    id = "error.ledger_unreadable"


class LedgerUnwritableError(PlancliError):
    """An update could not be written; the ledger is as it was."""

    exit_code = 3
    id = "error.ledger_unwritable"


class LedgerBusyError(PlancliError):
    """Another process held the ledger's lock for longer than an update should take."""

    exit_code = 3
    id = "error.ledger_busy"


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated record of progress.

    Attributes:
        id: 16 random hex digits; equal ids are one entry.
        at: When it was recorded, with the offset from UTC.
        by: Who recorded it.
        on: Day it took effect.
        task: Id of the task it speaks of.
        status: New status.
        percent: Progress, 0 to 100.
        held: Further sessions held; they add up.
        note: Words about it.
        timing: A new timing phrase: an extension.
        reason: Why the time was extended.
        authority: Who allowed it.
        undo: Id of an entry that no longer counts, on any day.
    """

    id: str
    at: datetime
    by: str
    on: date
    task: str
    status: Status | None = None
    percent: int | None = None
    held: int | None = None
    note: str | None = None
    timing: str | None = None
    reason: str | None = None
    authority: str | None = None
    undo: str | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a ledger file holds.

    Attributes:
        entries: Every entry once, ordered by (`on`, `at`, `id`); undone ones and the undoing ones included.
        problems: Lines that could not be read.
    """

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How one task stands on a day, by what is recorded.

    Attributes:
        percent: Last percent reported.
        held: Sessions held so far.
        closed_on: Day of the closing that still stands.
        last_on: Day of the last entry.
        last_held_on: Day of the last entry that held a session.
        entries: The entries that count, in order.
        extensions: Those of them that give a new timing, in order.
    """

    status: Status = "todo"
    percent: int | None = None
    held: int = 0
    closed_on: date | None = None
    last_on: date | None = None
    last_held_on: date | None = None
    entries: tuple[Entry, ...] = ()
    extensions: tuple[Entry, ...] = ()


NOTHING = Progress()


_TEXTS = ("id", "at", "by", "on", "task", "status", "note", "timing", "reason", "authority", "undo")
_NEEDED = ("id", "at", "on", "task")


def _value(data: Mapping[str, object], key: str, kind: type) -> Any:  # noqa: ANN401  JSON is checked here, once
    """Return `data[key]`, None where absent; raise ValueError where it is not a `kind`."""
    value = data.get(key)
    if value is None or type(value) is kind:
        return value
    raise ValueError(key)


def parse(data: object) -> Entry:
    """Return the entry that a JSON value holds.

    Raises:
        ValueError: It holds none; the argument is the key at fault, or ``entry``.
    """
    if type(data) is not dict:
        raise ValueError("entry")
    texts = {key: _value(data, key, str) for key in _TEXTS}
    for key in _NEEDED:
        if not texts[key]:
            raise ValueError(key)
    percent, held = _value(data, "percent", int), _value(data, "held", int)
    if percent is not None and percent not in PERCENTS:
        raise ValueError("percent")
    if texts["status"] not in (None, *STATUSES):
        raise ValueError("status")
    at = datetime.fromisoformat(texts.pop("at"))
    if at.tzinfo is None:
        raise ValueError("at")
    on = date.fromisoformat(texts.pop("on"))
    by = texts.pop("by") or ""
    return Entry(at=at, by=by, on=on, percent=percent, held=held, **texts)


def dump(entry: Entry) -> str:
    """Return an entry as one line of JSON, without the line's end; keys that say nothing are left out."""
    said = {field.name: value for field in fields(entry) if (value := getattr(entry, field.name)) is not None}
    return json.dumps(
        said | {"at": entry.at.isoformat(), "on": entry.on.isoformat()},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def read(path: Path) -> Ledger:
    """Return what the ledger file holds; a file that does not exist yet holds nothing.

    Raises:
        LedgerUnreadableError: The file is there and cannot be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Ledger()
    except OSError as error:
        raise LedgerUnreadableError(path=path, cause=cause_of(error)) from error
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    lines = data.removeprefix(_BOM).split(_NEWLINE)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = parse(_loads(line))
        except (ValueError, RecursionError):
            what = _what_is_wrong(line, is_last=number == len(lines))
            problems.append(Problem(what, str(path), number))
        else:
            known = entries.setdefault(entry.id, entry)
            if known != entry:  # one id, two contents: keep the same one whatever the order of lines
                entries[entry.id] = min(known, entry, key=dump)
    return Ledger(tuple(sorted(entries.values(), key=_order)), tuple(problems))


def _order(entry: Entry) -> tuple[date, datetime, str]:
    """Return what entries are ordered by."""
    return entry.on, entry.at, entry.id


def _loads(line: bytes) -> object:
    """Return the JSON value of a line; raise ValueError where there is none or it is huge."""
    if len(line) > LONGEST_LINE:
        raise ValueError(len(line))
    return json.loads(line)


def _what_is_wrong(line: bytes, *, is_last: bool) -> Message:
    """Return why a line that could not be read may be as it is; the last one has no end yet."""
    if line.startswith((b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")):
        return message("ledger.conflict")
    if is_last:
        return message("ledger.torn")
    return message("ledger.broken")


def record(path: Path, decide: Callable[[Ledger], Sequence[Entry]]) -> tuple[Entry, ...]:
    """Append what `decide` makes of the ledger as it stands, and return it once it is on disk.

    No other process appends between the reading and the writing. Either every entry is written or none.

    Args:
        path: The ledger; made if it does not exist.
        decide: Returns the entries to append; whatever it raises leaves the file as it is.

    Raises:
        LedgerBusyError: Other updates did not finish in `LOCK_SECONDS`.
        LedgerUnreadableError: The file is there and cannot be read.
        LedgerUnwritableError: The entries cannot be written; the file is as it was.
    """
    with _locked(path):
        ledger = read(path)
        entries = _after_all_others(ledger, decide(ledger))
        if entries:
            lines = "".join(dump(entry) + "\n" for entry in entries)
            _append(path, lines.encode(errors="replace"))  # a note may hold bytes of another encoding
    return entries


def _after_all_others(ledger: Ledger, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries stamped later than all in the ledger, in turn, even if the clock went back.

    A stamp in the last year there is has no room after it, so it is no clock's and counts for nothing.
    """
    latest = max((entry.at for entry in ledger.entries if entry.at.year < MAXYEAR), default=None)
    stamped = []
    for entry in entries:
        at = entry.at if latest is None else max(entry.at, latest + timedelta(microseconds=1))
        stamped.append(replace(entry, at=at.astimezone(entry.at.tzinfo)))
        latest = at
    return tuple(stamped)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock that every writer of this ledger takes; the system drops it when a process dies."""
    from fasteners import InterProcessLock  # noqa: PLC0415  only an update locks

    lock = InterProcessLock(path.with_name(f".{path.name}.lock"))
    try:
        taken = lock.acquire(timeout=LOCK_SECONDS)
    except OSError as error:
        raise LedgerUnwritableError(path=path, cause=cause_of(error)) from error
    except threading.ThreadError as error:
        raise LedgerUnwritableError(path=path, cause=error) from error
    if not taken:
        raise LedgerBusyError(path=path, seconds=LOCK_SECONDS)
    try:
        yield
    finally:
        lock.release()


def _append(path: Path, data: bytes) -> None:
    """Put whole lines at the end of the file and on disk, or leave it as it was."""
    try:
        is_new = not path.exists()
        with path.open("a+b", buffering=0) as file:
            end = file.seek(0, os.SEEK_END)
            try:
                _write_all(file, _healing(file, end) + data)
                os.fsync(file.fileno())
            except OSError:
                file.truncate(end)
                if is_new:
                    path.unlink()
                raise
        if is_new:
            _sync_folder(path.parent)
    except OSError as error:
        raise LedgerUnwritableError(path=path, cause=cause_of(error)) from error


def _healing(file: FileIO, end: int) -> bytes:
    """Return the line's end that the file's last line lacks when its writer was cut off."""
    if end == 0:
        return b""
    file.seek(end - 1)
    return b"" if file.read(1) == _NEWLINE else _NEWLINE


def _write_all(file: FileIO, data: bytes) -> None:
    """Write every byte; one call of the system may take only some."""
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]


def _sync_folder(folder: Path) -> None:
    """Put a new file's name on disk, where the system can."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def new_id() -> str:
    """Return a fresh entry id: 16 random hex digits."""
    return os.urandom(8).hex()


def undone(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the ids that no longer count; an undoing that is itself undone takes nothing back."""
    gone: set[str] = set()
    undoings = [entry for entry in entries if entry.undo]
    for entry in sorted(undoings, key=lambda entry: (entry.at, entry.id), reverse=True):
        if entry.id not in gone and entry.undo:
            gone.add(entry.undo)
    return frozenset(gone)


def fold(ledger: Ledger, as_of: date | None, only: Collection[str] | None = None) -> dict[str, Progress]:
    """Return how each recorded task stands at the end of a day, by task id.

    Args:
        ledger: Everything known now.
        as_of: The day; None takes every entry, those of later days too.
        only: Ids of the tasks to look at; None looks at all.
    """
    gone = undone(ledger.entries)
    by_task: dict[str, list[Entry]] = {}
    for entry in ledger.entries:
        if only is not None and entry.task not in only:
            continue
        if entry.id not in gone and not entry.undo and (as_of is None or entry.on <= as_of):
            by_task.setdefault(entry.task, []).append(entry)
    return {task: _progress(entries) for task, entries in by_task.items()}


def _progress(entries: Sequence[Entry]) -> Progress:
    """Return what the entries of one task add up to."""
    status: Status | None = None
    percent, held, closed_on, held_on = None, 0, None, None
    for entry in entries:
        if entry.status and entry.status != status:
            status = entry.status
            closed_on = entry.on if status in CLOSED else None
        if entry.percent is not None:
            percent = entry.percent
        if entry.held:
            held, held_on = held + entry.held, entry.on
    return Progress(
        status=status or ("doing" if percent or held > 0 else "todo"),
        percent=percent,
        held=max(held, 0),
        closed_on=closed_on,
        last_on=entries[-1].on,
        last_held_on=held_on,
        entries=tuple(entries),
        extensions=tuple(entry for entry in entries if entry.timing),
    )
