"""`plancli page`: the plan as one HTML file, to open in a browser, to mail, to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from plancli import drawing, query, views
from plancli.cli import arguments, options, spans
from plancli.cli.filters import Asked
from plancli.cli.given import given
from plancli.cli.output import encoded
from plancli.errors import message

if TYPE_CHECKING:
    from plancli.query.changes import Changes
    from plancli.query.state import Case
    from plancli.query.tasks import Wanted

ChangesSince = Annotated[str | None, options.option("page_since", "--since", metavar=arguments.DAY_METAVAR)]


def page(ctx: typer.Context, *, since: ChangesSince = None, asked: Asked) -> None:
    """Write the plan as one HTML file: lights, what to urge, every task with its bar, filters."""
    session = given(ctx)
    case = asked.ask(session)
    wanted = asked.of(case.plan)
    rows = query.tasks.tasks(case, wanted)
    left = len(case.plan.tasks) - len(rows)
    left_out = (message("webpage.filtered", count=left),) if left else ()
    seen = query.board.board(case)
    shown = {row.task.id for row in rows}
    parts = {
        name: [row for row in some if row.task.id in shown]
        for name, some in (("urge", seen.late), ("ask", seen.ask), ("coming", seen.coming))
    }
    made = views.webpage.webpage(
        case,
        rows,
        session.lang,
        parts=parts,
        summary=query.summary.summary(case, "dept", wanted),
        changes=_changes(case, since, wanted),
        left_out=left_out,
    )
    session.show_file({"html": lambda: encoded(drawing.webpage.draw(made))}, made.notes)


def _changes(case: Case, since: str | None, wanted: Wanted) -> Changes | None:
    """Return what happened from a day to the as-of day; nothing where no day was named."""
    if since is None:
        return None
    period = spans.period(spans.Named(since=since), as_of=case.as_of, plan_year=case.plan.year)
    return query.changes.changes(case, period, wanted)
