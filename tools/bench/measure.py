"""How long does a command take, and how much memory at its peak?"""

from __future__ import annotations

import fcntl
import os
import pty
import resource
import struct
import subprocess
import termios
from dataclasses import dataclass
from tempfile import TemporaryFile
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

ROWS, COLUMNS = 40, 120
"""Size of the terminal that commands are run on."""

PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command.

    Attributes:
        seconds: From its start until it has ended and all it wrote has been read.
        peak: Memory at its peak, in bytes; what this process itself takes is a lower bound of the reading.
        code: Exit code; negative, the signal that ended it.
    """

    seconds: float
    peak: int
    code: int


def run(
    command: Sequence[str],
    environment: Mapping[str, str],
    folder: Path,
    *,
    stdin: bytes = b"",
    on_terminal: bool = False,
) -> Run:
    """Run a command to its end; its output goes to a pipe, or to a terminal, and is read as it comes."""
    reading, writing = _terminal() if on_terminal else os.pipe()
    with TemporaryFile() as source, os.fdopen(reading, "rb", buffering=0) as answer:
        source.write(stdin)
        source.seek(0)
        start = perf_counter()
        process = subprocess.Popen(
            command, env=environment, cwd=folder, stdin=source, stdout=writing, stderr=subprocess.DEVNULL
        )
        os.close(writing)
        _drain(answer.fileno())
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(seconds, usage.ru_maxrss * 1024, process.returncode)


def least_peak() -> int:
    """Return the bytes below which peaks look alike: a child begins as large as this process ever was."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _terminal() -> tuple[int, int]:
    """Return the two ends of a terminal of a usual size."""
    reading, writing = pty.openpty()
    fcntl.ioctl(writing, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    return reading, writing


def _drain(descriptor: int) -> None:
    """Read until nobody writes any more; a terminal then reports an error, a pipe its end."""
    try:
        while os.read(descriptor, PIECE):
            pass
    except OSError:
        pass
