"""Which plan and which ledger are in use?"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PLAN_PATTERN = "plan*.toml"

LARGEST_PLAN = 24_000_000
"""Bytes beyond which a file is no plan of ours; one with 100,000 tasks has less."""

Origin = Literal["option", "environment", "found", "builtin"]


class Place(NamedTuple):
    """Which files are in use, and why these.

    Attributes:
        plan: The plan file.
        ledger: Its ledger; None for the built-in plan, which nobody writes to.
        origin: How the plan was chosen.
        passed_over: Other plans in the same folder that may be meant as well.
    """

    plan: Path
    ledger: Path | None
    origin: Origin
    passed_over: tuple[Path, ...] = ()


def builtin() -> Path:
    """Return the path of the 2010 plan that comes with plancli."""
    packaged = Path(__file__).parents[1] / "data" / "plan2010.toml"
    return packaged if packaged.exists() else Path(__file__).parents[3] / "data" / "plan2010.toml"


def locate(
    *,
    option: Path | None,
    environment: str | None,
    ledger: Path | None,
    folder: Path,
    year: Callable[[], int],
) -> Place:
    """Return the files to use: those named, else the nearest upward, else the built-in.

    Args:
        option: The plan named on the command line.
        environment: The plan named in the environment.
        ledger: The ledger named on the command line.
        folder: Where to begin to look.
        year: Year of the day the question is asked for; asked where several plans stand in one folder.
    """
    if option:
        return Place(option, ledger or ledger_beside(option), "option")
    if environment:
        plan = Path(environment)
        return Place(plan, ledger or ledger_beside(plan), "environment")
    for found in _plans_upward(folder):
        plans = [path.relative_to(folder) if path.is_relative_to(folder) else path for path in found]
        plan, others = (plans[0], ()) if len(plans) == 1 else _one_of(folder, plans, year())
        return Place(plan, ledger or ledger_beside(plan), "found", others)
    return Place(builtin(), ledger, "builtin")


def _one_of(folder: Path, plans: Sequence[Path], year: int) -> tuple[Path, tuple[Path, ...]]:
    """Return the plan of a year and, where that does not tell it, the others that may be meant.

    Of several plans of that year it is the only one with a ledger, so that a copy never takes updates; else
    the last by name is used, and others may be meant.
    """
    of_year = [plan for plan in plans if _year_of(folder / plan) == year]
    with_ledger = [plan for plan in of_year if (folder / ledger_beside(plan)).exists()]
    for certain in (of_year, with_ledger):
        if len(certain) == 1:
            return certain[0], ()
    *others, last = of_year or plans
    return last, tuple(others)


_HEAD = 65_536
"""Bytes of a plan within which its year stands, before the first table."""

_FIRST_TABLE = re.compile(r"^\s*\[", re.MULTILINE)


def _year_of(plan: Path) -> int | None:
    """Return the year that the head of a plan file names; None where it cannot be read."""
    import tomli  # noqa: PLC0415  only where several plans stand in one folder

    try:
        with plan.open("rb") as file:
            text = file.read(_HEAD).decode("utf-8-sig", errors="ignore")
        year = tomli.loads(_FIRST_TABLE.split(text, maxsplit=1)[0]).get("year")
    except (OSError, ValueError):
        return None
    return year if type(year) is int else None


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
