"""What of each line of a long ledger must be known to say how its tasks stand?

Lines as plancli writes them are read by one pattern and stay text, in a third of the time that JSON and
entries take; where one is written otherwise, it and those around it are read as entries first.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import MAXYEAR, datetime
from functools import cache
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from plancli.ledger.entry import STATUSES, day_of, dump
from plancli.ledger.lines import LONGEST_LINE, entry_at, pieces, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from plancli.errors import Problem
    from plancli.ledger.entry import Entry, Status

Mark = tuple[str, str, str, int, "Status | None", int | None, int | None, str, str]
"""Of an entry: on, at and id, which order it; the byte at which its line begins; status, percent, held;
timing and undo, empty where it has none. A plain tuple, for there may be 100,000."""

counted = itemgetter(0, 4, 5, 6)
"""What `sums` adds up, of a mark."""


class Marks(NamedTuple):
    """The marks of a ledger's lines.

    Attributes:
        by_task: The mark of every entry once, in order, by its task.
        ids: The id of every entry.
        latest: When the last entry was recorded, as `latest_of` says; None where there is none.
        problems: Lines that could not be read.
        ended: How many lines there are.
    """

    by_task: dict[str, list[Mark]]
    ids: Sequence[str]
    latest: datetime | None
    problems: tuple[Problem, ...]
    ended: int


_STATUS: dict[str, Status | None] = {"": None, **{status: status for status in STATUSES}}
_OFFSET = slice(-len("+08:00"), None)
_LAST_YEAR = str(MAXYEAR)

_TEXT = r'"([^"\\\x00-\x1f]*+)"'
_SOME_TEXT = _TEXT.replace("*+", "++")
_ANY_TEXT = _TEXT.replace("(", "(?:")
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_HOUR = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_MOMENT = rf"{_DAY}T{_HOUR}:[0-5][0-9](?:\.(?!000000)[0-9]{{6}})?[+-]{_HOUR}"
_FIRST = {
    '"id"': _SOME_TEXT,
    '"at"': f'"({_MOMENT})"',
    '"by"': _ANY_TEXT,
    '"on"': f'"({_DAY})"',
    '"task"': _SOME_TEXT,
}
_THEN = {
    '"status"': f'"({"|".join(STATUSES)})"',
    '"percent"': "(100|[1-9]?[0-9])",
    '"held"': "(-?[1-9][0-9]{0,8}|0)",
    '"timing"': _TEXT,
    '"undo"': _TEXT,
    '"(?:note|reason|authority)"': _ANY_TEXT,
}


@cache
def _line(gap: str) -> re.Pattern[str]:
    """Return the pattern of a line as plancli writes it, or others who also put first who and when.

    No text in it has escapes. `gap` is what follows each colon and comma; to look for one that may or may not
    be there would take a fifth longer.
    """
    first, then = ([f"{key}:{gap}{value}" for key, value in values.items()] for values in (_FIRST, _THEN))
    return re.compile(rf"^\{{{f',{gap}'.join(first)}(?:,{gap}(?:{'|'.join(then)}))*+\}}\r?$", re.MULTILINE)


def read_marks(data: bytes, path: Path) -> Marks:
    """Return the marks of a ledger of whole lines; `path` is how its problems name it."""
    by_task: dict[str, list[Mark]] = defaultdict(list)
    problems: list[Problem] = []
    start = ended = 0
    for piece in pieces(data):
        found = _by_pattern(piece, start)
        if found is None:
            lines = read_lines(data[: start + len(piece)], path, start=start, above=ended)
            found = [(entry.task, _mark(entry, place)) for entry, place in lines.entries.values()]
            problems += lines.problems
        for task, mark in found:
            by_task[task].append(mark)
        start += len(piece)
        ended += piece.count(b"\n")
    ids = _drop_repeated(by_task, data)
    return Marks(by_task, ids, _put_in_order(by_task), tuple(problems), ended)


def _by_pattern(piece: bytes, start: int) -> Iterable[tuple[str, Mark]] | None:
    """Return tasks and marks of lines that begin at a byte; None where one is not as the pattern says."""
    lines = piece.splitlines(keepends=True)
    try:
        said = _line(" " if piece.startswith(b'{"id": ') else "").findall(piece.decode())
        for day in {one[2] for one in said}.union([one[1][:10] for one in said]):
            day_of(day)
    except ValueError:
        return None
    if len(said) != len(lines) or len(piece) > LONGEST_LINE:
        return None
    return [
        (
            task,
            (
                on,
                at,
                id_,
                place,
                _STATUS[status],
                int(percent) if percent else None,
                int(held) if held else None,
                timing,
                undo,
            ),
        )
        for (id_, at, on, task, status, percent, held, timing, undo), place in zip(
            said, accumulate(map(len, lines), initial=start), strict=False
        )
    ]


def _mark(entry: Entry, start: int) -> Mark:
    """Return the mark of an entry whose line begins at a byte."""
    said = (entry.status, entry.percent, entry.held, entry.timing or "", entry.undo or "")
    return entry.on.isoformat(), entry.at.isoformat(), entry.id, start, *said


def _drop_repeated(by_task: dict[str, list[Mark]], data: bytes) -> Sequence[str]:
    """Leave one mark of each id, of two contents the same one whatever the order of lines; return the ids."""
    ids = [mark[2] for marks in by_task.values() for mark in marks]
    if len(set(ids)) == len(ids):
        return ids
    times = Counter(ids)
    best: dict[str, tuple[str, int]] = {}
    for mark in (mark for marks in by_task.values() for mark in marks if times[mark[2]] > 1):
        rank = dump(entry_at(data, mark[3])), mark[3]
        best[mark[2]] = min(rank, best.get(mark[2], rank))
    for marks in by_task.values():
        marks[:] = [mark for mark in marks if times[mark[2]] == 1 or mark[3] == best[mark[2]][1]]
    return list(times)


def _put_in_order(by_task: dict[str, list[Mark]]) -> datetime | None:
    """Put the marks of each task in order, and return when the last of all was recorded.

    Moments are compared as texts where all are equally far from UTC.
    """
    moments = [mark[1] for marks in by_task.values() for mark in marks]
    offsets = {moment[_OFFSET] for moment in moments}
    is_plain = len(offsets) == 1 and offsets.pop().startswith(("+", "-"))
    for marks in by_task.values():
        marks.sort(key=None if is_plain else _order)
    latest = max(moments, key=None if is_plain else datetime.fromisoformat, default=None)
    if latest and latest.startswith(_LAST_YEAR):
        return max((at for at in map(datetime.fromisoformat, moments) if at.year < MAXYEAR), default=None)
    return datetime.fromisoformat(latest) if latest else None


def _order(mark: Mark) -> tuple[str, datetime, str]:
    """Return what marks are ordered by."""
    return mark[0], datetime.fromisoformat(mark[1]), mark[2]
