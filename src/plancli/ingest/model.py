"""What do the stages hand to each other? Plain values, each with its place in the document."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from plancli.ingest.text import NOTHING, Text

Format = Literal["text", "docx", "xlsx", "xls", "ods", "html"]
Class = Literal["title", "head", "section", "task", "other", "unplaced"]
Role = Literal["lead", "support", "assist"]
"""What a department does; ``assist`` is support that only a verb says (教务处指导)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: a line of a text, a paragraph, or a row of a table or sheet.

    Attributes:
        line: Number of the line (or, in a document of paragraphs, of the paragraph), from 1.
        sheet: Name of the sheet, or ``T1``, ``T2``, … for the tables of a document.
        row: Row of that sheet or table, from 1.
    """

    line: int | None = None
    sheet: str | None = None
    row: int | None = None

    def __str__(self) -> str:
        """Return the place as reports print it: ``L22``, ``T1 R3``, ``Sheet1 R4``."""
        parts = [] if self.sheet is None else [self.sheet]
        if self.row is not None:
            parts.append(f"R{self.row}")
        if self.line is not None and self.row is None:
            parts.append(f"L{self.line}")
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as a reader found it.

    Attributes:
        text: Its characters, as printed.
        place: Where it stands.
        soft: It follows its predecessor by a line break only, so it may be the same paragraph, wrapped.
        gap: A blank line stands before it.
        heading: Level of a heading the format marks as such, or None.
        kind: What the reader already knows it is (page furniture, a note, hidden), or None.
        dropped: Characters of markup taken out of it (``**``).
        path: Elements of a page it stands in, from the outermost.
    """

    text: Text
    place: Place
    soft: bool = True
    gap: bool = False
    heading: int | None = None
    kind: str | None = None
    dropped: Text = NOTHING
    path: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        text: Its characters; a line break inside the cell is a newline.
        row: First row it covers, from 0.
        column: First column it covers, from 0.
        place: Where it stands.
        height: Rows it covers.
        width: Columns it covers.
    """

    text: Text
    row: int
    column: int
    place: Place
    height: int = 1
    width: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: cells in reading order, each in as many grid positions as it covers.

    Attributes:
        cells: The cells.
        rows: Number of rows.
        columns: Number of columns.
        place: Where it begins.
        dropped: Characters that only draw the table (``|``, ``─``).
        name: Name of the sheet, where it is one.
        path: Elements of a page it stands in, from the outermost.
        guessed: Rows whose cells were put into columns by what they hold, as some were missing.
    """

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    place: Place
    dropped: Text = NOTHING
    name: str | None = None
    path: tuple[int, ...] = ()
    guessed: frozenset[int] = frozenset()


Block = Line | Table


@dataclass(frozen=True, slots=True)
class Source:
    """A document after reading: its blocks in order.

    Attributes:
        blocks: Lines and tables.
        format: What kind of document it is.
        encoding: Encoding of a text, or None.
        doubts: What a reader could not read, or gave up: place, reason, words.
        text: All characters, in the order of the blocks; empty until `located` has counted them.
        sha256: Hash of the file's bytes, in hexadecimal digits.
    """

    blocks: tuple[Block, ...]
    format: Format
    encoding: str | None = None
    doubts: tuple[tuple[str, str, str], ...] = ()
    text: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph: lines joined again.

    Attributes:
        text: Its characters.
        folded: The same, character for character, in the forms that patterns are written in.
        place: Where its first line stands.
        gap: A blank line stands before it.
        heading: Level of a heading the format marks as such, or None.
        kind: What an earlier stage knows it is, or None.
        doubtful_join: Lines were joined without a sign that they belong together.
        dropped: Characters of markup taken out of it.
    """

    text: Text
    folded: str
    place: Place
    gap: bool = False
    heading: int | None = None
    kind: str | None = None
    doubtful_join: bool = False
    dropped: Text = NOTHING


Piece = Para | Table


@dataclass(frozen=True, slots=True)
class Department:
    """A department as printed, and what the document says it does; None where it says neither."""

    name: Text
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Who and when, as one bracket, label line or cell says it.

    Attributes:
        departments: In printed order.
        timing: The words of the time, as printed, in order of appearance.
        people: Name and role of persons.
        notes: Label and words of whatever else is said.
        assumed: A role was decided by a rule of thumb.
        doubts: Words that stand where a department would, and look like none.
    """

    departments: tuple[Department, ...] = ()
    timing: tuple[Text, ...] = ()
    people: tuple[tuple[Text, str], ...] = ()
    notes: tuple[tuple[str, Text], ...] = ()
    assumed: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[Text, ...]:
        """Return every word it keeps."""
        names = (department.name for department in self.departments)
        people = (name for name, _ in self.people)
        return (*names, *self.timing, *people, *(words for _, words in self.notes))

    def __bool__(self) -> bool:
        """Return whether anything is said."""
        return bool(self.departments or self.timing or self.people or self.notes)


def together(said: list[Facts]) -> Facts:
    """Return what several brackets, lines or cells say, in order."""
    if len(said) == 1:
        return said[0]
    return Facts(
        tuple(each for facts in said for each in facts.departments),
        tuple(each for facts in said for each in facts.timing),
        tuple(each for facts in said for each in facts.people),
        tuple(each for facts in said for each in facts.notes),
        any(facts.assumed for facts in said),
        tuple(each for facts in said for each in facts.doubts),
    )


def supporting(facts: Facts) -> Facts:
    """Return facts whose departments support those that another label makes responsible: a rule of thumb."""
    helpers = tuple(Department(each.name, each.role or "support") for each in facts.departments)
    return replace(facts, departments=helpers, assumed=facts.assumed or bool(helpers))


@dataclass(frozen=True, slots=True)
class Flag:
    """A task that a person should look at.

    Attributes:
        task: Its id, or None where the document as a whole is meant.
        place: Where it stands.
        reason: Why, as a code.
        detail: The words concerned.
    """

    task: str | None
    place: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """Text that is no task and belongs to the document all the same: its kind, words and place."""

    kind: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Text that no rule could place: where, the words, and why."""

    place: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Options:
    """What the user decided instead of a rule.

    Attributes:
        encoding: Encoding of a text.
        sheet: Name of the only sheet to read.
        year: Year of the plan.
        first_is_lead: In a list of departments the first leads and the rest support it.
    """

    encoding: str | None = None
    sheet: str | None = None
    year: int | None = None
    first_is_lead: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What an import found.

    Attributes:
        plan: The plan, in the form of a plan file.
        flags: Tasks to check.
        unplaced: Text that no rule could place.
        other: Text that is no task.
        account: Non-blank characters of the document by class; they add up to ``total``.
        format: What kind of document it was.
        encoding: Encoding of a text, or None.
        obligations: Place and words of what binds everyone to a day, in the text beside the plan.
    """

    plan: dict[str, object]
    flags: tuple[Flag, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    other: tuple[Kept, ...] = ()
    account: dict[str, int] = field(default_factory=dict)
    format: Format = "text"
    encoding: str | None = None
    obligations: tuple[tuple[str, str], ...] = ()
