"""Which lines are a table with one cell a line? A header of known words, then the cells of each row."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from plancli.ingest.model import Block, Cell, Line, Table
from plancli.ingest.numerals import han_value, read_marker
from plancli.ingest.tables.cells import content
from plancli.ingest.tails.names import NO, is_nobody, strength
from plancli.ingest.tails.roles import FACTS, UNITS, Meaning, meanings
from plancli.ingest.text import Text, flow, fold, joined, solid

LEAST_HEADINGS, MOST_HEADINGS, LONGEST_HEADING, SURPLUS = 3, 12, 14, 6
LONGEST_NAMES, SHORT_TITLE = 40, 30
SKIPPED, BROKEN = 0.6, 0.5
"""What it costs that a column stays empty, and that a cell ends where its words go on."""
_GOES_ON = tuple("，；、：")
_SEQUENCE = re.compile(r"(\d{1,4}|[一二三四五六七八九十]{1,3})[.、]?$")
_ENDS = re.compile(r"\s*(?:附件|抄送|注:|备注:|合计|总计|\(此件)|.*印发$")
_SCORES: dict[tuple[str, str], float] = {
    ("number", "number"): 3.0,
    ("time", "time"): 2.0,
    ("unit", "unit"): 2.0,
    ("unit", "time"): -2.0,
    ("unit", "sentence"): -2.0,
    ("unit", "number"): -2.0,
    ("person", "person"): 1.0,
    ("text", "unit"): -1.5,
    ("text", "time"): -1.5,
    ("text", "sentence"): 1.5,
    ("note", "unit"): -0.3,
    ("note", "time"): 0.0,
}
"""How well a line suits a column: by what the column holds and what the line is."""
_OTHERWISE = {
    "number": -3.0,
    "time": -1.5,
    "unit": -0.2,
    "person": -1.0,
    "text": 1.0,
    "note": 0.1,
    "unknown": 0.1,
}


def stacked_tables(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with lines that are the cells of a table replaced by it."""
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        table, stop = _read(blocks, at)
        found.append(table or blocks[at])
        if table:
            found += [block for block in blocks[at:stop] if _is_furniture(block)]
        at = stop if table else at + 1
    return tuple(found)


def _is_furniture(block: Block) -> bool:
    return isinstance(block, Line) and block.kind == "page_furniture"


def _lines(blocks: tuple[Block, ...], at: int) -> list[tuple[int, Line]]:
    """Return the lines from here to the next table, with their positions; page furniture is passed over."""
    plain = takewhile(lambda pair: isinstance(pair[1], Line), enumerate(blocks[at:], at))
    return [(here, block) for here, block in plain if isinstance(block, Line) and block.kind is None]


def _read(blocks: tuple[Block, ...], at: int) -> tuple[Table | None, int]:
    """Return the table that begins here, if one does, and where it ends."""
    near = [line for _, line in _lines(blocks[at : at + 2 * MOST_HEADINGS], 0)]
    begins = near and near[0] is blocks[at] and _is_heading_word(near[0].text)
    heads = _heads(near) if begins else []
    if not heads:
        return None, at
    lines, kinds = _lines(blocks, at), _kinds(heads)
    read = _numbered_rows if "number" in kinds else _even_rows
    rows, used = read([line for _, line in lines[len(heads) :]], kinds, [solid(line.text) for line in heads])
    if not any(len(row) > 1 for row in rows):
        return None, at
    cells = [Cell(head.text.strip(), 0, column, head.place) for column, head in enumerate(heads)]
    for number, row in enumerate(rows, 1):
        cells += _row_cells(row, number, kinds)
    end = len(heads) + used
    stop = lines[end][0] if end < len(lines) else lines[-1][0] + 1
    guessed = frozenset(number for number, row in enumerate(rows, 1) if 1 < len(row) < _least(kinds))
    return Table(tuple(cells), len(rows) + 1, len(heads), heads[0].place, guessed=guessed), stop


def _least(kinds: list[str]) -> int:
    """Return how many lines a row has at least: only notes at its end may be left out."""
    return len(kinds) - sum(1 for _ in takewhile(lambda kind: kind == "note", reversed(kinds)))


