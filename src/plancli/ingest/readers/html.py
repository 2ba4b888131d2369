"""What lines and tables are in a web page? What is not the document is page furniture."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plancli.ingest.errors import IngestError
from plancli.ingest.model import Block, Cell, Line, Place, Source, Table
from plancli.ingest.numerals import read_marker
from plancli.ingest.readers.safety import check_cells
from plancli.ingest.text import Text, fold

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SILENT_TAGS = "script style noscript template -comment iframe svg object head title del s strike rt rp"
_SILENT = frozenset(_SILENT_TAGS.split())
_INLINE_TAGS = (
    "-text a abbr acronym b bdi bdo big button cite code data dfn em font i img input ins kbd label mark o:p"
    " q ruby samp select small span strong sub sup time tt u var wbr nobr st1:chsdate"
)
_INLINE = frozenset(_INLINE_TAGS.split())
_FURNITURE = re.compile(
    r"\b(?:nav|header|footer|foot|breadcrumb|crumb|menu|toolbar|tools?|share|sidebar|related"
    r"|copyright|bottom|position|location|dqwz|wz|top)\b",
    re.IGNORECASE,
)
_FURNITURE_TAGS = frozenset({"nav", "footer", "aside", "form", "button", "select"})
_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r]+")
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
MOST_SPAN, DEEPEST = 200, 150


@dataclass(slots=True)
class _Page:
    """A page being read: its blocks, each with the elements it stands in.

    Attributes:
        blocks: Lines and tables so far.
        hidden: Words that a browser does not show.
        path: Elements that are open, numbered.
        pieces: Words of the paragraph that is open.
        silent: Open elements whose text is page furniture.
        kept: Open elements that keep their line ends.
        paragraphs: Paragraphs so far.
        tables: Tables so far.
        count: Elements so far.
        heading: Level of the heading that is open.
        lists: Numbers of the items of each list.
    """

    blocks: list[Block] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    path: list[int] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    silent: int = 0
    kept: int = 0
    paragraphs: int = 0
    tables: int = 0
    count: int = 0
    heading: int | None = None
    lists: dict[int, dict[int, int]] = field(default_factory=dict)

    def end(self) -> None:
        """End the paragraph being read."""
        if not self.pieces:
            return
        lines = [_BLANKS.sub(" ", line) for line in "".join(self.pieces).split("\n")]
        self.pieces.clear()
        lines = [line for line in lines if line.strip()]
        self.paragraphs += bool(lines)
        kind = "page_furniture" if self.silent else None
        for at, line in enumerate(lines):
            place = Place(line=self.paragraphs)
            path = tuple(self.path)
            self.blocks.append(Line(Text(line), place, at > 0, heading=self.heading, kind=kind, path=path))


def read_html(text: str, encoding: str, name: str) -> Source:
    """Return the lines and tables of a page, those that menus and footers hold marked as page furniture.

    Raises:
        IngestError: selectolax is not installed.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - an extra, and only pages need it
    except ImportError as error:
        raise IngestError("missing_extra", name=name, package="selectolax") from error
    tree = LexborHTMLParser(text)
    page = _Page()
    title = tree.css_first("title")
    heading = title.text(strip=True) if title is not None else ""
    if tree.body is not None:
        _walk(tree.body, page, 0)
    page.end()
    first = [Line(Text(heading), Place(line=1), soft=False, kind="page_furniture")] if heading else []
    hidden = [Line(Text(words), Place(), soft=False, kind="hidden") for words in page.hidden]
    return Source((*first, *page.blocks, *hidden), "html", encoding)


def _walk(node: LexborNode, page: _Page, depth: int) -> None:
    child = node.child
    while child is not None:
        _visit(child, page, depth)
        child = child.next


def _visit(node: LexborNode, page: _Page, depth: int) -> None:
    tag = node.tag or ""
    if tag == "-text":
        words = node.text_content or ""
        page.pieces.append(words if page.kept else words.replace("\n", " "))
    elif tag == "br":
        page.pieces.append("\n")
    elif depth > DEEPEST:
        page.pieces.append(node.text())
    elif tag in _SILENT:
        return
    elif _is_hidden(node):
        words = " ".join(node.text().split())
        page.hidden += [words] if words else []
    elif tag == "table" and not _is_layout(node):
        page.end()
        page.tables += 1
        page.blocks.append(_read_table(node, f"T{page.tables}", page))
    elif tag in _INLINE:
        _walk(node, page, depth + 1)
    else:
        _enter(node, tag, page, depth)


def _is_hidden(node: LexborNode) -> bool:
    """Return whether a browser does not show an element, as far as it says so itself."""
    attributes = node.attributes
    return "hidden" in attributes or _UNSEEN.search(attributes.get("style") or "") is not None


def _enter(node: LexborNode, tag: str, page: _Page, depth: int) -> None:
    """Read an element that begins and ends a paragraph."""
    page.end()
    page.count += 1
    page.path.append(page.count)
    named = " ".join(str(node.attributes.get(key) or "") for key in ("class", "id"))
    hides = tag in _FURNITURE_TAGS or (bool(_FURNITURE.search(named)) and tag not in ("body", "p", "td"))
    level = int(tag[1]) if re.fullmatch("h[1-6]", tag) else None
    page.silent += hides
    page.kept += tag == "pre"
    page.heading = level or page.heading
    page.pieces = [_number(node, page)] if tag == "li" and not page.silent else []
    _walk(node, page, depth + 1)
    page.end()
    page.heading = None if level else page.heading
    page.kept -= tag == "pre"
    page.silent -= hides
    page.path.pop()


