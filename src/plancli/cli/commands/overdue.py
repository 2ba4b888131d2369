"""`plancli overdue`: what is late, what was missed, what to ask about."""

from __future__ import annotations

from typing import Annotated

import typer

from plancli import query, views
from plancli.cli import made, options
from plancli.cli.filters import Asked
from plancli.cli.given import given
from plancli.cli.options import FILTER, Listing
from plancli.cli.reminders import Reminders

Firm = Annotated[bool, options.option("firm", "--firm", group=FILTER)]


def overdue(
    ctx: typer.Context, *, firm: Firm = False, asked: Asked, listing: Listing, reminders: Reminders
) -> int:
    """List open tasks that fail their time: firmly late, with missed steps, soft to ask about."""
    session = given(ctx)
    calendar = reminders.maker(session, columns=listing.columns)
    names = listing.names("part")
    case = asked.ask(session)
    found = query.overdue.overdue(case, asked.of(case.plan))
    chosen = tuple(row for row in found if row.part != "soft") if firm else found
    rows, more = options.first(chosen, listing.most)
    left_out = (*more, *views.footers.left_out(soft=len(found) - len(chosen)))
    session.show(
        lambda look: views.overdue.page(case, rows, look.lang, names=names, left_out=left_out),
        lambda: views.overdue.records(case, rows, names=names, lang=session.lang),
        brief=options.brief(case, rows, names, left_out),
        files=calendar(lambda: (case, rows, views.calendar.passed(case.as_of)))
        | made.workbook(
            session,
            lambda: views.overdue.book(case, rows, session.lang, names=names, left_out=left_out),
            listing.layout,
        ),
        left_out=left_out,
    )
    return listing.code(rows)
