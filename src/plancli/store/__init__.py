"""Where is the plan, and what does its file say? The only reader and writer of plan files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.store.places import Place, builtin, locate

if TYPE_CHECKING:
    from pathlib import Path

    from plancli.plan import Plan

__all__ = ["Place", "builtin", "load_plan", "locate"]


def load_plan(path: Path) -> Plan:
    """Return the plan in a file, validated, every timing resolved.

    Raises:
        PlanUnreadableError: There is no such file, or it cannot be read as text.
        PlanInvalidError: It can be read and is no plan; all its problems are named.
    """
    from plancli.store.reading import read_plan  # noqa: PLC0415  the validator is slow to load

    return read_plan(path)
