"""Tails in the prose of a paragraph, and labels that no list knows, are read or said to be doubtful."""

from __future__ import annotations

from typing import Any

import pytest

from plancli.ingest import Draft, ingest
from plancli.ingest.tails.roles import beside_structure
from plancli.ingest.text import fold

PROSE = [
    (
        "开展专项排查，由安全环保部牵头，运行中心、设备部配合，6月底前完成。",
        "开展专项排查。",
        "安全环保部",
        "运行中心 设备部",
        "6月底前完成",
    ),
    (
        "压降应收账款，由财务部牵头、市场部配合，12月底前完成。",
        "压降应收账款。",
        "财务部",
        "市场部",
        "12月底前完成",
    ),
    ("修订管理办法。该项工作由物资部负责，4月30日前完成。", "修订管理办法。", "物资部", "", "4月30日前完成"),
    (
        "研究院会诊制度上线。执行局会同装备处办理，7月底前完成。",
        "研究院会诊制度上线。",
        "执行局",
        "装备处",
        "7月底前完成",
    ),
    (
        "新增座位200个。由图书馆与资产处共同承担，9月前完成。",
        "新增座位200个。",
        "图书馆 资产处",
        "",
        "9月前完成",
    ),
    ("建设专利库。科技部于6月底前完成。", "建设专利库。", "科技部", "", "6月底前完成"),
    (
        "余热回收，6月底前完成，牵头部门为设备部，配合部门为财务部。",
        "余热回收。",
        "设备部",
        "财务部",
        "6月底前完成",
    ),
    (
        "升级认证平台——网信中心（牵头），教务处（配合），4月底前",
        "升级认证平台",
        "网信中心",
        "教务处",
        "4月底前",
    ),
    ("评查案卷。 法规处、各支队  9月", "评查案卷。", "法规处 各支队", "", "9月"),
    ("举办读书班  宣传科  11月", "举办读书班", "宣传科", "", "11月"),
    (
        "任期制契约化。人力部牵头，各公司落实。完成时间：4月底前。",
        "任期制契约化。",
        "人力部",
        "各公司",
        "4月底前",
    ),
    ("等保测评——网信中心，每年一次", "等保测评", "网信中心", "", "每年一次"),
    (
        "改造管网（管网部，5月底前），更换设备（设备部，9月底前）。",
        "改造管网，更换设备。",
        "管网部 设备部",
        "",
        "5月底前；9月底前",
    ),
]
LABELLED = [
    ("主：管网公司；协：客服中心", "管网公司", "客服中心"),
    ("领办：县人大副主任 于洪\n主办：发改局\n会办：住建局", "发改局", "住建局"),
    ("责任处室：社会处（牵头）、信息中心、驻厅监察组（监督）", "社会处", "信息中心"),
    ("攻坚专班：保障专班\n助攻单位：信访办", "保障专班", "信访办"),
    ("责任科室（牵头）：质控科\n协作科室：医务科", "质控科", "医务科"),
    ("牵头（责任）单位：审批局\n配合（协同）单位：交通局", "审批局", "交通局"),
    ("总负责：安全室\n参与：运维中心", "安全室", "运维中心"),
    ("责任部门/责任人：资产部/郑国强\n配合部门/配合人：财务部/李敏", "资产部", "财务部"),
    ("目标值：80%\n主责部室：质量部\n支援科室：审理科", "质量部", "审理科"),
]
DOUBTFUL = [
    ("责任单位：质量部\n实施单位：生产部", "role_assumed"),
    ("责任单位：质量部；实施单位：生产部", "role_assumed"),
    ("责任单位：质量部\n对口：生产部", "unknown_label"),
    ("责任单位：质量部，宣传组协同推开工作，4月", "role_assumed"),
    ("完成时限：宣传组襄助，4月底前\n责任单位：质量部", "names_in_time"),
]


def draft_of(words: str) -> Draft:
    return ingest(f"2026年工作要点\n1.{words}\n2.修建公园。（市建设局，5月底前）\n".encode(), name="a.txt")


def first(draft: Draft) -> dict[str, Any]:
    tasks: Any = draft.plan["tasks"]
    return dict(tasks[0])


@pytest.mark.parametrize(("words", "text", "lead", "support", "timing"), PROSE)
def test_clauses_that_say_who_and_when_are_a_tail(
    words: str, text: str, lead: str, support: str, timing: str
) -> None:
    task = first(draft_of(words))
    found = (task["text"], task.get("lead", []), task.get("support", []), task["timing"])
    assert found == (text, lead.split(), support.split(), timing)


