"""Which labels does a text hold? 责任单位：, 【责任单位】, 完成时限 … and what each introduces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from plancli.ingest.fold import solid
from plancli.ingest.numerals import BULLET
from plancli.ingest.tails.names import CERTAIN, strength
from plancli.ingest.tails.vocabulary import FIELDS, LABEL_NOTE

if TYPE_CHECKING:
    from plancli.ingest.model import Role

SHORTEST_GLUED = 4
_FIELD_FORMS = tuple((name, re.compile(rf"(?:{form}):$")) for name, form in FIELDS.items())
_NOTE_FORM = re.compile(rf"(?:{LABEL_NOTE}):$")


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a text: what it introduces, where it begins, and where its value does."""

    field: str
    start: int
    end: int
    word: str


@lru_cache(maxsize=4096)
def field_of(word: str) -> str | None:
    """Return what a label such as 责任单位 introduces, or None if it is none."""
    word = solid(word)
    if not 1 <= len(word) <= 20:  # noqa: PLR2004 - longer words are sentences
        return None
    for name, form in _FIELD_FORMS:
        if form.match(word + ":"):
            return name
    return "note" if _NOTE_FORM.match(word + ":") else None


_BEFORE_COLON = re.compile(r"[^\s;。,、:()（）]{1,20}$")
_BEFORE_COLON_SPACED = re.compile(r"[^;。,、:()]{1,24}$")
_FRAMED = re.compile(r"\(\s*([^():]{3,12}?)\s*:?\s*\)\s*:?\s*")


def labels(folded: str, start: int, end: int) -> list[Label]:
    """Return the labels between two positions, in order: 责任单位： and 【责任单位】."""
    found: list[Label] = []
    depth = 0
    for at in range(start, end):
        char = folded[at]
        if char == "(":
            framed = _FRAMED.match(folded, at, end) if not depth else None
            kind = field_of(framed[1]) if framed else None
            if framed and kind:
                found.append(Label(kind, at, framed.end(), solid(framed[1])))
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif char == ":" and not depth and (not found or at >= found[-1].end):
            label = _label_before(folded, found[-1].end if found else start, at)
            if label:
                found.append(label)
    return found


def _label_before(folded: str, start: int, colon: int) -> Label | None:
    for form in (_BEFORE_COLON_SPACED, _BEFORE_COLON):
        left = form.search(folded[start:colon].rstrip())
        kind = field_of(left[0]) if left else None
        if left and kind:
            word = left[0].lstrip()
            begin = start + left.end() - len(word)
            return Label(kind, begin, colon + 1, solid(word))
    return _glued(folded, start, colon)


def _glued(folded: str, start: int, colon: int) -> Label | None:
    """Return the label that follows a department without a separator (省财政厅配合单位：), or None."""
    left = _BEFORE_COLON.search(folded[start:colon])
    word = left[0] if left else ""
    for at in range(2, len(word) - SHORTEST_GLUED + 1):
        kind = field_of(word[at:])
        if kind and strength(word[:at]) == CERTAIN:
            return Label(kind, colon - len(word) + at, colon + 1, word[at:])
    return None


@lru_cache(maxsize=1024)
def front_label(folded: str) -> Label | None:
    """Return the label that a line begins with (责任单位：…, 【责任单位】…, 责任单位 …), or None."""
    start = len(folded) - len(folded.lstrip())
    bullet = BULLET.match(folded, start)
    start = bullet.end() if bullet else start
    found = labels(folded, start, min(len(folded), start + 26))
    if found and found[0].start == start:
        return found[0]
    word, _, rest = folded[start:].partition(" ")
    kind = field_of(word) if len(word) > 3 and rest.strip() else None  # noqa: PLR2004 - short words are no labels alone
    return Label(kind, start, start + len(word), solid(word)) if kind else None


def role_of_label(kind: str, word: str) -> Role | None:
    """Return the role a label gives; 责任单位 gives none by itself, because 牵头单位 may stand beside it."""
    if kind == "support":
        return "support"
    return "lead" if kind == "lead" and re.search(r"牵头|主办|主责", word) else None
