"""A new plan is written whole or not at all, and never over another."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.store.loading import load_plan
from plancli.store.text import PlanInvalidError, PlanUnreadableError
from plancli.store.writing import (
    PlanExistsError,
    PlanUnwritableError,
    add_task,
    create,
    plan_text,
    share_in_git,
)

if TYPE_CHECKING:
    from pathlib import Path

CREATE_ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from plancli.store.writing import PlanUnwritableError, create
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
try:
    create(Path(sys.argv[1]), "计划" * 1000, overwrite=sys.argv[2] == "True")
except PlanUnwritableError as error:
    print(error.id, error.exit_code)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_for_everybody_to_read(tmp_path: Path) -> None:
    path = tmp_path / "plan2027.toml"
    create(path, "# 新计划\n")
    assert path.read_bytes() == "# 新计划\n".encode()
    assert path.stat().st_mode & 0o777 == 0o644
    assert names(tmp_path) == ["plan2027.toml"]


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text("老计划", encoding="utf-8")
    with pytest.raises(PlanExistsError) as caught:
        create(path, "新计划")
    assert caught.value.exit_code == 7
    assert path.read_text(encoding="utf-8") == "老计划"
    assert names(tmp_path) == ["plan.toml"]


def test_a_dangling_link_is_there_too(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(PlanExistsError):
        create(path, "新计划")
    assert path.readlink() == tmp_path / "nowhere"


def test_it_is_replaced_only_when_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text("老计划", encoding="utf-8")
    create(path, "新计划", overwrite=True)
    assert path.read_text(encoding="utf-8") == "新计划"
    assert names(tmp_path) == ["plan.toml"]


@pytest.mark.parametrize(
    ("name", "overwrite"),
    [
        pytest.param("none/plan.toml", False, id="no such folder"),
        pytest.param("file/plan.toml", False, id="a file is no folder"),
        pytest.param("folder", True, id="a folder cannot be replaced by a plan"),
        pytest.param("long" * 100, False, id="a name too long"),
    ],
)
def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path, name: str, overwrite: bool) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(PlanUnwritableError) as caught:
        create(tmp_path / name, "新计划", overwrite=overwrite)
    assert caught.value.exit_code == 3
    assert names(tmp_path) == ["file", "folder"]


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_full_disk_leaves_no_half_of_a_plan(tmp_path: Path, overwrite: bool) -> None:
    path = tmp_path / "plan.toml"
    if overwrite:
        path.write_text("老计划", encoding="utf-8")
    before = names(tmp_path)
    command = [sys.executable, "-c", CREATE_ON_A_FULL_DISK, str(path), str(overwrite)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    assert answer.stdout == "error.plan_unwritable 3\n"
    assert names(tmp_path) == before
    assert not overwrite or path.read_text(encoding="utf-8") == "老计划"


keys = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
leaves = st.integers() | st.dates() | st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
values = st.recursive(
    leaves, lambda inner: st.dictionaries(keys, inner, max_size=3) | st.lists(inner, max_size=3), max_leaves=9
)


@given(st.dictionaries(keys, values, max_size=5))
def test_what_is_written_reads_back(tables: dict[str, Any]) -> None:
    text = plan_text(tables, "说明")
    assert text.startswith("# 说明\n\n")
    assert tomllib.loads(text) == tables


# Adding a task to a plan that people wrote

HEAD = '# 说明\ntitle = "计划"   # 注\nyear = 2010\n\n[[tasks]]\nid = "7"\ntext = "甲"\n'
NEW = {"text": "乙，[red]", "lead": ["办公厅"], "timing": "年中"}


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(HEAD, id="a whole plan"),
        pytest.param(HEAD.rstrip("\n"), id="the last line without its end"),
        pytest.param(HEAD.replace("\n", "\r\n"), id="CRLF"),
        pytest.param("\ufeff" + HEAD, id="a byte order mark"),
        pytest.param(HEAD + "# 最后的话", id="a comment at the end"),
    ],
)
def test_a_task_is_added_at_the_end_and_every_byte_before_it_stays(tmp_path: Path, before: str) -> None:
    path = tmp_path / "plan.toml"
    path.write_bytes(before.encode())
    assert add_task(path, NEW) == "8"
    assert path.read_bytes().startswith(before.encode())
    assert (b"\r\n" in path.read_bytes()) is ("\r\n" in before)
    first, second = load_plan(path).tasks
    assert (first.id, second.id, second.text, second.lead) == ("7", "8", NEW["text"], ("办公厅",))


def test_a_task_that_would_spoil_the_plan_is_not_added(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(HEAD, encoding="utf-8")
    for spoiled in ({"id": "7", "text": "又"}, {"id": "8"}, {"text": "丙", "section": "9"}):
        with pytest.raises(PlanInvalidError):
            add_task(path, spoiled)
    assert path.read_text(encoding="utf-8") == HEAD


def test_people_who_add_at_once_get_numbers_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(HEAD, encoding="utf-8")
    script = "import sys, pathlib; from plancli.store.writing import add_task; "
    script += "[print(add_task(pathlib.Path(sys.argv[1]), {'text': '乙'})) for _ in range(5)]"
    command = [sys.executable, "-c", script, str(path)]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    ids = [id_ for process in processes for id_ in process.communicate(timeout=60)[0].split()]
    assert sorted(ids, key=int) == [str(number) for number in range(8, 23)]
    assert [task.id for task in load_plan(path).tasks] == ["7", *sorted(ids, key=int)]


def test_no_plan_to_add_to(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(PlanUnreadableError):
        add_task(tmp_path / "none.toml", NEW)
    with pytest.raises(PlanUnwritableError):
        add_task(tmp_path / "file" / "plan.toml", NEW)


def test_git_is_told_once_how_ledgers_are_merged(tmp_path: Path) -> None:
    (tmp_path / ".gitattributes").write_text("*.png binary", encoding="utf-8")
    assert [path.name for path in share_in_git(tmp_path)] == [".gitattributes", ".gitignore"]
    lines = (tmp_path / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert lines == ["*.png binary", "*.ledger.jsonl merge=union"]
    assert share_in_git(tmp_path) == ()
    with pytest.raises(PlanUnwritableError):
        share_in_git(tmp_path / "none")
