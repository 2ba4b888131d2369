"""What are the plan's sections and tasks? Items and table rows become entries, each with its claims."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from plancli.ingest.assembly.account import words_of
from plancli.ingest.assembly.entries import Aside, Contents, Entry, Section, is_closing
from plancli.ingest.model import Department, Facts, Para, Table, supporting, together
from plancli.ingest.outline.items import LONGEST_TITLE, Item
from plancli.ingest.outline.level import Part, decide
from plancli.ingest.tables.columns import is_task_table
from plancli.ingest.tables.rows import Row, TableReading, read_table
from plancli.ingest.tails.facts import read_facts
from plancli.ingest.tails.names import NO, Lexicon, strength
from plancli.ingest.tails.roles import beside_structure
from plancli.ingest.text import Text, fold, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancli.ingest.model import Class
    from plancli.ingest.outline.items import Attached
    from plancli.ingest.outline.node import Node
    from plancli.ingest.tables.columns import Columns
    from plancli.ingest.tails.groups import Group

_EDGE = "【】〖〗［］ 。.:：;；、，,\u3000"
_LEADS = re.compile(
    r"^(?:由)?(?P<name>[^,。;:]{2,40}?)(?:总?牵头|主办|主责|主抓|承办|负责|承担)(?:负责|抓总|组织|落实|实施|推进|办理|承办|承担)*(?:的)?"
    r"(?:各项|主要|重点)?(?:工作|任务|事项|项目|目标|改革|实事|措施)*(?:\([^()]*\))?$"
)
_FOR_ALL = re.compile(
    r"\((?:以下|下列|本部分|下述)(?:各项|所有)?(?:工作|任务|事项|项目)*(?:均|都|统一)?(?=由)(?P<who>[^()]+)\)\s*$"
)
_PLAIN_SHEET = re.compile(r"(?:Sheet|工作表|表)\s*\d*", re.IGNORECASE)
TABLE_SERIES = 100.0


def gather(found: Contents, roots: list[Item], known: Lexicon) -> None:
    """Add the sections and tasks of an outline."""
    inside = [item for root in roots for item in root.inside()]
    found.last = max((node.at for item in inside for node in item.nodes if node.evidence), default=-1)
    tailless = not any(item.has_tail or item.is_table or item.groups for item in inside)
    walker = _Walker(found, roots, known, tailless=tailless)
    if inside and walker.parts[inside[-1].node.at] != "aside":
        _part_closing(found, inside)
    for root in roots:
        walker.walk(root, None, None)
    walker.settle_groups()
    if tailless and found.entries:
        found.flags.append((found.entries[0].place, "no_tail", ""))


def _part_closing(found: Contents, inside: list[Item]) -> None:
    """Keep what speaks to everybody behind the last task aside, where paragraphs below other tasks do not."""
    *others, last = [_plain_lines(item) for item in inside]
    usual = Counter(map(len, others)).most_common(1)
    closing = [line for line in last[usual[0][0] if usual else 0 :] if is_closing(line.node.folded)]
    if not closing or any(is_closing(line.node.folded) for lines in others for line in lines):
        return
    inside[-1].lines = [line for line in inside[-1].lines if line not in closing]
    for line in closing:
        found.aside("closing", words_of(line.node.piece), line.node.piece.place)


def _plain_lines(item: Item) -> list[Attached]:
    """Return the paragraphs below an item that say neither who nor when."""
    return [line for line in item.lines if line.label is None and not line.facts]


def _bodies_follow(roots: list[Item]) -> bool:
    """Return whether a tail usually ends a title here, with the body in the paragraphs after it."""
    every = [item for root in roots for item in root.inside()]
    closed = [item for item in every if item.node.reading and item.node.reading.closed]
    followed = sum(any(line.body for line in item.lines) for item in closed)
    return followed > 1 and followed * 2 >= len(closed)


class _Walker:
    """The walk over the outline: what has been gathered, and what tables and groups need from before."""

    def __init__(self, found: Contents, roots: list[Item], known: Lexicon, *, tailless: bool) -> None:
        self.found = found
        self.known = known
        self.tailless = tailless
        self.parts: dict[int, Part] = decide(roots)
        self.bodied = _bodies_follow(roots)
        self.sheets = _task_sheets(roots, known)
        self.columns: Columns | None = None
        self.table_section: Section | None = None
        self.waiting: list[tuple[Item, Section | None]] = []

    def walk(self, item: Item, section: Section | None, parent: Entry | None) -> None:
        """Gather an item and everything below it."""
        part = self.parts[item.node.at]
        if part == "group":
            self._groups(item, section, last=False)
        elif part == "table" and isinstance(item.node.piece, Table):
            self._table(item.node.piece, section)
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

    def _claim(self, cls: Class, node: Node, body: Iterable[Text], facts: Facts) -> list[str]:
        """Claim a paragraph whole; return what of it is neither kept nor number, bracket or label."""
        number = node.para.text[: node.marker.end] if node.para and node.marker else Text()
        self.found.account.claim(cls, *body, *facts.words)
        left = self.found.account.left(words_of(node.piece))
        self.found.account.claim_rest(cls, words_of(node.piece))
        return [part for part in left if part not in number and len(beside_structure(fold(part))) > 1]

    # --- paragraphs ------------------------------------------------------------------------------

    def _heading(self, item: Item, above: Section | None) -> Section:
        reading, place = item.node.reading, str(item.node.piece.place)
        words, facts = _printed(item), Facts()
        if reading and item.words.strip(_EDGE):
            words, facts = item.words, reading.facts
        title, rest = _split_heading(words)
        scope = _FOR_ALL.search(fold(title))
        if scope:
            for_all = read_facts(title[scope.start("who") : scope.end("who")], known=self.known)
            facts = together([facts, for_all])
            title = title[: scope.start()]
        number = (item.marker.value or None) if item.marker else None
        section = Section(str(title.strip(_EDGE) or title), number, above, facts, place)
        leads = heading_leads(title.strip(_EDGE))
        if leads:
            section.facts = together([Facts(departments=leads), facts])
        self.found.sections.append(section)
        if rest:
            self.found.aside("section_text", rest, place)
        self._claim("section", item.node, (title,), facts)
        for line in item.lines:
            section.facts = together([section.facts, line.facts])
            for part in line.body:
                self.found.aside("section_text", part, line.node.piece.place)
            self._claim("section", line.node, (), line.facts)
        return section

    def _aside(self, item: Item) -> None:
        kind = "note" if self.found.entries else "preamble"
        for node in item.nodes:
            if node.para:
                self.found.aside(kind, node.para.text, node.para.place)

    def _body(self, item: Item, parent: Entry) -> None:
        """Add an item without department of its own to the words of the task above it."""
        para = item.node.para
        words = para.text.strip() if para else Text()
        self.found.account.claim("task", words)
        parts = [words, *(part for line in item.lines for part in line.body)]
        parent.text = "\n".join([*([parent.text] if parent.text else []), *parts])
        parent.facts = together([parent.facts, *(line.facts for line in item.lines)])
        for line in item.lines:
            self._claim("task", line.node, line.body, line.facts)

    def _task(self, item: Item, section: Section | None, parent: Entry | None) -> Entry:
        reading = item.node.reading
        title, text, stray = _words(item, bodied=self.bodied)
        said = [reading.facts] if reading else []
        if text.strip() and reading:
            lost = self._claim("task", item.node, reading.body, reading.facts)
        else:
            words, said = _printed(item), []
            lost = self._claim("task", item.node, (words,), Facts())
            text = str(words)
        first = next((line.label.word for line in item.lines if line.label and _is_neutral(line)), "")
        for line in item.lines:
            if line.node.at in stray and line.node.para:
                self.found.stray(line.node.at, line.node.para.text, line.node.para.place)
                continue
            helps = _is_neutral(line) and line.label is not None and line.label.word != first
            said.append(supporting(line.facts) if helps else line.facts)
            lost += self._claim("task", line.node, line.body, line.facts)
        marker = item.marker
        entry = Entry(
            section,
            (marker.value or None) if marker else None,
            marker.printed if marker else "",
            title,
            text,
            together(said) if said else Facts(),
            str(item.node.piece.place),
            parent,
            series=item.rank,
        )
        entry.flags = [*_flags(item, entry, tailless=self.tailless), *(("lost_words", each) for each in lost)]
        self.found.entries.append(entry)
        return entry

    # --- group statements ------------------------------------------------------------------------

    def _groups(self, item: Item, section: Section | None, *, last: bool) -> None:
        """Apply group statements; those about later tasks wait for them, and are shown if none comes."""
        spoken = [_spoken_of(group, self.found.entries, section) for group in item.groups]
        enough = [
            bool(tasks) and (last or len(tasks) >= len(group.numbers))
            for group, tasks in zip(item.groups, spoken, strict=True)
        ]
        if not all(enough):
            if last and item.node.para:
                self.found.leave(item.node.para.text, item.node.para.place, "group_without_tasks")
            else:
                self.waiting.append((item, section))
            return
        for group, tasks in zip(item.groups, spoken, strict=True):
            self.found.account.claim("task", *group.facts.words)
            for entry, facts in zip(tasks, _shares(group, len(tasks)), strict=True):
                entry.facts = together([entry.facts, facts])
                named = bool(group.facts.departments)
                entry.flags = [flag for flag in entry.flags if not named or flag[0] != "no_tail"]
        self.found.account.claim_rest("task", words_of(item.node.piece))

    def settle_groups(self) -> None:
        """Apply the group statements that stand before their tasks."""
        for item, section in self.waiting:
            self._groups(item, section, last=True)

    # --- tables --------------------------------------------------------------------------------

    def _table(self, table: Table, section: Section | None) -> None:
        reading = self.sheets.get(id(table)) or read_table(table, self.columns, self.known)
        self.columns = reading.columns or self.columns
        for cls, texts in reading.claims.items():
            self.found.account.claim(cls, *texts)
        self.found.asides += [Aside(*aside) for aside in reading.asides]
        self.found.flags += reading.flags
        if any(kind == "table" for kind, *_ in reading.asides):
            self.found.flags.append((str(table.place), "table_aside", ""))
        inherited = self.table_section if section is None and table.name is None else section
        if id(table) in self.sheets:
            inherited = Section(table.name or "", None, place=str(table.place))
            self.found.sections.append(inherited)
        current = self._rows(reading.rows, section, inherited)
        self.table_section = current if section is None else None

    def _rows(self, rows: list[Row], section: Section | None, current: Section | None) -> Section | None:
        """Add the headings and tasks of a table; returns the section of its last row."""
        inner: dict[tuple[int, str], Section] = {}
        stack: list[tuple[float, Section]] = []
        for row in rows:
            if row.heading:
                while stack and stack[-1][0] >= row.rank:
                    stack.pop()
                current = Section(
                    row.heading, row.number, stack[-1][1] if stack else section, row.facts, row.place
                )
                stack.append((row.rank, current))
                self.found.sections.append(current)
                continue
            under = current
            if row.section:
                key = (id(current), row.section)
                if key not in inner:
                    above = current if section or stack else None
                    inner[key] = Section(row.section, row.section_number, above, place=row.place)
                    self.found.sections.append(inner[key])
                under = inner[key]
            self.found.entries.append(_row_entry(row, under))
        return current


def _task_sheets(roots: list[Item], known: Lexicon) -> dict[int, TableReading]:
    """Return, as read, the sheets that are sections: of several with tasks, those without their own."""
    pieces = [item.node.piece for root in roots for item in root.inside()]
    sheets = [piece for piece in pieces if isinstance(piece, Table) and piece.name and is_task_table(piece)]
    readings = {id(sheet): read_table(sheet, None, known) for sheet in sheets} if len(sheets) > 1 else {}
    plain = [sheet for sheet in sheets if id(sheet) in readings and not readings[id(sheet)].has_sections]
    meaningful = not any(_PLAIN_SHEET.fullmatch(sheet.name or "") for sheet in plain)
    return {id(sheet): readings[id(sheet)] for sheet in plain} if meaningful else {}


def _row_entry(row: Row, section: Section | None) -> Entry:
    entry = Entry(section, row.number, row.printed, row.title, row.text, row.facts, row.place)
    entry.flags, entry.series = list(row.flags), TABLE_SERIES
    entry.shares_number, entry.printed_words = row.shares_number, row.printed_words
    return entry


def _split_heading(words: Text) -> tuple[Text, Text]:
    """Return a heading's title, and the sentences that follow it in the same paragraph."""
    end = words.find("。") + 1
    if end and words[end:].strip() and 0 < len(words[:end].strip(_EDGE)) <= LONGEST_TITLE:
        return words[:end], words[end:]
    return words, Text()


