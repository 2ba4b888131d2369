"""Rich's drawing and the plain one look the same, whatever the width, the language and the day."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plancli import query
from plancli.ledger import Ledger
from plancli.store import load_plan
from plancli.views import board, counts, problems, table, task, tasks, terminal, timings
from plancli.views.look import Look
from plancli.window import year

if TYPE_CHECKING:
    from plancli.views.page import Page
    from plancli.words import Lang

CASES = [
    query.ask(load_plan(Path(__file__).parents[2] / "data" / "plan2010.toml"), Ledger(), day)
    for day in (date(2010, 7, 15), date(2026, 1, 1))
]
SGR = re.compile(r"\x1b\[[0-9;]*m")


def bare(lines: list[str]) -> list[str]:
    """Return lines without colours and without spaces at their ends."""
    return [SGR.sub("", line).rstrip() for line in lines]


def pages(case: query.Case, lang: Lang) -> list[Page]:
    """Return a page of every kind."""
    rows = query.tasks(case)
    return [
        tasks.list_page(case, rows, lang),
        tasks.list_page(case, (), lang),
        tasks.due_page(case, query.due(case, year(2010)), lang, possible=True),
        tasks.overdue_page(case, query.overdue(case), lang),
        counts.summary_page(case, query.summary(case, "dept"), lang, rows=rows[:3]),
        board.board_page(case, query.board(case), lang),
        task.show_page(case, rows[29], (), lang),
        timings.timing_page([row.timing for row in rows if row.timing], 2010, lang),
        timings.rules_page(lang),
        problems.check_page((), lang),
    ]


@pytest.mark.parametrize("width", [24, 40, 60, 80, 100, 160])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("color", [False, True])
def test_both_drawings_look_the_same(width: int, lang: Lang, *, color: bool) -> None:
    look = Look(lang, width, color)
    for case in CASES:
        for page in pages(case, lang):
            plain = [*table.draw(page, look), *table.notes(page, look)]
            rich = list(terminal.draw(page, width, look))
            assert [SGR.sub("", line).rstrip() for line in rich] == [
                SGR.sub("", line).rstrip() for line in plain
            ]
            assert any(map(SGR.search, rich)) == any(map(SGR.search, plain))
