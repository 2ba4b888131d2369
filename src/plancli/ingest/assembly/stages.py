"""The stages in order: clean, head, outline, level, tasks, account, lint."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from plancli import __version__
from plancli.ingest.assembly.account import Account, ClaimedTwiceError, texts_of, words_of
from plancli.ingest.assembly.entries import Contents
from plancli.ingest.assembly.lint import lint_document, lint_tasks, obligations
from plancli.ingest.assembly.plan import (
    flag_numbers,
    flag_times,
    flags_of,
    inherit_times,
    number_sections,
    number_tasks,
    task_table,
)
from plancli.ingest.assembly.tasks import gather
from plancli.ingest.errors import IngestError
from plancli.ingest.model import Draft, Flag, Kept, Options, Para, Piece, Source, Table, Unplaced
from plancli.ingest.outline.forms import DATE, DOCUMENT_NUMBER, parse_date, year_in
from plancli.ingest.outline.frame import Head, frame, is_recipients
from plancli.ingest.outline.items import outline
from plancli.ingest.outline.layout import label_lines
from plancli.ingest.outline.node import look
from plancli.ingest.outline.page import mark_outside
from plancli.ingest.outline.paragraphs import drop_invisible, mark_furniture, paragraphs
from plancli.ingest.outline.parting import part_items
from plancli.ingest.outline.titles import join_titles
from plancli.ingest.tables.drawn import text_tables
from plancli.ingest.text import fold, rest_of, solid

if TYPE_CHECKING:
    from plancli.ingest.outline.issue import Issue
    from plancli.ingest.outline.node import Node
    from plancli.ingest.text import Text

_ORDER = ("title", "document", "issuer", "issued", "year", "sections", "tasks", "import")
SPAN_OF_YEARS = 5


def draft(source: Source, name: str, options: Options) -> Draft:
    """Return the plan in a document that has been read.

    Raises:
        IngestError: It has no text, no tasks or no year; or characters would be lost.
    """
    pieces = _pieces(source)
    source = replace(source, blocks=())  # the pieces hold what is needed of them
    if not any(solid(text) for piece in pieces for text in texts_of(piece)):
        raise IngestError("empty", name=name)
    found = Contents(Account(source.text))
    try:
        head, year = _read(pieces, found)
    except ClaimedTwiceError as error:
        raise IngestError("account", name=name, place=_place_of(pieces, error.args[0])) from error
    pieces.clear()  # the contents hold what is needed of them
    if not found.entries:
        raise IngestError("no_tasks", name=name)
    year = options.year or year
    if year is None:
        raise IngestError("no_year", name=name)
    found.flags += source.doubts
    inherit_times(found.entries)
    plan = _plan(found, head, year, options, name)
    flag_numbers(found.entries)
    flag_times(found.entries, year, head.issue.day)
    lint_tasks(found.entries)
    lint_document(found, head.title, head.titles)
    found.asides.sort(key=lambda aside: aside.position)
    unplaced = tuple(Unplaced(*each) for each in found.unplaced)
    other = tuple(Kept(aside.kind, str(aside.text), aside.place) for aside in found.asides)
    plan["import"] = _import_table(source.sha256, name, other, unplaced)
    flags = [Flag(None, place, reason, detail) for place, reason, detail in found.flags]
    sums = {**found.account.sums, "total": found.account.total}
    return Draft(
        {key: plan[key] for key in _ORDER if plan.get(key)},
        (*flags, *flags_of(found.entries)),
        unplaced,
        other,
        sums,
        source.format,
        source.encoding,
        tuple(obligations(found.asides)),
    )


def _pieces(source: Source) -> list[Piece]:
    blocks = mark_outside(drop_invisible(source.blocks))
    blocks = mark_furniture(label_lines(text_tables(mark_furniture(blocks))))
    return part_items(join_titles(paragraphs(blocks)))


def _read(pieces: list[Piece], found: Contents) -> tuple[Head, int | None]:
    """Claim every character of the document: head, sections and tasks, text beside the plan, what is left.

    Returns what the document says about itself, and its year.
    """
    nodes, known = look(pieces)
    head = frame(nodes)
    body = [node for node in nodes if head.start <= node.at < head.end and node.at not in head.kinds]
    roots, before, loose = outline(body, known)
    for at, kind in head.kinds.items():
        _place_around(nodes[at], kind, head, found)
    for node in before:
        _place_before(node, head, found)
    gather(found, roots, known)
    for node in loose:
        if node.para and node.form:
            _place_around(node, node.form, head, found)
        elif node.para:
            found.stray(node.at, node.para.text, node.para.place)
    for piece in pieces:
        _settle(piece, found)
    return head, _year(head, nodes, found) if found.entries else None


def _place_around(node: Node, kind: str, head: Head, found: Contents) -> None:
    """Claim a piece outside the plan; number and day of issue are head, wherever they stand."""
    piece = node.piece
    if isinstance(piece, Table):
        for cell in piece.cells:
            found.aside("table", cell.text, cell.place)
        if len({cell.row for cell in piece.cells if cell.text.strip()}) > 1:
            found.flags.append((str(piece.place), "table_aside", ""))
        return
    if kind in ("title", "document", "date"):
        found.account.claim("title" if kind == "title" else "head", piece.text)
        return
    used = _head_words(piece, kind, node.at, head.issue)
    found.account.claim("head", *used)
    found.aside(kind, rest_of([piece.text], used) if used else piece.text, piece.place)


def _head_words(para: Para, kind: str, at: int, issue: Issue) -> list[Text]:
    """Return the words of a line beside the plan that are its number or its day of issue.

    Of metadata, only the value of a label alone in its line: a line of several labels stays whole.
    """
    spans: list[tuple[int, int]] = []
    start = para.folded.find(fold(issue.number)) if issue.number else -1
    if start >= 0 and (kind == "page_metadata" or at == issue.number_at):
        spans.append((start, start + len(issue.number)))
    if kind in ("page_metadata", "signature"):
        spans += [found.span() for found in DATE.finditer(para.folded) if parse_date(found[0]) == issue.day]
    words = [para.text[low:high] for low, high in sorted(spans)]
    return words if kind != "page_metadata" or para.folded.count(":") <= 1 else []


def _place_before(node: Node, head: Head, found: Contents) -> None:
    """Place a paragraph between the title and the first task."""
    para = node.para
    if para is None:
        return
    text = solid(para.folded)
    subtitle = text.startswith("(") and DOCUMENT_NUMBER.search(text) is not None
    if node.form in ("document", "date") or subtitle:
        found.account.claim("head", para.text)
    elif text == solid(fold(head.title)):
        found.account.claim("title", para.text)
    else:
        _place_around(node, node.form or ("recipients" if is_recipients(node) else "preamble"), head, found)


def _settle(piece: Piece, found: Contents) -> None:
    """Claim what only marks a piece up, and show whatever no stage has claimed."""
    if not found.account.is_settled(piece.dropped):
        found.account.claim("other", piece.dropped)
    for text in [piece.text] if isinstance(piece, Para) else [cell.text for cell in piece.cells]:
        for part in [] if found.account.is_settled(text) else found.account.left(text):
            found.leave(part, piece.place, "left_over")


def _place_of(pieces: list[Piece], position: int) -> str:
    """Return where a position of the source text stands in the document."""
    for piece in pieces:
        if any(start <= position < start + length for start, length in words_of(piece).runs):
            return str(piece.place)
    return "-"


# --- the plan --------------------------------------------------------------------------------


def _year(head: Head, nodes: list[Node], found: Contents) -> int | None:
    """Return the plan's year: in its title, else in another title, else that of its number or issue."""
    titles = [
        head.title,
        *(aside.text for aside in found.asides if aside.kind == "notice_title"),
        *head.titles,
    ]
    for text in titles:
        year = year_in(fold(text))
        if year:
            return _within_span(text, year, head)
    number = year_in(fold(head.issue.number).replace(")", "年")) if head.issue.number else None
    if number or head.issue.day:
        return number or (head.issue.day.year if head.issue.day else None)
    said = (fold(text) for node in nodes for text in texts_of(node.piece))
    return next((year for text in said if (year := year_in(text))), None)


