"""Which tasks fall due in a span of days?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plancli.query.state import Case, Row, Step, is_endless, still_owed
from plancli.query.tasks import ALL, Wanted, tasks
from plancli.window import Window

if TYPE_CHECKING:
    from datetime import date

    from plancli.timing.model import Timing


class Due(NamedTuple):
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
            certain.append(owing(answer, step, case.as_of))
        elif answer.is_open and not is_endless(answer.timing) and _ends_after(answer, span):
            possible.append(answer)
    return Due(tuple(sorted(certain, key=_by_due)), tuple(sorted(possible, key=_by_due)))


def _step_within(answer: Row, span: Window) -> Step | None:
    """Return the first thing an open task still owes inside the span."""
    if not answer.is_open:
        return None
    return next((step for step in still_owed(answer.timing, answer.held) if step.due in span), None)


def _ends_after(answer: Row, span: Window) -> bool:
    """Tell whether a task's window shares a day with the span and ends after it."""
    window = window_of(answer.timing)
    return window is not None and window.overlaps(span) and window.last > span.last


def owing(answer: Row, step: Step, as_of: date) -> Row:
    """Return the row with this step as the thing that is owed."""
    return answer._replace(due=step.due, due_label=step.label, days=(step.due - as_of).days)


def _by_due(answer: Row) -> tuple[bool, date | int]:
    """Return what orders rows by the day something is owed, those that owe nothing last."""
    return answer.due is None, answer.due or 0


def window_of(timing: Timing | None) -> Window | None:
    """Return the days a timing covers, or None where it has no two ends."""
    if timing is None or timing.first is None or timing.last is None:
        return None
    return Window(timing.first, timing.last)
