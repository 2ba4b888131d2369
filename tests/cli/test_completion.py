"""What shells are offered when the tabulator is pressed: here, and in real ones on a terminal."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.shells import KINDS, Shell
from tests.terminal import FIXED

from plancli.cli import shells
from plancli.cli.commands import NAMES
from plancli.query.names import GROUPINGS
from plancli.store.loading import load_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Plancli


class Offers:
    """Asks as the scripts of the shells ask."""

    def __init__(self, plancli: Plancli, monkeypatch: pytest.MonkeyPatch) -> None:
        self.plancli, self.monkeypatch = plancli, monkeypatch
        self.code = 0

    def __call__(self, typed: str, shell: str = "fish", replaced: str = "") -> list[tuple[str, str]]:
        """Return what is offered after `plancli` and what is typed, each with words about it."""
        with self.monkeypatch.context() as world:
            world.setenv("_PLANCLI_COMPLETE", f"offer_{shell}")
            result = self.plancli(f"plancli {typed}", *([replaced] if shell == "bash" else []))
        assert result.err == ""
        self.code = result.code
        return [(value, about) for value, _, about in (line.partition("\t") for line in result.lines)]

    def values(self, typed: str, shell: str = "fish", replaced: str = "") -> list[str]:
        """Return the values that are offered."""
        return [value for value, _ in self(typed, shell, replaced)]


@pytest.fixture
def offers(plancli: Plancli, monkeypatch: pytest.MonkeyPatch) -> Offers:
    """Asks as the scripts of the shells ask."""
    return Offers(plancli, monkeypatch)


def one_task(*departments: str, text: str = "x") -> str:
    """Return a plan of one task."""
    lead = json.dumps(departments, ensure_ascii=False)
    return f'title="x"\nyear=2010\n[[tasks]]\nid="1"\ntext={json.dumps(text)}\nlead={lead}\n'


STATUSES = ["todo", "doing", "done", "cancelled"]
THIRTIES = ["3", *(f"3{n}" for n in range(9))]


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        pytest.param("su", ["summary"], id="commands"),
        pytest.param("--plan plan2010.toml su", ["summary"], id="commands after an option"),
        pytest.param("--v", ["--version"], id="options before the command"),
        pytest.param("list --dep", ["--dept"], id="options of a command"),
        pytest.param("due --dept 党建工作局 --de", ["--dept"], id="again an option that may be repeated"),
        pytest.param("due --month 5 --mo", [], id="not again one that may not"),
        pytest.param("show 31 --he", ["--help"], id="the help"),
        pytest.param("show 3", THIRTIES, id="ids"),
        pytest.param("list 23 3", THIRTIES, id="ids after ids"),
        pytest.param(
            "done 31,33,3", [f"31,33,{id_}" for id_ in THIRTIES if id_ not in {"31", "33"}], id="lists"
        ),
        pytest.param("extend 31 ", [], id="no id for a timing"),
        pytest.param("list --dept 监", ["监事会工作局", "监察部派驻国资委监察局"], id="departments"),
        pytest.param("list --dept=党", ["--dept=党建工作局"], id="departments after an equals sign"),
        pytest.param("list -d党", ["-d党建工作局"], id="departments after a short option"),
        pytest.param("list -d 党", ["党建工作局"], id="departments after a short option and a blank"),
        pytest.param("list --dept 党建工作局,监事", ["党建工作局,监事会工作局"], id="departments in a list"),
        pytest.param("add --lead 党", ["党建工作局"], id="departments of a new task"),
        pytest.param("add --support 党", ["党建工作局"], id="departments that help with it"),
        pytest.param("add x --section ", ["1", "2", "3", "4", "5"], id="sections of a new task"),
        pytest.param("due --section 4", ["4"], id="sections"),
        pytest.param("list --section 4,", ["4,1", "4,2", "4,3", "4,5"], id="sections in a list"),
        pytest.param("list --status d", ["doing", "done"], id="statuses"),
        pytest.param("list --status todo,d", ["todo,doing", "todo,done"], id="statuses in a list"),
        pytest.param("list --status 'todo，d", ["todo，doing", "todo，done"], id="after a full-width comma"),
        pytest.param("list --status done,d", ["done,doing"], id="nothing twice in a list"),
        pytest.param("update - --if-status ", STATUSES, id="statuses that an update depends on"),
        pytest.param("list --light ye", ["yellow"], id="lights"),
        pytest.param("list --kind rec", ["recurring"], id="kinds"),
        pytest.param("list --columns id,ti", ["id,title", "id,timing"], id="columns"),
        pytest.param("list --sort du", ["due"], id="sorts"),
        pytest.param("list --sort light,-d", ["light,-due", "light,-done_on"], id="sorts, reversed"),
        pytest.param("due --month ", [str(n) for n in range(1, 13)], id="months"),
        pytest.param("due --month 2010-1", ["2010-10", "2010-11", "2010-12"], id="months with the year"),
        pytest.param("due --quarter ", ["1", "2", "3", "4"], id="quarters"),
        pytest.param("summary --by ", list(GROUPINGS), id="groups"),
        pytest.param("log --columns 任", [], id="columns by their English names"),
        pytest.param("log --columns at,u", ["at,urge", "at,undo", "at,undone"], id="columns of entries"),
        pytest.param("due --columns cer", ["certain"], id="columns of one answer"),
        pytest.param("summary --columns on_", ["on_time", "on_time_rate"], id="columns of a summary"),
        pytest.param("list -o j", ["json", "jsonl"], id="formats"),
        pytest.param("-o m", ["md"], id="formats before the command"),
        pytest.param("timing ", [], id="nothing for a phrase"),
        pytest.param("add ", [], id="nothing for a text"),
        pytest.param("list --search ", [], id="nothing to search for"),
        pytest.param("show 99", [], id="nothing that begins so"),
        pytest.param("shwo 2", [], id="nothing after what is no command"),
        pytest.param("list --as-of x --nothing 3", THIRTIES, id="ids after what is no option"),
        pytest.param("show -- 3", THIRTIES, id="ids after two dashes"),
        pytest.param("show -- -", [], id="no options after them"),
    ],
)
def test_what_can_stand_there(desk: Path, offers: Offers, typed: str, values: list[str]) -> None:
    """Values that begin with what is typed, in the plan's order."""
    del desk
    assert offers.values(typed) == values
    assert offers.code == 0


