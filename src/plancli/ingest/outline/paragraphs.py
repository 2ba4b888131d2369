"""Which lines are one paragraph, and which are page furniture? Wrapped lines are joined again."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from plancli.ingest.fold import depth, fold, join, solid, unspace, visible
from plancli.ingest.model import Block, Line, Para, Piece, Table
from plancli.ingest.numerals import ARABIC, HAN, Marker, read_marker
from plancli.ingest.outline.head import form_of
from plancli.ingest.tails.labels import front_label
from plancli.ingest.tails.names import CERTAIN, is_list, strength

PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–―~·•]+\s*\d{1,4}\s*[-—–―~·•]+"
    r"|第\s*[\d一二三四五六七八九十百]{1,5}\s*页(?:\s*[,/]?\s*[(]?\s*共\s*[\d一二三四五六七八九十百]{1,5}\s*页\s*[)]?)?"
    r"|\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s*\d+(?:\s*of\s*\d+)?)\s*$",
)
_TERMINAL = "。；;！!？?：:"
_CONTINUES = "，,、"
_STANDS_ALONE = re.compile(
    r"\s*(?:附\s*件|附\s*[:表]|抄\s*送|抄\s*报|主\s*送|印\s*发|主\s*题\s*词|联\s*系\s*人|注\s*:"
    r"|备\s*注|续\s*表|\(此件|以上(?:第)?[\d一二三四五六七八九十各]+"
    r"|第[\d、至\-—~一二三四五六七八九十]+(?:项|条)|[-*·•●■◆▪]\s|\|)",
)
_DATE = re.compile(
    r"\s*[(]?\s*(?:19|20"
    r"|二[○〇OＯo0])[\d○〇OＯo一二三四五六七八九0]{2}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日",
)
NARROW_MARGIN, LEAST_WIDTH, REPEATED, SENTENCE_WIDTH = 6, 40, 3, 36
LONGEST_OPEN = 2000
"""Columns after which a bracket that is still open is taken for one that never closes."""
SHORT_LABEL, LONGEST_REST = 2, 12


_NARROW = re.compile(r"[\x00-\u10ff\u2000-\u200f\u2028-\u218f\u2200-\u245f\u2580-\u2e7f]+")


def width(text: str) -> int:
    """Return how many columns a text takes on a page."""
    return len(text) + len(_NARROW.sub("", text))


def drop_invisible(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with characters that take no space moved from the words to what was dropped."""
    found: list[Block] = []
    pending = ""
    for block in blocks:
        if isinstance(block, Line):
            text, gone = visible(block.text)
            if not text.strip():
                pending += gone + block.dropped
                continue
            lost = gone + pending
            found.append(replace(block, text=text, dropped=block.dropped + lost) if lost else block)
        else:
            cells = [(cell, *visible(cell.text)) for cell in block.cells]
            gone = "".join(lost for _, _, lost in cells)
            kept = tuple(replace(cell, text=text) if lost else cell for cell, text, lost in cells)
            found.append(replace(block, cells=kept, dropped=block.dropped + gone + pending))
        pending = ""
    if pending and found:
        found[-1] = replace(found[-1], dropped=found[-1].dropped + pending)
    return tuple(found)


