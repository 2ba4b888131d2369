"""Which words beside a promise name it, so that stages are told apart: 5月底前完成初稿，9月底前出台?"""

from __future__ import annotations

from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from plancli.timing.wording.vocabulary import WORDS

if TYPE_CHECKING:
    from plancli.timing.grammar.reading import Reading

SIGNS = frozenset([*",;。、:()[]<>~和及与并", "and", "as well as"])
"""What ends the words that belong to a time."""

_SMALL_WORDS = "|in|on|at|by|of|the|a|an|to be|is|are|be|will|and"
SMALL_WORDS = frozenset(_SMALL_WORDS.split("|"))
"""English words that say nothing at either end of a label."""

BETWEEN = ("hedge", "firm", "conj", "sep")
"""What may stand between two promises of one thing."""

OPENERS = (":", "(", ":(")
"""What stands between a label and the time behind it."""


def share_verbs(found: Reading) -> None:
    """Give a promise the verb of the next one, where a hedge alone parts them: 确保6月底、力争5月底完成."""
    items = found.items
    for at in range(len(items) - 2, -1, -1):
        words = found.texts[at + 1]
        if items[at].bare and words and all(WORDS.get(word, ("",))[0] in BETWEEN for word in words):
            items[at] = items[at]._replace(verb=items[at].verb or items[at + 1].verb)
            found.texts[at + 1] = []


def label_all(found: Reading) -> None:
    """Give each promise the words beside it: those behind it, else those before it."""
    before: list[str] = found.texts[0]
    for at, (item, words) in enumerate(zip(found.items, found.texts[1:], strict=True)):
        behind = list(takewhile(lambda word: word not in SIGNS, words))
        if "".join(words[len(behind) :]) in OPENERS:
            behind = []
        if item.kind != "recurring":
            label = item.label or _label(found.phrase, behind) or _label(found.phrase, before)
            found.items[at] = item._replace(label=label)
        before = words[len(behind) :]


def _label(phrase: str, words: list[str]) -> str:
    """Return words as a label, English ones as the phrase has them and without a preposition at the ends."""
    words = [word for word in words if word not in SIGNS]
    if all(WORDS.get(word, ("",))[0] == "at" for word in words):
        return ""
    if not any(word.isascii() for word in words):
        return "".join(words).strip("、的")
    words = list(dropwhile(SMALL_WORDS.__contains__, words))
    words = list(dropwhile(SMALL_WORDS.__contains__, reversed(words)))
    said = " ".join(filter(None, reversed(words)))
    at = phrase.lower().find(said)
    return phrase[at : at + len(said)] if at >= 0 else said
