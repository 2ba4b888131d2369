"""`plancli check`: every problem of plan and ledger."""

from __future__ import annotations

import typer

from plancli import ledger, store, views
from plancli.check import check as problems
from plancli.cli.given import given

FOUND = 1
"""Exit code when something is found."""


def check(ctx: typer.Context) -> int:
    """Name every problem of plan and ledger at once, with file and line."""
    session = given(ctx)
    path = session.place.ledger
    found = problems(
        session.ask(),
        str(path),
        ledger.lines_of(path) if path else {},
        lambda: store.toml_lines.lines_of(store.text.read_text(session.place.plan)),
    )
    session.show(
        lambda look: views.check.page(found, look.lang),
        lambda: views.check.records(found, session.lang),
    )
    return FOUND if found else 0
