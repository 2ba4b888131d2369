"""What is a line by its form: title, number, date, letterhead, notice, signature?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from plancli.ingest.fold import depth, fold, join, solid
from plancli.ingest.model import Para, Piece, Table
from plancli.ingest.numerals import han_value, read_marker
from plancli.ingest.tails.names import strength
from plancli.ingest.tails.vocabulary import FIRST_IS_LEAD, NOTICE_WORD, PLAN_WORD

_DIGIT = "[0-9○〇OＯo零一二三四五六七八九]"
_NUMERAL = "[0-9一二三四五六七八九十]{1,3}"
DATE = re.compile(
    rf"(?P<y>(?:19|20|一九|二{_DIGIT}){_DIGIT}{{2}})\s*(?:年|[-/.])\s*(?P<m>{_NUMERAL})\s*(?:月"
    rf"|[-/.])\s*(?P<d>{_NUMERAL})\s*日?",
)
YEAR = re.compile(
    rf"(?<![0-9])((?:19|20)[0-9]{{2}}|二[○〇OＯo零0]{_DIGIT}{{2}})\s*(?=年|[-—–~至]\s*(?:19"
    rf"|20)?\d{{2,4}}\s*年|\s*[\u4e00-\u9fff])",
)
_MONTH = re.compile(rf"(?:(?:19|20)\d\d|二{_DIGIT}{{3}})\s*年\s*{_NUMERAL}\s*月")
DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fffA-Za-z]{2,20}\s*[(]\s*(?:19|20)\s*\d\s*\d\s*[)]\s*(?:第\s*)?\d{1,4}\s*号",
)
_PLAIN_NUMBER = re.compile(
    r"(?:^|(?<=[\s:]))[\u4e00-\u9fff]{2,14}\s*(?:19|20)\d{2}\s*(?:年)?\s*(?:第|-)\s*\d{1,4}\s*号"
    r"|第\s*\d{1,4}\s*号(?=\s*$)",
)
_META_LABEL = re.compile(
    r"\s*(?:索\s*引\s*号|信息索引|标\s*题|名\s*称|文\s*号|发\s*文\s*字\s*号|发文文号|文件编号"
    r"|发\s*文\s*机\s*关|发文单位|发布机构|发布单位|发布部门|制发机关|公开主体|主办单位|信息来源"
    r"|来源|来\s*源|成文日期|成文时间|发文日期|发文时间|发布日期|发布时间|公开日期|生成日期"
    r"|印发日期|生效日期|实施日期|施行日期|废止日期|失效日期|有效性|有效期|时效性|公文时效"
    r"|效力状态|主题分类|分类|关键词|体裁分类|组配分类|服务对象|公开方式|公开属性|公开形式"
    r"|公开范围|公开类别|信息类别|文种|文件类型|访问次数|浏览次数|浏览量|点击数|阅读|字体|字号"
    r"|作者|责任编辑|编辑|审核|签发人|签发|密级|紧急程度|保密期限|统一登记号|登记号|规范性文件编号"
    r"|主题|类别|内容分类|语种|语言|内容概述|摘要|内容摘要|信息名称|公文种类)\s*[:]",
)
_ATTACHMENT = re.compile(
    r"\s*(?:附\s*件\s*[\d一二三四五六七八九十]{0,3}\s*(?:[:.、]|$|\s)|附\s*[:]"
    r"|附\s*表?\s*[\d一二三四五六七八九十]{0,2}\s*(?:[:]|$)|附\s*$)",
)
_ATTACHMENT_ALONE = re.compile(r"\s*附\s*[件表]?\s*[\d一二三四五六七八九十]{0,3}\s*[:]?\s*$")
_NOTE = re.compile(
    r"\s*(?:(?:编\s*制|审\s*定|审\s*批|制\s*定|抄\s*送|抄\s*报|主\s*送|分\s*送|报\s*送|发\s*送"
    r"|审\s*核|审\s*核\s*人|填\s*报\s*[人单][位]?|填\s*表\s*人?|制\s*表\s*人?|校\s*对|打\s*印"
    r"|打\s*字|电\s*话|传\s*真|邮\s*箱|地\s*址)\s*[:：]|[(]?\s*共\s*印|联\s*系\s*人|联\s*系\s*电\s*话"
    r"|联系方式|电子邮箱|\(\s*(?:此件|此页|信息公开|公开|依申请|主动公开|联系人|此文|本件|不予公开"
    r"|公开方式|联系电话)|此件|注\s*[:：\d]|注$|备\s*注\s*[:：]|说\s*明\s*[:：]"
    r"|主\s*题\s*词\s*[:：]|公开方式\s*[:：]|信息公开选项|责任编辑\s*[:：]|续\s*表"
    r"|单位\s*[:：]\s*(?:万|亿|个|元|项)|\*{3,}|[-—─=_＿]{3,}\s*$|[A-Za-z0-9._-]+@)",
)
_INFO = re.compile(r"字体|字号|来源|浏览|点击|阅读|发布(?:日期|时间)|作者|分享|打印")
_ISSUED_LINE = re.compile(r"印\s*发\s*[)]?\s*$|印\s*制\s*$")
_ORGANISATION = re.compile(
    r"(?:局|委|委员会|办公室|办公厅|厅|部|政府|党委|党组|公司|集团|大学|学院|学校|医院|中心|处|院"
    r"|组|小组|指挥部|协会|联合会|总工会|管委会|办事处|工委|纪委|人大|政协|法院|检察院|银行|所|站"
    r"|台|社|中学|小学|会|科|县|市|区|镇|乡)(?:\([^()]*\))?\s*$",
)
_TRAIL = re.compile(r"(?:当前位置|您现在的位置|您的位置|首页\s*[>»/|]|.{2,12}\s*[>»]\s*.{2,12}\s*[>»])")
_PAGE_WORDS = re.compile(
    r"(?:上一[篇条页]|下一[篇条页]|相关(?:链接|文章|阅读|文档|新闻|附件|解读|信息)|扫一扫|分享到|分享[:]|打印本页|【?关闭(?:窗口|本页)|返回(?:顶部|列表)"
    r"|字体\s*[:\[]|浏览(?:次数|量)|点击(?:数|量|次数)|版权所有|ICP备|主办单位\s*[:].*网站|网站标识码|政府网站)",
)
SHORTEST_TITLE, LONGEST_TITLE, ONE_LINE = 6, 90, 80
SIGNER = 16
"""Characters that 签发人：… takes beside a document number."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the document says about itself.

    Attributes:
        title: The plan's title.
        document: Its number.
        issuer: Who issued it.
        issued: When.
        first_is_lead: A rule of the document says that the first department of a list leads.
        document_at: Piece the number stands in.
        issued_at: Piece the day of issue stands in.
        kinds: For each piece of the document outside the plan: what it is.
        start: First piece of the plan.
        end: Piece after its last.
    """

    title: str = ""
    document: str = ""
    issuer: str = ""
    issued: date | None = None
    document_at: int | None = None
    issued_at: int | None = None
    first_is_lead: bool = False
    kinds: dict[int, str] = field(default_factory=dict)
    start: int = 0
    end: int = 0


def parse_date(folded: str) -> date | None:
    """Return the first whole date in a folded text, or None."""
    for found in DATE.finditer(folded):
        year = han_value(re.sub("[OＯo]", "○", found["y"]))
        month, day = han_value(found["m"]), han_value(found["d"])
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return None


def is_date_line(folded: str) -> bool:
    """Return whether a line is a date and nothing else (brackets and 印发 aside)."""
    found = DATE.search(folded) or _MONTH.search(folded)
    rest = folded[: found.start()] + folded[found.end() :] if found else "x"
    return found is not None and not re.sub(r"[\s()。]|印发|发布|公布", "", rest)


def year_in(folded: str) -> int | None:
    """Return the first year a folded text names, or None."""
    found = YEAR.search(folded)
    return han_value(re.sub("[OＯo]", "○", found[1])) if found else None


def is_organisation(para: Para) -> bool:
    """Return whether a line is the name of an organisation, or several, and nothing else."""
    text = para.folded.strip()
    if not 3 < len(text) <= 60 or re.search(r"[。;!?:《》,]", text):  # noqa: PLR2004 - a name
        return False
    names = [name for name in re.split(r"\s{1,}|、", text) if name]
    whole = solid(text)
    return bool(_ORGANISATION.search(whole) or strength(whole) == 2) and (  # noqa: PLR2004 - certainly
        strength(whole) > 0 or all(strength(name) for name in names)
    )


def is_titular(para: Para) -> bool:
    """Return whether a line could be a plan's title."""
    text = solid(para.folded)
    if (
        not SHORTEST_TITLE <= len(text) <= LONGEST_TITLE
        or re.search(r"[。;!?：:]", text)
        or text.endswith((",", "、", "通知", "的函"))
    ):
        return False
    if read_marker(para.text, para.folded) and not year_in(para.folded[:6]):
        return False
    return PLAN_WORD.search(re.sub(r"[)》\"”]+$", "", text)) is not None or PLAN_WORD.search(text) is not None


