"""Word files, workbooks and web pages: numbers, changes, merges, dates and furniture."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from plancli.ingest import Draft, Options, ingest
from tests.ingest.builders import (
    W,
    abstract,
    cell,
    control,
    deleted,
    inserted,
    number,
    paragraph,
    run,
    table,
    word,
    workbook,
)

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

HAN = abstract(0, ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")) + number(
    1, 0
)


def tasks(draft: Draft) -> list[dict[str, Any]]:
    """Return the tasks of a draft."""
    found = draft.plan["tasks"]
    assert isinstance(found, list)
    return found


def brief(draft: Draft) -> list[tuple[Any, ...]]:
    """Return number, section, text, lead, support and timing of each task."""
    sections: Any = {each["id"]: each["title"] for each in draft.plan.get("sections", [])}  # type: ignore[attr-defined]
    return [
        (
            task.get("number"),
            sections.get(task.get("section")),
            task["text"],
            "、".join(task.get("lead", [])),
            "、".join(task.get("support", [])),
            task.get("timing"),
        )
        for task in tasks(draft)
    ]


def test_word_numbers_tracked_changes_and_content_controls() -> None:
    body = (
        paragraph("海州市2025年重点工作计划")
        + paragraph("海政发〔2025〕2号")
        + paragraph("强化产业支撑", listed=(1, 0))
        + paragraph(
            "建设低空经济产业园",
            inserted("一期"),
            deleted("二期"),
            "。（市发改委牵头，",
            deleted("市财政局"),
            inserted("市国资委"),
            "配合，",
            control(run("6月底前")),
            "完成）",
            listed=(1, 1),
        )
        + paragraph(
            "实施技术改造项目50个。", f"<w:smartTag>{run('（市工信局，全年）')}</w:smartTag>", listed=(1, 1)
        )
        + control(
            paragraph("改善城市环境", listed=(1, 0))
            + paragraph("新建口袋公园10个。（市城管局，10月底前）", listed=(1, 1))
        )
        + paragraph(deleted("被删除的任务。（市教育局，年底）"), gone=True)
        + paragraph("整治背街小巷。（各区人民政府，持续推进）", listed=(1, 1))
        + paragraph("海州市人民政府")
        + paragraph("2025年1月20日")
    )
    draft = ingest(word(body, numbering=HAN), name="a.docx")
    assert brief(draft) == [
        ("（一）", "强化产业支撑", "建设低空经济产业园一期。", "市发改委", "市国资委", "6月底前完成"),
        ("（二）", "强化产业支撑", "实施技术改造项目50个。", "市工信局", "", "全年"),
        ("（一）", "改善城市环境", "新建口袋公园10个。", "市城管局", "", "10月底前"),
        ("（二）", "改善城市环境", "整治背街小巷。", "各区人民政府", "", "持续推进"),
    ]
    assert str(draft.plan["issued"]) == "2025-01-20"
    assert [task["source"] for task in tasks(draft)] == ["L4", "L5", "L7", "L9"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = (
        paragraph("2025年工作计划")
        + paragraph("1.召开座谈会，", gone=True)
        + paragraph("听取意见。（办公室，3月）")
    )
    assert brief(ingest(word(body), name="a.docx"))[0][2:] == ("召开座谈会，听取意见。", "办公室", "", "3月")


def test_a_list_begun_anew_counts_from_its_start() -> None:
    again = number(2, 1) + number(
        3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    )
    body = paragraph("2025年工作计划") + "".join(
        paragraph(f"推进事项{at}。（办公室，{at}月）", listed=(listed, 0))
        for at, listed in enumerate((2, 2, 3, 2), 1)
    )
    draft = ingest(word(body, numbering=abstract(1, ("decimal", "%1、")) + again), name="a.docx")
    assert [row[0] for row in brief(draft)] == ["1", "2", "1", "2"]


def test_a_style_may_number_its_paragraphs() -> None:
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Item"><w:name w:val="Item"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Item"/></w:style>'
        "</w:styles>"
    )
    body = paragraph("2025年工作计划") + paragraph("推进改革。（办公室，3月）", style="Own")
    draft = ingest(word(body, numbering=HAN, styles=styles), name="a.docx")
    assert brief(draft)[0][0] == "（一）"


def test_a_word_table_with_two_header_rows_and_merges() -> None:
    body = paragraph("明德大学2024年党政工作要点任务分解") + table(
        [
            cell("序号", merge="restart"),
            cell("工作任务", merge="restart"),
            cell("责任分工", span=2),
            cell("完成时限", merge="restart"),
        ],
        [cell(merge="c"), cell(merge="c"), "牵头单位", "配合单位", cell(merge="c")],
        [cell("一、党的建设", span=5)],
        [
            "1",
            "开展主题教育。",
            cell("党委宣传部", merge="restart"),
            "各党总支",
            cell("全年", merge="restart"),
        ],
        ["2", "召开教代会。", cell(merge="c"), "校工会\n校办公室", cell(merge="c")],
        [cell("二、教学科研", span=5)],
        ["3", "修订章程。", "发展规划处", "无", "12月"],
        ["4", "建设3门一流课程。", "教务处", "", ""],
        [cell("合计：4项", span=5)],
    )
    draft = ingest(word(body), name="a.docx")
    assert brief(draft) == [
        ("1", "党的建设", "开展主题教育。", "党委宣传部", "各党总支", "全年"),
        ("2", "党的建设", "召开教代会。", "党委宣传部", "校工会、校办公室", "全年"),
        ("3", "教学科研", "修订章程。", "发展规划处", "", "12月"),
        ("4", "教学科研", "建设3门一流课程。", "教务处", "", None),
    ]
    assert [(flag.task, flag.reason) for flag in draft.flags] == [("4", "missing_cell")]
    assert [kept.text for kept in draft.other if kept.kind == "note"] == ["合计：4项"]


def test_a_merge_never_moves_a_cell_into_another_column() -> None:
    body = paragraph("2024年任务分解表") + table(
        ["序号", "任务", "牵头单位", "配合单位", "完成时限"],
        ["1", "甲任务。", cell("办公室", merge="restart"), cell("人事处", merge="restart"), "3月"],
        ["2", "乙任务。", cell(merge="c"), cell(merge="c"), "4月"],
        ["3", cell("丙任务，横跨两列。", span=1), cell("财务处", span=2), "5月"],
        ["4", "丁任务。", "", "工会", "6月"],
    )
    rows = brief(ingest(word(body), name="a.docx"))
    assert [row[2:] for row in rows] == [
        ("甲任务。", "办公室", "人事处", "3月"),
        ("乙任务。", "办公室", "人事处", "4月"),
        ("丙任务，横跨两列。", "财务处", "", "5月"),
        ("丁任务。", "", "工会", "6月"),
    ]


def test_a_document_written_by_python_docx(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("西山区2024年民生实事", 0)
    grid = document.add_table(rows=3, cols=3)
    for at, words in enumerate(("实事项目", "责任单位", "完成时间")):
        grid.cell(0, at).text = words
    grid.cell(1, 0).text, grid.cell(2, 0).text = "1.新建停车场3处。", "2.改造厕所10座。"
    grid.cell(1, 1).merge(grid.cell(2, 1)).text = "区城管局"
    grid.cell(1, 2).text, grid.cell(2, 2).text = "9月底前", "年底"
    document.save(str(tmp_path / "a.docx"))
    assert brief(ingest(tmp_path / "a.docx")) == [
        ("1", None, "新建停车场3处。", "区城管局", "", "9月底前"),
        ("2", None, "改造厕所10座。", "区城管局", "", "年底"),
    ]


def test_headers_footers_and_notes_are_furniture_and_notes() -> None:
    body = paragraph("2024年工作计划") + paragraph("1.推进改革。（办公室，3月）")
    header = f"<w:hdr {W}>{paragraph('内部资料')}</w:hdr>"
    notes = f"<w:footnotes {W}><w:footnote>{paragraph('名单另发')}</w:footnote></w:footnotes>"
    draft = ingest(word(body, header1=header, footnotes=notes), name="a.docx")
    assert [(kept.kind, kept.text) for kept in draft.other] == [
        ("page_furniture", "内部资料"),
        ("note", "名单另发"),
    ]


SHEET: list[list[Any]] = [
    ["2023年全市重点工作任务分解表"],
    ["序号", "重点工作", "具体措施", "完成标准", "责任单位", "责任人", "完成时限"],
    ["一、经济运行"],
    [1, "稳投资", "开工项目30个", "开工率100%", "市发改委", "王伟", datetime(2023, 6, 30)],  # noqa: DTZ001 - sheets know no zones
    [2, "稳外贸", "进出口增长5%", "", None, "李娜", datetime(2023, 12, 1)],  # noqa: DTZ001 - sheets know no zones
    ["二、社会民生"],
    [3, "隐藏任务", "不再实施", "", "市民政局", "", ""],
    [3, "养老服务", "新增床位500张", "", "市民政局、各区政府", "赵敏", "年底前"],
    ["备注：每月报送进展"],
]


def prepare(book: Workbook) -> None:
    """Merge, hide and format as offices do."""
    sheet = book["任务分解"]
    for area in ("A1:G1", "A3:G3", "E4:E5"):
        sheet.merge_cells(area)
    sheet.row_dimensions[7].hidden = True
    sheet["G4"].number_format = 'yyyy"年"m"月"d"日"'
    sheet["G5"].number_format = 'm"月"d"日"'
    book["旧表"].sheet_state = "hidden"


def book() -> bytes:
    """Return a workbook of two visible sheets and a hidden one."""
    second: list[list[Any]] = [
        ["序号", "实事项目", "责任单位", "完成时间"],
        [4, "改造农贸市场5家", "市商务局", "9月"],
        ["合计"],
    ]
    old: list[list[Any]] = [["序号", "任务", "责任单位"], [1, "旧任务", "旧单位"]]
    return workbook(("任务分解", SHEET), ("民生实事", second), ("旧表", old), then=prepare)


def test_a_workbook_with_merges_hidden_rows_dates_and_two_sheets() -> None:
    draft = ingest(book(), name="a.xlsx")
    assert brief(draft) == [
        ("1", "经济运行", "开工项目30个", "市发改委", "", "2023年6月30日"),
        ("2", "经济运行", "进出口增长5%", "市发改委", "", "12月1日"),
        ("3", "社会民生", "新增床位500张", "市民政局、各区政府", "", "年底前"),
        ("4", "民生实事", "改造农贸市场5家", "市商务局", "", "9月"),
    ]
    assert tasks(draft)[0]["notes"] == {"完成标准": "开工率100%"}
    assert tasks(draft)[0]["people"] == [{"name": "王伟", "role": "责任人"}]
    assert tasks(draft)[3]["source"] == "民生实事 R2"


def test_what_a_workbook_hides_is_kept_aside_and_named_to_check() -> None:
    draft = ingest(book(), name="a.xlsx")
    hidden = ["任务分解 R7", "旧表 R1", "旧表 R2"]
    assert [kept.place for kept in draft.other if kept.kind == "hidden"] == hidden
    assert [flag.place for flag in draft.flags if flag.reason == "hidden"] == hidden


def test_one_sheet_may_be_named_even_a_hidden_one() -> None:
    draft = ingest(book(), name="a.xlsx", options=Options(sheet="旧表", year=2020))
    assert [row[2] for row in brief(draft)] == ["旧任务"]


@pytest.mark.parametrize(
    ("value", "pattern", "shown"),
    [
        (datetime(2023, 6, 30), "mm-dd-yy", "2023/6/30"),  # noqa: DTZ001 - sheets know no zones
        (datetime(2023, 6, 30), "yyyy-mm-dd", "2023-06-30"),  # noqa: DTZ001 - sheets know no zones
        (datetime(2023, 6, 1), '[$-804]yyyy"年"m"月";@', "2023年6月"),  # noqa: DTZ001 - sheets know no zones
        (0.95, "0%", "95%"),
        (12.0, "General", "12"),
        (True, "General", "TRUE"),
    ],
)
def test_a_cell_reads_as_the_sheet_prints_it(value: object, pattern: str, shown: str) -> None:
    def give_format(book: Workbook) -> None:
        book["a"]["C2"].number_format = pattern

    data = workbook(
        ("a", [["序号", "任务", "完成标准", "责任单位"], [1, "推进改革", value, "办公室"]]), then=give_format
    )
    draft = ingest(data, name="2023.xlsx", options=Options(year=2023))
    assert tasks(draft)[0]["notes"] == {"完成标准": shown}


PAGE = """<html><head><meta charset=gb2312><title>江北区2021年重点工作</title></head><body>
<div class=header><ul><li><a>首页</a><li><a>政务公开</a></ul></div>
<div class="article"><h2>江北区人民政府关于印发2021年重点工作任务分工的通知</h2>
<p>来源：江北区政府办 发布时间：2021-03-05 浏览次数：12
<div id=content><p>各街道办事处，区政府各部门：<p>　　现将《江北区2021年重点工作任务分工》印发给你们。
<p align=right>江北区人民政府<p align=right>2021年3月1日
<p align=center>江北区2021年重点工作任务分工
<p><b>一、稳增长</b><br>　　（一）新签约亿元以上项目20个。（区招商局、各街道办事处，全年）<br>
　　（二）培育“四上”企业30家。（区统计局牵头，区发改局、区商务局配合，11月底前）
<p><b>二、惠民生</b><p>　　（三）新建公办幼儿园3所。（区教育局；8月底前）
<p>　　（四）发放消费券500万元<font>（区商务局，“五一”前）</font>
</div><div class=related>相关链接<ul><li>一、政策解读<li>二、图解</ul></div></div>
<div class=footer>版权所有：江北区人民政府</div>"""


def test_a_page_with_unclosed_tags_in_gb18030() -> None:
    draft = ingest(PAGE.encode("gb18030"), name="a.html")
    assert brief(draft) == [
        ("（一）", "稳增长", "新签约亿元以上项目20个。", "区招商局、各街道办事处", "", "全年"),
        ("（二）", "稳增长", "培育“四上”企业30家。", "区统计局", "区发改局、区商务局", "11月底前"),
        ("（三）", "惠民生", "新建公办幼儿园3所。", "区教育局", "", "8月底前"),
        ("（四）", "惠民生", "发放消费券500万元", "区商务局", "", "“五一”前"),
    ]
    furniture = [kept.text for kept in draft.other if kept.kind == "page_furniture"]
    assert furniture == [
        "江北区2021年重点工作",
        "首页",
        "政务公开",
        "相关链接",
        "一、政策解读",
        "二、图解",
        "版权所有：江北区人民政府",
    ]
    assert (draft.encoding, str(draft.plan["issued"])) == ("gb18030", "2021-03-01")


def test_a_page_laid_out_in_a_table() -> None:
    page = (
        "<html><body><table><tr><td>首页</td></tr><tr><td><table><tr><th>序号</th><th>任务</th><th>责任单位</th></tr>"
        "<tr><td>1</td><td>推进改革</td><td>区编办</td></tr></table></td></tr></table></body></html>"
    )
    assert brief(ingest(page.encode(), name="a.html", options=Options(year=2021))) == [
        ("1", None, "推进改革", "区编办", "", None)
    ]


def test_a_far_cell_costs_nothing() -> None:
    def far(book: Workbook) -> None:
        book["a"]["XFD1048576"] = "完"

    data = workbook(("a", [["序号", "任务", "责任单位"], [1, "推进改革", "办公室"]]), then=far)
    assert brief(ingest(data, name="a.xlsx", options=Options(year=2023)))[0][2] == "推进改革"
