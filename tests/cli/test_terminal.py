"""What a person sees on a real terminal, and what arrives in a real pipe, whatever the surroundings."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from tests.conftest import PLAN_2010
from tests.desk import answer, id_of, said, write_ledger
from tests.terminal import FIXED, SGR, screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Plancli

PLANCLI = Path(sys.executable).with_name("plancli")
WIDTHS = (60, 80, 160)
WIDEST = 400
HEIGHT = 24

COMMANDS = (
    "",
    "list",
    "list --extended",
    "due --month 5 --possible",
    "overdue",
    "summary",
    "summary --by section",
    "summary --dept 财务监督",
    "show 9",
    "show 33",
    "log",
    "timing 年中 9月31日前 每季度 5月底前完成初稿，9月底前出台",
    "changes --since 2010-04-01",
    "departments",
    "check",
    "where",
    "--help",
    "list --help",
    "due --help",
    "import --help",
)

RUN_ALL = """
import sys
from plancli.cli.app import run
for line in open(sys.argv[1], encoding="utf-8"):
    sys.argv = ["plancli", *line.split()]
    code = run(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    print(f"@@@ {code} {line.strip()}", flush=True)
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with the 2010 plan, a ledger with long and hostile words in it; returns the folder."""
    (tmp_path / "plan2010.toml").write_bytes(PLAN_2010.read_bytes())
    write_ledger(
        tmp_path / "plan2010.toml",
        (
            said(1, "03-25", "14", status="done", note="会议已于三月下旬在京召开，会议纪要已印发各地国资委"),
            said(2, "04-28", "8", status="doing", percent=30),
            said(3, "05-20", "10", status="done", by="政策法规局联络员王芳"),
            said(4, "06-11", "30", held=1, note="第一期"),
            said(
                5,
                "06-22",
                "9",
                timing="9月底前",
                reason="需进一步征求各省级国资委意见",
                authority="委主任办公会",
            ),
            said(
                6,
                "06-25",
                "27",
                status="cancelled",
                note="https://example.org/a/very/long/address/without/blanks",
            ),
            said(7, "06-09", "25", days_later=24, status="doing", note="补报"),
            said(8, "06-26", "25", undo=id_of(7)),
        ),
    )
    return tmp_path


def screens(folder: Path, width: int, lang: str) -> dict[str, str]:
    """Return what each command shows on a terminal of so many columns."""
    script, lines = folder / "run_all.py", folder / "lines.txt"
    script.write_text(RUN_ALL, encoding="utf-8")
    lines.write_text("".join(f"{line}\n" for line in COMMANDS), encoding="utf-8")
    env = {"PLANCLI_LANG": lang, "PLANCLI_AS_OF": "2010-07-15"}
    code, text = screen(f'"{sys.executable}" run_all.py lines.txt', folder, columns=width, env=env)
    assert code == 0, text
    shown: dict[str, str] = {}
    waiting: list[str] = []
    for line in SGR.sub("", text).splitlines():
        if line.startswith("@@@ "):
            end, _, command = line.removeprefix("@@@ ").partition(" ")
            assert end in {"0", "1", "5"}, line
            shown[command] = "\n".join(waiting)
            waiting = []
        else:
            waiting.append(line)
    assert list(shown) == list(COMMANDS)
    return shown


def chinese(text: str) -> Counter[str]:
    """Return how often each Chinese character stands in a text."""
    return Counter(re.findall("[\u3400-\u9fff]", text))


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.usefixtures("desk")
def test_every_screen_fits_and_cuts_nothing(plancli: Plancli, office: Path, lang: str) -> None:
    """No line is wider than the terminal, and every Chinese character of the widest screen is there too."""
    widest = screens(office, WIDEST, lang)
    assert all(task["title"] in widest["list"] for task in answer(plancli("list", "-o", "json"))["tasks"])
    for width in WIDTHS:
        shown = screens(office, width, lang)
        for command, text in shown.items():
            where = f"{command or 'board'} at {width} columns:\n{text}"
            assert text.strip() or command == "check", where
            assert max(map(cell_len, text.splitlines() or [""])) <= width, where
            told = re.sub(r"… \d+ more", "", text)
            assert told.count("…") <= widest[command].count("…"), where
            missing = chinese(widest[command]) - chinese(text)
            assert not missing or not command, (missing, where)  # the board shows a screenful, and how many
        assert width < 80 or len(shown[""].splitlines()) < HEIGHT


def ran(
    command: str, folder: Path, env: dict[str, str] | None = None, *, asked: str = "2010-07-15"
) -> tuple[int, str, str]:
    """Return exit code, stdout and stderr of a shell command with pipes for both."""
    world = FIXED | {"HOME": str(folder), "XDG_CACHE_HOME": str(folder / ".cache"), "PLANCLI_AS_OF": asked}
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=folder,
        env=world | (env or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize(
    ("options", "env", "is_coloured"),
    [
        pytest.param("", {}, True, id="by itself"),
        pytest.param("", {"NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param("", {"NO_COLOR": ""}, True, id="an empty NO_COLOR is none"),
        pytest.param("", {"TERM": "dumb"}, False, id="a dumb terminal"),
        pytest.param("--color never", {}, False, id="never"),
        pytest.param("--color always", {"NO_COLOR": "1"}, True, id="who says always means it"),
    ],
)
def test_colour_on_a_terminal(office: Path, options: str, env: dict[str, str], is_coloured: bool) -> None:
    """Without it no sequence at all is sent; every light is a sign and a word beside it."""
    code, text = screen(f"plancli overdue {options}", office, env={"PLANCLI_AS_OF": "2010-07-15"} | env)
    assert code == 0
    assert bool(SGR.search(text)) == is_coloured
    assert is_coloured or "\x1b" not in text
    assert "▲ yellow" in SGR.sub("", text)


def test_who_says_always_gets_every_colour(office: Path) -> None:
    """NO_COLOR does not take a part of them away."""
    env = {"PLANCLI_AS_OF": "2010-07-15"}
    assert screen("plancli overdue --color always", office, env=env | {"NO_COLOR": "1"}) == screen(
        "plancli overdue", office, env=env
    )


@pytest.mark.parametrize("command", [*COMMANDS, "list --columns title,people"])
def test_a_terminal_of_one_column_is_answered(office: Path, command: str) -> None:
    """Nobody has one, but a window being opened says so for a moment."""
    env = {"PLANCLI_AS_OF": "2010-07-15"}
    code, text = screen(f"timeout 20 plancli {command}", office, columns=1, env=env)
    assert code in {0, 1, 5}, text  # 5: one of the phrases cannot be read


@pytest.mark.parametrize(("options", "is_coloured"), [("", False), ("--color always", True)])
def test_colour_in_a_pipe(office: Path, options: str, is_coloured: bool) -> None:
    code, out, _ = ran(f"plancli overdue {options}", office)
    assert code == 0
    assert ("\x1b[" in out) == is_coloured


@pytest.mark.parametrize("command", ["list", "list -o tsv", "list -o json", "summary", "--help"])
def test_a_closed_pipe_is_silent(office: Path, command: str) -> None:
    """`| head -1` under pipefail: one line, no word, no failure; there is more than a pipe holds."""
    tasks = "".join(f'[[tasks]]\nid = "{number}"\ntext = "{"检查" * 40}"\n' for number in range(1, 1000))
    (office / "long.toml").write_text(f'title = "计划"\nyear = 2010\n{tasks}', encoding="utf-8")
    code, out, err = ran(f"plancli {command} --plan long.toml | head -1", office)
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == 1


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({"LANG": "C"}, id="LANG=C"),
        pytest.param(
            {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, id="LC_ALL=C, not coerced"
        ),
        pytest.param({"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"}, id="ASCII asked for"),
    ],
)
def test_chinese_comes_out_as_utf_8_whatever_the_locale(office: Path, env: dict[str, str]) -> None:
    code, out, err = ran("plancli list 30; plancli done 30 --note 第一期; plancli log 30 -o tsv", office, env)
    assert code == 0, err
    assert "召开政策性关闭破产工作总结研讨会" in out
    assert out.count("第一期") >= 2


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("command", ["list -o tsv", "show 9", "--help", "list --help", "schema", "done 24"])
def test_a_full_disk_is_said_in_one_line(office: Path, command: str) -> None:
    """Exit code 3; no traceback, and no second complaint while Python ends."""
    code, _, err = ran(f"plancli {command} > /dev/full", office)
    assert code == 3, err
    assert len([line for line in err.splitlines() if line.startswith("plancli: ")]) == 1
    assert "Traceback" not in err
    assert "Exception ignored" not in err


OBEDIENT = """
import ctypes, os, sys
if os.geteuid() == 0:
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in (1, 2):  # to write, and to read, what its owner may not
        if libc.prctl(24, capability, 0, 0, 0):
            sys.exit(77)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Runs a command as somebody who must obey file modes, root too; exits with 77 where that cannot be had."""


def obedient(folder: Path, *words: str) -> tuple[int, str, str]:
    """Return exit code, stdout and stderr of a command line that must obey file modes."""
    done = subprocess.run(
        [sys.executable, "-c", OBEDIENT, PLANCLI, *words],
        cwd=folder,
        env=FIXED | {"HOME": str(folder), "PLANCLI_AS_OF": "2010-07-15"},
        capture_output=True,
        check=False,
    )
    if done.returncode == 77:
        pytest.skip("root cannot be made to obey file modes here")
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def shut(office: Path) -> Iterator[Path]:
    """The same folder, of which nothing may be changed; returns the folder."""
    files = [path for path in office.iterdir() if path.is_file()]
    for path in files:
        path.chmod(0o444)
    office.chmod(0o555)
    yield office
    office.chmod(0o755)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(["list", "-o", "ids"], 0, id="list"),
        pytest.param(["summary"], 0, id="summary"),
        pytest.param(["changes", "--since", "2010-06-01"], 0, id="changes"),
        pytest.param(["done", "24", "--dry-run"], 0, id="an update only tried"),
        pytest.param(["done", "24"], 3, id="an update"),
        pytest.param(["undo", id_of(1), "--force"], 3, id="an undoing"),
        pytest.param(["add", "新任务"], 3, id="a new task"),
        pytest.param(["init", "plan2011.toml"], 3, id="a new plan"),
        pytest.param(["init", "--git"], 3, id="settings of git"),
    ],
)
def test_a_read_only_folder_is_read_and_not_written(shut: Path, words: list[str], code: int) -> None:
    """Reading works; writing says in one line why it does not."""
    before = {path.name: path.read_bytes() for path in shut.iterdir() if path.is_file()}
    ended, out, err = obedient(shut, *words)
    assert ended == code, err
    assert {path.name: path.read_bytes() for path in shut.iterdir() if path.is_file()} == before
    if code:
        assert out == ""
        (line,) = err.splitlines()
        assert line.startswith("plancli: cannot write ")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "is over on 2031-01-01, and nothing is open. A day in it: --as-of 2010-05-10"),
        ("zh", "截至2031-01-01，2010年度已过，计划任务均已办结或取消。"),
    ],
)
@pytest.mark.parametrize("command", ["", "list", "overdue", "summary --by section", "show 9"])
def test_a_footer_says_that_the_year_is_over(
    plancli: Plancli, desk: Path, monkeypatch: pytest.MonkeyPatch, *, command: str, lang: str, words: str
) -> None:
    """On stderr where the answer is piped; not on a day of the year, nor while anything is open."""
    del desk
    monkeypatch.setenv("PLANCLI_LANG", lang)
    assert plancli("cancel", "1-37", "--on", "2010-12-01").code == 0
    assert plancli(*command.split(), "--as-of", "2031-01-01").err == ""
    assert plancli("cancel", "38", "--on", "2010-12-01").code == 0
    late = plancli(*command.split(), "--as-of", "2031-01-01")
    assert words in late.err
    assert words not in late.out
    assert plancli(*command.split(), "--as-of", "2010-12-31").err == ""


def test_the_footer_stands_below_the_board_on_a_terminal(office: Path) -> None:
    assert screen("plancli cancel 1-38 --force --on 2010-12-31", office)[0] == 0
    code, text = screen("plancli", office, columns=100, env={"PLANCLI_AS_OF": "2031-01-01"})
    assert code == 0
    assert "--as-of 2010-05-10" in text.splitlines()[-1]


def test_today_is_the_day_unless_told_otherwise(
    plancli: Plancli, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The option counts for more than the environment, and that for more than the clock."""
    del desk

    def day(*options: str) -> str:
        return str(answer(plancli("list", "-o", "json", *options))["as_of"])

    assert day("--as-of", "2010-03-01") == "2010-03-01"
    assert day() == "2010-05-10"
    monkeypatch.delenv("PLANCLI_AS_OF")
    before = datetime.now().astimezone().date()
    today = day()
    assert before.isoformat() <= today <= datetime.now().astimezone().date().isoformat()


def test_answers_do_not_depend_on_the_time_zone_of_the_machine(office: Path) -> None:
    """What is recorded as of a day is of that day."""
    for zone in ("Asia/Shanghai", "America/Los_Angeles"):
        assert ran("plancli list -o json", office, {"TZ": zone}) == ran("plancli list -o json", office)


@pytest.mark.parametrize("closed", [">&-", "2>&-", "2>/dev/full"])
def test_a_stream_that_is_closed_stops_nothing(office: Path, closed: str) -> None:
    """What could be said is not said; what was to be recorded is."""
    code, _, err = ran(f"plancli done 24 {closed}", office)
    assert (code, "Traceback" in err) == (0, False)
    _, out, _ = ran("plancli list 24 -o tsv --columns status", office)
    assert out.split()[-1] == "done"


def test_words_typed_in_gb18030_are_understood(office: Path) -> None:
    """A terminal of the old encoding in a locale of the new one."""
    words = [word.encode("gb18030") for word in ("report", "24", "--note", "已部署", "--by", "王芳")]
    env = FIXED | {"PLANCLI_AS_OF": "2010-07-15", "LC_ALL": "C.UTF-8"}
    done = subprocess.run([bytes(PLANCLI), *words], cwd=office, env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    _, out, _ = ran("plancli log 24 -o tsv", office)
    assert "王芳" in out
    assert "已部署" in out
