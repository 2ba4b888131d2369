"""`plancli changes`: what happened in a period, as a circular says it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from plancli import ledger, query, views
from plancli.cli import made, options, paper, spans
from plancli.cli.filters import Asked
from plancli.cli.given import given
from plancli.cli.options import Columns, Layout, Month, Quarter, Since, Until
from plancli.cli.output import OtherFormatError
from plancli.cli.paper import PrintTemplate, TemplateFile
from plancli.errors import message

if TYPE_CHECKING:
    from plancli.cli.given import Given
    from plancli.drawing.look import Look
    from plancli.query.changes import Changes
    from plancli.query.state import Case
    from plancli.views.book import Book
    from plancli.views.page import Page

Internal = Annotated[bool, options.option("internal", "--internal")]
CircularNumber = Annotated[str | None, options.option("circular_number", "--number", metavar="TEXT")]
ToWhom = Annotated[str | None, options.option("to_whom", "--to-whom", metavar="NAMES")]


class Circular(NamedTuple):
    """A bundle: what a circular says beside what happened, and by which template."""

    template: TemplateFile = None
    print_template: PrintTemplate = False
    number: CircularNumber = None
    to_whom: ToWhom = None

    def check(self, session: Given, *, internal: bool, columns: str | None) -> None:
        """Stop where an option of circulars is given for another format, or the other way round.

        Raises:
            OtherFormatError: It is.
        """
        typed = {"template": self.template, "number": self.number, "to_whom": self.to_whom}
        for name, value in typed.items():
            session.target.refuse_unless("docx", name, given=value is not None)
        for option, is_given in (("--internal", internal), ("--columns", columns is not None)):
            if is_given and session.target.how == "docx":
                raise OtherFormatError(option=option, format="docx", needed="table")


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
    layout: Layout = None,
    circular: Circular,
) -> None:
    """Show what happened in a period, as a circular would: done, reported, due and not done, extended."""
    session = given(ctx)
    if circular.print_template:
        paper.print_form(session, "changes", views.circular.form(session.lang, session.day))
        return
    circular.check(session, internal=internal, columns=columns)
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

    def remark() -> None:
        if found.backfilled and not internal:
            session.remark(message("cli.backfilled_left_out", count=len(found.backfilled)))

    def page(look: Look) -> Page:
        remark()
        return views.changes.page(case, found, look.lang, names=names, is_internal=internal, heads=heads)

    def book() -> Book:
        remark()
        return views.changes.book(case, found, session.lang, names=names, is_internal=internal, heads=heads)

    def document() -> bytes:
        remark()
        return _document(session, case, found, circular, heads, is_whole=wanted == query.tasks.ALL)

    path = session.place.ledger
    heads = ledger.heads(path) if path else ()
    session.show(
        page,
        partial(views.changes.records, case, found, session.lang, names=names, heads=heads),
        files={**made.workbook(session, book, layout), "docx": document},
    )


def _document(
    session: Given,
    case: Case,
    found: Changes,
    circular: Circular,
    heads: tuple[str, ...],
    *,
    is_whole: bool,
) -> bytes:
    """Return the circular; it is signed as the plan's ``[office]`` says, or by its issuer."""
    lang, plan, view = session.lang, case.plan, views.circular
    office = plan.office
    signature = office.signature or office.issuer or plan.issuer or ""
    template = paper.template(circular.template, view.form(lang, session.day, signature), view.KEYS)
    if not signature:
        session.remark(message("cli.unsigned"))
    sender = view.Sender(
        issuer=office.issuer or "",
        signature=signature,
        printed_by=office.printed_by or signature,
        number=paper.number(plan, circular.number),
        to=circular.to_whom or office.to or "",
        dated=session.day,
        seals=heads,
    )
    filling = view.filling(case, found, sender, lang, is_whole=is_whole)
    return template.fill(filling, dated=session.day)
