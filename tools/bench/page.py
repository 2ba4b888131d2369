"""How does a measured result get into a page of the documentation?

Words around the figures are written by hand; a script replaces only what stands between two marks:

    <!-- begin NAME -->
    <!-- end NAME -->
"""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from contenders import Contender

DOCS = Path(__file__).parents[2] / "docs"


def fill(page: Path, parts: Mapping[str, str]) -> None:
    """Replace the named parts of a page; raise ValueError where the page has no such part."""
    text = page.read_text("utf-8")
    for name, part in parts.items():
        begin, end = f"<!-- begin {name} -->\n", f"<!-- end {name} -->"
        after_begin, before_end = text.index(begin) + len(begin), text.index(end)
        text = f"{text[:after_begin]}\n{part}\n\n{text[before_end:]}"
    page.write_text(text, "utf-8")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table, the first column to the left and the others to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def machine(contenders: Iterable[Contender]) -> str:
    """Return on what, and with which versions, something was measured."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    libraries = ", ".join(f"{name} {version(name)}" for name in ("typer", "rich", "pydantic"))
    tools = ", ".join(f"{one.name} {one.version()}" for one in contenders)
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GiB; "
        f"Python {platform.python_version()}; {tools}; {libraries}."
    )


def command_line() -> str:
    """Return the command that was given, without where things are on this machine."""
    script = Path(sys.argv[0])
    return " ".join(["python", f"{script.parent.name}/{script.name}", *sys.argv[1:]])
