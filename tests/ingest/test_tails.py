"""Who and when: every form of tail, and brackets that are none."""

from __future__ import annotations

import pytest

from plancli.ingest.assembly.plan import settle_roles
from plancli.ingest.model import Para, Place
from plancli.ingest.numerals import han_value, read_marker
from plancli.ingest.readers.numbering import written
from plancli.ingest.tails.brackets import read_paragraph
from plancli.ingest.tails.names import strength
from plancli.ingest.tails.roles import meanings
from plancli.ingest.text import Text, fold, unspace
from plancli.words import say
from plancli.words.ingest import WORDS

TAILS = [
    ("（办公室、财务处，两期，年内完成）", "办公室 财务处", "", "两期，年内完成"),
    ("（由市教育局牵头，市财政局、市人社局等配合，8月底前）", "市教育局", "市财政局 市人社局", "8月底前"),
    ("（市发改委、市经信局等部门按职责分工负责，2020年底前）", "市发改委 市经信局", "", "2020年底前"),
    ("（市教育局牵头、市财政局配合，长期推进）", "市教育局", "市财政局", "长期推进"),
    ("（责任单位:市教育局,各区人民政府;完成时限:2020年12月）", "市教育局 各区人民政府", "", "2020年12月"),
    ("（省级牵头单位：省发改委，市级责任单位：市财政局）", "省发改委", "市财政局", ""),
    ("（市水利局、各县（市、区）政府；6月底前完成。）", "市水利局 各县（市、区）政府", "", "6月底前完成"),
    (
        "（牵头单位：A局，配合单位：各县、市、区政府，市直有关部门）",
        "A局",
        "各县、市、区政府 市直有关部门",
        "",
    ),
    (
        "（市教育局、市妇联及各镇街，6月底前见效，12月底前完成）",
        "市教育局 市妇联 各镇街",
        "",
        "6月底前见效，12月底前完成",
    ),
    (
        "（市住房和城乡建设局、市文化和旅游局（市文物局））",
        "市住房和城乡建设局 市文化和旅游局（市文物局）",
        "",
        "",
    ),
    ("（2020年6月底前完成，市教育局负责）", "市教育局", "", "2020年6月底前完成"),
    ("（市教育局，6月底前完成；市财政局，9月底前完成）", "市教育局 市财政局", "", "6月底前完成；9月底前完成"),
    ("（市教育局 市财政局 6月底前）", "市教育局 市财政局", "", "6月底前"),
    ("（市公安局牵头 市人社局配合 10月底前完成）", "市公安局", "市人社局", "10月底前完成"),
    ("（牵头单位为市教育局，配合单位为市财政局）", "市教育局", "市财政局", ""),
    ("（教务处（牵头）、机电学院、质管办，5月）", "教务处", "机电学院 质管办", "5月"),
    ("（核电司、电力司，视情况而定）", "核电司 电力司", "", "视情况而定"),
    ("（商务局、和平区政府、市经协办、市文联办，6月）", "商务局 和平区政府 市经协办 市文联办", "", "6月"),
    ("（协同创新中心、联合国办、配合各县政府）", "协同创新中心 联合国办", "各县政府", ""),
    ("（天然气司会同法规司，年内）", "天然气司", "法规司", "年内"),
    ("（县环保局，有关乡镇，第四季度）", "县环保局 有关乡镇", "", "第四季度"),
    ("（市环保局、市财政局，县供电局配合；“五一”前）", "市环保局 市财政局", "县供电局", "“五一”前"),
    ("〔牵头单位：市编办　配合单位：市直部门　完成时限：持续推进〕", "市编办", "市直部门", "持续推进"),
    ("【责任单位：市发改委、市工信局；完成时间：三季度】", "市发改委 市工信局", "", "三季度"),
    ("（市发改委，年内完成］", "市发改委", "", "年内完成"),
    ("[责任部门]市教育局[完成时间]6月", "市教育局", "", "6月"),
    ("责任单位：市教育局、市财政局。", "市教育局 市财政局", "", ""),
    ("（责任单位：无；完成时限：6月）", "", "", "6月"),
    ("（9月1日前投入使用）", "", "", "9月1日前投入使用"),
    ("（市国资委，跨年度项目，2024年6月完工）", "市国资委", "", "跨年度项目，2024年6月完工"),
    ("省农业厅牵头，省水利厅参与，10月底前完成。", "省农业厅", "省水利厅", "10月底前完成"),
    ("（市交通局牵头，市铁路办及沿线县、区政府配合）", "市交通局", "市铁路办 沿线县、区政府", ""),
    ("（农田处牵头，各市、州农业农村局配合）", "农田处", "各市、州农业农村局", ""),
    ("（县商务局、各镇、县财政局，6月）", "县商务局 各镇 县财政局", "", "6月"),
    ("（标准司会同各有关司局、标准研究院负责）", "标准司", "各有关司局 标准研究院", ""),
    ("（海关总署牵头，各省人民政府及国家口岸办按职责分工负责）", "海关总署", "各省人民政府 国家口岸办", ""),
    ("（实验室与设备处、教务处，9月）", "实验室与设备处 教务处", "", "9月"),
    ("（责任单位市商务局、市财政局，完成时间6月）", "市商务局 市财政局", "", "6月"),
    ("（三峡集团、水利部，按计划推进）", "三峡集团 水利部", "", "按计划推进"),
    ("（教务处、各学院（部），学期末）", "教务处 各学院（部）", "", "学期末"),
    ("（分配局，2010/06/30）", "分配局", "", "2010/06/30"),
    ("（办公厅、各有关厅局，时间视工作进展确定）", "办公厅 各有关厅局", "", "时间视工作进展确定"),
    ("（各县（市、区）政府（下同）、市财政局，年内）", "各县（市、区）政府 市财政局", "", "年内"),
    ("（牵头单位：市工信局配合单位：市财政局）", "市工信局", "市财政局", ""),
    ("（（市教育局、市财政局，9月）", "市教育局 市财政局", "", "9月"),
    ("（市发改委、市财政局，市人代会前）", "市发改委 市财政局", "", "市人代会前"),
]


