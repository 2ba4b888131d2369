"""Which paragraph belongs under which? Numbered items, headings, and what hangs on them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plancli.ingest.model import Facts, Para, Table, together
from plancli.ingest.numerals import ARABIC, BULLETED, CHAPTER, HAN, Marker
from plancli.ingest.tails.facts import read_facts
from plancli.ingest.tails.groups import Group, read_groups
from plancli.ingest.tails.labels import Label, front_label
from plancli.ingest.text import Text, joined

if TYPE_CHECKING:
    from plancli.ingest.outline.node import Node
    from plancli.ingest.tails.names import Lexicon

HEADING, UNNUMBERED = CHAPTER + 0.5, 9.0
LONGEST_HEADING, LONGEST_TITLE, LEAST_LISTED, LONGEST_TEXT_LABEL = 34, 50, 2, 8
_TERMINAL = "。;!?：:；！？.,，、"
_LOOSE = frozenset({"note", "attachment", "date", "document", "signature"})


@dataclass(frozen=True, slots=True)
class Attached:
    """A paragraph that hangs on an item: its own words, what it says, the label it begins with."""

    node: Node
    body: tuple[Text, ...] = ()
    facts: Facts = field(default_factory=Facts)
    label: Label | None = None


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
        groups: What it says about other tasks, if it is a group statement.
        has_tail: It names departments or a time of its own.
        has_labels: Label lines hang on it.
    """

    node: Node
    rank: float
    marker: Marker | None = None
    parent: Item | None = None
    children: list[Item] = field(default_factory=list)
    lines: list[Attached] = field(default_factory=list)
    groups: tuple[Group, ...] = ()
    has_tail: bool = False
    has_labels: bool = False

    def __post_init__(self) -> None:
        """Note what its own paragraph says, unless it speaks of other tasks."""
        if not self.groups:
            self._note(self.node.facts)

    def _note(self, facts: Facts) -> None:
        self.has_tail = self.has_tail or bool(facts.departments or facts.timing)

    def attach(self, line: Attached) -> None:
        """Hang a paragraph on it."""
        self.lines.append(line)
        self.has_labels = self.has_labels or line.label is not None
        self._note(line.facts)

    @property
    def is_table(self) -> bool:
        """Return whether it is a table."""
        return isinstance(self.node.piece, Table)

    @property
    def facts(self) -> Facts:
        """Return who and when, as its own paragraph and the lines that hang on it say."""
        return together([self.node.facts, *(line.facts for line in self.lines)])

    @property
    def nodes(self) -> list[Node]:
        """Return its own paragraph and those that hang on it."""
        return [self.node, *(line.node for line in self.lines)]

    @property
    def words(self) -> Text:
        """Return its own words without number and tail."""
        return joined(self.node.reading.body) if self.node.reading else Text()

    def inside(self) -> list[Item]:
        """Return it and everything below it, in order."""
        return [self, *(below for child in self.children for below in child.inside())]


def outline(nodes: list[Node], known: Lexicon = frozenset()) -> tuple[list[Item], list[Node], list[Node]]:
    """Return the outermost items in order, the paragraphs before the first, and those that belong to none."""
    builder = _Builder(nodes, known)
    for at in range(len(nodes)):
        builder.add(at)
    return builder.roots, builder.before, builder.loose


