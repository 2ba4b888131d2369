"""Slips (督办单, 催办单): who gets one, what stands on it; slips and reminders are there together."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import docx
import pytest
from tests.desk import answer, recorded, said, stands, write_ledger, write_plan
from tests.papers import cells, everything, faults, texts

from plancli import ledger
from plancli.cli import streams
from plancli.cli.streams import OutputError
from plancli.ledger import LedgerUnwritableError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.conftest import Plancli

    from plancli.ledger import Entry, Ledger

TASKS = (
    {"timing": "3月底前完成", "lead": ["综合局"], "support": ["法规局"], "text": "制订办法，明确职责。"},
    {"timing": "时间初定为3月", "lead": ["改革局"], "text": "召开座谈会。"},
    {"timing": "年内完成", "lead": ["改革局", "综合局"], "text": "总结全年工作。"},
    {"timing": "2月底前完成", "lead": ["改革局"], "text": "起草方案。"},
    {"timing": "3月底前完成", "text": "无人负责的事。"},
)
ON = ("--as-of", "2010-04-05")
FORM = "督办〔{year}〕{n}号"


@pytest.fixture
def office(empty: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan of five tasks, the fourth done; returns the folder."""
    monkeypatch.setenv("PLANCLI_LANG", "zh")
    plan = write_plan(empty, *TASKS, document="市政发〔2010〕3号", supervision={"silent_days": 0})
    write_ledger(
        plan, (said(1, "03-01", "4", status="done"), said(2, "03-20", "2", percent=40, note="已拟通知。"))
    )
    return empty


def slip(path: Path) -> dict[str, str]:
    """Return what stands beside each label of a slip."""
    pairs = (row[at : at + 2] for row in cells(path) for at in range(0, len(row) - 1, 2))
    return {label: value for label, value in pairs if value}


def test_each_task_that_fails_its_time_gets_one(plancli: Plancli, office: Path) -> None:
    result = plancli("slips", "--to", "单", "--reply-by", "7d", "--number", FORM, *ON)
    assert (result.code, result.lines) == (
        0,
        ["单/1-综合局.docx", "单/5-无人负责的事.docx", "单/2-改革局.docx"],
    )
    assert result.err == "共 3 份督办单，存于 单；未登记催办（登记请加 --record）\n"
    assert texts(office / "单" / "1-综合局.docx") == ["督办单", "编号：督办〔2010〕1号"]
    assert slip(office / "单" / "1-综合局.docx") == {
        "承办单位": "综合局",
        "协办单位": "法规局",
        "督办类别": "蓝牌（第1次催办）",
        "签发日期": "2010年4月5日",
        "督办事项": "制订办法，明确职责（第1项）",
        "督办依据": "《2010年工作要点》（市政发〔2010〕3号）",
        "时限要求": "3月底前完成",
        "完成时限": "3月31日",
        "目前情况": "未启动，逾期5天。",
        "办理要求": (
            "已超过规定时限，请抓紧办理，并于4月12日前书面反馈办理情况、未按期办结的原因和预计完成时间。"
        ),
        "反馈时限": "4月12日前",
    }
    footer = docx.Document(str(office / "单" / "1-综合局.docx")).sections[0].footer
    assert footer.paragraphs[0].text.startswith("编号：督办〔2010〕1号")
    assert recorded(office)[2:] == []


def test_a_soft_time_is_asked_about_and_never_called_late(plancli: Plancli, office: Path) -> None:
    plancli("slips", "2", "--to", "单", *ON)
    found = slip(office / "单" / "2-改革局.docx")
    assert found["目前情况"] == "进行中 40%，已过5天，待询，最近进展：已拟通知。"
    assert found["办理要求"] == "初定时间已过，请于　　年　　月　　日前告知办理进展和预计完成时间。"
    assert "逾期" not in everything(office / "单" / "2-改革局.docx")


