"""Tables of phrases and what they mean; refusals are rows too."""

from __future__ import annotations

import pytest
from timing_cases import ROWS, TABLES, cases, day, phrase_of

from plancli.timing import resolve


@pytest.mark.parametrize("row", ROWS)
def test_every_column_is_as_the_table_says(row: dict[str, str]) -> None:
    phrase = phrase_of(row)
    found = resolve(phrase, year=int(row["plan_year"]), issued=day(row["issue_date"]))
    refused = row["kind"] == "unresolved"
    assert found.phrase == phrase
    assert (found.kind, found.first, found.last) == (row["kind"], day(row["start"]), day(row["end"]))
    assert found.tentative is (row["tentative"] == "1")
    assert found.count == (int(row["count"]) if row["count"] else None)
    assert found.edtf == (row["edtf"] or None)
    assert found.reason == (row["note"].split(":")[0].split()[0] if refused else None)


@pytest.mark.parametrize(("name", "least"), TABLES.items())
def test_the_tables_are_whole(name: str, least: int) -> None:
    assert len(cases(name)) >= least


@pytest.mark.parametrize("row", [param for param in ROWS if "recurring" in str(param.values)])
def test_occurrences_lie_within_the_window_in_order(row: dict[str, str]) -> None:
    found = resolve(phrase_of(row), year=int(row["plan_year"]), issued=day(row["issue_date"]))
    assert list(found.occurrences) == sorted(set(found.occurrences))
    for occurrence in found.occurrences:
        assert found.first is not None
        assert found.last is not None
        assert found.first <= occurrence <= found.last
    if found.occurrences:
        assert found.count == len(found.occurrences)
