"""How are the placeholders of a Word file filled in? The file is filled, never run.

A placeholder is a name between double braces, ``{{责任部门}}``, half or full width, which Word may have
parted into any number of runs. It is found in the body, in tables, text boxes, headers and footers; a row of
a table, or a paragraph outside of tables, that names an item (``{{项.时限要求}}``) is repeated for each item.
What comes in its place is text, whatever it holds: each paragraph is filled once, so braces in a value stay.
"""

from __future__ import annotations

import re
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import OpcError
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.font import Font

from plancli.drawing.archive import steady
from plancli.drawing.paragraph_styles import LEAD_NAMES, names_of
from plancli.drawing.safe import in_file
from plancli.views.document import ITEM, placeholder_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from docx.document import Document as WordDocument

    from plancli.views.document import Filling, Paragraph

Element = Any
"""An element of lxml, which has no types."""

_PLACEHOLDER = re.compile(r"[{｛]{2}([^{}｛｝]*)[}｝]{2}")
_BRACES = re.compile(r"[{｛]{2}|[}｝]{2}")
_SHOWN = 30
"""Characters of a text that are quoted."""

_TEXT_PARTS = re.compile(r"/word/(document|header\d*|footer\d*)\.xml", re.IGNORECASE)
_OTHER_PARTS = re.compile(r"/word/(foot|end)notes\.xml|/word/(charts|diagrams)/.+\.xml", re.IGNORECASE)
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_P, _T, _R, _TR, _TBL, _TC = (qn(f"w:{name}") for name in ("p", "t", "r", "tr", "tbl", "tc"))
_HOLDS = tuple(qn(f"w:{name}") for name in ("drawing", "pict", "object", "sectPr"))
"""What is not lost with a paragraph that has no text."""

_SPLIT = re.compile(r"(\r\n|[\r\n\t])")
_MARK_OF = {"\t": "w:tab", **dict.fromkeys(("\r\n", "\r", "\n"), "w:br")}
_UNSEEN = qn("w:instrText")
"""Text of a field, in which nothing is filled in."""


_NO_DOCUMENT = (OpcError, BadZipFile, SyntaxError, KeyError, ValueError, AttributeError)
"""What python-docx raises of a file that is none; lxml's errors of XML are errors of syntax."""


class NoTemplateError(ValueError):
    """The file is no Word document."""


class Fault(NamedTuple):
    """What is wrong with a template.

    Attributes:
        kind: A name that nobody knows, braces without a partner, or a place where nothing can be filled in.
        text: The placeholder or its surroundings.
    """

    kind: Literal["unknown", "unclosed", "misplaced"]
    text: str


class Template:
    """A Word file with placeholders, which may be filled in many times."""

    def __init__(self, data: bytes) -> None:
        """Keep the bytes of the file.

        Raises:
            NoTemplateError: It is no Word document.
        """
        self._data = data
        self._open()

    def _open(self) -> WordDocument:
        """Return the file opened anew."""
        try:
            return docx.Document(BytesIO(self._data))
        except _NO_DOCUMENT as error:
            raise NoTemplateError from error

    def faults(self, names: Mapping[str, str]) -> tuple[Fault, ...]:
        """Return all that is wrong with it, each once.

        Args:
            names: The names of placeholders, in small letters.
        """
        made = self._open()
        found: dict[Fault, None] = {}
        for root in _roots(made):
            for paragraph in root.iter(_P):
                found.update(dict.fromkeys(_faults_of("".join(text for _, text in _atoms(paragraph)), names)))
            found.update(dict.fromkeys(_misplaced(root)))
        for part in made.part.package.iter_parts():
            if _OTHER_PARTS.fullmatch(str(part.partname)):
                text = part.blob.decode(errors="replace")
                found.update({Fault("misplaced", one[0]): None for one in _PLACEHOLDER.finditer(text)})
        return tuple(found)

    def has_placeholders(self) -> bool:
        """Tell whether there is anything to be filled in."""
        paragraphs = (one for root in _roots(self._open()) for one in root.iter(_P))
        return any(_PLACEHOLDER.search("".join(text for _, text in _atoms(one))) for one in paragraphs)

    def fill(self, filling: Filling, *, dated: date) -> bytes:
        """Return the file with every placeholder filled in; the same filling gives the same bytes.

        Args:
            filling: What comes in their places.
            dated: The day that the properties of the file name as that of its making.
        """
        made = self._open()
        styles = {str(style.name): style.style_id for style in made.styles}
        for root in _roots(made):
            _fill_all(root, filling, styles)
        packed = BytesIO()
        made.save(packed)
        return steady(packed.getvalue(), dated)


