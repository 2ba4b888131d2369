"""What is the plan's title? What lines, the notice around it, the page and its metadata share."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from plancli.ingest.model import Para, Piece
from plancli.ingest.numerals import read_marker
from plancli.ingest.outline.forms import (
    LETTERHEAD,
    LONGEST_TITLE,
    NOTICE_WORD,
    PLAN_WORD,
    SHORTEST_TITLE,
    form_of,
    is_organisation,
    is_titular,
    year_in,
)
from plancli.ingest.text import Text, depth, flow, fold, joined, solid

if TYPE_CHECKING:
    from plancli.ingest.outline.node import Node

QUOTED = re.compile(r"《([^《》]{4,80}(?:《[^》]*》)?[^《》]*)》")
_ENDED = re.compile(
    r"(?:通知|通告|公告|通报|报告|规定|意见|方案|计划|要点|函|批复|决定|办法|细则|规划|表|清单|分工|文件|台账|任务书|责任书|分解|安排|任务)"
    r"(?:\([^()]*\))?[》”]?$"
)
_WRAPPED = re.compile(r"(?:印发|转发)[《<]?(.{4,80}?)[》>]?(?:的通知|的函|的通告)$")
_LABELLED = re.compile(r"(?:标\s*题|信息名称|名\s*称)\s*:\s*(\S.*)$")
_SITE = re.compile(r"[_|]|\s+-\s+|-(?=[^-]*(?:网|政府|门户|局|委|大学|学院)[^-]*$)")
NEAR, ACROSS, LONGEST_LINE, LONGEST_HEADLINE, FIRST_LINES = 8, 3, 120, 60, 60


def join_titles(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with titles that break over lines joined."""
    said = _said(pieces[:FIRST_LINES])
    done: list[Piece] = []
    for piece in pieces:
        last = done[-1] if done else None
        if isinstance(piece, Para) and isinstance(last, Para) and _goes_on(last, piece, said):
            text = flow([last.text, piece.text])
            done[-1] = replace(
                last, text=text, folded=fold(text), dropped=joined([last.dropped, piece.dropped])
            )
        else:
            done.append(piece)
    return done


def _said(pieces: list[Piece]) -> list[str]:
    """Return what the lines of a document say, each as one word, quotations by themselves."""
    lines = [piece.folded for piece in pieces if isinstance(piece, Para)]
    return [solid(words) for line in lines for words in (line, *QUOTED.findall(line))]


def _goes_on(first: Para, second: Para, said: list[str]) -> bool:
    """Return whether the second line is the rest of a title that the first one begins."""
    a, b = first.folded.strip(), second.folded.strip()
    parts = _may_be_part(first) and _may_be_part(second) and first.heading == second.heading
    signed = is_organisation(first), is_organisation(second)
    if not parts or all(signed) or second.gap or _is_letterhead(a) or _RECIPIENT.match(b):
        return False
    if _is_said_across(solid(a), solid(b), said):
        return True
    if depth(a):
        return ")" in b or "》" in b
    if signed[1] or not _ENDED.search(b) or len(a) < ACROSS + 1:
        return False
    if signed[0]:
        return re.match(r"\d{4}|二○|关于", b) is not None
    return len(solid(a)) >= SHORTEST_TITLE and not _ENDED.search(a)


def _is_letterhead(folded: str) -> bool:
    """Return whether a line is the red head of a document (某市人民政府文件), not a title about documents."""
    return folded.endswith("文件") and "关于" not in folded


def _is_said_across(end: str, rest: str, said: list[str]) -> bool:
    """Return whether another line says the end of one line and the beginning of the next as one."""
    across = end[-ACROSS:] + rest[:ACROSS]
    return len(across) == 2 * ACROSS and any(across in words for words in said if words not in (end, rest))


_RECIPIENT = re.compile(r"各.*:$")


def _may_be_part(para: Para) -> bool:
    """Return whether a line could be a part of a title: short, without number, sentence or form."""
    text = para.folded.strip()
    if para.kind or len(text) > LONGEST_TITLE or re.search(r"[。;!?:]", text) or form_of(para):
        return False
    return not read_marker(para.text, para.folded) or year_in(text[:6]) is not None


# --- which title --------------------------------------------------------------------------------


def find_title(nodes: list[Node], start: int) -> tuple[int | None, Text, tuple[str, ...]]:
    """Return where the plan's title stands, its words, and what other sources call it."""
    others = _others(nodes)
    for node in nodes[start : start + NEAR]:
        if node.para and _is_title(node):
            return node.at, node.para.text.strip(), others
        if node.marker and node.evidence:
            break
    first_item = next((node.at for node in nodes if node.evidence or node.marker), len(nodes))
    for test in (_is_title, _is_notice, _is_headline):
        for node in nodes[: max(first_item, 1)]:
            if node.para and test(node):
                at, words = _unwrapped(node, node.para)
                return at, words, others
    return None, Text(), others


def _others(nodes: list[Node]) -> tuple[str, ...]:
    """Return the titles that the page, its metadata and the notice give, what they wrap taken out."""
    found: list[str] = []
    for node in nodes[:FIRST_LINES]:
        text = node.folded.strip()
        labelled = _LABELLED.search(text) if node.form == "page_metadata" else None
        if labelled:
            found.append(labelled[1])
        elif node.form == "page_furniture" and node.at == 0:
            found.append(without_site(text))
        elif node.para and node.form is None and _is_notice(node):
            found.append(text)
    wrapped = [_WRAPPED.search(solid(words)) for words in found]
    inner = [
        each[1].strip("《》") if each else solid(words) for each, words in zip(wrapped, found, strict=True)
    ]
    return tuple(dict.fromkeys(words for words in inner if len(words) > ACROSS))


def without_site(text: str) -> str:
    """Return a page's title without the name of its site."""
    return _SITE.split(text)[0].strip()


def _unwrapped(node: Node, para: Para) -> tuple[int | None, Text]:
    """Return the title that a notice's own title quotes, or the whole line."""
    quoted = QUOTED.search(para.text) if "印发" in para.text else None
    if quoted and PLAN_WORD.search(fold(quoted[1])):
        return None, para.text[quoted.start(1) : quoted.end(1)]
    return node.at, para.text.strip()


def _is_title(node: Node) -> bool:
    return node.para is not None and node.form is None and is_titular(node.para) and not node.evidence


def _is_notice(node: Node) -> bool:
    text = node.folded
    plain = node.form is None and "。" not in text and len(text) <= LONGEST_LINE
    return plain and NOTICE_WORD.search(text.strip()) is not None


def _is_headline(node: Node) -> bool:
    text = node.folded
    plain = node.form is None and node.marker is None and not node.evidence and len(text) <= LONGEST_HEADLINE
    return plain and not re.search("[。;:]", text) and not LETTERHEAD.search(text)
