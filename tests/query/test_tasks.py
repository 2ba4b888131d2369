"""Which tasks are asked for, which fall due, which are late."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plancli import query
from plancli.plan import Section
from plancli.query.due import window_of
from plancli.query.tasks import Wanted
from plancli.window import Window
from tests.making import case, day, entry, plan, task, timing

if TYPE_CHECKING:
    from plancli.ledger import Entry
    from plancli.timing.model import Timing

PLAN = plan(
    task("1", timing("05-01", "05-31", kind="window", tentative=True, phrase="时间初定为5月"), section="1"),
    task(
        "2", timing("01-01", "06-30", phrase="上半年完成"), section="1", lead=("综合局",), support=("办公厅",)
    ),
    task("3", timing("01-01", "12-31", count=2, phrase="两期，年内完成"), section="2", tags=("会议",)),
    task("4", timing("01-01", "12-31", kind="open", phrase="不定期"), section="2", lead=("规划发展局",)),
    task("5", None, number="（五）", heading="Quarterly Report", section=None, lead=()),
    task(
        "6", timing("07-01", "07-20", approximate=True), section="2", lead=("产权局",), tags=("调研", "会议")
    ),
    task("7", timing(None, "08-31"), section="2", lead=("产权局",)),
    task("8", timing("06-01", None, kind="conditional"), section="2", lead=("产权局",)),
    sections=(Section("1", "甲"), Section("2", "乙")),
)
SAID = (
    entry(1, "05-20", "1", status="done"),
    entry(2, "05-20", "3", held=1),
    entry(3, "06-01", "7", status="cancelled"),
)


def ids(rows: tuple[query.state.Row, ...]) -> str:
    return " ".join(answer.task.id for answer in rows)


def span(first: str, last: str) -> Window:
    return Window(day(first), day(last))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        pytest.param(Wanted(), "1 2 3 4 5 6 7 8", id="everything, open and closed, in the plan's order"),
        pytest.param(Wanted(ids=frozenset({"6", "2"})), "2 6", id="ids, in the plan's order"),
        pytest.param(Wanted(ids=frozenset()), "", id="no ids, no tasks"),
        pytest.param(Wanted(depts=frozenset({"办公厅"})), "1 2 3", id="a department, leading or supporting"),
        pytest.param(Wanted(depts=frozenset({"办公厅"}), lead_only=True), "1 3", id="only where it leads"),
        pytest.param(
            Wanted(depts=frozenset({"办公厅", "规划发展局"})), "1 2 3 4", id="one department or another"
        ),
        pytest.param(Wanted(sections=frozenset({"1"})), "1 2", id="a section"),
        pytest.param(Wanted(tags=frozenset({"会议"})), "3 6", id="a tag"),
        pytest.param(
            Wanted(tags=frozenset({"会议"}), sections=frozenset({"2"})), "3 6", id="a tag and a section"
        ),
        pytest.param(Wanted(search=frozenset({"5月"})), "1", id="text in the timing"),
        pytest.param(Wanted(search=frozenset({"（五）"})), "5", id="text in the number"),
        pytest.param(
            Wanted(search=frozenset({"quarterly"})), "5", id="text in the heading, whatever its case"
        ),
        pytest.param(
            Wanted(search=frozenset({"第3项", "调研"})), "3 6", id="one text or another, in text and tags"
        ),
        pytest.param(Wanted(search=frozenset({"产权局"})), "6 7 8", id="text in a department"),
        pytest.param(Wanted(search=frozenset({"没有"})), "", id="text that is nowhere"),
        pytest.param(Wanted(statuses=frozenset({"done", "cancelled"})), "1 7", id="statuses"),
        pytest.param(Wanted(statuses=frozenset({"doing"})), "3", id="a session held is doing"),
        pytest.param(Wanted(lights=frozenset({"red", "yellow"})), "2", id="lights"),
        pytest.param(Wanted(kinds=frozenset({"open", "window"})), "1 4", id="kinds; no time is no kind"),
        pytest.param(Wanted(during=span("05-31", "05-31")), "1 2 3 4", id="during the last day of a window"),
        pytest.param(Wanted(during=span("06-01", "06-30")), "2 3 4 8", id="no end runs on for ever"),
        pytest.param(Wanted(during=span("07-20", "09-30")), "3 4 6 8", id="no beginning shares no day"),
        pytest.param(Wanted(depts=frozenset({"产权局"}), lights=frozenset({"grey"})), "8", id="plan and day"),
    ],
)
def test_filters(wanted: Wanted, found: str) -> None:
    assert ids(query.tasks.tasks(case(PLAN, "07-10", *SAID), wanted)) == found


@pytest.mark.parametrize(
    ("first", "last", "certain", "possible"),
    [
        pytest.param("05-01", "05-31", "1", "2 3", id="what ends in May; what may"),
        pytest.param("05-31", "05-31", "1", "2 3", id="the last day is in the span"),
        pytest.param("06-01", "06-30", "2", "3", id="June"),
        pytest.param("05-01", "05-30", "", "1 2 3", id="a day short"),
        pytest.param("07-20", "08-31", "6 7", "3", id="both ends of the span"),
        pytest.param("12-31", "12-31", "3", "", id="nothing open, conditional or without a time is due"),
        pytest.param("2011-01-01", "2011-12-31", "", "", id="nothing after the year"),
    ],
)
def test_due(first: str, last: str, certain: str, possible: str) -> None:
    found = query.due.due(case(PLAN, "01-15"), span(first, last))
    assert ids(found.certain) == certain
    assert ids(found.possible) == possible


def test_what_is_closed_or_not_wanted_is_not_due() -> None:
    asked = case(PLAN, "05-25", *SAID)
    assert ids(query.due.due(asked, span("05-01", "08-31")).certain) == "2 6 7"
    assert ids(query.due.due(asked, span("05-01", "08-31"), Wanted(sections=frozenset({"1"}))).certain) == "2"


STAGED = timing("01-01", "09-30", milestones=[("初稿", "05-31"), ("出台", "09-30")])
QUARTERS = timing("01-01", "12-31", kind="recurring", occurrences=["03-31", "06-30", "09-30", "12-31"])
TWICE = timing("01-01", "12-31", count=2)


@pytest.mark.parametrize(
    ("when", "held", "first", "last", "due"),
    [
        pytest.param(
            STAGED, 0, "05-01", "05-31", ("05-31", "初稿", 30), id="a milestone falls due on its day"
        ),
        pytest.param(STAGED, 1, "05-01", "05-31", None, id="a met one does not"),
        pytest.param(
            STAGED, 0, "09-01", "09-30", ("09-30", "出台", 152), id="a later one is due in its month"
        ),
        pytest.param(STAGED, 0, "05-01", "12-31", ("05-31", "初稿", 30), id="the first of two in a span"),
        pytest.param(QUARTERS, 1, "06-01", "06-30", ("06-30", "", 60), id="the second occurrence"),
        pytest.param(
            QUARTERS, 1, "07-01", "12-31", ("09-30", "", 152), id="the third, seen from the second half"
        ),
        pytest.param(
            QUARTERS, 0, "01-01", "03-31", ("03-31", "", -31), id="one that was missed is still owed"
        ),
        pytest.param(QUARTERS, 1, "07-01", "07-31", None, id="no occurrence in July"),
        pytest.param(TWICE, 1, "12-01", "12-31", ("12-31", "", 244), id="the last of two sessions"),
        pytest.param(TWICE, 2, "12-01", "12-31", None, id="all held"),
    ],
)
def test_stepped_tasks_fall_due_step_by_step(
    when: Timing, held: int, first: str, last: str, due: tuple[str, str, int] | None
) -> None:
    one = task("1", when)
    said = [entry(1, "04-01", held=held)] if held else []
    found = query.due.due(case(one, "05-01", *said), span(first, last)).certain
    assert [(answer.due, answer.due_label, answer.days) for answer in found] == (
        [(day(due[0]), due[1], due[2])] if due else []
    )


def test_what_falls_due_comes_in_the_order_of_days() -> None:
    three = plan(
        *(task(id_, timing("01-01", last)) for id_, last in (("a", "06-30"), ("b", "05-31"), ("c", "06-10")))
    )
    assert ids(query.due.due(case(three, "05-01"), span("05-01", "06-30")).certain) == "b c a"


@pytest.mark.parametrize(
    ("as_of", "said", "late"),
    [
        pytest.param("05-31", [], "", id="nothing on the last day"),
        pytest.param("06-01", [], "1", id="soft only"),
        pytest.param("07-01", [], "2 1", id="firm before soft, although soft is later by more days"),
        pytest.param("2011-01-01", [], "2 7 3 1 6", id="the longest late first among each; open ones never"),
        pytest.param(
            "2011-01-01", [entry(1, "2010-12-31", "2", status="done")], "7 3 1 6", id="closed ones never"
        ),
        pytest.param("2011-01-01", [entry(1, "2010-12-31", "3", held=2)], "2 7 1 6", id="all held is closed"),
        pytest.param(
            "2011-01-01",
            [entry(1, "2010-12-31", "3", held=2), entry(2, "2010-12-31", "3", status="doing")],
            "2 7 3 1 6",
            id="all held and reopened",
        ),
    ],
)
def test_overdue(as_of: str, said: list[Entry], late: str) -> None:
    found = query.overdue.overdue(case(PLAN, as_of, *said))
    assert ids(found) == late
    firm = [answer.lateness == "firm" for answer in found]
    assert firm == sorted(firm, reverse=True)


def test_overdue_of_one_department() -> None:
    asked = case(PLAN, "2011-01-01")
    assert ids(query.overdue.overdue(asked, Wanted(depts=frozenset({"办公厅"}), lead_only=True))) == "3 1"


def test_a_timing_covers_days_only_where_it_has_two_ends() -> None:
    assert window_of(timing("05-01", "05-31")) == span("05-01", "05-31")
    assert window_of(timing(None, "05-31")) is window_of(timing("05-01", None)) is window_of(None) is None
