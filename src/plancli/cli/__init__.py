"""Parse, call, print: the only part that prints and reads standard input, environment and clock.

`app` runs a command line; `commands` holds the commands, a file each. `given` keeps the global options and
opens the files they name; `options`, `filters`, `spans` and `arguments` read the options of commands. `world`
reads environment, clock and terminal, `streams` what is piped; answers go where `output` says. `recorder`
serves the commands that record. `failure` and `fault` say what went wrong; `help`, `complete`, `cursor` and
`shells` say what can be typed.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import TYPE_CHECKING

from plancli import cli, lazy
from plancli.words import say

if TYPE_CHECKING:
    from plancli.cli import (
        app,
        complete,
        failure,
        fault,
        help,  # noqa: A004  the module that the command line knows by this name
        limits,
        options,
        shells,
        spans,
        topics,
        world,
    )

    __all__ = [
        "app",
        "complete",
        "failure",
        "fault",
        "help",
        "limits",
        "main",
        "options",
        "shells",
        "spans",
        "topics",
        "world",
    ]
else:
    __getattr__ = lazy.modules(__name__)

INTERRUPTED = 130
"""Exit code of an interrupted command: 128 and the number of SIGINT, as shells say it."""

_SHOW_CURSOR = b"\x1b[?25h"


def main() -> None:
    """Run the command line and exit with its code.

    The garbage collector is off: in so short a process it took 10 % of the time and freed nothing.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not where it is ignored, as by nohup
        signal.signal(signal.SIGINT, _interrupted)
    gc.disable()
    code = cli.app.run(sys.argv[1:])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # at Python's own exit no handler is left to run
    gc.freeze()
    sys.exit(code)


def _interrupted(_signal: int, _frame: object) -> None:
    """End at once, with a line.

    Files are whole at any moment, so nothing needs to be put back; an exception could reach places that print
    a traceback: imports, the end of the process.
    """
    try:
        if os.isatty(2):
            os.write(2, _SHOW_CURSOR)  # a progress bar may have hidden it
        os.write(2, f"{say(cli.world.language(), 'error.interrupted')}\n".encode())
    except BaseException:  # noqa: BLE001  half loaded, as everything may be at any moment
        os.write(2, b"interrupted; nothing was half-written\n")
    finally:
        os._exit(INTERRUPTED)
