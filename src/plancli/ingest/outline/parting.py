"""Which items stand in one line? 1、…；2、…, 一是…二是…, and sentences that bring a tail each."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from plancli.ingest.model import Para, Piece, Table
from plancli.ingest.numerals import Marker, read_marker
from plancli.ingest.tails.brackets import brackets, is_tail
from plancli.ingest.tails.spoken import spoken_tail
from plancli.ingest.text import fold, joined

LONGEST_NUMBER = 24
"""Characters of a heading and its number before the first item in its line."""
_STOPS = re.compile(r"[\s。;]*")
_ITEM_ENDS = re.compile(r"(?:[。;；!)]|(?<=[日月底前])(?=\())\s*(?=[(\d①-⑳⑴-⒇㈠-㈩一二三四五六七八九十第])")


def part_items(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with paragraphs that hold several numbered items parted before each number."""
    return [
        part
        for piece in pieces
        for part in ([piece] if isinstance(piece, Table) or piece.kind else _items(piece))
    ]


def _items(para: Para) -> list[Para]:
    """Return the items of a paragraph: those that go on with its own number, or bring tails of their own."""
    marks = _marks_inside(para)
    series = _series(read_marker(para.text, para.folded), marks) or _tailed_series(para, marks)
    starts = [at for at, _ in series] or _tailed_sentences(para.folded)
    if not starts:
        return [para]
    edges = [0, *starts, len(para.text)]
    parts = [part for low, high in pairwise(edges) if (part := para.text[low:high].strip())]
    rest = [replace(para, text=part, folded=fold(part), dropped=joined([])) for part in parts[1:]]
    return [replace(para, text=parts[0], folded=fold(parts[0])), *rest]


def _tailed_sentences(folded: str) -> list[int]:
    """Return where sentences begin after one that has a tail, if each but the last is followed by its own."""
    tails = [each for each in brackets(folded) if is_tail(folded, each)]
    ends = [each.end + len(_STOPS.match(folded, each.end)[0]) for each in tails]  # type: ignore[index] # it may be empty
    closed = [
        folded[each.start - 1 : each.start] in ("。", "!") or "。" in folded[each.end : end]
        for each, end in zip(tails, ends, strict=True)
    ]
    whole = len(tails) > 1 and all(closed) and not folded[ends[-1] :].strip()
    return ends[:-1] if whole else []


def _tailed_series(para: Para, marks: list[tuple[int, Marker]]) -> list[tuple[int, Marker]]:
    """Return numbers from 1 on inside a paragraph, if each item but the last brings a tail of its own."""
    begun = next((at for at, (_, marker) in enumerate(marks) if marker.value == 1), len(marks))
    own = read_marker(para.text, para.folded)
    if own and marks and marks[0][0] <= LONGEST_NUMBER and marks[0][1].rank > own.rank:
        begun = 0  # a heading stands before them: 二、民生事业。3．…
    series = (
        [*marks[begun : begun + 1], *_series(marks[begun][1], marks[begun + 1 :])]
        if begun < len(marks)
        else []
    )
    tailed = [_has_tail(para, low, high) for (low, _), (high, _) in pairwise(series)]
    return series if tailed and all(tailed) else []


def _marks_inside(para: Para) -> list[tuple[int, Marker]]:
    """Return the numbers that stand right after the end of a sentence or a bracket, with their positions."""
    found: list[tuple[int, Marker]] = []
    level = at = 0
    for end in _ITEM_ENDS.finditer(para.folded):
        level += para.folded.count("(", at, end.end()) - para.folded.count(")", at, end.end())
        at = end.end()
        if level > 0:
            continue
        marker = read_marker(para.text[at : at + 24], para.folded[at : at + 24])
        if marker and marker.value:
            found.append((at, marker))
    return found


def _series(own: Marker | None, marks: list[tuple[int, Marker]]) -> list[tuple[int, Marker]]:
    """Return those numbers that go on counting in the form of the first."""
    found: list[tuple[int, Marker]] = []
    last = own
    for at, marker in marks:
        if last and marker.rank == last.rank and marker.value == last.value + 1:
            found.append((at, marker))
            last = marker
    return found


def _has_tail(para: Para, start: int, end: int) -> bool:
    part = para.folded[start:end]
    return any(is_tail(part, each) for each in brackets(part)) or spoken_tail(part, 0) is not None
