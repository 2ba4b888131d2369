"""Write the reference and the manual from commands, topics and words: ``python tools/make_reference.py``.

It writes `docs/reference.md` and `docs/reference.zh-CN.md`, and the pages of `man` in `share/man`. A test
compares them with what plancli says.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import manual
import typer

from plancli.cli import help as shown
from plancli.cli import topics
from plancli.cli.app import app, load
from plancli.cli.commands import GROUPS, formats_of
from plancli.cli.options import FILTER
from plancli.words import Lang, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TOP = Path(__file__).parents[1]

Pair = tuple[str, str]

WORDS = {
    "title": ("Reference", "参考手册"),
    "written": (
        (
            "Written by `tools/make_reference.py`; do not edit. `plancli COMMAND --help` and "
            "`plancli help TOPIC` say the same. In Chinese: [reference.zh-CN.md](reference.zh-CN.md)."
        ),
        (
            "由 `tools/make_reference.py` 生成，请勿手工修改。`plancli 命令 --help` 和 `plancli help 专题名` "
            "内容相同。英文版：[reference.md](reference.md)。"
        ),
    ),
    "commands": ("Commands", "命令"),
    "command": ("command", "命令"),
    "does": ("does", "用途"),
    "option": ("option", "选项"),
    "name": ("name", "名称"),
    "means": ("meaning", "含义"),
    "formats": ("Formats: {}.", "输出格式：{}。"),
    "filters": ("It takes every filter: {}.", "可用全部筛选条件：{}。"),
    "filter": ("Filters", "筛选条件"),
    "selecting": ("SELECTING TASKS", "筛选条件"),
    "bare": (
        "Shows the board on one screen: each light, what is late, missed, to ask about, due next, silent.",
        "在一屏内显示督办总览：亮灯、逾期、欠办、待询、即将到期、久未上报。",
    ),
    "options": ("OPTIONS", "选项"),
    "none": ("(none)", "（不带命令）"),
}
"""What only the reference says: in English, in Chinese."""


def words(key: str, lang: Lang) -> str:
    """Return words of the reference."""
    return WORDS[key][lang == "zh"]


class Command(NamedTuple):
    """What there is to say about a command.

    Attributes:
        name: Its name.
        usage: How it is typed.
        purpose: What it is for.
        options: Its own options and arguments, and what they do.
        has_filters: It takes the filters, which are told once for all commands.
        formats: The formats it gives.
        examples: Command lines, and what they do.
    """

    name: str
    usage: str
    purpose: str
    options: list[Pair]
    has_filters: bool
    formats: str
    examples: list[Pair]


class Whole(NamedTuple):
    """Everything that reference and manual say.

    Attributes:
        everywhere: Options of every command.
        own: Options of plancli itself.
        filters: Options by which tasks are chosen.
        commands: The commands, under the headings of the help.
    """

    everywhere: list[Pair]
    own: list[Pair]
    filters: list[Pair]
    commands: dict[str, list[Command]]


def whole(lang: Lang) -> Whole:
    """Return everything, as plancli itself says it."""
    group: Any = typer.main.get_command(app)
    with group.make_context("plancli", [], resilient_parsing=True) as ctx:
        plain = group.get_params(ctx)
        commands = {
            say(lang, f"help.group.{heading}"): [_command(name, ctx, lang) for name in names]
            for heading, names in GROUPS.items()
        }
        return Whole(
            _pairs((one for one in plain if shown.heading_of(one) == shown.GLOBAL), ctx, lang),
            _pairs((one for one in plain if shown.heading_of(one) != shown.GLOBAL), ctx, lang),
            _pairs((one for one in load("list").params if one.name in SHARED), ctx, lang),
            commands,
        )


SHARED = {one.name for one in load("list").params if shown.heading_of(one) == FILTER}
"""Filters that every listing command takes."""


def _pairs(params: Iterable[Any], ctx: typer.Context, lang: Lang) -> list[Pair]:
    """Return options as they are typed, and what they do."""
    return [(shown.typed_as(one, ctx), shown.description(one, lang)) for one in params]


def _command(name: str, parent: typer.Context, lang: Lang) -> Command:
    """Return what there is to say about one command."""
    command = load(name)
    with command.make_context(name, [], parent=parent, resilient_parsing=True) as ctx:
        has_filters = {one.name for one in command.params} >= SHARED
        own = [one for one in command.params if not (has_filters and one.name in SHARED)]
        return Command(
            name,
            shown.usage(command, ctx, lang).partition(" ")[2],
            say(lang, f"help.{name}"),
            _pairs(own, ctx, lang),
            has_filters,
            ", ".join(formats_of(name)),
            shown.examples(name, lang),
        )


# Markdown


def table(head: tuple[str, str], rows: Iterable[Pair], *, is_code: bool = True) -> str:
    """Return a Markdown table of two columns; names stand as code."""
    lines = [f"| {head[0]} | {head[1]} |", "| --- | --- |"]
    for name, about in rows:
        first = f"`{name}`" if is_code else name
        lines.append(f"| {first.replace('|', chr(92) + '|')} | {_cell(about)} |")
    return "\n".join(lines)


def _cell(text: str) -> str:
    """Return a text as it stands in a cell of a Markdown table."""
    return re.sub(r"(?<!`)([|\[\]<>*_])(?!`)", r"\\\1", text)


def markdown(lang: Lang) -> str:
    """Return the reference."""
    return "\n\n".join(_markdown(lang)) + "\n"


def _markdown(lang: Lang) -> Iterator[str]:
    """Yield the blocks of the reference."""
    said = whole(lang)
    yield f"# {words('title', lang)}"
    yield words("written", lang)
    yield " · ".join(_link(heading) for heading in (words("commands", lang), *_headings(lang).values()))
    yield f"## {words('commands', lang)}"
    rows = [(words("none", lang), words("bare", lang))]
    rows += [(f"`{one.name}`", one.purpose) for some in said.commands.values() for one in some]
    yield table((words("command", lang), words("does", lang)), rows, is_code=False)
    head = (words("option", lang), words("means", lang))
    yield f"### {say(lang, shown.GLOBAL)}"
    yield table(head, [*said.everywhere, *said.own])
    yield f"### {words('filter', lang)}"
    yield f"{say(lang, FILTER)}{'：' if lang == 'zh' else ':'}"
    yield table(head, said.filters)
    for some in said.commands.values():
        for one in some:
            yield from _of_command(one, lang)
    for name in topics.TOPICS:
        yield from _of_topic(name, lang)


def _of_command(one: Command, lang: Lang) -> Iterator[str]:
    """Yield the blocks about a command."""
    yield f"### {one.name}"
    yield one.purpose
    yield f"```text\n{one.usage}\n```"
    if one.options:
        yield table((words("option", lang), words("means", lang)), one.options)
    notes = [words("filters", lang).format(_link(words("filter", lang)))]
    notes = notes if one.has_filters else []
    notes += [words("formats", lang).format(one.formats)] if one.formats else []
    if notes:
        yield ("" if lang == "zh" else " ").join(notes)
    yield "```sh\n" + "\n".join(f"{line}  # {about}" for line, about in one.examples) + "\n```"


def _of_topic(name: str, lang: Lang) -> Iterator[str]:
    """Yield the blocks about a topic."""
    yield f"## {_headings(lang)[name]}"
    for part in topics.topic(name, lang):
        if part.heading:
            yield f"### {part.heading}"
        if part.text:
            yield _cell(part.text)
        if part.rows:
            yield table((words("name", lang), words("means", lang)), part.rows)


def _headings(lang: Lang) -> dict[str, str]:
    """Return the heading of each topic."""
    about = {name: topics.about(name, lang) for name in topics.TOPICS}
    return {name: text[0].upper() + text[1:] for name, text in about.items()}


def _link(heading: str) -> str:
    """Return a link to a heading of the same page."""
    return f"[{heading}](#{_anchor(heading)})"


def _anchor(heading: str) -> str:
    """Return the anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


