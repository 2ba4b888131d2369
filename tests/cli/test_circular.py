"""The circular (通报) as a document: it says what `changes -o json` says, and nothing else."""

from __future__ import annotations

import json
import re
import sys
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.desk import Answer, answer, said, write_ledger, write_plan
from tests.papers import cells, everything, faults, texts
from tests.test_year import PLAN, scribble

from plancli.ledger import dump
from plancli.views.changes import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli

COUNTS = {
    "total": r"计划共(\d+)项",
    "done": r"已办结(\d+)项",
    "going_to_ask": r"初定时间已过待询(\d+)项",
    "late": r"应办未办(\d+)项",
    "not_due": r"(?<!已)未到期(\d+)项",
}
HEADINGS = {
    "closed": "本期办结",
    "progress": "本期进展",
    "late": "应办未办",
    "doubtful": "初定时间已过，待询",
    "still_late": "前期应办，仍未办结",
    "still_to_ask": "前期初定时间已过，仍待询",
    "extended": "延期",
    "reopened": "重新启动",
    "cancelled": "取消",
    "added": "新增",
    "silent": "久未上报",
}
UNDONE = ("late", "doubtful", "still_late", "still_to_ask")
PERIODS = (("--month", "7"), ("--quarter", "2"), ("--since", "2010-03-01"), ("--since", "2010-01-01"))


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANCLI_LANG", "zh")


def numbers(value: object) -> set[int]:
    """Return every number that stands anywhere in a value, in texts and days too."""
    return {int(digits) for digits in re.findall(r"\d+", json.dumps(value, ensure_ascii=False))}


def days_after(task: Answer) -> set[int]:
    """Return the days between the end of any time a task had and its closing."""
    ends = [task["last"], (task["original"] or {}).get("last"), *(one["last"] for one in task["extensions"])]
    if not task["done_on"]:
        return set()
    return {(date.fromisoformat(task["done_on"]) - date.fromisoformat(end)).days for end in ends if end}


def parted(paragraphs: list[str]) -> dict[str, list[str]]:
    """Return the paragraphs under each heading of a circular, by the heading without its numeral."""
    found: dict[str, list[str]] = {}
    for text in paragraphs:
        if match := re.match(r"[一二三四五六七八九十]+、(.+)", text):
            found[match[1]] = []
        elif found and not text.startswith("附件："):
            found[list(found)[-1]].append(text)
        elif found:
            break
    return found


def _is_soft(task: Answer) -> bool:
    return bool(task["tentative"] or task["approximate"])


@pytest.mark.parametrize("seed", range(20))
def test_every_number_and_name_is_that_of_json(plancli: Plancli, desk: Path, seed: int) -> None:
    """Twenty random ledgers, read back; counts are by reason, without zeros; a soft time is never late."""
    ledger = scribble(seed, PLAN.ids)
    (desk / "plan2010.ledger.jsonl").write_text("".join(dump(entry) + "\n" for entry in ledger))
    asked = ("changes", *PERIODS[seed % 4], "--as-of", f"2010-{7 + seed % 6:02d}-15")
    expected = answer(plancli(*asked, "-o", "json"))
    assert plancli(*asked, "--to", "通报.docx").code == 0
    found = parted(texts(desk / "通报.docx"))

    (overall,) = found.pop("总体情况")[:1]
    for key, pattern in COUNTS.items():
        match = re.search(pattern, overall)
        assert (int(match[1]) if match else 0) == expected["counts"][key], key
        assert match is None or int(match[1]) > 0
    under_way = re.search(r"其中正在推进(\d+)项", overall)
    assert (int(under_way[1]) if under_way else 0) == expected["under_way"]
    rate = re.search(r"占(\d+)%", overall)
    assert (
        rate is None
        or abs(int(rate[1]) - 100 * expected["counts"]["done"] / expected["counts"]["total"]) <= 0.5
    )

    by_part: dict[str, list[Answer]] = {}
    for task in expected["changes"]:
        by_part.setdefault(task["change"], []).append(task)
    headings = [f"{HEADINGS[part]}（{len(by_part[part])}项）" for part in COLUMNS if part in by_part]
    assert list(found) == headings
    for heading, part in zip(headings, (part for part in COLUMNS if part in by_part), strict=True):
        for text, task in zip(found[heading], by_part[part], strict=True):
            assert f"）{task['title']}（第{task['id']}项）。" in text
            assert all(name in text for name in (*task["lead"], *task["support"]))
            assert numbers(text) <= numbers(task) | days_after(task) | {len(task["extensions"])}
            assert ("逾期" in text) <= (task["done_late"] if part == "closed" else not _is_soft(task))
    hurt = [task for part in UNDONE for task in by_part.get(part, [])]
    annex = [row for row in cells(desk / "通报.docx") if len(row) == 6][1:]
    assert [row[1] for row in annex] == [f"{task['title']}（第{task['id']}项）" for task in hurt]
    for row, task in zip(annex, hurt, strict=True):
        assert numbers(row[4:]) == {abs(task["days"])} - {0}
        assert ("逾期" in "".join(row)) <= (not _is_soft(task))


