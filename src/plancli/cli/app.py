"""How a command line becomes a call: the group of commands, each loaded when it is called.

Annotations are values here (no ``from __future__``): Typer reads those of the group on every start.
"""

import os
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_command_from_info
from typer.models import CommandInfo

from plancli import __version__, cli
from plancli.cli import INTERRUPTED, arguments, pager, streams, world
from plancli.cli.commands import BARE, BELONGS, NAMES, formats_of, module_of
from plancli.cli.given import Color, Given
from plancli.cli.output import SUFFIXES, Format, target
from plancli.errors import PlancliError, cause_of
from plancli.words import say

HELP, VERSION = "help", "version"
"""Words that do what the options of these names do."""

GLOBALS = ("plan", "ledger", "as_of", "output", "to", "force", "bom", "color", "no_pager")
"""Options accepted before and after the command's name."""

LEAP_YEAR = 2012
"""Stands for a plan's year where a day is only read to see whether it is one."""

OF_FILES = ("to", "force", "bom")
"""Those of them that only commands take whose answer may go into a file."""


class Command(TyperCommand):
    """A command that also takes the global options, and shows its help in the user's language."""

    def invoke(self, ctx: Any) -> Any:
        """Call the command with its own arguments; the global ones are handed on as `ctx.obj`."""
        arguments.check_values(self.params, ctx.params)
        ctx.obj = _given(self.name or "", *_shared(self.params, ctx), paged=ctx.obj)
        for name, needed in BELONGS.items():
            ctx.obj.target.refuse_unless(needed, name, given=bool(ctx.params.get(name)))
        arguments.write_days_out(
            self.params, ctx.params, partial(ctx.obj.read_day, year=ctx.params.get("year"))
        )
        return super().invoke(ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, and end: Typer itself would not know what to do where it cannot be written."""
        del formatter
        pager.write(cli.help.of_command(self, ctx).splitlines(), wanted=ctx.obj)
        raise typer.Exit


def _shared(params: Sequence[Any], ctx: Any) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the global options, said before or after the command's name, and every plan that is named.

    Those said after it are taken out of the command's own arguments. An option of the command's own that has
    the name of a global one (``--force``) may stand before its name, too.
    """
    if ctx.parent is None:
        return dict.fromkeys(GLOBALS), ()
    before, everywhere = dict(ctx.parent.params), ctx.parent.command.params
    arguments.check_values(everywhere, before)
    plans = (*(before.get("plan") or ()), *(ctx.params.get("plan") or ()))
    own = {param.name for param in params if param not in everywhere}
    for name in own & before.keys():
        said_before = before.pop(name)
        ctx.params[name] = ctx.params[name] or said_before
    after = {name: ctx.params.pop(name, None) for name in GLOBALS if name not in own}
    return {name: after.get(name) or before.get(name) or None for name in GLOBALS}, plans


def _given(command: str, said: dict[str, Any], plans: tuple[str, ...], *, paged: bool) -> Given:
    """Return the global options of a command, checked before anything is read.

    Raises:
        TwoPlansError: Several plans are named.
        BadDayError: The as-of day is none; some commands ask for it only after they have recorded.
        PlancliError: The answer cannot go where it should.
    """
    if len(plans) > 1:
        raise arguments.TwoPlansError(count=len(plans))
    if said["as_of"]:
        arguments.day(said["as_of"], "--as-of", today=date.today, plan_year=lambda: LEAP_YEAR)
    goes = target(
        command,
        formats_of(command),
        output=said["output"],
        to=said["to"],
        bom=bool(said["bom"]),
        force=bool(said["force"]),
        in_use=(*plans, said["ledger"], os.environ.get("PLANCLI_PLAN")),
        is_terminal=sys.stdout.isatty(),
    )
    return Given(next(iter(plans), None), said["ledger"], said["as_of"], said["color"], goes, paged=paged)


class Group(TyperGroup):
    """The commands of `plancli`, each loaded when it is called."""

    HELP = HELP

    def list_commands(self, _ctx: Any) -> list[str]:
        """Return the commands' names in the order of the help."""
        return list(NAMES)

    def get_command(self, _ctx: Any, cmd_name: str) -> Any:
        """Return a command, ready to be called; None where there is no such command."""
        if cmd_name not in NAMES:
            return None
        command = load(cmd_name)
        taken = {option for param in command.params for option in param.opts}
        formats = formats_of(cmd_name)
        unwanted = () if set(formats) & set(SUFFIXES.values()) else OF_FILES
        command.params += [
            param
            for param in self.params
            if taken.isdisjoint(param.opts) and param.name in GLOBALS and param.name not in unwanted
        ]
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the arguments name; suggest others where there is none.

        ``help``, ``help COMMAND`` and ``version`` do what ``--help`` and ``--version`` do; ``help TOPIC``
        tells what no command owns.
        """
        name, *rest = args
        if name == VERSION:
            show_version()
        if name == HELP and rest and not rest[0].startswith("-"):
            return self._help_on(rest[0], ctx)
        if name == HELP:
            self.format_help(ctx, None)
        if name not in NAMES and not name.startswith("-"):
            raise cli.failure.NoSuchCommandError(name, (*NAMES, HELP, VERSION))
        return super().resolve_command(ctx, args)

    def _help_on(self, name: str, ctx: Any) -> Any:
        """Write a topic, and end; else return the command of that name, which is to show its help."""
        topics = cli.topics.TOPICS
        if name in topics:
            pager.write(cli.help.of_topic(name).splitlines(), wanted=ctx.obj)
            raise typer.Exit
        if name not in (*NAMES, HELP, VERSION):
            raise cli.failure.NoSuchCommandError(name, dict.fromkeys((*NAMES, *topics)))
        return self.resolve_command(ctx, [name, "--help"])

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, and end: Typer itself would not know what to do where it cannot be written."""
        del formatter
        pager.write(cli.help.of_group(self, ctx).splitlines(), wanted=ctx.obj)
        raise typer.Exit


def show_version() -> NoReturn:
    """Print the version, and end."""
    streams.write([f"plancli {__version__}"])
    raise typer.Exit


def load(name: str) -> Any:
    """Return the command of this name; its function has an underscore where Python has a word of the name."""
    functions = import_module(module_of(name))
    function = cli.options.expanded(getattr(functions, f"{name}_", None) or getattr(functions, name))
    info = CommandInfo(name=name, cls=Command, callback=function, context_settings=SETTINGS)
    return get_command_from_info(info, pretty_exceptions_short=True, rich_markup_mode=None)


SETTINGS = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    cls=Group,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    context_settings=SETTINGS,
)


