"""What a phrase of the ledger means: asked of the grammar once, and kept for other commands."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from plancli import timing
from plancli.store import phrases
from plancli.store.loading import load_plan
from plancli.store.phrases import meaning
from tests.conftest import PLAN_2010
from tests.making import day, plan

if TYPE_CHECKING:
    from pathlib import Path

    from plancli.timing import Timing

PHRASE, ON = "10月底前", day("05-10")

ASKS = """
import sys
from datetime import date
from pathlib import Path
from plancli.store.loading import load_plan
from plancli.store.phrases import meaning
plan = load_plan(Path(sys.argv[1]), Path(sys.argv[2]))
print(meaning(plan, sys.argv[3], date.fromisoformat(sys.argv[4])))
print("plancli.timing.grammar" in sys.modules)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A plan file that has not been changed for long."""
    path = tmp_path / "plan.toml"
    settle(path, PLAN_2010.read_text("utf-8"))
    return path


def settle(path: Path, text: str) -> None:
    """Write a plan file as if it had been changed long ago."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (1_000_000_000 + len(text), 1_000_000_000))


def asked(path: Path, folder: Path, phrase: str = PHRASE, on: str = "2010-05-10") -> tuple[str, bool]:
    """Return what a process of its own says a phrase means, and whether it loaded the grammar for that."""
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", ASKS, str(path), str(folder), phrase, on]
    ran = subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", check=True
    )
    said, has_grammar = ran.stdout.splitlines()
    return said, has_grammar == "True"


def resolved(phrase: str, **said: object) -> Timing:
    """Return what the grammar says."""
    return timing.resolve(phrase, **({"year": 2010, "issued": ON} | said))  # type: ignore[arg-type]  # as given


def test_a_phrase_means_what_the_grammar_says() -> None:
    assert meaning(plan(), PHRASE, ON) == resolved(PHRASE)
    assert meaning(plan(), "收到后十日内", ON) == resolved("收到后十日内")
    assert meaning(plan(), "胡说", ON).kind == "unresolved"


def test_the_day_it_is_said_on_decides() -> None:
    assert meaning(plan(), "10日内", ON) != meaning(plan(), "10日内", day("05-11"))
    assert meaning(plan(), "10日内", None) == resolved("10日内", issued=None)


def test_the_plan_decides() -> None:
    """Its year, its own meanings and its events, whichever plan was asked about before."""
    for _ in range(2):
        for said in (
            {},
            {"year": 2011},
            {"meanings": {"年中": "05-01/08-31"}},
            {"events": {"两会": day("03-14")}},
        ):
            for phrase in ("年中", "两会后30日内", PHRASE):
                assert meaning(plan(**said), phrase, ON) == resolved(phrase, **said)


def test_the_grammar_is_loaded_once_for_each_phrase_and_day(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    asked(path, folder)  # reading the plan itself loads the grammar
    said, has_grammar = asked(path, folder)
    assert (said, has_grammar) == (repr(resolved(PHRASE)), False)
    assert asked(path, folder, on="2010-05-11")[1]
    assert asked(path, folder, "11月底前")[1]
    for on, phrase in (("2010-05-10", PHRASE), ("2010-05-11", PHRASE), ("2010-05-10", "11月底前")):
        assert not asked(path, folder, phrase, on)[1]


def test_what_changes_no_meaning_leaves_what_is_kept(path: Path, tmp_path: Path) -> None:
    """Another year does change it, and so may an event of the plan's own."""
    folder, text = tmp_path / "kept", path.read_text("utf-8")
    asked(path, folder)
    for change, is_new in (
        (text.replace("一", "壹"), False),
        (text.replace("year = 2010", "year = 2011"), True),
        (text + '\n[events]\n"两会" = 2010-03-14\n', True),
    ):
        settle(path, change)
        load_plan(path, folder)
        assert asked(path, folder)[1] == is_new


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda _data: b"", id="nothing"),
        pytest.param(lambda data: data[:-1], id="cut short"),
        pytest.param(lambda data: data.replace(b"2010-05-10", b"2010-05-11"), id="another day"),
        pytest.param(lambda _data: b"\x80", id="no key"),
    ],
)
def test_a_damaged_file_is_made_anew(path: Path, tmp_path: Path, damage: object) -> None:
    folder = tmp_path / "kept"
    said, _ = asked(path, folder)
    [file] = folder.glob("*.phrases")
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]  # a row of the table
    assert asked(path, folder) == (said, True)
    assert asked(path, folder) == (said, False)


def test_nothing_is_kept_of_a_plan_without_a_cache(path: Path, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    known = load_plan(path)
    meaning(known, PHRASE, ON)
    assert phrases.folders[str(path)] is None
    assert phrases.folders.get(replace(known, path="elsewhere.toml").path) is None
    assert set(tmp_path.iterdir()) == before
