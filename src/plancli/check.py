"""What is wrong or doubtful in this plan and its ledger? Problems as values, so that all are seen at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.errors import Problem, message
from plancli.ledger import CLOSED
from plancli.lookup import nearest
from plancli.query.times import doubts
from plancli.store import meaning
from plancli.timing import explain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plancli.errors import Message
    from plancli.ledger import Entry, Ledger
    from plancli.plan import Plan, Task
    from plancli.query import Case

    Finding = tuple[Entry, Message]


def check(case: Case, ledger_path: str, lines: Mapping[str, int]) -> tuple[Problem, ...]:
    """Return every problem of plan and ledger, the plan's first, each with its line.

    Args:
        case: Plan, ledger and day.
        ledger_path: The ledger, as the user would name it.
        lines: Line of the ledger on which each entry stands, by its id.
    """
    plan = case.plan
    of_plan = [Problem(what, plan.path, task.line or None) for task in plan.tasks for what in _of_task(task)]
    found = (*_strangers(plan, case.ledger), *_extensions(case), *_closed_twice(case.ledger))
    of_ledger = [Problem(what, ledger_path, lines.get(entry.id)) for entry, what in found]
    left = [
        Problem(message("check.unplaced", place=one.place, text=one.text), plan.path, one.line or None)
        for one in plan.unplaced
    ]
    return (*of_plan, *left, *case.ledger.problems, *of_ledger)


def _of_task(task: Task) -> Iterator[Message]:
    """Yield what is wrong or doubtful in one task of the plan."""
    if not task.departments:
        yield message("check.no_department", id=task.id)
    if task.timing is None:
        yield message("check.no_timing", id=task.id)
        return
    timing = task.timing
    if timing.kind == "unresolved":
        for why in explain(timing):
            yield message("check.unresolved", id=task.id, phrase=timing.phrase, why=why)
    for note in doubts(timing):
        yield message("check.doubtful", id=task.id, phrase=timing.phrase, note=note)


def _strangers(plan: Plan, ledger: Ledger) -> Iterator[Finding]:
    """Yield entries that speak of tasks the plan does not have, and undoings of entries nobody made."""
    tasks = frozenset(plan.ids)
    known = ledger.ids
    for entry in ledger.entries:
        if entry.task not in tasks:
            near = "、".join(nearest(entry.task, plan.ids))
            yield entry, message("check.stranger", entry=entry.id, task=entry.task, nearest=near)
        if entry.undo and entry.undo not in known:
            yield entry, message("check.undoes_nothing", entry=entry.id, undo=entry.undo)


def _extensions(case: Case) -> Iterator[Finding]:
    """Yield extensions whose time cannot be read."""
    gone = case.ledger.undone
    for entry in case.ledger.entries:
        if entry.timing and entry.id not in gone:
            timing = meaning(case.plan, entry.timing, entry.on)
            if timing.kind == "unresolved":
                why = explain(timing)[0]
                yield entry, message("check.unresolved", id=entry.task, phrase=entry.timing, why=why)


def _closed_twice(ledger: Ledger) -> Iterator[Finding]:
    """Yield tasks that were closed twice, without anybody opening them in between."""
    gone = ledger.undone
    closing: dict[str, Entry] = {}
    for entry in ledger.entries:
        if entry.id in gone or not entry.status:
            continue
        before = closing.get(entry.task)
        if entry.status in CLOSED and before:
            said = {"first": before.by, "second": entry.by, "on": before.on, "again": entry.on}
            yield entry, message("check.closed_twice", task=entry.task, **said)
        if entry.status in CLOSED:
            closing[entry.task] = entry
        else:
            closing.pop(entry.task, None)
