"""Where is the plan, and what does its file say? The only reader and writer of plan files."""

from typing import TYPE_CHECKING

from plancli import lazy

if TYPE_CHECKING:
    from plancli.store import (
        loading,
        phrases,
        places,
        problems,
        reading,
        snapshot,
        text,
        toml_faults,
        toml_lines,
        writing,
    )

    __all__ = [
        "loading",
        "phrases",
        "places",
        "problems",
        "reading",
        "snapshot",
        "text",
        "toml_faults",
        "toml_lines",
        "writing",
    ]
else:
    __getattr__ = lazy.modules(__name__)
