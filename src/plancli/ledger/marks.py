"""What of each line of a long ledger must be known to say how its tasks stand?

Lines as plancli writes them are read by one pattern, in a third of the time that JSON and entries take; where
one is written otherwise, it and those around it are read as entries first.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from plancli.ledger.entry import STATUSES, day_of, dump
from plancli.ledger.lines import LONGEST_LINE, pieces, read_line, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from plancli.errors import Problem
    from plancli.ledger.entry import Entry, Status


class Mark(NamedTuple):
    """What an entry does to its task, and at which byte its line begins; marks are ordered as entries are."""

    on: date
    at: datetime
    id: str
    start: int
    task: str
    status: Status | None
    percent: int | None
    held: int | None
    timing: str | None
    undo: str | None


class Marks(NamedTuple):
    """The marks of a ledger's lines.

    Attributes:
        by_id: The mark of every entry once, by its id.
        problems: Lines that could not be read.
        ended: How many lines there are.
    """

    by_id: dict[str, Mark]
    problems: tuple[Problem, ...]
    ended: int


_TEXT = r'"([^"\\\x00-\x1f]*+)"'
_SOME_TEXT = _TEXT.replace("*+", "++")
_ANY_TEXT = _TEXT.replace("(", "(?:")
_DAY = '"([0-9-]{10})"'
_MOMENT = '"([0-9-]{10}T[0-9:.]+(?:Z|[+-][0-9:]+))"'
_FIRST = {'"id"': _SOME_TEXT, '"at"': _MOMENT, '"by"': _ANY_TEXT, '"on"': _DAY, '"task"': _SOME_TEXT}
_THEN = {
    '"status"': f'"({"|".join(STATUSES)})"',
    '"percent"': "(100|[1-9]?[0-9])",
    '"held"': "(-?[1-9][0-9]{0,8}|0)",
    '"timing"': _TEXT,
    '"undo"': _TEXT,
    '"(?:note|reason|authority)"': _ANY_TEXT,
}


def _pairs(values: dict[str, str], between: str) -> str:
    """Return a pattern of keys with their values."""
    return between.join(f"{key}: ?{value}" for key, value in values.items())


_LINE = re.compile(rf"^\{{{_pairs(_FIRST, ', ?')}(?:, ?(?:{_pairs(_THEN, '|')}))*+\}}\r?$", re.MULTILINE)
"""A line as plancli writes it, or others who also put first who and when; no text in it has escapes."""


def read_marks(data: bytes, path: Path) -> Marks:
    """Return the marks of a ledger of whole lines; `path` is how its problems name it."""
    found: dict[str, Mark] = {}
    problems: list[Problem] = []
    start = ended = 0
    for piece in pieces(data):
        marks = _by_pattern(piece, start)
        if marks is None:
            lines = read_lines(data[: start + len(piece)], path, start=start, above=ended)
            marks = [_mark(entry, place) for entry, place in lines.entries.values()]
            problems += lines.problems
        for mark in marks:
            known = found.setdefault(mark.id, mark)
            if known is not mark and _said(data, mark) < _said(data, known):
                found[mark.id] = mark
        start += len(piece)
        ended += piece.count(b"\n")
    return Marks(found, tuple(problems), ended)


def _by_pattern(piece: bytes, start: int) -> Iterable[Mark] | None:
    """Return the marks of lines that begin at a byte; None where one of them is not as the pattern says."""
    lines = piece.splitlines(keepends=True)
    try:
        said = _LINE.findall(piece.decode())
        if len(said) != len(lines) or len(piece) > LONGEST_LINE:
            return None
        ids, moments, days, tasks, statuses, percents, sessions, timings, undoings = zip(*said, strict=True)
        return map(
            Mark._make,
            zip(
                [*map(day_of, days)],
                [*map(datetime.fromisoformat, moments)],
                ids,
                accumulate(map(len, lines), initial=start),
                tasks,
                statuses,
                map(_number, percents),
                map(_number, sessions),
                timings,
                undoings,
                strict=False,  # where the next line will begin is told too
            ),
        )
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _number(digits: str) -> int | None:
    """Return the number that digits say; None where there are none."""
    return int(digits) if digits else None


def _mark(entry: Entry, start: int) -> Mark:
    """Return the mark of an entry whose line begins at a byte."""
    said = (entry.task, entry.status, entry.percent, entry.held, entry.timing, entry.undo)
    return Mark(entry.on, entry.at, entry.id, start, *said)


def _said(data: bytes, mark: Mark) -> str:
    """Return all that an entry says, as it is compared with another of the same id."""
    return dump(read_line(data[mark.start : data.index(b"\n", mark.start)]))