def mark_furniture(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with page numbers and running headers marked as page furniture."""
    lines = [at for at, block in enumerate(blocks) if isinstance(block, Line) and block.text.strip()]
    numbers = {at for at in lines if _is_page_number(blocks, at)}
    beside = Counter(
        solid(_text(blocks[near]))
        for at, near in [*pairwise(lines), *((b, a) for a, b in pairwise(lines))]
        if at in numbers
    )
    running = {text for text, times in beside.items() if times >= 2 and len(text) > 3}  # noqa: PLR2004 - twice beside page numbers
    every = Counter(solid(_text(blocks[at])) for at in lines)
    running = {text for text in running if every[text] >= REPEATED}
    marked = list(blocks)
    seen: set[str] = set()
    for at in lines:
        line = blocks[at]
        text = solid(_text(line))
        if at in numbers or (text in running and text in seen and not front_label(fold(text))):
            marked[at] = replace(line, kind="page_furniture")  # type: ignore[arg-type] # a Line
        seen.add(text)
    return tuple(marked)


def _text(block: Block) -> str:
    return block.text if isinstance(block, Line) else ""


def _is_page_number(blocks: tuple[Block, ...], at: int) -> bool:
    folded = fold(_text(blocks[at]))
    return PAGE_NUMBER.match(folded) is not None


@dataclass(frozen=True, slots=True)
class _Before:
    """What the lines so far tell: where the page wraps, how wide the last line is, the last number."""

    page: int | None
    width: int = 0
    marker: Marker | None = None


def paragraphs(blocks: tuple[Block, ...]) -> list[Piece]:
    """Return the paragraphs and tables: lines that were wrapped are joined again."""
    seen = _Before(_page_width(blocks))
    joined: list[Piece] = []
    for block in blocks:
        if isinstance(block, Table):
            joined.append(block)
            continue
        if not block.text.strip():
            continue
        here = _paragraph(block)
        before = _last_text(joined) if here.kind is None else None
        first = joined[before] if before is not None else None
        verdict = _verdict(first, here, block, seen) if isinstance(first, Para) else ""
        if here.kind is None:
            seen = replace(seen, width=width(block.text.rstrip()))
        if verdict and before is not None and isinstance(first, Para):
            joined[before] = _join(first, here, doubtful=verdict == "doubtful")
            continue
        joined.append(here)
        seen = replace(seen, marker=read_marker(here.text, here.folded) or seen.marker)
    return joined


def _last_text(joined: list[Piece]) -> int | None:
    """Return the position of the paragraph before, over page furniture; None after a table."""
    for at in range(len(joined) - 1, -1, -1):
        piece = joined[at]
        if isinstance(piece, Table):
            return None
        if piece.kind is None:
            return at
        if piece.kind != "page_furniture":
            return None
    return None


def _paragraph(line: Line) -> Para:
    text = unspace(line.text.strip())
    return Para(
        text,
        fold(text),
        line.place,
        gap=line.gap,
        heading=line.heading,
        kind=line.kind,
        dropped=line.dropped,
    )


def _join(first: Para, second: Para, *, doubtful: bool) -> Para:
    text = join(first.text, second.text)
    if _names_go_on(first.folded.rstrip(), second) and strength(
        re.split("[、,;:\\s]", first.folded.rstrip())[-1],
    ):
        text = f"{first.text.rstrip()} {second.text.lstrip()}"
    return replace(
        first,
        text=text,
        folded=fold(text),
        doubtful_join=first.doubtful_join or doubtful,
        dropped=first.dropped + second.dropped,
    )


def _page_width(blocks: tuple[Block, ...]) -> int | None:
    """Return the width at which lines were wrapped, or None where they were not."""
    widths = Counter(
        width(block.text.rstrip())
        for block in blocks
        if isinstance(block, Line) and block.soft and block.text.strip()
    )
    total = sum(widths.values())
    if not total:
        return None
    widest = max(widths)
    near = sum(count for wide, count in widths.items() if widest - NARROW_MARGIN <= wide)
    broken = near >= REPEATED and widest >= LEAST_WIDTH and widest <= 130 and near >= total * 0.08  # noqa: PLR2004 - a page, not a screen
    return widest if broken else None


def _verdict(first: Para, second: Para, line: Line, before: _Before) -> str:
    """Return ``sure`` or ``doubtful`` if the second line continues the first, else ``""``."""
    if first.heading or second.heading or _stands_alone(first) or _begins_anew(first, second, before.marker):
        return ""
    tail = first.folded.rstrip()
    if tail[-1] in _CONTINUES:
        return "doubtful" if line.gap else "sure"
    open_bracket = depth(tail) and width(tail) < LONGEST_OPEN and tail[-1] != "。"
    if (
        open_bracket
        or _names_go_on(tail, second)
        or (line.soft and not line.gap and _name_breaks(tail, second))
    ):
        return "sure"
    if not line.soft or line.gap or tail[-1] in _TERMINAL:
        return _label_alone(first, tail, line)
    full = before.page is not None and before.width >= before.page - NARROW_MARGIN
    return "sure" if full or _is_unfinished(tail, second.folded, before.width) else ""


def _names_go_on(tail: str, second: Para) -> bool:
    """Return whether a label line of departments goes on with names on the next line."""
    label = front_label(tail)
    if label is None or label.field not in ("lead", "support", "joint"):
        return False
    return tail[-1] != "。" and is_list(second.folded)


def _name_breaks(tail: str, second: Para) -> bool:
    """Return whether a label's value breaks off inside a name, or a line leaves one character over."""
    rest = second.folded.strip()
    label = front_label(tail)
    if label and label.field in ("lead", "support", "joint"):
        first, after = re.split(r"[、,;:\s]", tail)[-1], re.split(r"[、,;。\s]", rest)[0]
        return strength(first) < CERTAIN and strength(first + after) == CERTAIN and len(after) <= LONGEST_REST
    return len(rest) == 1 and width(tail) >= SENTENCE_WIDTH


def _is_unfinished(tail: str, following: str, last: int) -> bool:
    """Return whether a line breaks off inside a sentence that the next line ends."""
    clause = re.split(r"[。;!?)]", tail)[-1]
    return (
        last >= SENTENCE_WIDTH
        and "," in clause
        and len(clause) > 1
        and re.search(r"[。;)]", following) is not None
        and following[0] not in "(《“"
    )


def _label_alone(first: Para, tail: str, line: Line) -> str:
    label = front_label(tail) if tail[-1] == ":" and len(tail) < 14 else None  # noqa: PLR2004 - a label and nothing else
    return "sure" if label and not line.gap and label.end == len(tail) and first.kind is None else ""


def _stands_alone(first: Para) -> bool:
    """Return whether a line is complete by its form: a document number, a date."""
    return len(first.text) < SENTENCE_WIDTH and form_of(first) in ("document", "date")


def _begins_anew(first: Para, second: Para, previous: Marker | None) -> bool:
    """Return whether a line cannot be the continuation of the one before."""
    if _STANDS_ALONE.match(second.folded) or _DATE.match(second.folded):
        return not (depth(first.folded) and _DATE.match(second.folded))
    if form_of(second) == "document" and not depth(first.folded):
        return True
    label = front_label(second.folded)
    if (
        label
        and (len(label.word) > SHORT_LABEL or first.folded.rstrip()[-1] in _TERMINAL)
        and not _inside_labels(first)
    ):
        return True
    marker = read_marker(second.text, second.folded)
    if marker is None:
        return False
    if first.folded.rstrip()[-1] in _TERMINAL + ")":
        return True
    return _in_sequence(marker, previous)


def _inside_labels(first: Para) -> bool:
    """Return whether an open bracket of labels runs over the line's end."""
    return depth(first.folded) > 0


def _in_sequence(marker: Marker, previous: Marker | None) -> bool:
    if marker.value == 1 or previous is None:
        return marker.sure or marker.value == 1
    if marker.rank == previous.rank:
        return 0 < marker.value - previous.value <= (3 if marker.sure else 1)
    return marker.sure and marker.rank in (HAN, HAN + 1, ARABIC)
