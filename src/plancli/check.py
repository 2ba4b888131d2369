"""What is wrong or doubtful in this plan and its ledger? Problems as values, so that all are seen at once."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from plancli.errors import Problem, message
from plancli.ledger import CLOSED
from plancli.query.departments import departments, slips_of
from plancli.query.history import histories
from plancli.query.state import row
from plancli.query.times import doubts, times
from plancli.recording.lookup import no_such_task
from plancli.timing import explain, resolve, settling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from plancli.errors import Message
    from plancli.ledger import Entry, Ledger
    from plancli.plan import Plan, Task
    from plancli.query.history import History
    from plancli.query.state import Case
    from plancli.timing import Timing

    Finding = tuple[Entry, Message]
    InTask = tuple[Task, Message]
    Path = tuple[str | int, ...]

AT_LEAST = "timing.note.at_least"
"""Note of a timing whose number of sessions is the least there must be."""


MOST_AHEAD = timedelta(days=1)
"""How far ahead of this clock a stamp may be: clocks, and what is set as their zone, differ by less."""

MOST_FOUND = 20_000
"""Findings in the ledger that are named; nobody reads more, and a hostile ledger has half a million."""

MOST_HINTS = 50
"""Strange ids, or names, up to which is said what each may mean; looking for it takes a while."""


def check(
    case: Case,
    ledger_path: str,
    lines: Mapping[str, int],
    plan_lines: Callable[[], Mapping[Path, int]] = dict,
    now: datetime | None = None,
) -> tuple[Problem, ...]:
    """Return every problem of plan and ledger, the plan's first, each with its line.

    Args:
        case: Plan, ledger and day.
        ledger_path: The ledger, as the user would name it.
        lines: Line of the ledger on which each entry stands, by its id.
        plan_lines: Returns the line of the plan on which each key stands, by its path; asked only where a
            problem is not that of a task.
        now: What the clock says; None believes every stamp.
    """
    plan = case.plan
    settled = _Settled(plan)
    found_in_tasks = [
        *((task, what) for task in plan.tasks for what in _of_task(task, settled)),
        *_departments(plan),
        *_parents(case),
    ]
    of_plan = [Problem(what, plan.path, task.line or None) for task, what in found_in_tasks]
    idle = tuple(_idle_events(case))
    at = plan_lines() if idle else {}
    of_plan += [
        Problem(message("check.idle_event", event=name), plan.path, at.get(("events", name))) for name in idle
    ]
    of_plan.sort(key=lambda problem: problem.line or 0)
    found = chain(
        _strangers(plan, case.ledger),
        _extensions(case),
        _held(case),
        _closed_twice(case.ledger),
        _ahead(case.ledger, now) if now else (),
    )
    of_ledger = [Problem(what, ledger_path, lines.get(entry.id)) for entry, what in islice(found, MOST_FOUND)]
    if next(found, None):
        of_ledger.append(Problem(message("check.more", count=MOST_FOUND), ledger_path))
    left = [
        Problem(message("check.unplaced", place=one.place, text=one.text), plan.path, one.line or None)
        for one in plan.unplaced
    ]
    return (*of_plan, *left, *case.ledger.problems, *of_ledger)


def _of_task(task: Task, settled: _Settled) -> Iterator[Message]:
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
        yield message("check.doubtful", id=task.id, phrase=timing.phrase, note=settled.told(timing, note))


class _Settled:
    """What to write to settle what the timings of a plan assume; many tasks share a phrase."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._known: dict[tuple[str, Message], Message] = {}

    def told(self, timing: Timing, note: Message) -> Message:
        """Return a note of a timing, with what to write to settle it where that is known."""
        key = timing.phrase, note
        if key not in self._known:
            self._known[key] = self._told(timing, note)
        return self._known[key]

    def _told(self, timing: Timing, note: Message) -> Message:
        plan = self._plan
        if both := settling.rewriting(timing, note, year=plan.year, issued=plan.issued):
            return message("check.rewrite", note=note, this=both[0], other=both[1])
        line = settling.meaning(
            timing, note, year=plan.year, issued=plan.issued, meanings=plan.meanings, events=plan.events
        )
        return message("check.settle", note=note, line=line) if line else note


