"""Days and words are taken as people write them; what is empty, or no day, is refused in one line."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk import write_plan

from plancli.cli.arguments import BadDayError, day

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli

TODAY = date(2010, 5, 10)

DAYS = [
    ("2010-05-18", "2010-05-18"),
    ("2010-5-8", "2010-05-08"),
    ("2010/5/8", "2010-05-08"),
    ("2010.5.8", "2010-05-08"),
    ("20100508", "2010-05-08"),
    ("2010年5月8日", "2010-05-08"),
    ("2009年12月31号", "2009-12-31"),
    ("2010 年 5 月 8 日", "2010-05-08"),
    ("05-08", "2010-05-08"),
    ("5-8", "2010-05-08"),
    ("5/8", "2010-05-08"),
    ("5月8日", "2010-05-08"),
    ("today", "2010-05-10"),
    ("Today", "2010-05-10"),
    ("今天", "2010-05-10"),
    ("yesterday", "2010-05-09"),
    ("昨天", "2010-05-09"),
    ("-3d", "2010-05-07"),
    ("+7d", "2010-05-17"),
    ("-3天", "2010-05-07"),
    ("２０１０－０５－０８", "2010-05-08"),
    ("５月８日", "2010-05-08"),
    ("－３ｄ", "2010-05-07"),
]
"""What is written, on 10 May 2010 in a plan of 2010, and the day it means."""

NO_DAYS = [
    "tomorrow",
    "2010-02-30",
    "2-29",
    "2010-13-01",
    "13月1日",
    "2010-05",
    "5月",
    "201005",
    "5",
    "3d",
    "-d",
    "-9999999d",
    "0000-01-01",
    "2010-05-10T09:00",
    "5月中旬",
]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(("typed", "meant"), DAYS)
def test_an_update_takes_its_day_as_people_write_it(plancli: Plancli, typed: str, meant: str) -> None:
    """Also where it begins as an option does: `--on -3d` and `--on=-3d` are the same."""
    assert plancli("start", "24", "--on", typed).code == 0
    assert plancli("start", "25", f"--on={typed}").code == 0
    entries = [json.loads(line) for line in plancli("log", "--until", "2010-12-31", "-o", "jsonl").lines]
    assert [entry["on"] for entry in entries] == [meant, meant]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("typed", NO_DAYS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_no_day_is_refused_with_what_is_accepted(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, lang: str, typed: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    answer = plancli("start", "24", "--on", typed)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)
    assert typed in answer.err
    for form in ("2010-05-10", "05-10", "5月10日", "-3d", "+7d", {"en": "today", "zh": "今天"}[lang]):
        assert form in answer.err


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("args", "same"),
    [
        ("log --since -3d --until +1d", "log --since 2010-05-07 --until 2010-05-11"),
        ("due --since 5月1日 --until 20100731", "due --since 2010-05-01 --until 2010-07-31"),
        ("changes --since 3-1 --until 昨天", "changes --since 2010-03-01 --until 2010-05-09"),
        ("list --during 5月1日..+7d", "list --during 2010-05-01..2010-05-17"),
        ("list --during 2010年5月..６月", "list --during 2010-05..2010-06"),
        ("list --during 2010年", "list --during 2010"),
        ("due --month 5月", "due --month 5"),
        ("due --month 2010年6月", "due --month 2010-06"),
        ("timing 两个月内完成 --issued 2月1日", "timing 两个月内完成 --issued 2010-02-01"),
        (
            "timing 两个月内完成 --year 2011 --issued 2月1日",
            "timing 两个月内完成 --year 2011 --issued 2011-02-01",
        ),
        ("--as-of 5月20日 list", "--as-of 2010-05-20 list"),
        ("list --as-of 2010年5月20日", "list --as-of 2010-05-20"),
        ("changes --since 5-1 --as-of 5-20", "changes --since 2010-05-01 --as-of 2010-05-20"),
        ("log --until today --as-of 5-20", "log --until 2010-05-20 --as-of 2010-05-20"),
    ],
)
def test_every_option_that_takes_a_day_takes_the_same_forms(plancli: Plancli, args: str, same: str) -> None:
    assert plancli("start", "24-26", "--on", "2010-05-08").code == 0
    answer, expected = plancli(*args.split(), "-o", "json"), plancli(*same.split(), "-o", "json")
    assert (answer.code, answer.out) == (0, expected.out)


def _as_of(plancli: Plancli, *args: str) -> str:
    return str(json.loads(plancli("list", "-o", "json", *args).out)["as_of"])


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(("typed", "days"), [("today", 0), ("昨天", -1), ("-3d", -3), ("+7d", 7)])
def test_the_as_of_day_itself_counts_from_the_clock(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, typed: str, days: int
) -> None:
    """Whether it is an option, before or after the command, or the variable."""
    before = date.today()  # noqa: DTZ011  the clock's own day
    asked = [_as_of(plancli, "--as-of", typed), _as_of(plancli, f"--as-of={typed}")]
    monkeypatch.setenv("PLANCLI_AS_OF", typed)
    asked.append(_as_of(plancli))
    possible = {(now + timedelta(days)).isoformat() for now in (before, date.today())}  # noqa: DTZ011  the same
    assert set(asked) <= possible


def test_a_day_without_a_year_lies_in_the_year_of_the_plan(
    plancli: Plancli, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_plan(empty, year=2031)
    assert _as_of(plancli, "--as-of", "5月10日") == "2031-05-10"
    monkeypatch.setenv("PLANCLI_AS_OF", "2-3")
    assert _as_of(plancli) == "2031-02-03"


@given(
    st.dates(),
    st.sampled_from(
        ["{0:%Y-%m-%d}", "{0.year:04}-{0.month}-{0.day}", "{0:%Y%m%d}", "{0.year:04}年{0.month}月{0.day}日"]
    ),
)
def test_every_day_there_is_can_be_written_in_every_form(one: date, form: str) -> None:
    written = form.format(one) if "%Y" not in form else form.replace("%Y", f"{one.year:04}").format(one)
    assert day(written, "--on", today=lambda: TODAY, plan_year=lambda: 2010) == one


@given(st.text(max_size=12))
def test_any_other_text_is_refused_and_nothing_else_happens(text: str) -> None:
    with suppress(BadDayError):
        assert isinstance(day(text, "--on", today=lambda: TODAY, plan_year=lambda: 2010), date)


# Words


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("args", "same"),
    [
        ("list --status 已办结", "list --status done"),
        ("list --status 未启动、已取消", "list --status todo --status cancelled"),
        ("list --status todo,doing", "list --status todo --status doing"),
        ("list --status Done", "list --status done"),
        ("list --status 办结", "list --status done"),
        ("list --light 红", "list --light red"),
        ("list --light 红，黄", "list --light red,yellow"),
        ("list --light Red、灰", "list --light red,grey"),
        ("list --kind 定期,限期", "list --kind recurring --kind deadline"),
        ("list --kind 视条件而定", "list --kind conditional"),
        ("list --columns 编号,工作任务、亮灯", "list --columns id,title,light"),
        ("list --columns ID,Departments", "list --columns id,departments"),
        ("list --columns 编号,责任部门", "list --columns id,departments"),
        ("list --sort -截止日,编号", "list --sort -last,id"),
        ("list --dept 办公厅，研究局", "list --dept 办公厅 --dept 研究局"),
        ("list --section 1、优化", "list --section 1 --section 4"),
        ("list --tag a、b", "list --tag a --tag b"),
        ("summary --by 责任部门", "summary --by dept"),
        ("summary --by 部门", "summary --by dept"),
        ("summary --by 月份", "summary --by month"),
        ("summary --by Section", "summary --by section"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_values_of_options_are_taken_as_they_are_shown(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, lang: str, args: str, same: str
) -> None:
    """In either language, whichever is set; a list is joined with any comma."""
    plancli("done", "24,26")
    plancli("cancel", "25")
    monkeypatch.setenv("PLANCLI_LANG", lang)
    answer = plancli(*args.split(), "-o", "csv", "--as-of", "2010-08-10")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == plancli(*same.split(), "-o", "csv", "--as-of", "2010-08-10").out


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("status", "code"), [("未启动", 0), ("未启动,进行中", 0), ("todo、doing", 0), ("已办结", 6)]
)
def test_a_condition_is_taken_as_it_is_shown(plancli: Plancli, status: str, code: int) -> None:
    piped = '{"task":"24","status":"doing"}\n'
    assert plancli("update", "-", "--if-status", status, piped=piped).code == code


def test_a_name_that_holds_a_comma_is_found_as_it_is(plancli: Plancli, empty: Path) -> None:
    tasks = ({"lead": ["R&D, dept"], "tags": ["a,b"]}, {"lead": ["R&D"]}, {"tags": ["a"]}, {"tags": ["b"]})
    write_plan(empty, *tasks)
    assert plancli("list", "--dept", "R&D, dept", "-o", "ids").lines == ["1"]
    assert plancli("list", "--dept", "R&D,无此部门", "-o", "ids").code == 4
    assert plancli("list", "--tag", "a,b", "-o", "ids").lines == ["1"]
    assert plancli("list", "--tag", "b,a", "-o", "ids").lines == ["3", "4"]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    "args",
    [
        "summary --by dept,status",
        "list --columns 部门",
        "list --status open",
        "list --status -done",
    ],
)
def test_a_word_that_could_mean_several_values_or_none_is_refused(plancli: Plancli, args: str) -> None:
    answer = plancli(*args.split())
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)
    assert "is none of: " in answer.err


# Empty values


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("command", "option"),
    [
        ("update -", "--if-status"),
        ("done 24", "--note"),
        ("done 24", "--on"),
        ("done 24", "--by"),
        ("extend 24 9月底前", "--reason"),
        ("extend 24 9月底前", "--authority"),
        ("list", "--dept"),
        ("list", "--section"),
        ("list", "--status"),
        ("list", "--light"),
        ("list", "--kind"),
        ("list", "--during"),
        ("list", "--search"),
        ("list", "--tag"),
        ("list", "--sort"),
        ("list", "--columns"),
        ("list", "--plan"),
        ("list", "--ledger"),
        ("list", "--as-of"),
        ("log", "--since"),
        ("log", "--until"),
        ("log", "--by"),
        ("due", "--month"),
        ("due", "--since"),
        ("due", "--until"),
        ("changes", "--since"),
        ("timing 年内", "--issued"),
        ("add x", "--timing"),
        ("add x", "--lead"),
        ("add x", "--id"),
        ("import notice.txt", "--to"),
        ("import notice.txt --to x.toml", "--sheet"),
    ],
)
@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_value_is_refused_and_never_taken_as_absent(
    plancli: Plancli, desk: Path, command: str, option: str, value: str
) -> None:
    """`--if-status "$UNSET"` drops no condition; nothing is written."""
    before = (desk / "plan2010.toml").read_bytes()
    answer = plancli(*command.split(), option, value, piped='{"task":"24","status":"done"}\n')
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)
    assert f"{option}: the value is empty" in answer.err
    assert [path.name for path in desk.iterdir()] == ["plan2010.toml"]
    assert (desk / "plan2010.toml").read_bytes() == before


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("option", ["--plan", "--ledger", "--as-of"])
def test_an_empty_value_before_the_command_is_refused_too(plancli: Plancli, option: str) -> None:
    for args in ([option, "", "list"], [option, ""], [option, "", "list", option, "x"]):
        answer = plancli(*args)
        assert (answer.code, answer.out) == (2, "")
        assert f"{option}: the value is empty" in answer.err


@pytest.mark.usefixtures("desk")
def test_an_empty_value_is_refused_in_chinese(plancli: Plancli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANCLI_LANG", "zh")
    expected = "plancli：--dept：值为空；请给出值，或不写此选项（是否有变量未赋值？）\n"
    assert plancli("list", "--dept", "").err == expected


@pytest.mark.usefixtures("desk")
def test_a_list_of_nothing_but_commas_is_empty(plancli: Plancli) -> None:
    for option in ("--status", "--columns", "--sort"):
        assert f"{option}: the value is empty" in plancli("list", option, " ,、").err


@pytest.mark.usefixtures("desk")
def test_an_empty_variable_is_one_that_is_not_set(plancli: Plancli, monkeypatch: pytest.MonkeyPatch) -> None:
    today = {date.today().isoformat()}  # noqa: DTZ011  the clock's own day
    monkeypatch.setenv("PLANCLI_AS_OF", "")
    monkeypatch.setenv("PLANCLI_PLAN", "")
    assert _as_of(plancli) in today | {date.today().isoformat()}  # noqa: DTZ011  the same


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("lang", "words"), [("en", "--note needs a value"), ("zh", "选项 --note 需要一个值")]
)
def test_an_option_is_no_value_of_the_option_before_it(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    """As where a variable without quotes is not set: `--note $UNSET --dry-run` records no note --dry-run."""
    monkeypatch.setenv("PLANCLI_LANG", lang)
    answer = plancli("done", "24", "--note", "--dry-run")
    assert (answer.code, answer.out) == (2, "")
    assert words in answer.err
    assert plancli("log", "-o", "ids").out == ""
