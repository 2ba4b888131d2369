"""What the shell completes: commands, ids, departments, sections, statuses, in real processes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import PLAN_2010
from tests.terminal import FIXED

PLANCLI = Path(sys.executable).with_name("plancli")
SHELLS = ("bash", "zsh", "fish")


def asked(folder: Path, typed: str, shell: str, **env: str) -> list[tuple[str, str]]:
    """Return the values, each with what is said of it, that a shell is offered for the word being typed."""
    (folder / "plan2010.toml").write_bytes(PLAN_2010.read_bytes())
    question = {
        "bash": {"COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split(" ")) - 1)},
        "zsh": {"_TYPER_COMPLETE_ARGS": typed},
        "fish": {"_TYPER_COMPLETE_ARGS": typed, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    }[shell]
    answer = subprocess.run(
        [PLANCLI],
        cwd=folder,
        env=FIXED | question | {"_PLANCLI_COMPLETE": f"complete_{shell}"} | env,
        capture_output=True,
        check=False,
    )
    assert answer.stderr.decode() == ""
    text = answer.stdout.decode()
    if shell == "zsh":
        return re.findall(r'"(.*?)"(?::"(.*?)")?$', text.replace("))'", ""), re.MULTILINE)
    return [
        (value, about) for value, _, about in (line.partition("\t") for line in text.splitlines()) if value
    ]


COMMANDS = ("plancli su", ["summary"])
IDS = ("plancli done 2", ["2", *(f"2{n}" for n in range(10))])
DEPARTMENTS = ("plancli list --dept 监", ["监事会工作局", "监察部派驻国资委监察局"])


@pytest.mark.parametrize(
    ("shell", "typed", "values"),
    [
        pytest.param("bash", *COMMANDS, id="commands in bash"),
        pytest.param("zsh", *COMMANDS, id="commands in zsh"),
        pytest.param("fish", *COMMANDS, id="commands in fish"),
        pytest.param("bash", *IDS, id="ids in bash"),
        pytest.param("zsh", *IDS, id="ids in zsh"),
        pytest.param("fish", *IDS, id="ids in fish"),
        pytest.param("bash", *DEPARTMENTS, id="departments in bash"),
        pytest.param("zsh", *DEPARTMENTS, id="departments in zsh"),
        pytest.param("fish", *DEPARTMENTS, id="departments in fish"),
        pytest.param("bash", "plancli due --section 4", ["4"], id="sections"),
        pytest.param("bash", "plancli list --status d", ["doing", "done"], id="statuses"),
        pytest.param("bash", "plancli list --light ye", ["yellow"], id="lights"),
        pytest.param("bash", "plancli list --kind rec", ["recurring"], id="kinds"),
        pytest.param("bash", "plancli show 99", [], id="nothing that begins so"),
    ],
)
def test_values(tmp_path: Path, shell: str, typed: str, values: list[str]) -> None:
    """Those that begin with what is typed, and no others."""
    assert [value for value, _ in asked(tmp_path, typed, shell)] == values


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_values_come_with_words_in_the_language_of_the_user(tmp_path: Path, shell: str) -> None:
    assert asked(tmp_path, "plancli show 31", shell)[0][1].startswith("协调中央企业兼并重组")
    assert asked(tmp_path, "plancli list --status to", shell, PLANCLI_LANG="zh") == [("todo", "未启动")]


def test_the_plan_on_the_line_is_the_one_that_is_asked(tmp_path: Path) -> None:
    """Aliases and tags are completed too."""
    (tmp_path / "my.toml").write_text(
        'title = "x"\nyear = 2010\n[[departments]]\nname = "企业改革局"\naliases = ["体改司"]\n'
        '[[tasks]]\nid = "a1"\ntext = "x"\nlead = ["企业改革局"]\ntags = ["重点"]\n',
        encoding="utf-8",
    )
    assert asked(tmp_path, "plancli --plan my.toml show a", "fish") == [("a1", "x")]
    assert asked(tmp_path, "plancli list --plan my.toml --dept 体", "fish") == [("体改司", "企业改革局")]
    assert asked(tmp_path, "plancli list -p my.toml --tag 重", "fish") == [("重点", "")]


def test_a_plan_that_cannot_be_read_completes_nothing_and_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("year = ", encoding="utf-8")
    assert asked(tmp_path, "plancli --plan bad.toml show 2", "bash") == []
    assert asked(tmp_path, "plancli --plan none.toml show 2", "bash") == []


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_for_a_shell(tmp_path: Path, shell: str) -> None:
    """It asks plancli itself."""
    answer = subprocess.run(
        [PLANCLI],
        cwd=tmp_path,
        env=FIXED | {"_PLANCLI_COMPLETE": f"source_{shell}"},
        capture_output=True,
        check=False,
    )
    assert f"_PLANCLI_COMPLETE=complete_{shell}" in answer.stdout.decode()
    assert answer.stderr.decode() == ""


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash on this machine")
def test_bash_completes_with_it(tmp_path: Path) -> None:
    """The script is loaded and asked as bash does when the tabulator is pressed."""
    (tmp_path / "plan2010.toml").write_bytes(PLAN_2010.read_bytes())
    script = (
        "source <(_PLANCLI_COMPLETE=source_bash plancli); COMP_WORDS=(plancli list --dept 党); COMP_CWORD=3; "
        '_plancli_completion plancli; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    answer = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=FIXED, capture_output=True, check=False)
    assert answer.stdout.decode().split() == ["党建工作局"]