def test_a_department_gets_one_about_all_its_tasks(plancli: Plancli, office: Path) -> None:
    result = plancli("slips", "--open", "--per", "dept", "--to", "单", "--reply-by", "2010-04-20", *ON)
    assert result.lines == ["单/01-综合局.docx", "单/03-改革局.docx"]
    assert "没有责任部门，未列入任何督办单：5" in result.err
    (path,) = (office / "单").glob("*改革局.docx")
    rows = cells(path)
    assert rows[0][:2] == ["承办单位", "改革局"]
    assert [row[:2] for row in rows if row[0] in {"序号", "1", "2", "3"}] == [
        ["序号", "工作任务"],
        ["1", "召开座谈会（第2项）"],
        ["2", "总结全年工作（第3项）"],
    ]
    assert slip(path)["办理要求"] == "请于4月20日前逐项书面反馈办理情况；已过时限的，说明原因和预计完成时间。"


def test_only_the_department_asked_for_gets_one(plancli: Plancli, office: Path) -> None:
    result = plancli("slips", "-d", "综合局", "--per", "dept", "--to", "单", *ON)
    assert [line.rpartition("-")[2] for line in result.lines] == ["综合局.docx"]
    assert sum(row[0] in {"1", "2"} for row in cells(office / result.lines[0])) == 2


def test_recorded_reminders_go_on_with_colour_count_and_number(plancli: Plancli, office: Path) -> None:
    for times, (card, day) in enumerate(
        (("蓝牌", "06"), ("黄牌", "07"), ("红牌", "08"), ("红牌", "09")), start=1
    ):
        asked = ("slips", "1", "2", "--to", f"单{times}", "--number", FORM, "--reply-by", "7d", "--record")
        result = plancli(*asked, "--as-of", f"2010-04-{day}")
        assert result.code == 0
        path = office / f"单{times}" / "1-综合局.docx"
        assert slip(path)["督办类别"] == f"{card}（第{times}次催办）"
        assert texts(path) == ["督办单" if times == 1 else "催办单", f"编号：督办〔2010〕{2 * times - 1}号"]
    urges = [line["urge"] for line in recorded(office) if "urge" in line]
    assert [one["card"] for one in urges[::2]] == ["blue", "yellow", "red", "red"]
    assert urges[2] == {"card": "yellow", "number": "督办〔2010〕3号", "reply_by": "2010-04-14"}
    task = stands(plancli, "1", "--as-of", "2010-04-09")
    assert (task["urged"], task["reply_by"]) == (4, "2010-04-16")
    shown = plancli("overdue", "--as-of", "2010-04-09").out
    assert "催办4次" in shown
    assert "04-16前反馈" in shown


def test_a_task_of_two_slips_is_reminded_of_once(plancli: Plancli, office: Path) -> None:
    plancli("slips", "3", "--per", "dept", "--to", "单", "--number", FORM, "--record", *ON)
    (urge,) = [line["urge"] for line in recorded(office) if "urge" in line]
    assert urge["number"] == "督办〔2010〕1号、督办〔2010〕2号"
    plancli("slips", "1", "--to", "再", "--number", FORM, *ON)
    assert texts(office / "再" / "1-综合局.docx")[1] == "编号：督办〔2010〕3号"


def test_a_colour_that_is_given_holds_for_all(plancli: Plancli, office: Path) -> None:
    plancli("slips", "1", "--to", "单", "--card", "红", *ON)
    assert slip(office / "单" / "1-综合局.docx")["督办类别"] == "红牌（第1次催办）"


def test_the_number_of_the_plans_office_is_used_where_none_is_given(plancli: Plancli, office: Path) -> None:
    text = (office / "plan.toml").read_text(encoding="utf-8")
    (office / "plan.toml").write_text('office.number = "市督〔{year}〕{n}号"\n' + text, encoding="utf-8")
    plancli("slips", "1", "--to", "单", *ON)
    assert texts(office / "单" / "1-综合局.docx")[1] == "编号：市督〔2010〕1号"


@pytest.mark.usefixtures("office")
def test_closed_tasks_get_none_and_are_named(plancli: Plancli) -> None:
    result = plancli("slips", "1", "4", "--to", "单", *ON)
    assert result.lines == ["单/1-综合局.docx"]
    assert "有 1 项任务已办结或已取消，不发督办单：4" in result.err


