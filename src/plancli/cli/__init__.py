"""Parse, call, print: the only part that prints and reads standard input, environment and clock."""

from __future__ import annotations

import gc
import os
import signal
import sys

INTERRUPTED = 130
"""Exit code of an interrupted command: 128 and the number of SIGINT, as shells say it."""


def main() -> None:
    """Run the command line and exit with its code.

    One command makes a great many values, hardly any in circles, and ends: looking for garbage among them, on
    the way and once more at the end, would take a tenth of its time and find none.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not where it is ignored, as by nohup
        signal.signal(signal.SIGINT, _interrupted)
    gc.disable()
    from plancli.cli.app import run  # noqa: PLC0415  nothing is loaded before it is needed

    code = run(sys.argv[1:])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is said: Python's own end has no handler left
    gc.freeze()
    sys.exit(code)


_SHOW_CURSOR = b"\x1b[?25h"


def _interrupted(_signal: int, _frame: object) -> None:
    """End at once, with a line.

    Files are whole at any moment, so nothing needs to be put back; an exception could reach places that print
    a traceback: imports, the end of the process.
    """
    try:
        if os.isatty(2):
            os.write(2, _SHOW_CURSOR)  # a progress bar may have hidden it
        from plancli.cli import edge  # noqa: PLC0415  likewise
        from plancli.words import say  # noqa: PLC0415  likewise

        os.write(2, f"{say(edge.language(), 'error.interrupted')}\n".encode())
    except BaseException:  # noqa: BLE001  half loaded, as everything may be at any moment
        os.write(2, b"interrupted; nothing was half-written\n")
    finally:
        os._exit(INTERRUPTED)
