"""A terminal to run commands in, and to see what a person would see."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SGR = re.compile(r"\x1b\[[0-9;]*m")
"""A sequence that sets colours and the like."""

FIXED = {
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
    "TERM": "xterm-256color",
    "PAGER": "cat",
    "LANG": "C.UTF-8",
    "USER": "lihua",
    "LOGNAME": "lihua",
}
"""The whole environment of a command, so that it is the same on every machine."""


def screen(
    command: str, folder: Path, *, columns: int = 88, rows: int = 24, env: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Return the exit code of a shell command and what it shows on a terminal of that size."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    world = FIXED | {"XDG_CACHE_HOME": str(folder / ".cache"), "HOME": str(folder)} | dict(env or {})
    with subprocess.Popen(
        ["bash", "-c", command], cwd=folder, env=world, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b""))
        os.close(ours)
    return process.returncode, shown.decode().replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    """Return what is there to be read; nothing once the other side is closed."""
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""
