"""How does an answer for a screen become a document on paper? What it says stays the same."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from plancli.views.document import Box, Document, Line, Paragraph, Table
from plancli.views.page import Fields, Grid, Heading, Lines, plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plancli.views.document import Role
    from plancli.views.page import Block, Page
    from plancli.words import Lang


def document(page: Page, title: str, dated: date, lang: Lang) -> Document:
    """Return a page as a document: fields and grids become tables, the footer is left out."""
    blocks = [one for block in page.blocks for one in _blocks(block)]
    return Document(title, dated, lang, (Paragraph(title, "form_title"), *blocks), foot=title)


def _blocks(block: Block) -> Iterator[Paragraph | Table]:
    """Yield one block of a page as blocks of a document."""
    match block:
        case Heading(text, aside, level):
            role: Role = "form_title" if level == 1 else "form_heading"
            yield Paragraph(text, role)
            if aside:
                yield Paragraph(aside, "form_number")
        case Fields(pairs):
            lines = [
                Line((Box(label, "label"), Box("\n".join(map(plain, values))))) for label, values in pairs
            ]
            if lines:
                yield Table((1, 4), tuple(lines))
        case Grid():
            yield from _grid(block)
        case Lines(lines=texts):
            yield from (Paragraph(plain(text), "cell") for text in texts)
        case _:  # lines drawn for a screen
            yield from (Paragraph(plain(text), "cell") for text in block.lines)


def _grid(grid: Grid) -> Iterator[Table]:
    """Yield a grid as a table whose columns are as wide as what stands in them asks for."""
    rows = [tuple(map(plain, row)) for band in grid.bands for row in band.rows]
    if not rows:
        return
    heads = tuple(column.head for column in grid.columns)
    widest = (max(_width(row[place]) for row in (heads, *rows)) for place in range(len(heads)))
    widths = tuple(min(max(width, _NARROWEST), _WIDEST) for width in widest)
    head = Line(tuple(Box(text, "label") for text in heads))
    yield Table(widths, (head, *(Line(tuple(map(Box, row))) for row in rows)), heads=1)


_NARROWEST, _WIDEST = 10, 48
"""Halves of a Chinese character between which the widths of columns are kept."""


def _width(text: str) -> int:
    """Return how wide a text is, in halves of a Chinese character."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
