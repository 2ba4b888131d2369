"""`plancli start`."""

from __future__ import annotations

import typer

from plancli.cli.options import Entered, Ids
from plancli.cli.recorder import record
from plancli.recording import updates


def start(ctx: typer.Context, *, ids: Ids = None, entered: Entered) -> None:
    """Note that work on tasks has begun."""
    record(ctx, "start", ids, updates.start, entered)
