"""A wheel and an sdist can be made of a clean clone, and hold what users need and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SCRIPTS = "src/plancli/cli/scripts"
SHARED = {
    "share/man/man1/plancli.1": "share/man/man1/plancli.1",
    "share/man/zh_CN/man1/plancli.1": "share/man/zh_CN/man1/plancli.1",
    "share/bash-completion/completions/plancli": f"{SCRIPTS}/plancli.bash",
    "share/zsh/site-functions/_plancli": f"{SCRIPTS}/plancli.zsh",
    "share/fish/vendor_completions.d/plancli.fish": f"{SCRIPTS}/plancli.fish",
}
"""What the wheel brings to the places where systems look for it, and which file of the repository that is."""


def build(source: Path, kind: str, to: Path) -> Path:
    """Build a wheel or an sdist of a folder, and return its path."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(to)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (made,) = to.iterdir()
    return made


def _tracked() -> list[str]:
    """Return the files that git tracks and that are there."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if found.returncode:
        pytest.skip("this is no clone of the repository")
    return [name for name in found.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An sdist, unpacked, that was built of the files that git tracks and of nothing else."""
    folder = tmp_path_factory.mktemp("built")
    for name in _tracked():
        copy = folder / "clone" / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((ROOT / name).read_bytes())
    packed = build(folder / "clone", "sdist", folder / "sdist")
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
    return folder / packed.name.removesuffix(".tar.gz")


@pytest.fixture(scope="module")
def wheel(sdist: Path) -> ZipFile:
    """The wheel that can be built of that sdist."""
    return ZipFile(build(sdist, "wheel", sdist.parent / "wheel"))


def test_the_sdist_holds_what_a_distribution_needs(sdist: Path) -> None:
    """Sources, tests and what they compare with, pages, licence; no comparisons with other trackers."""
    for name in (
        "src/plancli/py.typed",
        "tests/conftest.py",
        "docs/reference.md",
        "share/man/man1/plancli.1",
    ):
        assert (sdist / name).is_file(), name
    for name in (
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
        "SECURITY.md",
        "data/plan2010.toml",
        "tools/manual.py",
    ):
        assert (sdist / name).is_file(), name
    assert [path for path in sdist.rglob("*") if path.name in {"bench", "__pycache__", ".ci"}] == []


@pytest.mark.parametrize("name", SHARED)
def test_the_wheel_brings_manual_and_completion(sdist: Path, wheel: ZipFile, name: str) -> None:
    (found,) = (one for one in wheel.namelist() if one.endswith(f".data/data/{name}"))
    assert wheel.read(found) == (sdist / SHARED[name]).read_bytes()


def test_the_wheel_holds_the_package_and_nothing_else(wheel: ZipFile) -> None:
    names = wheel.namelist()
    assert "plancli/data/plan2010.toml" in names
    assert "plancli/py.typed" in names
    tops = {name.partition("/")[0].partition("-")[0] for name in names}
    assert tops == {"plancli"}
    assert not [name for name in names if "bench" in name or "tests/" in name]
