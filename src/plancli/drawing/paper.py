"""On which paper does a table fit, how wide is each column, and how high each row?

Widths are counted in digits of the body font, as spreadsheets do; a Chinese character counts two. Heights are
points (1/72 inch).
"""

from __future__ import annotations

from math import ceil, sqrt
from typing import TYPE_CHECKING, NamedTuple

from plancli.drawing.folding import cells, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancli.views.book import Head

FONT_POINTS = 10
"""Size of the body font. A page may be shrunk to 0.87 of its size before print falls below 8.5 points."""

_MARGIN = 2
"""Digits of a column that its cells leave free at both edges, and that a wider stand-in font may take."""

_EDGES = 1
"""Digits that the edges of a cell take from its lines."""

_LINE_POINTS = 14.6
"""Height of a line: that of the tallest common font at this size (Noto Sans CJK, 1.448 em) and a little."""

_PADDING_POINTS = 4.0

HIGHEST_POINTS = 409.0
"""Spreadsheets have no higher row (ECMA-376, Excel's limit)."""

_LARGEST = 80
"""Digits beyond which no column is made wider."""


class Paper(NamedTuple):
    """A sheet of paper in landscape.

    Attributes:
        code: What a workbook calls it (ECMA-376 Part 1, 18.3.1.63).
        digits: How many digits of the body font go on one line between the margins, with some reserve: with
            a wider font in its place the page is shrunk by a tenth.
    """

    code: int
    digits: int


A4, A3 = Paper(9, 134), Paper(8, 194)


class Layout(NamedTuple):
    """How a table lies on paper.

    Attributes:
        paper: The paper.
        widths: Digits of each column.
        is_one_page_wide: All columns fit on one page beside each other.
    """

    paper: Paper
    widths: tuple[int, ...]
    is_one_page_wide: bool = True


def layout(heads: Sequence[Head], columns: Sequence[Sequence[str]]) -> Layout:
    """Return the smallest paper on which a table can be read, and the width of each of its columns.

    Args:
        heads: The columns.
        columns: The texts of each column.
    """
    wanted = [_wanted(head, texts) for head, texts in zip(heads, columns, strict=True)]
    least = [
        min(max(head.narrowest, _word(head.text)), want) for head, want in zip(heads, wanted, strict=True)
    ]
    for paper in (A4, A3):
        if sum(least) <= paper.digits:
            widths = _shared_out(least, wanted, paper.digits)
            if paper is A3 or _highest(columns, widths) <= HIGHEST_POINTS:
                return Layout(paper, widths)
    return Layout(A3, tuple(least), is_one_page_wide=False)


def _highest(columns: Sequence[Sequence[str]], widths: Sequence[int]) -> float:
    """Return the points that the highest row needs."""
    heights = Heights()
    longest = [max(texts, key=len, default="") for texts in columns]
    return heights.of(longest, widths)


def _word(head: str) -> int:
    """Return the digits that a heading needs when it is folded once, and no word of it is broken."""
    longest = max((cells(word) for word in head.split() if word.isascii()), default=0)
    return max(ceil(cells(head) / 2), longest) + _MARGIN


def _wanted(head: Head, texts: Sequence[str]) -> int:
    """Return the digits that a column would like to have.

    That is as many as nine of ten texts need to go on one line, more where a few are very long (the root of
    the mean square), or what it wishes for.
    """
    sizes = sorted(max(map(cells, text.split("\n"))) for text in texts if text)
    usual = sizes[(len(sizes) - 1) * 9 // 10] if sizes else 0
    heavy = ceil(sqrt(sum(size * size for size in sizes) / len(texts))) if sizes else 0
    return min(max(usual + _MARGIN, heavy, head.wish, head.narrowest, _word(head.text)), _LARGEST)


def _shared_out(least: Sequence[int], wanted: Sequence[int], digits: int) -> tuple[int, ...]:
    """Return widths that use a page: whichever column is folded most gets one digit more, again and again."""
    widths = list(least)
    for _ in range(digits - sum(least)):
        folds = [want / width if want > width else 0 for want, width in zip(wanted, widths, strict=True)]
        most = max(range(len(folds)), key=folds.__getitem__)
        if not folds[most]:
            break
        widths[most] += 1
    return tuple(widths)


class Heights(dict[tuple[str, int], int]):
    """Lines that a text takes in a column of so many digits, worked out once for texts that come again."""

    def __missing__(self, key: tuple[str, int]) -> int:
        """Fold a text and remember how many lines it has."""
        text, width = key
        room = max(width - _EDGES, 2)
        lines = sum(len(fold(line, room)) if cells(line) > room else 1 for line in text.split("\n"))
        self[key] = lines
        return lines

    def of(self, texts: Sequence[str], widths: Sequence[int]) -> float:
        """Return the points that a row of texts needs, however many."""
        lines = max([self[text, width] for text, width in zip(texts, widths, strict=True) if text], default=1)
        return points(lines)


def points(lines: int) -> float:
    """Return the height of a row of so many lines."""
    return round(lines * _LINE_POINTS + _PADDING_POINTS, 1)
