"""Which days does a fuzzy word of the year mean? The house's table, or what the plan says: MM-DD/MM-DD."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.timing.span import Span, checked_year
from plancli.timing.wording.vocabulary import SEASONS
from plancli.window import month_end

if TYPE_CHECKING:
    from plancli.errors import Message
    from plancli.timing.span import Setting

MIDDLE = (6, 30)
"""年中前 ends with the first half, although 年中 reaches into July."""

NATURAL = {"春季": 21, "夏季": 22, "秋季": 23}
"""Seasons that EDTF has a number for and that lie in one year."""

SYNONYMS = {"年末": "年底", "年终": "年底", "岁末": "年底", "年尾": "年底", "年底": "年末"}

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


_LAST = ("年底", "年末", "年终", "岁末", "年尾")
FUZZY = ("年初", "年中", *_LAST)
"""Words for a part of the year that are no season."""


def season(setting: Setting, word: str, year: int, said: str = "") -> Span:
    """Return the span of a fuzzy word in a year; `said` is the word as the phrase has it."""
    text = setting.meanings.get(word) or setting.meanings.get(SYNONYMS.get(word, ""))
    first, last = bounds(text or SEASONS[word], checked_year(year))
    if word[0] == "入":  # 入汛后 is after it began
        last = first
    note = f"timing.note.{'meaning' if text else 'house'}"
    until = None
    if word == "年中":
        middle = date(year, *MIDDLE)
        until = middle if first <= middle <= last else last
    return Span(
        *(first, last, "season", year),
        at_end=word in _LAST,
        rule="fuzzy" if word in FUZZY else "season",
        notes=(message(note, word=said or word, first=first, last=last),),
        code=f"{year}-{NATURAL[word]}" if word in NATURAL and not text else "",
        until=until,
    )
