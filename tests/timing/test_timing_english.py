"""English phrases keep their own words: labels, events, suggestions and notes are English."""

from __future__ import annotations

from datetime import date

import pytest

from plancli.timing import Timing, resolve
from plancli.timing.wording import english
from plancli.timing.wording.english_rows import LEVELS, Piece, Row
from plancli.words import tell

ISSUED = date(2026, 2, 2)
EVENTS = {
    "budget approval": date(2026, 3, 16),
    "Board Meeting": date(2026, 4, 10),
    "预算批复": date(2026, 3, 16),
}


def read(phrase: str) -> Timing:
    """Return a phrase as the 2026 plan means it, which has dated events."""
    return resolve(phrase, year=2026, issued=ISSUED, events=EVENTS)


@pytest.mark.parametrize(
    ("phrase", "labels"),
    [
        ("First draft by end of May, final by end of October", ["First draft", "final"]),
        ("Phase one: March; phase two: June to August", ["Phase one", "phase two"]),
        ("start in March, complete by year-end", ["start", "complete"]),
        ("report by 10 June, review by 30 June", ["report", "review"]),
    ],
)
def test_labels_are_the_words_of_the_phrase(phrase: str, labels: list[str]) -> None:
    assert [stone.label for stone in read(phrase).milestones] == labels


@pytest.mark.parametrize(
    ("phrase", "kind", "last"),
    [
        ("within 30 days after budget approval", "deadline", "2026-04-15"),
        ("within 30 days after “budget approval”", "deadline", "2026-04-15"),
        ("within two weeks after the board meeting", "deadline", "2026-04-24"),
        ("two weeks before the board meeting", "deadline", "2026-03-27"),
        ("within 30 days after contract signature", "conditional", "None"),
        ("预算批复当月", "window", "2026-03-31"),
        ("预算批复当月底前", "deadline", "2026-03-31"),
        ("预算批复次月10日前", "deadline", "2026-04-10"),
        ("预算批复后第三天", "window", "2026-03-19"),
        ("预算批复前5个工作日", "deadline", "2026-03-09"),
        ("立项批复当月", "conditional", "None"),
    ],
)
def test_an_event_is_found_by_the_name_the_plan_gives_it(phrase: str, kind: str, last: str) -> None:
    found = read(phrase)
    assert (found.kind, str(found.last)) == (kind, last)


@pytest.mark.parametrize(
    ("phrase", "suggestion"),
    [
        ("by 31 June", "by 30 June"),
        ("by June 31st, 2026", "by June 30, 2026"),
        ("九月三十一日前", "九月30日前"),
    ],
)
def test_a_suggestion_is_in_the_language_of_the_phrase(phrase: str, suggestion: str) -> None:
    assert read(phrase).suggestion == suggestion


@pytest.mark.parametrize("phrase", ["end of the year", "flood season", "early 2027", "mid-year", "soon"])
def test_a_note_names_the_word_of_the_phrase(phrase: str) -> None:
    (note,) = read(phrase).notes
    assert f"“{phrase}”" in tell("en", note)


ROWS = [row for level in LEVELS for row in level]


@pytest.mark.parametrize("number", range(len(ROWS)), ids=lambda number: ROWS[number].example)
def test_every_row_of_word_order_applies_in_its_example(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that another one always forestalls would be dead."""
    built = []

    def watched(row: Row) -> Row:
        def build(groups: list[list[Piece]]) -> Piece | list[Piece] | None:
            found = row.build(groups)
            built.append(found is not None)
            return found

        return row._replace(build=build) if row is ROWS[number] else row

    monkeypatch.setattr(english, "LEVELS", tuple(tuple(map(watched, level)) for level in LEVELS))
    english._fitting.cache_clear()
    found = read(ROWS[number].example)
    english._fitting.cache_clear()
    assert any(built)
    assert found.reason in (None, "ambiguous", "needs-base", "invalid-number", "unknown-period"), found
