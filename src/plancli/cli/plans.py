"""The commands about plans themselves: timing, check, departments, init, add, where, schema."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plancli.cli import arguments, edge
from plancli.cli.options import Columns, DryRun, Most, first, one_of
from plancli.errors import message
from plancli.plan import FIRST_YEAR, LAST_YEAR, department_names, own_names
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancli.plan import Plan
    from plancli.words import Lang

EXAMPLE_YEAR = 2010
"""Year of the plan that `init --example` copies."""

UNREAD = 5
"""Exit code of `timing` when a phrase cannot be read."""

FOUND = 1
"""Exit code of `check` when it finds something."""


def timing(
    ctx: typer.Context,
    *,
    phrases: Annotated[list[str] | None, typer.Argument(metavar="PHRASE...", help="help.opt.phrases")] = None,
    year: Annotated[
        int | None,
        typer.Option("--year", min=FIRST_YEAR, max=LAST_YEAR, metavar="YEAR", help="help.opt.year"),
    ] = None,
    issued: Annotated[
        str | None, typer.Option("--issued", metavar=arguments.DAY_METAVAR, help="help.opt.issued")
    ] = None,
    rules: Annotated[bool, typer.Option("--rules", help="help.opt.rules")] = False,
) -> int:
    """Explain what time phrases mean in this plan, and which rule says so."""
    from plancli.timing import resolve  # noqa: PLC0415  the grammar loads with the question
    from plancli.views import timings as view  # noqa: PLC0415  likewise

    given: edge.Given = ctx.obj
    if rules:
        given.show(lambda look: view.rules_page(look.lang), lambda: view.rules_records(given.lang))
        return 0
    if not phrases:
        raise arguments.NoPhraseError
    plan = given.plan_in_use
    day = date.fromisoformat(issued) if issued else (plan.issued if year in {None, plan.year} else None)
    read = [
        resolve(phrase, year=year or plan.year, issued=day, meanings=plan.meanings, events=plan.events)
        for phrase in edge.typed_lines(phrases)
    ]
    given.show(
        lambda look: view.timing_page(read, year or plan.year, look.lang),
        lambda: view.timing_records(read, given.lang),
    )
    unread = [timing for timing in read if timing.kind == "unresolved"]
    if not unread:
        return 0
    given.remark(message("cli.unread", count=len(unread), total=len(read), phrase=unread[0].phrase))
    return UNREAD


def check(ctx: typer.Context) -> int:
    """Name every problem of plan and ledger at once, with file and line."""
    from plancli.check import check as find  # noqa: PLC0415  likewise
    from plancli.ledger import lines_of  # noqa: PLC0415  likewise
    from plancli.store import toml_lines  # noqa: PLC0415  likewise
    from plancli.store.reading import read_text  # noqa: PLC0415  likewise
    from plancli.views import problems as view  # noqa: PLC0415  likewise

    given: edge.Given = ctx.obj
    path = given.place.ledger
    found = find(
        given.ask(),
        str(path),
        lines_of(path) if path else {},
        lambda: toml_lines.lines_of(read_text(given.place.plan)),
    )
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
    git: Annotated[bool, typer.Option("--git", help="help.opt.git")] = False,
    force: Annotated[bool, typer.Option("--force", help="help.opt.force")] = False,
    year: Annotated[
        int | None,
        typer.Option("--year", min=FIRST_YEAR, max=LAST_YEAR, metavar="YEAR", help="help.opt.new_year"),
    ] = None,
) -> None:
    """Write a new plan file to start from; with --git, let git merge what several people record."""
    given: edge.Given = ctx.obj
    if example and year:
        raise arguments.OneOfError(options="--example, --year")
    is_here = given.place.origin != "builtin"
    if git and is_here and not (path or example or year):
        _share(given, given.place.plan.parent)
        return
    named = _years_in(path.name) if path else ()
    meant = EXAMPLE_YEAR if example else year or (named[0] if len(named) == 1 else given.day.year)
    target = path or Path(f"plan{meant}.toml")
    _create(given, target, meant, example=example, force=force)
    if named and named != (meant,):
        what = "cli.several_years" if len(named) > 1 and not (year or example) else "cli.other_year"
        given.remark(message(what, name=target.name, named=named, year=meant))
    given.remark_name(target)
    if git:
        _share(given, target.parent)


def _years_in(name: str) -> tuple[int, ...]:
    """Return the years that stand in the name of a file."""
    numbers = dict.fromkeys(int(digits) for digits in re.findall(r"(?<!\d)\d{4}(?!\d)", name))
    return tuple(number for number in numbers if FIRST_YEAR <= number <= LAST_YEAR)


def _create(given: edge.Given, target: Path, year: int, *, example: bool, force: bool) -> None:
    """Write a plan file, and print its name."""
    from plancli.store import builtin, writing  # noqa: PLC0415  likewise

    tables, comment = _first_plan(year, given.lang), say(given.lang, "cli.new.comment")
    text = builtin().read_text(encoding="utf-8") if example else writing.plan_text(tables, comment)
    writing.create(target, text, overwrite=force)
    edge.write([str(target)])
    given.remark(message("cli.created", path=target))


def _share(given: edge.Given, folder: Path) -> None:
    """Tell git how ledgers are merged, and that locks are nobody else's business."""
    from plancli.store import writing  # noqa: PLC0415  likewise

    for path in writing.share_in_git(folder):
        given.remark(message("cli.created", path=path))


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


