"""Which days are meant? Arithmetic of the calendar: units, festivals, lunar dates, working days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli import lazy

if TYPE_CHECKING:
    from plancli.timing.calendar import lunar, workdays

    __all__ = ["lunar", "workdays"]
else:
    __getattr__ = lazy.modules(__name__)
