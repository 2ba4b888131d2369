"""Where does the plan begin and end in the document, and what is everything around it?"""

from __future__ import annotations

import re

from plancli.ingest.fold import fold, solid
from plancli.ingest.model import Para
from plancli.ingest.numerals import Marker, read_marker
from plancli.ingest.outline.head import (
    Head,
    is_organisation,
    is_titular,
    states_first_is_lead,
    year_in,
)
from plancli.ingest.outline.issue import LETTERHEAD, UNDER_TITLE, find_document, find_issued, find_issuer
from plancli.ingest.outline.node import Node, paragraph
from plancli.ingest.tables.cells import is_task_table
from plancli.ingest.tails.labels import front_label
from plancli.ingest.tails.vocabulary import NOTICE_WORD, PLAN_WORD

FEW, FEW_ITEMS = 0.2, 1
_QUOTED = re.compile(r"《([^《》]{4,80}(?:《[^》]*》)?[^《》]*)》")
_RECIPIENTS = re.compile(
    r"^(?:各|县|市|区|省|委|局|厅|校|院|机关|公司|全|本|有关|[\u4e00-\u9fff]{2,12}(?:局|委|厅|政府"
    r"|公司|部|处|院|办)).{0,200}:$",
)
LONGEST_LINE, LONGEST_HEADLINE = 120, 60


def frame(nodes: list[Node]) -> Head:
    """Return what the document says about itself, and which pieces are the plan."""
    start = _start(nodes)
    title_at, title = _title(nodes, start)
    begin = max(start, (title_at + 1) if title_at is not None and title_at >= start else start)
    end = _end(nodes, begin)
    kinds = _kinds(nodes, begin, end, solid(fold(title)))
    if title_at is not None:
        kinds[title_at] = "title"
    document_at, document = find_document(nodes)
    issued_at, issued = find_issued(nodes, kinds, title_at)
    return Head(
        title,
        document,
        find_issuer(nodes, kinds),
        issued,
        document_at,
        issued_at,
        states_first_is_lead([node.piece for node in nodes]),
        kinds,
        begin,
        end,
    )


def _is_closing(nodes: list[Node], at: int) -> bool:
    """Return whether a line ends the notice around a plan: its date, 附件 alone, （此件公开发布）."""
    node = nodes[at]
    para = paragraph(node)
    if para is None:
        return False
    before = next(
        (paragraph(nodes[i]) for i in range(at - 1, -1, -1) if nodes[i].form != "page_furniture"), None
    )
    if node.form == "date":
        return before is not None and not is_titular(before) and before.kind is None
    text = solid(para.folded)
    if node.form == "attachment":
        return len(text) <= UNDER_TITLE + 1 and not text.endswith(":")
    return node.form == "note" and text.startswith(("(此件", "(公开", "(此页"))


