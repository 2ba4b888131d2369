"""What many tests need: the command line in this process, and plan files to try it on."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from plancli.cli.app import run
from plancli.cli.fault import FAULT

ROOT = Path(__file__).parents[1]
UNSET = ("PLANCLI_PLAN", "PLANCLI_AS_OF", "PLANCLI_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR")
PLAN_2010 = ROOT / "data" / "plan2010.toml"


@dataclass(frozen=True)
class Result:
    """What one command line left behind."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """Standard output, line by line."""
        return self.out.splitlines()


class Plancli(Protocol):
    """Runs one command line in this process."""

    def __call__(self, *args: str, piped: str | bytes | None = None) -> Result:
        """Return what the command line leaves behind; `piped` is what comes through standard input."""


@pytest.fixture(autouse=True)
def _quiet_world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the machine's own settings out of every test: language, plan, day, colours, caches."""
    for name in UNSET:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PLANCLI_BY", "lihua")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def plancli(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Plancli:
    """The command line, run in this process as `main` runs it."""

    def call(*args: str, piped: str | bytes | None = None) -> Result:
        data = piped.encode() if isinstance(piped, str) else piped
        stdin = io.TextIOWrapper(io.BytesIO(data or b""))
        monkeypatch.setattr(sys, "stdin", stdin)
        monkeypatch.setattr(sys, "argv", ["plancli", *args])
        capfd.readouterr()
        code = run(args)
        sys.stdout.flush()
        captured = capfd.readouterr()
        assert code != FAULT, captured.err  # the file it names holds the traceback
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the 2010 plan in it, on 10 May 2010; returns the folder."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "plan2010.toml").write_bytes(PLAN_2010.read_bytes())
    os.utime(folder / "plan2010.toml", (1_265_000_000, 1_265_000_000))  # old enough for a snapshot
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PLANCLI_AS_OF", "2010-05-10")
    return folder


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with nothing in it; returns the folder."""
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder
