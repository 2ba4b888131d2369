"""The command that explains phrases: its exit code, and phrases from a pipe."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Plancli


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("phrases", "code"),
    [
        pytest.param(["上半年完成"], 0, id="one that is read"),
        pytest.param(["上半年完成", "不定期"], 0, id="two that are read"),
        pytest.param(["asdf"], 5, id="no time"),
        pytest.param(["13月"], 5, id="no month"),
        pytest.param(["上半年完成", "asdf"], 5, id="one of two is no time"),
        pytest.param([""], 5, id="nothing written"),
        pytest.param(["--rules"], 0, id="the rules"),
    ],
)
@pytest.mark.parametrize("how", ["table", "json"])
def test_a_phrase_that_cannot_be_read_ends_with_5(
    plancli: Plancli, phrases: list[str], code: int, how: str
) -> None:
    """Every phrase is explained all the same."""
    answer = plancli("timing", *phrases, "-o", how)
    assert (answer.code, len(answer.err.splitlines())) == (code, 1 if code else 0)
    assert all(phrase in answer.out for phrase in phrases if phrase != "--rules")


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "2 of 3 cannot be read, as: asdf\n"), ("zh", "3 条中有 2 条无法识别，如：asdf\n")],
)
def test_how_many_cannot_be_read_is_said(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, lang: str, said: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    assert plancli("timing", "asdf", "年内", "13月").err == said


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("args", "piped", "phrases", "code"),
    [
        pytest.param(["-"], "上半年完成\n3月 底前\n", ["上半年完成", "3月 底前"], 0, id="a phrase a line"),
        pytest.param(["-"], "\n年内\r\n\r\n不定期", ["年内", "不定期"], 0, id="blank lines between"),
        pytest.param(["年内", "-", "待定"], "不定期\n", ["年内", "不定期", "待定"], 0, id="among others"),
        pytest.param(["-"], "上半年完成\nasdf\n", ["上半年完成", "asdf"], 5, id="one that cannot be read"),
        pytest.param(["-"], "上半年完成\n".encode("gb18030"), ["上半年完成"], 0, id="in GB18030"),
        pytest.param(["-"], "", [], 0, id="an empty pipe"),
    ],
)
def test_phrases_come_through_a_pipe(
    plancli: Plancli, args: list[str], piped: str | bytes, phrases: list[str], code: int
) -> None:
    answer = plancli("timing", *args, "-o", "jsonl", piped=piped)
    assert ([json.loads(line)["timing"] for line in answer.lines], answer.code) == (phrases, code)