class _Builder:
    """The outline so far: the open items from the outermost to the innermost."""

    def __init__(self, nodes: list[Node], known: Lexicon) -> None:
        self.nodes = nodes
        self.known = known
        self.roots: list[Item] = []
        self.before: list[Node] = []
        self.loose: list[Node] = []
        self.open: list[Item] = []
        self.counted: dict[float, int] = {}
        self.seen: dict[float, int] = {}
        self.listing = _ranks_that_list(nodes)

    def add(self, at: int) -> None:
        """Place one paragraph or table."""
        node = self.nodes[at]
        if isinstance(node.piece, Table):
            self._under_heading(Item(node, UNNUMBERED + 1))
            return
        groups = read_groups(node.piece, self.known)
        if groups:
            self._under_heading(Item(node, UNNUMBERED + 1, groups=groups))
            return
        marker = self._accepted(node)
        if marker:
            self._push(Item(node, marker.rank, marker))
            self.counted[marker.rank] = marker.value
            self.seen[marker.rank] = marker.value
        else:
            self._add_unnumbered(at, node, node.piece)

    def _add_unnumbered(self, at: int, node: Node, para: Para) -> None:
        label = front_label(para.folded)
        current = self.open[-1] if self.open else None
        if current and label and self._hangs(at, label, current):
            current.attach(_labelled(node, para, label, self.known))
        elif node.form in _LOOSE or (node.form == "page_metadata" and not self.roots):
            self._leave(node)
        elif para.heading or (not (label and label.says_who_or_when) and self._is_heading(at, para)):
            self._push(Item(node, HEADING + 0.05 * (para.heading or 1)))
        elif node.reading and node.evidence and node.reading.body:
            self._add_tailed(node, current)
        elif current:
            only_tail = node.reading is not None and not node.reading.body
            (_listed_under(current) if only_tail else current).attach(_plain(node))
        else:
            self._leave(node)

    def _hangs(self, at: int, label: Label, current: Item) -> bool:
        """Return whether a label line belongs to the item above it: one of its labels says who or when."""
        if label.says_who_or_when:
            return True
        following = front_label(self.nodes[at + 1].folded) if at + 1 < len(self.nodes) else None
        among = current.has_tail or current.has_labels or (following and following.says_who_or_when)
        return bool(among) and label.means[:1] not in (("text",), ("title",))

    def _leave(self, node: Node) -> None:
        (self.loose if self.roots else self.before).append(node)

    def _add_tailed(self, node: Node, current: Item | None) -> None:
        """Place a paragraph with a tail and no number: the body of a title, or a task of its own."""
        if current and not (
            current.has_tail
            or current.rank >= UNNUMBERED
            or current.rank in self.listing
            or current.rank < HEADING + 0.5
        ):
            current.attach(_plain(node))
            return
        while self.open and (
            self.open[-1].rank >= UNNUMBERED
            or (self.open[-1].has_tail and self.open[-1].rank not in self.listing)
        ):
            self.open.pop()
        self._push(Item(node, UNNUMBERED))

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
        last = self.open[-1] if self.open else None
        if item.groups and last and last.parent is not None and last.marker and not last.children:
            self.open.pop()
        self._attach(item)
        self.open = kept if item.groups else self.open

    def _accepted(self, node: Node) -> Marker | None:
        """Return a paragraph's number if it is one: an uncertain one only where it continues the count."""
        marker = node.marker
        if marker is None or (marker.rank == BULLETED and front_label(node.folded)):
            return None
        last = self.counted.get(marker.rank, 0), self.seen.get(marker.rank, 0)
        continues = marker.value - 1 in last
        if marker.value > 1 and not continues and marker.rank not in self.counted:
            near = self.open[-1:] if marker.rank in self.seen else reversed(self.open)
            for item in near:
                before = item.marker and item.marker.value == marker.value - 1
                if before and (marker.rank not in self.seen or item.rank >= ARABIC):
                    return replace(marker, rank=item.rank)
        return marker if marker.sure or continues else None

    def _is_heading(self, at: int, para: Para) -> bool:
        """Return whether a short line without number is the heading of the items after it."""
        text = para.folded.strip()
        framed = para.text.strip()[0] in "【〖［" and text[-1] == ")"
        following = self.nodes[at + 1] if at + 1 < len(self.nodes) else None
        if following is None or self.nodes[at].evidence or not _is_short_title(text, framed=framed):
            return False
        current = self.open[-1] if self.open else None
        inside = current is not None and current.rank > HEADING + 0.5 and not _is_complete(current)
        return (framed or not inside) and _heads(following, current, framed=framed)


def _heads(following: Node, current: Item | None, *, framed: bool) -> bool:
    """Return whether a short line before this piece is its heading."""
    if isinstance(following.piece, Table):
        return True
    marker, reading = following.marker, following.reading
    if following.evidence and marker is None and reading and reading.body:
        return framed or current is None or (current.rank >= UNNUMBERED and current.has_tail)
    return marker is not None and (marker.value == 1 or marker.rank >= HEADING + 1)


def _is_short_title(text: str, *, framed: bool) -> bool:
    return len(text) <= LONGEST_HEADING and text[-1] not in _TERMINAL and (text[0] != "(" or framed)


def _ranks_that_list(nodes: list[Node]) -> set[float]:
    """Return the ranks whose items head several unnumbered paragraphs with tails."""
    found: set[float] = set()
    rank, count, own = None, 0, False
    for node in nodes:
        if node.marker:
            rank, count, own = node.marker.rank, 0, bool(node.evidence)
        elif rank is not None and not own and _is_tailed(node):
            count += 1
            if count > 1:
                found.add(rank)
    return found


def _is_tailed(node: Node) -> bool:
    """Return whether a paragraph has words and a tail, and begins with no label."""
    return bool(node.evidence and node.reading and node.reading.body) and not front_label(node.folded)


def _listed_under(item: Item) -> Item:
    """Return the item a tail on a line of its own belongs to: after a list without tails, what it lists."""
    above = item.parent
    if above is None or above.has_tail or len(above.children) < LEAST_LISTED:
        return item
    return item if above.rank <= HAN or any(child.has_tail for child in above.children) else above


def _is_complete(item: Item) -> bool:
    last = (item.lines[-1] if item.lines else item).node.folded.rstrip()
    return item.has_tail or last[-1:] in "。;"


def _labelled(node: Node, para: Para, label: Label, known: Lexicon) -> Attached:
    reading = node.reading
    if reading and reading.facts and not reading.body:
        return Attached(node, (), reading.facts, label)
    facts = read_facts(para.text[label.end :], means=label.means or ("note",), label=label.word, known=known)
    return Attached(node, (), facts, label)


def _plain(node: Node) -> Attached:
    """Return a paragraph as words of the item above it, a label such as 工作内容： taken off."""
    para, reading = node.para, node.reading
    if para is None or reading is None:
        return Attached(node)
    body = list(reading.body)
    label = front_label(body[0].translate({ord("："): ":"})) if body else None
    worded = (
        label is not None
        and label.means[:1] in (("text",), ("title",))
        and len(label.word) <= LONGEST_TEXT_LABEL
    )
    if label and worded and body:
        body[0] = body[0][label.end :].strip()
    if node.marker:
        number = para.text[: node.marker.end]
        body = [number + body[0], *body[1:]] if body else []
    return Attached(node, tuple(part for part in body if part), reading.facts)
