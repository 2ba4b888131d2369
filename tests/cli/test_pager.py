"""What is longer than the terminal is shown a screen at a time, and nothing else is."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.conftest import PLAN_2010
from tests.terminal import SGR, screen

if TYPE_CHECKING:
    from pathlib import Path

PAGER = """#!/bin/sh
echo "<paged>"
cat
echo "<LESS=$LESS>"
"""
"""A pager that says that it was there."""

AS_OF = "--as-of 2010-05-10"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the 2010 plan, and a pager of our own."""
    (tmp_path / "plan2010.toml").write_bytes(PLAN_2010.read_bytes())
    pager = tmp_path / "pager"
    pager.write_text(PAGER, encoding="utf-8")
    pager.chmod(0o755)
    return tmp_path


def shown(folder: Path, command: str, pager: str = "./pager", rows: int = 24, **env: str) -> str:
    """Return what a command shows on a terminal."""
    code, text = screen(command, folder, rows=rows, env={"PAGER": pager} | env)
    assert code == 0
    return SGR.sub("", text)


@pytest.mark.parametrize(
    ("command", "rows", "is_paged"),
    [
        (f"plancli list {AS_OF}", 24, True),
        (f"plancli list {AS_OF}", 200, False),
        (f"plancli {AS_OF}", 24, False),
        (f"plancli list -o json {AS_OF}", 24, True),
        ("plancli list --help", 24, True),
        ("plancli help lights", 10, True),
        (f"plancli list {AS_OF} --no-pager", 24, False),
        (f"plancli --no-pager list {AS_OF}", 24, False),
        ("plancli list --help --no-pager", 24, False),
        (f"plancli list {AS_OF} | cat", 24, False),
        (f"plancli list {AS_OF} --to all.csv", 24, False),
    ],
)
def test_only_what_is_longer_than_the_terminal_is_paged(
    folder: Path, command: str, rows: int, *, is_paged: bool
) -> None:
    assert ("<paged>" in shown(folder, command, rows=rows)) is is_paged


@pytest.mark.parametrize(("pager", "term"), [("", "xterm"), ("cat", "xterm"), ("./pager", "dumb")])
def test_nothing_is_paged_where_nobody_wants_it(folder: Path, pager: str, term: str) -> None:
    assert "<paged>" not in shown(folder, f"plancli list {AS_OF}", pager, TERM=term)


def test_a_pager_shows_what_is_printed_without_it(folder: Path) -> None:
    """Every line, the footer too, in the same order."""
    plain = shown(folder, f"plancli due --month 5 {AS_OF}", "cat", rows=5)
    paged = shown(folder, f"plancli due --month 5 {AS_OF}", rows=5)
    assert re.sub("<.*>\n", "", paged) == plain
    assert "add --possible" in paged


def test_less_ends_on_one_screen_and_shows_colours_unless_the_user_says_otherwise(folder: Path) -> None:
    assert "<LESS=FRX>" in shown(folder, f"plancli list {AS_OF}")
    assert "<LESS=S>" in shown(folder, f"plancli list {AS_OF}", LESS="S")


@pytest.mark.parametrize("pager", ["./no-such-pager", "'half a quote"])
def test_where_the_pager_cannot_be_run_everything_is_printed_and_that_is_said(
    folder: Path, pager: str
) -> None:
    text = shown(folder, f"plancli list {AS_OF}", pager)
    assert "监察局" in text
    assert "cannot be run; see PAGER, or give --no-pager" in text


def test_a_pager_that_ends_early_is_no_fault(folder: Path) -> None:
    (folder / "pager").write_text("#!/bin/sh\nhead -1\n", encoding="utf-8")
    text = shown(folder, f"plancli list {AS_OF}")
    assert len(text.splitlines()) == 1


def test_the_exit_code_is_the_commands_own(folder: Path) -> None:
    code, text = screen("plancli list --exit-code", folder, rows=5, env={"PAGER": "./pager"})
    assert "<paged>" in text
    assert code == 1


def test_less_itself_shows_a_long_list(folder: Path) -> None:
    """At the end of the list, where it is told to go, it ends by itself."""
    if not shutil.which("less"):
        pytest.skip("less is not installed")
    code, text = screen(f"unset PAGER; LESS='-ERX +G' plancli list {AS_OF}", folder)
    assert code == 0
    assert "监察局" in text
