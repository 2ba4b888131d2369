"""`plancli check`: every problem of plan and ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from plancli import ledger, store, views
from plancli.check import check as problems
from plancli.cli.given import given
from plancli.store.text import PlanInvalidError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancli.cli.given import Given
    from plancli.errors import Problem

FOUND = 1
"""Exit code when something is found."""


def check(ctx: typer.Context) -> int:
    """Name every problem of plan and ledger at once, with file and line."""
    session = given(ctx)
    try:
        case = session.ask()
    except PlanInvalidError as error:
        _show(session, error.problems)
        raise PlanInvalidError(path=session.place.plan) from error
    path = session.place.ledger
    found = problems(
        case,
        str(path),
        ledger.lines_of(path) if path else {},
        lambda: store.toml_lines.lines_of(store.text.read_text(session.place.plan)),
    )
    _show(session, found)
    return FOUND if found else 0


def _show(session: Given, found: Sequence[Problem]) -> None:
    """Show problems in the format asked for."""
    session.show(
        lambda look: views.check.page(found, look.lang),
        lambda: views.check.records(found, session.lang),
    )
