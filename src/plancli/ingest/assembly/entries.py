"""What has been gathered so far: sections and tasks before they have ids, and what became of each piece."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plancli.ingest.model import Facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancli.ingest.assembly.account import Account
    from plancli.ingest.text import Text

_CLOSING = re.compile(
    r"(?:自?本(?:通知|方案|意见|计划|办法)|各|请|凡|对|有关|牵头|责任|配合|本|未尽|此|全[省市县区校院]|市|县|区|省)[^。]{0,60}?(?:要|请|应|须|将|由|按|于|自|起)[^。]*。"
    r"|(?:以上|上述)[^。]{0,60}?(?:要|请|应|须)[^。]*。"
)
"""A sentence after the last task that speaks to everybody: 各单位要高度重视……。"""


def is_closing(words: str) -> bool:
    """Return whether a sentence behind the last task speaks to everybody."""
    return _CLOSING.match(words.strip()) is not None


@dataclass(slots=True)
class Section:
    """A heading with tasks under it: title, printed number, what it says for all of them, place."""

    title: str
    number: int | None
    parent: Section | None = None
    facts: Facts = field(default_factory=Facts)
    place: str = ""
    id: str = ""

    def chain(self) -> Iterator[Section]:
        """Yield it, and every heading above it."""
        section: Section | None = self
        while section is not None:
            yield section
            section = section.parent


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
        printed_words: The words of its table cells, which must all stand in the plan.
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
    printed_words: tuple[str, ...] = ()
    id: str = ""

    def sections(self) -> list[Section]:
        """Return the headings it stands under, the nearest first."""
        return list(self.section.chain()) if self.section else []


@dataclass(frozen=True, slots=True)
class Aside:
    """Text that is no task: its kind, words, place."""

    kind: str
    text: Text
    place: str

    @property
    def position(self) -> int:
        """Return where it begins in the source text."""
        return self.text.runs[0][0] if self.text.runs else -1


@dataclass(slots=True)
class Contents:
    """What the document holds.

    Attributes:
        account: What became of each character.
        sections: Headings in order.
        entries: Tasks in order.
        asides: Text that is no task.
        unplaced: Text that no rule placed: place, words, reason.
        flags: Reasons to look at the document as a whole: place, reason, words.
        last: Position of the last piece that names departments or times.
    """

    account: Account
    sections: list[Section] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    unplaced: list[tuple[str, str, str]] = field(default_factory=list)
    flags: list[tuple[str, str, str]] = field(default_factory=list)
    last: int = -1

    def aside(self, kind: str, text: Text, place: object) -> None:
        """Keep text that is no task."""
        self.account.claim("other", text)
        if text.strip():
            self.asides.append(Aside(kind, text.strip(), str(place)))
            if kind == "hidden":
                self.flags.append((str(place), "hidden", str(text.strip())))

    def leave(self, text: Text, place: object, reason: str) -> None:
        """Show text that no rule placed."""
        self.account.claim("unplaced", text)
        self.unplaced.append((str(place), str(text.strip()), reason))

    def stray(self, at: int, text: Text, place: object) -> None:
        """Place a paragraph that belongs to no task: closing words after the last one, else shown."""
        if at > self.last >= 0 and is_closing(text):
            self.aside("closing", text, place)
        else:
            self.leave(text, place, "stray_text")