def _departments(plan: Plan) -> Iterator[InTask]:
    """Yield names of departments that are not declared, and names that are one slip apart, once each.

    A plan that declares departments means to declare them all.
    """
    first = {name: task for task in reversed(plan.tasks) for name in reversed(task.departments)}
    declared = {name for one in plan.departments for name in (one.name, *one.aliases)}
    if declared:
        strange = [name for name in sorted(first, key=lambda name: first[name].line) if name not in declared]
        for number, name in enumerate(strange):
            near = slips_of(name, declared) if number < MOST_HINTS else ()
            which = "check.undeclared_near" if near else "check.undeclared"
            yield first[name], message(which, id=first[name].id, name=name, nearest=near)
        return
    names = departments(plan)
    used = {one.name: one.lead + one.support for one in names}
    for one in names:
        for other in one.similar:
            if (used[one.name], one.name) < (used[other], other):
                said = {"name": one.name, "count": used[one.name], "other": other, "others": used[other]}
                yield first[one.name], message("check.similar", id=first[one.name].id, **said)


def _parents(case: Case) -> Iterator[InTask]:
    """Yield tasks that are closed although tasks under them are open."""
    under: dict[str, list[Task]] = {}
    for task in case.plan.tasks:
        if task.parent is not None:
            under.setdefault(task.parent, []).append(task)
    for parent in case.plan.some(under).values():
        if not row(case, parent).is_open:
            open_ids = tuple(task.id for task in under[parent.id] if row(case, task).is_open)
            if open_ids:
                yield parent, message("check.open_parts", id=parent.id, parts=open_ids)


def _idle_events(case: Case) -> Iterator[str]:
    """Yield the names of events that no timing of the plan, and no extension, waits for."""
    plan = case.plan
    means = partial(resolve, year=plan.year, meanings=plan.meanings)
    said = [(task.timing.phrase, plan.issued) for task in plan.tasks if task.timing]
    said += [(entry.timing, entry.on) for entry in case.ledger.entries if entry.timing]
    phrases = dict.fromkeys(said) if plan.events else ()
    without = {(phrase, issued): means(phrase, issued=issued) for phrase, issued in phrases}
    for name, day in plan.events.items():
        if all(
            means(phrase, issued=on, events={name: day}) == read for (phrase, on), read in without.items()
        ):
            yield name


def _strangers(plan: Plan, ledger: Ledger) -> Iterator[Finding]:
    """Yield entries that speak of tasks the plan does not have, and undoings of entries nobody made."""
    tasks = frozenset(plan.ids)
    known = ledger.ids
    hints: dict[str, Message] = {}
    for entry in ledger.entries:
        if entry.task not in tasks:
            word = entry.task if entry.task in hints or len(hints) < MOST_HINTS else ""
            if word not in hints:
                hints[word] = no_such_task(word, plan.ids).hint
            hint = hints[word]
            yield entry, message("check.stranger", entry=entry.id, task=entry.task, hint=hint)
        if entry.undo and entry.undo not in known:
            yield entry, message("check.undoes_nothing", entry=entry.id, undo=entry.undo)


def _extensions(case: Case) -> Iterator[Finding]:
    """Yield extensions whose time cannot be read, and those in force of open tasks that are doubtful."""
    for history in _recorded(case, "timing"):
        granted = history.granted(date.max)
        for entry, timing in zip(granted, times(case.plan, history.task.timing, granted), strict=True):
            said = {"id": entry.task, "phrase": timing.phrase}
            if timing.kind == "unresolved":
                yield entry, message("check.unresolved", **said, why=explain(timing)[0])
            elif entry is granted[-1] and history.final.is_open:
                for note in doubts(timing):
                    yield entry, message("check.doubtful_extension", **said, note=note)


def _held(case: Case) -> Iterator[Finding]:
    """Yield tasks that have held more than the time in force promises; 不少于N次 sets no limit."""
    for history in _recorded(case, "held"):
        final = history.final
        is_open_ended = any(note.id == AT_LEAST for note in final.timing.notes) if final.timing else False
        if final.count is not None and final.held > final.count and not is_open_ended:
            last = [entry for entry in history.entries if entry.held][-1]
            yield last, message("check.more_held", id=last.task, held=final.held, count=final.count)


def _recorded(case: Case, key: str) -> Iterator[History]:
    """Yield the history of each task of the plan that has entries."""
    ids = dict.fromkeys(entry.task for entry in case.ledger.entries if getattr(entry, key))
    for history in histories(case.plan, case.ledger, ids).values():
        if any(getattr(entry, key) for entry in history.entries):
            yield history


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


def _ahead(ledger: Ledger, now: datetime) -> Iterator[Finding]:
    """Yield entries stamped by a clock that was far ahead of this one."""
    for entry in ledger.entries:
        if entry.at - now > MOST_AHEAD:
            yield (
                entry,
                message("ledger.ahead", entry=entry.id, at=entry.at.isoformat(" ", "minutes"), by=entry.by),
            )
