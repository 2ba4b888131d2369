"""What lines and tables are in a Word file? Its XML, with numbers, insertions and content controls.

Automatic numbers come from numbering.xml; text that was inserted counts, text that was deleted does
not. Hidden text is kept apart; what cannot be read (a symbol of a symbol font, a document within) is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from plancli.ingest.errors import IngestError
from plancli.ingest.model import Block, Cell, Line, Place, Source, Table
from plancli.ingest.readers.numbering import Numbering, W, read_numbering, whole
from plancli.ingest.readers.safety import read_part
from plancli.ingest.text import Text

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_GONE = frozenset(
    f"{W}{tag}"
    for tag in (
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "rPr",
        "pPr",
        "rt",
        "delInstrText",
        "sdtPr",
        "sdtEndPr",
    )
)
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-"}
_BLOCKS = (f"{W}p", f"{W}tbl", f"{W}altChunk")
_INSIDE = tuple(f"{W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "ins", "smartTag"))
_WINGDINGS = dict(zip(b"\x6c\x6e\x6f\x71\x75\x76\x9f\xa8\xd8\xfb\xfc\xfd\xfe", "●■□❑◆❖•◻➢✗✓☒☑", strict=True))
"""Signs of Wingdings that lists and forms are made with; its other characters are pictures."""
_PRIVATE = range(0xF000, 0xF100)
"""Where characters of a symbol font stand, ECMA-376 Part 1 §17.3.3.30."""
MOST_COLUMNS, DEEPEST = 200, 60


@dataclass(slots=True)
class _Word:
    """A document being read: its lists, and how many paragraphs and tables have been seen.

    Attributes:
        numbering: Its lists.
        headings: Styles of headings, with their level.
        vanished: Styles whose text does not print.
        paragraphs: Paragraphs so far.
        tables: Tables so far.
        held: What stands before a deleted paragraph mark.
        aside: Lines of text boxes.
        hidden: Lines that do not print.
        unprinted: Words of this paragraph that do not print.
        doubts: What could not be read: place, reason, words.
        table: The table that is being read.
    """

    numbering: Numbering
    headings: dict[str, int] = field(default_factory=dict)
    vanished: frozenset[str] = frozenset()
    paragraphs: int = 0
    tables: int = 0
    held: str = ""
    aside: list[Line] = field(default_factory=list)
    hidden: list[Line] = field(default_factory=list)
    unprinted: list[str] = field(default_factory=list)
    doubts: list[tuple[str, str, str]] = field(default_factory=list)
    table: _Rows | None = None

    @property
    def place(self) -> Place:
        """Return where reading is."""
        return Place(line=self.paragraphs)

    def hide(self, place: Place) -> None:
        """Keep what did not print in the paragraph or cell that ends."""
        if self.unprinted:
            self.hidden.append(Line(Text("".join(self.unprinted)), place, soft=False, kind="hidden"))
            self.unprinted = []


def read_docx(archive: zipfile.ZipFile, name: str) -> Source:
    """Return the paragraphs and tables of a Word file.

    Raises:
        IngestError: Its XML cannot be parsed.
    """
    names = archive.namelist()
    part = next(
        each
        for each in ("word/document.xml", *sorted(names))
        if each in names and re.match(r"word/document.*\.xml$", each)
    )
    styles = _parse(archive, "word/styles.xml", name)
    word = _Word(
        read_numbering(_parse(archive, "word/numbering.xml", name), styles),
        _heading_styles(styles),
        _vanished_styles(styles),
    )
    data = read_part(archive, part, name) or b""
    try:
        blocks = [block for element in _top_level(data) for block in _read_block(element, word)]
        blocks += _flush(word)
    except ET.ParseError as error:
        raise IngestError("damaged", name=name, why=part) from error
    around = (*_furniture(archive, name), *blocks, *word.aside, *_notes(archive, name), *word.hidden)
    return Source(around, "docx", doubts=tuple(word.doubts))


def _parse(archive: zipfile.ZipFile, part: str, name: str) -> ET.Element | None:
    data = read_part(archive, part, name)
    if data is None:
        return None
    try:
        return ET.fromstring(data)  # noqa: S314 - DOCTYPE is refused before, so no entities
    except ET.ParseError as error:
        raise IngestError("damaged", name=name, why=part) from error


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


def _vanished_styles(styles: ET.Element | None) -> frozenset[str]:
    """Return the styles whose text does not print."""
    found = styles.findall(f"{W}style") if styles is not None else []
    return frozenset(
        style.get(f"{W}styleId", "") for style in found if _vanishes(style.find(f"{W}rPr"), frozenset())
    )


def _vanishes(properties: ET.Element | None, styles: frozenset[str]) -> bool:
    """Return whether run properties hide or strike out their text, by themselves or by their style."""
    if properties is None:
        return False
    for tag in ("vanish", "strike", "dstrike"):
        sign = properties.find(f"{W}{tag}")
        if sign is not None:
            return sign.get(f"{W}val", "1") not in ("0", "false", "off")
    return _attribute(properties, f"{W}rStyle") in styles


def _top_level(data: bytes) -> Iterator[ET.Element]:
    """Yield the paragraphs of the body, and of its tables the rows before the table; each is forgotten."""
    depth = 0
    body: ET.Element | None = None
    for event, element in ET.iterparse(BytesIO(data), events=("start", "end")):  # noqa: S314 - DOCTYPE is refused before
        tag = element.tag
        if event == "start":
            depth += tag in _BLOCKS
            body = element if tag == f"{W}body" and body is None else body
            continue
        depth -= tag in _BLOCKS
        if (depth == 0 and tag in _BLOCKS) or (depth == 1 and tag == f"{W}tr"):
            yield element
            element.clear()
        if depth == 0 and body is not None:
            body.clear()


def _read_block(element: ET.Element, word: _Word) -> list[Block]:
    if element.tag == f"{W}altChunk":
        _doubt_chunk(element, word)
        return []
    if element.tag == f"{W}tr":
        word.table = word.table or _Rows(f"T{word.tables + 1}")
        word.table.add(element, word)
        return []
    if element.tag == f"{W}tbl":
        rows, word.table = word.table or _Rows(f"T{word.tables + 1}"), None
        word.tables += 1
        return [*_flush(word), rows.table()]
    return _read_paragraph(element, word)


def _doubt_chunk(element: ET.Element, word: _Word) -> None:
    target = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
    word.doubts.append((f"L{word.paragraphs}", "alt_chunk", target))


def _flush(word: _Word) -> list[Block]:
    """Return what stands before a deleted paragraph mark at the end of the text."""
    text, word.held = word.held, ""
    return [Line(Text(text), word.place, soft=False)] if text.strip() else []


def _read_paragraph(element: ET.Element, word: _Word) -> list[Block]:
    word.paragraphs += 1
    text = word.held + _text(element, word)
    word.hide(word.place)
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
    return [
        Line(Text(part), word.place, soft=at > 0, heading=heading)
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
        level = whole(_attribute(number, f"{W}ilvl"), level)
    return word.numbering.next(listed, level) if listed not in ("", "0") else ""


def _text(element: ET.Element, word: _Word, depth: int = 0) -> str:
    """Return the text of a run or paragraph as it would print with every change accepted."""
    if depth > DEEPEST:
        return "".join(each.text or "" for each in element.iter(f"{W}t"))
    if element.tag in (f"{W}r", f"{W}p") and _vanishes(element.find(f"{W}rPr"), word.vanished):
        word.unprinted.append("".join(_part(child, word, depth) for child in element))
        return ""
    return "".join(_part(child, word, depth) for child in element)


def _part(child: ET.Element, word: _Word, depth: int) -> str:  # noqa: PLR0911 - one return a kind
    """Return the text of one element of a run or paragraph."""
    tag = child.tag
    if tag in _GONE:
        return ""
    if tag in (f"{W}t", f"{_MATH}t"):
        return child.text or ""
    if tag in _BREAKS:
        return "" if child.get(f"{W}type") in ("page", "column") else _BREAKS[tag]
    if tag == f"{W}sym":
        return _symbol(child, word)
    if tag == f"{W}altChunk":
        _doubt_chunk(child, word)
        return ""
    if tag == f"{W}txbxContent":
        word.aside += [
            Line(Text(line), word.place, soft=False) for line in _lines(child, word) if line.strip()
        ]
        return ""
    if tag == f"{_MC}AlternateContent":
        chosen = child.find(f"{_MC}Choice")
        chosen = chosen if chosen is not None else child.find(f"{_MC}Fallback")
        return _text(chosen, word, depth + 1) if chosen is not None else ""
    return _text(child, word, depth + 1)


def _symbol(element: ET.Element, word: _Word) -> str:
    """Return the character that a symbol is; one of a symbol font that has no character is named."""
    code = element.get(f"{W}char", "")
    value = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else 0
    if value in _PRIVATE and element.get(f"{W}font", "").lower() == "wingdings":
        value = ord(_WINGDINGS.get(value & 0xFF, "\0"))
    if value in _PRIVATE or not chr(value).isprintable():
        word.doubts.append((f"L{word.paragraphs}", "symbol", f"{element.get(f'{W}font', '')} {code}"))
        return ""
    return chr(value)


def _lines(element: ET.Element, word: _Word) -> list[str]:
    """Return the lines of a cell or text box: its paragraphs and those of tables within, numbered."""
    lines: list[str] = []
    held = ""
    for child in _children(element, f"{W}p", f"{W}tbl", f"{W}altChunk"):
        if child.tag == f"{W}altChunk":
            _doubt_chunk(child, word)
            continue
        if child.tag == f"{W}tbl":
            cells = (cell for row in _children(child, f"{W}tr") for cell in _children(row, f"{W}tc"))
            lines += [line for cell in cells for line in _lines(cell, word)]
            continue
        text = held + _text(child, word)
        properties = child.find(f"{W}pPr")
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            held = text
            continue
        held = ""
        if text.strip() or _attribute(properties, f"{W}numPr/{W}numId") not in ("", "0"):
            lines.append(_number(properties, _attribute(properties, f"{W}pStyle"), word) + text)
    return [*lines, held] if held else lines


@dataclass(slots=True)
class _Rows:
    """A table being read, row by row.

    Attributes:
        name: What its place is called.
        cells: Its cells so far.
        above: For each column, which cell a vertical merge would go on with.
        rows: Rows so far.
        columns: Columns of the widest row.
    """

    name: str
    cells: list[Cell] = field(default_factory=list)
    above: dict[int, int] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0

    def add(self, row: ET.Element, word: _Word) -> None:
        """Read one row; a deleted one is none, and a hidden one does not print."""
        place = Place(sheet=self.name, row=self.rows + 1)
        if row.find(f"{W}trPr/{W}del") is not None:
            return
        if row.find(f"{W}trPr/{W}hidden") is not None:
            words = (line for cell in _children(row, f"{W}tc") for line in _lines(cell, word))
            word.unprinted.append(" ".join(words))
            word.hide(place)
            return
        column = _bounded(_attribute(row, f"{W}trPr/{W}gridBefore"), 0)
        for cell in _children(row, f"{W}tc"):
            width = _bounded(_attribute(cell, f"{W}tcPr/{W}gridSpan"), 1)
            text = "\n".join(_lines(cell, word))
            word.hide(place)
            if column in self.above and not text.strip() and _goes_on(cell):
                over = self.cells[self.above[column]]
                self.cells[self.above[column]] = replace(over, height=over.height + 1)
            else:
                self.cells.append(Cell(Text(text), self.rows, column, place, 1, width))
                self.above[column] = len(self.cells) - 1
            column += width
        self.columns = max(self.columns, column)
        self.rows += 1

    def table(self) -> Table:
        """Return the table."""
        return Table(tuple(self.cells), self.rows, self.columns, Place(sheet=self.name, row=1))


def _bounded(text: str, least: int) -> int:
    """Return a number of columns, not less than this and not more than a table has."""
    return min(max(whole(text, least), least), MOST_COLUMNS)


def _goes_on(cell: ET.Element) -> bool:
    """Return whether a cell is merged with the one above it."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") != "restart"


def _children(element: ET.Element, *tags: str) -> Iterator[ET.Element]:
    """Yield the children of these kinds, through content controls and tracked insertions."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in _INSIDE:
            yield from _children(child, *tags)


def _furniture(archive: zipfile.ZipFile, name: str) -> list[Line]:
    """Return the running headers and footers."""
    parts = sorted(
        part for part in archive.namelist() if re.fullmatch(r"word/(?:header|footer)\d*\.xml", part)
    )
    return [line for part in parts for line in _aside_lines(archive, part, name, "page_furniture")]


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
        Line(Text(text), Place(sheet=label, row=at), soft=False, kind=kind)
        for at, text in enumerate(texts, 1)
        if text.strip()
    ]