def _roots(made: WordDocument) -> list[Element]:
    """Return the elements that hold the texts of a document: its body, its headers and footers."""
    parts = (part for part in made.part.package.iter_parts() if _TEXT_PARTS.fullmatch(str(part.partname)))
    return [part.element for part in parts if isinstance(part, XmlPart)]


def _own(paragraph: Element, tags: Iterable[str]) -> Iterator[Element]:
    """Yield elements of a paragraph that do not belong to a paragraph within it, as a text box has."""
    for element in paragraph.iter(*tags):
        if next(element.iterancestors(_P), None) is paragraph:
            yield element


def _atoms(paragraph: Element) -> list[tuple[Element, str]]:
    """Return what a paragraph says, each piece with its element."""
    runs = (one for one in _own(paragraph, (_T, *_BREAKS)) if one.getparent().tag == _R)
    return [(one, one.text or "" if one.tag == _T else _BREAKS[one.tag]) for one in runs]


def _faults_of(text: str, names: Mapping[str, str]) -> Iterator[Fault]:
    """Yield what is wrong with the placeholders in the text of a paragraph."""
    for match in _PLACEHOLDER.finditer(text):
        if placeholder_name(match[1]) not in names:
            yield Fault("unknown", match[0])
    rest = _PLACEHOLDER.sub(lambda match: "\0" * len(match[0]), text)
    for match in _BRACES.finditer(rest):
        at = match.start()
        yield Fault("unclosed", text[at : at + _SHOWN] if match[0][0] in "{｛" else text[: at + 2][-_SHOWN:])


def _misplaced(root: Element) -> Iterator[Fault]:
    """Yield the placeholders that stand where nothing is filled in: fields, links, names of pictures."""
    unseen = (element.text or "" for element in root.iter(_UNSEEN))
    attributes = (value for element in root.iter() for value in element.attrib.values() if "{{" in value)
    for text in (*unseen, *attributes):
        yield from (Fault("misplaced", match[0]) for match in _PLACEHOLDER.finditer(text))


class _Match(NamedTuple):
    """A placeholder in the text of a paragraph: where it begins and ends, and its key."""

    first: int
    end: int
    key: str


def _matches(paragraph: Element, names: Mapping[str, str]) -> list[_Match]:
    """Return the placeholders of a paragraph."""
    text = "".join(text for _, text in _atoms(paragraph))
    found = _PLACEHOLDER.finditer(text)
    return [_Match(one.start(), one.end(), names[placeholder_name(one[1])]) for one in found]


def _fill_all(root: Element, filling: Filling, styles: Mapping[str, str]) -> None:
    """Fill in every paragraph once: first those repeated for each item, then all others."""
    matches = {
        paragraph: found for paragraph in root.iter(_P) if (found := _matches(paragraph, filling.names))
    }
    repeated = dict.fromkeys(
        next(paragraph.iterancestors(_TR), paragraph)
        for paragraph, found in matches.items()
        if any(one.key.startswith(ITEM) for one in found)
    )
    inside = {paragraph for block in repeated for paragraph in block.iter(_P)}
    for paragraph, found in matches.items():
        if paragraph not in inside:
            _fill(paragraph, found, filling.values, styles)
    for block in repeated:
        _repeat(block, filling, styles)


def _repeat(block: Element, filling: Filling, styles: Mapping[str, str]) -> None:
    """Put a copy of a row or a paragraph for each item in its place."""
    for number, item in enumerate(filling.items):
        copy = deepcopy(block)
        if number:
            _make_unique(copy)
        block.addprevious(copy)
        values = {**filling.values, **{ITEM + key: text for key, text in item.items()}}
        for paragraph in list(copy.iter(_P)):
            if found := _matches(paragraph, filling.names):
                _fill(paragraph, found, values, styles)
    table = next(block.iterancestors(_TBL), None) if block.tag == _TR else None
    _remove(block)
    if table is not None and not filling.items and all(map(_is_heading, table.iter(_TR))):
        _remove(table)


def _is_heading(row: Element) -> bool:
    """Tell whether a row is repeated on every page."""
    return row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


_IDS = ("paraId", "textId")
_MARKS = (qn("w:bookmarkStart"), qn("w:bookmarkEnd"))


def _make_unique(copy: Element) -> None:
    """Take out of a copied row or paragraph what may stand in a document only once."""
    for element in list(copy.iter()):
        if element.tag in _MARKS:
            element.getparent().remove(element)
        for name in [name for name in element.attrib if name.rpartition("}")[2] in _IDS]:
            del element.attrib[name]


