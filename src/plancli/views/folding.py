"""How wide is a text on a terminal, and where may it be folded?"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from rich.cells import cell_len


class _Widths(dict[str, int]):
    """Cells of each character, measured when first met."""

    def __missing__(self, character: str) -> int:
        """Measure a character and remember it."""
        self[character] = width = cell_len(character)
        return width


_WIDTHS = _Widths()

_OPENERS = frozenset("（《〈“‘「『【〔〖")
_CLOSERS = frozenset("，。；：、？！）》〉”’」』】〕〗…·")
"""No closing mark begins a line, and no opening mark ends one (GB/T 15834)."""

_WORD = re.compile("[!-~\u00a1-\u1fff→]{2}")
"""Two characters of a word, which is not parted."""


def cells(text: str) -> int:
    """Return the cells a text takes on a terminal; a Chinese character takes two."""
    return len(text) if text.isascii() else sum(map(_WIDTHS.__getitem__, text))


def fold(text: str, width: int, *, keeps_names: bool = False) -> list[str]:
    """Return the text in lines of at most `width` cells, losing nothing but spaces at folds.

    Args:
        text: A single line.
        width: Cells of the longest line.
        keeps_names: Fold between names joined with 、 before folding a name.
    """
    if cells(text) <= width:
        return [text]
    ends = list(accumulate(map(_WIDTHS.__getitem__, text)))
    lines: list[str] = []
    start = used = 0
    while ends[-1] - used > width:
        cut = _cut(text, start, bisect_right(ends, used + width), keeps_names=keeps_names)
        lines.append(text[start:cut].rstrip(" "))
        start = next((at for at in range(cut, len(text)) if text[at] != " "), len(text))
        used = ends[start - 1]
    lines.append(text[start:].rstrip(" "))
    return [line for line in lines if line]


def _cut(text: str, start: int, stop: int, *, keeps_names: bool) -> int:
    """Return where the line that begins at `start` ends; it holds what stands before `stop` at most."""
    if keeps_names and (name := text.rfind("、", start, stop)) >= 0:
        return name + 1
    for cut in range(stop, start, -1):
        if _may_part(text[cut - 1], text[cut]):
            return cut
    return max(stop, start + 1)


def _may_part(before: str, after: str) -> bool:
    """Tell whether a line may end between two characters."""
    if " " in (before, after):
        return True
    return before not in _OPENERS and after not in _CLOSERS and not _WORD.match(before + after)
