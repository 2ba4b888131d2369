"""What happened between two days: the body of a circular, and every day of a year by a count of its own."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from plancli import query
from plancli.ledger import Urge
from plancli.query.changes import BACKFILLED_DAYS
from plancli.query.tasks import Wanted
from plancli.window import Window
from tests.making import case, day, entry, ledger, plan, task, timing

if TYPE_CHECKING:
    from plancli.ledger import Entry

PARTS = (
    "closed", "progress", "late", "doubtful", "still_late", "still_to_ask", "extended", "reopened",
    "cancelled", "added", "silent",
)  # fmt: skip
JUNE = timing("01-01", "06-30")
SOFT_MAY = timing("05-01", "05-31", tentative=True)
MAY_AND_JUNE = Window(day("05-01"), day("06-30"))


def parts(changes: query.changes.Changes) -> dict[str, list[str]]:
    """Return the ids in each part that has any."""
    found = {name: getattr(changes, name) for name in PARTS}
    return {name: [row.task.id for row in rows] for name, rows in found.items() if rows}


@pytest.mark.parametrize(
    ("said", "first", "last", "found"),
    [
        pytest.param([], "02-01", "02-20", {}, id="nothing happened"),
        pytest.param([], "05-01", "06-29", {"silent": ["1"]}, id="nothing happened for long"),
        pytest.param(
            [("05-01", {"status": "done"})], "05-01", "05-31", {"closed": ["1"]}, id="closed on the first day"
        ),
        pytest.param(
            [("05-31", {"status": "done"})], "05-01", "05-31", {"closed": ["1"]}, id="closed on the last day"
        ),
        pytest.param([("04-30", {"status": "done"})], "05-01", "05-31", {}, id="closed before"),
        pytest.param([("06-01", {"status": "done"})], "05-01", "05-31", {"silent": ["1"]}, id="closed after"),
        pytest.param(
            [("05-05", {"status": "cancelled"})], "05-01", "05-31", {"cancelled": ["1"]}, id="cancelled"
        ),
        pytest.param(
            [("04-05", {"status": "done"}), ("05-05", {"status": "doing"})],
            "05-01",
            "05-31",
            {"reopened": ["1"], "progress": ["1"]},
            id="reopened",
        ),
        pytest.param(
            [("05-05", {"status": "done"}), ("05-06", {"status": "doing"})],
            "05-01",
            "05-31",
            {"progress": ["1"]},
            id="there and back",
        ),
        pytest.param([], "06-01", "06-30", {"late": ["1"]}, id="due on the last day and not done"),
        pytest.param([], "06-30", "07-31", {"late": ["1"]}, id="due on the first day and not done"),
        pytest.param(
            [("06-30", {"status": "done"})], "06-01", "06-30", {"closed": ["1"]}, id="done on the last day"
        ),
        pytest.param(
            [("07-01", {"status": "done"})], "06-01", "06-30", {"late": ["1"]}, id="done the day after"
        ),
        pytest.param([], "07-01", "07-31", {"still_late": ["1"]}, id="due before and still not done"),
        pytest.param(
            [("05-05", {"status": "doing"})], "05-06", "06-04", {"silent": ["1"]}, id="silent by the end"
        ),
        pytest.param(
            [("05-05", {"percent": 20}), ("05-06", {"urge": Urge()})],
            "05-05",
            "05-06",
            {"progress": ["1"]},
            id="reported on",
        ),
        pytest.param(
            [("05-04", {"note": "无"}), ("05-05", {"timing": "9月底前"})],
            "05-05",
            "05-05",
            {"extended": ["1"]},
            id="extended on the day",
        ),
        pytest.param(
            [("05-05", {"timing": "9月底前"})],
            "05-06",
            "07-31",
            {"silent": ["1"]},
            id="extended before, so not late",
        ),
    ],
)
def test_parts(
    said: list[tuple[str, dict[str, Any]]], first: str, last: str, found: dict[str, list[str]]
) -> None:
    some = [entry(number, on, **what) for number, (on, what) in enumerate(said, start=1)]
    asked = case(task("1", JUNE), "12-31", *some)
    assert parts(query.changes.changes(asked, Window(day(first), day(last)))) == found


def test_what_becomes_firmly_late_after_it_was_softly_late_is_news() -> None:
    firmly = entry(1, "06-10", timing="6月20日前完成")
    asked = case(task("1", SOFT_MAY), "12-31", firmly)
    assert parts(query.changes.changes(asked, Window(day("06-05"), day("06-30")))) == {
        "late": ["1"],
        "extended": ["1"],
    }
    assert parts(query.changes.changes(asked, Window(day("06-01"), day("06-09")))) == {"still_to_ask": ["1"]}
    assert parts(query.changes.changes(asked, Window(day("05-01"), day("05-31")))) == {"doubtful": ["1"]}


STAGED = timing("01-01", "09-30", milestones=[("初稿", "05-31"), ("出台", "09-30")])


@pytest.mark.parametrize(
    ("first", "last", "part", "due"),
    [
        pytest.param("05-01", "05-31", "late", "05-31", id="a stage that is missed in the period"),
        pytest.param("06-01", "06-30", "still_late", "05-31", id="one missed before it"),
        pytest.param("09-01", "09-30", "late", "09-30", id="the last one, missed in it"),
        pytest.param("05-01", "09-30", "late", "05-31", id="the first of two missed in it"),
    ],
)
def test_a_stage_is_due_in_its_own_period(first: str, last: str, part: str, due: str) -> None:
    found = query.changes.changes(case(task("1", STAGED), "12-31"), Window(day(first), day(last)))
    assert parts(found) == {part: ["1"]}
    (row,) = getattr(found, part)
    assert row.due == day(due)


def test_all_but_the_cancelled_stand_somewhere_at_the_end() -> None:
    some = plan(
        *(task(id_, when) for id_, when in zip("abcde", (JUNE, JUNE, SOFT_MAY, None, JUNE), strict=True))
    )
    said = (entry(1, "05-05", "a", status="done"), entry(2, "05-05", "e", status="cancelled"))
    found = query.changes.changes(case(some, "12-31", *said), MAY_AND_JUNE).standing
    assert found == query.changes.Standing(total=4, done=1, going_to_ask=1, late=1, not_due=1)


def test_what_was_added_in_the_period() -> None:
    some = plan(task("1", None, added=day("05-01")), task("2", None, added=day("07-01")), task("3", None))
    assert parts(query.changes.changes(case(some, "12-31"), MAY_AND_JUNE))["added"] == ["1"]


def test_every_row_shows_the_end_of_the_span() -> None:
    asked = case(
        task("1", JUNE), "12-31", entry(1, "05-05", status="done"), entry(2, "07-05", status="doing")
    )
    [row] = query.changes.changes(asked, MAY_AND_JUNE).closed
    assert (row.status, row.done_on) == ("done", day("05-05"))


def test_only_the_tasks_asked_for() -> None:
    two = plan(task("1", JUNE), task("2", JUNE, lead=("综合局",)))
    asked = case(two, "12-31", entry(1, "05-05", "1", status="done"), entry(2, "05-05", "2", status="done"))
    wanted = Wanted(depts=frozenset({"综合局"}))
    assert parts(query.changes.changes(asked, MAY_AND_JUNE, wanted)) == {"closed": ["2"]}
    assert parts(query.changes.changes(asked, MAY_AND_JUNE, Wanted(statuses=frozenset({"done"})))) == {
        "closed": ["1", "2"]
    }


def backfilled(on: str, at: str, **said: Any) -> Entry:  # noqa: ANN401  whatever an entry says
    return entry(1, on, at=datetime.combine(day(at), datetime.min.time(), UTC), **said)


@pytest.mark.parametrize(
    ("some", "is_told"),
    [
        pytest.param([backfilled("05-01", "05-17")], True, id="sixteen days after"),
        pytest.param([backfilled("05-01", "05-16")], False, id="fifteen days after"),
        pytest.param([backfilled("04-01", "05-17")], True, id="of a day before, recorded in the span"),
        pytest.param([backfilled("06-30", "08-17")], True, id="of a day in the span, recorded after it"),
        pytest.param([backfilled("04-01", "08-17")], False, id="neither in the span"),
        pytest.param([backfilled("05-01", "08-17", undo="x")], False, id="an undoing"),
        pytest.param(
            [backfilled("05-01", "05-17"), entry(2, "05-18", undo=f"{1:016x}")],
            False,
            id="what was taken back",
        ),
    ],
)
def test_what_was_recorded_long_after_its_day(some: list[Entry], is_told: bool) -> None:
    found = query.changes.changes(case(task("1", JUNE), "12-31", *some), MAY_AND_JUNE)
    assert bool(found.backfilled) is is_told
    assert BACKFILLED_DAYS == 15


def test_the_first_day_there_is_can_be_asked_for() -> None:
    asked = case(task("1", JUNE), "12-31", entry(1, "05-05", status="done"))
    assert parts(query.changes.changes(asked, Window(date.min, date.max))) == {"closed": ["1"]}


def test_every_day_of_a_year_stands_as_counted_day_by_day() -> None:
    """A ledger replayed from the start, entry by entry, says of every day what the query says of it."""
    chance = random.Random(2010)
    ids = [str(number) for number in range(12)]
    tasks = plan(*(task(id_, timing("01-01", f"{chance.randint(2, 12):02}-15")) for id_ in ids))
    some = [
        entry(
            number,
            (date(2010, 1, 1) + timedelta(days=chance.randrange(365))).isoformat(),
            chance.choice(ids),
            status=chance.choice(["doing", "done", "cancelled", "todo"]),
        )
        for number in range(200)
    ]
    known = ledger(*some)
    for number in range(400):
        today = date(2009, 12, 20) + timedelta(days=number)
        status, closed = dict.fromkeys(ids, "todo"), dict.fromkeys(ids, date.min)
        for one in sorted(some, key=lambda one: (one.on, one.at)):
            if one.on <= today and one.status and one.status != status[one.task]:
                status[one.task], closed[one.task] = one.status, one.on
        ends = {one.id: one.timing.last for one in tasks.tasks if one.timing and one.timing.last}
        late = [id_ for id_ in ids if ends[id_] < today and status[id_] not in {"done", "cancelled"}]
        done = [id_ for id_ in ids if status[id_] == "done"]
        owed = [id_ for id_ in ids if ends[id_] <= today and status[id_] not in {"done", "cancelled"}]
        counts = query.summary.summary(query.state.ask(tasks, known, today), "dept").total
        assert (counts.of("done"), counts.of("cancelled"), counts.of("red"), counts.owed, counts.met) == (
            list(status.values()).count("done"),
            list(status.values()).count("cancelled"),
            len(late),
            len(owed) + len(done),
            len(done),
        )
        assert counts.on_time == sum(closed[id_] <= ends[id_] for id_ in done)
