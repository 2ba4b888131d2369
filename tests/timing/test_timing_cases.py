"""Tables of phrases and what they mean; refusals are rows too."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from edtf import parse_edtf

from plancli.timing import explain, resolve
from plancli.words import tell

DATA = Path(__file__).parents[1] / "data"
TABLES = {"timing.tsv": 188, "timing_chinese.tsv": 400, "timing_english.tsv": 100}
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
    sentences = explain(found)
    assert sentences
    assert all(tell(lang, sentence) for lang in ("en", "zh") for sentence in sentences)
    assert list(found.occurrences) == sorted(set(found.occurrences))
    assert all(found.first <= due <= found.last for due in found.occurrences if found.first and found.last)
    assert found.count == len(found.occurrences) or not found.occurrences
    again = found if found.edtf is None or found.kind != "window" else resolve(found.edtf, year=1999)
    assert (again.kind, again.first, again.last) == (found.kind, found.first, found.last)
    assert (again.tentative, again.approximate, again.edtf) == (
        found.tentative,
        found.approximate,
        found.edtf,
    )


@pytest.mark.parametrize(("name", "least"), TABLES.items())
def test_the_tables_are_whole(name: str, least: int) -> None:
    assert len(cases(name)) >= least


def as_day(parts: object) -> date:
    """Return a day that edtf speaks of."""
    year, month, number = list(parts)[:3]  # type: ignore[call-overload]  # a struct_time
    return date(year, month, number)


def test_edtf_says_the_same_days() -> None:
    """An independent reader finds the days of the window; it takes its time, so each string is read once."""
    seen = {}
    for name in ("timing.tsv", "timing_english.tsv"):
        for row in cases(name):
            found = resolve(phrase_of(row), year=int(row["plan_year"]), issued=day(row["issue_date"]))
            if found.edtf is not None and not found.edtf.endswith(".."):
                seen[found.edtf] = found
    for code, found in seen.items():
        theirs = parse_edtf(code)
        first, last = as_day(theirs.lower_strict()), as_day(theirs.upper_strict())
        assert found.first is not None
        assert found.last is not None
        assert found.first <= first <= last <= found.last
        if found.kind == "window":
            assert (first, last) == (found.first, found.last)
