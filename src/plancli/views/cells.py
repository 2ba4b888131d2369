"""How is one fact about a task said in one place of a table?"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from plancli.query.state import is_endless, is_soft
from plancli.views.page import Span
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from plancli.ledger import Urge
    from plancli.query.names import Light
    from plancli.query.state import Row
    from plancli.timing.model import Timing
    from plancli.views.page import Cell
    from plancli.words import Lang

SIGNS: dict[Light, str] = {
    "red": "●",
    "yellow": "▲",
    "blue": "◆",
    "green": "■",
    "grey": "○",
    "done": "✓",
    "cancelled": "✕",
}
"""A shape for each light, so that none depends on colour."""

NOTHING = "–"
"""What stands where there is nothing to say."""

_REMEMBERED = 2**12
"""Cells of several texts that are not made anew when they come again, as most do."""


@cache
def word(lang: Lang, id_: str) -> str:
    """Return a word that takes no arguments."""
    return say(lang, id_)


@cache
def light(which: Light, lang: Lang) -> Span:
    """Return a light as a sign and a word in its colour."""
    return Span(f"{SIGNS[which]} {word(lang, f'views.light.{which}')}", which)


@cache
def day(when: date | None, year: int) -> str:
    """Return a day, without its year where that is the plan's."""
    if when is None:
        return NOTHING
    return when.isoformat()[5:] if when.year == year else when.isoformat()


def window(timing: Timing | None, year: int, lang: Lang) -> str:
    """Return the window a timing means, such as ``06-01 → 07-31``, or why there is none."""
    if timing is None:
        return NOTHING
    if timing.first is None and timing.last is None:
        return kind(timing, lang)
    if timing.last is None:
        return f"{day(timing.first, year)} → {word(lang, 'views.ongoing')}"
    if timing.first == timing.last or timing.first is None:
        return day(timing.last, year)
    return f"{day(timing.first, year)} → {day(timing.last, year)}"


def kind(timing: Timing, lang: Lang) -> str:
    """Return the kind of a timing; what runs on without an end is called so."""
    is_ongoing = timing.last is None and timing.first is not None
    return word(lang, "views.ongoing" if is_ongoing else f"views.kind.{timing.kind}")


def progress(row: Row, lang: Lang) -> str:
    """Return how far a task is: stages done or sessions held, and of an open one the percent reported."""
    held = ""
    if row.count and (row.is_open or row.held):
        which = "stages" if row.timing and row.timing.milestones else "sessions"
        held = say(lang, f"views.progress.{which}", held=row.held, count=row.count)
    elif row.held:
        held = say(lang, "views.progress.held", held=row.held)
    percent = f"{row.percent}%" if row.is_open and row.percent is not None else ""
    return " ".join(filter(None, (held, percent)))


@lru_cache(_REMEMBERED)
def apart(*texts: str) -> Cell:
    """Return texts with spaces between them, each kept on one line where it fits one."""
    spans = [span for text in texts if text for span in (Span(" "), Span(text))][1:]
    return spans[0].text if len(spans) == 1 else tuple(spans)


def status(row: Row, lang: Lang) -> Cell:
    """Return a task's status with its progress, and whether it was done late, extended, or is silent."""
    said = [word(lang, f"views.status.{row.status}"), progress(row, lang)]
    if row.days_after:
        which = "late" if row.is_done_late else "after"
        said[0] = say(lang, f"views.done.{which}", days=row.days_after)
    if row.extensions:
        said.append(word(lang, "views.extended"))
    if row.silent_days and is_endless(row.timing):
        said.append(silence(row, lang))
    if row.is_open and row.urges:
        said.append(say(lang, "views.urged", count=row.urged))
    if row.awaits_answer and row.reply_by:
        which = "views.unanswered" if row.is_unanswered else "views.answer_by"
        said.append(say(lang, which, day=day(row.reply_by, row.reply_by.year)))
    return apart(*said)


def urge(one: Urge, year: int, lang: Lang) -> str:
    """Return the slip of a reminder and the day to answer by; nothing where neither is said."""
    card = word(lang, f"views.card.{one.card}") if one.card else ""
    slip = word(lang, "views.comma").join(filter(None, (card, one.number)))
    reply = say(lang, "views.answer_by", day=day(one.reply_by, year)) if one.reply_by else ""
    return word(lang, "views.comma").join(filter(None, (slip, reply)))


def silence(row: Row, lang: Lang) -> str:
    """Return for how long nothing was reported on a silent task."""
    which = "views.silent_days" if row.reported_on else "views.never_reported"
    return say(lang, which, days=row.silent_days)


def left(row: Row, lang: Lang) -> str:
    """Return how long there is until something is owed, or for how long it has been."""
    if row.days is None:
        return NOTHING
    if row.days >= 0:
        return _days("to_come" if row.days else "on_the_day", row.days, lang)
    if row.timing and is_soft(row.timing):
        return _days("past", -row.days, lang)
    is_end = row.timing and row.due == row.timing.last
    return _days("late" if is_end else "missed", -row.days, lang)


@lru_cache(_REMEMBERED)
def _days(which: str, days: int, lang: Lang) -> str:
    """Return a number of days in words."""
    return say(lang, f"views.days.{which}", days=days)


def missed(row: Row, year: int, lang: Lang) -> str:
    """Return how many steps were missed, since when, and what the first was; nothing where there are none."""
    if not row.missed:
        return ""
    which = "soft" if row.timing and is_soft(row.timing) else "firm"
    since = day(row.missed_since, year)
    label = say(lang, "views.missed.label", label=row.missed_label) if row.missed_label else ""
    return say(lang, f"views.missed.{which}", count=row.missed, since=since, label=label)


def due(row: Row, year: int, lang: Lang) -> Cell:
    """Return what was missed, then what `next_due` says."""
    was = missed(row, year, lang) if row.due != row.missed_since else ""
    return next_due(row, year, lang, was=was)


def next_due(row: Row, year: int, lang: Lang, *, was: str = "") -> Cell:
    """Return `was`, then the next day something is owed, what, and how long there is."""
    if row.due is None:
        return kind(row.timing, lang) if row.is_open and row.timing else NOTHING
    return apart(was, day(row.due, year), row.due_label, left(row, lang))


def listed(texts: Iterable[str], lang: Lang) -> Cell:
    """Return texts in one cell: joined with 、 in Chinese, with commas in English."""
    some = tuple(texts)
    if lang == "zh" or not some:
        return "、".join(some) or NOTHING
    return apart(*(f"{text}," for text in some[:-1]), some[-1])


@lru_cache(_REMEMBERED)
def _everyone(lead: tuple[str, ...], support: tuple[str, ...], lang: Lang) -> Cell:
    """Return departments in one cell, the supporting ones after the leading ones and marked as such."""
    leading = listed(lead, lang)
    if not support:
        return leading
    helping = listed((word(lang, "views.with") + support[0], *support[1:]), lang)
    spans = [(Span(cell),) if isinstance(cell, str) else cell for cell in (leading, helping)]
    return (*spans[0], Span(" "), *spans[1])


def everyone(row: Row, lang: Lang) -> Cell:
    """Return a task's departments, the supporting ones after the leading ones and marked as such."""
    return _everyone(row.task.lead, row.task.support, lang)
