"""Which departments does a list name? Printed names, each whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from plancli.ingest.tails.roles import VERB
from plancli.ingest.text import fold, solid

NO, MAYBE, SURELY = 0, 1, 2
LONGEST_NAME, LONGEST_COLLECTIVE, LONGEST_LIST, LONGEST_VERB = 40, 5, 200, 24
TOWN, SHORTEST_SECOND, LONGEST_EXEMPT = 3, 3, 16
Lexicon = frozenset[str]
"""Names, folded, that the document itself uses as departments where there is no doubt."""

_SURE = re.compile(
    r"(?:[局委办厅部处室科股署组司庭队]|集团|公司|中心|政府|党[委组校]|[工纪监团]委|工会|妇联|[残侨文社]联|工商联"
    r"|红十字会|[协学商]会|联合会|研究会|委员会|科协|法院|检察院|[研究设计]+[院所]|[总分生科]院|总站|专班|指挥部|街道|[镇乡]街|街镇"
    r"|乡镇|[县市]区|区县|市县|市州|州市|省市|各[地县市区省镇乡]|单位|部门|机构|银行|[分支]行|海关|供电"
    r"|管委会|[城国交水农文旅]投|城发|大学|学[院部]|书院|实验室|联社|供销社"
    r"|[档案图书博物文化]+馆|行政学院|电视台|报社|气象台|军分区|武装部|[管服监检质信]\w?[理务督验息][所站台]"
    r"|检验所|质监站|事务所|党?总?支部?|属地|[国央]企|秘书长|分厂|车间|系)$"
    r"|^[市县区省校院国]?[\u4e00-\u9fff]{0,2}(?:税务|电力|供电|电信|移动|联通|邮政|烟草|铁塔|燃气|水务|石化|石油|盐业|消防|公安|交警|后勤"
    r"|财务|财政|人事|法务|审计|纪检|监察|医保|信访|公积金)$"
)
_PERHAPS = re.compile(
    r"(?:[县市区镇乡村旗州省盟站馆所院台社会行厂矿店园场港校方]|街道|社区|医院|企业|学校|小学|中学|幼儿园|机关|主体|业主|团体"
    r"|组织|基地|机场|政协|人大|集体)$"
)
_NOT = re.compile(
    r"^(?:含|请(?!示)|报(?!社|业|刊|道)|形成|构建|坚持|成立|设立|组建|包括|包含|除|如|其中|见|详见|参见|即|指|以下|简称|下称|又称|原(?!子)|暂|重点|主要|涉及|覆盖|位于|以|从|按|根据"
    r"|每|共(?!青|产)|约|近(?!海)|超(?!算)|至少|第\d|例如|比如|特别是|尤其是|附(?!属)|同(?!济|仁)|另|与|对(?!外)|向|在|为(?!民)"
    r"|是|将|把|让|使|已|未(?!成年)|不(?!动产)|无(?!线|锡)|有(?!色|线|机)|可(?!再生)|应(?!急|用)|须|需|要(?!素)|凡"
    r"|开展|推进|推动|完成|加强|提高|提升|完善|制定|制订|召开|举[办行]|新建|建[成立]|改造|修[订建复]|更换|印发|启动|整治|优化|强化|深化|扩大"
    r"|加快|严格|打造|培育|引进|出台|梳理|清理|压减|编制|健全|探索|实现|确保|争取|力争|组织(?!部|处|科|室|委|人事|统战|宣传))"
    r"|(?:不少于|不低于|不超过|以上|以下|以内|之一|左右|为主|为重点|项目|工程|活动|建设|机制|制度|办法|方案|计划|问题|情况"
    r"|工作|[^需]要|应|须)$|[“”\"《》!?%=+]|完成"
    r"|(?<=[局委办厅部处室科院府司区门位会])(?:要(?!素)|应(?!急)|须|将|负责|加强)|\d+(?:个|家|项|万|亿|人|次|名|处|%|年|月|日)"
)
_COLLECTIVE = re.compile(
    r"^(?:各|有关|相关|其[他它]|全体|所有|[市区县省校院本][直级属内]|全[市县区省校]|属地|责任|成员|职能|涉及|[所下直]属|沿[线江河]"
    r"|所在)"
)
_ADMIN = "[县市区州旗乡镇省盟村]"
_EACH = "(?:各(?:有关|相关)?|有关|相关|沿[线江河]|所在|属地|其[他它余]|涉及)"
_AREA = rf"(?:{_ADMIN}|街道|地|自治[区州县]|直辖市|社区|(?:高新|经开|开发|新|园|功能|管理)区|计划单列市)"
_OR = r"(?:\([^()]{1,20}\))?"
_OWN_COMMA = re.compile(
    rf"{_EACH}{_AREA}{_OR}(?:[、,]\s*{_AREA}{_OR})*"
    rf"[、,]\s*(?:{_ADMIN}{{1,2}}{_OR}(?:人民政府|政府|党委|委|管委会|[级直][\u4e00-\u9fff]{{0,6}})"
    rf"|{_AREA}(?:办事处|办|管委会|人民政府|政府|国资委|[\u4e00-\u9fff]{{0,2}}(?:局|委|办|厅))"
    rf"|{_ADMIN}{_OR}[\u4e00-\u9fff]{{2,10}}?(?:局|委|办|厅|院)"
    rf"|(?:{_ADMIN}{{1,2}}|自治[区州县]|直辖市|开发区|园区|新区|计划单列市|功能区|管理区)(?=$|[、,;。)\s及和与]))",
)
"""A name that holds its own 、: 各县、市、区政府, 各市、州农业农村局, 沿线县、区政府."""
_RANKS = (
    {"省": 0}
    | dict.fromkeys("市州盟", 1)
    | dict.fromkeys("县区旗", 2)
    | dict.fromkeys("乡镇街", 3)
    | dict.fromkeys("村社", 4)
)
"""How high an area stands: in 各镇、县财政局 the second is above the first, so they are two names."""
_NOBODY = frozenset(
    {"无", "/", "-", "--", "—", "——", "―", "\\", "暂无", "没有", "不涉及", "未涉及", "无配合单位"}
)
_MARKS = re.compile("[、,;。/|\n\t ()“”《》]")
_WHOLE = ("政府", "局", "委", "厅", "总署", "管委会")
_BRACKET = re.compile(r"\([^()]*\)$")
_AND = re.compile(r"等?(?:以及|及其?|和|与|暨)|等(?=各|有关|相关|其[他它])")
_COLLECTS = re.compile(
    r"(?:各|有关|相关|其[他它]|所有|[市区县]直|属地|沿[线江河]|所在|全[市县区]|[市区所]属)"
)
_ACTS = re.compile(
    r"(?:牵头|配合|协办|协助|协同|主抓|主办|主责|承办|会同|负责|保障|实施|提供|督促|做好)(?![局委处科室部股]|中心|支队|大队)"
)
_PLAIN = re.compile(r"[\u4e00-\u9fff]{4,10}")
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,4}$")
_OFFICE = (
    "(?:同志|(?:常务)?副?(?:[省市县区镇乡州]长|书记|主任|[局处科院校厅部司行]长|主席|秘书长|总经理|董事长))"
)
_OFFICIAL = re.compile(
    rf"[\u4e00-\u9fff·]{{2,4}}{_OFFICE}$|[\u4e00-\u9fff]{{0,14}}{_OFFICE}\s*[\u4e00-\u9fff·]{{2,3}}$"
)


_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范"
    "金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄"
    "聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈"
    "饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇"
    "桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆"
    "朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕"
    "危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由"
)
"""First characters of Chinese names; the Ministry of Public Security counts these as the most frequent."""


@dataclass(frozen=True, slots=True)
class Token:
    """One entry of a list: where it begins and ends, and the separator before it."""

    start: int
    end: int
    before: str


@lru_cache(maxsize=8192)
def _strength(name: str) -> int:
    bare = _BRACKET.sub("", name) or name.strip("()")
    sure = _SURE.search(bare) is not None
    collective = _COLLECTIVE.match(bare) is not None
    exempt = len(bare) <= SHORTEST_SECOND * sure or (collective and sure and len(bare) <= LONGEST_EXEMPT)
    against = not exempt and _NOT.search(bare) is not None
    if against or not 1 < len(bare) <= LONGEST_NAME:
        return NO
    named = _PERHAPS.search(bare) is not None
    if sure or (collective and (named or len(bare) <= LONGEST_COLLECTIVE)):
        return SURELY
    return MAYBE if named else NO


def strength(name: str, known: Lexicon = frozenset()) -> int:
    """Return how surely a folded name is a department's: 2 certainly, 1 perhaps, 0 no."""
    name = solid(name)
    return SURELY if name in known else _strength(name)


