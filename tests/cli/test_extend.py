"""A later time for a task: the original is kept, lateness is judged anew, and the slip is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.desk import part, recorded, stands, write_plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli

IN_TIME = "extend 9 9月底前 --reason 需征求意见 --authority 主任办公会 --on 2010-06-30"
TOO_LATE = "extend 9 9月底前 --reason 需征求意见 --on 2010-07-01"
AGAIN = "extend 9 年内完成 --reason 会签未毕 --on 2010-09-20"
IN_FORCE = ("timing", "first", "last", "light", "lateness", "due")


def test_the_entry_says_what_was_asked_for(plancli: Plancli, desk: Path) -> None:
    """One entry with the phrase, why and who allowed it; the plan file is not touched."""
    before = (desk / "plan2010.toml").read_bytes()
    result = plancli(*IN_TIME.split())
    assert (result.code, result.out) == (0, "9\n")
    (entry,) = recorded(desk)
    assert part(entry, ("task", "on", "timing", "reason", "authority")) == {
        "task": "9",
        "on": "2010-06-30",
        "timing": "9月底前",
        "reason": "需征求意见",
        "authority": "主任办公会",
    }
    assert (desk / "plan2010.toml").read_bytes() == before


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("lines", "as_of", "expected"),
    [
        pytest.param(
            [],
            "2010-07-15",
            ["上半年完成", "2010-01-01", "2010-06-30", "red", "firm", "2010-06-30"],
            id="without an extension it is late",
        ),
        pytest.param(
            [IN_TIME],
            "2010-06-29",
            ["上半年完成", "2010-01-01", "2010-06-30", "blue", None, "2010-06-30"],
            id="the day before it is granted nothing has changed",
        ),
        pytest.param(
            [IN_TIME],
            "2010-07-15",
            ["9月底前", "2010-01-01", "2010-09-30", "green", None, "2010-09-30"],
            id="with it there is time",
        ),
        pytest.param(
            [IN_TIME],
            "2010-10-01",
            ["9月底前", "2010-01-01", "2010-09-30", "red", "firm", "2010-09-30"],
            id="until it has passed too",
        ),
        pytest.param(
            [IN_TIME, AGAIN],
            "2010-10-01",
            ["年内完成", "2010-01-01", "2010-12-31", "green", None, "2010-12-31"],
            id="the second one is in force",
        ),
        pytest.param(
            [AGAIN, IN_TIME],
            "2010-10-01",
            ["年内完成", "2010-01-01", "2010-12-31", "green", None, "2010-12-31"],
            id="in whatever order they were recorded",
        ),
        pytest.param(
            ["extend 9 时间初定为9月 --on 2010-06-20"],
            "2010-10-01",
            ["时间初定为9月", "2010-09-01", "2010-09-30", "yellow", "soft", "2010-09-30"],
            id="a tentative time is judged softly",
        ),
        pytest.param(
            ["extend 9 不定期 --on 2010-06-20"],
            "2010-10-01",
            ["不定期", "2010-01-01", "2010-12-31", "grey", None, None],
            id="no end at all",
        ),
        pytest.param(
            ["extend 9 一个月内完成 --on 2010-06-20"],
            "2010-07-01",
            ["一个月内完成", "2010-06-20", "2010-07-20", "green", None, "2010-07-20"],
            id="what is relative counts from the day it was granted",
        ),
    ],
)
def test_the_latest_time_is_in_force(
    plancli: Plancli, lines: list[str], as_of: str, expected: list[Any]
) -> None:
    for line in lines:
        assert plancli(*line.split(), "--force").code == 0
    assert list(part(stands(plancli, "9", "--as-of", as_of), IN_FORCE).values()) == expected


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("lines", "extensions"),
    [
        pytest.param(
            [IN_TIME], [("2010-06-30", "9月底前", "2010-09-30", 92, False)], id="asked on the last day"
        ),
        pytest.param(
            [TOO_LATE], [("2010-07-01", "9月底前", "2010-09-30", 92, True)], id="asked a day too late"
        ),
        pytest.param(
            [IN_TIME, AGAIN],
            [
                ("2010-06-30", "9月底前", "2010-09-30", 92, False),
                ("2010-09-20", "年内完成", "2010-12-31", 184, False),
            ],
            id="two, each against the original",
        ),
        pytest.param(
            [IN_TIME, "extend 9 年内完成 --on 2010-10-01"],
            [
                ("2010-06-30", "9月底前", "2010-09-30", 92, False),
                ("2010-10-01", "年内完成", "2010-12-31", 184, True),
            ],
            id="the second asked after the first had passed",
        ),
        pytest.param(
            ["extend 9 5月底前 --on 2010-03-01"],
            [("2010-03-01", "5月底前", "2010-05-31", -30, False)],
            id="brought forward",
        ),
        pytest.param(
            ["extend 9 不定期 --on 2010-03-01"],
            [("2010-03-01", "不定期", "2010-12-31", None, False)],
            id="no end: no slip to count",
        ),
        pytest.param(
            ["extend 9 机构改革后完成 --on 2010-03-01"],
            [("2010-03-01", "机构改革后完成", None, None, False)],
            id="no date: no slip either",
        ),
    ],
)
def test_slip_and_lateness_of_the_request(
    plancli: Plancli, lines: list[str], extensions: list[tuple[object, ...]]
) -> None:
    """Whole days between the original end and the new one; a request after the limit is flagged."""
    for line in lines:
        plancli(*line.split(), "--force")
    found = stands(plancli, "9", "--as-of", "2010-11-01")["extensions"]
    assert [
        tuple(one[key] for key in ("on", "timing", "last", "slip_days", "late")) for one in found
    ] == extensions


@pytest.mark.usefixtures("desk")
def test_done_is_judged_against_the_time_in_force(plancli: Plancli) -> None:
    plancli(*IN_TIME.split())
    plancli("done", "9", "--on", "2010-08-20")
    task = stands(plancli, "9", "--as-of", "2010-09-01")
    assert part(task, ("done_on", "done_late")) == {"done_on": "2010-08-20", "done_late": False}
    plancli("reopen", "9", "--on", "2010-09-05")
    plancli("done", "9", "--on", "2010-10-01")
    assert stands(plancli, "9", "--as-of", "2010-10-01")["done_late"] is True


@pytest.mark.usefixtures("desk")
def test_show_keeps_the_original_beside_the_new_time(plancli: Plancli) -> None:
    """Phrase, days, slip, reason, authority; a late request is said to be one."""
    plancli(*IN_TIME.split())
    plancli("extend", "9", "年内完成", "--reason", "会签未毕", "--on", "2010-10-08")
    shown = plancli("show", "9", "--as-of", "2010-10-10").out
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    for line in (
        "Timing 上半年完成",
        "Means 01-01 → 06-30; deadline",
        "Extended 2010-06-30 9月底前 01-01 → 09-30",
        "slips 92 d",
        "reason: 需征求意见",
        "by authority of 主任办公会",
        "Extended 2010-10-08 年内完成 01-01 → 12-31",
        "slips 184 d",
        "asked for after the time had passed",
        "reason: 会签未毕",
        "Due 12-31 in 82 d",
    ):
        assert line in lines
    assert lines.count("asked for after the time had passed") == 1


@pytest.mark.usefixtures("desk")
def test_lists_of_what_was_extended(plancli: Plancli) -> None:
    """--extended finds them as of the day; a column shows to when, and by how much."""
    plancli(*IN_TIME.split())
    plancli("extend", "20", "次年3月底前", "--on", "2010-07-14")

    def ids(as_of: str) -> list[str]:
        return plancli("list", "--extended", "--as-of", as_of, "-o", "ids").out.split()

    assert [ids(day) for day in ("2010-06-29", "2010-06-30", "2010-07-14")] == [[], ["9"], ["9", "20"]]
    table = plancli("list", "--extended", "--as-of", "2010-07-14", "--columns", "id,timing,extensions").out
    for text in ("9月底前", "次年3月底前", "2011-03-31"):
        assert text in table
    csv = plancli("list", "9", "--as-of", "2010-07-14", "--columns", "id,extensions", "-o", "csv").lines
    assert csv[0] == "id,extensions"
    assert csv[1].startswith("9,2010-06-30 9月底前 2010-01-01 2010-09-30")


@pytest.mark.usefixtures("desk")
def test_an_extension_that_is_undone_never_was(plancli: Plancli, desk: Path) -> None:
    plancli(*IN_TIME.split())
    plancli("undo", recorded(desk)[0]["id"])
    task = stands(plancli, "9", "--as-of", "2010-07-15")
    assert part(task, ("timing", "light", "extensions")) == {
        "timing": "上半年完成",
        "light": "red",
        "extensions": [],
    }


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param(["9", "胡说八道"], 5, id="unreadable"),
        pytest.param(["9", "9月31日前"], 5, id="no such day"),
        pytest.param(["9", ""], 5, id="empty"),
        pytest.param(["9"], 2, id="missing"),
        pytest.param(["99", "9月底前"], 4, id="of no task"),
        pytest.param(["9", "9月底前", "--on", "2010-02-30"], 2, id="granted on no day"),
        pytest.param(["9", "随便"], 5, id="no time at all"),
        pytest.param(["30", "顺延一个月", "--on", "2010-05-01"], 0, id="only tried"),
    ],
)
def test_nothing_is_written(plancli: Plancli, desk: Path, line: list[str], code: int) -> None:
    result = plancli("extend", *line, *(["--dry-run"] if code == 0 else []))
    assert result.code == code
    assert recorded(desk) == []
    assert len(result.err.splitlines()) == (1 if code else 2)


@pytest.mark.parametrize(
    ("lang", "read", "counted"),
    [
        (
            "en",
            "上半年完成 (06-30) → 顺延一个月 (07-30), slips 30 d, extension no. 1",
            "dry run: 1 would be recorded, 0 already so, as of 2010-05-10; nothing was written",
        ),
        (
            "zh",
            "上半年完成（06-30）→ 顺延一个月（07-30），顺延30天，第1次延期",
            "试运行：将记录 1 条，0 条原已如此，生效日期 2010-05-10；未写入任何内容",
        ),
    ],
)
@pytest.mark.usefixtures("desk")
def test_a_dry_run_shows_what_was_read(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, lang: str, read: str, counted: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    first, last = plancli("extend", "9", "顺延一个月", "--dry-run").err.splitlines()
    assert first.startswith("9 研究制订《指导和监督地方国有资产管理工作实施办法》")
    assert first.replace("：", ": ").endswith(f" {read}")
    assert last == counted


@pytest.mark.parametrize(
    "phrase", ["不定期", "时间初定为9月", "5月底前", "4月底前", "9月前"], ids=lambda phrase: phrase
)
def test_what_would_hide_a_deadline_is_refused_unless_forced(
    plancli: Plancli, desk: Path, phrase: str
) -> None:
    result = plancli("extend", "9", phrase)
    assert (result.code, result.out, recorded(desk)) == (7, "", [])
    assert result.err.splitlines()[-1] == "plancli: nothing was recorded, see above"
    assert plancli("extend", "9", phrase, "--force").code == 0
    assert len(recorded(desk)) == 1


def test_a_time_that_ends_on_the_same_day_is_so_already(plancli: Plancli, desk: Path) -> None:
    result = plancli("extend", "9", "6月30日前", "--reason", "确认")
    assert (result.code, result.out, recorded(desk)) == (0, "9\n", [])
    assert "the time in force ends on 2010-06-30 already (上半年完成)" in result.err
    assert "0 recorded, 1 already so" in result.err


def test_the_same_month_granted_on_two_clones_is_one_month(plancli: Plancli, desk: Path) -> None:
    """Each entry names the day it counts from."""
    path = desk / "plan2010.ledger.jsonl"
    lines = []
    for number in range(2):
        plancli("extend", "9", "顺延一个月", "--by", f"用户{number}")
        lines.append(path.read_text(encoding="utf-8"))
        path.unlink()
    path.write_text("".join(lines), encoding="utf-8")
    assert [entry["base"] for entry in recorded(desk)] == ["2010-06-30"] * 2
    assert stands(plancli, "9")["last"] == "2010-07-30"


def test_a_task_that_is_put_off_owes_as_many_sessions(plancli: Plancli, empty: Path) -> None:
    """A time that is moved keeps their number; one that is said anew forgets it, and that is said."""
    write_plan(empty, {"timing": "两期，6月底前"})
    put_off = plancli("extend", "1", "顺延一个月", "--on", "2010-05-01")
    assert "promises no number" not in put_off.err
    assert part(stands(plancli, "1", "--as-of", "2010-07-15"), ("count", "last")) == {
        "count": 2,
        "last": "2010-07-30",
    }
    anew = plancli("extend", "1", "9月底前", "--on", "2010-05-02")
    assert "the new time promises no number of sessions; before it were 2" in anew.err
    assert stands(plancli, "1", "--as-of", "2010-07-15")["count"] is None


def test_a_counted_task_keeps_what_was_held(plancli: Plancli, empty: Path) -> None:
    """The sessions held stay held; a new time without a count is met by its end."""
    write_plan(empty, {"timing": "两期，6月底前"})
    plancli("done", "1", "--on", "2010-05-01")
    plancli("extend", "1", "两期，9月底前", "--on", "2010-05-02")
    expected = {"held": 1, "count": 2, "due": "2010-09-30"}
    assert part(stands(plancli, "1", "--as-of", "2010-07-15"), expected) == expected
