"""Reference and manual say what plancli does, since they are written from the same words."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from functools import cache
from runpy import run_path
from typing import TYPE_CHECKING, Any

import pytest
import typer

from plancli.cli.app import app, load
from plancli.cli.commands import NAMES
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

REFERENCES = ("docs/reference.md", "docs/reference.zh-CN.md")
MANUALS = ("share/man/man1/plancli.1", "share/man/zh_CN/man1/plancli.1")


@cache
def pages() -> dict[str, Callable[[], str]]:
    """Return every page that the tool writes, and what makes it."""
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        made: dict[str, Callable[[], str]] = run_path(str(ROOT / "tools" / "make_reference.py"))["PAGES"]
    finally:
        sys.path.pop(0)
    return made


def text(page: str) -> str:
    """Return a page as it is in the repository."""
    return (ROOT / page).read_text(encoding="utf-8")


def test_the_tool_writes_reference_and_manual_in_both_languages() -> None:
    assert set(pages()) == {*REFERENCES, *MANUALS}


@pytest.mark.parametrize("page", [*REFERENCES, *MANUALS])
def test_the_page_is_the_one_the_tool_writes(page: str) -> None:
    assert text(page) == pages()[page](), f"{page} is out of date; run: python tools/make_reference.py"


def options() -> list[tuple[str, str]]:
    """Return every option of every command, with the command."""
    group: Any = typer.main.get_command(app)
    own = [("plancli", name) for param in group.params for name in param.opts if name.startswith("-")]
    return own + [
        (command, name)
        for command in NAMES
        for param in load(command).params
        for name in param.opts
        if name.startswith("-")
    ]


def test_every_option_stands_in_the_reference_and_in_the_manual() -> None:
    """With its command, or among those of all commands."""
    for command, option in options():
        for page in REFERENCES:
            assert re.search(rf"`(-\w, )?(--[\w-]+, )*{option}[ ,`]", text(page)), (command, option, page)
        for page in MANUALS:
            assert re.search(rf"Fl {option[1:]}( |$)", text(page), re.MULTILINE), (command, option, page)


@pytest.mark.parametrize("page", MANUALS)
def test_mandoc_finds_nothing_in_the_manual(page: str) -> None:
    if not (mandoc := shutil.which("mandoc")):
        pytest.skip("mandoc is not installed")
    done = subprocess.run([mandoc, "-T", "lint", page], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout + done.stderr == ""
    assert done.returncode == 0


@pytest.mark.parametrize("page", MANUALS)
def test_mandoc_shows_options_as_they_are_typed(page: str) -> None:
    if not (mandoc := shutil.which("mandoc")):
        pytest.skip("mandoc is not installed")
    shown = subprocess.run(
        [mandoc, "-T", "utf8", page], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    plain = re.sub(".\b", "", shown.stdout)
    assert "-d, --dept NAME" in plain
    assert "plancli overdue --firm --exit-code" in text("docs/reference.md")
