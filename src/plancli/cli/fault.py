"""What is said and kept of a fault of plancli itself?"""

from __future__ import annotations

import os
import platform
import shlex
import sys
import tempfile
import traceback
from typing import TYPE_CHECKING

from plancli import __version__
from plancli.cli import streams, world
from plancli.errors import PlancliError
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

FAULT = 70
"""Exit code of a fault of plancli: ``EX_SOFTWARE`` of sysexits.h."""


class NoMemoryError(PlancliError):
    """The machine has too little memory for what was asked."""

    exit_code = 3
    id = "error.memory"


def told(error: BaseException, words: Sequence[str]) -> int:
    """Say in one line that plancli is at fault, and return the exit code; a file to send says where.

    Too little memory is no fault of anybody's.
    """
    if isinstance(error, MemoryError):
        return streams.fail(NoMemoryError())
    complain_of = say(world.language(), "error.fault", kind=type(error).__name__, path=_kept(error, words))
    streams.complain(say(world.language(), "error.prefix", text=complain_of))
    return FAULT


def _kept(error: BaseException, words: Sequence[str]) -> str:
    """Return the name of a file that holds what a maintainer must know; where none can be made, the place."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    lines = [
        f"plancli {__version__}, Python {sys.version}, {platform.platform()}\n",
        f"plancli {shlex.join(words)}\n",
        *traceback.format_exception(error),
    ]
    try:
        descriptor, path = tempfile.mkstemp(prefix="plancli-fault-", suffix=".txt")
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.writelines(lines)
    except OSError:
        return f"{frame.filename}:{frame.lineno}"
    return path