def _number(item: LexborNode, page: _Page) -> str:
    """Return the number a browser prints before a list item."""
    listed = item.parent
    if listed is None or listed.tag != "ol" or not item.text(strip=True):
        return ""
    if listed.mem_id not in page.lists:
        page.lists[listed.mem_id] = _numbers(listed)
    value = page.lists[listed.mem_id].get(item.mem_id)
    return "" if value is None else f"{value}. "


def _numbers(listed: LexborNode) -> dict[int, int]:
    """Return the numbers of a list's items; none where they bring their own."""
    items = [child for child in listed.iter() if child.tag == "li"]
    if any(_has_own_number(each) for each in [listed, *items]):
        return {}
    numbers: dict[int, int] = {}
    value = _whole(listed, "start", 1) - 1
    for each in items:
        value = _whole(each, "value", value + 1)
        numbers[each.mem_id] = value
    return numbers


def _has_own_number(node: LexborNode) -> bool:
    """Return whether an item's words begin with a number, or its list shows none that counts 1, 2, 3."""
    if node.tag == "ol":
        style = str(node.attributes.get("style") or "")
        return "list-style" in style or str(node.attributes.get("type") or "1") != "1"
    text = node.text().strip()
    return read_marker(text, fold(text)) is not None


def _whole(node: LexborNode, key: str, default: int) -> int:
    value = str(node.attributes.get(key) or "").strip()
    return int(value) if re.fullmatch("[0-9]{1,4}", value) else default


# --- tables --------------------------------------------------------------------------------


def _is_layout(table: LexborNode) -> bool:
    """Return whether a table only arranges the page: it holds a table, or long cells with paragraphs."""
    if any(inner.mem_id != table.mem_id for inner in table.css("table")):
        return True
    cells = table.css("td, th")
    return len(cells) <= 1 or (len(cells) <= 4 and any(len(cell.css("p, div")) > 5 for cell in cells))  # noqa: PLR2004 - a page's frame


def _read_table(node: LexborNode, name: str, page: _Page) -> Table:
    rows = node.css("tr")
    lines = [row for row in rows if not _is_hidden(row)]
    page.hidden += [" ".join(row.text(separator=" ").split()) for row in rows if _is_hidden(row)]
    caption = " ".join(each.text().strip() for each in node.css("caption")).strip()
    ends = _group_ends(lines)
    taken: defaultdict[int, set[int]] = defaultdict(set)
    cells: list[Cell] = []
    columns = covered = 0
    for number, row in enumerate(lines):
        place, here = Place(sheet=name, row=number + 1), taken.pop(number, set())
        column = 0
        for cell in _cells_of(row):
            while column in here:
                column += 1
            height, width = _span(cell, "rowspan", ends[number] - number), _span(cell, "colspan", 1)
            text, within = Text(_cell_text(cell, page)), min(height, len(lines) - number)
            cells.append(Cell(text, number + bool(caption), column, place, within, width))
            covered += height * width
            check_cells(name, covered, 1)
            for down in range(1, height):
                taken[number + down].update(range(column, column + width))
            column += width
        columns = max(columns, column, 1 + max(here, default=-1))
    check_cells(name, len(lines), columns)
    first = Place(sheet=name, row=1)
    top = [Cell(Text(caption), 0, 0, first, 1, columns)] if caption else []
    return Table((*top, *cells), len(lines) + len(top), columns, first, path=tuple(page.path))


def _cells_of(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in row.iter() if cell.tag in ("td", "th")]


def _group_ends(rows: list[LexborNode]) -> list[int]:
    """Return for each row where its group of rows (thead, tbody, tfoot) ends."""
    ends: list[int] = []
    end, last = len(rows), None
    for at in range(len(rows) - 1, -1, -1):
        parent = rows[at].parent
        group = parent.mem_id if parent is not None and parent.tag in _GROUPS else None
        end = at + 1 if group != last and last is not None else end
        last = group
        ends.append(end)
    return ends[::-1]


def _span(cell: LexborNode, key: str, whole: int) -> int:
    """Return how many rows or columns a cell covers; 0 means all that are left of its group."""
    value = str(cell.attributes.get(key) or "1").strip()
    number = int(value) if re.fullmatch("[0-9]{1,4}", value) else 1
    return min(max(number or whole, 1), MOST_SPAN)


def _cell_text(cell: LexborNode, outer: _Page) -> str:
    child = cell.child
    if child is not None and child.tag == "-text" and child.next is None and not outer.kept:
        return _BLANKS.sub(" ", (child.text_content or "").replace("\n", " ")).strip()
    page = _Page(hidden=outer.hidden, kept=outer.kept)
    _walk(cell, page, 0)
    page.end()
    return "\n".join(block.text.strip() for block in page.blocks if isinstance(block, Line))
