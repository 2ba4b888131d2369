"""`plancli` alone: today's board."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import typer

from plancli import drawing, query, views
from plancli.cli.given import given

if TYPE_CHECKING:
    from plancli.drawing.look import Look
    from plancli.views.page import Page


def board(ctx: typer.Context) -> None:
    """Show today's board: each light, what is late or missed, to ask about, coming next, silent."""
    session = given(ctx)
    case = session.ask()
    seen = query.board.board(case)

    def page(look: Look) -> Page:
        page_of = partial(views.board.page, case, seen, look.lang, options=session.hint)
        return drawing.screen.fitted(lambda most: page_of(most=most), views.board.size(seen), look)

    session.show(page, lambda: views.board.records(case, seen, session.lang))
