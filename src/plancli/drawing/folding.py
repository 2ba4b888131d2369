"""How wide is a text on a terminal, and where may it be folded?"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Widths(dict[str, int]):
    """Cells of each character, measured when first met."""

    def __missing__(self, character: str) -> int:
        """Measure a character, or two of which the second changes the first, and remember it."""
        self[character] = width = cell_len(character)
        return width


_WIDTHS = _Widths()

_PICTURE = "\ufe0f"
"""Asks for the coloured form of the character before it, which is wider than its plain form."""

_TOGETHER = re.compile(
    "[（《〈“‘「『【〔〖][^ ]"
    "|[^ ][，。；：、？！）》〉”’」』】〕〗…·,]"
    "|[!-~\u00a1-\u1fff→]{2}"
    f"|.[\u0300-\u036f\u20d0-\u20ff\u3099\u309a{_PICTURE}]"
)
"""Two characters that are not parted: no opening mark ends a line, and no closing mark begins one (GB/T
15834); words stay whole; a mark stays with the character it is set upon."""


def cells(text: str) -> int:
    """Return the cells a text takes on a terminal; a Chinese character takes two."""
    if text.isascii():
        return len(text)
    return cell_len(text) if _PICTURE in text else sum(map(_WIDTHS.__getitem__, text))


def _ends(text: str) -> Sequence[int]:
    """Return the cells that a text takes up to the end of each character."""
    if text.isascii():
        return range(1, len(text) + 1)
    if _PICTURE not in text:
        return list(accumulate(map(_WIDTHS.__getitem__, text)))
    widths: list[int] = []
    base = ""
    for character in text:
        widths.append(
            _WIDTHS[base + character] - _WIDTHS[base] if character == _PICTURE else _WIDTHS[character]
        )
        base = "" if character == _PICTURE else character if widths[-1] else base
    return list(accumulate(widths))


def fold(text: str, width: int, *, keeps_names: bool = False) -> list[str]:
    """Return the text in lines of at most `width` cells, losing nothing but spaces at folds.

    Args:
        text: A single line.
        width: Cells of the longest line.
        keeps_names: Fold between names joined with 、 before folding a name.
    """
    return [line for line, _ in measured(text, width, keeps_names=keeps_names)]


def measured(text: str, width: int, *, keeps_names: bool = False) -> list[tuple[str, int]]:
    """Return the lines of `fold`, each with the cells it takes; a line holds a character at least."""
    ends = _ends(text)
    size, width = ends[-1] if text else 0, max(width, 1)
    if size <= width:
        return [(text, size)]
    lines: list[tuple[str, int]] = []
    start = used = 0
    while start < len(text):
        cut = len(text)
        if size - used > width:
            cut = _cut(text, start, bisect_right(ends, used + width), keeps_names=keeps_names)
        line = text[start:cut].rstrip(" ")
        if line:
            lines.append((line, ends[start + len(line) - 1] - used))
        start = cut
        while text.startswith(" ", start):
            start += 1
        used = ends[start - 1]
    return lines or [("", 0)]


def _cut(text: str, start: int, stop: int, *, keeps_names: bool) -> int:
    """Return where the line that begins at `start` ends; it holds what stands before `stop` at most."""
    if keeps_names and (name := text.rfind("、", start, stop)) >= 0:
        return name + 1
    for cut in range(stop, start, -1):
        if not _TOGETHER.match(text, cut - 1):
            return cut
    return max(stop, start + 1)
