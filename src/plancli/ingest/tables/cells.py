"""What does one cell of a table say, by itself and in its column?"""

from __future__ import annotations

import re

from plancli.ingest.model import Facts
from plancli.ingest.numerals import read_marker
from plancli.ingest.tails.facts import read_facts
from plancli.ingest.tails.labels import front_label
from plancli.ingest.tails.names import (
    NO,
    SURELY,
    Lexicon,
    has_surname,
    is_nobody,
    is_person,
    split_verb,
    strength,
    tokens,
)
from plancli.ingest.tails.roles import FACTS, UNITS, Meaning
from plancli.ingest.tails.when import is_phrase, is_readable
from plancli.ingest.text import Text, fold, joined, solid

LONGEST_LABEL, LONGEST_TIME, LONGEST_NAMES = 30, 30, 80
_ANY_YEAR = 2020
_SENTENCE = re.compile("[。!:]")
_NUMBER = re.compile(r"[(]?(?:\d{1,4}|[一二三四五六七八九十]{1,4})[)]?[.、]?$")


def running(text: Text) -> Text:
    """Return a cell's lines as running text; a line that ends a sentence keeps its break."""
    parts: list[str] = []
    for line in text.parts("\n"):
        words = line.strip()
        if words:
            parts += ["\n", words] if parts and parts[-1][-1] in "。；;！" else [words]
    return joined(parts)


def read_cell(text: Text, means: tuple[Meaning, ...], heading: str, known: Lexicon = frozenset()) -> Facts:
    """Return what the words of a cell say, in a column of that meaning and heading."""
    if is_nobody(text):
        return Facts()
    text = _unnumbered(text) if set(means) & UNITS else text
    if means == ("time",):
        return Facts(timing=(joined((line.strip() for line in text.parts("\n")), " "),))
    label = front_label(fold(text[:LONGEST_LABEL])) if not set(means) & FACTS else None
    if label and label.says_who_or_when:
        return read_facts(text, known=known)
    if not set(means) & FACTS:
        return Facts(notes=((heading or "备注", text),))
    return read_facts(text, means=means, label=heading, known=known)


def _unnumbered(text: Text) -> Text:
    """Return a list of departments without the numbers that each line begins with (1.县工信局)."""
    lines = text.parts("\n")
    marks = [read_marker(line, fold(line)) for line in lines]
    if not all(mark and mark.sure and mark.value for mark in marks):
        return text
    return joined((line[mark.end :] for line, mark in zip(lines, marks, strict=True) if mark), "\n")


def content(text: str, *, sure: bool = True) -> Meaning | None:
    """Return what folded words are by themselves: a number, a time, departments, persons; else None.

    Args:
        text: The words.
        sure: What only may be a time or a name is none.
    """
    if _NUMBER.match(solid(text)):
        return "number"
    if len(text) <= LONGEST_TIME and is_phrase(text) and (not sure or is_readable(text, _ANY_YEAR, None)):
        return "time"
    return None if len(text) > LONGEST_NAMES or _SENTENCE.search(text) else _named(text, sure=sure)


def _named(text: str, *, sure: bool) -> Meaning | None:
    """Return whether folded words list departments or persons."""
    names = [split_verb(text[token.start : token.end])[0] for token in tokens(text, 0, len(text))]
    known = {strength(name) for name in names}
    if NO not in known:
        return "unit" if SURELY in known or (known and not sure) else None
    return "person" if all(is_person(name) and has_surname(name) for name in names) else None
