"""What entries do lines of NDJSON ask for? All of them are checked before any is recorded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from plancli.errors import PlancliError, Problem, message
from plancli.ledger import Entry, fold, new_id, parse
from plancli.lookup import no_such_task
from plancli.store import meaning

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from plancli.errors import Message
    from plancli.ledger import Ledger, Status
    from plancli.plan import Plan
    from plancli.updates import Stamp

KEYS = ("task", "status", "percent", "held", "note", "timing", "reason", "authority", "on", "by", "id")
"""Keys a line may have; who, when and which id are filled in where it does not say."""

SAYS = ("status", "percent", "held", "note", "timing")
"""Keys of which a line has at least one."""


class BadLinesError(PlancliError):
    """Lines cannot be read as updates; `problems` names each."""

    exit_code = 2
    id = "error.bad_lines"


class UnreadableTimingError(PlancliError):
    """A timing given on the command line, or through a pipe, cannot be read."""

    exit_code = 5
    id = "error.timing"


class ConditionError(PlancliError):
    """A task is not in a status it was to be in; nothing was written."""

    exit_code = 6
    id = "error.condition"


class Wish(NamedTuple):
    """An update as a line asks for it.

    Attributes:
        line: Number of the line, from 1.
        entry: What to record.
    """

    line: int
    entry: Entry


def read(text: str, plan: Plan, stamp: Stamp) -> tuple[Wish, ...]:
    """Return the updates that lines of NDJSON ask for.

    Raises:
        BadLinesError: Lines cannot be read; every one of them is named.
        NoSuchTaskError: A line speaks of a task the plan does not have.
        UnreadableTimingError: A line gives a timing that cannot be read.
    """
    wishes: list[Wish] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                wishes.append(Wish(number, _entry(line, stamp)))
            except _BadLineError as error:
                problems.append(Problem(error.what, "-", number))
    if problems:
        raise BadLinesError(*problems, count=len(problems))
    _check(plan, wishes)
    return tuple(wishes)


class _BadLineError(Exception):
    """A line cannot be read as an update."""

    def __init__(self, what: Message) -> None:
        super().__init__(what)
        self.what = what


def _entry(line: str, stamp: Stamp) -> Entry:
    """Return the entry that one line asks for."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _BadLineError(message("bulk.not_json")) from error
    if type(data) is not dict:
        raise _BadLineError(message("bulk.not_object"))
    if strange := [key for key in data if key not in KEYS]:
        raise _BadLineError(message("bulk.unknown_key", key=strange[0], known=", ".join(KEYS)))
    if not any(data.get(key) is not None for key in SAYS):
        raise _BadLineError(message("bulk.says_nothing", known=", ".join(SAYS)))
    return _parsed(data, stamp)


def _parsed(data: Mapping[str, object], stamp: Stamp) -> Entry:
    """Return the entry that a line's values make."""
    blank = {"id": new_id(), "by": stamp.by, "on": stamp.on.isoformat(), "note": stamp.note}
    said = {key: str(value) if key == "task" and type(value) is int else value for key, value in data.items()}
    try:
        return parse(blank | said | {"at": stamp.at.isoformat()})
    except ValueError as error:
        key = error.args[0] if error.args[0] in KEYS else "on"
        raise _BadLineError(message("bulk.bad_value", key=key)) from error


def _check(plan: Plan, wishes: Sequence[Wish]) -> None:
    """Stop where a line speaks of what the plan does not have, or of a time that cannot be read."""
    known = frozenset(plan.ids)
    for wish in wishes:
        if wish.entry.task not in known:
            raise no_such_task(wish.entry.task, plan.ids)
        if wish.entry.timing is not None:
            check_timing(plan, wish.entry.timing, wish.entry.on)


def check_timing(plan: Plan, phrase: str, issued: date | None) -> None:
    """Stop where a timing that is said on a day cannot be read in this plan.

    Raises:
        UnreadableTimingError: It cannot.
    """
    timing = meaning(plan, phrase, issued)
    if timing.kind == "unresolved":
        from plancli.timing import explain  # noqa: PLC0415  only a refusal is explained

        raise UnreadableTimingError(phrase=phrase, reason=explain(timing)[0])


def entries(ledger: Ledger, wishes: Sequence[Wish], *, if_status: Collection[Status]) -> tuple[Entry, ...]:
    """Return what is to be recorded: every wish whose id is new and that changes something.

    Raises:
        ConditionError: A task is in none of the statuses `if_status`.
    """
    known = ledger.ids
    by_id: dict[str, Entry] = {}
    for wish in wishes:
        by_id.setdefault(wish.entry.id, wish.entry)
    new = [entry for id_, entry in by_id.items() if id_ not in known]
    status = _statuses(ledger, new)
    for entry in new:
        if if_status and status[entry.task] not in if_status:
            raise ConditionError(task=entry.task, status=status[entry.task], wanted=", ".join(if_status))
    return tuple(_changing(new, status))


def _statuses(ledger: Ledger, new: Sequence[Entry]) -> dict[str, Status]:
    """Return how each task stands before its first new entry."""
    tasks = frozenset(entry.task for entry in new)
    found: dict[str, Status] = {}
    for day in sorted({entry.on for entry in new}):
        progress = fold(ledger, day, tasks)
        for entry in new:
            if entry.on == day and entry.task not in found:
                found[entry.task] = progress[entry.task].status if entry.task in progress else "todo"
    return found


def _changing(new: Sequence[Entry], status: dict[str, Status]) -> Iterator[Entry]:
    """Yield the entries that say something new; a repeated status alone does not."""
    for entry in new:
        bare = replace(entry, status=None, note=None)
        says_more = any(getattr(bare, key) is not None for key in SAYS)
        if entry.status is None or says_more or status[entry.task] != entry.status:
            yield entry
        status[entry.task] = entry.status or status[entry.task]