def ends_like_name(folded: str) -> bool:
    """Return whether words end as departments' names surely do, whatever they begin with (修复技术院)."""
    return _SURE.search(folded) is not None


def may_be_name(folded: str) -> bool:
    """Return whether words of unknown form could name a department: longer than a person, no sentence."""
    return _PLAIN.fullmatch(folded) is not None and _NOT.search(folded) is None


@lru_cache(maxsize=1024)
def is_nobody(words: str) -> bool:
    """Return whether a cell or value says that there is nobody: 无, /, —."""
    return solid(fold(words)).strip("。.;,") in _NOBODY


def is_person(folded: str) -> bool:
    """Return whether a word could be a person's name: two to four Chinese characters, and no department."""
    return _PERSON.match(folded) is not None and strength(folded) < SURELY


def has_surname(name: str) -> bool:
    """Return whether a name begins as Chinese persons' names do."""
    return name[:1] in _SURNAMES


def is_official(folded: str) -> bool:
    """Return whether words are a person with an office: 李卫东副区长."""
    return _OFFICIAL.match(folded) is not None and strength(folded) < SURELY


def tokens(folded: str, start: int, end: int, known: Lexicon = frozenset()) -> list[Token]:
    """Return the entries of a list between two positions; brackets and 各县、市、区 stay whole."""
    guarded = _own_commas(folded, start, end)
    found: list[Token] = []
    low, before, depth = start, "", 0
    for mark in _MARKS.finditer(folded, start, end):
        at, char = mark.start(), mark[0]
        depth = max(0, depth + (char in "(“《") - (char in ")”》"))
        if depth or char in ")”》" or any(first < at < last for first, last in guarded):
            continue
        if char == "/" and folded[at - 1 : at].isdigit():
            continue
        word = folded[low:at].strip()
        if char == " " and not (word and folded[at:end].strip() and _ends_name(word, known)):
            continue
        if word:
            found.append(_token(folded, low, at, before))
        before = char if word or char.strip() else before
        low = at + 1
    return [*found, _token(folded, low, end, before)] if folded[low:end].strip() else found


