"""Make plans and ledgers of several sizes, and the same tasks for the tools plancli is compared with.

Everything is the same each time. One folder a size holds one folder a tool; `open.json`, the tasks that
nothing has been recorded of; and `quarter.json`, departments with a part in a quarter of the tasks.

    python tools/bench/make_data.py FOLDER --sizes 38,1000
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import workload
from contenders import Plancli, installed

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = (38, 1_000, 10_000, 100_000)
OPEN = 2_000
"""Tasks named in `open.json`, at most."""

LONG_LEDGER = 100_000
"""Entries of the ledger that is long on purpose."""

LONG_LEDGER_TASKS = 1_000


def make(folder: Path, size: int) -> None:
    """Make the data of one size for every tool that is installed and can carry it."""
    planned = workload.tasks(size)
    for contender in installed():
        if size <= contender.largest:
            contender.load(_fresh(folder / contender.name), planned, with_history=True)
    (folder / "open.json").write_text(json.dumps(workload.untouched(planned)[:OPEN]))
    (folder / "quarter.json").write_text(json.dumps(workload.quarter(planned)))


def make_long_ledger(folder: Path) -> None:
    """Make a plan with a ledger of 100,000 entries."""
    planned = workload.tasks(LONG_LEDGER_TASKS)
    Plancli().load(_fresh(folder), planned, with_history=False)
    (folder / "plan.ledger.jsonl").write_text(workload.ledger_text(planned, LONG_LEDGER), "utf-8")


def _fresh(folder: Path) -> Path:
    """Return a folder, empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def sizes(text: str) -> list[int]:
    """Return the sizes in a text like ``38,1000``."""
    return [int(part) for part in text.split(",")]


def main(arguments: Sequence[str] | None = None) -> None:
    """Make what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--sizes", type=sizes, default=SIZES, help="tasks, with commas between (default: all)"
    )
    parser.add_argument("--long-ledger", action="store_true", help="make the plan with 100,000 entries too")
    given = parser.parse_args(arguments)
    for size in given.sizes:
        make(given.folder / str(size), size)
    if given.long_ledger:
        make_long_ledger(given.folder / "long")


if __name__ == "__main__":
    main()
