"""On which line a key stands, compared with what the standard reader says is there."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest
import tomli
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from plancli.store.toml_lines import headers_of, line_of, lines_of

if TYPE_CHECKING:
    from plancli.store.toml_lines import Path


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("a = 1\nb = 2\n", {("a",): 1, ("b",): 2}, id="keys"),
        pytest.param("[a]\nb = 1\n[a.c]\n", {("a",): 1, ("a", "b"): 2, ("a", "c"): 3}, id="tables"),
        pytest.param(
            "[[a]]\nb = 1\n[[a]]\nb = 2\n",
            {("a",): 1, ("a", 0): 1, ("a", 0, "b"): 2, ("a", 1): 3, ("a", 1, "b"): 4},
            id="arrays of tables count",
        ),
        pytest.param(
            "[[a]]\n[[a.b]]\nc = 1\n[a.d]\n[[a]]\n[[a.b]]\n",
            {
                ("a",): 1,
                ("a", 0): 1,
                ("a", 0, "b"): 2,
                ("a", 0, "b", 0): 2,
                ("a", 0, "b", 0, "c"): 3,
                ("a", 0, "d"): 4,
                ("a", 1): 5,
                ("a", 1, "b"): 6,
                ("a", 1, "b", 0): 6,
            },
            id="tables inside belong to the last of their array",
        ),
        pytest.param("a.b.c = 1\n", {("a",): 1, ("a", "b"): 1, ("a", "b", "c"): 1}, id="dotted keys"),
        pytest.param("\"年中\" = 1\n'a.b' = 2\n", {("年中",): 1, ("a.b",): 2}, id="quoted keys"),
        pytest.param('"\\u5e74中" = 1\n', {("年中",): 1}, id="escaped keys"),
        pytest.param(
            '["a]b"."c=d"] # x\n', {("a]b",): 1, ("a]b", "c=d"): 1}, id="headers with signs in quotes"
        ),
        pytest.param('a = """\nb = 1\n"""\nc = 2\n', {("a",): 1, ("c",): 4}, id="multi-line text is no key"),
        pytest.param("a = '''\n[b]\n'''\nc = 2\n", {("a",): 1, ("c",): 4}, id="nor a header"),
        pytest.param(
            'a = """\n\\"""\nb = 1\n"""\nc = 2\n', {("a",): 1, ("c",): 5}, id="escaped quotes do not end it"
        ),
        pytest.param('a = ["""x"""", "[y"]\nb = 1\n', {("a",): 1, ("b",): 2}, id="four quotes end it"),
        pytest.param(
            "a = [\n  1, # ]\n  [2],\n]\nb = 1\n", {("a",): 1, ("b",): 5}, id="lists over several lines"
        ),
        pytest.param("a = [\"]\", '[']\nb = 1\n", {("a",): 1, ("b",): 2}, id="brackets in quotes"),
        pytest.param("a = {b = 1}\nc = 2\n", {("a",): 1, ("c",): 2}, id="inline tables"),
        pytest.param("a = 1 # b = [\nc = 2\n", {("a",): 1, ("c",): 2}, id="comments"),
        pytest.param("# [a]\n\n  b = 1\n", {("b",): 3}, id="comments, blank lines and indents"),
        pytest.param("a = 1\r\n[b]\r\nc = 2\r\n", {("a",): 1, ("b",): 2, ("b", "c"): 3}, id="CRLF"),
        pytest.param('a = "\u2028\x85"\nb = 1\n', {("a",): 1, ("b",): 2}, id="other line ends are text"),
        pytest.param("", {}, id="nothing"),
    ],
)
def test_lines(text: str, lines: dict[Path, int]) -> None:
    tomllib.loads(text)  # these are TOML
    assert lines_of(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param(
            "a = {\n  b = 1, # }\n  c = [\n    2,\n  ],\n}\nd = 1\n",
            {("a",): 1, ("d",): 7},
            id="inline tables over several lines, with a comma at the end",
        ),
        pytest.param("a = [{\n b = 1\n}]\n[t]\n", {("a",): 1, ("t",): 4}, id="in lists"),
        pytest.param(
            'a = {b = """\n}\n""",\n}\nc = 2\n', {("a",): 1, ("c",): 5}, id="with long strings in them"
        ),
        pytest.param('"\\x41\\e" = 1\nb = "\\e[0m]"\n', {("A\x1b",): 1, ("b",): 2}, id="further escapes"),
        pytest.param(
            "a = 12:30\nb = 2010-05-10 12:30\nc = 1\n", {("a",): 1, ("b",): 2, ("c",): 3}, id="no seconds"
        ),
    ],
)
def test_lines_of_toml_1_1(text: str, lines: dict[Path, int]) -> None:
    assert {path[0] for path in lines} == tomli.loads(text).keys()
    assert lines_of(text) == lines


def test_a_path_without_a_line_has_that_of_what_it_is_in() -> None:
    lines: dict[Path, int] = {("a",): 3, ("a", 0): 4}
    assert line_of(lines, ("a", 0, "lead", 1)) == 4
    assert line_of(lines, ("a", 7)) == 3
    assert line_of(lines, ("b",)) is None


names = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
values = st.recursive(
    st.integers() | st.booleans() | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=12,
)
tables = st.dictionaries(
    names, values | st.lists(st.dictionaries(names, values, max_size=3), max_size=3), max_size=4
)


def paths(value: Any, path: Path = ()) -> set[Path]:  # noqa: ANN401  whatever TOML holds
    """Return the path of everything in a TOML value."""
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {path}.union(*(paths(inner, (*path, key)) for key, inner in below))


@given(tables, st.booleans())
def test_every_key_with_a_line_is_there_and_its_line_names_it(
    content: dict[str, Any], is_multiline: bool
) -> None:
    text = tomli_w.dumps(content, multiline_strings=is_multiline)
    lines = lines_of(text)
    assert lines.keys() <= paths(tomllib.loads(text))
    assert {(key,) for key, value in content.items() if not isinstance(value, list | dict)} <= lines.keys()
    written = text.split("\n")
    for path, number in lines.items():
        name = [part for part in path if isinstance(part, str)][-1]
        key = tomli_w.dumps({name: 0}).partition(" = ")[0]
        assert key in written[number - 1]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("a = 1\n[[t]]\n# [[t]]\n[[ t ]] # x\nb = '[[t]]'\n[[t.u]]\n", [2, 4], id="headers only"),
        pytest.param("a = 1\r\n\r\n  [[t]]\r\n", [3], id="carriage returns"),
        pytest.param("a = 1\n", [], id="none"),
        pytest.param('a = """\n[[t]]\n"""\n[[t]]\n', None, id="long strings may hide some"),
        pytest.param("a = '''\n[[t]]\n'''\n", None, id="of either kind"),
    ],
)
def test_the_headers_of_an_array(text: str, lines: list[int] | None) -> None:
    every = lines_of(text)
    tables = tomllib.loads(text).get("t", [])
    assert headers_of(text, "t") == lines
    assert lines is None or lines == [every["t", place] for place in range(len(tables))]
