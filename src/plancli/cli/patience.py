"""How does a person see that something goes on which takes more than a moment?"""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress

PATIENCE_SECONDS = 1.0
"""How long something may take before a bar shows that it goes on."""


@contextmanager
def patience(what: str, total: int | None = None) -> Iterator[Callable[[], None]]:
    """Show on a terminal that something goes on, once it has taken a while.

    Args:
        what: What goes on, in words.
        total: How many steps it has; None where nobody knows.

    Yields:
        What is called after each step.
    """
    if not sys.stderr.isatty():
        yield lambda: None
        return
    done = 0
    bars: list[Progress] = []

    def begin() -> None:
        bars.append(_bar(what, total, done))

    def step() -> None:
        nonlocal done
        done += 1
        for bar in bars:
            bar.update(bar.task_ids[0], completed=done)

    timer = threading.Timer(PATIENCE_SECONDS, begin)
    timer.daemon = True
    timer.start()
    try:
        yield step
    finally:
        timer.cancel()
        timer.join()
        for bar in bars:
            bar.stop()


def _bar(what: str, total: int | None, done: int) -> Progress:
    """Return a bar that shows; Rich loads only now, since most things take no time."""
    from rich.console import Console  # noqa: PLC0415 - only a person who waits needs it
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415 - as above

    counted = [TextColumn("{task.completed}/{task.total}")] if total else []
    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        *counted,
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    bar.add_task(what, total=total, completed=done)
    bar.start()
    return bar
