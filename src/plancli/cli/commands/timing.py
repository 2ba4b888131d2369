"""`plancli timing`: what phrases mean, and which rule says so."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from plancli import timing as language
from plancli import views
from plancli.cli import arguments, options, streams
from plancli.cli.given import given
from plancli.errors import message
from plancli.plan import FIRST_YEAR, LAST_YEAR

UNREAD = 5
"""Exit code when a phrase cannot be read."""

Phrases = Annotated[list[str] | None, typer.Argument(metavar="PHRASE...", help="help.opt.phrases")]
Year = Annotated[int | None, options.option("year", "--year", min=FIRST_YEAR, max=LAST_YEAR, metavar="YEAR")]
Issued = Annotated[str | None, options.option("issued", "--issued", metavar=arguments.DAY_METAVAR)]
Rules = Annotated[bool, options.option("rules", "--rules")]


def timing(
    ctx: typer.Context,
    *,
    phrases: Phrases = None,
    year: Year = None,
    issued: Issued = None,
    rules: Rules = False,
) -> int:
    """Explain what time phrases mean in this plan, and which rule says so."""
    session = given(ctx)
    if rules:
        session.show(
            lambda look: views.timing.rules_page(look.lang), lambda: views.timing.rules_records(session.lang)
        )
        return 0
    if not phrases:
        raise arguments.NoPhraseError
    plan = session.plan_in_use
    meant = year or plan.year
    day = date.fromisoformat(issued) if issued else (plan.issued if meant == plan.year else None)
    read = [
        language.resolve(phrase, year=meant, issued=day, meanings=plan.meanings, events=plan.events)
        for phrase in streams.typed_lines(phrases)
    ]
    session.show(
        lambda look: views.timing.page(read, meant, look.lang),
        lambda: views.timing.records(read, session.lang),
    )
    unread = [one for one in read if one.kind == "unresolved"]
    if not unread:
        return 0
    session.remark(message("cli.unread", count=len(unread), total=len(read), phrase=unread[0].phrase))
    return UNREAD
