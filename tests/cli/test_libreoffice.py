"""Workbooks in another program: LibreOffice saves them in other formats, and prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pdfplumber
import pytest
from openpyxl import load_workbook
from tests.desk import recorded
from tests.office import converted, needs_libreoffice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Plancli

pytestmark = needs_libreoffice

HEAD = 4
"""Row of the headings of a workbook to fill in."""

LEAST_POINTS = 8.5
"""The smallest print that the office accepts."""


@pytest.fixture
def office(desk: Path, monkeypatch: pytest.MonkeyPatch, plancli: Plancli) -> Path:
    """The 2010 plan on 15 July, with some progress, in Chinese; workbooks lie in ``out``."""
    monkeypatch.setenv("PLANCLI_AS_OF", "2010-07-15")
    monkeypatch.setenv("PLANCLI_LANG", "zh")
    plancli("report", "9", "--percent", "20", "--note", "征求  意见\n第二轮", "--problem", "=人手不足")
    plancli("sheets", "-d", "综合局", "-d", "企业改组局", "--to", "out")
    return desk


def edited(path: Path) -> None:
    """Fill in a workbook, sort its rows, put in a row and a column; a formula stands in the new row."""
    book: Any = load_workbook(path)
    page = book.worksheets[0]
    heads = {cell.value: cell.column for cell in page[HEAD]}
    rows = {cell.value: cell.row for cell in page["A"][HEAD:] if cell.value}
    for (id_, head), value in FILLED.get(path.name, {}).items():
        cell = page.cell(rows[id_], heads[head])
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    values = [
        [cell.value for cell in row] for row in page.iter_rows(min_row=HEAD + 1, max_row=HEAD + len(rows))
    ]
    for at, row in enumerate(reversed(values), start=HEAD + 1):
        for column, value in enumerate(row, start=1):
            page.cell(at, column).value = value
            if isinstance(value, str):
                page.cell(at, column).data_type = "s"
    page.insert_rows(HEAD + 2)
    page.cell(HEAD + 2, 3).value = "小计"
    page.cell(HEAD + 2, 4).value = "=1+2"
    page.insert_cols(2)
    page.cell(HEAD, 2).value = "备注"
    book.save(path)


FILLED: dict[str, dict[tuple[str, str], object]] = {
    "04-综合局.xlsx": {
        ("8", "状态"): "已办结",
        ("8", "办结日期"): "2010-07-12",
        ("8", "进展情况"): "调研“报告”已印发；\n第1、2项<完成>&归档 a  b",
        ("9", "进度%"): 60,
        ("9", "存在问题"): "=人手仍不足",
        ("17", "状态"): "进行中",
    },
    "13-企业改组局.xlsx": {("30", "已办次数"): 1, ("30", "下一步"): "+1期"},
}
"""What departments fill in, by workbook, task and heading."""


def lines(folder: Path) -> list[dict[str, Any]]:
    """Return what is in the ledger but for ids, stamps and chains."""
    left_out = {"id", "at", "prev", "turn"}
    return [{key: value for key, value in one.items() if key not in left_out} for one in recorded(folder)]


@pytest.mark.parametrize("is_filled", [False, True])
def test_what_libreoffice_saves_comes_back_the_same(
    office: Path, plancli: Plancli, *, is_filled: bool
) -> None:
    """As .xlsx, .xls and .ods, sorted, with a row and a column put in; unedited it records nothing."""
    before = (office / "plan2010.ledger.jsonl").read_bytes()
    books = sorted((office / "out").iterdir())
    for path in books if is_filled else ():
        edited(path)
    found = []
    folders = ["out"]
    for suffix in ("xlsx", "xls", "ods"):
        converted(books, suffix, office / "saved")
        folders.append(f"saved/{suffix}")
    for folder in folders:
        result = plancli("collect", folder)
        assert result.code == 0, result.err
        assert plancli("collect", folder).out == ""
        found.append(lines(office)[1:])
        (office / "plan2010.ledger.jsonl").write_bytes(before)
    assert [sorted(map(str, one)) for one in found[1:]] == [sorted(map(str, found[0]))] * 3
    assert len(found[0]) == (5 if is_filled else 0)
    if is_filled:
        assert {
            "by": "综合局",
            "on": "2010-07-15",
            "task": "9",
            "percent": 60,
            "problem": "=人手仍不足",
        } in found[0]


class Word(NamedTuple):
    """A piece of print: its box on the page, in points, and the size of its letters."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    points: float


def printed(path: Path) -> Iterator[tuple[tuple[float, float], list[Word]]]:
    """Yield each page of a PDF: its width and height, and its words."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            words = page.extract_words(extra_attrs=["size"], x_tolerance=1.5, keep_blank_chars=True)
            yield (
                (float(page.width), float(page.height)),
                [
                    Word(one["text"], one["x0"], one["top"], one["x1"], one["bottom"], one["size"])
                    for one in words
                ],
            )


def over_each_other(words: list[Word]) -> list[tuple[str, str]]:
    """Return words that are printed over one another by more than a hair."""
    found = []
    ordered = sorted(words, key=lambda word: word.top)
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.top > one.bottom - one.points / 3:
                break
            across = min(one.right, other.right) - max(one.left, other.left)
            if across > one.points / 3:
                found.append((one.text, other.text))
    return found


LONG = "按照要求开展调研，形成报告并报委领导审定，" * 12


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_printed_can_be_read(
    office: Path, plancli: Plancli, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    """On A4 and A3 no print is under 8.5 points or over another, and all of it is on the page."""
    monkeypatch.setenv("PLANCLI_LANG", lang)
    plancli("report", "10", "--note", LONG, "--problem", "word " * 60, "--next", LONG[:90])
    plancli("extend", "11", "12月底前", "--reason", "工作需要", "--authority", "委主任办公会")
    commands = {
        "list": "list",
        "due": "due --month 7 --possible",
        "overdue": "overdue",
        "summary": "summary -d 办公厅",
        "changes": "changes --since 2010-07-01",
        "log": "log",
        "all": "list --columns id,title,text,departments,timing,window,why,notes",
    }
    for name, line in commands.items():
        assert plancli(*line.split(), "--to", f"{name}.xlsx").code == 0
    sheets = [office / "out" / "04-综合局.xlsx", office / "out" / "13-企业改组局.xlsx"]
    pdfs = converted([office / f"{name}.xlsx" for name in commands] + sheets, "pdf", office / "print")
    sizes = set()
    for name, pdf in pdfs.items():
        for (width, height), words in printed(pdf):
            sizes.add(round(width))
            assert words, name
            assert min(word.points for word in words) >= LEAST_POINTS, name
            assert over_each_other(words) == [], name
            assert all(word.left > 0 and word.right < width and word.bottom < height for word in words), name
            assert width > height
    assert sizes == {842, 1191}


def test_over_each_other_sees_what_is_over_each_other() -> None:
    """The test above could not fail otherwise."""
    one, beside, below = (
        Word("a", 0, 0, 10, 10, 10),
        Word("b", 11, 0, 20, 10, 10),
        Word("c", 0, 14, 10, 24, 10),
    )
    assert over_each_other([one, beside, below]) == []
    assert over_each_other([one, below._replace(top=4, bottom=14)]) == [("a", "c")]
