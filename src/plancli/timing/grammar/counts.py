"""How many sessions does the phrase promise: 两期, 分两次, 各一次, 不少于4次?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.timing.refusal import Refused
from plancli.timing.wording import numerals

if TYPE_CHECKING:
    from plancli.timing.grammar.reader import Reader
    from plancli.timing.grammar.reading import Reading
    from plancli.timing.wording.lexer import Token

STARTS = ("num", "at-least", "at-most", "until", "pieces", "at")
"""Parts of speech with which a count may begin."""

MOST = 10_000
"""Nobody holds more sessions."""

_EACH = "[pieces separately]"
_COUNT = f"(?:[at-least at-most at-most-until]|{_EACH}){{0,4}}(num) count-unit (or num)? at-least?"
LIMITS = {"at-least": "at_least", "at-most": "at_most", "until": "at_most"}
"""Part of speech of a limit to the note that it gives."""


def count(r: Reader, found: Reading) -> bool:
    """Read a count here, if one stands here."""
    at = r.at
    said = r.reads(_COUNT) if r.kinds[at - 1] != "di" else None
    if said is None:
        return False
    number = _number(said[0])
    if r.kinds[at - 1] == "range" and r.kinds[at] == "num":
        raise Refused("ambiguous" if r.kinds[at - 2] == "num" else "invalid-count")
    if said[1]:
        raise Refused("alternatives")
    tokens = r.tokens[at : r.at]
    limits = {LIMITS[token.kind] for token in tokens if token.kind in LIMITS}
    if limits:
        found.notes.append(message(f"timing.note.{min(limits)}", count=number))
    found.each = found.each or any(token.kind in ("pieces", "at") for token in tokens) or _is_each(r, at)
    if found.count is None:
        found.count = number
    elif not found.each:
        found.count += number
    return True


def _number(token: Token) -> int:
    """Return the number of sessions.

    Raises:
        Refused: ``ambiguous`` for 两三次, ``invalid-count`` for what nobody holds.
    """
    number: int = token.value
    if number == numerals.BAD and numerals.neighbours(token.text):
        raise Refused("ambiguous")
    if not 0 < number <= MOST:
        raise Refused("invalid-count")
    return number


def _is_each(r: Reader, at: int) -> bool:
    """Tell whether 各 stands before the verb of a count: 各报送一次."""
    return r.follows(f"{_EACH}[finish verb event-verb]*", at)
