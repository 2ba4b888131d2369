"""The page about the timing language says what the rows say."""

from __future__ import annotations

import re
from pathlib import Path
from runpy import run_path

import pytest

from plancli.timing import resolve
from plancli.timing.grammar.iso import ROWS, Row
from plancli.timing.rules import ISSUED, PLAN_YEAR

TOP = Path(__file__).parents[2]


def test_the_page_is_the_one_the_tool_writes() -> None:
    tool = run_path(str(TOP / "tools" / "make_timing_docs.py"))
    assert (TOP / "docs" / "timing.md").read_text(encoding="utf-8") == tool["text"]()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.example)
def test_every_date_in_figures_is_read(row: Row) -> None:
    assert re.match(row.pattern, row.example.lower())
    assert resolve(row.example, year=PLAN_YEAR, issued=ISSUED).first is not None
