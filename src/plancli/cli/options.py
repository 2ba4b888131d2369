"""The options that several commands share, each declared once, and how their values are read.

A command takes options one by one, or several that belong together as one value: a parameter whose type is a
*bundle* (`Listing`, `Entered`, `filters.Asked`). `expanded` gives the command each option of the bundle.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TypeVar, get_type_hints

import typer

from plancli import recording, views
from plancli.cli import arguments
from plancli.errors import message
from plancli.words import area

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from plancli.errors import Message
    from plancli.query.state import Case, Row
    from plancli.views.page import Page
    from plancli.words import Lang

T = TypeVar("T")

FOUND = 1
"""Exit code of ``--exit-code`` when the list is not empty."""

SPAN, FILTER, WRITE = "help.group.span", "help.group.filter", "help.group.write"
"""Headings under which `--help` lists options: which days, which tasks, what is recorded."""


def option(name: str, *typed: str, group: str | None = None, **more: Any) -> Any:
    """Return what declares an option; its help is the message ``help.opt.{name}``."""
    return typer.Option(*typed, help=f"help.opt.{name}", rich_help_panel=group, **more)


def written(typed: str, name: str = "", metavar: str = "TEXT") -> Any:
    """Return what declares an option that holds words to record; its help is named after it or `name`."""
    return option(name or typed[2:], typed, metavar=metavar, group=WRITE)


Ids = Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="help.opt.ids")]
Id = Annotated[str, typer.Argument(metavar="ID", help="help.opt.id")]
Columns = Annotated[str | None, option("columns", "--columns", metavar="NAMES")]
Most = Annotated[int | None, option("limit", "-n", "--limit", min=1, metavar="N")]
Layout = Annotated[Literal["print", "plain"] | None, option("layout", "--layout", metavar="print|plain")]
ExitCode = Annotated[bool, option("exit_code", "--exit-code")]

Since = Annotated[str | None, option("since", "--since", metavar=arguments.DAY_METAVAR, group=SPAN)]
Until = Annotated[str | None, option("until", "--until", metavar=arguments.DAY_METAVAR, group=SPAN)]
Month = Annotated[str | None, option("month", "--month", "-m", metavar="MONTH", group=SPAN)]
Quarter = Annotated[int | None, option("quarter", "--quarter", "-q", min=1, max=4, metavar="1-4", group=SPAN)]

Note = Annotated[str | None, written("--note")]
On = Annotated[str | None, written("--on", metavar=arguments.DAY_METAVAR)]
By = Annotated[str | None, written("--by", metavar="NAME")]
Force = Annotated[bool, option("despite", "--force", group=WRITE)]
DryRun = Annotated[bool, option("dry_run", "--dry-run", group=WRITE)]


class Entered(NamedTuple):
    """A bundle: what every record may say beside its own options."""

    note: Note = None
    on: On = None
    by: By = None
    force: Force = False
    dry_run: DryRun = False


class Listing(NamedTuple):
    """A bundle: how much of a list of tasks is shown, and in which columns."""

    columns: Columns = None
    most: Most = None
    layout: Layout = None
    exit_code: ExitCode = False

    def names(self, *more: str) -> Sequence[str]:
        """Return the names of the columns asked for; none where the answer's own are meant.

        Args:
            more: Names that this answer knows besides those of every task.
        """
        return one_of(self.columns, (*views.columns.COLUMNS, *more), "--columns") if self.columns else ()

    def code(self, found: Sequence[object]) -> int:
        """Return the exit code of a command that found something or nothing."""
        return FOUND if self.exit_code and found else 0


def expanded(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a command that takes every option of its bundles as an option of its own."""
    signature = inspect.signature(function, eval_str=True)
    kinds = {one.name: one.annotation for one in signature.parameters.values()}
    bundles = {name: list(_options(kind)) for name, kind in kinds.items() if _is_bundle(kind)}
    if not bundles:
        return function

    def command(**given: Any) -> Any:
        for name, options in bundles.items():
            given[name] = kinds[name](**{one.name: given.pop(one.name) for one in options})
        return function(**given)

    parameters: list[inspect.Parameter] = []
    for one in signature.parameters.values():
        parameters += bundles.get(one.name, [one.replace(kind=inspect.Parameter.KEYWORD_ONLY)])
    vars(command)["__signature__"] = signature.replace(parameters=parameters)
    command.__annotations__ = {}
    return command


def _is_bundle(kind: Any) -> bool:
    """Tell whether a type holds several options."""
    return hasattr(kind, "OPTIONS") or hasattr(kind, "_fields")


def _options(bundle: Any) -> Iterator[inspect.Parameter]:
    """Yield the options of a bundle as parameters of a command."""
    options = getattr(bundle, "OPTIONS", None) or get_type_hints(bundle, include_extras=True)
    for name, annotation in options.items():
        default = False if annotation.__origin__ is bool else None
        yield inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def first(found: Sequence[T], most: int | None) -> tuple[tuple[T, ...], tuple[Message, ...]]:
    """Return the first so many of what was found, and what is to be said of those left out."""
    shown = tuple(found[:most])
    left = len(found) - len(shown)
    return shown, (message("views.left_out.more", count=left),) if left else ()


def brief(
    case: Case, rows: Sequence[Row], names: Sequence[str], left_out: Sequence[Message]
) -> Callable[[Lang], Page] | None:
    """Return what makes a short line of each task; nothing where columns are asked for, which say it all."""
    return None if names else lambda lang: views.brief.page(case, rows, lang, left_out=left_out)


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
    words = recording.lookup.parts(text)
    if not words:
        raise arguments.EmptyValueError(option=option)
    return tuple(_value(word, known, option, shown or _SHOWN[option]) for word in words)


def _value(word: str, known: Collection[str], option: str, shown: str) -> str:
    """Return the value that a word means: the value itself, or as it is shown in either language."""
    sign = _REVERSED if option == "--sort" and word.startswith(_REVERSED) else ""
    bare = word.removeprefix(sign)
    if bare in known:
        return word
    found = _shown_as(bare, known, f"views.{shown}.")
    if found is None:
        raise arguments.UnknownNameError(param=option, value=bare, choices=", ".join(known))
    return sign + found


def _shown_as(word: str, known: Collection[str], kind: str) -> str | None:
    """Return the value that answers show as this word, else the only one whose Chinese word holds it."""
    said = area("views")
    words = {name: said.get(kind + name, (name, name)) for name in known}
    for name, both in words.items():
        if word.casefold() in map(str.casefold, both):
            return name
    holding = [name for name, (_, chinese) in words.items() if word in chinese and not word.isascii()]
    return holding[0] if len(holding) == 1 else None
