"""What does an answer not show, and how can it be seen?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.words import tell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancli.errors import Message
    from plancli.query import Case
    from plancli.words import Lang


def left_out(
    *, closed: int = 0, possible: int = 0, soft: int = 0, unreadable: int = 0
) -> tuple[Message, ...]:
    """Return what an answer leaves out, each where there is any.

    Args:
        closed: Tasks not shown because they are closed.
        possible: Tasks that may fall due in the span, not asked for.
        soft: Late tasks with a tentative or approximate window, left out by ``--firm``.
        unreadable: Lines of the ledger that were skipped.
    """
    counts = {"closed": closed, "possible": possible, "soft": soft, "unreadable": unreadable}
    return tuple(message(f"views.left_out.{what}", count=count) for what, count in counts.items() if count)


def outside_year(case: Case) -> tuple[Message, ...]:
    """Return that the day asked for lies outside the plan's year, and a day to ask for instead."""
    year = case.plan.year
    if case.as_of.year == year:
        return ()
    which = "over" if case.as_of.year > year else "ahead"
    example = f"{year}-05-10"
    return (message(f"views.year_{which}", year=year, as_of=case.as_of.isoformat(), example=example),)


def notes(case: Case, lang: Lang, more: Iterable[Message] = ()) -> tuple[str, ...]:
    """Return the footer of an answer in words."""
    return tuple(tell(lang, note) for note in (*more, *outside_year(case)))
