"""`plancli list`: the tasks of a plan, filtered and sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from plancli import query, views
from plancli.cli import made, options
from plancli.cli.filters import Asked
from plancli.cli.given import given
from plancli.cli.options import Listing
from plancli.cli.reminders import Reminders

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plancli.query.state import Row

Sort = Annotated[str | None, options.option("sort", "--sort", metavar="NAMES")]


def list_(
    ctx: typer.Context, *, asked: Asked, sort: Sort = None, listing: Listing, reminders: Reminders
) -> int:
    """List tasks, open and closed."""
    session = given(ctx)
    calendar = reminders.maker(session, columns=listing.columns)
    names = listing.names()
    arranged = _order(sort)
    case = asked.ask(session)
    rows, left_out = options.first(arranged(query.tasks.tasks(case, asked.of(case.plan))), listing.most)
    session.show(
        lambda look: views.tasks.page(case, rows, look.lang, names=names, left_out=left_out),
        lambda: views.tasks.records(case, rows, names=names, lang=session.lang),
        brief=options.brief(case, rows, names, left_out),
        files=calendar(lambda: (case, rows, views.calendar.every))
        | made.workbook(
            session,
            lambda: views.tasks.book(case, rows, session.lang, names=names, left_out=left_out),
            listing.layout,
        ),
        left_out=left_out,
    )
    return listing.code(rows)


def _order(asked: str | None) -> Callable[[Sequence[Row]], Sequence[Row]]:
    """Return what brings tasks into the order asked for; they come in the plan's."""
    if asked is None:
        return lambda rows: rows
    names = options.one_of(asked, views.order.SORTS, "--sort")
    return lambda rows: views.order.arranged(rows, names)