def schema(ctx: typer.Context) -> None:
    """Print the JSON Schema of the plan file, for editors to complete and check with."""
    from plancli.models import schema as describe  # noqa: PLC0415  likewise

    given: edge.Given = ctx.obj
    given.send([json.dumps(describe(), ensure_ascii=False, indent=2)])


def departments(ctx: typer.Context, *, columns: Columns = None, most: Most = None) -> None:
    """List the plan's departments: names, aliases, tasks, and names that look like typing errors."""
    from plancli import query  # noqa: PLC0415  likewise
    from plancli.views import departments as view  # noqa: PLC0415  likewise

    given: edge.Given = ctx.obj
    names = one_of(columns, view.KEYS, "--columns", "department") or view.KEYS
    found, left_out = first(query.departments.departments(given.plan_in_use), most)
    given.show(
        lambda look: view.page(found, look.lang, names=names, left_out=left_out),
        lambda: view.records(found, names),
        left_out=left_out,
    )


def add(
    ctx: typer.Context,
    *,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="help.opt.text")],
    timing: Annotated[
        str | None, typer.Option("--timing", "-t", metavar="PHRASE", help="help.opt.when")
    ] = None,
    lead: Annotated[list[str] | None, typer.Option("--lead", metavar="NAME", help="help.opt.lead")] = None,
    support: Annotated[
        list[str] | None, typer.Option("--support", metavar="NAME", help="help.opt.support")
    ] = None,
    section: Annotated[str | None, typer.Option("--section", metavar="ID", help="help.opt.section")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="help.opt.title")] = None,
    number: Annotated[str | None, typer.Option("--number", metavar="TEXT", help="help.opt.number")] = None,
    tag: Annotated[list[str] | None, typer.Option("--tag", metavar="TAG", help="help.opt.tag")] = None,
    id_: Annotated[str | None, typer.Option("--id", metavar="ID", help="help.opt.new_id")] = None,
    is_new: Annotated[bool, typer.Option("--new-department", help="help.opt.new_department")] = False,
    dry_run: DryRun = False,
) -> None:
    """Append one task to the plan file; everything before it stays as it is."""
    from plancli.recording import lookup  # noqa: PLC0415  likewise
    from plancli.store import writing  # noqa: PLC0415  likewise

    given: edge.Given = ctx.obj
    plan = given.plan_in_use
    if given.place.origin == "builtin":
        raise edge.BuiltinPlanError
    given.stop_if_several()
    said = {
        "id": id_,
        "number": number,
        "section": lookup.section(plan, section) if section else None,
        "title": title,
        "text": text,
        "lead": _departments(plan, "--lead", lead, is_new=is_new),
        "support": _departments(plan, "--support", support, is_new=is_new),
        "timing": timing,
        "tags": [one for typed in tag or () for one in lookup.tags(plan, typed)],
        "added": given.day,
    }
    task = {key: value for key, value in said.items() if value}
    if timing:
        from plancli.recording.updates import readable  # noqa: PLC0415  likewise

        readable(plan, timing, plan.issued)
    if dry_run:
        edge.write_text(writing.task_text(writing.numbered(task, plan)) + "\n")
        return
    edge.write([writing.add_task(given.place.plan, task)])


def _departments(plan: Plan, option: str, typed: Iterable[str] | None, *, is_new: bool) -> list[str]:
    """Return the names of departments in lists that were typed; unless `is_new`, none that looks like a slip.

    Raises:
        SlipError: A name is new to the plan, and looks like one that is known.
    """
    from plancli.query.departments import slips_of  # noqa: PLC0415  likewise
    from plancli.recording.lookup import parts  # noqa: PLC0415  likewise

    known = {*department_names(plan), *own_names(plan)}
    names = [one for text in typed or () for one in ((text,) if text in known else parts(text) or (text,))]
    for name in names:
        if not is_new and (near := slips_of(name, known)):
            raise arguments.SlipError(option=option, name=name, nearest=tuple(near))
    return names
