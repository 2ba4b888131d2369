"""What do all sheets of a workbook have in common: titles, days, feet of pages, colours of lights?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.views import cells
from plancli.views.book import Book, Fill
from plancli.views.cells import NOTHING, SIGNS, word
from plancli.views.page import Span
from plancli.words import say

if TYPE_CHECKING:
    from datetime import date

    from plancli.query.state import Case
    from plancli.views.book import Advice, Hidden, Sheet, Value
    from plancli.views.page import Cell
    from plancli.words import Lang

LIGHTS = tuple(Fill("light", light, begins=sign) for light, sign in SIGNS.items() if light != "done")
"""Colours of a column of lights; what is done needs none."""


def book(case: Case, lang: Lang, first: Sheet, *more: Sheet | Advice | Hidden) -> Book:
    """Return a workbook about a plan; the first sheet is the one that opens."""
    return Book(first.title, case.as_of, font(lang), (first, *more))


def font(lang: Lang) -> str:
    """Return the font of workbooks in a language."""
    return word(lang, "sheets.font")


def title(case: Case, answer: str, lang: Lang) -> str:
    """Return what stands above a table."""
    return say(lang, f"sheets.title.{answer}", title=case.plan.title)


def as_of(case: Case, lang: Lang) -> str:
    """Return the day that a table speaks of, in words."""
    return say(lang, "sheets.as_of", day=long_day(case.as_of, lang))


def long_day(day: date, lang: Lang) -> str:
    """Return a day as people write it: 2010年7月15日, without leading zeros (GB/T 9704-2012)."""
    return say(lang, "sheets.day", iso=day.isoformat(), year=day.year, month=day.month, day=day.day)


def footer(case: Case, lang: Lang) -> tuple[str, str, str]:
    """Return the foot of each printed page: the day, the page, who filled it in and who checked."""
    page = say(lang, "sheets.foot.page", page="{page}", pages="{pages}")
    return as_of(case, lang), page, word(lang, "sheets.foot.signed")


def value(cell: Cell) -> Value:
    """Return what stands in one place of a page as the value of a cell, without style."""
    spans = (cell,) if isinstance(cell, (str, Span)) else cell
    text = "".join(span if isinstance(span, str) else span.text for span in spans)
    return None if text in {NOTHING, ""} else text


def light(which: str, lang: Lang) -> str:
    """Return a light as its sign and its word."""
    return cells.light(next(one for one in SIGNS if one == which), lang).text
