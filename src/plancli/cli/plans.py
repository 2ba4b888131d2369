"""The commands about plans themselves: timing, check, init, where, schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plancli.cli import arguments, edge
from plancli.errors import message
from plancli.words import say

if TYPE_CHECKING:
    from plancli.words import Lang

FOUND = 1
"""Exit code of `check` when it finds something."""


def timing(
    ctx: typer.Context,
    *,
    phrases: Annotated[list[str] | None, typer.Argument(metavar="PHRASE...", help="help.opt.phrases")] = None,
    year: Annotated[
        int | None, typer.Option("--year", min=1900, max=2199, metavar="YEAR", help="help.opt.year")
    ] = None,
    issued: Annotated[str | None, typer.Option("--issued", metavar="DATE", help="help.opt.issued")] = None,
    rules: Annotated[bool, typer.Option("--rules", help="help.opt.rules")] = False,
) -> None:
    """Explain what time phrases mean in this plan, and which rule says so."""
    from plancli.timing import resolve  # noqa: PLC0415  the grammar loads with the question
    from plancli.views import timings as view  # noqa: PLC0415  likewise

    given: edge.Given = ctx.obj
    if rules:
        given.show(lambda look: view.rules_page(look.lang), lambda: view.rules_records(given.lang))
        return
    if not phrases:
        raise arguments.NoPhraseError
    plan = given.open_plan()
    day = (
        arguments.day(issued, "--issued") if issued else (plan.issued if year in {None, plan.year} else None)
    )
    read = [
        resolve(phrase, year=year or plan.year, issued=day, meanings=plan.meanings, events=plan.events)
        for phrase in phrases
    ]
    given.show(
        lambda look: view.timing_page(read, year or plan.year, look.lang),
        lambda: view.timing_records(read, given.lang),
    )


def check(ctx: typer.Context) -> int:
    """Name every problem of plan and ledger at once, with file and line."""
    from plancli.check import check as find  # noqa: PLC0415  likewise
    from plancli.views import problems as view  # noqa: PLC0415  likewise

    given: edge.Given = ctx.obj
    found = find(given.ask(), str(given.place.ledger))
    given.show(
        lambda look: view.check_page(found, look.lang),
        lambda: view.check_records(found, given.lang),
    )
    return FOUND if found else 0


def init(
    ctx: typer.Context,
    *,
    path: Annotated[Path | None, typer.Argument(metavar="[PATH]", help="help.opt.new_path")] = None,
    example: Annotated[bool, typer.Option("--example", help="help.opt.example")] = False,
    force: Annotated[bool, typer.Option("--force", help="help.opt.force")] = False,
) -> None:
    """Write a new plan file to start from."""
    from plancli.store import builtin, writing  # noqa: PLC0415  likewise

    given: edge.Given = ctx.obj
    if example:
        target = path or Path("plan2010.toml")
        text = builtin().read_text(encoding="utf-8")
    else:
        target = path or Path(f"plan{given.day.year}.toml")
        text = writing.plan_text(_first_plan(given.day.year, given.lang), say(given.lang, "cli.new.comment"))
    writing.create(target, text, overwrite=force)
    edge.write([str(target)])
    given.remark(message("cli.created", path=target))


def _first_plan(year: int, lang: Lang) -> dict[str, object]:
    """Return a plan with nothing in it but what must be there, and one task to show how."""
    return {
        "title": say(lang, "cli.new.title", year=year),
        "year": year,
        "sections": [{"id": "1", "title": say(lang, "cli.new.section")}],
        "tasks": [
            {
                "id": "1",
                "section": "1",
                "text": say(lang, "cli.new.text"),
                "lead": [say(lang, "cli.new.department")],
                "timing": say(lang, "cli.new.timing"),
            }
        ],
    }


def where(ctx: typer.Context) -> None:
    """Say which files are in use, and why these."""
    from plancli.views import problems as view  # noqa: PLC0415  likewise

    given: edge.Given = ctx.obj
    place = given.place
    ledger = str(place.ledger.absolute()) if place.ledger else None
    files = {"plan": str(place.plan.absolute()), "ledger": ledger, "origin": place.origin}
    given.show(lambda look: view.where_page(_labelled(files, look.lang)), lambda: view.where_records(files))


def _labelled(files: dict[str, str | None], lang: Lang) -> dict[str, str]:
    """Return the files in use under labels in words."""
    origin = say(lang, f"cli.where.by_{files['origin']}")
    values = (files["plan"], files["ledger"] or say(lang, "cli.where.no_ledger"), origin)
    return {say(lang, f"cli.where.{name}"): value or "" for name, value in zip(files, values, strict=True)}


def schema() -> None:
    """Print the JSON Schema of the plan file, for editors to complete and check with."""
    from plancli.models import schema as describe  # noqa: PLC0415  likewise

    edge.write([json.dumps(describe(), ensure_ascii=False, indent=2)])
