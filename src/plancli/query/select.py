"""Which tasks are asked for, which fall due, which are late?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plancli.query.state import Case, Row, Step, is_endless, row, steps_of
from plancli.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from plancli.plan import Task
    from plancli.timing.model import Timing


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which tasks are asked for. An empty field asks for all; several values of one field mean "or".

    Attributes:
        ids: Ids of tasks; None asks for all, an empty set for none.
        depts: Names of departments.
        lead_only: A department counts only where it leads.
        during: The window in force shares a day with this one.
        is_extended: Only tasks that were given a later time.
        search: Texts to look for in number, heading, text, departments, timing and tags.
    """

    ids: frozenset[str] | None = None
    depts: frozenset[str] = frozenset()
    lead_only: bool = False
    sections: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    lights: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    during: Window | None = None
    search: tuple[str, ...] = ()
    is_extended: bool = False

    def of_plan(self, task: Task) -> bool:
        """Tell whether the plan alone says that a task is not ruled out."""
        named = task.lead if self.lead_only else task.departments
        return (
            (self.ids is None or task.id in self.ids)
            and (not self.depts or not self.depts.isdisjoint(named))
            and (not self.sections or task.section in self.sections)
            and (not self.tags or not self.tags.isdisjoint(task.tags))
            and (not self.search or _mentions(task, self.search))
        )

    def of_day(self, row: Row) -> bool:
        """Tell whether a task's state on the day fits."""
        return (
            (not self.statuses or row.status in self.statuses)
            and (not self.lights or row.light in self.lights)
            and (not self.kinds or (row.timing is not None and row.timing.kind in self.kinds))
            and (not self.is_extended or bool(row.extensions))
            and (self.during is None or _touches(row, self.during))
        )


ALL = Wanted()


def _mentions(task: Task, texts: Iterable[str]) -> bool:
    """Tell whether any of the texts stands in the task, whatever its case."""
    phrase = task.timing.phrase if task.timing else ""
    fields = (task.number or "", task.heading or "", task.text, phrase, *task.departments, *task.tags)
    haystack = "\n".join(fields).casefold()
    return any(text.casefold() in haystack for text in texts)


def window_of(timing: Timing | None) -> Window | None:
    """Return the days a timing covers, or None where it has no two ends."""
    if timing is None or timing.first is None or timing.last is None:
        return None
    return Window(timing.first, timing.last)


def _touches(row: Row, span: Window) -> bool:
    """Tell whether a task's window shares a day with the span; one without an end runs on for ever."""
    if row.timing is None or row.timing.first is None:
        return False
    return row.timing.first <= span.last and (row.timing.last is None or row.timing.last >= span.first)


def tasks(case: Case, wanted: Wanted = ALL) -> tuple[Row, ...]:
    """Return the tasks asked for, open and closed, in the plan's order."""
    rows = (row(case, task) for task in case.plan.tasks if wanted.of_plan(task))
    return tuple(answer for answer in rows if wanted.of_day(answer))


@dataclass(frozen=True, slots=True)
class Due:
    """What falls due in a span of days.

    Attributes:
        certain: Open tasks that owe something inside the span, the earliest first.
        possible: Open tasks whose window shares a day with the span but that owe nothing inside it.
    """

    certain: tuple[Row, ...]
    possible: tuple[Row, ...]


def due(case: Case, span: Window, wanted: Wanted = ALL) -> Due:
    """Return the open tasks that fall due in the span, both ends included; each row's `due` lies in it."""
    certain: list[Row] = []
    possible: list[Row] = []
    for answer in tasks(case, wanted):
        step = _step_within(answer, span)
        if step:
            certain.append(_owing(answer, step, case.as_of))
        elif answer.is_open and not is_endless(answer.timing) and _ends_after(answer, span):
            possible.append(answer)
    return Due(tuple(sorted(certain, key=_by_due)), tuple(sorted(possible, key=_by_due)))


def _step_within(answer: Row, span: Window) -> Step | None:
    """Return the first thing an open task still owes inside the span."""
    if not answer.is_open:
        return None
    return next((step for step in steps_of(answer.timing)[answer.held :] if step.due in span), None)


def _ends_after(answer: Row, span: Window) -> bool:
    """Tell whether a task's window shares a day with the span and ends after it."""
    window = window_of(answer.timing)
    return window is not None and window.overlaps(span) and window.last > span.last


def _owing(answer: Row, step: Step, as_of: date) -> Row:
    """Return the row with this step as the thing that is owed."""
    return replace(answer, due=step.due, due_label=step.label, days=(step.due - as_of).days)


def _by_due(answer: Row) -> tuple[bool, date | int]:
    """Return what orders rows by the day something is owed, those that owe nothing last."""
    return answer.due is None, answer.due or 0


def overdue(case: Case, wanted: Wanted = ALL) -> tuple[Row, ...]:
    """Return the open tasks whose window has ended: firm ones first, among each the longest late first."""
    late = [answer for answer in tasks(case, wanted) if answer.lateness]
    return tuple(sorted(late, key=lambda answer: (answer.lateness != "firm", _by_due(answer))))
