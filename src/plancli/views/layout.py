"""Which columns of a grid stand side by side, which one under another, and how wide is each?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancli.views.page import Column

GAP = 2
"""Cells between two columns."""

_NARROWEST = 4
"""Cells below which no column is squeezed."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Columns that share one place on the screen, the first on top.

    Attributes:
        members: Indexes of the columns.
        width: Cells of the place.
    """

    members: tuple[int, ...]
    width: int


def arrange(columns: Sequence[Column], naturals: Sequence[int], width: int | None) -> tuple[Stack, ...]:
    """Return where each column goes.

    Args:
        columns: Columns of the grid.
        naturals: Cells of the widest text of each.
        width: Cells there are; None for as many as wanted.
    """
    if width is None:
        return tuple(Stack((index,), natural) for index, natural in enumerate(naturals))
    stacks: list[list[int]] = [[index] for index in range(len(columns))]
    for index in _movable(columns):
        if sum(_wanted(columns, naturals, stack) for stack in stacks) + GAP * (len(stacks) - 1) <= width:
            break
        _move(columns, stacks, index)
    return _fit(columns, naturals, stacks, width)


def _movable(columns: Sequence[Column]) -> list[int]:
    """Return the columns that may go under another one, in the order in which they do."""
    names = {column.name for column in columns}
    movable = [index for index, column in enumerate(columns) if column.under in names]
    return sorted(movable, key=lambda index: columns[index].rank)


def _move(columns: Sequence[Column], stacks: list[list[int]], index: int) -> None:
    """Put a column, with all that stands under it, beneath the column it names."""
    own = next(stack for stack in stacks if index in stack)
    target = next(stack for stack in stacks if any(columns[at].name == columns[index].under for at in stack))
    if own is not target:
        stacks.remove(own)
        target += own


def _wanted(columns: Sequence[Column], naturals: Sequence[int], stack: Sequence[int]) -> int:
    """Return the cells at which a stack is comfortable."""
    return max(min(naturals[index], columns[index].comfort) for index in stack)


def _fit(
    columns: Sequence[Column], naturals: Sequence[int], stacks: Sequence[Sequence[int]], width: int
) -> tuple[Stack, ...]:
    """Return the stacks with widths that fill the screen as far as they need it."""
    full = [max(naturals[index] for index in stack) for stack in stacks]
    widths = [_wanted(columns, naturals, stack) for stack in stacks]
    room = width - GAP * (len(stacks) - 1)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    spare = max(0, room - sum(widths))
    needy = sorted((full[at] - widths[at], at) for at in range(len(stacks)))
    for rank, (need, at) in enumerate(needy):
        given = min(need, spare // (len(needy) - rank))
        widths[at] += given
        spare -= given
    return tuple(Stack(tuple(stack), cells) for stack, cells in zip(stacks, widths, strict=True))
