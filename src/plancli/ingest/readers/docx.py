"""What lines and tables are in a Word file? Its XML, with numbers, insertions and content controls.

Automatic numbers come from numbering.xml; text that was inserted counts, text that was deleted does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from plancli.ingest.errors import DamagedError
from plancli.ingest.model import Block, Cell, Line, Place, Source, Table
from plancli.ingest.readers.numbering import Numbering, W, read_numbering, whole
from plancli.ingest.readers.safety import read_part

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = frozenset(
    {
        f"{W}del",
        f"{W}moveFrom",
        f"{W}instrText",
        f"{W}delText",
        f"{W}rPr",
        f"{W}pPr",
        f"{W}rt",
        f"{W}delInstrText",
        f"{W}sdtPr",
        f"{W}sdtEndPr",
    },
)
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-"}
_BLOCKS = (f"{W}p", f"{W}tbl")
MOST_COLUMNS, DEEPEST = 200, 60


@dataclass(slots=True)
class _Word:
    """A document being read: its lists, and how many paragraphs and tables have been seen."""

    numbering: Numbering
    headings: dict[str, int] = field(default_factory=dict)
    paragraphs: int = 0
    tables: int = 0
    held: str = ""
    aside: list[Line] = field(default_factory=list)


def read_docx(archive: zipfile.ZipFile, name: str) -> Source:
    """Return the paragraphs and tables of a Word file.

    Raises:
        DamagedError: Its XML cannot be parsed.
    """
    part = next(
        (
            each
            for each in ("word/document.xml", *sorted(archive.namelist()))
            if each.startswith("word/document") and each.endswith(".xml") and each in archive.namelist()
        ),
        "",
    )
    styles = _parse(archive, "word/styles.xml", name)
    word = _Word(read_numbering(_parse(archive, "word/numbering.xml", name), styles), _heading_styles(styles))
    data = read_part(archive, part, name) or b""
    try:
        blocks = [block for element in _top_level(data) for block in _read_block(element, word)]
        blocks += _flush(word)
    except ET.ParseError as error:
        raise DamagedError(name=name, why=part) from error
    return Source((*_furniture(archive, name), *blocks, *word.aside, *_notes(archive, name)), "docx")


def _parse(archive: zipfile.ZipFile, part: str, name: str) -> ET.Element | None:
    data = read_part(archive, part, name)
    if data is None:
        return None
    try:
        return ET.fromstring(data)  # noqa: S314 - DOCTYPE is refused before, so no entities
    except ET.ParseError as error:
        raise DamagedError(name=name, why=part) from error


def _heading_styles(styles: ET.Element | None) -> dict[str, int]:
    """Return the styles that mark headings, with their level."""
    found: dict[str, int] = {}
    for style in styles.findall(f"{W}style") if styles is not None else ():
        label = style.find(f"{W}name")
        name = (label.get(f"{W}val", "") if label is not None else "").lower()
        level = re.fullmatch(r"(?:heading|标题)\s*([1-9])", name)
        if level:
            found[style.get(f"{W}styleId", "")] = int(level[1])
    return found


def _top_level(data: bytes) -> Iterator[ET.Element]:
    """Yield the paragraphs and tables of the body one by one, each forgotten after its use."""
    depth = 0
    for event, element in ET.iterparse(BytesIO(data), events=("start", "end")):  # noqa: S314 - DOCTYPE is refused before
        if event == "start":
            depth += element.tag in _BLOCKS
            continue
        if element.tag in _BLOCKS:
            depth -= 1
            if depth == 0:
                yield element
                element.clear()


def _read_block(element: ET.Element, word: _Word) -> list[Block]:
    if element.tag == f"{W}tbl":
        word.tables += 1
        return [*_flush(word), _read_table(element, word)]
    return _read_paragraph(element, word)


def _flush(word: _Word) -> list[Block]:
    """Return what stands before a deleted paragraph mark at the end of the text."""
    text, word.held = word.held, ""
    return [Line(text, Place(line=word.paragraphs), soft=False)] if text.strip() else []


def _read_paragraph(element: ET.Element, word: _Word) -> list[Block]:
    word.paragraphs += 1
    text = word.held + _text(element, word)
    properties = element.find(f"{W}pPr")
    if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
        word.held = text
        return []
    word.held = ""
    if not text.strip():
        return []
    style = _attribute(properties, f"{W}pStyle")
    text = _number(properties, style, word) + text
    heading = word.headings.get(style)
    place = Place(line=word.paragraphs)
    return [
        Line(part, place, soft=at > 0, heading=heading)
        for at, part in enumerate(text.split("\n"))
        if part.strip()
    ]


def _attribute(element: ET.Element | None, path: str) -> str:
    found = element.find(path) if element is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def _number(properties: ET.Element | None, style: str, word: _Word) -> str:
    """Return the number Word prints before a paragraph."""
    listed, level = word.numbering.styles.get(style, ("", 0))
    number = properties.find(f"{W}numPr") if properties is not None else None
    if number is not None:
        listed = _attribute(number, f"{W}numId") or listed
        given = _attribute(number, f"{W}ilvl")
        level = whole(given, level)
    if listed in ("", "0"):
        return ""
    return word.numbering.next(listed, level)


def _text(element: ET.Element, word: _Word, depth: int = 0) -> str:
    """Return the text of a run or paragraph as it would print with every change accepted."""
    if depth > DEEPEST:
        return "".join(each.text or "" for each in element.iter(f"{W}t"))
    parts: list[str] = []
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == f"{W}t":
            parts.append(child.text or "")
        elif child.tag in _BREAKS:
            parts.append("" if child.get(f"{W}type") in ("page", "column") else _BREAKS[child.tag])
        elif child.tag == f"{_MC}AlternateContent":
            chosen = child.find(f"{_MC}Choice")
            parts.append(_text(chosen if chosen is not None else child, word, depth + 1))
        elif child.tag == f"{W}txbxContent":
            word.aside += [Line(line, Place(line=word.paragraphs), soft=False) for line in _box(child, word)]
        else:
            parts.append(_text(child, word, depth + 1))
    return "".join(parts)


def _box(element: ET.Element, word: _Word) -> list[str]:
    """Return the lines of a text box."""
    lines = [_text(paragraph, word, DEEPEST // 2) for paragraph in element.iter(f"{W}p")]
    return [line for line in lines if line.strip()]


def _read_table(element: ET.Element, word: _Word) -> Table:
    name = f"T{word.tables}"
    cells: list[Cell] = []
    above: dict[int, int] = {}
    rows = columns = 0
    for row in _children(element, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is not None:
            continue
        column = min(max(whole(_attribute(row, f"{W}trPr/{W}gridBefore"), 0), 0), MOST_COLUMNS)
        for cell in _children(row, f"{W}tc"):
            width = min(max(whole(_attribute(cell, f"{W}tcPr/{W}gridSpan"), 1), 1), MOST_COLUMNS)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            text = _cell_text(cell, word)
            goes_on = merge is not None and merge.get(f"{W}val", "continue") != "restart"
            if goes_on and column in above and not text.strip():
                _grow(cells, above[column])
            else:
                cells.append(Cell(text, rows, column, Place(sheet=name, row=rows + 1), 1, width))
                above[column] = len(cells) - 1
            column += width
        columns = max(columns, column)
        rows += 1
    return Table(tuple(cells), rows, columns, Place(sheet=name, row=1))


def _grow(cells: list[Cell], at: int) -> None:
    cell = cells[at]
    cells[at] = Cell(cell.text, cell.row, cell.column, cell.place, cell.height + 1, cell.width)


def _children(element: ET.Element, tag: str) -> Iterator[ET.Element]:
    """Yield the rows or cells of a table, through content controls and tracked insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}smartTag"):
            yield from _children(child, tag)


