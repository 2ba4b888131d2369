"""Which lines of a text draw a table? Pipes, box drawing, tabs: the lines become cells again."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from plancli.ingest.model import Block, Cell, Line, Place, Table
from plancli.ingest.numerals import ARABIC, read_marker
from plancli.ingest.tables.stacked import stacked_tables
from plancli.ingest.tails.names import SURELY, strength
from plancli.ingest.tails.roles import meanings
from plancli.ingest.text import PAGE_NUMBER, Text, flow, fold, joined, rest_of, width

_VERTICAL = "│┃║|｜┆┊"
_HORIZONTAL = "─━═-=┄┈—"
_CORNER = "┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╔╗╚╝╠╣╦╩╬╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫+"
_RULE = re.compile(
    rf"\s*[{re.escape(_CORNER + _VERTICAL)}]?[{re.escape(_HORIZONTAL + _CORNER + _VERTICAL)}:\s]+$",
)
_DRAWN = re.compile(rf"[{re.escape(_CORNER[:-1])}─━═│┃║]")
_ASCII_RULE = re.compile(r"\s*\+[-=]{2,}[-+=]*\+\s*$")
_DASHES = r"(?:-{2,}:?|:-+:?)"
_DELIMITER = re.compile(rf"\s*\|?\s*{_DASHES}\s*(?:\|\s*{_DASHES}\s*)*\|?\s*$")
_PIPES = re.compile(r"(?<!\\)[|｜]")
_MARKUP = re.compile(r"<br\s*/?>|\\(?=\|)", re.IGNORECASE)
_GAP = re.compile(r"\t+|[ \u3000]{2,}")
_WIDE = _CORNER + _HORIZONTAL[:3] + _VERTICAL[:3]
LEAST_COLUMNS, LEAST_LINES, FEW_RULES, MOST_LEVELS = 2, 3, 3, 4


def text_tables(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with lines that draw a table replaced by it."""
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        kind, stop = next(((kind, stop) for kind in _KINDS if (stop := kind[0](blocks, at))), (None, 0))
        if kind:
            found.append(kind[1]([block for block in blocks[at:stop] if isinstance(block, Line)]))
            at = stop
        else:
            found.append(blocks[at])
            at += 1
    return stacked_tables(tuple(found))


def _line(blocks: tuple[Block, ...], at: int) -> Text:
    block = blocks[at] if at < len(blocks) else None
    return block.text if isinstance(block, Line) and block.kind is None else Text()


def _table(lines: list[Line], cells: list[Cell], columns: int) -> Table:
    """Return a table of cells; what its lines hold besides only draws it."""
    drawn = rest_of((line.text for line in lines), (cell.text for cell in cells))
    rows = max((cell.row + cell.height for cell in cells), default=0)
    dropped = joined([*(line.dropped for line in lines), drawn])
    return Table(tuple(cells), rows, columns, lines[0].place, dropped)


# --- box drawing --------------------------------------------------------------------------------


def _box(blocks: tuple[Block, ...], at: int) -> int:
    """Return where a box drawing that begins here ends, or 0."""
    text = _line(blocks, at)
    if not (_DRAWN.search(text) and _RULE.match(text)) and not _ASCII_RULE.match(text):
        return 0
    stop = at
    while stop < len(blocks) and (
        _is_drawn(_line(blocks, stop))
        or (PAGE_NUMBER.match(fold(_any_line(blocks, stop))) and _is_drawn(_line(blocks, stop + 1)))
    ):
        stop += 1
    return stop if stop - at >= LEAST_LINES else 0


def _any_line(blocks: tuple[Block, ...], at: int) -> str:
    block = blocks[at]
    return block.text if isinstance(block, Line) else ""


def _is_drawn(text: str) -> bool:
    stripped = text.strip()
    rule = _RULE.match(text) and re.search(r"[─━═┼┬┴├┌└+]", text)
    framed = stripped[:1] in _VERTICAL + "├┣╠" and stripped[-1:] in _VERTICAL + "┤┫╣"
    return bool(stripped) and (bool(rule) or framed)


@dataclass(slots=True)
class _Open:
    """A drawn cell being read: its first row, the column after it, rows so far, its lines, its place."""

    row: int
    last: int
    place: Place
    height: int = 1
    lines: list[Text] = field(default_factory=list)


@dataclass(slots=True)
class _Drawing:
    """A box drawing being read: rows of open cells, closed by rules."""

    borders: list[int]
    cells: list[Cell] = field(default_factory=list)
    open: dict[int, _Open] = field(default_factory=dict)
    row: int = 0

    def close(self, columns: set[int]) -> None:
        """End the open cells that begin in these columns."""
        for column in sorted(columns & set(self.open)):
            cell = self.open.pop(column)
            wide = max(cell.last - column, 1)
            self.cells.append(Cell(_cell_lines(cell.lines), cell.row, column, cell.place, cell.height, wide))


