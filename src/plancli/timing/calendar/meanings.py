"""What may a plan say that its fuzzy words mean? Spans of days without a year: MM-DD/MM-DD."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.window import month_end

if TYPE_CHECKING:
    from plancli.errors import Message

ANY_YEAR = 2001
"""A year that is not a leap year: a meaning has to hold in each."""


def check_meaning(word: str, text: str) -> Message | None:
    """Return what is wrong with one line of a plan's `[timing]` table, or None."""
    if not word.strip():
        return message("timing.meaning.no_word", text=text)
    try:
        bounds(text, ANY_YEAR)
    except (ValueError, OverflowError):
        return message("timing.meaning.bad_span", word=word, text=text)
    return None


def bounds(text: str, year: int) -> tuple[date, date]:
    """Return the days that MM-DD/MM-DD means in a year; a last day before the first is next year's.

    Raises:
        ValueError: where the text has another form or names a day that does not exist.
    """
    first, last = (_day(part, year) for part in text.split("/"))
    return (first, last) if first <= last else (first, _day(text.partition("/")[2], year + 1))


def _day(text: str, year: int) -> date:
    """Return the day that MM-DD, or MM-end for the month's last, means in a year."""
    month, _, day = text.strip().partition("-")
    if day == "end":
        return month_end(year, int(month))
    if (int(month), int(day)) == (2, 29):
        return month_end(year, 2)
    return date(year, int(month), int(day))
