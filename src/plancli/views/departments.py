"""How do the departments of a plan look?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.views.cells import listed, word
from plancli.views.page import Band, Column, Grid, Page
from plancli.views.records import SCHEMA, Records
from plancli.words import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plancli.errors import Message
    from plancli.query.departments import Usage
    from plancli.views.page import Cell
    from plancli.words import Lang

KEYS = ("name", "aliases", "lead", "support", "similar")


def page(
    departments: Iterable[Usage], lang: Lang, *, names: Sequence[str] = KEYS, left_out: Iterable[Message] = ()
) -> Page:
    """Return departments with how often each leads and supports, and the names that look like it."""
    columns = tuple(
        Column(name, word(lang, f"views.department.{name}"), is_right=name in {"lead", "support"})
        for name in names
    )
    rows = tuple(tuple(_cell(one, name, lang) for name in names) for one in departments)
    grid = Grid(columns, (Band(rows),), empty=word(lang, "views.department.none"))
    return Page((grid,), tuple(tell(lang, note) for note in left_out))


def _cell(one: Usage, name: str, lang: Lang) -> Cell:
    """Return what stands in a column for a department."""
    value = getattr(one, name)
    if not isinstance(value, tuple):
        return str(value)
    return listed(value, lang)


def records(departments: Iterable[Usage], keys: Sequence[str] = KEYS) -> Records:
    """Return departments as records."""
    items = (
        {
            "name": one.name,
            "aliases": list(one.aliases),
            "lead": one.lead,
            "support": one.support,
            "similar": list(one.similar),
        }
        for one in departments
    )
    return Records("departments", keys, items, {"schema": SCHEMA}, {}, id_key="name")
