"""How does each kind of paragraph of a document look? One row a kind, for each language.

Official documents follow GB/T 9704-2012: sizes 2号 22 pt, 3号 16 pt, 4号 14 pt; 小标宋 for titles, 黑体 for
一、, 楷体 for （一）, 仿宋 for text. Fonts have the names that offices use; a machine that lacks one
shows another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plancli.views.document import Role
    from plancli.words import Lang

LINE = 579
"""Distance of lines in twentieths of a point: 28.95 pt, 22 to a page (225 mm)."""

SQUEEZE = -5
"""Twentieths of a point between characters of 16 pt, so that 28 fit a line (156 mm)."""

CHARACTER = 315
"""Width of such a character, in twentieths of a point."""

FANGSONG, HEI, KAI, SONG, TITLES = "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体", "方正小标宋简体"
LATIN = "Times New Roman"
FONTS = (FANGSONG, HEI, KAI, SONG, TITLES, LATIN)
RED = "FF0000"
LEAD_ID = "PlanLead"

Align = Literal["both", "center", "left", "right"]


class Look(NamedTuple):
    """How a kind of paragraph looks.

    Attributes:
        name: Its name, under which people find it in Word.
        size: Of the letters, in points.
        line: Distance of lines, in twentieths of a point; 0 for what the letters need.
        first: Indent of the first line, in twentieths of a point; `left` and `right` that of all lines.
        before: Room above it, in twentieths of a point; `after` that below it.
        keeps: It stays on one page with the paragraph after it.
        begins_page: It begins a new page.
        outline: Level among the headings, from 1; 0 for none.
        rule: Colour of a line below it.
    """

    name: str
    font: str
    size: float
    align: Align = "both"
    line: int = LINE
    first: int = 0
    left: int = 0
    right: int = 0
    before: int = 0
    after: int = 0
    bold: bool = False
    color: str = ""
    spacing: int = 0
    keeps: bool = False
    begins_page: bool = False
    outline: int = 0
    rule: str = ""


_TWO = 2 * CHARACTER
_WHOLE = 28 * CHARACTER
_SIGNED = _WHOLE - 29 * CHARACTER // 2
"""Where the area begins in whose middle a signature stands above its date."""

_CHINESE: Mapping[Role, Look] = {
    "body": Look("公文正文", FANGSONG, 16, first=_TWO, spacing=SQUEEZE),
    "heading": Look("公文一级标题", HEI, 16, first=_TWO, spacing=SQUEEZE, keeps=True, outline=1),
    "item": Look("公文条目", FANGSONG, 16, first=_TWO, spacing=SQUEEZE),
    "issuer": Look("公文发文机关", TITLES, 26, "center", line=0, color=RED),
    "letterhead": Look("公文文头", TITLES, 48, "center", line=0, color=RED, after=LINE // 2),
    "number": Look("公文发文字号", FANGSONG, 16, "center"),
    "rule": Look("公文分隔线", FANGSONG, 4, "center", line=80, after=LINE, rule=RED),
    "title": Look("公文标题", TITLES, 22, "center", line=LINE + 60, before=LINE, after=LINE),
    "to": Look("公文主送机关", FANGSONG, 16, spacing=SQUEEZE),
    "annex_note": Look("公文附件说明", FANGSONG, 16, first=_TWO, before=LINE, spacing=SQUEEZE, keeps=True),
    "signature": Look(
        "公文署名", FANGSONG, 16, "center", left=_SIGNED, before=2 * LINE, spacing=SQUEEZE, keeps=True
    ),
    "wide_signature": Look("公文长署名", FANGSONG, 16, "right", before=2 * LINE, spacing=SQUEEZE, keeps=True),
    "date": Look("公文成文日期", FANGSONG, 16, "right", right=4 * CHARACTER, spacing=SQUEEZE),
    "annex": Look("公文附件", HEI, 16, "left", keeps=True, begins_page=True),
    "annex_title": Look("公文附件标题", TITLES, 22, "center", after=LINE // 2, keeps=True),
    "form_title": Look("表单标题", TITLES, 26, "center", line=0, before=120, after=120, spacing=60),
    "form_heading": Look("表单小标题", HEI, 16, "left", line=0, before=160, after=80, keeps=True),
    "form_number": Look("表单编号", FANGSONG, 14, "right", line=0, after=80),
    "label": Look("表单栏目", HEI, 12, "center", line=340),
    "cell": Look("表单内容", FANGSONG, 12, "left", line=340),
    "figure": Look("表单数目", FANGSONG, 12, "center", line=340),
    "imprint": Look("公文版记", FANGSONG, 14, "left", line=0, left=280),
}

_ENGLISH: Mapping[Role, Look] = {
    "body": Look("Memo text", LATIN, 11, "left", line=0, after=120),
    "heading": Look(
        "Memo heading", LATIN, 12, "left", line=0, before=200, after=80, bold=True, keeps=True, outline=1
    ),
    "item": Look("Memo item", LATIN, 11, "left", line=0, left=360, after=100),
    "issuer": Look("Memo issuer", LATIN, 12, "left", line=0, after=120),
    "letterhead": Look("Memo head", LATIN, 22, "left", line=0, bold=True, after=200),
    "number": Look("Memo number", LATIN, 11, "left", line=0, after=60),
    "rule": Look("Memo rule", LATIN, 4, "left", line=80, after=160, rule="000000"),
    "title": Look("Memo title", LATIN, 16, "left", line=0, before=120, after=120, bold=True, keeps=True),
    "to": Look("Memo line", LATIN, 11, "left", line=0, after=60),
    "annex_note": Look("Memo annex note", LATIN, 11, "left", line=0, before=160, keeps=True),
    "signature": Look("Memo signature", LATIN, 11, "left", line=0, before=400, keeps=True),
    "wide_signature": Look("Memo long signature", LATIN, 11, "left", line=0, before=400, keeps=True),
    "date": Look("Memo date", LATIN, 11, "left", line=0),
    "annex": Look("Memo annex", LATIN, 12, "left", line=0, after=80, bold=True, keeps=True, begins_page=True),
    "annex_title": Look("Memo annex title", LATIN, 14, "left", line=0, after=120, bold=True, keeps=True),
    "form_title": Look("Form title", LATIN, 20, "center", line=0, after=120, bold=True),
    "form_heading": Look(
        "Form heading", LATIN, 14, "left", line=0, before=160, after=80, bold=True, keeps=True
    ),
    "form_number": Look("Form number", LATIN, 11, "right", line=0, after=80),
    "label": Look("Form label", LATIN, 10, "left", line=0, bold=True),
    "cell": Look("Form text", LATIN, 10, "left", line=0),
    "figure": Look("Form figure", LATIN, 10, "center", line=0),
    "imprint": Look("Memo imprint", LATIN, 9, "left", line=0),
}

LOOKS: Mapping[Lang, Mapping[Role, Look]] = {"zh": _CHINESE, "en": _ENGLISH}

_LEADS: Mapping[Lang, Look] = {
    "zh": Look("公文二级标题", KAI, 16, spacing=SQUEEZE),
    "en": Look("Memo lead", LATIN, 11, bold=True),
}
"""How the title looks that a paragraph begins with."""

LEAD_NAMES = frozenset(look.name for look in _LEADS.values())


def style_id(role: Role) -> str:
    """Return the id of a kind of paragraph in our own documents."""
    return f"Plan{role.title().replace('_', '')}"


def names_of(role: Role) -> frozenset[str]:
    """Return the names of a kind of paragraph in every language."""
    return frozenset(looks[role].name for looks in LOOKS.values())


def styles(lang: Lang) -> str:
    """Return the styles of a language as the elements of styles.xml (ISO 29500-1, 17.7)."""
    rows = [_paragraph(style_id(role), look) for role, look in LOOKS[lang].items()]
    return "".join((*rows, _character(LEAD_ID, _LEADS[lang])))


def _paragraph(id_: str, look: Look) -> str:
    """Return the style of a kind of paragraph; the schema fixes the order of its elements."""
    rule = f'<w:bottom w:val="single" w:sz="12" w:space="6" w:color="{look.rule}"/>'
    line = f' w:line="{look.line}" w:lineRule="exact"' if look.line else ""
    said = (
        "<w:keepNext/><w:keepLines/>" if look.keeps else "",
        "<w:pageBreakBefore/>" if look.begins_page else "",
        "<w:widowControl/>",
        f"<w:pBdr>{rule}</w:pBdr>" if look.rule else "",
        "" if look.line == LINE else '<w:snapToGrid w:val="0"/>',
        f'<w:spacing w:before="{look.before}" w:after="{look.after}"{line}/>',
        f'<w:ind w:left="{look.left}" w:right="{look.right}" w:firstLine="{look.first}"/>',
        f'<w:jc w:val="{look.align}"/>',
        f'<w:outlineLvl w:val="{look.outline - 1}"/>' if look.outline else "",
    )
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{look.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{"".join(said)}</w:pPr>{_letters(look)}</w:style>'
    )


def _character(id_: str, look: Look) -> str:
    """Return the style of a kind of letters."""
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{look.name}"/>'
        f"<w:qFormat/>{_letters(look)}</w:style>"
    )


def _letters(look: Look) -> str:
    """Return how letters look."""
    half_points = int(2 * look.size)
    said = (
        f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{look.font}" w:cs="{LATIN}"/>',
        "<w:b/><w:bCs/>" if look.bold else "",
        f'<w:color w:val="{look.color}"/>' if look.color else "",
        f'<w:spacing w:val="{look.spacing}"/>' if look.spacing else "",
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>',
    )
    return f"<w:rPr>{''.join(said)}</w:rPr>"
