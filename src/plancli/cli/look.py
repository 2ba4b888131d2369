"""The commands that look: board, list, due, overdue, summary, show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from plancli import query
from plancli.cli import arguments
from plancli.cli.filters import Asked
from plancli.cli.options import (
    SPAN,
    Columns,
    ExitCode,
    Id,
    Month,
    Most,
    Quarter,
    Since,
    Until,
    first,
    grouping,
    one_of,
)
from plancli.recording import lookup

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plancli.cli.edge import Given
    from plancli.drawing.look import Look
    from plancli.errors import Message
    from plancli.query.state import Case, Row
    from plancli.views.page import Page
    from plancli.views.record import Records
    from plancli.words import Lang

WITHIN_DAYS = 30
"""How far `due` looks ahead unless told otherwise."""

FOUND = 1
"""Exit code of ``--exit-code`` when the list is not empty."""

Within = Annotated[
    int | None,
    typer.Option(
        "--within", "-w", min=0, max=36525, metavar="DAYS", help="help.opt.within", rich_help_panel=SPAN
    ),
]
Sort = Annotated[str | None, typer.Option("--sort", metavar="NAMES", help="help.opt.sort")]


def board(ctx: typer.Context) -> None:
    """Show today's board: each light, what is late or missed, to ask about, coming next, silent."""
    from plancli.drawing import screen  # noqa: PLC0415  views load with the answer they draw
    from plancli.views import board as view  # noqa: PLC0415  views load with the answer they draw
    from plancli.views import record  # noqa: PLC0415  views load with the answer they draw

    case = ctx.obj.ask()
    seen = query.board.board(case)

    def page(look: Look) -> Page:
        page_of = partial(view.board_page, case, seen, look.lang, options=ctx.obj.hint)
        return screen.fitted(lambda most: page_of(most=most), view.size(seen), look)

    ctx.obj.show(page, lambda: record.board_records(case, seen, ctx.obj.lang))


def list_(
    ctx: typer.Context,
    *,
    asked: Asked,
    sort: Sort = None,
    columns: Columns = None,
    most: Most = None,
    exit_code: ExitCode = False,
) -> int:
    """List tasks, open and closed."""
    names = _columns(columns)
    arranged = _order(sort)
    case = asked.ask(ctx.obj)
    rows, left_out = first(arranged(query.tasks.tasks(case, asked.of(case.plan))), most)
    _show_tasks(ctx.obj, case, rows, names, left_out)
    return FOUND if exit_code and rows else 0


def _columns(asked: str | None, *more: str) -> Sequence[str]:
    """Return the names of the columns asked for; none where the answer's own are meant.

    Args:
        asked: What was typed.
        more: Names that this answer knows besides those of every task.
    """
    if asked is None:
        return ()
    from plancli.views.columns import COLUMNS  # noqa: PLC0415  likewise

    return one_of(asked, (*COLUMNS, *more), "--columns")


def _keys(names: Sequence[str], *more: str) -> Sequence[str]:
    """Return the keys of records that say what columns say; every key where no columns were asked for."""
    if names:
        from plancli.views.columns import record_keys  # noqa: PLC0415  likewise

        return record_keys(names)
    from plancli.views.record import TASK_KEYS  # noqa: PLC0415  likewise

    return (*TASK_KEYS, *more)


def _show_tasks(
    given: Given, case: Case, rows: Sequence[Row], names: Sequence[str], left_out: Sequence[Message]
) -> None:
    """Show a list of tasks; what only pages need is not loaded for programs."""

    def page(look: Look) -> Page:
        from plancli.views import tasks  # noqa: PLC0415  likewise

        return tasks.list_page(case, rows, look.lang, columns=names, left_out=left_out)

    def records() -> Records:
        from plancli.views import record  # noqa: PLC0415  likewise

        return record.list_records(case, rows, _keys(names), lang=given.lang)

    given.show(page, records, brief=_brief(case, rows, names, left_out), left_out=left_out)


def _brief(
    case: Case, rows: Sequence[Row], names: Sequence[str], left_out: Sequence[Message]
) -> Callable[[Lang], Page] | None:
    """Return what makes a short line of each task; nothing where columns are asked for, which say it all."""
    if names:
        return None

    def page(lang: Lang) -> Page:
        from plancli.views import brief  # noqa: PLC0415  likewise

        return brief.page(case, rows, lang, left_out=left_out)

    return page


def _order(asked: str | None) -> Callable[[Sequence[Row]], Sequence[Row]]:
    """Return what brings tasks into the order asked for; they come in the plan's."""
    if asked is None:
        return lambda rows: rows
    from plancli.views import order  # noqa: PLC0415  likewise

    names = one_of(asked, order.SORTS, "--sort")
    return lambda rows: order.arranged(rows, names)


