"""Into which lines does the text of one place go?"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from plancli.drawing.folding import cells, measured
from plancli.drawing.safe import visible
from plancli.views.page import Cell, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from plancli.views.page import Style

Line = tuple[tuple[str, "Style", int], ...]
"""Texts, harmless to send, each with its style and the cells it takes."""

_REMEMBERED = 2**15
"""Cells that are not worked out anew when they come again, as departments, phrases and lights do."""

_Answer = TypeVar("_Answer")


class Memory(dict[Cell, _Answer]):
    """What a function answers of cells; the first so many answers are kept."""

    def __init__(self, answer: Callable[[Cell], _Answer]) -> None:
        """Begin with nothing."""
        self._answer = answer

    def __missing__(self, cell: Cell) -> _Answer:
        """Work out an answer and keep it."""
        answer = self._answer(cell)
        if len(self) < _REMEMBERED:
            self[cell] = answer
        return answer


def _read(cell: Cell) -> tuple[Line, int]:
    """Return what stands in one place as a line, and the cells it takes."""
    if isinstance(cell, str):
        text = visible(cell)
        size = cells(text)
        return ((text, "", size),), size
    spans = (cell,) if isinstance(cell, Span) else cell
    line = tuple(
        [(text, style, cells(text)) for text, style in [(visible(text), own) for text, own in spans]]
    )
    return line, sum([size for _, _, size in line])


read = Memory(_read).__getitem__
"""Returns what stands in one place as a line, and the cells it takes."""


def fitted(cell: Cell, width: int | None, *, keeps_names: bool = False) -> Iterable[tuple[Line, int]]:
    """Return the lines of what stands in one place, at least one, each with the cells it takes."""
    line, size = read(cell)
    return ((line, size),) if width is None or size <= width else folded(line, width, keeps_names=keeps_names)


def folded(line: Line, width: int, *, keeps_names: bool) -> Iterator[tuple[Line, int]]:
    """Yield a line in lines of at most `width` cells; a piece that does not fit begins a new one."""
    pieces: Line = ()
    used, gap = 0, ""
    for text, style, size in line:
        if text.isspace():
            gap = text
            continue
        parts = [(text, size)] if size <= width else measured(text, width, keeps_names=keeps_names)
        for number, (part, length) in enumerate(parts):
            if used and (number or used + len(gap) + length > width):
                yield pieces, used
                pieces, used, gap = (), 0, ""
            if used and gap:
                pieces += ((gap, "", len(gap)),)
                used += len(gap)
            pieces += ((part, style, length),)
            used, gap = used + length, ""
    yield pieces, used
