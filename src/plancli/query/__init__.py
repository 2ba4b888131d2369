"""Which tasks are there, and in what state? Pure functions of plan, ledger and the day of the question.

One module a question, named as the command that asks it: `tasks` (``list``), `due`, `overdue`, `summary`,
`board`, `changes`, `log`, `departments`. `state` says how one task stands on the day; `history`, on any day.
"""

from typing import TYPE_CHECKING

from plancli import lazy

if TYPE_CHECKING:
    from plancli.query import (
        board,
        changes,
        departments,
        due,
        history,
        log,
        names,
        overdue,
        state,
        summary,
        tasks,
        times,
    )

    __all__ = [
        "board",
        "changes",
        "departments",
        "due",
        "history",
        "log",
        "names",
        "overdue",
        "state",
        "summary",
        "tasks",
        "times",
    ]
else:
    __getattr__ = lazy.modules(__name__)
