"""How many sessions does the phrase promise: 两期, 分两次, 各一次, 不少于4次?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.timing.refusal import Refused
from plancli.timing.wording import numerals

if TYPE_CHECKING:
    from plancli.timing.grammar.reader import Reader
    from plancli.timing.grammar.reading import Reading


STARTS = ("num", "at-least", "at-most", "until", "pieces", "at", "word")
"""Parts of speech with which a count may begin."""

MOST_OPENINGS = 4
"""Words that may stand in a row before a count: 各至少."""


def count(r: Reader, found: Reading) -> bool:
    """Read a count here, if one stands here."""
    at = r.at
    opening = _opening(r)
    if r.kinds[r.at] != "num" or r.kind(1) != "count-unit" or r.kind(at - r.at - 1) == "di":
        r.at = at
        return False
    number, written = r.tokens[r.at].value, r.texts[r.at]
    if number == numerals.BAD and numerals.neighbours(written):
        raise Refused("ambiguous")
    if number in (0, numerals.BAD) or number > 10_000:  # noqa: PLR2004  # nobody holds more
        raise Refused("invalid-count")
    if r.kind(-1) == "range":
        raise Refused("ambiguous" if r.kind(-2) == "num" else "invalid-count")
    r.at += 2
    if r.sees("or", "num"):
        raise Refused("alternatives")
    if r.kinds[r.at] == "at-least":
        r.at += 1
        opening.add("at-least")
    if opening & {"at-least", "at-most"}:
        found.notes.append(
            message(f"timing.note.{'at_least' if 'at-least' in opening else 'at_most'}", count=number)
        )
    found.each = found.each or "each" in opening or _is_each(r, at)
    if found.count is None:
        found.count = number
    elif not found.each:
        found.count += number
    return True


def _is_each(r: Reader, at: int) -> bool:
    """Tell whether 各 stands before the verb of a count: 各报送一次."""
    behind = at - r.at - 1
    while r.kind(behind) in ("finish", "verb", "event-verb") and r.at + behind > 0:
        behind -= 1
    return r.at + behind >= 0 and r.text(behind) in ("各", "分别")


def _opening(r: Reader) -> set[str]:
    """Read 各, 分, 不少于 before a count."""
    found: set[str] = set()
    for _ in range(MOST_OPENINGS):
        if r.kinds[r.at] in ("at-least", "at-most"):
            found.add(r.kinds[r.at])
        elif r.kinds[r.at] == "until" and r.texts[r.at] == "不超过":
            found.add("at-most")
        elif r.texts[r.at] in ("各", "分别", "各举办", "各召开"):
            found.add("each")
        else:
            break
        r.at += 1
    return found