@pytest.mark.parametrize(
    "words",
    [
        "推行改革。由审批局牵头，监管局配合，在餐饮等20个行业推开，6月底前完成。",
        "建设平台。研究院牵头申报，财务部保障经费，5月底前提交材料。",
        "形成政府主导，部门配合的格局。",
        "加强与高校合作，科研院所参与。",
        "公开有关数据，并报本级人民政府和上级主管部门。",
        "强化督促检查。省政府办公厅要加强跟踪督办。",
    ],
)
def test_clauses_that_say_more_stay_in_the_words_and_are_to_check(words: str) -> None:
    draft = draft_of(words)
    assert first(draft)["text"] == words
    assert "1" in [flag.task for flag in draft.flags]


@pytest.mark.parametrize(("labels", "lead", "support"), LABELLED)
def test_labels_mean_what_their_morphemes_and_values_say(labels: str, lead: str, support: str) -> None:
    task = first(draft_of(f"建设平台。\n{labels}\n完成时间：6月底前"))
    assert (task["text"], task["lead"], task["support"]) == ("建设平台。", lead.split(), support.split())


@pytest.mark.parametrize(("labels", "reason"), DOUBTFUL)
def test_labels_that_leave_a_doubt_are_to_check(labels: str, reason: str) -> None:
    assert ("1", reason) in [(flag.task, flag.reason) for flag in draft_of(f"建设平台。\n{labels}").flags]


def test_what_all_items_of_a_statement_share_is_given_to_each() -> None:
    group = "（第1项由甲检察部负责，第2项由乙检察部负责，均于9月底前完成）"
    text = f"2026年工作要点\n1.建设平台。\n2.开展排查。\n{group}\n"
    tasks: Any = ingest(text.encode(), name="a.txt").plan["tasks"]
    assert [(task["lead"], task["timing"]) for task in tasks] == [
        (["甲检察部"], "9月底前完成"),
        (["乙检察部"], "9月底前完成"),
    ]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("★1. 举办论坛。（组织部，10月）", "举办论坛。"),
        ("问题一：学习不深入。（办公室，10月）", "学习不深入。"),
        ("任务1：修订章程。（办公室，10月）", "修订章程。"),
    ],
)
def test_a_number_is_read_behind_a_mark_and_a_word(line: str, text: str) -> None:
    found: Any = ingest(f"2026年工作要点\n{line}\n".encode(), name="a.txt").plan["tasks"]
    assert [(task["id"], task["text"], task["timing"]) for task in found] == [("1", text, "10月")]


def test_numbers_run_on_across_headings_even_before_a_digit() -> None:
    before = "一、生产\n1、通航。（市场部，6月）\n2、疏浚。（工程部，7月）"
    lines = f"{before}\n二、建设\n3、5号泊位完工。（工程部，8月）"
    found: Any = ingest(f"2026年工作要点\n{lines}\n".encode(), name="a.txt").plan["tasks"]
    assert [(task["id"], task["text"]) for task in found][2:] == [("3", "5号泊位完工。")]


def test_a_heading_that_names_the_lead_in_a_bracket_gives_it_to_its_tasks() -> None:
    first, second = "1.揽收。（营业部，6月）", "2.储蓄。（营业部，7月）"
    lines = f"一、寄递（以下任务均由市场部牵头）\n{first}\n二、金融（金融部牵头）\n{second}"
    draft = ingest(f"2026年工作要点\n{lines}\n".encode(), name="a.txt")
    tasks: Any = draft.plan["tasks"]
    assert [(task["lead"], task["support"]) for task in tasks] == [
        (["市场部"], ["营业部"]),
        (["金融部"], ["营业部"]),
    ]
    sections: Any = draft.plan["sections"]
    assert [section["title"] for section in sections] == ["寄递", "金融"]


def test_the_time_of_a_task_under_the_title_is_no_day_of_issue() -> None:
    draft = ingest("2026年工作要点\n（一）申报学位点（研究生处；2026.6.30）\n".encode(), name="a.txt")
    assert "issued" not in draft.plan


@pytest.mark.parametrize(
    "statement",
    [
        "以上任务，请各责任单位于每季度末25日前向县政府督查室报送进展。",
        "以上2项由县政府督查室每季度通报一次。",
    ],
)
def test_a_statement_that_asks_everybody_for_reports_is_no_time(statement: str) -> None:
    text = f"2026年工作要点\n1.建路。（交通局，10月）\n2.供热。（住建局；9月）\n{statement}\n"
    draft = ingest(text.encode(), name="a.txt")
    tasks: Any = draft.plan["tasks"]
    assert [task["timing"] for task in tasks] == ["10月", "9月"]
    assert statement in [kept.text for kept in draft.other] + [left.text for left in draft.unplaced]


def test_a_second_label_of_no_clear_role_names_who_helps() -> None:
    for between in ("\n", "；"):
        task = first(draft_of(f"建设平台。\n负责股室：人事股{between}落实单位：各学校\n完成时间：6月"))
        assert (task["lead"], task["support"]) == (["人事股"], ["各学校"])


