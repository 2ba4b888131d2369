"""A plan file that is no TOML is refused in the words and on the line of whoever wrote it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.store.reading import to_plan
from plancli.store.text import PlanInvalidError
from plancli.store.toml_faults import fault
from plancli.words import tell

if TYPE_CHECKING:
    from tests.conftest import Plancli

DATA = Path(__file__).parents[1] / "data" / "faulty"
HEAD = 'title = "计划"\nyear = 2010\n'
TASK = '\n[[tasks]]\nid = "1"\ntext = "甲"\n'

SIGNS = [
    pytest.param("title = “计划”", "“", '"', id="Chinese quotes"),
    pytest.param('title = "计划”', "”", '"', id="a Chinese closing quote"),
    pytest.param('lead = ["办公厅”]', "”", '"', id="a Chinese closing quote in a list"),
    pytest.param('lead = ["办公厅”, ]  # 牵头', "”", '"', id="before a remark"),
    pytest.param("title = ‘计划’", "‘", "'", id="single ones"),
    pytest.param("title = 「计划」", "「", '"', id="corner brackets"),
    pytest.param("title = ＂计划＂", "＂", '"', id="full-width quotes"),
    pytest.param('“年中” = "06-01/07-31"', "“", '"', id="Chinese quotes around a key"),
    pytest.param('lead = ["办公厅"，"研究局"]', "，", ",", id="a Chinese comma"),
    pytest.param('lead = ["办公厅"、"研究局"]', "、", ",", id="a comma of enumerations"),
    pytest.param('title ＝ "计划"', "＝", "=", id="a full-width sign"),
    pytest.param('title："计划"', "：", "=", id="a Chinese colon"),
    pytest.param("［［tasks］］", "［", "[", id="full-width brackets"),
    pytest.param("【tasks】", "【", "[", id="Chinese brackets"),
    pytest.param('ｔitle = "计划"', "ｔ", "t", id="full-width letters"),
]


def refused(text: str) -> tuple[int, str, dict[str, object]]:
    """Return the line, the message and its arguments with which a text is refused; both languages say it."""
    with pytest.raises(PlanInvalidError) as caught:
        to_plan(text, Path("plan.toml"))
    [problem] = caught.value.problems
    for lang in ("en", "zh"):
        assert tell(lang, problem.message)
        assert "(at line" not in tell(lang, problem.message)
    return problem.line or 0, problem.message.id.removeprefix("plan."), dict(problem.message.args)


@pytest.mark.parametrize(("line", "sign", "meant"), SIGNS)
def test_a_chinese_sign_in_the_place_of_one_of_toml_is_shown_with_the_right_one(
    line: str, sign: str, meant: str
) -> None:
    assert refused(f"# 计划\n\n{line}\n") == (3, "toml.sign", {"sign": sign, "meant": meant})


def test_chinese_signs_within_a_text_are_text() -> None:
    text = "他说：“好”，并【注】、‘引’。"
    assert to_plan(f'{HEAD}{TASK}number = "{text}"\n', Path("plan.toml")).tasks[0].number == text
    assert refused(f'{HEAD}{TASK}number = "{text}\n')[:2] == (7, "toml.no_quote")


@pytest.mark.parametrize(
    ("text", "line", "what", "args"),
    [
        pytest.param(HEAD + "年中 = 1\n", 3, "toml.key", {}, id="a Chinese key"),
        pytest.param(HEAD + "[时限]\n", 3, "toml.key", {}, id="a Chinese header"),
        pytest.param("title 计划\n", 1, "toml.equals", {}, id="no sign between key and value"),
        pytest.param("title = 计划\n", 1, "toml.value", {}, id="a text without quotes"),
        pytest.param("title =\nyear = 2010\n", 1, "toml.value", {}, id="no value"),
        pytest.param('title = "a" "b"\n', 1, "toml.after_value", {}, id="two values"),
        pytest.param('title = "a" year = 2010\n', 1, "toml.after_value", {}, id="two keys on a line"),
        pytest.param('{"title": "a"}\n', 1, "toml.statement", {}, id="JSON"),
        pytest.param(f"{HEAD}{TASK}计划\n", 7, "toml.statement", {}, id="a word"),
        pytest.param(f"{HEAD}<<<<<<< HEAD\n", 3, "toml.conflict", {}, id="where a conflict begins"),
        pytest.param(f"{HEAD}=======\n", 3, "toml.conflict", {}, id="in the midst of a conflict"),
        pytest.param(f"{HEAD}\u3000issuer = 'a'\n", 3, "toml.blank", {}, id="a full-width blank"),
        pytest.param(
            f"{HEAD}[timing]\n[events]\n[timing]\n",
            5,
            "toml.table_twice",
            {"key": "timing"},
            id="a table twice",
        ),
        pytest.param(f"{HEAD}title = 'b'\n", 3, "toml.key_twice", {"key": "title"}, id="a key twice"),
        pytest.param(
            f'{HEAD}{TASK}notes = {{"a" = "", "a" = ""}}\n', 7, "toml.key_twice", {"key": "a"}, id="in a line"
        ),
        pytest.param(f"{HEAD}[title]\n", 3, "toml.closed_table", {"key": "title"}, id="a key as a table"),
        pytest.param(
            f"{HEAD}{TASK}notes = {{}}\nnotes.x = 1\n",
            8,
            "toml.closed_table",
            {"key": "tasks.notes"},
            id="a table that is closed",
        ),
        pytest.param(f"{HEAD}[[tasks]\n", 3, "toml.header", {}, id="a header with a bracket too few"),
        pytest.param(f"{HEAD}[timing\n", 3, "toml.header", {}, id="a header without its end"),
        pytest.param(f'{HEAD}{TASK}lead = ["a", "b"\n', 7, "toml.unclosed", {}, id="a list at the end"),
        pytest.param(
            f'{HEAD}{TASK}lead = ["a", "b"\ntiming = "年中"\n',
            8,
            "toml.unclosed",
            {},
            id="a list before a key",
        ),
        pytest.param(f'{HEAD}{TASK}lead = ["a" "b"]\n', 7, "toml.unclosed", {}, id="a list without comma"),
        pytest.param(f'{HEAD}issuer = "a\nissued = 1\n', 3, "toml.no_quote", {}, id="no closing quote"),
        pytest.param(f"{HEAD}issuer = 'a\n", 3, "toml.no_quote", {}, id="no closing single quote"),
        pytest.param(f'{HEAD}issuer = """a\n\n\nb\n', 3, "toml.no_quote", {}, id="over several lines"),
        pytest.param(f"{HEAD}issuer = '''a\n\n\nb\n", 3, "toml.no_quote", {}, id="in single quotes"),
        pytest.param(f'{HEAD}issuer = "a\x01"\n', 3, "toml.control", {}, id="a control character"),
        pytest.param(f'{HEAD}issuer = "C:\\文件"\n', 3, "toml.backslash", {}, id="a path of Windows"),
        pytest.param(f'{HEAD}issuer = "\\u12"\n', 3, "toml.backslash", {}, id="half an escape"),
        pytest.param(f"{HEAD}issued = 2010-02-30\n", 3, "toml.date", {}, id="no such day"),
        pytest.param(f"{HEAD}key = {'9' * 5000}\n\n{TASK}", 3, "toml.long_number", {}, id="a huge integer"),
        pytest.param(f"{HEAD}key = -{'9_' * 4999}9\n{TASK}", 3, "toml.long_number", {}, id="one with blanks"),
    ],
)
def test_what_is_no_toml(text: str, line: int, what: str, args: dict[str, object]) -> None:
    assert refused(text) == (line, what, args)


