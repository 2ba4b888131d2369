"""What does a label, a column heading or a verb mean? Its morphemes say so, not a list of whole words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from plancli.ingest.text import fold, solid

if TYPE_CHECKING:
    from collections.abc import Collection

Meaning = Literal[
    "lead", "support", "unit", "person", "time", "note", "watch", "number", "section", "title", "text"
]

_UNIT = (
    r"(?:单位|部门|处室|科室|股室|机构|机关|院系|学院|主体|组织者?|方|者|局|处|科|室|部|司|厅|站|[站科办]所|办|公司)"
    r"(?:\(\w+\)|名称|和|、|及)*"
)
_PERSON = (
    r"(?:领导(?:同志)?|责任人|负责人|负责同志|联系人|联络员|经办人|承办人|主办人|督办人|牵头人|召集人|组长"
    r"|书记|校长|院长|县长|区长|市长|主任|项目经理|同志|干部|责任者|人)(?:姓名)?"
)
_TIME = (
    r"(?:(?:时限|限时|时候|时间|期限|日期|时点|时段|工期|年限|进度|节点|进程)(?:要求|安排|计划|节点|表|\(\w+\))*"
    r"|完成|办结|竣工|截止|见效|里程碑|月份|月度|限期)"
)
_LEAD = r"总?牵头|统筹|总负责|总责|抓总|主办|主责|主抓|主导|领办|领衔|首责|第一责任"
_SUPPORT = (
    r"配合|会同|协\w?|参[与加建]|支[持撑援]|帮办|会办|联办|搭档|共同责任|辅助|联动|保障|助[力攻推]|指导"
)
_BODY = r"(?:部?[/／]?中心|板块|专班|[站办院]所|部室|镇街|街道|乡镇|社区|支部|党委|团队|力量)"
"""What else may lead or help, behind a word that says which: 主责板块, 牵头专班."""
_WATCH = (
    "联系(?!人|方式|电话)|跟办|跟踪"
    "|督办|督查|督导|督促|监督|监管|考核|验收|审核|审批|填报|编制|报送|制表|受益|适用|评价|检查|来文|发文"
)
_DUTY = (
    r"责任|负责|承|实施|落实|执行|主管|归口|经办|办理|组织|推进|完成|整改|业主|主体|建设|项目|工作|任务|具体"
    r"|处理|处置|使用|用人|管理|业务|主要|认领|揭榜"
)

_SECTION = (
    "章节|方向|类别|分类|领域|板块|方面|模块|条线|门类|大类|专项|片区|社区|类型|主题|所属部分"
    "|[一二]级(?:指标|任务|目标)"
)
_NOTE = (
    "备注|周次|说明|注|目标值|指标|成效|成果|效果|标准|口径|资金|投资|经费|预算|依据|来源|方式|形式|地点|规模|性质|权重|分值|范围"
    "|标志|结果|单价|数量|金额"
)
_TEXT = (
    "措施|举措|动作|内容|安排|步骤|做法|要求|抓手|路径|分解|描述"
    "|目标任务|细化任务|具体任务|具体事项|三级(?:任务|指标)"
)
_TITLE = (
    "工作计划|行动项|做什么|任务|事项|项目|工作|名称|问题|实事|课题|议题|改革|工程|活动|要点|目标|清单|题目"
)
_AND = r"(?:及\w+|和\w+|与\w+)?"
_BRACKET = r"(?:\(.*\))?"
_ENGLISH: tuple[tuple[str, Meaning], ...] = (
    ("id", "number"),
    ("section", "section"),
    ("task", "title"),
    ("lead", "lead"),
    ("support", "support"),
    ("timing", "time"),
    ("first|last|light|daysleft|status|percent|held|doneon|progress|problem|nextstep", "note"),
)
"""Headings of ledgers that plancli writes in English; what is reported of a task are notes."""
_FORMS: tuple[tuple[Meaning, str], ...] = (
    ("number", r"\w{0,4}(?:序号|编号|编码|项号|顺序号?)$|(?:任务|事项|项目|条目|行动)?号$|序$"),
    ("number", r"[Nn][Oo]\.?$|#$"),
    *((meaning, f"(?i:(?:{word})$)") for word, meaning in _ENGLISH),
    (
        "note",
        r"(?:被|是否)\w+$|(?:考核|评价|验收|评分)\w*$(?<!单位)(?<!部门)|.*(?:电话|情况|进展|联系方式|方法)$",
    ),
    ("note", r"亮灯$|\w*状态$|剩余天数$|进度%$|已办\w*$|职[务称]$|实际\w+$|下一步\w*$|起始日$"),
    ("person", rf"(?!.*法人$)\w*{_PERSON}$|分管$|姓名$"),
    ("time", rf"\w*{_TIME}$|[时限]$"),
    ("watch", rf"\w*(?:{_WATCH})\w*{_UNIT}$|(?:督办|督查|督导|监督|审核|验收)$"),
    (
        "support",
        rf"\w*(?:{_SUPPORT}|服务|相关|有关)\w*{_UNIT}$|(?:{_SUPPORT}){_BODY}?$|谁\w*[帮配协]\w*$|[协配]$",
    ),
    ("lead", rf"\w*(?:{_LEAD})\w*{_UNIT}$|(?:{_LEAD})(?:责任|{_BODY})?$|主$"),
    (
        "unit",
        rf"\w*(?:{_DUTY})\w*{_UNIT}$|(?:责任|落实|实施|承办){_BODY}$|(?:落实|工作)?(?:责任|负责|承办|经办|(?:责任|职责|任务)分工|责任主体)$|谁\w*[做办管责]\w*$",
    ),
    ("section", rf"\w*(?:{_SECTION})$"),
    ("note", rf"\w*(?:{_NOTE}){_BRACKET}$"),
    ("text", rf"\w*(?:{_TEXT}){_AND}$"),
    ("title", rf"\w*(?:{_TITLE}){_BRACKET}$"),
)
"""How the morphemes of each meaning stand in a word; the first form that matches decides."""
_ROWS = tuple((meaning, re.compile(form)) for meaning, form in _FORMS)
_BRACKETED = re.compile(r"\((.*?)\)")
_UNIT_WORD = re.compile(r"(?:单位|部门|部室|处室|科室|股室|庭室|机构|专班|工作组|小组|团队|主体|板块|条线)$")
_REMARK = re.compile(r"(?<=.)\([^()]{5,}\)$")
"""A remark behind a heading: 责任单位（排第一位的为牵头单位）."""
_APART = re.compile(r"[/、]|及其?|和|与")
LONGEST = 20
UNITS = frozenset({"lead", "support", "unit"})
FACTS = UNITS | {"person", "time"}
"""Meanings that say who or when."""


@lru_cache(maxsize=4096)
def meanings(word: str) -> tuple[Meaning, ...]:
    """Return what a label or heading introduces, more than one where it joins two; empty where none shows."""
    word = _REMARK.sub("", solid(fold(word)).rstrip(":"))
    if not 1 <= len(word) <= LONGEST:
        return ()
    outer, inner = _BRACKETED.sub("", word), "".join(_BRACKETED.findall(word))
    if inner and (said := _meaning(inner)) in ("lead", "support") and meanings(outer) == ("unit",):
        return (said,)
    parts = [part for part in _APART.split(outer) if part]
    if len(parts) > 1:
        found = [_meaning(part) for part in parts]
        verbs = [bool(re.fullmatch(rf"(?:{_LEAD}|{_SUPPORT}|责任|负责)", part)) for part in parts]
        if all(each in FACTS for each in found) or (any(verbs) and found[-1]):
            return tuple(dict.fromkeys(each for each in found if each))
        if found[0] and found[-1]:
            return (found[0],)
    whole = _meaning(word) or _meaning(outer)
    return (whole,) if whole else ()


def is_unit(word: str) -> bool:
    """Return whether a word ends as words for departments do, whatever they do (攻坚专班, 策展部门)."""
    return _UNIT_WORD.search(word) is not None


def _meaning(word: str) -> Meaning | None:
    return next((meaning for meaning, form in _ROWS if form.match(word)), None)


def person_label(label: str) -> str:
    """Return the part of a label that means persons: 责任部门/责任人 gives 责任人."""
    return next((part for part in re.split(r"[/、]|及|和", label) if meanings(part) == ("person",)), label)


# --- verbs after a name -------------------------------------------------------------------------

_HOW = (
    r"按照?(?:各自)?(?:职责|职能)?(?:分工|职责)?|根据(?:各自)?职责(?:分工)?|依(?:据|照)?(?:各自)?职责(?:分工)?"
    r"|各负其责|单独|独立|具体|分别|共同|联合|全[面程力]|积极|密切|分工|各自|主要|分级|统筹|同步|抓好|做好|总"
)
_DOES = (
    r"牵头|[主经联]办|主管|主责|主抓|主导|承办|承担|负责|配合|协(?![会和议])[\u4e00-\u9fff]|参[与加]|支[持撑]|辅助|助[力攻推]|指导|会办|落实|(?<![党群社团])组织|实施|推进"
    r"|办理|统筹|抓总|抓落实|完成|开展|执行|承接|跟进"
)
VERB = re.compile(rf"(?:{_HOW})*(?:(?:{_DOES})(?:{_HOW})*)+$|(?:按(?:照)?(?:各自)?职责分工|各负其责)$")
_STRUCTURE = re.compile(
    rf"{_HOW}|{_DOES}|单位|部门|处室|科室|时间|时限|期限|由|会同|商|以及|及其?|和|与|并|等|均|都|应|须|需|于|在|为|是|同时"
    r"|的|该|此|本|项|工作|任务|无|暂|各"
)
"""Words that only give a tail its structure: labels, verbs, and what joins names."""
_WATCHES = re.compile(
    r"(?:负责)?(?:跟踪|统一|定期)?(?:督办|督查|督导|督促(?:落实|检查|指导)?|监督检查|督促检查|考核|验收)$"
    r"|负责(?:统筹)?(?:协调|调度|汇总)$"
)


def role_said(means: Collection[Meaning]) -> Literal["lead", "support"] | None:
    """Return what meanings say that departments do; None where they say neither, or both."""
    if "lead" in means and "support" not in means:
        return "lead"
    return "support" if "support" in means and len(set(means) & UNITS) == 1 else None


def role_of_verb(verb: str) -> Meaning:
    """Return what a verb says of the names before it: it leads, it helps, or neither (负责)."""
    if re.search("牵头|主办|主管|主责|主抓|主导|抓总", verb):
        return "lead"
    return "support" if re.search(_SUPPORT, verb) else "unit"


def beside_structure(folded: str) -> str:
    """Return the letters of words that more than structure a tail."""
    parts = re.split(r"(?<=:)|[\s;。,、()|/]+", folded)
    words = (part for part in parts if not part.endswith(":") and not meanings(part.strip("为是")))
    return "".join(char for part in words for char in _STRUCTURE.sub("", part) if char.isalpha())


def watches(folded: str) -> int | None:
    """Return where the verb of someone who only watches over the work begins (市督查室督办), or None."""
    found = _WATCHES.search(folded)
    return found.start() if found else None
