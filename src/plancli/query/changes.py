"""What happened between two days? The body of a circular."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from plancli.query.due import owing
from plancli.query.state import ask, is_soft, still_owed
from plancli.query.tasks import ALL, Wanted, tasks
from plancli.window import ONE_DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from plancli.ledger import Entry
    from plancli.query.state import Case, Row
    from plancli.window import Window

BACKFILLED_DAYS = 15
"""Days between what an entry speaks of and its recording, beyond which it is listed apart (补报)."""


class Standing(NamedTuple):
    """How tasks stand at the end of a span; cancelled ones are left out, and the others add up to `total`.

    Attributes:
        done: Done tasks.
        going_to_ask: Open tasks with something due by then and not done, by a soft time.
        late: Open tasks with something due by then and not done, by a firm time.
        not_due: Open tasks with nothing due by then, or all of it held.
    """

    total: int
    done: int
    going_to_ask: int
    late: int
    not_due: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened in a span of days; every row shows the task at the end of the span.

    What is due on the last day and not done by its end is in `late` or `doubtful`. A row of these two parts
    has as `due` the first day of the span on which it owed what is not done; one of the two parts of what is
    left from before, the first day of all.

    Attributes:
        span: The days, both included.
        standing: How many tasks stand how at the end of the span.
        under_way: How many of those of which nothing is due have the status `doing`.
        closed: Tasks that were open before and are done now.
        cancelled: Tasks that were open before and are cancelled now.
        progress: Open tasks on which something was reported in the span.
        reports: The reports of the span by task, in order.
        late: Open tasks that owed something in the span, firmly, and have not done it.
        doubtful: The same of tasks with a soft time: to ask about.
        still_late: Open tasks that owe nothing undone of the span, but something of days before it, firmly.
        still_to_ask: The same of tasks with a soft time.
        extended: Tasks that were given a later time.
        reopened: Tasks that were closed before and are open now.
        added: Tasks that were added to the plan.
        silent: Silent tasks that are not in one of the parts of what is not done.
        backfilled: Entries recorded in the span that speak of days before it, or of its days and long after.
    """

    span: Window
    standing: Standing
    under_way: int
    closed: tuple[Row, ...]
    cancelled: tuple[Row, ...]
    progress: tuple[Row, ...]
    reports: Mapping[str, Sequence[Entry]]
    late: tuple[Row, ...]
    doubtful: tuple[Row, ...]
    still_late: tuple[Row, ...]
    still_to_ask: tuple[Row, ...]
    extended: tuple[Row, ...]
    reopened: tuple[Row, ...]
    added: tuple[Row, ...]
    silent: tuple[Row, ...]
    backfilled: tuple[Entry, ...]


class _Seen(NamedTuple):
    """A task at the end of a span, beside what it was before.

    Attributes:
        row: The task at the end of the span.
        was_open: It was open on the day before the span.
        is_reported: Something was reported of it in the span.
        failing: The row with what it owes and has not done as due; None where it owes nothing.
    """

    row: Row
    was_open: bool
    is_reported: bool
    failing: Row | None

    @property
    def is_closed_now(self) -> bool:
        """Tell whether it was open before and is closed now."""
        return self.was_open and not self.row.is_open


_HAPPENED: Mapping[str, Callable[[_Seen, Window], bool]] = {
    "closed": lambda one, _span: one.is_closed_now and one.row.status == "done",
    "cancelled": lambda one, _span: one.is_closed_now and one.row.status == "cancelled",
    "progress": lambda one, _span: one.row.is_open and one.is_reported,
    "extended": lambda one, span: any(extension.on in span for extension in one.row.extensions),
    "reopened": lambda one, _span: one.row.is_open and not one.was_open,
    "added": lambda one, span: one.row.task.added is not None and one.row.task.added in span,
    "silent": lambda one, _span: bool(one.row.silent_days) and one.failing is None,
}
"""What makes a task stand in each part of what happened."""

_FAILING = {
    "late": (True, False),
    "doubtful": (True, True),
    "still_late": (False, False),
    "still_to_ask": (False, True),
}
"""Parts of what is not done: whether it was due in the span, and whether the time is soft."""


