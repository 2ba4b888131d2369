"""`plancli undo`: entries taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from plancli.cli import arguments, recorder, streams
from plancli.cli.given import given
from plancli.cli.options import WRITE, Entered, option
from plancli.recording import undo as undoing

if TYPE_CHECKING:
    from plancli.ledger import Ledger
    from plancli.recording.updates import Decision

Entries = Annotated[list[str] | None, typer.Argument(metavar="[ENTRY]...", help="help.opt.entries")]
Last = Annotated[bool, option("last", "--last", group=WRITE)]


def undo(ctx: typer.Context, *, entries: Entries = None, last: Last = False, entered: Entered) -> None:
    """Take entries of the log back, by appending; nothing is erased."""
    if last and entries:
        raise arguments.OneOfError(options="ENTRY, --last")
    session = given(ctx)
    said = recorder.stamp(session, entered)
    typed = streams.typed_words(entries or ())
    tasks = frozenset(session.plan_in_use.ids)

    def decide(before: Ledger) -> Decision:
        if entries:
            named = undoing.named(before, typed, tasks)
        else:
            named = (undoing.last_of(before, said.by),)
            if not last:
                raise undoing.UndoWhatError(*undoing.told(named))
        return undoing.decide(before, named, said, force=entered.force)

    recorder.write(session, decide, None, said, dry_run=entered.dry_run)
