"""The commands that look back: log, changes."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from plancli.cli import arguments, edge
from plancli.cli.options import Bom, Dept, Ids, LeadOnly, Section, wanted

PERIOD = "help.group.span"

Since = Annotated[
    str | None,
    typer.Option("--since", metavar=arguments.DAY_METAVAR, help="help.opt.since", rich_help_panel=PERIOD),
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar=arguments.DAY_METAVAR, help="help.opt.until", rich_help_panel=PERIOD),
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
    since: Annotated[
        str,
        typer.Option("--since", metavar=arguments.DAY_METAVAR, help="help.opt.since", rich_help_panel=PERIOD),
    ],
    until: Until = None,
    dept: Dept = None,
    lead_only: LeadOnly = False,
    section: Section = None,
) -> None:
    """Show what happened between two days, as a circular would: closed, newly late, extended, silent."""
    from plancli import query  # noqa: PLC0415  likewise
    from plancli.cli.spans import between  # noqa: PLC0415  likewise
    from plancli.views import circular  # noqa: PLC0415  likewise

    case = ctx.obj.ask()
    first = date.fromisoformat(since)
    last = date.fromisoformat(until) if until else case.as_of
    span = between(first, last)
    case = query.ask(case.plan, case.ledger, last)
    found = query.changes(case, span, wanted(case.plan, dept=dept, lead_only=lead_only, section=section))
    ctx.obj.show(
        lambda look: circular.changes_page(case, found, look.lang),
        lambda: circular.changes_records(case, found),
    )
