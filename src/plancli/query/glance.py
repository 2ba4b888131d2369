"""What does a supervisor need to see first: what is late, what comes next, what has been silent?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from plancli.query.counts import Counts, count
from plancli.query.deadlines import due, overdue
from plancli.query.select import tasks
from plancli.query.state import Case, Row, is_endless
from plancli.window import Window

SILENT_DAYS = 30
"""Days without an entry after which work that is under way counts as silent."""


class Board(NamedTuple):
    """A plan at a glance.

    Attributes:
        counts: Every task.
        late: Open tasks whose window has ended, firm ones first.
        coming: Open tasks that owe something soon, the earliest first.
        silent: Open tasks under way that nobody has reported on for `SILENT_DAYS`, the most silent first.
    """

    counts: Counts
    late: tuple[Row, ...]
    coming: tuple[Row, ...]
    silent: tuple[Row, ...]


def board(case: Case) -> Board:
    """Return the plan at a glance."""
    rows = tasks(case)
    left = (date.max - case.as_of).days
    soon = Window(case.as_of, case.as_of + timedelta(days=min(case.plan.supervision.soon_days, left)))
    silent = [answer for answer in rows if is_silent(case, answer)]
    return Board(
        counts=count(case, rows),
        late=overdue(case),
        coming=due(case, soon).certain,
        silent=tuple(sorted(silent, key=lambda answer: _since(case, answer))),
    )


def is_silent(case: Case, answer: Row) -> bool:
    """Tell whether work that is under way, or has nothing to be late for, has gone unreported for long."""
    is_watched = answer.is_open and (answer.status == "doing" or is_endless(answer.timing))
    return is_watched and (case.as_of - _since(case, answer)).days >= SILENT_DAYS


def _since(case: Case, answer: Row) -> date:
    """Return the day of the last news: of an entry, else the day the plan was issued or its year began."""
    began = case.plan.issued or case.as_of.replace(year=case.plan.year, month=1, day=1)
    return answer.reported_on or began
