"""What does a phrase of the ledger mean in a plan? Resolved once, then kept: the grammar is slow to load."""

from __future__ import annotations

import atexit
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from plancli import cache, timing
from plancli.timing.model import Timing

if TYPE_CHECKING:
    from datetime import date

    from plancli.plan import Plan

folders: dict[str, Path | None] = {}
"""Cache folder of each plan that was loaded, by its path; of a plan that has none, nothing is kept."""


def meaning(plan: Plan, phrase: str, on: date | None, base: Timing | None = None) -> Timing:
    """Return what a phrase means in this plan when it is said on a day; `base` is the time in force then."""
    known = _known_in(plan)
    span = _told(base) if base else ""
    said = f"{on} {span} {phrase}"
    if said not in known:
        known[said] = timing.resolve(
            phrase, year=plan.year, issued=on, meanings=plan.meanings, events=plan.events, base=base
        )
    return known[said]


_latest: list[tuple[Plan, dict[str, Timing]]] = []
"""The plan that was asked about last, and what is known of it: its key takes longer than to look it up."""


def _known_in(plan: Plan) -> dict[str, Timing]:
    """Return the meanings known in a plan, by day and phrase."""
    if not (_latest and _latest[0][0] is plan and plan.path in folders):
        path = Path(plan.path)
        key = cache.key(path, plan.year, plan.meanings, plan.events)
        _latest[:] = [(plan, _known(folders.get(plan.path), path, key))]
    return _latest[0][1]


def _told(base: Timing) -> str:
    """Return what of a time in force decides about one that counts from it."""
    hedges = f"{base.tentative:d}{base.approximate:d}"
    return f"{base.kind} {base.first}/{base.last} {hedges} {len(base.milestones)}"


@lru_cache(maxsize=1)
def _known(folder: Path | None, path: Path, key: bytes) -> dict[str, Timing]:
    """Return the meanings kept under a key, by day and phrase; what is added is written when Python exits."""
    if folder is None:
        return {}
    file = cache.place(folder, path, "phrases")
    known = cache.read(file, key, dict[str, Timing]) or {}
    before = len(known)

    def keep() -> None:
        if len(known) > before:
            cache.write(file, key, known)

    atexit.register(keep)
    return known
