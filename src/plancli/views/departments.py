"""How do the departments of a plan look?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.views.cells import listed, word
from plancli.views.page import Band, Column, Grid, Page
from plancli.views.record import SCHEMA, Records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancli.query import Usage
    from plancli.words import Lang

KEYS = ("name", "aliases", "lead", "support", "similar")


def page(departments: Iterable[Usage], lang: Lang) -> Page:
    """Return departments with how often each leads and supports, and the names that look like it."""
    columns = tuple(
        Column(name, word(lang, f"views.department.{name}"), is_right=name in {"lead", "support"})
        for name in KEYS
    )
    rows = tuple(
        (
            one.name,
            listed(one.aliases, lang),
            str(one.lead),
            str(one.support),
            listed(one.similar, lang),
        )
        for one in departments
    )
    return Page((Grid(columns, (Band(rows),), empty=word(lang, "views.department.none")),))


def records(departments: Iterable[Usage]) -> Records:
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
    return Records("departments", KEYS, items, {"schema": SCHEMA}, {}, id_key="name")
