"""Parse, call, print: the only part that prints and reads standard input, environment and clock."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line and exit with its code.

    One command makes a great many values, hardly any in circles, and ends: looking for garbage among them, on
    the way and once more at the end, would take a tenth of its time and find none.
    """
    gc.disable()
    from plancli.cli.app import run  # noqa: PLC0415  nothing is loaded before it is needed

    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)