def _read_box(lines: list[Line]) -> Table:
    wide = _corner_width(lines)
    rules = [line for line in lines if _RULE.match(line.text)]
    borders = _merge_close(sorted({at for line in rules for at in _border_offsets(line.text, wide)}))
    drawing = _Drawing(borders)
    each = len(rules) <= FEW_RULES and len(lines) - len(rules) >= LEAST_LINES  # top, header and bottom only
    started = False
    for line in lines:
        if _RULE.match(line.text) and _DRAWN.search(line.text + "─"):
            if started:
                _rule(drawing, line, wide)
        elif _is_drawn(line.text):
            started = True
            _content(drawing, line, wide)
            if each:
                drawing.close(set(drawing.open))
                drawing.row += 1
    drawing.close(set(drawing.open))
    cells = sorted(drawing.cells, key=lambda cell: (cell.row, cell.column))
    return _table(lines, cells, max(len(borders) - 1, 1))


def _corner_width(lines: list[Line]) -> int:
    """Return how wide a drawing character is, 1 or 2: whichever makes the borders line up."""
    ends = {wide: [_offset(line.text.rstrip(), wide) for line in lines] for wide in (1, 2)}
    return max(ends, key=lambda wide: max(ends[wide].count(end) for end in ends[wide]))


def _offset(text: str, wide: int) -> int:
    return sum(wide if char in _WIDE and not char.isascii() else width(char) for char in text)


def _border_offsets(text: str, wide: int) -> list[int]:
    return [_offset(text[:at], wide) for at, char in enumerate(text) if char in _CORNER + _VERTICAL]


def _merge_close(offsets: list[int]) -> list[int]:
    merged: list[int] = []
    for offset in offsets:
        if not merged or offset - merged[-1] > 2:  # noqa: PLR2004 - a crooked border
            merged.append(offset)
    return merged


def _nearest(borders: list[int], offset: int) -> int:
    at = bisect_left(borders, offset)
    near = [index for index in (at - 1, at) if 0 <= index < len(borders)]
    return min(near, key=lambda index: abs(borders[index] - offset), default=0)


def _segments(text: Text, wide: int, borders: list[int]) -> list[tuple[int, int, Text]]:
    """Return the parts of a line between borders: first column, column after the last, words."""
    corners = _CORNER if re.match(r"\s*\+|.*-\+", text) else _CORNER[:-1]
    cuts = [at for at, char in enumerate(text) if char in _VERTICAL or char in corners]
    parts = []
    columns = len(borders) - 1
    exact = len(cuts) == len(borders)
    for index, (low, high) in enumerate(itertools.pairwise(cuts)):
        first, last = (
            (index, index + 1)
            if exact
            else (
                _nearest(borders, _offset(text[:low], wide)),
                _nearest(borders, _offset(text[:high], wide)),
            )
        )
        words = text[low + 1 : high]
        if last > first:
            parts.append((first, min(last, columns), words))
        elif words.strip():
            parts.append((min(first, columns - 1), min(first + 1, columns), words))
    return parts


def _content(drawing: _Drawing, line: Line, wide: int) -> None:
    for first, last, words in _segments(line.text.strip(" \t\u3000"), wide, drawing.borders):
        if words.strip() and set(words.strip()) <= set(_HORIZONTAL):
            drawing.close({first})
            continue
        cell = drawing.open.setdefault(first, _Open(drawing.row, last, line.place))
        cell.lines.append(words.strip())


def _rule(drawing: _Drawing, line: Line, wide: int) -> None:
    """End the cells above a rule; those it does not run under go on."""
    text = line.text.strip(" \t\u3000")
    ruled = [(first, last) for first, last, words in _segments(text, wide, drawing.borders) if words.strip()]
    ended = {column for column in drawing.open for first, last in ruled if first <= column < last}
    whole = not ended or text[0] in "┌└╔╚┏┗"
    drawing.close(set(drawing.open) if whole else ended)
    for cell in drawing.open.values():
        cell.height += 1
        cell.lines.append(Text())
    drawing.row += 1


def _cell_lines(words: list[Text]) -> Text:
    """Return the lines of a drawn cell; a line that fills the cell is one with the next."""
    lines = [word for word in words if word]
    longest = max((width(line) for line in lines), default=0)
    parts: list[Text] = []
    full = False
    for line in lines:
        if parts and full and parts[-1][-1] not in "。；;" and not _two_names(parts[-1], line):
            parts[-1] = flow([parts[-1], line])
        else:
            parts.append(line)
        full = width(line) >= longest - 2
    return joined(parts, "\n")


def _two_names(first: str, second: str) -> bool:
    """Return whether two lines of a cell name departments of one area (县商务局 / 县人社局)."""
    names = [re.split("[、,;]", fold(line))[at] for line, at in ((first, -1), (second, 0))]
    return all(strength(name) == SURELY for name in names) and names[0][0] == names[1][0]


# --- pipes --------------------------------------------------------------------------------


