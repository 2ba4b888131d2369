"""What has been gathered so far: sections and tasks before they have ids, and what became of each piece."""

from __future__ import annotations

from dataclasses import dataclass, field

from plancli.ingest.model import Claim, Facts
from plancli.ingest.tails.vocabulary import CLOSING


@dataclass(slots=True)
class Section:
    """A heading with tasks under it: title, printed number, what it says for all of them, place."""

    title: str
    number: int | None
    parent: Section | None = None
    facts: Facts = field(default_factory=Facts)
    place: str = ""
    id: str = ""


@dataclass(slots=True)
class Entry:
    """A task before it has an id.

    Attributes:
        section: The heading it stands under.
        number: What its number counts to.
        printed: The number as printed.
        title: Its title, where the document gives one apart from the text.
        text: Its words.
        facts: Who and when.
        place: Where it stands.
        parent: The task it stands under.
        flags: Reasons to look at it, with the words concerned.
        series: What its number counts in: tasks with equal series are numbered together.
        shares_number: One printed number stands for it and the task before.
    """

    section: Section | None
    number: int | None
    printed: str
    title: str
    text: str
    facts: Facts
    place: str
    parent: Entry | None = None
    flags: list[tuple[str, str]] = field(default_factory=list)
    series: float = 0.0
    shares_number: bool = False
    id: str = ""


@dataclass(slots=True)
class Contents:
    """What the body of the document holds.

    Attributes:
        sections: Headings in order.
        entries: Tasks in order.
        claims: What became of each piece's characters, by its position.
        asides: Text that is no task: position, kind, words.
        unplaced: Text that no rule placed: place, words, reason.
        flags: Reasons to look at the document as a whole: place, reason, words.
        last: Position of the last piece that names departments or times.
    """

    sections: list[Section] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    claims: dict[int, list[Claim]] = field(default_factory=dict)
    asides: list[tuple[int, str, str, str]] = field(default_factory=list)
    unplaced: list[tuple[str, str, str]] = field(default_factory=list)
    flags: list[tuple[str, str, str]] = field(default_factory=list)
    last: int = -1

    def stray(self, at: int, place: str, text: str) -> None:
        """Place a paragraph that belongs to no task: closing words after the last one, else shown."""
        if at > self.last >= 0 and CLOSING.match(text.strip()):
            self.aside(at, "closing", text, place)
        else:
            self.leave(at, place, text, "stray_text")

    def claim(self, at: int, claim: Claim) -> None:
        """Note what became of characters of a piece."""
        self.claims.setdefault(at, []).append(claim)

    def aside(self, at: int, kind: str, text: str, place: str) -> None:
        """Keep text that is no task."""
        if text.strip():
            self.asides.append((at, kind, text.strip(), place))
            self.claim(at, Claim("other", (text,)))

    def leave(self, at: int, place: str, text: str, reason: str) -> None:
        """Show text that no rule placed."""
        self.unplaced.append((place, text.strip(), reason))
        self.claim(at, Claim("unplaced", (text,)))
