"""What a timing phrase turns out to mean: the values every other part of plancli reads."""

# No `annotations` from __future__: msgspec would compile each of them from its text on every start.
from datetime import date
from typing import Literal, get_args

from msgspec import Struct

from plancli.errors import Message, message

Kind = Literal["window", "deadline", "recurring", "open", "undated", "conditional", "unresolved"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Milestone(Struct, frozen=True, array_like=True, gc=False):
    """One stage of a staged timing; both days belong to it, and it is due on `last`."""

    label: str
    first: date
    last: date


class Timing(Struct, frozen=True, array_like=True, gc=False):
    """What a phrase means in one plan.

    Attributes:
        phrase: The phrase, verbatim.
        kind: What sort of promise it is.
        first: First day of the window, or None.
        last: Last day of the window (inclusive), or None where there is no end or no date.
        tentative: The phrase hedges (初定, 拟, 力争).
        approximate: The window was padded (左右, 前后).
        count: How many sessions are promised, where the phrase says so (两期).
        occurrences: Due days of a recurring timing, in order.
        milestones: Stages of a staged timing, in order.
        edtf: The window in EDTF (ISO 8601-2, GB/T 7408.2-2025), or None.
        rule: Name of the rule that decided.
        notes: What was assumed and what else the phrase might mean.
        reason: Code of the refusal, only where `kind` is ``unresolved``.
        suggestion: A phrase that could be read instead, or None.
    """

    phrase: str
    kind: Kind
    first: date | None = None
    last: date | None = None
    tentative: bool = False
    approximate: bool = False
    count: int | None = None
    occurrences: tuple[date, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    edtf: str | None = None
    rule: str = ""
    notes: tuple[Message, ...] = ()
    reason: str | None = None
    suggestion: str | None = None


def explain(timing: Timing) -> tuple[Message, ...]:
    """Return the sentences that explain a timing: the rule or the refusal, then what was assumed."""
    if timing.reason is None:
        found = [message(f"timing.rule.{timing.rule.replace('-', '_')}")]
    else:
        found = [message(f"timing.reason.{timing.reason.replace('-', '_')}")]
    if timing.suggestion is not None:
        found.append(message("timing.note.suggestion", suggestion=timing.suggestion))
    if timing.tentative:
        found.append(message("timing.note.tentative"))
    if timing.approximate:
        found.append(message("timing.note.approximate"))
    return (*found, *timing.notes)
