"""What are the plan's sections and tasks? Items and table rows become entries, each with its claims."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plancli.ingest.assembly.entries import Contents, Entry, Section
from plancli.ingest.fold import fold, solid
from plancli.ingest.model import Claim, Department, Facts, Para, Table
from plancli.ingest.outline.items import LONGEST_TITLE, Attached, Item
from plancli.ingest.outline.level import Part, decide
from plancli.ingest.tables.cells import is_task_table
from plancli.ingest.tables.rows import Row, read_table
from plancli.ingest.tails.facts import read_facts
from plancli.ingest.tails.names import strength
from plancli.ingest.tails.vocabulary import LEAD_VERB

if TYPE_CHECKING:
    from plancli.ingest.tables.columns import Columns
    from plancli.ingest.tails.groups import Group

_HEADING_END = "【】〖〗［］ 。.:：;；、，,\u3000"
_LEADS = re.compile(
    rf"^(?:由)?(?P<name>[^,。;:]{{2,40}}?)(?:{LEAD_VERB})(?:承担|组织|推进|落实"
    rf"|实施)*(?:的)?(?:各项|主要|重点)?(?:工作|任务|事项|项目|目标|改革|实事|措施)*(?:任务"
    rf"|事项)?(?:\([^()]*\))?$",
)
_OWN = re.compile(r"^(?P<name>[^,。;:()]{2,30})(?:\((?:共)?\s*\d+\s*[项条个件]\))?$")
CERTAIN, TABLE_SERIES = 2, 100.0


def contents(roots: list[Item]) -> Contents:
    """Return the sections and tasks of an outline."""
    inside = [item for root in roots for item in root.inside()]
    gathered = Contents(last=max((item.last_evidence for item in inside), default=-1))
    parts = decide(roots)
    tailless = not any(
        item.has_tail or isinstance(item.node.piece, Table) for root in roots for item in root.inside()
    )
    walker = _Walker(gathered, parts, _task_sheets(roots), tailless=tailless, bodied=_bodies_follow(roots))
    for root in roots:
        walker.walk(root, None, None)
    walker.settle_groups()
    if tailless and gathered.entries:
        gathered.flags.append((gathered.entries[0].place, "no_tail", ""))
    return gathered


def _bodies_follow(roots: list[Item]) -> bool:
    """Return whether a tail usually ends a title here, with the body in the paragraphs after it."""
    closed = [
        item for root in roots for item in root.inside() if item.node.reading and item.node.reading.closed
    ]
    followed = sum(any(line.body for line in item.lines) for item in closed)
    return followed > 1 and followed * 2 >= len(closed)


class _Walker:
    """The walk over the outline: what has been gathered, and what tables and groups need from before."""

    def __init__(
        self,
        gathered: Contents,
        parts: dict[int, Part],
        sheets: set[str],
        *,
        tailless: bool,
        bodied: bool,
    ) -> None:
        self.gathered = gathered
        self.parts = parts
        self.tailless = tailless
        self.columns: Columns | None = None
        self.table_section: Section | None = None
        self.waiting: list[tuple[Item, Group, Section | None]] = []
        self.sheets = sheets
        self.bodied = bodied

    def walk(self, item: Item, section: Section | None, parent: Entry | None) -> None:
        """Gather an item and everything below it."""
        part = self.parts.get(item.node.at, "task")
        if part == "group" and item.group:
            self._group(item, item.group, section)
        elif part == "table" and isinstance(item.node.piece, Table):
            self._table(item, item.node.piece, section)
        elif part == "heading":
            section = self._heading(item, section)
        elif part == "aside":
            self._aside(item)
        elif part == "body" and parent is not None:
            self._body(item, parent)
        else:
            parent = self._task(item, section, parent)
        for child in item.children:
            self.walk(child, section, parent)

    def _heading(self, item: Item, above: Section | None) -> Section:
        reading, place = item.node.reading, str(item.node.piece.place)
        facts, marks, words = Facts(), "", _printed(item)
        if reading and item.words.strip(_HEADING_END):
            facts, marks, words = reading.facts, reading.marks + reading.facts.marks, item.words
        title, rest = _split_heading(words)
        section = Section(
            title.strip(_HEADING_END) or title,
            (item.marker.value or None) if item.marker else None,
            above,
            facts,
            place,
        )
        leads = heading_leads(section.title)
        if leads:
            section.facts = Facts(departments=leads, assumed=True) + facts
        self.gathered.sections.append(section)
        marks = _marks(item, marks) + _trimmed(title, section.title)
        self.gathered.claim(item.node.at, Claim("section", (section.title, *facts.words), marks))
        if rest:
            self.gathered.aside(item.node.at, "section_text", rest, place)
        for line in item.lines:
            self._line_of_heading(line, section)
        return section

    def _line_of_heading(self, line: Attached, section: Section) -> None:
        at, place = line.node.at, str(line.node.piece.place)
        section.facts += line.facts
        if line.facts or line.marks:
            self.gathered.claim(at, Claim("section", line.facts.words, line.marks + line.facts.marks))
        for part in line.body:
            self.gathered.aside(at, "section_text", part, place)

    def _aside(self, item: Item) -> None:
        kind = "note" if self.gathered.entries else "preamble"
        for node in [item.node, *(line.node for line in item.lines)]:
            self.gathered.aside(node.at, kind, node.text, str(node.piece.place))

    def _body(self, item: Item, parent: Entry) -> None:
        """Add an item without department of its own to the words of the task above it."""
        words = item.node.text.strip()
        parent.text = f"{parent.text}\n{words}" if parent.text else words
        self.gathered.claim(item.node.at, Claim("task", (words,)))
        for line in item.lines:
            parent.text = "\n".join([parent.text, *line.body])
            parent.facts += line.facts
            self.gathered.claim(
                line.node.at,
                Claim("task", (*line.body, *line.facts.words), line.marks + line.facts.marks),
            )

    def _task(self, item: Item, section: Section | None, parent: Entry | None) -> Entry:
        reading = item.node.reading
        title, text, stray = _words(item, bodied=self.bodied)
        facts = reading.facts if reading else Facts()
        if text.strip() or reading is None:
            marks = (reading.marks if reading else "") + facts.marks
            kept = [*(reading.body if reading else ()), *facts.words]
        else:
            marks, facts = "", Facts()
            text = _printed(item)
            kept = [text]
        self.gathered.claim(item.node.at, Claim("task", tuple(kept), _marks(item, marks)))
        for line in item.lines:
            if line.node.at in stray:
                self.gathered.stray(line.node.at, str(line.node.piece.place), line.node.text)
                continue
            facts += line.facts
            self.gathered.claim(
                line.node.at,
                Claim("task", (*line.body, *line.facts.words), line.marks + line.facts.marks),
            )
        marker = item.marker
        entry = Entry(
            section,
            (marker.value or None) if marker else None,
            marker.printed if marker else "",
            title,
            text,
            facts,
            str(item.node.piece.place),
            parent,
            series=item.rank,
        )
        entry.flags = _flags(item, entry, tailless=self.tailless)
        self.gathered.entries.append(entry)
        return entry

    def _group(self, item: Item, group: Group, section: Section | None) -> None:
        """Apply a group statement; one about tasks still to come waits for them."""
        found = _spoken_of(group, self.gathered.entries, section)
        if len(found) < len(group.numbers) or not found:
            self.waiting.append((item, group, section))
        else:
            self._apply(item, group, found)

    def settle_groups(self) -> None:
        """Apply the group statements that stand before their tasks."""
        for item, group, section in self.waiting:
            found = _spoken_of(group, self.gathered.entries, section)
            if found and group.numbers:
                self._apply(item, group, found)
            else:
                place = str(item.node.piece.place)
                self.gathered.leave(item.node.at, place, item.node.text, "group_without_tasks")

    def _apply(self, item: Item, group: Group, found: list[Entry]) -> None:
        for entry in found:
            entry.facts += group.facts
            entry.flags = (
                [flag for flag in entry.flags if flag[0] != "no_tail"]
                if group.facts.departments
                else entry.flags
            )
        self.gathered.claim(
            item.node.at,
            Claim("task", group.facts.words, group.marks + group.facts.marks),
        )

    def _table(self, item: Item, table: Table, section: Section | None) -> None:
        reading = read_table(table, self.columns)
        self.columns = reading.columns or self.columns
        for claim in reading.claims:
            self.gathered.claim(item.node.at, claim)
        for kind, text, place in reading.asides:
            self.gathered.asides.append((item.node.at, kind, text, place))
        self.gathered.unplaced += reading.unplaced
        self.gathered.flags += reading.flags
        inherited = self.table_section if section is None and table.name is None else section
        current = self._sheet(table) or inherited
        inner: dict[str, Section] = {}
        stack: list[tuple[float, Section]] = []
        for row in reading.rows:
            if row.heading:
                while stack and stack[-1][0] >= row.rank:
                    stack.pop()
                above = stack[-1][1] if stack else section
                current = Section(row.heading, row.number, above, row.facts, row.place)
                stack.append((row.rank, current))
                self.gathered.sections.append(current)
                continue
            under = current
            if row.section:
                key = f"{id(current)}{row.section}"
                if key not in inner:
                    inner[key] = Section(
                        row.section,
                        row.section_number,
                        current if section or stack else None,
                        place=row.place,
                    )
                    self.gathered.sections.append(inner[key])
                under = inner[key]
            self.gathered.entries.append(_row_entry(row, under))
        self.table_section = current if section is None else None

    def _sheet(self, table: Table) -> Section | None:
        """Return the sheet as a section, where several sheets hold tasks and their rows name no sections."""
        if table.name not in self.sheets:
            return None
        section = Section(table.name or "", None, place=str(table.place))
        self.gathered.sections.append(section)
        return section


def _task_sheets(roots: list[Item]) -> set[str]:
    """Return the sheets that are sections: of several with tasks, those without sections of their own."""
    tables = [
        item.node.piece for root in roots for item in root.inside() if isinstance(item.node.piece, Table)
    ]
    named = {table.name: read_table(table).rows for table in tables if table.name and is_task_table(table)}
    plain = {name for name, rows in named.items() if not any(row.heading or row.section for row in rows)}
    meaningful = not any(re.fullmatch(r"(?:Sheet|工作表|表)\s*\d*", name, re.IGNORECASE) for name in plain)
    return plain if len(named) > 1 and meaningful else set()


def _row_entry(row: Row, section: Section | None) -> Entry:
    entry = Entry(section, row.number, row.printed, row.title, row.text, row.facts, row.place)
    entry.flags, entry.series = list(row.flags), TABLE_SERIES
    entry.shares_number = row.shares_number
    return entry


def _split_heading(words: str) -> tuple[str, str]:
    """Return a heading's title, and the sentences that follow it in the same paragraph."""
    title, mark, rest = words.partition("。")
    return (
        (title + mark, rest)
        if rest.strip() and 0 < len(title.strip(_HEADING_END)) <= LONGEST_TITLE
        else (words, "")
    )


