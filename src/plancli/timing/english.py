"""How does an English phrase read in the notation of the grammar?"""

from __future__ import annotations


def chinese(text: str) -> str:
    """Return an English phrase in the notation that the productions read."""
    return text
