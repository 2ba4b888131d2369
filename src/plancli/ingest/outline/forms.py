"""What is a line by its form alone: number, date, metadata, attachment, note, furniture, title, signature?"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from plancli.ingest.model import Para, Place
from plancli.ingest.numerals import han_value, read_marker
from plancli.ingest.tails.names import NO, SURELY, strength
from plancli.ingest.text import PAGE_NUMBER, Text, fold, solid

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGIT = "[0-9○〇OＯo零一二三四五六七八九]"
_NUMERAL = "[0-9一二三四五六七八九十]{1,3}"
DATE = re.compile(
    rf"(?P<y>(?:19|20|一九|二{_DIGIT}){_DIGIT}{{2}})\s*(?:年|[-/.])\s*(?P<m>{_NUMERAL})\s*(?:月|[-/.])\s*(?P<d>{_NUMERAL})\s*日?"
)
YEAR = re.compile(
    rf"(?<![0-9])((?:19|20)[0-9]{{2}}|二[○〇OＯo零0]{_DIGIT}{{2}})\s*"
    rf"(?=学?年|[-—–~至]\s*(?:19|20)?\d{{2,4}}\s*学?年|\s*[\u4e00-\u9fff])"
)
_MONTH = re.compile(rf"(?:(?:19|20)\d\d|二{_DIGIT}{{3}})\s*年\s*{_NUMERAL}\s*月")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fffA-Za-z×ХＸ*]{1,20}(?:\s[\u4e00-\u9fff]{1,4}){0,4}\s*[(]\s*(?:19|20)\s*\d\s*\d\s*[)]\s*(?:第\s*)?\d{1,4}\s*号"
)
_META = re.compile(
    r"[•·●\-\s]*(?:[(]\s*)?(?:索引号|信息索引|标题|名称|文号|发文字号|发文文号|文件编号|发文机[关构]|发文单位|发布机构|发布单位|发布部门"
    r"|制发机关|公开主体|主办单位|(?:信息|文章)?来源|(?:成文|发文|发布|公开|生成|印发|生效|实施|施行|废止|失效|更新)(?:日期|时间)"
    r"|有效性|有效期|时效性|公文时效|效力状态|(?:主题|组配|内容|体裁)?分类|关键词|服务对象|公开(?:方式|属性|形式|范围|类别)|信息类别"
    r"|文种|文件类型|(?:访问|浏览)(?:次数|量)|点击(?:数|量|次数)|阅读(?:次数|量)?|作者|责任编辑|编辑|审核|签发人?|密级|紧急程度|保密期限"
    r"|统一登记号|登记号|规范性文件编号|主题|类别|语种|语言|内容概述|内容摘要|摘要|信息名称|公文种类"
    r"|(?:日期|时间)(?=:(?:19|20)\d\d[-/.年])):"
)
_DATED_PART = re.compile(r"[|\s](?:发布|印发|成文|更新|修订|制定|编制|填[报表]|制表)(?:日期|时间):\s*\d")
_ATTACHMENT = re.compile(
    r"\s*(?:附\s*件\s*[\d一二三四五六七八九十]{0,3}\s*(?:[:.、]|$|\s)|附\s*[:]"
    r"|附\s*表?\s*[\d一二三四五六七八九十]{0,2}\s*(?:[:]|$)|附\s*$)"
)
_NOTE = re.compile(
    r"\s*(?:(?:编\s*制|审\s*定|审\s*批|批\s*准|制\s*定|抄\s*送|抄\s*报|主\s*送|分\s*送|报\s*送|发\s*送|审\s*核|审\s*核\s*人"
    r"|填\s*报\s*(?:[人单][位]?|日期|时间)|[填制]\s*表\s*(?:人|日期|时间)?|校\s*对|打\s*印|打\s*字|电\s*话|传\s*真|邮\s*箱|地\s*址)\s*:"
    r"|[(]?\s*共\s*印|联\s*系\s*人|联\s*系\s*电\s*话|联系方式|电子邮箱|\(\s*(?:此件|此页|本文有删|信息公开|公开|依申请|主动公开|联系人|此文"
    r"|本件|不予公开|公开方式|联系电话)|此件|注\s*[:\d]|注$|备\s*注\s*:|说\s*明\s*:|主\s*题\s*词\s*:|公开方式\s*:"
    r"|信息公开选项|责任编辑\s*:|\(?\s*续\s*表?|单位\s*:\s*(?:万|亿|个|元|项)|\*{3,}|[-—─=_＿]{3,}\s*$|[A-Za-z0-9._-]+@)"
)
_INFO = re.compile(r"字体|字号|来源|浏览|点击|阅读|发布(?:日期|时间)|作者|分享|打印")
_PRINTED = re.compile(r"印\s*[发制]\s*[)]?\s*$")
_MAKER = re.compile(r"\s*(?:编制|制表)(?:部门|单位|处室|科室)\s*:")
_ORGANISATION = re.compile(
    r"(?:局|委|委员会|办公室|办公厅|厅|部|政府|党委|党组|公司|集团|大学|学院|学校|医院|中心|处|院|组|小组|指挥部|协会|联合会|总工会"
    r"|管委会|办事处|工委|纪委|人大|政协|法院|检察院|银行|所|站|台|社|中学|小学|会|科|馆|县|市|区|镇|乡)(?:\([^()]*\))?\s*$"
)
_FURNITURE = re.compile(
    r"(?:当前位置|您现在的位置|您的位置|所在位置|(?:网站)?首页\s*[>»/|]|.{2,12}\s*[>»]\s*.{2,12}\s*[>»]|(?:[^|\s]{1,8}\s*\|\s*){2,}[^|\s]{1,8}$"
    r"|上一[篇条页]|下一[篇条页]|相关(?:链接|文章|阅读|文档|新闻|附件|解读|信息)|扫一扫|分享到?\s*:|分享到|[(]?打印(?:本页)?[)]?|[(]?关闭(?:窗口|本页)"
    r"|返回(?:顶部|列表)?$|[(]?字[体号]\s*[:(]|浏览(?:次数|量)|点击(?:数|量|次数)|版权所有|ICP备|主办单位\s*:.*网站|网站标识码|政府网站)"
)
LETTERHEAD = re.compile(r"文\s*件\s*$")
_PLAN_END = (
    r"(?:计划|要点|方案|分工|分解|安排|任务|清单|台账|任务书|责任书|目标|措施|意见|办法|表|细则|行动|规划|项目|实事|工作|实施|事项|举措"
    r"|责任制|路线图|时间表|施工图|指南|部署|思路|历)"
)
PLAN_WORD = re.compile(rf"{_PLAN_END}(?:\([^()]{{1,20}}\))?[)》\"”]*$")
NOTICE_WORD = re.compile(
    r"关于.{0,80}(?:印发|转发|下发|发布|公布|做好|分解|下达|落实|报送|开展|征求|明确|调整|推进|实施|制定|制订|编制).{0,120}"
    r"|(?:的)?(?:通知|通告|公告|函|批复|决定|通报|意见)$"
)
SHORTEST_TITLE, LONGEST_TITLE, ONE_LINE = 6, 90, 80
SIGNER = 16
"""Characters that 签发人：… takes beside a document number."""


def parse_date(folded: str) -> date | None:
    """Return the first whole date in a folded text, or None."""
    for found in DATE.finditer(folded):
        year = han_value(re.sub("[OＯo]", "○", found["y"]))
        try:
            return date(year, han_value(found["m"]), han_value(found["d"]))
        except ValueError:
            continue
    return None


def is_date_line(folded: str) -> bool:
    """Return whether a line is a date and nothing else (brackets and 印发 aside)."""
    found = DATE.search(folded) or _MONTH.search(folded)
    rest = folded[: found.start()] + folded[found.end() :] if found else "x"
    return found is not None and not re.sub(r"[\s()。]|印发|发布|公布", "", _CLOCK.sub("", rest))


def year_in(folded: str) -> int | None:
    """Return the first year a folded text names, or None."""
    found = YEAR.search(folded)
    return han_value(re.sub("[OＯo]", "○", found[1])) if found else None


def is_organisation(para: Para) -> bool:
    """Return whether a line is the name of an organisation, or several, and nothing else."""
    text = para.folded.strip()
    if not 2 < len(text) <= 60 or re.search(r"[。;!?:《》,]", text):  # noqa: PLR2004 - a name
        return False
    whole = solid(text)
    names = [name for name in re.split(r"\s+|、", text) if name]
    ends = _ORGANISATION.search(whole) is not None or strength(whole) == SURELY
    return ends and (strength(whole) > NO or all(strength(name) > NO for name in names))


def is_titular(para: Para) -> bool:
    """Return whether a line could be a plan's title."""
    text = solid(para.folded)
    if not SHORTEST_TITLE <= len(text) <= LONGEST_TITLE or re.search(r"[。;!?:]", text):
        return False
    if text.endswith((",", "、", "通知", "的函")):
        return False
    numbered = read_marker(para.text, para.folded) and not year_in(para.folded[:6])
    return not numbered and PLAN_WORD.search(text) is not None


