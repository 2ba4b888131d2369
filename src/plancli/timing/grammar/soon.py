"""What do words that count from the issue date mean: 近期, 尽快, 立即, 当日, 即日起?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.timing.grammar import promises
from plancli.timing.span import Item, Span, days

if TYPE_CHECKING:
    from plancli.timing.grammar.reader import Reader
    from plancli.timing.grammar.reading import Reading
    from plancli.timing.wording.lexer import Token


def soon(r: Reader, found: Reading, word: Token) -> Item:
    """Return what such a word promises."""
    kind, number = word.value
    issued = r.setting.issue_date()
    last = issued + days(number)
    notes = (message("timing.note.soon", word=r.said_before(), days=number),) if number else ()
    span = Span(issued, last, "day", last.year, last.month, relative=True, rule="soon", notes=notes)
    if kind == "window":
        return promises.window(span._replace(approximate=True))
    return Item("deadline", issued, last, span, rule="soon", notes=notes, label=kind)
