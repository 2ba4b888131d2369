"""What do words that count from the issue date mean: 近期, 尽快, 立即, 当日, 即日起?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.timing.span import Item, Span, days

if TYPE_CHECKING:
    from plancli.timing.grammar.reader import Reader


def soon(r: Reader) -> Item | None:
    """Read such a word, or None where none stands here."""
    if r.kind() != "soon":
        return None
    if r.text() == "即日" and r.kind(1) in ("since", "range", "until"):
        return None
    said = r.said()
    token = r.take()
    kind, number = token.value
    issued = r.setting.issue_date()
    last = issued + days(number)
    span = Span(issued, last, "day", last.year, last.month, relative=True, rule="soon")
    notes = (message("timing.note.soon", word=said, days=number),) if number else ()
    if kind == "window":
        return Item("window", issued, last, span, bare=True, approximate=True, rule="soon", notes=notes)
    return Item("deadline", issued, last, span, rule="soon", notes=notes, label=kind)
