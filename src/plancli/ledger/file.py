"""What does a ledger file hold, and how does an update get into it?

Readers never lock and never write; a writer appends whole lines under a lock between processes and does not
return before they are on disk.
"""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from datetime import MAXYEAR, timedelta
from typing import TYPE_CHECKING, NamedTuple

from plancli import disk
from plancli.errors import Message, PlancliError, Problem, cause_of, message
from plancli.ledger.entry import Entry, dump, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date, datetime
    from pathlib import Path

LOCK_SECONDS = 30
"""How long an update waits for the ones before it."""

LONGEST_LINE = 1_000_000
"""Bytes beyond which a line is no entry of ours."""

_NEWLINE = b"\n"
_ID = re.compile(rb'"id": ?"([0-9a-zA-Z-]+)"')
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


class Ledger(NamedTuple):
    """What a ledger file holds.

    Attributes:
        entries: Every entry once, ordered by (`on`, `at`, `id`); undone ones and the undoing ones included.
        problems: Lines that could not be read.
    """

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


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


def lines_of(path: Path) -> dict[str, int]:
    """Return the line on which each entry of the file first stands, by the entry's id."""
    found: dict[str, int] = {}
    try:
        lines = path.read_bytes().split(_NEWLINE)
    except FileNotFoundError:
        return found
    for number, line in enumerate(lines, start=1):
        if match := _ID.search(line):
            found.setdefault(match[1].decode(), number)
    return found


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
        stamped.append(entry._replace(at=at.astimezone(entry.at.tzinfo)))
        latest = at
    return tuple(stamped)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock that every writer of this ledger takes."""
    try:
        with disk.locked(path, LOCK_SECONDS) as is_ours:
            if not is_ours:
                raise LedgerBusyError(path=path, seconds=LOCK_SECONDS)
            yield
    except disk.LockError as error:
        raise LedgerUnwritableError(path=path, cause=error.args[0]) from error


def _append(path: Path, data: bytes) -> None:
    """Put whole lines at the end of the file and on disk, or leave it as it was."""
    try:
        disk.append(path, data)
    except OSError as error:
        raise LedgerUnwritableError(path=path, cause=cause_of(error)) from error