def test_a_person_among_the_parts_of_a_tail_is_no_department() -> None:
    task = first(draft_of("建立集采平台【供应链部/郭亮/6月底】"))
    assert (task["lead"], [person["name"] for person in task["people"]]) == (["供应链部"], ["郭亮"])


def test_a_notice_that_ends_with_its_signer_is_no_task() -> None:
    for end in ("特此通知。  市政府办公室", "特此通知。市政府办公室"):
        draft = ingest(f"2026年工作要点\n各单位：\n{end}\n1.建路。（交通局，10月）\n".encode(), name="a.txt")
        tasks: Any = draft.plan["tasks"]
        assert [task["text"] for task in tasks] == ["建路。"]


@pytest.mark.parametrize(
    "signed", ["市委办公室  市政府办公室", "××市教育局    ××市财政局", "中共××大学委员会  ××大学"]
)
def test_signers_beside_each_other_are_no_task(signed: str) -> None:
    text = f"2026年工作要点\n1.建路。（交通局，10月）\n2.供热。（住建局；9月）\n\n{signed}\n2026年1月5日\n"
    draft = ingest(text.encode(), name="a.txt")
    assert [kept.text for kept in draft.other if kept.kind == "signature"] == [signed]
    tasks: Any = draft.plan["tasks"]
    assert len(tasks) == 2


def test_prose_under_a_heading_of_measures_makes_no_task_of_them() -> None:
    measures = (
        "二、保障措施\n（一）加强领导。由市发改委牵头，市财政局配合。\n（二）强化督查。由市财政局负责。"
    )
    draft = ingest(f"2026年工作要点\n一、建路。（交通局，10月）\n{measures}\n".encode(), name="a.txt")
    tasks: Any = draft.plan["tasks"]
    assert [task["text"] for task in tasks] == ["建路。"]


EXAMINED = [
    ("建路。（县工信局负责，县法院联办）", ["县工信局"], ["县法院"], []),
    ("招商。（县招商局主管，县商务局经办）", ["县招商局"], ["县商务局"], []),
    ("建桥。（县工信局 王建国，9月底前）", ["县工信局"], [], ["王建国"]),
    ("引资。（县招商局（李明），6月）", ["县招商局"], [], ["李明"]),
    ("低保。责任单位：县民政局（李强局长）", ["县民政局"], [], ["李强局长"]),
    ("灌溉。责任单位：县水利局；责任人：吴强，电话13800000000", ["县水利局"], [], ["吴强"]),
    ("登记。（县委编办（县事业单位登记管理局），6月）", ["县委编办（县事业单位登记管理局）"], [], []),
    ("商贸。（县发改局、★县商务局，5月）", ["县商务局"], ["县发改局"], []),
    ("修路。{县交通局，6月}", ["县交通局"], [], []),
    ("修复。（修复技术院牵头，修复师协会配合，12月底前）", ["修复技术院"], ["修复师协会"], []),
]


@pytest.mark.parametrize(("words", "lead", "support", "people"), EXAMINED)
def test_names_verbs_and_persons_are_told_apart(
    words: str, lead: list[str], support: list[str], people: list[str]
) -> None:
    task = first(draft_of(words))
    assert (task["lead"], task.get("support", [])) == (lead, support)
    assert [person["name"] for person in task.get("people", [])] == people


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("环境整治（城管局牵头，6月底前）。做到日产日清。", "环境整治。做到日产日清。"),
        ("引进项目8个，其中\n2026年新开工5个。（招商局，6月）", "引进项目8个，其中2026年新开工5个。"),
        ("加强领导。成立领导小组。", "加强领导。成立领导小组。"),
    ],
)
def test_words_around_a_tail_stay_one_text(words: str, text: str) -> None:
    assert first(draft_of(words))["text"] == text


def test_a_heading_and_its_items_in_one_line_are_parted() -> None:
    line = "二、民生事业。1．改造小学。（教育局，8月底前）2．建敬老院。（民政局，9月底前）"
    draft = ingest(f"2026年工作要点\n一、建设\n1．建桥。（交通局，6月）\n{line}\n".encode(), name="a.txt")
    sections: Any = draft.plan["sections"]
    tasks: Any = draft.plan["tasks"]
    assert [section["title"] for section in sections] == ["建设", "民生事业"]
    assert [task["text"] for task in tasks] == ["建桥。", "改造小学。", "建敬老院。"]


