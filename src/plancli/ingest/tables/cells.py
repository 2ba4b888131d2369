"""What does one cell of a table say?"""

from __future__ import annotations

from plancli.ingest.model import Facts
from plancli.ingest.tails.facts import read_facts
from plancli.ingest.tails.labels import front_label
from plancli.ingest.tails.names import Lexicon, is_nobody
from plancli.ingest.tails.roles import FACTS, Meaning
from plancli.ingest.text import Text, fold, joined

LONGEST_LABEL = 30


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
    if means == ("time",):
        return Facts(timing=(joined((line.strip() for line in text.parts("\n")), " "),))
    label = front_label(fold(text[:LONGEST_LABEL])) if not set(means) & FACTS else None
    if label and label.says_who_or_when:
        return read_facts(text, known=known)
    if not set(means) & FACTS:
        return Facts(notes=((heading or "备注", text),))
    return read_facts(text, means=means, label=heading, known=known)