def heading_leads(title: Text) -> tuple[Department, ...]:
    """Return the departments that a heading says lead its tasks."""
    found = _LEADS.match(fold(title))
    if not found:
        return ()
    named = read_facts(title[found.start("name") : found.end("name")], means=("lead",)).departments
    return named if all(strength(fold(each.name)) > NO for each in named) else ()


def _printed(item: Item) -> Text:
    """Return an item's paragraph without its number: its words where it has none beside its tail."""
    para = item.node.para
    return para.text[item.marker.end if item.marker else 0 :].strip() if para else Text()


def _words(item: Item, *, bodied: bool) -> tuple[str, str, set[int]]:
    """Return a task's title, its text, and the positions of lines that belong to neither."""
    reading = item.node.reading
    own = list(reading.body) if reading else []
    bodies = {line.node.at: joined(line.body, "\n") for line in item.lines if line.body}
    closed = reading is not None and reading.closed
    tailed = reading is not None and reading.tails > 0
    goes_on = re.match(r"[（(，,、★☆]|.{0,5}$", own[-1]) if own else None
    if tailed and not closed and len(own) == 2 and _is_title(own[0]) and not goes_on:  # noqa: PLR2004 - before and after the tail
        return own[0].rstrip(_EDGE), "\n".join([own[1], *bodies.values()]), set()
    words = "".join(own)
    heads = _is_title(words) and (not closed or bodied or words[-1:] not in "。；;")
    if not bodies or (closed and not heads):
        return "", words, set(bodies)
    if heads:
        return words.rstrip(_EDGE), "\n".join(bodies.values()), set()
    return "", "\n".join([*([words] if words else []), *bodies.values()]), set()


