"""Which lines are one paragraph, which page furniture? Wrapped lines are joined, listed items parted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise

from plancli.ingest.model import Block, Line, Para, Piece, Table
from plancli.ingest.numerals import ARABIC, HAN, Marker, read_marker
from plancli.ingest.outline.forms import form_of, is_date_line
from plancli.ingest.tails.brackets import brackets, is_tail
from plancli.ingest.tails.labels import Label, front_label
from plancli.ingest.tails.names import NO, SURELY, is_list, strength
from plancli.ingest.tails.roles import FACTS, meanings
from plancli.ingest.text import PAGE_NUMBER, depth, flow, fold, joined, solid, unspace, visible, width

_TERMINAL = "。；;！!？?：:"
_CONTINUES = "，,、"
_LEADS_ON = re.compile("(?:其中|包括|以及|[和与及])$")
"""Words that end no sentence."""
_STANDS_ALONE = re.compile(
    r"\s*(?:附\s*件|附\s*[:表]|抄\s*送|抄\s*报|主\s*送|印\s*发|主\s*题\s*词|联\s*系\s*人|注\s*:|备\s*注|续\s*表|\(此件"
    r"|以上(?:第)?[\d一二三四五六七八九十各]+|第[\d、至\-—~一二三四五六七八九十]+(?:项|条)|[-*·•●■◆▪]\s|\|)"
)
_DATE = re.compile(
    r"\s*[(]?\s*(?:19|20|二[○〇OＯo0])[\d○〇OＯo一二三四五六七八九0]{2}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
)
NARROW_MARGIN, LEAST_WIDTH, WIDEST, REPEATED, SENTENCE_WIDTH = 6, 40, 130, 3, 36
OFTEN = 0.08
"""Share of lines that reach the margin where a text was wrapped."""
SHORT_LABEL, LONGEST_REST, AHEAD, LONGEST_LABEL, LEAST_WORDS, LONGEST_NUMBER = 2, 12, 8, 14, 4, 24
_CONTINUED = re.compile(r"[(（]续[表)）]*$")


def drop_invisible(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with characters that take no space moved from the words to what was dropped."""
    found: list[Block] = []
    pending = joined([])
    for block in blocks:
        if isinstance(block, Line):
            text, gone = visible(block.text)
            lost = joined([block.dropped, gone, pending])
            if not text.strip():
                pending = lost
                continue
            found.append(replace(block, text=text, dropped=lost))
        else:
            cells = [(cell, *visible(cell.text)) for cell in block.cells]
            kept = tuple(replace(cell, text=text) if lost else cell for cell, text, lost in cells)
            gone = joined([block.dropped, *(lost for *_, lost in cells), pending])
            found.append(replace(block, cells=kept, dropped=gone))
        pending = joined([])
    if pending and found:
        found[-1] = replace(found[-1], dropped=found[-1].dropped + pending)
    return tuple(found)


