"""How is an update recorded, and what is said of it? What the commands that record have in common."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plancli import ledger, recording, views
from plancli.cli import arguments, streams, world
from plancli.cli.given import given, task_ids
from plancli.errors import message
from plancli.recording import updates

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import typer

    from plancli.cli.given import Given
    from plancli.cli.options import Entered
    from plancli.ledger import Entry, Ledger

    Decide = Callable[[Ledger], updates.Decision]


def record(
    ctx: typer.Context, command: str, ids: Sequence[str] | None, update: updates.Update, entered: Entered
) -> None:
    """Record one update of several tasks.

    Args:
        ctx: The command's context.
        command: Its name, for the error.
        ids: The tasks, as typed; ``-`` reads them from a pipe.
        update: Returns what is recorded of a task.
        entered: What was entered beside it.

    Raises:
        NoIdsError: No task is named.
    """
    if not ids:
        raise arguments.NoIdsError(command=command)
    session = given(ctx)
    session.only = () if streams.PIPE in ids else ids
    plan = session.plan_in_use
    wanted = task_ids(plan, ids)
    said = stamp(session, entered)

    def decide(before: Ledger) -> updates.Decision:
        return updates.decide(plan, before, wanted, said, update, force=entered.force)

    write(session, decide, wanted, said, dry_run=entered.dry_run)


def stamp(session: Given, entered: Entered) -> updates.Stamp:
    """Return what the entries of one command have in common."""
    as_of = session.day  # a bad day is said before anything is recorded
    day = date.fromisoformat(entered.on) if entered.on else as_of
    return updates.Stamp(at=world.now(), by=entered.by or world.user(), on=day, note=entered.note)


def write(
    session: Given,
    decide: Decide,
    wanted: Sequence[str] | None,
    said: updates.Stamp,
    *,
    dry_run: bool,
    answer: Callable[[Sequence[Entry]], None] | None = None,
) -> None:
    """Record what is decided, print the ids, and say on stderr what came of each entry.

    Args:
        session: The files in use.
        decide: Returns what to record, given everything recorded before.
        wanted: Ids to print; None prints those of the tasks recorded about.
        said: What the entries have in common.
        dry_run: Record nothing, and say what would come of it.
        answer: Gives the answer instead of the ids, of the entries recorded.
    """
    path = session.writable_ledger()
    before, decision = ledger.Ledger(), updates.Decision((), ())

    def entries_for(known: Ledger) -> Sequence[Entry]:
        nonlocal before, decision
        before = known
        decision = decide(known)
        return decision.entries

    if dry_run:
        entries = entries_for(ledger.read(path))
    else:
        entries = ledger.record(path, entries_for, memory=world.state_folder())
    try:
        if answer:
            answer(entries)
        else:
            streams.write(dict.fromkeys(entry.task for entry in entries) if wanted is None else wanted)
    finally:  # said even where the ids cannot be printed: the update stands
        _answer(session, before, decision._replace(entries=tuple(entries)), said, dry_run=dry_run)


def _answer(
    session: Given, before: Ledger, decision: updates.Decision, said: updates.Stamp, *, dry_run: bool
) -> None:
    """Say on stderr what came of each entry of a decision, and last how many there are."""
    plan = session.plan_in_use
    session.warn_of(before)
    found = recording.effects.effects(plan, before, decision.entries, session.day)
    for line in views.outcome.lines(found, decision.already, plan.year, session.lang, dry_run=dry_run):
        streams.complain(line)
    if decision.is_note_left:
        session.remark(message("cli.note_left"))
    which = "cli.would_record" if dry_run else "cli.recorded"
    counts = {"changed": len(decision.entries), "unchanged": len(decision.already)}
    session.remark(message(which, **counts, day=said.on.isoformat()))
