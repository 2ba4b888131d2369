"""What does a ledger file hold, and how does an update get into it?

Readers never lock and never write; a writer appends whole lines under a lock between processes and does not
return before they are on disk.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from plancli import disk
from plancli.errors import PlancliError, Problem, cause_of, message
from plancli.ledger.book import TWO_CONTENTS, Ledger, book
from plancli.ledger.entry import dump
from plancli.ledger.lines import read_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from plancli.ledger.entry import Entry

LOCK_SECONDS = 30
"""How long an update waits for the ones before it."""

_NEWLINE = b"\n"
_ID = rb'"id": ?"([0-9a-zA-Z-]+)"'


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
    entries, problems = read_lines(data, path)
    return book(entries, (*problems, *_disputed(entries, data, path)))


def _disputed(entries: Sequence[Entry], data: bytes, path: Path) -> Iterator[Problem]:
    """Yield the ids that stand under several contents, each with its lines."""
    contents: dict[str, Entry] = {}
    disputed = {entry.id for entry in entries if contents.setdefault(entry.id, entry) != entry}
    if disputed:
        lines = _numbered(data)
        for id_ in sorted(disputed):
            places = ", ".join(map(str, lines.get(id_, ())))
            yield Problem(message(TWO_CONTENTS, id=id_, lines=places), str(path), lines.get(id_, [None])[-1])


def lines_of(path: Path) -> dict[str, int]:
    """Return the line on which each entry of the file first stands, by the entry's id."""
    try:
        return {id_: lines[0] for id_, lines in _numbered(path.read_bytes()).items()}
    except FileNotFoundError:
        return {}


def _numbered(data: bytes) -> dict[str, list[int]]:
    """Return the lines on which each entry stands, by the entry's id."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(data.split(_NEWLINE), start=1):
        for id_ in re.findall(_ID, line):
            found.setdefault(id_.decode(), []).append(number)
    return found


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
    """Return the entries stamped later than all in the ledger, in turn, even if the clock went back."""
    latest = ledger.latest
    stamped = []
    for entry in entries:
        at = entry.at if latest is None else max(entry.at, latest + timedelta(microseconds=1))
        stamped.append(replace(entry, at=at.astimezone(entry.at.tzinfo)))
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