def _fill(
    paragraph: Element,
    found: Sequence[_Match],
    values: Mapping[str, str | tuple[Paragraph, ...]],
    styles: Mapping[str, str],
) -> None:
    """Fill in the placeholders of a paragraph; one that holds nothing else, and gets nothing, goes."""
    atoms = _atoms(paragraph)
    said = [values[one.key] for one in found]
    if _is_alone(atoms, found):
        if len(said) == 1 and isinstance(said[0], tuple):
            _expand(paragraph, said[0], styles)
            return
        if not any(said) and _may_go(paragraph):
            _remove(paragraph)
            return
    for match, value in zip(reversed(found), reversed(said), strict=True):
        _replace(atoms, match, _text(value))


def _is_alone(atoms: Sequence[tuple[Element, str]], found: Sequence[_Match]) -> bool:
    """Tell whether a paragraph holds nothing but placeholders and blanks."""
    text = "".join(piece for _, piece in atoms)
    edges = [0, *(edge for one in found for edge in (one.first, one.end)), len(text)]
    return not any(text[first:end].strip() for first, end in zip(edges[::2], edges[1::2], strict=True))


def _text(value: str | tuple[Paragraph, ...]) -> str:
    """Return a value as a text; paragraphs become lines."""
    return value if isinstance(value, str) else "\n".join(one.lead + one.text for one in value)


def _may_go(paragraph: Element) -> bool:
    """Tell whether a paragraph may be removed: it holds no picture or section, and another is beside it."""
    if next(paragraph.iter(*_HOLDS), None) is not None:
        return False
    return any(one is not None and one.tag == _P for one in (paragraph.getprevious(), paragraph.getnext()))


def _remove(element: Element) -> None:
    """Take an element out of its parent."""
    element.getparent().remove(element)


def _replace(atoms: Sequence[tuple[Element, str]], match: _Match, value: str) -> None:
    """Put a text in the place of a placeholder; it looks as the first brace does.

    The placeholders of a paragraph are replaced from its end, so that offsets before them hold.
    """
    at = 0
    for element, text in atoms:
        first, end = max(match.first - at, 0), min(match.end - at, len(text))
        at += len(text)
        if first >= end:
            continue
        if element.tag != _T:
            _remove(element)
            continue
        now = element.text or ""
        _write(element, now[:first], value, now[end:])
        value = ""


def _write(element: Element, before: str, value: str, after: str) -> None:
    """Write a value and what stands around it into a run; line ends and tabs become elements of their own."""
    first, *rest = _SPLIT.split(value)
    made = [element, *(OxmlElement(_MARK_OF.get(piece, "w:t")) for piece in rest)]
    texts = [in_file(piece) for piece in (first, *rest)]
    texts[0] = before + texts[0]
    texts[-1] += after  # what is split begins and ends with a text, if an empty one
    for one, text in zip(made, texts, strict=True):
        if one.tag == _T:
            one.text = text
            one.set(qn("xml:space"), "preserve")
    for one in reversed(made[1:]):
        element.addnext(one)


def _expand(paragraph: Element, blocks: Sequence[Paragraph], styles: Mapping[str, str]) -> None:
    """Put paragraphs in the place of one; each is as its kind is in this document, else as the one was."""
    look = next(_own(paragraph, (_R,))).find(qn("w:rPr"))
    for block in blocks:
        paragraph.addprevious(_paragraph(block, paragraph.pPr, look, styles))
    if blocks or _may_go(paragraph):
        _remove(paragraph)


def _paragraph(
    block: Paragraph, properties: Element | None, look: Element | None, styles: Mapping[str, str]
) -> Element:
    """Return a paragraph in the style of its kind, or with these properties and this look of its letters."""
    style = _style_of(names_of(block.role), styles)
    made = OxmlElement("w:p")
    if style:
        made.style = style
    elif properties is not None:
        made.append(deepcopy(properties))
    if block.stays:
        made.get_or_add_pPr().get_or_add_keepNext()
    if block.lead:
        lead = _style_of(LEAD_NAMES, styles)
        made.append(_run(block.lead, look, lead, is_bold=not lead))
    is_bold = not style and block.role == "heading"
    made.append(_run(block.text, None if style else look, None, is_bold=is_bold))
    return made


def _style_of(names: Iterable[str], styles: Mapping[str, str]) -> str | None:
    """Return the id of the style that has one of these names; None where the document has none."""
    return next((styles[name] for name in names if name in styles), None)


def _run(text: str, look: Element | None, style: str | None, *, is_bold: bool) -> Element:
    """Return a run of text; it looks as a style says where there is one."""
    run = OxmlElement("w:r")
    if style:
        run.style = style
    elif look is not None:
        run.append(deepcopy(look))
    if is_bold:
        Font(run).bold = True
    run.append(OxmlElement("w:t"))
    _write(run[-1], "", text, "")
    return run
