"""How does `--help` look? In the user's language, options in groups, with examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plancli.cli.commands import GROUPS
from plancli.cli.world import language, terminal_size
from plancli.drawing.folding import cells, fold
from plancli.words import area, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plancli.words import Lang

WIDEST = 100
"""Columns beyond which lines of help grow hard to read."""

LEFT = 34
"""Columns that the names of options may take before their description goes on the next line."""

OWN = "help.group.options"
GLOBAL = "help.group.global"
EXAMPLES = "help.group.examples"

Pair = tuple[str, str]


def of_command(command: Any, ctx: Any) -> str:
    """Return the help of one command."""
    lang = language()
    blocks = [
        _folded(_usage(command, ctx, lang)),
        _folded(say(lang, f"help.{command.name}")),
        *_groups(command.get_params(ctx), ctx, lang),
        _block(EXAMPLES, _examples(command.name, lang), lang),
    ]
    return "\n\n".join(block for block in blocks if block)


def of_group(group: Any, ctx: Any) -> str:
    """Return the help of plancli as a whole."""
    lang = language()
    blocks = [
        f"{say(lang, 'help.usage')} plancli [OPTIONS] [COMMAND] [ARGS]...",
        _folded(say(lang, "help.plancli")),
        *(
            _block(f"help.group.{name}", [(one, say(lang, f"help.{one}")) for one in commands], lang)
            for name, commands in GROUPS.items()
        ),
        *_groups(group.get_params(ctx), ctx, lang),
        _block(EXAMPLES, _examples("plancli", lang), lang),
    ]
    return "\n\n".join(block for block in blocks if block)


def _usage(command: Any, ctx: Any, lang: Lang) -> str:
    """Return the line that shows how the command is typed."""
    return f"{say(lang, 'help.usage')} plancli {command.name} {' '.join(command.collect_usage_pieces(ctx))}"


def _groups(params: Iterable[Any], ctx: Any, lang: Lang) -> Iterator[str]:
    """Yield the options under the headings they belong to, the global ones last."""
    groups: dict[str, list[Pair]] = {}
    for param in params:
        groups.setdefault(_heading(param), []).append((_typed(param, ctx), description(param, lang)))
    if GLOBAL in groups:
        groups[GLOBAL] = groups.pop(GLOBAL)
    for heading, pairs in groups.items():
        yield _block(heading, pairs, lang)


def _heading(param: Any) -> str:
    """Return the message id of the heading a parameter stands under."""
    if param.param_type_name == "argument":
        return "help.group.arguments"
    return getattr(param, "rich_help_panel", None) or OWN


def _typed(param: Any, ctx: Any) -> str:
    """Return how a parameter is typed."""
    if param.param_type_name == "argument":
        return str(param.make_metavar(ctx))
    names = ", ".join(sorted(param.opts, key=len) + param.secondary_opts)
    return names if param.is_flag else f"{names} {param.make_metavar(ctx)}"


def description(param: Any, lang: Lang) -> str:
    """Return what a parameter does; the parser's own options are named after themselves."""
    own = param.help or ""
    return say(lang, own if own.startswith("help.") else f"help.opt.{param.name}")


def _examples(name: str, lang: Lang) -> list[Pair]:
    """Return the examples of a command: how to call it, and what that does."""
    ids = sorted(id_ for id_ in area("help") if id_.startswith(f"help.example.{name}."))
    pairs = (say(lang, id_).split("  # ") for id_ in ids)
    return [(pair[0], pair[1]) for pair in pairs]


def _width() -> int:
    """Return the columns that help takes."""
    return min(terminal_size()[0], WIDEST)


def _folded(text: str) -> str:
    """Return a paragraph in lines that fit."""
    return "\n".join(fold(text, _width()))


def _continued(command: str, width: int) -> list[str]:
    """Return a command in lines that fit, each but the last with the shell's sign that it goes on."""
    lines: list[str] = []
    for word in command.split(" "):
        if lines and cells(f"{lines[-1]} {word} \\") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(f"  {word}" if lines else word)
    return [*(f"{line} \\" for line in lines[:-1]), lines[-1]]


def _block(heading: str, pairs: Iterable[Pair], lang: Lang) -> str:
    """Return a heading and its two columns."""
    width = _width()
    rows = list(pairs)
    left = min(LEFT, max(cells(typed) for typed, _ in rows) + 2)
    lines = [_folded(say(lang, heading))]
    for typed, description in rows:
        folded = fold(description, max(20, width - left - 2))
        if cells(typed) + 2 > left:
            parts = _continued if heading == EXAMPLES else fold
            lines += [f"  {line}" for line in parts(typed, width - 2)]
            lines += [" " * (left + 2) + line for line in folded]
        else:
            lines.append(f"  {typed}{' ' * (left - cells(typed))}{folded[0]}")
            lines += [" " * (left + 2) + line for line in folded[1:]]
    return "\n".join(lines)
