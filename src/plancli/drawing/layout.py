"""Which columns of a grid stand side by side, which one under another, and how wide is each?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancli.views.page import Column

GAP = 2
"""Cells between two columns."""

_NARROWEST = 6
"""Cells below which no column is squeezed: three Chinese characters."""


class Stack(NamedTuple):
    """Columns that share one place on the screen, the first on top.

    Attributes:
        members: Indexes of the columns.
        width: Cells of the place.
    """

    members: tuple[int, ...]
    width: int


class Sizes(NamedTuple):
    """How wide the texts of a column are.

    Attributes:
        usual: Cells in which nine texts of ten fit.
        full: Cells of the widest.
    """

    usual: int
    full: int


def arrange(columns: Sequence[Column], sizes: Sequence[Sizes], width: int | None) -> tuple[Stack, ...]:
    """Return where each column goes; nothing where they do not fit, however squeezed.

    Args:
        columns: Columns of the grid.
        sizes: How wide the texts of each are.
        width: Cells there are; None for as many as wanted.
    """
    if width is None:
        return tuple(Stack((index,), size.full) for index, size in enumerate(sizes))
    stacks: list[list[int]] = [[index] for index in range(len(columns))]
    if not _fits(columns, sizes, stacks, width):
        stacks = [stack for stack in stacks if not columns[stack[0]].is_extra]
    for index in _movable(columns):
        if _fits(columns, sizes, stacks, width):
            break
        _move(columns, stacks, index)
    return _fit(columns, sizes, stacks, width)


def _fits(
    columns: Sequence[Column], sizes: Sequence[Sizes], stacks: Sequence[Sequence[int]], width: int
) -> bool:
    """Tell whether the stacks stand side by side and each is comfortable."""
    return sum(_wanted(columns, sizes, stack) for stack in stacks) + GAP * (len(stacks) - 1) <= width


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


def _wanted(columns: Sequence[Column], sizes: Sequence[Sizes], stack: Sequence[int]) -> int:
    """Return the cells at which a stack is comfortable."""
    return max(min(sizes[index].full, columns[index].comfort) for index in stack)


def _fit(
    columns: Sequence[Column], sizes: Sequence[Sizes], stacks: Sequence[Sequence[int]], width: int
) -> tuple[Stack, ...]:
    """Return the stacks with widths that fill the screen as far as they need it; nothing if they cannot."""
    widths = [_wanted(columns, sizes, stack) for stack in stacks]
    room = width - GAP * (len(stacks) - 1)
    while sum(widths) > room:
        if max(widths) <= _NARROWEST:
            return ()
        widths[widths.index(max(widths))] -= 1
    usual = [max(sizes[index].usual for index in stack) for stack in stacks]
    full = [max(sizes[index].full for index in stack) for stack in stacks]
    widths = _widened(_widened(widths, usual, room), full, room)
    return tuple(Stack(tuple(stack), cells) for stack, cells in zip(stacks, widths, strict=True))


def _widened(widths: Sequence[int], goals: Sequence[int], room: int) -> list[int]:
    """Return the widths brought nearer to their goals as far as there is room; small needs are met first."""
    wider = list(widths)
    needy = sorted(
        (goal - wide, at) for at, (wide, goal) in enumerate(zip(widths, goals, strict=True)) if goal > wide
    )
    for rank, (need, at) in enumerate(needy):
        wider[at] += min(need, max(0, room - sum(wider)) // (len(needy) - rank))
    return wider
