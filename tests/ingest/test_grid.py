"""The cells of workbooks as values, and what is damaged refused in words."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import zipfile
from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl import Workbook

from plancli.errors import PlancliError
from plancli.ingest.errors import IngestError
from plancli.ingest.readers.grid import Raw, place, read_grids, text_of
from tests.conftest import ROOT

MEMORY = ROOT / "tests" / "data" / "asks_for_memory.xls"
"""A workbook of which one byte makes calamine ask for 172 GB, which ends the process that asks."""


def workbook() -> bytes:
    """Return a workbook with a cell of each kind, one formula, and a hidden sheet."""
    book: Any = Workbook()
    page = book.worksheets[0]
    page.title = "表"
    for row, value in enumerate(("  甲\n乙", 35, 0.5, date(2010, 7, 12), "=1+2", True), start=1):
        page.cell(row, 2).value = value
    page.cell(1, 2).data_type = "s"
    page.merge_cells("C1:D2")
    book.create_sheet("藏").sheet_state = "veryHidden"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_each_cell_stands_where_the_sheet_has_it() -> None:
    shown, hidden = read_grids(workbook(), "a.xlsx")
    assert (shown.name, shown.is_hidden, hidden.name, hidden.is_hidden) == ("表", False, "藏", True)
    assert [row[1] for row in shown.rows] == ["  甲\n乙", 35, 0.5, date(2010, 7, 12), "", True]
    assert [place(*one) for one in shown.formulas] == ["B5"]
    assert list(shown.merged) == [((0, 2), (1, 3))]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("甲", "甲"),
        (35.0, "35"),
        (0.1 + 0.2, "0.3"),
        (True, "TRUE"),
        (date(2010, 7, 2), "2010-07-02"),
        (datetime.combine(date(2010, 7, 2), time()), "2010-07-02"),
        (datetime.combine(date(2010, 7, 2), time(9, 30)), "2010-07-02T09:30:00"),
        (time(9, 30), "09:30:00"),
    ],
)
def test_a_value_as_text(value: Raw, text: str) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("at", "name"), [((0, 0), "A1"), ((18, 11), "L19"), ((0, 26), "AA1"), ((4, 701), "ZZ5")]
)
def test_a_place_is_called_as_spreadsheets_do(at: tuple[int, int], name: str) -> None:
    assert place(*at) == name


def test_a_file_that_asks_for_all_memory_is_damaged_and_ends_nothing() -> None:
    with pytest.raises(IngestError) as raised:
        read_grids(MEMORY.read_bytes(), "a.xls")
    assert raised.value.message.id == "ingest.damaged"


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_damaged_is_read_or_refused_in_words(
    seed: int, capfd: pytest.CaptureFixture[str]
) -> None:
    """Bytes of parts are changed, cut out and doubled; nothing but our own errors comes of it."""
    dice, data = random.Random(seed), workbook()
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    ended: set[object] = set()
    for _ in range(60):
        name = dice.choice(list(parts))
        content = bytearray(parts[name])
        at = dice.randrange(len(content))
        content[at : at + dice.choice([0, 1, 50])] = dice.choice([b"", b"\xff", b"&#9;", bytes(content[:80])])
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
            for part, old in (parts | {name: bytes(content)}).items():
                made.writestr(part, old)
        try:
            ended.add(len(read_grids(packed.getvalue(), "a.xlsx")))
        except PlancliError as error:
            ended.add(error.message.id)
    assert {2, "ingest.damaged"} <= ended
    assert capfd.readouterr() == ("", "")


def test_old_workbooks_are_read_in_a_process_of_their_own() -> None:
    """It starts without plancli, and says in its exit code what failed."""
    program = ROOT / "src" / "plancli" / "ingest" / "readers" / "calamine.py"
    done = subprocess.run([sys.executable, "-I", program], input=workbook(), capture_output=True, check=True)
    assert b'"date": "2010-07-12"' in done.stdout
    assert (
        subprocess.run(
            [sys.executable, "-I", program], input=b"PK", capture_output=True, check=False
        ).returncode
        == 4
    )