def mark_furniture(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with page numbers, running headers and continued titles marked as page furniture."""
    words = {at: solid(block.text) for at, block in enumerate(blocks) if isinstance(block, Line)}
    words = {at: text for at, text in words.items() if text}
    numbers = {
        at for at, text in words.items() if len(text) <= LONGEST_NUMBER and PAGE_NUMBER.match(fold(text))
    }
    running = _running(words, numbers)
    marked = list(blocks)
    seen: set[str] = set()
    for at, text in words.items():
        line = blocks[at]
        again = text in running and text in seen and not front_label(fold(text))
        title = _CONTINUED.sub("", text)
        if isinstance(line, Line) and (at in numbers or again or (title != text and title in seen)):
            marked[at] = replace(line, kind="page_furniture")
        seen.add(text)
    return tuple(marked)


def _running(words: dict[int, str], numbers: set[int]) -> set[str]:
    """Return the lines that stand beside page numbers again and again."""
    near = [pair for a, b in pairwise(words) for pair in ((a, b), (b, a))]
    beside = Counter(words[other] for at, other in near if at in numbers)
    every = Counter(words.values())
    return {
        text
        for text, times in beside.items()
        if times > 1 and len(text) >= LEAST_WORDS and text[-1] not in _TERMINAL and every[text] >= REPEATED
    }


# --- wrapped lines ------------------------------------------------------------------------------


@dataclass(slots=True)
class _Open:
    """A paragraph being joined.

    Attributes:
        first: Its first line.
        lines: Its lines so far.
        depth: Brackets still open.
        doubtful: A line was joined without a sign that it belongs.
        last: Columns that its last line takes.
    """

    first: Para
    lines: list[Para] = field(default_factory=list)
    depth: int = 0
    doubtful: bool = False
    last: int = 0

    def add(self, line: Para, *, wide: int) -> None:
        """Add a line."""
        self.lines.append(line)
        self.depth = (
            max(0, self.depth + line.folded.count("(") - line.folded.count(")"))
            if self.depth
            else depth(line.folded)
        )
        self.last = wide

    @property
    def tail(self) -> str:
        """Return its last line folded, without blanks at its end."""
        return self.lines[-1].folded.rstrip()

    def whole(self) -> Para:
        """Return its lines joined."""
        if len(self.lines) == 1:
            return self.lines[0]
        groups = [[self.lines[0].text]]
        for before, line in pairwise(self.lines):
            if _names_go_on(self.first, before.folded.rstrip(), line) and _ends_name(before.folded):
                groups.append([])
            groups[-1].append(line.text)
        text = joined((flow(group) for group in groups), " ")
        dropped = joined(line.dropped for line in self.lines)
        return replace(self.first, text=text, folded=fold(text), doubtful_join=self.doubtful, dropped=dropped)


def _ends_name(folded: str) -> bool:
    return strength(re.split("[、,;:\\s]", folded.rstrip())[-1]) > NO


def paragraphs(blocks: tuple[Block, ...]) -> list[Piece]:
    """Return the paragraphs and tables: lines that were wrapped are joined again."""
    page = _page_width(blocks)
    done: list[_Open | Table | Para] = []
    marker: Marker | None = None
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            done.append(block)
            continue
        if not block.text.strip():
            continue
        here = _paragraph(block)
        if here.kind is not None:
            done.append(here)
            continue
        before = _last_open(done)
        ahead = blocks[at : at + AHEAD]
        verdict = (
            "" if before is None or _is_apart(before, here, marker) else _verdict(before, here, ahead, page)
        )
        if before is None or not verdict:
            marker = read_marker(here.text, here.folded) or marker
            before = _Open(here)
            done.append(before)
        before.add(here, wide=width(block.text.rstrip()))
        before.doubtful = before.doubtful or verdict == "doubtful"
    return [each.whole() if isinstance(each, _Open) else each for each in done]


def _last_open(done: list[_Open | Table | Para]) -> _Open | None:
    """Return the paragraph before, over page furniture; None after a table."""
    for each in reversed(done):
        if isinstance(each, _Open):
            return each
        if isinstance(each, Table) or each.kind != "page_furniture":
            return None
    return None


def _paragraph(line: Line) -> Para:
    text = unspace(line.text.strip())
    return Para(text, fold(text), line.place, line.gap, line.heading, line.kind, dropped=line.dropped)


def _page_width(blocks: tuple[Block, ...]) -> int | None:
    """Return the width at which lines were wrapped, or None where they were not."""
    lines = [
        block.text.rstrip()
        for block in blocks
        if isinstance(block, Line) and block.soft and block.text.strip()
    ]
    widest = max(map(width, lines), default=0)
    full = [line for line in lines if width(line) >= widest - NARROW_MARGIN]
    broken = sum(line[-1] not in _TERMINAL for line in full)
    wrapped = (
        len(full) >= REPEATED
        and broken > 1
        and LEAST_WIDTH <= widest <= WIDEST
        and len(full) >= len(lines) * OFTEN
    )
    return widest if wrapped else None


def _is_apart(before: _Open, here: Para, marker: Marker | None) -> bool:
    """Return whether a line cannot belong to the paragraph before it; `marker` is the last number."""
    headed = before.first.heading or here.heading
    return bool(headed) or _stands_alone(before) or _begins_anew(before, here, marker)


def _verdict(before: _Open, here: Para, ahead: tuple[Block, ...], page: int | None) -> str:
    """Return ``sure`` or ``doubtful`` if a line continues the paragraph before it, else ``""``."""
    tail, line = before.tail, ahead[0]
    if not isinstance(line, Line):
        return ""
    if tail[-1] in _CONTINUES or _LEADS_ON.search(tail):
        return "doubtful" if line.gap else "sure"
    wraps = line.soft and not line.gap
    if (
        (before.depth and tail[-1] != "。" and _closes(ahead))
        or (_names_go_on(before.first, tail, here) and not _is_dated(ahead[1:2]))
        or (wraps and _name_breaks(before, here))
    ):
        return "sure"
    if not wraps or tail[-1] in _TERMINAL:
        return "sure" if _label_alone(before, line) else ""
    full = page is not None and before.last >= page - NARROW_MARGIN and not _ends_in_tail(before)
    return "sure" if full or _is_unfinished(tail, here.folded, before.last) else ""


def _is_dated(following: tuple[Block, ...]) -> bool:
    """Return whether the next line is a date, so that the one before it signs the document."""
    return any(isinstance(line, Line) and is_date_line(fold(line.text).strip()) for line in following)


def _ends_in_tail(before: _Open) -> bool:
    """Return whether a line ends with the bracket of a tail: what follows it is another paragraph."""
    folded = before.whole().folded.rstrip()
    last = brackets(folded)[-1:] if folded.endswith(")") else []
    return any(each.balanced and is_tail(folded, each) for each in last)


def _closes(ahead: tuple[Block, ...]) -> bool:
    """Return whether one of the next lines closes the bracket that is open, before another item begins."""
    level = 1
    for at, block in enumerate(ahead):
        if not isinstance(block, Line):
            return False
        folded = fold(block.text)
        begins = read_marker(block.text.strip(), folded.strip())
        if at and begins and begins.sure:
            return False
        for char in folded:
            level += (char in "(《") - (char in ")》")
            if level == 0:
                return True
    return False


def _names_go_on(first: Para, tail: str, second: Para) -> bool:
    """Return whether a label line of departments goes on with names on the next line."""
    label = front_label(first.folded[:80])
    return label is not None and label.names_units and tail[-1:] != "。" and is_list(second.folded)


def _name_breaks(before: _Open, second: Para) -> bool:
    """Return whether a label's value breaks off inside a name, or a line leaves one character over."""
    rest, tail = second.folded.strip(), before.tail
    label = front_label(before.first.folded[:80])
    if label and label.names_units:
        first, after = re.split(r"[、,;:\s]", tail)[-1], re.split(r"[、,;。\s]", rest)[0]
        return strength(first) < SURELY == strength(first + after) and len(after) <= LONGEST_REST
    return len(rest) == 1 and width(tail) >= SENTENCE_WIDTH


def _is_unfinished(tail: str, following: str, last: int) -> bool:
    """Return whether a line breaks off inside a sentence that the next line ends."""
    clause = re.split(r"[。;!?)]", tail)[-1]
    ends = re.search(r"[。;)]", following) is not None and following[0] not in "(《“"
    return last >= SENTENCE_WIDTH and "," in clause and len(clause) > 1 and ends


def _label_alone(before: _Open, line: Line) -> bool:
    tail = before.tail
    label = (
        front_label(tail)
        if len(before.lines) == 1 and len(tail) < LONGEST_LABEL and tail[-1] == ":"
        else None
    )
    return label is not None and label.says_who_or_when and not line.gap and label.end == len(tail)


def _stands_alone(before: _Open) -> bool:
    """Return whether a line is complete by its form: a document number, a date."""
    first = before.first
    return (
        len(before.lines) == 1
        and len(first.text) < SENTENCE_WIDTH
        and form_of(first) in ("document", "date", "page_furniture", "page_metadata")
    )


def _begins_anew(before: _Open, second: Para, previous: Marker | None) -> bool:
    """Return whether a line cannot be the continuation of the one before."""
    tail = before.tail
    if _STANDS_ALONE.match(second.folded) or _DATE.match(second.folded):
        return not (before.depth and _DATE.match(second.folded))
    if not before.depth and form_of(second) in ("document", "page_metadata"):
        return True
    label = front_label(second.folded)
    known = label and (label.means or tail[-1] not in _CONTINUES) and not _label_breaks(tail, label)
    long_enough = label and (len(label.word) > SHORT_LABEL or label.says_who_or_when)
    if known and (long_enough or tail[-1] in _TERMINAL) and not before.depth:
        return True
    marker = read_marker(second.text, second.folded)
    return marker is not None and (tail[-1] in _TERMINAL + ")" or _in_sequence(marker, previous))


def _label_breaks(tail: str, label: Label) -> bool:
    """Return whether a line ends inside a label that the next one goes on with (…；时 / 间要求：…)."""
    begun = re.split(r"[;。,、:\s]", tail)[-1]
    whole = set(meanings(begun + label.word)) & FACTS
    return 0 < len(begun) <= LONGEST_REST and bool(whole) and strength(begun) == NO


def _in_sequence(marker: Marker, previous: Marker | None) -> bool:
    if marker.value == 1 or previous is None:
        return marker.sure or marker.value == 1
    if marker.rank == previous.rank:
        return 0 < marker.value - previous.value <= (3 if marker.sure else 1)
    return marker.sure and marker.rank in (HAN, HAN + 1, ARABIC)
