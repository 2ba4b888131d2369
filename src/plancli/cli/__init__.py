"""Parse, call, print: the only part that prints and reads standard input, environment and clock."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit with its code."""
    from plancli.cli.app import run  # noqa: PLC0415  nothing is loaded before it is needed

    sys.exit(run(sys.argv[1:]))