def due(
    ctx: typer.Context,
    *,
    month: Month = None,
    quarter: Quarter = None,
    within: Within = None,
    since: Since = None,
    until: Until = None,
    possible: Annotated[
        bool, typer.Option("--possible", help="help.opt.possible", rich_help_panel=SPAN)
    ] = False,
    asked: Asked,
    columns: Columns = None,
    most: Most = None,
    exit_code: ExitCode = False,
) -> int:
    """List open tasks whose window ends in a span of days."""
    from plancli.cli.spans import due_span  # noqa: PLC0415  likewise
    from plancli.views import footers, record, tasks  # noqa: PLC0415  likewise

    names = _columns(columns, "certain")
    case = asked.ask(ctx.obj)
    span = due_span(
        month_text=month,
        quarter_number=quarter,
        within=within,
        first=since,
        last=until,
        as_of=case.as_of,
        plan_year=case.plan.year,
        default_days=WITHIN_DAYS,
    )
    found = query.due.due(case, span, asked.of(case.plan))
    rows, more = first((*found.certain, *(found.possible if possible else ())), most)
    left_out = (*more, *footers.left_out(possible=0 if possible else len(found.possible)))
    certain = len(found.certain)
    found = query.due.Due(rows[:certain], rows[certain:] if possible else found.possible)
    ctx.obj.show(
        lambda look: tasks.due_page(
            case, found, look.lang, possible=possible, columns=names, left_out=left_out
        ),
        lambda: record.due_records(
            case, found, _keys(names, "certain"), possible=possible, lang=ctx.obj.lang
        ),
        brief=_brief(case, rows, names, left_out),
        left_out=left_out,
    )
    return FOUND if exit_code and rows else 0


def overdue(
    ctx: typer.Context,
    *,
    firm: Annotated[
        bool, typer.Option("--firm", help="help.opt.firm", rich_help_panel="help.group.filter")
    ] = False,
    asked: Asked,
    columns: Columns = None,
    most: Most = None,
    exit_code: ExitCode = False,
) -> int:
    """List open tasks that fail their time: firmly late, with missed steps, soft to ask about."""
    from plancli.views import footers, record, tasks  # noqa: PLC0415  likewise

    names = _columns(columns, "part")
    case = asked.ask(ctx.obj)
    found = query.overdue.overdue(case, asked.of(case.plan))
    chosen = tuple(row for row in found if row.part != "soft") if firm else found
    rows, more = first(chosen, most)
    left_out = (*more, *footers.left_out(soft=len(found) - len(chosen)))
    ctx.obj.show(
        lambda look: tasks.overdue_page(case, rows, look.lang, columns=names, left_out=left_out),
        lambda: record.overdue_records(case, rows, _keys(names, "part"), lang=ctx.obj.lang),
        brief=_brief(case, rows, names, left_out),
        left_out=left_out,
    )
    return FOUND if exit_code and rows else 0


def summary(
    ctx: typer.Context,
    *,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            "-b",
            metavar="|".join(query.names.GROUPINGS),
            help="help.opt.group_by",
        ),
    ] = "dept",
    asked: Asked,
    columns: Columns = None,
    most: Most = None,
) -> None:
    """Count tasks and rates by department, section, status, light, month, quarter, person or tag."""
    from plancli.views import counts, order, record  # noqa: PLC0415  likewise

    grouped = grouping(by)
    names = one_of(columns, counts.COLUMNS, "--columns", "count")
    case = asked.ask(ctx.obj)
    wanted = asked.of(case.plan)
    found = query.summary.summary(case, grouped, wanted)
    groups, left_out = first(found.groups, most)
    found = found._replace(groups=groups)
    rows = order.arranged(query.tasks.tasks(case, wanted), ["light"]) if wanted.depts else ()
    ctx.obj.show(
        lambda look: counts.summary_page(case, found, look.lang, rows=rows, names=names, left_out=left_out),
        lambda: record.summary_records(case, found, counts.record_keys(names, found)),
        left_out=left_out,
    )


def show(ctx: typer.Context, id_: Id) -> None:
    """Show one task whole, and why its phrase means its window."""
    from plancli.views import task  # noqa: PLC0415  likewise

    case = ctx.obj.ask()
    (wanted_id, *others) = lookup.task_ids(case.plan, [id_])
    if others:
        raise arguments.OneTaskError(id=id_, count=len(others) + 1)
    row = query.state.row(case, case.plan.some([wanted_id])[wanted_id])
    entries = [entry for entry in case.ledger.of(wanted_id) if entry.on <= case.as_of]
    ctx.obj.show(
        lambda look: task.show_page(case, row, entries, look.lang, undone=case.ledger.undone),
        lambda: task.show_records(case, row, entries, lang=ctx.obj.lang),
    )
