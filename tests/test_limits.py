"""The largest and most hostile plans and ledgers: read, or refused in one line, in 10 s and 500 MB."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import PLAN_2010

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECONDS, MEGABYTES = 10, 500
LEDGER, PLAN = 36_000_000, 22_000_000
"""Bytes of each, a little less than what is read at all."""

ENTRY = '{"id":"%x","at":"2010-01-01T00:00:00Z","on":"2010-01-01","task":"%s"%s}\n'
HEAD = 'title = "x"\nyear = 2010\n'
TASK = '[[tasks]]\nid = "%s"\ntext = "x"\n'

WITHIN = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS},) * 2)
resource.setrlimit(resource.RLIMIT_AS, ({4 * MEGABYTES} << 20,) * 2)  # addresses, of which few are used
from plancli.cli.app import run
code = run(sys.argv[1:])
print(code, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


def filled(line: Callable[[int], str], size: int, start: str = "") -> str:
    """Return lines up to a size, made from their numbers."""
    step = len(line(1000).encode())
    return start + "".join(map(line, range(size // step)))


LEDGERS: dict[str, tuple[Callable[[], str], int]] = {
    "entries of one task": (lambda: filled(lambda n: ENTRY % (n, 1, ""), LEDGER), 0),
    "one id with many contents": (
        lambda: filled(lambda n: ENTRY % (1, 1, f',"percent":{n % 99}'), LEDGER),
        0,
    ),
    "times and sessions by turns": (
        lambda: filled(
            lambda n: ENTRY % (n, 1, ',"held":1' if n % 2 else ',"timing":"年内完成"'), LEDGER // 12
        ),
        0,
    ),
    "ever other times": (lambda: filled(lambda n: ENTRY % (n, 1, f',"timing":"{n}日内"'), LEDGER // 2), 3),
    "braces": (lambda: "{\n" * (LEDGER // 2), 3),
    "brackets": (lambda: ("[" * 900_000 + "\n") * 40, 0),
    "blank lines": (lambda: "\n" * LEDGER, 0),
    "too much": (lambda: "\n" * 40_000_001, 3),
}

PLANS: dict[str, tuple[Callable[[], str], int]] = {
    "many tasks": (lambda: filled(lambda n: TASK % n + 'timing = "年内"\n', PLAN // 8, HEAD), 0),
    "tasks of one id": (lambda: filled(lambda _: TASK % 1, PLAN // 8, HEAD), 3),
    "tasks without anything": (lambda: filled(lambda _: "[[tasks]]\n", PLAN, HEAD), 3),
    "keys that are none": (lambda: filled(lambda n: f"a{n} = 1\n", PLAN // 4, HEAD), 3),
    "ever other times": (lambda: filled(lambda n: TASK % n + f'timing = "{n}日内"\n', PLAN // 2, HEAD), 3),
    "ever other departments": (
        lambda: filled(lambda n: TASK % n + f'lead = ["局{n}"]\n', PLAN // 8, HEAD),
        3,
    ),
    "brackets": (lambda: HEAD + "a = " + "[" * PLAN, 3),
    "numbers in a list": (lambda: HEAD + "a = [" + "1," * (PLAN // 2) + "]", 3),
    "too much": (lambda: "#" * 24_000_001, 3),
}


def within(folder: Path, *words: str) -> tuple[int, str]:
    """Return how a command ended that may use so much time and memory, and the last line it said."""
    command = [sys.executable, "-c", WITHIN, *words]
    env = {
        name: value for name, value in os.environ.items() if not name.startswith("COV")
    }  # measuring is slow
    env |= {"PLANCLI_AS_OF": "2010-05-10", "PLANCLI_NO_CACHE": "1"}
    ran = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    *said, last = ran.stderr.splitlines()
    code, megabytes = map(int, last.split())
    assert megabytes < MEGABYTES
    return code, said[-1] if said else ""


@pytest.mark.parametrize("what", LEDGERS)
def test_a_hostile_ledger(tmp_path: Path, what: str) -> None:
    make, code = LEDGERS[what]
    (tmp_path / "plan2010.toml").write_bytes(PLAN_2010.read_bytes())
    (tmp_path / "plan2010.ledger.jsonl").write_text(make(), encoding="utf-8")
    ended, said = within(tmp_path, "list", "-o", "ids")
    assert (ended, "cannot read the ledger" in said) == (code, code == 3)


@pytest.mark.parametrize("what", PLANS)
def test_a_hostile_plan(tmp_path: Path, what: str) -> None:
    make, code = PLANS[what]
    (tmp_path / "plan.toml").write_text(make(), encoding="utf-8")
    ended, said = within(tmp_path, "list", "-o", "ids", "-n", "1")
    assert (ended, "plan.toml" in said) == (code, code == 3)
