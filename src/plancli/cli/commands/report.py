"""`plancli report`."""

from __future__ import annotations

from typing import Annotated

import typer

from plancli.cli import arguments
from plancli.cli.options import WRITE, Entered, Ids, option, written
from plancli.cli.recorder import record
from plancli.recording import updates

Percent = Annotated[int | None, option("percent", "--percent", min=0, max=100, metavar="0-100", group=WRITE)]
Held = Annotated[int | None, option("held", "--held", min=-999, max=999, metavar="N", group=WRITE)]
Problem = Annotated[str | None, written("--problem")]
Next = Annotated[str | None, written("--next")]


def report(
    ctx: typer.Context,
    *,
    ids: Ids = None,
    percent: Percent = None,
    held: Held = None,
    problem: Problem = None,
    next_: Next = None,
    entered: Entered,
) -> None:
    """Report progress: a percent, sessions held, a note, a problem, the next step."""
    if percent is None and not (held or entered.note or problem or next_):
        raise arguments.NothingToSayError(options="--percent, --held, --note, --problem, --next")
    record(ctx, "report", ids, updates.report(percent, held or None, problem, next_), entered)
