"""Answers in files: the end of the name says the format, and a file is whole or not there."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.conftest import PLAN_2010

from plancli.cli.commands import FORMATS_OF, NAMES
from plancli.cli.output import FORMATS, SUFFIXES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli

ANSWERING = {
    "list": "list -d 办公厅",
    "due": "due --month 5",
    "overdue": "overdue",
    "summary": "summary --by section",
    "show": "show 14",
    "timeline": "timeline -d 办公厅",
    "log": "log",
    "changes": "changes --since 2010-05-01",
    "timing": "timing 年中",
    "check": "check",
    "departments": "departments",
    "where": "where",
    "schema": "schema",
}
"""A line of every command whose answer may go into a file; `plancli` alone is another."""

LINES = [pytest.param(line, id=name) for name, line in (ANSWERING | {"board": ""}).items()]


def test_every_command_that_answers_is_tried_here() -> None:
    silent = {name for name, formats in FORMATS_OF.items() if name != "schema"}
    assert set(ANSWERING) == set(NAMES) - silent


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("suffix", [suffix for suffix, how in SUFFIXES.items() if how in FORMATS])
@pytest.mark.usefixtures("recorded")
def test_a_file_holds_what_standard_output_would(
    plancli: Plancli, recorded: Path, line: str, suffix: str
) -> None:
    """Standard output names the file, stderr says the same as ever; a CSV file has a BOM for Excel."""
    if line == "schema" and suffix != ".json":
        pytest.skip("a schema is JSON")
    how = SUFFIXES[suffix]
    shown = plancli(*line.split(), "-o", how)
    result = plancli(*line.split(), "--to", f"答复{suffix.upper()}")
    assert (result.code, result.out, result.err) == (shown.code, f"答复{suffix.upper()}\n", shown.err)
    text = (recorded / f"答复{suffix.upper()}").read_text(encoding="utf-8")
    assert text == ("\ufeff" if how == "csv" else "") + shown.out


@pytest.fixture
def recorded(desk: Path, plancli: Plancli) -> Path:
    """The working folder, with an entry and a folder in it."""
    plancli("report", "14", "--percent", "30", "--note", "正在调研", "--on", "2010-05-02")
    (desk / "folder.csv").mkdir()
    (desk / "there.csv").write_text("mine\n", encoding="utf-8")
    return desk


REFUSED = [
    pytest.param("list --to a.pdf", 2, (".json .jsonl .csv .tsv .md .txt .xlsx",), id="of no format"),
    pytest.param("show 14 --to a.xlsx", 2, ("show", ".csv"), id="of a format of other commands"),
    pytest.param("show 14 -o xlsx", 2, ("show", "xlsx"), id="the same with -o"),
    pytest.param("list --layout plain", 2, ("--layout", "xlsx", "table"), id="--layout of a table"),
    pytest.param("list --layout plain --to a.csv", 2, ("--layout", "xlsx", "csv"), id="--layout of CSV"),
    pytest.param("list --to plain", 2, ("plain", ".csv"), id="no suffix"),
    pytest.param("list --to -", 2, ("--to -",), id="standard output is no file"),
    pytest.param("schema --to a.csv", 2, ("schema", ".json"), id="one the command cannot give"),
    pytest.param("list -o md --to a.csv", 2, ("-o md", "a.csv"), id="-o and the suffix disagree"),
    pytest.param("-o json list --to a.csv", 2, ("-o json", "a.csv"), id="before the command too"),
    pytest.param("list --to none/a.csv", 2, ("none",), id="no such folder"),
    pytest.param("list --to folder.csv", 2, ("folder.csv/answer.xlsx",), id="a folder"),
    pytest.param("list --bom", 2, ("--bom", "csv", "table"), id="--bom of a table"),
    pytest.param("list --bom -o json", 2, ("--bom", "csv", "json"), id="--bom of JSON"),
    pytest.param("list --bom --to a.json", 2, ("--bom", "csv", "json"), id="--bom of a JSON file"),
    pytest.param("list --force", 2, ("--force", "--to"), id="--force without a file"),
    pytest.param("due --to 2010-05-31", 2, ("--since", "--until", "2010-05-31"), id="a day"),
    pytest.param("due --to 5月31日", 2, ("--since", "--until", "5月31日"), id="a day in Chinese"),
    pytest.param("due --since 5-1 --to 5.31", 2, ("--since", "--until"), id="a day that has a suffix"),
    pytest.param("changes --since 5-1 --to 今天", 2, ("--since", "--until"), id="of another command"),
    pytest.param("due --from 2010-05-01", 2, ("--since",), id="the word that --since replaces"),
    pytest.param("list --to plan2010.ledger.jsonl --force", 2, ("plan2010.ledger.jsonl",), id="a ledger"),
    pytest.param("list --to new.ledger.jsonl", 2, ("new.ledger.jsonl",), id="a ledger yet to be"),
    pytest.param("list --ledger my.jsonl --to my.jsonl --force", 2, ("my.jsonl",), id="a ledger of any name"),
    pytest.param("list --to there.csv", 7, ("there.csv", "--force"), id="a file that is there"),
    pytest.param("list -o a.csv", 2, ("a.csv", "--to"), id="a file in the place of a format"),
    pytest.param("done 5 -o json", 2, ("done", "json", "ids"), id="an update answers with ids"),
    pytest.param("done 5 --to a.csv", 2, ("--to",), id="and writes no file"),
    pytest.param("--to a.csv done 5", 2, ("done", "--to"), id="wherever it is said"),
    pytest.param("--bom done 5", 2, ("--bom",), id="nor CSV"),
    pytest.param("init new.toml -o json", 2, ("init", "json"), id="nor does init"),
]


@pytest.mark.parametrize(("line", "code", "said"), REFUSED)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_cannot_be_is_refused_before_anything_is_read(
    plancli: Plancli,
    recorded: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    line: str,
    code: int,
    said: tuple[str, ...],
    lang: str,
) -> None:
    """The plan is not even looked at: it is no plan here, and nobody says so."""
    monkeypatch.setenv("PLANCLI_LANG", lang)
    (recorded / "plan2010.toml").write_text("no plan", encoding="utf-8")
    before = {path: path.read_bytes() for path in recorded.iterdir() if path.is_file()}
    result = plancli(*line.split())
    assert (result.code, result.out) == (code, "")
    assert len(result.err.splitlines()) == 1
    assert all(text in result.err for text in said), result.err
    assert {path: path.read_bytes() for path in recorded.iterdir() if path.is_file()} == before


@pytest.mark.parametrize(
    "line", ["list --to there.csv --force", "--to there.csv --force list", "--force list --to there.csv"]
)
def test_force_replaces_a_file(plancli: Plancli, recorded: Path, line: str) -> None:
    assert plancli(*line.split()).out == "there.csv\n"
    assert (recorded / "there.csv").read_text(encoding="utf-8-sig").startswith("id,number")


def test_an_update_takes_a_force_of_its_own(plancli: Plancli, desk: Path) -> None:
    """Before its name too: it is the one that records what would be refused."""
    del desk
    assert plancli("done", "5", "--on", "2010-05-01").code == 0
    assert plancli("extend", "5", "12月").code == 7
    assert plancli("--force", "extend", "5", "12月").code == 0


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_obeys_the_umask(plancli: Plancli, desk: Path, mask: int, mode: int) -> None:
    old = os.umask(mask)
    try:
        plancli("list", "--to", "a.csv")
        plancli("init", "new.toml")
    finally:
        os.umask(old)
    assert [stat.S_IMODE((desk / name).stat().st_mode) for name in ("a.csv", "new.toml")] == [mode, mode]


def test_a_file_that_is_replaced_keeps_its_mode_and_a_link_stays_a_link(plancli: Plancli, desk: Path) -> None:
    shared = desk / "shared"
    shared.mkdir()
    target = shared / "list.csv"
    target.write_text("old\n", encoding="utf-8")
    target.chmod(0o640)
    link = desk / "list.csv"
    link.symlink_to(target)
    assert plancli("list", "--to", "list.csv", "--force").code == 0
    assert link.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert target.read_text(encoding="utf-8-sig").startswith("id,number")
    assert [path.name for path in shared.iterdir()] == ["list.csv"]


def test_a_link_to_a_ledger_is_no_way_round(plancli: Plancli, recorded: Path) -> None:
    (recorded / "a.jsonl").symlink_to("plan2010.ledger.jsonl")
    before = (recorded / "plan2010.ledger.jsonl").read_bytes()
    assert plancli("list", "--to", "a.jsonl", "--force").code == 2
    assert (recorded / "plan2010.ledger.jsonl").read_bytes() == before


FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from plancli.cli.app import run
sys.exit(run(sys.argv[1:]))
"""
"""Runs a command line where no file may hold more than 300 bytes, as on a full disk."""


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_full_disk_leaves_no_half_of_an_answer(desk: Path, force: list[str]) -> None:
    (desk / "plan2010.toml").write_bytes(PLAN_2010.read_bytes())
    if force:
        (desk / "a.csv").write_text("old\n", encoding="utf-8")
    before = sorted(path.name for path in desk.iterdir())
    # A tool that measures coverage would have to write its own file under the same limit.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE")}
    ran = subprocess.run(
        [sys.executable, "-c", FULL, "list", "--to", "a.csv", *force],
        env=environment | {"PLANCLI_NO_CACHE": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (3, "")
    assert "a.csv" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert sorted(path.name for path in desk.iterdir()) == before
    assert not force or (desk / "a.csv").read_text(encoding="utf-8") == "old\n"


def test_a_folder_that_nobody_may_write_in(plancli: Plancli, desk: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    (desk / "locked").mkdir(mode=0o500)
    result = plancli("list", "--to", "locked/a.csv")
    assert (result.code, result.out) == (3, "")


def test_exit_code_speaks_of_the_list_and_not_of_the_file(plancli: Plancli, desk: Path) -> None:
    assert plancli("overdue", "--exit-code", "--to", "late.json").code == 1
    assert len(json.loads((desk / "late.json").read_text(encoding="utf-8"))["tasks"]) == 2


def test_a_csv_file_has_its_mark_once(plancli: Plancli, desk: Path) -> None:
    """The option asks for what a file has anyway."""
    assert plancli("--bom", "list", "--to", "a.csv").code == 0
    assert (desk / "a.csv").read_text(encoding="utf-8").count("\ufeff") == 1