def _token(folded: str, low: int, high: int, before: str) -> Token:
    """Return the entry between two separators."""
    word = folded[low:high]
    return Token(high - len(word.lstrip()), low + len(word.rstrip()), before)


def _ends_name(word: str, known: Lexicon) -> bool:
    """Return whether a blank after these words parts them from the next: they are a name."""
    name, _ = split_verb(word, known)
    return strength(name, known) > NO


def _own_commas(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of names that hold their own 、."""
    spans: list[tuple[int, int]] = []
    for found in _OWN_COMMA.finditer(folded, start, end):
        whole: re.Match[str] | None = found
        while whole and not _goes_down(whole[0]):
            last = max(whole[0].rfind("、"), whole[0].rfind(","))
            whole = _OWN_COMMA.match(folded, whole.start(), whole.start() + last)
        if whole:
            spans.append(whole.span())
    return spans


def _goes_down(name: str) -> bool:
    """Return whether no area of a name stands above the first: 各市、县财政局, not 各镇、县财政局."""
    first, *_, last = re.split("[、,]", re.sub(r"\([^()]*\)", "", name))
    ranks = [_RANKS[char] for char in first if char in _RANKS]
    high, low = ranks[-1] if ranks else 0, _RANKS.get(last.strip()[:1], 9)
    return low >= high or (high < TOWN and re.search(r"[市县区]$|政府$|管委会$", last) is not None)


@lru_cache(maxsize=8192)
def split_verb(token: str, known: Lexicon = frozenset()) -> tuple[str, str]:
    """Return a folded entry without the verb at its end, and that verb or ``""``."""
    verb = VERB.search(token, max(0, len(token) - LONGEST_VERB))
    name = token[: verb.start()].rstrip() if verb else token
    if verb and (not name or strength(name, known) >= min(strength(token, known), MAYBE)):
        return name, verb[0]  # 市经协办 is a department, not 市经 that helps
    return token, ""


def actor(words: str, known: Lexicon = frozenset()) -> str:
    """Return the department at the front of words that say what it does (市财政局保障资金), or ""."""
    fronts = (words[: found.start()] for found in _ACTS.finditer(words))
    return next((front for front in fronts if len(front) > 2 and strength(front, known) == SURELY), "")  # noqa: PLR2004 - 市局 begins many names


def split_joined(
    folded: str, start: int, end: int, known: Lexicon = frozenset(), *, several: bool = False
) -> list[tuple[int, int]]:
    """Return the spans of a token's names: 及, 和, 与 and 等和 part a name from the collective after it.

    Args:
        folded: The text.
        start: Where the token begins.
        end: Where it ends.
        known: Names that the document uses elsewhere.
        several: A verb says that they are more than one (共同, 联合).
    """
    text = folded[start:end]
    spans, at = [], 0
    for found in _AND.finditer(text):
        low, high = found.span()
        left, right = text[at:low], text[high:]
        if (
            left.count("(") == left.count(")")
            and strength(left, known)
            and (_are_two(left, found[0], right, known) or (several and strength(right, known)))
        ):
            spans.append((start + at, start + low))
            at = high
    return [*spans, (start + at, end)]


def _are_two(left: str, mark: str, right: str, known: Lexicon) -> bool:
    """Return whether the words on both sides of 及 or 和 are departments (省人民政府及口岸办)."""
    if _COLLECTS.match(right) or (mark.startswith("等") and strength(right, known)):
        return True
    both = SURELY == strength(left, known) == strength(right, known) and len(right) >= SHORTEST_SECOND
    known_both = solid(left) in known and solid(right) in known
    return both and (left[0] == right[0] or known_both or (mark in ("及", "以及") and left.endswith(_WHOLE)))


def is_list(folded: str, known: Lexicon = frozenset()) -> bool:
    """Return whether a folded line is nothing but departments' names."""
    if len(folded) > LONGEST_LIST or re.search(r"[。:!?()]", folded):
        return False
    names = [folded[token.start : token.end] for token in tokens(folded, 0, len(folded), known)]
    return bool(names) and all(strength(name, known) == SURELY for name in names)
