"""What was handed out to a department? The record that a workbook carries with it, hidden, and brings back.

A record is rows of one text each: the head, a row for each task, and a checksum over all of them. Each is
JSON without two blanks in a row, because some spreadsheets merge those.
"""

# No `annotations` from __future__: msgspec would have to evaluate each of them on every start.
import re
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256

import msgspec

from plancli.errors import PlancliError
from plancli.ledger import Status
from plancli.plan import Plan
from plancli.query.state import Row

SHEET = "_plancli"
"""Name of the hidden sheet."""

SCHEMA = 1
"""Version of the record."""

LONGEST = 2_000
"""Characters of a text that a sheet shows of what is recorded, and takes back."""

FIELDS = ("status", "percent", "held", "done_on", "last_note", "problem", "next")
"""Columns that a department fills in."""


class NoRecordError(PlancliError):
    """A workbook has no record of what was handed out."""

    exit_code = 1
    id = "collect.no_record"


class BadRecordError(PlancliError):
    """The record in a workbook was changed, or is damaged."""

    exit_code = 1
    id = "collect.bad_record"


class LaterRecordError(PlancliError):
    """The record in a workbook was written by a later plancli."""

    exit_code = 1
    id = "collect.later_record"


class Answers(msgspec.Struct, frozen=True, array_like=True):
    """What a department says, or said, of a task: one value for each of `FIELDS`.

    Attributes:
        status: How it stands.
        percent: Progress, 0 to 100.
        held: Sessions held so far; None where the task is not counted and none were held.
        done_on: Day it was done; None where it is not.
        last_note: Words about it (进展情况).
        problem: What stands in the way (存在问题).
        next: What will be done next (下一步措施).
    """

    status: Status
    percent: int | None = None
    held: int | None = None
    done_on: date | None = None
    last_note: str | None = None
    problem: str | None = None
    next: str | None = None


class Handed(msgspec.Struct, frozen=True, array_like=True):
    """One task as it was handed out.

    Attributes:
        id: Its id.
        is_lead: The department leads it, and fills it in; it only supports it otherwise.
        plan: What stood in each column that is not filled in, as texts.
        said: What stood in those that are.
    """

    id: str
    is_lead: bool
    plan: tuple[str, ...]
    said: Answers


class Handout(msgspec.Struct, frozen=True):
    """What was handed out to one department.

    Attributes:
        schema: Version of the record.
        plan: The plan's title.
        year: The plan's year.
        as_of: The day of the question.
        department: Whom it was handed to.
        entries: How many entries the ledger had.
        heads: Name and heading of each column, in order.
        words: Word of each status in the language of the sheet.
        lines: Lines of text between the rows that are no tasks.
        tasks: The tasks; they stand in rows of their own.
    """

    schema: int
    plan: str
    year: int
    as_of: date
    department: str
    entries: int
    heads: tuple[tuple[str, str], ...]
    words: dict[str, str]
    lines: tuple[str, ...] = ()
    tasks: tuple[Handed, ...] = ()


def answers(row: Row) -> Answers:
    """Return what is recorded of a task as a sheet shows it."""
    return Answers(
        status=row.status,
        percent=row.percent,
        held=row.held if row.held or row.count else None,
        done_on=row.done_on,
        last_note=shown(row.note),
        problem=shown(row.problem),
        next=shown(row.next),
    )


def shown(text: str | None) -> str | None:
    """Return a text as a sheet shows it: within `LONGEST` characters."""
    if text is None or len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1] + "…"


def dump(handout: Handout) -> tuple[str, ...]:
    """Return the texts that a record is made of."""
    head = msgspec.structs.replace(handout, tasks=())
    rows = [_text(head), *(_text(task) for task in handout.tasks)]
    return (*rows, _checksum(rows))


def _text(value: msgspec.Struct) -> str:
    """Return a value as JSON without two blanks in a row."""
    return re.sub(r"(?<= ) ", r"\\u0020", msgspec.json.encode(value).decode())


def _checksum(rows: Iterable[str]) -> str:
    """Return the checksum of a record."""
    return sha256("\n".join(rows).encode()).hexdigest()


def load(rows: Sequence[str], name: str) -> Handout:
    """Return what the texts of a record say.

    Args:
        rows: The texts, in order.
        name: The file they come from, for the errors.

    Raises:
        BadRecordError: They are not as they were written.
        LaterRecordError: They were written by a later plancli.
    """
    *said, checksum = rows or [""]
    if not said or _checksum(said) != checksum:
        raise BadRecordError(name=name)
    try:
        if msgspec.json.decode(said[0], type=_Version).schema > SCHEMA:
            raise LaterRecordError(name=name)
        tasks = tuple(msgspec.json.decode(row, type=Handed) for row in said[1:])
        return msgspec.structs.replace(msgspec.json.decode(said[0], type=Handout), tasks=tasks)
    except msgspec.DecodeError as error:
        raise BadRecordError(name=name) from error


class _Version(msgspec.Struct):
    """The version of a record, whatever else it holds."""

    schema: int


def is_of(handout: Handout, plan: Plan) -> bool:
    """Tell whether a workbook was handed out from a plan: its title and its year say so."""
    return (handout.plan, handout.year) == (plan.title, plan.year)
