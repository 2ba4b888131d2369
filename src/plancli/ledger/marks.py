"""What of each line of a long ledger must be known to say how its tasks stand?

Lines as plancli writes them are read by one pattern and stay text, in a third of the time that JSON and
entries take; where one is written otherwise, it and those around it are read as entries first.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import MAXYEAR, datetime
from functools import cache, cached_property
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from plancli.ledger.entry import STATUSES, day_of, dump
from plancli.ledger.lines import LONGEST_LINE, entry_at, pieces, read_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from plancli.errors import Problem
    from plancli.ledger.entry import Entry, Status

Mark = tuple[str, str, str, int, "Status | None", int | None, int | None, str, str]
"""What an entry means to its task; of timing and undo, whose escapes stay, only whether there is any.

A plain tuple, for there may be 100,000 of them. The first three values are what entries are ordered by.
"""

ON: Final = 0
AT: Final = 1
ID: Final = 2
START: Final = 3
"""Byte at which the entry's line begins."""
STATUS: Final = 4
PERCENT: Final = 5
HELD: Final = 6
TIMING: Final = 7
UNDO: Final = 8

counted = itemgetter(ON, STATUS, PERCENT, HELD)
"""What `sums` adds up, of a mark."""


class Marks:
    """The marks of a ledger's lines.

    What concerns all of them is noted while a piece is at hand: to fetch every mark from memory once more
    would take as long as much of the rest.

    Attributes:
        by_task: The mark of every entry once, by its task.
        ids: The id of every entry.
        undoings: The marks that take others back.
        problems: Lines that could not be read.
        ended: How many lines there are.
    """

    def __init__(self, data: bytes, path: Path) -> None:
        """Read a ledger of whole lines; `path` is how its problems name it."""
        self.by_task: dict[str, list[Mark]] = defaultdict(list)
        self.ids: list[str] = []
        self.undoings: list[Mark] = []
        self.problems: list[Problem] = []
        self.ended = 0
        self._offsets: set[str] = set()
        self._peaks: list[str] = []
        self._seen: set[str] = set()
        self._data = data
        start = 0
        for piece in pieces(data):
            found = _by_pattern(piece, start)
            if found is None:
                lines = read_lines(piece, path, above=self.ended)
                found = [(entry.task, _mark(entry, start + place)) for entry, place in lines.entries.values()]
                self.problems += lines.problems
                self.ended += lines.ended
            else:
                self.ended += len(found)
            self._add(found)
            start += len(piece)
        if len(self._seen) < len(self.ids):
            self._drop_repeated()

    def _add(self, found: Sequence[tuple[str, Mark]]) -> None:
        """Add marks with their tasks."""
        for task, mark in found:
            self.by_task[task].append(mark)
        marks = [mark for _, mark in found]
        moments = [mark[AT] for mark in marks]
        ids = [mark[ID] for mark in marks]
        self.ids += ids
        self._seen.update(ids)
        self.undoings += [mark for mark in marks if mark[UNDO]]
        self._offsets.update([moment[_OFFSET] for moment in moments])
        if moments:
            self._peaks.append(max(moments))

    def _drop_repeated(self) -> None:
        """Leave one mark of each id: of two contents the same one whatever the order of lines."""
        times = Counter(self.ids)
        best: dict[str, tuple[str, int]] = {}
        for mark in (mark for marks in self.by_task.values() for mark in marks if times[mark[ID]] > 1):
            rank = dump(entry_at(self._data, mark[START])), mark[START]
            best[mark[ID]] = min(rank, best.get(mark[ID], rank))

        def is_left(mark: Mark) -> bool:
            return times[mark[ID]] == 1 or mark[START] == best[mark[ID]][1]

        self.ids = [*times]
        self.undoings = [*filter(is_left, self.undoings)]
        for marks in self.by_task.values():
            marks[:] = filter(is_left, marks)
        self._peaks = [mark[AT] for marks in self.by_task.values() for mark in marks]

    @cached_property
    def order(self) -> Callable[[Mark], tuple[str, datetime, str]] | None:
        """The key by which marks are ordered; None where their own order will do.

        Moments are in order as texts are where all are equally far from UTC.
        """
        is_plain = len(self._offsets) == 1 and next(iter(self._offsets)).startswith(("+", "-"))
        return None if is_plain else _order

    @cached_property
    def latest(self) -> datetime | None:
        """When the last entry was recorded, as `latest_of` says; None where there is none."""
        if self.order is None and not max(self._peaks).startswith(_LAST_YEAR):
            return datetime.fromisoformat(max(self._peaks))
        texts = (mark[AT] for marks in self.by_task.values() for mark in marks)
        return max((at for at in map(datetime.fromisoformat, texts) if at.year < MAXYEAR), default=None)


_STATUS: dict[str, Status | None] = {"": None, **{status: status for status in STATUSES}}
_OFFSET = slice(-len("+08:00"), None)
_LAST_YEAR = str(MAXYEAR)

_PLAIN = r'[^"\\\x00-\x1f]'
_ESCAPED = rf'{_PLAIN}*+(?>(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{{4}}){_PLAIN}*+)*)'
"""A text with escapes. ``(?>…)`` and not ``(?:…)*+``, which Python before 3.11.5 gets wrong."""
_WORD = f'"({_PLAIN}++)"'
_TEXT = f'"({_ESCAPED})"'
_UNUSED = f'"{_ESCAPED}"'
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_HOUR = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_MOMENT = rf"{_DAY}T{_HOUR}:[0-5][0-9](?:\.(?!000000)[0-9]{{6}})?(?:Z|[+-]{_HOUR})"
_FIRST = {
    '"id"': _WORD,
    '"at"': f'"({_MOMENT})"',
    '"by"': _UNUSED,
    '"on"': f'"({_DAY})"',
    '"task"': _WORD,
}
_THEN = {
    '"status"': f'"({"|".join(STATUSES)})"',
    '"percent"': "(100|[1-9]?[0-9])",
    '"held"': "(-?[1-9][0-9]{0,8}|0)",
    '"timing"': _TEXT,
    '"undo"': _TEXT,
    '"(?:note|reason|authority)"': _UNUSED,
}


@cache
def _line(gap: str) -> re.Pattern[str]:
    """Return the pattern of a line as plancli writes it, or others who also put first who and when.

    Ids have no escapes. `gap` is what follows each colon and comma; to look for one that may or may not be
    there would take a fifth longer.
    """
    first, then = ([f"{key}:{gap}{value}" for key, value in values.items()] for values in (_FIRST, _THEN))
    return re.compile(rf"^\{{{f',{gap}'.join(first)}(?>(?:,{gap}(?:{'|'.join(then)}))*)\}}\r?$", re.MULTILINE)


def _by_pattern(piece: bytes, start: int) -> Sequence[tuple[str, Mark]] | None:
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


def _order(mark: Mark) -> tuple[str, datetime, str]:
    """Return what marks are ordered by."""
    return mark[ON], datetime.fromisoformat(mark[AT]), mark[ID]