def is_dated_title(para: Para) -> bool:
    """Return whether a line is a title that names its year, whatever its brackets say (…清单（质量部）)."""
    return is_titular(para) and year_in(para.folded) is not None and "," not in para.folded


def form_of(para: Para) -> str | None:
    """Return what a line is by its form alone, wherever it stands, or None."""
    return _form(para.folded.strip())


@lru_cache(maxsize=1024)
def _form(text: str) -> str | None:
    for kind, form in (
        ("page_metadata", _META_LABEL),
        ("attachment", _ATTACHMENT),
        ("note", _NOTE),
    ):
        if form.match(text):
            return kind
    numbered = _numbered(text)
    if numbered:
        return numbered
    if is_date_line(text):
        return "date"
    if _TRAIL.match(text) or _PAGE_WORDS.match(text):
        return "page_furniture"
    printed = _ISSUED_LINE.search(text) and DATE.search(text) and len(text) < ONE_LINE
    return "note" if printed else None


def _numbered(text: str) -> str | None:
    """Return what a line that begins with a document number is: that number, or a page's line about it."""
    number = DOCUMENT_NUMBER.search(text)
    if not number or number.start() > 2:  # noqa: PLR2004 - a bracket or quotation mark
        return None
    if _INFO.search(text[number.end() :]) and len(text) < ONE_LINE:
        return "page_metadata"
    rest = len(solid(text)) - len(solid(number[0]))
    return "document" if rest <= SIGNER else None