# The manual

SECTIONS = {"exit-codes": "EXIT STATUS", "environment": "ENVIRONMENT", "files": "FILES"}
"""Topics that a manual has a section for by convention; they stand last."""


def page_of_man(lang: Lang) -> str:
    """Return the page of the manual."""
    return "\n".join((*manual.head("plancli", say(lang, "help.plancli"), released()), *_manual(lang))) + "\n"


def released() -> date:
    """Return the day of the newest release in the changelog."""
    text = (TOP / "CHANGELOG.md").read_text(encoding="utf-8")
    found = re.search(r"^## \[\d[^\]]*\] - (\d{4}-\d\d-\d\d)$", text, re.MULTILINE)
    return date.fromisoformat(found[1]) if found else date(2026, 11, 27)


def _manual(lang: Lang) -> Iterator[str]:
    """Yield the lines of the manual after its head."""
    said = whole(lang)
    yield from manual.text(words("bare", lang))
    yield from manual.items(said.own)
    yield manual.section(words("commands", lang).upper())
    for some in said.commands.values():
        for one in some:
            yield from _command_of_man(one, lang)
    yield manual.section(words("selecting", lang))
    yield from manual.text(say(lang, FILTER))
    yield from manual.items(said.filters)
    yield manual.section(words("options", lang))
    yield from manual.text(say(lang, shown.GLOBAL))
    yield from manual.items(said.everywhere)
    last = [name for name in SECTIONS if name in topics.TOPICS]
    for name in (*(name for name in topics.TOPICS if name not in SECTIONS), *last[1:], last[0]):
        yield manual.section(SECTIONS.get(name, name.upper()))
        yield from _topic_of_man(name, lang)
    yield manual.section("EXAMPLES")
    for line, about in shown.examples("plancli", lang):
        yield from manual.text(about)
        yield manual.display(line)


def _command_of_man(one: Command, lang: Lang) -> Iterator[str]:
    """Yield the lines of the manual about a command."""
    yield f".Ss {one.name}"
    yield from manual.text(one.purpose)
    yield manual.display(one.usage)
    yield from manual.items(one.options)
    notes = [words("filters", lang).format(words("selecting", lang))] if one.has_filters else []
    notes += [words("formats", lang).format(one.formats)] if one.formats else []
    for note in notes:
        yield ".Pp"
        yield from manual.text(note)


def _topic_of_man(name: str, lang: Lang) -> Iterator[str]:
    """Yield the lines of the manual about a topic."""
    for part in topics.topic(name, lang):
        if part.heading:
            yield f".Ss {manual.quoted(part.heading)}"
        yield from manual.text(part.text)
        yield from manual.items(part.rows)


PAGES = {
    "docs/reference.md": lambda: markdown("en"),
    "docs/reference.zh-CN.md": lambda: markdown("zh"),
    "share/man/man1/plancli.1": lambda: page_of_man("en"),
    "share/man/zh_CN/man1/plancli.1": lambda: page_of_man("zh"),
}
"""Every file that is written here, and what makes it."""


def main() -> None:
    """Write every page."""
    for name, made in PAGES.items():
        path = TOP / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made(), encoding="utf-8")


if __name__ == "__main__":
    main()