@pytest.mark.parametrize("typed", ["where ", "show 31 ", "check "])
def test_where_no_value_can_stand_options_are_offered(desk: Path, offers: Offers, typed: str) -> None:
    """Each by its longest name, with what it does."""
    del desk
    found = dict(offers(typed))
    assert found["--help"] == "Show this help."
    assert "-h" not in found
    assert all(found.values())


def test_every_command_is_offered_with_its_purpose(desk: Path, offers: Offers) -> None:
    """What is too long for a line is cut where a word ends."""
    del desk
    found = dict(offers(""))
    assert list(found) == list(NAMES)
    assert found["overdue"] == "List open tasks that fail their time: firmly late, with…"


@pytest.mark.parametrize(
    ("typed", "value", "about"),
    [
        pytest.param("show 31", "31", "协调中央企业兼并重组地方国有企业工作", id="an id: the title"),
        pytest.param("list --section 3", "3", "深化国有企业改革方面", id="a section: its title"),
        pytest.param("list --status to", "todo", "未启动", id="a status: its name"),
        pytest.param("list --light r", "red", "红", id="a light: its name"),
        pytest.param("list --columns wi", "window", "起止日期", id="a column: its heading"),
        pytest.param("due --month 5", "5", "2010-05", id="a month: with the year"),
        pytest.param(
            "list --bo", "--bom", "在 CSV 开头加 BOM，供 Excel 打开。", id="an option: what it does"
        ),
        pytest.param("sch", "schema", "输出计划文件的 JSON Schema，供编辑器使用。", id="a command"),
    ],
)
@pytest.mark.usefixtures("desk")
def test_what_is_said_of_a_value(
    offers: Offers, monkeypatch: pytest.MonkeyPatch, typed: str, value: str, about: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", "zh")
    assert offers(typed)[0] == (value, about)


@pytest.mark.parametrize(
    ("command", "takes_open", "takes_closed"),
    [
        ("start", True, False),
        ("done", True, False),
        ("cancel", True, False),
        ("report", True, False),
        ("extend", True, False),
        ("reopen", False, True),
        ("show", True, True),
        ("list", True, True),
        ("log", True, True),
    ],
)
def test_a_command_is_offered_the_tasks_it_is_meant_for(
    desk: Path, offers: Offers, plancli: Plancli, command: str, *, takes_open: bool, takes_closed: bool
) -> None:
    del desk
    assert plancli("done", "31").code == 0
    assert (offers.values(f"{command} 30") == ["30"]) is takes_open
    assert (offers.values(f"{command} 31") == ["31"]) is takes_closed


def test_the_as_of_day_decides_what_is_closed(desk: Path, offers: Offers, plancli: Plancli) -> None:
    del desk
    plancli("done", "31", "--on", "2010-05-09")
    assert offers.values("--as-of 2010-05-08 done 31") == ["31"]
    assert offers.values("reopen --as-of 2010-05-08 31") == []


def test_entries_are_offered_to_undo_last_first_with_what_they_say(
    desk: Path, offers: Offers, plancli: Plancli
) -> None:
    """One that no longer counts is not."""
    del desk
    plancli("start", "31", "--note", "已发通知")
    plancli("report", "30", "--percent", "40", "--on", "2010-05-09")
    found = offers("undo ")
    assert [about for _, about in found] == ["2010-05-09 30 40%", "2010-05-10 31 doing; 已发通知"]
    newest, oldest = (value for value, _ in found)
    assert offers.values(f"undo {oldest[:6]}") == [oldest]
    plancli("undo", newest)
    assert newest not in offers.values("undo ")
    assert oldest in offers.values("undo ")


def test_those_who_recorded_something_are_offered(desk: Path, offers: Offers, plancli: Plancli) -> None:
    del desk
    plancli("start", "31", "--by", "王芳")
    assert offers.values("log --by ") == ["王芳"]
    assert offers.values("done 30 --by 王") == ["王芳"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("--plan my.toml show a", [("a1", "x")]),
        ("--plan=my.toml show a", [("a1", "x")]),
        ("-p my.toml show a", [("a1", "x")]),
        ("-pmy.toml show a", [("a1", "x")]),
        ("show --plan my.toml a", [("a1", "x")]),
        ("show -p ~/my.toml a", [("a1", "x")]),
        ("--plan none.toml show -p 'my.toml' a", [("a1", "x")]),
        ("list --plan my.toml --dept 体", [("体改司", "企业改革局")]),
        (r"list --plan my.toml --dept R\&D", [("R&D; dept", "")]),
        ("list -p my.toml --tag ", [("重点", "")]),
        ("--plan my.toml add x --tag ", [("重点", "")]),
    ],
)
def test_the_plan_on_the_line_is_the_one_that_is_asked(
    desk: Path, offers: Offers, monkeypatch: pytest.MonkeyPatch, typed: str, found: list[tuple[str, str]]
) -> None:
    """Aliases and tags are offered too."""
    (desk / "my.toml").write_text(
        'title = "x"\nyear = 2010\n[[departments]]\nname = "企业改革局"\naliases = ["体改司"]\n'
        '[[tasks]]\nid = "a1"\ntext = "x"\nlead = ["企业改革局", "R&D; dept"]\ntags = ["重点"]\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("HOME", str(desk))
    assert offers(typed) == found


def test_the_ledger_on_the_line_is_the_one_that_is_asked(
    desk: Path, offers: Offers, plancli: Plancli
) -> None:
    del desk
    plancli("done", "31", "--ledger", "other.ledger.jsonl")
    assert offers.values("done 31") == ["31"]
    assert offers.values("done --ledger other.ledger.jsonl 31") == []
    assert offers.values("--ledger other.ledger.jsonl reopen 3") == ["31"]


@pytest.mark.parametrize(
    "typed", ["--plan ", "list --ledger pl", "list --plan=pl", "import ", "import a.docx --to ", "init "]
)
def test_names_of_files_are_left_to_the_shell(desk: Path, offers: Offers, typed: str) -> None:
    """Exit code 1 says so to its script."""
    del desk
    assert (offers(typed), offers.code) == ([], 1)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("bad.toml", b"year = ", id="no TOML"),
        pytest.param("bad.toml", b"\xff\xfe", id="no text"),
        pytest.param("other.toml", b"", id="no file"),
        pytest.param("x" * 300, b"", id="no name of a file"),
        pytest.param("", b"", id="a folder"),
    ],
)
@pytest.mark.parametrize("typed", ["show 2", "list --dept 党"])
def test_a_plan_that_cannot_be_read_offers_nothing_and_says_nothing(
    desk: Path, offers: Offers, name: str, content: bytes, typed: str
) -> None:
    (desk / "bad.toml").write_bytes(content)
    assert (offers(f"--plan ./{name} {typed}"), offers.code) == ([], 0)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(desk: Path, offers: Offers) -> None:
    os.mkfifo(desk / "pipe.toml")
    os.mkfifo(desk / "pipe.ledger.jsonl")
    assert offers("--plan pipe.toml show 3") == []
    assert offers.values("done --ledger pipe.ledger.jsonl 31") == ["31"]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("typed", ["show 3", "done 3", "undo ", "list --dept 党", "log --by l"])
