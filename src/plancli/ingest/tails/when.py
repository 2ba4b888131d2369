"""Is this a time? The timing language decides; a cheap look comes first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from plancli.timing import resolve

if TYPE_CHECKING:
    from datetime import date

_NO_TIME = frozenset(
    {"no-timing", "empty-input", "placeholder", "too-long", "control-character", "ditto"},
)
_MAY_BE_TIME = re.compile(
    r"[年月日旬周季天底次批期节时暑寒汛每]|\d[./-]\d|前$|后$|[Qq][1-4]|长期|持续|常态|即日|立即|立行立改|尽快|适时|择机|待定"
    r"|另行|见附|详见|视情|随|逐步|两会|全程|近期|经常|日常|同步|有序|[A-Za-z]{3}",
)
_ANY_YEAR = 2020


def may_be_time(folded: str) -> bool:
    """Return whether a phrase holds a character that times are written with."""
    return _MAY_BE_TIME.search(folded) is not None


@lru_cache(maxsize=4096)
def is_time(phrase: str) -> bool:
    """Return whether a phrase holds a time, readable or not."""
    if not may_be_time(phrase):
        return False
    timing = resolve(phrase, year=_ANY_YEAR)
    return timing.kind != "unresolved" or timing.reason not in _NO_TIME


@lru_cache(maxsize=4096)
def is_readable(phrase: str, year: int, issued: date | None) -> bool:
    """Return whether the timing language can read a phrase in a plan of that year."""
    return resolve(phrase, year=year, issued=issued).kind != "unresolved"