def _piped(blocks: tuple[Block, ...], at: int) -> int:
    """Return where a table of pipes that begins here ends, or 0."""
    stop = at
    while stop < len(blocks) and _PIPES.search(_line(blocks, stop)) and _pipe_cells(_line(blocks, stop)):
        stop += 1
    lines = [_line(blocks, each) for each in range(at, stop)]
    ruled = [_DELIMITER.match(line) is not None for line in lines]
    if len(lines) < LEAST_COLUMNS or all(ruled):
        return 0
    heads = sum(bool(meanings(cell)) for cell in _pipe_cells(lines[0]))
    return stop if any(ruled) or heads >= LEAST_COLUMNS else 0


def _pipe_cells(text: Text) -> list[Text]:
    if not text.strip():
        return []
    stripped = text.strip()
    low = 1 if stripped[0] in "|｜" else 0
    high = len(stripped) - (stripped[-1] in "|｜" and stripped[-2:-1] != "\\")
    return [cell.strip() for cell in stripped[low : max(low, high)].parts(_PIPES)]


def _read_pipes(lines: list[Line]) -> Table:
    rows = [(line, _pipe_cells(line.text)) for line in lines if not _DELIMITER.match(line.text)]
    return _from_rows(lines, rows)


def _from_rows(
    lines: list[Line], rows: list[tuple[Line, list[Text]]], behind: frozenset[int] = frozenset()
) -> Table:
    """Return a table of rows of cells; those of the rows `behind` are its last ones."""
    columns = max(len(cells) for _, cells in rows)
    found: list[Cell] = []
    for at, (line, cells) in enumerate(rows):
        texts = [_unmarked(cell) for cell in cells]
        texts = [Text()] * (columns - len(texts)) * (at in behind) + texts
        alone = sum(bool(text) for text in texts) == 1
        found += [
            Cell(text, at, column, line.place, 1, columns if alone and column == 0 else 1)
            for column, text in enumerate(texts)
            if text or not alone
        ]
    return replace(_table(lines, found, columns), guessed=behind)


def _unmarked(cell: Text) -> Text:
    """Return a cell with line breaks for ``<br>``, and its escaped pipes plain."""
    parts = cell.parts(_MARKUP)
    marks = ["" if found[0] == "\\" else "\n" for found in _MARKUP.finditer(cell)]
    return joined(part for pair in itertools.zip_longest(parts, marks, fillvalue="") for part in pair)


# --- tabs and wide blanks -----------------------------------------------------------------------


def _tabbed(blocks: tuple[Block, ...], at: int) -> int:
    """Return where a table of tabs or wide blanks that begins with a header here ends, or 0."""
    text = _line(blocks, at)
    cells = _blank_cells(text)
    if len(cells) <= LEAST_COLUMNS or sum(bool(meanings(cell)) for cell in cells) * 3 < 2 * len(cells):
        return 0
    tabs = "\t" in text.strip()
    stop = at + 1
    while any(_fits(line, len(cells), tabs=tabs) for line in _to_row(blocks, stop)):
        stop += 1
    return stop if stop - at >= LEAST_COLUMNS else 0


def _to_row(blocks: tuple[Block, ...], at: int) -> list[Text]:
    """Return the line at `at`, and where it is a heading those after it, to the first that is none."""
    lines = [_line(blocks, each) for each in range(at, min(at + MOST_LEVELS, len(blocks)))]
    headings = list(itertools.takewhile(_is_heading, lines))
    return lines[: len(headings) + 1]


def _is_heading(text: str) -> bool:
    """Return whether a line between rows heads the rows after it (一、经济发展)."""
    marker = read_marker(text.strip(), fold(text.strip()))
    return marker is not None and marker.sure and marker.rank < ARABIC and "。" not in text


def _fits(text: Text, columns: int, *, tabs: bool) -> bool:
    if tabs:
        return "\t" in text and len(text.parts("\t")) <= columns + 1
    return bool(text.strip()) and len(_blank_cells(text)) == columns


def _blank_cells(text: Text) -> list[Text]:
    tabs = "\t" in text.strip()
    return [cell.strip() for cell in (text.strip("\n").parts("\t") if tabs else text.strip().parts(_GAP))]


def _read_tabs(lines: list[Line]) -> Table:
    """Return a table of tabs or wide blanks; a short row goes on under cells that were merged downwards.

    It does so where the first column says the same in every whole row, or counts and the row does not.
    """
    rows = [(line, _blank_cells(line.text)) for line in lines]
    whole = max(len(cells) for _, cells in rows)
    first = [cells[0] for _, cells in rows[1:] if len(cells) == whole]
    merged = len(first) > 1 and (len(set(first)) == 1 or all(map(_counts, first)))
    behind = frozenset(
        at
        for at, (_, cells) in enumerate(rows)
        if merged and 1 < len(cells) < whole and not _counts(cells[0])
    )
    return _from_rows(lines, rows, behind)


def _counts(cell: str) -> bool:
    return read_marker(cell + "、", fold(cell) + "、") is not None


_KINDS = ((_box, _read_box), (_piped, _read_pipes), (_tabbed, _read_tabs))
"""How lines draw a table: where it ends, and how to read it."""
