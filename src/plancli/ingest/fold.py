"""How do the many ways to write a character compare? A copy for matching, character for character."""

from __future__ import annotations

import re

_FORMS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FORMS |= dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2009"), ord(" "))
_FORMS |= {
    ord(a): ord(b)
    for a, b in ("〔(", "〕)", "【(", "】)", "［(", "］)", "[(", "])", "﹝(", "﹞)", "︰:", "﹕:")
}
_FORMS |= {
    ord(a): ord(b) for a, b in ("∶:", "﹔;", "﹐,", "｡。", "､、", "〇○", "零○", "Ｏ○", "時时", "間间", "單单")
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


def fold(text: str) -> str:
    """Return `text` with widths, brackets and blanks folded; every character keeps its position."""
    return text.translate(_FORMS)


def solid(text: str) -> str:
    """Return `text` without white space."""
    return "".join(text.split())


def unspace(text: str) -> str:
    """Return `text` with single characters that blanks were put between drawn together (``责 任 单 位``)."""
    words = text.split()
    if len(words) >= LEAST_SPACED and sum(len(word) == 1 for word in words) >= MOSTLY * len(words):
        return "".join(words)
    return _SPACED.sub(lambda found: _BLANKS.sub("", found[0]), text)


def join(first: str, second: str) -> str:
    """Return two halves of a wrapped line as one, with a blank only between Latin words."""
    first, second = first.rstrip(), second.lstrip()
    if (
        first
        and second
        and first[-1].isascii()
        and first[-1].isalpha()
        and second[0].isascii()
        and second[0].isalpha()
    ):
        return f"{first} {second}"
    return first + second


INVISIBLE = (
    "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\x7f"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_INVISIBLE = re.compile(f"[{INVISIBLE}]")


def visible(text: str) -> tuple[str, str]:
    """Return `text` without characters that take no space, and those characters."""
    gone = "".join(_INVISIBLE.findall(text))
    return (_INVISIBLE.sub("", text), gone) if gone else (text, "")


def depth(folded: str) -> int:
    """Return how many brackets and title marks are still open at the end of a text."""
    level = 0
    for char in folded:
        if char in "(《":
            level += 1
        elif char in ")》" and level:
            level -= 1
    return level
