"""The commands that look back: log, changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from plancli import query
from plancli.cli.filters import Asked
from plancli.cli.options import Columns, Month, Most, Quarter, Since, Until, first, one_of
from plancli.errors import message
from plancli.recording import lookup

if TYPE_CHECKING:
    from plancli.drawing.look import Look
    from plancli.views.page import Page


def log(
    ctx: typer.Context,
    *,
    asked: Asked,
    since: Since = None,
    until: Until = None,
    by: Annotated[list[str] | None, typer.Option("--by", metavar="NAME", help="help.opt.log_by")] = None,
    columns: Columns = None,
    most: Most = None,
) -> None:
    """List what was recorded, in the order it took effect."""
    from plancli.views import history  # noqa: PLC0415  views load with the answer they draw

    names = one_of(columns, history.COLUMNS, "--columns", "entry")
    case = ctx.obj.ask()
    wanted = asked.of(case.plan)
    tasks = None if wanted == query.tasks.ALL else {row.task.id for row in query.tasks.tasks(case, wanted)}
    first_day = date.fromisoformat(since) if since else date.min
    last_day = date.fromisoformat(until) if until else case.as_of
    authors = {name for typed in by or () for name in (typed, *lookup.parts(typed))}
    found = [
        entry
        for entry in case.ledger.entries
        if (tasks is None or entry.task in tasks)
        and first_day <= entry.on <= last_day
        and (not authors or entry.by in authors)
    ]
    entries, left_out = first(found, most)
    gone = case.ledger.undone
    ctx.obj.show(
        lambda look: history.log_page(
            case, entries, look.lang, undone=gone, columns=names, left_out=left_out
        ),
        lambda: history.log_records(
            case, entries, history.record_keys(names) or history.ENTRY_KEYS, undone=gone
        ),
        left_out=left_out,
    )


def changes(
    ctx: typer.Context,
    *,
    month: Month = None,
    quarter: Quarter = None,
    since: Since = None,
    until: Until = None,
    internal: Annotated[bool, typer.Option("--internal", help="help.opt.internal")] = False,
    asked: Asked,
    columns: Columns = None,
) -> None:
    """Show what happened in a period, as a circular would: done, reported, due and not done, extended."""
    from plancli.cli import spans  # noqa: PLC0415  views load with the answer they draw
    from plancli.views import circular  # noqa: PLC0415  likewise
    from plancli.views.columns import COLUMNS  # noqa: PLC0415  likewise

    names = one_of(columns, (*COLUMNS, "change"), "--columns")

    case = asked.ask(ctx.obj)
    period = spans.period(
        month_text=month,
        quarter_number=quarter,
        first=since,
        last=until,
        as_of=case.as_of,
        plan_year=case.plan.year,
    )
    span = spans.so_far(period, case.as_of)
    if span != period:
        ctx.obj.remark(message("cli.period_runs", last=period.last, as_of=case.as_of))
    case = query.state.ask(case.plan, case.ledger, span.last)
    found = query.changes.changes(case, span, asked.of(case.plan))

    def page(look: Look) -> Page:
        if found.backfilled and not internal:
            ctx.obj.remark(message("cli.backfilled_left_out", count=len(found.backfilled)))
        return circular.changes_page(case, found, look.lang, names=names, is_internal=internal)

    ctx.obj.show(page, lambda: circular.changes_records(case, found, ctx.obj.lang, names=names))
