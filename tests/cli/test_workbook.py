"""Answers as workbooks: opened with openpyxl, as the office's programs would."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from tests.conftest import PLAN_2010
from tests.terminal import screen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli

LINES = ["list", "due --month 5", "overdue"]


def opened(path: Path) -> Any:  # noqa: ANN401  openpyxl types no cell of a workbook it read
    """Return a workbook as another program reads it."""
    return load_workbook(io.BytesIO(path.read_bytes()))


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_same_question_gives_the_same_bytes(
    plancli: Plancli, desk: Path, monkeypatch: pytest.MonkeyPatch, line: str, lang: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    for name in ("a.xlsx", "b.xlsx"):
        assert plancli(*line.split(), "--to", name).out == f"{name}\n"
    assert (desk / "a.xlsx").read_bytes() == (desk / "b.xlsx").read_bytes()


def test_a_ledger_prints_as_it_is(plancli: Plancli, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Headings stay in sight and repeat, rows filter, lights are coloured, days are days."""
    monkeypatch.setenv("PLANCLI_LANG", "zh")
    plancli("report", "16", "--percent", "20", "--note", "=HYPERLINK(1)")
    plancli("list", "--to", "台账.xlsx")
    page = opened(desk / "台账.xlsx").worksheets[0]
    heads = [cell.value for cell in page[3]]
    assert heads[:8] == ["编号", "所属部分", "工作任务", "责任部门", "时限要求", "起始日", "截止日", "亮灯"]
    assert page["A1"].value == "国务院国资委指导和监督地方国有资产监管2010年工作计划督办台账"
    assert (page["A2"].value, page.freeze_panes) == ("截至2010年5月10日", "B4")
    assert page.auto_filter.ref == f"A3:{page.cell(3, len(heads)).column_letter}41"
    assert page.print_title_rows == "$3:$3"
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (8, "landscape")
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    row = {head: page.cell(19, at) for at, head in enumerate(heads, start=1)}
    assert [row[name].value for name in ("编号", "亮灯", "状态", "进度%")] == ["16", "■ 绿", "进行中", 20]
    assert row["截止日"].value.date() == date(2010, 12, 31)
    assert row["截止日"].number_format == "yyyy-mm-dd"
    assert (row["进展情况"].value, row["进展情况"].data_type) == ("=HYPERLINK(1)", "s")
    assert all(page.row_dimensions[at].height for at in range(1, 42))
    (lights,) = page.conditional_formatting
    assert str(lights.sqref) == "H4:H41"
    assert {rule.dxf.fill.bgColor.rgb[-6:] for rule in lights.rules} >= {"FFC7CE", "FFE699", "C6E0B4"}
    assert "第 &P 页" in page.oddFooter.center.text
    assert "填报人" in page.oddFooter.right.text


def test_plain_has_headings_in_row_one_and_rows_below(plancli: Plancli, desk: Path) -> None:
    """For pivot tables and mail merge: nothing above, nothing below, nothing merged."""
    plancli("overdue", "--to", "plain.xlsx", "--layout", "plain", "--as-of", "2010-07-15")
    page = opened(desk / "plain.xlsx").worksheets[0]
    rows = list(page.iter_rows(values_only=True))
    assert rows[0][:4] == ("Matter", "ID", "Task", "Lead")
    assert [row[1] for row in rows[1:]] == ["9", "14", "8", "10", "23", "11", "18", "35"]
    assert rows[1][0] == "late: urge"
    assert not page.merged_cells.ranges
    assert page.freeze_panes == "B2"


def test_columns_hold_in_a_workbook_too(plancli: Plancli, desk: Path) -> None:
    """What several columns of a workbook say, one of a table says in one."""
    plancli("list", "22", "--to", "a.xlsx", "--columns", "id,window,why", "--layout", "plain")
    (head, row) = opened(desk / "a.xlsx").worksheets[0].iter_rows(values_only=True)
    assert head == ("ID", "First", "Last", "Why")
    assert row[0] == "22"
    assert [day.date() for day in row[1:3]] == [date(2010, 1, 1), date(2010, 12, 31)]
    assert row[3]


