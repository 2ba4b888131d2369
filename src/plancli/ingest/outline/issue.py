"""Who issued the document, when, and under which number?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plancli.ingest.outline.forms import DOCUMENT_NUMBER, LETTERHEAD, parse_date
from plancli.ingest.text import Text, solid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plancli.ingest.outline.node import Node

UNDER_TITLE, LONGEST_SUBTITLE = 4, 60
_MAKER = r"(?:发\s*文\s*机\s*关|发布机构|发文单位|制发机关|发布单位)"
_ISSUERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("page_metadata", re.compile(rf"{_MAKER}\s*:?\s*(?P<name>[^\s:]{{3,40}})")),
    ("letterhead", re.compile(rf"(?P<name>.{{3,60}}?)\s*{LETTERHEAD.pattern}")),
    ("note", re.compile(r"\s*(?P<name>[^\s:]{4,40}?)\s*(?=(?:19|20|二)\S{2,3}年\S+日\s*印发)")),
    ("notice_title", re.compile(r"(?P<name>[^《》]{3,40}?)(?:印发|转发)?[《]?关于")),
    ("title", re.compile(r"(?P<name>[^《》]{3,40}?)(?:印发|转发)?[《]?关于")),
)
"""Where a document that nobody signed says who issued it, the best first."""
_LABEL = re.compile(r"\s*(?:发\s*文\s*)?(?:字|文)\s*号\s*:?\s*")
_MADE = re.compile(r"[^。;]{0,20}(?:填报|填表|制表|编制)(?:日期|时间|单位|部门|人)?\s*:[^。;]{6,40}$")
_ISSUED = re.compile("印发|印制|(?:填报|填表|制表|编制)(?:日期|时间)")
_DATED = (r"成\s*文|发\s*文\s*(?=日|时)|印发|生成", r"发布|公开|生效|时间|日期")


@dataclass(frozen=True, slots=True)
class Issue:
    """Who issued a document, when, and under which number.

    Attributes:
        number: The document's number as printed.
        number_at: The piece it stands in.
        issuer: Who issued it.
        day: When.
    """

    number: Text
    number_at: int | None = None
    issuer: str = ""
    day: date | None = None


def find_issue(nodes: list[Node], kinds: dict[int, str], title_at: int | None) -> Issue:
    """Return what the pieces around the plan say of its issue."""
    number_at, number = _number(nodes)
    days = (parse_date(node.folded[start:]) for node, start in _dated(nodes, kinds, title_at))
    return Issue(number, number_at, _issuer(nodes, kinds), next((day for day in days if day), None))


def _number(nodes: list[Node]) -> tuple[int | None, Text]:
    """Return the document's own number: on a line of its own, else behind a label, else under the title."""
    for wanted in ("document", "page_metadata", None):
        for node in nodes:
            if node.para is None or node.form != wanted or (wanted is None and not _is_subtitle(node)):
                continue
            found = DOCUMENT_NUMBER.search(node.folded)
            label = _LABEL.match(found[0]) if found else None
            if found:
                start = found.start() + (label.end() if label else 0)
                return node.at, node.para.text[start : found.end()].strip()
    return None, Text()


def _is_subtitle(node: Node) -> bool:
    text = solid(node.folded)
    framed = text.startswith("(") and text.endswith(")") and len(text) < LONGEST_SUBTITLE
    return framed and node.marker is None and not node.evidence and not re.search("截[至止]", text)


def _issuer(nodes: list[Node], kinds: dict[int, str]) -> str:
    """Return who issued the document: who signed it, else what its head says, or an empty string."""
    signed = [at for at, kind in sorted(kinds.items()) if kind == "signature" and ":" not in nodes[at].folded]
    dated = [at for at in signed if nodes[at + 1 :] and nodes[at + 1].form == "date"]
    for at in [*dated[:1], *signed[:1]]:
        return str(nodes[at].para.text.strip())  # type: ignore[union-attr] # a signature is a line
    for wanted, form in _ISSUERS:
        for at, kind in sorted(kinds.items()):
            para = nodes[at].para
            found = form.match(para.folded) if para and kind == wanted else None
            if found and para:
                return str(para.text[found.start("name") : found.end("name")].strip())
    return ""


def _dated(nodes: list[Node], kinds: dict[int, str], title_at: int | None) -> Iterator[tuple[Node, int]]:
    """Yield the lines that may say the day of issue, and where to look in them, the best first."""
    yield from ((node, 0) for node in nodes if node.form == "date" and node.at in kinds)
    yield from ((node, 0) for node in nodes if node.form in ("document", "signature"))
    for label in _DATED:
        form = re.compile(rf"(?:{label})\s*(?:日\s*期|时\s*间)?\s*(?::|\s)")
        for node in nodes:
            found = form.search(node.folded) if node.form == "page_metadata" else None
            yield from [(node, found.end())] if found else []
    if title_at is not None:
        under = nodes[title_at + 1 : title_at + UNDER_TITLE]
        yield from ((node, 0) for node in under if _is_subtitle(node) or node.form == "date")
    yield from ((node, 0) for node in nodes if _is_made(node, kinds))


def _is_made(node: Node, kinds: dict[int, str]) -> bool:
    """Return whether a line says when the document was printed, or who made the table below it and when."""
    beside = node.form == "note" or node.at in kinds
    return (beside and _ISSUED.search(node.folded) is not None) or _MADE.match(node.folded) is not None
