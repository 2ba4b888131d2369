"""`plancli changes`: what happened in a period, as a circular says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from plancli import ledger, query, views
from plancli.cli import options, spans
from plancli.cli.filters import Asked
from plancli.cli.given import given
from plancli.cli.options import Columns, Month, Quarter, Since, Until
from plancli.errors import message

if TYPE_CHECKING:
    from plancli.drawing.look import Look
    from plancli.views.page import Page

Internal = Annotated[bool, options.option("internal", "--internal")]


def changes(
    ctx: typer.Context,
    *,
    month: Month = None,
    quarter: Quarter = None,
    since: Since = None,
    until: Until = None,
    internal: Internal = False,
    asked: Asked,
    columns: Columns = None,
) -> None:
    """Show what happened in a period, as a circular would: done, reported, due and not done, extended."""
    session = given(ctx)
    names = options.one_of(columns, (*views.columns.COLUMNS, "change"), "--columns")
    case = asked.ask(session)
    named = spans.Named(month, quarter, since, until)
    period = spans.period(named, as_of=case.as_of, plan_year=case.plan.year)
    span = spans.so_far(period, case.as_of)
    if span != period:
        session.remark(message("cli.period_runs", last=period.last, as_of=case.as_of))
    case = query.state.ask(case.plan, case.ledger, span.last)
    found = query.changes.changes(case, span, asked.of(case.plan))

    def page(look: Look) -> Page:
        if found.backfilled and not internal:
            session.remark(message("cli.backfilled_left_out", count=len(found.backfilled)))
        return views.changes.page(case, found, look.lang, names=names, is_internal=internal, heads=heads)

    path = session.place.ledger
    heads = ledger.heads(path) if path else ()
    session.show(page, lambda: views.changes.records(case, found, session.lang, names=names, heads=heads))
