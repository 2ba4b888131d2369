"""What is said of the tasks that fall due in a span of days?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli import views
from plancli.views.records import Records, about

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plancli.errors import Message
    from plancli.query.due import Due
    from plancli.query.state import Case
    from plancli.views.page import Page
    from plancli.words import Lang


def page(
    case: Case,
    due: Due,
    lang: Lang,
    *,
    possible: bool = False,
    names: Sequence[str] = (),
    left_out: Iterable[Message] = (),
) -> Page:
    """Return the tasks that fall due in a span; the possible ones after the certain, where asked for."""
    parts = [("certain", due.certain), ("possible", due.possible)] if possible else [("", due.certain)]
    return views.tasks.banded(case, parts, lang, answer="due", names=names, left_out=left_out)


def records(case: Case, due: Due, *, names: Sequence[str] = (), lang: Lang = "en") -> Records:
    """Return what falls due, the certain tasks first; the key ``certain`` tells them apart."""
    titles = views.fields.section_titles(case)
    parts = [(True, due.certain), (False, due.possible)]
    items = (
        views.fields.task(row, titles, lang) | {"certain": certain} for certain, rows in parts for row in rows
    )
    return Records("tasks", views.fields.keys(names, "certain"), items, about(case))
