"""For any text, import refuses or accounts for every character."""

from __future__ import annotations

import json
from typing import Any

import tomli_w
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from plancli.ingest import IngestError, Options, ingest, report
from plancli.models import PlanModel

PIECES = [
    "一、",
    "二、",
    "（一）",
    "（二）",
    "1.",
    "2．",
    "（1）",
    "①",
    "⑼",
    "1.1 ",
    "一 ",
    "3 ",
    "第一条 ",
    "任务1：",
    "- ",
    "* ",
    "重点工作",
    "推进建设。",
    "召开会议，部署工作",
    "某市",
    "2020年工作要点\n",
    "（办公室，年内完成）",
    "（市发改委牵头，市财政局、各县、市、区政府配合，6月底前）",
    "（试行）",
    "〔牵头单位：市教育局】",
    "责任单位：",
    "完成时限：",
    "牵头领导：张三",
    "市教育局",
    "、",
    "，",
    "；",
    "。",
    "6月底前",
    "年底",
    "等部门",
    "无",
    "/",
    "下同",
    "备注：",
    "合计",
    "联系人：李四",
    "牵头",
    "配合",
    "及",
    "和",
    "以上2项的协同单位：",
    "第1、3项由市民政局牵头。",
    "（",
    "）",
    "《",
    "》",
    "【",
    "】",
    "市人社局牵头的工作",
    "列第一位的为牵头单位",
    "\n",
    "\n",
    "\n",
    "\n\n",
    "  ",
    "\u3000",
    "\t",
    "\u200b",
    "关于印发《2020年工作计划》的通知",
    "某市人民政府办公室\n",
    "2020年3月1日\n",
    "附件",
    "附件：1.",
    "抄送：市委。",
    "某政发〔2020〕3号\n",
    "- 1 -\n",
    "各区县：\n",
    "一、总体要求\n",
    "保障措施",
    "**",
    "# ",
    "┌─┬─┐\n",
    "│",
    "├─┼─┤\n",
    "└─┴─┘\n",
    "+---+---+\n",
    "序号\n工作任务\n责任单位\n完成时限\n",
]
TABLES = ("|", "|---|---|\n", "|序号|工作任务|责任单位|\n", "|1|推进改革|市编办|\n", "序号\t任务\t责任单位\n")


def assert_refusal(error: IngestError) -> None:
    """Hold that a refusal is one of the document, not of our own account."""
    assert error.exit_code == 3
    assert error.reason != "account"


texts = st.lists(
    st.sampled_from((*PIECES, *PIECES, *TABLES)) | st.text(max_size=4), min_size=1, max_size=40
).map("".join)


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
@example("一、（办公室，年内完成）")
@example("|---|---|\n|---|---|\n")
@example("一、。某政发〔2020〕3号\n**")
@example("一、（一）\u200b")
def test_any_text_is_refused_or_accounted_for(text: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    try:
        draft = ingest(data, name="any.txt", options=Options(year=2020))
    except IngestError as error:
        assert_refusal(error)
        return
    read = len("".join(text.removeprefix("\ufeff").split()))
    assert draft.account["total"] == read
    assert sum(number for kind, number in draft.account.items() if kind != "total") == read


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_every_draft_is_a_plan_that_can_be_written(text: str) -> None:
    try:
        draft = ingest(text.encode("utf-8", "ignore"), name="any.txt", options=Options(year=2020))
    except IngestError:
        return
    PlanModel.model_validate(draft.plan)
    tomli_w.dumps(draft.plan)
    json.dumps(report(draft), ensure_ascii=False)
    tasks: Any = draft.plan["tasks"]
    ids = [task["id"] for task in tasks]
    assert len(set(ids)) == len(ids)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_refused_or_read(data: bytes) -> None:
    try:
        ingest(data, name="any", options=Options(year=2020))
    except IngestError as error:
        assert_refusal(error)


@settings(max_examples=100, deadline=None)
@given(texts)
def test_no_character_is_invented(text: str) -> None:
    """No stored word has a character that the document does not have."""
    try:
        draft = ingest(text.encode("utf-8", "ignore"), name="any.txt", options=Options(year=2020))
    except IngestError:
        return
    source = set(text)
    tasks: Any = draft.plan["tasks"]
    for task in tasks:
        words = [task["text"], task.get("title", ""), *task.get("lead", []), *task.get("support", [])]
        assert set("".join(words)) <= source | set(" \n")
