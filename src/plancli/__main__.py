"""Run plancli as ``python -m plancli``."""

from plancli.cli import main

main()
