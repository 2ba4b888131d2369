"""Where the days of a bar stand, and which sign has each of its meanings."""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli import query, views
from plancli.drawing import shapes
from plancli.drawing.bars import DAYS_A_CELL, ENDS, Scale, paint
from plancli.query.names import LIGHTS
from plancli.views.timeline import Bar, Edge, Form, Mark, MarkKind
from tests.pictures import IDS, forms

YEAR = 2010

FIRST_DAYS = {
    1: (1,),
    2: (1, 16),
    3: (1, 11, 21),
    6: (1, 6, 11, 16, 21, 26),
    10: (1, 4, 7, 10, 13, 16, 19, 22, 25, 28),
}
"""First day of each cell of a month; three of them are its 旬."""

DAYS = st.dates(date(2009, 7, 1), date(2011, 6, 30))
SCALES = st.sampled_from(sorted(DAYS_A_CELL))


def place(day: date, per_month: int) -> int:
    """Return where the sign of a day stands in the text of a bar, reckoned by a list of first days."""
    if day.year != YEAR:
        return 0 if day.year < YEAR else 12 * per_month + 1
    return 1 + (day.month - 1) * per_month + bisect_right(FIRST_DAYS[per_month], day.day) - 1


def bar(first: date | None, last: date | None, edge: Edge = "firm", **more: Any) -> Bar:  # noqa: ANN401  fields of a bar
    """Return a bar of a window."""
    plain = Bar("window", edge, first, last, (), (), None, "", "green", "")
    return plain._replace(**more)


@given(first=DAYS, days=st.integers(0, 400), today=DAYS, per_month=SCALES, edge=st.sampled_from(sorted(ENDS)))
def test_first_last_and_today_stand_in_their_cells(
    first: date, days: int, today: date, per_month: int, edge: Edge
) -> None:
    last = first + timedelta(days=days)
    text, spans = paint(bar(first, last, edge), Scale(YEAR, per_month), today)
    assert text == "".join(span.text for span in spans)
    assert len(text) == 12 * per_month + 2
    begin, inside, end = ENDS[edge]
    at_first, at_last, at_today = (place(day, per_month) for day in (first, last, today))
    assert text[at_last] == (end if last.year == YEAR else "<" if last.year < YEAR else ">")
    if at_first != at_last:
        assert text[at_first] == (begin if first.year == YEAR else "<")
    between = [at for at in range(at_first + 1, at_last) if at != at_today or today.year != YEAR]
    assert {text[at] for at in between} <= {inside}
    if today.year == YEAR and at_today not in {at_first, at_last}:
        assert text[at_today] == "|"
    outside = {*range(len(text))} - {*range(at_first, at_last + 1), at_today}
    assert {text[at] for at in outside} <= {" "}


@given(day=st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31)), per_month=SCALES)
def test_every_cell_has_days_and_no_month_has_another_ones(day: date, per_month: int) -> None:
    cell = Scale(YEAR, per_month).cell(day)
    assert cell // per_month == day.month - 1
    last = date(YEAR, day.month, monthrange(YEAR, day.month)[1])
    assert Scale(YEAR, per_month).cell(last) == day.month * per_month - 1


BARS = st.builds(
    Bar,
    form=st.sampled_from(get_args(Form)),
    edge=st.sampled_from(sorted(ENDS)),
    first=st.none() | DAYS,
    last=st.none() | DAYS,
    earlier=st.lists(DAYS, max_size=3).map(tuple),
    marks=st.lists(st.builds(Mark, DAYS, st.sampled_from(get_args(MarkKind))), max_size=4).map(tuple),
    until=st.none() | DAYS,
    held=st.sampled_from(["", "0/2", "1/2", "11/12"]),
    light=st.sampled_from(LIGHTS),
    said=st.just(""),
)


