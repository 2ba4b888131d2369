"""Documents as LibreOffice prints them: the pages of GB/T 9704-2012, measured in its PDF."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pdfplumber
import pytest

from plancli.drawing.document import draw
from plancli.drawing.template import Template
from plancli.ledger import Entry, Urge
from plancli.ledger.book import book
from plancli.query.changes import changes
from plancli.query.state import ask
from plancli.query.tasks import tasks as query_tasks
from plancli.recording.slips import Slip
from plancli.views import circular, slip
from plancli.views.document import Document, Paragraph
from plancli.window import Window
from tests.making import day, plan, task, timing
from tests.papers import MM, cells, converted, needs_office, rows, texts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from plancli.words import Lang
    from tests.papers import Row

pytestmark = needs_office

DAY = date(2010, 7, 15)
HANGING = "。，、；"
LINES = range(22)
"""How many lines the one report of a circular has: every place of the page's end is tried."""

NUMBER = re.compile(r"—\d+—")

Pages = list[list["Row"]]


def circular_of(lines: int) -> bytes:
    """Return a circular whose first report has so many lines."""
    note = "国" * (28 * lines) or "无"
    tasks = [task(str(n), timing(last="06-30", phrase="6月底前"), text=f"第{n}项任务") for n in range(1, 4)]
    soft = [task(f"{n}", timing(last="07-10", tentative=True), text=f"第{n}项任务") for n in range(4, 6)]
    whole = plan(*tasks, *soft, title="某市2010年工作要点", issuer="某市人民政府办公室")
    entry = Entry("1" * 16, datetime(2010, 7, 8, 9, tzinfo=UTC), "李华", day("07-08"), "1", note=note)
    case = ask(whole, book((entry,), ()), DAY)
    found = changes(case, Window(day("07-01"), DAY))
    sender = circular.Sender(
        "某市人民政府", "某市人民政府办公室", "某市政府办", "某督〔2010〕7号", "各局", DAY
    )
    template = Template(draw(circular.form("zh", DAY, sender.signature)))
    return template.fill(circular.filling(case, found, sender, "zh"), dated=DAY)


def printed(folder: Path, made: Mapping[str, bytes]) -> dict[str, Pages]:
    """Return the lines of each page of documents, printed by one run of LibreOffice; all are A4."""
    for name, data in made.items():
        (folder / f"{name}.docx").write_bytes(data)
    converted(folder, [folder / f"{name}.docx" for name in made], "pdf")
    found = {}
    for name in made:
        with pdfplumber.open(folder / "out" / f"{name}.pdf") as pdf:
            assert {(round(page.width / MM), round(page.height / MM)) for page in pdf.pages} == {(210, 297)}
            found[name] = [rows(page) for page in pdf.pages]
    return found


def numbers_stand_outside(pages: Pages) -> bool:
    """Tell whether pages have their number in 4号 (14 pt), odd ones right, even ones left, a character in."""
    for number, page in enumerate(pages, start=1):
        (found,) = [row for row in page if NUMBER.fullmatch(row.text)]
        edge = found.right - 26 if number % 2 else found.left - 28
        if found.text != f"—{number}—" or found.sizes != {14} or abs(edge - 14 / MM) > 1:
            return False
    return True


def body(page: list[Row]) -> list[Row]:
    """Return the lines of a page without its number."""
    return [row for row in page if not NUMBER.fullmatch(row.text)]


def test_a_full_page_has_22_lines_of_28_characters_within_its_margins(tmp_path: Path) -> None:
    """37 mm above, 28 left, 26 right, 35 below; a line stands in the middle of its 10.2 mm."""
    full = Document("满页", DAY, "zh", (Paragraph("汉" * 28 * 22 * 3 + "，。"),), is_official=True)
    (pages,) = printed(tmp_path, {"full": draw(full)}).values()
    first, second, *_ = map(body, pages)
    assert (len(first), len(second)) == (22, 22)
    assert {len(row.text) for row in (*first[1:], *second)} == {28}
    assert len(first[0].text) == 26  # two characters in
    assert min(row.left for row in second) == pytest.approx(28, abs=1)
    assert min(row.right for row in second) == pytest.approx(26, abs=1)
    spare = (225 / 22 - 16 / MM) / 2  # above and below the letters of a line
    assert second[0].top == pytest.approx(37 + spare, abs=1)
    assert second[-1].bottom == pytest.approx(35 + spare, abs=1)
    assert numbers_stand_outside(pages)


def test_no_heading_ends_a_page_and_no_page_has_only_the_date(tmp_path: Path) -> None:
    """In 22 circulars whose text ends on every line of a page."""
    for name, pages in printed(tmp_path, {f"{lines}": circular_of(lines) for lines in LINES}).items():
        assert numbers_stand_outside(pages), name
        bodies = [body(page) for page in pages]
        assert [page[-1].text for page in bodies if re.match(r"[一二三四五六]、", page[-1].text)] == [], name
        (dated,) = [page for page in bodies if any(row.text == "2010年7月15日" for row in page)]
        at = next(place for place, row in enumerate(dated) if row.text == "2010年7月15日")
        assert [row for row in dated[: at - 1] if not row.text.startswith("附件：")] != [], name
        _check_signature(dated[at - 1], dated[at])
        _check_annex(bodies[-1])
        assert _beyond_margins(pages) == [], name


def _check_signature(name: Row, dated: Row) -> None:
    """The date has four characters free at its right; the name stands above its middle."""
    assert name.text == "某市人民政府办公室"
    assert dated.right == pytest.approx(26 + 4 * 15.75 / MM, abs=1)
    middles = [(row.left - row.right) / 2 for row in (name, dated)]
    assert middles[0] == pytest.approx(middles[1], abs=3)  # LibreOffice parts figures from Chinese


def _check_annex(page: list[Row]) -> None:
    """The annex begins a page; who printed the circular stands at its end."""
    assert [row.text for row in page[:2]] == ["附件", "应办未办和待询事项清单"]
    assert page[2].text == "序号工作任务责任部门时限要求剩余时间性质"
    assert page[-1].text == "某市政府办2010年7月15日印发"


def _beyond_margins(pages: Pages) -> list[str]:
    """Return the lines more than a millimetre beyond the margins.

    LibreOffice lets a full stop or a comma hang beyond the right one, whatever the document says.
    """
    every = [row for page in pages for row in page]
    return [row.text for row in every if row.left < 27 or row.right < (19 if row.text[-1] in HANGING else 25)]


def test_a_slip_is_one_page_on_which_nothing_is_cut(tmp_path: Path) -> None:
    tasks = task("1", timing(last="06-30", phrase="6月底前"), text="任务，" + "说明" * 60)
    case = ask(plan(tasks, title="某市2010年工作要点"), book((), ()), DAY)
    one = Slip("1", ("综合局",), query_tasks(case), "督办〔2010〕1号")
    urges = {"1": Urge("blue", "督办〔2010〕1号", DAY)}
    langs: tuple[Lang, ...] = ("zh", "en")
    made: dict[str, bytes] = {
        lang: Template(draw(slip.form("task", lang, DAY))).fill(
            slip.filling(case, one, urges, lang), dated=DAY
        )
        for lang in langs
    }
    for lang, pages in printed(tmp_path, made).items():
        (page,) = pages
        shown = Counter("".join(row.text for row in page))
        said = "".join(cell for line in cells(made[lang]) for cell in line) + "".join(texts(made[lang]))
        assert Counter(re.sub(r"\s", "", said)) - shown == Counter(), lang
