"""Words of the document: where each character stands, and how the ways to write it compare.

`Text` is a `str` that knows the position of every character in the source text, so that what a stage cuts out
of a paragraph can be claimed by position. `fold` makes a copy for matching, character for character.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Self, SupportsIndex

if TYPE_CHECKING:
    from collections.abc import Iterable

Runs = tuple[tuple[int, int], ...]
"""Start and length of stretches of the source text; start -1: characters that are not the document's."""


class Text(str):
    """Words with their positions in the source text; slices and sums keep them.

    Attributes:
        at: Where it begins, if it is one stretch of the source text (-1: not the document's), else its runs.
    """

    __slots__ = ("at",)
    at: int | Runs

    def __new__(cls, words: str = "", at: int | Runs = -1) -> Self:
        """Return `words` as text that begins at a position, or is put together of runs."""
        text = super().__new__(cls, words)
        text.at = at
        return text

    @property
    def runs(self) -> Runs:
        """Return where its characters stand, in order."""
        at = self.at
        return at if isinstance(at, tuple) else ((at, len(self)),) if self else ()

    def __getitem__(self, key: SupportsIndex | slice) -> Text:
        """Return a part with its positions."""
        if not isinstance(key, slice):
            first = range(len(self))[key]  # IndexError behind the end, by which others know that it is over
            key = slice(first, first + 1)
        start, stop, _ = key.indices(len(self))
        if start >= stop:
            return NOTHING
        at = self.at
        if isinstance(at, tuple):
            at = _cut(at, start, stop)
        elif at >= 0:
            at += start
        return Text(str.__getitem__(self, key), at)

    def __add__(self, other: str) -> Text:
        """Return both, one after the other."""
        return Text(str.__add__(self, other), (*self.runs, *_runs(other)))

    def __radd__(self, other: str) -> Text:
        """Return both, the plain words first."""
        return Text(str.__add__(other, self), (*_runs(other), *self.runs))

    def strip(self, chars: str | None = None, /) -> Text:
        """Return it without these characters at both ends."""
        return self.lstrip(chars).rstrip(chars)

    def lstrip(self, chars: str | None = None, /) -> Text:
        """Return it without these characters at its beginning."""
        gone = len(self) - len(str.lstrip(self, chars))
        return self[gone:] if gone else self

    def rstrip(self, chars: str | None = None, /) -> Text:
        """Return it without these characters at its end."""
        left = len(str.rstrip(self, chars))
        return self[:left] if left < len(self) else self

    def parts(self, mark: str | re.Pattern[str]) -> list[Text]:
        """Return the parts between matches of a pattern."""
        if mark == "\n" and "\n" not in self:
            return [self]
        found, at = [], 0
        for gap in re.finditer(mark, self):
            found.append(self[at : gap.start()])
            at = gap.end()
        return [*found, self[at:]]

    def without(self, mark: str | re.Pattern[str]) -> tuple[Text, Text]:
        """Return it without the matches of a pattern, and those matches."""
        kept, gone, at = [], [], 0
        for cut in re.finditer(mark, self):
            kept.append(self[at : cut.start()])
            gone.append(self[cut.start() : cut.end()])
            at = cut.end()
        return (joined([*kept, self[at:]]), joined(gone)) if gone else (self, NOTHING)


NOTHING = Text()


def joined(parts: Iterable[str], mark: str = "") -> Text:
    """Return texts one after the other, with `mark` between them."""
    texts = list(parts)
    if not any(texts):
        return Text(mark * (len(texts) - 1)) if mark and texts[1:] else NOTHING
    gap = _runs(mark)
    runs = tuple(run for at, text in enumerate(texts) for run in (*(gap if at else ()), *_runs(text)))
    return Text(mark.join(texts), runs[0][0] if len(runs) == 1 else runs)


def _runs(text: str) -> Runs:
    return text.runs if isinstance(text, Text) else ((-1, len(text)),) if text else ()


def _cut(runs: Runs, start: int, stop: int) -> Runs:
    found: list[tuple[int, int]] = []
    at = 0
    for first, length in runs:
        low, high = max(start, at), min(stop, at + length)
        if low < high:
            found.append((first + low - at if first >= 0 else -1, high - low))
        at += length
        if at >= stop:
            break
    return tuple(found)


