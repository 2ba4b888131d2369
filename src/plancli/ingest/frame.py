"""Where does the plan begin and end in the document, and what is everything around it?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plancli.ingest.facts import front_label
from plancli.ingest.fold import fold, solid
from plancli.ingest.head import (
    DATE,
    DOCUMENT_NUMBER,
    Head,
    form_of,
    is_organisation,
    is_titular,
    parse_date,
    states_first_is_lead,
    year_in,
)
from plancli.ingest.model import Para, Piece, Table
from plancli.ingest.numerals import Marker, read_marker
from plancli.ingest.tails import Reading, read_paragraph
from plancli.ingest.vocabulary import NOTICE_WORD, PLAN_WORD

if TYPE_CHECKING:
    from datetime import date

FEW = 0.2
_QUOTED = re.compile(r"《([^《》]{4,80}(?:《[^》]*》)?[^《》]*)》")
_RECIPIENTS = re.compile(
    r"^(?:各|县|市|区|省|委|局|厅|校|院|机关|公司|全|本|有关|[\u4e00-\u9fff]{2,12}(?:局|委|厅|政府"
    r"|公司|部|处|院|办)).{0,200}:$"
)
_LETTERHEAD = re.compile(r"文\s*件\s*$")
_UNDER_TITLE = 4


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of the document with everything its own words say.

    Attributes:
        at: Its position among the pieces.
        piece: The paragraph or table.
        marker: The number it begins with.
        reading: Its words and tails.
        form: What it is by its form alone.
        evidence: It names departments or times as tasks do.
    """

    at: int
    piece: Piece
    marker: Marker | None = None
    reading: Reading | None = None
    form: str | None = None
    evidence: int = 0

    @property
    def text(self) -> str:
        """Return a paragraph's words; a table has none of its own."""
        return self.piece.text if isinstance(self.piece, Para) else ""

    @property
    def folded(self) -> str:
        """Return a paragraph's words folded; a table has none of its own."""
        return self.piece.folded if isinstance(self.piece, Para) else ""


def look(pieces: list[Piece]) -> list[Node]:
    """Return each piece with its number, its tails and its form."""
    nodes = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, Table):
            nodes.append(Node(at, piece, evidence=3 if piece.rows > 1 else 0))
            continue
        form = piece.kind or form_of(piece)
        marker = read_marker(piece.text, piece.folded) if not piece.kind else None
        if marker and len(piece.text) == marker.end:
            marker = None
        reading = None if piece.kind else read_paragraph(piece, marker.end if marker else 0)
        label = front_label(piece.folded) if reading else None
        evidence = 0
        if reading and (reading.facts.departments or reading.facts.timing) and form in (None, "note"):
            evidence = 1
        if label and label.field in ("lead", "support", "timing", "joint") and form is None:
            evidence = 1
        nodes.append(Node(at, piece, marker, reading, form, evidence if form != "note" else 0))
    return nodes


def frame(nodes: list[Node]) -> Head:
    """Return what the document says about itself, and which pieces are the plan."""
    start = _start(nodes)
    title_at, title = _title(nodes, start)
    begin = max(start, (title_at + 1) if title_at is not None and title_at >= start else start)
    end = _end(nodes, begin)
    kinds = _kinds(nodes, begin, end)
    if title_at is not None:
        kinds[title_at] = "title"
    document_at, document = _document(nodes)
    issued_at, issued = _issued(nodes, kinds, title_at)
    return Head(
        title,
        document,
        _issuer(nodes, kinds),
        issued,
        document_at,
        issued_at,
        states_first_is_lead([node.piece for node in nodes]),
        kinds,
        begin,
        end,
    )


def _para(node: Node) -> Para | None:
    return node.piece if isinstance(node.piece, Para) else None


def _is_closing(nodes: list[Node], at: int) -> bool:
    """Return whether a line ends the notice around a plan: its signature's date, 附件 alone, （此件公开发布）."""
    node = nodes[at]
    para = _para(node)
    if para is None:
        return False
    before = next((_para(nodes[i]) for i in range(at - 1, -1, -1) if nodes[i].form != "page_furniture"), None)
    if node.form == "date":
        return before is not None and not is_titular(before) and before.kind is None
    text = solid(para.folded)
    if node.form == "attachment":
        return len(text) <= _UNDER_TITLE + 1 and not text.endswith(":")
    return node.form == "note" and text.startswith(("(此件", "(公开", "(此页"))


