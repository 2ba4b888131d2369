"""Several hands on several machines: ledgers merged by real git lose nothing."""

from __future__ import annotations

import random
import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from plancli import ledger, query
from plancli.ledger import Entry, new_id
from plancli.store.loading import load_plan
from tests.conftest import PLAN_2010
from tests.desk import answer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from plancli.ledger import Ledger
    from tests.conftest import Plancli

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="there is no git on this machine")

UPDATES = 200
PEOPLE = ("lihua", "王芳", "zhangwei")
LEDGER = "plan2010.ledger.jsonl"
CONFIG = {
    "user.name": "x",
    "user.email": "x@example.org",
    "init.defaultBranch": "main",
    "commit.gpgsign": "false",
}


def git(folder: Path, *words: str, codes: Sequence[int] = (0,)) -> str:
    """Return what git says in a folder; it must end with one of the exit codes."""
    settings = [part for name, value in CONFIG.items() for part in ("-c", f"{name}={value}")]
    env = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *settings, *words], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode in codes, done.stdout + done.stderr
    return done.stdout


def commit(folder: Path, what: str) -> None:
    """Commit everything in a clone."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", what)


def share(plancli: Plancli, folder: Path, monkeypatch: pytest.MonkeyPatch, *, union: bool) -> list[Path]:
    """Return three clones of a repository that holds the plan and a first entry."""
    origin = folder / "origin"
    origin.mkdir()
    (origin / "plan2010.toml").write_bytes(PLAN_2010.read_bytes())
    monkeypatch.chdir(origin)
    if union:
        assert plancli("init", "--git").code == 0
    assert plancli("start", "24", "--on", "2010-02-05").code == 0
    git(origin, "init", "--quiet")
    commit(origin, "plan")
    clones = [folder / name for name in ("one", "two", "three")]
    for clone in clones:
        git(folder, "clone", "--quiet", str(origin), str(clone))
    return clones


def pull(clone: Path, other: Path, *, codes: Sequence[int] = (0,)) -> None:
    """Merge what is committed in another clone."""
    git(clone, "pull", "--quiet", "--no-rebase", "--no-edit", str(other), "main", codes=codes)


def one_more(dice: random.Random, who: str, before: Ledger) -> list[Entry]:
    """Return one random entry about the plan, sometimes one that takes another back."""
    on = date(2010, 2, 1) + timedelta(days=dice.randrange(330))
    blank = Entry(new_id(), datetime(2010, 12, 31, tzinfo=UTC), who, on, str(dice.randrange(1, 39)))
    own = [entry for entry in before.entries if entry.by == who]
    says: dict[str, Any] = dice.choice(
        [
            {"status": dice.choice(ledger.STATUSES)},
            {"percent": dice.randrange(101)},
            {"held": 1, "note": "第一期"},
            {"timing": "年内完成", "reason": "需征求意见"},
            {"note": f"{who}：已部署"},
            {"undo": dice.choice(own).id} if own else {"note": "无"},
        ]
    )
    return [replace(blank, **says)]


def test_three_clones_merged_in_random_order_lose_nothing(
    plancli: Plancli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each records 200 updates in rounds, merging whoever comes along; in the end all answer alike."""
    dice = random.Random(2010)
    clones = share(plancli, tmp_path, monkeypatch, union=True)
    written = {entry.id for entry in ledger.read(clones[0] / LEDGER).entries}
    for _ in range(4):
        for clone, who in zip(clones, PEOPLE, strict=True):
            for _ in range(UPDATES // 4):
                made = ledger.record(clone / LEDGER, partial(one_more, dice, who))
                written |= {entry.id for entry in made}
            commit(clone, who)
        clone, other = dice.sample(clones, 2)
        pull(clone, other)
    for clone, other in dice.sample([(a, b) for a in clones for b in clones if a != b], 6) * 2:
        pull(clone, other)
    assert len(written) == 1 + len(PEOPLE) * UPDATES
    answers = set()
    for clone in clones:
        found = ledger.read(clone / LEDGER)
        assert {entry.id for entry in found.entries} == written
        assert found.problems == ()
        plan = replace(load_plan(clone / "plan2010.toml"), path="plan2010.toml")
        answers.add(
            tuple(
                repr(query.tasks.tasks(query.state.ask(plan, found, day)))
                for day in (date(2010, 6, 1), date(2011, 1, 1))
            )
        )
        assert git(clone, "status", "--porcelain") == ""
    assert len(answers) == 1


def test_two_people_who_closed_the_same_task_are_told(
    plancli: Plancli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the merge `check` names the task and both of them; undoing one closing settles it."""
    one, two, _ = share(plancli, tmp_path, monkeypatch, union=True)
    for clone, who, on in ((one, "lihua", "2010-06-01"), (two, "王芳", "2010-06-03")):
        monkeypatch.chdir(clone)
        assert plancli("done", "10", "--by", who, "--on", on).code == 0
        commit(clone, who)
    pull(one, two)
    monkeypatch.chdir(one)
    found = plancli("check", "--as-of", "2010-07-01")
    assert found.code == 1
    (line,) = found.lines
    assert line.startswith(f"{LEDGER}:")
    assert "task 10 was closed by lihua on 2010-06-01 and again by 王芳 on 2010-06-03" in line
    entries = answer(plancli("log", "10", "--by", "王芳", "--as-of", "2010-07-01", "-o", "json"))["entries"]
    assert plancli("undo", entries[0]["id"]).code == 0
    assert plancli("check", "--as-of", "2010-07-01").code == 0


def test_a_conflict_without_union_is_named_and_loses_nothing(
    plancli: Plancli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The entries of both sides count; `check` names each marker with its line until they are removed."""
    one, two, _ = share(plancli, tmp_path, monkeypatch, union=False)
    for clone, task in ((one, "10"), (two, "23")):
        monkeypatch.chdir(clone)
        plancli("done", task, "--on", "2010-06-01")
        commit(clone, task)
    pull(one, two, codes=(1,))
    monkeypatch.chdir(one)
    lines = (one / LEDGER).read_text(encoding="utf-8").splitlines()
    markers = [number for number, line in enumerate(lines, start=1) if line[:1] in "<=>"]
    assert len(markers) == 3
    found = plancli("check", "--as-of", "2010-07-01")
    assert found.code == 1
    assert [line.partition(": ")[0] for line in found.lines] == [f"{LEDGER}:{number}" for number in markers]
    assert all("conflict" in line for line in found.lines)
    listed = plancli("list", "--status", "done", "--as-of", "2010-07-01", "-o", "ids")
    assert listed.out.split() == ["10", "23"]
    assert "3 line(s)" in listed.err
    kept = [line for number, line in enumerate(lines, start=1) if number not in markers]
    (one / LEDGER).write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert plancli("check", "--as-of", "2010-07-01").code == 0
