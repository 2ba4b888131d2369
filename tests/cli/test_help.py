"""What `--help` shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT

from plancli.cli.commands import NAMES
from plancli.words.help import WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("command", NAMES)
def test_help_of_every_command(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, command: str, lang: str
) -> None:
    """A one-line purpose, the options in groups, and two examples, in the user's language."""
    monkeypatch.setenv("PLANCLI_LANG", lang)
    answer = plancli(command, "--help")
    which = 1 if lang == "zh" else 0
    assert answer.code == 0
    assert "".join(WORDS[f"help.{command}"][which].split()) in "".join(answer.out.split())
    assert len(re.findall(rf"^  .*plancli {command}\b", answer.out, re.MULTILINE)) >= 2
    assert WORDS["help.group.global"][which] in answer.out


def test_help_of_all(plancli: Plancli) -> None:
    """Every command is listed with its purpose."""
    lines = plancli("--help").lines
    for command in NAMES:
        assert any(line.strip().startswith(f"{command} ") for line in lines), command


EXAMPLES = sorted(id_ for id_ in WORDS if id_.startswith("help.example."))

UPDATES = '{"task":"24","status":"doing"}\n'
ENTRY = (
    '{"id":"5f3a9c1e7b2d4c08","at":"2010-05-09T09:31:07+08:00",'
    '"by":"lihua","on":"2010-05-09","task":"10","held":1}\n'
)


@pytest.fixture
def office(desk: Path) -> Path:
    """The working folder that the examples speak of."""
    (desk / "notice.txt").write_bytes((ROOT / "tests" / "data" / "notice-2010-18.txt").read_bytes())
    (desk / "plan2010.ledger.jsonl").write_text(ENTRY, encoding="utf-8")
    return desk


@pytest.mark.parametrize("id_", EXAMPLES)
def test_every_example_works(plancli: Plancli, office: Path, id_: str) -> None:
    """An example is a command line that can be typed as it stands; other programs' part is given."""
    english, chinese = (text.split("  # ")[0] for text in WORDS[id_])
    assert english == chinese
    if " init " in english:
        (office / "plan2010.toml").unlink()
    piped = UPDATES
    for line in re.split(r" \| ", re.sub(r" [<>] \S+", "", english)):
        if line.startswith("plancli"):
            answer = plancli(*line.split()[1:], piped=piped)
            assert answer.code in {0, 1}, answer.err
            piped = answer.out


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("help", "--help"),
        ("help list", "list --help"),
        ("help import", "import --help"),
        ("help help", "--help"),
        ("help --help", "--help"),
        ("--as-of 2010-05-10 help list", "list --help"),
        ("version", "--version"),
        ("help version", "--version"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_help_and_version_are_words_too(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, words: str, options: str, lang: str
) -> None:
    monkeypatch.setenv("PLANCLI_LANG", lang)
    answer, same = plancli(*words.split()), plancli(*options.split())
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == same.out
    assert answer.out


@pytest.mark.parametrize("columns", range(1, 6))
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_help_ends_on_the_narrowest_terminal(
    plancli: Plancli, monkeypatch: pytest.MonkeyPatch, columns: int, lang: str
) -> None:
    """Where not even one Chinese character fits, each stands alone; nothing is lost."""
    monkeypatch.setenv("PLANCLI_LANG", lang)
    for command in ("", *NAMES):
        words = (*command.split(), "--help")
        monkeypatch.setenv("COLUMNS", "100")
        wide = plancli(*words)
        monkeypatch.setenv("COLUMNS", str(columns))
        narrow = plancli(*words)
        assert (narrow.code, narrow.err) == (0, "")
        assert letters(narrow.out) == letters(wide.out)


def letters(text: str) -> str:
    """Return a text without blanks, and without the sign that a line of an example goes on."""
    return "".join(text.replace(" \\\n", "\n").split())
