"""README and tour are true: every command in them is run, and shows what they say.

After a change that is meant: ``python -m tests.test_readme`` writes what commands show now into each page.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import openpyxl
import pytest

from tests.terminal import SGR, screen

TOP = Path(__file__).parents[1]
PAGES = {"README.md": "en", "README.zh-CN.md": "zh", "docs/tour.md": "en"}
"""Pages with commands in them, and the language they are asked in."""

BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
COMMAND = re.compile(r"(?<=```sh\n).*?(?=```)", re.DOTALL)
COLUMNS = 88
PERCENT = ("Percent", "进度%", "完成百分比")
"""Headings of the column of percents."""

LONGEST = 220
"""Lines beyond which nobody reads a README."""


def text_of(page: str) -> str:
    """Return the text of a page."""
    return (TOP / page).read_text(encoding="utf-8")


def shown(block: str, folder: Path, lang: str) -> str:
    """Return a block with what its commands show when they are run in a folder.

    A line that begins with ``#`` tells what a department does with its workbook; that is done, too.
    """
    world = {"PLANCLI_AS_OF": "2010-07-15", "PLANCLI_LANG": lang}
    parts = []
    for command in re.findall(r"^(?:\$ |(?=# ))(.*)$", block, re.MULTILINE):
        if command.startswith("#"):
            fill_in(folder / "填报表" / "04-综合局.xlsx")
            parts.append(f"{command}\n")
            continue
        _, screenful = screen(command, folder, columns=COLUMNS, env=world)
        text = SGR.sub("", screenful).rstrip()
        parts.append(f"$ {command}\n{text}\n" if text else f"$ {command}\n")
    return "\n".join(parts)


def fill_in(path: Path) -> None:
    """Write 60 % for task 9 into a workbook that was handed out."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    percent = next(cell.column for row in sheet.iter_rows() for cell in row if cell.value in PERCENT)
    line = next(row[0].row for row in sheet.iter_rows() if row[0].value == "9")
    sheet.cell(line, percent).value = 60
    book.save(path)


@pytest.mark.parametrize("page", PAGES)
def test_every_command_shows_what_the_page_says(tmp_path: Path, page: str) -> None:
    """The tour is taken from beginning to end in one folder."""
    blocks = BLOCK.findall(text_of(page))
    assert blocks
    for block in blocks:
        assert steady(shown(block, tmp_path, PAGES[page])) == steady(block), "python -m tests.test_readme"


def steady(text: str) -> str:
    """Return a text without what differs from run to run: ids and times of entries."""
    return re.sub(r"\b[0-9a-f]{8}\b|\d{4}-\d\d-\d\d \d\d:\d\d", "", text)


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("README")])
def test_a_readme_is_short_and_has_the_same_two_commands(page: str) -> None:
    """The first sets plancli up and asks the built-in plan, the second sets it up and runs the tests."""
    text = text_of(page)
    assert len(text.splitlines()) < LONGEST
    commands = COMMAND.findall(text)
    assert commands == COMMAND.findall(text_of("README.md"))
    first, second = commands
    assert first.rstrip().endswith(".venv/bin/plancli due --month 5 --as-of 2010-05-10")
    assert second.rstrip().endswith("-e '.[dev]' && .venv/bin/python -m pytest -q")


def _renewed(block: str, folder: Path, lang: str) -> str:
    """Return a block as it is now; as it was, where only ids and times of entries differ."""
    now = shown(block, folder, lang)
    return block if steady(now) == steady(block) else now


def write() -> None:
    """Write what the commands show now into each page."""
    for page, lang in PAGES.items():
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            text = BLOCK.sub(lambda block: _renewed(block[0], folder, lang), text_of(page))  # noqa: B023  called at once
        (TOP / page).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
