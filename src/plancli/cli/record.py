"""The commands that record: start, done, cancel, reopen, report, extend, update, undo."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from plancli import ledger, lookup, query, updates
from plancli.cli import arguments, edge
from plancli.cli.options import By, DryRun, Id, Ids, Note, On, known
from plancli.errors import message
from plancli.ledger import STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from plancli.errors import Message
    from plancli.ledger import Entry, Ledger
    from plancli.plan import Plan

SAYS = "help.group.write"


def _status_command(name: str, update: updates.Update) -> Callable[..., None]:
    """Return a command that gives tasks a status."""

    def command(
        ctx: typer.Context,
        *,
        ids: Ids = None,
        note: Note = None,
        on: On = None,
        by: By = None,
        dry_run: DryRun = False,
    ) -> None:
        _record(name, update, ctx, ids=ids, note=note, on=on, by=by, dry_run=dry_run)

    return command


start = _status_command("start", updates.start)
cancel = _status_command("cancel", updates.cancel)
reopen = _status_command("reopen", updates.reopen)


def done(
    ctx: typer.Context,
    *,
    ids: Ids = None,
    whole: Annotated[bool, typer.Option("--all", help="help.opt.all", rich_help_panel=SAYS)] = False,
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


def report(
    ctx: typer.Context,
    *,
    ids: Ids = None,
    percent: Annotated[
        int | None,
        typer.Option(
            "--percent", min=0, max=100, metavar="0-100", help="help.opt.percent", rich_help_panel=SAYS
        ),
    ] = None,
    held: Annotated[
        int | None,
        typer.Option("--held", min=-999, max=999, metavar="N", help="help.opt.held", rich_help_panel=SAYS),
    ] = None,
    note: Note = None,
    on: On = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """Report progress: a percent, sessions held, or a note."""
    if percent is None and not held and not note:
        raise arguments.NothingToSayError(options="--percent, --held, --note")
    update = updates.report(percent, held or None)
    _record("report", update, ctx, ids=ids, note=note, on=on, by=by, dry_run=dry_run)


def extend(
    ctx: typer.Context,
    *,
    id_: Id,
    timing: Annotated[str, typer.Argument(metavar="TIMING", help="help.opt.timing")],
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="help.opt.reason", rich_help_panel=SAYS)
    ] = None,
    authority: Annotated[
        str | None,
        typer.Option("--authority", metavar="TEXT", help="help.opt.authority", rich_help_panel=SAYS),
    ] = None,
    note: Note = None,
    on: On = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """Give a task a new time; the original is kept and the slip is shown."""
    from plancli import bulk  # noqa: PLC0415  most updates give no timing

    given: edge.Given = ctx.obj
    given.only = (id_,)
    bulk.check_timing(given.plan_in_use, timing, date.fromisoformat(on) if on else given.day)
    update = updates.extend(timing, reason, authority)
    _record("extend", update, ctx, ids=[id_], note=note, on=on, by=by, dry_run=dry_run)


def update(
    ctx: typer.Context,
    *,
    source: Annotated[str, typer.Argument(metavar="-", help="help.opt.source")],
    if_status: Annotated[
        list[str] | None,
        typer.Option(
            "--if-status", metavar="|".join(STATUSES), help="help.opt.if_status", rich_help_panel=SAYS
        ),
    ] = None,
    note: Note = None,
    on: On = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """Record many updates at once, as lines of JSON from a pipe: all or none."""
    from plancli import bulk  # noqa: PLC0415  likewise

    if source != "-":
        raise arguments.OnlyStdinError(value=source)
    statuses = [status for status in STATUSES if status in known(if_status, STATUSES, "--if-status")]
    given: edge.Given = ctx.obj
    plan = given.plan_in_use
    path = given.writable_ledger()
    stamp = _stamp(given, note, on, by)
    wishes = bulk.read(edge.piped(), plan, stamp)
    wanted = tuple(dict.fromkeys(wish.entry.task for wish in wishes))

    def decide(before: Ledger) -> Sequence[Entry]:
        return bulk.entries(before, wishes, if_status=statuses)

    _write(given, path, decide, wanted, stamp, dry_run=dry_run)


def undo(
    ctx: typer.Context,
    *,
    entries: Annotated[list[str], typer.Argument(metavar="ENTRY...", help="help.opt.entries")],
    despite: Annotated[bool, typer.Option("--force", help="help.opt.despite", rich_help_panel=SAYS)] = False,
    note: Note = None,
    on: On = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """Take entries of the log back, by appending; nothing is erased."""
    given: edge.Given = ctx.obj
    path = given.writable_ledger()
    stamp = _stamp(given, note, on, by)
    typed = edge.typed_ids(entries)

    def decide(before: Ledger) -> Sequence[Entry]:
        return updates.take_back(before, typed, stamp, despite=despite)

    found = decide(ledger.read(path)) if dry_run else ledger.record(path, decide)
    edge.write(dict.fromkeys(entry.task for entry in found))
    given.remark(_outcome(found, typed, stamp, dry_run=dry_run))


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
    given.only = () if "-" in ids else ids
    plan = given.plan_in_use
    wanted = lookup.task_ids(plan, edge.typed_ids(ids))
    path = given.writable_ledger()
    stamp = _stamp(given, note, on, by)

    def decide(before: Ledger) -> Sequence[Entry]:
        return updates.changes(plan, before, wanted, stamp, update)

    entries = _write(given, path, decide, wanted, stamp, dry_run=dry_run)
    if any(entry.held for entry in entries) and not dry_run:
        _say_held(given, plan, {entry.task for entry in entries if entry.held})


def _stamp(given: edge.Given, note: str | None, on: str | None, by: str | None) -> updates.Stamp:
    """Return what the entries of this command have in common."""
    asked = given.day
    day = date.fromisoformat(on) if on else asked
    return updates.Stamp(at=edge.now(), by=by or edge.user(), on=day, note=note)


def _write(
    given: edge.Given,
    path: Path,
    decide: Callable[[Ledger], Sequence[Entry]],
    wanted: Sequence[str],
    stamp: updates.Stamp,
    *,
    dry_run: bool,
) -> Sequence[Entry]:
    """Record what is decided, print the ids, say on stderr what came of it, and return the entries."""
    entries = decide(ledger.read(path)) if dry_run else ledger.record(path, decide)
    try:
        edge.write(wanted)
    finally:  # said even where the ids cannot be printed: the update stands
        given.remark(_outcome(entries, wanted, stamp, dry_run=dry_run))
    if stamp.note and len({entry.task for entry in entries}) < len(wanted):
        given.remark(message("cli.note_left"))
    if stamp.on > given.day:
        given.remark(message("cli.later_day", on=stamp.on.isoformat(), day=given.day.isoformat()))
    return entries


def _say_held(given: edge.Given, plan: Plan, ids: Collection[str]) -> None:
    """Say how many sessions of counted tasks are held, those of later days too."""
    case = query.ask(plan, ledger.read(given.writable_ledger()), date.max, only=ids)
    for task in plan.some(ids).values():
        row = query.row(case, task)
        given.remark(message("cli.held", task=row.task.id, held=row.held, count=row.count or "–"))


def _outcome(
    entries: Sequence[Entry], wanted: Sequence[str], stamp: updates.Stamp, *, dry_run: bool
) -> Message:
    """Return what came of an update, in one line."""
    changed = len({entry.task for entry in entries})
    which = "cli.would_record" if dry_run else "cli.recorded"
    return message(which, changed=changed, unchanged=len(wanted) - changed, day=stamp.on.isoformat())
