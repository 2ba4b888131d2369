"""Build office files for the tests: Word with what python-docx cannot write by itself, and workbooks."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def zipped(parts: Mapping[str, str | bytes], *, packed: bool = True) -> bytes:
    """Return a zip file of these parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def word(body: str, *, numbering: str = "", **parts: str) -> bytes:
    """Return a Word file with this XML as its body."""
    files = {
        "[Content_Types].xml": _TYPES,
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    if numbering:
        files["word/numbering.xml"] = f"<w:numbering {W}>{numbering}</w:numbering>"
    files |= {f"word/{name}.xml": text for name, text in parts.items()}
    return zipped(files)


def run(text: str) -> str:
    """Return a run of text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def inserted(text: str) -> str:
    """Return text that somebody inserted with changes tracked."""
    return f'<w:ins w:id="1" w:author="a">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    """Return text that somebody deleted with changes tracked."""
    return f'<w:del w:id="2" w:author="a"><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>'


def control(inner: str) -> str:
    """Return runs or blocks inside a content control."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def paragraph(*runs: str, listed: tuple[int, int] | None = None, style: str = "", gone: bool = False) -> str:
    """Return a paragraph of runs; `listed` is its list and level; `gone` deletes its end."""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if listed:
        properties += f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>'
    if gone:
        properties += '<w:rPr><w:del w:id="3" w:author="a"/></w:rPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def abstract(number: int, *levels: tuple[str, str]) -> str:
    """Return an abstract list: for each level its number format and its text."""
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'


def number(listed: int, of: int, override: str = "") -> str:
    """Return a list that counts as the abstract one says."""
    return f'<w:num w:numId="{listed}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def cell(text: str = "", *, span: int = 1, merge: str = "") -> str:
    """Return a table cell; each line of the text is a paragraph. `merge` is ``restart`` or ``continue``."""
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>" if merge else ""
    inner = "".join(paragraph(line) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: Sequence[str]) -> str:
    """Return a table of rows of cells; plain text is a cell."""
    inner = "".join(
        "<w:tr>" + "".join(each if each.startswith("<w:tc>") else cell(each) for each in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{inner}</w:tbl>"


def workbook(
    *sheets: tuple[str, Sequence[Sequence[Any]]], then: Callable[[Workbook], None] | None = None
) -> bytes:
    """Return a workbook of named sheets of rows, changed by `then` before it is saved."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    if then:
        then(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()