def _trimmed(whole: str, kept: str) -> str:
    """Return the characters of `whole` around `kept`."""
    before, _, after = whole.partition(kept) if kept else ("", "", "")
    return solid(before + after) if kept in whole else ""


def heading_leads(title: str) -> tuple[Department, ...]:
    """Return the departments that a heading says lead its tasks."""
    found = _LEADS.match(fold(title))
    if not found:
        return ()
    named = read_facts(title[found.start("name") : found.end("name")], role="lead").departments
    return named if all(strength(fold(each.name)) == CERTAIN for each in named) else ()


def _marks(item: Item, more: str) -> str:
    para = item.node.piece
    number = para.text[: item.marker.end] if item.marker and isinstance(para, Para) else ""
    return solid(number) + more


def _printed(item: Item) -> str:
    """Return an item's paragraph without its number: its words where it has none beside its tail."""
    para = item.node.piece
    return para.text[item.marker.end if item.marker else 0 :].strip() if isinstance(para, Para) else ""


def _words(item: Item, *, bodied: bool) -> tuple[str, str, set[int]]:
    """Return a task's title, its text, and the positions of lines that belong to neither."""
    reading = item.node.reading
    own = list(reading.body) if reading else []
    bodies = [(line.node.at, "\n".join(line.body)) for line in item.lines if line.body]
    if reading and reading.tails and not reading.closed and len(own) == 2 and _is_title(own[0]):  # noqa: PLR2004 - before and after
        return own[0].rstrip(_HEADING_END), "\n".join([own[1], *(text for _, text in bodies)]), set()
    words = "".join(own)
    if not bodies:
        return "", words, set()
    if reading and reading.closed and not (_is_title(words) and (bodied or words[-1:] not in "。；;")):
        return "", words, {at for at, _ in bodies}
    extra = "\n".join(text for _, text in bodies)
    if words and _is_title(words):
        return words.rstrip(_HEADING_END), extra, set()
    return "", f"{words}\n{extra}" if words else extra, set()