def _everywhere(name: str, *typed: str, metavar: str | None = None) -> Any:
    """Return an option that every command takes."""
    return typer.Option(*typed, metavar=metavar, help=f"help.opt.{name}", rich_help_panel="help.group.global")


@app.callback()
def plancli(
    ctx: typer.Context,
    *,
    plan: Annotated[list[str] | None, _everywhere("plan", "--plan", "-p", metavar="PATH")] = None,
    ledger: Annotated[str | None, _everywhere("ledger", "--ledger", metavar="PATH")] = None,
    as_of: Annotated[str | None, _everywhere("as_of", "--as-of", metavar=arguments.DAY_METAVAR)] = None,
    output: Annotated[Format | None, _everywhere("output", "--output", "-o", metavar="FORMAT")] = None,
    to: Annotated[str | None, _everywhere("to", "--to", metavar="FILE")] = None,
    force: Annotated[bool, _everywhere("overwrite", "--force")] = False,
    bom: Annotated[bool, _everywhere("bom", "--bom")] = False,
    color: Annotated[Color | None, _everywhere("color", "--color", metavar="WHEN")] = None,
    no_pager: Annotated[bool, _everywhere("no_pager", pager.OFF)] = False,
    version: Annotated[bool, typer.Option("--version", help="help.opt.version")] = False,
    install_completion: Annotated[
        bool, typer.Option("--install-completion", help="help.opt.install_completion")
    ] = False,
    show_completion: Annotated[
        bool, typer.Option("--show-completion", help="help.opt.show_completion")
    ] = False,
) -> None:
    """Show today's board where no command is given; the other options are read when a command is called."""
    del plan, ledger, as_of, output, to, force, bom, color, no_pager
    if install_completion or show_completion:
        shell = cli.shells.current()
        if install_completion:
            path = cli.shells.install(shell)
            streams.write([say(world.language(), "cli.completion", shell=shell, path=path)])
        else:
            streams.write(cli.shells.script(shell).splitlines())
        raise typer.Exit
    if version:
        show_version()
    if ctx.invoked_subcommand is None:
        command = load(BARE)
        with command.make_context("plancli", [], parent=ctx) as bare:
            command.invoke(bare)


def run(args: Sequence[str]) -> int:
    """Run one command line and return its exit code; every error is reported here, in one place."""
    streams.open_all()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a test may have put something else there
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        words = [world.as_typed(word) for word in args]
        if asked := os.environ.get(world.COMPLETION):
            return cli.complete.answer(get_command(app), asked, words)
        paged = pager.OFF not in words  # known before any help is shown, wherever it stands
        return get_command(app).main(words, prog_name="plancli", standalone_mode=False, obj=paged) or 0
    except (PlancliError, typer.TyperException, OSError) as error:
        return streams.fail(_ours(error))
    except (KeyboardInterrupt, typer.Abort):
        streams.complain(say(world.language(), "error.interrupted"))
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  the one guard: a fault of ours is said in a line, too
        return cli.fault.told(error, args)


def _ours(error: Exception) -> PlancliError:
    """Return what went wrong as an error of ours: Typer's objections, and what no command foresaw."""
    if isinstance(error, PlancliError):
        return error
    if isinstance(error, OSError):  # as a home that cannot be written
        return streams.OutputError(cause=cause_of(error))
    return cli.failure.translated(error)
