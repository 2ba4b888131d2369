"""Whatever a crash leaves of a command, everything before it is there, and the next command goes on."""

from __future__ import annotations

import json
import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from plancli.ledger import read
from plancli.store.loading import load_plan
from tests import replaying

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli

pytestmark = pytest.mark.skipif(not replaying.is_possible(), reason="there is no strace on this machine")

LINES = "".join(
    json.dumps({"task": str(1 + n % 2), "percent": n, "note": f"第{n}次"}) + "\n" for n in range(20)
)
PLAN = """\
title = "2010年工作要点"
year = 2010
[[tasks]]
id = "1"
text = "第一项工作。"
timing = "6月底前"
[[tasks]]
id = "2"
text = "第二项工作。"
timing = "年内完成"
"""
NOTICE = "2010年工作要点\n1.推进改革。（办公室，6月底前）\n2.开展调研。（综合局，年内完成）\n"
TAMPERED = {f"ledger.{what}" for what in ("changed", "gone", "chain_broken", "moved")}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan of two tasks, what this machine remembers, and its cache."""
    folder = tmp_path / "root"
    (folder / "state").mkdir(parents=True)
    (folder / "plan.toml").write_text(PLAN, encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    monkeypatch.setenv("PLANCLI_AS_OF", "2010-05-10")
    monkeypatch.chdir(folder)
    return folder


def outcome(root: Path) -> tuple[object, ...]:
    """Return what is planned and what is recorded."""
    plan = root / "plan.toml"
    tasks = tuple(task.text for task in load_plan(plan).tasks) if plan.exists() else None
    return tasks, tuple(sorted(entry.id for entry in read(root / "plan.ledger.jsonl").entries))


def restore(root: Path, state: replaying.State) -> None:
    """Make the files under a folder those of a state."""
    for path in root.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, data in state.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@pytest.mark.parametrize("names", [1, 2], ids=["", "two names"])
@pytest.mark.parametrize(
    ("before", "command", "piped"),
    [
        pytest.param([], ["done", "1"], "", id="the first update"),
        pytest.param(["start 1"], ["done", "1"], "", id="an update"),
        pytest.param([], ["update", "-"], LINES, id="a first batch"),
        pytest.param(["start 1"], ["update", "-"], LINES, id="a batch"),
        pytest.param([], ["add", "新任务。", "--timing", "9月底前", "--lead", "综合局"], "", id="a task"),
        pytest.param(["rm"], ["init", "plan.toml"], "", id="a new plan"),
        pytest.param([], ["init", "plan.toml", "--force"], "", id="another plan"),
        pytest.param(["rm"], ["import", "notice.txt", "--to", "plan.toml"], "", id="an import"),
        pytest.param([], ["import", "notice.txt", "--to", "plan.toml", "--force"], "", id="another import"),
    ],
)
def test_a_crash_leaves_all_of_a_command_or_nothing(
    plancli: Plancli, root: Path, *, before: list[str], command: list[str], piped: str, names: int
) -> None:
    plan, ledger = root / "plan.toml", root / "plan.ledger.jsonl"
    (root / "notice.txt").write_text(NOTICE, encoding="utf-8")
    for words in before:
        if words == "rm":
            plan.unlink()
        else:
            assert plancli(*words.split()).code == 0
    for path in (plan, ledger):
        if names == 2 and path.exists():  # so that it is written in place
            path.with_suffix(".other").hardlink_to(path)
    known = outcome(root)
    disk = replaying.Disk(root)
    done = [sys.executable, "-m", "plancli", *command]
    trace = replaying.recorded(done, root, dict(os.environ), piped.encode())
    new = outcome(root)
    assert new != known
    steps, found = disk.steps(trace), set()
    states = [*disk.states(steps)]
    for is_end, state in states:
        restore(root, state)
        found.add(now := outcome(root))
        assert now in ((new,) if is_end else (known, new)), [*state]
        goes_on(plancli, root, now)
    assert len(states) > 5
    assert found == {known, new}


def goes_on(plancli: Plancli, root: Path, known: tuple[object, ...]) -> None:
    """Check a folder, and record and add one thing more."""
    checked = plancli("check", "--deep", "-o", "json")
    assert checked.code in {0, 1}
    codes = {problem["code"] for problem in json.loads(checked.out)["problems"]}
    assert not codes & TAMPERED
    if known[0] is None:
        assert plancli("init", "plan.toml").code == 0
    assert plancli("add", "又一任务。").code == 0
    assert plancli("report", "2", "--note", "又一条").code == 0
    tasks, entries = outcome(root)
    assert isinstance(tasks, tuple)
    assert isinstance(entries, tuple)
    assert tasks[-1] == "又一任务。"
    assert len(entries) == len(known[1]) + 1  # type: ignore[arg-type]  # ids
    assert [path.name for path in root.iterdir() if path.name.endswith("~")] == []