def para(text: str) -> Para:
    """Return a paragraph."""
    return Para(Text(text, 0), fold(text), Place(line=1))


@pytest.mark.parametrize(("tail", "lead", "support", "timing"), TAILS, ids=[row[0] for row in TAILS])
def test_a_tail_says_who_leads_who_supports_and_when(tail: str, lead: str, support: str, timing: str) -> None:
    reading = read_paragraph(para(f"推进改革。{tail}"))
    leads, supports = settle_roles(reading.facts.departments, first_is_lead=False)
    assert (" ".join(leads), " ".join(supports)) == (lead, support)
    assert "；".join(reading.facts.timing) == timing
    assert "".join(reading.body) == "推进改革。"


@pytest.mark.parametrize(
    "text",
    [
        "推进“放管服”改革（第二批）。",
        "完善制度（试行）。",
        "完成消毒（含感染楼）。",
        "开展活动（春、秋两季各一次）。",
        "设信息点（每市不少于2个）。",
        "建成投用（2023年6月底前）。",
        "组织对接会（重点为装备、建材、商贸三个行业）。",
        "建设充电桩（小区、学校、医院）。",
        "移交市财政局（国资办）。",
        "召开专委会（中央企业党建研究会）成立大会。",
        "制定《条例（征求意见稿）》。",
        "举办论坛（与市科协联合）。",
    ],
)
def test_other_brackets_are_words_of_the_task(text: str) -> None:
    reading = read_paragraph(para(text))
    assert not reading.facts
    assert "".join(reading.body) == text


def test_a_scope_note_is_kept_as_a_note() -> None:
    reading = read_paragraph(para("推进改革。（市教育局、市财政局，下同）"))
    assert reading.facts.notes == (("说明", "下同"),)


def test_an_open_list_keeps_its_and_so_on() -> None:
    assert read_paragraph(para("推进改革。（市教育局等部门，年底）")).facts.notes == (("说明", "等部门"),)


def test_a_bracket_that_is_not_closed_is_read_and_flagged() -> None:
    reading = read_paragraph(para("推进改革。（市安监局、市公安局，全年"))
    assert reading.unbalanced
    assert [department.name for department in reading.facts.departments] == ["市安监局", "市公安局"]


