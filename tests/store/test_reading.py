"""What a plan file says, and what is wrong with one: every fault at once, with its line."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from plancli.errors import Message, PlancliError, Problem
from plancli.plan import Department, Office, Person, Section, Supervision
from plancli.store.loading import load_plan
from plancli.store.text import PlanInvalidError, PlanUnreadableError
from plancli.words import tell

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
title = "计划"
year = 2010
issued = 2010-02-01
"""
PLAN = (
    HEAD
    + """
[supervision]
soon_days = 10

[[departments]]
name = "企业改革局"
aliases = ["改革局"]

[[sections]]
id = "1"
title = "改革方面"

[[tasks]]
id = "1"
section = "1"
text = "第一项。"
lead = ["办公厅"]
timing = "上半年完成"

[[tasks]]
id = "2"
text = "第二项。"
"""
)


def saved(folder: Path, text: str | bytes) -> Path:
    path = folder / "plan.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def faults(folder: Path, text: str | bytes) -> tuple[Problem, ...]:
    """Return what is wrong with a plan, having made sure that it can be told in both languages."""
    path = saved(folder, text)
    with pytest.raises(PlanInvalidError) as caught:
        load_plan(path)
    error = caught.value
    assert error.exit_code == 3
    assert error.message.args == (("path", path),)
    for problem in error.problems:
        assert problem.path == str(path)
        assert tell("en", problem.message)
        assert tell("zh", problem.message)
    return error.problems


def told(what: Message) -> tuple[str, dict[str, Any]]:
    """Return a message's id, without its area, and its arguments; those that are messages by their ids."""
    args = {name: value.id if isinstance(value, Message) else value for name, value in what.args}
    return what.id.removeprefix("plan."), args


def test_a_plan_may_be_written_in_toml_1_1(tmp_path: Path) -> None:
    text = (
        HEAD
        + """
[[tasks]]
id = "1"
text = "\\x41项"
people = [
  {
    name = "张三",  # 处长
    role = "牵头领导",
  },
]
"""
    )
    [one] = load_plan(saved(tmp_path, text)).tasks
    assert (one.text, one.people) == ("A项", (Person("张三", "牵头领导"),))


def test_a_fault_in_an_inline_table_over_lines_has_the_line_on_which_it_begins(tmp_path: Path) -> None:
    text = (
        HEAD
        + '[supervision]\n[[tasks]]\nid = "1"\ntext = "一"\npeople = [{\n  name = "张三",\n  role = 1,\n}]\n'
    )
    [fault] = faults(tmp_path, text)
    assert fault.line == 8
    [fault] = faults(tmp_path, HEAD + "[supervision]\nsoon_days = {\n  a = 1\n  b = 2\n}\n")
    assert (fault.line, told(fault.message)) == (
        7,
        ("toml.unclosed", {}),
    )


def test_everything_a_plan_can_say(tmp_path: Path) -> None:
    text = """\
title = " 计划 "
document = "国资厅发综合[2010]18号"
issuer = "办公厅"
issued = 2010-02-01
year = 2010
[timing]
"年中" = "05-01/08-31"
[events]
"全国两会" = 2010-03-14
[supervision]
soon_days = 7
pace_points = 20
[import]
anything = ["at", "all"]
[[departments]]
name = "企业改革局"
aliases = ["改革局", "改革"]
[[sections]]
id = 1
title = "改革方面"
[[tasks]]
id = 7
number = "（七）"
section = 1
title = "改制"
text = "第一项。"
lead = ["企业改革局"]
support = ["办公厅"]
timing = "时间初定为年中"
tags = ["会议"]
source = "L22"
people = [{name = "张三", role = "牵头领导"}]
notes = {"备注" = "无"}
[[tasks]]
id = "7-1"
text = "第二项。"
parent = "7"
"""
    plan = load_plan(saved(tmp_path, text))
    assert (plan.title, plan.document, plan.issuer) == ("计划", "国资厅发综合[2010]18号", "办公厅")
    assert (plan.issued, plan.year) == (date(2010, 2, 1), 2010)
    assert (plan.meanings, plan.events) == ({"年中": "05-01/08-31"}, {"全国两会": date(2010, 3, 14)})
    assert plan.supervision == Supervision(7, 20)
    assert plan.departments == (Department("企业改革局", ("改革局", "改革")),)
    assert plan.sections == (Section("1", "改革方面"),)
    one, other = plan.tasks
    assert (one.id, one.number, one.section, one.heading, one.text) == (
        "7",
        "（七）",
        "1",
        "改制",
        "第一项。",
    )
    assert (one.lead, one.support, one.tags, one.source) == (("企业改革局",), ("办公厅",), ("会议",), "L22")
    assert one.people == (Person("张三", "牵头领导"),)
    assert one.notes == (("备注", "无"),)
    assert one.timing is not None
    assert (one.timing.first, one.timing.last) == (date(2010, 5, 1), date(2010, 8, 31))
    assert one.timing.tentative
    assert (other.parent, other.timing, other.lead, other.line) == ("7", None, (), 34)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HEAD, id="no tasks yet"),
        pytest.param("\ufeff" + PLAN, id="a byte order mark"),
        pytest.param(PLAN.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(PLAN.replace('id = "2"', 'id = "二.1/甲~x"'), id="ids of letters, digits and signs"),
        pytest.param(PLAN.replace('id = "2"', "id = 2"), id="an integer is read as an id"),
        pytest.param(PLAN.replace("2010-02-01", '"2010-02-01"'), id="a date in quotes"),
        pytest.param(PLAN + 'timing = "胡说八道"\n', id="a timing that means nothing is for check to tell"),
        pytest.param(PLAN + "lead = []\n", id="no department"),
    ],
)
def test_what_is_accepted(tmp_path: Path, text: str) -> None:
    assert load_plan(saved(tmp_path, text)).title == "计划"


