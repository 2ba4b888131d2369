"""Is every character somewhere? What was read against what was placed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plancli.ingest.fold import solid
from plancli.ingest.model import Class, Para, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancli.ingest.model import Claim

CLASSES: tuple[Class, ...] = ("title", "head", "section", "task", "other", "unplaced")


def characters(piece: Piece) -> str:
    """Return the non-blank characters of a piece, those that only draw or mark it up included."""
    text = piece.text if isinstance(piece, Para) else "".join(cell.text for cell in piece.cells)
    return solid(text + piece.dropped)


def of_claim(claim: Claim) -> str:
    """Return the characters a claim accounts for."""
    return solid("".join(claim.kept) + claim.marks)


def missing(piece: Piece, claims: Iterable[Claim]) -> str:
    """Return the characters of a piece that no claim accounts for; claims to more than there is are an error.

    Raises:
        ValueError: Claims account for characters that the piece does not have.
    """
    rest = Counter(characters(piece))
    for claim in claims:
        rest.subtract(of_claim(claim))
    if any(count < 0 for count in rest.values()):
        raise ValueError("".join(char for char, count in rest.items() if count < 0))
    return "".join((+rest).elements())


def totals(claims: Iterable[Claim]) -> dict[str, int]:
    """Return how many characters each class holds, and their sum as ``total``."""
    sums: dict[str, int] = dict.fromkeys(CLASSES, 0)
    for claim in claims:
        sums[claim.cls] += len(of_claim(claim))
    return {**sums, "total": sum(sums.values())}
