"""A new plan is written whole or not at all, and never over another."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.store.writing import PlanExistsError, PlanUnwritableError, create, plan_text

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
    assert caught.value.exit_code == 3
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
