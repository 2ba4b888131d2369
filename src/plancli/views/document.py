"""What does a document on paper say, before it is a file?

Like a `Page` it is made once and drawn by `drawing`. Its texts are data, never markup. A *form* is a
document with placeholders, ``{{责任部门}}``; a `Filling` says what comes there. An office may
change it in Word, and hand it back as a template of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from plancli.words import Lang

Role = Literal[
    "body",
    "heading",
    "item",
    "issuer",
    "letterhead",
    "number",
    "rule",
    "title",
    "to",
    "annex_note",
    "signature",
    "wide_signature",
    "date",
    "annex",
    "annex_title",
    "form_title",
    "form_heading",
    "form_number",
    "label",
    "cell",
    "figure",
    "imprint",
]
"""What a paragraph is; `drawing` knows how that looks."""

Frame = Literal["grid", "rules"]
"""Lines of a table: around every cell, or only between its rows, above and below."""


ITEM = "item."
"""How the keys of what an item says begin."""


class Paragraph(NamedTuple):
    """A paragraph.

    Attributes:
        text: What it says; a line end in it stays one.
        role: What it is.
        lead: A title that its first line begins with.
        stays: It must not be parted from the paragraph after it by the end of a page.
    """

    text: str
    role: Role = "body"
    lead: str = ""
    stays: bool = False


class Box(NamedTuple):
    """A cell of a table.

    Attributes:
        span: How many columns it takes.
    """

    text: str
    role: Role = "cell"
    span: int = 1


class Line(NamedTuple):
    """A row of a table.

    Attributes:
        height: The least it is high, in millimetres.
    """

    boxes: tuple[Box, ...]
    height: int = 0


class Table(NamedTuple):
    """A table.

    Attributes:
        widths: Of its columns, in parts of the whole.
        lines: Its rows.
        heads: How many of them are repeated on every page.
    """

    widths: tuple[int, ...]
    lines: tuple[Line, ...]
    heads: int = 0
    frame: Frame = "grid"


class Document(NamedTuple):
    """A document.

    Attributes:
        title: Its title among the properties of the file.
        dated: The day that its properties name as that of its making.
        is_official: Its pages are those of GB/T 9704-2012: margins, 22 lines, page numbers.
        foot: What stands at the foot of each page of another document, beside the number of the page.
    """

    title: str
    dated: date
    lang: Lang
    blocks: tuple[Paragraph | Table, ...]
    is_official: bool = False
    foot: str = ""


class Filling(NamedTuple):
    """What comes in the place of the placeholders of a form.

    Attributes:
        names: The key that each name of a placeholder stands for; names are given in small letters.
        values: A text, or paragraphs, by key.
        items: The texts of each item, by key; rows and paragraphs that name one are repeated for each item.
    """

    names: Mapping[str, str]
    values: Mapping[str, str | tuple[Paragraph, ...]]
    items: tuple[Mapping[str, str], ...] = ()


def placeholder_name(text: str) -> str:
    """Return what stands between the braces of a placeholder in the form in which it is compared."""
    return "".join(normalize("NFKC", text).split()).casefold()
