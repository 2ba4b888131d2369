"""In what order do the tasks of an answer come?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plancli.ledger import STATUSES
from plancli.query.names import LIGHTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plancli.query.state import Row

_URGENCY = {light: rank for rank, light in enumerate((*LIGHTS[2:], *LIGHTS[:2]))}

_KEYS: dict[str, Callable[[Row], Any]] = {
    "id": lambda row: (int(row.task.id), "") if row.task.id.isdecimal() else (float("inf"), row.task.id),
    "title": lambda row: row.task.title,
    "section": lambda row: row.task.section,
    "lead": lambda row: row.task.lead or None,
    "first": lambda row: row.timing.first if row.timing else None,
    "last": lambda row: row.timing.last if row.timing else None,
    "due": lambda row: row.due,
    "light": lambda row: _URGENCY[row.light],
    "status": lambda row: STATUSES.index(row.status),
    "percent": lambda row: row.percent,
    "done_on": lambda row: row.done_on,
    "last_on": lambda row: row.last_on,
    "missed_since": lambda row: row.missed_since,
    "silent_days": lambda row: row.silent_days,
}

SORTS = ("plan", *_KEYS)
"""Every order that `--sort` knows, by name; ``plan`` is the plan's own."""


def arranged(rows: Iterable[Row], names: Iterable[str]) -> tuple[Row, ...]:
    """Return the tasks in order: by the first name, then the next; those without a value come last.

    Args:
        rows: The tasks, in the plan's order, which stays where the names do not decide.
        names: Names out of `SORTS`, each with ``-`` before it for the reverse.
    """
    ordered = list(rows)
    for name in reversed(tuple(names)):
        key = _KEYS.get(name.removeprefix("-"))
        if key is None:
            continue
        known = [row for row in ordered if key(row) is not None]
        unknown = [row for row in ordered if key(row) is None]
        known.sort(key=key, reverse=name.startswith("-"))
        ordered = known + unknown
    return tuple(ordered)
