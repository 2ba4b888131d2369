"""Every record answers: what came of it, what did not, and what is odd, in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.desk import recorded, stands, write_plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli

ENTRY = re.compile(r" \[[0-9a-f]{8}\]")


def answers(plancli: Plancli, monkeypatch: pytest.MonkeyPatch, lang: str, *lines: str) -> list[str]:
    """Return what the last of some command lines says on stderr, without the ids of entries."""
    monkeypatch.setenv("PLANCLI_LANG", lang)
    *before, last = lines
    for line in before:
        assert plancli(*line.split()).code == 0
    return ENTRY.sub("", plancli(*last.split()).err).splitlines()


@pytest.mark.parametrize(
    ("lines", "english", "chinese"),
    [
        pytest.param(
            ["done 10"],
            [
                "10 召开地方国资委政策法规工作会议: done on 2010-05-10; in time",
                "1 recorded, 0 already so, as of 2010-05-10",
            ],
            [
                "10 召开地方国资委政策法规工作会议：2010-05-10办结；按期",
                "已记录 1 条，0 条原已如此，生效日期 2010-05-10",
            ],
            id="done",
        ),
        pytest.param(
            ["done 10", "done 10 --on 05-11"],
            [
                "10 召开地方国资委政策法规工作会议: done already, on 2010-05-10",
                "0 recorded, 1 already so, as of 2010-05-11",
            ],
            [
                "10 召开地方国资委政策法规工作会议：已于2010-05-10办结，未重复记录",
                "已记录 0 条，1 条原已如此，生效日期 2010-05-11",
            ],
            id="done again",
        ),
        pytest.param(
            ["start 10 --on 2010-07-15 --as-of 2010-07-20", "done 10 --on 2010-07-10 --as-of 2010-07-20"],
            [
                "10 召开地方国资委政策法规工作会议: done on 2010-07-10; 40 d after its tentative time",
                (
                    "10: note: a later entry holds, so that this one changes nothing after it: "
                    "doing on 2010-07-15 by lihua"
                ),
                "1 recorded, 0 already so, as of 2010-07-10",
            ],
            [
                "10 召开地方国资委政策法规工作会议：2010-07-10办结；初定时间后40天",
                "10：注意：其后已有记录，以其为准，本条不改变现状：进行中（lihua，2010-07-15）",
                "已记录 1 条，0 条原已如此，生效日期 2010-07-10",
            ],
            id="without effect",
        ),
        pytest.param(
            ["done 10", "start 10"],
            [
                "10: closed on 2010-05-10; reopen it first (plancli reopen 10), or say --force",
                "plancli: nothing was recorded, see above",
            ],
            [
                "10: 已于2010-05-10办结；请先重新打开（plancli reopen 10），或使用 --force",
                "plancli：未记录任何内容，原因见上",
            ],
            id="closed is closed",
        ),
        pytest.param(
            ["done 30", "done 30", "done 30"],
            [
                (
                    "30 召开政策性关闭破产工作总结研讨会: done already, on 2010-05-10, 2 of 2 held; "
                    "one more: plancli report 30 --held 1"
                ),
                "0 recorded, 1 already so, as of 2010-05-10",
            ],
            [
                (
                    "30 召开政策性关闭破产工作总结研讨会：已于2010-05-10办结（2/2次），未重复记录；"
                    "如又举办：plancli report 30 --held 1"
                ),
                "已记录 0 条，1 条原已如此，生效日期 2010-05-10",
            ],
            id="a third session of two",
        ),
        pytest.param(
            ["done 30 --all", "report 30 --held 3"],
            [
                "30 召开政策性关闭破产工作总结研讨会: 3 of 2 held",
                "30: note: it was closed on 2010-05-10 and stays closed",
                "30: note: 3 held, more than the 2 promised",
                "1 recorded, 0 already so, as of 2010-05-10",
            ],
            [
                "30 召开政策性关闭破产工作总结研讨会：已办3次（应办2次）",
                "30：注意：该任务已于2010-05-10办结，仍为已办结",
                "30：注意：已办3次，多于约定的2次",
                "已记录 1 条，0 条原已如此，生效日期 2010-05-10",
            ],
            id="more than promised, on a closed task",
        ),
        pytest.param(
            ["report 9 --percent 100 --dry-run"],
            [
                "9 研究制订《指导和监督地方国有资产管理工作实施办法》: doing; 100%",
                "9: note: 100 % closes nothing; to close it: plancli done 9",
                "dry run: 1 would be recorded, 0 already so, as of 2010-05-10; nothing was written",
            ],
            [
                "9 研究制订《指导和监督地方国有资产管理工作实施办法》：进行中；进度100%",
                "9：注意：进度100%并不等于办结；办结请用 plancli done 9",
                "试运行：将记录 1 条，0 条原已如此，生效日期 2010-05-10；未写入任何内容",
            ],
            id="100 per cent, tried",
        ),
        pytest.param(
            ["done 10", "undo --last"],
            [
                "10 召开地方国资委政策法规工作会议: took back “done” of 2010-05-10 by lihua; now todo",
                "1 recorded, 0 already so, as of 2010-05-10",
            ],
            [
                "10 召开地方国资委政策法规工作会议：撤销“已办结”（lihua，2010-05-10）；现为未启动",
                "已记录 1 条，0 条原已如此，生效日期 2010-05-10",
            ],
            id="the last entry taken back",
        ),
        pytest.param(
            ["done 10", "undo --last", "undo --last"],
            ["plancli: lihua has recorded nothing here that could be taken back"],
            ["plancli：lihua 在此没有可撤销的记录"],
            id="nothing left to take back",
        ),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.usefixtures("desk")
def test_what_a_record_says(
    plancli: Plancli,
    monkeypatch: pytest.MonkeyPatch,
    *,
    lang: str,
    lines: list[str],
    english: list[str],
    chinese: list[str],
) -> None:
    expected = english if lang == "en" else chinese
    assert answers(plancli, monkeypatch, lang, *lines) == expected


def test_more_than_ten_are_counted(plancli: Plancli, desk: Path) -> None:
    """Ten lines, and how many are left out; what was so already counts too."""
    plancli("start", "1-5")
    result = plancli("start", "1-20")
    assert len(recorded(desk)) == 20
    shown = result.err.splitlines()
    assert len(shown) == 12
    assert shown[-2:] == ["… 10 more", "15 recorded, 5 already so, as of 2010-05-10"]
    few = plancli("start", "1-5").err.splitlines()
    assert [line.partition(": ")[2] for line in few[:-1]] == ["open already"] * 5


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("start 10", id="start"),
        pytest.param("cancel 10", id="cancel"),
        pytest.param("extend 10 年内完成", id="extend"),
        pytest.param("extend 10 时间初定为5月", id="extend to the day in force"),
        pytest.param("urge 10", id="urge"),
        pytest.param("report 10 --percent 40", id="a percent"),
        pytest.param("report 10 --percent 40 --held 1 --note x", id="a percent among other things"),
        pytest.param("start 9 10", id="one of two"),
    ],
)
def test_closed_is_closed(plancli: Plancli, desk: Path, line: str) -> None:
    """Refused, all or nothing, naming what to do; with --force it is recorded."""
    plancli("done", "10", "--on", "05-05")
    before = recorded(desk)
    result = plancli(*line.split())
    assert (result.code, result.out, recorded(desk)) == (7, "", before)
    assert "10: closed on 2010-05-05; reopen it first (plancli reopen 10), or say --force" in result.err
    assert plancli(*line.split(), "--force", "--dry-run").code == 0
    assert recorded(desk) == before
    assert plancli(*line.split(), "--on", "05-04", "--dry-run").code == 0
    assert plancli(*line.split(), "--force").code == 0
    assert len(recorded(desk)) > len(before)


@pytest.mark.usefixtures("desk")
def test_done_on_a_cancelled_task_is_refused(plancli: Plancli) -> None:
    plancli("cancel", "10")
    result = plancli("done", "10")
    assert (result.code, result.out) == (7, "")
    assert "10: cancelled on 2010-05-10; reopen it first (plancli reopen 10), or say --force" in result.err
    plancli("reopen", "10")
    assert plancli("done", "10").code == 0


@pytest.mark.usefixtures("desk")
def test_an_extension_dated_before_a_late_closing_is_refused(plancli: Plancli) -> None:
    """It would make the closing one in time; what is forced cannot hide it either where it is dated later."""
    plancli("done", "9", "--on", "07-15", "--as-of", "2010-07-20")
    asked = ("extend", "9", "9月底前", "--on", "06-20", "--as-of", "2010-07-20")
    assert plancli(*asked).code == 7
    plancli("extend", "9", "9月底前", "--on", "07-18", "--as-of", "2010-07-20", "--force")
    assert stands(plancli, "9", "--as-of", "2010-07-20")["done_late"] is True
    plancli(*asked, "--force")
    assert stands(plancli, "9", "--as-of", "2010-07-20")["done_late"] is False


@pytest.mark.parametrize("timing", ["两期，年内完成", "5月底前完成初稿，9月底前出台", "每半年"])
def test_what_is_held_closes(plancli: Plancli, empty: Path, timing: str) -> None:
    """Counted, staged and recurring tasks alike; no closing is stored, and every reader sees it."""
    write_plan(empty, {"timing": timing})
    for on in ("05-20", "05-10"):
        assert plancli("done", "1", "--on", on, "--as-of", "2010-06-01").code == 0
    assert ["status" in entry for entry in recorded(empty)] == [False, False]
    task = stands(plancli, "1", "--as-of", "2010-06-01")
    assert (task["status"], task["held"], task["done_on"]) == ("done", 2, "2010-05-20")
    assert stands(plancli, "1", "--as-of", "2010-05-19")["status"] == "doing"
    assert plancli("list", "--status", "done", "--as-of", "2010-06-01", "-o", "ids").out == "1\n"
    line = '{"task":"1","note":"x"}'
    assert plancli("update", "-", "--if-status", "done", "--as-of", "2010-06-01", piped=line).code == 0
    assert plancli("update", "-", "--if-status", "doing", "--as-of", "2010-06-01", piped=line).code == 6


def test_two_merged_ledgers_agree(plancli: Plancli, empty: Path) -> None:
    """Two people each hold a session on a clone of their own; merged either way, the task is closed."""
    write_plan(empty, {"timing": "两期，年内完成"})
    path = empty / "plan.ledger.jsonl"
    lines = []
    for on in ("05-10", "05-20"):
        plancli("done", "1", "--on", on, "--as-of", "2010-06-01")
        lines.append(path.read_text(encoding="utf-8"))
        path.unlink()
    for merged in (lines, lines[::-1]):
        path.write_text("".join(merged), encoding="utf-8")
        task = stands(plancli, "1", "--as-of", "2010-06-01")
        assert (task["status"], task["done_on"]) == ("done", "2010-05-20")


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    "how", [(), ("-o", "tsv"), ("-o", "csv"), ("-o", "csv", "--bom"), ("-o", "ids")], ids=str
)
@pytest.mark.parametrize(
    "command", ["list --section 1", "due --month 6", "overdue --as-of 2010-08-01", "list 9 1"]
)
def test_what_a_list_prints_a_record_takes(plancli: Plancli, command: str, how: tuple[str, ...]) -> None:
    """Every task of the list and no other."""
    ids = plancli(*command.split(), "-o", "ids").out
    assert ids
    listed = plancli(*command.split(), *how).out
    result = plancli("start", "-", "--dry-run", piped=listed)
    assert (result.code, result.out) == (0, ids), result.err


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_table_of_either_language_is_taken(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    table = plancli("list", "--section", "1").out
    ids = plancli("list", "--section", "1", "-o", "ids").out
    assert plancli("start", "-", "--dry-run", piped=table).out == ids


@pytest.mark.parametrize(
    ("piped", "word"),
    [
        pytest.param("24 开展\n", "开展", id="a word behind one blank"),
        pytest.param("24\n99\n", "99", id="no such task"),
        pytest.param('{"id":"24"}\n', '{"id":"24"}', id="JSON"),
        pytest.param("| 24 | x |\n", "|", id="Markdown"),
        pytest.param("title,id\nx,24\n", "title", id="CSV of other columns"),
    ],
)
def test_a_word_that_is_no_id_is_never_dropped(
    plancli: Plancli, desk: Path, monkeypatch: pytest.MonkeyPatch, piped: str, word: str
) -> None:
    """Nothing is written, and what to pipe is named."""
    result = plancli("done", "-", piped=piped)
    assert (result.code, result.out, recorded(desk)) == (4, "", [])
    assert result.err == (
        f"plancli: '{word}' came through the pipe and is no task of this plan; "
        "pipe ids only: plancli list -o ids\n"
    )
    monkeypatch.setenv("PLANCLI_LANG", "zh")
    assert f"管道输入的“{word}”不是本计划的任务编号" in plancli("done", "-", piped=piped).err


@pytest.mark.usefixtures("desk")
def test_a_typed_word_is_not_blamed_on_the_pipe(plancli: Plancli) -> None:
    result = plancli("done", "99", "-", piped="24\n")
    assert result.code == 4
    assert result.err.startswith("plancli: no task '99' in this plan")


@pytest.mark.usefixtures("desk")
def test_an_empty_pipe_records_nothing(plancli: Plancli) -> None:
    for command in ("done", "urge", "undo"):
        result = plancli(command, "-", piped="")
        assert (result.code, result.out) == (0, "")
        assert result.err == "0 recorded, 0 already so, as of 2010-05-10\n"


def test_undo_shows_what_it_would_take_back(plancli: Plancli, desk: Path) -> None:
    """Bare, it takes nothing back; --last is this user's, not the last of all; it goes back step by step."""
    plancli("start", "24", "--on", "05-01")
    plancli("done", "24")
    plancli("start", "25", "--by", "王芳")
    bare = plancli("undo")
    assert (bare.code, bare.out, len(recorded(desk))) == (2, "", 3)
    first, last = bare.err.splitlines()
    assert first == f"{recorded(desk)[1]['id']}: task 24, done, on 2010-05-10, by lihua"
    assert last == "plancli: name the entry to take back; --last would take back the one above"
    assert plancli("undo", "--last", "--dry-run").out == "24\n"
    assert len(recorded(desk)) == 3
    for status in ("doing", "todo"):
        assert plancli("undo", "--last").code == 0
        assert stands(plancli, "24")["status"] == status
    assert plancli("undo", "--last").code == 4
    assert stands(plancli, "25")["status"] == "doing"


