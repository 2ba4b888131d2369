"""Which tasks does a table hold? Rows under a header, with merged cells standing for every row they cover."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from plancli.ingest.model import Cell, Class, Facts, Para, Table, together
from plancli.ingest.numerals import BARE_RANKS, read_marker
from plancli.ingest.tables.cells import content, read_cell, running
from plancli.ingest.tables.columns import Columns, Rows, distinct, grid, headers, headless
from plancli.ingest.tails.brackets import read_paragraph
from plancli.ingest.tails.labels import front_label
from plancli.ingest.tails.names import Lexicon, actor, is_nobody
from plancli.ingest.tails.roles import FACTS, Meaning
from plancli.ingest.text import Text, fold, joined, solid

_NOTE_ROW = re.compile(
    r"\s*(?:注|备\s*注|说\s*明|合\s*计|总\s*计|小\s*计|共\s*计|填表|制表|审核|续\s*表|单位\s*[:：]|联系人|附\s*[:：件])"
)
_TOTAL = re.compile(r"(?:合|总|小|共)计")
_HAN = re.compile(r"[(]?[一二三四五六七八九十]{1,3}[)]?[、.]?")
_ROLE = re.compile("牵头|配合|负责|协助|协办|主办")
_AGAINST: dict[tuple[Meaning, ...], re.Pattern[str]] = {
    ("support",): re.compile("牵头|主办|主责"),
    ("lead",): re.compile("配合|协助|协办"),
}
"""What a cell may say against its column."""
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
        texts: Words of its text columns, while it is read.
        said: What its other cells say, while it is read.
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
    texts: list[str] = field(default_factory=list)
    said: list[Facts] = field(default_factory=list)


@dataclass(slots=True)
class TableReading:
    """What a table holds: rows, and what became of its characters."""

    columns: Columns | None = None
    rows: list[Row] = field(default_factory=list)
    claims: dict[Class, list[Text]] = field(default_factory=dict)
    asides: list[tuple[str, Text, str]] = field(default_factory=list)
    flags: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def has_sections(self) -> bool:
        """Return whether its rows stand in sections of their own."""
        return any(row.heading or row.section for row in self.rows)


def read_table(table: Table, before: Columns | None = None, known: Lexicon = frozenset()) -> TableReading:
    """Return the tasks of a table.

    Args:
        table: The table.
        before: Columns of the table before it, which it continues if it has no header of its own.
        known: Names that the document uses.
    """
    return _Reader(table, before, known).read()


class _Reader:
    """One pass over the rows of a table; a merged cell is claimed in the first row it covers."""

    def __init__(self, table: Table, before: Columns | None, known: Lexicon) -> None:
        self.table = table
        self.known = known
        self.rows: Rows = grid(table)
        self.headers = headers(self.rows)
        self.result = TableReading()
        self.columns = before if before and len(before.means) == table.columns else None
        if not self.headers and self.columns is None:
            self.columns = headless(self.rows)
            self.result.flags += [(str(table.place), "unknown_header", "")] if self.columns else []
        self.is_prose = self.columns is None and self._is_prose()
        self.said: dict[int, Facts] = {}
        self.guessed: list[Row] = []

    def read(self) -> TableReading:
        """Return what the table holds."""
        self._claim("other", self.table.dropped)
        at = 0
        while at < len(self.rows):
            header = self.headers.get(at)
            if header:
                self._header(*header, at)
            else:
                self._row(at)
            at += header[1] if header else 1
        self.result.columns = self.columns
        self._missing_cells()
        return self.result

    def _claim(self, cls: Class, *texts: Text) -> None:
        self.result.claims.setdefault(cls, []).extend(texts)

    def _aside(self, kind: str, cells: list[Cell]) -> None:
        words = [joined(part.strip() for part in cell.text.parts("\n")) for cell in cells]
        self.result.asides.append((kind, joined(words, " "), str(cells[0].place)))
        self._claim("other", *words)

    def _header(self, columns: Columns, height: int, at: int) -> None:
        rows = self.rows[at : at + height]
        cells = [cell for here, row in enumerate(rows, at) for cell in distinct(row) if cell.row == here]
        if not cells:
            return
        self._aside("table_header", cells)
        if self.columns != columns:
            place = str(cells[0].place)
            self.result.flags += [
                (place, "unknown_header", columns.headings[column]) for column in columns.guessed
            ]
        self.columns = columns

    # --- rows --------------------------------------------------------------------------------

    def _row(self, at: int) -> None:
        row = self.rows[at] = self._without_dittos(at)
        words = [cell for cell in distinct(row) if cell.row == at]
        if not words:
            return
        if self.columns is None:
            beside = any(header > at for header in self.headers) or self.is_prose
            self._aside("note" if beside else "table", words)
        elif _is_lone(self.columns, row, words):
            self._lone(words, last=at == len(self.rows) - 1)
        elif _is_remark(words):
            self._aside("note", words)
        elif self._goes_on(self.columns, row, words):
            self._append(words)
        else:
            self._task(self.columns, row, at)

    def _is_prose(self) -> bool:
        """Return whether a table is one column of words that name neither departments nor times."""
        texts = [cell.text for cell in self.table.cells if self.table.columns == 1]
        readings = (read_paragraph(Para(text, fold(text), self.table.place)) for text in texts)
        return bool(texts) and not any(reading.facts for reading in readings)

    def _without_dittos(self, at: int) -> list[Cell | None]:
        """Return a row in which the cell above stands for 〃 and 同上, as a merged one would."""
        row, above = self.rows[at], self.rows[at - 1]
        if not self.result.rows or self.result.rows[-1].heading:
            return row
        same = [over is not None and _is_ditto(cell) for cell, over in zip(row, above, strict=True)]
        if not any(same):
            return row
        marks = {id(cell): cell for cell, ditto in zip(row, same, strict=True) if cell and ditto}
        self._claim("other", *(cell.text for cell in marks.values() if cell.row == at))
        return [over if ditto else cell for cell, over, ditto in zip(row, above, same, strict=True)]

    def _lone(self, words: list[Cell], *, last: bool) -> None:
        """Read a row of one cell: a heading, or a note."""
        number = words[0].text.strip() + "、" if len(words) > 1 else ""
        text = number + words[-1].text
        marker = read_marker(text, fold(text))
        body = text[marker.end :] if marker else text
        reading = read_paragraph(Para(body, fold(body), words[0].place), known=self.known)
        title = "".join("".join(reading.body).split("\n")).strip(" 。.:：;；\u3000")
        ends = not marker and (
            (last and len(words) == 1) or "：" in title or content(fold(title)) == "number"
        )
        if _NOTE_ROW.match(text) or len(solid(text)) > LONGEST_LONE or ends or not title:
            label = None if _NOTE_ROW.match(text) else front_label(fold(text))
            if label and label.says_who_or_when:
                self.result.flags.append((str(words[0].place), "tail_in_text", str(text)))
            self._aside("note", words)
            return
        self._claim("section", *(cell.text for cell in words))
        rank, value = (marker.rank, marker.value) if marker else (UNRANKED, None)
        self.result.rows.append(
            Row(str(words[0].place), heading=title, rank=rank, number=value, facts=reading.facts)
        )

    def _goes_on(self, columns: Columns, row: list[Cell | None], words: list[Cell]) -> bool:
        """Return whether a row only goes on with the words of the row before it (a page broke inside it)."""
        last = self.result.rows[-1] if self.result.rows else None
        if last is None or last.heading or last.text[-1:] in _ENDS or not columns.of("number"):
            return False
        means = {columns.means[cell.column] for cell in words}
        merged = any(cell is not None and cell.height > 1 for cell in row)
        return ("text",) in means and means <= {("text",), ("note",), ()} and not merged

    def _append(self, words: list[Cell]) -> None:
        last = self.result.rows[-1]
        last.text += "".join(cell.text.strip() for cell in words)
        self._claim("task", *(cell.text for cell in words))
        last.flags.append(("joined_wrap", ""))

    # --- tasks --------------------------------------------------------------------------------

    def _task(self, columns: Columns, row: list[Cell | None], at: int) -> None:
        cells = list({id(cell): cell for cell in row if cell is not None}.values())
        fresh = [cell for cell in cells if cell.row == at]
        place = next((cell.place for cell in fresh if cell.text.strip()), cells[0].place)
        task = Row(str(place), printed_words=_kept_as_printed(columns, cells))
        self._claim("task", *(cell.text for cell in fresh))
        for cell in cells:
            self._field(task, columns, cell, first=cell.row == at)
        task.text = "\n".join(text for text in task.texts if text)
        self.guessed += [task] if at in self.table.guessed else []
        self._finish(task)

    def _field(self, task: Row, columns: Columns, cell: Cell, *, first: bool) -> None:
        """Read one cell of a task; one that spans the title and the text is the text."""
        spanned = columns.means[cell.column : cell.column + cell.width]
        means: tuple[Meaning, ...] = ("text",) if ("text",) in spanned else spanned[0] if spanned else ()
        text = cell.text.strip()
        if means == ("number",):
            task.shares_number = not first
            _read_number(task, text)
        elif means == ("text",):
            self._words(task, columns, text)
        elif means in (("title",), ("section",)):
            _read_title(task, columns, means[0], text)
        elif text:
            task.said.append(self._facts(cell, means, columns.headings[cell.column]))
            against = _AGAINST.get(means)
            task.flags += [("role_assumed", text)] if against and against.search(text) else []
            acts = means == ("note",) and actor(fold(text).removeprefix("由"))
            task.flags += [("tail_in_text", text)] if acts else []

    def _words(self, task: Row, columns: Columns, text: Text) -> None:
        """Read the words of a task; without a column of departments, a tail in them counts."""
        para = Para(text, fold(text), self.table.place)
        numbered = not columns.of("number") and "\n" not in text
        marker = read_marker(text, para.folded) if numbered else None
        start = 0
        if marker and marker.sure:
            task.number, task.printed, start = marker.value, marker.printed, marker.end
        if columns.of("lead", "support", "unit"):
            task.texts.append(running(text[start:]))
            told = _ROLE.search(para.folded) and read_paragraph(para, start, self.known).facts.departments
            task.flags += [("tail_in_text", "")] if told else []
            return
        reading = read_paragraph(para, start, self.known)
        task.texts.append(running(joined(reading.body)))
        task.said.append(reading.facts)
        task.flags += [("multiple_tails", "")] if reading.tails > 1 else []

    def _facts(self, cell: Cell, means: tuple[Meaning, ...], heading: str) -> Facts:
        """Return what a cell says; a merged one is read once."""
        if id(cell) in self.said:
            return self.said[id(cell)]
        facts = read_cell(cell.text.strip(), means, heading, self.known)
        if cell.height > 1:
            self.said[id(cell)] = facts
        return facts

    def _finish(self, task: Row) -> None:
        task.facts = together(task.said) if task.said else Facts()
        for name in ("title", "section"):
            if not task.text and getattr(task, name):
                task.text = getattr(task, name)
                setattr(task, name, "")
        if not task.text:
            if task.number is not None and not task.facts:
                self.result.flags.append((task.place, "missing_cell", task.printed))
            task.text = task.printed or "—"
            task.flags.append(("missing_cell", "text"))
        self._carry_on(task)
        task.texts, task.said = [], []
        self.result.rows.append(task)

    def _carry_on(self, task: Row) -> None:
        """Let empty cells of sections, or of number and title, go on with those above them."""
        above, columns = self.result.rows[-1] if self.result.rows else None, self.columns
        if above is None or above.heading or columns is None:
            return
        if columns.of("section") and not task.section:
            task.section, task.section_number = above.section, above.section_number
        if columns.of("title") and columns.of("number") and not (task.title or task.printed):
            task.title, task.number, task.printed = above.title, above.number, above.printed
            task.shares_number = True

    def _missing_cells(self) -> None:
        """Flag tasks without a department or time where most rows of the table have one."""
        tasks = [row for row in self.result.rows if not row.heading]
        lacking = {
            "departments": [row for row in tasks if not row.facts.departments],
            "timing": [row for row in tasks if not row.facts.timing],
            "lead": [row for row in tasks if row.facts.departments and not _is_led(row)],
        }
        for word, rows in lacking.items():
            for row in rows if len(rows) <= (1 - USUAL) * len(tasks) else ():
                row.flags.append(("missing_cell", word))
        for row in self.guessed:
            row.flags += [] if row.flags else [("missing_cell", "")]


def _kept_as_printed(columns: Columns, cells: list[Cell]) -> tuple[Text, ...]:
    """Return the words of cells that are kept as they are; of names and tails, labels are not."""
    parted = FACTS if columns.of("lead", "support", "unit") else FACTS | {"text"}
    kept = [cell.text for cell in cells if not set(columns.means[cell.column]) & parted]
    return tuple(text for text in kept if not is_nobody(text))


def _is_led(row: Row) -> bool:
    return any(each.role != "support" for each in row.facts.departments)


def _is_ditto(cell: Cell | None) -> bool:
    return cell is not None and solid(fold(cell.text)) in DITTO


def _is_remark(words: list[Cell]) -> bool:
    """Return whether a row sums up, or is about the table (填表人：… 联系电话：…), and is no task."""
    total = any(_TOTAL.match(solid(cell.text)) for cell in words[:2])
    return total or (_NOTE_ROW.match(words[0].text) is not None and len(words) <= 2)  # noqa: PLR2004 - label and value


def _is_lone(columns: Columns, row: list[Cell | None], words: list[Cell]) -> bool:
    """Return whether a row holds one cell only, or number and heading: a heading or a note."""
    first, last = words[0], words[-1]
    if len(distinct(row)) > len(words):
        return False
    if len(words) == 1:
        in_text = first.width == 1 and first.column in columns.of("text")
        marker = read_marker(first.text, fold(first.text)) if in_text else None
        headed = marker is not None and marker.sure and marker.rank <= BARE_RANKS
        return not in_text or headed or _NOTE_ROW.match(first.text) is not None
    numbered = _HAN.fullmatch(solid(fold(first.text))) and columns.means[first.column] == ("number",)
    titled = last.column in columns.of("text", "title", "section") and len(last.text) < LONGEST_HEADING
    return len(words) == 2 and bool(numbered) and titled  # noqa: PLR2004 - number and heading


def _read_number(task: Row, text: Text) -> None:
    """Read a cell of numbers; a code (DB-01) is kept as printed and counts nothing."""
    number = solid(text)
    marker = read_marker(number + "、", fold(number) + "、") if number else None
    if marker:
        task.number = marker.value
        task.printed = re.sub(r"\.0$", "", number).rstrip("、.．")
    elif not is_nobody(number):
        task.printed = number


def _read_title(task: Row, columns: Columns, kind: str, text: Text) -> None:
    """Read a cell of titles or sections; a number before it is the task's, or the section's."""
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
