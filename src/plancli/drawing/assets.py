"""What style and what script stand in a page or a picture? They are files beside this one."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_VARIABLE = re.compile(r"(--[a-z]+):([^;]+);")

_COMMENT = re.compile(r"/\*[^*]*\*/|^\s*//.*$", re.MULTILINE)
"""A comment of a style; a line of a script that is one."""

_BLANKS = re.compile(r" ?([{;,]) ?|(:) ")
"""Blanks in a style that mean nothing; one before a colon would."""


@cache
def asset(name: str) -> str:
    """Return a style or a script without comments and indentation, as it is written into a file."""
    source = _COMMENT.sub("", (files("plancli.drawing") / name).read_text(encoding="utf-8"))
    if name.endswith(".css"):
        source = _BLANKS.sub(r"\1\2", source)
    return "\n".join(filter(None, map(str.strip, source.splitlines())))


def plain_style(source: str) -> str:
    """Return a style with the light colours in the place of their names, which only browsers look up."""
    light = asset("colors.css").partition("}")[0]
    for name, color in _VARIABLE.findall(light):
        source = source.replace(f"var({name})", color)
    return source
