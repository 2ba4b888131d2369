"""What lines and tables are in a web page? What is not the document is page furniture."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plancli.ingest.errors import MissingExtraError
from plancli.ingest.fold import fold
from plancli.ingest.model import Block, Cell, Line, Para, Place, Source, Table
from plancli.ingest.numerals import read_marker
from plancli.ingest.outline.head import form_of
from plancli.ingest.readers.safety import check_cells
from plancli.ingest.tables.cells import is_task_table
from plancli.ingest.tables.columns import kind_of
from plancli.ingest.tails.labels import front_label

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SILENT = frozenset(
    {"script", "style", "noscript", "template", "-comment", "iframe", "svg", "object", "head", "title"},
)
_INLINE = frozenset(
    [
        "-text",
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "button",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "o:p",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "select",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "nobr",
        "st1:chsdate",
    ],
)
_FURNITURE = re.compile(
    r"\b(?:nav|header|footer|foot|breadcrumb|crumb|menu|toolbar|tools?|share|sidebar|related"
    r"|copyright|bottom|position|location|dqwz|wz|top)\b",
    re.IGNORECASE,
)
_FURNITURE_TAGS = frozenset({"nav", "footer", "aside", "form", "button", "select"})
MOST_SPAN, DEEPEST, SENTENCE = 200, 150, 30
MOST_OF_IT = 0.9


@dataclass(slots=True)
class _Page:
    """A page being read: its blocks, each with the elements it stands in."""

    blocks: list[Block] = field(default_factory=list)
    paths: list[tuple[int, ...]] = field(default_factory=list)
    furniture: list[bool] = field(default_factory=list)
    path: list[int] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    silent: int = 0
    paragraphs: int = 0
    tables: int = 0
    count: int = 0
    heading: int | None = None
    lists: dict[int, dict[int, int]] = field(default_factory=dict)

    def end(self) -> None:
        """End the paragraph being read."""
        text = "".join(self.pieces)
        self.pieces.clear()
        lines = [re.sub(r"[ \t\r]+", " ", line) for line in text.split("\n")]
        if not any(line.strip() for line in lines):
            return
        self.paragraphs += 1
        place = Place(line=self.paragraphs)
        soft = False
        for line in lines:
            if line.strip():
                self._add(Line(line, place, soft=soft, heading=self.heading))
                soft = True

    def _add(self, block: Block) -> None:
        self.blocks.append(block)
        self.paths.append(tuple(self.path))
        self.furniture.append(self.silent > 0)

    def table(self, table: Table) -> None:
        """Add a table."""
        self._add(table)


def read_html(text: str, encoding: str, name: str) -> Source:
    """Return the lines and tables of a page, those outside the document marked as page furniture.

    Raises:
        MissingExtraError: selectolax is not installed.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - only pages need it
    except ImportError as error:
        raise MissingExtraError(name=name, package="selectolax") from error
    tree = LexborHTMLParser(text)
    page = _Page()
    title = tree.css_first("title")
    heading = title.text(strip=True) if title is not None else ""
    if tree.body is not None:
        _walk(tree.body, page, 0)
    page.end()
    blocks = _without_furniture(page)
    first = [Line(heading, Place(line=1), soft=False, kind="page_furniture")] if heading else []
    return Source((*first, *blocks), "html", encoding)


def _walk(node: LexborNode, page: _Page, depth: int) -> None:
    child = node.child
    while child is not None:
        _visit(child, page, depth)
        child = child.next


def _visit(node: LexborNode, page: _Page, depth: int) -> None:
    tag = node.tag or ""
    if tag == "-text":
        page.pieces.append((node.text_content or "").replace("\n", " "))
    elif tag == "br":
        page.pieces.append("\n")
    elif tag in _SILENT or depth > DEEPEST:
        if depth > DEEPEST:
            page.pieces.append(node.text())
    elif tag == "table" and not _is_layout(node):
        page.end()
        page.tables += 1
        page.table(_read_table(node, f"T{page.tables}"))
    elif tag in _INLINE:
        _walk(node, page, depth + 1)
    else:
        _enter(node, tag, page, depth)


def _enter(node: LexborNode, tag: str, page: _Page, depth: int) -> None:
    """Read an element that begins and ends a paragraph."""
    page.end()
    page.count += 1
    page.path.append(page.count)
    named = " ".join(str(node.attributes.get(key) or "") for key in ("class", "id"))
    hides = tag in _FURNITURE_TAGS or (bool(_FURNITURE.search(named)) and tag not in ("body", "p", "td"))
    page.silent += hides
    page.heading = int(tag[1]) if re.fullmatch("h[1-6]", tag) else page.heading
    page.pieces = [_number(node, page)] if tag == "li" and not page.silent else []
    _walk(node, page, depth + 1)
    page.end()
    page.heading = None if re.fullmatch("h[1-6]", tag) else page.heading
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


