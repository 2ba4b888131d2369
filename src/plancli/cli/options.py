"""The options that several commands share, each declared once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from plancli.cli import arguments
from plancli.errors import message
from plancli.query.names import GROUPINGS
from plancli.recording import lookup
from plancli.words import area

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from plancli import query
    from plancli.errors import Message

T = TypeVar("T")


def _write(name: str, *typed: str, metavar: str | None = None) -> Any:  # noqa: ANN401  likewise
    """Return an option that says what is recorded, and how."""
    return typer.Option(*typed, metavar=metavar, help=f"help.opt.{name}", rich_help_panel="help.group.write")


Ids = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ID]...", help="help.opt.ids"),
]
Id = Annotated[str, typer.Argument(metavar="ID", help="help.opt.id")]
Columns = Annotated[str | None, typer.Option("--columns", metavar="NAMES", help="help.opt.columns")]
Most = Annotated[int | None, typer.Option("-n", "--limit", min=1, metavar="N", help="help.opt.limit")]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="help.opt.exit_code")]

SPAN = "help.group.span"

Since = Annotated[
    str | None,
    typer.Option("--since", metavar=arguments.DAY_METAVAR, help="help.opt.since", rich_help_panel=SPAN),
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar=arguments.DAY_METAVAR, help="help.opt.until", rich_help_panel=SPAN),
]

Month = Annotated[
    str | None, typer.Option("--month", "-m", metavar="MONTH", help="help.opt.month", rich_help_panel=SPAN)
]
Quarter = Annotated[
    int | None,
    typer.Option(
        "--quarter", "-q", min=1, max=4, metavar="1-4", help="help.opt.quarter", rich_help_panel=SPAN
    ),
]

Note = Annotated[str | None, _write("note", "--note", metavar="TEXT")]
On = Annotated[str | None, _write("on", "--on", metavar=arguments.DAY_METAVAR)]
By = Annotated[str | None, _write("by", "--by", metavar="NAME")]
Force = Annotated[bool, _write("despite", "--force")]
DryRun = Annotated[bool, _write("dry_run", "--dry-run")]


def first(found: Sequence[T], most: int | None) -> tuple[tuple[T, ...], tuple[Message, ...]]:
    """Return the first so many of what was found, and what is to be said of those left out."""
    shown = tuple(found[:most])
    left = len(found) - len(shown)
    return shown, (message("views.left_out.more", count=left),) if left else ()


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
"""Under which words (``views.status.todo``) answers show the values of an option, unless told otherwise."""

_REVERSED = "-"
"""Sign before a name of ``--sort`` that turns the order round."""


def one_of(text: str | None, known: Collection[str], option: str, shown: str = "") -> tuple[str, ...]:
    """Return the values in a list such as ``id,title`` or ``编号、工作任务``.

    Those of ``--sort`` may have ``-`` before them.

    Args:
        text: What was typed.
        known: The values there are.
        option: Where, for the error.
        shown: Under which words answers show them, where the option alone does not say it.

    Raises:
        UnknownNameError: One of them is not known.
        EmptyValueError: There is none in the list.
    """
    if text is None:
        return ()
    words = lookup.parts(text)
    if not words:
        raise arguments.EmptyValueError(option=option)
    return tuple(_value(word, known, option, shown or _SHOWN[option]) for word in words)


def _value(word: str, known: Collection[str], option: str, shown: str) -> str:
    """Return the value that a word means: the value itself, or as it is shown in either language."""
    sign = _REVERSED if option == "--sort" and word.startswith(_REVERSED) else ""
    bare = word.removeprefix(sign)
    if bare in known:
        return word
    said = area("views")
    words = {name: said.get(f"views.{shown}.{name}", (name, name)) for name in known}
    exact = (name for name, both in words.items() if bare.casefold() in (one.casefold() for one in both))
    holding = [name for name, (_, chinese) in words.items() if not bare.isascii() and bare in chinese]
    found = next(exact, holding[0] if len(holding) == 1 else None)
    if found is None:
        raise arguments.UnknownNameError(param=option, value=bare, choices=", ".join(known))
    return sign + found


def grouping(text: str) -> query.names.By:
    """Return what ``--by`` counts by.

    Raises:
        UnknownNameError: It is not known.
    """
    (asked, *others) = one_of(text, GROUPINGS, "--by")
    if others:
        raise arguments.UnknownNameError(param="--by", value=text, choices=", ".join(GROUPINGS))
    return next(name for name in GROUPINGS if name == asked)
