"""Wording of real documents, and phrases of writers who knew the rules but not the grammar.

The columns are those of `timing.tsv`; `also` holds what a careful reader would accept, too, each as first
day, last day, kind, tentative, count. A refusal may have several reasons, parted by strokes.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from plancli.timing import Timing, resolve

DATA = Path(__file__).parents[1] / "data"
TABLES = {"timing_real.tsv": 400, "timing_independent.tsv": 400}
"""Table to the least number of rows that it must hold."""


def cases(name: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def accepted(row: dict[str, str]) -> set[tuple[str, ...]]:
    """Return the readings that a row accepts: first day, last day, kind, tentative, count."""
    also = [reading.strip().split(",") for reading in row["also"].split(";") if reading.strip()]
    own = [row["start"], row["end"], row["kind"], row["tentative"], row["count"]]
    return {(first, last, kind, hedged or "0", count) for first, last, kind, hedged, count in [own, *also]}


def said(found: Timing) -> tuple[str, ...]:
    """Return a timing as the table writes it."""
    days = (str(found.first or ""), str(found.last or ""))
    return (*days, found.kind, str(int(found.tentative)), "" if found.count is None else str(found.count))


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=row["expression"]) for name in TABLES for row in cases(name)]
)
def test_a_phrase_of_a_document_means_what_a_careful_clerk_reads(row: dict[str, str]) -> None:
    issued = date.fromisoformat(row["issue_date"]) if row["issue_date"] else None
    found = resolve(row["expression"], year=int(row["plan_year"]), issued=issued)
    assert said(found) in accepted(row)
    if found.kind == row["kind"] == "unresolved":
        assert found.reason in row["note"].split("|")


@pytest.mark.parametrize(("name", "least"), TABLES.items())
def test_the_tables_are_whole(name: str, least: int) -> None:
    assert len(cases(name)) > least
