"""Where is the plan, and what does its file say? The only reader and writer of plan files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.store import phrases, snapshot
from plancli.store.phrases import meaning
from plancli.store.places import Place, builtin, locate

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from plancli.plan import Plan

__all__ = ["Place", "builtin", "load_plan", "locate", "meaning"]


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
    if cache is None or not _is_file(path):
        from plancli.store.reading import read_plan  # noqa: PLC0415  the validator is slow to load

        return read_plan(path)
    return snapshot.load(path, cache, only) or _read_and_keep(path, cache)


def _is_file(path: Path) -> bool:
    """Tell whether there is a file of that name; one too long for the system names none."""
    try:
        return path.is_file()
    except OSError:
        return False


def _read_and_keep(path: Path, cache: Path) -> Plan:
    """Return the plan in a file, and keep it ready for the next time."""
    from plancli.store.reading import read_plan  # noqa: PLC0415  the validator is slow to load

    before = path.stat()
    plan = read_plan(path)
    snapshot.save(path, plan, cache, before=before)
    return plan
