"""The page about the timing language says what the rows say."""

from __future__ import annotations

import doctest
import re
from pathlib import Path
from runpy import run_path
from typing import TYPE_CHECKING

import pytest

from plancli.timing import ISSUED, PLAN_YEAR, resolve
from plancli.timing.grammar.iso import ROWS
from plancli.timing.grammar.phrase import _tokens
from plancli.timing.grammar.reader import Reader, compiled
from plancli.timing.grammar.tables import TABLES
from plancli.timing.span import setting
from plancli.timing.wording import normalise

if TYPE_CHECKING:
    from plancli.timing.grammar.reader import Row

TOP = Path(__file__).parents[2]


def test_the_page_is_the_one_the_tool_writes() -> None:
    tool = run_path(str(TOP / "tools" / "make_timing_docs.py"))
    assert (TOP / "docs" / "timing.md").read_text(encoding="utf-8") == tool["text"]()


def test_what_the_page_shows_in_python_is_so() -> None:
    found = doctest.testfile(str(TOP / "docs" / "timing.md"), module_relative=False, encoding="utf-8")
    assert found.attempted > 8
    assert found.failed == 0


NO_PATTERNS = ("Marks", "Phrases without a date", "Verbs, labels, several times")
"""Tables whose rows are chosen by something else than the order of parts of speech."""


@pytest.mark.parametrize(
    ("name", "row"),
    [pytest.param(name, row, id=f"{name}: {row.example}") for name, rows in TABLES.items() for row in rows],
)
def test_every_row_of_the_grammar_fits_its_examples_and_decides_them(name: str, row: Row) -> None:
    given = setting(PLAN_YEAR, ISSUED)
    for example in row.example.split("|"):
        found = Reader(_tokens(normalise.screened(example), given), given)
        assert name in NO_PATTERNS or compiled(row.pattern).search(found.code), example
        assert not row.rule or resolve(example, year=PLAN_YEAR, issued=ISSUED).rule == row.rule, example


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.example)
def test_every_date_in_figures_is_read(row: Row) -> None:
    assert re.match(row.pattern, row.example.lower())
    assert resolve(row.example, year=PLAN_YEAR, issued=ISSUED).first is not None
