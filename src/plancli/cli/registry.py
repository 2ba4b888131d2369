"""Which commands are there, in the order of `plancli --help`?

A command lives in the module of its group as a function of its name (``import`` and the like with an
underscore) and is loaded only when it is called. Its purpose and examples stand in `plancli.words.help`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plancli.cli.target import Format

GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "look": ("plancli.cli.look", ("list", "due", "overdue", "summary", "show")),
    "record": (
        "plancli.cli.record",
        ("start", "done", "cancel", "reopen", "report", "extend", "urge", "update", "undo"),
    ),
    "past": ("plancli.cli.past", ("log", "changes")),
    "plan": ("plancli.cli.plans", ("timing", "check", "departments", "init", "add", "where", "schema")),
    "document": ("plancli.cli.importing", ("import",)),
}
"""Group of `--help`: the module its commands live in, and their names."""

FORMATS_OF: dict[str, tuple[Format, ...]] = {
    **dict.fromkeys(GROUPS["record"][1], ("ids",)),
    "init": (),
    "add": (),
    "schema": ("json",),
    "import": ("text", "json"),
}
"""The formats of commands that do not answer in all of them."""

MODULES = {command: module for module, commands in GROUPS.values() for command in commands}
"""Command: the module it lives in."""

BARE = ("plancli.cli.look", "board")
"""What `plancli` alone does: module and function."""
