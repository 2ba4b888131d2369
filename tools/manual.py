"""How is a page of the manual written? In mdoc(7), such that ``mandoc -T lint`` finds nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

Pair = tuple[str, str]

WIDEST = 76
"""Bytes of the longest line of text, without the sign that it goes on."""

GOES_ON = "\\c"
"""At the end of a line: the next one follows without a blank."""

MAY_FOLD = "\\:"
"""Where a line may be folded without a hyphen; Chinese has no blanks."""

_OPTION = re.compile(r"((?:-[^ ,]+(?:, )?)+)(?: (.+))?")
"""Names of an option, and what stands for its value."""

_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z“])|(?<=[。！？])")
_PIECE = re.compile(r" +|[“《（]*[\u2e80-\u9fff][，。；：、！？”》）]*|[^ \u2e80-\u9fff“《（]+|.")
"""What stays together: blanks, a Chinese character with its punctuation, a word."""


def head(name: str, purpose: str, day: date) -> Iterator[str]:
    """Yield the lines up to the description of a command."""
    yield '.\\" Written by tools/make_reference.py; do not edit.'
    yield f".Dd {day:%B} {day.day}, {day.year}"
    yield f".Dt {name.upper()} 1"
    yield ".Os"
    yield ".Sh NAME"
    yield f".Nm {name}"
    yield f".Nd {escaped(purpose.rstrip('.。'))}\\&"
    yield ".Sh SYNOPSIS"
    yield ".Nm"
    yield from (".Op Ar OPTIONS", ".Op Ar COMMAND", ".Op Ar ARGS")
    yield ".Sh DESCRIPTION"


def section(name: str) -> str:
    """Return the heading of a section."""
    return f".Sh {name}" if name.isascii() else f".Sh {name}\\&"


def display(line: str) -> str:
    """Return a command line on a line of its own."""
    return f".Dl {quoted(line)}"


def items(pairs: Iterable[Pair]) -> Iterator[str]:
    """Yield a list of names and what they mean; nothing where there are none."""
    pairs = list(pairs)
    if pairs:
        yield ".Bl -tag -width Ds"
        for name, about in pairs:
            yield f".It {_term(name)}"
            yield from text(about)
        yield ".El"


def _term(typed: str) -> str:
    """Return an option with its value, or another name, as an item of a list."""
    found = _OPTION.fullmatch(typed)
    if not found:
        return quoted(typed)
    flags = " , ".join(f"Fl {name[1:]}" for name in found[1].split(", "))
    return f"{flags} Ar {quoted(found[2])}" if found[2] else flags


def quoted(words: str) -> str:
    """Return a text as one argument of a macro, in which no word is a macro itself."""
    marked = escaped(words).replace('"', "\\(dq")
    return f'"{marked}\\&"'


def escaped(words: str) -> str:
    """Return a text in which no backslash means anything."""
    return words.replace("\\", "\\e")


def text(words: str) -> Iterator[str]:
    """Yield a paragraph in short lines; each sentence begins one."""
    for sentence in filter(None, _SENTENCE.split(words)):
        yield from _lines(sentence)


def _lines(sentence: str) -> Iterator[str]:
    """Yield a sentence in lines of so many bytes."""
    line = ""
    for piece in _PIECE.findall(sentence):
        added = escaped(piece) + (MAY_FOLD if not piece.isascii() else "")
        if line and _size(line + added) > WIDEST:
            at_blank = piece.isspace() or line.endswith(" ")
            yield _plain(line.rstrip(" ") if at_blank else line + GOES_ON)
            line = ""
        line += "" if piece.isspace() and not line else added
    if line:
        yield _plain(line.rstrip(" ").removesuffix(MAY_FOLD))


def _size(line: str) -> int:
    r"""Return the bytes of a line as mandoc counts them: eight for what is not ASCII (``\[u4E2D]``)."""
    return sum(1 if sign.isascii() else 8 for sign in line)


def _plain(line: str) -> str:
    """Return a line that is no macro, whatever it begins with."""
    return f"\\&{line}" if line.startswith((".", "'")) else line
