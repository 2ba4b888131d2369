"""What is refused unless a user insists: records that contradict a closed task, or hide that a task is late?

Each rule is a function from a task's history and the entry to a message, or None; all rules are asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.errors import PlancliError, Problem, message
from plancli.ledger import CLOSED
from plancli.query.state import is_endless, is_soft, softens
from plancli.query.times import misreadings, times

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancli.errors import Message
    from plancli.ledger import Entry
    from plancli.query.history import History
    from plancli.query.state import Row
    from plancli.timing.model import Timing


class RefusedError(PlancliError):
    """Something is asked that needs ``--force``; nothing was recorded, and `problems` names each."""

    exit_code = 7
    id = "error.refused"


def refuse(problems: Sequence[Problem]) -> None:
    """Stop where anything is refused.

    Raises:
        RefusedError: Something is.
    """
    if problems:
        raise RefusedError(*problems)


def refusals(history: History, entry: Entry, *, place: str, line: int | None = None) -> Iterator[Problem]:
    """Yield why an entry is refused, with where it was asked for."""
    row = history.on(entry.on)
    found = (_of_closed(row, entry), _of_urge(entry), *_of_extension(history, row, entry))
    yield from (Problem(what, place, line) for what in found if what)


def _of_closed(row: Row, entry: Entry) -> Message | None:
    """Refuse what only an open task can have; words and sessions held are let through."""
    if row.status not in CLOSED:
        return None
    says = entry.status or entry.timing or entry.urge or entry.percent is not None
    if not says or entry.status == row.status:
        return None
    return message(f"refuse.{row.status}", id=row.task.id, on=row.closed_on)


def _of_urge(entry: Entry) -> Message | None:
    """Refuse a reminder whose answer is due before it is sent."""
    reply_by = entry.urge.reply_by if entry.urge else None
    if reply_by is None or reply_by >= entry.on:
        return None
    return message("refuse.reply_by", reply_by=reply_by, on=entry.on)


def _of_extension(history: History, row: Row, entry: Entry) -> Iterator[Message]:
    """Yield what a new time would hide, or may not mean."""
    if not entry.timing:
        return
    (*_, timing) = times(history.plan, row.task.timing, (*history.granted(entry.on), entry))
    yield from _of_change(row.timing, timing, entry)
    yield from (message("refuse.doubtful", phrase=timing.phrase, note=note) for note in misreadings(timing))
    final = history.final
    is_backdated = final.done_on is not None and entry.on <= final.done_on and row.status not in CLOSED
    if is_backdated and was_closed_late(final):
        yield message("refuse.late_closing", id=row.task.id, on=final.done_on)


def was_closed_late(row: Row) -> bool:
    """Tell whether a task was closed after a firm time; after a tentative one is not called late."""
    return bool(row.is_done_late) and row.closing_time is not None and not is_soft(row.closing_time)


def _of_change(before: Timing | None, after: Timing, entry: Entry) -> Iterator[Message]:
    """Yield why one time cannot simply follow another."""
    end = None if before is None or is_endless(before) else before.last
    if end and is_endless(after):
        yield message("refuse.endless", phrase=after.phrase, last=end)
    if softens(before, after):
        yield message("refuse.softer", phrase=after.phrase)
    last = None if is_endless(after) else after.last
    if last and last < entry.on:
        yield message("refuse.past", phrase=after.phrase, last=last, on=entry.on)
    elif last and end and last < end:
        yield message("refuse.earlier", phrase=after.phrase, last=last, before=end)
