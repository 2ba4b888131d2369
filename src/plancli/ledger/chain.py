"""Is a ledger as it was recorded? Each line names the line that its machine recorded before it.

A chain of lines for each machine, not one for the file: ledgers of several machines are merged line by line,
and each keeps its own order in that. A changed or removed line breaks the chain behind it; the last line of
a chain, and an older copy of the file, are told by what the machine itself remembers: the hash of every line
it recorded, in the user's state folder.
"""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from plancli.cache import digest
from plancli.errors import PlancliError, Problem, message
from plancli.ledger.lines import is_entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from plancli.errors import Message

FIRST = ""
"""What the first line of a chain names as the line before it."""

_LEAST_DIGITS, _DIGITS = 8, 32
"""Digits of a hash that tell one line from all others, and of a whole hash."""

NAMED = 5
"""Entries of which a problem gives the ids."""

_LARGEST = 100_000_000
"""Bytes of a memory that are looked at; a line of it has about 50."""

_TAIL = 4096
"""Bytes at the end of a memory that hold its last line."""

_LONGEST_ID = 64

_OPEN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A link is not followed, and a pipe in the memory's place is not waited for."""

_NEWLINE = b"\n"
_TEXT = rb"\S[^\n]*"
_PREV = rb'"prev": ?"([0-9a-f]*)"'
_ID = rb'"id": ?"((?:[^"\\]|\\.)*)"'
_HASH = f"[0-9a-f]{{{_LEAST_DIGITS},{_DIGITS}}}"
_RECORD = rb"([0-9a-f]{32}) ([^\n]+)\n"
"""Patterns are compiled on use: that takes a millisecond, and few commands need them."""


class NoHashError(PlancliError):
    """What was typed as the hash of a line has not the form of one."""

    exit_code = 2
    id = "ledger.no_hash"


def hashes(typed: str) -> tuple[str, ...]:
    """Return hashes as they are printed: parted by commas or 、, with blanks in each.

    Raises:
        NoHashError: One is not of 8 to 32 hex digits.
    """
    found = tuple("".join(one.split()).lower() for one in re.split("[,、]", normalize("NFKC", typed)))
    if wrong := [one for one in found if not re.fullmatch(_HASH, one)]:
        raise NoHashError(text=wrong[0] or typed)
    return found


def seal(line: bytes) -> str:
    """Return the hash of a line, 32 hex digits; its end does not count, be it LF or CRLF."""
    return digest(line.removesuffix(_NEWLINE).removesuffix(b"\r"))


class Memory:
    """The lines that this machine recorded in one ledger, in order: of each its hash and its entry's id."""

    def __init__(self, folder: Path, ledger: Path) -> None:
        """Remember in a folder; a ledger has one memory, whatever links lead to it."""
        real = ledger.resolve()
        self.file = folder / f"{real.name[:40]}-{digest(os.fsencode(real))[:16]}.chain"

    def head(self, data: bytes) -> str | None:
        """Return the hash of the line recorded here last; None where nothing can be remembered.

        Lines in `data` that follow it are remembered first: a command may have been killed before it did so.
        """
        try:
            last = self._last()
        except OSError:
            return None
        if lines := [*_followers(data, last)]:
            self.add(lines)
        return seal(lines[-1]) if lines else last

    def _last(self) -> str:
        """Return the hash that was remembered last; make the memory where there is none."""
        descriptor = self._open(os.O_RDWR | os.O_CREAT)
        try:
            size = os.lseek(descriptor, 0, os.SEEK_END)
            os.lseek(descriptor, max(size - _TAIL, 0), os.SEEK_SET)
            found = re.findall(_RECORD, os.read(descriptor, _TAIL))
        finally:
            os.close(descriptor)
        return found[-1][0].decode() if found else FIRST

    def add(self, lines: Sequence[bytes]) -> None:
        """Remember lines; what cannot be remembered now is when the next line is recorded."""
        records = b"".join(b"\n%s %s\n" % (seal(line).encode(), _id_of(line)) for line in lines)
        with suppress(OSError):
            descriptor = self._open(os.O_WRONLY | os.O_APPEND)
            try:
                os.write(descriptor, records)
            finally:
                os.close(descriptor)

    def _open(self, how: int) -> int:
        """Open the memory, and make its folder where it is missing."""
        try:
            descriptor = os.open(self.file, how | _OPEN, 0o600)
        except FileNotFoundError:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self.file, how | _OPEN, 0o600)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        return descriptor

    def is_kept(self) -> bool:
        """Tell whether lines can be remembered; nothing is made to find out."""
        place = self.file
        while not place.exists() and place != place.parent:
            place = place.parent
        return os.access(place, os.W_OK | (0 if place == self.file else os.X_OK)) and (
            place.is_file() if place == self.file else place.is_dir()
        )

    def recorded(self) -> Mapping[str, bytes]:
        """Return the entry's id of each line recorded here, by the line's hash, in order."""
        try:
            descriptor = self._open(os.O_RDONLY)
        except OSError:
            return {}
        with os.fdopen(descriptor, "rb") as file:
            return {hash_.decode(): id_ for hash_, id_ in re.findall(_RECORD, file.read(_LARGEST))}


