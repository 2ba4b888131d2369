"""What does this phrase mean? The timing language of institutional plans.

Only the values are loaded at once; the grammar is loaded by whoever first asks what a phrase means.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from plancli.timing.model import Kind, Milestone, Timing, explain

if TYPE_CHECKING:
    from plancli.timing.calendar.seasons import check_meaning
    from plancli.timing.grammar.phrase import resolve
    from plancli.timing.grammar.tables import ISSUED, PLAN_YEAR, RULES, Rule

__all__ = [
    "ISSUED",
    "PLAN_YEAR",
    "RULES",
    "Kind",
    "Milestone",
    "Rule",
    "Timing",
    "check_meaning",
    "explain",
    "resolve",
]

_HOMES = {
    **dict.fromkeys(("ISSUED", "PLAN_YEAR", "RULES", "Rule"), "grammar.tables"),
    "check_meaning": "calendar.seasons",
    "resolve": "grammar.phrase",
}


def __getattr__(name: str) -> object:
    """Load a public name from the module it lives in, once."""
    if name not in _HOMES:
        raise AttributeError(name)
    found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
