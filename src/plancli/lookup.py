"""Which task, department or section does a user mean by what was typed?"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from plancli.errors import NoSuchDepartmentError, NoSuchSectionError, NoSuchTaskError
from plancli.plan import department_names, own_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from plancli.plan import Plan

_SEPARATOR = "[,，、]"
_RANGE = r"(.+?)(?:--?|[–—~～至])(.+)"
_NUMBER_TRIM = "（）()[]【】〔〕、．.，。 \u3000"

NEAREST = 3
"""How many names an error suggests."""


def task_ids(plan: Plan, typed: Iterable[str]) -> tuple[str, ...]:
    """Return the ids that were typed, each once, in the order given.

    An exact id comes first; else ``24,26`` is a list, ``24-28`` a range in the plan's order, and ``二十四``
    or ``（二十四）`` the number a task is printed with.

    Raises:
        NoSuchTaskError: One of them names no task, or a printed number that several tasks share.
    """
    words = [word.strip() for word in typed]
    exact = plan.some(words)
    tasks = _Tasks(plan)
    return tuple(
        dict.fromkeys(id_ for word in words for id_ in ((word,) if word in exact else tasks.named(word)))
    )


class _Tasks:
    """The ids of a plan, by every way of naming them."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    @cached_property
    def ids(self) -> Sequence[str]:
        """Every id, in the plan's order."""
        return self.plan.ids

    @cached_property
    def known(self) -> frozenset[str]:
        """Every id."""
        return frozenset(self.ids)

    def named(self, word: str) -> Sequence[str]:
        """Return the ids that one word means."""
        if word in self.known:
            return (word,)
        parts = [part.strip() for part in re.split(_SEPARATOR, word) if part.strip()]
        if len(parts) > 1:
            return [id_ for part in parts for id_ in self.named(part)]
        ends = re.fullmatch(_RANGE, word)
        if ends and (span := self._span(ends[1].strip(), ends[2].strip())):
            return span
        return (self._one(word),)

    def _span(self, first: str, last: str) -> Sequence[str]:
        """Return the ids from one task to another, in the plan's order."""
        start, end = (self.ids.index(self._one(word)) for word in (first, last))
        if end < start:
            raise NoSuchTaskError(id=f"{first}-{last}", nearest=f"{last}-{first}")
        return self.ids[start : end + 1]

    def _one(self, word: str) -> str:
        """Return the id of the one task a word means."""
        if word in self.known:
            return word
        bare = word.strip(_NUMBER_TRIM)
        printed = [
            task.id for task in self.plan.tasks if bare and bare == (task.number or "").strip(_NUMBER_TRIM)
        ]
        if bare in self.known or len(printed) == 1:
            return bare if bare in self.known else printed[0]
        raise NoSuchTaskError(id=word, nearest=_join(printed or nearest(word, self.ids)))


def department(plan: Plan, typed: str) -> str:
    """Return the name of the department that was typed: its name, an alias, or a part that only one name has.

    Raises:
        NoSuchDepartmentError: No department, or several, can be meant.
    """
    names = department_names(plan)
    return _meant(typed, {name: name for name in names} | own_names(plan), NoSuchDepartmentError)


def departments(plan: Plan, typed: str) -> tuple[str, ...]:
    """Return the names of the departments that were typed: one, else several with commas between them.

    Raises:
        NoSuchDepartmentError: One of them cannot be meant.
    """
    return _each(plan, typed, department)


def all_names(plan: Plan, name: str) -> tuple[str, ...]:
    """Return every name that tasks may give a department: its own, and its aliases."""
    return (name, *(alias for one in plan.departments if one.name == name for alias in one.aliases))


def section(plan: Plan, typed: str) -> str:
    """Return the id of the section that was typed: its id, its title, or a part that only one title has.

    Raises:
        NoSuchSectionError: No section, or several, can be meant.
    """
    titles = {one.title: one.id for one in plan.sections}
    return _meant(typed, titles | {one.id: one.id for one in plan.sections}, NoSuchSectionError)


def sections(plan: Plan, typed: str) -> tuple[str, ...]:
    """Return the ids of the sections that were typed: one, else several with commas between them.

    Raises:
        NoSuchSectionError: One of them cannot be meant.
    """
    return _each(plan, typed, section)


def _each(plan: Plan, typed: str, meant: Callable[[Plan, str], str]) -> tuple[str, ...]:
    """Return what a text means as a whole, for names may hold commas; else what each of its parts means."""
    parts = [part for part in re.split(_SEPARATOR, typed) if part.strip()]
    try:
        return (meant(plan, typed),)
    except (NoSuchDepartmentError, NoSuchSectionError):
        if len(parts) <= 1:
            raise
    return tuple(meant(plan, part) for part in parts)


def _meant(typed: str, known: dict[str, str], error: type[NoSuchDepartmentError | NoSuchSectionError]) -> str:
    """Return the value of the only name that is, or else holds, what was typed."""
    word = typed.strip()
    if word in known:
        return known[word]
    holding = {name: value for name, value in known.items() if word and word in name}
    if len(set(holding.values())) == 1:
        return next(iter(holding.values()))
    raise error(name=typed, nearest=_join(list(holding)[: 2 * NEAREST] or nearest(word, known)))


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """Return the known words that look most like `word`; the first ones where none does."""
    from difflib import get_close_matches  # noqa: PLC0415  only a mistake needs suggestions

    words = list(known)
    return get_close_matches(word, words, n=NEAREST, cutoff=0.3) or words[:NEAREST]


def _join(words: Iterable[str]) -> str:
    """Return words as a list that can be read in both languages."""
    return "、".join(words)
