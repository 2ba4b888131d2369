"""Tables drawn in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plancli.ingest.model import Block


def text_tables(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with lines that draw a table replaced by it."""
    return blocks
