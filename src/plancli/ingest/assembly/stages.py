"""The stages in order: clean, head, outline, level, tasks, account."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from plancli import __version__
from plancli.ingest.assembly.account import characters, missing, totals
from plancli.ingest.assembly.plan import (
    flag_numbers,
    flag_times,
    flags_of,
    number_sections,
    number_tasks,
    task_table,
)
from plancli.ingest.assembly.tasks import contents
from plancli.ingest.errors import AccountError, EmptyDocumentError, NoTasksError, NoYearError
from plancli.ingest.fold import fold, solid
from plancli.ingest.model import (
    Block,
    Claim,
    Draft,
    Flag,
    Kept,
    Line,
    Options,
    Para,
    Piece,
    Source,
    Table,
    Unplaced,
)
from plancli.ingest.outline.frame import frame
from plancli.ingest.outline.head import DATE, DOCUMENT_NUMBER, Head, join_titles, year_in
from plancli.ingest.outline.items import outline
from plancli.ingest.outline.layout import label_lines
from plancli.ingest.outline.node import look
from plancli.ingest.outline.paragraphs import drop_invisible, mark_furniture, paragraphs
from plancli.ingest.tables.drawn import text_tables

if TYPE_CHECKING:
    from plancli.ingest.assembly.entries import Contents
    from plancli.ingest.outline.node import Node


def draft(source: Source, data: bytes, name: str, options: Options) -> Draft:
    """Return the plan in a document that has been read.

    Raises:
        EmptyDocumentError: It has no text.
        NoTasksError: It has no tasks.
        NoYearError: It names no year.
        AccountError: Characters read and characters placed do not agree.
    """
    pieces = _pieces(source)
    if not any(characters(piece) for piece in pieces):
        raise EmptyDocumentError(name=name)
    nodes = look(pieces)
    head = frame(nodes)
    body = [node for node in nodes if head.start <= node.at < head.end and node.at not in head.kinds]
    roots, before, loose = outline(body)
    found = contents(roots)
    _place_head(nodes, head, before, found)
    for node in loose:
        _place_loose(node, found)
    if not found.entries:
        raise NoTasksError(name=name)
    year = options.year or _year(head, nodes, found)
    if year is None:
        raise NoYearError(name=name)
    claims = _settle(pieces, found, name)
    sums = totals(claims)
    if sums["total"] != _read_characters(source):
        raise AccountError(name=name, read=_read_characters(source), placed=sums["total"], place="-")
    issued = head.issued if isinstance(head.issued, date) else None
    plan = _plan(found, head, year, options, name)
    flag_numbers(found.entries)
    flag_times(found.entries, year, issued)
    unplaced = tuple(Unplaced(*each) for each in found.unplaced)
    plan["import"] = _import_table(data, name, unplaced)
    flags = [Flag(None, place, reason, detail) for place, reason, detail in found.flags] + flags_of(
        found.entries,
    )
    other = tuple(
        Kept(kind, text, place) for _, kind, text, place in sorted(found.asides, key=lambda aside: aside[0])
    )
    return Draft(_ordered(plan), tuple(flags), unplaced, other, sums, source.format, source.encoding)


def _pieces(source: Source) -> list[Piece]:
    blocks: tuple[Block, ...] = drop_invisible(source.blocks)
    return join_titles(paragraphs(mark_furniture(label_lines(text_tables(blocks)))))


def _read_characters(source: Source) -> int:
    """Return how many non-blank characters the reader found."""
    count = 0
    for block in source.blocks:
        words = block.text if isinstance(block, Line) else "".join(cell.text for cell in block.cells)
        count += len(solid(words + block.dropped))
    return count


def _place_head(nodes: list[Node], head: Head, before: list[Node], found: Contents) -> None:
    """Claim every piece outside the plan, and the paragraphs of the plan before its first item."""
    for at, kind in head.kinds.items():
        piece = nodes[at].piece
        if isinstance(piece, Table):
            _place_table(nodes[at], found)
        elif kind == "title":
            found.claim(at, Claim("title", (piece.text,)))
        elif kind in ("document", "date"):
            found.claim(at, Claim("head", (piece.text,)))
        else:
            _place_line(at, kind, piece, head, found)
    for node in before:
        piece = node.piece
        if isinstance(piece, Para):
            _place_before(node, piece, head, found)


def _place_line(at: int, kind: str, piece: Para, head: Head, found: Contents) -> None:
    if kind == "hidden":
        found.leave(at, str(piece.place), piece.text, "hidden")
    else:
        rest = piece.text
        for used in (
            head.document if at == head.document_at else "",
            _date_in(piece) if at == head.issued_at and kind == "page_metadata" else "",
        ):
            if used:
                before, _, after = rest.partition(used)
                rest = before + after
                found.claim(at, Claim("head", (used,)))
        found.aside(at, kind, rest, str(piece.place))


def _date_in(piece: Para) -> str:
    day = DATE.search(piece.folded)
    return piece.text[day.start() : day.end()] if day else ""


def _place_loose(node: Node, found: Contents) -> None:
    """Place a paragraph among the tasks that belongs to none of them."""
    piece = node.piece
    if not isinstance(piece, Para):
        return
    if node.form:
        found.aside(node.at, node.form, piece.text, str(piece.place))
    else:
        found.stray(node.at, str(piece.place), piece.text)


def _place_before(node: Node, piece: Para, head: Head, found: Contents) -> None:
    """Place a paragraph between the title and the first task."""
    text = solid(piece.folded)
    if node.form in ("document", "date") or (
        text.startswith("(") and (DOCUMENT_NUMBER.search(text) or node.form == "date")
    ):
        found.claim(node.at, Claim("head", (piece.text,)))
    elif solid(piece.text) == solid(head.title):
        found.claim(node.at, Claim("title", (piece.text,)))
    else:
        found.aside(node.at, node.form or "preamble", piece.text, str(piece.place))


def _place_table(node: Node, found: Contents) -> None:
    table = node.piece
    if isinstance(table, Table):
        for cell in table.cells:
            found.aside(node.at, "table", cell.text, str(cell.place))


def _settle(pieces: list[Piece], found: Contents, name: str) -> list[Claim]:
    """Return every claim, with whatever no stage has claimed shown as unplaced.

    Raises:
        AccountError: More characters were placed than read.
    """
    claims: list[Claim] = []
    for at, piece in enumerate(pieces):
        mine = found.claims.get(at, [])
        if isinstance(piece, Para) and piece.dropped:
            mine = [*mine, Claim("other", marks=solid(piece.dropped))]
        try:
            rest = missing(piece, mine)
        except ValueError as error:
            raise AccountError(
                name=name,
                read=len(characters(piece)),
                placed=sum(len(solid("".join(c.kept) + c.marks)) for c in mine),
                place=f"{piece.place} {error}",
            ) from error
        if rest:
            text = _left_over(piece, rest)
            found.unplaced.append((str(piece.place), text, "left_over"))
            mine = [*mine, Claim("unplaced", (rest,))]
        claims += mine
    return claims


def _left_over(piece: Piece, rest: str) -> str:
    """Return the words that were left over, in their order where they stand together."""
    if isinstance(piece, Table):
        for cell in piece.cells:
            if Counter(solid(cell.text)) == Counter(rest):
                return cell.text.strip()
        return rest
    return piece.text.strip() if Counter(solid(piece.text)) == Counter(rest) else rest


def _year(head: Head, nodes: list[Node], found: Contents) -> int | None:
    """Return the plan's year: in its title, else in another title, else that of its number or issue."""
    titles = [head.title, *(text for _, kind, text, _ in found.asides if kind == "notice_title")]
    for text in titles:
        year = year_in(fold(text))
        if year:
            return _within_span(text, year, head)
    if head.document:
        year = year_in(fold(head.document).replace(")", "年"))
        if year:
            return year
    if isinstance(head.issued, date):
        return head.issued.year
    return next(
        (year for node in nodes if isinstance(node.piece, Para) and (year := year_in(node.folded))),
        None,
    )


