"""Which lines of a text draw a table? Pipes, box drawing, tabs: the lines become cells again."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from plancli.ingest.fold import fold, join, solid
from plancli.ingest.model import Block, Cell, Line, Place, Table
from plancli.ingest.numerals import ARABIC, read_marker
from plancli.ingest.outline.paragraphs import PAGE_NUMBER, width
from plancli.ingest.tables.columns import kind_of
from plancli.ingest.tails.names import strength

_VERTICAL = "│┃║|｜┆┊"
_HORIZONTAL = "─━═-=┄┈—"
_CORNER = "┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╔╗╚╝╠╣╦╩╬╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫+"
_RULE = re.compile(
    rf"\s*[{re.escape(_CORNER + _VERTICAL)}]?[{re.escape(_HORIZONTAL + _CORNER + _VERTICAL)}:\s]+$",
)
_DRAWN = re.compile(rf"[{re.escape(_CORNER[:-1])}─━═│┃║]")
_DELIMITER = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_PIPES = re.compile(r"(?<!\\)[|｜]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_GAP = re.compile(r"\t+|[ \u3000]{2,}")
LEAST_COLUMNS, CERTAIN = 2, 2


def text_tables(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with lines that draw a table replaced by it."""
    from plancli.ingest.tables.stacked import stacked_tables  # noqa: PLC0415 - it needs what is here

    found: list[Block] = []
    tables = 0
    at = 0
    while at < len(blocks):
        for find in (_box, _piped, _tabbed):
            stop = find(blocks, at)
            if stop:
                break
        if not stop:
            found.append(blocks[at])
            at += 1
            continue
        lines = [block for block in blocks[at:stop] if isinstance(block, Line)]
        tables += 1
        found.append(_READERS[find](lines))
        at = stop
    return stacked_tables(tuple(found))


def _line(blocks: tuple[Block, ...], at: int) -> str:
    block = blocks[at] if at < len(blocks) else None
    return block.text if isinstance(block, Line) and block.kind is None else ""


# --- box drawing -------------------------------------------------------------------------------------------


def _box(blocks: tuple[Block, ...], at: int) -> int:
    """Return where a box drawing that begins here ends, or 0."""
    text = _line(blocks, at)
    if not (_DRAWN.search(text) and _RULE.match(text)) and not re.match(r"\s*\+[-=]{2,}[-+=]*\+\s*$", text):
        return 0
    stop = at
    while stop < len(blocks) and (
        _is_drawn(_line(blocks, stop))
        or (_is_page_number(blocks, stop) and _is_drawn(_line(blocks, stop + 1)))
    ):
        stop += 1
    return stop if stop - at > 2 else 0  # noqa: PLR2004 - two rules and a row


def _is_page_number(blocks: tuple[Block, ...], at: int) -> bool:
    block = blocks[at] if at < len(blocks) else None
    return isinstance(block, Line) and PAGE_NUMBER.match(fold(block.text)) is not None


def _is_drawn(text: str) -> bool:
    stripped = text.strip()
    return bool(stripped) and (
        bool(_RULE.match(text) and re.search(r"[─━═┼┬┴├┌└+]", text))
        or (stripped[0] in _VERTICAL + "├┣╠" and stripped[-1] in _VERTICAL + "┤┫╣")
    )


@dataclass(slots=True)
class _Drawing:
    """A box drawing being read: rows of open cells, closed by rules."""

    borders: list[int]
    cells: list[Cell] = field(default_factory=list)
    open: dict[int, tuple[int, int, int, list[str], Place]] = field(default_factory=dict)
    row: int = 0
    dropped: str = ""


def _read_box(lines: list[Line]) -> Table:
    wide = _corner_width(lines)
    borders = sorted(
        {at for line in lines if _RULE.match(line.text) for at in _border_offsets(line.text, wide)},
    )
    borders = _merge_close(borders)
    drawing = _Drawing(borders)
    ruled = sum(bool(_RULE.match(line.text)) for line in lines)
    each = ruled <= 3 and len(lines) - ruled > 2  # noqa: PLR2004 - top, header and bottom only
    started = False
    for line in lines:
        if _RULE.match(line.text) and _DRAWN.search(line.text + "─"):
            drawing.dropped += solid(line.text)
            if started:
                _rule(drawing, line, wide)
            continue
        if not _is_drawn(line.text):
            drawing.dropped += solid(line.text)
            continue
        started = True
        _content(drawing, line, wide)
        if each:
            _close(drawing, set(drawing.open))
            drawing.row += 1
    _close(drawing, set(drawing.open))
    rows = max((cell.row + cell.height for cell in drawing.cells), default=0)
    return Table(
        tuple(sorted(drawing.cells, key=lambda cell: (cell.row, cell.column))),
        rows,
        max(len(borders) - 1, 1),
        lines[0].place,
        drawing.dropped,
    )


