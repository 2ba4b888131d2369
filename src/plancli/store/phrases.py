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
    path = Path(plan.path)
    known = _known(folders.get(plan.path), path, cache.key(path, plan.year, plan.meanings, plan.events))
    span = _told(base) if base else ""
    said = f"{on} {span} {phrase}"
    if said not in known:
        known[said] = timing.resolve(
            phrase, year=plan.year, issued=on, meanings=plan.meanings, events=plan.events, base=base
        )
    return known[said]


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