def test_departments_that_share_tasks_one_each_get_one_each() -> None:
    group = "（以上两项由教育局、卫健局分别负责，10月底前完成）"
    draft = ingest(f"2026年工作要点\n1．改造小学。\n2．培训医生。\n{group}\n".encode(), name="a.txt")
    tasks: Any = draft.plan["tasks"]
    assert [(task["lead"], task["timing"]) for task in tasks] == [
        (["教育局"], "10月底前完成"),
        (["卫健局"], "10月底前完成"),
    ]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("；【配合学院】", ""),
        ("责任科室（牵头）：", ""),
        ("，责任单位为", ""),
        ("由", ""),
        ("等部门按职责分工负责", ""),
        ("及资金筹措", "资金筹措"),
        ("（附件二）", "附件二"),
    ],
)
def test_what_a_tail_holds_beside_names_and_labels_is_lost(words: str, left: str) -> None:
    assert beside_structure(fold(words)) == left


def test_closing_words_behind_the_last_task_are_none_of_it() -> None:
    for last in ("2.供热。\n牵头单位：住建局\n完成时间：9月", "2.清理土地（住建局，9月）"):
        closing = "各责任单位要高度重视，确保任务落实到位。"
        draft = ingest(
            f"2026年工作要点\n1.建路。（交通局，10月）\n{last}\n{closing}\n".encode(), name="a.txt"
        )
        assert [kept.text for kept in draft.other if kept.kind == "closing"] == [closing]


def test_a_signer_behind_a_label_of_departments_is_none_of_them() -> None:
    lines = "1.供热。\n牵头单位：住建局\n配合单位：财政局、立案庭\n江州大学\n2026年1月5日"
    draft = ingest(f"2026年工作要点\n{lines}\n".encode(), name="a.txt")
    assert first(draft)["support"] == ["财政局", "立案庭"]
    assert draft.plan["issuer"] == "江州大学"


DOUBTED = [
    ("造林，责成林业局3月底前完成。", "doubtful_name"),
    ("引资。（工信局，外资部分由商务局负责，9月）", "doubtful_name"),
    ("报表。（县审计局&县财政局，4月）", "doubtful_name"),
    ("学校。（县工信局县住建局，4月）", "doubtful_name"),
    ("档案。（县档案局负责，各乡镇填报，8月）", "doubtful_name"),
    ("招商。（牵头单位：招商局（年底前）；配合单位：发改局）", "doubtful_name"),
    ("水利。（水利局，计划投资500万元，5月）", "doubtful_time"),
    ("审计。（审计局，王建国负责，5月）", "doubtful_time"),
]


@pytest.mark.parametrize(("words", "reason"), DOUBTED)
def test_what_is_more_than_a_name_or_a_time_is_to_check(words: str, reason: str) -> None:
    assert ("1", reason) in [(flag.task, flag.reason) for flag in draft_of(words).flags]


@pytest.mark.parametrize(
    ("words", "text", "lead"),
    [
        ("建院。（人事处（教师工作部）、发规处，9月）", "建院。", ["人事处（教师工作部）", "发规处"]),
        ("引进项目8个（招商局，年底前），确保开门红。", "引进项目8个，确保开门红。", ["招商局"]),
        ("建厂房。（工信局，9月底前）（续建）", "建厂房。（续建）", ["工信局"]),
        ("种树。「林业局，3月」", "种树。", ["林业局"]),
    ],
)
def test_brackets_and_words_behind_a_tail_are_kept(words: str, text: str, lead: list[str]) -> None:
    task = first(draft_of(words))
    assert (task.get("title", "") + task["text"], task["lead"]) == (text, lead)


def test_a_heading_with_a_tail_gives_it_to_items_that_have_none() -> None:
    lines = "一、产业发展（牵头单位：工信局；完成时限：年底前）\n1．建厂。\n2．引进项目。"
    tasks: Any = ingest(f"2026年工作要点\n{lines}\n".encode(), name="a.txt").plan["tasks"]
    assert [(task["text"], task["lead"], task["timing"]) for task in tasks] == [
        ("建厂。", ["工信局"], "年底前"),
        ("引进项目。", ["工信局"], "年底前"),
    ]


def test_a_number_before_a_month_continues_its_series() -> None:
    lines = "1．建厂。（工信局，5月）\n2．3月底前完成选址。（工信局）"
    tasks: Any = ingest(f"2026年工作要点\n{lines}\n".encode(), name="a.txt").plan["tasks"]
    assert [(task["id"], task["text"]) for task in tasks][1:] == [("2", "3月底前完成选址。")]


@pytest.mark.parametrize(
    "lines",
    [
        "1．修渠，县城至青石镇\n段3公里。（水利局，5月）",
        "1．新建厂房。（工信局，9月底前）\n◎民生事业\n2．改造小学。（教育局，8月）",
        "一、水利建设（各乡镇均为责任单位，不再一一列出）\n1．修渠。（水利局，5月）",
    ],
)
def test_broken_sentences_lone_bullets_and_scopes_in_headings_are_to_check(lines: str) -> None:
    draft = ingest(f"2026年工作要点\n{lines}\n".encode(), name="a.txt")
    assert {flag.reason for flag in draft.flags} & {"joined_wrap", "tail_in_text"}
