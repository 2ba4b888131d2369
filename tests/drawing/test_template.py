"""A template is filled, never run: placeholders wherever they stand, and values that stay text."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from plancli.drawing.document import draw
from plancli.drawing.template import Fault, NoTemplateError, Template
from plancli.views import circular, official, slip
from plancli.views.document import Filling, Paragraph
from tests.papers import cells, converted, everything, faults, needs_office, texts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DAY = date(2010, 7, 15)
NAMES = official.names(slip.KEYS)
VALUES = {key: f"[{key}]" for key in slip.KEYS if not key.startswith("item.")}
ITEMS = ({"place": "1", "task": "甲"}, {"place": "2", "task": "乙"})
PIXEL = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\xdac\xf8"
    b"\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82"
)


def packed(made: Any) -> bytes:  # noqa: ANN401  whatever python-docx calls a document
    """Return a document as a file."""
    data = BytesIO()
    made.save(data)
    return data.getvalue()


def of(*paragraphs: str | tuple[str, ...]) -> bytes:
    """Return a document of paragraphs; a tuple is one paragraph in several runs."""
    made = docx.Document()
    for one in paragraphs:
        paragraph = made.add_paragraph()
        for number, text in enumerate((one,) if isinstance(one, str) else one):
            paragraph.add_run(text).bold = bool(number % 2)
    return packed(made)


def filled(
    data: bytes,
    values: Mapping[str, str | tuple[Paragraph, ...]] | None = None,
    items: tuple[Mapping[str, str], ...] = ITEMS,
) -> bytes:
    """Return a template filled in; every placeholder has a value of its own."""
    template = Template(data)
    assert template.faults(NAMES) == ()
    every = tuple({key.removeprefix("item."): "" for key in slip.KEYS} | dict(item) for item in items)
    return template.fill(Filling(NAMES, {**VALUES, **(values or {})}, every), dated=DAY)


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        pytest.param(("{{承办单位}}",), "[departments]", id="in one run"),
        pytest.param(("{", "{承办", "单位}", "}"), "[departments]", id="split over runs"),
        pytest.param(("由{{承办", "单位}}负责{{", "编号}}"), "由[departments]负责[number]", id="two, split"),
        pytest.param(("{{departments}}",), "[departments]", id="in English"),
        pytest.param(("{{ Reply By }}",), "[reply_by]", id="blanks and capitals"),
        pytest.param(("｛｛承办单位｝｝",), "[departments]", id="full-width braces"),
        pytest.param(("{{责任部门}}{{协办}}",), "[departments][support]", id="by other names"),
        pytest.param(("{{编号}}{{编号}}",), "[number][number]", id="twice"),
        pytest.param(("a {b} c",), "a {b} c", id="single braces are text"),
    ],
)
def test_a_placeholder_is_found_however_it_is_written(runs: tuple[str, ...], said: str) -> None:
    assert texts(filled(of(runs))) == [said]


def test_what_comes_in_its_place_looks_as_its_first_brace() -> None:
    made = docx.Document(BytesIO(filled(of(("a", "{{编", "号}}", "b")))))
    shown = [(run.text, bool(run.bold)) for run in made.paragraphs[0].runs if run.text]
    assert shown == [("a", False), ("[number]", True), ("b", True)]


def test_headers_footers_and_tables_are_filled_in() -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "页眉{{编号}}"
    made.sections[0].footer.paragraphs[0].text = "页脚{{签发日期}}"
    made.add_table(1, 1).cell(0, 0).text = "{{督办事项}}"
    done = docx.Document(BytesIO(filled(packed(made))))
    assert done.sections[0].header.paragraphs[0].text == "页眉[number]"
    assert done.sections[0].footer.paragraphs[0].text == "页脚[issued_on]"
    assert done.tables[0].cell(0, 0).text == "[matter]"


def test_a_row_that_names_an_item_is_repeated_for_each() -> None:
    made = docx.Document()
    table = made.add_table(3, 2)
    for row, (one, other) in zip(
        table.rows, (("序号", "事项"), ("{{项.序号}}", "{{item.task}}于{{编号}}"), ("计", "完")), strict=True
    ):
        row.cells[0].text, row.cells[1].text = one, other
    assert cells(filled(packed(made))) == [
        ["序号", "事项"],
        ["1", "甲于[number]"],
        ["2", "乙于[number]"],
        ["计", "完"],
    ]


def test_a_paragraph_that_names_an_item_is_repeated_too() -> None:
    assert texts(filled(of("前", "{{项.序号}}．{{项.工作任务}}", "后"))) == ["前", "1．甲", "2．乙", "后"]


def test_a_table_without_items_goes_with_its_repeated_headings() -> None:
    data = draw(circular.form("zh", DAY))
    names = official.names(circular.KEYS)
    values: dict[str, str | tuple[Paragraph, ...]] = dict.fromkeys(circular.KEYS, "")
    values["body"] = (Paragraph("正文"),)
    done = Template(data).fill(Filling(names, values | {"printed_by": "甲", "printed_on": "乙"}), dated=DAY)
    assert texts(done) == ["正文"]
    assert cells(done) == [["甲", "乙"]]


def test_a_paragraph_of_empty_values_goes_one_with_words_stays() -> None:
    assert texts(filled(of("前", "{{协办单位}}", "协办：{{协办单位}}", "后"), {"support": ""})) == [
        "前",
        "协办：",
        "后",
    ]


TEXT_BOX = f"""<w:p {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml">
<w:r><w:t>框外{{{{编号}}}}</w:t></w:r>
<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框内{{{{承办</w:t></w:r>
<w:r><w:t>单位}}}}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"""


def test_a_text_box_is_filled_in_apart_from_the_paragraph_it_stands_in() -> None:
    made = docx.Document()
    made.element.body.insert(0, parse_xml(TEXT_BOX))
    said = re.findall(r"<w:t[^>]*>([^<]*)", everything(filled(packed(made))))
    assert "".join(said).startswith("框外[number]框内[departments]")


def test_a_picture_stays_as_it_is() -> None:
    made = docx.Document()
    made.add_picture(BytesIO(PIXEL), width=Mm(10))
    made.paragraphs[-1].add_run("{{协办单位}}")
    with zipfile.ZipFile(BytesIO(filled(packed(made), {"support": ""}))) as package:
        (name,) = [name for name in package.namelist() if name.endswith(".png")]
        assert package.read(name) == PIXEL
        assert b"<w:drawing>" in package.read("word/document.xml")


HOSTILE = [
    pytest.param("{{编号}}", "{{编号}}", id="a placeholder"),
    pytest.param("{{", "{{", id="half a placeholder"),
    pytest.param("{% for x in y %}{{ ''.__class__ }}", "{% for x in y %}{{ ''.__class__ }}", id="a program"),
    pytest.param("<w:p>&amp;</w:p>", "<w:p>&amp;</w:p>", id="markup"),
    pytest.param("a\x00\x07\x1b[31mb\ufffe", "a\\x00\\x07\\x1b[31mb\\ufffe", id="control characters"),
    pytest.param("a\u202eb\u2066c", "a\\u202eb\\u2066c", id="what turns text"),
    pytest.param(
        "👨\u200d👩\u200d👧 软\xad连", "👨\u200d👩\u200d👧 软\xad连", id="emoji and joiners are data"
    ),
    pytest.param("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0", id="a formula"),
    pytest.param("a\nb\tc", "a\nb\tc", id="lines and tabs"),
    pytest.param("a\r\nb\rc", "a\nb\nc", id="line ends of Windows and of old"),
    pytest.param("字" * 20_000, "字" * 20_000, id="20,000 characters"),
    pytest.param("", "", id="nothing"),
]


@pytest.mark.parametrize(("value", "shown"), HOSTILE)
def test_a_value_is_text_whatever_it_holds(value: str, shown: str, tmp_path: Path) -> None:
    done = filled(of("事项：{{督办事项}}。", "{{项.工作任务}}/"), {"matter": value}, ({"task": value},))
    assert texts(done) == [f"事项：{shown}。", f"{shown}/"]
    (tmp_path / "a.docx").write_bytes(filled(draw(slip.form("task", "zh", DAY)), {"matter": value}))
    assert faults(tmp_path / "a.docx") == []


FIELD = f'<w:p {nsdecls("w")}><w:r><w:instrText> DOCPROPERTY "{{{{编号}}}}" </w:instrText></w:r></w:p>'

FAULTY = [
    pytest.param(of("{{不存在}}"), Fault("unknown", "{{不存在}}"), id="an unknown name"),
    pytest.param(of("{{}}"), Fault("unknown", "{{}}"), id="no name"),
    pytest.param(of(("{{反馈", "时间}}")), Fault("unknown", "{{反馈时间}}"), id="a name split over runs"),
    pytest.param(of("甲{{承办单位"), Fault("unclosed", "{{承办单位"), id="left open"),
    pytest.param(of("承办单位}}乙"), Fault("unclosed", "承办单位}}"), id="never opened"),
    pytest.param(of("{{项.不存在}}"), Fault("unknown", "{{项.不存在}}"), id="no such thing of an item"),
    pytest.param(of("{{正文}}"), Fault("unknown", "{{正文}}"), id="what only a circular has"),
]


@pytest.mark.parametrize(("data", "fault"), FAULTY)
def test_what_cannot_be_filled_in_is_named(data: bytes, fault: Fault) -> None:
    assert Template(data).faults(NAMES) == (fault,)


def test_a_placeholder_in_a_field_or_a_description_is_named() -> None:
    made = docx.Document()
    made.element.body.insert(0, parse_xml(FIELD))
    made.add_picture(BytesIO(PIXEL), width=Mm(10))
    next(made.element.body.iter("{*}docPr")).set("descr", "{{承办单位}}")
    assert set(Template(packed(made)).faults(NAMES)) == {
        Fault("misplaced", "{{编号}}"),
        Fault("misplaced", "{{承办单位}}"),
    }


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"PK\x03\x04 no archive", id="half an archive"),
        pytest.param(b"{\\rtf1}", id="RTF"),
    ],
)
def test_what_is_no_word_document_is_refused(data: bytes) -> None:
    with pytest.raises(NoTemplateError):
        Template(data)


def test_paragraphs_take_the_styles_of_the_template_where_it_has_them() -> None:
    body = (Paragraph("总体情况", "heading"), Paragraph("文字。", "item", "（一）甲。"))
    names, values = official.names(circular.KEYS), dict.fromkeys(circular.KEYS, "")
    for data, shown in (
        (draw(circular.form("zh", DAY)), ["公文一级标题", "公文条目"]),
        (of("{{正文}}"), ["Normal", "Normal"]),
    ):
        done = docx.Document(BytesIO(Template(data).fill(Filling(names, values | {"body": body}), dated=DAY)))
        found = [one for one in done.paragraphs if one.text]
        assert [one.text for one in found[:2]] == ["总体情况", "（一）甲。文字。"]
        assert [one.style.name for one in found[:2] if one.style] == shown


@needs_office
def test_a_template_saved_by_libreoffice_works(tmp_path: Path) -> None:
    """It renames styles, splits runs, and adds parts of its own."""
    made = docx.Document(BytesIO(draw(slip.form("dept", "zh", DAY))))
    made.add_paragraph("{{计划")
    made.paragraphs[-1].add_run("名称}}").bold = True
    made.save(str(tmp_path / "t.docx"))
    (tmp_path / "c.docx").write_bytes(draw(circular.form("zh", DAY)))
    converted(tmp_path, [tmp_path / "t.docx", tmp_path / "c.docx"], "docx")
    done = filled((tmp_path / "out" / "t.docx").read_bytes())
    assert texts(done)[-1] == "[plan]"
    assert [row[1] for row in cells(done) if row[0] in {"1", "2"}] == ["甲", "乙"]
    assert "{{" not in everything(done)

    values = dict.fromkeys(circular.KEYS, "") | {"body": (Paragraph("总体情况", "heading"),)}
    saved = Template((tmp_path / "out" / "c.docx").read_bytes())
    filling = Filling(official.names(circular.KEYS), values)
    done = saved.fill(filling, dated=DAY)
    (heading,) = (one for one in docx.Document(BytesIO(done)).paragraphs if one.text)
    assert (heading.text, heading.style and heading.style.name) == ("总体情况", "公文一级标题")