def _heads(near: list[Line]) -> list[Line]:
    """Return the lines that are headings: known words, or all before the first number if most are known."""
    known = list(takewhile(lambda line: _is_heading_word(line.text), near))
    begun = list(takewhile(lambda line: not _is_number(line.text.strip(), 1), near))
    apart = begun if len(begun) < len(near) and all(_is_short(line.text) for line in begun) else known
    apart = known if any(read_marker(line.text, fold(line.text)) for line in apart) else apart
    heads = apart if sum(_is_heading_word(line.text) for line in apart) * 2 > len(apart) else known
    means = [meanings(line.text) for line in heads]
    useful = {meaning for each in means for meaning in each} & FACTS
    fits = LEAST_HEADINGS <= len(heads) <= MOST_HEADINGS
    return heads if fits and useful and len(set(means)) > 1 else []


def _is_short(text: str) -> bool:
    return 0 < len(solid(text)) <= LONGEST_HEADING and not re.search(r"[:：。]", text)


def _is_heading_word(text: str) -> bool:
    return _is_short(text) and bool(meanings(solid(text)))


def _kinds(heads: list[Line]) -> list[str]:
    """Return what the columns hold, for the scores; of unknown ones the first holds the words."""
    kinds = [_kind(meanings(line.text)) for line in heads]
    if "text" not in kinds and "unknown" in kinds:
        kinds[kinds.index("unknown")] = "text"
    return kinds


def _kind(means: tuple[Meaning, ...]) -> str:
    """Return what a column holds, for the scores."""
    first = means[0] if means else "unknown"
    if first in UNITS:
        return "unit"
    return "text" if first in ("text", "title", "section") else first if first in _OTHERWISE else "note"


# --- rows --------------------------------------------------------------------------------


def _numbered_rows(lines: list[Line], kinds: list[str], heads: list[str]) -> tuple[list[list[Line]], int]:
    """Return rows that each begin with a number on a line of its own, and how many lines they take."""
    rows: list[list[Line]] = []
    expected = 1
    at = 0
    while at < len(lines):
        line, word = lines[at], lines[at].text.strip()
        number = _is_number(word, expected)
        if _ENDS.match(fold(word)) and not number:
            break
        again = [solid(each.text) for each in lines[at : at + len(heads)]] == heads
        following = lines[at + 1].text.strip() if at + 1 < len(lines) else ""
        if again:
            rows.append(lines[at : at + len(heads)])
            at += len(heads) - 1
        elif number or _is_section(word, rows, kinds, next_is_row=_is_number(following, expected)):
            rows.append([line])
            expected += number
        elif not rows or _is_alone(rows[-1]) or len(rows[-1]) >= len(kinds) + SURPLUS:
            break
        else:
            rows[-1].append(line)
        at += 1
    return _without_tail(rows, at, kinds)


def _is_alone(row: list[Line]) -> bool:
    """Return whether a row is a heading so far: one line that is no number."""
    return len(row) == 1 and not _SEQUENCE.match(fold(row[0].text.strip()))


def _without_tail(rows: list[list[Line]], at: int, kinds: list[str]) -> tuple[list[list[Line]], int]:
    """Return the rows with lines after the last one's cells left to the text."""
    surplus = len(rows[-1]) - len(kinds) if rows else 0
    if surplus > 0 and kinds[-1] not in ("text", "note") and all(len(row) <= len(kinds) for row in rows[:-1]):
        return [*rows[:-1], rows[-1][: len(kinds)]], at - surplus
    return rows, at


def _is_number(word: str, expected: int) -> bool:
    found = _SEQUENCE.match(fold(word))
    return found is not None and han_value(found[1]) == expected


def _is_section(word: str, rows: list[list[Line]], kinds: list[str], *, next_is_row: bool) -> bool:
    """Return whether a line between two rows is the heading of the rows after it."""
    if not next_is_row:
        return False
    marker = read_marker(word, fold(word))
    if marker and marker.sure and marker.rank < 4:  # noqa: PLR2004 - 一、 or （一）
        return True
    complete = not rows or len(rows[-1]) >= len(kinds) or _is_alone(rows[-1])
    return complete and _what(word) == "words" and len(word) <= SHORT_TITLE


