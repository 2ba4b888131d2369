"""Which commands are there, in the order of `plancli --help`? Each lives in the module of its name.

A name that is a word of Python has an underscore after it, as module (`import_`) and as function (`list_`).
What a command is for and its examples stand in `plancli.words.help`.
"""

from __future__ import annotations

import keyword
from typing import TYPE_CHECKING

from plancli.cli.output import FORMATS

if TYPE_CHECKING:
    from plancli.cli.output import Format, Made

GROUPS: dict[str, tuple[str, ...]] = {
    "look": ("list", "due", "overdue", "summary", "show", "timeline"),
    "record": ("start", "done", "cancel", "reopen", "report", "extend", "urge", "update", "undo"),
    "past": ("log", "changes"),
    "plan": ("timing", "check", "departments", "init", "add", "where", "schema"),
    "document": ("import", "sheets", "collect", "slips", "page"),
}
"""The groups of `--help`, and the names of their commands."""

NAMES = tuple(name for names in GROUPS.values() for name in names)

BARE = "board"
"""What `plancli` alone does."""

FORMATS_OF: dict[str, tuple[Format, ...]] = {
    **dict.fromkeys(GROUPS["record"], ("ids",)),
    "init": (),
    "add": (),
    "schema": ("json",),
    "sheets": (),
    "slips": (),
    "collect": ("table", "json", "jsonl", "csv", "tsv", "ids"),
    "import": ("text", "json"),
    "page": (),
}
"""The formats of commands that do not answer in all that are made of lines."""

MADE_BY: dict[str, tuple[Made, ...]] = {
    **dict.fromkeys(("list", "due", "overdue"), ("xlsx", "ics")),
    **dict.fromkeys(("summary", "log"), ("xlsx",)),
    "changes": ("xlsx", "docx"),
    "show": ("docx",),
    "timeline": ("svg",),
    "page": ("html",),
}
"""The formats of whole files that commands give; each hands a maker of each to `Given.show` as `files`."""

FOLDERS: dict[str, Made] = {"sheets": "xlsx", "slips": "docx"}
"""Commands that write a folder of files, and the format of these."""

BELONGS: dict[str, Format] = {"layout": "xlsx", "todo": "ics", "alarm": "ics"}
"""Options that mean something in one format alone, by the name of their parameter."""


def formats_of(name: str) -> tuple[Format, ...]:
    """Return every format in which a command answers."""
    return (*FORMATS_OF.get(name, FORMATS), *MADE_BY.get(name, ()))


def module_of(name: str) -> str:
    """Return the module that a command lives in."""
    return f"{__name__}.{name}{'_' if keyword.iskeyword(name) else ''}"
