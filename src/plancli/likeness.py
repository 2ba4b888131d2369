"""Which known words look like this one? Suggestions are made only where something is near."""

from __future__ import annotations

from bisect import bisect
from difflib import get_close_matches
from typing import TYPE_CHECKING

from plancli.errors import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plancli.errors import Message

NEAREST = 3
"""How many names a suggestion holds."""

SHORT = 3
"""Characters up to which a word is near another only where a single slip of a key parts them."""

LONGEST_NUMBER = 40
"""Digits beyond which a number is no id."""

ALIKE = 0.6
"""Share of characters that two longer words have in common at least to be near: difflib's ratio."""


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """Return up to three of the known words that look like `word`, likest first; none where none is near."""
    if len(word) > SHORT:
        return get_close_matches(word, list(known), n=NEAREST, cutoff=ALIKE)
    near = [one for one in known if is_slip(word, one) and set(word) & set(one)]
    return get_close_matches(word, near, n=NEAREST, cutoff=0.0)


def instead_of(word: str, ids: Sequence[str]) -> Message:
    """Return what to say of a word that is no id: the ids it looks like, else the first and the last."""
    if near := _near_number(word, ids) if word.isdecimal() else nearest(word, ids):
        return message("error.nearest", nearest=tuple(near))
    if not ids:
        return message("error.no_ids_at_all")
    ordered = sorted(ids, key=int) if all(id_.isdecimal() for id_ in ids) else ids
    return message("error.ids_run", first=ordered[0], last=ordered[-1])


def _near_number(word: str, ids: Sequence[str]) -> list[str]:
    """Return the ids before and after a number that lies between two of them; none where it lies outside.

    Digits that look alike say nothing: 99 is not near 9.
    """
    if len(word) > LONGEST_NUMBER:
        return []
    numbers = sorted((int(id_), id_) for id_ in ids if id_.isdecimal())
    place = bisect([number for number, _ in numbers], int(word))
    return [id_ for _, id_ in numbers[place - 1 : place + 1]] if 0 < place < len(numbers) else []


def is_slip(one: str, other: str) -> bool:
    """Tell whether one slip of a key parts two words: a character more, fewer, replaced or swapped."""
    rests = difference(one, other)
    return max(map(len, rests)) == 1 or is_swap(*rests)


def is_swap(one: str, other: str) -> bool:
    """Tell whether two words are two neighbouring characters in one order and in the other."""
    return len(one) == 2 and one == other[::-1]  # noqa: PLR2004  two are swapped


def difference(one: str, other: str) -> tuple[str, str]:
    """Return two words without what both begin with, and then without what both end with."""
    head = _alike(one, other)
    one, other = one[head:], other[head:]
    tail = _alike(one[::-1], other[::-1])
    return one[: len(one) - tail], other[: len(other) - tail]


def _alike(one: str, other: str) -> int:
    """Return how many characters two words begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (left, right) in pairs if left != right), min(len(one), len(other)))
