"""What do the lines of a ledger file say?"""

from __future__ import annotations

from datetime import MAXYEAR
from json import JSONDecoder, loads
from typing import TYPE_CHECKING, NamedTuple

from plancli.errors import Message, Problem, message
from plancli.ledger.entry import Entry, dump, parse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from plancli.ledger.kept import Kept

LONGEST_LINE = 1_000_000
"""Bytes beyond which a line is no entry of ours."""

PIECE = 20_000
"""Bytes read in one go: little enough for what they say to stay in the processor's caches meanwhile."""

_NEWLINE = b"\n"
_BOM = b"\xef\xbb\xbf"
_BLANK = " \t\r"

_decode = JSONDecoder().raw_decode


class Ledger(NamedTuple):
    """What a ledger file holds.

    Attributes:
        entries: Every entry once, ordered by (`on`, `at`, `id`); undone ones and the undoing ones included.
        problems: Lines that could not be read.
        kept: A shorter way to what is asked most, where there is one.
    """

    entries: Sequence[Entry] = ()
    problems: tuple[Problem, ...] = ()
    kept: Kept | None = None

    @property
    def ids(self) -> Collection[str]:
        """The id of every entry."""
        return self.kept.ids if self.kept is not None else {entry.id for entry in self.entries}

    @property
    def latest(self) -> datetime | None:
        """When the last entry was recorded, as `latest_of` says."""
        return self.kept.latest if self.kept is not None else latest_of(self.entries)

    @property
    def undone(self) -> frozenset[str]:
        """The ids that no longer count."""
        return self.kept.undone if self.kept is not None else undone(self.entries)

    def of(self, task: str) -> tuple[Entry, ...]:
        """Return the entries of one task, in order."""
        return (
            self.kept.of(task)
            if self.kept is not None
            else tuple(one for one in self.entries if one.task == task)
        )


class Lines(NamedTuple):
    """What lines of a ledger file say, before they are in order.

    Attributes:
        entries: Every entry once, by its id, and where its line begins, in bytes.
        problems: Lines that could not be read.
        ended: How many lines have an end.
    """

    entries: dict[str, tuple[Entry, int]]
    problems: tuple[Problem, ...]
    ended: int

    def ledger(self) -> Ledger:
        """Return what a file of nothing but these lines holds."""
        return Ledger(in_order(entry for entry, _ in self.entries.values()), self.problems)


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries in the order in which they take effect."""
    return tuple(sorted(entries, key=_order))


def _order(entry: Entry) -> tuple[date, datetime, str]:
    """Return what entries are ordered by."""
    return entry.on, entry.at, entry.id


def latest_of(entries: Iterable[Entry]) -> datetime | None:
    """Return when the last of some entries was recorded.

    A stamp in the last year there is has no room after it, so it is no clock's and counts for nothing.
    """
    return max((entry.at for entry in entries if entry.at.year < MAXYEAR), default=None)


def undone(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the ids that no longer count; an undoing that is itself undone takes nothing back."""
    gone: set[str] = set()
    undoings = [entry for entry in entries if entry.undo]
    for entry in sorted(undoings, key=lambda entry: (entry.at, entry.id), reverse=True):
        if entry.id not in gone and entry.undo:
            gone.add(entry.undo)
    return frozenset(gone)


def read_lines(data: bytes, path: Path, *, start: int = 0, above: int = 0) -> Lines:
    """Return what the lines of a ledger file say.

    Args:
        data: The file.
        path: How its problems name it.
        start: Byte at which to begin: 0, or after the end of a line.
        above: Lines before that.
    """
    entries: dict[str, tuple[Entry, int]] = {}
    problems: list[Problem] = []
    ended = 0
    for piece in pieces(data, start):
        lines = piece.split(_NEWLINE)
        values = _all_at_once(piece, lines)
        begin = start
        for place, line in enumerate(lines):
            try:
                if values and line:
                    _add(entries, parse(values[place]), begin)
                elif line and not line.isspace():
                    _add(entries, read_line(line), begin)
            except (ValueError, RecursionError):
                what = _what_is_wrong(line, is_last=place == len(lines) - 1)
                problems.append(Problem(what, str(path), above + ended + place + 1))
            begin += len(line) + 1
        start += len(piece)
        ended += len(lines) - 1
    return Lines(entries, tuple(problems), ended)


def pieces(data: bytes, start: int = 0) -> Iterator[bytes]:
    """Yield the file from a byte on in pieces of whole lines; only the last may end without a line's end."""
    while start < len(data):
        end = data.find(_NEWLINE, start + PIECE) + 1 or len(data)
        yield data[start:end]
        start = end


def _all_at_once(piece: bytes, lines: Sequence[bytes]) -> Sequence[object]:
    """Return the JSON value of every line, read in one go; nothing where that might not be what each says.

    It is where every line begins with a brace, ends with one, and has no others: then as many values as lines
    are just the lines.
    """
    whole = len(lines) - 1
    braces = (
        piece.startswith(b"{") + piece.count(b"\n{"),
        piece.count(b"}\n"),
        piece.count(b"{"),
        piece.count(b"}"),
    )
    if set(braces) != {whole} or lines[-1] or len(piece) > LONGEST_LINE:
        return ()
    try:
        values: list[object] = loads(b"[%b]" % piece[:-1].replace(b"\n", b","))
    except (ValueError, RecursionError):
        return ()
    return values if len(values) == whole else ()


def _add(entries: dict[str, tuple[Entry, int]], entry: Entry, start: int) -> None:
    """Add an entry; of two contents under one id, keep the same one whatever the order of lines."""
    known = entries.setdefault(entry.id, (entry, start))[0]
    if known is not entry and dump(entry) < dump(known):
        entries[entry.id] = entry, start


def read_line(line: bytes) -> Entry:
    """Return the entry of a line.

    Raises:
        ValueError: It holds anything but one entry, or is far too long.
    """
    if len(line) > LONGEST_LINE:
        raise ValueError(len(line))
    text = line.removeprefix(_BOM).decode("utf-8", "surrogatepass").strip(_BLANK)
    data, end = _decode(text)
    if end != len(text):
        raise ValueError(text[end:])
    return parse(data)


def entry_at(data: bytes, start: int) -> Entry:
    """Return the entry of the line that begins at a byte."""
    return read_line(data[start : data.index(_NEWLINE, start)])


def _what_is_wrong(line: bytes, *, is_last: bool) -> Message:
    """Return why a line that could not be read may be as it is; the last one has no end yet."""
    if line.startswith((b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")):
        return message("ledger.conflict")
    if is_last:
        return message("ledger.torn")
    return message("ledger.broken")
