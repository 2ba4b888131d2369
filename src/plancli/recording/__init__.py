"""What entries does an update amount to, which of them are refused, and what came of them?"""

from typing import TYPE_CHECKING

from plancli import lazy

if TYPE_CHECKING:
    from plancli.recording import (
        batch,
        cells,
        contradictions,
        effects,
        handout,
        lookup,
        merge,
        numbers,
        piped,
        refusals,
        returned,
        slips,
        told,
        undo,
        updates,
    )

    __all__ = [
        "batch",
        "cells",
        "contradictions",
        "effects",
        "handout",
        "lookup",
        "merge",
        "numbers",
        "piped",
        "refusals",
        "returned",
        "slips",
        "told",
        "undo",
        "updates",
    ]
else:
    __getattr__ = lazy.modules(__name__)
