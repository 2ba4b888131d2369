"""What happened between two days? The body of a circular."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from plancli.query.glance import is_silent
from plancli.query.select import ALL, Wanted, tasks
from plancli.query.state import ask
from plancli.window import ONE_DAY

if TYPE_CHECKING:
    from plancli.ledger import Entry
    from plancli.query.state import Case, Row
    from plancli.window import Window

BACKFILLED_DAYS = 15
"""Days between what an entry speaks of and its recording, beyond which it is listed apart (补报)."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened in a span of days; every row shows the task at the end of the span.

    Attributes:
        span: The days, both included.
        closed: Tasks that were open before and are done now.
        cancelled: Tasks that were open before and are cancelled now.
        late: Tasks that were not firmly late before and are now.
        doubtful: Tasks whose tentative or approximate time has ended since: to ask about.
        extended: Tasks that were given a later time.
        reopened: Tasks that were closed before and are open now.
        silent: Open tasks under way that nobody has reported on for long.
        backfilled: Entries recorded in the span that speak of days before it, or of its days and long after.
    """

    span: Window
    closed: tuple[Row, ...]
    cancelled: tuple[Row, ...]
    late: tuple[Row, ...]
    doubtful: tuple[Row, ...]
    extended: tuple[Row, ...]
    reopened: tuple[Row, ...]
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
    late = [row for row in after if row.lateness and row.lateness != before[row.task.id].lateness]
    return Changes(
        span=span,
        closed=tuple(row for row in closed if row.status == "done"),
        cancelled=tuple(row for row in closed if row.status == "cancelled"),
        late=tuple(row for row in late if row.lateness == "firm"),
        doubtful=tuple(row for row in late if row.lateness == "soft"),
        extended=tuple(row for row in after if any(one.on in span for one in row.extensions)),
        reopened=tuple(row for row in after if row.is_open and not before[row.task.id].is_open),
        silent=tuple(row for row in after if is_silent(end, row)),
        backfilled=tuple(entry for entry in _backfilled(case, span) if entry.task in ids),
    )


def _backfilled(case: Case, span: Window) -> tuple[Entry, ...]:
    """Return the entries that were recorded later than they should have been."""
    gone = case.ledger.undone
    return tuple(
        entry
        for entry in case.ledger.entries
        if entry.id not in gone and not entry.undo and _is_backfilled(entry, span)
    )


def _is_backfilled(entry: Entry, span: Window) -> bool:
    """Tell whether an entry came too late for the circular of its day, or long after a day of the span."""
    recorded = entry.at.date()
    if recorded in span and entry.on < span.first:
        return True
    return entry.on in span and (recorded - entry.on).days > BACKFILLED_DAYS