def _start(nodes: list[Node]) -> int:
    """Return the first piece of the plan: after the notice that wraps it, if there is one."""
    evidence = [node.evidence for node in nodes]
    total = sum(evidence)
    first_item = next(
        (node.at for node in nodes if node.evidence or (node.marker and node.marker.sure)), len(nodes)
    )
    for at in range(len(nodes) - 2, -1, -1):
        if not _is_closing(nodes, at):
            continue
        after = sum(evidence[at + 1 :])
        if total and after and total - after <= FEW * after:
            return at + 1
        if not total and _plan_follows(nodes, at + 1):
            return at + 1
    titles = [at for at in range(len(nodes)) if _is_title(nodes[at])]
    first_evidence = next((node.at for node in nodes if node.evidence), first_item)
    addressed = max((node.at for node in nodes[:first_evidence] if _is_recipients(node)), default=-1)
    quoted = _quoted_titles(nodes)
    again = [
        at
        for at in titles
        if addressed < at <= first_evidence and (_year_of(nodes[at]) or _solid(nodes[at]) in quoted)
    ]
    if addressed >= 0 and again:
        return again[0]
    early = [at for at in titles if at <= first_item]
    return early[0] if early else 0


def _plan_follows(nodes: list[Node], at: int) -> bool:
    near = nodes[at : at + _UNDER_TITLE]
    later = [node for node in nodes[at:] if node.marker and node.marker.sure]
    return len(later) > 1 and any(_is_title(node) for node in near)


def _solid(node: Node) -> str:
    para = _para(node)
    return solid(para.folded) if para else ""


def _year_of(node: Node) -> int | None:
    para = _para(node)
    return year_in(para.folded) if para else None


def _is_title(node: Node) -> bool:
    para = _para(node)
    return para is not None and node.form is None and is_titular(para) and not node.evidence


def _is_recipients(node: Node) -> bool:
    para = _para(node)
    return (
        para is not None
        and node.form is None
        and not node.marker
        and bool(_RECIPIENTS.match(para.folded.strip()))
    )


def _quoted_titles(nodes: list[Node]) -> set[str]:
    return {
        solid(found) for node in nodes[:20] if (para := _para(node)) for found in _QUOTED.findall(para.folded)
    }


def _title(nodes: list[Node], start: int) -> tuple[int | None, str]:
    """Return where the plan's title stands, and its words."""
    near = [node for node in nodes[start : start + 8] if _para(node)]
    for node in near:
        if _is_title(node):
            return node.at, node.text.strip()
        if node.marker and node.evidence:
            break
    first_item = next((node.at for node in nodes if node.evidence or node.marker), len(nodes))
    for test in (_is_title, _is_notice, _is_headline):
        for node in nodes[: max(first_item, 1)]:
            if test(node):
                return _within(node)
    return None, ""


def _within(node: Node) -> tuple[int | None, str]:
    """Return the title a notice's own title quotes, or the whole line."""
    para = node.piece
    quoted = _QUOTED.search(para.text) if isinstance(para, Para) and "印发" in para.text else None
    if quoted and PLAN_WORD.search(fold(quoted[1])):
        return None, quoted[1]
    return node.at, para.text.strip() if isinstance(para, Para) else ""


def _is_notice(node: Node) -> bool:
    para = _para(node)
    return (
        para is not None
        and node.form is None
        and NOTICE_WORD.search(para.folded) is not None
        and "。" not in para.text
        and len(para.text) < 120
    )


def _is_headline(node: Node) -> bool:
    para = _para(node)
    return (
        para is not None
        and node.form is None
        and node.marker is None
        and not node.evidence
        and len(para.text) <= 60
        and not re.search("[。;:]", para.folded)
        and not _LETTERHEAD.search(para.folded)
    )


def _end(nodes: list[Node], begin: int) -> int:
    """Return the piece after the plan's last."""
    end = len(nodes)
    while end > begin:
        node = nodes[end - 1]
        para = _para(node)
        if para is None:
            break
        label = front_label(para.folded) if para.kind is None else None
        if label and label.field != "note" and node.form != "note":
            break
        if label and label.word != "注" and not para.gap and _is_label_line(nodes, end - 2):
            break
        if (
            node.form in ("date", "note", "attachment", "page_furniture", "page_metadata", "document")
            or (is_organisation(para) and not node.evidence and not node.marker and not para.heading)
            or (node.marker and not node.evidence and _goes_on_attachment(nodes, end - 1))
        ):
            end -= 1
        else:
            break
    return end


def _is_label_line(nodes: list[Node], at: int) -> bool:
    """Return whether a line is a task's label line (完成时限：…)."""
    para = _para(nodes[at]) if at >= 0 else None
    label = front_label(para.folded) if para and para.kind is None else None
    return label is not None and label.field != "note"


def _goes_on_attachment(nodes: list[Node], at: int) -> bool:
    """Return whether a numbered line continues a list of attachments."""
    marker = nodes[at].marker
    before = nodes[at - 1] if at else None
    para = _para(before) if before else None
    if marker is None or para is None or before is None:
        return False
    last = read_marker(para.text, para.folded) or _attached_number(para)
    goes_on = last is not None and last.value + 1 == marker.value
    return (
        goes_on
        and (before.form == "attachment" or _goes_on_attachment(nodes, at - 1))
        and "。" not in nodes[at].text
    )


