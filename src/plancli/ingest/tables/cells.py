"""What does one cell of a table say, by itself and in its column?"""

from __future__ import annotations

import re

from plancli.ingest.model import Facts
from plancli.ingest.tails.facts import read_facts
from plancli.ingest.tails.labels import front_label
from plancli.ingest.tails.names import (
    NO,
    SURELY,
    Lexicon,
    is_nobody,
    is_person,
    split_verb,
    strength,
    tokens,
)
from plancli.ingest.tails.roles import FACTS, Meaning
from plancli.ingest.tails.when import is_phrase, is_readable
from plancli.ingest.text import Text, fold, joined, solid

LONGEST_LABEL, LONGEST_TIME, LONGEST_NAMES = 30, 30, 80
_ANY_YEAR = 2020
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范"
    "金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄"
    "聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈"
    "饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇"
    "桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆"
    "朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕"
    "危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由"
)
"""First characters of Chinese names; the Ministry of Public Security counts these as the most frequent."""
_NUMBER = re.compile(r"[(]?(?:\d{1,4}|[一二三四五六七八九十]{1,4})[)]?[.、]?$")


def running(text: Text) -> Text:
    """Return a cell's lines as running text; a line that ends a sentence keeps its break."""
    parts: list[str] = []
    for line in text.parts("\n"):
        words = line.strip()
        if words:
            parts += ["\n", words] if parts and parts[-1][-1] in "。；;！" else [words]
    return joined(parts)


def read_cell(text: Text, means: tuple[Meaning, ...], heading: str, known: Lexicon = frozenset()) -> Facts:
    """Return what the words of a cell say, in a column of that meaning and heading."""
    if is_nobody(text):
        return Facts()
    if means == ("time",):
        return Facts(timing=(joined((line.strip() for line in text.parts("\n")), " "),))
    label = front_label(fold(text[:LONGEST_LABEL])) if not set(means) & FACTS else None
    if label and label.says_who_or_when:
        return read_facts(text, known=known)
    if not set(means) & FACTS:
        return Facts(notes=((heading or "备注", text),))
    return read_facts(text, means=means, label=heading, known=known)


def content(text: str, *, sure: bool = True) -> Meaning | None:
    """Return what folded words are by themselves: a number, a time, departments, persons; else None.

    Args:
        text: The words.
        sure: What only may be a time or a name is none.
    """
    if _NUMBER.match(solid(text)):
        return "number"
    if len(text) <= LONGEST_TIME and is_phrase(text) and (not sure or is_readable(text, _ANY_YEAR, None)):
        return "time"
    if len(text) > LONGEST_NAMES or re.search("[。!:]", text):
        return None
    names = [split_verb(text[token.start : token.end])[0] for token in tokens(text, 0, len(text))]
    known = [strength(name) for name in names]
    if names and NO not in known and (SURELY in known or not sure):
        return "unit"
    return "person" if names and all(is_person(name) and name[0] in SURNAMES for name in names) else None
