"""Why is a text no TOML, and on which line? In the words of somebody who wrote it by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from plancli.errors import message

if TYPE_CHECKING:
    from plancli.errors import Message

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_KEY = re.compile(r"\s*(.+?)\s*=")
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'")
_LONG_NUMBER = re.compile(r"[0-9][0-9_]{4000,}")
_LAST_QUOTE = re.compile(r"([“”„「」『』‘’＂＇])[\s\]},]*(?:#.*)?$")
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")
_AT_END = "(at end of document)"
_LONG_QUOTE = re.compile(r"\"{3}|'{3}")

_SIGNS = {
    "“": '"',
    "”": '"',
    "„": '"',
    "「": '"',
    "」": '"',
    "『": '"',
    "』": '"',
    "‘": "'",
    "’": "'",
    "【": "[",
    "】": "]",
    "〔": "[",
    "〕": "]",
    "、": ",",
    "：": "=",
    "。": ".",
}
"""Signs of Chinese text, and those of TOML that are meant; full-width forms have theirs in Unicode."""

_CAUSES: tuple[tuple[str, str], ...] = (
    ("Invalid statement", "plan.toml.statement"),
    ("Invalid initial character for a key part", "plan.toml.key"),
    ("Expected '=' after a key", "plan.toml.equals"),
    ("Expected newline or end of document", "plan.toml.after_value"),
    ("Cannot declare", "plan.toml.table_twice"),
    ("Cannot overwrite a value", "plan.toml.key_twice"),
    ("Duplicate inline table key", "plan.toml.key_twice"),
    ("Cannot mutate immutable namespace", "plan.toml.closed_table"),
    ("Cannot redefine namespace", "plan.toml.closed_table"),
    ("Expected ']' at the end", "plan.toml.header"),
    ("Expected ']]' at the end", "plan.toml.header"),
    ("Unclosed", "plan.toml.unclosed"),
    ("Unterminated string", "plan.toml.no_quote"),
    ("Expected '\"'", "plan.toml.no_quote"),
    ('Expected "\'"', "plan.toml.no_quote"),
    ("Expected \"'''\"", "plan.toml.no_quote"),
    ("Illegal character '\\n'", "plan.toml.no_quote"),
    ("Illegal character '\\r'", "plan.toml.no_quote"),
    ("Found invalid character '\\n'", "plan.toml.no_quote"),
    ("Found invalid character '\\r'", "plan.toml.no_quote"),
    ("Illegal character", "plan.toml.control"),
    ("Found invalid character", "plan.toml.control"),
    ("Unescaped", "plan.toml.backslash"),
    ("Invalid hex value", "plan.toml.backslash"),
    ("Escaped character is not", "plan.toml.backslash"),
    ("Invalid date or datetime", "plan.toml.date"),
    ("Invalid value", "plan.toml.value"),
    ("TOML inline arrays/tables are nested", "plan.too_deep"),
    ("TOML key has more than", "plan.too_deep"),
    ("Exceeds the limit", "plan.toml.long_number"),
)
"""What the reader of TOML says, by its beginning, and our message."""


def fault(text: str, error: ValueError) -> tuple[int, Message]:
    """Return the line of a text at which the reader of TOML gave up, from 1, and why.

    Args:
        text: The text.
        error: What the reader of TOML raised.
    """
    said = str(error)
    number, column = _place(text, said)
    line = text.split("\n")[number - 1]
    id_ = _cause(said, line)
    sign = _strange_sign(line, column, is_open=id_ == "plan.toml.no_quote")
    if sign.isspace():
        return number, message("plan.toml.blank")
    if sign:
        return number, message("plan.toml.sign", sign=sign, meant=_meant(sign))
    match id_:
        case "plan.not_toml":
            return number, message(id_, cause=_PLACE.sub("", said).removesuffix(_AT_END).strip())
        case "plan.toml.table_twice" | "plan.toml.closed_table":
            return number, message(id_, key=".".join(_QUOTED.findall(said)) or line.strip(" \t\r[]"))
        case "plan.toml.key_twice":
            named = _QUOTED.search(said) or _KEY.match(line)
            return number, message(id_, key=named[1] if named else line.strip())
        case _:
            return number, message(id_)


def _cause(said: str, line: str) -> str:
    """Return the id of what is wrong with a line, by what the reader of TOML says of it."""
    id_ = next((id_ for beginning, id_ in _CAUSES if said.startswith(beginning)), "plan.not_toml")
    if id_ == "plan.toml.value" and said.endswith(_AT_END) and not line.rstrip().endswith("="):
        return "plan.toml.unclosed"
    if _CONFLICT.match(line):
        return "plan.toml.conflict"
    if id_ == "plan.toml.key_twice" and line.lstrip().startswith("["):
        return "plan.toml.closed_table"
    if id_ == "plan.toml.statement" and (key := _KEY.match(line)) and not key[1].isascii():
        return "plan.toml.key"
    return id_


def _place(text: str, said: str) -> tuple[int, int]:
    """Return the line and column, from 1, that an error names, else the line of what it is about and 0."""
    if place := _PLACE.search(said):
        return int(place[1]), int(place[2])
    if said.startswith("Exceeds the limit"):
        found = _LONG_NUMBER.search(text)
        offset = found.start() if found else 0
    else:  # at the end of the document: a text over several lines was never closed
        offset = max((quote.start() for quote in _LONG_QUOTE.finditer(text)), default=len(text.rstrip()))
    return text.count("\n", 0, offset) + 1, 0


def _strange_sign(line: str, column: int, *, is_open: bool) -> str:
    """Return the Chinese sign that stands where one of TOML should; empty where none does.

    Args:
        line: The line at fault.
        column: Where the reader gave up, from 1; 0 where it did not say.
        is_open: Whether a text on the line is not closed: a Chinese quote may have been meant to close it.
    """
    last = _LAST_QUOTE.search(line) if is_open else None
    here = last[1] if last else line[column - 1 : column] if column else ""
    return here if _meant(here) else ""


def _meant(sign: str) -> str:
    """Return the sign of TOML that another sign is mistaken for; empty where it is one itself, or none."""
    plain = _SIGNS.get(sign, normalize("NFKC", sign))
    return plain if plain != sign and plain.isascii() else ""