def _attached_number(para: Para) -> Marker | None:
    found = re.match(r"\s*附\s*件\s*[::]\s*", para.folded)
    return read_marker(para.text[found.end() :], para.folded[found.end() :]) if found else None


def _kinds(nodes: list[Node], begin: int, end: int) -> dict[int, str]:
    """Return what the pieces outside the plan are."""
    kinds: dict[int, str] = {}
    for node in nodes:
        if begin <= node.at < end:
            if node.form == "page_furniture" or (
                node.form is not None and isinstance(node.piece, Para) and node.piece.kind
            ):
                kinds[node.at] = node.form
            continue
        kinds[node.at] = _kind(nodes, node, begin)
    return kinds


def _kind(nodes: list[Node], node: Node, begin: int) -> str:
    para = _para(node)
    if para is None:
        return "table"
    if node.form:
        return node.form
    after = node.at >= begin
    if _goes_on_attachment(nodes, node.at):
        return "attachment"
    if is_organisation(para):
        following = next((other for other in nodes[node.at + 1 :] if other.form != "page_furniture"), None)
        signs = after or (
            following is not None
            and (
                following.form == "date" or is_organisation(following.piece)
                if isinstance(following.piece, Para)
                else False
            )
        )
        earlier = any(
            isinstance(other.piece, Para) and "。" in other.piece.text for other in nodes[: node.at]
        )
        return "signature" if signs and (earlier or after) else "letterhead"
    if after:
        return "note"
    if _LETTERHEAD.search(para.folded) and len(para.text) < 40 and "。" not in para.text:
        return "letterhead"
    if _is_recipients(node):
        return "recipients"
    if "。" not in para.text and not node.marker and (_is_notice(node) or is_titular(para)):
        return "notice_title"
    return "preamble"


def _document(nodes: list[Node]) -> tuple[int | None, str]:
    """Return the document's own number: on a line of its own, else behind a label, else under the title."""
    for wanted in ("document", "page_metadata", None):
        for node in nodes:
            para = _para(node)
            if para is None or node.form != wanted or (wanted is None and not _may_hold_number(para)):
                continue
            found = DOCUMENT_NUMBER.search(para.folded)
            if found:
                return node.at, para.text[found.start() : found.end()]
    return None, ""


def _may_hold_number(para: Para) -> bool:
    text = solid(para.folded)
    return text.startswith("(") and text.endswith(")") and len(text) < 60


def _issuer(nodes: list[Node], kinds: dict[int, str]) -> str:
    signed = [at for at, kind in kinds.items() if kind == "signature"]
    dated = [at for at in signed if nodes[at + 1 :] and nodes[at + 1].form == "date"]
    for at in [*dated[:1], *signed[:1]]:
        return nodes[at].text.strip()
    for node in nodes:
        para = _para(node)
        found = (
            re.search(
                r"(?:发\s*文\s*机\s*关|发布机构|发文单位|制发机关|发布单位)\s*:\s*([^\s:]{3,40})", para.folded
            )
            if para and node.form == "page_metadata"
            else None
        )
        if found and para:
            return para.text[found.start(1) : found.end(1)]
    for at, kind in sorted(kinds.items()):
        if kind == "letterhead" and _LETTERHEAD.search(nodes[at].folded):
            return _LETTERHEAD.sub("", nodes[at].text).strip()
    for node in nodes:
        para = _para(node) if node.form == "note" else None
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


def _issued(nodes: list[Node], kinds: dict[int, str], title_at: int | None) -> tuple[int | None, date | None]:
    """Return the day of issue: of the signature, else behind a label, else under the title, else of printing."""
    dates = [node for node in nodes if node.form == "date" and node.at in kinds]
    for node in dates:
        return node.at, parse_date(node.folded)
    for node in nodes:
        para = _para(node)
        if node.form == "document" and para and (day := parse_date(para.folded)):
            return node.at, day
    metadata = [
        (node.at, para.folded) for node in nodes if node.form == "page_metadata" and (para := _para(node))
    ]
    for label in (r"成\s*文|发\s*文\s*(?=日|时)|印发|生成", r"发布|公开|生效"):
        for at, text in metadata:
            found = re.search(rf"(?:{label})\s*(?:日\s*期|时\s*间)\s*:", text)
            day = parse_date(text[found.end() :]) if found else None
            if day:
                return at, day
    after_title = (
        range((title_at or 0) + 1, (title_at or 0) + _UNDER_TITLE) if title_at is not None else range(0)
    )
    for at in [*after_title, *(node.at for node in nodes if node.form == "note")]:
        para = _para(nodes[at]) if at < len(nodes) else None
        if (
            para
            and (_may_hold_number(para) or re.search("印发|印制", para.text))
            and DATE.search(para.folded)
        ):
            return at, parse_date(para.folded)
    return None, None
