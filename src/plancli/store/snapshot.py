"""What did a plan file say when it was last read? Kept, for validating and resolving it takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from plancli import cache
from plancli.plan import Plan

if TYPE_CHECKING:
    import os
    from pathlib import Path


def load(path: Path, folder: Path) -> Plan | None:
    """Return the plan in a file as it was read before; None where the file or plancli has changed since.

    Args:
        path: The plan file.
        folder: Where snapshots are kept.
    """
    try:
        key = _key(path, path.stat())
    except OSError:
        return None
    plan = cache.read(cache.place(folder, path, "plan"), key, Plan)
    return plan and structs.replace(plan, path=str(path))


def save(path: Path, plan: Plan, folder: Path, *, before: os.stat_result) -> None:
    """Keep a plan as it was read from a file, unless the file was changed since or only just.

    Args:
        path: The plan file.
        plan: What it says.
        folder: Where snapshots are kept.
        before: The file's status before it was read.
    """
    try:
        key = _key(path, path.stat())
    except OSError:
        return
    if key == _key(path, before):
        nameless = structs.replace(plan, path="")  # a name need not be text, and each command has its own
        cache.write(cache.place(folder, path, "plan"), key, nameless, after_ns=before.st_mtime_ns)


def _key(path: Path, status: os.stat_result) -> bytes:
    """Return what a plan is worked out from; the time of the last change shows what `cp -p` hides."""
    return cache.key(path, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
