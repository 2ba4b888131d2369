"""Is every character somewhere? Each stretch of the source text is claimed once, by position."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from plancli.ingest.model import Class, Para, Piece
from plancli.ingest.text import Text, joined, solid

if TYPE_CHECKING:
    from collections.abc import Iterator

CLASSES: tuple[Class, ...] = get_args(Class)
_FREE, _TAKEN = 0, 1


class ClaimedTwiceError(ValueError):
    """A stretch of the source text was claimed a second time; the argument is its first position."""


class Account:
    """What became of each character of a document.

    Attributes:
        sums: Non-blank characters of each class so far.
    """

    def __init__(self, source: str) -> None:
        """Begin with a source text of which nothing is claimed."""
        self.sums: dict[str, int] = dict.fromkeys(CLASSES, 0)
        self._source = source
        self._taken = bytearray(len(source))

    def claim(self, cls: Class, *texts: Text) -> None:
        """Count stretches of the source text in a class.

        Raises:
            ClaimedTwiceError: A part of one is claimed already.
        """
        for text in texts:
            for start, length in text.runs:
                if start < 0:
                    continue
                twice = self._taken.find(_TAKEN, start, start + length)
                if twice >= 0 and solid(self._source[twice : start + length]):
                    raise ClaimedTwiceError(twice)
                self._take(cls, start, start + length)

    def claim_rest(self, cls: Class, *texts: Text) -> None:
        """Count in a class what is not claimed yet of some texts."""
        for text in texts:
            for start, length in text.runs:
                low, stop = start, start + length
                while start >= 0 and (low := self._taken.find(_FREE, low, stop)) >= 0:
                    high = self._taken.find(_TAKEN, low, stop)
                    high = high if high >= 0 else stop
                    self._take(cls, low, high)
                    low = high

    def _take(self, cls: Class, start: int, stop: int) -> None:
        self._taken[start:stop] = bytes([_TAKEN]) * (stop - start)
        self.sums[cls] += len(solid(self._source[start:stop]))

    def left(self, text: Text) -> list[Text]:
        """Return the parts of a text that are not claimed, without blanks around them."""
        free = "".join(
            "x" if start >= 0 and not self._taken[start + at] else " "
            for start, length in text.runs
            for at in range(length)
        )
        parts = (text[found.start() : found.end()].strip() for found in re.finditer("x+", free))
        return [part for part in parts if part]

    def is_settled(self, text: Text) -> bool:
        """Return whether every character of a text is claimed."""
        return all(
            start < 0 or self._taken.find(_FREE, start, start + length) < 0 for start, length in text.runs
        )

    @property
    def total(self) -> int:
        """Return how many non-blank characters the source text has."""
        return len(solid(self._source))


def texts_of(piece: Piece) -> Iterator[Text]:
    """Yield every text of a piece: words, cells, and what only draws it or marks it up."""
    if isinstance(piece, Para):
        yield piece.text
    else:
        yield from (cell.text for cell in piece.cells)
    yield piece.dropped


def words_of(piece: Piece) -> Text:
    """Return all words of a piece, cells joined by one blank."""
    if isinstance(piece, Para):
        return piece.text
    return joined((cell.text for cell in piece.cells if cell.text.strip()), " ")
