"""What does this phrase mean? The timing language of institutional plans."""

from __future__ import annotations

from plancli.timing.explain import explain
from plancli.timing.grammar import resolve
from plancli.timing.meanings import check_meaning
from plancli.timing.model import Kind, Milestone, Timing
from plancli.timing.rules import RULES, Rule

__all__ = ["RULES", "Kind", "Milestone", "Rule", "Timing", "check_meaning", "explain", "resolve"]
