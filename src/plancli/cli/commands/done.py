"""`plancli done`."""

from __future__ import annotations

from typing import Annotated

import typer

from plancli.cli.options import WRITE, Entered, Ids, option
from plancli.cli.recorder import record
from plancli.recording import updates

Whole = Annotated[bool, option("all", "--all", group=WRITE)]


def done(ctx: typer.Context, *, ids: Ids = None, whole: Whole = False, entered: Entered) -> None:
    """Close tasks; of counted ones, hold one more session."""
    record(ctx, "done", ids, updates.close if whole else updates.done, entered)
