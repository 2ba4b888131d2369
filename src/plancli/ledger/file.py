"""What does a ledger file hold, and how does an update get into it?

Readers never lock and never write; a writer appends whole lines under the file's lock and does not return
before they are on disk.
"""

from __future__ import annotations

import codecs
import re
from datetime import timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec.structs import replace

from plancli import disk
from plancli.disk.lock import LOCK_SECONDS
from plancli.errors import PlancliError, Problem, UnfitError, cause_of, message
from plancli.ledger import chain
from plancli.ledger.book import TWO_CONTENTS, Ledger, book
from plancli.ledger.entry import dump
from plancli.ledger.lines import LONGEST_LINE, MOST_FAULTS, TOO_MANY_FAULTS, read_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from plancli.ledger.entry import Entry

LARGEST_LEDGER = 40_000_000
"""Bytes beyond which a file is no ledger of ours; 100,000 entries have half of it."""

MOST_PHRASED = 200_000
"""Characters of all the different times that were given; each takes about 0.3 ms to be read."""

_LINES_NAMED = 5
"""Lines that are named of one id with several contents."""

_NEWLINE = b"\n"
_BEGINNING = b'{"id":'
"""What every line of ours begins with."""

_CUT_OFF = b"\0 \t\r"
"""What may stand in the place of a line that was not written."""

_ID = rb'"id": ?"([0-9a-zA-Z-]+)"'

_AS_GOOD = timedelta(seconds=1)
"""How far a stamp may be put off so that entries stand in the order they were recorded; one clock's grain."""


class LedgerUnreadableError(PlancliError):
    """The ledger exists and cannot be read."""

    exit_code = 3
    id = "error.ledger_unreadable"


class LedgerUnwritableError(PlancliError):
    """An update could not be written; the ledger is as it was."""

    exit_code = 3
    id = "error.ledger_unwritable"


class NoLedgerError(PlancliError):
    """What was to be appended to holds other things than entries."""

    exit_code = 3
    id = "error.no_ledger"


class LedgerUncertainError(PlancliError):
    """An update could not be written for certain, and could not be taken back."""

    exit_code = 3
    id = "error.ledger_uncertain"


class EntryUnfitError(PlancliError):
    """An entry could not be read back from the line that would hold it."""

    exit_code = 2
    id = "error.entry_unfit"


class LedgerBusyError(PlancliError):
    """Another process held the ledger's lock for longer than an update should take."""

    exit_code = 3
    id = "error.ledger_busy"


def read(path: Path) -> Ledger:
    """Return what the ledger file holds; a file that does not exist yet holds nothing.

    Raises:
        LedgerUnreadableError: The file is there and cannot be read.
    """
    return _book(_bytes_of(path), path)


def _bytes_of(path: Path) -> bytes:
    """Return what stands in the file; nothing where there is none yet."""
    try:
        return disk.read(path, LARGEST_LEDGER)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise LedgerUnreadableError(path=path, cause=cause_of(error)) from error


def _book(data: bytes, path: Path) -> Ledger:
    """Return the ledger that the bytes of a file make.

    Raises:
        LedgerUnreadableError: Too much of it is wrong.
    """
    try:
        entries, problems = read_lines(data, path)
        _stop_if_wordy(entries)
        return book(entries, (*problems, *_disputed(entries, data, path)))
    except UnfitError as error:
        raise LedgerUnreadableError(path=path, cause=error.cause) from error


def _stop_if_wordy(entries: Sequence[Entry]) -> None:
    """Stop where so many different times were given that to read them takes too long.

    Raises:
        UnfitError: So it is.
    """
    given = {(entry.on, entry.timing) for entry in entries if entry.timing}
    if sum(len(timing) for _, timing in given) > MOST_PHRASED:
        raise UnfitError(message("ledger.too_many_phrases", most=MOST_PHRASED))


def _disputed(entries: Sequence[Entry], data: bytes, path: Path) -> Iterator[Problem]:
    """Yield the ids that stand under several contents, each with its lines."""
    contents: dict[str, Entry] = {}
    disputed = {entry.id for entry in entries if contents.setdefault(entry.id, entry) != entry}
    if len(disputed) > MOST_FAULTS:
        raise UnfitError(message(TOO_MANY_FAULTS, most=MOST_FAULTS))
    if disputed:
        lines = _numbered(data)
        for id_ in sorted(disputed):
            places = lines.get(id_, [])
            more = (*places[:_LINES_NAMED], "…") if len(places) > _LINES_NAMED else places
            said = message(TWO_CONTENTS, id=id_, lines=", ".join(map(str, more)))
            yield Problem(said, str(path), places[-1] if places else None)


def lines_of(path: Path) -> dict[str, int]:
    """Return the line on which each entry of the file first stands, by the entry's id."""
    return {id_: lines[0] for id_, lines in _numbered(_bytes_of(path)).items()}


def _numbered(data: bytes) -> dict[str, list[int]]:
    """Return the lines on which each entry stands, by the entry's id."""
    found: dict[str, list[int]] = {}
    number, before = 1, 0
    for match in re.finditer(_ID, data):
        number += data.count(_NEWLINE, before, match.start())
        before = match.start()
        found.setdefault(match[1].decode(), []).append(number)
    return found


def examine(path: Path, memory: Path | None, *, sealed: Sequence[str] = ()) -> chain.Examined:
    """Return whether the lines of a ledger are those that were recorded.

    Args:
        path: The ledger.
        memory: Folder in which this machine remembers what it recorded; None where there is none.
        sealed: Hashes, or their first digits, of lines that must be there, as `heads` gave them once.

    Raises:
        LedgerUnreadableError: The file is there and cannot be read.
    """
    return chain.examine(_bytes_of(path), path, chain.Memory(memory, path) if memory else None, sealed=sealed)


