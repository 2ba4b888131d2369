"""Which tasks does a table hold? Rows under a header, with merged cells standing for every row they cover."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plancli.ingest.model import Cell, Class, Facts, Para, Table, together
from plancli.ingest.numerals import BARE_RANKS, read_marker
from plancli.ingest.tables.cells import read_cell, running
from plancli.ingest.tables.columns import Columns, Rows, distinct, grid, header_at
from plancli.ingest.tails.brackets import read_paragraph
from plancli.ingest.tails.names import Lexicon, is_nobody
from plancli.ingest.text import Text, fold, joined, solid

if TYPE_CHECKING:
    from plancli.ingest.tails.roles import Meaning

_NOTE_ROW = re.compile(
    r"\s*(?:注|备\s*注|说\s*明|合\s*计|总\s*计|小\s*计|共\s*计|填表|制表|审核|续\s*表|单位\s*[:：]|联系人|附\s*[:：件])"
)
_TOTAL = re.compile(r"(?:合|总|小|共)计")
_HAN = re.compile(r"[(]?[一二三四五六七八九十]{1,3}[)]?[、.]?")
DITTO = frozenset(map(fold, ("〃", "同上", "″", "''", '"', "“", "”", "〞")))
"""What stands for the cell above."""
_ENDS = "。；;"
UNRANKED = 7.5
USUAL, LONGEST_HEADING, LONGEST_LONE = 0.5, 40, 60


@dataclass(slots=True)
class Row:
    """A task of a table, or a heading inside it.

    Attributes:
        place: Where it stands.
        heading: The heading, if it is one.
        rank: Rank of the heading.
        number: What its number counts to.
        printed: The number as printed.
        section: What its section column says, without its number.
        section_number: The number of that section.
        title: Its title.
        text: Its words.
        facts: Who and when.
        flags: Reasons to look at it.
        shares_number: Its number is a merged cell that stands for the rows above as well.
        printed_words: The words of its cells, which must all stand in the plan.
    """

    place: str
    heading: str = ""
    rank: float = UNRANKED
    number: int | None = None
    printed: str = ""
    section: str = ""
    section_number: int | None = None
    title: str = ""
    text: str = ""
    facts: Facts = field(default_factory=Facts)
    flags: list[tuple[str, str]] = field(default_factory=list)
    shares_number: bool = False
    printed_words: tuple[str, ...] = ()


@dataclass(slots=True)
class TableReading:
    """What a table holds: rows, and what became of its characters."""

    columns: Columns | None = None
    rows: list[Row] = field(default_factory=list)
    claims: list[tuple[Class, Text]] = field(default_factory=list)
    asides: list[tuple[str, Text, str]] = field(default_factory=list)
    flags: list[tuple[str, str, str]] = field(default_factory=list)


def read_table(table: Table, before: Columns | None = None, known: Lexicon = frozenset()) -> TableReading:
    """Return the tasks of a table.

    Args:
        table: The table.
        before: Columns of the table before it, which it continues if it has no header of its own.
        known: Names that the document uses.
    """
    return _Reader(table, before, known).read()


class _Reader:
    """One pass over the rows of a table."""

    def __init__(self, table: Table, before: Columns | None, known: Lexicon) -> None:
        self.table = table
        self.known = known
        self.rows: Rows = grid(table)
        self.result = TableReading()
        self.columns = before if before and len(before.means) == table.columns else None
        self.used: set[int] = set()
        self.parsed: dict[int, Facts] = {}
        self.guessed: list[Row] = []

    def read(self) -> TableReading:
        """Return what the table holds."""
        self.result.claims.append(("other", self.table.dropped))
        at = 0
        while at < len(self.rows):
            header = header_at(self.rows, at)
            if header:
                self._header(*header, at)
            else:
                self._row(at)
            at += header[1] if header else 1
        self.result.columns = self.columns
        self._missing_cells()
        return self.result

    def _fresh(self, cells: list[Cell]) -> list[Cell]:
        """Return the cells that no earlier row has used, and use them."""
        found = [cell for cell in cells if id(cell) not in self.used]
        self.used |= {id(cell) for cell in found}
        return found

    def _aside(self, kind: str, cells: list[Cell]) -> None:
        words = [joined(part.strip() for part in cell.text.parts("\n")) for cell in self._fresh(cells)]
        self.result.asides.append((kind, joined(words, " "), str(cells[0].place)))
        self.result.claims += [("other", text) for text in words]

    def _header(self, columns: Columns, height: int, at: int) -> None:
        cells = [cell for row in self.rows[at : at + height] for cell in distinct(row)]
        self._aside("table_header", list({id(cell): cell for cell in cells}.values()))
        if self.columns != columns:
            self.result.flags += [
                (str(cells[0].place), "unknown_header", heading)
                for at, heading in enumerate(columns.headings)
                if at in columns.guessed
            ]
        self.columns = columns

    # --- rows --------------------------------------------------------------------------------

    def _row(self, at: int) -> None:
        row = self.rows[at] = self._without_dittos(at)
        words = [cell for cell in distinct(row) if id(cell) not in self.used]
        if not words:
            return
        if self.columns is None:
            later = any(header_at(self.rows, after) for after in range(at + 1, len(self.rows)))
            self._aside("note" if later else "table", words)
        elif self._is_lone(self.columns, row, words):
            self._lone(words, at)
        elif any(_TOTAL.match(solid(cell.text)) for cell in words[:2]) or _is_note_row(words):
            self._aside("note", words)
        elif self._goes_on(self.columns, row, words):
            self._append(words)
        else:
            self._task(self.columns, row)
            self.guessed += self.result.rows[-1:] if at in self.table.guessed else []

    def _without_dittos(self, at: int) -> list[Cell | None]:
        """Return a row in which the cell above stands for 〃 and 同上, as a merged one would."""
        row, above = self.rows[at], self.rows[at - 1]
        if not self.result.rows or self.result.rows[-1].heading:
            return row
        same = [
            cell is not None and over is not None and solid(fold(cell.text)) in DITTO
            for cell, over in zip(row, above, strict=True)
        ]
        marks = [cell for cell, ditto in zip(row, same, strict=True) if cell and ditto]
        self.result.claims += [("other", cell.text) for cell in self._fresh(marks)]
        return [over if ditto else cell for cell, over, ditto in zip(row, above, same, strict=True)]

    def _is_lone(self, columns: Columns, row: list[Cell | None], words: list[Cell]) -> bool:
        """Return whether a row holds one cell only, or number and heading: a heading or a note."""
        if len(distinct(row)) > len(words):
            return False
        first = words[0]
        if len(words) == 1:
            in_text = first.width == 1 and first.column in columns.of("text")
            marker = read_marker(first.text, fold(first.text))
            headed = bool(marker and marker.sure and marker.rank <= BARE_RANKS) or bool(
                _NOTE_ROW.match(first.text)
            )
            return not in_text or headed
        return (
            len(words) == 2  # noqa: PLR2004 - number and heading
            and _HAN.fullmatch(solid(fold(first.text))) is not None
            and columns.means[first.column] == ("number",)
            and words[1].column in columns.of("text", "title", "section")
            and len(words[1].text) < LONGEST_HEADING
        )

    def _lone(self, words: list[Cell], at: int) -> None:
        number = words[0].text.strip() + "、" if len(words) > 1 else ""
        text = number + words[-1].text
        marker = read_marker(text, fold(text))
        last = at == len(self.rows) - 1 and len(words) == 1 and not marker
        if _NOTE_ROW.match(text) or len(solid(text)) > LONGEST_LONE or last:
            self._aside("note", words)
            return
        body = text[marker.end :] if marker else text
        reading = read_paragraph(Para(body, fold(body), words[0].place), known=self.known)
        title = "".join("".join(reading.body).split("\n")).strip(" 。.:：;；\u3000")
        if not title:
            self._aside("note", words)
            return
        self.result.claims += [("section", cell.text) for cell in self._fresh(words)]
        rank = marker.rank if marker else UNRANKED
        value = marker.value if marker else None
        self.result.rows.append(
            Row(str(words[0].place), heading=title, rank=rank, number=value, facts=reading.facts)
        )

    def _goes_on(self, columns: Columns, row: list[Cell | None], words: list[Cell]) -> bool:
        """Return whether a row only goes on with the words of the row before it (a page broke inside it)."""
        last = self.result.rows[-1] if self.result.rows else None
        if last is None or last.heading or last.text[-1:] in _ENDS or not columns.of("number"):
            return False
        means = [columns.means[cell.column] for cell in words]
        held = {"text", "note"}
        return (
            ("text",) in means
            and all(set(each) <= held for each in means)
            and not any(cell is not None and cell.height > 1 for cell in row)
        )

    def _append(self, words: list[Cell]) -> None:
        last = self.result.rows[-1]
        for cell in self._fresh(words):
            last.text += cell.text.strip()
            self.result.claims.append(("task", cell.text))
        last.flags.append(("joined_wrap", ""))

    # --- tasks --------------------------------------------------------------------------------

    def _task(self, columns: Columns, row: list[Cell | None]) -> None:
        cells = list({id(cell): cell for cell in row if cell is not None}.values())
        place = next(
            (cell.place for cell in cells if id(cell) not in self.used and cell.text.strip()), cells[0].place
        )
        task = Row(str(place), printed_words=tuple(str(cell.text) for cell in cells))
        texts: list[str] = []
        said: list[Facts] = []
        for cell in cells:
            self._field(task, columns, cell, texts, said)
        task.facts = together(said) if said else Facts()
        task.text = "\n".join(text for text in texts if text)
        self._finish(task)

    def _field(self, task: Row, columns: Columns, cell: Cell, texts: list[str], said: list[Facts]) -> None:
        """Read one cell of a task; one that spans the title and the text is the text."""
        first = bool(self._fresh([cell]))
        if first:
            self.result.claims.append(("task", cell.text))
        spanned = columns.means[cell.column : cell.column + cell.width]
        means: tuple[Meaning, ...] = ("text",) if ("text",) in spanned else spanned[0] if spanned else ()
        text = cell.text.strip()
        if means == ("number",):
            task.shares_number = not first
            said += self._number(task, text)
        elif means == ("text",):
            said += self._words(task, columns, text, texts)
        elif means in (("title",), ("section",)):
            self._title(task, columns, means[0], text)
        elif text:
            said.append(self._facts(cell, means, columns.headings[cell.column]))

    def _number(self, task: Row, text: Text) -> list[Facts]:
        number = solid(text)
        marker = read_marker(number + "、", fold(number) + "、") if number else None
        if marker:
            task.number = marker.value
            task.printed = re.sub(r"\.0$", "", number).rstrip("、.．")
        elif not is_nobody(number):
            task.printed = number
        return []

    def _words(self, task: Row, columns: Columns, text: Text, texts: list[str]) -> list[Facts]:
        """Read the words of a task; without a column of departments, a tail in them counts."""
        para = Para(text, fold(text), self.table.place)
        numbered = not columns.of("number") and "\n" not in text
        marker = read_marker(text, para.folded) if numbered else None
        start = 0
        if marker and marker.sure:
            task.number, task.printed, start = marker.value, marker.printed, marker.end
        if columns.of("lead", "support", "unit"):
            texts.append(running(text[start:]))
            return []
        reading = read_paragraph(para, start, self.known)
        texts.append(running(joined(reading.body)))
        return [reading.facts]

    def _title(self, task: Row, columns: Columns, kind: str, text: Text) -> None:
        flat = running(text)
        marker = read_marker(flat, fold(flat))
        marked = marker if marker and marker.sure else None
        words = flat[marked.end :] if marked else flat
        if kind == "section":
            task.section, task.section_number = words.strip(" 。：:"), marked.value if marked else None
            return
        task.title = words
        if marked and not columns.of("number") and task.number is None:
            task.number, task.printed = marked.value, marked.printed

    def _facts(self, cell: Cell, means: tuple[Meaning, ...], heading: str) -> Facts:
        if id(cell) not in self.parsed:
            self.parsed[id(cell)] = read_cell(cell.text.strip(), means, heading, self.known)
        return self.parsed[id(cell)]

    def _finish(self, task: Row) -> None:
        for name in ("title", "section"):
            if not task.text and getattr(task, name):
                task.text = getattr(task, name)
                setattr(task, name, "")
        if not task.text:
            if task.number is not None and not task.facts:
                self.result.flags.append((task.place, "missing_cell", task.printed))
            task.text = task.printed or "—"
            task.flags.append(("missing_cell", "text"))
        self.result.rows.append(task)

    def _missing_cells(self) -> None:
        """Flag tasks without a department or time where most rows of the table have one."""
        tasks = [row for row in self.result.rows if not row.heading]
        lacking = {
            "departments": [row for row in tasks if not row.facts.departments],
            "timing": [row for row in tasks if not row.facts.timing],
        }
        for word, rows in lacking.items():
            if len(rows) <= (1 - USUAL) * len(tasks):
                for row in rows:
                    row.flags.append(("missing_cell", word))
        for row in self.guessed:
            row.flags += [] if row.flags else [("missing_cell", "")]


def _is_note_row(words: list[Cell]) -> bool:
    """Return whether a row is about the table (填表人：… 联系电话：…), not a task."""
    return _NOTE_ROW.match(words[0].text) is not None and len(words) <= 2  # noqa: PLR2004 - label and value