def _corner_width(lines: list[Line]) -> int:
    """Return how wide a drawing character is, 1 or 2: whichever makes the borders line up."""
    best, width_of = -1, 1
    for wide in (1, 2):
        ends = [_offset(line.text.rstrip(), wide) for line in lines]
        score = max(ends.count(end) for end in ends)
        if score > best:
            best, width_of = score, wide
    return width_of


def _offset(text: str, wide: int) -> int:
    return sum(
        wide if char in _CORNER + _HORIZONTAL[:3] + _VERTICAL[:3] and not char.isascii() else width(char)
        for char in text
    )


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


def _segments(text: str, wide: int, borders: list[int]) -> list[tuple[int, int, str]]:
    """Return the parts of a line between borders: first column, column after the last, words."""
    corners = _CORNER if re.match(r"\s*\+|.*-\+", text) else _CORNER[:-1]
    cuts = [at for at, char in enumerate(text) if char in _VERTICAL or char in corners]
    parts = []
    columns = len(borders) - 1
    exact = len(cuts) == len(borders)
    for index, (low, high) in enumerate(itertools.pairwise(cuts)):
        if exact:
            first, last = index, index + 1
        else:
            first, last = (
                _nearest(borders, _offset(text[:low], wide)),
                _nearest(borders, _offset(text[:high], wide)),
            )
        if last > first:
            parts.append((first, min(last, columns), text[low + 1 : high]))
        elif text[low + 1 : high].strip():
            parts.append((min(first, columns - 1), min(first + 1, columns), text[low + 1 : high]))
    return parts


def _content(drawing: _Drawing, line: Line, wide: int) -> None:
    text = line.text.strip(" \t\u3000")
    drawing.dropped += "".join(char for char in text if char in _VERTICAL + _CORNER[:-1])
    for first, last, words in _segments(text, wide, drawing.borders):
        drawing.dropped += ""
        if set(words.strip()) <= set(_HORIZONTAL) and words.strip():
            drawing.dropped += solid(words)
            _close(drawing, {first})
            continue
        if first not in drawing.open:
            drawing.open[first] = (drawing.row, last, 1, [], line.place)
        drawing.open[first][3].append(words.strip())


def _rule(drawing: _Drawing, line: Line, wide: int) -> None:
    """End the cells above a rule; those it does not run under go on."""
    ended = set()
    for first, last, words in _segments(line.text.strip(" \t\u3000"), wide, drawing.borders):
        if words.strip():
            ended |= {column for column in drawing.open if first <= column < last}
    whole = not ended or line.text.strip()[0] in "┌└╔╚┏┗"
    _close(drawing, set(drawing.open) if whole else ended)
    for column, (row, last, height, texts, place) in drawing.open.items():
        drawing.open[column] = (row, last, height + 1, [*texts, ""], place)
    drawing.row += 1


def _close(drawing: _Drawing, columns: set[int]) -> None:
    for column in sorted(columns & set(drawing.open)):
        row, last, height, words, place = drawing.open.pop(column)
        drawing.cells.append(Cell(_cell_lines(words), row, column, place, height, max(last - column, 1)))


def _cell_lines(words: list[str]) -> str:
    """Return the lines of a drawn cell; a line that fills the cell is one with the next."""
    lines = [word for word in words if word]
    longest = max((width(line) for line in lines), default=0)
    joined: list[str] = []
    full = False
    for line in lines:
        if joined and full and joined[-1][-1] not in "。；;" and not _two_names(joined[-1], line):
            joined[-1] = join(joined[-1], line)
        else:
            joined.append(line)
        full = width(line) >= longest - 2
    return "\n".join(joined)


def _two_names(first: str, second: str) -> bool:
    """Return whether two lines of a cell name departments of one area (县商务局 / 县人社局)."""
    names = [re.split("[、,;]", fold(line))[at] for line, at in ((first, -1), (second, 0))]
    return all(strength(name) == CERTAIN for name in names) and names[0][0] == names[1][0]


