"""Where does the plan begin and end in the document, and what is everything around it?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from plancli.ingest.model import Para
from plancli.ingest.numerals import Marker, read_marker
from plancli.ingest.outline.forms import (
    LETTERHEAD,
    NOTICE_WORD,
    is_organisation,
    is_titular,
    states_first_is_lead,
)
from plancli.ingest.outline.issue import Issue, find_issue
from plancli.ingest.outline.titles import find_title, without_site
from plancli.ingest.tables.columns import is_task_table
from plancli.ingest.tails.labels import front_label
from plancli.ingest.text import Text, fold, solid

if TYPE_CHECKING:
    from plancli.ingest.outline.node import Node

FEW, FEW_ITEMS, UNDER_TITLE, LETTERHEAD_LENGTH, FIRST_LINES = 0.2, 1, 4, 40, 20
_RECIPIENTS = re.compile(
    r"^(?!.*(?:如下|现将|根据|为了?))(?:各|县|市|区|省|委|局|厅|校|院|机关|公司|全|本|有关|镇|[\u4e00-\u9fff]{2,12}(?:局|委|厅|政府|公司|部|处|院|办)).{0,200}:$"
)
_ENDS = frozenset({"date", "note", "attachment", "page_furniture", "page_metadata", "document", "signature"})


@dataclass(frozen=True, slots=True)
class Head:
    """What the document says about itself.

    Attributes:
        title: The plan's title.
        issue: Who issued it, when, and under which number.
        first_is_lead: A rule of the document says that the first department of a list leads.
        kinds: For each piece of the document outside the plan: what it is.
        start: First piece of the plan.
        end: Piece after its last.
        titles: The title as other sources give it: the page's, the metadata's, the notice's.
    """

    title: Text
    issue: Issue
    first_is_lead: bool = False
    kinds: dict[int, str] = field(default_factory=dict)
    start: int = 0
    end: int = 0
    titles: tuple[str, ...] = ()


def frame(nodes: list[Node]) -> Head:
    """Return what the document says about itself, and which pieces are the plan."""
    start = _start(nodes)
    title_at, title, others = find_title(nodes, start)
    begin = max(start, 0 if title_at is None else title_at + 1)
    end = _end(nodes, begin)
    kinds = _kinds(nodes, begin, end, solid(fold(title)))
    again = [node.at for node in nodes[:1] if _repeats(node, title)]
    kinds |= dict.fromkeys([*again, *([] if title_at is None else [title_at])], "title")
    texts = [
        text
        for node in nodes
        for text in ([node.folded] if node.para else [fold(cell.text) for cell in node.piece.cells])  # type: ignore[union-attr] # a table
    ]
    return Head(
        title, find_issue(nodes, kinds, title_at), states_first_is_lead(texts), kinds, begin, end, others
    )


def _repeats(node: Node, title: Text) -> bool:
    """Return whether a page's own title is the plan's, with the name of the site behind it."""
    return node.form == "page_furniture" and solid(without_site(node.folded)) == solid(fold(title))


# --- where the plan begins ----------------------------------------------------------------------


def _start(nodes: list[Node]) -> int:
    """Return the first piece of the plan: what follows a notice's last line, if it names departments."""
    before = [0, *accumulate(node.evidence for node in nodes)]
    total = before[-1]
    for at in range(len(nodes) - 2, -1, -1):
        rest = total - before[at + 1]
        holds = total - rest <= FEW * rest if total else _plan_follows(nodes, at + 1)
        if holds and _is_closing(nodes, at):
            return at + 1
    return 0


def _is_closing(nodes: list[Node], at: int) -> bool:
    """Return whether a line ends the notice around a plan: its date, 附件 alone, （此件公开发布）."""
    node = nodes[at]
    text = solid(node.folded)
    if node.form == "date":
        before = next((other.para for other in reversed(nodes[:at]) if other.form != "page_furniture"), None)
        return before is not None and not is_titular(before) and before.kind is None
    if node.form == "attachment":
        return len(text) <= UNDER_TITLE + 1 and not text.endswith(":")
    return node.form == "note" and text.startswith(("(此件", "(公开", "(此页"))


def _plan_follows(nodes: list[Node], at: int) -> bool:
    listed = sum(node.marker is not None and node.marker.sure for node in nodes[at:])
    return listed > 1 and any(_is_title(node) for node in nodes[at : at + UNDER_TITLE])


def _is_title(node: Node) -> bool:
    return node.para is not None and node.form is None and is_titular(node.para) and not node.evidence


def is_recipients(node: Node) -> bool:
    """Return whether a line says to whom a notice goes (各县人民政府：)."""
    plain = node.para is not None and node.form is None and not node.marker
    return plain and _RECIPIENTS.match(node.folded.strip()) is not None


