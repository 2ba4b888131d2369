"""`plancli update -`: many updates at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from plancli.cli import arguments, recorder, streams
from plancli.cli.given import given
from plancli.cli.options import WRITE, Entered, known, option
from plancli.ledger import STATUSES
from plancli.recording import batch

if TYPE_CHECKING:
    from plancli.ledger import Ledger
    from plancli.recording.updates import Decision

Source = Annotated[str, typer.Argument(metavar="-", help="help.opt.source")]
IfStatus = Annotated[
    list[str] | None, option("if_status", "--if-status", metavar="|".join(STATUSES), group=WRITE)
]


def update(ctx: typer.Context, *, source: Source, if_status: IfStatus = None, entered: Entered) -> None:
    """Record many updates at once, as lines of JSON from a pipe: all or none."""
    if source != streams.PIPE:
        raise arguments.OnlyStdinError(value=source)
    asked = known(if_status, STATUSES, "--if-status")
    statuses = [status for status in STATUSES if status in asked]
    session = given(ctx)
    plan = session.plan_in_use
    said = recorder.stamp(session, entered)
    wishes = batch.read(streams.piped(), plan, said)
    wanted = tuple({wish.entry.task: None for wish in wishes})

    def decide(before: Ledger) -> Decision:
        return batch.decide(plan, before, wishes, if_status=statuses, force=entered.force)

    recorder.write(session, decide, wanted, said, dry_run=entered.dry_run)