def test_the_id_of_a_task_lists_its_entries(plancli: Plancli, desk: Path) -> None:
    plancli("start", "24", "--on", "05-01")
    plancli("done", "24")
    result = plancli("undo", "24")
    assert (result.code, result.out, len(recorded(desk))) == (2, "", 2)
    assert [line.partition(": ")[0] for line in result.err.splitlines()[:-1]] == [
        entry["id"] for entry in recorded(desk)
    ]
    assert "'24' is a task" in result.err.splitlines()[-1]


def test_three_entries_taken_back_are_three(plancli: Plancli, desk: Path) -> None:
    """Of one task, too."""
    for line in ("start 24", "report 24 --percent 40", "done 24"):
        plancli(*line.split())
    ids = [entry["id"] for entry in recorded(desk)]
    result = plancli("undo", *ids)
    assert result.err.splitlines()[-1] == "3 recorded, 0 already so, as of 2010-05-10"
    again = plancli("undo", *ids).err.splitlines()
    assert again[0] == f"24: entry {ids[0]} was taken back already"
    assert again[-1] == "0 recorded, 3 already so, as of 2010-05-10"


def test_a_writer_says_that_lines_cannot_be_read(plancli: Plancli, desk: Path) -> None:
    """What it decides by is what could be read."""
    plancli("done", "24")
    with (desk / "plan2010.ledger.jsonl").open("a", encoding="utf-8") as ledger:
        ledger.write("not json\n")
    assert "1 line(s) of plan2010.ledger.jsonl cannot be read" in plancli("done", "10").err


