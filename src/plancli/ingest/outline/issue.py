"""Who issued the document, when, and under which number?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plancli.ingest.fold import solid
from plancli.ingest.outline.head import DATE, DOCUMENT_NUMBER, parse_date
from plancli.ingest.outline.node import Node, paragraph

if TYPE_CHECKING:
    from datetime import date

    from plancli.ingest.model import Para

LETTERHEAD = re.compile(r"文\s*件\s*$")
UNDER_TITLE = 4


def find_document(nodes: list[Node]) -> tuple[int | None, str]:
    """Return the document's own number: on a line of its own, else behind a label, else under the title."""
    for wanted in ("document", "page_metadata", None):
        for node in nodes:
            para = paragraph(node)
            if para is None or node.form != wanted or (wanted is None and not _may_hold_number(para)):
                continue
            found = DOCUMENT_NUMBER.search(para.folded)
            if found:
                return node.at, para.text[found.start() : found.end()]
    return None, ""


def _may_hold_number(para: Para) -> bool:
    text = solid(para.folded)
    return text.startswith("(") and text.endswith(")") and len(text) < 60  # noqa: PLR2004 - a line under the title


def find_issuer(nodes: list[Node], kinds: dict[int, str]) -> str:
    """Return who issued the document: who signed it, else what its head says, or an empty string."""
    signed = [at for at, kind in kinds.items() if kind == "signature"]
    dated = [at for at in signed if nodes[at + 1 :] and nodes[at + 1].form == "date"]
    for at in [*dated[:1], *signed[:1]]:
        return nodes[at].text.strip()
    for node in nodes:
        para = paragraph(node)
        found = (
            re.search(
                r"(?:发\s*文\s*机\s*关|发布机构|发文单位|制发机关|发布单位)\s*:\s*([^\s:]{3,40})",
                para.folded,
            )
            if para and node.form == "page_metadata"
            else None
        )
        if found and para:
            return para.text[found.start(1) : found.end(1)]
    for at, kind in sorted(kinds.items()):
        if kind == "letterhead" and LETTERHEAD.search(nodes[at].folded):
            return LETTERHEAD.sub("", nodes[at].text).strip()
    for node in nodes:
        para = paragraph(node) if node.form == "note" else None
        found = (
            re.match(r"\s*([^\s:]{4,40}?)\s*(?=(?:19|20|二)\S{2,3}年\S+日\s*印发)", para.folded)
            if para
            else None
        )
        if found and para:
            return para.text[found.start(1) : found.end(1)]
    for at, kind in sorted(kinds.items()):
        found = (
            re.match(r"([^《》]{3,40}?)(?:印发|转发)?[《]?关于", nodes[at].text)
            if kind in ("notice_title", "title")
            else None
        )
        if found:
            return found[1].strip()
    return ""


def find_issued(
    nodes: list[Node], kinds: dict[int, str], title_at: int | None
) -> tuple[int | None, date | None]:
    """Return the day of issue: of the signature, else behind a label, under the title, or of printing."""
    dates = [node for node in nodes if node.form == "date" and node.at in kinds]
    for node in dates:
        day = parse_date(node.folded)
        if day:
            return node.at, day
    for node in nodes:
        para = paragraph(node)
        if node.form == "document" and para and (day := parse_date(para.folded)):
            return node.at, day
    metadata = [
        (node.at, para.folded) for node in nodes if node.form == "page_metadata" and (para := paragraph(node))
    ]
    for label in (r"成\s*文|发\s*文\s*(?=日|时)|印发|生成", r"发布|公开|生效"):
        for at, text in metadata:
            found = re.search(rf"(?:{label})\s*(?:日\s*期|时\s*间)\s*(?::|\s)", text)
            day = parse_date(text[found.end() :]) if found else None
            if day:
                return at, day
    after_title = (
        range((title_at or 0) + 1, (title_at or 0) + UNDER_TITLE) if title_at is not None else range(0)
    )
    for at in [*after_title, *(node.at for node in nodes if node.form == "note")]:
        para = paragraph(nodes[at]) if at < len(nodes) else None
        if (
            para
            and (_may_hold_number(para) or nodes[at].form == "date" or re.search("印发|印制", para.text))
            and DATE.search(para.folded)
        ):
            return at, parse_date(para.folded)
    return None, None
