"""What is said of filled-in workbooks that came back: each field, what it was, is now, and is to be?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.recording.merge import shown
from plancli.views import task_sheet
from plancli.views.cells import word
from plancli.views.page import Band, Column, Grid, Page, Span
from plancli.views.records import Records, about
from plancli.words import say, tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancli.errors import Message, Problem
    from plancli.ledger import Entry
    from plancli.query.state import Case
    from plancli.recording.merge import Change, Verdict
    from plancli.recording.told import Value
    from plancli.views.page import Cell, Style
    from plancli.views.records import Record
    from plancli.words import Lang

COLUMNS = ("task", "title", "field", "handed_out", "now", "filled_in", "file", "cell", "verdict")
"""Every column of the table, by name, and every key of a change in JSON."""

ENTRY_KEYS = ("id", "on", "by", "task", "status", "percent", "held", "note", "problem", "next")
"""Keys of an entry, as `plancli update -` takes them."""

_STYLES: dict[Verdict, Style] = {"conflict": "red", "claimed": "yellow", "closing": "done", "same": "faint"}

_FIELDS = {"last_note": "note"}
"""What programs call fields that have another name in the ledger."""


def page(changes: Sequence[Change], lang: Lang) -> Page:
    """Return every field that was filled in, with what becomes of it."""
    columns = (
        Column("task", word(lang, "collect.column.task"), 24),
        Column("field", word(lang, "collect.column.field"), 8),
        *(
            Column(name, word(lang, f"collect.column.{name}"), 12)
            for name in ("handed_out", "now", "filled_in")
        ),
        Column("cell", word(lang, "collect.column.cell"), 16),
        Column("verdict", word(lang, "collect.column.verdict"), 10),
    )
    rows = tuple(tuple(_cells(change, lang)) for change in changes)
    return Page((Grid(columns, (Band(rows),), empty=word(lang, "collect.nothing")),))


def _cells(change: Change, lang: Lang) -> Iterator[Cell]:
    """Yield what stands in each column of one field."""
    yield f"{change.task.id} {change.task.title}"
    yield field(change.field, lang)
    for value in (change.was, change.now, change.filled):
        yield tell(lang, shown(change.field, value))
    yield f"{change.file} {change.cell}"
    yield Span(word(lang, f"collect.verdict.{change.verdict}"), _STYLES.get(change.verdict, ""))


def field(name: str, lang: Lang) -> str:
    """Return what a sheet calls a field."""
    return task_sheet.head(name, lang).text


def records(
    case: Case, changes: Sequence[Change], entries: Sequence[Entry], problems: Sequence[Problem], lang: Lang
) -> Records:
    """Return every field that was filled in; in JSON the entries and what is wrong stand after them."""
    items = (
        {
            "task": change.task.id,
            "title": change.task.title,
            "field": _FIELDS.get(change.field, change.field),
            "handed_out": _plain(change.was),
            "now": _plain(change.now),
            "filled_in": _plain(change.filled),
            "file": change.file,
            "cell": change.cell,
            "verdict": change.verdict,
        }
        for change in changes
    )
    tail = {
        "entries": [entry_record(entry) for entry in entries],
        "problems": [{"place": one.path, "text": tell(lang, one.message)} for one in problems],
    }
    return Records("changes", COLUMNS, items, about(case), tail, id_key="task")


def entry_records(case: Case, entries: Sequence[Entry]) -> Records:
    """Return what is to be recorded, as `plancli update -` takes it."""
    return Records(
        "entries", ENTRY_KEYS, (entry_record(entry) for entry in entries), about(case), id_key="task"
    )


def entry_record(entry: Entry) -> Record:
    """Return an entry with every key of `ENTRY_KEYS`."""
    return {key: getattr(entry, key) for key in ENTRY_KEYS} | {"on": entry.on.isoformat()}


def _plain(value: Value) -> object:
    """Return a value as JSON has it."""
    return value if value is None or isinstance(value, (str, int)) else value.isoformat()


def closings(changes: Sequence[Change], lang: Lang) -> Iterator[str]:
    """Yield a line for each task that is reported as closed, under a line that counts them."""
    reported = [one for one in changes if one.field == "status" and one.verdict in {"closing", "claimed"}]
    for verdict in ("closing", "claimed"):
        some = [one for one in reported if one.verdict == verdict]
        if some:
            yield say(lang, f"collect.closings.{verdict}", count=len(some))
        for one in some:
            days = {change.task.id: change.filled for change in changes if change.field == "done_on"}
            yield say(
                lang,
                "collect.closing",
                id=one.task.id,
                title=one.task.title,
                status=tell(lang, shown("status", one.filled)),
                day=days.get(one.task.id) or "",
                place=f"{one.file} {one.cell}",
            )


def told(problem: Problem, lang: Lang) -> str:
    """Return what is wrong, or to be said, of a cell, after its place."""
    return f"{problem.path}{word(lang, 'collect.colon')}{tell(lang, problem.message)}"


def already(changes: Sequence[Change]) -> tuple[Message, ...]:
    """Return what is in the ledger already, for each task of a workbook that has no other line."""
    rows: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        rows.setdefault((change.file, change.task.id), []).append(change)
    return tuple(
        message("collect.already", id=task, title=some[0].task.title, place=f"{file} {some[0].cell}")
        for (file, task), some in rows.items()
        if all(change.verdict == "same" for change in some)
    )
