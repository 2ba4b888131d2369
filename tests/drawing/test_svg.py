"""A timeline as SVG: every day in its place, every form told apart without colour, nothing that acts."""

from __future__ import annotations

import re
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli import drawing, query, views
from plancli.drawing import shapes
from plancli.drawing.assets import asset
from plancli.views.timeline import Bar
from tests.pictures import IDS, forms

YEAR = 2010
DAYS = st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31))
NAMESPACE = "{http://www.w3.org/2000/svg}"


def paths(name: str) -> list[tuple[str, str]]:
    """Return the shapes of a row of the plan with every form: class and path."""
    case = forms()
    row = query.state.row(case, case.plan.some([IDS[name]])[IDS[name]])
    drawn = shapes.bar(views.timeline.bar(case, row, "en"), YEAR)
    return re.findall('<path class="([a-z]+)" d="([^"]+)"/>', drawn)


CLASSES = {
    "firm window": "f",
    "firm deadline": "l e",
    "tentative window": "t",
    "tentative deadline": "lt et",
    "approximate": "a",
    "late": "l e o",
    "to ask": "t q",
    "stages": "l e h n",
    "missed stage": "l e x",
    "sessions": "l e h n",
    "recurring": "l e h x n",
    "open": "d",
    "endless": "d b",
    "conditional": "c",
    "undated": "",
    "no time": "",
    "extended": "l e w p",
    "extended beyond": "l p b",
    "shortened": "l e p",
    "done early": "l e k",
    "done late": "l e o k",
    "done after": "t q k",
    "cancelled": "l e z",
    "from before": "f o b",
    "behind the year": "b",
}


@pytest.mark.parametrize("name", IDS)
def test_every_form_has_shapes_of_its_own(name: str) -> None:
    assert " ".join(name for name, _ in paths(name)) == CLASSES[name]


@pytest.mark.parametrize("name", sorted({name for names in CLASSES.values() for name in names.split()}))
def test_every_shape_has_a_style(name: str) -> None:
    assert re.search(rf"path\.{name}\b", asset("shapes.css"))


@pytest.mark.parametrize("name", ["t", "lt", "et", "a", "la", "ea"])
def test_uncertain_ends_have_dashes_or_dots(name: str) -> None:
    """Without colour, in light, dark and print."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", asset("shapes.css"))
    assert any("dasharray" in rule for names, rule in rules if f"path.{name}" in re.split(r"[,\s]+", names))


@given(first=DAYS, days=st.integers(0, 364))
def test_a_window_begins_and_ends_with_its_days(first: date, days: int) -> None:
    last = min(first + timedelta(days=days), date(YEAR, 12, 31))
    bar = Bar("window", "firm", first, last, (), (), None, "", "green", "")
    begin = first.timetuple().tm_yday - 1
    assert shapes.bar(bar, YEAR) == (
        f'<path class="f" d="M{begin} 3H{last.timetuple().tm_yday}V17H{begin}z"/>'
    )


def picture() -> str:
    """Return the picture of the plan with every form."""
    case = forms()
    return "\n".join(drawing.svg.picture(views.timeline.timeline(case, query.tasks.tasks(case), "zh")))


def test_a_picture_is_xml_with_a_title_for_every_bar() -> None:
    root = ET.fromstring(picture())
    assert root.tag == f"{NAMESPACE}svg"
    titles = [one.text or "" for one in root.iter(f"{NAMESPACE}title")]
    assert len(titles) == 1 + len(IDS)
    assert "7 to ask 初定 03-01 → 03-31 已过106天，待询" in titles


def test_a_picture_asks_for_nothing_and_runs_nothing() -> None:
    text = picture()
    names = {one.tag.removeprefix(NAMESPACE) for one in ET.fromstring(text).iter()}
    assert names == {"svg", "title", "style", "defs", "g", "path", "rect", "use", "text"}
    assert re.findall(r'(?:href|src)="([^"]*)"|url\(|@import| on\w+=', text) == ["#m"] * len(IDS)


def test_a_picture_needs_no_browser() -> None:
    """Office programs know neither variables nor media queries; without them all would be black."""
    (style,) = re.findall(r"<style>(.*?)</style>", picture(), re.DOTALL)
    assert "var(" not in style
    assert "@media" not in style
    assert "#b3261e" in style


def test_a_long_title_is_shortened_and_stands_in_the_title_of_its_bar() -> None:
    case = forms()
    drawn = views.timeline.timeline(case, query.tasks.tasks(case), "zh")
    group = drawn.groups[0]._replace(lines=(drawn.groups[0].lines[0]._replace(title="长" * 40),))
    text = "\n".join(drawing.svg.picture(drawn._replace(groups=(group,))))
    assert f"{'长' * 30} ..</text>" in text
    assert f"7 {'长' * 40} 初定" in text


def test_the_same_timeline_is_the_same_picture() -> None:
    assert picture() == picture()
