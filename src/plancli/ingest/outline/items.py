"""Which paragraph belongs under which? Numbered items, headings, and what hangs on them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plancli.ingest.model import Facts, Para, Table
from plancli.ingest.numerals import BULLETED, CHAPTER, HAN, Marker
from plancli.ingest.tails.facts import read_facts
from plancli.ingest.tails.groups import Group, read_group
from plancli.ingest.tails.labels import Label, front_label, role_of_label
from plancli.ingest.tails.vocabulary import LABEL_TEXT

if TYPE_CHECKING:
    from plancli.ingest.outline.node import Node
    from plancli.ingest.tails.brackets import Reading

HEADING, UNNUMBERED = CHAPTER + 0.5, 9.0
LONGEST_HEADING, LONGEST_TITLE, LEAST_LISTED = 34, 50, 2
_TERMINAL = "。;!?：:；！？.,，、"
_TEXT_LABEL = re.compile(rf"\s*({LABEL_TEXT})\s*[:：]\s*")


@dataclass(slots=True)
class Item:
    """A numbered item, heading, unnumbered task, table or group statement, and what hangs on it.

    Attributes:
        node: Its own paragraph or table.
        rank: Its level; smaller ranks enclose larger ones.
        marker: Its number.
        parent: The item that encloses it.
        children: Items it encloses.
        lines: Paragraphs attached to it: body, labels, tails.
        group: What it says about other tasks, if it is a group statement.
    """

    node: Node
    rank: float
    marker: Marker | None = None
    parent: Item | None = None
    children: list[Item] = field(default_factory=list)
    lines: list[Attached] = field(default_factory=list)
    group: Group | None = None

    @property
    def has_tail(self) -> bool:
        """Return whether it names departments or a time of its own."""
        return bool(self.facts.departments or self.facts.timing)

    @property
    def facts(self) -> Facts:
        """Return who and when, as its own paragraph and the lines that hang on it say."""
        own = self.node.reading.facts if self.node.reading else Facts()
        return sum((line.facts for line in self.lines), own)

    @property
    def has_labels(self) -> bool:
        """Return whether label lines hang on it."""
        return any(line.labelled for line in self.lines)

    @property
    def last_evidence(self) -> int:
        """Return the position of its last paragraph or table that names departments or times; -1 if none."""
        return max(
            (node.at for node in [self.node, *(line.node for line in self.lines)] if node.evidence),
            default=-1,
        )

    @property
    def words(self) -> str:
        """Return its own words without number and tail."""
        return "".join(self.node.reading.body) if self.node.reading else ""

    def inside(self) -> list[Item]:
        """Return it and everything below it, in order."""
        return [self, *(below for child in self.children for below in child.inside())]


@dataclass(frozen=True, slots=True)
class Attached:
    """A paragraph that hangs on an item: its node, words and facts."""

    node: Node
    body: tuple[str, ...] = ()
    facts: Facts = field(default_factory=Facts)
    marks: str = ""
    labelled: bool = False


def outline(nodes: list[Node]) -> tuple[list[Item], list[Node], list[Node]]:
    """Return the outermost items in order, the paragraphs before the first, and those that belong to none."""
    builder = _Builder(nodes)
    for at in range(len(nodes)):
        builder.add(at)
    return builder.roots, builder.before, builder.loose


class _Builder:
    """The outline so far: the open items from the outermost to the innermost."""

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self.roots: list[Item] = []
        self.before: list[Node] = []
        self.loose: list[Node] = []
        self.open: list[Item] = []
        self.counted: dict[float, int] = {}
        self.seen: set[float] = set()
        self.listing = _ranks_that_list(nodes)

    def add(self, at: int) -> None:
        """Place one paragraph or table."""
        node = self.nodes[at]
        if isinstance(node.piece, Table):
            self._under_heading(Item(node, UNNUMBERED + 1))
            return
        group = read_group(node.piece)
        if group:
            self._under_heading(Item(node, UNNUMBERED + 1, group=group))
            return
        marker = self._accepted(node)
        if marker:
            self._push(Item(node, marker.rank, marker))
            self.counted[marker.rank] = marker.value
            self.seen.add(marker.rank)
            return
        self._add_unnumbered(at, node, node.piece)

    def _add_unnumbered(self, at: int, node: Node, para: Para) -> None:
        label = front_label(para.folded)
        current = self.open[-1] if self.open else None
        if current and label and (label.field != "note" or current.has_tail or current.has_labels):
            current.lines.append(_labelled(node, para, label))
        elif node.form in ("note", "attachment", "date", "document") or (
            node.form == "page_metadata" and not self.roots
        ):
            (self.loose if self.roots else self.before).append(node)
        elif para.heading or self._is_heading(at, para):
            self._push(Item(node, HEADING + 0.05 * (para.heading or 1)))
        elif node.reading and node.evidence and not _only_tail(node.reading):
            self._add_tailed(node, current)
        elif current:
            (_listed_under(current) if _only_tail(node.reading) else current).lines.append(_plain(node))
        else:
            (self.loose if self.roots else self.before).append(node)

    def _add_tailed(self, node: Node, current: Item | None) -> None:
        """Place a paragraph with a tail and no number: the body of a title, or a task of its own."""
        alone = (
            current is None
            or current.has_tail
            or current.rank >= UNNUMBERED
            or current.rank in self.listing
            or current.rank < HEADING + 0.5
        )
        if alone or current is None:
            while self.open and (
                self.open[-1].rank >= UNNUMBERED
                or (self.open[-1].has_tail and self.open[-1].rank not in self.listing)
            ):
                self.open.pop()
            self._push(Item(node, UNNUMBERED))
        else:
            current.lines.append(_plain(node))

    def _push(self, item: Item) -> None:
        while self.open and self.open[-1].rank >= item.rank:
            self.open.pop()
        self._attach(item)
        self.open.append(item)
        self.counted = {rank: value for rank, value in self.counted.items() if rank <= item.rank}

    def _attach(self, item: Item) -> None:
        item.parent = self.open[-1] if self.open else None
        (item.parent.children if item.parent else self.roots).append(item)

    def _under_heading(self, item: Item) -> None:
        """Place a table or group statement under the nearest heading, beside the tasks."""
        kept = list(self.open)
        while self.open and (self.open[-1].has_tail or self.open[-1].rank >= UNNUMBERED):
            self.open.pop()
        if (
            item.group
            and self.open
            and self.open[-1].parent is not None
            and self.open[-1].marker
            and not self.open[-1].children
        ):
            self.open.pop()
        self._attach(item)
        self.open = kept if item.group else self.open

    def _accepted(self, node: Node) -> Marker | None:
        """Return a paragraph's number if it is one: an uncertain one only where it continues the count."""
        marker = node.marker
        if marker is None or (marker.rank == BULLETED and front_label(node.folded)):
            return None
        if marker.value > 1 and marker.rank not in self.seen:
            for item in reversed(self.open):
                if item.marker and item.marker.value == marker.value - 1:
                    return replace(marker, rank=item.rank)
        if marker.sure:
            return marker
        return marker if marker.value == self.counted.get(marker.rank, 0) + 1 else None

    def _is_heading(self, at: int, para: Para) -> bool:
        """Return whether a short line without number is the heading of the items after it."""
        text = para.folded.strip()
        framed = para.text.strip()[0] in "【〖［" and text[-1] == ")"
        if (
            len(text) > LONGEST_HEADING
            or text[-1] in _TERMINAL
            or (text[0] == "(" and not framed)
            or self.nodes[at].evidence
        ):
            return False
        current = self.open[-1] if self.open else None
        if current and not _is_complete(current) and current.rank > HEADING + 0.5 and not framed:
            return False
        following = self.nodes[at + 1] if at + 1 < len(self.nodes) else None
        if following is None:
            return False
        if isinstance(following.piece, Table):
            return True
        if (
            following.evidence
            and following.marker is None
            and following.reading
            and not _only_tail(following.reading)
        ):
            return framed or current is None or (current.rank >= UNNUMBERED and current.has_tail)
        return following.marker is not None and (
            following.marker.value == 1 or following.marker.rank >= HEADING + 1
        )


