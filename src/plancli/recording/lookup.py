"""Which task, department or section does a user mean by what was typed?"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from plancli.errors import NoSuchDepartmentError, NoSuchSectionError, NoSuchTaskError, message
from plancli.likeness import NEAREST, instead_of, nearest
from plancli.plan import department_names, own_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from plancli.errors import Message
    from plancli.plan import Plan

_SEPARATOR = re.compile("[,，、]")
_RANGE = r"(.+?)(?:--?|[–—－~～至])(.+)"
_NUMBER_TRIM = "（）()[]【】〔〕、．.，。 \u3000"

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


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


def parts(typed: str) -> tuple[str, ...]:
    """Return what a list joined with commas holds: ``24,26``, ``24，26``, ``24、26``."""
    return tuple(part.strip() for part in _SEPARATOR.split(typed) if part.strip())


def listed(find: Callable[[str], str], typed: str) -> tuple[str, ...]:
    """Return what `find` says the whole of a text means; else what it says each part of a list means.

    A name that holds a comma is found as it is.

    Raises:
        NoSuchDepartmentError, NoSuchSectionError: `find` knows neither the whole nor one of the parts.
    """
    try:
        return (find(typed),)
    except (NoSuchDepartmentError, NoSuchSectionError):
        if len(several := parts(typed)) < 2:  # noqa: PLR2004  one part is no list
            raise
    return tuple(find(part) for part in several)


def tags(plan: Plan, typed: str) -> tuple[str, ...]:
    """Return the tags that were typed: one of the plan as it is, else each part of a list."""
    several = parts(typed)
    if len(several) > 1 and not any(typed in task.tags for task in plan.tasks):
        return several
    return (typed,)


def texts(plan: Plan, typed: str) -> tuple[str, ...]:
    """Return the texts to look for: all that was typed where a task holds it, else each part of a list."""
    text, several = typed.strip(), parts(typed)
    if len(several) > 1 and not any(task.mentions(text) for task in plan.tasks):
        return several
    return (text,)


def people(plan: Plan, typed: str) -> tuple[str, ...]:
    """Return the names of the people that were typed, one or a list: whole names, or else parts of names.

    A name that nobody has is returned as it is, so that it finds nothing.
    """
    known = dict.fromkeys(person.name for task in plan.tasks for person in task.people)
    if typed in known:
        return (typed,)
    named = {
        word: [word] if word in known else [name for name in known if word in name] for word in parts(typed)
    }
    return tuple(name for word, names in named.items() for name in names or [word])


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
        if len(several := parts(word)) > 1:
            return [id_ for part in several for id_ in self.named(part)]
        ends = re.fullmatch(_RANGE, word)
        if ends and (span := self._span(ends[1].strip(), ends[2].strip())):
            return span
        return (self._one(word),)

    def _span(self, first: str, last: str) -> Sequence[str]:
        """Return the ids from one task to another, in the plan's order."""
        start, end = (self.ids.index(self._one(word)) for word in (first, last))
        if end < start:
            backwards = message("error.nearest", nearest=(f"{last}-{first}",))
            raise NoSuchTaskError(f"{first}-{last}", backwards)
        return self.ids[start : end + 1]

    def _one(self, word: str) -> str:
        """Return the id of the one task a word means."""
        if word in self.known:
            return word
        bare = word.translate(_DIGITS).strip(_NUMBER_TRIM)
        printed = [
            task.id for task in self.plan.tasks if bare and bare == (task.number or "").strip(_NUMBER_TRIM)
        ]
        if bare in self.known or len(printed) == 1:
            return bare if bare in self.known else printed[0]
        if printed:
            raise NoSuchTaskError(word, message("error.printed_on", ids=tuple(printed)))
        raise no_such_task(word, self.ids)


def no_such_task(word: str, ids: Sequence[str]) -> NoSuchTaskError:
    """Return the error that a word is no task, with what could be meant instead."""
    return NoSuchTaskError(word, instead_of(word, ids))


def department(plan: Plan, typed: str) -> str:
    """Return the name of the department that was typed: its name, an alias, or a part that only one name has.

    Raises:
        NoSuchDepartmentError: No department, or several, can be meant.
    """
    word, own = typed.strip(), own_names(plan)
    if word not in own and any(word in task.lead for task in plan.tasks):
        return word  # as most are typed; every name of 10,000 tasks takes a while to gather
    known = {name: name for name in department_names(plan)} | own
    return _meant(typed, known, NoSuchDepartmentError, message("error.see_departments"))


def all_names(plan: Plan, name: str) -> tuple[str, ...]:
    """Return every name that tasks may give a department: its own, and its aliases."""
    return (name, *(alias for one in plan.departments if one.name == name for alias in one.aliases))


def section(plan: Plan, typed: str) -> str:
    """Return the id of the section that was typed: its id, its title, or a part that only one title has.

    Raises:
        NoSuchSectionError: No section, or several, can be meant.
    """
    titles = {one.title: one.id for one in plan.sections}
    every = message("error.sections_are", ids=tuple(one.id for one in plan.sections) or "–")
    return _meant(typed, titles | {one.id: one.id for one in plan.sections}, NoSuchSectionError, every)


def _meant(
    typed: str,
    known: dict[str, str],
    error: type[NoSuchDepartmentError | NoSuchSectionError],
    otherwise: Message,
) -> str:
    """Return the value of the only name that is, or else holds, what was typed.

    Args:
        typed: What was typed.
        known: Value of each name.
        error: What to raise where none can be meant, or several.
        otherwise: What it says where nothing is near.
    """
    word = typed.strip()
    if word in known:
        return known[word]
    holding = {name: value for name, value in known.items() if word and word in name}
    if len(set(holding.values())) == 1:
        return next(iter(holding.values()))
    if holding:
        raise error(typed, message("error.one_of_several", names=tuple(holding)[: 2 * NEAREST]))
    near = nearest(word, known)
    raise error(typed, message("error.nearest", nearest=tuple(near)) if near else otherwise)
