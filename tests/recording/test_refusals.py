"""What is refused unless a user insists, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from plancli.ledger import Urge
from plancli.query.history import History
from plancli.recording.refusals import RefusedError, refusals, refuse
from plancli.words import tell
from tests.making import day, entry, plan, task, timing

if TYPE_CHECKING:
    from plancli.ledger import Entry
    from plancli.timing.model import Timing

FIRM = timing("01-01", "06-30", phrase="6月底前")
SOFT = timing("06-01", "06-30", tentative=True)
ENDLESS = timing("01-01", None, kind="open")
TWICE = timing("01-01", "12-31", count=2)

OPEN: list[Entry] = []
DONE = [entry(1, "05-01", status="done")]
DONE_LATE = [entry(1, "07-15", status="done")]
CANCELLED = [entry(1, "05-01", status="cancelled")]
HELD_ALL = [entry(1, "05-01", held=2)]


def refused(before: list[Entry], on: str, said: dict[str, Any], when: Timing = FIRM) -> list[str]:
    """Return the names of the rules that refuse an entry."""
    the_task = task("1", when)
    history = History(plan(the_task), the_task, tuple(before))
    found = refusals(history, entry(9, on, **said), place="1")
    return [problem.message.id.removeprefix("refuse.") for problem in found]


@pytest.mark.parametrize(
    ("before", "on", "said", "expected"),
    [
        pytest.param(OPEN, "05-02", {"status": "doing"}, [], id="an open task is free"),
        pytest.param(DONE, "05-02", {"status": "doing"}, ["done"], id="start a done task"),
        pytest.param(DONE, "05-02", {"status": "todo"}, ["done"], id="put it back to the beginning"),
        pytest.param(DONE, "05-02", {"status": "cancelled"}, ["done"], id="cancel it"),
        pytest.param(DONE, "05-02", {"timing": "9月底前"}, ["done"], id="extend it"),
        pytest.param(DONE, "05-02", {"urge": Urge()}, ["done"], id="urge it"),
        pytest.param(DONE, "05-02", {"percent": 40}, ["done"], id="report a percent"),
        pytest.param(DONE, "05-02", {"percent": 0, "note": "x"}, ["done"], id="0 %, with a note"),
        pytest.param(DONE, "05-02", {"held": 1}, [], id="sessions held afterwards are let through"),
        pytest.param(DONE, "05-02", {"note": "x"}, [], id="words are let through"),
        pytest.param(DONE, "05-02", {"problem": "x", "next": "y"}, [], id="a problem and a next step too"),
        pytest.param(DONE, "05-02", {"status": "done", "note": "x"}, [], id="done again"),
        pytest.param(DONE, "05-01", {"status": "doing"}, ["done"], id="on the day of the closing"),
        pytest.param(DONE, "04-30", {"status": "doing"}, [], id="on the day before it was still open"),
        pytest.param(CANCELLED, "05-02", {"status": "done"}, ["cancelled"], id="close a cancelled task"),
        pytest.param(CANCELLED, "05-02", {"status": "doing"}, ["cancelled"], id="start it"),
        pytest.param(CANCELLED, "05-02", {"urge": Urge()}, ["cancelled"], id="urge a cancelled one"),
        pytest.param(CANCELLED, "05-02", {"note": "x"}, [], id="words about a cancelled one"),
        pytest.param(
            OPEN,
            "05-02",
            {"urge": Urge(reply_by=day("05-01"))},
            ["reply_by"],
            id="an answer before it",
        ),
        pytest.param(OPEN, "05-02", {"urge": Urge(reply_by=day("05-02"))}, [], id="one on the same day"),
    ],
)
def test_closed_is_closed(before: list[Entry], on: str, said: dict[str, Any], expected: list[str]) -> None:
    assert refused(before, on, said) == expected


def test_what_is_closed_by_its_count_is_closed() -> None:
    assert refused(HELD_ALL, "05-02", {"status": "doing"}, TWICE) == ["done"]
    assert refused(HELD_ALL, "05-02", {"held": 1}, TWICE) == []


@pytest.mark.parametrize(
    ("when", "on", "phrase", "expected"),
    [
        pytest.param(FIRM, "05-01", "9月底前", [], id="later and firm"),
        pytest.param(FIRM, "07-15", "9月底前", [], id="asked late"),
        pytest.param(FIRM, "05-01", "不定期", ["endless"], id="the deadline would vanish"),
        pytest.param(FIRM, "05-01", "适时", ["endless"], id="undated"),
        pytest.param(FIRM, "05-01", "机构改革后", ["endless"], id="waits for an event"),
        pytest.param(ENDLESS, "05-01", "适时", [], id="there was no deadline"),
        pytest.param(FIRM, "05-01", "时间初定为9月", ["softer"], id="a firm time would be tentative"),
        pytest.param(FIRM, "05-01", "9月左右", ["softer"], id="or approximate"),
        pytest.param(SOFT, "05-01", "时间初定为9月", [], id="it was tentative before"),
        pytest.param(FIRM, "07-15", "7月10日前", ["past"], id="before the extension itself"),
        pytest.param(FIRM, "05-01", "5月1日前", ["earlier"], id="on its own day, before the old one"),
        pytest.param(FIRM, "05-01", "5月底前", ["earlier"], id="before the old day"),
        pytest.param(FIRM, "05-01", "9月前", ["doubtful"], id="doubtful"),
        pytest.param(FIRM, "05-01", "5月前", ["earlier", "doubtful"], id="earlier and doubtful"),
        pytest.param(FIRM, "05-01", "顺延一个月", [], id="relative"),
        pytest.param(SOFT, "05-01", "顺延一个月", [], id="relative to a tentative time"),
        pytest.param(FIRM, "08-15", "顺延一个月", ["past"], id="relative, and over already"),
    ],
)
def test_new_times(when: Timing, on: str, phrase: str, expected: list[str]) -> None:
    assert refused(OPEN, on, {"timing": phrase}, when) == expected


@pytest.mark.parametrize(
    ("before", "on", "expected"),
    [
        pytest.param(DONE_LATE, "06-20", ["late_closing"], id="before a late closing"),
        pytest.param(DONE_LATE, "07-14", ["late_closing"], id="the day before it"),
        pytest.param(DONE_LATE, "07-15", ["done"], id="on its day the task is closed"),
        pytest.param(DONE, "04-01", [], id="before a closing in time"),
        pytest.param(
            [*DONE_LATE, entry(2, "07-20", status="doing")],
            "06-20",
            [],
            id="it is open again",
        ),
    ],
)
def test_an_extension_dated_before_a_late_closing(before: list[Entry], on: str, expected: list[str]) -> None:
    assert refused(before, on, {"timing": "9月底前"}) == expected


def said(before: list[Entry], on: str, words: dict[str, Any]) -> list[tuple[str, str]]:
    """Return why an entry is refused, in both languages."""
    the_task = task("1", FIRM)
    found = refusals(History(plan(the_task), the_task, tuple(before)), entry(9, on, **words), place="1")
    return [(tell("en", one.message), tell("zh", one.message)) for one in found]


@pytest.mark.parametrize(
    ("before", "on", "words", "english", "chinese"),
    [
        pytest.param(
            DONE,
            "05-02",
            {"status": "doing"},
            "closed on 2010-05-01; reopen it first (plancli reopen 1), or say --force",
            "已于2010-05-01办结；请先重新打开（plancli reopen 1），或使用 --force",
            id="done",
        ),
        pytest.param(
            CANCELLED,
            "05-02",
            {"status": "done"},
            "cancelled on 2010-05-01; reopen it first (plancli reopen 1), or say --force",
            "已于2010-05-01取消；请先重新打开（plancli reopen 1），或使用 --force",
            id="cancelled",
        ),
        pytest.param(
            OPEN,
            "05-02",
            {"timing": "9月前"},
            "“9月前” is doubtful: Read as by 2010-08-31; it might also mean by 2010-09-30. "
            "Write it unmistakably, or say --force",
            "“9月前”有歧义：按2010-08-31前理解；也可能是指2010-09-30前。请写明具体日期，或使用 --force",
            id="doubtful",
        ),
        pytest.param(
            OPEN,
            "05-02",
            {"timing": "不定期"},
            "“不定期” has no last day: the deadline of 2010-06-30 would vanish; name a day, or say --force",
            "“不定期”没有截止日，原截止日2010-06-30将不复存在；请写明日期，或使用 --force",
            id="endless",
        ),
    ],
)
def test_a_refusal_says_why_and_what_to_do(
    before: list[Entry], on: str, words: dict[str, Any], english: str, chinese: str
) -> None:
    assert said(before, on, words) == [(english, chinese)]


def test_nothing_refused_stops_nothing() -> None:
    refuse([])
    assert RefusedError.exit_code == 7
