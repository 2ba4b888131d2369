"""Where a text may be folded, and how wide it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from plancli.drawing.folding import cells, fold


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("召开会议", 8, ["召开会议"], id="what fits stays"),
        pytest.param("召开工作会议", 8, ["召开工作", "会议"], id="a Chinese character takes two cells"),
        pytest.param("召开会议，部署", 8, ["召开会", "议，部署"], id="no comma begins a line"),
        pytest.param("制订《办法》", 6, ["制订", "《办", "法》"], id="no bracket ends a line"),
        pytest.param("by end of June", 8, ["by end", "of June"], id="words stay whole"),
        pytest.param(
            "06-01 → 07-31", 8, ["06-01 →", "07-31"], id="an arrow stays with its day or ends the line"
        ),
        pytest.param("abcdefghij", 4, ["abcd", "efgh", "ij"], id="a word wider than the line is parted"),
    ],
)
def test_folding(text: str, width: int, lines: list[str]) -> None:
    assert fold(text, width) == lines


def test_names_stay_whole_where_a_line_holds_them() -> None:
    assert fold("企业改组局、企业分配局", 14, keeps_names=True) == ["企业改组局、", "企业分配局"]
    assert fold("企业领导人员管理一局、办公厅", 12, keeps_names=True) == [
        "企业领导人员",
        "管理一局、",
        "办公厅",
    ]


@given(st.text("国资，。（）《》 ab1-→、“”é❤☺👨👩\u200d\ufe0f\u0301"), st.integers(-2, 30), st.booleans())
def test_folding_keeps_to_the_width_and_loses_only_spaces(text: str, width: int, keeps_names: bool) -> None:
    """One column does not hold a Chinese character; each stands alone there."""
    text = re.sub("(^| )\u200d+", r"\1", text)  # joiners that join nothing: no text that is shown has one
    lines = fold(text, width, keeps_names=keeps_names)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cells(line) <= max(width, 2) for line in lines)


@given(st.text("国，→é❤☺⚠👨👩a1 \ufe0f\u0301\u200d"))
def test_there_is_one_ruler(text: str) -> None:
    """Rich itself measures a joiner that joins nothing in two ways; no text that is shown begins with one."""
    assert cells(text.lstrip("\u200d")) == cell_len(text.lstrip("\u200d"))


@pytest.mark.parametrize(
    ("text", "size"),
    [
        pytest.param("⚠", 1, id="a sign"),
        pytest.param("⚠\ufe0f", 2, id="its coloured form"),
        pytest.param("👨\u200d👩\u200d👧", 2, id="several joined to one picture"),
        pytest.param("1\ufe0f\u20e3", 2, id="a key"),
        pytest.param("👩🏽", 2, id="a picture in a shade"),
        pytest.param("か\u3099", 2, id="a mark set upon a character"),
        pytest.param("国\u0301资", 4, id="upon a Chinese one"),
    ],
)
def test_widths(text: str, size: int) -> None:
    assert cells(text) == size == cell_len(text)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("国家❤\ufe0f", 5, ["国家", "❤\ufe0f"], id="a picture takes two cells, and is one"),
        pytest.param("か\u3099か\u3099", 2, ["か\u3099", "か\u3099"], id="a mark stays with its character"),
        pytest.param("👨\u200d👩国", 2, ["👨\u200d👩", "国"], id="joined pictures stay joined"),
        pytest.param("👨\u200d👩国", 1, ["👨\u200d👩", "国"], id="in one column too"),
        pytest.param("甲、\u0301乙", 4, ["甲、\u0301", "乙"], id="a mark stays with a comma"),
        pytest.param("国资", 1, ["国", "资"], id="what is wider than the line stands alone"),
        pytest.param("国资", -3, ["国", "资"], id="where there is no room too"),
        pytest.param("    ", 2, [""], id="only spaces are one empty line"),
        pytest.param("", 2, [""], id="so is nothing"),
    ],
)
def test_folding_at_the_edge(text: str, width: int, lines: list[str]) -> None:
    assert fold(text, width) == lines