@pytest.mark.parametrize("options", [(), ("--record",)])
@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        pytest.param("4", 2, "已办结或已取消，不发督办单：4", id="a closed task"),
        pytest.param("5 --per dept", 2, "没有责任部门", id="a task of nobody"),
        pytest.param("--search 无此事", 0, "没有须督办的任务", id="nothing found"),
    ],
)
def test_where_no_slip_is_written_one_line_says_why(
    plancli: Plancli, office: Path, line: str, code: int, says: str, *, options: tuple[str, ...]
) -> None:
    result = plancli("slips", *line.split(), "--to", "空", *options, *ON)
    assert (result.code, result.out, len(result.err.splitlines())) == (code, "", 1)
    assert "未向 空 写入任何督办单" in result.err
    assert says in result.err
    assert not (office / "空").exists()
    assert recorded(office)[2:] == []


@pytest.mark.parametrize(("command", "suffix"), [("slips", ".docx"), ("sheets", ".xlsx")])
def test_files_of_an_earlier_hand_out_are_named(
    plancli: Plancli, office: Path, command: str, suffix: str
) -> None:
    asked = (command, "--dept", "综合局", "--to", "单", "--force", *ON)
    first = plancli(*asked)
    for name in (f"09-旧部门{suffix}", f"报告{suffix}", "09-旧部门.txt"):
        (office / "单" / name).touch()
    again = plancli(*asked)
    assert again.code == 0
    (line,) = set(again.err.splitlines()) - set(first.err.splitlines())
    assert line == f"单 中另有以前分发、本次未重写的文件 1 个：09-旧部门{suffix}"


def test_names_lose_what_no_system_takes(plancli: Plancli, empty: Path) -> None:
    names = ("a/b", "a:b", "a\\b")
    write_plan(empty, *({"timing": "3月底前完成", "lead": [name]} for name in names))
    result = plancli("slips", "--per", "dept", "--to", "单", *ON)
    assert result.lines == ["单/01-ab.docx", "单/02-ab.docx", "单/03-ab.docx"]


REFUSED = [
    pytest.param("1", 2, "--to", id="no folder"),
    pytest.param("1 --to plan.toml", 2, "plan.toml", id="a file in the folder's place"),
    pytest.param("1 --to none/there", 2, "none", id="no folder for the folder"),
    pytest.param("1 --to 单 --reply-by 2010-04-01", 7, "--force", id="an answer due before it is asked for"),
    pytest.param("1 --to 单 --reply-by 2010-04-01 --record", 7, "--force", id="the same, recorded"),
    pytest.param("1 --to 单 --reply-by soon", 2, "soon", id="no day"),
    pytest.param("9 --to 单", 4, "9", id="no such task"),
    pytest.param("--to 单 --number 督办1号", 2, "{n}", id="one number for all"),
    pytest.param("--to 单 --number 督办{x}号", 2, "{x}", id="a number with an unknown part"),
    pytest.param("--to 单 --per section", 2, "section", id="slips of something else"),
    pytest.param("--to 单 --card pink", 2, "pink", id="no such colour"),
    pytest.param("--to 单 --template bad.docx", 2, "bad.docx", id="a template with unknown names"),
    pytest.param("--to there --record", 7, "--force", id="a slip that is there"),
    pytest.param("--to 单 -o json", 2, "json", id="a format"),
    pytest.param("1 --to odd --force --record", 3, "odd", id="a folder in a slip's place"),
    pytest.param("1 --to /proc/单 --record", 3, "/proc/单", id="a folder that cannot be made"),
    pytest.param("--print-template --to there", 2, "there", id="a folder for the template"),
    pytest.param("--print-template --to bad.docx", 7, "--force", id="a file in the template's place"),
    pytest.param("--print-template --to t.xlsx", 2, ".docx", id="the template as a workbook"),
]


@pytest.mark.parametrize(("line", "code", "named"), REFUSED)
def test_a_refusal_writes_neither_slips_nor_reminders(
    plancli: Plancli, office: Path, line: str, code: int, named: str
) -> None:
    (office / "odd" / "1-综合局.docx").mkdir(parents=True)
    (office / "there").mkdir()
    (office / "there" / "2-改革局.docx").write_text("mine")
    made = docx.Document()
    made.add_paragraph("{{承办单味}}")
    made.save(str(office / "bad.docx"))
    result = plancli("slips", *line.split(), *ON)
    assert (result.code, result.out) == (code, "")
    assert named in result.err
    files = sorted(path.name for path in office.rglob("*.docx") if path.is_file())
    assert files == ["2-改革局.docx", "bad.docx"]
    assert not (office / "单").exists()
    assert len(recorded(office)) == 2


