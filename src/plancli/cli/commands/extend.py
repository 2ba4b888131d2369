"""`plancli extend`."""

from __future__ import annotations

from typing import Annotated

import typer

from plancli.cli.options import Entered, Id, written
from plancli.cli.recorder import record
from plancli.recording import updates

NewTiming = Annotated[str, typer.Argument(metavar="TIMING", help="help.opt.timing")]
Reason = Annotated[str | None, written("--reason")]
Authority = Annotated[str | None, written("--authority")]


def extend(
    ctx: typer.Context,
    *,
    id_: Id,
    timing: NewTiming,
    reason: Reason = None,
    authority: Authority = None,
    entered: Entered,
) -> None:
    """Give a task a new time; the original is kept and the slip is shown."""
    record(ctx, "extend", [id_], updates.extend(timing, reason, authority), entered)