# --- pipes -------------------------------------------------------------------------------------------------


def _piped(blocks: tuple[Block, ...], at: int) -> int:
    """Return where a table of pipes that begins here ends, or 0."""
    stop = at
    while (
        stop < len(blocks)
        and len(_PIPES.findall(_line(blocks, stop))) >= (1 if stop > at else LEAST_COLUMNS - 1)
        and _pipe_cells(_line(blocks, stop))
    ):
        stop += 1
    if stop - at < LEAST_COLUMNS:
        return 0
    heads = [cell for cell in _pipe_cells(_line(blocks, at)) if kind_of(cell)]
    if all(_DELIMITER.match(_line(blocks, each)) for each in range(at, stop)):
        return 0
    ruled = any(_DELIMITER.match(_line(blocks, each)) for each in range(at, stop))
    return stop if ruled or len(heads) >= LEAST_COLUMNS else 0


def _pipe_cells(text: str) -> list[str]:
    if not text.strip():
        return []
    stripped = re.sub(r"^[|｜]|(?<!\\)[|｜]$", "", text.strip())
    return [cell.strip() for cell in _PIPES.split(stripped)]


def _read_pipes(lines: list[Line]) -> Table:
    rows: list[tuple[Line, list[str]]] = []
    dropped = "".join(line.dropped for line in lines)
    for line in lines:
        if _DELIMITER.match(line.text):
            dropped += solid(line.text)
            continue
        rows.append((line, _pipe_cells(line.text)))
    return _from_rows(rows, dropped)


def _from_rows(rows: list[tuple[Line, list[str]]], dropped: str) -> Table:
    columns = max(len(cells) for _, cells in rows)
    found: list[Cell] = []
    for at, (line, cells) in enumerate(rows):
        texts = [_BREAK.sub("\n", cell).replace("\\|", "|") for cell in cells]
        kept = solid("".join(texts))
        dropped += _difference(solid(line.text), kept)
        alone = len([text for text in texts if text]) == 1
        for column, text in enumerate(texts):
            if text or not alone:
                wide = columns if alone and column == 0 else 1
                found.append(Cell(text, at, column, line.place, 1, wide))
    return Table(tuple(found), len(rows), columns, rows[0][0].place, dropped)


def _difference(whole: str, kept: str) -> str:
    return "".join((Counter(whole) - Counter(kept)).elements())


# --- tabs and wide blanks ----------------------------------------------------------------------------------


def _tabbed(blocks: tuple[Block, ...], at: int) -> int:
    """Return where a table of tabs or wide blanks that begins with a header here ends, or 0."""
    text = _line(blocks, at)
    cells = _blank_cells(text)
    if len(cells) < LEAST_COLUMNS + 1 or sum(kind_of(cell) is not None for cell in cells) * 3 < 2 * len(
        cells,
    ):
        return 0
    tabs = "\t" in text.strip()
    stop = at + 1
    while stop < len(blocks) and (
        _fits(_line(blocks, stop), len(cells), tabs=tabs)
        or (_is_heading(_line(blocks, stop)) and _fits(_line(blocks, stop + 1), len(cells), tabs=tabs))
    ):
        stop += 1
    return stop if stop - at >= LEAST_COLUMNS else 0


def _is_heading(text: str) -> bool:
    """Return whether a line between rows heads the rows after it (一、经济发展)."""
    marker = read_marker(text.strip(), fold(text.strip()))
    return marker is not None and marker.sure and marker.rank < ARABIC and "。" not in text


def _fits(text: str, columns: int, *, tabs: bool) -> bool:
    if not text.strip():
        return False
    if tabs:
        return "\t" in text and len(text.split("\t")) <= columns + 1
    return len(_blank_cells(text)) == columns


def _blank_cells(text: str) -> list[str]:
    return [
        cell.strip()
        for cell in (text.strip("\n").split("\t") if "\t" in text.strip() else _GAP.split(text.strip()))
    ]


def _read_tabs(lines: list[Line]) -> Table:
    return _from_rows(
        [(line, _blank_cells(line.text)) for line in lines],
        "".join(line.dropped for line in lines),
    )


_READERS = {_box: _read_box, _piped: _read_pipes, _tabbed: _read_tabs}
