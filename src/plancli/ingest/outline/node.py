"""What does each piece of the document say by itself? Its number, its words, its tails, its form."""

from __future__ import annotations

from dataclasses import dataclass

from plancli.ingest.model import Facts, Para, Piece, Table
from plancli.ingest.numerals import Marker, read_marker
from plancli.ingest.outline.head import form_of, is_dated_title
from plancli.ingest.tails.brackets import Reading, read_paragraph
from plancli.ingest.tails.labels import front_label


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
    def text(self) -> str:
        """Return a paragraph's words; a table has none of its own."""
        return self.piece.text if isinstance(self.piece, Para) else ""

    @property
    def folded(self) -> str:
        """Return a paragraph's words folded; a table has none of its own."""
        return self.piece.folded if isinstance(self.piece, Para) else ""


def look(pieces: list[Piece]) -> list[Node]:
    """Return each piece with its number, its tails and its form."""
    nodes: list[Node] = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, Table):
            nodes.append(Node(at, piece, evidence=3 if piece.rows > 1 else 0))
            continue
        form = piece.kind or form_of(piece)
        marker = read_marker(piece.text, piece.folded) if not piece.kind else None
        if marker and len(piece.text) == marker.end:
            marker = None
        reading = None if piece.kind else read_paragraph(piece, marker.end if marker else 0)
        if reading and marker is None and is_dated_title(piece) and not any(node.evidence for node in nodes):
            reading = Reading((piece.text,), Facts())
        label = front_label(piece.folded) if reading else None
        evidence = 0
        if reading and (reading.facts.departments or reading.facts.timing) and form in (None, "note"):
            evidence = 1
        if label and label.field in ("lead", "support", "timing", "joint") and form is None:
            evidence = 1
        nodes.append(Node(at, piece, marker, reading, form, evidence if form != "note" else 0))
    return nodes


def paragraph(node: Node) -> Para | None:
    """Return the paragraph a node is, or None for a table."""
    return node.piece if isinstance(node.piece, Para) else None
