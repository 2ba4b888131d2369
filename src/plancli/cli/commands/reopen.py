"""`plancli reopen`."""

from __future__ import annotations

import typer

from plancli.cli.options import Entered, Ids
from plancli.cli.recorder import record
from plancli.recording import updates


def reopen(ctx: typer.Context, *, ids: Ids = None, entered: Entered) -> None:
    """Open closed tasks again."""
    record(ctx, "reopen", ids, updates.reopen, entered)