def _within_span(text: str, year: int, head: Head) -> int:
    """Return the year of issue where a title spans years around it (2023—2025年), else the first named."""
    issued = head.issued.year if isinstance(head.issued, date) else year
    spans = any(mark in text for mark in ("-", "—", "–", "至", "~"))
    return issued if spans and year < issued <= year + 5 and str(issued)[2:] in text else year


def _plan(found: Contents, head: Head, year: int, options: Options, name: str) -> dict[str, object]:
    number_sections(found.sections)
    number_tasks(found.entries)
    first_is_lead = options.first_is_lead or head.first_is_lead
    used = _used(found)
    plan: dict[str, object] = {"title": head.title or PurePath(name).stem, "year": year}
    if head.document:
        plan["document"] = head.document
    if head.issuer:
        plan["issuer"] = head.issuer
    if isinstance(head.issued, date):
        plan["issued"] = head.issued
    plan["sections"] = [
        {"id": section.id, "title": section.title} for section in found.sections if section.id in used
    ]
    plan["tasks"] = [task_table(entry, first_is_lead=first_is_lead) for entry in found.entries]
    for section in found.sections:
        if section.id not in used:
            plan["sections"].append({"id": section.id, "title": section.title})  # type: ignore[attr-defined] # the list above
            found.flags.append((section.place, "section_without_tasks", section.title))
    return plan


def _used(found: Contents) -> set[str]:
    used: set[str] = set()
    for entry in found.entries:
        section = entry.section
        while section is not None:
            used.add(section.id)
            section = section.parent
    return used


def _import_table(data: bytes, name: str, unplaced: tuple[Unplaced, ...]) -> dict[str, object]:
    table: dict[str, object] = {
        "file": PurePath(name).name,
        "sha256": hashlib.sha256(data).hexdigest(),
        "version": __version__,
    }
    if unplaced:
        table["unplaced"] = [
            {"place": each.place, "text": each.text, "reason": each.reason} for each in unplaced
        ]
    return table


def _ordered(plan: dict[str, object]) -> dict[str, object]:
    order = ("title", "document", "issuer", "issued", "year", "import", "sections", "tasks")
    return {key: plan[key] for key in order if plan.get(key)}