def is_dated_title(para: Para) -> bool:
    """Return whether a line is a title that names its year, whatever its brackets say (…清单（质量部）)."""
    return is_titular(para) and year_in(para.folded) is not None and "," not in para.folded


def form_of(para: Para) -> str | None:
    """Return what a line is by its form alone, wherever it stands, or None."""
    return _form(str(para.folded.strip()))


@lru_cache(maxsize=1024)
def _form(text: str) -> str | None:
    return next((kind for kind, holds in _FORMS if holds(text)), None)


def _is_furniture(text: str) -> bool:
    """Return whether a line only helps to find one's way on a page; a numbered one does not."""
    numbered = read_marker(text, text)
    return _FURNITURE.match(text) is not None and not (numbered and numbered.sure)


def _is_metadata(text: str) -> bool:
    """Return whether a line begins with a label of a page's metadata."""
    label, colon, value = text.partition(":")
    return _META.match(solid(label) + colon + value) is not None


def _holds_day(text: str) -> bool:
    """Return whether a line holds a day of issue among other things (督查室编制 编制日期：2025年1月10日)."""
    return len(text) < ONE_LINE and _DATED_PART.search(text) is not None


def _after_number(text: str) -> str | None:
    """Return what stands in a line beside the document number that it begins with; None without one."""
    number = DOCUMENT_NUMBER.search(text) if "号" in text else None
    if not number or number.start() > 2:  # noqa: PLR2004 - a bracket or quotation mark
        return None
    return text[: number.start()] + text[number.end() :]


