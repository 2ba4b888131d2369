"""The commands that record progress: start, done, cancel, reopen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from plancli import ledger, lookup, query, updates
from plancli.cli import arguments, edge
from plancli.cli.options import By, DryRun, Ids, Note, On
from plancli.errors import message

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from plancli.errors import Message
    from plancli.ledger import Entry, Ledger
    from plancli.plan import Plan


def start(
    ctx: typer.Context,
    *,
    ids: Ids = None,
    note: Note = None,
    on: On = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """Record that work on tasks has begun."""
    _record("start", updates.start, ctx, ids=ids, note=note, on=on, by=by, dry_run=dry_run)


def done(
    ctx: typer.Context,
    *,
    ids: Ids = None,
    whole: Annotated[
        bool, typer.Option("--all", help="help.opt.all", rich_help_panel="help.group.write")
    ] = False,
    note: Note = None,
    on: On = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """Close tasks; of counted ones, hold one more session."""
    _record(
        "done",
        updates.close if whole else updates.done,
        ctx,
        ids=ids,
        note=note,
        on=on,
        by=by,
        dry_run=dry_run,
    )


def cancel(
    ctx: typer.Context,
    *,
    ids: Ids = None,
    note: Note = None,
    on: On = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """Take tasks out of the plan."""
    _record("cancel", updates.cancel, ctx, ids=ids, note=note, on=on, by=by, dry_run=dry_run)


def reopen(
    ctx: typer.Context,
    *,
    ids: Ids = None,
    note: Note = None,
    on: On = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """Open closed tasks again."""
    _record("reopen", updates.reopen, ctx, ids=ids, note=note, on=on, by=by, dry_run=dry_run)


def _record(
    command: str,
    update: updates.Update,
    ctx: typer.Context,
    *,
    ids: Ids,
    note: str | None,
    on: str | None,
    by: str | None,
    dry_run: bool,
) -> None:
    """Record one update of several tasks, print their ids, and say on stderr what came of it."""
    given: edge.Given = ctx.obj
    if not ids:
        raise arguments.NoIdsError(command=command)
    plan = given.open_plan()
    wanted = lookup.task_ids(plan, edge.typed_ids(ids))
    day = arguments.day(on, "--on") if on else given.day
    stamp = updates.Stamp(at=edge.now(), by=by or edge.user(), on=day, note=note)

    def decide(known: Ledger) -> Sequence[Entry]:
        return updates.changes(plan, known, wanted, stamp, update)

    path = given.writable_ledger()
    entries = decide(ledger.read(path)) if dry_run else ledger.record(path, decide)
    edge.write(wanted)
    if any(entry.held for entry in entries) and not dry_run:
        _say_held(given, plan, {entry.task for entry in entries if entry.held})
    given.remark(_outcome(entries, wanted, day.isoformat(), dry_run=dry_run))


def _say_held(given: edge.Given, plan: Plan, ids: Collection[str]) -> None:
    """Say how many sessions of counted tasks are held now."""
    case = query.ask(plan, given.open_ledger(), given.day)
    for row in query.tasks(case, query.Wanted(ids=frozenset(ids))):
        given.remark(message("cli.held", task=row.task.id, held=row.held, count=row.count))


def _outcome(entries: Sequence[Entry], wanted: Sequence[str], day: str, *, dry_run: bool) -> Message:
    """Return what came of an update, in one line."""
    changed = len({entry.task for entry in entries})
    which = "cli.would_record" if dry_run else "cli.recorded"
    return message(which, changed=changed, unchanged=len(wanted) - changed, day=day)