def the_fault(folder: Path, old: str, new: str) -> tuple[str, str, dict[str, Any]]:
    """Return what is wrong with the plan once `old` is `new`: the line's text, the message, its arguments."""
    assert PLAN.count(old) == 1
    text = PLAN.replace(old, new)
    [problem] = faults(folder, text)
    line = text.split("\n")[problem.line - 1] if problem.line else ""
    return line, *told(problem.message)


@pytest.mark.parametrize(
    ("line", "header", "key"),
    [
        pytest.param("year = 2010\n", "", "year", id="a plan without a year has no line of its own"),
        pytest.param('text = "第一项。"\n', "[[tasks]]", "text", id="a task without text"),
        pytest.param('name = "企业改革局"\n', "[[departments]]", "name", id="a department without a name"),
        pytest.param('title = "改革方面"\n', "[[sections]]", "title", id="a section without a title"),
    ],
)
def test_a_missing_key_is_named_where_its_table_begins(
    tmp_path: Path, line: str, header: str, key: str
) -> None:
    assert the_fault(tmp_path, line, "") == (header, "missing_key", {"key": key})


@pytest.mark.parametrize(
    ("old", "new", "key", "nearest"),
    [
        pytest.param("issued = 2010-02-01", "isued = 2010-02-01", "isued", "issued、issuer", id="a slip"),
        pytest.param('lead = ["办公厅"]', "leads = []", "leads", "lead", id="in a task"),
        pytest.param(
            "soon_days = 10", "soon_day = 10", "soon_day", "soon_days、silent_days", id="in a table"
        ),
        pytest.param('aliases = ["改革局"]', "alias = []", "alias", "aliases", id="in a department"),
        pytest.param(
            'id = "2"',
            'id = "2"\npeople = [{name = "张三", role = "x", rolle = ""}]',
            "rolle",
            "role",
            id="person",
        ),
        pytest.param('id = "2"', 'id = "2"\nqqq = 1', "qqq", "", id="like no other"),
        pytest.param('title = "计划"', 'title = "计划"\ntask = 1', "task", "tasks", id="at the top"),
    ],
)
def test_an_unknown_key_names_the_nearest(tmp_path: Path, old: str, new: str, key: str, nearest: str) -> None:
    line = new.rpartition("\n")[2]
    what = "unknown_key_near" if nearest else "unknown_key"
    assert the_fault(tmp_path, old, new) == (
        line,
        what,
        {"key": key, "nearest": tuple(filter(None, nearest.split("、")))},
    )


def test_an_unknown_table_is_named_at_its_header(tmp_path: Path) -> None:
    [problem] = faults(tmp_path, HEAD + "\n[[tusks]]\nid = '3'\n\n[[tusks]]\nid = '4'\n")
    assert problem.line == 5
    assert told(problem.message) == ("unknown_key_near", {"key": "tusks", "nearest": ("tasks",)})


