"""`plancli timeline` in every format, and what it refuses; how calendars are asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.terminal import SGR, screen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.conftest import Plancli

JULY = ("--as-of", "2010-07-15")


@pytest.mark.parametrize("columns", [80, 120, 240])
def test_on_a_terminal_it_fits_and_has_colour(desk: Path, columns: int) -> None:
    code, shown = screen("plancli timeline --as-of 2010-07-15", desk, columns=columns)
    lines = SGR.sub("", shown).splitlines()
    assert code == 0
    assert any(line.startswith("14 ") and "?106" in line for line in lines)
    assert SGR.search(shown)
    _, plain = screen("NO_COLOR=1 plancli timeline --as-of 2010-07-15", desk, columns=columns)
    assert plain.splitlines() == lines


def test_the_earliest_end_comes_first_in_every_format(desk: Path, plancli: Plancli) -> None:
    del desk
    whole = json.loads(plancli("timeline", *JULY, "-o", "json").out)
    lasts = [one["last"] for one in whole["tasks"] if one["kind"] != "open"]
    assert lasts == sorted(lasts)
    ids = [one["id"] for one in whole["tasks"]]
    assert plancli("timeline", *JULY, "-o", "ids").out.split() == ids
    assert sorted(ids, key=int) == plancli("list", "-o", "ids").out.split()
    assert [line.split()[0] for line in plancli("timeline", *JULY, "-o", "text").out.splitlines()] == ids


def test_in_markdown_it_is_a_block_that_keeps_its_columns(desk: Path, plancli: Plancli) -> None:
    del desk
    first, *lines, last = plancli("timeline", *JULY, "-o", "md").out.splitlines()
    assert (first, last) == ("~~~", "~~~")
    assert lines == plancli("timeline", *JULY).out.splitlines()


def test_only_the_first_are_drawn_and_the_rest_is_counted(desk: Path, plancli: Plancli) -> None:
    del desk
    result = plancli("timeline", "-n", "3", *JULY)
    assert "35 more: leave out -n." in result.err
    assert json.loads(plancli("timeline", "-n", "3", "-o", "json").out)["tasks"][2]["last"] == "2010-05-31"


def test_nothing_found_is_said(desk: Path, plancli: Plancli) -> None:
    del desk
    assert plancli("timeline", "--search", "没有此词").out == "No such tasks.\n"


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        pytest.param("timeline --by month", 2, "section, dept", id="what it is not grouped by"),
        pytest.param("timeline --by section,dept", 2, "section, dept", id="two at once"),
        pytest.param("timeline --to x.html", 2, ".svg", id="a suffix of another command"),
        pytest.param("list --todo", 2, "ics", id="to-dos outside a calendar"),
        pytest.param("due --alarm 15d -o csv", 2, "ics", id="a reminder outside a calendar"),
        pytest.param("list --alarm soon -o ics", 2, "15d", id="a reminder nobody understands"),
        pytest.param("list --alarm 15m -o ics", 2, "15d", id="a reminder in months or minutes"),
        pytest.param("list --columns id -o ics", 2, "--columns", id="columns of a calendar"),
        pytest.param("summary --to x.ics", 2, ".xlsx", id="a calendar of counts"),
    ],
)
def test_what_cannot_be_is_refused(desk: Path, plancli: Plancli, line: str, code: int, said: str) -> None:
    del desk
    result = plancli(*line.split())
    assert (result.code, result.out) == (code, "")
    assert said in result.err


@pytest.mark.parametrize("word", ["部门", "责任部门", "dept"])
def test_groups_are_named_in_either_language(desk: Path, plancli: Plancli, word: str) -> None:
    del desk
    assert "企业改革局 (5)" in plancli("timeline", "--by", word).out


NO_DAY: Sequence[object] = (
    pytest.param("31", "not in the calendar, having no day: 1", id="a task without a day"),
    pytest.param("31", "the calendar is empty", id="nothing else"),
)


@pytest.mark.parametrize(("ids", "said"), NO_DAY)
def test_a_calendar_says_what_it_lacks(desk: Path, plancli: Plancli, ids: str, said: str) -> None:
    result = plancli("list", ids, "--to", "x.ics")
    assert (result.code, result.out) == (0, "x.ics\n")
    assert said in result.err
    assert (desk / "x.ics").read_bytes().endswith(b"END:VCALENDAR\r\n")


def test_a_calendar_ends_with_1_where_something_was_found(desk: Path, plancli: Plancli) -> None:
    del desk
    assert plancli("overdue", *JULY, "--exit-code", "--to", "x.ics").code == 1
