"""How much is read at most? Each limit stands with what it bounds; `plancli help limits` gathers them."""

from __future__ import annotations

from plancli.cli import streams
from plancli.ingest.readers import plaintext, safety
from plancli.ledger import entry, file, lines
from plancli.plan import FIRST_YEAR, LAST_YEAR, LONGEST_ID
from plancli.recording import handout
from plancli.store import places
from plancli.timing.wording import normalise


def limits() -> dict[str, str]:
    """Return every limit in figures, by the name of the sentence that explains it."""
    return {
        "plan": _megabytes(places.LARGEST_PLAN),
        "ledger": _megabytes(file.LARGEST_LEDGER),
        "line": _megabytes(lines.LONGEST_LINE),
        "piped": _megabytes(streams.MOST_PIPED),
        "text": _megabytes(plaintext.MOST_TEXT),
        "unpacked": _megabytes(safety.MOST_UNPACKED),
        "cells": f"{safety.MOST_CELLS:,}",
        "id": str(LONGEST_ID),
        "phrase": str(normalise.LONGEST),
        "years": f"{FIRST_YEAR}–{LAST_YEAR}",
        "held": f"{entry.MOST_HELD:,}",
        "shown": f"{handout.LONGEST:,}",
    }


def _megabytes(size: int) -> str:
    """Return a number of bytes, counted in thousands or in 1024s, in whole megabytes."""
    return f"{size // (10**6 if size % 10**6 == 0 else 2**20)} MB"