@pytest.mark.parametrize(
    ("old", "new", "key", "value", "expected"),
    [
        pytest.param("year = 2010", "year = 2010.5", "year", "2010.5", "integer", id="half a year"),
        pytest.param("year = 2010", 'year = "今年"', "year", "'今年'", "integer", id="a year in words"),
        pytest.param("year = 2010", "year = [2010]", "year", "[2010]", "integer", id="a list for a year"),
        pytest.param("year = 2010", "year = 10", "year", "10", "at_least", id="a year of two digits"),
        pytest.param("year = 2010", "year = 20100", "year", "20100", "at_most", id="a year of five"),
        pytest.param(
            "soon_days = 10",
            "soon_days = 999",
            "supervision.soon_days",
            "999",
            "at_most",
            id="a high threshold",
        ),
        pytest.param(
            "soon_days = 10",
            "soon_days = -1",
            "supervision.soon_days",
            "-1",
            "at_least",
            id="a low threshold",
        ),
        pytest.param(
            "issued = 2010-02-01", 'issued = "二月"', "issued", "'二月'", "date", id="a date in words"
        ),
        pytest.param(
            "issued = 2010-02-01", "issued = 20100201", "issued", "20100201", "date", id="in digits"
        ),
        pytest.param("issued = 2010-02-01", "issued = true", "issued", "true", "date", id="true for a date"),
        pytest.param('title = "计划"', "title = 2010", "title", "2010", "text", id="a number for text"),
        pytest.param('title = "计划"', 'title = "  "', "title", "'  '", "words", id="blanks for text"),
        pytest.param(
            'lead = ["办公厅"]', 'lead = "办公厅"', "lead", "'办公厅'", "list", id="a text for a list"
        ),
        pytest.param(
            'lead = ["办公厅"]', 'lead = ["办公厅", 2]', "lead[2]", "2", "text", id="the second of a list"
        ),
        pytest.param(
            'timing = "上半年完成"', "timing = 6", "timing", "6", "text", id="a number for a phrase"
        ),
        pytest.param(
            'id = "2"', 'id = "2"\nnotes = {"备注" = 1}', "notes.备注", "1", "text", id="a note of a number"
        ),
        pytest.param('id = "2"', 'id = "2"\nnotes = "无"', "notes", "'无'", "table", id="a text for a table"),
        pytest.param(
            'id = "2"',
            'id = "2"\npeople = ["张三"]',
            "people[1]",
            "'张三'",
            "table",
            id="a name for a person",
        ),
        pytest.param(
            'title = "计划"',
            'title = "计划"\nevents = {"两会" = "三月"}',
            "events.两会",
            "'三月'",
            "date",
            id="an event",
        ),
        pytest.param(
            'title = "计划"',
            'title = ["' + "长" * 90 + '"]',
            "title",
            "['" + "长" * 55 + "...",
            "text",
            id="a long value",
        ),
    ],
)
def test_a_wrong_value_says_what_is_expected(  # noqa: PLR0917  the columns of the table
    tmp_path: Path, old: str, new: str, key: str, value: str, expected: str
) -> None:
    line, what, args = the_fault(tmp_path, old, new)
    assert (line, what) == (new.rpartition("\n")[2], "wrong_value")
    assert args == {"key": key, "value": value, "expected": f"plan.expect_{expected}"}


def test_tasks_that_are_no_tables(tmp_path: Path) -> None:
    [problem] = faults(tmp_path, HEAD + "tasks = [1]\n")
    assert problem.line == 4
    assert told(problem.message)[1]["key"] == "tasks[1]"


@pytest.mark.parametrize(
    "id_",
    [
        pytest.param('"2 3"', id="a blank"),
        pytest.param('"2\u30003"', id="a Chinese blank"),
        pytest.param('"2,3"', id="a comma"),
        pytest.param('"2，3"', id="a Chinese comma"),
        pytest.param('"2、3"', id="a Chinese separator"),
        pytest.param('"2\\u001b"', id="a control character"),
        pytest.param('"2\\n"', id="a line end"),
        pytest.param('"-2"', id="like an option"),
        pytest.param("-2", id="a negative number"),
        pytest.param('"' + "9" * 41 + '"', id="41 characters"),
        pytest.param('""', id="empty"),
        pytest.param("true", id="true"),
        pytest.param("2.5", id="a fraction"),
    ],
)
def test_what_is_no_id(tmp_path: Path, id_: str) -> None:
    line, what, args = the_fault(tmp_path, 'id = "2"', f"id = {id_}")
    assert (line, what, args["key"]) == (f"id = {id_}", "wrong_value", "id")
    assert args["expected"] in {"plan.expect_id", "plan.expect_words", "plan.expect_text"}


