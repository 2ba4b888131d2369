"""What a document prints is read, what it hides is kept aside and named, what cannot be read is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plancli.ingest import Draft, Options, ingest
from tests.ingest.builders import W, cell, paragraph, table, word, workbook, zipped

CASES = Path(__file__).parent.parent / "data" / "cases"
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
PLAN = paragraph("2024年重点工作计划") + paragraph("1.召开会议。（办公室，6月底前）")


def tasks(draft: Draft) -> list[dict[str, Any]]:
    """Return the tasks of a draft."""
    found: Any = draft.plan["tasks"]
    return list(found)


def flags(draft: Draft) -> list[tuple[str, str]]:
    """Return what is to check."""
    return [(flag.reason, flag.detail) for flag in draft.flags]


@pytest.mark.parametrize(
    ("name", "field", "values", "to_check"),
    [
        ("equation.docx", "text", ["使指标达到95%以上。", "修订管理办法。"], []),
        ("sym.docx", "text", ["召开○级会议☑。", "修订管理办法。"], []),
        (
            "hidden_text.docx",
            "text",
            ["召开年度会议。", "修订管理办法。"],
            [("hidden", "（三）不公开的任务。（人事处，5月底前）")],
        ),
        ("datetime_default.xlsx", "timing", ["2024-06-15", "2024-09-01"], []),
        (
            "hidden_column.xlsx",
            "timing",
            ["6月底前", "9月底前"],
            [("hidden", "备注"), ("hidden", "内部：不对外")],
        ),
        ("number_007.xlsx", "number", ["007", "008"], []),
        ("pre.html", "lead", [["办公室"], ["法规处"]], []),
        ("rowspan0.html", "lead", [["办公室"], ["办公室"], ["办公室"]], []),
    ],
)
def test_a_document_is_read_as_it_prints(
    name: str, field: str, values: list[object], to_check: list[tuple[str, str]]
) -> None:
    draft = ingest(CASES / name)
    assert [task[field] for task in tasks(draft)] == values
    assert flags(draft) == to_check


def test_a_symbol_without_a_character_is_named() -> None:
    symbol = '<w:r><w:sym w:font="Webdings" w:char="F04A"/></w:r>'
    draft = ingest(word(PLAN + paragraph("2.开展检查", symbol, "。（人事处，5月）")), name="a.docx")
    assert flags(draft) == [("symbol", "Webdings F04A")]


def test_a_document_inside_the_document_is_named() -> None:
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    chunk = f'<w:altChunk xmlns:r="{relations}" r:id="rId9"/>'
    assert flags(ingest(word(PLAN + chunk), name="a.docx")) == [("alt_chunk", "rId9")]


def test_a_text_box_in_a_cell_is_read_once() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('框内文字')}</w:txbxContent></w:pict></w:r>"
    inner = f"<w:tc><w:p><w:r><w:t>召开会议。</w:t></w:r>{box}</w:p></w:tc>"
    body = paragraph("2024年任务分解表") + table(["序号", "任务", "责任单位"], ["1", inner, cell("办公室")])
    draft = ingest(word(body), name="a.docx")
    assert [task["text"] for task in tasks(draft)] == ["召开会议。"]
    assert draft.account["total"] == len("2024年任务分解表序号任务责任单位1召开会议。办公室框内文字")


def test_a_hidden_row_of_a_word_table_is_kept_aside() -> None:
    row = f"<w:tr><w:trPr><w:hidden/></w:trPr>{cell('2')}{cell('秘密任务')}{cell('人事处')}</w:tr>"
    grid = table(["序号", "任务", "责任单位"], ["1", "召开会议", "办公室"]).replace(
        "</w:tbl>", f"{row}</w:tbl>"
    )
    draft = ingest(word(paragraph("2024年任务分解表") + grid), name="a.docx")
    assert [task["text"] for task in tasks(draft)] == ["召开会议"]
    assert flags(draft) == [("hidden", "2 秘密任务 人事处")]


def test_one_branch_of_alternate_content_is_read() -> None:
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice><w:r><w:t>甲</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>乙</w:t></w:r></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    draft = ingest(word(PLAN + paragraph("2.推进", both, "项目。（人事处，5月）")), name="a.docx")
    assert tasks(draft)[1]["text"] == "推进甲项目。"


def test_strict_open_xml_is_read() -> None:
    strict = f"<w:document {W}><w:body>{PLAN}</w:body></w:document>".replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    draft = ingest(zipped({"word/document.xml": strict}), name="a.docx")
    assert [task["lead"] for task in tasks(draft)] == [["办公室"]]


def test_a_formula_without_a_stored_value_is_named() -> None:
    rows: list[list[Any]] = [["序号", "任务", "责任单位", "完成标准"], [1, "召开会议", "办公室", "=1+1"]]
    draft = ingest(workbook(("a", rows)), name="2024.xlsx", options=Options(year=2024))
    assert [(flag.place, flag.reason) for flag in draft.flags if flag.reason == "no_value"] == [
        ("a D2", "no_value")
    ]


def test_an_opendocument_sheet_is_read_and_its_lost_formats_are_said() -> None:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{each}="{names}:{each}:1.0"' for each in ("office", "text", "table"))
    rows = [["2024年任务表", "", ""], ["任务", "责任单位", "完成时限"], ["召开会议", "办公室", "6月底前"]]
    inner = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{word}</text:p></table:table-cell>'
            for word in row
        )
        + "</table:table-row>"
        for row in rows
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="表一">{inner}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        "META-INF/manifest.xml": manifest,
    }
    draft = ingest(zipped(parts), name="a.ods")
    assert [(task["text"], task["lead"], task["timing"]) for task in tasks(draft)] == [
        ("召开会议", ["办公室"], "6月底前")
    ]
    assert flags(draft) == [("formats_lost", "")]


def test_numbers_of_a_thousand_and_more_count() -> None:
    text = "2024年计划\n" + "\n".join(f"{at}.推进项目{at}。（办公室，5月）" for at in range(998, 1003))
    draft = ingest(text.encode(), name="a.txt")
    assert [task["id"] for task in tasks(draft)] == ["998", "999", "1000", "1001", "1002"]


def test_odd_line_ends_of_unicode_part_lines() -> None:
    text = "2024年计划\u20281.召开会议。（办公室，5月）\x852.开展检查。（人事处，6月）"
    assert len(tasks(ingest(text.encode(), name="a.txt"))) == 2
