"""Which part of a command line is being typed: the name of a command or an option, or whose value?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


What = Literal["command", "option", "value", "topic", "nothing"]


class Cursor(NamedTuple):
    """Where the cursor is.

    Attributes:
        what: What is being typed.
        typed: What is typed of it so far.
        before: What stands before it in the same word, such as ``--dept=``.
        command: The command's name; empty where it is not typed yet.
        params: The command's options and arguments, or those of plancli itself.
        param: The one whose value is being typed; None where it is none's.
        values: Values of options on the line, by the name of the parameter; of flags, empty ones.
    """

    what: What
    typed: str
    before: str = ""
    command: str = ""
    params: Sequence[Any] = ()
    param: Any = None
    values: Mapping[str, str] = {}


class _Read(NamedTuple):
    """What the words of a line say.

    Attributes:
        values: Values of options, by the name of the parameter.
        arguments: The words that belong to no option.
        rest: The words after the last of them that was looked for.
        waiting: The option whose value comes next.
        is_closed: ``--`` stands before what comes next, so that it is no option.
    """

    values: Mapping[str, str]
    arguments: Sequence[str]
    rest: Sequence[str]
    waiting: Any
    is_closed: bool


def find(group: Any, words: Sequence[str]) -> Cursor:
    """Return where the cursor is: at the end of the last of some words."""
    *before, typed = words
    params = _params(group)
    read = _read(params, before, most=1)
    if not read.arguments:
        return _place(Cursor("command", typed, "", "", params, None, read.values), read)
    name = read.arguments[0]
    if name == group.HELP:
        return Cursor("nothing" if read.rest else "topic", typed)
    command = group.get_command(None, name)
    if command is None:
        return Cursor("nothing", typed)
    params = _params(command)
    own = _read(params, read.rest)
    return _place(Cursor("value", typed, "", name, params, None, {**read.values, **own.values}), own)


def _place(cursor: Cursor, read: _Read) -> Cursor:
    """Return a cursor with what is being typed there, after the words that were read."""
    if read.waiting is not None:
        return cursor._replace(what="value", param=read.waiting)
    if cursor.typed.startswith("-") and not read.is_closed:
        param, prefix, has_value = _option(cursor.params, cursor.typed)
        if not has_value:
            return cursor._replace(what="option")
        return cursor._replace(
            what="value", param=param, typed=cursor.typed.removeprefix(prefix), before=prefix
        )
    if cursor.what == "value":
        param = _argument(cursor.params, len(read.arguments))
        what: What = "value" if param else "nothing" if cursor.typed else "option"
        return cursor._replace(what=what, param=param)
    return cursor


def _params(command: Any) -> Sequence[Any]:
    """Return the options and arguments of a command, ``--help`` too."""
    context = command.make_context(command.name, [], resilient_parsing=True)
    params: Sequence[Any] = command.get_params(context)
    return params


def _read(params: Iterable[Any], words: Sequence[str], *, most: int | None = None) -> _Read:
    """Return what words say, or those up to as many arguments."""
    values: dict[str, str] = {}
    arguments: list[str] = []
    waiting, is_closed = None, False
    for at, word in enumerate(words, start=1):
        if waiting is not None:
            values[waiting.name] = word
            waiting = None
        elif is_closed or word == "-" or not word.startswith("-"):
            arguments.append(word)
            if len(arguments) == most:
                return _Read(values, arguments, words[at:], None, is_closed)
        elif word == "--":
            is_closed = True
        else:
            param, prefix, has_value = _option(params, word)
            if param is not None and (has_value or param.is_flag):
                values[param.name] = word.removeprefix(prefix)
            else:
                waiting = param
    return _Read(values, arguments, (), waiting, is_closed)


def _option(params: Iterable[Any], word: str) -> tuple[Any, str, bool]:
    """Return the option that a word names or None, as it is typed, and whether its value is in the word."""
    options = {name: param for param in params if param.param_type_name == "option" for name in param.opts}
    name, equals, _ = word.partition("=")
    if name in options and (name.startswith("--") or not equals):
        return options[name], name + equals, bool(equals)
    short = options.get(word[:2])
    if short is None or short.is_flag:
        return None, word, False
    return short, word[:2], True


def _argument(params: Iterable[Any], taken: int) -> Any:
    """Return the argument that comes after as many words; None where there is no place for one more."""
    arguments = [param for param in params if param.param_type_name == "argument"]
    if taken < len(arguments):
        return arguments[taken]
    return arguments[-1] if arguments and arguments[-1].nargs == -1 else None
