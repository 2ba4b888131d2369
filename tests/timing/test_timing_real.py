"""Wording of real documents: time columns and tails of plans, notices and programmes, in both languages.

The columns are those of `timing.tsv`; `also` holds what a careful reader would accept, too, each as first
day, last day, kind, tentative, count. A refusal may have several reasons, parted by strokes.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from plancli.timing import Timing, resolve

TABLE = Path(__file__).parents[1] / "data" / "timing_real.tsv"


def cases() -> list[dict[str, str]]:
    """Return the rows of the table."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
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


@pytest.mark.parametrize("row", [pytest.param(row, id=row["expression"]) for row in cases()])
def test_a_phrase_of_a_real_document_means_what_a_careful_clerk_reads(row: dict[str, str]) -> None:
    issued = date.fromisoformat(row["issue_date"]) if row["issue_date"] else None
    found = resolve(row["expression"], year=int(row["plan_year"]), issued=issued)
    assert said(found) in accepted(row)
    if found.kind == row["kind"] == "unresolved":
        assert found.reason in row["note"].split("|")


def test_the_table_is_whole() -> None:
    assert len(cases()) > 400