def heads(path: Path) -> tuple[str, ...]:
    """Return the hash of the last line of each chain: written elsewhere, they seal all lines before them.

    Raises:
        LedgerUnreadableError: The file is there and cannot be read.
    """
    return chain.examine(_bytes_of(path), path, None).heads


def record(
    path: Path, decide: Callable[[Ledger], Sequence[Entry]], *, memory: Path | None = None
) -> tuple[Entry, ...]:
    """Append what `decide` makes of the ledger as it stands, and return it once it is on disk.

    No other process appends between the reading and the writing. Either every entry is written or none.

    Args:
        path: The ledger; made if it does not exist.
        decide: Returns the entries to append; whatever it raises leaves the file as it is. It is called again
            where another file took the ledger's name while they were written.
        memory: Folder in which this machine remembers what it recorded, so that each line can name the one
            before it; None, or where nothing can be kept there, leaves the lines unchained.

    Raises:
        EntryUnfitError: An entry could not be read back from its line.
        LedgerBusyError: Other updates did not finish in time.
        LedgerUnreadableError: The file is there and cannot be read.
        LedgerUnwritableError: The entries cannot be written; the file is as it was.
        LedgerUncertainError: They cannot be written for certain.
        NoLedgerError: The file holds other things than entries.
    """
    written: tuple[Entry, ...] = ()
    remembered = chain.Memory(memory, path) if memory else None

    def append(file: disk.Held) -> tuple[Entry, ...]:
        nonlocal written
        data = _held_bytes(file, path)
        ledger = _book(data, path)
        if not ledger.entries and not _is_ours(data):
            raise NoLedgerError(path=path)
        if not written or not ledger.ids.issuperset(entry.id for entry in written):
            head = remembered.head(data) if remembered else None
            written, lines = _chained(_after_all_others(ledger, decide(ledger)), head, path)
            _put(file, data, lines)
            if remembered and head is not None:
                remembered.add(lines)
        return written

    try:
        return disk.update(path, append, create=True)
    except disk.BusyError as error:
        raise LedgerBusyError(path=path, seconds=LOCK_SECONDS) from error
    except disk.UncertainError as error:
        raise LedgerUncertainError(path=path, cause=cause_of(error)) from error
    except OSError as error:
        raise LedgerUnwritableError(path=path, cause=cause_of(error)) from error


def _is_ours(data: bytes) -> bool:
    """Tell whether all that stands in a file without entries are lines whose writers were cut off.

    Of such a line a beginning may be there, or zeros, as a crash of the system may leave.
    """
    lines = data.removeprefix(codecs.BOM_UTF8).split(_NEWLINE)
    return all(_BEGINNING.startswith(line.strip(_CUT_OFF)[: len(_BEGINNING)]) for line in lines)


def _held_bytes(file: disk.Held, path: Path) -> bytes:
    """Return what stands in a ledger whose lock is held."""
    try:
        return file.read(LARGEST_LEDGER)
    except OSError as error:
        raise LedgerUnreadableError(path=path, cause=cause_of(error)) from error


def _put(file: disk.Held, before: bytes, lines: Sequence[bytes]) -> None:
    """Put lines at the end of a ledger; one as it is, since half a line is no entry, several all or none."""
    match lines:
        case []:
            pass
        case [line]:
            file.append(line)
        case _:
            healing = b"" if before.endswith(_NEWLINE) or not before else _NEWLINE
            file.rewrite(b"".join((before, healing, *lines)), old=before)


def _chained(entries: Sequence[Entry], head: str | None, path: Path) -> tuple[tuple[Entry, ...], list[bytes]]:
    """Return entries, each of which names the line before it, and their lines, having read them back.

    Args:
        entries: What is to be recorded.
        head: Hash of the line that this machine recorded last; None leaves the entries unchained.
        path: The ledger.

    Raises:
        EntryUnfitError: An entry would not be read back as it is.
    """
    chained, lines = [], []
    for entry in entries:
        chained.append(entry if head is None else replace(entry, prev=head))
        lines.append(_line(chained[-1]))
        head = head if head is None else chain.seal(lines[-1])
    found, _ = read_lines(b"".join(lines), path)
    for entry, read_back in zip_longest(chained, found):
        if entry != read_back:
            raise EntryUnfitError(task=(entry or read_back).task, cause=message("ledger.not_read_back"))
    return tuple(chained), lines


def _line(entry: Entry) -> bytes:
    """Return the line that holds an entry.

    Raises:
        EntryUnfitError: None can.
    """
    try:
        line = dump(entry).encode() + _NEWLINE
    except UnicodeEncodeError as error:
        raise EntryUnfitError(task=entry.task, cause=message("ledger.no_text")) from error
    if len(line) > LONGEST_LINE:
        raise EntryUnfitError(task=entry.task, cause=message("ledger.too_long", bytes=LONGEST_LINE))
    return line


def _after_all_others(ledger: Ledger, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries ordered after all in the ledger, in turn, even if the clock went back.

    `at` stays what the clock said, but for the microseconds that part the entries of one command.
    """
    latest = ledger.latest
    ordered = []
    for entry in entries:
        moment = entry.at if latest is None else max(entry.at, latest + timedelta(microseconds=1))
        key = "at" if moment - entry.at < _AS_GOOD else "turn"
        ordered.append(replace(entry, **{key: moment.astimezone(entry.at.tzinfo)}))
        latest = moment
    return tuple(ordered)
