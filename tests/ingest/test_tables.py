"""Tables of every layout become the tasks a reader sees, and what contradicts itself is to check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl.styles import Font

from plancli.ingest import Draft, ingest
from tests.ingest.builders import workbook

if TYPE_CHECKING:
    from openpyxl import Workbook

TITLE = "2024年重点工作任务分解表"
HEAD = ("序号", "工作任务", "责任单位", "时限")
ROLES = ("序号", "工作任务", "牵头单位", "配合单位", "时限")


def read(*rows: tuple[object, ...], strike: int = 0) -> Draft:
    """Return what a sheet of these rows under a title holds; `strike` is a row that is struck out, from 1."""

    def then(book: Workbook) -> None:
        for cell in book.worksheets[0][strike + 1] if strike else ():
            cell.font = Font(strike=True)

    return ingest(workbook(("任务", [(TITLE,), *rows]), then=then), name="a.xlsx")


def tasks(draft: Draft) -> list[tuple[str, str, str]]:
    """Return text, departments and time of every task."""
    found: Any = draft.plan["tasks"]
    return [
        (task["text"], "、".join((*task.get("lead", ()), *task.get("support", ()))), task.get("timing", ""))
        for task in found
    ]


def flags(draft: Draft) -> list[str]:
    """Return what is to check."""
    return [flag.reason for flag in draft.flags]


def test_two_halves_side_by_side_are_one_list() -> None:
    draft = read(
        HEAD + HEAD,
        (1, "新建厂房", "工信局", "9月底前", 3, "改造小学", "教育局", "8月底前"),
        (2, "引进项目", "招商局", "年底前", 4, "新建水厂", "水务局", "10月底前"),
    )
    assert [text for text, *_ in tasks(draft)] == ["新建厂房", "引进项目", "改造小学", "新建水厂"]
    assert flags(draft) == []


def test_a_section_said_once_goes_on_down_its_column() -> None:
    draft = read(
        ("类别", *HEAD[1:]),
        ("产业发展", "新建厂房", "工信局", "9月底前"),
        (None, "引进项目", "招商局", "年底前"),
        ("民生事业", "改造小学", "教育局", "8月底前"),
    )
    found: Any = draft.plan
    titles = {section["id"]: section["title"] for section in found["sections"]}
    assert [titles[task["section"]] for task in found["tasks"]] == ["产业发展", "产业发展", "民生事业"]


def test_numbers_before_departments_of_a_cell_are_no_names() -> None:
    draft = read(HEAD, (1, "新建厂房", "1.工信局\n2.住建局", "9月底前"), (2, "引进项目", "招商局", "年底前"))
    assert tasks(draft)[0] == ("新建厂房", "工信局、住建局", "9月底前")


def test_a_table_without_a_header_is_read_by_its_cells_and_to_check() -> None:
    draft = read((1, "新建厂房", "工信局", "9月底前"), (2, "引进项目", "招商局", "年底前"))
    assert tasks(draft) == [("新建厂房", "工信局", "9月底前"), ("引进项目", "招商局", "年底前")]
    assert flags(draft) == ["unknown_header"]


def test_a_row_that_is_struck_out_is_kept_aside_and_named() -> None:
    draft = read(HEAD, (1, "新建厂房", "工信局", "9月底前"), (2, "引进项目", "招商局", "年底前"), strike=3)
    assert tasks(draft) == [("新建厂房", "工信局", "9月底前")]
    assert flags(draft) == ["hidden"]


@pytest.mark.parametrize(
    ("head", "row", "reason"),
    [
        (ROLES, (1, "新建厂房", "工信局", "住建局牵头", "9月底前"), "role_assumed"),
        (ROLES, (1, "新建厂房", None, "住建局", "9月底前"), "missing_cell"),
        (HEAD, (1, "新建厂房（住建局配合）", "工信局", "9月底前"), "tail_in_text"),
        ((*HEAD, "备注"), (1, "新建厂房", "工信局", "9月底前", "由住建局牵头"), "tail_in_text"),
        ((*HEAD, "时限"), (1, "新建厂房", "工信局", "3月", "9月"), "unknown_header"),
    ],
)
def test_what_contradicts_its_column_is_to_check(
    head: tuple[str, ...], row: tuple[object, ...], reason: str
) -> None:
    plain = (
        (2, "引进项目", "招商局", "财政局", "年底前")
        if head == ROLES
        else (2, "引进项目", "招商局", "年底前")
    )
    assert reason in flags(read(head, row, plain, (3, *plain[1:])))


@pytest.mark.parametrize("nobody", ["无", "/", "不涉及", "——"])
def test_a_cell_that_names_nobody_is_no_department(nobody: str) -> None:
    draft = read(
        ROLES, (1, "新建厂房", "工信局", nobody, "9月底前"), (2, "引进项目", "招商局", "财政局", "年底前")
    )
    assert tasks(draft)[0] == ("新建厂房", "工信局", "9月底前")
    assert flags(draft) == []