# --- where it ends ------------------------------------------------------------------------------


def _end(nodes: list[Node], begin: int) -> int:
    """Return the piece after the plan's last."""
    end = _attached(nodes, begin)
    while end > begin and _is_after(nodes, end - 1):
        end -= 1
    return end


def _is_after(nodes: list[Node], at: int) -> bool:
    """Return whether the last piece so far stands behind the plan, not in it."""
    node, para = nodes[at], nodes[at].para
    if para is None:
        return False
    label = front_label(para.folded) if para.kind is None else None
    if label and label.says_who_or_when and node.form not in ("note", "signature"):
        return False
    if label and label.word != "注" and _goes_on(nodes, at, para):
        return False
    names = is_organisation(para) and not node.evidence and not node.marker and not para.heading
    listed = node.marker is not None and not node.evidence and _goes_on_attachment(nodes, at)
    titled = is_titular(para) and not node.evidence and nodes[at - 1].form == "attachment"
    return node.form in _ENDS or names or listed or titled


def _attached(nodes: list[Node], begin: int) -> int:
    """Return where attachments without tasks begin after the last task: forms to fill in, lists of names."""
    last = next((node.at for node in reversed(nodes[begin:]) if _has_tasks(node)), len(nodes))
    for node in nodes[last + 1 :]:
        if node.form == "attachment":
            listed = sum(bool(other.marker and other.marker.sure) for other in nodes[node.at + 1 :])
            return node.at if listed <= FEW_ITEMS else len(nodes)
    return len(nodes)


def _has_tasks(node: Node) -> bool:
    return node.evidence > 0 if isinstance(node.piece, Para) else is_task_table(node.piece)


def _goes_on(nodes: list[Node], at: int, para: Para) -> bool:
    """Return whether a line stands right under a task's label lines, over page numbers."""
    above = next((other.para for other in reversed(nodes[:at]) if other.form != "page_furniture"), None)
    label = front_label(above.folded) if above and above.kind is None else None
    return above is not None and (above.gap or not para.gap) and label is not None and label.says_who_or_when


def _goes_on_attachment(nodes: list[Node], at: int) -> bool:
    """Return whether a numbered line continues a list of attachments."""
    marker = nodes[at].marker
    before = nodes[at - 1] if at else None
    if marker is None or before is None or before.para is None or "。" in nodes[at].folded:
        return False
    last = read_marker(before.para.text, before.folded) or _attached_number(before.para)
    goes_on = last is not None and last.value + 1 == marker.value
    return goes_on and (before.form == "attachment" or _goes_on_attachment(nodes, at - 1))


def _attached_number(para: Para) -> Marker | None:
    found = re.match(r"\s*附\s*件\s*[::]\s*", para.folded)
    return read_marker(para.text[found.end() :], para.folded[found.end() :]) if found else None


# --- what stands around it ----------------------------------------------------------------------


def _kinds(nodes: list[Node], begin: int, end: int, title: str) -> dict[int, str]:
    """Return what the pieces outside the plan are, and those inside that only repeat its title."""
    kinds: dict[int, str] = {}
    said = [node.at for node in nodes if "。" in node.folded]
    for node in nodes:
        if not begin <= node.at < end:
            earlier = bool(said) and said[0] < node.at
            kinds[node.at] = _kind(nodes, node, after=node.at >= begin, earlier=earlier)
        elif node.form == "page_furniture" or (node.form is not None and node.para and node.para.kind):
            kinds[node.at] = node.form
        elif title and node.para and solid(node.folded) == title:
            kinds[node.at] = "title"
    return kinds


def _kind(nodes: list[Node], node: Node, *, after: bool, earlier: bool) -> str:  # noqa: PLR0911 - one return a kind
    """Return what a piece outside the plan is; `earlier`: sentences stand before it."""
    para = node.para
    if para is None or node.form:
        return node.form or "table"
    if _goes_on_attachment(nodes, node.at):
        return "attachment"
    if is_organisation(para):
        return "signature" if after or (earlier and _is_signed(nodes, node)) else "letterhead"
    if after:
        return "note"
    plain = "。" not in para.text
    if plain and LETTERHEAD.search(para.folded) and len(para.text) < LETTERHEAD_LENGTH:
        return "letterhead"
    if is_recipients(node):
        return "recipients"
    titled = plain and not node.marker and (is_titular(para) or NOTICE_WORD.search(para.folded) is not None)
    return "notice_title" if titled else "preamble"


def _is_signed(nodes: list[Node], node: Node) -> bool:
    """Return whether a date, or another signer, follows an organisation's name."""
    following = next((other for other in nodes[node.at + 1 :] if other.form != "page_furniture"), None)
    return following is not None and (
        following.form == "date" or (following.para is not None and is_organisation(following.para))
    )
