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
    from collections.abc import Iterable, Mapping, Sequence

    from plancli.ledger import Entry
    from plancli.query.state import Case, Row
    from plancli.window import Window

BACKFILLED_DAYS = 15
"""Days between what an entry speaks of and its recording, beyond which it is listed apart (补报)."""


class Standing(NamedTuple):
    """How tasks stand at the end of a span; cancelled ones are left out, and the others add up to `total`.

    Attributes:
        done: Done tasks.
        going_to_ask: Open tasks of which something was due by then, softly.
        late: Open tasks of which something was due by then, firmly.
        not_due: Open tasks of which nothing is due, or everything that was is held.
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


def changes(case: Case, span: Window, wanted: Wanted = ALL) -> Changes:
    """Return what happened in the span, by all that is known now: its end against the day before it."""
    eve = ask(case.plan, case.ledger, max(span.first, date.min + ONE_DAY) - ONE_DAY)
    end = ask(case.plan, case.ledger, span.last)
    after = tasks(end, wanted)
    before = {row.task.id: row for row in tasks(eve)}
    ids = {row.task.id for row in after}
    closed = [row for row in after if not row.is_open and before[row.task.id].is_open]
    reports = _reports(case, span)
    undone = [_undone(row, span) for row in after if row.is_open and row.is_owed and not row.is_met]
    behind = {row.task.id for row in undone}
    now, earlier = _parted(undone, span)
    return Changes(
        span=span,
        standing=_standing(after),
        closed=tuple(row for row in closed if row.status == "done"),
        cancelled=tuple(row for row in closed if row.status == "cancelled"),
        progress=tuple(row for row in after if row.is_open and row.task.id in reports),
        reports=reports,
        late=tuple(row for row in now if not _is_soft(row)),
        doubtful=tuple(row for row in now if _is_soft(row)),
        still_late=tuple(row for row in earlier if not _is_soft(row)),
        still_to_ask=tuple(row for row in earlier if _is_soft(row)),
        extended=tuple(row for row in after if any(one.on in span for one in row.extensions)),
        reopened=tuple(row for row in after if row.is_open and not before[row.task.id].is_open),
        added=tuple(row for row in after if row.task.added and row.task.added in span),
        silent=tuple(row for row in after if row.silent_days and row.task.id not in behind),
        backfilled=tuple(entry for entry in _backfilled(case, span) if entry.task in ids),
    )


def _is_soft(row: Row) -> bool:
    """Tell whether the time of a task is soft."""
    return row.timing is not None and is_soft(row.timing)


def _undone(row: Row, span: Window) -> Row:
    """Return an open task with what it owed first in the span as due, else with what it owed first before."""
    steps = [step for step in still_owed(row.timing, row.held) if step.due <= span.last]
    return owing(row, next((step for step in steps if step.due in span), steps[0]), span.last)


def _parted(undone: Iterable[Row], span: Window) -> tuple[list[Row], list[Row]]:
    """Return the tasks that owe what was due in the span, and those that owe only what was due before it."""
    parts: tuple[list[Row], list[Row]] = ([], [])
    for row in undone:
        parts[row.due is None or row.due not in span].append(row)
    return parts


def _standing(rows: Iterable[Row]) -> Standing:
    """Return how many tasks stand how."""
    kept = [row for row in rows if row.status != "cancelled"]
    undone = [row for row in kept if row.is_owed and not row.is_met]
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
