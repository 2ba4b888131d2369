"""Which tasks are there, and in what state? Pure functions of plan, ledger and the day of the question.

Lists of tasks are asked for most and loaded at once; what only some commands answer is loaded on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from plancli.query.names import GROUPINGS, LIGHTS, PARTS, By, Lateness, Light, Part
from plancli.query.select import ALL, Wanted, tasks
from plancli.query.state import (
    Case,
    Extension,
    Row,
    Step,
    ask,
    elapsed,
    is_endless,
    is_soft,
    row,
    slip_days,
    steps_of,
    still_owed,
    watching,
)

if TYPE_CHECKING:
    from plancli.query.counts import Counts, Group, Summary, count, summary
    from plancli.query.deadlines import Due, due, overdue
    from plancli.query.glance import Board, board
    from plancli.query.news import BACKFILLED_DAYS, Changes, Standing, changes
    from plancli.query.usage import Usage, departments, slips_of

__all__ = [
    "ALL",
    "BACKFILLED_DAYS",
    "GROUPINGS",
    "LIGHTS",
    "PARTS",
    "Board",
    "By",
    "Case",
    "Changes",
    "Counts",
    "Due",
    "Extension",
    "Group",
    "Lateness",
    "Light",
    "Part",
    "Row",
    "Standing",
    "Step",
    "Summary",
    "Usage",
    "Wanted",
    "ask",
    "board",
    "changes",
    "count",
    "departments",
    "due",
    "elapsed",
    "is_endless",
    "is_soft",
    "overdue",
    "row",
    "slip_days",
    "slips_of",
    "steps_of",
    "still_owed",
    "summary",
    "tasks",
    "watching",
]

_HOMES = {
    "BACKFILLED_DAYS": "news",
    "Board": "glance",
    "Changes": "news",
    "Counts": "counts",
    "Due": "deadlines",
    "Group": "counts",
    "Standing": "news",
    "Summary": "counts",
    "Usage": "usage",
    "board": "glance",
    "changes": "news",
    "count": "counts",
    "departments": "usage",
    "due": "deadlines",
    "overdue": "deadlines",
    "slips_of": "usage",
    "summary": "counts",
}
"""Module of each public name that is loaded on first use."""


def __getattr__(name: str) -> object:
    """Load a public name from the module it lives in, once."""
    if name not in _HOMES:
        raise AttributeError(name)
    found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
