"""Progress, pace, lights, sessions and what is owed next, through the command line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.desk import answer, part, recorded, stands, write_plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli

QUARTERLY = "每季度"
TWICE = "两期，年内完成"
STAGED = "5月底前完成初稿，9月底前出台"
STRICT = {"soon_days": 5, "pace_points": 20}
SUPERVISION: dict[str, dict[str, int]] = {"defaults": {}, "plan": STRICT}


@pytest.mark.parametrize(
    ("timing", "lines", "as_of", "expected"),
    [
        pytest.param("5月底前", [], "05-15", {"light": "green", "days": 16}, id="16 days ahead: running"),
        pytest.param("5月底前", [], "05-16", {"light": "blue", "days": 15}, id="15 days ahead: near"),
        pytest.param("5月底前", [], "05-31", {"light": "blue", "days": 0}, id="the last day is in time"),
        pytest.param(
            "5月底前", [], "06-01", {"light": "red", "lateness": "firm", "days": -1}, id="a day late, firmly"
        ),
        pytest.param(
            "时间初定为5月", [], "06-01", {"light": "yellow", "lateness": "soft"}, id="a day late, softly"
        ),
        pytest.param(
            "5月20日左右", [], "07-01", {"light": "yellow", "lateness": "soft"}, id="approximately late"
        ),
        pytest.param("下半年", [], "06-30", {"light": "grey", "days": 184}, id="not begun"),
        pytest.param("下半年", [], "07-01", {"light": "green"}, id="begun"),
        pytest.param("不定期", [], "12-31", {"light": "grey", "due": None, "days": None}, id="open-ended"),
        pytest.param(None, [], "12-31", {"light": "grey", "kind": None, "due": None}, id="no time at all"),
        pytest.param("年内完成", [], "11-30", {"light": "green", "percent": None}, id="no percent, no pace"),
        pytest.param(
            "年内完成",
            ["report 1 --percent 26 --on 2010-05-30"],
            "05-31",
            {"light": "green", "percent": 26, "status": "doing"},
            id="26 percent where 35.9 are over: within 10 points",
        ),
        pytest.param(
            "年内完成",
            ["report 1 --percent 25 --on 2010-05-30"],
            "05-31",
            {"light": "yellow", "lateness": None},
            id="25 percent: behind pace, not late",
        ),
        pytest.param(
            "年内完成",
            ["report 1 --percent 25 --on 2010-05-30", "report 1 --percent 60 --on 2010-05-31"],
            "05-31",
            {"light": "green", "percent": 60},
            id="the last percent counts",
        ),
        pytest.param(
            "年内完成",
            ["report 1 --percent 25 --on 2010-05-30", "report 1 --percent 60 --on 2010-06-01"],
            "05-31",
            {"light": "yellow", "percent": 25},
            id="that of a later day does not",
        ),
        pytest.param(
            "5月底前",
            ["done 1 --on 2010-05-31"],
            "06-05",
            {"light": "done", "done_on": "2010-05-31", "done_late": False, "due": None},
            id="done on the last day",
        ),
        pytest.param(
            "5月底前",
            ["done 1 --on 2010-06-01"],
            "06-05",
            {"light": "done", "done_on": "2010-06-01", "done_late": True, "lateness": None},
            id="done a day late",
        ),
        pytest.param(
            "5月底前",
            ["done 1 --on 2010-06-01"],
            "05-31",
            {"light": "blue", "status": "todo"},
            id="not yet done",
        ),
        pytest.param(
            "5月底前", ["cancel 1"], "06-05", {"light": "cancelled", "done_late": None}, id="cancelled"
        ),
        pytest.param(
            QUARTERLY, [], "03-31", {"light": "blue", "due": "2010-03-31"}, id="an occurrence today"
        ),
        pytest.param(
            QUARTERLY,
            [],
            "04-01",
            {"light": "yellow", "lateness": None, "due": "2010-06-30"},
            id="one missed",
        ),
        pytest.param(
            QUARTERLY,
            ["done 1 --on 2010-03-20"],
            "04-01",
            {"light": "green", "held": 1, "count": 4, "due": "2010-06-30"},
            id="one held",
        ),
        pytest.param(
            QUARTERLY,
            ["report 1 --held 3 --on 2010-03-20"],
            "10-01",
            {"light": "green", "held": 3, "due": "2010-12-31"},
            id="three held ahead of time",
        ),
        pytest.param(
            QUARTERLY, [], "2011-01-01", {"light": "red", "due": "2010-12-31"}, id="the year is over"
        ),
        pytest.param(
            TWICE, [], "12-16", {"light": "blue", "held": 0, "count": 2}, id="sessions fall due last"
        ),
        pytest.param(TWICE, ["done 1"], "2011-01-01", {"light": "red", "held": 1}, id="one session too few"),
        pytest.param(
            STAGED,
            [],
            "05-31",
            {"light": "blue", "due": "2010-05-31", "due_label": "完成初稿"},
            id="the draft",
        ),
        pytest.param(
            STAGED, [], "06-01", {"light": "yellow", "due": "2010-09-30", "due_label": "出台"}, id="no draft"
        ),
        pytest.param(
            STAGED,
            ["done 1 --on 2010-05-20"],
            "06-01",
            {"light": "green", "due": "2010-09-30", "due_label": "出台", "status": "doing"},
            id="the draft is there",
        ),
        pytest.param(STAGED, ["done 1"], "10-01", {"light": "red", "lateness": "firm"}, id="the rest is not"),
    ],
)
def test_lights(
    plancli: Plancli,
    empty: Path,
    *,
    timing: str | None,
    lines: list[str],
    as_of: str,
    expected: dict[str, Any],
) -> None:
    """Each row of the table of lights, with the thresholds nobody changed."""
    write_plan(empty, {"timing": timing} if timing else {})
    for line in lines:
        assert plancli(*line.split(), "--as-of", "2010-05-10").code == 0
    day = as_of if len(as_of) > 5 else f"2010-{as_of}"
    assert part(stands(plancli, "1", "--as-of", day), expected) == expected


@pytest.mark.parametrize(
    ("percent", "as_of", "default", "strict"),
    [
        pytest.param(None, "2010-12-16", "blue", "green", id="15 days ahead"),
        pytest.param(None, "2010-12-26", "blue", "blue", id="5 days ahead"),
        pytest.param(None, "2010-12-25", "blue", "green", id="6 days ahead"),
        pytest.param(20, "2010-05-31", "yellow", "green", id="16 points behind"),
        pytest.param(16, "2010-05-31", "yellow", "green", id="20 points behind, not more"),
        pytest.param(15, "2010-05-31", "yellow", "yellow", id="21 points behind"),
    ],
)
def test_the_plan_sets_its_own_thresholds(
    plancli: Plancli, empty: Path, *, percent: int | None, as_of: str, default: str, strict: str
) -> None:
    for thresholds, light in (({}, default), (STRICT, strict)):
        (empty / "plan.ledger.jsonl").unlink(missing_ok=True)
        write_plan(empty, {"timing": "年内完成"}, supervision=thresholds)
        if percent is not None:
            plancli("report", "1", "--percent", str(percent), "--on", "2010-05-01")
        assert stands(plancli, "1", "--as-of", as_of)["light"] == light


@pytest.mark.parametrize(
    ("line", "said", "shown"),
    [
        pytest.param("--percent 0", {"percent": 0}, {"percent": 0, "status": "todo"}, id="nothing yet"),
        pytest.param(
            "--percent 100", {"percent": 100}, {"percent": 100, "status": "doing"}, id="not yet closed"
        ),
        pytest.param("--held 2", {"held": 2}, {"held": 2, "status": "done"}, id="two sessions"),
        pytest.param("--held -1", {"held": -1}, {"held": 0, "status": "todo"}, id="never less than none"),
        pytest.param(
            "--note 已部署", {"note": "已部署"}, {"status": "todo", "last_on": "2010-05-10"}, id="a note"
        ),
        pytest.param(
            "--percent 40 --held 1 --note x --by 王芳 --on 2010-05-02",
            {"percent": 40, "held": 1, "note": "x", "by": "王芳", "on": "2010-05-02"},
            {"percent": 40, "held": 1, "last_on": "2010-05-02"},
            id="everything",
        ),
    ],
)
def test_report(plancli: Plancli, desk: Path, line: str, said: dict[str, Any], shown: dict[str, Any]) -> None:
    """A report is one entry that says what was reported and no more."""
    result = plancli("report", "30", *line.split())
    assert (result.code, result.out) == (0, "30\n")
    (entry,) = recorded(desk)
    assert {key: value for key, value in entry.items() if key not in {"id", "at", "prev"}} == {
        "by": "lihua",
        "on": "2010-05-10",
        "task": "30",
    } | said
    assert part(stands(plancli, "30"), shown) == shown


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("report 30", 2, id="nothing to say"),
        pytest.param("report 30 --held 0", 2, id="no session is nothing to say"),
        pytest.param("report 30 --percent 101", 2, id="more than all"),
        pytest.param("report 30 --percent -1", 2, id="less than nothing"),
        pytest.param("report 30 --percent half", 2, id="no number"),
        pytest.param("report --percent 10", 2, id="of no task"),
        pytest.param("report 39 --percent 10", 4, id="of a task that is not there"),
    ],
)
def test_a_bad_report_leaves_no_entry(plancli: Plancli, desk: Path, line: str, code: int) -> None:
    result = plancli(*line.split())
    assert (result.code, result.out, recorded(desk)) == (code, "", [])
    assert len(result.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("timing", "steps"),
    [
        pytest.param(
            TWICE,
            [("done", 1, 2, "doing"), ("done", 2, 2, "done"), ("done", 2, 2, "done")],
            id="two sessions, and no third",
        ),
        pytest.param(
            QUARTERLY,
            [("done", 1, 4, "doing"), ("report --held 2", 3, 4, "doing"), ("done", 4, 4, "done")],
            id="four occurrences, two of them reported at once",
        ),
        pytest.param(
            QUARTERLY, [("done", 1, 4, "doing"), ("done --all", 1, 4, "done")], id="closed before its time"
        ),
        pytest.param(STAGED, [("done", 1, 2, "doing"), ("done", 2, 2, "done")], id="stages, one by one"),
        pytest.param(
            STAGED,
            [("done", 1, 2, "doing"), ("report --held -1", 0, 2, "todo"), ("done", 1, 2, "doing")],
            id="a session taken back",
        ),
        pytest.param(
            TWICE,
            [("report --held 2", 2, 2, "done"), ("done", 2, 2, "done"), ("report --held 1", 3, 2, "done")],
            id="all held, and one more than promised",
        ),
        pytest.param("年内完成", [("done", 0, None, "done")], id="not counted: closed at once"),
    ],
)
def test_done_holds_one_more(
    plancli: Plancli, empty: Path, timing: str, steps: list[tuple[str, int, int | None, str]]
) -> None:
    """Each step prints the id; stderr says how many are held."""
    write_plan(empty, {"timing": timing})
    for line, held, count, status in steps:
        name, *options = line.split()
        before = len(recorded(empty))
        result = plancli(name, "1", *options, "--on", "2010-05-10")
        assert (result.code, result.out) == (0, "1\n")
        is_held = any(entry.get("held") for entry in recorded(empty)[before:])
        assert (f": {held} of {count} held" in result.err) == is_held
        assert part(stands(plancli, "1", "--as-of", "2010-05-10"), ("held", "count", "status")) == {
            "held": held,
            "count": count,
            "status": status,
        }


def test_sessions_of_a_day_to_come_are_counted_in_what_done_says(plancli: Plancli, empty: Path) -> None:
    """What is said after an update is what is now known, not how the as-of day stands."""
    write_plan(empty, {"timing": TWICE})
    assert "1 of 2 held; doing" in plancli("done", "1", "--on", "2010-09-01", "--as-of", "2010-05-10").err
    second = plancli("done", "1", "--on", "2010-04-01", "--as-of", "2010-05-10").err
    assert "2 of 2 held; done on 2010-09-01; in time" in second


def test_due_names_the_stage_and_the_next_occurrence(plancli: Plancli, empty: Path) -> None:
    """A staged or recurring task is due again and again, each time with its own day and label."""
    write_plan(empty, {"timing": STAGED}, {"timing": QUARTERLY}, {"timing": "9月底前"})

    def due(*args: str) -> list[tuple[str, str, str | None]]:
        found = answer(plancli("due", *args, "--as-of", "2010-05-10", "-o", "json"))["tasks"]
        return [(one["id"], one["due"][5:], one["due_label"]) for one in found]

    assert due("--month", "5") == [("1", "05-31", "完成初稿")]
    assert due("--quarter", "2") == [("1", "05-31", "完成初稿"), ("2", "06-30", None)]
    assert due("--month", "9") == [("1", "09-30", "出台"), ("2", "09-30", None), ("3", "09-30", None)]
    plancli("done", "1", "2", "--on", "2010-05-09")
    assert due("--month", "5") == []
    assert due("--month", "3") == []
    plancli("report", "2", "--held", "2", "--on", "2010-05-09")
    assert due("--month", "9") == [("1", "09-30", "出台"), ("3", "09-30", None)]
    table = plancli("due", "--month", "9", "--as-of", "2010-05-10").out
    assert "09-30 出台 in 143 d" in table


def test_lists_by_kind(plancli: Plancli, empty: Path) -> None:
    write_plan(
        empty,
        {"timing": QUARTERLY},
        {"timing": "年内完成"},
        {"timing": "5月"},
        {"timing": "不定期"},
        {"timing": "机构改革后完成"},
        {},
    )
    kinds = {
        kind: plancli("list", "--kind", kind, "-o", "ids").out.split()
        for kind in ("recurring", "deadline", "window", "open", "conditional", "unresolved")
    }
    assert kinds == {
        "recurring": ["1"],
        "deadline": ["2"],
        "window": ["3"],
        "open": ["4"],
        "conditional": ["5"],
        "unresolved": [],
    }


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        pytest.param(
            {},
            {"kind": "conditional", "last": None, "light": "grey", "lateness": None, "due": None},
            id="no date",
        ),
        pytest.param(
            {"全国两会": "2010-03-14"},
            {
                "kind": "deadline",
                "last": "2010-04-14",
                "light": "red",
                "lateness": "firm",
                "due": "2010-04-14",
            },
            id="its date is known",
        ),
        pytest.param(
            {"全国两会": "2010-05-01"},
            {"kind": "deadline", "last": "2010-06-01", "light": "green", "lateness": None},
            id="a later date",
        ),
        pytest.param(
            {"机构改革": "2010-03-14"},
            {"kind": "conditional", "light": "grey", "due": None},
            id="of something else",
        ),
    ],
)
def test_a_condition_waits_for_its_event(
    plancli: Plancli, empty: Path, events: dict[str, str], expected: dict[str, Any]
) -> None:
    """With a date under [events] the rest of the phrase decides; without one it is never late."""
    path = write_plan(empty, {"timing": "全国两会后一个月内完成", "lead": ["办公厅"]})
    lines = "".join(f'"{event}" = {day}\n' for event, day in events.items())
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[[tasks]]", f"[events]\n{lines}\n[[tasks]]", 1), encoding="utf-8")
    assert part(stands(plancli, "1", "--as-of", "2010-05-10"), expected) == expected
    is_late = expected.get("lateness")
    late = plancli("overdue", "--as-of", "2010-05-10", "-o", "ids").out.split()
    assert late == (["1"] if is_late else [])


def test_what_has_no_end_shows_how_long_it_has_been_silent(plancli: Plancli, empty: Path) -> None:
    """Days since the last report where they are many; the board lists it."""
    write_plan(empty, {"timing": "不定期", "text": "日常协调。"}, {"timing": "年内完成"})
    day = ("--as-of", "2010-05-10")
    assert "silent" not in plancli("list", "1", *day).out
    assert re.search("日常协调.*never reported", plancli(*day).out)
    plancli("report", "1", "--note", "已协调", "--on", "2010-04-15")
    assert "silent" not in plancli("list", "1", *day).out
    assert "silent 30 d" in plancli("list", "1", "--as-of", "2010-05-15").out
    assert stands(plancli, "1", *day)["silent_days"] is None
    assert stands(plancli, "1", "--as-of", "2010-05-15")["silent_days"] == 30
    assert "日常协调" not in plancli(*day).out
    assert re.search("日常协调.*silent 30 d", plancli("--as-of", "2010-05-15").out)
    assert stands(plancli, "1", *day)["last_on"] == "2010-04-15"


@pytest.fixture
def offices(empty: Path) -> Path:
    """A plan of two offices: what each leads, what each supports, what came of it by 1 July."""
    path = write_plan(
        empty,
        {"lead": ["甲局"], "support": ["乙局"], "timing": "3月底前"},
        {"lead": ["甲局"], "timing": "5月底前"},
        {"lead": ["甲局", "乙局"], "timing": "6月底前"},
        {"lead": ["乙局"], "support": ["甲局"], "timing": "4月底前"},
        {"lead": ["乙局"], "timing": "年内完成"},
        {"lead": ["甲局"], "timing": "6月底前"},
    )
    lines = [
        '{"id":"a","at":"2010-03-20T09:00:00+08:00","on":"2010-03-20","task":"1","status":"done"}',
        '{"id":"b","at":"2010-06-20T09:00:00+08:00","on":"2010-06-20","task":"2","status":"done"}',
        '{"id":"c","at":"2010-06-21T09:00:00+08:00","on":"2010-06-21","task":"6","status":"cancelled"}',
        '{"id":"d","at":"2010-06-22T09:00:00+08:00","on":"2010-06-22","task":"5","status":"done"}',
    ]
    (path.parent / "plan.ledger.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


RATES = ("total", "done", "cancelled", "red", "owed", "met", "on_time", "done_late")


@pytest.mark.usefixtures("offices")
def test_a_summary_keeps_leading_and_supporting_apart(plancli: Plancli) -> None:
    """Rates are over what was due by the day or is done, cancelled work left out; joint tasks count once."""
    found = answer(plancli("summary", "--as-of", "2010-07-01", "-o", "json"))
    table = {
        group["key"]: [[group[f"{role}{key}"] for key in RATES] for role in ("", "support_")]
        for group in found["groups"]
    }
    assert table == {
        "甲局": [[4, 2, 1, 1, 3, 2, 1, 1], [1, 0, 0, 1, 1, 0, 0, 0]],
        "乙局": [[3, 1, 0, 2, 3, 1, 1, 0], [1, 1, 0, 0, 1, 1, 1, 0]],
    }
    assert [found["total"][key] for key in RATES] == [6, 3, 1, 2, 5, 3, 2, 1]


@pytest.mark.usefixtures("offices")
def test_a_summary_shows_completion_and_punctuality(plancli: Plancli) -> None:
    """Done and on time, of what was owed, rounded."""
    lines = plancli("summary", "--as-of", "2010-07-01").lines
    (office,) = (line for line in lines if line.startswith("甲局"))
    assert office.split()[-4:-1] == ["3", "67%", "33%"]
    (total,) = (line for line in lines if line.startswith("Total"))
    assert total.split()[-3:] == ["5", "60%", "40%"]


@pytest.mark.usefixtures("offices")
def test_a_department_has_a_page_of_its_own(plancli: Plancli) -> None:
    """Its counts, then its tasks: those it supports too, unless only what it leads is asked for."""
    result = plancli("summary", "--dept", "乙", "--as-of", "2010-07-01")
    assert "乙局" in result.out
    assert not any(line.startswith("甲局") for line in result.lines)
    ids = [line.split()[0] for line in result.lines if line[:1].isdecimal()]
    assert ids == ["3", "4", "1", "5"]
    led = plancli("summary", "--dept", "乙", "--lead-only", "--as-of", "2010-07-01")
    assert [line.split()[0] for line in led.lines if line[:1].isdecimal()] == ["3", "4", "5"]
    (group,) = answer(plancli("summary", "--dept", "乙", "--as-of", "2010-07-01", "-o", "json"))["groups"]
    assert (group["key"], group["total"], group["support_total"]) == ("乙局", 3, 1)