@given(st.text(st.sampled_from("年a1=\"'[]{}#,.-\\\n “”，：\x01")))
def test_whatever_is_no_toml_has_a_line_and_a_reason(text: str) -> None:
    """In Chinese the reason is Chinese: no cause is handed through as the reader of TOML says it."""
    error = _error(text)
    if error is None:
        return
    line, why = fault(text, error)
    assert 1 <= line <= text.count("\n") + 1
    assert why.id != "plan.not_toml", error
    assert re.search("[\u4e00-\u9fff]", tell("zh", why))


def _error(text: str) -> ValueError | None:
    """Return what the reader of TOML says of a text; None where it reads it."""
    try:
        tomllib.loads(text)
    except ValueError as error:
        return error
    return None


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param("2010-06-30", "2010-06-30", id="a day"),
        pytest.param("2010-06-30T17:00:00", "2010-06-30T17:00:00", id="a time of a day"),
        pytest.param("17:00:00", "17:00:00", id="a time"),
        pytest.param("true", "true", id="true"),
        pytest.param("[true, 2010-06-30, 1.5]", "[true, 2010-06-30, 1.5]", id="a list"),
        pytest.param("{a = false, b = [1]}", "{a = false, b = [1]}", id="a table"),
        pytest.param("inf", "inf", id="infinity"),
        pytest.param(f"0x{'f' * 6000}", f"0x{'f' * 55}...", id="a huge integer"),
    ],
)
def test_a_wrong_value_is_shown_as_the_file_has_it(value: str, shown: str) -> None:
    assert refused(f"{HEAD}issuer = {value}\n{TASK}") == (
        3,
        "wrong_value",
        {"key": "issuer", "value": shown, "expected": refused(f"{HEAD}issuer = 1\n")[2]["expected"]},
    )


