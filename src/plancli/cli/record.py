"""The commands that record: start, done, cancel, reopen, report, extend, urge, update, undo."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from plancli import ledger
from plancli.cli import arguments, edge
from plancli.cli.options import By, DryRun, Force, Id, Ids, Note, On, known, one_of
from plancli.errors import message
from plancli.ledger import CARDS, STATUSES
from plancli.recording import updates

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plancli.ledger import Entry, Ledger

SAYS = "help.group.write"


def _text(typed: str, help_: str = "", metavar: str = "TEXT") -> Any:  # noqa: ANN401  what typer.Option returns
    """Return an option that holds words to record; its help is named after it unless told otherwise."""
    return typer.Option(typed, metavar=metavar, help=f"help.opt.{help_ or typed[2:]}", rich_help_panel=SAYS)


def _status_command(name: str, update: updates.Update) -> Callable[..., None]:
    """Return a command that gives tasks a status."""

    def command(
        ctx: typer.Context,
        *,
        ids: Ids = None,
        note: Note = None,
        on: On = None,
        by: By = None,
        force: Force = False,
        dry_run: DryRun = False,
    ) -> None:
        _record(name, update, ctx, ids=ids, note=note, on=on, by=by, force=force, dry_run=dry_run)

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
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    """Close tasks; of counted ones, hold one more session."""
    update = updates.close if whole else updates.done
    _record("done", update, ctx, ids=ids, note=note, on=on, by=by, force=force, dry_run=dry_run)


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
    problem: Annotated[str | None, _text("--problem")] = None,
    next_: Annotated[str | None, _text("--next")] = None,
    on: On = None,
    by: By = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    """Report progress: a percent, sessions held, a note, a problem, the next step."""
    if percent is None and not (held or note or problem or next_):
        raise arguments.NothingToSayError(options="--percent, --held, --note, --problem, --next")
    update = updates.report(percent, held or None, problem, next_)
    _record("report", update, ctx, ids=ids, note=note, on=on, by=by, force=force, dry_run=dry_run)


def extend(
    ctx: typer.Context,
    *,
    id_: Id,
    timing: Annotated[str, typer.Argument(metavar="TIMING", help="help.opt.timing")],
    reason: Annotated[str | None, _text("--reason")] = None,
    authority: Annotated[str | None, _text("--authority")] = None,
    note: Note = None,
    on: On = None,
    by: By = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    """Give a task a new time; the original is kept and the slip is shown."""
    ctx.obj.only = (id_,)
    update = updates.extend(timing, reason, authority)
    _record("extend", update, ctx, ids=[id_], note=note, on=on, by=by, force=force, dry_run=dry_run)


def urge(
    ctx: typer.Context,
    *,
    ids: Ids = None,
    reply_by: Annotated[str | None, _text("--reply-by", "reply_by", arguments.DAY_METAVAR)] = None,
    card: Annotated[str | None, _text("--card", metavar="|".join(CARDS))] = None,
    number: Annotated[str | None, _text("--number", "slip")] = None,
    note: Note = None,
    on: On = None,
    by: By = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    """Note that tasks were urged (催办), and until when an answer is due."""
    asked = one_of(card, CARDS, "--card")
    day = date.fromisoformat(reply_by) if reply_by else None
    update = updates.urge(next((one for one in CARDS if one in asked), None), number, day)
    _record("urge", update, ctx, ids=ids, note=note, on=on, by=by, force=force, dry_run=dry_run)


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
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    """Record many updates at once, as lines of JSON from a pipe: all or none."""
    from plancli.recording import batch  # noqa: PLC0415  only this command reads lines

    if source != "-":
        raise arguments.OnlyStdinError(value=source)
    asked = known(if_status, STATUSES, "--if-status")
    statuses = [status for status in STATUSES if status in asked]
    given: edge.Given = ctx.obj
    plan = given.plan_in_use
    stamp = _stamp(given, note, on, by)
    wishes = batch.read(edge.piped(), plan, stamp)
    wanted = tuple(dict.fromkeys(wish.entry.task for wish in wishes))

    def decide(before: Ledger) -> updates.Decision:
        return batch.decide(plan, before, wishes, if_status=statuses, force=force)

    _write(given, decide, wanted, stamp, dry_run=dry_run)


def undo(
    ctx: typer.Context,
    *,
    entries: Annotated[
        list[str] | None, typer.Argument(metavar="[ENTRY]...", help="help.opt.entries")
    ] = None,
    last: Annotated[bool, typer.Option("--last", help="help.opt.last", rich_help_panel=SAYS)] = False,
    note: Note = None,
    on: On = None,
    by: By = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    """Take entries of the log back, by appending; nothing is erased."""
    from plancli.recording import undo  # noqa: PLC0415  only this command takes back

    if last and entries:
        raise arguments.OneOfError(options="ENTRY, --last")
    given: edge.Given = ctx.obj
    stamp = _stamp(given, note, on, by)
    typed = edge.typed_words(entries or ())
    tasks = frozenset(given.plan_in_use.ids)

    def decide(before: Ledger) -> updates.Decision:
        if not entries:
            latest = undo.last_of(before, stamp.by)
            if not last:
                raise undo.UndoWhatError(*undo.told([latest]))
            return undo.decide(before, [latest], stamp, force=force)
        return undo.decide(before, undo.named(before, typed, tasks), stamp, force=force)

    _write(given, decide, None, stamp, dry_run=dry_run)


def _record(
    command: str,
    update: updates.Update,
    ctx: typer.Context,
    *,
    ids: Ids,
    note: str | None,
    on: str | None,
    by: str | None,
    force: bool,
    dry_run: bool,
) -> None:
    """Record one update of several tasks, print their ids, and say on stderr what came of it."""
    given: edge.Given = ctx.obj
    if not ids:
        raise arguments.NoIdsError(command=command)
    given.only = () if edge.PIPE in ids else ids
    plan = given.plan_in_use
    wanted = edge.task_ids(plan, ids)
    stamp = _stamp(given, note, on, by)

    def decide(before: Ledger) -> updates.Decision:
        return updates.decide(plan, before, wanted, stamp, update, force=force)

    _write(given, decide, wanted, stamp, dry_run=dry_run)


def _stamp(given: edge.Given, note: str | None, on: str | None, by: str | None) -> updates.Stamp:
    """Return what the entries of this command have in common."""
    as_of = given.day  # what is wrong with it is said before anything is recorded
    day = date.fromisoformat(on) if on else as_of
    return updates.Stamp(at=edge.now(), by=by or edge.user(), on=day, note=note)


def _write(
    given: edge.Given,
    decide: Callable[[Ledger], updates.Decision],
    wanted: Sequence[str] | None,
    stamp: updates.Stamp,
    *,
    dry_run: bool,
) -> None:
    """Record what is decided, print the ids, and say on stderr what came of each entry.

    Args:
        given: The world.
        decide: Returns what to record, given everything recorded before.
        wanted: Ids to print; None prints those of the tasks recorded about.
        stamp: What the entries have in common.
        dry_run: Record nothing, and say what would come of it.
    """
    path = given.writable_ledger()
    before, decision = ledger.Ledger(), updates.Decision((), ())

    def entries_for(known: Ledger) -> Sequence[Entry]:
        nonlocal before, decision
        before = known
        decision = decide(known)
        return decision.entries

    entries = entries_for(ledger.read(path)) if dry_run else ledger.record(path, entries_for)
    try:
        edge.write(dict.fromkeys(entry.task for entry in entries) if wanted is None else wanted)
    finally:  # said even where the ids cannot be printed: the update stands
        _answer(given, before, decision._replace(entries=tuple(entries)), stamp, dry_run=dry_run)


def _answer(
    given: edge.Given,
    before: Ledger,
    decision: updates.Decision,
    stamp: updates.Stamp,
    *,
    dry_run: bool,
) -> None:
    """Say on stderr what came of each entry of a decision, and last how many there are."""
    from plancli.recording.effects import effects  # noqa: PLC0415  after the update is on disk
    from plancli.views import outcome  # noqa: PLC0415  likewise

    plan = given.plan_in_use
    given.warn_of(before)
    found = effects(plan, before, decision.entries, given.day)
    for line in outcome.lines(found, decision.already, plan.year, given.lang, dry_run=dry_run):
        edge.complain(line)
    if decision.is_note_left:
        given.remark(message("cli.note_left"))
    which = "cli.would_record" if dry_run else "cli.recorded"
    counts = {"changed": len(decision.entries), "unchanged": len(decision.already)}
    given.remark(message(which, **counts, day=stamp.on.isoformat()))
