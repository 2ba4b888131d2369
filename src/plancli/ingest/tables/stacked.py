"""Which lines are a table with one cell a line? A header of known words, then the cells of each row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plancli.ingest.fold import fold, join, solid
from plancli.ingest.model import Block, Cell, Line, Table
from plancli.ingest.numerals import han_value, read_marker
from plancli.ingest.outline.paragraphs import PAGE_NUMBER
from plancli.ingest.tables.columns import kind_of
from plancli.ingest.tails.facts import looks_like_time
from plancli.ingest.tails.names import is_none, split_verb, strength, tokens

LEAST_HEADINGS, MOST_HEADINGS, LONGEST_HEADING = 3, 12, 14
_SEQUENCE = re.compile(r"(\d{1,3}|[一二三四五六七八九十]{1,3})[.、]?$")
_ENDS = re.compile(r"\s*(?:附件|抄送|注[:：]|备注[:：]|合计|总计|\(此件)|.*印发$")


def stacked_tables(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with lines that are the cells of a table replaced by it."""
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        table, stop = _read_over_pages(blocks, at)
        if table:
            found.append(table)
            found += [block for block in blocks[at : at + stop] if _is_page_number(block)]
            at += stop
        else:
            found.append(blocks[at])
            at += 1
    return tuple(found)


def _read_over_pages(blocks: tuple[Block, ...], at: int) -> tuple[Table | None, int]:
    """Return the table that begins here, page numbers between its lines left out, and its length."""
    near = blocks[at : at + 2 * MOST_HEADINGS]
    headings = _headings(tuple(block for block in near if not _is_page_number(block)), 0)
    if not headings:
        return None, 0
    kept = [each for each in range(at, len(blocks)) if not _is_page_number(blocks[each])]
    table, stop = _read(tuple(blocks[each] for each in kept), 0, headings)
    return table, (kept[stop] if stop < len(kept) else len(blocks)) - at


def _is_page_number(block: Block) -> bool:
    return isinstance(block, Line) and PAGE_NUMBER.match(fold(block.text)) is not None


def _words(blocks: tuple[Block, ...], at: int) -> str:
    block = blocks[at] if at < len(blocks) else None
    return block.text.strip() if isinstance(block, Line) and block.kind is None else ""


def _headings(blocks: tuple[Block, ...], at: int) -> int:
    """Return how many lines from here are column headings, if they are enough for a table."""
    count = 0
    while count < MOST_HEADINGS:
        word = _words(blocks, at + count)
        if (
            not word
            or len(solid(word)) > LONGEST_HEADING
            or kind_of(word) is None
            or re.search(r"[:：]", word)
        ):
            break
        count += 1
    kinds = {kind_of(_words(blocks, at + each)) for each in range(count)}
    useful = bool(kinds & {"lead", "joint", "support", "timing", "people"}) and len(kinds) > 1
    return count if count >= LEAST_HEADINGS and useful else 0


@dataclass(frozen=True, slots=True)
class _Entry:
    """A cell's words and the line they begin on."""

    text: str
    line: Line


def _read(blocks: tuple[Block, ...], at: int, count: int) -> tuple[Table | None, int]:
    """Return the table that begins with `count` headings, and where it ends."""
    heads = [block for block in blocks[at : at + count] if isinstance(block, Line)]
    kinds = [kind_of(head.text) or "unknown" for head in heads]
    cells = [Cell(head.text.strip(), 0, column, head.place) for column, head in enumerate(heads)]
    row, here = 1, at + count
    if "sequence" in kinds:
        rows, stop = _numbered_rows(blocks, here, kinds)
    else:
        rows, stop = _even_rows(blocks, here, kinds)
    for words in rows:
        cells += _row_cells(words, row, kinds)
        row += 1
    tasks = sum(len(words) > 1 for words in rows)
    if not tasks:
        return None, at
    return Table(tuple(cells), row, count, heads[0].place), stop


def _numbered_rows(blocks: tuple[Block, ...], at: int, kinds: list[str]) -> tuple[list[list[_Entry]], int]:
    """Return rows that each begin with a number on a line of its own, and where they end."""
    rows: list[list[_Entry]] = []
    expected = 1
    while at < len(blocks):
        word = _words(blocks, at)
        block = blocks[at]
        if (
            not word
            or not isinstance(block, Line)
            or (_ENDS.match(fold(word)) and not _is_number(word, expected))
        ):
            break
        if _is_number(word, expected):
            rows.append([_Entry(word, block)])
            expected += 1
        elif _is_repeated_header(blocks, at, kinds):
            at += len(kinds)
            continue
        elif _is_heading(word, rows, kinds, _words(blocks, at + 1), expected):
            rows.append([_Entry(word, block)])
        elif (
            not rows
            or (len(rows[-1]) == 1 and not _SEQUENCE.match(fold(rows[-1][0].text)))
            or len(rows[-1]) >= len(kinds) + 6
        ):
            break
        else:
            rows[-1].append(_Entry(word, block))
        at += 1
    return _without_tail(rows, at, kinds)


def _without_tail(rows: list[list[_Entry]], at: int, kinds: list[str]) -> tuple[list[list[_Entry]], int]:
    """Return the rows with lines after the last one's cells left to the text."""
    if rows and len(rows[-1]) > len(kinds) and kinds[-1] not in ("text", "note"):
        surplus = len(rows[-1]) - len(kinds)
        usual = sum(len(row) > len(kinds) for row in rows[:-1])
        if not usual:
            rows[-1] = rows[-1][: len(kinds)]
            return rows, at - surplus
    return rows, at


def _is_number(word: str, expected: int) -> bool:
    found = _SEQUENCE.match(fold(word))
    return found is not None and han_value(found[1]) == expected


