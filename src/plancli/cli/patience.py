"""How does a person see that something goes on which takes more than a moment?"""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    from rich.console import Console  # noqa: PLC0415  only a person waits
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415  only a person waits

    counted = [TextColumn("{task.completed}/{task.total}")] if total else []
    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        *counted,
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task(what, total=total)
    timer = threading.Timer(PATIENCE_SECONDS, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield lambda: bar.advance(task)
    finally:
        timer.cancel()
        bar.stop()
