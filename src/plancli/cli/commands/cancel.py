"""`plancli cancel`."""

from __future__ import annotations

import typer

from plancli.cli.options import Entered, Ids
from plancli.cli.recorder import record
from plancli.recording import updates


def cancel(ctx: typer.Context, *, ids: Ids = None, entered: Entered) -> None:
    """Take tasks off the plan."""
    record(ctx, "cancel", ids, updates.cancel, entered)
