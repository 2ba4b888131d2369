"""How do bash, zsh and fish write a command line, and where does the script that completes it go?

The scripts in `scripts/` hand over the line as it was typed and take values as they are. zsh and fish quote
what they insert; readline inserts a text as it stands, so for bash it is quoted here. Nothing is evaluated.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from plancli.errors import PlancliError

SHELLS = ("bash", "zsh", "fish")
"""The shells that there is a script for."""


class NoShellError(PlancliError):
    """Completion was asked for in a shell that there is no script for."""

    exit_code = 2
    id = "error.no_shell"


class Line(NamedTuple):
    """The beginning of a command line, as the shell reads it.

    Attributes:
        words: Its words without their quotes, the command first; the last is still being typed, or empty.
        quote: What opened the quoted part that is still being typed: ``'``, ``"`` or ``$'``; else empty.
    """

    words: tuple[str, ...]
    quote: str


class _Way(NamedTuple):
    """One way to write a part of a word.

    Attributes:
        opening: What opens it; empty for what stands without quotes.
        part: Matches such a part: group 1 is what is in it, group 2 what closes it.
        escaped: Matches, in it, a backslash that is not meant itself; group 1 is the character after it.
    """

    opening: str
    part: re.Pattern[str]
    escaped: re.Pattern[str]


def _way(opening: str, part: str, escaped: str = "(?!)()") -> _Way:
    """Return a way to write; by default nothing is escaped in it."""
    return _Way(opening, re.compile(part, re.DOTALL), re.compile(escaped, re.DOTALL))


_BLANKS = re.compile(r"[ \t\n]+")
"""What separates words; an ideographic space (U+3000) does not."""

_BARE = _way("", r"\\?(.?)()")
_SINGLE = _way("'", r"'([^']*)('?)")
_DOUBLE = _way('"', r'"((?:[^"\\]|\\.)*)\\?("?)', r'\\([$`"\\])')
_ANSI = _way("$'", r"\$'((?:[^'\\]|\\.)*)\\?('?)", r"\\(.)")

_WAYS = {
    "bash": (_SINGLE, _DOUBLE, _ANSI, _BARE),
    "zsh": (_SINGLE, _DOUBLE._replace(escaped=re.compile(r'\\([$`"\\!])')), _ANSI, _BARE),
    "fish": (_way("'", r"'((?:[^'\\]|\\.)*)\\?('?)", r"\\(['\\])"), _DOUBLE, _BARE),
}
"""How each shell writes words. In zsh a backslash before ``!`` goes away even in double quotes."""


def read(text: str, shell: str) -> Line:
    """Return the words of a line as a shell reads them; what the shell would expand stays as it was typed."""
    text = text.lstrip(" \t\n")
    words, quote, at = [""], "", 0
    while at < len(text):
        if blanks := _BLANKS.match(text, at):
            words.append("")
            at = blanks.end()
            continue
        way, part = next((way, match) for way in _WAYS[shell] if (match := way.part.match(text, at)))
        words[-1] += way.escaped.sub(r"\1", part[1])
        quote = "" if part[2] else way.opening
        at = part.end()
    return Line(tuple(words), quote)


_SPECIAL = {
    "": re.compile(r"""[]\\ !"#$&'()*;<>?[^`{|}~]"""),
    '"': re.compile(r'[\\"$`]'),
    "'": re.compile("'"),
    "$'": re.compile(r"[\\']"),
}
"""What bash does not take as it stands, by the quote that is open."""


def quoted(value: str, quote: str) -> str:
    """Return a value as readline is to insert it where `quote` is open: ``'``, ``"``, ``$'`` or nothing.

    readline closes the quote itself, but takes a quote at the end of what it inserts for the closing one, and
    one at the beginning for the opening one, which it replaces.
    """
    text = _SPECIAL[quote].sub(r"'\\''" if quote == "'" else r"\\\g<0>", value)
    if quote == '"':  # a backslash before it would stay, and without one ! recalls an earlier command
        text = text.replace("!", '"\\!"')
    closing = quote[-1:]
    before = closing if closing and text.startswith(closing) else ""
    after = closing if closing and text.endswith(closing) else ""
    return before + text + after


def script(shell: str) -> str:
    """Return the script that makes a shell complete the command line of plancli.

    Raises:
        NoShellError: There is none for this shell.
    """
    if shell not in SHELLS:
        raise NoShellError(shell=shell, known=", ".join(SHELLS))
    return (Path(__file__).parent / "scripts" / f"plancli.{shell}").read_text(encoding="utf-8")


def install(shell: str) -> Path:
    """Write the script of a shell where the shell, or a line added to its start-up file, finds it.

    The places are those that plancli has always used, so that the scripts of older versions are replaced.

    Returns:
        Where the script is.

    Raises:
        NoShellError: There is none for this shell.
    """
    text = script(shell)
    home = Path.home()
    match shell:
        case "bash":
            path = home / ".bash_completions" / "plancli.sh"
            name = str(path).replace("'", r"'\''")
            _add_line(home / ".bashrc", f"source '{name}'")
        case "zsh":
            path = home / ".zfunc" / "_plancli"
            rc = Path(os.environ.get("ZDOTDIR") or home) / ".zshrc"
            _add_line(rc, "fpath+=~/.zfunc; autoload -Uz compinit; compinit")
        case _:
            config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
            path = config / "fish" / "completions" / "plancli.fish"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _add_line(path: Path, line: str) -> None:
    """Add a line to a start-up file, once; everything else in it stays as it is."""
    try:
        before = path.read_bytes()
    except FileNotFoundError:
        before = b""
    if line.encode() not in before.splitlines():
        with path.open("ab") as file:
            file.write((b"" if before.endswith(b"\n") or not before else b"\n") + line.encode() + b"\n")


def current() -> str:
    """Return the name of the shell that plancli was called from, or a question mark."""
    from shellingham import ShellDetectionFailure, detect_shell  # noqa: PLC0415  only completion asks for it

    try:
        name, _path = detect_shell()
    except ShellDetectionFailure:
        return "?"
    return str(name)
