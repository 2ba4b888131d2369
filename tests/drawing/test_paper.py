"""Documents as LibreOffice prints them: the pages of GB/T 9704-2012, measured in its PDF."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pdfplumber
import pytest

from plancli.drawing.document import draw
from plancli.drawing.template import Template
from plancli.ledger import Entry
from plancli.ledger.book import book
from plancli.query.changes import changes
from plancli.query.state import ask
from plancli.views import circular
from plancli.views.document import Document, Paragraph
from plancli.window import Window
from tests.making import day, plan, task, timing
from tests.papers import MM, converted, needs_office, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tests.papers import Row

pytestmark = needs_office

DAY = date(2010, 7, 15)
HANGING = "。，、；"
LINES = range(22)
"""How many lines the one report of a circular has: every place of the page's end is tried."""

Pages = list[list["Row"]]


def circular_of(lines: int) -> bytes:
    """Return a circular whose first report has so many lines."""
    note = "国" * (28 * lines) or "无"
    tasks = [task(str(n), timing(last="06-30", phrase="6月底前"), text=f"第{n}项任务") for n in range(1, 7)]
    soft = [task(f"{n}", timing(last="07-10", tentative=True), text=f"第{n}项任务") for n in range(7, 10)]
    whole = plan(*tasks, *soft, title="某市2010年工作要点", issuer="某市人民政府办公室")
    entry = Entry("1" * 16, datetime(2010, 7, 8, 9, tzinfo=UTC), "李华", day("07-08"), "1", note=note)
    case = ask(whole, book((entry,), ()), DAY)
    found = changes(case, Window(day("07-01"), DAY))
    sender = circular.Sender(
        "某市人民政府", "某市人民政府办公室", "某市政府办", "某督〔2010〕7号", "各局", DAY
    )
    template = Template(draw(circular.form("zh", DAY, sender.signature)))
    return template.fill(circular.filling(case, found, sender, "zh"), dated=DAY)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Pages]:
    """Every document of this module as printed pages, made by one run of LibreOffice."""
    folder = tmp_path_factory.mktemp("paper")
    full = Document("满页", DAY, "zh", (Paragraph("汉" * 28 * 22 * 3 + "，。"),), is_official=True)
    made = {"full": draw(full)} | {f"circular{lines}": circular_of(lines) for lines in LINES}
    for name, data in made.items():
        (folder / f"{name}.docx").write_bytes(data)
    converted(folder, [folder / f"{name}.docx" for name in made], "pdf")
    return dict(_read(folder / "out", made))


def _read(folder: Path, names: Mapping[str, bytes]) -> Iterator[tuple[str, Pages]]:
    """Yield each document by its name, with the lines of each page; all pages are A4."""
    for name in names:
        with pdfplumber.open(folder / f"{name}.pdf") as pdf:
            assert {(round(page.width / MM), round(page.height / MM)) for page in pdf.pages} == {(210, 297)}
            yield name, [rows(page) for page in pdf.pages]


def body(page: list[Row]) -> list[Row]:
    """Return the lines of a page without its number."""
    return [row for row in page if not re.fullmatch(r"—\d+—", row.text)]


def test_a_full_page_has_22_lines_of_28_characters(printed: Mapping[str, Pages]) -> None:
    first, second, *_ = map(body, printed["full"])
    assert (len(first), len(second)) == (22, 22)
    assert {len(row.text) for row in (*first[1:], *second)} == {28}
    assert len(first[0].text) == 26  # two characters in


def test_margins_are_within_a_millimetre(printed: Mapping[str, Pages]) -> None:
    """37 above, 28 left, 26 right, 35 below; a line stands in the middle of its 10.2 mm.

    LibreOffice lets a full stop or a comma hang beyond the right margin, whatever the document says.
    """
    lines = body(printed["full"][1])
    assert min(row.left for row in lines) == pytest.approx(28, abs=1)
    assert min(row.right for row in lines) == pytest.approx(26, abs=1)
    spare = (225 / 22 - 16 / MM) / 2  # above and below the letters of a line
    assert lines[0].top == pytest.approx(37 + spare, abs=1)
    assert lines[-1].bottom == pytest.approx(35 + spare, abs=1)
    every = [row for pages in printed.values() for page in pages for row in page]
    assert [row.text for row in every if row.left < 27] == []
    assert [row.text for row in every if row.right < (19 if row.text[-1] in HANGING else 25)] == []


def test_numbers_of_pages_stand_right_on_odd_and_left_on_even_ones(printed: Mapping[str, Pages]) -> None:
    """— 1 — in 4号 (14 pt), a character's width from the margin, 7 mm below the text."""
    for pages in printed.values():
        for number, page in enumerate(pages, start=1):
            (found,) = [row for row in page if re.fullmatch(r"—\d+—", row.text)]
            assert found.text == f"—{number}—"
            assert found.sizes == {14}
            edge = found.right - 26 if number % 2 else found.left - 28
            assert edge == pytest.approx(14 / MM, abs=1)
            assert found.bottom == pytest.approx(24, abs=2)


@pytest.mark.parametrize("lines", LINES)
def test_no_heading_ends_a_page_and_no_page_has_only_the_date(
    printed: Mapping[str, Pages], lines: int
) -> None:
    pages = [body(page) for page in printed[f"circular{lines}"]]
    for page in pages[:-1]:
        assert not re.match(r"[一二三四五六]、", page[-1].text), page[-1].text
    (dated,) = [page for page in pages if any(row.text == "2010年7月15日" for row in page)]
    at = next(place for place, row in enumerate(dated) if row.text == "2010年7月15日")
    assert dated[at - 1].text == "某市人民政府办公室"
    above = [row for row in dated[: at - 1] if not row.text.startswith("附件：")]
    assert above, "the signature stands alone"
    assert dated[at].right == pytest.approx(26 + 4 * 15.75 / MM, abs=1)  # four characters free
    middles = [(row.left - row.right) / 2 for row in dated[at - 1 : at + 1]]
    assert middles[0] == pytest.approx(middles[1], abs=3)  # LibreOffice parts figures from Chinese


def test_the_annex_begins_a_page_and_repeats_its_headings(printed: Mapping[str, Pages]) -> None:
    last = body(printed["circular0"][-1])
    assert [row.text for row in last[:2]] == ["附件", "应办未办和待询事项清单"]
    assert last[2].text == "序号工作任务责任部门时限要求剩余时间性质"
    assert last[-1].text == "某市政府办2010年7月15日印发"
