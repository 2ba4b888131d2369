"""How do the problems of a plan and a ledger look, and the files in use?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.views.page import Lines, Page
from plancli.views.records import SCHEMA, Records
from plancli.words import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plancli.errors import Problem
    from plancli.views.page import Cell
    from plancli.views.records import Record
    from plancli.words import Lang

KEYS = ("path", "line", "code", "message")


def page(problems: Sequence[Problem], lang: Lang) -> Page:
    """Return problems, a line each: file, line, and what to do; nothing where there are none."""
    lines: tuple[Cell, ...] = tuple(
        f"{place(problem)}: {tell(lang, problem.message)}" for problem in problems
    )
    return Page((Lines(lines),))


def place(problem: Problem) -> str:
    """Return where a problem is, as editors understand it."""
    return problem.path if problem.line is None else f"{problem.path}:{problem.line}"


def records(problems: Iterable[Problem], lang: Lang) -> Records:
    """Return problems as records; ``code`` is the same in every language."""
    items: Iterable[Record] = (
        {
            "path": problem.path,
            "line": problem.line,
            "code": problem.message.id,
            "message": tell(lang, problem.message),
        }
        for problem in problems
    )
    return Records("problems", KEYS, items, {"schema": SCHEMA}, id_key="path")