def rest_of(wholes: Iterable[Text], parts: Iterable[Text]) -> Text:
    """Return the characters of some texts that none of the parts holds, in order."""
    taken = sorted(run for part in parts for run in part.runs if run[0] >= 0)
    left: list[Text] = []
    at = 0
    for whole in wholes:
        place = 0
        for first, length in whole.runs:
            here, end = first, first + length
            while first >= 0 and at < len(taken) and sum(taken[at]) <= here:
                at += 1
            near = at
            while first >= 0 and here < end:
                low, high = (taken[near][0], sum(taken[near])) if near < len(taken) else (end, end)
                if low > here:
                    left.append(whole[place + here - first : place + min(low, end) - first])
                here, near = max(here, high), near + 1
            place += length
    return joined(left)


# --- forms --------------------------------------------------------------------------------

_FORMS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FORMS |= dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2009"), ord(" "))
_FORMS |= dict.fromkeys(map(ord, "〔【［[﹝〖﹙{｛「『"), ord("(")) | dict.fromkeys(
    map(ord, "〕】］]﹞〗﹚}｝」』"), ord(")")
)
_FORMS |= {
    ord(a): ord(b)
    for a, b in ("︰:", "﹕:", "∶:", "﹔;", "﹐,", "｡。", "､、", "〇○", "零○", "Ｏ○", "時时", "間间", "單单")
}
_FORMS |= {
    ord(a): ord(b)
    for a, b in ("責责", "導导", "領领", "務务", "號号", "內内", "備备", "項项", "體体", "關关")
}

_SPACED = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff○〇][ \u3000\u00a0]{1,4}){2,}[\u4e00-\u9fff](?![\u4e00-\u9fff])",
)
LEAST_SPACED, MOSTLY = 6, 0.8
_BLANKS = re.compile(r"[ \u3000\u00a0]+")
_NARROW = re.compile(r"[\x00-\u10ff\u2000-\u200f\u2028-\u218f\u2200-\u245f\u2580-\u2e7f]+")
PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–―~·•]+\s*\d{1,4}\s*[-—–―~·•]+"
    r"|第\s*[\d一二三四五六七八九十百]{1,5}\s*页(?:\s*[,/]?\s*[(]?\s*共\s*[\d一二三四五六七八九十百]{1,5}\s*页\s*[)]?)?"
    r"|\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s*\d+(?:\s*of\s*\d+)?)\s*$",
)
"""A page number alone on its line, in a folded text."""


def fold(text: str) -> str:
    """Return `text` with widths, brackets and blanks folded; every character keeps its position."""
    return text.translate(_FORMS)


def solid(text: str) -> str:
    """Return `text` without white space."""
    return "".join(text.split())


def width(text: str) -> int:
    """Return how many columns a text takes on a page."""
    return len(text) + len(_NARROW.sub("", text))


def unspace(text: Text) -> Text:
    """Return `text` with single characters that blanks were put between drawn together (``责 任 单 位``)."""
    words = text.split()
    if len(words) >= LEAST_SPACED and sum(len(word) == 1 for word in words) >= MOSTLY * len(words):
        return text.without(r"\s+")[0]
    blanks = [
        (found.start() + blank.start(), found.start() + blank.end())
        for found in _SPACED.finditer(text)
        for blank in _BLANKS.finditer(found[0])
    ]
    if not blanks:
        return text
    stops = [*(low for low, _ in blanks), len(text)]
    return joined(text[low:high] for low, high in zip([0, *(end for _, end in blanks)], stops, strict=True))


def flow(lines: Iterable[Text]) -> Text:
    """Return lines that were wrapped as one, with a blank only between Latin words."""
    parts: list[str] = []
    for line in lines:
        words = line.strip()
        if not words:
            continue
        latin = parts and all(char.isascii() and char.isalpha() for char in (parts[-1][-1], words[0]))
        parts += [" ", words] if latin else [words]
    return joined(parts)


INVISIBLE = (
    "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\x7f"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_INVISIBLE = re.compile(f"[{INVISIBLE}]")


def visible(text: Text) -> tuple[Text, Text]:
    """Return `text` without characters that take no space, and those characters."""
    return text.without(_INVISIBLE)


def depth(folded: str) -> int:
    """Return how many brackets and title marks are still open at the end of a text."""
    level = 0
    for char in folded:
        if char in "(《":
            level += 1
        elif char in ")》" and level:
            level -= 1
    return level
