"""What did the parser of the command line object to, in our words?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from plancli.cli.streams import PIPE
from plancli.errors import PlancliError, UsageError, message
from plancli.likeness import nearest
from plancli.words import area

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancli.errors import Message

_QUOTED = re.compile(r"'(.*?)'(?: is not|$)", re.DOTALL)


_RENAMED = {("due", "--from"): "--since", ("import", "--report"): "--output"}
"""What options are called now, by command and earlier name."""


class NoSuchCommandError(PlancliError):
    """A command was named that plancli does not have."""

    exit_code = 2
    id = "error.no_command"

    def __init__(self, name: str, commands: Iterable[str]) -> None:
        """Keep the name and those of the commands that look like it."""
        near = nearest(name, commands)
        hint = message("error.did_you_mean", names=", ".join(near)) if near else message("error.see_commands")
        super().__init__(name=name, hint=hint)


def translated(error: Any) -> UsageError:
    """Return an objection of Typer's parser as an error of ours."""
    return UsageError(text=_text(type(error).__name__, error))


def _text(kind: str, error: Any) -> Message | str:
    """Return what is wrong, by the name of the exception's class."""
    match kind:
        case "NoSuchOption":
            return _no_option(error)
        case "MissingParameter":
            return _missing(error)
        case "BadParameter":
            return _bad_value(error)
        case "BadOptionUsage":
            takes_none = "does not take" in error.message
            which = "error.option_no_value" if takes_none else "error.option_value"
            return message(which, option=error.option_name)
        case _:
            return _other(error.format_message())


def _no_option(error: Any) -> Message:
    """Return that there is no such option, and what is called or looks like it now."""
    if now := _RENAMED.get((error.ctx.command.name, error.option_name)):
        return message("error.now_called", option=error.option_name, now=now)
    bare = {one.lstrip("-"): one for one in error.possibilities or ()}  # all begin with the same dashes
    near = [bare[name] for name in nearest(error.option_name.lstrip("-"), bare)]
    if near:
        hint = message("error.did_you_mean", names=", ".join(near))
    else:
        hint = message("error.see_options", command=error.ctx.command_path)
    return message("error.no_option", option=error.option_name, hint=hint)


def _param(error: Any) -> str:
    """Return how the user types the parameter that is at fault."""
    param = error.param
    return "/".join(param.opts) if param.param_type_name == "option" else param.make_metavar(error.ctx)


def _missing(error: Any) -> Message:
    """Return which parameter is missing, with an example of the command that has it."""
    param, command = _param(error), error.ctx.command.name
    example = area("help")[f"help.example.{command}.1"][0].partition("  # ")[0].format()
    if param == PIPE:
        return message("error.missing_pipe", command=command, example=example)
    return message("error.missing_argument", param=param, example=example)


def _bad_value(error: Any) -> Message:
    """Return which value of which parameter is at fault, and what would be right."""
    text = error.message
    quoted = _QUOTED.search(text)
    value = quoted[1] if quoted else text.split()[0]
    param = _param(error)
    if error.param.name == "output" and "." in value:
        return message("error.format_is_file", param=param, value=value)
    choices = getattr(error.param.type, "choices", None)
    if choices:
        return message("error.bad_choice", param=param, value=value, choices=", ".join(map(str, choices)))
    if "integer" in text or "range" in text:
        low, high = getattr(error.param.type, "min", None), getattr(error.param.type, "max", None)
        bounds: Message | str = ""
        if low is not None:
            above = message("error.from", min=low) if high is None else None
            bounds = above or message("error.bad_range", min=low, max=high)
        return message("error.bad_integer", param=param, value=value, range=bounds)
    return message("error.bad_value", param=param, value=value)


def _other(text: str) -> Message | str:
    """Return an objection that has no class of its own."""
    if text.startswith("Got unexpected extra argument"):
        return message("error.extra_argument", value=text.rpartition("(")[2].removesuffix(")"))
    return text