def test_nothing_is_written(
    tmp_path: Path, offers: Offers, plancli: Plancli, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No snapshot of the plan, nor anything beside the ledger."""
    monkeypatch.delenv("PLANCLI_NO_CACHE", raising=False)
    plancli("start", "31")
    shutil.rmtree(tmp_path / "cache")
    before = sorted(tmp_path.rglob("*"))
    assert offers(typed)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "name", ["a\x1b]0:x\x07", "a\x9b31m", "a\nb", "a\tb", "a\rb", "a\u202eb", "a\u200bb", "a\u2028b"]
)
def test_a_name_that_holds_what_acts_or_hides_is_not_offered(desk: Path, offers: Offers, name: str) -> None:
    """In what is said of another value it is written out."""
    (desk / "my.toml").write_text(one_task("ab", name, text=name), encoding="utf-8")
    assert offers("list -p my.toml --dept a") == [("ab", "")]
    ((value, about),) = offers("show -p my.toml 1")
    assert (value, about) == ("1", repr(name)[1:-1])


@pytest.mark.parametrize(
    ("typed", "replaced", "found"),
    [
        pytest.param("--dept 党", "党", "党建工作局", id="a word"),
        pytest.param("--dept=党", "党", "党建工作局", id="what follows the equals sign"),
        pytest.param("-d党", "-d党", "-d党建工作局", id="a short option and its value"),
        pytest.param("--dept R", "R", r"R\&D\;\ dept", id="blanks and signs"),
        pytest.param(r"--dept R\&D\;\ d", r"R\&D\;\ d", r"R\&D\;\ dept", id="after signs"),
        pytest.param('--dept "R&D; d', "R&D; d", "R&D; dept", id="in double quotes"),
        pytest.param("--dept 'R&D; d", "R&D; d", "R&D; dept", id="in single quotes"),
        pytest.param("--dept 科", "科", "科:甲", id="with a colon"),
        pytest.param("--dept 科:", "", "甲", id="after the colon at which readline breaks"),
        pytest.param("--dept a@", "@", "@b", id="from the at sign on, which readline replaces"),
        pytest.param("--dept it", "it", r"it\'s", id="an apostrophe"),
        pytest.param("--dept 'it", "it", r"it'\''s", id="an apostrophe in single quotes"),
        pytest.param("--dept $'it", "it", r"it\'s", id="an apostrophe in ANSI-C quotes"),
        pytest.param('--dept "h', "h", r'h"\!"o', id="what recalls commands, in double quotes"),
        pytest.param("--dept 'q", "q", r"q'\'''", id="a quote that readline would take for the closing one"),
        pytest.param('--dept x"y', "y", "yz", id="a quoted part of a word"),
    ],
)
def test_bash_is_offered_what_readline_puts_in_the_place_of_a_text(
    desk: Path, offers: Offers, typed: str, replaced: str, found: str
) -> None:
    names = ["党建工作局", "R&D; dept", "科:甲", "a@b", "it's", "h!o", "q'", "xyz"]
    (desk / "my.toml").write_text(one_task(*names), encoding="utf-8")
    assert offers.values(f"list -p my.toml {typed}", "bash", replaced) == [found]


def inserted(value: str, quote: str) -> str:
    """Return a word in which `quote` was open as readline leaves it, once it has put a value there."""
    text = shells.quoted(value, quote)
    closing = quote[-1:]
    before = quote.removesuffix(closing) if closing and text.startswith(closing) else quote
    return before + text + ("" if text.endswith(closing) else closing)


PRINTABLE = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" \u3000"), min_size=1)
SIGNS = st.text("'\"\\$`!&;(){}[]<>|*?~#^%=: a,@", min_size=1)


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
@settings(max_examples=60, deadline=None)
@given(
    values=st.lists(PRINTABLE | SIGNS, min_size=1, max_size=20), quote=st.sampled_from(["", '"', "'", "$'"])
)
def test_bash_reads_back_what_is_quoted_for_it(values: list[str], quote: str) -> None:
    """And so do we, who are told the same words at the next tabulator."""
    words = " ".join(inserted(value, quote) for value in values)
    said = subprocess.run(
        ["bash", "-c", f"printf '%s\\0' {words}"],
        capture_output=True,
        check=True,
        env=FIXED,
        encoding="utf-8",
    )
    assert said.stdout.split("\0")[:-1] == values
    assert shells.read(words, "bash") == (tuple(values), "")


@pytest.mark.parametrize(
    ("shell", "text", "words", "quote"),
    [
        ("bash", "a  b ", ("a", "b", ""), ""),
        ("bash", "", ("",), ""),
        ("bash", r'x "a\"b\c\$d', ("x", r'a"b\c$d'), '"'),
        ("bash", r"x 'a\b' 'c", ("x", r"a\b", "c"), "'"),
        ("bash", r"x $'a\'b", ("x", "a'b"), "$'"),
        ("bash", "x a\\", ("x", "a"), ""),
        ("bash", 'x "a\\', ("x", "a"), '"'),
        ("bash", "x a\u3000b", ("x", "a\u3000b"), ""),
        ("bash", "x $(touch a) `b`", ("x", "$(touch", "a)", "`b`"), ""),
        ("zsh", r'x "a\!b\`', ("x", "a!b`"), '"'),
        ("zsh", r"x 'a\'b", ("x", r"a\b"), ""),
        ("fish", r"x 'a\'b\\c\d", ("x", r"a'b\c\d"), "'"),
        ("fish", r'x "a\$b" c', ("x", "a$b", "c"), ""),
        ("fish", r"x $'a", ("x", "$a"), "'"),
    ],
)
def test_a_line_is_read_as_its_shell_reads_it(
    shell: str, text: str, words: tuple[str, ...], quote: str
) -> None:
    """Nothing in it is expanded."""
    assert shells.read(text, shell) == (words, quote)


def test_fish_is_offered_no_home_where_it_would_not_quote_it(desk: Path, offers: Offers) -> None:
    (desk / "my.toml").write_text(one_task("~root"), encoding="utf-8")
    assert offers.values("list -p my.toml --dept ", "fish") == []
    assert offers.values("list -p my.toml --dept '", "fish") == ["~root"]
    assert offers.values("list -p my.toml --dept ", "zsh") == ["~root"]


@pytest.mark.parametrize("asked", ["complete_bash", "complete_zsh", "complete_fish", "offer_tcsh", "x", "_"])
def test_the_scripts_of_older_versions_are_told_nothing(
    desk: Path, plancli: Plancli, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    """They run what they are told."""
    del desk
    monkeypatch.setenv("_PLANCLI_COMPLETE", asked)
    result = plancli("plancli list --dept ", "")
    assert (result.code, result.out, result.err) == (0, "", "")


@pytest.mark.parametrize("shell", shells.SHELLS)
def test_the_script_of_a_shell_evaluates_nothing(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    monkeypatch.setenv("_PLANCLI_COMPLETE", f"source_{shell}")
    text = plancli().out
    assert f"_PLANCLI_COMPLETE=offer_{shell} command plancli" in text
    assert not re.search(r"\beval\b|\$\{\([^)]*e[^)]*\)|declare|source", text.partition("\n\n")[2])


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "this shell is pwsh, completion is made for bash, zsh, fish"),
        ("zh", "当前 shell 为 pwsh，命令补全仅支持 bash, zsh, fish"),
    ],
)
def test_a_shell_without_a_script_is_said(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, lang: str, text: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    monkeypatch.setenv("_PLANCLI_COMPLETE", "source_pwsh")
    result = plancli()
    assert result.code == 2
    assert text in result.err


@pytest.mark.parametrize("shell", shells.SHELLS)
def test_the_script_is_shown_to_the_shell_that_asks(tmp_path: Path, shell: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    command = [shell, "-c", "plancli --show-completion; true"]
    shown = subprocess.run(
        command, cwd=tmp_path, env=FIXED, capture_output=True, check=True, encoding="utf-8"
    )
    assert (shown.stdout, shown.stderr) == (shells.script(shell), "")


def test_installing_twice_leaves_one_line_and_everything_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A script of an older version is replaced."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".bashrc").write_bytes(b"alias p=plancli # \xff")
    (tmp_path / ".bash_completions").mkdir()
    (tmp_path / ".bash_completions" / "plancli.sh").write_text("eval", encoding="utf-8")
    path = shells.install("bash")
    assert shells.install("bash") == path == tmp_path / ".bash_completions" / "plancli.sh"
    assert path.read_text(encoding="utf-8") == shells.script("bash")
    assert (tmp_path / ".bashrc").read_bytes() == f"alias p=plancli # ÿ\nsource '{path}'\n".encode("latin-1")


# In real shells

HOSTILE = (
    "$(touch pwned)",
    "`touch pwned`",
    r"\$(touch pwned)",
    r"\\$(touch pwned)",
    r"\`touch pwned`",
    "'$(touch pwned)'",
    '"$(touch pwned)"',
    "';touch pwned;'",
    '";touch pwned;"',
    "a;touch pwned",
    "a&touch pwned",
    "a|touch pwned",
    ">pwned",
    "<(touch pwned)",
    "=(touch pwned)",
    "R&D; dept",
    'it\'s "x"',
    "*",
    "?",
    "[a]",
    "{a,b}",
    "~",
    "~root",
    "-x",
    "--help",
    "a:b",
    "a=b c",
    "=ls",
    "#x",
    "!!",
    "!$",
    "^a^b",
    "%1",
    "$HOME",
    "a\\",
    "x@y z",
    "a,b，c、d",
    "“壳公司”改制",
    "a\u3000b",
)
"""Names of departments that a shell would take for something else."""

WORST = (r"\$(touch pwned)", "';touch pwned;'", '";touch pwned;"', "!!", "a\\")


@pytest.fixture(scope="module", params=["bash", "zsh", "fish"])
def shell(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """A real shell in a home with plans, one of each hostile name."""
    yield from opened(request.param, tmp_path_factory.mktemp("home"))


def opened(name: str, home: Path) -> Iterator[Shell]:
    """Yield a real shell in a home with plans, one of each hostile name, whose snapshots are made."""
    kind = KINDS[name]
    if kind.lacks:
        pytest.skip(f"{kind.lacks} is not installed")
    for number, department in enumerate(HOSTILE):
        plan(home, f"{number}.toml", one_task(department))
    shell = Shell(kind, home)
    yield shell
    shell.close()


def plan(home: Path, name: str, text: str) -> None:
    """Write a plan and its snapshot."""
    path = home / name
    path.write_text(text, encoding="utf-8")
    os.utime(path, (1_265_000_000, 1_265_000_000))  # old enough for a snapshot
    load_plan(path, home / ".cache" / "plancli")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_arrives_as_it_is(shell: Shell, name: str) -> None:
    """The tabulator is pressed where it is to stand, and the line is run; nothing else is.

    fish is not offered what begins with a tilde, since it would not quote it.
    """
    is_offered = shell.kind.program != "fish" or not name.startswith("~")
    received = shell.received(f"plancli list --plan {HOSTILE.index(name)}.toml --dept \t")
    assert received[3:] == (["--dept", name] if is_offered else ["--dept"])
    assert not (shell.home / "pwned").exists()


@pytest.mark.parametrize("name", WORST)
def test_a_name_arrives_as_it_is_where_a_quote_is_open(shell: Shell, name: str) -> None:
    line = f"plancli list -p {HOSTILE.index(name)}.toml --dept"
    for quote in shell.kind.quotes:
        assert shell.received(f"{line} {quote}\t")[3:] == ["--dept", name]
        assert shell.received(f"{line}={quote}\t")[3:] == [f"--dept={name}"]
    assert not (shell.home / "pwned").exists()


PAIRS = ("科技:甲 x", "科技:乙 y", "it's a", "it's b", "k=v 1", "k=v 2", "中 a!b", "中 a!c", 'q"1"', 'q"2"')


@pytest.mark.parametrize(
    ("keys", "received"),
    [
        ("--dept 科\t乙\t", ["--dept", "科技:乙 y"]),
        ("--dept=科技:\t乙\t", ["--dept=科技:乙 y"]),
        ('--dept="科\t乙\t', ["--dept=科技:乙 y"]),
        ('-d 科"技"\t乙\t', ["-d", "科技:乙 y"]),
        ("-dit\\'\tb\t", ["-dit's b"]),
        ("--dept 'it\tb\t", ["--dept", "it's b"]),
        ("--dept k\t2\t", ["--dept", "k=v 2"]),
        ("--dept='k\t2\t", ["--dept=k=v 2"]),
        ("--dept=中\tc\t", ["--dept=中 a!c"]),
        ('--dept "中\tc\t', ["--dept", "中 a!c"]),
        ("--dept q\t2\t", ["--dept", 'q"2"']),
        ('--dept="q\t2\t', ['--dept=q"2"']),
    ],
)
def test_what_two_names_have_in_common_is_typed_first(shell: Shell, keys: str, received: list[str]) -> None:
    """Then one key and the tabulator choose between them."""
    plan(shell.home, "pairs.toml", one_task(*PAIRS))
    assert shell.received(f"plancli list -p pairs.toml {keys}")[3:] == received


def test_bash_completion_does_not_stand_in_the_way(tmp_path: Path) -> None:
    """It brings completions of its own, and helps many others with colons and equals signs."""
    for shell in opened("bash-completion", tmp_path):
        for name in WORST:
            line = f"plancli list -p {HOSTILE.index(name)}.toml --dept"
            assert shell.received(f"{line}=\t")[3:] == [f"--dept={name}"]
            assert shell.received(f"{line} '\t")[3:] == ["--dept", name]
        plan(shell.home, "pairs.toml", one_task(*PAIRS))
        assert shell.received("plancli list -p pairs\t--dept=科\t乙\t")[2:] == [
            "pairs.toml",
            "--dept=科技:乙 y",
        ]
        assert not (shell.home / "pwned").exists()


@pytest.mark.parametrize(
    ("keys", "received"),
    [
        pytest.param("sum\t", ["summary"], id="a command"),
        pytest.param("list --colu\tid,tim\t", ["list", "--columns", "id,timing"], id="an option and a list"),
        pytest.param("list --plan my\t", ["list", "--plan", "my plan.toml"], id="a file"),
        pytest.param("list --plan=my\t", ["list", "--plan=my plan.toml"], id="a file after an equals sign"),
        pytest.param("list --plan a\tq\t", ["list", "--plan", "a folder/q.toml"], id="a file in a folder"),
        pytest.param("timing my\t", ["timing", "my"], id="no file where none can stand"),
        pytest.param("shwo my\t", ["shwo", "my"], id="no file after what is no command"),
    ],
)
def test_what_is_typed_before_and_after_the_tabulator(shell: Shell, keys: str, received: list[str]) -> None:
    (shell.home / "a folder").mkdir(exist_ok=True)
    for name in ("my plan.toml", "a folder/q.toml"):
        (shell.home / name).touch()
    assert shell.received(f"plancli {keys}") == received


def test_a_list_of_offers_shows_words_and_does_nothing(shell: Shell) -> None:
    """In zsh and fish with the titles, in which an escape sequence is written out and nothing is run."""
    title = r"%F{red}$(touch pwned)\$(touch pwned)`touch pwned`%(?.a.b)" + "\x1b]0;evil\x07"
    two = one_task("x", text=title) + f'[[tasks]]\nid="$(touch${{IFS}}pwned)"\ntext={json.dumps(title)}\n'
    plan(shell.home, "titles.toml", two)
    shell.shown = ""
    shell.type("plancli show -p titles.toml \t\t")
    words = "touch" if shell.kind.program == "bash" else r"%F{red}$(touch pwned)\$(touch pwned)`touch"
    shell.wait(lambda: words in re.sub(r"\x1b\[[0-9;]*m|\x1b\(B", "", shell.shown))
    assert shell.received("\x15plancli where") == ["where"]
    assert "\x1b]0;evil" not in shell.shown
    assert not (shell.home / "pwned").exists()