OFFICE = {
    "issuer": "市政府督查室",
    "signature": "市政府办公室",
    "printed_by": "市政府办公室秘书科",
    "number": "督查通报〔{year}〕{n}号",
    "to": "各区县、各部门",
}
TASKS = (
    {"timing": "3月底前完成", "lead": ["综合局"], "support": ["法规局"], "text": "制订办法。"},
    {"timing": "时间初定为3月", "lead": ["改革局"], "text": "召开座谈会。"},
    {"timing": "年内完成", "lead": ["改革局"], "text": "总结全年工作。"},
)
SINCE = ("changes", "--since", "2010-03-01", "--as-of", "2010-04-05")


@pytest.fixture
def office(empty: Path) -> Path:
    """A plan of three tasks with an office that issues circulars, and two reports; returns the folder."""
    plan = write_plan(
        empty, *TASKS, office=OFFICE, document="市政发〔2010〕3号", supervision={"silent_days": 0}
    )
    entries = (
        said(1, "03-20", "3", percent=40, note="已完成初稿。"),
        said(2, "03-25", "1", timing="4月底前完成", reason="征求意见", authority="分管副市长"),
    )
    write_ledger(plan, entries)
    return empty


def test_it_is_a_circular_ready_to_be_signed(plancli: Plancli, office: Path) -> None:
    result = plancli(*SINCE, "--number", "7", "--to", "通报.docx")
    assert (result.code, result.out, result.err) == (0, "通报.docx\n", "")
    assert texts(office / "通报.docx") == [
        "市政府督查室",
        "督查通报",
        "督查通报〔2010〕7号",
        "关于《2010年工作要点》\n2010年3月1日至4月5日落实情况的通报",
        "各区县、各部门：",
        "现将《2010年工作要点》2010年3月1日至4月5日落实情况通报如下。",
        "一、总体情况",
        "计划共3项，截至2010年4月5日，初定时间已过待询1项，未到期2项，其中正在推进1项。",
        "二、本期进展（1项）",
        "（一）总结全年工作（第3项）。改革局负责，3月20日，完成40%；已完成初稿。",
        "三、初定时间已过，待询（1项）",
        "（一）召开座谈会（第2项）。改革局负责，时限要求为“时间初定为3月”，初定时间（3月31日）已过5天，待询。",
        "四、延期（1项）",
        (
            "（一）制订办法（第1项）。综合局牵头，法规局配合，第1次延期，由“3月底前完成”调整为“4月底前完成”，"
            "截至4月30日，原因：征求意见，经分管副市长批准。"
        ),
        "附件：应办未办和待询事项清单",
        "市政府办公室",
        "2010年4月5日",
        "附件",
        "应办未办和待询事项清单",
    ]
    assert cells(office / "通报.docx") == [
        ["序号", "工作任务", "责任部门", "时限要求", "剩余时间", "性质"],
        ["1", "召开座谈会（第2项）", "改革局", "时间初定为3月", "已过5天，待询", "待询"],
        ["市政府办公室秘书科", "2010年4月5日印发"],
    ]


