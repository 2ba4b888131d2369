"""What was filled into a workbook that came back? Its cells as values, and its faults by cell.

Rows are known by id and columns by heading, so that a sheet may be sorted and filtered, and rows and columns
put in; the record that the workbook carries says what was handed out.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from plancli.errors import PlancliError, Problem, message
from plancli.ingest.readers.grid import place, text_of
from plancli.ledger import STATUSES
from plancli.recording.contradictions import contradictions
from plancli.recording.handout import FIELDS, LONGEST, SHEET, NoRecordError, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from plancli.errors import Message
    from plancli.ingest.readers.grid import Grid, Raw
    from plancli.ledger import Status
from plancli.recording.handout import Handed, Handout
from plancli.recording.told import Told, Value

ID = "id"
"""Name of the column with the ids."""

TEXTS = ("last_note", "problem", "next")
"""Fields that hold words."""

MOST_HELD = 9_999
"""Sessions beyond which a number is a slip."""

_LONGEST_SHOWN = 40
"""Characters of what was filled in that a message repeats."""


class NoTableError(PlancliError):
    """No sheet of a workbook has the headings of the table, or several have."""

    exit_code = 1
    id = "collect.no_table"


class NoColumnError(PlancliError):
    """Columns of the table are not there any more, or twice."""

    exit_code = 1
    id = "collect.no_column"


class Filled(NamedTuple):
    """One task of a workbook that came back.

    Attributes:
        handed: The task as it was handed out.
        told: What was filled in, by field; fields that say what they said before are left out.
        cells: Place of each field.
    """

    handed: Handed
    told: Mapping[str, Told]
    cells: Mapping[str, str]


class Returned(NamedTuple):
    """A workbook that came back.

    Attributes:
        name: The file.
        handout: What was handed out.
        rows: The tasks into which something was filled, in the order of the sheet, without those at fault.
        faults: What is wrong, each with file and cell.
        remarks: What else is to be said of it.
    """

    name: str
    handout: Handout
    rows: tuple[Filled, ...]
    faults: tuple[Problem, ...]
    remarks: tuple[Problem, ...] = ()


class Limits(NamedTuple):
    """What may be filled in, and how it is read.

    Attributes:
        first: The first day.
        last: The last day.
        read: Reads a day that somebody wrote as text; raises `PlancliError` where it is none.
        shown: Returns a text as a cell shows it.
        statuses: What a status is called in any language, beside the words of the sheet itself.
    """

    first: date
    last: date
    read: Callable[[str], date]
    shown: Callable[[str], str]
    statuses: Mapping[str, Status] = MappingProxyType({})


class _BadCellError(Exception):
    """A cell does not say what it is to say."""

    def __init__(self, what: Message) -> None:
        super().__init__(what)
        self.what = what


def handout_in(grids: Sequence[Grid], name: str) -> Handout:
    """Return the record that a workbook carries.

    Raises:
        NoRecordError: It carries none.
        BadRecordError, LaterRecordError: It cannot be read.
    """
    for grid in grids:
        if grid.name == SHEET:
            rows = ("".join(map(text_of, row)) for row in grid.rows)
            return load([row for row in rows if row], name)
    raise NoRecordError(name=name)


def read_back(grids: Sequence[Grid], handout: Handout, name: str, limits: Limits) -> Returned:
    """Return what was filled into a workbook.

    Raises:
        NoTableError: There is no table in it, or several.
        NoColumnError: A column of the table is missing, or there twice.
    """
    grid, heading = _table(grids, handout, name)
    sheet = _Sheet(grid, _columns(grid.rows[heading], handout, name), handout, name, limits)
    rows = tuple(sheet.rows(heading + 1))
    return Returned(name, handout, rows, tuple(sheet.faults), tuple(sheet.remarks))


def _table(grids: Sequence[Grid], handout: Handout, name: str) -> tuple[Grid, int]:
    """Return the sheet with the table, and the row of its headings."""
    found = []
    for grid in grids:
        if grid.name != SHEET:
            heading = next((at for at, row in enumerate(grid.rows) if _is_heading(row, handout)), None)
            found += [(grid, heading)] if heading is not None else []
    if len(found) != 1:
        raise NoTableError(name=name, count=len(found))
    return found[0]


def _is_heading(row: Sequence[Raw], handout: Handout) -> bool:
    """Tell whether a row has the heading of the ids and most of the others."""
    texts = {normal(text_of(value)) for value in row}
    heads = dict(handout.heads)
    return normal(heads[ID]) in texts and sum(normal(text) in texts for text in heads.values()) * 2 > len(
        heads
    )


def _columns(row: Sequence[Raw], handout: Handout, name: str) -> dict[str, int]:
    """Return the place of each column by its name."""
    texts = [normal(text_of(value)) for value in row]
    lost = tuple(text for _, text in handout.heads if texts.count(normal(text)) != 1)
    if lost:
        raise NoColumnError(name=name, columns=lost)
    return {column: texts.index(normal(text)) for column, text in handout.heads}


def normal(text: str) -> str:
    """Return a text without what programs change when they store it: ends of lines, blanks at their ends."""
    text = re.sub("_x005F_(?=x[0-9A-Fa-f]{4}_)", "_", text)
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").splitlines()).strip()


class _Sheet:
    """The table of one workbook, row by row."""

    def __init__(
        self, grid: Grid, columns: Mapping[str, int], handout: Handout, name: str, limits: Limits
    ) -> None:
        self.grid = grid
        self.columns = columns
        self.handout = handout
        self.name = name
        self.limits = limits
        self.faults: list[Problem] = []
        self.remarks: list[Problem] = []
        self.tasks = {task.id: task for task in handout.tasks}
        self.words: dict[str, Status] = {
            **limits.statuses,
            **{word: key for key in STATUSES for word in (key, handout.words[key])},
        }
        self.own = {normal(text) for text in (*handout.lines, *dict(handout.heads).values())}
        self.known = [name for name, _ in handout.heads]
        self.planned = [name for name in self.known if name not in FIELDS]

    def rows(self, first: int) -> Iterator[Filled]:
        """Yield the tasks into which something was filled and that have no faults."""
        seen: dict[str, str] = {}
        for at in range(first, len(self.grid.rows)):
            id_ = self.text(at, ID)
            if id_ not in self.tasks:
                self._strange(at, id_)
            elif id_ in seen:
                self._fault(self.cell(at, ID), message("collect.repeated", id=id_, first=seen[id_]))
            else:
                seen[id_] = self.cell(at, ID)
                if filled := self._task(at, self.tasks[id_]):
                    yield filled
        for id_ in self.tasks:
            if id_ not in seen:
                self._fault(self.grid.name, message("collect.missing", id=id_))

    def raw(self, at: int, name: str) -> Raw:
        """Return what a cell holds."""
        row, column = self.grid.rows[at], self.columns.get(name, -1)
        return row[column] if 0 <= column < len(row) else ""

    def text(self, at: int, name: str) -> str:
        """Return what a cell holds as a text."""
        return normal(text_of(self.raw(at, name)))

    def cell(self, at: int, name: str) -> str:
        """Return the place of a cell."""
        return place(at, self.columns[name])

    def _fault(self, cell: str, what: Message) -> None:
        """Note a fault of a cell."""
        self.faults.append(Problem(what, f"{self.name} {cell}"))

    def _strange(self, at: int, id_: str) -> None:
        """Note a row that is no task of the record: one of our own lines, a new one, a line of remarks."""
        if not id_ and not any(self.text(at, name) for name in FIELDS if name in self.columns):
            texts = [normal(text_of(value)) for value in self.grid.rows[at]]
            said = [text for text in texts if text and text not in self.own]
            if said:
                self.remarks.append(
                    Problem(message("collect.passed_over", text=_short(said[0])), f"{self.name} {at + 1}")
                )
        elif id_ not in self.own:
            which = "collect.stranger" if id_ else "collect.no_id"
            self._fault(self.cell(at, ID), message(which, id=_short(id_)))

    def _task(self, at: int, handed: Handed) -> Filled | None:
        """Return what was filled in of a task; None where nothing was, or where it has faults."""
        before = len(self.faults)
        self._check_plan(at, handed)
        told = self._told(at, handed)
        if not told:
            return None
        cells = {name: self.cell(at, name) for name in FIELDS if name in self.columns}
        for name, what in contradictions(handed, told):
            self._fault(cells.get(name, self.cell(at, ID)), what)
        return Filled(handed, told, cells) if len(self.faults) == before else None

    def _check_plan(self, at: int, handed: Handed) -> None:
        """Note cells that are not to be filled in and say something else than what was handed out."""
        for name, was in zip(self.planned, handed.plan, strict=True):
            if text_of(self.raw(at, name)) != was and self.text(at, name) != normal(self.limits.shown(was)):
                text = _short(self.text(at, name))
                self._fault(self.cell(at, name), message("collect.changed", was=_short(was), text=text))

    def _told(self, at: int, handed: Handed) -> dict[str, Told]:
        """Return what was filled in of a task by field, without what says the same as before."""
        told: dict[str, Told] = {}
        for name in FIELDS:
            if name not in self.columns:
                continue
            was = getattr(handed.said, name)
            try:
                value = self._value(at, name, was)
            except _BadCellError as bad:
                self._fault(self.cell(at, name), bad.what)
                continue
            if value == was:
                continue
            cell = self.cell(at, name)
            self._doubt(name, value, was, cell)
            if value is None:
                what = message("collect.cleared", was=was if name != "status" else self.handout.words[was])
                self.remarks.append(Problem(what, f"{self.name} {cell}"))
            else:
                told[name] = Told(value, cell)
        return told

    def _doubt(self, name: str, value: Value, was: Value, cell: str) -> None:
        """Remark a percent that went back: 100 % typed into a cell may have become 1."""
        if name == "percent" and isinstance(value, int) and value < (was if isinstance(was, int) else 2):
            what = message(
                "collect.went_back", value=value, was=was if was is not None else message("collect.blank")
            )
            self.remarks.append(Problem(what, f"{self.name} {cell}"))

    def _value(self, at: int, name: str, was: Value) -> Value:
        """Return what a cell says of a field; `was` where it says what was handed out."""
        if (at, self.columns[name]) in self.grid.formulas:
            raise _BadCellError(message("collect.formula"))
        raw = self.raw(at, name)
        if raw == "" and was is None:
            return None
        text = normal(text_of(raw))
        if name in TEXTS:
            shown = normal(self.limits.shown(str(was))) if was else ""
            return was if text == shown else _words(text)
        if not text:
            return None
        match name:
            case "status":
                return self._status(text)
            case "done_on":
                return self._day(raw, text)
            case _:
                return _number(raw, text, 100 if name == "percent" else MOST_HELD)

    def _status(self, text: str) -> Status:
        """Return the status that a word means."""
        if status := self.words.get(text):
            return status
        raise _BadCellError(
            message(
                "collect.status", text=_short(text), known=tuple(self.handout.words[key] for key in STATUSES)
            )
        )

    def _day(self, raw: Raw, text: str) -> date:
        """Return the day that a cell says."""
        if isinstance(raw, datetime):
            day = raw.date()
        elif isinstance(raw, date):
            day = raw
        elif re.search(r"\d", text) and not text.startswith(("+", "-")):
            try:
                day = self.limits.read(unicodedata.normalize("NFKC", text).replace(".", "-"))
            except PlancliError as error:
                raise _BadCellError(message("collect.day", text=_short(text))) from error
        else:
            raise _BadCellError(message("collect.day", text=_short(text)))
        if not self.limits.first <= day <= self.limits.last:
            raise _BadCellError(
                message("collect.day_range", day=day, first=self.limits.first, last=self.limits.last)
            )
        return day


def _number(raw: Raw, text: str, most: int) -> int:
    """Return the whole number that a cell says; a text may have full-width digits and a sign for percent."""
    plain = unicodedata.normalize("NFKC", text).removesuffix("%").strip() if isinstance(raw, str) else text
    if isinstance(raw, (bool, date)) or not plain.isdecimal() or int(plain[:9]) > most:
        raise _BadCellError(message("collect.number", text=_short(text), most=most))
    return int(plain)


def _words(text: str) -> str | None:
    """Return words that were filled in; None where there are none."""
    if len(text) > LONGEST:
        raise _BadCellError(message("collect.long", length=len(text), longest=LONGEST))
    return text or None


def _short(text: str) -> str:
    """Return a text as a message repeats it."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else line[: _LONGEST_SHOWN - 1] + "…"
