"""Phrases whose meanings were written from the rules before the grammar had read them.

A meaning is the first letter of the kind (x: refused, with the reason), first and last day (days of 2025
without the year), the number of occurrences of a recurrence or another count (#), ``~`` for approximate and
``t`` for tentative.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from plancli.timing import Timing, resolve

TABLES = ("timing_blind.tsv", "timing_examined.tsv")
"""What was expected without sight of the grammar, and what an examiner found read wrongly."""

LETTERS = {"window": "w", "deadline": "d", "recurring": "r", "open": "o", "undated": "u", "conditional": "c"}


def cases() -> list[tuple[str, str]]:
    """Return the rows of the tables."""
    rows: list[dict[str, str]] = []
    for name in TABLES:
        with (Path(__file__).parents[1] / "data" / name).open(encoding="utf-8", newline="") as lines:
            rows += csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [(row["phrase"], row["meant"]) for row in rows]


def day(found: date | None) -> str:
    """Return a day as the table writes it."""
    return "-" if found is None else f"{found:%m%d}" if found.year == 2025 else f"{found:%Y%m%d}"


def said(found: Timing) -> str:
    """Return a timing as the table writes it."""
    if found.kind == "unresolved":
        return f"x {found.reason}"
    words = [LETTERS[found.kind]]
    if found.first is not None:
        words += [day(found.first), day(found.last)]
    if found.kind == "recurring":
        words.append(str(found.count))
    elif found.count is not None:
        words.append(f"#{found.count}")
    return " ".join([*words, *["t"] * found.tentative, *["~"] * found.approximate])


@pytest.mark.parametrize(("phrase", "meant"), cases())
def test_a_phrase_means_what_was_expected_before_it_was_read(phrase: str, meant: str) -> None:
    assert set(said(resolve(phrase, year=2025, issued=date(2025, 2, 10))).split()) == set(meant.split())


def test_the_table_is_whole() -> None:
    assert len(cases()) > 700
