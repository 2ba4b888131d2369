"""What entries do filled-in workbooks amount to? A three-way merge: handed out, in the ledger now, filled in.

A field that moved on one side is taken, one that moved on both sides to different values is a conflict. That
a task is done is for the office to confirm: until then it is recorded as 100 % with a note.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec.structs import replace

from plancli.errors import Problem, message
from plancli.ledger import CLOSED, Entry, new_id
from plancli.query.history import histories
from plancli.recording.cells import normal
from plancli.recording.handout import answers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plancli.errors import Message
    from plancli.ledger import Ledger
    from plancli.plan import Plan, Task
    from plancli.query.history import History
    from plancli.recording.cells import Filled, Returned
    from plancli.recording.told import Told, Value
    from plancli.recording.updates import Stamp

Verdict = Literal["taken", "same", "conflict", "closing", "claimed"]
"""What becomes of a field: recorded; in the ledger already; moved on both sides; closed; to be confirmed."""

_KEYS = {"last_note": "note", "problem": "problem", "next": "next", "percent": "percent", "status": "status"}
"""Key of an entry for each field that goes into it as it is."""

WHOLE = 100
"""Percent of a task that is reported as done."""


class Change(NamedTuple):
    """One field that a workbook says otherwise than it was handed out.

    Attributes:
        task: The task.
        field: The field, out of `FIELDS`.
        was: What was handed out.
        now: What the ledger says.
        filled: What was filled in.
        file: The workbook.
        cell: The cell.
        verdict: What becomes of it.
    """

    task: Task
    field: str
    was: Value
    now: Value
    filled: Value
    file: str
    cell: str
    verdict: Verdict


class Merged(NamedTuple):
    """What workbooks that came back amount to.

    Attributes:
        changes: Every field filled in, in the order of files and rows.
        entries: What is to be recorded, in order.
        faults: What keeps a row from being recorded, each with file and cell.
    """

    changes: tuple[Change, ...] = ()
    entries: tuple[Entry, ...] = ()
    faults: tuple[Problem, ...] = ()


class Terms(NamedTuple):
    """On what terms workbooks are taken back.

    Attributes:
        stamp: What the entries have in common; `by` is empty where each department stands for itself.
        accepts: The office confirms what is reported as done.
        claims: What a note says of a task that is reported as done, or as cancelled, and not confirmed.
    """

    stamp: Stamp
    accepts: bool
    claims: Mapping[str, str]


def merge(plan: Plan, ledger: Ledger, returned: Sequence[Returned], terms: Terms) -> Merged:
    """Return what workbooks that came back amount to; each is held against what those before it say too."""
    ids = {row.handed.id for book in returned for row in book.rows}
    standing = dict(histories(plan, ledger, ids))
    changes: list[Change] = []
    entries: list[Entry] = []
    faults: list[Problem] = []
    for book in returned:
        for row in book.rows:
            history = standing.get(row.handed.id)
            if history is None:
                what = message("collect.gone", id=row.handed.id)
                faults.append(Problem(what, f"{book.name} {next(iter(row.told.values())).cell}"))
                continue
            made = _Row(book, row, history, terms)
            changes += made.changes
            faults += made.faults
            entries += made.entries
            for entry in made.entries:
                history = history.plus(entry)
            standing[row.handed.id] = history
    return Merged(tuple(changes), tuple(entries), tuple(faults))


class _Row:
    """One task of one workbook, held against the ledger.

    Attributes:
        changes: What was filled in, field by field, and what becomes of it.
        faults: Why nothing of it is recorded.
        entries: What is to be recorded; nothing where there are faults.
    """

    def __init__(self, book: Returned, filled: Filled, history: History, terms: Terms) -> None:
        self.book = book
        self.filled = filled
        self.history = history
        self.terms = terms
        self.row = history.on(terms.stamp.on)
        self.now = answers(self.row)
        self.faults: list[Problem] = []
        self.changes = [self._change(field, told) for field, told in filled.told.items()]
        self.entries: list[Entry] = []
        self._stop_where_closed()
        if not self.faults:
            self.entries = self._entries()
        if self.faults:
            self.entries = []

    def _change(self, field: str, told: Told) -> Change:
        """Return what becomes of one field."""
        was, now = getattr(self.filled.handed.said, field), getattr(self.now, field)
        verdict = self._verdict(field, was, told.value)
        change = Change(self.history.task, field, was, now, told.value, self.book.name, told.cell, verdict)
        if verdict == "conflict":
            told_of = {"was": shown(field, was), "now": shown(field, now), "filled": shown(field, told.value)}
            self._fault(field, message("collect.conflict", **told_of))
        return change

    def _verdict(self, field: str, was: Value, filled: Value) -> Verdict:
        """Return what becomes of a field, apart from whether a closing is confirmed."""
        possible = [_alike(value) for value in self._standing(field)]
        if _alike(filled) in possible:
            return "same"
        if _alike(was) not in possible:
            return "conflict"
        if field in {"status", "done_on"} and self._told("status") in CLOSED:
            return "closing" if self.terms.accepts else "claimed"
        return "taken"

    def _standing(self, field: str) -> tuple[Value, ...]:
        """Return what the ledger says of a field; what this program noted by itself counts as not said.

        A task of which only a percent was reported counts as doing though nobody said so, and what is
        noted of a closing that waits for the office leaves the words before it in force.
        """
        now = getattr(self.now, field)
        if field == "status" and not any(entry.status for entry in self._known):
            return (now, self.filled.handed.said.status) if now not in CLOSED else (now,)
        if field == "last_note" and now in self.terms.claims.values():
            notes = [
                one.note for one in self._known if one.note and one.note not in self.terms.claims.values()
            ]
            return (now, notes[-1] if notes else None)
        return (now,)

    @property
    def _known(self) -> tuple[Entry, ...]:
        """The entries of the task up to the day of the question."""
        return tuple(entry for entry in self.history.entries if entry.on <= self.terms.stamp.on)

    def _told(self, field: str) -> Value:
        """Return what was filled into a field; None where it says what was handed out."""
        told = self.filled.told.get(field)
        return told.value if told else None

    def _fault(self, field: str, what: Message) -> None:
        """Note a fault of a cell."""
        cell = self.filled.cells.get(field) or next(iter(self.filled.cells.values()))
        self.faults.append(Problem(what, f"{self.book.name} {cell}"))

    def _stop_where_closed(self) -> None:
        """Note what only an open task can have, where the task was closed since it was handed out."""
        if self.row.status in CLOSED:
            for change in self.changes:
                if change.field in {"percent", "held"} and change.verdict == "taken":
                    which = f"collect.closed_since.{self.row.status}"
                    self._fault(change.field, message(which, id=self.row.task.id, on=self.row.closed_on))

    def _entries(self) -> list[Entry]:
        """Return what is to be recorded: what is reported, as of the day of the question, and a closing."""
        taken = {change.field: change.filled for change in self.changes if change.verdict == "taken"}
        report = self._blank()
        for field, key in _KEYS.items():
            if field in taken:
                report = replace(report, **{key: taken[field]})
        if isinstance(held := taken.get("held"), int):
            report = replace(report, held=held - self.row.held)
        closing = self._closing(report)
        if closing is None:
            return [report] if report != self._bare(report) else []
        return self._together(report, closing)

    def _blank(self) -> Entry:
        """Return an entry about the task that says nothing yet."""
        stamp = self.terms.stamp
        by = stamp.by or self.book.handout.department
        return Entry(id=new_id(), at=stamp.at, by=by, on=stamp.on, task=self.history.task.id)

    @staticmethod
    def _bare(entry: Entry) -> Entry:
        """Return an entry without anything that it says."""
        return Entry(id=entry.id, at=entry.at, by=entry.by, on=entry.on, task=entry.task)

    def _closing(self, report: Entry) -> Entry | None:
        """Return the entry that closes the task, or notes that it is reported as closed, or None."""
        held, count = self._told("held"), self.row.count
        is_full = isinstance(held, int) and count is not None and held >= count and self.row.is_open
        claim = next((change for change in self.changes if change.field == "status"), None)
        if claim and claim.verdict in {"closing", "claimed"}:
            if self.terms.accepts:
                return self._closed_as(str(claim.filled))
            return self._claimed(str(claim.filled), keeps_open=is_full and bool(report.held))
        if not is_full:
            return None
        if not self.terms.accepts:
            return self._claimed("done", keeps_open=bool(report.held))
        return None if report.held else replace(self._blank(), status="done")

    def _closed_as(self, status: str) -> Entry:
        """Return the entry that closes the task on the day that was filled in."""
        day = self._told("done_on")
        on = day if isinstance(day, date) else self.terms.stamp.on
        closing = replace(self._blank(), status=status, on=on)
        if self.history.plus(closing).on(self.terms.stamp.on).status != status:
            holder = next(one for one in reversed(self._known) if one.on > on and (one.status or one.held))
            what = message("collect.overruled", on=on, later=holder.on, by=holder.by)
            self._fault("done_on", what)
        return closing

    def _claimed(self, status: str, *, keeps_open: bool) -> Entry | None:
        """Return the entry that notes what waits for the office; None where that is noted already.

        Args:
            status: What is reported.
            keeps_open: Sessions held would close the task by themselves, unless an entry says otherwise.
        """
        note = self.terms.claims[status]
        percent = WHOLE if status == "done" else None
        is_noted = self.row.note == note and (percent is None or self.row.percent == percent)
        if is_noted and not keeps_open:
            return None
        return replace(self._blank(), note=note, percent=percent, status="doing" if keeps_open else None)

    def _together(self, report: Entry, closing: Entry) -> list[Entry]:
        """Return a report and a closing: as one entry where they are of one day and have not both words."""
        if report == self._bare(report):
            return [closing]
        said = {
            key: value
            for key in ("status", "percent", "note")
            if (value := getattr(closing, key)) is not None
        }
        if report.on == closing.on and not (report.note and closing.note):
            return [replace(report, **said)]
        if report.held and closing.status == "doing":
            report = replace(report, status="doing")
        return [report, closing]


def _alike(value: Value) -> Value:
    """Return a value in the form in which those that say the same are equal."""
    return normal(value) if isinstance(value, str) else value


def shown(field: str, value: Value) -> Message:
    """Return a value as a message says it."""
    if value is None:
        return message("collect.blank")
    if field == "status":
        return message(f"collect.status.{value}")
    return message("collect.value", value=value)