@pytest.mark.parametrize(
    ("old", "new", "what", "args"),
    [
        pytest.param('id = "2"', 'id = "1"', "repeated_id", {"id": "1", "first": 1}, id="a repeated id"),
        pytest.param('id = "2"', "id = 1", "repeated_id", {"id": "1", "first": 1}, id="also as a number"),
        pytest.param(
            'title = "改革方面"',
            'title = "又"\n[[sections]]\ntitle = "又"\nid = "1"',
            "repeated_id",
            {"id": "1", "first": 1},
            id="a repeated section",
        ),
        pytest.param(
            'section = "1"',
            'section = "12"',
            "unknown_section",
            {"id": "12", "hint": "error.nearest"},
            id="no such section",
        ),
        pytest.param(
            'section = "1"',
            'section = "x"',
            "unknown_section",
            {"id": "x", "hint": "error.sections_are"},
            id="like no other",
        ),
        pytest.param(
            'id = "2"',
            'id = "2"\nparent = "11"',
            "unknown_parent",
            {"id": "11", "hint": "error.ids_run"},
            id="no such parent",
        ),
        pytest.param(
            'id = "2"',
            'id = "2"\nparent = "2"',
            "own_parent",
            {"id": "2"},
            id="its own parent",
        ),
    ],
)
def test_parts_that_disagree(tmp_path: Path, old: str, new: str, what: str, args: dict[str, Any]) -> None:
    assert the_fault(tmp_path, old, new) == (new.rpartition("\n")[2], what, args)


@pytest.mark.parametrize(
    "override",
    [
        pytest.param('"年中" = "6月到7月"', id="words for days"),
        pytest.param('"年中" = "06-31/07-31"', id="a day that does not exist"),
        pytest.param('"年中" = "06-01"', id="no last day"),
        pytest.param('" " = "06-01/07-31"', id="no word"),
    ],
)
def test_an_override_that_cannot_be_read_is_named_with_its_line(tmp_path: Path, override: str) -> None:
    line, what, _ = the_fault(tmp_path, "soon_days = 10", f"soon_days = 10\n[timing]\n{override}")
    assert (line, what.partition(".")[0]) == (override, "timing")


def test_all_faults_are_told_at_once_in_the_order_of_lines(tmp_path: Path) -> None:
    text = PLAN.replace("2010-02-01", "1").replace("soon_days", "soon").replace('["办公厅"]', '"x"')
    problems = faults(tmp_path, text + "leed = []\n")
    assert [problem.line for problem in problems] == [3, 6, 20, 26]


def test_all_contradictions_are_told_at_once(tmp_path: Path) -> None:
    text = PLAN.replace('section = "1"', 'section = "x"').replace('id = "2"', 'id = "1"\nparent = "9"')
    problems = faults(tmp_path, text.replace("[supervision]", '[timing]\n"年中" = "?"\n[supervision]'))
    assert [problem.line for problem in problems] == [6, 20, 26, 27]


@pytest.mark.parametrize(
    ("departments", "names"),
    [
        pytest.param([("甲局", ["共"]), ("乙局", ["共"])], ["共", "共"], id="an alias of two"),
        pytest.param(
            [("甲局", ["乙局"]), ("乙局", [])], ["乙局", "乙局"], id="an alias that is another's name"
        ),
        pytest.param([("甲局", []), ("甲局", [])], ["甲局", "甲局"], id="one name twice"),
        pytest.param(
            [("甲局", ["a", "b"]), ("乙局", ["b", "a"])], ["a", "b", "b", "a"], id="two aliases of two"
        ),
    ],
)
def test_names_that_would_mean_two_departments(
    tmp_path: Path, departments: list[tuple[str, list[str]]], names: list[str]
) -> None:
    text = HEAD + "".join(
        f"[[departments]]\nname = '{name}'\naliases = {aliases}\n" for name, aliases in departments
    )
    assert [told(problem.message) for problem in faults(tmp_path, text)] == [
        ("shared_name", {"name": name}) for name in names
    ]


