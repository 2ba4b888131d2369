"""Which days does a fuzzy word of the year mean? The house's table, or what the plan says instead."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.timing.calendar.meanings import bounds
from plancli.timing.span import Span, checked_year
from plancli.timing.wording.vocabulary import SEASONS

if TYPE_CHECKING:
    from plancli.timing.span import Setting

MIDDLE = (6, 30)
"""年中前 ends with the first half, although 年中 reaches into July."""

NATURAL = {"春季": 21, "夏季": 22, "秋季": 23}
"""Seasons that EDTF has a number for and that lie in one year."""

SYNONYMS = {"年末": "年底", "年终": "年底", "岁末": "年底", "年尾": "年底", "年底": "年末"}


def season(setting: Setting, word: str, year: int, said: str = "") -> Span:
    """Return the span of a fuzzy word in a year; `said` is the word as the phrase has it."""
    text = setting.meanings.get(word) or setting.meanings.get(SYNONYMS.get(word, ""))
    house = text is None
    first, last = bounds(text or SEASONS[word], checked_year(year))
    if word[0] == "入":  # 入汛后 is after it began
        last = first
    note = message(
        "timing.note.house" if house else "timing.note.meaning", word=said or word, first=first, last=last
    )
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