def test_a_workbook_goes_into_a_pipe_and_never_onto_a_terminal(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    day = {"PLANCLI_AS_OF": "2010-05-10"}
    assert screen("plancli list -o xlsx | head -c 2", desk, env=day) == (0, "PK")
    code, shown = screen("plancli list -o xlsx", desk, env=day)
    assert code == 2
    assert "--to" in shown
    assert "PK" not in shown


def test_of_a_workbook_every_text_is_text(tmp_path: Path, plancli: Plancli) -> None:
    """Formulas, control characters, what Open XML reads as a character: all of it is shown as it stands."""
    plan = tmp_path / "plan.toml"
    text = PLAN_2010.read_text(encoding="utf-8").replace(
        "召开全国国有资产监督管理工作会议，", "=1+1 _x0041_ \\u001b[31m，"
    )
    plan.write_text(text, encoding="utf-8")
    target = tmp_path / "a.xlsx"
    assert plancli("list", "1", "-p", str(plan), "--to", str(target), "--as-of", "2010-05-10").code == 0
    cell = opened(target).worksheets[0]["C4"]
    assert (cell.value, cell.data_type) == ("=1+1 _x005F_x0041_ \\x1b[31m", "s")


def test_a_day_is_a_day(plancli: Plancli, desk: Path) -> None:
    """Days can be reckoned with: they are no texts."""
    plancli("due", "--month", "5", "--to", "a.xlsx", "--layout", "plain")
    page = opened(desk / "a.xlsx").worksheets[0]
    heads = [cell.value for cell in page[1]]
    days = [row[heads.index("Due")] for row in page.iter_rows(min_row=2, values_only=True)]
    assert {day.date() for day in days if isinstance(day, datetime)} == {date(2010, 5, 31)}


WITHOUT = """
import sys
for name in ("openpyxl", "python_calamine"):
    sys.modules[name] = None
from importlib import util
found = util.find_spec
util.find_spec = lambda name, *more: None if sys.modules.get(name, 1) is None else found(name, *more)
from plancli.cli import main
main()
"""
"""Runs a command line where the extra `office` is not installed."""


@pytest.mark.parametrize("line", ["list --to a.xlsx", "list -o xlsx", "sheets --to out", "collect b.xlsx"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_without_the_extra_one_line_says_what_to_install(
    desk: Path, plancli: Plancli, line: str, lang: str
) -> None:
    """Before anything is written."""
    plancli("list", "--to", "b.xlsx")
    before = sorted(desk.iterdir())
    environment = os.environ | {"PLANCLI_LANG": lang}
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, *line.split()],
        capture_output=True,
        text=True,
        cwd=desk,
        env=environment,
        check=False,
    )
    assert done.returncode == (1 if line.startswith("collect") else 3)
    assert len(done.stderr.splitlines()) == 1
    assert "pip install 'plancli[office]'" in done.stderr
    assert sorted(desk.iterdir()) == before


LOADED = """
import sys
from plancli.cli import main
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""
"""Says on standard error which modules a command line loads."""


@pytest.mark.parametrize(
    "line", ["list", "due --month 5", "report 14 --percent 30", "--help", "collect --help"]
)
def test_other_commands_load_nothing_of_workbooks(desk: Path, line: str) -> None:
    """Start-up is part of the product."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *line.split()], capture_output=True, text=True, cwd=desk, check=False
    )
    loaded = set(done.stderr.split())
    assert "plancli.cli.app" in loaded
    assert not {"openpyxl", "python_calamine", "lxml", "plancli.drawing.workbook"} & loaded


def facts(plancli: Plancli, plan: str) -> list[tuple[str, list[str], str]]:
    """Return title, departments and time of each task of a plan."""
    result = plancli("list", "-o", "json", "-p", plan)
    return [(one["title"], one["lead"], one["timing"]) for one in json.loads(result.out)["tasks"]]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_ledger_and_a_filled_in_sheet_can_be_imported(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    """What they report of a task is no part of the plan; the hidden record is kept aside and named."""
    monkeypatch.setenv("PLANCLI_LANG", lang)
    plancli("report", "8", "--percent", "20", "--note", "正在调研", "--problem", "人手不足")
    plancli("list", "--to", "a.xlsx")
    plancli("sheets", "-d", "综合局", "--to", "out")
    own = facts(plancli, "plan2010.toml")
    assert plancli("import", "a.xlsx", "--to", "plan-a.toml").code == 0
    assert facts(plancli, "plan-a.toml") == own
    result = plancli("import", "out/04-综合局.xlsx", "--to", "plan-b.toml")
    assert result.code == 1
    assert "_plancli" in result.out
    assert facts(plancli, "plan-b.toml") == [own[at - 1] for at in (8, 9, 17)]
