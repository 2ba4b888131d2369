"""Which days does a fuzzy word of the year mean? The house's table, or what the plan says instead."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.timing.named import NATURAL, SEASONS
from plancli.timing.refusal import Refused
from plancli.timing.span import Span, checked_year
from plancli.window import month_end

if TYPE_CHECKING:
    from plancli.errors import Message
    from plancli.timing.span import Setting

DAYS = "-01", "-end"
MIDDLE = (6, 30)
"""年中前 ends with the first half, although 年中 reaches into July."""

SYNONYMS = {"年末": "年底", "年终": "年底", "岁末": "年底", "年尾": "年底", "年底": "年末"}


def season(setting: Setting, word: str, year: int) -> Span:
    """Return the span of a fuzzy word in a year."""
    text = setting.meanings.get(word) or setting.meanings.get(SYNONYMS.get(word, ""))
    house = text is None
    first, last = bounds(text or SEASONS[word], checked_year(year))
    note = message("timing.note.house" if house else "timing.note.meaning", word=word, first=first, last=last)
    at_end = word in ("年底", "年末", "年终", "岁末", "年尾")
    middle = date(year, *MIDDLE)
    return Span(
        first,
        last,
        "season",
        year,
        at_end=at_end,
        rule="season" if word not in ("年初", "年中") and not at_end else "fuzzy",
        notes=(note,),
        code=f"{year}-{NATURAL[word]}" if house and word in NATURAL else "",
        until=middle if word == "年中" and first <= middle <= last else last if word == "年中" else None,
    )


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


def check_meaning(word: str, text: str) -> Message | None:
    """Return what is wrong with one line of a plan's `[timing]` table, or None."""
    if not word.strip():
        return message("timing.meaning.no_word", word=word)
    try:
        bounds(text, 2000)
    except (ValueError, Refused):
        return message("timing.meaning.bad_span", word=word, text=text)
    return None
