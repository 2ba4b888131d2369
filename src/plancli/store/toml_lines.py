"""On which line of a TOML text does a key stand? The reader keeps no positions."""

from __future__ import annotations

import re
from functools import cache

import tomli

Path = tuple[str | int, ...]

_NAME = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)"""
_DOTTED = rf"({_NAME}(?:\s*\.\s*{_NAME})*)"
_TABLE = re.compile(rf"\s*(\[\[?)\s*{_DOTTED}\s*\]")
_KEY = re.compile(rf"\s*{_DOTTED}\s*=")
_TOKEN = re.compile(r"""\"{3}|'{3}|"(?:[^"\\]|\\.)*"|'[^']*'|#.*|[\[{]|[\]}]""")
_LONG_STRING = re.compile(r"\"{3}|'{3}")
_END = {'"""': re.compile(r'(?:[^\\]|\\.)*?"{3,5}'), "'''": re.compile(r".*?'{3,5}")}
"""The end of a multi-line string, up to two quotes of its own before it."""


def lines_of(text: str) -> dict[Path, int]:
    """Return the line, from 1, on which every table and key of a TOML text that parses is first named.

    A key is named by its path, as in ``("tasks", 3, "timing")``; tables of an array count from 0.
    """
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    inside = _Inside()
    for number, line in enumerate(text.split("\n"), start=1):
        if inside.a_value:
            inside.read(line)
            continue
        if header := _TABLE.match(line):
            table = _table_path(header, counts)
            _note(found, table, number)
        elif key := _KEY.match(line):
            _note(found, table + _parts(key[1]), number)
            inside.read(line[key.end() :])
    return found


def _note(found: dict[Path, int], path: Path, number: int) -> None:
    """Keep the line of a path, and of whatever it is in that was not named before."""
    while path and path not in found:
        found[path] = number
        path = path[:-1]


def headers_of(text: str, array: str) -> list[int] | None:
    """Return the lines of an array's headers, without looking at every key; None where strings may hide some.

    Where no string goes on over lines, only a header can begin a line like one.

    Args:
        text: A TOML text that parses.
        array: A bare name, as in ``[[tasks]]``.
    """
    if _LONG_STRING.search(text):
        return None
    lines: list[int] = []
    number, end = 1, 0
    for header in re.finditer(rf"^[ \t]*\[\[[ \t]*{array}[ \t]*\]\]", text, re.MULTILINE):
        number += text.count("\n", end, header.start())
        end = header.start()
        lines.append(number)
    return lines


def line_of(lines: dict[Path, int], path: Path) -> int | None:
    """Return the line of the innermost part of `path` that has one."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return None


@cache
def _parts(dotted: str) -> tuple[str, ...]:
    """Return the parts of a dotted key, without quotes."""
    parts: list[str] = []
    value: object = tomli.loads(f"{dotted} = 0")
    while isinstance(value, dict):
        [(part, value)] = value.items()
        parts.append(part)
    return tuple(parts)


def _table_path(header: re.Match[str], counts: dict[Path, int]) -> Path:
    """Return the path of a table header; each ``[[...]]`` adds one to its array."""
    path: Path = ()
    parts = _parts(header[2])
    for depth, part in enumerate(parts, start=1):
        path += (part,)
        if depth == len(parts) and header[1] == "[[":
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path += (counts[path],)
    return path


class _Inside:
    """Whether a value that began on an earlier line still goes on: a multi-line string or an open bracket."""

    def __init__(self) -> None:
        self._quote = ""
        self._depth = 0

    @property
    def a_value(self) -> bool:
        """Tell whether the next line belongs to the value."""
        return bool(self._quote or self._depth)

    def read(self, rest: str) -> None:
        """Take in the rest of a line of a value."""
        position = 0
        while position < len(rest):
            if self._quote:
                end = _END[self._quote].match(rest, position)
                if end is None:
                    return
                self._quote, position = "", end.end()
                continue
            mark = _TOKEN.search(rest, position)
            if mark is None:
                return
            position = mark.end()
            self._take(mark[0])

    def _take(self, mark: str) -> None:
        """Take in one mark."""
        if mark in {'"""', "'''"}:
            self._quote = mark
        elif mark in "[{":
            self._depth += 1
        elif mark in "]}":
            self._depth -= 1
