"""What does an answer not show, and how can it be seen?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.ledger import CLOSED, NOTHING
from plancli.words import tell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancli.errors import Message
    from plancli.query.state import Case
    from plancli.words import Lang


def left_out(*, possible: int = 0, soft: int = 0, due_on_day: int = 0) -> tuple[Message, ...]:
    """Return what an answer leaves out, each where there is any.

    Args:
        possible: Tasks that may fall due in the span, not asked for.
        soft: Late tasks with a tentative or approximate window, left out by ``--firm``.
        due_on_day: Tasks counted as owed that fall due on the very day.
    """
    counts = {"possible": possible, "soft": soft, "due_on_day": due_on_day}
    return tuple(message(f"views.left_out.{what}", count=count) for what, count in counts.items() if count)


def year_over(case: Case) -> tuple[Message, ...]:
    """Return that the plan's year is over and nothing of the plan is open, and a day to ask for instead."""
    year = case.plan.year
    if case.as_of.year <= year or not all(_is_closed(case, task.id) for task in case.plan.tasks):
        return ()
    return (message("views.year_over", year=year, as_of=case.as_of, example=f"{year}-05-10"),)


def _is_closed(case: Case, id_: str) -> bool:
    """Tell whether a task is closed on the day."""
    return case.progress.get(id_, NOTHING).status in CLOSED


def notes(case: Case, lang: Lang, more: Iterable[Message] = ()) -> tuple[str, ...]:
    """Return the footer of an answer in words."""
    return tuple(tell(lang, note) for note in (*more, *year_over(case)))
