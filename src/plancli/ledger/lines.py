"""What do the lines of a ledger file say?"""

from __future__ import annotations

from datetime import datetime
from json import JSONDecoder
from typing import TYPE_CHECKING

import msgspec

from plancli.errors import Message, Problem, UnfitError, message
from plancli.ledger.entry import Entry, NoEntryError, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LONGEST_LINE = 1_000_000
"""Bytes beyond which a line is no entry of ours."""

CHUNK = 65_536
"""Bytes decoded in one go; an unusual line costs time only within its chunk."""

MOST_FAULTS = 50_000
"""Lines with something wrong beyond which a file is no ledger of ours; naming more would fill the memory."""

TOO_MANY_FAULTS = "ledger.too_many_faults"
"""Message of a file with more of them."""

GLUED = "ledger.glued"
"""Message of a line whose several entries were all read."""

_NEWLINE = b"\n"
_BOM = b"\xef\xbb\xbf"
_BLANK = " \t\r"


class _Moment(msgspec.Struct, gc=False):
    """When an entry was recorded, as its line says."""

    at: str


_entries = msgspec.json.Decoder(Entry)
_moments = msgspec.json.Decoder(_Moment)
_value_and_end = JSONDecoder().raw_decode


def read_lines(data: bytes, path: Path) -> tuple[list[Entry], list[Problem]]:
    """Return every entry of a ledger file in the order of its lines, and the lines that could not be read.

    `path` is how the problems name the file.

    Raises:
        UnfitError: There is something wrong with too many lines.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    lines_before = 0
    for chunk in _chunks(data):
        plain = _plain(chunk)
        if plain is not None:
            entries += plain
        elif not chunk.isspace():
            for number, what in _read_each(chunk.split(_NEWLINE), entries):
                problems.append(Problem(what, str(path), lines_before + number))
                if len(problems) > MOST_FAULTS:
                    raise UnfitError(message(TOO_MANY_FAULTS, most=MOST_FAULTS))
        lines_before += chunk.count(_NEWLINE)
    return entries, problems


def _read_each(lines: Sequence[bytes], entries: list[Entry]) -> Iterator[tuple[int, Message]]:
    """Read lines one by one into `entries`, and yield the number of each with something wrong, and what."""
    for number, line in enumerate(lines, start=1):
        try:
            found = read_line(line)
        except (ValueError, RecursionError) as error:
            yield number, _what_is_wrong(line, error, is_last=number == len(lines))
            continue
        entries += found
        if len(found) > 1:
            yield number, message(GLUED, count=len(found))


def _chunks(data: bytes) -> Iterator[bytes]:
    """Yield the file in chunks of whole lines; only the last may lack its line's end."""
    start = 0
    while start < len(data):
        end = data.find(_NEWLINE, start + CHUNK) + 1 or len(data)
        yield data[start:end]
        start = end


def _plain(chunk: bytes) -> Sequence[Entry] | None:
    """Return the entries of a chunk by the typed decoder; None where it might say else than `read_line`.

    The decoder would also take two entries on a line, an entry over two lines, and moments that Python reads
    otherwise or not at all (a small ``z``, a seventh digit of a second).
    """
    lines = chunk.count(_NEWLINE)
    is_one_a_line = chunk.startswith(b"{") and chunk.endswith(b"}\n") and chunk.count(b"}\n{") == lines - 1
    if not is_one_a_line or len(chunk) > LONGEST_LINE:
        return None
    try:
        entries = _entries.decode_lines(chunk)
        moments = [datetime.fromisoformat(moment.at) for moment in _moments.decode_lines(chunk)]
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return entries if len(entries) == lines and [entry.at for entry in entries] == moments else None


def read_line(line: bytes) -> list[Entry]:
    """Return the entry of a line; none of a blank one, and several where whole entries were glued together.

    Raises:
        NoEntryError: It holds a JSON object that is no entry.
        ValueError: It holds anything else, or is far too long.
    """
    if len(line) > LONGEST_LINE:
        raise ValueError(len(line))
    if line.isspace():
        return []
    text = line.removeprefix(_BOM).decode("utf-8", "surrogatepass").strip(_BLANK)
    entries: list[Entry] = []
    while text:
        data, end = _value_and_end(text)
        entries.append(parse(data))
        text = text[end:].lstrip(_BLANK)
    return entries


def is_entry(line: bytes) -> bool:
    """Tell whether a line holds an entry."""
    try:
        return bool(read_line(line))
    except (ValueError, RecursionError):
        return False


def _what_is_wrong(line: bytes, error: Exception, *, is_last: bool) -> Message:
    """Return why a line could not be read; the last one may have no end yet."""
    if line.startswith((b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")):
        return message("ledger.conflict")
    if isinstance(error, NoEntryError):
        return message("ledger.no_entry", expected=message(f"entry.{error.key}"))
    return message("ledger.torn" if is_last else "ledger.broken")