@pytest.mark.parametrize("key", ["soon_days", "pace_points"])
def test_a_boolean_is_no_number(key: str) -> None:
    _, what, args = refused(f"{HEAD}[supervision]\n{key} = true\n")
    assert (what, args["value"]) == ("wrong_value", "true")


@pytest.mark.parametrize("name", ["tasks", "sections", "departments"])
def test_one_table_where_several_are_meant(name: str) -> None:
    _, what, args = refused(f'{HEAD}[{name}]\nid = "1"\n')
    assert (what, args["key"]) == ("wrong_value", name)
    assert args["expected"].args == (("limit", name),)  # type: ignore[attr-defined]  # it is a message


@pytest.mark.parametrize(
    ("written", "phrase"),
    [
        ("2010-06-30", "2010-06-30"),
        ("2010-06-30T17:00:00", "2010-06-30"),
        ("2010-06-30 17:00:00+08:00", "2010-06-30"),
    ],
)
def test_a_day_of_toml_is_a_timing(written: str, phrase: str) -> None:
    timing = to_plan(f"{HEAD}{TASK}timing = {written}\n", Path("plan.toml")).tasks[0].timing
    assert timing
    assert (timing.phrase, str(timing.first), str(timing.last)) == (phrase, "2010-06-30", "2010-06-30")


def test_a_plan_whose_timing_is_a_day_is_simply_read(plancli: Plancli) -> None:
    path = str(DATA / "date.toml")
    assert (
        plancli("list", "-p", path, "-o", "tsv", "--columns", "timing,last").lines[1]
        == "2024-06-30\t2024-06-30"
    )
    assert plancli("check", "-p", path, "--as-of", "2024-05-10").code == 0


UTF16 = (DATA / "utf16.toml").read_bytes()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(UTF16, id="little-endian"),
        pytest.param(UTF16.decode("utf-16").encode("utf-16-be"), id="big-endian without a mark"),
        pytest.param(UTF16[2:], id="little-endian without a mark"),
        pytest.param(b"\xfe\xff" + UTF16.decode("utf-16").encode("utf-16-be"), id="big-endian"),
        pytest.param(UTF16.decode("utf-16").encode("utf-32"), id="UTF-32"),
    ],
)
def test_a_file_in_utf_16_is_named_as_such(
    plancli: Plancli, empty: Path, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    (empty / "plan.toml").write_bytes(data)
    for lang, words in (
        ("en", "it is UTF-16; save it as UTF-8"),
        ("zh", "文件为 UTF-16 编码；请另存为 UTF-8"),
    ):
        monkeypatch.setenv("PLANCLI_LANG", lang)
        answer = plancli("list")
        assert (answer.code, answer.out, len(answer.err.splitlines())) == (3, "", 1)
        assert words in answer.err
