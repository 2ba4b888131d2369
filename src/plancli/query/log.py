"""What was recorded about which tasks, on which days, by whom?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from plancli.ledger import Entry
    from plancli.query.state import Case


def entries(
    case: Case, *, tasks: Collection[str] | None, since: date, until: date, authors: Collection[str]
) -> tuple[Entry, ...]:
    """Return the entries asked for, in the order they took effect.

    Args:
        case: The ledger, and the day of the question.
        tasks: Ids of the tasks asked about; None for all.
        since: First day on which an entry took effect.
        until: Last such day, included.
        authors: Who recorded; empty for everybody.
    """
    return tuple(
        entry
        for entry in case.ledger.entries
        if (tasks is None or entry.task in tasks)
        and since <= entry.on <= until
        and (not authors or entry.by in authors)
    )
