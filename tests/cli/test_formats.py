"""The format never changes what is found: what one of them shows, all of them give.

The plan and its ledger are written in Chinese and the answers in English, so that every Chinese word of an
answer is a fact, and none is a heading.
"""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.desk import answer, id_of, said, write_ledger, write_plan
from tests.making import day

from plancli import views
from plancli.ledger import Urge
from plancli.views import columns, departments
from plancli.views.fields import TASK_KEYS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli, Result

TASKS: tuple[dict[str, Any], ...] = (
    {
        "text": "召开地方工作会议，研讨重点问题。",
        "number": "（一）",
        "lead": ["办公厅", "综合局"],
        "support": ["产权局"],
        "people": [{"name": "张三", "role": "局长"}, {"name": "李四", "role": "联系人"}],
        "timing": "时间初定为年中",
        "section": "一",
        "tags": ["会议", "重点"],
        "notes": {"备注": "分两批，先易后难", "依据": "国办发文"},
    },
    {"text": "起草管理办法。", "timing": "3月底前完成初稿，6月底前出台", "lead": ["产权局"], "parent": "1"},
    {
        "text": "报送统计报表。",
        "timing": "每季度",
        "lead": ["统计局"],
        "section": "二",
        "people": [{"name": "王五", "role": "处长"}],
    },
    {"text": "开展专项检查。", "timing": "4月左右", "lead": ["监督局"], "section": "二"},
    {"text": "协调其他事项。", "timing": "不定期", "support": ["综合局"]},
    {"text": "举办培训班。", "timing": "两期，年内完成", "lead": ["人事局"], "tags": ["培训"]},
)

ENTRIES = (
    said(1, "2010-04-02", "1", percent=30, note="正在选址", problem="经费未落实", next="报请批准"),
    said(2, "2010-04-20", "2", timing="9月底前", reason="需征求意见", authority="主任办公会"),
    said(3, "2010-04-28", "4", urge=Urge(card="red", number="督办三号", reply_by=day("2010-05-07"))),
    said(4, "2010-05-06", "6", held=1, note="第一期已办"),
    said(5, "2010-05-08", "3", status="cancelled", note="不再报送", by="赵六"),
    said(6, "2010-05-09", "3", undo=id_of(5), note="误登"),
    said(7, "2010-05-03", "4", timing="顺延一个月", base=day("2010-04-30"), reason="人手不足"),
)