def _cell_text(cell: ET.Element, word: _Word) -> str:
    lines: list[str] = []
    held = ""
    for paragraph in cell.iter(f"{W}p"):
        text = held + _text(paragraph, word)
        properties = paragraph.find(f"{W}pPr")
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            held = text
            continue
        held = ""
        if text.strip() or _attribute(properties, f"{W}numPr/{W}numId") not in ("", "0"):
            lines.append(_number(properties, _attribute(properties, f"{W}pStyle"), word) + text)
    return "\n".join([*lines, held] if held else lines)


def _furniture(archive: zipfile.ZipFile, name: str) -> list[Line]:
    """Return the running headers and footers."""
    lines: list[Line] = []
    for part in sorted(archive.namelist()):
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", part):
            lines += _aside_lines(archive, part, name, "page_furniture")
    return lines


def _notes(archive: zipfile.ZipFile, name: str) -> list[Line]:
    """Return the footnotes and endnotes."""
    return [
        line
        for part in ("word/footnotes.xml", "word/endnotes.xml")
        for line in _aside_lines(archive, part, name, "note")
    ]


def _aside_lines(archive: zipfile.ZipFile, part: str, name: str, kind: str) -> list[Line]:
    root = _parse(archive, part, name)
    if root is None:
        return []
    word = _Word(Numbering())
    label = part.rpartition("/")[2].removesuffix(".xml")
    texts = [_text(paragraph, word) for paragraph in root.iter(f"{W}p")]
    return [
        Line(text, Place(sheet=label, row=at), soft=False, kind=kind)
        for at, text in enumerate(texts, 1)
        if text.strip()
    ]
