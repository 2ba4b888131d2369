"""The page in a real browser: what filters show, what it asks for, who can read it, how it prints.

Needs Chromium; axe-core and html-validate are looked for in `node_modules` of this folder or of
``$PLANCLI_NODE_MODULES`` (``npm install axe-core html-validate``). What is not there is skipped by name.
"""

from __future__ import annotations

import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

import pytest

from plancli import drawing, query, views
from plancli.window import Window
from tests.browser import PROGRAM, Browser, browser
from tests.conftest import ROOT
from tests.desk import said, write_ledger, write_plan
from tests.making import day
from tests.pictures import forms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.conftest import Plancli

MODULES = Path(os.environ.get("PLANCLI_NODE_MODULES", ROOT / "node_modules"))

needs_browser = pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed")
needs_axe = pytest.mark.skipif(not (MODULES / "axe-core").is_dir(), reason="axe-core is not installed")
needs_validator = pytest.mark.skipif(
    not (MODULES / "html-validate").is_dir() or not shutil.which("node"),
    reason="html-validate is not installed",
)
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")

TOLERANCE = 1
"""Points by which figures that end below each other may differ."""

LANGS = pytest.mark.parametrize("lang", ["zh", "en"])


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of this module."""
    with browser() as one:
        yield one


@pytest.fixture
def office(desk: Path, monkeypatch: pytest.MonkeyPatch, plancli: Plancli) -> Path:
    """The folder with the 2010 plan in July, with entries of all kinds."""
    monkeypatch.setenv("PLANCLI_AS_OF", "2010-07-15")
    for line in (
        "done 30 --on 2010-06-11",
        "report 16 --percent 20 --note 正在建设 --problem 经费未落实 --on 2010-07-02",
        "done 9 8 --on 2010-07-12",
        "extend 20 次年3月底前 --reason 需征求意见 --on 2010-07-14",
        "cancel 38 --on 2010-07-01",
        "extend 12 6月底前 --on 2010-05-01 --force",
    ):
        assert plancli(*line.split()).code == 0
    return desk


def page(plancli: Plancli, folder: Path, *args: str) -> Path:
    """Write the page of a plan and return its path."""
    path = folder / "台账.html"
    result = plancli("page", *args, "--to", str(path), "--force")
    assert (result.code, result.out) == (0, f"{path}\n"), result.err
    return path


def address(path: Path, **filters: str) -> str:
    """Return the address under which a browser opens a page with filters."""
    fragment = "&".join(f"{name}={quote(value)}" for name, value in filters.items())
    return path.as_uri() + (f"#{fragment}" if fragment else "")


SHOWN = "[...document.querySelectorAll('tr[data-id]')].filter(r => r.offsetParent).map(r => r.dataset.id)"
"""Ids of the tasks that a person sees."""


def questions(plan: dict[str, Any], count: int) -> list[dict[str, str]]:
    """Return questions by department, light and text, drawn by chance and always the same."""
    chance = random.Random(20100715)
    tasks = plan["tasks"]
    departments = sorted({name for one in tasks for name in one["lead"] + one["support"]})
    lights = sorted({one["light"] for one in tasks})
    texts = [one["text"][at : at + size] for one in tasks for at, size in ((2, 3), (9, 4), (0, 2))]
    texts += [one["timing"] for one in tasks] + [one["number"] for one in tasks]
    texts += ["会议，办法", "、", "没有此词", "（二十）", "初定"]
    asked: list[dict[str, str]] = []
    while len(asked) < count:
        one = {"d": chance.choice(departments), "l": chance.choice(lights), "q": chance.choice(texts)}
        kept = {name: value for name, value in one.items() if chance.random() < 0.5}
        if kept:
            asked.append(kept)
    return asked


OPTIONS = {"d": "--dept", "l": "--light", "q": "--search", "s": "--section"}


@needs_browser
def test_filters_find_what_list_finds(office: Path, plancli: Plancli, chromium: Browser) -> None:
    """Twenty questions drawn by chance, typed into the address; the count says how many are shown."""
    plan = json.loads(plancli("list", "-o", "json").out)
    path = page(plancli, office)
    found = 0
    for one in questions(plan, 20):
        options = [word for name, value in one.items() for word in (OPTIONS[name], value)]
        listed = plancli("list", *options, "-o", "ids").out.split()
        chromium.open(address(path, **one))
        assert chromium.run(SHOWN) == listed, one
        assert chromium.run("document.getElementById('n').textContent") == f"{len(listed)} shown"
        found += bool(listed)
    assert found > 5


@needs_browser
def test_who_clicks_and_types_finds_the_same(office: Path, plancli: Plancli, chromium: Browser) -> None:
    """And the address keeps the filters, to be sent on; a light above the table is such a link."""
    path = page(plancli, office)
    chromium.open(address(path))
    every = plancli("list", "-o", "ids").out.split()
    assert chromium.run(SHOWN) == every
    set_ = "e => { e.dispatchEvent(new Event('input', {bubbles: true})) }"
    chromium.run(f"{{const e = document.getElementById('s'); e.selectedIndex = 2; ({set_})(e)}}")
    chromium.run(f"{{const e = document.getElementById('q'); e.value = '培训'; ({set_})(e)}}")
    expected = plancli("list", "--section", "2", "-s", "培训", "-o", "ids").out.split()
    assert chromium.run(SHOWN) == expected != []
    assert chromium.run("location.hash") == f"#{urlencode({'s': '2', 'q': '培训'})}"
    chromium.run("document.getElementById('x').click()")
    assert chromium.run(SHOWN) == every
    chromium.run("document.querySelector('header a.yellow').click()")
    chromium.run("new Promise(done => setTimeout(done, 50))")
    assert chromium.run(SHOWN) == plancli("list", "--light", "yellow", "-o", "ids").out.split()


@needs_browser
@pytest.mark.parametrize("value", ["yellow", "黄", "▲ 黄"])
def test_an_address_may_name_a_light_as_people_do(
    office: Path, plancli: Plancli, chromium: Browser, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", "zh")
    chromium.open(address(page(plancli, office), l=value))
    assert chromium.run(SHOWN) == plancli("list", "--light", "yellow", "-o", "ids").out.split()


@needs_browser
def test_a_filter_that_is_none_is_said(office: Path, plancli: Plancli, chromium: Browser) -> None:
    chromium.open(address(page(plancli, office), d="没有此局"))
    assert chromium.run("document.getElementById('n').textContent") == "0 shown · no such filter: 没有此局"


@needs_browser
@LANGS
def test_it_asks_for_nothing_and_breaks_no_rule(
    office: Path, plancli: Plancli, chromium: Browser, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    """One request, the file itself; nothing in the console, no violation of its policy."""
    monkeypatch.setenv("PLANCLI_LANG", lang)
    path = page(plancli, office, "--since", "2010-07-01")
    chromium.open(address(path, d="综合局"))
    chromium.run(SHOWN)
    assert chromium.requests() == [path.as_uri()]
    assert chromium.complaints() == []


@needs_browser
def test_the_browser_would_tell_of_a_breach(office: Path, plancli: Plancli, chromium: Browser) -> None:
    """A page with one more script is caught, so that silence above means something."""
    path = page(plancli, office)
    path.write_text(path.read_text().replace("</main>", "<script>document.title = 'x'</script></main>"))
    chromium.open(address(path))
    title = chromium.run("document.title")
    assert title != "x"
    assert any("Content" in one and "Security" in one for one in chromium.complaints())


@needs_browser
def test_it_works_without_a_script(office: Path, plancli: Plancli, chromium: Browser) -> None:
    """Every task is there, the filters are not."""
    path = page(plancli, office)
    chromium.call("Emulation.setScriptExecutionDisabled", value=True)
    chromium.open(address(path, d="综合局"))
    try:
        assert chromium.run(SHOWN) == plancli("list", "-o", "ids").out.split()
        assert chromium.run("document.getElementById('f').offsetParent === null")
    finally:
        chromium.call("Emulation.setScriptExecutionDisabled", value=False)


@needs_browser
def test_it_says_how_old_it_is_on_the_day_it_is_opened(
    office: Path, plancli: Plancli, chromium: Browser
) -> None:
    path = page(plancli, office)
    chromium.open(address(path))
    days = chromium.run("Math.floor((Date.now() - new Date(2010, 6, 15)) / 864e5)")
    assert chromium.run("document.getElementById('age').textContent") == f"{days} days old"
    path = page(plancli, office, "--as-of", chromium.run("new Date().toLocaleDateString('sv')"))
    chromium.open(address(path))
    assert chromium.run("document.getElementById('age').hidden")


def accused(chromium: Browser, path: Path) -> list[str]:
    """Return what axe-core objects to in a page of which every task is opened."""
    chromium.open(address(path))
    chromium.run("document.querySelectorAll('details').forEach(one => { one.open = true })")
    chromium.run((MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8") + ";0")
    told = chromium.run("axe.run().then(r => ({bad: r.violations.map(v => v.id), good: r.passes.length}))")
    assert told["good"] > 20
    return list(told["bad"])


SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


@needs_browser
@needs_axe
@SCHEMES
@LANGS
def test_everybody_can_read_it(  # noqa: PLR0917  fixtures
    office: Path, plancli: Plancli, chromium: Browser, monkeypatch: pytest.MonkeyPatch, scheme: str, lang: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    chromium.scheme(scheme)
    assert accused(chromium, page(plancli, office, "--since", "2010-07-01")) == []


@needs_browser
@needs_axe
@SCHEMES
def test_everybody_can_read_every_form_on_a_small_screen(
    tmp_path: Path, chromium: Browser, scheme: str
) -> None:
    """What does not fit is scrolled to, by keyboard too."""
    case = forms("2010-12-25")
    seen = query.board.board(case)
    made = views.webpage.webpage(
        case,
        query.tasks.tasks(case),
        "zh",
        parts={"urge": seen.late, "ask": seen.ask, "coming": seen.coming},
        summary=query.summary.summary(case, "dept"),
        changes=query.changes.changes(case, Window(day("2010-01-01"), case.as_of)),
    )
    path = tmp_path / "forms.html"
    path.write_text("\n".join(drawing.webpage.draw(made)), encoding="utf-8")
    chromium.scheme(scheme)
    size = {"width": 400, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    chromium.call("Emulation.setDeviceMetricsOverride", **size)
    try:
        assert accused(chromium, path) == []
    finally:
        chromium.call("Emulation.clearDeviceMetricsOverride")


@needs_validator
def test_its_markup_is_valid(
    office: Path, plancli: Plancli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """In both languages, and with hostile text in every field."""
    (tmp_path / "hostile").mkdir()
    paths = [hostile_page(plancli, tmp_path / "hostile")]
    for lang in ("zh", "en"):
        monkeypatch.setenv("PLANCLI_LANG", lang)
        paths.append(page(plancli, office, "--since", "2010-07-01").rename(tmp_path / f"{lang}.html"))
    program = MODULES / "html-validate" / "bin" / "html-validate.mjs"
    names = [str(path.relative_to(tmp_path)) for path in paths]
    ran = subprocess.run(
        ["node", str(program), *names], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (0, ""), ran.stdout + ran.stderr


HOSTILE = (
    "</td></tr></table><script>document.title='broken'</script>",
    "<img src=x onerror=\"document.title='broken'\">",
    '" onclick="document.title=\'broken\'" x="',
    "</title></style></script><b>&lt;",
    "javascript:alert(1)\u202e\u0000"[:-1],
)


def hostile_page(plancli: Plancli, folder: Path) -> Path:
    """Write the page of a plan that has hostile text in every field."""
    first, second, third, fourth, fifth = HOSTILE
    plan = write_plan(
        folder,
        {
            "text": first,
            "number": second,
            "title": third,
            "lead": [fourth, second],
            "support": [fifth],
            "timing": f"{first}",
            "section": "一",
            "people": [{"name": first, "role": third}],
            "notes": {second: fifth},
            "tags": [first, second],
        },
        {"text": f"第二项{fifth}", "timing": "6月底前", "lead": [third]},
        title=f"计划{fourth}{first}",
        sections=[{"id": "一", "title": first}],
        departments=[{"name": fourth, "aliases": [third]}],
    )
    write_ledger(
        plan,
        [said(1, "2010-05-02", "1", note=first, problem=second, next=third, timing="9月底前", reason=fourth)],
    )
    return page(plancli, folder, "-p", str(plan), "--as-of", "2010-07-15", "--since", "2010-05-01")


class _Outline(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.rows: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, its attributes, and whether it is a task."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.rows += [value for name, value in attrs if name == "data-id"]


def outline(path: Path) -> _Outline:
    """Return what a page is made of."""
    made = _Outline()
    made.feed(path.read_text(encoding="utf-8"))
    return made


def test_hostile_text_is_text(plancli: Plancli, empty: Path) -> None:
    """A parser sees the tags and attributes of an ordinary page, and no others."""
    made = outline(hostile_page(plancli, empty))
    assert made.rows == ["1", "2"]
    assert made.tags <= {
        *(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "header",
            "main",
            "footer",
            "section",
            "div",
            "script",
        ),
        *("h1", "h2", "h3", "p", "ul", "li", "a", "b", "span", "small", "br", "time", "output"),
        *("label", "select", "option", "input", "button", "details", "summary"),
        *("table", "thead", "tbody", "tfoot", "tr", "th", "td", "svg", "defs", "g", "path", "use", "text"),
    }
    assert not [
        name for name in made.attributes if name.startswith("on") or name in {"src", "style", "action"}
    ]
    text = (empty / "台账.html").read_text(encoding="utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e]", text)


@needs_browser
def test_hostile_text_does_nothing_in_a_browser(plancli: Plancli, empty: Path, chromium: Browser) -> None:
    path = hostile_page(plancli, empty)
    chromium.open(address(path, d=HOSTILE[3], q=HOSTILE[0]))
    assert chromium.run("document.title").startswith("计划</title>")
    assert chromium.run(SHOWN) == ["1"]
    chromium.run("document.querySelectorAll('td, summary, option, b').forEach(one => one.click())")
    assert "broken" not in chromium.run("document.title")[:20]
    assert chromium.requests() == [path.as_uri()]
    assert chromium.complaints() == []


@needs_browser
@needs_poppler
def test_it_prints_on_a4_without_cutting_a_column(
    office: Path, plancli: Plancli, chromium: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Landscape; headings on every page of tasks; every word within the margins; every task is there."""
    monkeypatch.setenv("PLANCLI_LANG", "zh")
    chromium.scheme("dark")
    chromium.open(address(page(plancli, office, "--since", "2010-07-01")))
    chromium.printed(office / "p.pdf")
    told = subprocess.run(
        ["pdftotext", "-bbox", str(office / "p.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    pages = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', told, re.DOTALL)
    assert {(round(float(width)), round(float(height))) for width, height, _ in pages} == {(842, 595)}
    margin = 27  # 10 mm are 28.3 points
    heads = {"编号", "工作任务", "责任部门", "时限要求", "起止日期", "状态", "亮灯"}
    found: list[str] = []
    for width, height, content in pages:
        boxes = re.findall(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', content)
        words = [(*map(float, box), text) for *box, text in boxes]
        assert all(left >= margin and right <= float(width) - margin for left, _, right, _, _ in words)
        assert all(low <= float(height) - margin / 2 for *_, low, _ in words)  # boxes are higher than letters
        if "起止日期" in {text for *_, text in words}:
            assert heads <= {text for *_, text in words}
            top, edge = next((top, right) for _, top, right, _, text in words if text == "编号")
            below = [(high, right, text) for _, high, right, _, text in words if high > top]
            found += [text for _, right, text in sorted(below) if abs(right - edge) < TOLERANCE]
    assert found[:38] == [str(number) for number in range(1, 39)]


@LANGS
def test_the_page_of_the_2010_plan_is_small(
    office: Path, plancli: Plancli, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    for more in ([], ["--since", "2010-07-01"]):
        assert page(plancli, office, *more).stat().st_size <= 60_000


def tasks_of(size: int) -> list[dict[str, Any]]:
    """Return tasks as long as those of the 2010 plan, in twenty departments."""
    phrases = ("年内完成", "时间初定为9月", "上半年完成", "每季度一次", "8月底前完成初稿，10月底前出台")
    text = "研究制订《指导和监督地方国有资产管理工作实施办法》第{}项，细化指导监督内容、方式方法，落实责任。"
    return [
        {
            "text": text.format(number),
            "lead": [f"第{number % 20}业务局"],
            "timing": phrases[number % 5],
            "section": str(number % 6),
        }
        for number in range(size)
    ]


@pytest.fixture
def sized(empty: Path, plancli: Plancli) -> Callable[..., Path]:
    """Return a maker of pages of plans of a size; sections are there too."""

    def make(size: int, *closed: str) -> Path:
        sections = [{"id": str(number), "title": f"第{number}方面"} for number in range(6)]
        plan = write_plan(empty, *tasks_of(size), sections=sections)
        write_ledger(
            plan, [said(number, "2010-03-02", id_, status="done") for number, id_ in enumerate(closed)]
        )
        return page(plancli, empty, "-p", str(plan), "--as-of", "2010-07-15")

    return make


def test_a_task_more_is_less_than_a_kilobyte_more(sized: Callable[..., Path]) -> None:
    small, large = (sized(size).stat().st_size for size in (40, 240))
    assert (large - small) / 200 <= 1000


def test_beyond_2000_rows_closed_tasks_are_left_out_and_that_is_said(
    sized: Callable[..., Path], plancli: Plancli
) -> None:
    closed = ["1", "2", "3"]
    assert outline(sized(2000, *closed)).rows == [str(number) for number in range(1, 2001)]
    path = sized(2001, *closed)
    assert outline(path).rows == [str(number) for number in range(1, 2002) if str(number) not in closed]
    assert "3 closed tasks are not shown." in path.read_text(encoding="utf-8")
    again = plancli("page", "-p", str(path.parent / "plan.toml"), "--as-of", "2010-07-15", "--to", "b.html")
    assert "3 closed tasks are not shown." in again.err


@pytest.mark.parametrize(
    ("line", "size", "seconds"),
    [
        pytest.param("page --to x.html --force", 1000, 1.5, id="a page of 1,000 tasks"),
        pytest.param("list --to x.ics --force", 10_000, 1.0, id="a calendar of 10,000"),
    ],
)
def test_a_large_plan_is_handed_on_in_time(empty: Path, line: str, size: int, seconds: float) -> None:
    """Processor time of the whole command, the plan once read; the best of three, others run beside it."""
    tasks = [one | {"timing": f"{1 + number % 12}月底前"} for number, one in enumerate(tasks_of(size))]
    plan = write_plan(empty, *[{key: one[key] for key in ("text", "lead", "timing")} for one in tasks])
    command = [sys.executable, "-m", "plancli", *line.split(), "-p", str(plan), "--as-of", "2010-07-15"]
    world = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    taken = []
    for _ in range(4):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True, env=world)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(taken[1:]) <= seconds


@needs_browser
def test_the_pictures_of_the_readmes_are_taken_by_a_script(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tools.make_page_picture", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    for name in ("page.png", "page.zh-CN.png"):
        assert (tmp_path / name).read_bytes().startswith(b"\x89PNG")
        readme = ROOT / ("README.zh-CN.md" if "zh" in name else "README.md")
        assert f"(docs/{name})" in readme.read_text(encoding="utf-8")


def ids_below(text: str, heading: str) -> list[str]:
    """Return the ids of the tasks that a list names above the table."""
    part = re.search(rf"<h2>{heading} \(\d+\)</h2><ul>(.*?)</ul>", text)
    return re.findall(r"<li>(\S+) ", part[1]) if part else []


def test_every_number_of_it_is_that_of_another_answer(office: Path, plancli: Plancli) -> None:
    """Lights, what to urge and to ask, what comes, the departments, what happened."""
    text = page(plancli, office, "--since", "2010-07-01").read_text(encoding="utf-8")
    lights = dict(re.findall(r'href="#l=(\w+)">[^<]*?(\d+)</a>', text))
    counted = json.loads(plancli("summary", "--by", "light", "-o", "json").out)["groups"]
    assert lights == {one["key"]: str(one["total"]) for one in counted}

    assert ids_below(text, "To urge") == plancli("overdue", "--late", "-o", "ids").out.split() != []
    assert ids_below(text, "To ask about") == plancli("overdue", "--ask", "-o", "ids").out.split() != []
    assert ids_below(text, "Due within 15 days") == plancli("due", "--within", "15", "-o", "ids").out.split()

    summary = json.loads(plancli("summary", "-o", "json").out)
    keys = ("total", "red", "yellow", "blue", "green", "grey", "done", "cancelled", "owed")
    table = text.split('<h2 id="by">')[1].split("</table>")[0]
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in re.findall(r"<tr>(.*?)</tr>", table)[1:]]
    plain = [[re.sub("<[^>]*>|[·–]", "", cell) for cell in row] for row in rows]
    expected = [[one["key"], *(str(one[key] or "") for key in keys)] for one in summary["groups"]]
    assert [row[: len(keys) + 1] for row in plain[:-1]] == expected

    happened = [
        one["id"]
        for one in json.loads(plancli("changes", "--since", "2010-07-01", "-o", "json").out)["changes"]
    ]
    told = text.split("</main>")[0].split('aria-label="What happened"')[1]
    assert re.findall(r"<tr><td>(\w+)</td>", told) == happened != []


def test_a_long_list_is_cut_short_and_counts_the_rest(empty: Path, plancli: Plancli) -> None:
    plan = write_plan(empty, *[{"timing": "3月底前"} for _ in range(20)])
    text = page(plancli, empty, "-p", str(plan), "--as-of", "2010-07-15").read_text(encoding="utf-8")
    assert len(ids_below(text, "To urge")) == 12
    assert "8 more in the table below" in text


def test_only_tasks_have_the_mark_of_a_task(office: Path, plancli: Plancli) -> None:
    assert outline(page(plancli, office)).rows == [str(number) for number in range(1, 39)]


def test_what_filters_leave_out_is_said(office: Path, plancli: Plancli) -> None:
    path = page(plancli, office, "-d", "综合局")
    assert outline(path).rows == ["8", "9", "17"]
    assert "35 more tasks are not on this page." in path.read_text(encoding="utf-8")


def test_the_same_question_has_the_same_bytes(office: Path, plancli: Plancli) -> None:
    assert page(plancli, office).read_bytes() == page(plancli, office).read_bytes()


REFUSED: Sequence[Any] = (
    pytest.param(("page", "--to", "x.pdf"), 2, ".html", id="a suffix of another format"),
    pytest.param(("page", "-o", "json"), 2, "html", id="a format it has not"),
    pytest.param(("page", "--since", "2010-08-01", "--to", "x.html"), 2, "2010-08-01", id="a day to come"),
    pytest.param(("page", "--to", "there.html"), 7, "--force", id="over another file"),
)


@pytest.mark.parametrize(("line", "code", "said_so"), REFUSED)
def test_what_cannot_be_is_refused(
    office: Path, plancli: Plancli, line: Sequence[str], code: int, said_so: str
) -> None:
    (office / "there.html").write_text("mine", encoding="utf-8")
    result = plancli(*line)
    assert (result.code, result.out) == (code, "")
    assert said_so in result.err
    assert (office / "there.html").read_text(encoding="utf-8") == "mine"


@needs_browser
@pytest.mark.parametrize(
    ("asked", "options"),
    [
        pytest.param({"l": "cancelled"}, ["--light", "cancelled"], id="a light in which nothing stands"),
        pytest.param({"d": "财务监督"}, ["--dept", "财务监督"], id="a part that only one department has"),
        pytest.param({"q": " 会议 "}, ["--search", " 会议 "], id="blanks around a text"),
    ],
)
def test_an_address_finds_what_list_finds(
    office: Path, plancli: Plancli, chromium: Browser, asked: dict[str, str], options: list[str]
) -> None:
    chromium.open(address(page(plancli, office), **asked))
    assert chromium.run(SHOWN) == plancli("list", *options, "-o", "ids").out.split()