def changes(case: Case, span: Window, wanted: Wanted = ALL) -> Changes:
    """Return what happened in the span, by all that is known now: its end against the day before it."""
    eve = ask(case.plan, case.ledger, max(span.first, date.min + ONE_DAY) - ONE_DAY)
    end = ask(case.plan, case.ledger, span.last)
    after = tasks(end, wanted)
    reports = _reports(case, span)
    seen = _seen(after, tasks(eve), reports, span)
    failing = [(one.failing, _kind(one.failing, span)) for one in seen if one.failing]
    ids = {row.task.id for row in after}
    return Changes(
        span=span,
        standing=_standing(after),
        under_way=sum(map(_is_under_way, after)),
        reports=reports,
        backfilled=tuple(entry for entry in _backfilled(case, span) if entry.task in ids),
        **{part: tuple(one.row for one in seen if fits(one, span)) for part, fits in _HAPPENED.items()},
        **{part: tuple(row for row, one in failing if one == kind) for part, kind in _FAILING.items()},
    )


def _seen(
    after: Iterable[Row], before: Iterable[Row], reports: Collection[str], span: Window
) -> tuple[_Seen, ...]:
    """Return tasks at the end of a span, each beside what it was before."""
    was_open = {row.task.id: row.is_open for row in before}
    return tuple(
        _Seen(row, was_open[row.task.id], row.task.id in reports, _with_failing(row, span)) for row in after
    )


def _is_under_way(row: Row) -> bool:
    """Tell whether a task is being worked on, and nothing of it is due and not done."""
    return row.status == "doing" and row.is_owed == row.is_met


def _is_soft(row: Row) -> bool:
    """Tell whether the time of a task is soft."""
    return row.timing is not None and is_soft(row.timing)


def _is_undone(row: Row) -> bool:
    """Tell whether an open task owes something by the end of the span and has not done it."""
    return row.is_open and row.is_owed and not row.is_met


def _with_failing(row: Row, span: Window) -> Row | None:
    """Return a task with what it owed first in the span as due, else what it owed first before; else None."""
    if not _is_undone(row):
        return None
    steps = [step for step in still_owed(row.timing, row.held) if step.due <= span.last]
    return owing(row, next((step for step in steps if step.due in span), steps[0]), span.last)


def _kind(row: Row, span: Window) -> tuple[bool, bool]:
    """Return whether what a task has not done was due in the span, and whether its time is soft."""
    return row.due is not None and row.due in span, _is_soft(row)


def _standing(rows: Iterable[Row]) -> Standing:
    """Return how many tasks stand how."""
    kept = [row for row in rows if row.status != "cancelled"]
    undone = [row for row in kept if _is_undone(row)]
    done = sum(row.status == "done" for row in kept)
    soft = sum(map(_is_soft, undone))
    return Standing(len(kept), done, soft, len(undone) - soft, len(kept) - done - len(undone))


def _counting(case: Case) -> Iterable[Entry]:
    """Return the entries that count."""
    gone = case.ledger.undone
    return (entry for entry in case.ledger.entries if entry.id not in gone and not entry.undo)


def _reports(case: Case, span: Window) -> Mapping[str, Sequence[Entry]]:
    """Return what was reported of each task on the days of the span."""
    found: dict[str, list[Entry]] = {}
    for entry in _counting(case):
        if entry.on in span and entry.is_report:
            found.setdefault(entry.task, []).append(entry)
    return found


def _backfilled(case: Case, span: Window) -> tuple[Entry, ...]:
    """Return the entries that were recorded later than they should have been."""
    return tuple(entry for entry in _counting(case) if _is_backfilled(entry, span))


def _is_backfilled(entry: Entry, span: Window) -> bool:
    """Tell whether an entry came too late for the circular of its day, or long after a day of the span."""
    recorded = entry.at.date()
    if recorded in span and entry.on < span.first:
        return True
    return entry.on in span and (recorded - entry.on).days > BACKFILLED_DAYS
