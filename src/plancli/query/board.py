"""What does a supervisor need to see first: what is late, missed, to ask about, coming, silent?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from plancli.query.due import due
from plancli.query.overdue import overdue
from plancli.query.summary import Counts, count
from plancli.query.tasks import tasks
from plancli.window import Window

if TYPE_CHECKING:
    from plancli.query.state import Case, Row


class Board(NamedTuple):
    """A plan at a glance.

    Attributes:
        counts: Every task.
        late: Open tasks that are firmly late or missed a firm step, in the order of `overdue`.
        ask: Open tasks whose soft time or step has passed, the earliest first.
        coming: Open tasks that owe something soon, the earliest first.
        silent: Open tasks that are silent, the most silent first.
    """

    counts: Counts
    late: tuple[Row, ...]
    ask: tuple[Row, ...]
    coming: tuple[Row, ...]
    silent: tuple[Row, ...]

    @property
    def only_silent(self) -> tuple[Row, ...]:
        """The silent tasks that no other part lists."""
        listed = {answer.task.id for answer in (*self.late, *self.ask, *self.coming)}
        return tuple(answer for answer in self.silent if answer.task.id not in listed)


def board(case: Case) -> Board:
    """Return the plan at a glance."""
    rows = tasks(case)
    failing = overdue(case)
    left = (date.max - case.as_of).days
    soon = Window(case.as_of, case.as_of + timedelta(days=min(case.plan.supervision.soon_days, left)))
    silent = [answer for answer in rows if answer.silent_days]
    return Board(
        counts=count(rows),
        late=tuple(answer for answer in failing if answer.part != "soft"),
        ask=tuple(answer for answer in failing if answer.part == "soft"),
        coming=due(case, soon).certain,
        silent=tuple(sorted(silent, key=lambda answer: -(answer.silent_days or 0))),
    )