def test_in_english_it_is_a_memo_of_the_same_content(
    plancli: Plancli, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", "en")
    plancli(*SINCE, "--number", "7", "--to-whom", "All departments", "--to", "memo.docx")
    assert texts(office / "memo.docx")[:8] == [
        "Memorandum",
        "To: All departments",
        "From: 市政府办公室",
        "Date: 2010-04-05",
        "督查通报〔2010〕7号",
        "2010年工作要点: how it stands, 2010-03-01 to 2010-04-05",
        (
            "This is how the tasks of the plan “2010年工作要点” stand, "
            "and what happened, 2010-03-01 to 2010-04-05."
        ),
        "1. Overall",
    ]


def test_what_seals_the_ledger_stands_below(plancli: Plancli, office: Path) -> None:
    plancli("report", "3", "--note", "已报", "--on", "2010-04-01", "--as-of", "2010-04-05")
    shown = plancli(*SINCE).out
    plancli(*SINCE, "--to", "a.docx")
    assert texts(office / "a.docx")[-1].startswith("台账封存码：")
    assert texts(office / "a.docx")[-1] in shown


def test_neither_ids_of_entries_nor_who_recorded_them_appear(plancli: Plancli, office: Path) -> None:
    plancli(*SINCE, "--to", "a.docx")
    whole = everything(office / "a.docx")
    assert "李华" not in whole
    assert "00000001" not in whole
    assert "初稿" in whole


def test_a_period_in_which_nothing_happened_says_so_and_has_no_annex(plancli: Plancli, office: Path) -> None:
    plancli(
        "changes", "--since", "2010-03-02", "--until", "2010-03-05", "--as-of", "2010-03-10", "--to", "a.docx"
    )
    found = texts(office / "a.docx")
    assert found[2] == "督查通报〔2010〕　　号"
    assert found[6:9] == ["一、总体情况", "计划共3项，截至2010年3月5日，未到期3项。", "本期无变化。"]
    assert "附件" not in "".join(found)
    assert cells(office / "a.docx") == [["市政府办公室秘书科", "2010年3月10日印发"]]


def test_what_was_recorded_long_after_its_day_is_left_to_the_internal_view(
    plancli: Plancli, office: Path
) -> None:
    entries = (said(1, "03-20", "3", note="补记的会议", days_later=40),)
    write_ledger(office / "plan.toml", entries)
    result = plancli(*SINCE, "--to", "a.docx")
    assert "--internal" in result.err
    assert "补报" not in everything(office / "a.docx")


def test_the_same_question_gives_the_same_bytes(plancli: Plancli, office: Path) -> None:
    plancli(*SINCE, "--to", "a.docx")
    plancli(*SINCE, "--to", "b.docx")
    assert (office / "a.docx").read_bytes() == (office / "b.docx").read_bytes()
    with zipfile.ZipFile(office / "a.docx") as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert [name for name in package.namelist() if "Effects" in name] == []  # Word may offer to repair it


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_word_has_nothing_to_repair(
    plancli: Plancli, office: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    plancli(*SINCE, "--to", "a.docx")
    plancli("changes", "--print-template", "--to", "t.docx")
    for name in ("a.docx", "t.docx"):
        assert faults(office / name) == []


REFUSED = [
    pytest.param("--internal --to a.docx", 2, "--internal", id="what is for the office alone"),
    pytest.param("--columns id --to a.docx", 2, "--columns", id="columns"),
    pytest.param("--template t.docx", 2, "--template", id="a template of a table"),
    pytest.param("--number 7 --to a.xlsx", 2, "--number", id="a number of a workbook"),
    pytest.param("--to-whom 各局 -o json", 2, "--to-whom", id="whom to address in JSON"),
    pytest.param("--template none.docx --to a.docx", 3, "none.docx", id="no template of that name"),
    pytest.param("--template plan.toml --to a.docx", 3, "plan.toml", id="a template that is no document"),
    pytest.param("--number 第{m}号 --to a.docx", 2, "{m}", id="a number with an unknown part"),
    pytest.param("--to there.docx", 7, "--force", id="a file that is there"),
    pytest.param("--print-template -o json", 2, "--print-template", id="the template as JSON"),
]


@pytest.mark.parametrize(("more", "code", "named"), REFUSED)
def test_a_refusal_is_one_line_and_writes_nothing(
    plancli: Plancli, office: Path, more: str, code: int, named: str
) -> None:
    (office / "there.docx").write_text("mine")
    result = plancli(*SINCE, *more.split())
    assert (result.code, result.out) == (code, "")
    assert named in result.err.splitlines()[-1]
    assert sorted(path.name for path in office.iterdir()) == ["plan.ledger.jsonl", "plan.toml", "there.docx"]


def test_a_circular_that_nobody_signs_says_so(plancli: Plancli, empty: Path) -> None:
    write_plan(empty, *TASKS)
    result = plancli(*SINCE, "--to", "a.docx")
    assert result.code == 0
    assert "[office]" in result.err


def test_without_the_package_one_line_says_what_to_install(
    plancli: Plancli, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)  # as where it is not installed
    result = plancli(*SINCE, "--to", "a.docx")
    assert result.code == 3
    assert "pip install 'plancli[office]'" in result.err
    assert not (office / "a.docx").exists()


@pytest.mark.parametrize(
    ("lang", "said_of_it"),
    [
        ("zh", ("制订办法；明确 职责", "第一行。第二行；第三行")),
        ("en", ("制订办法 明确 职责", "第一行。 第二行 第三行")),
    ],
)
def test_line_ends_and_tabs_of_a_text_break_no_paragraph(
    plancli: Plancli, empty: Path, monkeypatch: pytest.MonkeyPatch, lang: str, said_of_it: tuple[str, str]
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    task = {"title": "制订办法\n明确\t职责", "timing": "2月底前完成", "lead": ["综合局"]}
    plan = write_plan(empty, task)
    write_ledger(plan, (said(1, "03-20", "1", note="第一行。\n第二行\r\n第三行"),))
    assert plancli("changes", "--month", "3", "--to", "a.docx").code == 0
    found = texts(empty / "a.docx")
    assert any(all(text in one for text in said_of_it) for one in found)
    assert any(said_of_it[0] in cell for row in cells(empty / "a.docx") for cell in row)
    assert not any("\t" in one or "\n" in one for one in found[4:])
