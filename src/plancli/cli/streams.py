"""How do lines come in and go out: standard input, output and error?"""

from __future__ import annotations

import os
import sys
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING

from plancli import drawing, recording
from plancli.cli import world
from plancli.decoding import NoTextError, decode
from plancli.errors import PlancliError, cause_of
from plancli.words import say, tell

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator


PIPE = "-"
"""What stands for the lines that come through a pipe."""

MOST_PIPED = 50_000_000
"""Bytes beyond which nothing is read from a pipe; 100,000 updates have a third of it."""

CHUNK = 200
"""Lines handed to the terminal at a time: few calls of the system, and the first lines at once."""


class NoInputError(PlancliError):
    """Ids were to come through a pipe, and standard input is a terminal."""

    exit_code = 2
    id = "error.no_stdin"


class BadInputError(PlancliError):
    """What came through a pipe is not text."""

    exit_code = 2
    id = "error.bad_stdin"


class LongInputError(PlancliError):
    """What came through a pipe is longer than any list of updates."""

    exit_code = 2
    id = "error.long_stdin"


class OutputError(PlancliError):
    """The answer could not be written, as on a full disk."""

    exit_code = 3
    id = "error.unwritable_output"


def write(lines: Iterable[str], stream: IO[str] | None = None) -> None:
    """Print lines, on standard output by default, until the reader closes the pipe.

    Raises:
        OutputError: They cannot be written. A closed pipe (``| head``) is no fault.
    """
    stream = stream or sys.stdout
    try:
        for chunk in _chunks(lines):
            stream.write(chunk)
            stream.flush()
    except BrokenPipeError:
        give_up(stream)
    except OSError as error:
        give_up(stream)
        raise OutputError(cause=cause_of(error)) from error


def write_bytes(data: bytes) -> None:
    """Send a whole file to standard output.

    Raises:
        OutputError: It cannot be written. A closed pipe is no fault.
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        give_up(sys.stdout)
    except OSError as error:
        give_up(sys.stdout)
        raise OutputError(cause=cause_of(error)) from error


def write_text(text: str) -> None:
    """Print a text as it is, for a file; on a terminal with everything that would act on it written out."""
    lines = text.removesuffix("\n").split("\n")  # splitlines would part TOML's strings
    if sys.stdout.isatty():
        lines = [drawing.safe.visible(line) for line in lines]
    write(lines)


def _chunks(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines joined into larger pieces."""
    left = iter(lines)
    while chunk := list(islice(left, CHUNK)):
        yield "\n".join(chunk) + "\n"


def give_up(stream: IO[str]) -> None:
    """Let what a stream still holds and cannot write go nowhere, so that it is not tried again at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def open_all() -> None:
    """Open what was closed before the start (``>&-``), so that no other file gets its number."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: SIM115  until the end


def complain(text: str) -> None:
    """Print one line on stderr, with control characters written out."""
    try:
        sys.stderr.write(drawing.safe.visible(text) + "\n")
        sys.stderr.flush()
    except OSError:  # there is nowhere left to say so
        give_up(sys.stderr)


def fail(error: PlancliError) -> int:
    """Say what went wrong, each problem with its place, and return the exit code."""
    lang = world.language()
    for problem in error.problems:
        place = f"{problem.path}:{problem.line}" if problem.line else problem.path
        complain(f"{place}: {tell(lang, problem.message)}" if place else tell(lang, problem.message))
    complain(say(lang, "error.prefix", text=tell(lang, error.message)))
    return error.exit_code


def piped() -> str:
    """Return what was piped in: UTF-8, else GB18030.

    Raises:
        NoInputError: Nothing is piped in.
        BadInputError: It is neither.
        LongInputError: It is more than anybody pipes.
    """
    if sys.stdin.isatty():
        raise NoInputError
    data = sys.stdin.buffer.read(MOST_PIPED + 1)
    if len(data) > MOST_PIPED:
        raise LongInputError(megabytes=MOST_PIPED // 10**6)
    try:
        return decode(data)
    except NoTextError as error:
        raise BadInputError(line=error.line, byte=error.byte) from error


def typed_lines(words: Iterable[str]) -> list[str]:
    """Return words as typed, with ``-`` replaced by every line that is piped in, blank ones left out."""
    found: list[str] = []
    for word in words:
        found += [line for line in piped().splitlines() if line.strip()] if word == PIPE else [word]
    return found


def typed_words(typed: Iterable[str], known: Collection[str] = ()) -> list[str]:
    """Return words as typed, with ``-`` replaced by those that are piped in where ids stand."""
    found: list[str] = []
    for word in typed:
        found += recording.piped.ids_in(piped(), known) if word == PIPE else [word]
    return found
