"""`plancli timeline`: the tasks as bars over the year, with ends as firm as they are."""

from __future__ import annotations

from typing import Annotated

import typer

from plancli import drawing, query, views
from plancli.cli import arguments, options
from plancli.cli.filters import Asked
from plancli.cli.given import given
from plancli.cli.options import Most
from plancli.cli.output import encoded
from plancli.views.timeline import GROUPINGS, By

StandBy = Annotated[str, options.option("stand_by", "--by", "-b", metavar="|".join(GROUPINGS))]


def timeline(ctx: typer.Context, *, by: StandBy = "section", asked: Asked, most: Most = None) -> None:
    """Draw tasks as bars over the year: firm and tentative ends, what is late, done, extended."""
    session = given(ctx)
    grouped = _grouping(by)
    case = asked.ask(session)
    found = views.timeline.in_order(query.tasks.tasks(case, asked.of(case.plan)))
    rows, left_out = options.first(found, most)
    drawn = views.timeline.timeline(case, rows, session.lang, by=grouped, left_out=left_out)
    session.show(
        lambda look: drawing.timeline.page(drawn, look.width),
        lambda: views.timeline.records(case, rows, session.lang),
        brief=options.brief(case, rows, (), left_out),
        files={"svg": lambda: encoded(drawing.svg.picture(drawn))},
        left_out=left_out,
    )


def _grouping(text: str) -> By:
    """Return by what tasks stand together.

    Raises:
        UnknownNameError: It is not known, or several are named.
    """
    (asked, *others) = options.one_of(text, GROUPINGS, "--by")
    if others:
        raise arguments.UnknownNameError(param="--by", value=text, choices=", ".join(GROUPINGS))
    return next(name for name in GROUPINGS if name == asked)
