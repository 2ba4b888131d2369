"""What plan is in this document, and what could not be placed?

`ingest` reads a document and returns a `Draft`: the plan in the form of a plan file and an account of every
character. Its functions load on first use, so that who needs one reader does not load the rest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from plancli.ingest.errors import IngestError
from plancli.ingest.model import Draft, Flag, Kept, Options, Unplaced

if TYPE_CHECKING:
    from plancli.ingest.assembly.reporting import needs_eyes, report, report_lines
    from plancli.ingest.document import ingest
else:
    _HOMES = {
        "ingest": "document",
        "needs_eyes": "assembly.reporting",
        "report": "assembly.reporting",
        "report_lines": "assembly.reporting",
    }

    def __getattr__(name: str) -> object:
        """Return a function of a room, which is loaded for it."""
        if name not in _HOMES:
            raise AttributeError(name)
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


__all__ = [
    "Draft",
    "Flag",
    "IngestError",
    "Kept",
    "Options",
    "Unplaced",
    "ingest",
    "needs_eyes",
    "report",
    "report_lines",
]
