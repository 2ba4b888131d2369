"""What a plan writes to settle what its phrases leave open; every proposal is tried."""

from __future__ import annotations

from datetime import date

import pytest

from plancli.timing import resolve
from plancli.timing.settling import meaning, rewriting

ISSUED = date(2010, 2, 1)


def proposed(phrase: str, note_id: str) -> str | tuple[str, str] | None:
    """Return what is proposed for a note of a phrase."""
    timing = resolve(phrase, year=2010, issued=ISSUED)
    [note] = [one for one in timing.notes if one.id == f"timing.note.{note_id}"]
    line = meaning(timing, note, year=2010, issued=ISSUED, meanings={}, events={})
    both = rewriting(timing, note, year=2010, issued=ISSUED)
    assert line is None or both is None
    return line or both


LINES = [
    ("年中", "house", '"年中" = "06-01/07-31"'),
    ("时间初定为年中", "house", '"年中" = "06-01/07-31"'),
    ("次年年中", "house", '"年中" = "06-01/07-31"'),
    ("年末", "house", '"年末" = "11-01/12-31"'),
    ("年初", "house", '"年初" = "01-01/02-end"'),
    ("采暖季", "house", '"采暖季" = "11-15/03-15"'),
    ("汛期前", "house", '"汛期" = "06-01/09-30"'),
    ("入汛后", "house", '"入汛" = "06-01/06-01"'),
    ("mid-year", "house", '"mid-year" = "06-01/07-31"'),
    ("近期", "soon", '"近期" = "02-01/03-03"'),
    ("力争近期完成", "soon", '"近期" = "02-01/03-03"'),
    ("尽快完成", "soon", '"尽快" = "02-01/03-03"'),
    ("ASAP", "soon", '"asap" = "02-01/03-03"'),
    ("春节后", "after_festival", '"春节后" = "02-21/03-22"'),
    ("时间初定为春节后", "after_festival", '"春节后" = "02-21/03-22"'),
    ("年前完成", "new_year", '"年前" = "01-01/02-13"'),
    ("一季度前完成", "before_past", '"一季度前" = "01-01/03-31"'),
]


@pytest.mark.parametrize(("phrase", "note", "line"), LINES)
def test_the_line_that_settles_a_word(phrase: str, note: str, line: str) -> None:
    assert proposed(phrase, note) == line


@pytest.mark.parametrize(("phrase", "note", "line"), LINES)
def test_a_plan_with_that_line_reads_the_same_days_without_assuming_them(
    phrase: str, note: str, line: str
) -> None:
    word, span = line.replace('"', "").split(" = ")
    before = resolve(phrase, year=2010, issued=ISSUED)
    after = resolve(phrase, year=2010, issued=ISSUED, meanings={word: span})
    assert (after.first, after.last) == (before.first, before.last)
    assert f"timing.note.{note}" not in {one.id for one in after.notes}


@pytest.mark.parametrize(
    ("phrase", "both"),
    [
        ("6月前", ("5月31日前", "6月30日前")),
        ("6月前完成", ("5月31日前完成", "6月30日前完成")),
        ("力争6月前完成", ("力争5月31日前完成", "力争6月30日前完成")),
        ("三季度前", ("6月30日前", "9月30日前")),
        ("2012年前", ("2011年12月31日前", "2012年12月31日前")),
        ("两期，6月前", ("两期，5月31日前", "两期，6月30日前")),
        ("before June", ("by 2010-05-31", "by 2010-06-30")),
        ("中旬前", None),
    ],
)
def test_a_deadline_before_a_unit_is_settled_by_its_day(phrase: str, both: tuple[str, str] | None) -> None:
    """Not under `[timing]`: a month is no word that a plan could give another meaning."""
    assert proposed(phrase, "before_unit") == both