def test_the_first_of_a_list_leads_where_the_document_says_so() -> None:
    facts = read_paragraph(para("推进改革。（甲局、乙局、丙局）")).facts
    assert settle_roles(facts.departments, first_is_lead=True) == (["甲局"], ["乙局", "丙局"])


@pytest.mark.parametrize(
    ("text", "value", "printed"),
    [
        ("一、总则", 1, "一"),
        ("（二十一）开展", 21, "（二十一）"),
        ("３．推进", 3, "３"),
        ("12、推进", 12, "12"),
        ("(4)推进", 4, "(4)"),
        ("⑼推进", 9, "⑼"),
        ("②推进", 2, "②"),
        ("第三条 推进", 3, "第三条"),
        ("第一部分 总体要求", 1, "第一部分"),
        ("1.2 推进", 2, "1.2"),
        ("任务5：推进", 5, "任务5"),
        ("7　推进", 7, "7"),
    ],
)
def test_a_number_is_read_as_printed(text: str, value: int, printed: str) -> None:
    marker = read_marker(text, fold(text))
    assert marker is not None
    assert (marker.value, marker.printed) == (value, printed)


@pytest.mark.parametrize(
    "text",
    [
        "2010年全面推进",
        "3.5亿元投资",
        "一、二、三级医院",
        "1、2号楼改造",
        "5个项目",
        "（一）"[1:2] + "是加强",
    ],
)
def test_other_figures_are_no_numbers(text: str) -> None:
    marker = read_marker(text, fold(text))
    assert marker is None or not marker.sure


@pytest.mark.parametrize(
    ("text", "value"),
    [("二十一", 21), ("十", 10), ("一百零五", 105), ("二○一○", 2010), ("12", 12), ("甲", 0)],
)
def test_chinese_numerals_count(text: str, value: int) -> None:
    assert han_value(text) == value


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [
        (11, "chineseCounting", "十一"),
        (105, "chineseCountingThousand", "一百零五"),
        (3, "decimalEnclosedCircle", "③"),
        (3, "decimalEnclosedParen", "⑶"),
        (2, "ideographTraditional", "乙"),
        (4, "upperRoman", "IV"),
        (28, "lowerLetter", "bb"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (2, "chineseLegalSimplified", "贰"),
    ],
)
def test_word_counts_in_many_ways(count: int, form: str, text: str) -> None:
    assert written(count, form) == text


@pytest.mark.parametrize(
    ("label", "means"),
    [
        ("责任单位", ("unit",)),
        ("牵头处室", ("lead",)),
        ("主抓部门", ("lead",)),
        ("协同单位", ("support",)),
        ("帮办科室", ("support",)),
        ("指导部门", ("support",)),
        ("督办单位", ("watch",)),
        ("完成时限", ("time",)),
        ("见效时间", ("time",)),
        ("牵头领导", ("person",)),
        ("分管校领导", ("person",)),
        ("责任部门/责任人", ("unit", "person")),
        ("牵头及配合单位", ("lead", "support")),
        ("备注", ("note",)),
        ("量化标准", ("note",)),
        ("适用对象", ()),
        ("分季度推进", ()),
    ],
)
def test_a_label_means_what_its_morphemes_say(label: str, means: tuple[str, ...]) -> None:
    assert meanings(label) == means


@pytest.mark.parametrize(
    ("name", "sure"),
    [
        ("市财政局", 2),
        ("各县（市、区）人民政府", 2),
        ("相关部门", 2),
        ("感染楼", 0),
        ("每市不少于2个", 0),
        ("社区", 1),
        ("年内完成", 0),
    ],
)
def test_names_of_departments_are_told_by_their_endings(name: str, sure: int) -> None:
    assert strength(fold(name)) == sure


def test_blanks_between_single_characters_are_drawn_together() -> None:
    assert unspace(Text("完 成 时 限：6月 市教育局 市财政局")) == "完成时限：6月 市教育局 市财政局"


def test_every_reason_has_words() -> None:
    reasons = [id_ for id_ in WORDS if id_.startswith("ingest.reason.")]
    assert len(reasons) > 10
    assert all(say("zh", id_) != say("en", id_) for id_ in reasons)