def join_titles(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with titles that break over lines joined."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if isinstance(piece, Para) and isinstance(last, Para) and _title_goes_on(last, piece):
            text = join(last.text, piece.text)
            joined[-1] = replace(last, text=text, folded=fold(text), dropped=last.dropped + piece.dropped)
        else:
            joined.append(piece)
    return joined


_ENDED = re.compile(
    r"(?:通知|通告|公告|意见|方案|计划|要点|函|批复|决定|办法|细则|规划|表|清单|分工|文件|台账"
    r"|任务书|责任书|分解|安排|任务)(?:\([^()]*\))?[》”]?$",
)


def _title_goes_on(first: Para, second: Para) -> bool:  # noqa: PLR0911 - one return a case
    """Return whether the second line is the rest of a title that the first one begins."""
    a, b = first.folded.strip(), second.folded.strip()
    if first.kind or second.kind or first.heading != second.heading or second.gap:
        return False
    if (
        form_of(first)
        or form_of(second)
        or (read_marker(second.text, b) and not year_in(b[:6]))
        or (read_marker(first.text, a) and not year_in(a[:6]))
    ):
        return False
    if (
        re.search(r"[。;!?:]", a + b)
        or len(a) > LONGEST_TITLE
        or len(b) > LONGEST_TITLE
        or a.endswith("文件")
    ):
        return False
    if depth(a):
        return True
    if is_organisation(second) and not NOTICE_WORD.search(a):
        return False
    if NOTICE_WORD.search(a) and "关于" in a and not _ENDED.search(a):
        return bool(_ENDED.search(b))
    starts = (
        bool(year_in(a) or strength(a[:6]) or "关于" in a)
        and not _ENDED.search(a)
        and not is_organisation(first)
    )
    organised = is_organisation(first) and (b.startswith("关于") and bool(_ENDED.search(b)))
    return (starts and bool(_ENDED.search(b)) and len(a) >= 4) or organised or _org_then_plan(first, second)  # noqa: PLR2004


def _org_then_plan(first: Para, second: Para) -> bool:
    """Return whether an organisation's name is the first line of a title (望川大学 / 2023年工作要点)."""
    return (
        is_organisation(first)
        and bool(re.match(r"\d{4}|二○|关于", second.folded.strip()))
        and is_titular(second)
    )


def states_first_is_lead(pieces: list[Piece]) -> bool:
    """Return whether the document says that the first department of a list leads the others."""
    for piece in pieces:
        texts = (
            [piece.folded]
            if isinstance(piece, Para)
            else [fold(cell.text) for cell in piece.cells if "第一" in cell.text or "首位" in cell.text]
        )
        for text in texts:
            for found in FIRST_IS_LEAD.finditer(text):
                after = text[found.end() - 4 : found.end() + 2]
                if "总牵头" not in after and not re.search(
                    r"多个牵头|牵头单位(?:中|里|的)",
                    text[max(0, found.start() - 14) : found.start()],
                ):
                    return True
    return False


def has_table(pieces: list[Piece]) -> bool:
    """Return whether any of the pieces is a table."""
    return any(isinstance(piece, Table) for piece in pieces)