def _within_span(text: str, year: int, head: Head) -> int:
    """Return the year of issue where a title spans years around it (2023—2025年), else the first named."""
    issued = head.issue.day.year if head.issue.day else year
    spans = any(mark in text for mark in ("-", "—", "–", "至", "~"))
    return issued if spans and year < issued <= year + SPAN_OF_YEARS and str(issued)[2:] in text else year


def _plan(found: Contents, head: Head, year: int, options: Options, name: str) -> dict[str, object]:
    number_sections(found.sections)
    number_tasks(found.entries)
    first_is_lead = options.first_is_lead or head.first_is_lead
    used = _used(found)
    empty = [section for section in found.sections if section.id not in used]
    found.flags += [(section.place, "section_without_tasks", section.title) for section in empty]
    sections = sorted(found.sections, key=lambda section: section.id not in used)
    return {
        "title": str(head.title) or PurePath(name).stem,
        "document": str(head.issue.number),
        "issuer": head.issue.issuer,
        "issued": head.issue.day,
        "year": year,
        "sections": [{"id": section.id, "title": section.title} for section in sections],
        "tasks": [task_table(entry, first_is_lead=first_is_lead) for entry in found.entries],
    }


def _used(found: Contents) -> set[str]:
    used: set[str] = set()
    for entry in found.entries:
        section = entry.section
        while section is not None:
            used.add(section.id)
            section = section.parent
    return used


def _import_table(
    sha256: str, name: str, other: tuple[Kept, ...], unplaced: tuple[Unplaced, ...]
) -> dict[str, object]:
    table: dict[str, object] = {
        "file": PurePath(name).name,
        "sha256": sha256,
        "version": __version__,
        "aside": [{"kind": each.kind, "place": each.place, "text": each.text} for each in other],
        "unplaced": [{"place": each.place, "text": each.text, "reason": each.reason} for each in unplaced],
    }
    return {key: value for key, value in table.items() if value}