def _is_title(words: str) -> bool:
    words = words.strip()
    return (
        0 < len(words) <= LONGEST_TITLE
        and not re.search(r"[。；;！!]", words.rstrip("。"))
        and words.count("，") <= 1
    )


def _spoken_of(group: Group, entries: list[Entry], section: Section | None) -> list[Entry]:
    if group.numbers:
        near = [
            entry
            for entry in entries
            if entry.number in group.numbers and (section is None or _within(entry.section, section))
        ]
        latest = {entry.number: entry for entry in near or [e for e in entries if e.number in group.numbers]}
        return [latest[number] for number in group.numbers if number in latest]
    if group.count:
        return entries[-group.count :]
    return [entry for entry in entries if section is None or _within(entry.section, section)]


def _within(section: Section | None, outer: Section) -> bool:
    while section is not None:
        if section is outer:
            return True
        section = section.parent
    return False


def _flags(item: Item, entry: Entry, *, tailless: bool) -> list[tuple[str, str]]:
    readings = [item.node.reading, *(line.node.reading for line in item.lines)]
    flags: list[tuple[str, str]] = []
    if not entry.facts.departments and not tailless:
        flags.append(("no_tail", ""))
    if any(reading and reading.unbalanced for reading in readings):
        flags.append(("unbalanced_bracket", ""))
    tails = (
        sum(reading.tails for reading in readings if reading and reading.tails) if not item.has_labels else 1
    )
    if tails > 1 or len(set(entry.facts.timing)) > 1:
        flags.append(("multiple_tails", ""))
    if any(
        isinstance(node.piece, Para) and node.piece.doubtful_join
        for node in [item.node, *(line.node for line in item.lines)]
    ):
        flags.append(("joined_wrap", ""))
    return flags