def _is_neutral(line: Attached) -> bool:
    """Return whether a line's label names departments and does not say who leads (责任单位, 实施单位)."""
    return line.label is not None and line.label.means == ("unit",)


def _is_title(words: str) -> bool:
    words = words.strip()
    sentence = re.search(r"[。；;！!]", words.rstrip("。"))
    return 0 < len(words) <= LONGEST_TITLE and not sentence and words.count("，") <= 1


def _spoken_of(group: Group, entries: list[Entry], section: Section | None) -> list[Entry]:
    near = [entry for entry in entries if section is None or _within(entry.section, section)]
    if group.numbers:
        found = {
            entry.number: entry for each in (entries, near) for entry in each if entry.number in group.numbers
        }
        return [found[number] for number in group.numbers if number in found]
    return entries[-group.count :] if group.count else near


def _shares(group: Group, count: int) -> list[Facts]:
    """Return what a statement says of each of its tasks: one department each where it says 分别."""
    departments = group.facts.departments
    if not group.apart or len(departments) != count:
        return [replace(group.facts, assumed=group.facts.assumed or group.apart)] * count
    return [replace(group.facts, departments=(each,)) for each in departments]


def _within(section: Section | None, outer: Section) -> bool:
    while section is not None:
        if section is outer:
            return True
        section = section.parent
    return False


def _flags(item: Item, entry: Entry, *, tailless: bool) -> list[tuple[str, str]]:
    readings = [node.reading for node in item.nodes if node.reading]
    tails = 1 if item.has_labels else sum(reading.tails for reading in readings)
    claims = {
        "no_tail": not entry.facts.departments and not tailless,
        "unbalanced_bracket": any(reading.unbalanced for reading in readings),
        "multiple_tails": tails > 1 or len(set(entry.facts.timing)) > 1,
        "joined_wrap": any(isinstance(node.piece, Para) and node.piece.doubtful_join for node in item.nodes),
    }
    return [(reason, "") for reason, holds in claims.items() if holds]
