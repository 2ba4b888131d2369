"""`plancli changes`: what happened in a period, as a circular says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from plancli import ledger, query, views
from plancli.cli import options, paper, spans
from plancli.cli.filters import Asked
from plancli.cli.given import given
from plancli.cli.options import Columns, Month, Quarter, Since, Until
from plancli.cli.paper import PrintTemplate, TemplateFile
from plancli.cli.target import OtherFormatError
from plancli.errors import message

if TYPE_CHECKING:
    from plancli.cli.given import Given
    from plancli.drawing.look import Look
    from plancli.plan import Plan
    from plancli.views.circular import Sender
    from plancli.views.page import Page

Internal = Annotated[bool, options.option("internal", "--internal")]
CircularNumber = Annotated[str | None, options.option("circular_number", "--number", metavar="TEXT")]
ToWhom = Annotated[str | None, options.option("to_whom", "--to-whom", metavar="NAMES")]


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
    template: TemplateFile = None,
    number: CircularNumber = None,
    to_whom: ToWhom = None,
    print_template: PrintTemplate = False,
) -> None:
    """Show what happened in a period, as a circular would: done, reported, due and not done, extended."""
    session = given(ctx)
    if print_template:
        paper.print_form(session, "changes", views.circular.form(session.lang, session.day))
        return
    _refuse(session, template=template, number=number, to_whom=to_whom)
    if session.target.how == "docx" and (internal or columns):
        option = "--internal" if internal else "--columns"
        raise OtherFormatError(option=option, format="docx", needed="table")
    names = options.one_of(columns, (*views.columns.COLUMNS, "change"), "--columns")
    case = asked.ask(session)
    named = spans.Named(month, quarter, since, until)
    period = spans.period(named, as_of=case.as_of, plan_year=case.plan.year)
    span = spans.so_far(period, case.as_of)
    if span != period:
        session.remark(message("cli.period_runs", last=period.last, as_of=case.as_of))
    case = query.state.ask(case.plan, case.ledger, span.last)
    wanted = asked.of(case.plan)
    found = query.changes.changes(case, span, wanted)

    def remark_backfilled() -> None:
        if found.backfilled and not internal:
            session.remark(message("cli.backfilled_left_out", count=len(found.backfilled)))

    def page(look: Look) -> Page:
        remark_backfilled()
        return views.changes.page(case, found, look.lang, names=names, is_internal=internal, heads=heads)

    def document() -> bytes:
        lang, circular = session.lang, views.circular
        filled = paper.template(template, circular.form(lang, session.day), circular.KEYS)
        sender = _sender(session, case.plan, number, to_whom, heads)
        is_whole = wanted == query.tasks.ALL
        remark_backfilled()
        for what in paper.unsigned(sender.signature):
            session.remark(what)
        return filled.fill(
            circular.filling(case, found, sender, lang, is_whole=is_whole), dated=session.day
        )

    path = session.place.ledger
    heads = ledger.heads(path) if path else ()
    session.show(
        page,
        lambda: views.changes.records(case, found, session.lang, names=names, heads=heads),
        files={"docx": document},
    )


def _refuse(session: Given, **typed: object) -> None:
    """Stop where an option of the document is given and the answer is none."""
    for name, value in typed.items():
        session.target.refuse_unless("docx", name, given=value is not None)


def _sender(
    session: Given, plan: Plan, number: str | None, to_whom: str | None, heads: tuple[str, ...]
) -> Sender:
    """Return who sends the circular, as the plan's ``[office]`` says; its issuer where that says nothing."""
    office = plan.office
    issuer = office.issuer or ""
    signature = office.signature or issuer or plan.issuer or ""
    return views.circular.Sender(
        issuer=issuer,
        signature=signature,
        printed_by=office.printed_by or signature,
        number=paper.number(plan, number),
        to=to_whom or office.to or "",
        dated=session.day,
        seals=heads,
    )
