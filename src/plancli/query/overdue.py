"""Which tasks fail their time: firmly late, with missed steps, softly?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.query.names import PARTS
from plancli.query.tasks import ALL, Wanted, tasks

if TYPE_CHECKING:
    from datetime import date

    from plancli.query.state import Case, Row


def overdue(case: Case, wanted: Wanted = ALL) -> tuple[Row, ...]:
    """Return the open tasks that fail their time, in the order of `PARTS`, in each the earliest day first."""
    return tuple(sorted((answer for answer in tasks(case, wanted) if answer.part), key=_by_part))


def _by_part(answer: Row) -> tuple[int, date | int]:
    """Return what orders tasks that fail their time: how they do, and since which day."""
    since = answer.due if answer.lateness else answer.missed_since
    return (PARTS.index(answer.part) if answer.part else len(PARTS)), since or 0