def test_one_id_with_two_contents_is_named(plancli: Plancli, desk: Path) -> None:
    """By readers once, by `check` with both lines; the one recorded first counts."""
    plancli("done", "10")
    path = desk / "plan2010.ledger.jsonl"
    line = path.read_text(encoding="utf-8")
    other = line.replace('"done"', '"cancelled"').replace('"at":"20', '"at":"21')
    path.write_text(other + line, encoding="utf-8")
    listed = plancli("list", "10", "-o", "json")
    assert listed.err.count("1 entry id(s) in plan2010.ledger.jsonl have two contents") == 1
    assert stands(plancli, "10")["status"] == "done"
    found = plancli("check")
    assert found.code == 1
    (entry,) = {one["id"] for one in recorded(desk)}
    assert f"plan2010.ledger.jsonl:2: entry {entry} has two contents (lines 1, 2)" in found.out


def test_entries_glued_together_are_read_and_named(plancli: Plancli, desk: Path) -> None:
    for task in ("10", "23"):
        plancli("done", task)
    path = desk / "plan2010.ledger.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("\n", "") + "\n", encoding="utf-8")
    assert plancli("list", "--status", "done", "-o", "ids").out.split() == ["10", "23"]
    found = plancli("check")
    assert (found.code, "plan2010.ledger.jsonl:1: 2 entries stand on this line" in found.out) == (1, True)
    plancli("done", "24")
    assert plancli("list", "--status", "done", "-o", "ids").out.split() == ["10", "23", "24"]