def test_an_alias_that_is_its_own_name_harms_nobody(tmp_path: Path) -> None:
    text = HEAD + "[[departments]]\nname = '甲局'\naliases = ['甲局', '甲', '甲']\n"
    assert load_plan(saved(tmp_path, text)).departments[0].aliases == ("甲局", "甲", "甲")


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        pytest.param("title = \n", 1, "toml.value", id="no value"),
        pytest.param(PLAN + 'number = "三\n', 26, "toml.no_quote", id="a quote that does not close"),
        pytest.param(PLAN + "lead = [\n", 26, "toml.unclosed", id="a bracket that does not close"),
        pytest.param(PLAN + 'text = "再来"\n', 26, "toml.key_twice", id="a key twice in one table"),
        pytest.param(PLAN + "年 = 1\n", 26, "toml.key", id="a Chinese key without quotes"),
        pytest.param(PLAN + "when = 2010-02-30\n", 26, "toml.date", id="a day that does not exist"),
        pytest.param("a = " + "9" * 5000, 1, "toml.long_number", id="a number of 5,000 digits"),
        pytest.param("a = " + "[" * 100_000, None, "too_deep", id="brackets nested deeply"),
        pytest.param("a = " + "{a=" * 100_000, None, "too_deep", id="tables nested deeply"),
        pytest.param(PLAN.encode() + b'number = "\xb5\xda"\n', 26, "not_utf8", id="GB18030"),
        pytest.param(PLAN.encode("gb18030"), 1, "not_utf8", id="all of it"),
    ],
)
def test_what_is_not_toml(tmp_path: Path, text: str | bytes, line: int | None, what: str) -> None:
    [problem] = faults(tmp_path, text)
    assert (problem.line, told(problem.message)[0]) == (line, what)


def unreadable(path: Path) -> Message:
    """Return why a plan cannot be read."""
    with pytest.raises(PlanUnreadableError) as caught:
        load_plan(path)
    assert caught.value.exit_code == 3
    cause = dict(caught.value.message.args)["cause"]
    assert isinstance(cause, Message)
    assert tell("en", caught.value.message)
    assert tell("zh", caught.value.message)
    return cause


def test_a_missing_file(tmp_path: Path) -> None:
    assert unreadable(tmp_path / "none.toml").id == "plan.missing"


def test_a_folder(tmp_path: Path) -> None:
    assert unreadable(tmp_path).id == "plan.is_folder"


def test_a_name_too_long(tmp_path: Path) -> None:
    assert unreadable(tmp_path / ("长" * 200)).id == "os.long_name"


def test_a_file_with_a_nul(tmp_path: Path) -> None:
    assert unreadable(saved(tmp_path, PLAN + "\0")).id == "plan.binary"


def test_twenty_megabytes_of_zeros_are_refused_at_once(tmp_path: Path) -> None:
    path = saved(tmp_path, "")
    with path.open("r+b") as file:
        file.truncate(20_000_000)
    begin = time.process_time()
    assert unreadable(path).id == "plan.binary"
    assert time.process_time() - begin < 2


def test_a_file_that_is_larger_than_any_plan_is_not_even_read(tmp_path: Path) -> None:
    path = saved(tmp_path, "")
    with path.open("r+b") as file:
        file.truncate(2_000_000_000)
    assert unreadable(path).id == "os.beyond_limit"


def test_an_empty_file_lacks_what_a_plan_needs(tmp_path: Path) -> None:
    assert [told(problem.message) for problem in faults(tmp_path, "")] == [
        ("missing_key", {"key": "title"}),
        ("missing_key", {"key": "year"}),
    ]


def test_every_failure_is_one_that_main_can_tell() -> None:
    assert issubclass(PlanInvalidError, PlancliError)
    assert issubclass(PlanUnreadableError, PlancliError)


OFFICE = """
[office]
issuer = "国资委办公厅"
number = "督查〔{year}〕{n}号"
to = "各厅局"
"""


def test_a_plan_says_who_issues_its_circulars_and_slips(tmp_path: Path) -> None:
    assert load_plan(saved(tmp_path, PLAN + OFFICE)).office == Office(
        "国资委办公厅", number="督查〔{year}〕{n}号", to="各厅局"
    )


def test_a_form_of_numbers_that_are_all_the_same_is_a_fault(tmp_path: Path) -> None:
    line, what, args = the_fault(tmp_path, "soon_days = 10", 'soon_days = 10\n[office]\nnumber = "督查1号"')
    assert (line, what, args) == ('number = "督查1号"', "no_running_number", {"number": "督查1号"})