def test_an_unknown_placeholder_is_named_with_the_nearest(plancli: Plancli, office: Path) -> None:
    made = docx.Document()
    made.add_paragraph("{{承办单味}}{{编号")
    made.save(str(office / "bad.docx"))
    result = plancli("slips", "--to", "单", "--template", "bad.docx", *ON)
    assert result.code == 2
    assert result.err.splitlines() == [
        "bad.docx: 没有名为 {{承办单味}} 的内容；是否为 {{承办单位}}？",
        "bad.docx: “{{编号”处花括号不成对：请在同一段内写成 {{名称}}",
        "plancli：bad.docx：模板中有 2 处无法填写；可用的名称见 plancli help templates",
    ]


def test_where_the_reminders_cannot_be_recorded_no_slip_is_left(
    plancli: Plancli, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that was there, and was to be replaced, has its bytes again."""
    (office / "单").mkdir()
    (office / "单" / "2-改革局.docx").write_text("mine")
    record = ledger.record

    def full(path: Path, decide: Callable[[Ledger], Sequence[Entry]], *, memory: Path) -> None:
        def fails(known: Ledger) -> Sequence[Entry]:
            decide(known)  # the slips are on disk by now
            assert len(list((office / "单").iterdir())) == 3
            raise LedgerUnwritableError(path=path, cause="full")

        record(path, fails, memory=memory)

    monkeypatch.setattr(ledger, "record", full)
    result = plancli("slips", "--to", "单", "--record", "--force", *ON)
    assert (result.code, result.out) == (3, "")
    assert [(path.name, path.read_text()) for path in (office / "单").iterdir()] == [
        ("2-改革局.docx", "mine")
    ]
    assert len(recorded(office)) == 2


def test_a_template_that_was_edited_comes_back(plancli: Plancli, office: Path) -> None:
    assert plancli("slips", "--print-template", "--to", "督办单.docx").out == "督办单.docx\n"
    made = docx.Document(str(office / "督办单.docx"))
    made.paragraphs[0].text = "某市督查室{{标题}}"
    made.sections[0].header.paragraphs[0].text = "{{署名}}{{计划名称}}"
    made.save(str(office / "督办单.docx"))
    assert plancli("slips", "1", "--to", "单", "--template", "督办单.docx", *ON).code == 0
    done = docx.Document(str(office / "单" / "1-综合局.docx"))
    assert done.paragraphs[0].text == "某市督查室督办单"
    assert done.sections[0].header.paragraphs[0].text == "2010年工作要点"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("per", ["task", "dept"])
def test_word_has_nothing_to_repair(
    plancli: Plancli, office: Path, monkeypatch: pytest.MonkeyPatch, lang: str, per: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    result = plancli("slips", "--open", "--per", per, "--to", "单", *ON)
    assert result.code == 0
    assert faults(office / result.lines[0]) == []
    assert "{{" not in everything(office / result.lines[0])


def test_hostile_texts_of_a_plan_stay_text(plancli: Plancli, empty: Path) -> None:
    text = "{{编号}}<w:p>{%x%}" + "长" * 20_000
    write_plan(empty, {"timing": "3月底前完成", "lead": ["{{标题}}"], "text": text})
    assert plancli("slips", "--to", "单", *ON).code == 0
    (path,) = (empty / "单").iterdir()
    assert text in cells(path)[2][1]
    assert cells(path)[0][1] == "{{标题}}"
    assert faults(path) == []


def test_two_hundred_slips_take_less_than_eight_seconds(plancli: Plancli, empty: Path) -> None:
    """Of processor time, on whatever runs the tests."""
    write_plan(empty, *({"timing": "3月底前完成", "lead": [f"第{n}局"]} for n in range(200)))
    began = time.process_time()
    assert plancli("slips", "--to", "单", "--number", FORM, "--record", *ON).code == 0
    assert time.process_time() - began < 8
    assert len(list((empty / "单").iterdir())) == len(recorded(empty)) == 200


def test_one_tasks_sheet_says_what_show_says(plancli: Plancli, office: Path) -> None:
    assert plancli("show", "2", "--to", "单.docx", *ON).out == "单.docx\n"
    assert texts(office / "单.docx")[:2] == ["任务单（2）", "2 召开座谈会"]
    rows = dict(row for row in cells(office / "单.docx") if len(row) == 2)
    task = answer(plancli("show", "2", "-o", "json", *ON))["tasks"][0]
    assert rows["任务内容"] == task["text"]
    assert rows["时限要求"] == task["timing"]
    assert rows["依据"].split("\n") == task["why"]
    assert any("已拟通知。" in cell for row in cells(office / "单.docx") for cell in row)
    assert faults(office / "单.docx") == []


def test_slips_stay_where_the_reminders_are_recorded_and_nobody_can_be_told(
    plancli: Plancli, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_lines: object) -> None:
        raise OutputError(cause="full")

    monkeypatch.setattr(streams, "write", full)
    assert plancli("slips", "1", "--to", "单", "--record", *ON).code == 3
    assert len(recorded(office)) == 3
    assert (office / "单" / "1-综合局.docx").exists()


@pytest.mark.parametrize(
    ("title", "text", "matter"),
    [
        pytest.param("制订办法", "制订办法。", "制订办法（第1项）", id="the same"),
        pytest.param(
            "制订办法", "制订办法，明确 职责。", "制订办法，明确 职责（第1项）", id="begins with it"
        ),
        pytest.param("制订 办法。", "制订办法\n明确职责", "制订办法\n明确职责（第1项）", id="blanks apart"),
        pytest.param("办法", "制订办法。", "办法（第1项）\n制订办法。", id="something else"),
    ],
)
def test_a_slip_says_its_matter_once(
    plancli: Plancli, office: Path, title: str, text: str, matter: str
) -> None:
    write_plan(office, {"title": title, "text": text, "timing": "3月底前完成", "lead": ["综合局"]})
    assert plancli("slips", "1", "--to", "单", *ON).code == 0
    assert slip(office / "单" / "1-综合局.docx")["督办事项"] == matter


@pytest.mark.parametrize(("lang", "label"), [("zh", "编号："), ("en", "Number: ")])
def test_the_placeholder_of_the_number_gives_the_number_alone(
    plancli: Plancli, office: Path, monkeypatch: pytest.MonkeyPatch, lang: str, label: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    made = docx.Document()
    made.add_paragraph("文号 {{编号}}")
    made.save(str(office / "own.docx"))
    asked = ("slips", "1", "--to", "单", "--number", FORM, *ON)
    assert plancli(*asked).code == 0
    assert texts(office / "单" / "1-综合局.docx")[1] == f"{label}督办〔2010〕1号"
    assert plancli(*asked, "--template", "own.docx", "--force").code == 0
    assert texts(office / "单" / "1-综合局.docx") == ["文号 督办〔2010〕1号"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", ["slips 1 --to 单", "changes -m 3 --to a.docx"])
def test_a_template_in_which_nothing_is_filled_in_is_refused(
    plancli: Plancli, office: Path, monkeypatch: pytest.MonkeyPatch, lang: str, command: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    made = docx.Document()
    made.add_paragraph("没有 {占位符}")
    made.save(str(office / "own.docx"))
    result = plancli(*command.split(), "--template", "own.docx", "--as-of", "2010-04-05")
    assert (result.code, result.out, len(result.err.splitlines())) == (2, "", 1)
    assert "plancli help templates" in result.err
    assert not (office / "单").exists()


@pytest.mark.parametrize(("lang", "forbidden"), [("zh", "导入"), ("en", "import")])
def test_a_broken_template_is_named_in_words_of_its_own(
    plancli: Plancli, office: Path, monkeypatch: pytest.MonkeyPatch, lang: str, forbidden: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    (office / "own.docx").write_bytes(b"PK\x03\x04 no zip")
    result = plancli("slips", "1", "--to", "单", "--template", "own.docx", *ON)
    assert (result.code, result.out, len(result.err.splitlines())) == (3, "", 1)
    assert "own.docx" in result.err
    assert forbidden not in result.err