def _even_rows(lines: list[Line], kinds: list[str], heads: list[str]) -> tuple[list[list[Line]], int]:
    """Return rows without numbers: as many lines each as there are columns."""
    entries = list(takewhile(lambda line: not _ENDS.match(fold(line.text.strip())), lines))
    count = len(heads)
    rows = [entries[each : each + count] for each in range(0, len(entries) - count + 1, count)]
    fitting = sum(
        all(_suits(kind, line.text) > 0 for kind, line in zip(kinds, row, strict=True)) for row in rows
    )
    return (rows, len(rows) * count) if rows and fitting * 5 >= len(rows) * 4 else ([], 0)


# --- columns --------------------------------------------------------------------------------


def _row_cells(lines: list[Line], row: int, kinds: list[str]) -> list[Cell]:
    """Return a row's cells: in order, or by what each column can hold where the counts do not match."""
    if _is_alone(lines):
        return [Cell(lines[0].text.strip(), row, 0, lines[0].place, 1, len(kinds))]
    even = len(lines) == len(kinds)
    fits = even and all(_suits(kind, line.text) > -1 for kind, line in zip(kinds, lines, strict=True))
    columns = list(range(len(kinds))) if fits else _align(lines, kinds)
    held: dict[int, list[Line]] = {}
    for line, column in zip(lines, columns, strict=True):
        held.setdefault(column, []).append(line)
    return [
        Cell(_cell_text(each, kinds[column]), row, column, each[0].place)
        for column, each in sorted(held.items())
    ]


def _cell_text(lines: list[Line], kind: str) -> Text:
    """Return the lines of a cell; names stay on lines of their own, words flow."""
    texts = [line.text.strip() for line in lines]
    parts = [texts[:1]]
    for before, text in pairwise(texts):
        if kind in ("unit", "person") and strength(fold(before)) > NO:
            parts.append([])
        parts[-1].append(text)
    return joined((flow(part) for part in parts), "\n")


def _align(lines: list[Line], kinds: list[str]) -> list[int]:
    """Return for each line the column it best belongs to; columns never go back, lines may share one."""
    best: dict[int, tuple[float, list[int]]] = {-1: (0.0, [])}
    for at, line in enumerate(lines):
        following: dict[int, tuple[float, list[int]]] = {}
        for column, kind in enumerate(kinds[:1] if at == 0 else kinds):
            suits = _suits(kind, line.text)
            for last, (score, path) in best.items():
                if last > column:
                    continue
                before = lines[at - 1].text.strip() if at else ""
                shared = _sharing(before, kind) if last == column else BROKEN * (before[-1:] in _GOES_ON)
                total = round(score + suits - SKIPPED * max(column - last - 1, 0) - shared, 6)
                if column not in following or total > following[column][0]:
                    following[column] = (total, [*path, column])
        best = following
    ends = [(score - SKIPPED * (len(kinds) - 1 - column), path) for column, (score, path) in best.items()]
    return max(
        ends, key=lambda end: (end[0], [-column for column in end[1]]), default=(0.0, [0] * len(lines))
    )[1]


def _sharing(before: str, kind: str) -> float:
    """Return what it costs that a line goes on with the cell of the line before."""
    if kind == "text":
        return 0.9 if before[-1:] in "。；" else 0.3
    return 1.5 if kind == "time" and before[-1:] not in _GOES_ON else 0.7


def _suits(kind: str, text: str) -> float:
    """Return how well a line suits a column of a kind."""
    return 0.5 if is_nobody(text) else _SCORES.get((kind, _what(text.strip())), _OTHERWISE[kind])


def _what(text: str) -> str:
    """Return what a line is by itself: number, time, unit, person, sentence, or words."""
    folded = fold(text)
    ends = re.search(r"[。;,]", folded) or len(text) > LONGEST_NAMES
    return content(folded, sure=False) or ("sentence" if ends else "words")
