"""How does a document on paper become a Word file?

Official documents have the pages of GB/T 9704-2012: A4, margins of 37 (top), 28, 35 and 26 mm, 22 lines of 28
characters, page numbers ``— 1 —`` at the outer edge.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import docx
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from plancli.drawing.archive import steady
from plancli.drawing.blank_document import blank
from plancli.drawing.paragraph_styles import LATIN, SONG, style_id
from plancli.drawing.safe import in_file
from plancli.views.document import Paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docx.document import Document as WordDocument
    from docx.section import _Footer
    from docx.table import _Row
    from docx.text.paragraph import Paragraph as WordParagraph

    from plancli.views.document import Document, Frame, Line, Role, Table

_A4 = (210, 297)


class _Pages(NamedTuple):
    """Margins of pages, and how far from its lower edge the foot stands, in millimetres."""

    top: int
    right: int
    bottom: int
    left: int
    foot: int

    @property
    def width(self) -> int:
        """Width of the text, in millimetres."""
        return _A4[0] - self.left - self.right


_OFFICIAL = _Pages(37, 26, 35, 28, 24)
_PLAIN = _Pages(25, 25, 25, 25, 12)

_NUMBER_SIZE = 14
"""Points of the number of a page (4号), and of the character's width between it and the margin."""

_TABLES: Mapping[Frame, str] = {"grid": "Plan Grid", "rules": "Plan Rules"}
"""Names of the styles of tables."""


def draw(document: Document) -> bytes:
    """Return a document as a Word file (.docx); the same document gives the same bytes."""
    made = docx.Document(BytesIO(blank(document.lang, has_grid=document.is_official)))
    pages = _OFFICIAL if document.is_official else _PLAIN
    _set_pages(made, pages)
    made.core_properties.title = in_file(document.title)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            put(made.add_paragraph(style=_style(made, block.role)), block)
        else:
            _put_table(made, block, pages.width)
    if document.is_official:
        _number_outside(made)
    else:
        _put_foot(made.sections[0].footer, document.foot)
    return saved(made, document)


def saved(made: WordDocument, document: Document) -> bytes:
    """Return a Word file as bytes that do not tell when it was made."""
    packed = BytesIO()
    made.save(packed)
    return steady(packed.getvalue(), document.dated)


def _style(made: WordDocument, role: Role) -> str:
    """Return the name of the style of a kind of paragraph."""
    return next(str(style.name) for style in made.styles if style.style_id == style_id(role))


def put(paragraph: WordParagraph, block: Paragraph) -> None:
    """Write the text of a form into an empty paragraph; a line end in it stays one."""
    paragraph.add_run(in_file(block.text))
    paragraph.paragraph_format.keep_with_next = True if block.stays else None


def _set_pages(made: WordDocument, pages: _Pages) -> None:
    """Give the one section of a document A4 pages with these margins."""
    section = made.sections[0]
    section.page_width, section.page_height = Mm(_A4[0]), Mm(_A4[1])
    section.top_margin, section.bottom_margin = Mm(pages.top), Mm(pages.bottom)
    section.left_margin, section.right_margin = Mm(pages.left), Mm(pages.right)
    section.header_distance = Mm(min(15, pages.top))
    section.footer_distance = Mm(pages.foot)
    section.gutter = Mm(0)


def _number_outside(made: WordDocument) -> None:
    """Number pages in 4号宋体 between dashes: odd ones right, even ones left, a character in."""
    made.settings.odd_and_even_pages_header_footer = True
    section = made.sections[0]
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(_NUMBER_SIZE)
        _put_page_number(paragraph, "— {} —")
        for run in paragraph.runs:
            run.font.size, run.font.name = Pt(_NUMBER_SIZE), LATIN
            run.element.rPr.rFonts.set(qn("w:eastAsia"), SONG)


def _put_foot(footer: _Footer, text: str) -> None:
    """Write a text at the left of the foot of pages, and the number of the page in the middle."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(_PLAIN.width), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{text}\t")
    _put_page_number(paragraph, "{}")


def _put_page_number(paragraph: WordParagraph, around: str) -> None:
    """Write the number of the page, as a field for the office program, with what stands around it."""
    before, after = around.split("{}")
    if before:
        paragraph.add_run(before)
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run(text if kind == "text" else "")
        if kind in {"begin", "separate", "end"}:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run.element.append(mark)
        elif not kind:
            instruction = OxmlElement("w:instrText")
            instruction.text = text
            run.element.append(instruction)
    if after:
        paragraph.add_run(after)


def _put_table(made: WordDocument, table: Table, width: int) -> None:
    """Add a table as wide as the text, whose rows are never parted by the end of a page."""
    whole = sum(table.widths)
    widths = [width * part / whole for part in table.widths]
    word = made.add_table(len(table.lines), len(widths))
    word.style = _TABLES[table.frame]
    word.autofit = False
    word.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, one in zip(word.columns, widths, strict=True):
        column.width = Mm(one)
    for number, (row, line) in enumerate(zip(word.rows, table.lines, strict=True)):
        _set_row(row, line, is_head=number < table.heads)
        _put_line(made, row, line, widths)


def _set_row(row: _Row, line: Line, *, is_head: bool) -> None:
    """Keep a row on one page, give it its height, and repeat it on every page where it is a heading."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001  python-docx has no other way to both marks
    properties.append(OxmlElement("w:cantSplit"))
    if line.height:
        row.height, row.height_rule = Mm(line.height), WD_ROW_HEIGHT_RULE.AT_LEAST
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))


def _put_line(made: WordDocument, row: _Row, line: Line, widths: Sequence[float]) -> None:
    """Write the cells of a row; one that spans several columns takes the place of all of them."""
    cells = row.cells
    column = 0
    for box in line.boxes:
        cell = cells[column]
        if box.span > 1:
            cell = cell.merge(cells[column + box.span - 1])
        cell.width = Mm(sum(widths[column : column + box.span]))
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = cell.paragraphs[0]
        paragraph.style = _style(made, box.role)
        put(paragraph, Paragraph(box.text))
        column += box.span
