"""Every listing command takes the same filters, and each finds the same tasks by them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.desk import answer, said, write_ledger, write_plan

from plancli.cli.app import load
from plancli.cli.commands import NAMES
from plancli.cli.filters import FILTERS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli

LISTING = ("list", "due", "overdue", "summary", "log", "changes", "timeline", "page", "sheets", "slips")

TASKS: tuple[dict[str, Any], ...] = (
    {"lead": ["办公厅"], "timing": "3月底前", "section": "一", "tags": ["会议", "a,b"]},
    {
        "lead": ["综合局"],
        "support": ["办公厅"],
        "timing": "时间初定为3月",
        "section": "一",
        "people": [{"name": "张三", "role": "局长"}, {"name": "李明", "role": "联系人"}],
    },
    {
        "lead": ["研究局"],
        "timing": "3月底前",
        "section": "二",
        "tags": ["会议"],
        "notes": {"备注": "分两批，先易后难"},
    },
    {"lead": ["研究局"], "timing": "每季度", "section": "二", "people": [{"name": "李明华", "role": "处长"}]},
    {"lead": ["办公厅"], "timing": "年内完成", "section": "二", "tags": ["调研"]},
)
"""Tasks 1 to 4 owe something by 31 March; each has an entry of that day, and is listed in its circular."""


@pytest.fixture
def march(empty: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small plan on 1 April; something was recorded on every task the day before."""
    monkeypatch.setenv("PLANCLI_AS_OF", "2010-04-01")
    sections = [{"id": "一", "title": "体制"}, {"id": "二", "title": "监管"}]
    path = write_plan(empty, *TASKS, sections=sections)
    entries = [
        said(1, "2010-03-31", "1", status="done"),
        said(2, "2010-03-31", "2", percent=20, note="正在征求意见"),
        said(3, "2010-03-31", "3", timing="6月底前"),
        said(4, "2010-03-31", "4", status="cancelled"),
        said(5, "2010-03-31", "5", status="doing"),
    ]
    write_ledger(path, entries)
    return empty


FOUND = [
    pytest.param("", "1 2 3 4 5", id="no filter, every task"),
    pytest.param("2-3", "2 3", id="ids"),
    pytest.param("4,1", "1 4", id="ids with commas"),
    pytest.param("-d 办公厅", "1 2 5", id="a department"),
    pytest.param("--dept 综合局,研究局", "2 3 4", id="departments with commas"),
    pytest.param("--dept 综合局 --dept 研究局", "2 3 4", id="departments, repeated"),
    pytest.param("--dept 办公厅 --lead-only", "1 5", id="where it leads"),
    pytest.param("--section 一", "1 2", id="a section"),
    pytest.param("--section 一,监管", "1 2 3 4 5", id="sections with commas"),
    pytest.param("--status done,cancelled", "1 4", id="statuses with commas"),
    pytest.param("--status 已办结、已取消", "1 4", id="in Chinese"),
    pytest.param("--open", "2 3 5", id="open ones"),
    pytest.param("--open --status done", "", id="open and done, none"),
    pytest.param("--light yellow,办结", "1 2", id="lights with commas"),
    pytest.param("--kind recurring", "4", id="a kind"),
    pytest.param("--kind recurring,window", "2 4", id="kinds with commas"),
    pytest.param("--during 2010-12", "4 5", id="a window that shares days with a month"),
    pytest.param("--extended", "3", id="extended ones"),
    pytest.param("--tag 会议", "1 3", id="a tag"),
    pytest.param("--tag 会议,调研", "1 3 5", id="tags with commas"),
    pytest.param("--tag a,b", "1", id="a tag that holds a comma"),
    pytest.param("--tag 没有", "", id="a tag that nothing has"),
    pytest.param("--person 张三", "2", id="a person"),
    pytest.param("--person 李明", "2", id="a whole name, though another begins with it"),
    pytest.param("--person 李", "2 4", id="a part of names"),
    pytest.param("--person 张三,李明华", "2 4", id="people with commas"),
    pytest.param("--person 王五", "", id="a person nobody is"),
    pytest.param("--search 联系人", "2", id="a text in what a person is"),
    pytest.param("--search 李明华", "4", id="a text in a person's name"),
    pytest.param("--search 先易后难", "3", id="a text in a note"),
    pytest.param("-s 备注", "3", id="a text in the heading of a note"),
    pytest.param("-s 第1项,第4项", "1 4", id="texts with commas"),
    pytest.param("-s 分两批，先易后难", "3", id="a text that holds a comma"),
    pytest.param("--tag 会议 --section 二", "3", id="several filters mean and"),
]