def _is_layout(table: LexborNode) -> bool:
    """Return whether a table only arranges the page: it holds a table, or long cells with paragraphs."""
    if any(inner.mem_id != table.mem_id for inner in table.css("table")):
        return True
    cells = table.css("td, th")
    return len(cells) <= 1 or (len(cells) <= 4 and any(len(cell.css("p, div")) > 5 for cell in cells))  # noqa: PLR2004 - a page's frame


def _read_table(node: LexborNode, name: str) -> Table:
    taken: defaultdict[int, set[int]] = defaultdict(set)
    cells: list[Cell] = []
    rows = columns = covered = 0
    for row in node.css("tr"):
        column, here = 0, taken.pop(rows, set())
        for cell in row.iter():
            if cell.tag not in ("td", "th"):
                continue
            while column in here:
                column += 1
            height, width = _span(cell, "rowspan"), _span(cell, "colspan")
            cells.append(Cell(_cell_text(cell), rows, column, Place(sheet=name, row=rows + 1), height, width))
            covered += height * width
            check_cells(name, covered, 1)
            for down in range(1, height):
                taken[rows + down].update(range(column, column + width))
            column += width
        columns = max(columns, column, 1 + max(here, default=-1))
        rows += 1
    check_cells(name, rows, columns)
    outside = "".join(caption.text() for caption in node.css("caption"))
    shortened = tuple(replace(cell, height=min(cell.height, rows - cell.row)) for cell in cells)
    caption = (Cell(outside.strip(), 0, 0, Place(sheet=name, row=1), 1, columns),) if outside.strip() else ()
    if caption:
        shortened = (*caption, *(replace(cell, row=cell.row + 1) for cell in shortened))
    return Table(shortened, rows + len(caption), columns, Place(sheet=name, row=1))


def _span(cell: LexborNode, key: str) -> int:
    value = str(cell.attributes.get(key) or "1").strip()
    return min(max(int(value), 1), MOST_SPAN) if re.fullmatch("[0-9]{1,4}", value) else 1


def _cell_text(cell: LexborNode) -> str:
    page = _Page()
    _walk(cell, page, 0)
    page.end()
    return "\n".join(block.text.strip() for block in page.blocks if isinstance(block, Line))


def _without_furniture(page: _Page) -> list[Block]:
    """Return the blocks with those outside the document marked."""
    inside = _container(page)
    blocks: list[Block] = []
    for at, block in enumerate(page.blocks):
        outside = inside is not None and inside not in page.paths[at]
        if isinstance(block, Line) and (
            page.furniture[at] or (outside and not _belongs(block, at, page, inside))
        ):
            block = replace(block, kind="page_furniture")  # noqa: PLW2901 - the same block, marked
        blocks.append(block)
    return blocks


def _container(page: _Page) -> int | None:
    """Return the innermost element that holds nine tenths of what looks like a plan."""
    weights = [_weight(block) for block in page.blocks]
    total = sum(weights)
    if not total:
        return None
    held: dict[int, int] = {}
    blocks = Counter(element for path in page.paths for element in path)
    for path, weight in zip(page.paths, weights, strict=True):
        for element in path:
            held[element] = held.get(element, 0) + weight
    enough = [
        element for element, weight in held.items() if weight >= MOST_OF_IT * total and blocks[element] > 1
    ]
    return max(enough, default=None)


def _weight(block: Block) -> int:
    if isinstance(block, Table):
        return 10 if is_task_table(block) else 0
    folded = fold(block.text)
    marker = read_marker(block.text.strip(), folded.strip())
    label = front_label(folded)
    return (
        2 * bool(marker and marker.sure)
        + 2 * bool(label and label.field in ("lead", "support", "timing"))
        + 2 * (kind_of(block.text) in ("lead", "support", "timing", "people"))
        + bool(re.search(r"[。)]\s*$", folded) and len(folded) > SENTENCE)
    )


def _belongs(line: Line, at: int, page: _Page, inside: int | None) -> bool:
    """Return whether a line above the text is the document's all the same: its title, number or date."""
    first = next((i for i, path in enumerate(page.paths) if inside in path), len(page.paths))
    if at > first:
        return False
    form = form_of(Para(line.text.strip(), fold(line.text.strip()), line.place))
    return line.heading is not None or form in ("document", "page_metadata", "date")
