"""What is written out of a text, on a terminal and in files for other programs."""

from __future__ import annotations

import pytest

from plancli.drawing import safe

IN_FILES = [
    pytest.param("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧", id="emoji with joiners"),
    pytest.param("❤\ufe0f 软\xad连", "❤\ufe0f 软\xad连", id="variation selectors, soft hyphens"),
    pytest.param("a\tb\nc", "a\tb\nc", id="tabs and line ends"),
    pytest.param("a\x00\x1b[31m\x7f\x9b", "a\\x00\\x1b[31m\\x7f\\x9b", id="controls"),
    pytest.param("a\u202eb\u2066c\u200f", "a\\u202eb\\u2066c\\u200f", id="what turns the direction"),
    pytest.param("a\u2028b", "a\\u2028b", id="a separator of lines"),
    pytest.param("a\ud800\ufffe", "a\\ud800\\ufffe", id="no characters"),
]


@pytest.mark.parametrize(("text", "written"), IN_FILES)
def test_a_file_gets_text_as_data_but_for_what_acts(text: str, written: str) -> None:
    assert safe.in_file(text) == written


@pytest.mark.parametrize("text", ["👨\u200d👩", "软\xad连", "a\tb"])
def test_a_terminal_shows_what_is_hidden_there(text: str) -> None:
    assert safe.visible(text) != text
