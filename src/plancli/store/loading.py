"""What is the plan in a file, from its snapshot where there is one?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli import disk, store
from plancli.store import phrases, snapshot
from plancli.store.places import LARGEST_PLAN

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from plancli.plan import Plan


def load_plan(path: Path, cache: Path | None = None, only: Collection[str] = ()) -> Plan:
    """Return the plan in a file, validated, every timing resolved.

    Args:
        path: The plan file.
        cache: Folder in which it is kept ready for the next time; None keeps nothing.
        only: Ids of the tasks that will be asked for; of a kept plan that has each of them, the others may be
            left out.

    Raises:
        PlanUnreadableError: There is no such file, or it cannot be read as text.
        PlanInvalidError: It can be read and is no plan; all its problems are named.
    """
    phrases.folders[str(path)] = cache
    data = None if cache is None else _bytes_of(path)
    if cache is None or data is None:
        return store.reading.read_plan(path)
    return snapshot.load(path, data, cache, only) or _read_and_keep(path, data, cache)


def _bytes_of(path: Path) -> bytes | None:
    """Return the bytes of a plan file; None where there are none, and `reading` says why."""
    try:
        return disk.read(path, LARGEST_PLAN)
    except OSError:
        return None


def _read_and_keep(path: Path, data: bytes, cache: Path) -> Plan:
    """Return the plan that the bytes of a file are, and keep it ready for the next time."""
    plan = store.reading.to_plan(store.text.to_text(data, path), path)
    snapshot.save(path, data, plan, cache)
    return plan
