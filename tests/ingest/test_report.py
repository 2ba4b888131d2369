"""The report: one line of totals, then only what needs eyes, each with its place and reason."""

from __future__ import annotations

from plancli.errors import Message
from plancli.ingest import Draft, Options, ingest, report, report_lines
from plancli.words import tell

CLEAN = "2020年工作计划\n1.推进改革。（办公室，年内完成）\n2.召开会议。（研究室，5月）"
DOUBTFUL = f"{CLEAN}\n4.完善制度。\n5.开展培训。（人事处，见附表）\n\n请各处室认真落实。"


def read(text: str) -> Draft:
    """Return the draft of a text."""
    return ingest(text.encode(), name="plan.txt", options=Options())


def test_a_clean_document_is_one_line() -> None:
    lines = report_lines(read(CLEAN))
    assert [line.id for line in lines] == ["ingest.total"]
    assert tell("en", lines[0]) == (
        "2 tasks, 0 sections; 41/41 characters; 0 to check; 0 paragraphs, 0 characters kept aside; 0 left"
    )
    assert tell("zh", lines[0]) == "任务 2 项，章节 0 个；归位 41/41 字；待核 0；另存 0 段 0 字；未归位 0"


def test_what_needs_eyes_has_its_place_and_reason() -> None:
    draft = read(DOUBTFUL)
    assert [(flag.task, flag.place, flag.reason) for flag in draft.flags] == [
        ("4", "L4", "no_tail"),
        ("4", "L4", "number_gap"),
        ("5", "L5", "timing_unresolved"),
    ]
    assert [(left.place, left.reason) for left in draft.unplaced] == [("L7", "stray_text")]
    assert [line.id for line in report_lines(draft)] == [
        "ingest.total",
        *["ingest.flag"] * 3,
        "ingest.unplaced",
    ]


def test_a_reason_is_a_message_of_its_own() -> None:
    reason = dict(report_lines(read(DOUBTFUL))[1].args)["reason"]
    assert isinstance(reason, Message)
    assert tell("en", reason) == "names no department"


def test_the_plan_file_holds_what_was_left() -> None:
    table = read(DOUBTFUL).plan["import"]
    assert isinstance(table, dict)
    assert table["unplaced"] == [{"place": "L7", "text": "请各处室认真落实。", "reason": "stray_text"}]


def test_the_json_report_is_plain_data() -> None:
    found = report(read(DOUBTFUL))
    assert list(found) == [
        "schema",
        "import",
        "format",
        "encoding",
        "title",
        "document",
        "issuer",
        "issued",
        "year",
        "tasks",
        "sections",
        "account",
        "flags",
        "unplaced",
        "other",
        "aside",
        "obligations",
    ]
    assert (found["tasks"], found["format"], found["encoding"], found["year"]) == (4, "text", "utf-8", 2020)


def test_the_year_and_the_first_department_may_be_decided_by_the_user() -> None:
    options = Options(year=2031, first_is_lead=True)
    draft = ingest("工作计划\n1.推进改革。（甲局、乙局，年内）".encode(), name="a.txt", options=options)
    tasks = draft.plan["tasks"]
    assert isinstance(tasks, list)
    assert (draft.plan["year"], tasks[0]["lead"], tasks[0]["support"]) == (2031, ["甲局"], ["乙局"])