def _is_repeated_header(blocks: tuple[Block, ...], at: int, kinds: list[str]) -> bool:
    return [kind_of(_words(blocks, at + each)) for each in range(len(kinds))] == kinds


def _is_heading(word: str, rows: list[list[_Entry]], kinds: list[str], following: str, expected: int) -> bool:
    """Return whether a line between two rows is the heading of the rows after it."""
    if not _is_number(following, expected):
        return False
    marker = read_marker(word, fold(word))
    if marker and marker.sure and marker.rank < 4:  # noqa: PLR2004 - 一、 or （一）
        return True
    complete = (
        not rows
        or len(rows[-1]) >= len(kinds)
        or (len(rows[-1]) == 1 and not _SEQUENCE.match(fold(rows[-1][0].text)))
    )
    if looks_like_time(fold(word)) or strength(fold(word)) or is_none(word):
        return False
    return complete and len(word) <= 30 and not re.search("[。；，]", word)  # noqa: PLR2004 - a heading


def _even_rows(blocks: tuple[Block, ...], at: int, kinds: list[str]) -> tuple[list[list[_Entry]], int]:
    """Return rows without numbers: as many lines each as there are columns."""
    entries: list[_Entry] = []
    while at + len(entries) < len(blocks):
        word, block = _words(blocks, at + len(entries)), blocks[at + len(entries)]
        if not word or not isinstance(block, Line) or _ENDS.match(fold(word)):
            break
        entries.append(_Entry(word, block))
    count = len(kinds)
    rows = [entries[each : each + count] for each in range(0, len(entries) - count + 1, count)]
    fitting = [
        row
        for row in rows
        if all(_suits(kind, entry.text) > 0 for kind, entry in zip(kinds, row, strict=True))
    ]
    if len(fitting) * 5 < len(rows) * 4 or not rows:
        return [], at
    return rows, at + len(rows) * count


def _row_cells(words: list[_Entry], row: int, kinds: list[str]) -> list[Cell]:
    """Return a row's cells: in order, or by what each column can hold where the counts do not match."""
    if len(words) == 1 and not _SEQUENCE.match(fold(words[0].text)):
        return [Cell(words[0].text, row, 0, words[0].line.place, 1, len(kinds))]
    columns = list(range(len(kinds)))
    if len(words) != len(kinds) or not all(
        _suits(kind, entry.text) > -1 for kind, entry in zip(kinds, words, strict=True)
    ):
        columns = _align(words, kinds)
    texts: dict[int, _Entry] = {}
    for entry, column in zip(words, columns, strict=True):
        if column not in texts:
            texts[column] = entry
            continue
        held = texts[column]
        apart = (
            kinds[column] in ("lead", "support", "joint", "people")
            and strength(fold(held.text.split("\n")[-1])) > 0
        )
        texts[column] = _Entry(
            f"{held.text}\n{entry.text}" if apart else join(held.text, entry.text),
            held.line,
        )
    return [Cell(entry.text, row, column, entry.line.place) for column, entry in sorted(texts.items())]


def _align(words: list[_Entry], kinds: list[str]) -> list[int]:
    """Return for each line the column it best belongs to; columns never go back, lines may share one."""
    best: dict[int, tuple[float, list[int]]] = {-1: (0.0, [])}
    for at, entry in enumerate(words):
        following: dict[int, tuple[float, list[int]]] = {}
        for column, kind in enumerate(kinds):
            for last, (score, path) in best.items():
                if last > column or (at == 0 and column != 0):
                    continue
                skipped = 0.6 * max(column - last - 1, 0)
                shared = _sharing(words[at - 1].text, kind) if last == column else 0.0
                total = score + _suits(kind, entry.text) - skipped - shared
                if column not in following or total > following[column][0]:
                    following[column] = (total, [*path, column])
        best = following
    return max(
        ((score - 0.6 * (len(kinds) - 1 - column), path) for column, (score, path) in best.items()),
        default=(0.0, [0] * len(words)),
    )[1]


def _sharing(before: str, kind: str) -> float:
    """Return what it costs that a line goes on with the cell of the line before."""
    if kind == "text":
        return 0.9 if before[-1:] in "。；" else 0.3
    return 1.5 if kind == "timing" and before[-1:] not in "，；、：" else 0.7


def _suits(kind: str, text: str) -> float:  # noqa: PLR0911 - one return a case
    """Return how well a line suits a column of a kind."""
    folded = fold(text)
    if is_none(text):
        return 0.5
    time = looks_like_time(folded) and len(text) <= 30  # noqa: PLR2004 - a phrase
    names = [split_verb(folded[token.start : token.end])[0] for token in tokens(folded, 0, len(folded))]
    named = (
        bool(names)
        and sum(strength(name) > 0 for name in names) * 2 > len(names)
        and not re.search("[。！]", text)
    )
    if kind == "sequence":
        return 3.0 if _SEQUENCE.match(folded) else -3.0
    if kind == "timing":
        return 2.0 if time else -1.5
    if kind in ("lead", "support", "joint"):
        sentence = time or len(text) > 40 or text[-1] in "。；"  # noqa: PLR2004 - longer than names
        return (2.0 - 0.1 * (kind == "support")) if named else (-2.0 if sentence else -0.2)
    if kind == "people":
        return (
            1.0
            if re.fullmatch(r"[\u4e00-\u9fff·]{2,4}(?:[、,\s][\u4e00-\u9fff·]{2,4})*", folded) and not named
            else -1.0
        )
    if kind in ("text", "title"):
        return (-1.5 if named or time else 1.0) + (
            0.5 if re.search("[。；，]", text) and kind == "text" else 0.0
        )
    return 0.1 if not named and not time else -0.3 * named
