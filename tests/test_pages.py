"""Pages lead where they say, and the picture of the floors is that of the import contract."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import tomli

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGES = sorted(
    path.relative_to(ROOT).as_posix() for folder in (ROOT, ROOT / "docs") for path in folder.glob("*.md")
)

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
OTHERS = ("keepachangelog.com", "semver.org")
"""Where links outside the repository lead."""


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page, as GitHub makes them of its headings."""
    headings = re.findall(r"^#+ (.+)$", CODE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    headings += re.findall(r"^#+ .*`.*$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lstrip("# ").lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES)
def test_every_link_resolves(page: str) -> None:
    """Files and headings that are named are there; nothing else is linked than what is listed here."""
    text = CODE.sub("", (ROOT / page).read_text(encoding="utf-8"))
    for link in LINK.findall(text):
        if link.startswith("http"):
            assert link.split("/")[2] in OTHERS, link
            continue
        path, _, anchor = link.partition("#")
        target = (ROOT / page).parent / path if path else ROOT / page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_there_are_pages_with_links() -> None:
    assert {
        "README.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "docs/architecture.md",
        "docs/reference.md",
    } <= set(PAGES)


def test_the_picture_of_the_floors_shows_the_layers_of_the_contract() -> None:
    """Each room of a layer is a box, and the layers follow each other as in the contract."""
    project = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    rooms = [[room.strip().removeprefix("plancli.") for room in layer.split("|")] for layer in layers]
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    boxes = re.findall(r'^ +(\w+)\["<b>(\w+)</b>', page, re.MULTILINE)
    assert all(id_ == name for id_, name in boxes)
    assert sorted(name for name, _ in boxes) == sorted(room for layer in rooms for room in layer)
    groups = {"ledger": "files", "cache": "ground"}
    (arrows,) = re.findall(r"^ +(cli --> .*)$", page, re.MULTILINE)
    assert arrows.split(" --> ") == [groups.get(layer[0], layer[0]) for layer in rooms]


NAMED = re.compile(r"`((?:[\w.]+/)+(?:[\w-]+\.\w+)?|(?:[\w.]+/)+)`")
"""A file or a folder that a page names."""


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_every_file_that_is_named_is_there(page: str) -> None:
    """From the top of the repository, or from the package on."""
    names = NAMED.findall((ROOT / page).read_text(encoding="utf-8"))
    assert len(names) > 10
    roots = (ROOT, ROOT / "src" / "plancli")
    made = {"dist/"}
    assert [
        name for name in names if name not in made and not any((root / name).exists() for root in roots)
    ] == []
