"""The options that several commands share, each declared once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from plancli import lookup
from plancli.cli import arguments, edge
from plancli.ledger import STATUSES
from plancli.query import LIGHTS, Wanted
from plancli.timing.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from plancli.plan import Plan
    from plancli.window import Window


def _filter(name: str, *typed: str, metavar: str | None = None) -> Any:  # noqa: ANN401  what typer.Option returns
    """Return an option that says which tasks are asked for."""
    return typer.Option(
        *typed,
        metavar=metavar,
        help=f"help.opt.{name}",
        rich_help_panel="help.group.filter",
    )


def _write(name: str, *typed: str, metavar: str | None = None) -> Any:  # noqa: ANN401  likewise
    """Return an option that says what is recorded, and how."""
    return typer.Option(*typed, metavar=metavar, help=f"help.opt.{name}", rich_help_panel="help.group.write")


Ids = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ID]...", help="help.opt.ids"),
]
Id = Annotated[str, typer.Argument(metavar="ID", help="help.opt.id")]
Dept = Annotated[list[str] | None, _filter("dept", "--dept", "-d", metavar="NAME")]
LeadOnly = Annotated[bool, _filter("lead_only", "--lead-only")]
Section = Annotated[list[str] | None, _filter("section", "--section", metavar="ID")]
Statuses = Annotated[list[str] | None, _filter("status", "--status", metavar="|".join(STATUSES))]
Lights = Annotated[list[str] | None, _filter("light", "--light", metavar="|".join(LIGHTS))]
Kinds = Annotated[list[str] | None, _filter("kind", "--kind", metavar="KIND")]
Tags = Annotated[list[str] | None, _filter("tag", "--tag", metavar="TAG")]
Search = Annotated[list[str] | None, _filter("search", "--search", "-s", metavar="TEXT")]
Extended = Annotated[bool, _filter("extended", "--extended")]
During = Annotated[str | None, _filter("during", "--during", metavar="SPAN")]
Bom = Annotated[bool, typer.Option("--bom", help="help.opt.bom")]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="help.opt.exit_code")]

Note = Annotated[str | None, _write("note", "--note", metavar="TEXT")]
On = Annotated[str | None, _write("on", "--on", metavar="DATE")]
By = Annotated[str | None, _write("by", "--by", metavar="NAME")]
DryRun = Annotated[bool, _write("dry_run", "--dry-run")]


def wanted(
    plan: Plan,
    *,
    ids: Iterable[str] | None = None,
    dept: Iterable[str] | None = None,
    lead_only: bool = False,
    section: Iterable[str] | None = None,
    status: Iterable[str] | None = None,
    light: Iterable[str] | None = None,
    kind: Iterable[str] | None = None,
    tag: Iterable[str] | None = None,
    search: Iterable[str] | None = None,
    during: str | None = None,
    extended: bool = False,
) -> Wanted:
    """Return which tasks the options ask for.

    Raises:
        NoSuchTaskError, NoSuchDepartmentError, NoSuchSectionError: The plan has none of that name.
    """
    return Wanted(
        ids=frozenset(lookup.task_ids(plan, edge.typed_ids(ids))) if ids else None,
        depts=frozenset(
            name
            for typed in dept or ()
            for one in lookup.departments(plan, typed)
            for name in lookup.all_names(plan, one)
        ),
        lead_only=lead_only,
        sections=frozenset(id_ for typed in section or () for id_ in lookup.sections(plan, typed)),
        statuses=known(status, STATUSES, "--status"),
        lights=known(light, LIGHTS, "--light"),
        kinds=known(kind, KINDS, "--kind"),
        tags=frozenset(tag or ()),
        search=tuple(search or ()),
        is_extended=extended,
        during=_during(during, plan.year) if during else None,
    )


def _during(text: str, plan_year: int) -> Window:
    """Return the days that ``--during`` names."""
    from plancli.cli.spans import span  # noqa: PLC0415  most lists ask for no span of days

    return span(text, "--during", plan_year)


def known(typed: Iterable[str] | None, known: Collection[str], option: str) -> frozenset[str]:
    """Return the values of an option that may be repeated."""
    return frozenset(name for text in typed or () for name in one_of(text, known, option))


def one_of(text: str | None, known: Collection[str], option: str) -> tuple[str, ...]:
    """Return the names in a list such as ``id,title``; those of ``--sort`` may have ``-`` before them.

    Raises:
        UnknownNameError: One of them is not known.
    """
    names = tuple(part.strip() for part in (text or "").replace("，", ",").split(",") if part.strip())
    for name in names:
        if name not in known and not (option == "--sort" and name.removeprefix("-") in known):
            raise arguments.UnknownNameError(param=option, value=name, choices=", ".join(known))
    return names
