"""How wide is a text on a terminal, and where may it be folded?"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from rich.cells import cell_len, split_graphemes

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Widths(dict[str, int]):
    """Cells of each character, measured when first met."""

    def __missing__(self, character: str) -> int:
        """Measure a character and remember it."""
        self[character] = width = cell_len(character)
        return width


_WIDTHS = _Widths()

_CHANGES_OTHERS = re.compile("[\u200d\ufe0f]")
"""Characters that change the width of others: the joiner makes one picture of two, the selector asks for the
coloured form of the character before it, which may be wider (Unicode UAX 29, UTS 51)."""

_TOGETHER = re.compile(
    "[（《〈“‘「『【〔〖][^ ]|[^ ][，。；：、？！）》〉”’」』】〕〗…·,]|[!-~\u00a1-\u1fff→]{2}"
)
"""Two characters that are not parted: no opening mark ends a line, and no closing mark begins one (GB/T
15834); words stay whole."""


def cells(text: str) -> int:
    """Return the cells a text takes on a terminal; a Chinese character takes two."""
    if text.isascii():
        return len(text)
    if _CHANGES_OTHERS.search(text):
        return split_graphemes(text)[1]
    return sum(map(_WIDTHS.__getitem__, text))


def _ends(text: str) -> Sequence[int]:
    """Return the cells that a text takes up to the end of each character, marks set upon it included."""
    if text.isascii():
        return range(1, len(text) + 1)
    if not _CHANGES_OTHERS.search(text):
        return list(accumulate(map(_WIDTHS.__getitem__, text)))
    spans = [(last - first, size) for first, last, size in split_graphemes(text)[0]]
    ends = accumulate(size for _, size in spans)
    return [end for (length, _), end in zip(spans, ends, strict=True) for _ in range(length)]


def fold(text: str, width: int, *, keeps_names: bool = False) -> list[str]:
    """Return the text in lines of at most `width` cells, losing nothing but spaces at folds.

    Args:
        text: A single line.
        width: Cells of the longest line.
        keeps_names: Fold between names joined with 、 before folding a name.
    """
    return [line for line, _ in measured(text, width, keeps_names=keeps_names)]


SHORTENED = " .."
"""Stands where a text was shortened: two dots have the same width in every font."""


def shortened(text: str, width: int) -> str:
    """Return a text in at most so many cells; only drawings shorten what a plan says."""
    if cells(text) <= width:
        return text
    short = fold(text, max(width - len(SHORTENED), 1))[0] + SHORTENED
    return short if cells(short) <= width else "." * width


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
            cut = _cut(text, ends, start, bisect_right(ends, used + width), keeps_names=keeps_names)
        line = text[start:cut].rstrip(" ")
        if line:
            lines.append((line, ends[start + len(line) - 1] - used))
        start = cut
        while text.startswith(" ", start):
            start += 1
        used = ends[start - 1]
    return lines or [("", 0)]


def _cut(text: str, ends: Sequence[int], start: int, stop: int, *, keeps_names: bool) -> int:
    """Return where the line that begins at `start` ends, after `start` whatever the width.

    It holds what stands before `stop` at most, or one character where not even that fits.
    """
    name = text.rfind("、", start, stop) + 1 if keeps_names else 0
    cut = name or next(
        (
            at
            for at in range(stop, start, -1)
            if ends[at] > ends[at - 1] and not _TOGETHER.match(text, at - 1)
        ),
        max(stop, start + 1),
    )
    while cut < len(text) and ends[cut] == ends[cut - 1]:  # a mark stays with its character
        cut += 1
    return cut
