"""Which tasks are there, and in what state? Pure functions of plan, ledger and the day of the question."""

from plancli.query.board import SILENT_DAYS, Board, board
from plancli.query.changes import BACKFILLED_DAYS, Changes, changes
from plancli.query.counts import GROUPINGS, By, Counts, Group, Summary, count, summary
from plancli.query.departments import Usage, departments
from plancli.query.select import ALL, Due, Wanted, due, overdue, tasks
from plancli.query.state import (
    LIGHTS,
    Case,
    Extension,
    Lateness,
    Light,
    Row,
    Step,
    ask,
    elapsed,
    is_endless,
    is_soft,
    row,
    steps_of,
)

__all__ = [
    "ALL",
    "BACKFILLED_DAYS",
    "GROUPINGS",
    "LIGHTS",
    "SILENT_DAYS",
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
    "Row",
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
    "steps_of",
    "summary",
    "tasks",
]
