"""Bad input gets one clear line, the right exit code and no traceback."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from plancli.cli.output import FORMATS, MADE
from plancli.ledger import STATUSES
from plancli.query.names import LIGHTS
from plancli.views.columns import COLUMNS
from plancli.views.order import SORTS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli

FAULTS = [
    pytest.param("lst", 2, "no command 'lst'; did you mean: list", id="unknown command"),
    pytest.param(
        "frobnicate", 2, "no command 'frobnicate'; all of them: plancli --help", id="no such command"
    ),
    pytest.param("help lst", 2, "no command 'lst'; did you mean: list", id="help of an unknown command"),
    pytest.param("list --qqq x", 2, "no option --qqq; all of them: plancli list --help", id="no such option"),
    pytest.param("list --statu x", 2, "no option --statu; did you mean", id="unknown option"),
    pytest.param("list --status open", 2, "--status: 'open' is none of: todo, doing", id="unknown status"),
    pytest.param("list --light pink", 2, "--light: 'pink' is none of", id="unknown light"),
    pytest.param("list -o xml", 2, "'xml' is none of: table, json", id="unknown format"),
    pytest.param("list --columns id,foo", 2, "--columns: 'foo' is none of", id="unknown column"),
    pytest.param("list --sort foo", 2, "--sort: 'foo' is none of", id="unknown order"),
    pytest.param("list --during 2010-13", 2, "'2010-13' is not a month", id="month 13 in a span"),
    pytest.param("list --during soon", 2, "'soon' is not a span", id="no span"),
    pytest.param("list --during 2010-06..2010-05", 2, "2010-06-01 lies after 2010-05-31", id="span reversed"),
    pytest.param("list --as-of 2010-02-30", 2, "--as-of: '2010-02-30' is not a date", id="no such day"),
    pytest.param("due --month 13", 2, "--month: '13' is not a month", id="month 13"),
    pytest.param("due --quarter 5", 2, "'5' is not a whole number from 1 to 4", id="quarter 5"),
    pytest.param("due --within x", 2, "'x' is not a whole number", id="days that are no number"),
    pytest.param("due --month 5 --quarter 2", 2, "give only one of", id="two spans"),
    pytest.param("due --since 2010-06-01 --until 2010-05-01", 2, "lies after", id="from after to"),
    pytest.param("due --month", 2, "--month needs a value", id="option without value"),
    pytest.param("show", 2, "ID is missing, as in: plancli show 30", id="missing argument"),
    pytest.param("changes", 2, "which period? as in: plancli changes --month 5", id="no period"),
    pytest.param(
        "update",
        2,
        "update reads lines from a pipe and takes - to say so, as in: jq ",
        id="missing pipe",
    ),
    pytest.param("update x", 2, "updates are read from a pipe only", id="a file where a pipe is meant"),
    pytest.param("show 1 2", 2, "'2' is one argument too many", id="extra argument"),
    pytest.param("show 24-28", 2, "'24-28' names 5 tasks; name one", id="several where one is meant"),
    pytest.param("show 99", 4, "no task '99' in this plan; ids run from 1 to 38", id="unknown task"),
    pytest.param("show 3O", 4, "no task '3O' in this plan; nearest: 3", id="a slip in an id"),
    pytest.param("show 九十九", 4, "ids run from 1 to 38", id="unknown printed number"),
    pytest.param("list 24-99", 4, "no task '99'", id="unknown task in a range"),
    pytest.param("list 28-24", 4, "no task '28-24' in this plan; nearest: 24-28", id="range reversed"),
    pytest.param(
        "list --dept 综和局", 4, "no department '综和局' in this plan; nearest: 综合局", id="a slip in a name"
    ),
    pytest.param("list --dept 水产处", 4, "all of them: plancli departments", id="unknown department"),
    pytest.param("list --dept 管理", 4, "several; did you mean: 产权管理局", id="part of several names"),
    pytest.param(
        "list --section 9",
        4,
        "no section '9' in this plan; its sections: 1, 2, 3, 4, 5",
        id="unknown section",
    ),
    pytest.param("done", 2, "name at least one task", id="update of nothing"),
    pytest.param("done 10 --on tomorrow", 2, "--on: 'tomorrow' is not a date", id="on no day"),
    pytest.param("timing", 2, "give at least one phrase", id="no phrase"),
    pytest.param(
        "list -p nowhere.toml", 3, "cannot read the plan nowhere.toml: there is no such file", id="no plan"
    ),
    pytest.param("list -p .", 3, "it is a folder", id="plan is a folder"),
    pytest.param("init --example plan2010.toml", 7, "already there", id="init over a file"),
    pytest.param("init nowhere/plan.toml", 3, "cannot write nowhere/plan.toml", id="init nowhere"),
    pytest.param(
        "done 24 --ledger plan2010.toml",
        2,
        "plan2010.toml is the plan itself",
        id="the plan as its own ledger",
    ),
    pytest.param("list --ledger .", 3, "cannot read the ledger", id="ledger is a folder"),
]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(("line", "code", "text"), FAULTS)
def test_fault(plancli: Plancli, line: str, code: int, text: str) -> None:
    """Each mistake is named in one line, and stdout stays empty."""
    answer = plancli(*line.split())
    assert answer.code == code
    assert answer.out == ""
    assert text in answer.err
    assert len(answer.err.splitlines()) == 1


TYPED = " ".join(
    (
        "plancli list help departments changes since until task doing tasks jsonl updates update example",
        "force output sort status tag light month quarter within from rules",
        *STATUSES,
        *LIGHTS,
        *FORMATS,
        *MADE,
        *COLUMNS,
        *SORTS,
    )
)
"""Words that are typed as they are in every language."""


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(("line", "code", "text"), FAULTS)
def test_fault_in_chinese(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, line: str, code: int, text: str
) -> None:
    """An official who reads no English finds no English word in it but what was typed and names of things."""
    del text
    monkeypatch.setenv("PLANCLI_LANG", "zh")
    answer = plancli(*line.split())
    assert answer.code == code
    strange = set(re.findall(r"[A-Za-z]{3,}", answer.err)) - set(re.findall(r"[A-Za-z]+", f"{line} {TYPED}"))
    assert not strange
    assert re.search("[\u4e00-\u9fff]", answer.err)


def test_every_problem_of_a_plan_file_at_once(plancli: Plancli, desk: Path) -> None:
    """Each with its line, and the nearest right word."""
    (desk / "plan2010.toml").write_text(
        'title = "x"\nyear = "soon"\n[[tasks]]\nid = 1\ntext = "a"\nleed = ["b"]\n[[tasks]]\nid = 1\n',
        encoding="utf-8",
    )
    answer = plancli("list")
    assert answer.code == 3
    assert "plan2010.toml:2: year = 'soon': expected a whole number" in answer.err
    assert "plan2010.toml:6: unknown key 'leed'; did you mean lead?" in answer.err
    assert "plan2010.toml:7: the key 'text' is missing" in answer.err


HOSTILE = "[red]x[/red]\x1b[31my\tz\u202egnp=1+1"


@pytest.mark.parametrize("how", ["table", "json", "jsonl", "csv", "tsv", "md"])
def test_hostile_text_is_shown_and_not_obeyed(plancli: Plancli, desk: Path, how: str) -> None:
    """Markup stays text; escape sequences, tabs and overrides are made visible."""
    escaped = HOSTILE.replace("\x1b", "\\u001b").replace("\t", "\\t").replace("\u202e", "\\u202e")
    (desk / "plan2010.toml").write_text(
        f'title = "x"\nyear = 2010\n[[tasks]]\nid = "1"\ntext = "{escaped}"\nlead = ["=1+1"]\n',
        encoding="utf-8",
    )
    answer = plancli("list", "-o", how)
    assert answer.code == 0
    assert "[red]x" in answer.out.replace("\\[", "[").replace("\\]", "]")
    assert not set("\x1b\u202e") & set(answer.out)
    if how == "csv":
        assert ",=1+1" not in answer.out
    if how == "tsv":
        assert {line.count("\t") for line in answer.lines} == {answer.lines[0].count("\t")}
