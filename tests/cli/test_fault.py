"""No traceback ever: faults of ours, interruptions, too little memory, odd worlds."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plancli import query
from plancli.cli.app import run


def test_a_fault_of_ours_is_one_line_and_a_file_to_send(
    desk: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise LookupError("x")

    monkeypatch.setattr(query.state, "ask", broken)
    assert run(["list", "--search", "机密\x1b"]) == 70
    out, err = capfd.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "LookupError" in err
    path = Path(next(word for word in err.split() if "plancli-fault-" in word))
    said = path.read_text(encoding="utf-8")
    path.unlink()
    assert "Traceback" in said
    assert "test_fault.py" in said
    assert path.parent != desk


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_whatever_else_ends_a_command_is_one_line(
    desk: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    del desk

    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr(query.state, "ask", broken)
    codes = {MemoryError: 3, RecursionError: 70}
    assert run(["list"]) == codes[error]
    err = capfd.readouterr().err
    assert err.count("\n") == 1
    for word in err.split():
        if "plancli-fault-" in word:
            Path(word).unlink()


@pytest.mark.parametrize("zone", ["XXX-167", "XXX-24", "XXX+99:99"])
def test_a_time_zone_that_cannot_be_is_refused(desk: Path, zone: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "plancli", "done", "24"],
        env={**os.environ, "TZ": zone},
        cwd=desk,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) in ((2, "", 1), (0, "24\n", 2))
    assert "Traceback" not in ran.stderr


def test_odd_seconds_of_a_time_zone_are_left_out(desk: Path) -> None:
    """As of Beijing before 1901; ISO 8601 has no place for them."""
    command = [sys.executable, "-m", "plancli", "done", "24"]
    world = {**os.environ, "TZ": "LMT-8:05:43"}
    assert subprocess.run(command, env=world, cwd=desk, capture_output=True, check=False).returncode == 0
    assert "+08:05" in (desk / "plan2010.ledger.jsonl").read_text(encoding="utf-8")


def _heed_interrupts() -> None:
    """Undo that a shell which started the tests in the background has them ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interruption_is_one_line_at_any_moment(desk: Path) -> None:
    """From the moment our own code heeds it, before it does anything else; Python's start is not ours."""
    script = (
        "import gc, sys, plancli.cli; gc.disable = lambda: print(flush=True); "
        "sys.argv = ['plancli', 'list']; plancli.cli.main()"
    )
    command = [sys.executable, "-c", script]
    chance, codes = random.Random(15), set()
    for _ in range(25):
        process = subprocess.Popen(
            command,
            cwd=desk,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=_heed_interrupts,  # noqa: PLW1509  no threads here
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.15))
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        assert "Traceback" not in err
        assert process.returncode != 130 or "interrupted" in err
        codes.add(process.returncode)
    assert 130 in codes
    assert codes <= {0, 130}
