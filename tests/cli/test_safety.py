"""Nobody gets in: by links, names, bytes that are no text, signs that act on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.terminal import screen

from plancli.ledger import read

if TYPE_CHECKING:
    from tests.conftest import Plancli

LEDGER = "plan2010.ledger.jsonl"
SHELL = "alias ls='ls --color'\n"
ENTRY = '{"id":"1","at":"2010-05-01T09:00:00+08:00","by":"x","on":"2010-05-01","task":"5","note":"x"}\n'


@pytest.mark.parametrize(
    ("target", "holds", "code"),
    [
        pytest.param("bashrc", SHELL, 3, id="a shell's start-up file"),
        pytest.param("bashrc", "", 3, id="one that is empty"),
        pytest.param("bashrc", None, 3, id="one that is not there yet"),
        pytest.param("bashrc", ENTRY, 3, id="a ledger of another name"),
        pytest.param("team.ledger.jsonl", ENTRY, 0, id="another ledger"),
        pytest.param("team.ledger.jsonl", "", 0, id="an empty ledger"),
        pytest.param("team.ledger.jsonl", None, 0, id="a ledger that is not there yet"),
        pytest.param("team.ledger.jsonl", SHELL, 3, id="called a ledger, and none"),
        pytest.param("plan2010.toml", "plan", 2, id="the plan"),
    ],
)
def test_a_linked_ledger_is_followed_to_another_ledger_only(
    plancli: Plancli, desk: Path, target: str, holds: str | None, code: int
) -> None:
    """As in a cloned repository that somebody else filled."""
    if holds not in ("plan", None):
        (desk / target).write_text(holds, encoding="utf-8")
    before = (desk / target).read_bytes() if (desk / target).exists() else None
    (desk / LEDGER).symlink_to(target)
    answer = plancli("done", "24")
    assert answer.code == code, answer.err
    after = (desk / target).read_bytes() if (desk / target).exists() else None
    assert (after == before) is (code != 0)
    assert (desk / LEDGER).is_symlink()
    assert code == 0 or answer.err.count("\n") == 1


@pytest.mark.parametrize("named", [True, False])
def test_another_name_of_the_plan_is_no_ledger(plancli: Plancli, desk: Path, named: bool) -> None:
    before = (desk / "plan2010.toml").read_bytes()
    (desk / LEDGER).hardlink_to(desk / "plan2010.toml")
    answer = plancli("done", "24", *(("--ledger", LEDGER) if named else ()))
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert (desk / "plan2010.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("holds", "code"),
    [
        pytest.param("", 0, id="empty"),
        pytest.param("\n\n", 0, id="blank lines"),
        pytest.param('{"id', 0, id="a first line cut off at once"),
        pytest.param(ENTRY[:50], 0, id="a first line cut off"),
        pytest.param(f"garbage\n{ENTRY}", 0, id="an entry among other lines"),
        pytest.param("notes of mine\n", 3, id="notes"),
        pytest.param('{"name": "package"}\n', 3, id="other JSON"),
    ],
)
def test_nothing_is_appended_to_a_file_without_entries(
    plancli: Plancli, desk: Path, holds: str, code: int
) -> None:
    path = desk / "other"
    path.write_text(holds, encoding="utf-8")
    assert plancli("done", "24", "--ledger", "other").code == code
    assert (path.read_text(encoding="utf-8") == holds) is (code != 0)


@pytest.mark.parametrize("name", ["n.txt", "./n.txt", "link.txt", "other.txt"])
def test_a_document_is_not_overwritten_by_its_plan(plancli: Plancli, desk: Path, name: str) -> None:
    text = "2011年工作要点\n（一）召开会议。（办公厅，年中）\n"
    (desk / "n.txt").write_text(text, encoding="utf-8")
    (desk / "link.txt").symlink_to("n.txt")
    (desk / "other.txt").hardlink_to(desk / "n.txt")
    answer = plancli("import", "n.txt", "--to", name, "--force")
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert (desk / "n.txt").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("sign", ["\n", "\r", "\x0b", "\x1b", "\x85", "\u2028", "\udcff", '"""', "'"])
def test_the_name_of_a_document_writes_nothing_into_the_plan(plancli: Plancli, desk: Path, sign: str) -> None:
    name = f"n{sign}evil = 1{sign}.txt"
    (desk / name).write_text("2011年工作要点\n（一）召开会议。（办公厅，年中）\n", encoding="utf-8")
    answer = plancli("import", name, "--to", "plan2011.toml")
    assert answer.code in (0, 1), answer.err
    written = tomllib.loads((desk / "plan2011.toml").read_text(encoding="utf-8"))
    assert "evil" not in written
    assert len(written["tasks"]) == 1


ACTS = "\x1b]0;owned\x07\x9b2J\u202e"


@pytest.mark.parametrize("command", ["add '{}' --dry-run", "import n.txt --to -"])
def test_a_terminal_is_sent_nothing_that_acts(desk: Path, command: str) -> None:
    text = f"2011年工作要点\n（一）召开会议{ACTS[-2:]}。（办公厅，年中）\n"
    (desk / "n.txt").write_text(text, encoding="utf-8")
    code, shown = screen(f"plancli {command.format(f'召开会议{ACTS}')}", desk)
    assert code in (0, 1)
    assert "召开会议" in shown
    assert not set(shown) & {"\x1b", "\x07", "\x9b", "\u202e"}


# Bytes that are no text


def call(desk: Path, *words: str | bytes, **names: str | bytes) -> subprocess.CompletedProcess[bytes]:
    """Return what a command line of bytes leaves behind."""
    world = {os.fsencode(name): os.fsencode(value) for name, value in {**os.environ, **names}.items()}
    command = [sys.executable, "-m", "plancli", *words]
    return subprocess.run(command, cwd=desk, env=world, capture_output=True, check=False)


@pytest.mark.parametrize(
    "words",
    [
        ["done", b"\xff"],
        ["report", "24", "--note", b"\xff"],
        ["report", "24", "--note", "已部署".encode()[:-1]],
        ["timing", b"\xe5\xe5\xff"],
        ["list", "--search", b"\xff"],
        ["init", b"\xff.toml"],
        ["extend", "24", b"\xed\xa0\x80"],
        ["done", "24", "--by", b"\x80"],
        [b"\xff"],
    ],
)
def test_a_word_that_is_no_text_is_refused(desk: Path, words: list[str | bytes]) -> None:
    answer = call(desk, *words)
    assert (answer.returncode, answer.stderr.count(b"\n"), answer.stdout) == (2, 1, b"")
    assert sorted(path.name for path in desk.iterdir()) == ["plan2010.toml"]


def test_who_records_may_be_named_in_gbk(desk: Path) -> None:
    assert call(desk, "start", "24", PLANCLI_BY="王芳".encode("gbk")).returncode == 0
    assert [entry.by for entry in read(desk / LEDGER).entries] == ["王芳"]
    refused = call(desk, "start", "5", PLANCLI_BY=b"\xff")
    assert (refused.returncode, refused.stderr.count(b"\n")) == (2, 1)
    assert len(read(desk / LEDGER).entries) == 1


@pytest.mark.parametrize("name", [b"plan-\xff.toml", "plan-计划.toml".encode("gbk")])
def test_a_file_is_found_under_the_bytes_of_its_name(desk: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(desk) + b"/" + name))
    (desk / "plan2010.toml").rename(path)
    named: list[list[str | bytes]] = [["--plan", name], [b"--plan=" + name], []]
    for words in named:
        answer = call(desk, *words, "list", "-o", "ids")
        assert len(answer.stdout.split()) == 38, answer.stderr
    done = call(desk, "--plan", name, "done", "24")
    assert (done.returncode, done.stdout) == (0, b"24\n"), done.stderr
    assert len(read(path.with_name(f"{path.stem}.ledger.jsonl")).entries) == 1
    for command in ("check", "where", "where -o json", "show 24", ""):
        answer = call(desk, "--plan", name, *command.split())
        assert answer.returncode in (0, 1), answer.stderr
        assert b"Traceback" not in answer.stderr


def test_piped_text_with_a_character_cut_off_is_refused_with_its_place(plancli: Plancli, desk: Path) -> None:
    lines = [f'{{"task": "24", "note": "已部署{number}"}}\n'.encode() for number in range(5)]
    lines[3] = lines[3].replace("署".encode(), "署".encode()[:2])
    answer = plancli("update", "-", piped=b"".join(lines))
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "3" not in answer.out
    assert "line 4, byte" in answer.err
    assert not (desk / LEDGER).exists()


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff x"])
def test_half_a_surrogate_pair_is_recorded_by_nobody(plancli: Plancli, desk: Path, escape: str) -> None:
    for key in ("note", "timing", "id", "by", "problem"):
        said = {"note": "x", key: escape}
        lines = ", ".join(f'"{name}": "{value}"' for name, value in said.items())
        answer = plancli("update", "-", "--force", piped=f'{{"task": "24", {lines}}}')
        assert answer.code in (2, 5), (key, answer.err)
        assert not (desk / LEDGER).exists()
