"""Which departments does the plan name, how often, and which names look like typing errors of others?"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from plancli.likeness import difference, is_swap
from plancli.plan import department_names, own_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plancli.plan import Plan

SHORTEST = 4
"""Characters a name has at least before one that differs in a single character looks like a mistake."""

ESTABLISHED = 2
"""How often a name is used at least that was not typed by mistake."""

SERIES = 50
"""Names that one character parts from each other, beyond which they are a series, no slips."""

LONGEST = 60
"""Characters of a name that are compared for slips."""

_ORDINALS = frozenset("一二三四五六七八九十甲乙丙丁東南西北东上下前后左右内外0123456789")
"""Characters that tell real neighbours apart: 一局 and 二局 are two departments."""


@dataclass(frozen=True, slots=True)
class Usage:
    """How a plan uses a department's name.

    Attributes:
        lead: Tasks it leads.
        support: Tasks it supports.
        similar: Names that may be the same department, spelled otherwise.
    """

    name: str
    aliases: tuple[str, ...]
    lead: int
    support: int
    similar: tuple[str, ...]


def slips_of(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known names that a new one looks like; none where it is one of them itself."""
    names = tuple(known)
    if name in names:
        return ()
    return tuple(other for other in names if _looks_like(name, other, Counter({name: 1, other: ESTABLISHED})))


def departments(plan: Plan) -> tuple[Usage, ...]:
    """Return every department's name as the plan uses it, in the plan's order."""
    own = own_names(plan)
    lead = Counter(own.get(name, name) for task in plan.tasks for name in task.lead)
    support = Counter(own.get(name, name) for task in plan.tasks for name in task.support)
    aliases = {one.name: one.aliases for one in plan.departments}
    similar = _similar(department_names(plan), lead + support)
    return tuple(
        Usage(name, aliases.get(name, ()), lead[name], support[name], tuple(similar.get(name, ())))
        for name in department_names(plan)
    )


def _similar(names: tuple[str, ...], used: Counter[str]) -> dict[str, list[str]]:
    """Return for each name the others that look like it, in the order of `names`."""
    place = {name: number for number, name in enumerate(names)}
    found: dict[str, set[str]] = {}
    for one, other in set(_candidates(names)):
        if _looks_like(one, other, used):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {name: sorted(others, key=place.__getitem__) for name, others in found.items()}


def _candidates(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of names that may be one slip apart, in the order of `names`; the same pair may come again.

    Two such names are the same, or become the same by leaving out one character of each at most (SymSpell).
    """
    alike: dict[str, list[str]] = {}
    for name in names:
        folded = _folded(name)[:LONGEST]
        for variant in {folded, *(folded[:at] + folded[at + 1 :] for at in range(len(folded)))}:
            alike.setdefault(variant, []).append(name)
    for group in alike.values():
        if len(group) <= SERIES:
            yield from combinations(group, 2)


def _looks_like(one: str, other: str, used: Counter[str]) -> bool:
    """Tell whether two names are probably one: alike but for width and blanks, or one slip of a key apart.

    A slip is a character more, fewer or swapped with its neighbour; another character in its place counts
    only where one of the names is used once and the other more often.
    """
    first, second = _folded(one), _folded(other)
    if first == second:
        return True
    if min(len(first), len(second)) < SHORTEST or abs(len(first) - len(second)) > 1:
        return False
    rests = difference(first, second)
    if is_swap(*rests):
        return True
    if max(map(len, rests)) > 1 or _ORDINALS & set("".join(rests)):
        return False
    is_rare = min(used[one], used[other]) == 1 < max(used[one], used[other])
    return is_rare or "" in rests


@cache
def _folded(name: str) -> str:
    """Return a name without blanks, in one width."""
    return "".join(unicodedata.normalize("NFKC", name).split())
