"""The commands that look back: log, changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from plancli.cli import arguments, edge
from plancli.cli.options import SPAN, Bom, Dept, Ids, LeadOnly, Month, Quarter, Section, wanted
from plancli.errors import message

if TYPE_CHECKING:
    from plancli.drawing.look import Look
    from plancli.views.page import Page

Since = Annotated[
    str | None,
    typer.Option("--since", metavar=arguments.DAY_METAVAR, help="help.opt.since", rich_help_panel=SPAN),
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar=arguments.DAY_METAVAR, help="help.opt.until", rich_help_panel=SPAN),
]


def log(
    ctx: typer.Context,
    *,
    ids: Ids = None,
    since: Since = None,
    until: Until = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="help.opt.log_by")] = None,
    bom: Bom = False,
) -> None:
    """List what was recorded, in the order it took effect."""
    from plancli.views import history  # noqa: PLC0415  views load with the answer they draw

    case = ctx.obj.ask()
    tasks = set(edge.task_ids(case.plan, ids)) if ids else None
    first = date.fromisoformat(since) if since else None
    last = date.fromisoformat(until) if until else case.as_of
    entries = [
        entry
        for entry in case.ledger.entries
        if (tasks is None or entry.task in tasks)
        and (first is None or entry.on >= first)
        and entry.on <= last
        and (by is None or entry.by == by)
    ]
    gone = case.ledger.undone
    ctx.obj.show(
        lambda look: history.log_page(case, entries, look.lang, undone=gone),
        lambda: history.log_records(case, entries, undone=gone),
        bom=bom,
    )


def changes(
    ctx: typer.Context,
    *,
    month: Month = None,
    quarter: Quarter = None,
    since: Since = None,
    until: Until = None,
    internal: Annotated[bool, typer.Option("--internal", help="help.opt.internal")] = False,
    dept: Dept = None,
    lead_only: LeadOnly = False,
    section: Section = None,
) -> None:
    """Show what happened in a period, as a circular would: done, reported, due and not done, extended."""
    from plancli import query  # noqa: PLC0415  views load with the answer they draw
    from plancli.cli import spans  # noqa: PLC0415  views load with the answer they draw
    from plancli.views import circular  # noqa: PLC0415  views load with the answer they draw

    case = ctx.obj.ask()
    asked = spans.period(
        month_text=month,
        quarter_number=quarter,
        first=since,
        last=until,
        as_of=case.as_of,
        plan_year=case.plan.year,
    )
    span = spans.so_far(asked, case.as_of)
    if span != asked:
        ctx.obj.remark(message("cli.period_runs", last=asked.last, as_of=case.as_of))
    case = query.ask(case.plan, case.ledger, span.last)
    found = query.changes(case, span, wanted(case.plan, dept=dept, lead_only=lead_only, section=section))

    def page(look: Look) -> Page:
        if found.backfilled and not internal:
            ctx.obj.remark(message("cli.backfilled_left_out", count=len(found.backfilled)))
        return circular.changes_page(case, found, look.lang, is_internal=internal)

    ctx.obj.show(page, lambda: circular.changes_records(case, found))
