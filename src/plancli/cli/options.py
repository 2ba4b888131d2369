"""The options that several commands share, each declared once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from plancli import lookup
from plancli.cli import arguments, edge
from plancli.errors import message
from plancli.ledger import STATUSES
from plancli.query import GROUPINGS, LIGHTS, PARTS, Wanted, watching
from plancli.timing.model import KINDS
from plancli.words import area

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from plancli import query
    from plancli.plan import Plan
    from plancli.query import Case
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
Unanswered = Annotated[bool, _filter("unanswered", "--unanswered")]
During = Annotated[str | None, _filter("during", "--during", metavar=arguments.SPAN_METAVAR)]
Late = Annotated[bool, _filter("late", "--late")]
Ask = Annotated[bool, _filter("ask", "--ask")]
Silent = Annotated[bool, _filter("silent", "--silent")]
SilentDays = Annotated[
    int | None,
    typer.Option(
        "--silent-days",
        metavar="DAYS",
        min=1,
        max=36525,
        help="help.opt.silent_days",
        rich_help_panel="help.group.filter",
    ),
]
SPAN = "help.group.span"
Month = Annotated[
    str | None, typer.Option("--month", "-m", metavar="MONTH", help="help.opt.month", rich_help_panel=SPAN)
]
Quarter = Annotated[
    int | None,
    typer.Option(
        "--quarter", "-q", min=1, max=4, metavar="1-4", help="help.opt.quarter", rich_help_panel=SPAN
    ),
]
Bom = Annotated[bool, typer.Option("--bom", help="help.opt.bom")]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="help.opt.exit_code")]

Note = Annotated[str | None, _write("note", "--note", metavar="TEXT")]
On = Annotated[str | None, _write("on", "--on", metavar=arguments.DAY_METAVAR)]
By = Annotated[str | None, _write("by", "--by", metavar="NAME")]
Force = Annotated[bool, _write("despite", "--force")]
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
    unanswered: bool = False,
    late: bool = False,
    ask: bool = False,
    silent: bool = False,
) -> Wanted:
    """Return which tasks the options ask for.

    Raises:
        NoSuchTaskError, NoSuchDepartmentError, NoSuchSectionError: The plan has none of that name.
    """
    return Wanted(
        ids=frozenset(edge.task_ids(plan, ids)) if ids else None,
        depts=frozenset(
            name
            for typed in dept or ()
            for one in lookup.listed(partial(lookup.department, plan), typed)
            for name in lookup.all_names(plan, one)
        ),
        lead_only=lead_only,
        sections=frozenset(
            id_ for typed in section or () for id_ in lookup.listed(partial(lookup.section, plan), typed)
        ),
        statuses=known(status, STATUSES, "--status"),
        lights=known(light, LIGHTS, "--light"),
        kinds=known(kind, KINDS, "--kind"),
        tags=frozenset(one for typed in tag or () for one in lookup.tags(plan, typed)),
        search=tuple(search or ()),
        is_extended=extended,
        is_unanswered=unanswered,
        parts=frozenset(part for part in PARTS if (ask if part == "soft" else late)),
        is_silent=silent,
        during=_during(during, plan.year) if during is not None else None,
    )


def watched(given: edge.Given, *, silent: bool, silent_days: int | None) -> Case:
    """Return the case asked about, with the number of days asked for in the place of the plan's.

    It is said where silence is asked for and the plan has switched it off.
    """
    case = given.ask()
    if silent_days:
        return watching(case, silent_days)
    if silent and not case.plan.supervision.silent_days:
        given.remark(message("cli.silence_off"))
    return case


def _during(text: str, plan_year: int) -> Window:
    """Return the days that ``--during`` names."""
    from plancli.cli.spans import span  # noqa: PLC0415  most lists ask for no span of days

    return span(text, "--during", plan_year)


def known(typed: Iterable[str] | None, known: Collection[str], option: str) -> frozenset[str]:
    """Return the values of an option that may be repeated."""
    return frozenset(name for text in typed or () for name in one_of(text, known, option))


_SHOWN = {
    "--status": "status",
    "--if-status": "status",
    "--light": "light",
    "--card": "light",
    "--kind": "kind",
    "--columns": "column",
    "--sort": "column",
    "--by": "by",
}
"""Under which words (``views.status.todo``) answers show the values of an option."""

_REVERSED = "-"
"""Sign before a name of ``--sort`` that turns the order round."""


def one_of(text: str | None, known: Collection[str], option: str) -> tuple[str, ...]:
    """Return the values in a list such as ``id,title`` or ``编号、工作任务``.

    Those of ``--sort`` may have ``-`` before them.

    Raises:
        UnknownNameError: One of them is not known.
        EmptyValueError: There is none in the list.
    """
    if text is None:
        return ()
    words = lookup.parts(text)
    if not words:
        raise arguments.EmptyValueError(option=option)
    return tuple(_value(word, known, option) for word in words)


def _value(word: str, known: Collection[str], option: str) -> str:
    """Return the value that a word means: the value itself, or as it is shown in either language."""
    sign = _REVERSED if option == "--sort" and word.startswith(_REVERSED) else ""
    bare = word.removeprefix(sign)
    if bare in known:
        return word
    shown = area("views")
    words = {name: shown.get(f"views.{_SHOWN[option]}.{name}", (name, name)) for name in known}
    exact = (name for name, both in words.items() if bare.casefold() in (one.casefold() for one in both))
    holding = [name for name, (_, chinese) in words.items() if not bare.isascii() and bare in chinese]
    found = next(exact, holding[0] if len(holding) == 1 else None)
    if found is None:
        raise arguments.UnknownNameError(param=option, value=bare, choices=", ".join(known))
    return sign + found


def grouping(text: str) -> query.By:
    """Return what ``--by`` counts by.

    Raises:
        UnknownNameError: It is not known.
    """
    (asked, *others) = one_of(text, GROUPINGS, "--by")
    if others:
        raise arguments.UnknownNameError(param="--by", value=text, choices=", ".join(GROUPINGS))
    return next(name for name in GROUPINGS if name == asked)
