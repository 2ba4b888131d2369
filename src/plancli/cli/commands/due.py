"""`plancli due`: what falls due in a span of days."""

from __future__ import annotations

from typing import Annotated

import typer

from plancli import query, views
from plancli.cli import made, options, spans
from plancli.cli.filters import Asked
from plancli.cli.given import given
from plancli.cli.options import SPAN, Listing, Month, Quarter, Since, Until
from plancli.cli.reminders import Reminders
from plancli.query.due import Due

Within = Annotated[
    int | None, options.option("within", "--within", "-w", min=0, max=36525, metavar="DAYS", group=SPAN)
]
Possible = Annotated[bool, options.option("possible", "--possible", group=SPAN)]


def due(
    ctx: typer.Context,
    *,
    month: Month = None,
    quarter: Quarter = None,
    within: Within = None,
    since: Since = None,
    until: Until = None,
    possible: Possible = False,
    asked: Asked,
    listing: Listing,
    reminders: Reminders,
) -> int:
    """List open tasks whose window ends in a span of days."""
    session = given(ctx)
    calendar = reminders.maker(session, columns=listing.columns)
    names = listing.names("certain")
    case = asked.ask(session)
    named = spans.Named(month, quarter, since, until)
    span = spans.due_span(named, within, as_of=case.as_of, plan_year=case.plan.year)
    found = query.due.due(case, span, asked.of(case.plan))
    rows, more = options.first((*found.certain, *(found.possible if possible else ())), listing.most)
    left_out = (*more, *views.footers.left_out(possible=0 if possible else len(found.possible)))
    certain = len(found.certain)
    shown = Due(rows[:certain], rows[certain:])
    session.show(
        lambda look: views.due.page(
            case, shown, look.lang, possible=possible, names=names, left_out=left_out
        ),
        lambda: views.due.records(case, shown, names=names, lang=session.lang),
        brief=options.brief(case, rows, names, left_out),
        files=calendar(lambda: (case, rows, views.calendar.within(span)))
        | made.workbook(
            session,
            lambda: views.due.book(
                case, shown, session.lang, possible=possible, names=names, left_out=left_out
            ),
            listing.layout,
        ),
        left_out=left_out,
    )
    return listing.code(rows)
