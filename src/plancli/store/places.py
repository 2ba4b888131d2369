"""Which plan and which ledger are in use?"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAN_PATTERN = "plan*.toml"

Origin = Literal["option", "environment", "found", "builtin"]


class Place(NamedTuple):
    """Which files are in use, and why these.

    Attributes:
        plan: The plan file.
        ledger: Its ledger; None for the built-in plan, which nobody writes to.
        origin: How the plan was chosen.
        passed_over: Other plans in the same folder.
    """

    plan: Path
    ledger: Path | None
    origin: Origin
    passed_over: tuple[Path, ...] = ()


def builtin() -> Path:
    """Return the path of the 2010 plan that comes with plancli."""
    packaged = Path(__file__).parents[1] / "data" / "plan2010.toml"
    return packaged if packaged.exists() else Path(__file__).parents[3] / "data" / "plan2010.toml"


def locate(*, option: Path | None, environment: str | None, ledger: Path | None, folder: Path) -> Place:
    """Return the files to use: those named, else the nearest upward, else the built-in."""
    if option:
        return Place(option, ledger or ledger_beside(option), "option")
    if environment:
        plan = Path(environment)
        return Place(plan, ledger or ledger_beside(plan), "environment")
    for found in _plans_upward(folder):
        plans = [path.relative_to(folder) if path.is_relative_to(folder) else path for path in found]
        return Place(plans[-1], ledger or ledger_beside(plans[-1]), "found", tuple(plans[:-1]))
    return Place(builtin(), ledger, "builtin")


def ledger_beside(plan: Path) -> Path:
    """Return the path of a plan's ledger."""
    return plan.parent / f"{plan.stem}.ledger.jsonl"


def _plans_upward(folder: Path) -> Iterator[list[Path]]:
    """Yield the plans of each folder that has some, from `folder` upward, in the order of their names."""
    for parent in (folder, *folder.parents):
        for place in (parent, parent / "data"):
            with suppress(OSError):
                if plans := sorted(path for path in place.glob(PLAN_PATTERN) if path.is_file()):
                    yield plans
