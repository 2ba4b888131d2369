"""`plancli log`: what was recorded."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from plancli import query, recording, views
from plancli.cli import made, options
from plancli.cli.filters import Asked
from plancli.cli.given import given
from plancli.cli.options import Columns, Layout, Most, Since, Until
from plancli.query.tasks import ALL

RecordedBy = Annotated[list[str] | None, options.option("log_by", "--by", metavar="NAME")]


def log(
    ctx: typer.Context,
    *,
    asked: Asked,
    since: Since = None,
    until: Until = None,
    by: RecordedBy = None,
    columns: Columns = None,
    most: Most = None,
    layout: Layout = None,
) -> None:
    """List what was recorded, in the order it took effect."""
    session = given(ctx)
    names = options.one_of(columns, views.log.COLUMNS, "--columns", "entry")
    case = asked.ask(session)
    wanted = asked.of(case.plan)
    found = query.log.entries(
        case,
        tasks=None if wanted == ALL else {row.task.id for row in query.tasks.tasks(case, wanted)},
        since=date.fromisoformat(since) if since else date.min,
        until=date.fromisoformat(until) if until else case.as_of,
        authors={name for typed in by or () for name in (typed, *recording.lookup.parts(typed))},
    )
    entries, left_out = options.first(found, most)
    gone = case.ledger.undone
    session.show(
        lambda look: views.log.page(case, entries, look.lang, undone=gone, columns=names, left_out=left_out),
        lambda: views.log.records(
            case, entries, views.log.record_keys(names) or views.log.ENTRY_KEYS, undone=gone
        ),
        files=made.workbook(
            session,
            lambda: views.log.book(
                case, entries, session.lang, undone=gone, columns=names, left_out=left_out
            ),
            layout,
        ),
        left_out=left_out,
    )