@pytest.mark.parametrize(("filters", "ids"), FOUND)
@pytest.mark.usefixtures("march")
def test_a_filter_finds_its_tasks(plancli: Plancli, filters: str, ids: str) -> None:
    assert plancli("list", *filters.split(), "-o", "ids").out.split() == ids.split()


@pytest.mark.parametrize(("filters", "ids"), FOUND)
@pytest.mark.parametrize(
    "command",
    ["due --since 2010-01-01 --possible", "overdue", "log", "changes", "summary --by section", "timeline"],
)
@pytest.mark.usefixtures("march")
def test_every_command_chooses_among_the_tasks_that_list_finds(
    plancli: Plancli, command: str, filters: str, ids: str
) -> None:
    """What a command lists without a filter and the filter finds, it lists with the filter; nothing else."""
    name, *options = command.split()
    options += ["--since", "2010-03-31"] if name == "changes" else []

    def found(*more: str) -> list[str]:
        whole = answer(plancli(name, *options, *more, "-o", "json"))
        match name:
            case "summary":
                return [str(whole["total"]["total"])]
            case "log":
                return [one["task"] for one in whole["entries"]]
            case "changes":
                return [one["id"] for one in whole["changes"]]
            case _:
                return [one["id"] for one in whole["tasks"]]

    wanted = [str(len(ids.split()))] if name == "summary" else [one for one in found() if one in ids.split()]
    assert found(*filters.split()) == wanted


def options(command: str) -> set[str]:
    """Return the names of the parameters of a command."""
    return {param.name for param in load(command).params}


@pytest.mark.parametrize("command", LISTING)
def test_every_listing_command_takes_every_filter(command: str) -> None:
    assert set(FILTERS) <= options(command)


def test_the_other_commands_take_none() -> None:
    """But for the options of the same names that say what is recorded or added."""
    own = {"ids", "section", "tag"}
    assert [name for name in NAMES if name not in LISTING and (set(FILTERS) - own) & options(name)] == []


@pytest.mark.parametrize(
    ("command", "shown", "left"),
    [
        pytest.param("list -n 2", ["1", "2"], 3, id="tasks"),
        pytest.param("list --sort -id -n 1", ["5"], 4, id="after sorting"),
        pytest.param("list --tag 会议 --limit 1", ["1"], 1, id="after filtering"),
        pytest.param("list -n 5", ["1", "2", "3", "4", "5"], 0, id="just as many"),
        pytest.param("list -n 99", ["1", "2", "3", "4", "5"], 0, id="fewer"),
        pytest.param("due --month 6 --possible -n 1", ["3"], 1, id="the certain before the possible"),
        pytest.param("due --month 6 --possible -n 2", ["3", "5"], 0, id="then the possible"),
        pytest.param("log -n 1", ["1"], 4, id="entries"),
        pytest.param("summary --by section -n 1", ["一"], 1, id="groups"),
    ],
)
@pytest.mark.parametrize(("lang", "said_so"), [("en", "{} more"), ("zh", "另有{}项")])
@pytest.mark.usefixtures("march")
def test_only_the_first_are_shown_and_the_rest_is_counted(
    plancli: Plancli,
    monkeypatch: pytest.MonkeyPatch,
    *,
    command: str,
    shown: list[str],
    left: int,
    lang: str,
    said_so: str,
) -> None:
    """In every format, beside the answer."""
    monkeypatch.setenv("PLANCLI_LANG", lang)
    for how in ("table", "md", "json", "jsonl", "csv", "tsv", "ids"):
        result = plancli(*command.split(), "-o", how)
        assert result.code == 0
        assert (said_so.format(left) in result.out + result.err) is bool(left), (how, result)
    found = answer(plancli(*command.split(), "-o", "json"))
    keys = {"tasks": "id", "entries": "task", "groups": "key"}
    assert [[one[key] for one in found[name]] for name, key in keys.items() if name in found] == [shown]


@pytest.mark.usefixtures("march")
def test_a_total_counts_what_a_short_summary_leaves_out(plancli: Plancli) -> None:
    assert answer(plancli("summary", "--by", "section", "-n", "1", "-o", "json"))["total"]["total"] == 5


@pytest.mark.parametrize("command", [*LISTING[:5], "changes --since 2010-03-31", "timeline"])
@pytest.mark.usefixtures("march")
def test_tasks_are_piped_into_every_listing_command(plancli: Plancli, command: str) -> None:
    piped = plancli("list", "--tag", "会议", "-o", "ids").out
    typed, through = (plancli(*command.split(), ids, "-o", "json", piped=piped).out for ids in ("1,3", "-"))
    assert typed == through
