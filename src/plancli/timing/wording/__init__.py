"""Which words stand in a phrase? From characters to tokens, Chinese and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli import lazy

if TYPE_CHECKING:
    from plancli.timing.wording import english

    __all__ = ["english"]
else:
    __getattr__ = lazy.modules(__name__)
