"""What does this phrase mean? The timing language of institutional plans."""

from __future__ import annotations

from plancli.timing.grammar import resolve
from plancli.timing.model import Kind, Milestone, Timing
from plancli.timing.seasons import check_meaning

__all__ = ["Kind", "Milestone", "Timing", "check_meaning", "resolve"]