@given(one=BARS, today=DAYS, per_month=SCALES)
def test_whatever_is_drawn_is_ascii_and_as_long_as_the_year(one: Bar, today: date, per_month: int) -> None:
    """In signs; as SVG every number lies within the margins. A mark in the year is always seen."""
    text, spans = paint(one, Scale(YEAR, per_month), today)
    assert text == "".join(span.text for span in spans)
    assert (len(text), text.isascii()) == (12 * per_month + 2, True)
    signs = {"owed": "o", "held": "*", "missed": "!", "asked": "?", "done": "*", "cancelled": "x"}
    for mark in one.marks:
        beside = {
            signs[other.kind]
            for other in one.marks
            if place(other.day, per_month) == place(mark.day, per_month)
        }
        assert mark.day.year != YEAR or text[place(mark.day, per_month)] in beside
    numbers = [int(number) for number in re.findall(r"[MH](-?\d+)", shapes.bar(one, YEAR))]
    assert all(-shapes.MARGIN <= number <= 365 + shapes.MARGIN for number in numbers)


def shown(name: str, as_of: str = "2010-07-15", per_month: int = 3) -> str:
    """Return the bar of a row of the plan with every form, without the cells beyond the year where blank."""
    case = forms(as_of)
    row = query.state.row(case, case.plan.some([IDS[name]])[IDS[name]])
    text, _ = paint(views.timeline.bar(case, row, "en"), Scale(YEAR, per_month), case.as_of)
    return text.rstrip()


#        J  F  M  A  M  J  J  A  S  O  N  D
FORMS = {
    "firm window":        "                  [-|-]",
    "firm deadline":      " -------------------|---------------]",
    "tentative window":   "                    |    (~)",
    "tentative deadline": " ~~~~~~~~~~~~~~~~~~~|~~~~~~~~~)",
    "approximate":        "                    | {~}",
    "late":               " -----------------]!!",
    "to ask":             "       (~)???????????",
    "stages":             " --------*----------|---o-----]",
    "missed stage":       " --------!----------|---]",
    "sessions":           " -------------------|------------1/2]",
    "recurring":          " --------*--------!-|------o--------]",
    "open":               " . . . . . . . . . .|. . . . . . . .",
    "endless":            "          . . . . . | . . . . . . . .>",
    "conditional":        " : : : : : : : : : :|: : : : : : : :",
    "undated":            "                    |",
    "no time":            "                    |",
    "extended":           " --------------]====|======]",
    "extended beyond":    " -------------------|---------------]>",
    "shortened":          " -------------------|------]        ]",
    "done early":         " -------------*-----|---------------]",
    "done late":          " -----------------]!*",
    "done after":         "          (~)???????*",
    "cancelled":          " ---------x---------|------]",
    "from before":        "<--------]!!!!!!!!!!!",
    "behind the year":    "                    |                >",
}  # fmt: skip


@pytest.mark.parametrize("name", IDS)
def test_every_form_has_its_picture(name: str) -> None:
    assert shown(name) == FORMS[name]


@pytest.mark.parametrize(
    ("name", "as_of", "text"),
    [
        pytest.param("late", "2010-06-30", " -----------------]", id="on its last day it is owed, not late"),
        pytest.param("late", "2010-07-01", " -----------------]!", id="the day after, it is late"),
        pytest.param("late", "2011-02-01", " -----------------]!!!!!!!!!!!!!!!!!!", id="until the year ends"),
        pytest.param("late", "2009-12-31", " -----------------]", id="before the year there is no today"),
        pytest.param("sessions", "2010-12-25", " ----------------------------------*]"[:0] or
                     " --------------------------------1/2]", id="a day in the end's cell hides nothing"),
        pytest.param("sessions", "2010-12-05", " ---------------------------------|-]",
                     id="today goes before the figures, which stand beside the bar too"),
        pytest.param("extended", "2010-05-10", " ------------|-]", id="before it was extended"),
        pytest.param("done late", "2010-07-10", " -----------------]!", id="before it was done"),
    ],
)  # fmt: skip
def test_a_day_changes_the_picture(name: str, as_of: str, text: str) -> None:
    assert shown(name, as_of) == text


def test_several_marks_in_one_cell_show_the_worst() -> None:
    """Of a weekly task in a cell of ten days the missed one is seen, not the one that was held."""
    marks = (views.timeline.Mark(date(2010, 3, 4), "held"), views.timeline.Mark(date(2010, 3, 8), "missed"))
    deadline = bar(date(2010, 1, 1), date(2010, 12, 31), form="steps", marks=marks)
    text, _ = paint(deadline, Scale(YEAR, 3), date(2010, 3, 9))
    assert text[place(date(2010, 3, 8), 3)] == "!"