def _start(nodes: list[Node]) -> int:
    """Return the first piece of the plan: after the notice that wraps it, if there is one."""
    evidence = [node.evidence for node in nodes]
    total = sum(evidence)
    first_item = next(
        (node.at for node in nodes if node.evidence or (node.marker and node.marker.sure)),
        len(nodes),
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
    near = nodes[at : at + UNDER_TITLE]
    later = [node for node in nodes[at:] if node.marker and node.marker.sure]
    return len(later) > 1 and any(_is_title(node) for node in near)


def _solid(node: Node) -> str:
    para = paragraph(node)
    return solid(para.folded) if para else ""


def _year_of(node: Node) -> int | None:
    para = paragraph(node)
    return year_in(para.folded) if para else None


def _is_title(node: Node) -> bool:
    para = paragraph(node)
    return para is not None and node.form is None and is_titular(para) and not node.evidence


def _is_recipients(node: Node) -> bool:
    para = paragraph(node)
    return (
        para is not None
        and node.form is None
        and not node.marker
        and bool(_RECIPIENTS.match(para.folded.strip()))
    )


def _quoted_titles(nodes: list[Node]) -> set[str]:
    return {
        solid(found)
        for node in nodes[:20]
        if (para := paragraph(node))
        for found in _QUOTED.findall(para.folded)
    }


def _title(nodes: list[Node], start: int) -> tuple[int | None, str]:
    """Return where the plan's title stands, and its words."""
    near = [node for node in nodes[start : start + 8] if paragraph(node)]
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
    para = paragraph(node)
    return (
        para is not None
        and node.form is None
        and NOTICE_WORD.search(para.folded) is not None
        and "。" not in para.text
        and len(para.text) <= LONGEST_LINE
    )


def _is_headline(node: Node) -> bool:
    para = paragraph(node)
    return (
        para is not None
        and node.form is None
        and node.marker is None
        and not node.evidence
        and len(para.text) <= LONGEST_HEADLINE
        and not re.search("[。;:]", para.folded)
        and not LETTERHEAD.search(para.folded)
    )


def _end(nodes: list[Node], begin: int) -> int:
    """Return the piece after the plan's last."""
    end = _attached(nodes, begin)
    while end > begin:
        node = nodes[end - 1]
        para = paragraph(node)
        if para is None:
            break
        label = front_label(para.folded) if para.kind is None else None
        if label and label.field != "note" and node.form != "note":
            break
        if label and label.word != "注" and _goes_on(nodes, end - 1, para):
            break
        if (
            node.form in ("date", "note", "attachment", "page_furniture", "page_metadata", "document")
            or (is_organisation(para) and not node.evidence and not node.marker and not para.heading)
            or (node.marker and not node.evidence and _goes_on_attachment(nodes, end - 1))
            or (is_titular(para) and not node.evidence and nodes[end - 2].form == "attachment")
        ):
            end -= 1
        else:
            break
    return end


def _attached(nodes: list[Node], begin: int) -> int:
    """Return where attachments without tasks begin after the last task: forms to fill in, lists of names."""
    last = max((node.at for node in nodes[begin:] if _has_tasks(node)), default=len(nodes))
    for node in nodes[last + 1 :]:
        if node.form == "attachment":
            listed = sum(bool(other.marker and other.marker.sure) for other in nodes[node.at + 1 :])
            return node.at if listed <= FEW_ITEMS else len(nodes)
    return len(nodes)


def _has_tasks(node: Node) -> bool:
    if isinstance(node.piece, Para):
        return node.evidence > 0
    return is_task_table(node.piece)


def _goes_on(nodes: list[Node], at: int, para: Para) -> bool:
    """Return whether a line stands right under a task's label lines, over page numbers."""
    before = next((i for i in range(at - 1, -1, -1) if nodes[i].form != "page_furniture"), -1)
    above = paragraph(nodes[before]) if before >= 0 else None
    return above is not None and (above.gap or not para.gap) and _is_label_line(nodes, before)


def _is_label_line(nodes: list[Node], at: int) -> bool:
    """Return whether a line is a task's label line (完成时限：…)."""
    para = paragraph(nodes[at]) if at >= 0 else None
    label = front_label(para.folded) if para and para.kind is None else None
    return label is not None and label.field != "note"


def _goes_on_attachment(nodes: list[Node], at: int) -> bool:
    """Return whether a numbered line continues a list of attachments."""
    marker = nodes[at].marker
    before = nodes[at - 1] if at else None
    para = paragraph(before) if before else None
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


def _kinds(nodes: list[Node], begin: int, end: int, title: str) -> dict[int, str]:
    """Return what the pieces outside the plan are, and those inside that only repeat its title."""
    kinds: dict[int, str] = {}
    for node in nodes:
        if begin <= node.at < end:
            if node.form == "page_furniture" or (
                node.form is not None and isinstance(node.piece, Para) and node.piece.kind
            ):
                kinds[node.at] = node.form
            elif title and _solid(node) == title:
                kinds[node.at] = "title"
            continue
        kinds[node.at] = _kind(nodes, node, begin)
    return kinds


def _kind(nodes: list[Node], node: Node, begin: int) -> str:  # noqa: PLR0911 - one return a case
    para = paragraph(node)
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
    if LETTERHEAD.search(para.folded) and len(para.text) < 40 and "。" not in para.text:  # noqa: PLR2004 - a letterhead
        return "letterhead"
    if _is_recipients(node):
        return "recipients"
    if "。" not in para.text and not node.marker and (_is_notice(node) or is_titular(para)):
        return "notice_title"
    return "preamble"
