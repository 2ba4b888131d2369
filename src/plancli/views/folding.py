"""How wide is a text on a terminal, and where may it be folded?"""

from __future__ import annotations

import re

from rich.cells import cell_len


class _Widths(dict[str, int]):
    """Cells of each character, measured when first met."""

    def __missing__(self, character: str) -> int:
        """Measure a character and remember it."""
        self[character] = width = cell_len(character)
        return width


_WIDTHS = _Widths()

_OPENERS = "（《〈“‘「『【〔〖"
_CLOSERS = "，。；：、？！）》〉”’」』】〕〗…·"
_PIECE = re.compile(f" +|[{_OPENERS}]*(?:[!-~\u00a1-\u1fff→]+|[^ {_OPENERS}])[{_CLOSERS}]*|[{_OPENERS}]+")
"""What stays on one line: a word of an alphabet, or one character, with the punctuation that clings to it
(GB/T 15834: no closing mark begins a line, no opening mark ends one)."""

_NAME = re.compile("[^、]+、?|、")


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
    lines: list[str] = []
    line, used = "", 0
    for piece, size in _pieces(text, width, keeps_names=keeps_names):
        if used + size > width and not (piece.isspace() and line):
            lines.append(line.rstrip(" "))
            line, used = "", 0
        if line or not piece.isspace():
            line, used = line + piece, used + size
    lines.append(line.rstrip(" "))
    return [line for line in lines if line]


def _pieces(text: str, width: int, *, keeps_names: bool) -> list[tuple[str, int]]:
    """Return what may not be parted, with its cells; what is wider than a line is parted after all."""
    pieces: list[tuple[str, int]] = []
    for piece in (_NAME if keeps_names else _PIECE).findall(text):
        size = cells(piece)
        if size <= width or piece.isspace():
            pieces.append((piece, size))
        elif keeps_names:
            pieces += _pieces(piece, width, keeps_names=False)
        else:
            pieces += [(character, cells(character)) for character in piece]
    return pieces
