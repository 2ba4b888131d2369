"""What does each piece of the document say by itself? Its number, its words, its tails, its form."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plancli.ingest.model import Facts, Para, Piece, Table
from plancli.ingest.numerals import Marker, read_marker
from plancli.ingest.outline.forms import form_of, is_dated_title
from plancli.ingest.tails.brackets import Reading, read_paragraph
from plancli.ingest.tails.labels import front_label
from plancli.ingest.text import fold, solid

if TYPE_CHECKING:
    from plancli.ingest.tails.names import Lexicon

OFTEN = 2
"""A word that stands where departments stand this often is one, whatever it looks like."""
TABLE_EVIDENCE = 3


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of the document with everything its own words say.

    Attributes:
        at: Its position among the pieces.
        piece: The paragraph or table.
        marker: The number it begins with.
        reading: Its words and tails.
        form: What it is by its form alone.
        evidence: It names departments or times as tasks do.
    """

    at: int
    piece: Piece
    marker: Marker | None = None
    reading: Reading | None = None
    form: str | None = None
    evidence: int = 0

    @property
    def para(self) -> Para | None:
        """Return the paragraph it is, or None for a table."""
        return self.piece if isinstance(self.piece, Para) else None

    @property
    def folded(self) -> str:
        """Return a paragraph's words folded; a table has none of its own."""
        return self.piece.folded if isinstance(self.piece, Para) else ""

    @property
    def facts(self) -> Facts:
        """Return who and when its own paragraph says."""
        return self.reading.facts if self.reading else Facts()


def look(pieces: list[Piece]) -> tuple[list[Node], Lexicon]:
    """Return each piece with its number, its tails and its form, and the names that the document uses.

    It looks twice: what the first look finds to be a department is one wherever else it stands.
    """
    nodes: list[Node] = []
    named = False
    for at, piece in enumerate(pieces):
        nodes.append(_look(at, piece, frozenset(), titled=not named))
        named = named or nodes[-1].evidence > 0
    known = _lexicon(nodes)
    return [_again(node, known) for node in nodes], known


def _look(at: int, piece: Piece, known: Lexicon, *, titled: bool) -> Node:
    if isinstance(piece, Table):
        return Node(at, piece, evidence=TABLE_EVIDENCE if piece.rows > 1 else 0)
    if piece.kind:
        return Node(at, piece, form=piece.kind)
    form = form_of(piece)
    marker = read_marker(piece.text, piece.folded)
    marker = None if marker and len(piece.text) == marker.end else marker
    title = marker is None and titled and is_dated_title(piece)
    reading = (
        Reading((piece.text,), Facts())
        if title
        else read_paragraph(piece, marker.end if marker else 0, known)
    )
    return Node(at, piece, marker, reading, form, _evidence(piece, reading, form))


def _evidence(piece: Para, reading: Reading, form: str | None) -> int:
    label = front_label(piece.folded) if form is None else None
    said = label is not None and label.says_who_or_when and "person" not in label.means
    return int(form is None and (said or bool(reading.facts.departments or reading.facts.timing)))


def _lexicon(nodes: list[Node]) -> Lexicon:
    """Return the names, folded, that stand where departments do and look like some, or stand there often."""
    times = Counter(solid(fold(each.name)) for node in nodes for each in node.facts.departments)
    doubts = {fold(word) for node in nodes for word in node.facts.doubts}
    return frozenset(name for name, count in times.items() if name not in doubts or count >= OFTEN)


def _again(node: Node, known: Lexicon) -> Node:
    """Return a node read anew where the document's own names may change what it says."""
    if node.reading is None or node.para is None or node.form:
        return node
    unread = node.reading.tails == 0 and "(" in node.folded and not is_dated_title(node.para)
    if not node.facts.doubts and not unread:
        return node
    reading = read_paragraph(node.para, node.marker.end if node.marker else 0, known)
    return replace(node, reading=reading, evidence=_evidence(node.para, reading, node.form))
