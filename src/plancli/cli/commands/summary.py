"""`plancli summary`: counts and rates by department, section, status, light and more."""

from __future__ import annotations

from typing import Annotated

import typer

from plancli import query, views
from plancli.cli import arguments, made, options
from plancli.cli.filters import Asked
from plancli.cli.given import given
from plancli.cli.options import Columns, Layout, Most
from plancli.query.names import GROUPINGS, By

GroupBy = Annotated[str, options.option("group_by", "--by", "-b", metavar="|".join(GROUPINGS))]


def summary(
    ctx: typer.Context,
    *,
    by: GroupBy = "dept",
    asked: Asked,
    columns: Columns = None,
    most: Most = None,
    layout: Layout = None,
) -> None:
    """Count tasks and rates by department, section, status, light, month, quarter, person or tag."""
    session = given(ctx)
    grouped = _grouping(by)
    names = options.one_of(columns, views.summary.COLUMNS, "--columns", "summary")
    case = asked.ask(session)
    wanted = asked.of(case.plan)
    found = query.summary.summary(case, grouped, wanted)
    groups, left_out = options.first(found.groups, most)
    found = found._replace(groups=groups)
    rows = views.order.arranged(query.tasks.tasks(case, wanted), ["light"]) if wanted.depts else ()
    session.show(
        lambda look: views.summary.page(case, found, look.lang, rows=rows, names=names, left_out=left_out),
        lambda: views.summary.records(case, found, names=names),
        files=made.workbook(
            session,
            lambda: views.summary.book(case, found, session.lang, rows=rows, names=names, left_out=left_out),
            layout,
        ),
        left_out=left_out,
    )


def _grouping(text: str) -> By:
    """Return what ``--by`` counts by.

    Raises:
        UnknownNameError: It is not known, or several are named.
    """
    (asked, *others) = options.one_of(text, GROUPINGS, "--by")
    if others:
        raise arguments.UnknownNameError(param="--by", value=text, choices=", ".join(GROUPINGS))
    return next(name for name in GROUPINGS if name == asked)
