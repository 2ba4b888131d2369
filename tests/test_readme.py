"""README is true: every command in it is run, and shows what it says.

After a change that is meant: ``python -m tests.test_readme`` writes what the commands show now into README.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest

from plancli.cli.commands import NAMES
from plancli.words.help import WORDS
from tests.terminal import SGR, screen

README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
COLUMNS = 88


def shown(block: str, folder: Path) -> str:
    """Return a block with what its commands show when they are run in a folder."""
    parts = []
    for command in re.findall(r"^\$ (.*)$", block, re.MULTILINE):
        _, screenful = screen(command, folder, columns=COLUMNS, env={"PLANCLI_AS_OF": "2010-07-15"})
        text = SGR.sub("", screenful).rstrip()
        parts.append(f"$ {command}\n{text}\n" if text else f"$ {command}\n")
    return "\n".join(parts)


def test_every_command_shows_what_the_readme_says(tmp_path: Path) -> None:
    """The tour is taken from beginning to end in one folder."""
    for block in BLOCK.findall(README.read_text(encoding="utf-8")):
        assert steady(shown(block, tmp_path)) == steady(block)


def steady(text: str) -> str:
    """Return a text without what differs from run to run: ids and times of entries."""
    return re.sub(r"\b[0-9a-f]{8}\b|\d{4}-\d\d-\d\d \d\d:\d\d", "", text)


@pytest.mark.parametrize("command", NAMES)
def test_the_reference_names_every_command_with_its_purpose(command: str) -> None:
    """A command that the reference forgets, or describes otherwise, fails here."""
    assert f"| `{command}` | {WORDS[f'help.{command}'][0]} |" in README.read_text(encoding="utf-8")


def write() -> None:
    """Write what the commands show now into README."""
    with tempfile.TemporaryDirectory() as folder:
        text = BLOCK.sub(lambda block: shown(block[0], Path(folder)), README.read_text(encoding="utf-8"))
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