def _followers(data: bytes, head: str) -> Iterator[bytes]:
    """Yield the line that follows another by its hash, the one that follows that, and so on."""
    while head and (at := data.rfind(b'"prev":"%s"' % head.encode())) >= 0:
        end = data.find(_NEWLINE, at)
        line = data[data.rfind(_NEWLINE, 0, at) + 1 : end if end >= 0 else len(data)]
        if not is_entry(line):  # cut off
            return
        yield line
        head = seal(line)


def _id_of(line: bytes) -> bytes:
    """Return the id of the entry on a line as it is written there, at most its first digits."""
    found = re.search(_ID, line)
    return found[1][:_LONGEST_ID] if found else b"?"


class Examined(NamedTuple):
    """What an examination of a ledger's chains found.

    Attributes:
        problems: Lines that are not as they were recorded, or not where, and entries that are gone.
        unchained: How many lines name no line before them: written by hand, or by an older plancli.
        heads: The hash of the last line of each chain, in the order of the file.
    """

    problems: tuple[Problem, ...]
    unchained: int
    heads: tuple[str, ...]


class _Line(NamedTuple):
    """A line that is not blank.

    Attributes:
        number: Counted from 1.
        seal: Its hash.
        prev: The hash it names, `FIRST`, or None where it names none.
        id: The id of its entry, as written.
    """

    number: int
    seal: str
    prev: str | None
    id: bytes


def examine(data: bytes, path: Path, memory: Memory | None, *, sealed: Sequence[str] = ()) -> Examined:
    """Return what the chains in a ledger's bytes tell, and what this machine remembers of it.

    Args:
        data: What stands in the ledger.
        path: How problems name it.
        memory: What is remembered; None where nothing is.
        sealed: Hashes, or their first digits, of lines that must be there.
    """
    lines = [*_lines(data)]
    found = [*_out_of_chain(lines), *(_not_as_remembered(lines, memory) if memory else ())]
    found += _not_as_sealed(lines, sealed)
    if lines and lines[-1].prev is not None and not data.endswith(_NEWLINE):
        found.append((message("ledger.no_end"), lines[-1].number))
    problems = (Problem(what, str(path), number) for what, number in found)
    followed = {line.prev for line in lines}
    return Examined(
        problems=tuple(sorted(problems, key=lambda problem: problem.line or 0)),
        unchained=sum(line.prev is None for line in lines),
        heads=tuple(line.seal for line in lines if line.prev is not None and line.seal not in followed),
    )


def _lines(data: bytes) -> Iterator[_Line]:
    """Yield the lines that are not blank."""
    data = data.removeprefix(codecs.BOM_UTF8)
    number, before = 1, 0
    for match in re.finditer(_TEXT, data):
        number += data.count(_NEWLINE, before, match.start())
        before, line = match.start(), match[0]
        prev = re.search(_PREV, line)
        yield _Line(number, seal(line), prev[1].decode() if prev else None, _id_of(line))


def _out_of_chain(lines: Sequence[_Line]) -> Iterator[tuple[Message, int]]:
    """Yield lines before which the line that they name is missing."""
    first = {line.seal: line.number for line in reversed(lines)}
    for line in lines:
        if line.prev:
            at = first.get(line.prev)
            if at is None:
                yield message("ledger.chain_broken", entry=line.id.decode(errors="replace")), line.number
            elif at > line.number:
                yield message("ledger.moved", line=at), line.number


def _not_as_sealed(lines: Sequence[_Line], sealed: Sequence[str]) -> Iterator[tuple[Message, None]]:
    """Yield the hashes, or their first digits, that no line has."""
    if sealed and not lines:
        yield message("ledger.nothing_sealed"), None
        return
    for head in sealed:
        if not any(line.seal.startswith(head) for line in lines):
            yield message("ledger.no_seal", head=head), None


def _not_as_remembered(lines: Sequence[_Line], memory: Memory) -> Iterator[tuple[Message, int | None]]:
    """Yield lines that were changed since they were recorded here, and how many of these are gone."""
    seals, at = {line.seal for line in lines}, {line.id: line.number for line in lines}
    missing = dict.fromkeys(id_ for seal_, id_ in memory.recorded().items() if seal_ not in seals)
    gone = []
    for id_ in missing:
        if id_ in at:
            yield message("ledger.changed", entry=id_.decode(errors="replace")), at[id_]
        else:
            gone.append(id_.decode(errors="replace"))
    if gone:
        named = tuple(gone[:NAMED])
        yield message("ledger.gone", count=len(gone), ids=named, file=str(memory.file)), None