def _ranks_that_list(nodes: list[Node]) -> set[float]:
    """Return the ranks whose items head several unnumbered paragraphs with tails."""
    found: set[float] = set()
    rank, count, own = None, 0, False
    for node in nodes:
        if node.marker:
            rank, count, own = node.marker.rank, 0, bool(node.evidence)
        elif (
            rank is not None
            and node.evidence
            and node.reading
            and not own
            and not _only_tail(node.reading)
            and not front_label(node.folded)
        ):
            count += 1
            if count > 1:
                found.add(rank)
    return found


def _only_tail(reading: Reading | None) -> bool:
    return reading is not None and not reading.body


def _listed_under(item: Item) -> Item:
    """Return the item a tail on a line of its own belongs to: after a list without tails, what it lists."""
    above = item.parent
    if above is None or above.has_tail or len(above.children) < LEAST_LISTED:
        return item
    return item if any(child.has_tail for child in above.children) or above.rank <= HAN else above


def _is_complete(item: Item) -> bool:
    last = item.lines[-1].node.piece if item.lines else item.node.piece
    text = last.folded.rstrip() if isinstance(last, Para) else ""
    return item.has_tail or text[-1:] in "。;"


def _labelled(node: Node, para: Para, label: Label) -> Attached:
    if node.reading and node.reading.facts and not node.reading.body:
        bullet = "".join(para.text[: node.marker.end].split()) if node.marker else ""
        return Attached(node, (), node.reading.facts, bullet + node.reading.marks, labelled=True)
    facts = read_facts(
        para.text[label.end :],
        kind=label.field if label.field != "lead" else None,
        role=role_of_label(label.field, label.word),
        label=label.word,
    )
    return Attached(node, (), facts, "".join(para.text[: label.end].split()), labelled=True)


def _plain(node: Node) -> Attached:
    para, reading = node.piece, node.reading
    if not isinstance(para, Para) or reading is None:
        return Attached(node)
    worded = _TEXT_LABEL.match(para.text)
    body = list(reading.body)
    marks = reading.marks
    if worded and body and body[0].startswith(worded[0].strip()):
        marks += "".join(worded[0].split())
        body[0] = body[0][len(worded[0].strip()) :].strip()
    number = para.text[: node.marker.end] if node.marker else ""
    if number and body:
        body[0] = number + body[0]
    return Attached(node, tuple(part for part in body if part), reading.facts, marks)
