"""The commands that look back: log."""

from __future__ import annotations

from typing import Annotated

import typer

from plancli import lookup
from plancli.cli import arguments, edge
from plancli.cli.options import Bom, Ids

PERIOD = "help.group.span"

Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="help.opt.since", rich_help_panel=PERIOD)
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="help.opt.until", rich_help_panel=PERIOD)
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
    from plancli.ledger import undone  # noqa: PLC0415  views load with the answer they draw
    from plancli.views import history  # noqa: PLC0415  likewise

    case = ctx.obj.ask()
    wanted = set(lookup.task_ids(case.plan, edge.typed_ids(ids))) if ids else None
    first = arguments.day(since, "--since") if since else None
    last = arguments.day(until, "--until") if until else case.as_of
    entries = [
        entry
        for entry in case.ledger.entries
        if (wanted is None or entry.task in wanted)
        and (first is None or entry.on >= first)
        and entry.on <= last
        and (by is None or entry.by == by)
    ]
    gone = undone(case.ledger.entries)
    ctx.obj.show(
        lambda look: history.log_page(case, entries, look.lang, undone=gone),
        lambda: history.log_records(case, entries, undone=gone),
        bom=bom,
    )