def _is_about_number(text: str) -> bool:
    rest = _after_number(text)
    return rest is not None and _INFO.search(rest) is not None and len(text) < ONE_LINE


def _is_number(text: str) -> bool:
    rest = _after_number(text)
    return rest is not None and len(solid(rest)) <= SIGNER


def _is_imprint(text: str) -> bool:
    return _PRINTED.search(text) is not None and DATE.search(text) is not None and len(text) < ONE_LINE


_FORMS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("page_furniture", PAGE_NUMBER.match),
    ("page_furniture", _is_furniture),
    ("page_metadata", _is_metadata),
    ("signature", _MAKER.match),
    ("attachment", _ATTACHMENT.match),
    ("note", _NOTE.match),
    ("page_metadata", _holds_day),
    ("page_metadata", _is_about_number),
    ("document", _is_number),
    ("date", is_date_line),
    ("note", _is_imprint),
)
"""What each form is called, and what a folded line of that form satisfies; the first that holds decides."""


_RANKED_FIRST = re.compile(
    r"(?:[列排](?:在|名|序|列)?|位[列于]|名列|处于|顺序)(?:在|为)?(?:第[一1]位?|首位?|最?前面?|第一个)的?[\u4e00-\u9fff、()（）]{0,16}?"
    r"(?:即?为|是|系|作为)[该本]?项?(?:主要)?(?:任务|工作)?的?(?:第一)?(?:牵头|主办|主责|主要责任|总负责)"
    r"|(?:第一|首)[个家位]?(?:责任)?(?:单位|部门)(?:即?为|是|系)[该本]?项?(?:任务|工作)?的?(?:牵头|主办|主责)"
    r"|(?:[排列]在?|[排列])(?:首位|第一位|第一)的?[\u4e00-\u9fff()（）]{0,10}(?:牵头|主办)"
)
_OF_THE_LEADS = re.compile(r"多个牵头|牵头单位(?:[中里的])")


def states_first_is_lead(texts: list[str]) -> bool:
    """Return whether a document says that the first department of a list leads the others."""
    return any(
        "总牵头" not in text[found.end() - 4 : found.end() + 2]
        and not _OF_THE_LEADS.search(text[max(0, found.start() - 14) : found.start()])
        for text in texts
        for found in _RANKED_FIRST.finditer(text)
    )


def as_para(text: str) -> Para:
    """Return words that stand alone as a paragraph, to ask for their form."""
    return Para(Text(text.strip()), fold(text.strip()), Place())
