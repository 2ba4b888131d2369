"""`plancli departments`: the departments of a plan."""

from __future__ import annotations

import typer

from plancli import query, views
from plancli.cli import options
from plancli.cli.given import given
from plancli.cli.options import Columns, Most


def departments(ctx: typer.Context, *, columns: Columns = None, most: Most = None) -> None:
    """List the plan's departments: names, aliases, tasks, and names that look like typing errors."""
    session = given(ctx)
    keys = views.departments.KEYS
    names = options.one_of(columns, keys, "--columns", "department") or keys
    found, left_out = options.first(query.departments.departments(session.plan_in_use), most)
    session.show(
        lambda look: views.departments.page(found, look.lang, names=names, left_out=left_out),
        lambda: views.departments.records(found, names),
        left_out=left_out,
    )
