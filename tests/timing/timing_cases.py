"""The tables of phrases, as the tests of this folder read them."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "data"
TABLES = {"timing.tsv": 169, "timing_chinese.tsv": 400, "timing_english.tsv": 100}
"""Table to the least number of cases it must hold, so that an empty one does not pass."""


def cases(name: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def phrase_of(row: dict[str, str]) -> str:
    """Return a row's phrase; ``@repeat:X*N`` stands for X repeated N times."""
    text = row["expression"]
    if text.startswith("@repeat:"):
        part, _, times = text.removeprefix("@repeat:").partition("*")
        return part * int(times)
    return text.replace("\\u0000", "\0")


def day(text: str) -> date | None:
    """Return a day of the table, or None."""
    return date.fromisoformat(text) if text else None


ROWS = [
    pytest.param(row, id=f"{name}:{number}")
    for name in TABLES
    for number, row in enumerate(cases(name), start=2)
]
"""Every case, named after its table and line."""
