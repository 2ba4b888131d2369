"""How a task stands on a day: its light, its lateness, what it owes, what it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from plancli import query
from plancli.plan import Supervision
from plancli.query.state import Step, elapsed, has_ended, is_endless, steps_of
from tests.making import case, day, entry, plan, row, task, timing

if TYPE_CHECKING:
    from plancli.ledger import Entry
    from plancli.timing.model import Kind, Timing

JUNE = timing("01-01", "06-30")
SOFT_MAY = timing("05-01", "05-31", kind="window", tentative=True)
ABOUT_MAY = timing("05-01", "05-31", kind="window", approximate=True)
YEAR = timing("01-01", "12-31")
TWICE = timing("01-01", "12-31", count=2)
QUARTERS = timing(
    "01-01", "12-31", kind="recurring", occurrences=["03-31", "06-30", "09-30", "12-31"], tentative=False
)
MONTHLY = timing("01-01", "12-31", kind="recurring", occurrences=["10-10", "11-10"])
STAGED = timing("01-01", "09-30", milestones=[("初稿", "05-31"), ("出台", "09-30")])
ANY_TIME = timing("01-01", "12-31", kind="open")
HUNDRED = timing("02-01", "05-11")  # 100 days from the day the plan was issued


def done(on: str) -> Entry:
    return entry(1, on, status="done")


def percent(value: int) -> Entry:
    return entry(1, "02-01", percent=value)


def held(*days: str) -> tuple[Entry, ...]:
    return tuple(entry(number, on, held=1) for number, on in enumerate(days, start=1))


@pytest.mark.parametrize(
    ("when", "as_of", "said", "light"),
    [
        # closed
        pytest.param(JUNE, "07-15", [done("06-30")], "done", id="done is done"),
        pytest.param(JUNE, "07-15", [done("07-01")], "done", id="done late is done"),
        pytest.param(
            JUNE, "07-15", [entry(1, "05-01", status="cancelled")], "cancelled", id="cancelled is cancelled"
        ),
        pytest.param(None, "07-15", [done("07-01")], "done", id="done without a time is done"),
        pytest.param(JUNE, "07-15", [done("07-16")], "red", id="what is done tomorrow is not done"),
        # red
        pytest.param(JUNE, "06-30", [], "blue", id="on the last day nothing is late"),
        pytest.param(JUNE, "07-01", [], "red", id="the day after, a deadline is red"),
        pytest.param(replace(JUNE, kind="window"), "07-01", [], "red", id="so is a firm window"),
        pytest.param(JUNE, "07-01", [entry(1, "06-01", status="doing")], "red", id="begun and late is red"),
        pytest.param(
            QUARTERS, "2011-01-01", list(held("03-01", "06-01")), "red", id="recurring work ends too"
        ),
        # yellow
        pytest.param(SOFT_MAY, "05-31", [], "blue", id="on the last day a tentative window is not late"),
        pytest.param(SOFT_MAY, "06-01", [], "yellow", id="the day after it is yellow"),
        pytest.param(ABOUT_MAY, "06-01", [], "yellow", id="so is an approximate one"),
        pytest.param(
            TWICE, "2011-01-01", list(held("05-01")), "red", id="one of two sessions held by the end: red"
        ),
        pytest.param(QUARTERS, "03-31", [], "blue", id="an occurrence may be held on its day"),
        pytest.param(QUARTERS, "04-01", [], "yellow", id="a missed occurrence is yellow"),
        pytest.param(QUARTERS, "04-01", list(held("03-01")), "green", id="a held one is not"),
        pytest.param(QUARTERS, "07-01", list(held("03-01")), "yellow", id="one of two occurrences held"),
        pytest.param(STAGED, "05-31", [], "blue", id="a milestone may be met on its day"),
        pytest.param(STAGED, "06-01", [], "yellow", id="a missed milestone is yellow"),
        pytest.param(STAGED, "06-01", list(held("05-20")), "green", id="a met one is not"),
        # pace: HUNDRED has passed 40 days on 03-12
        pytest.param(HUNDRED, "03-12", [percent(30)], "green", id="ten points behind pace is in time"),
        pytest.param(HUNDRED, "03-12", [percent(29)], "yellow", id="eleven points behind is yellow"),
        pytest.param(HUNDRED, "03-12", [], "green", id="nothing reported is not behind"),
        pytest.param(HUNDRED, "02-10", [percent(0)], "green", id="ten days in, nought percent is in time"),
        pytest.param(HUNDRED, "02-11", [percent(0)], "yellow", id="eleven days in it is not"),
        pytest.param(YEAR, "02-10", [percent(0)], "green", id="days before the plan was issued do not count"),
        pytest.param(
            timing("01-01", "01-20", kind="open"), "03-01", [percent(0)], "grey", id="open work has no pace"
        ),
        pytest.param(None, "03-01", [percent(0)], "grey", id="nor has work without a time"),
        pytest.param(
            timing(None, "12-31"), "11-30", [percent(0)], "green", id="nor has a window without a beginning"
        ),
        # blue
        pytest.param(JUNE, "06-15", [], "blue", id="fifteen days before the end"),
        pytest.param(JUNE, "06-14", [], "green", id="sixteen days before the end"),
        pytest.param(timing("06-10", "06-20"), "06-08", [], "blue", id="soon due and not begun is blue"),
        pytest.param(STAGED, "05-16", [], "blue", id="soon a milestone"),
        pytest.param(STAGED, "05-16", list(held("05-01")), "green", id="a met milestone is not soon due"),
        pytest.param(TWICE, "12-16", list(held("05-01", "05-02")), "done", id="all held is done"),
        pytest.param(
            TWICE,
            "12-16",
            [*held("05-01", "05-02"), entry(3, "05-03", status="doing")],
            "blue",
            id="all held and reopened: the end",
        ),
        # green and grey
        pytest.param(SOFT_MAY, "05-01", [], "green", id="the window runs from its first day"),
        pytest.param(SOFT_MAY, "04-30", [], "grey", id="and has not begun the day before"),
        pytest.param(timing(None, "12-31"), "01-01", [], "green", id="without a first day it is running"),
        pytest.param(ANY_TIME, "2012-01-01", [], "grey", id="open work is never late"),
        pytest.param(timing(None, None, kind="undated"), "2012-01-01", [], "grey", id="undated is grey"),
        pytest.param(
            timing(None, None, kind="conditional"), "2012-01-01", [], "grey", id="conditional is grey"
        ),
        pytest.param(
            timing(None, None, kind="unresolved"), "2012-01-01", [], "grey", id="unresolved is grey"
        ),
        pytest.param(timing("01-01", None), "2012-01-01", [], "grey", id="a window without an end is grey"),
        pytest.param(
            timing("03-01", "12-31", kind="open"), "12-31", [], "grey", id="open work owes nothing soon"
        ),
        pytest.param(None, "2012-01-01", [], "grey", id="no time at all is grey"),
    ],
)
def test_lights(when: Timing | None, as_of: str, said: list[Entry], light: str) -> None:
    assert row(task("1", when), as_of, *said).light == light


@pytest.mark.parametrize(
    ("supervision", "as_of", "said", "light"),
    [
        pytest.param(Supervision(soon_days=0), "06-30", [], "blue", id="soon_days 0: blue on the last day"),
        pytest.param(Supervision(soon_days=0), "06-29", [], "green", id="and not before"),
        pytest.param(Supervision(soon_days=30), "05-31", [], "blue", id="soon_days 30: blue a month before"),
        pytest.param(
            Supervision(pace_points=0), "02-01", [percent(0)], "yellow", id="pace_points 0: at once"
        ),
        pytest.param(
            Supervision(pace_points=100), "06-14", [percent(0)], "green", id="pace_points 100: never"
        ),
    ],
)
def test_a_plan_has_its_own_thresholds(
    supervision: Supervision, as_of: str, said: list[Entry], light: str
) -> None:
    one = task("1", JUNE)
    answer = query.state.row(case(plan(one, supervision=supervision), as_of, *said), one)
    assert answer.light == light


@given(st.integers(1, 99), st.integers(0, 100), st.integers(0, 30))
def test_pace_is_judged_in_whole_points(days: int, reported: int, points: int) -> None:
    """Of 100 days each is one point; binary fractions (100 * 0.07) must not decide."""
    one = task("1", HUNDRED)
    asked = case(
        plan(one, supervision=Supervision(soon_days=0, pace_points=points)), "02-01", percent(reported)
    )
    later = asked._replace(as_of=day("02-01").fromordinal(day("02-01").toordinal() + days - 1))
    assert (query.state.row(later, one).light == "yellow") is (days - reported > points)


@pytest.mark.parametrize(
    ("when", "issued", "as_of", "share"),
    [
        pytest.param(timing("03-01", "03-10"), "02-01", "03-05", 0.5, id="from the first day, after issue"),
        pytest.param(
            timing("01-01", "02-10"), "02-01", "02-05", 0.5, id="from the issue, after the first day"
        ),
        pytest.param(timing("01-01", "01-31"), "02-01", "01-15", 1.0, id="over before it was issued: all"),
        pytest.param(
            timing("01-01", "02-01"), "02-01", "01-31", 0.0, id="issued on the last day: none before it"
        ),
        pytest.param(timing("01-01", "02-01"), "02-01", "02-01", 1.0, id="and all on it"),
        pytest.param(timing("03-01", "03-10"), None, "03-05", 0.5, id="a plan may say no day of issue"),
        pytest.param(timing(None, "03-10"), "02-01", "03-05", 0.0, id="no first day: none"),
        pytest.param(timing("03-01", None), "02-01", "03-05", 0.0, id="no last day: none"),
    ],
)
def test_elapsed_share(when: Timing, issued: str | None, as_of: str, share: float) -> None:
    asked = case(plan(issued=day(issued) if issued else None), as_of)
    assert elapsed(asked, when) == pytest.approx(share)


@pytest.mark.parametrize(
    ("when", "as_of", "said", "lateness"),
    [
        pytest.param(JUNE, "06-30", [], None, id="not late on the last day"),
        pytest.param(JUNE, "07-01", [], "firm", id="a deadline is firmly late"),
        pytest.param(SOFT_MAY, "06-01", [], "soft", id="a tentative window softly"),
        pytest.param(ABOUT_MAY, "06-01", [], "soft", id="an approximate one too"),
        pytest.param(JUNE, "07-01", [done("07-01")], None, id="what is closed is not late"),
        pytest.param(
            JUNE, "07-01", [entry(1, "05-01", status="cancelled")], None, id="nor what is cancelled"
        ),
        pytest.param(STAGED, "06-01", [], None, id="a missed milestone is behind, not late"),
        pytest.param(ANY_TIME, "2012-01-01", [], None, id="open work is never late"),
        pytest.param(None, "2012-01-01", [], None, id="nor is work without a time"),
    ],
)
def test_lateness(when: Timing | None, as_of: str, said: list[Entry], lateness: str | None) -> None:
    assert row(task("1", when), as_of, *said).lateness == lateness


@pytest.mark.parametrize(
    ("said", "done_on", "is_late"),
    [
        pytest.param([done("06-30")], "06-30", False, id="done on the last day is on time"),
        pytest.param([done("07-01")], "07-01", True, id="done the day after is late"),
        pytest.param([entry(1, "05-01", status="cancelled")], None, None, id="cancelled is neither"),
        pytest.param([], None, None, id="open is neither"),
    ],
)
def test_done_on_and_done_late(said: list[Entry], done_on: str | None, is_late: bool | None) -> None:
    answer = row(task("1", JUNE), "07-15", *said)
    assert (answer.done_on, answer.is_done_late) == (day(done_on) if done_on else None, is_late)


@pytest.mark.parametrize(
    ("when", "steps", "count"),
    [
        pytest.param(YEAR, [("12-31", "")], None, id="a plain window owes its end"),
        pytest.param(TWICE, [("12-31", "")] * 2, 2, id="a bare count falls due at the end"),
        pytest.param(
            QUARTERS,
            [(on, "") for on in ("03-31", "06-30", "09-30", "12-31")],
            4,
            id="each occurrence on its day",
        ),
        pytest.param(STAGED, [("05-31", "初稿"), ("09-30", "出台")], 2, id="each milestone with its name"),
        pytest.param(replace(STAGED, count=2), [("05-31", "初稿"), ("09-30", "出台")], 2, id="counted once"),
        pytest.param(
            replace(STAGED, count=3),
            [("05-31", "初稿"), ("09-30", "出台"), ("09-30", "")],
            3,
            id="more sessions than milestones: the rest at the end",
        ),
        pytest.param(replace(STAGED, count=1), [("05-31", "初稿"), ("09-30", "出台")], 2, id="never fewer"),
        pytest.param(replace(ANY_TIME, count=2), [], 2, id="open work counts, and owes no day"),
        pytest.param(timing("01-01", None), [], None, id="no end, nothing owed"),
        pytest.param(None, [], None, id="no time, nothing owed"),
    ],
)
def test_steps(when: Timing | None, steps: list[tuple[str, str]], count: int | None) -> None:
    assert steps_of(when) == tuple(Step(day(on), label) for on, label in steps)
    assert row(task("1", when), "01-01").count == count


@pytest.mark.parametrize(
    ("when", "as_of", "said", "due", "left"),
    [
        pytest.param(JUNE, "06-20", [], ("06-30", ""), (10, 0), id="ten days to go"),
        pytest.param(JUNE, "06-30", [], ("06-30", ""), (0, 0), id="due today"),
        pytest.param(JUNE, "07-02", [], ("06-30", ""), (-2, 0), id="two days past"),
        pytest.param(JUNE, "06-20", [done("06-01")], None, (None, 0), id="closed tasks owe nothing"),
        pytest.param(ANY_TIME, "06-20", [], None, (None, 0), id="open work owes nothing"),
        pytest.param(STAGED, "05-01", [], ("05-31", "初稿"), (30, 0), id="the first milestone is next"),
        pytest.param(STAGED, "05-01", held("04-30"), ("09-30", "出台"), (152, 0), id="then the second"),
        pytest.param(
            STAGED, "06-01", [], ("09-30", "出台"), (121, 1), id="a missed one is behind, the next is due"
        ),
        pytest.param(
            STAGED,
            "10-01",
            held("05-01", "09-01"),
            None,
            (None, 0),
            id="all stages held owe nothing",
        ),
        pytest.param(
            STAGED,
            "10-01",
            (*held("05-01", "09-01"), entry(3, "09-02", status="doing")),
            ("09-30", "出台"),
            (-1, 0),
            id="all held and reopened: its end",
        ),
        pytest.param(QUARTERS, "07-01", [], ("09-30", ""), (91, 2), id="two occurrences behind"),
        pytest.param(
            QUARTERS, "07-01", held("01-05", "01-06", "01-07"), ("12-31", ""), (183, 0), id="held ahead"
        ),
        pytest.param(TWICE, "12-30", held("05-01"), ("12-31", ""), (1, 0), id="the second of two sessions"),
        pytest.param(TWICE, "2011-01-02", held("05-01"), ("12-31", ""), (-2, 0), id="which makes it late"),
        pytest.param(
            STAGED, "10-01", [], ("09-30", "出台"), (-1, 1), id="late, and one stage missed before the end"
        ),
        pytest.param(
            MONTHLY, "11-11", [], ("12-31", ""), (50, 2), id="after its last occurrence the end is next"
        ),
        pytest.param(MONTHLY, "2011-01-01", [], ("12-31", ""), (-1, 2), id="and makes it late"),
    ],
)
def test_what_is_owed_next(
    when: Timing,
    as_of: str,
    said: list[Entry],
    due: tuple[str, str] | None,
    left: tuple[int | None, int],
) -> None:
    """`left`: days to go, and steps that were missed."""
    answer = row(task("1", when), as_of, *said)
    assert (answer.due, answer.due_label) == ((day(due[0]), due[1]) if due else (None, ""))
    assert (answer.days, answer.missed) == left


SOFT_STAGED = timing("01-01", "09-30", milestones=[("初稿", "05-31"), ("出台", "09-30")], tentative=True)


@pytest.mark.parametrize(
    ("when", "as_of", "said", "failing"),
    [
        pytest.param(STAGED, "05-31", [], (None, 0, None), id="nothing on the day of a stage"),
        pytest.param(STAGED, "06-01", [], ("missed", 1, "05-31"), id="the day after, it is missed"),
        pytest.param(STAGED, "06-01", held("05-20"), (None, 0, None), id="unless it is held"),
        pytest.param(STAGED, "10-01", [], ("firm", 1, "05-31"), id="the end is lateness, no missed step"),
        pytest.param(STAGED, "10-01", [done("10-01")], (None, 0, None), id="closed work misses nothing"),
        pytest.param(SOFT_STAGED, "06-01", [], ("soft", 1, "05-31"), id="a soft stage is to ask about"),
        pytest.param(SOFT_STAGED, "10-01", [], ("soft", 1, "05-31"), id="and so is a soft end"),
        pytest.param(JUNE, "07-01", [], ("firm", 0, None), id="a plain time has no steps before its end"),
        pytest.param(TWICE, "2011-01-01", [], ("firm", 0, None), id="nor have sessions without days"),
        pytest.param(QUARTERS, "07-01", held("03-01"), ("missed", 1, "06-30"), id="the second occurrence"),
        pytest.param(ANY_TIME, "12-31", [], (None, 0, None), id="open work misses nothing"),
    ],
)
def test_missed_steps(
    when: Timing, as_of: str, said: list[Entry], failing: tuple[str | None, int, str | None]
) -> None:
    """`failing`: how the task fails its time, how many steps it missed, and since when."""
    answer = row(task("1", when), as_of, *said)
    part, missed, since = failing
    assert (answer.part, answer.missed) == (part, missed)
    assert answer.missed_since == (day(since) if since else None)


@pytest.mark.parametrize(
    ("when", "on", "is_late", "after"),
    [
        pytest.param(JUNE, "06-30", False, 0, id="done on the last day"),
        pytest.param(JUNE, "07-03", True, 3, id="done three days late"),
        pytest.param(SOFT_MAY, "06-03", False, 3, id="done after a tentative time is not late"),
        pytest.param(ABOUT_MAY, "06-03", False, 3, id="nor after an approximate one"),
        pytest.param(ANY_TIME, "2011-06-03", False, 0, id="open work has no time to be done after"),
        pytest.param(None, "06-03", False, 0, id="nor has work without a time"),
    ],
)
def test_done_after_its_time(when: Timing | None, on: str, is_late: bool, after: int) -> None:
    answer = row(task("1", when), "2011-07-01", done(on))
    assert (answer.is_done_late, answer.days_after) == (is_late, after)


@pytest.mark.parametrize("kind", ["open", "undated", "conditional", "unresolved"])
def test_some_kinds_of_timing_are_never_over(kind: Kind) -> None:
    assert is_endless(timing("01-01", "01-02", kind=kind))
    assert not has_ended(timing("01-01", "01-02", kind=kind), day("2099-01-01"))


def test_progress_is_shown_as_recorded() -> None:
    said = [entry(1, "03-01", percent=40), entry(2, "04-01", held=1, note="第一期")]
    answer = row(task("1", TWICE), "05-01", *said)
    assert (answer.status, answer.percent, answer.held, answer.last_on) == ("doing", 40, 1, day("04-01"))
    assert answer.is_open


# Extensions: phrases here are read by the timing language


FIRST_HALF = timing("01-01", "06-30", phrase="上半年完成")


def extended(number: int, on: str, phrase: str, **said: Any) -> Entry:  # noqa: ANN401  whatever an entry says
    return entry(number, on, timing=phrase, **said)


@pytest.mark.parametrize(
    ("said", "slips", "are_late", "last", "light"),
    [
        pytest.param([], [], [], "06-30", "red", id="not extended"),
        pytest.param(
            [extended(1, "06-20", "9月底前完成")], [92], [False], "09-30", "green", id="asked for in time"
        ),
        pytest.param(
            [extended(1, "06-30", "9月底前完成")], [92], [False], "09-30", "green", id="on the last day"
        ),
        pytest.param(
            [extended(1, "07-01", "9月底前完成")], [92], [True], "09-30", "green", id="a day too late"
        ),
        pytest.param(
            [extended(1, "06-20", "7月10日前完成"), extended(2, "07-05", "9月底前完成")],
            [10, 92],
            [False, False],
            "09-30",
            "green",
            id="two in a row, each in time for the one before, slips count from the plan",
        ),
        pytest.param(
            [extended(1, "06-20", "7月10日前完成"), extended(2, "07-11", "9月底前完成")],
            [10, 92],
            [False, True],
            "09-30",
            "green",
            id="the second too late for the first",
        ),
        pytest.param(
            [extended(1, "06-20", "7月10日前完成")], [10], [False], "07-10", "red", id="late by the new time"
        ),
        pytest.param(
            [extended(1, "03-01", "5月底前完成")], [-30], [False], "05-31", "red", id="drawn forward"
        ),
        pytest.param(
            [extended(1, "03-01", "不定期")], [None], [False], "12-31", "grey", id="open from now on"
        ),
        pytest.param(
            [extended(1, "07-16", "9月底前完成")], [], [], "06-30", "red", id="not before it was granted"
        ),
        pytest.param(
            [extended(1, "06-20", "9月底前完成"), entry(2, "07-01", undo=f"{1:016x}")],
            [],
            [],
            "06-30",
            "red",
            id="taken back",
        ),
    ],
)
def test_extensions(
    said: list[Entry], slips: list[int | None], are_late: list[bool], last: str, light: str
) -> None:
    one = task("1", FIRST_HALF)
    answer = row(one, "07-15", *said)
    assert answer.timing is not None
    assert answer.timing.last == day(last)
    assert [each.slip_days for each in answer.extensions] == slips
    assert [each.is_late for each in answer.extensions] == are_late
    assert answer.light == light
    assert answer.task.timing == FIRST_HALF  # the original stays


def test_an_extension_says_why_and_by_whom() -> None:
    said = extended(1, "06-20", "30日内完成", reason="机构调整", authority="主任办公会")
    [one] = row(task("1", FIRST_HALF), "07-01", said).extensions
    assert (one.on, one.reason, one.authority) == (day("06-20"), "机构调整", "主任办公会")
    assert one.timing.phrase == "30日内完成"
    assert one.timing.last == day("07-20")  # counted from the day it was granted


def test_a_task_without_an_end_slips_by_no_days() -> None:
    [one] = row(task("1", None), "07-01", extended(1, "06-20", "9月底前")).extensions
    assert (one.slip_days, one.is_late) == (None, False)


def test_done_in_the_extended_time_is_on_time() -> None:
    said = [extended(1, "06-20", "9月底前完成"), entry(2, "08-01", status="done")]
    assert row(task("1", FIRST_HALF), "10-01", *said).is_done_late is False
