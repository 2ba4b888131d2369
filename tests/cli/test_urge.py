"""A reminder is an act of its own: recorded, counted, shown, and unanswered once its day has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk import answer, part, recorded, stands

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli


def test_a_reminder_is_recorded(plancli: Plancli, desk: Path) -> None:
    """With its card, the number of its slip and the day to answer by; days as people write them."""
    result = plancli("urge", "9", "--card", "红", "--number", "督〔2010〕3号", "--reply-by", "5月20日")
    assert (result.code, result.out) == (0, "9\n")
    (entry,) = recorded(desk)
    assert part(entry, ("task", "on", "by", "urge")) == {
        "task": "9",
        "on": "2010-05-10",
        "by": "lihua",
        "urge": {"card": "red", "number": "督〔2010〕3号", "reply_by": "2010-05-20"},
    }
    assert "reminder no. 1 (red card, 督〔2010〕3号, answer by 05-20)" in result.err


def test_the_cards_come_in_turn(plancli: Plancli, desk: Path) -> None:
    """Blue, yellow, red and red again, unless one is named."""
    for _ in range(4):
        plancli("urge", "9", "10")
    cards = [entry["urge"]["card"] for entry in recorded(desk) if entry["task"] == "9"]
    assert cards == ["blue", "yellow", "red", "red"]


@pytest.mark.parametrize(
    ("line", "code", "text"),
    [
        pytest.param("urge", 2, "name at least one task", id="of no task"),
        pytest.param("urge 9 --card green", 2, "green", id="no such card"),
        pytest.param("urge 9 --reply-by soon", 2, "--reply-by", id="no day"),
        pytest.param("urge 9 --reply-by 2010-05-09", 7, "due before the reminder", id="a day that is past"),
        pytest.param("urge 99", 4, "no task '99'", id="no such task"),
        pytest.param("urge 9 10", 7, "10: closed on 2010-05-10", id="one of two is closed"),
    ],
)
def test_refusals(plancli: Plancli, desk: Path, line: str, code: int, text: str) -> None:
    plancli("done", "10")
    before = len(recorded(desk))
    result = plancli(*line.split())
    assert (result.code, result.out, len(recorded(desk))) == (code, "", before)
    assert text in result.err


@pytest.mark.parametrize(
    ("said", "as_of", "expected", "unanswered"),
    [
        pytest.param([], "06-01", (0, None), [], id="never urged"),
        pytest.param(["urge 9 --reply-by 05-20"], "05-20", (1, "2010-05-20"), [], id="on the last day"),
        pytest.param(["urge 9 --reply-by 05-20"], "05-21", (1, "2010-05-20"), ["9"], id="a day later"),
        pytest.param(["urge 9"], "12-31", (1, None), [], id="no day to answer by"),
        pytest.param(
            ["urge 9 --reply-by 05-20", "report 9 --note 在办 --on 05-15"],
            "05-21",
            (1, "2010-05-20"),
            [],
            id="answered",
        ),
        pytest.param(
            ["urge 9 --reply-by 05-20", "extend 9 9月底前 --on 05-15"],
            "05-21",
            (1, "2010-05-20"),
            ["9"],
            id="an extension is no answer",
        ),
        pytest.param(
            ["urge 9 --reply-by 05-20", "urge 9 --on 05-15"],
            "05-21",
            (2, "2010-05-20"),
            ["9"],
            id="urged again without a day",
        ),
        pytest.param(
            ["urge 9 --reply-by 05-20", "done 9 --on 05-15"],
            "05-21",
            (1, "2010-05-20"),
            [],
            id="closed",
        ),
        pytest.param(["urge 9 --reply-by 05-20"], "05-09", (0, None), [], id="before it was sent"),
    ],
)
@pytest.mark.usefixtures("desk")
def test_how_often_and_until_when(
    plancli: Plancli, *, said: list[str], as_of: str, expected: tuple[int, str | None], unanswered: list[str]
) -> None:
    for line in said:
        assert plancli(*line.split()).code == 0
    day = f"2010-{as_of}"
    task = stands(plancli, "9", "--as-of", day)
    assert (task["urged"], task["reply_by"]) == expected
    assert plancli("list", "--unanswered", "--as-of", day, "-o", "ids").out.split() == unanswered


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("lang", "waiting", "past", "card"),
    [
        (
            "en",
            "todo urged: 1 answer by 07-20",
            "todo urged: 1 unanswered since 07-20",
            "blue card",
        ),
        ("zh", "未启动 催办1次 07-20前反馈", "未启动 催办1次 07-20前应反馈而未反馈", "蓝牌"),
    ],
)
def test_lists_and_show_say_it(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, *, lang: str, waiting: str, past: str, card: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    plancli("urge", "9", "--reply-by", "07-20", "--on", "07-15")
    for command in ("list 9", "overdue", "show 9"):
        assert waiting in plancli(*command.split(), "--as-of", "2010-07-16").out
        assert past in plancli(*command.split(), "--as-of", "2010-07-21").out
    assert f"2010-07-15 {card}" in plancli("show", "9", "--as-of", "2010-07-21").out


@pytest.mark.usefixtures("desk")
def test_what_is_in_the_way_and_comes_next(plancli: Plancli) -> None:
    """A report says it; lists, one task, JSON and CSV show what was said last."""
    plancli("report", "9", "--problem", "经费未到", "--next", "协调财务司", "--on", "05-02")
    plancli("report", "9", "--note", "已报财务司", "--on", "05-03")
    said = {"problem": "经费未到", "next": "协调财务司", "last_note": "已报财务司"}
    assert part(stands(plancli, "9"), said) == said
    columns = ("--columns", "problem,next,last_note,urged,reply_by")
    assert plancli("list", "9", *columns, "-o", "csv").lines[1] == "经费未到,协调财务司,已报财务司,0,"
    table = plancli("list", "9", *columns).lines
    assert table[0].split("  ")[0] == "Problem"
    shown = plancli("show", "9").out
    logged = plancli("log", "9").out
    for text in said.values():
        assert text in table[1]
        assert text in shown
        assert text in logged


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("lang", "held", "off"), [("en", "2 held", "1 taken off"), ("zh", "举办2次", "核减1次")]
)
def test_the_log_tells_sessions_held_from_those_taken_off(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, lang: str, held: str, off: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    for number in ("2", "-1"):
        plancli("report", "30", "--held", number)
    assert [line.split("  ")[2].strip() for line in plancli("log").lines[1:]] == [held, off]
    assert off in plancli("undo").err


@pytest.mark.usefixtures("desk")
def test_the_log_gives_what_an_entry_says(plancli: Plancli) -> None:
    plancli("urge", "9", "--reply-by", "05-20")
    plancli("extend", "9", "顺延一个月")
    urged, extended = answer(plancli("log", "-o", "json"))["entries"]
    assert urged["urge"] == {"card": "blue", "number": None, "reply_by": "2010-05-20"}
    assert part(extended, ("timing", "base", "urge")) == {
        "timing": "顺延一个月",
        "base": "2010-06-30",
        "urge": None,
    }
    head, row, _ = plancli("log", "-o", "csv").lines
    assert head.endswith(",undone,problem,next,base,urge,title")
    assert row.rpartition(",")[0].endswith(",blue 2010-05-20")
    assert "urged (blue card, answer by 05-20)" in plancli("log").out


@pytest.mark.usefixtures("desk")
def test_a_reminder_breaks_no_silence(plancli: Plancli) -> None:
    """Nor does it count as a report: the board names the task as before."""
    plancli("start", "9", "--on", "03-01")
    plancli("urge", "9", "--on", "05-09")
    board = plancli("--as-of", "2010-05-10").lines
    assert [line.split()[-3:] for line in board if " 9 " in line] == [["70", "d", "silent"]]
    silent = plancli("changes", "--since", "04-01", "--until", "05-10", "-o", "json")
    assert "9" in [one["id"] for one in answer(silent)["changes"] if one["change"] == "silent"]
