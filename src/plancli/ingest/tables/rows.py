"""Which tasks does a table hold? Rows under a header, with merged cells standing for every row they cover."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from plancli.ingest.fold import fold, solid
from plancli.ingest.model import Cell, Claim, Facts, Para, Table
from plancli.ingest.numerals import BARE_RANKS, read_marker
from plancli.ingest.tables.cells import flow, read_cell
from plancli.ingest.tables.columns import Columns, grid, header_at
from plancli.ingest.tails.brackets import read_paragraph
from plancli.ingest.tails.names import is_none

_NOTE_ROW = re.compile(
    r"\s*(?:注|备\s*注|说\s*明|合\s*计|总\s*计|小\s*计|共\s*计|填表|制表|审核|续\s*表|单位\s*[:：]"
    r"|联系人|附\s*[:：件])",
)
_TOTAL = re.compile(r"\s*(?:合\s*计|总\s*计|小\s*计|共\s*计)")
_NUMBER = re.compile(r"\d{1,4}(?:\.0)?$|[一二三四五六七八九十]{1,4}$")
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


@dataclass(slots=True)
class TableReading:
    """What a table holds: rows, and what became of its characters."""

    columns: Columns | None = None
    rows: list[Row] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    asides: list[tuple[str, str, str]] = field(default_factory=list)
    unplaced: list[tuple[str, str, str]] = field(default_factory=list)
    flags: list[tuple[str, str, str]] = field(default_factory=list)


def read_table(table: Table, before: Columns | None = None) -> TableReading:
    """Return the tasks of a table.

    Args:
        table: The table.
        before: Columns of the table before it, which it continues if it has no header of its own.
    """
    return _Reader(table, before).read()


class _Reader:
    """One pass over the rows of a table."""

    def __init__(self, table: Table, before: Columns | None) -> None:
        self.table = table
        self.rows = grid(table)
        self.result = TableReading()
        self.columns = before if before and len(before.kinds) == table.columns else None
        self.used: set[int] = set()
        self.parsed: dict[int, Facts] = {}

    def read(self) -> TableReading:
        if self.table.dropped:
            self.result.claims.append(Claim("other", marks=self.table.dropped))
        at = 0
        while at < len(self.rows):
            header = header_at(self.rows, at)
            if header:
                self._header(*header, at)
                at += header[1]
                continue
            self._row(at)
            at += 1
        self.result.columns = self.columns
        self._missing_cells()
        return self.result

    def _header(self, columns: Columns, height: int, at: int) -> None:
        cells = [cell for row in self.rows[at : at + height] for cell in row if cell is not None]
        fresh = {id(cell): cell.text for cell in cells if id(cell) not in self.used}
        self.used |= set(fresh)
        place = next((str(cell.place) for cell in cells), str(self.table.place))
        line = " ".join("".join(text.split("\n")) for text in fresh.values() if text.strip())
        self.result.asides.append(("table_header", line, place))
        self.result.claims.append(Claim("other", (line,)))
        if self.columns is None or self.columns != columns:
            for kind, heading in zip(columns.kinds, columns.headings, strict=True):
                if kind == "unknown" and heading:
                    self.result.flags.append((place, "unknown_header", heading))
        self.columns = columns

    def _fresh(self, row: list[Cell | None]) -> list[Cell]:
        """Return the cells of a row that no earlier row has used, in order."""
        found: list[Cell] = []
        for cell in row:
            if cell is not None and id(cell) not in self.used and not any(cell is other for other in found):
                found.append(cell)
        return found

    def _row(self, at: int) -> None:
        row = self.rows[at]
        fresh = self._fresh(row)
        words = [cell for cell in fresh if cell.text.strip()]
        if not words:
            return
        if self.columns is None:
            self._unheaded(words)
            return
        if self._is_lone(row, words):
            self._lone(words, at)
            return
        if _TOTAL.match(words[0].text) or (len(words) > 1 and _TOTAL.match(solid(words[0].text))):
            self._aside("note", words)
            return
        if self._continues(row, words):
            self._append(words)
            return
        self._task(row, fresh)

    def _unheaded(self, words: list[Cell]) -> None:
        """Place a row above any header: a title or note over the table, or a table we cannot read."""
        later = any(header_at(self.rows, at) for at in range(len(self.rows)))
        if later:
            self._aside("note", words)
            return
        for cell in words:
            self.result.unplaced.append((str(cell.place), cell.text.strip(), "no_table_header"))
            self.result.claims.append(Claim("unplaced", (cell.text,)))
            self.used.add(id(cell))

    def _aside(self, kind: str, words: list[Cell]) -> None:
        text = " ".join(cell.text.strip() for cell in words)
        self.result.asides.append((kind, text, str(words[0].place)))
        self.result.claims.append(Claim("other", (text,)))
        self.used |= {id(cell) for cell in words}

    def _is_lone(self, row: list[Cell | None], words: list[Cell]) -> bool:
        """Return whether a row holds one cell only: a heading or a note."""
        held = {id(cell) for cell in row if cell is not None and cell.text.strip()} - {
            id(cell) for cell in words
        }
        if held:
            return False
        if len(words) == 1:
            cell = words[0]
            text_at = self.columns.of("text") if self.columns else []
            alone_in_text = cell.width == 1 and cell.column in text_at
            return not alone_in_text or self._looks_like_heading(cell)
        return self._numbered_heading(words)

    def _looks_like_heading(self, cell: Cell) -> bool:
        marker = read_marker(cell.text, fold(cell.text))
        return bool(marker and marker.sure and marker.rank <= BARE_RANKS) or bool(_NOTE_ROW.match(cell.text))

    def _numbered_heading(self, words: list[Cell]) -> bool:
        """Return whether a row is 一 | 经济发展 and nothing else, beside tasks that count 1, 2, 3."""
        if len(words) != 2 or self.columns is None:  # noqa: PLR2004 - number and heading
            return False
        kinds = self.columns.kinds
        first, second = words
        han = re.fullmatch(r"[(]?[一二三四五六七八九十]{1,3}[)]?[、.]?", solid(fold(first.text)))
        return (
            bool(han)
            and kinds[first.column] == "sequence"
            and kinds[second.column] in ("text", "title", "section")
            and len(second.text) < LONGEST_HEADING
        )

    def _lone(self, words: list[Cell], at: int) -> None:
        text = (
            "".join(cell.text for cell in words) if len(words) == 1 else words[0].text + "、" + words[1].text
        )
        folded = fold(text)
        if (
            _NOTE_ROW.match(text)
            or len(solid(text)) > LONGEST_LONE
            or (at == len(self.rows) - 1 and len(words) == 1 and not read_marker(text, folded))
        ):
            self._aside("note", words)
            return
        marker = read_marker(text, folded)
        body = text[marker.end :] if marker else text
        reading = read_paragraph(Para(body, fold(body), words[0].place))
        title = "".join("".join(reading.body).split("\n")).strip(" 。.:：;；\u3000")
        if not title:
            self._aside("note", words)
            return
        self.result.rows.append(
            Row(
                str(words[0].place),
                heading=title,
                rank=marker.rank if marker else UNRANKED,
                number=marker.value if marker else None,
                facts=reading.facts,
            ),
        )
        kept = (title, *reading.facts.words)
        self._claim_words("section", words, kept)

    def _claim_words(self, cls: str, words: list[Cell], kept: tuple[str, ...]) -> None:
        whole = Counter(solid("".join(cell.text for cell in words)))
        whole.subtract(solid("".join(kept)))
        self.result.claims.append(Claim(cls, kept, "".join((+whole).elements())))  # type: ignore[arg-type] # one of the classes
        self.used |= {id(cell) for cell in words}

    def _continues(self, row: list[Cell | None], words: list[Cell]) -> bool:
        """Return whether a row only goes on with the words of the row before it (a page broke inside it)."""
        if self.columns is None or not self.result.rows or self.result.rows[-1].heading:
            return False
        kinds = {self.columns.kinds[cell.column] for cell in words}
        if any(cell is not None and cell.height > 1 for cell in row) or not kinds <= {"text", "note"}:
            return False
        sequence = self.columns.of("sequence")
        return bool(sequence) and "text" in kinds and not re.search(r"[。；;]$", self.result.rows[-1].text)

    def _append(self, words: list[Cell]) -> None:
        last = self.result.rows[-1]
        for cell in words:
            last.text = last.text + cell.text.strip()
            self._claim_words("task", [cell], (cell.text,))
        last.flags.append(("joined_wrap", ""))

    def _task(self, row: list[Cell | None], fresh: list[Cell]) -> None:
        columns = self.columns
        if columns is None:
            return
        place = str(next((cell.place for cell in fresh if cell.text.strip()), self.table.place))
        task = Row(place)
        texts: list[str] = []
        seen: set[int] = set()
        for column, cell in enumerate(row):
            if cell is None or id(cell) in seen:
                continue
            seen.add(id(cell))
            kind = self._kind(columns, column, cell)
            self._field(task, kind, columns.headings[column], cell, texts)
        task.text = "\n".join(text for text in texts if text)
        self._finish(task)

    def _kind(self, columns: Columns, column: int, cell: Cell) -> str:
        """Return what a cell holds; one that spans the title and the text is the text."""
        kinds = columns.kinds[column : column + cell.width]
        return "text" if "text" in kinds else kinds[0]

    def _field(self, task: Row, kind: str, heading: str, cell: Cell, texts: list[str]) -> None:
        first = id(cell) not in self.used
        text = cell.text.strip()
        kept: tuple[str, ...] = (cell.text,)
        if kind == "sequence":
            kept = self._number(task, text)
            task.shares_number = not first
        elif kind == "text":
            kept = self._words(task, text, texts)
        elif kind in ("title", "section"):
            kept = self._title(task, kind, text)
        elif text:
            facts = self._facts(cell, kind, heading)
            task.facts += facts
            kept = facts.words
        if first:
            self._claim_words("task", [cell], kept)

    def _number(self, task: Row, text: str) -> tuple[str, ...]:
        number = solid(text)
        marker = read_marker(number + "、", fold(number) + "、") if number else None
        if marker:
            task.number = marker.value
            task.printed = re.sub(r"\.0$", "", number).rstrip("、.．")
        elif number and not is_none(number):
            task.facts += Facts(notes=(("序号", number),))
        return (number,)

    def _words(self, task: Row, text: str, texts: list[str]) -> tuple[str, ...]:
        if not text:
            return ()
        para = Para(text, fold(text), self.table.place)
        marker = None
        if self.columns and not self.columns.of("sequence") and task.number is None:
            marker = read_marker(text, para.folded)
            marker = marker if marker and marker.sure else None
        if marker and "\n" not in text:
            task.number, task.printed = marker.value, marker.printed
        start = marker.end if marker and "\n" not in text else 0
        named = bool(
            self.columns
            and (self.columns.of("lead") or self.columns.of("joint") or self.columns.of("support")),
        )
        if named:
            texts.append(flow(text[start:]))
            return (text[start:],)
        reading = read_paragraph(para, start)
        texts.append(flow("".join(reading.body)))
        task.facts += reading.facts
        return (*reading.body, *reading.facts.words)

    def _title(self, task: Row, kind: str, text: str) -> tuple[str, ...]:
        flat = flow(text)
        marker = read_marker(flat, fold(flat))
        marked = marker if marker and marker.sure else None
        words = flat[marked.end :] if marked else flat
        if kind == "title":
            task.title = words
            if marked and self.columns and not self.columns.of("sequence") and task.number is None:
                task.number, task.printed = marked.value, marked.printed
        elif words:
            task.section, task.section_number = words.strip(" 。：:"), marked.value if marked else None
        return (words,)

    def _facts(self, cell: Cell, kind: str, heading: str) -> Facts:
        if id(cell) not in self.parsed:
            self.parsed[id(cell)] = read_cell(cell.text.strip(), kind, heading)
        return self.parsed[id(cell)]

    def _finish(self, task: Row) -> None:
        if not task.text and task.title:
            task.title, task.text = "", task.title
        if not task.text and task.section:
            task.section, task.text = "", task.section
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