@pytest.fixture
def office(empty: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan in which everything is said that can be, on 10 May 2010."""
    monkeypatch.setenv("PLANCLI_AS_OF", "2010-05-10")
    sections = [{"id": "一", "title": "体制方面"}, {"id": "二", "title": "监管方面"}]
    named = [{"name": "产权局", "aliases": ["产权管理局"]}]
    write_ledger(write_plan(empty, *TASKS, sections=sections, departments=named), ENTRIES)
    return empty


PEOPLE = ("table", "md", "text")
PROGRAMS = ("json", "jsonl", "csv", "tsv")

LISTING: dict[str, tuple[str, tuple[str, ...]]] = {
    "list": ("tasks", columns.COLUMNS),
    "due --month 6 --possible": ("tasks", columns.COLUMNS),
    "overdue --as-of 2010-08-01": ("tasks", columns.COLUMNS),
    "log": ("entries", views.log.COLUMNS),
    "departments": ("departments", departments.KEYS),
}
"""Commands that list something: where it stands in JSON, and every column there is."""


def facts(text: str) -> set[str]:
    """Return every Chinese word and every day of a text; a day without the year that people leave out.

    Short lines say 初定 for 时间初定为, which is the same fact.
    """
    text = text.replace("时间初定为", "初定")
    days = re.findall(r"(?<![\d-])(?:\d{4}-)?(\d\d-\d\d)(?!\d)", text)
    return set(re.findall("[\u4e00-\u9fff]+", text)) | set(days)


def told(plancli: Plancli, line: str, how: str, *more: str) -> str:
    """Return what an answer says in a format, without the head and tail of the envelope."""
    result: Result = plancli(*line.split(), "-o", how, *more)
    assert result.code == 0, result.err
    if how != "json":
        return result.out
    whole = json.loads(result.out)
    return json.dumps([value for value in whole.values() if type(value) is list], ensure_ascii=False)


@pytest.mark.parametrize("line", LISTING)
@pytest.mark.usefixtures("office")
def test_every_format_gives_every_fact_when_all_columns_are_asked_for(plancli: Plancli, line: str) -> None:
    every = ",".join(LISTING[line][1])
    found = {how: facts(told(plancli, line, how, "--columns", every)) for how in (*PEOPLE, *PROGRAMS)}
    assert len(found["json"]) > 5
    for how, shown in found.items():
        assert shown == found["json"], how


@pytest.mark.parametrize("line", [*LISTING, "show 1", "show 2", "show 4", "changes --since 2010-05-01", ""])
@pytest.mark.usefixtures("office")
def test_programs_are_told_what_people_are_shown(plancli: Plancli, line: str) -> None:
    """Without a word about columns; the programs' formats say the same as each other."""
    programs = {
        how: facts(told(plancli, line, how)) for how in PROGRAMS if (line, how) != ("changes", "json")
    }
    for how in PEOPLE:
        assert facts(plancli(*line.split(), "-o", how).out) - programs["json"] <= envelope(plancli, line), how
    for how, shown in programs.items():
        assert shown == programs["json"], how


def envelope(plancli: Plancli, line: str) -> set[str]:
    """Return the facts that stand beside the list in JSON: the plan's title, and the days asked about."""
    whole = answer(plancli(*line.split(), "-o", "json"))
    return facts(
        json.dumps(
            {key: value for key, value in whole.items() if type(value) is not list}, ensure_ascii=False
        )
    )


@pytest.mark.parametrize("line", LISTING)
@pytest.mark.usefixtures("office")
def test_each_column_holds_in_every_format(plancli: Plancli, line: str) -> None:
    """Asked for alone: what people see in it programs get, and nothing of the other columns."""
    name, names = LISTING[line]
    for column in names:
        shown = {how: facts(told(plancli, line, how, "--columns", column)) for how in (*PEOPLE, *PROGRAMS)}
        keys = {
            key
            for item in answer(plancli(*line.split(), "--columns", column, "-o", "json"))[name]
            for key in item
        }
        head = plancli(*line.split(), "--columns", column, "-o", "csv").lines[0].split(",")
        assert (keys, len(head)) == (set(head), len(keys)), column
        for how, text in shown.items():
            assert text == shown["json"] or column in RICHER, (column, how)


RICHER = {
    "status",
    "due",
    "lead",
    "extensions",
    "milestones",
    "window",
    "original",
    "section",
    "task",
    "what",
}
"""Columns whose cell says more or less than their key: a status has its progress, a stage no year."""


def test_every_key_of_a_task_is_a_column_and_every_column_has_keys() -> None:
    assert set(columns.record_keys(columns.COLUMNS)) == set(TASK_KEYS)
    assert set(TASK_KEYS) <= set(columns.COLUMNS)
    assert (
        set(views.log.record_keys(views.log.COLUMNS)) == set(views.log.ENTRY_KEYS) <= set(views.log.COLUMNS)
    )


@pytest.mark.usefixtures("office")
def test_a_task_in_json_says_all_that_the_plan_and_the_ledger_do(plancli: Plancli) -> None:
    tasks = {task["id"]: task for task in answer(plancli("list", "-o", "json"))["tasks"]}
    first, second, fourth = tasks["1"], tasks["2"], tasks["4"]
    assert {
        key: first[key] for key in ("people", "tags", "notes", "parent", "problem", "next", "last_note")
    } == {
        "people": [{"name": "张三", "role": "局长"}, {"name": "李四", "role": "联系人"}],
        "tags": ["会议", "重点"],
        "notes": [{"label": "备注", "text": "分两批，先易后难"}, {"label": "依据", "text": "国办发文"}],
        "parent": None,
        "problem": "经费未落实",
        "next": "报请批准",
        "last_note": "正在选址",
    }
    assert (second["parent"], second["timing"]) == ("1", "9月底前")
    assert second["original"] == {
        "phrase": "3月底前完成初稿，6月底前出台",
        "first": "2010-01-01",
        "last": "2010-06-30",
    }
    assert (fourth["urged"], fourth["reply_by"]) == (1, "2010-05-07")
    assert (first["urged"], first["reply_by"]) == (0, None)


@pytest.mark.parametrize(
    "line", ["list 1", "due --month 7", "overdue --as-of 2010-08-01", "changes --since 5-1", "show 1", ""]
)
@pytest.mark.parametrize(("lang", "why"), [("en", "It is tentative"), ("zh", "属于初定时间")])
@pytest.mark.usefixtures("office")
def test_why_is_said_in_the_users_language(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, line: str, lang: str, why: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    monkeypatch.setenv("PLANCLI_AS_OF", "2010-07-30")
    for how in PROGRAMS:
        assert why in told(plancli, line, how), how


@pytest.mark.usefixtures("office")
def test_one_task_whole_has_its_history_its_parts_and_the_time_gone_by(plancli: Plancli) -> None:
    (task,) = answer(plancli("show", "1", "-o", "json"))["tasks"]
    assert (task["children"], task["elapsed"]) == (
        [{"id": "2", "title": "起草管理办法", "status": "todo"}],
        0,
    )
    (second,) = answer(plancli("show", "2", "-o", "json"))["tasks"]
    assert second["parent_task"] == {"id": "1", "title": "召开地方工作会议", "status": "doing"}
    assert [one["label"] for one in second["original"]["milestones"]] == ["完成初稿", "出台"]
    (entry,) = task["history"]
    assert entry == answer(plancli("log", "1", "-o", "json"))["entries"][0]
    (third,) = answer(plancli("show", "3", "-o", "json"))["tasks"]
    assert [(one["status"], one["undone"]) for one in third["history"]] == [
        ("cancelled", True),
        (None, False),
    ]


@pytest.mark.usefixtures("office")
def test_lists_within_a_cell_of_csv_can_be_read(plancli: Plancli) -> None:
    """No brackets, braces or quotes of any programming language."""
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(plancli("list", "-o", "csv").out))}
    assert rows["3"]["occurrences"] == "2010-03-31、2010-06-30、2010-09-30、2010-12-31"
    assert rows["1"]["people"] == "张三 局长；李四 联系人"
    assert rows["1"]["notes"] == "备注 分两批，先易后难；依据 国办发文"
    assert rows["1"]["lead"] == "办公厅、综合局"
    assert rows["2"]["original"] == "3月底前完成初稿，6月底前出台 2010-01-01 2010-06-30"
    assert (
        rows["2"]["extensions"]
        == "2010-04-20 9月底前 2010-01-01 2010-09-30 需征求意见 主任办公会 slip_days 92"
    )
    own = {"edtf", "why"}  # the standard's braces, a sentence's apostrophe
    texts = [cell for row in rows.values() for key, cell in row.items() if key not in own]
    assert not set("[]{}'") & set("".join(texts))
    (staged,) = csv.DictReader(io.StringIO(plancli("list", "2", "-o", "csv", "--as-of", "2010-04-01").out))
    assert staged["milestones"] == "完成初稿 2010-01-01 2010-03-31；出台 2010-01-01 2010-06-30"
    entries = list(csv.DictReader(io.StringIO(plancli("log", "-o", "csv").out)))
    assert [(row["title"], row["urge"]) for row in entries if row["urge"]] == [
        ("开展专项检查", "red 督办三号 2010-05-07")
    ]


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        pytest.param(
            "zh list -o text --as-of 2010-08-05",
            [
                "1 召开地方工作会议（办公厅、综合局）初定年中，已过5天",
                "2 起草管理办法（产权局）9月底前，还有56天",
                "3 报送统计报表（统计局）每季度，03-31起欠办2项",
                "4 开展专项检查（监督局）顺延一个月，已过67天",
                "5 协调其他事项 不定期",
                "6 举办培训班（人事局）两期，年内完成，还有148天",
            ],
            id="in Chinese",
        ),
        pytest.param(
            "zh list 3 -o text --as-of 2010-05-08",
            ["3 报送统计报表（统计局）每季度，03-31起欠办1项"],
            id="undone",
        ),
        pytest.param(
            "zh list 2 -o text --as-of 2010-11-01", ["2 起草管理办法（产权局）9月底前，逾期32天"], id="firm"
        ),
        pytest.param(
            "zh list 2 -o text --as-of 2010-09-30", ["2 起草管理办法（产权局）9月底前，当日到期"], id="today"
        ),
        pytest.param(
            "en list 1-2 -o text --as-of 2010-08-05",
            [
                "1 召开地方工作会议 (办公厅, 综合局) 初定年中, 5 d past",
                "2 起草管理办法 (产权局) 9月底前, in 56 d",
            ],
            id="in English",
        ),
        pytest.param("en list --tag 没有 -o text", [], id="nothing is nothing"),
        pytest.param("en list 2 -o text --columns id,title,last", ["2  起草管理办法  09-30"], id="columns"),
        pytest.param(
            "zh log 6 -o text",
            ["2010-05-06  6 举办培训班  举办1次；第一期已办  李华  2010-05-06 09:00  00000004"],
            id="an entry",
        ),
        pytest.param(
            "zh departments -n 1 -o text", ["产权局  产权管理局  牵头 1  配合 1"], id="a department"
        ),
    ],
)
@pytest.mark.usefixtures("office")
def test_short_lines_for_a_chat(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, line: str, lines: list[str]
) -> None:
    lang, *words = line.split()
    monkeypatch.setenv("PLANCLI_LANG", lang)
    assert plancli(*words).lines == lines


@pytest.mark.parametrize("command", ["list", "due", "overdue", "log", "departments", "summary"])
@pytest.mark.usefixtures("office")
def test_a_column_that_there_is_not_is_refused_with_those_there_are(plancli: Plancli, command: str) -> None:
    result = plancli(command, "--columns", "天气")
    assert (result.code, result.out) == (2, "")
    assert "天气" in result.err


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("list --columns 编号，责任人", "id,people"),
        ("list --columns 存在问题,下一步,last_note", "problem,next,last_note"),
        ("log --columns 日期,任务标题,催办", "on,title,urge"),
        ("departments --columns 部门,配合", "name,support"),
        ("due --columns id,certain", "id,certain"),
        ("list --columns People,Answer by", "people,reply_by"),
    ],
)
@pytest.mark.usefixtures("office")
def test_columns_are_named_as_they_are_shown(plancli: Plancli, line: str, head: str) -> None:
    words = line.split(" ", 2)
    assert plancli(*words, "-o", "csv").lines[0] == head
