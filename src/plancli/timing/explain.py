"""Why does a phrase mean what it means, said as a colleague would say it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.timing.rules import BY_NAME

if TYPE_CHECKING:
    from plancli.errors import Message
    from plancli.timing.model import Timing


def explain(timing: Timing) -> tuple[Message, ...]:
    """Return the sentences that explain a timing: the rule or the refusal, then what was assumed."""
    if timing.reason is not None:
        return (*_refusal(timing), *timing.notes)
    found = [message(BY_NAME[timing.rule].message)]
    if timing.tentative:
        found.append(message("timing.note.tentative"))
    if timing.approximate:
        found.append(message("timing.note.approximate"))
    return (*found, *timing.notes)


def _refusal(timing: Timing) -> tuple[Message, ...]:
    """Return why a phrase cannot be read, and what could be written instead."""
    reason = message(f"timing.reason.{str(timing.reason).replace('-', '_')}")
    if timing.suggestion is None:
        return (reason,)
    return reason, message("timing.note.suggestion", suggestion=timing.suggestion)
