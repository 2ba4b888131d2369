"""How does `--help` look? In the user's language, options in groups, with examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plancli.cli import topics
from plancli.cli.commands import GROUPS, NAMES
from plancli.cli.world import language, terminal_size
from plancli.drawing.folding import cells, fold
from plancli.words import area, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

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
        _folded(usage(command, ctx, lang)),
        _folded(say(lang, f"help.{command.name}")),
        *_groups(command.get_params(ctx), ctx, lang),
        _block(EXAMPLES, examples(command.name, lang), lang),
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
        _block("topic.heading", [(name, topics.about(name, lang)) for name in topics.TOPICS], lang),
        *_groups(group.get_params(ctx), ctx, lang),
        _block(EXAMPLES, examples("plancli", lang), lang),
    ]
    return "\n\n".join(block for block in blocks if block)


def of_topic(name: str) -> str:
    """Return what there is to say about a topic; where a command has its name, how to get that one's help."""
    lang = language()
    about = topics.about(name, lang)
    parts = topics.topic(name, lang)
    blocks = [_folded(about)]
    for part in parts:
        blocks += [_folded(part.text)] if part.text else []
        blocks += [_table(part.heading, part.rows)] if part.rows else []
    if name in NAMES:
        blocks.append(_folded(say(lang, "topic.command", name=name)))
    return "\n\n".join(blocks)


def usage(command: Any, ctx: Any, lang: Lang) -> str:
    """Return the line that shows how the command is typed."""
    return f"{say(lang, 'help.usage')} plancli {command.name} {' '.join(command.collect_usage_pieces(ctx))}"


def _groups(params: Iterable[Any], ctx: Any, lang: Lang) -> Iterator[str]:
    """Yield the options under the headings they belong to, the global ones last."""
    groups: dict[str, list[Pair]] = {}
    for param in params:
        groups.setdefault(heading_of(param), []).append((typed_as(param, ctx), description(param, lang)))
    if GLOBAL in groups:
        groups[GLOBAL] = groups.pop(GLOBAL)
    for heading, pairs in groups.items():
        yield _block(heading, pairs, lang)


def heading_of(param: Any) -> str:
    """Return the message id of the heading a parameter stands under."""
    if param.param_type_name == "argument":
        return "help.group.arguments"
    return getattr(param, "rich_help_panel", None) or OWN


def typed_as(param: Any, ctx: Any) -> str:
    """Return how a parameter is typed."""
    if param.param_type_name == "argument":
        return str(param.make_metavar(ctx))
    names = ", ".join(sorted(param.opts, key=len) + param.secondary_opts)
    return names if param.is_flag else f"{names} {param.make_metavar(ctx)}"


def description(param: Any, lang: Lang) -> str:
    """Return what a parameter does; the parser's own options are named after themselves."""
    own = param.help or ""
    return say(lang, own if own.startswith("help.") else f"help.opt.{param.name}")


def examples(name: str, lang: Lang) -> list[Pair]:
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
    """Return a heading, by its message id, and its two columns."""
    return _table(say(lang, heading), pairs, parts=_continued if heading == EXAMPLES else fold)


def _table(heading: str, pairs: Iterable[Pair], *, parts: Callable[[str, int], list[str]] = fold) -> str:
    """Return a heading and its two columns; `parts` folds what is too long for the left one."""
    width = _width()
    rows = list(pairs)
    left = min(LEFT, max(cells(typed) for typed, _ in rows) + 2)
    lines = [_folded(heading)] if heading else []
    for typed, description in rows:
        folded = fold(description, max(20, width - left - 2))
        if cells(typed) + 2 > left:
            lines += [f"  {line}" for line in parts(typed, width - 2)]
            lines += [" " * (left + 2) + line for line in folded]
        else:
            lines.append(f"  {typed}{' ' * (left - cells(typed))}{folded[0]}")
            lines += [" " * (left + 2) + line for line in folded[1:]]
    return "\n".join(lines)
