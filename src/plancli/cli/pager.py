"""How is an answer shown that is longer than the terminal? By the pager that the user likes, else by less."""

from __future__ import annotations

import os
import shlex
import signal
import sys
from itertools import chain, islice
from typing import TYPE_CHECKING

from plancli.cli import streams, world
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from subprocess import Popen

OFF = "--no-pager"

_USUAL = "less"
"""The pager where the user names none, if it is there."""

_OPTIONS = "FRX"
"""Options of less where the user names none: end on one screen, show colours, leave the text there."""

_NONE = ("", "cat")
"""What stands in `$PAGER` where nothing is to be paged."""


def write(lines: Iterable[str], *, wanted: bool) -> None:
    """Print lines on standard output; a screen at a time, where they are more than the terminal has.

    Args:
        lines: The lines; as many are made as the terminal has, the others as they are read.
        wanted: ``--no-pager`` was not given.
    """
    if not (wanted and sys.stdout.isatty() and (words := _command())):
        streams.write(lines)
        return
    left = iter(lines)
    first = list(islice(left, world.terminal_size()[1]))
    if len(first) < world.terminal_size()[1]:
        streams.write(first)
        return
    _page(words, chain(first, left))


def _command() -> list[str]:
    """Return the words of the pager's command line; none where nothing is to be paged."""
    if os.environ.get("TERM") == "dumb":
        return []
    asked = os.environ.get("PAGER")
    if asked is None:
        from shutil import which  # noqa: PLC0415  only where a terminal is too small

        return [_USUAL] if which(_USUAL) else []
    try:
        return [] if asked.strip() in _NONE else shlex.split(asked)
    except ValueError:  # a quote without its partner, which no program is called
        return [asked]


def _page(words: list[str], lines: Iterator[str]) -> None:
    """Show lines in a pager; where it cannot be run, print them and say so."""
    try:
        process = _started(words)
    except OSError:
        streams.write(lines)
        streams.complain(say(world.language(), "cli.no_pager", pager=words[0]))
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C belongs to the pager
    try:
        with process:  # closes its standard input, and waits until it ends
            streams.write(lines, process.stdin)
    finally:
        signal.signal(signal.SIGINT, before)


def _started(words: list[str]) -> Popen[str]:
    """Return the pager, running."""
    from subprocess import PIPE, Popen  # noqa: PLC0415  only where a terminal is too small

    world = {"LESS": _OPTIONS, "LESSCHARSET": "utf-8"} | os.environ
    return Popen(words, stdin=PIPE, encoding="utf-8", errors="backslashreplace", env=world)  # noqa: S603  the user's own
