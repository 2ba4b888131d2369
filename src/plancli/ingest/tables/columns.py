"""What does each column of a table hold? Its cells say so first, its heading, of one line or more, second."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plancli.ingest.tails.names import NO, SURELY, is_nobody, is_person, split_verb, strength, tokens
from plancli.ingest.tails.roles import FACTS, UNITS, Meaning, meanings
from plancli.ingest.tails.when import is_phrase
from plancli.ingest.text import fold, solid

if TYPE_CHECKING:
    from plancli.ingest.model import Cell, Table

Rows = list[list["Cell | None"]]
LEAST_KNOWN, LONGEST_HEADER, DEEPEST_HEADER, LOOK_AT = 2, 24, 3, 40
LONGEST_TIME, LONGEST_NAMES = 30, 80
MOST, NEARLY_ALL = 0.6, 0.8
_TASK_LIKE = re.compile(r"任务|事项|工作|措施|举措|项目|活动|整改|实事|改革|内容|要点")
_VALUES = frozenset({"number", "time", "unit"})
"""What cells of tasks hold, and headings do not."""
_DEADLINE = re.compile(r"时限|期限|完成|完工|截止|竣工|建成|投用|投产|交付|办结|结束|终止|要求|节点")
_START = re.compile(r"开工|启动|起始|开始|立项|印发|下达|填报|更新")
_PERIOD = re.compile(
    r"(?:20\d\d年)?(?:第?[一二三四1-4]季度?|[Qq][1-4]|[上下]半年|\d{1,2}(?:[-—–~至]\d{1,2})?月份?|第[一二三四五]阶段)(?!.*(?:时间|日期))"
)
_WHOLE_YEAR = re.compile(r"(?:20\d\d年|本年)?(?:全年|年度|年底|年末)")
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


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table.

    Attributes:
        means: What each holds; empty where neither its cells nor its heading say.
        headings: Their headings as printed.
        guessed: Positions of columns of departments, or of one of several times, whose heading is unclear.
    """

    means: tuple[tuple[Meaning, ...], ...]
    headings: tuple[str, ...]
    guessed: tuple[int, ...] = ()

    def of(self, *wanted: Meaning) -> list[int]:
        """Return the positions of the columns that hold one of these."""
        return [at for at, each in enumerate(self.means) if set(each) & set(wanted)]

    @property
    def are_tasks(self) -> bool:
        """Return whether tasks stand under these headings."""
        facts = self.of("lead", "support", "unit", "time")
        named = any(_TASK_LIKE.search(self.headings[at]) for at in self.of("title", "text"))
        return bool(self.of("text")) and (bool(facts) or named)


def grid(table: Table) -> Rows:
    """Return the table as rows of columns; a merged cell stands in every position it covers."""
    rows: Rows = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.height, table.rows)):
            for column in range(cell.column, min(cell.column + cell.width, table.columns)):
                rows[row][column] = cell
    return rows


def is_task_table(table: Table) -> bool:
    """Return whether a table has a header that tasks stand under."""
    rows = grid(table)
    return any(header_at(rows, at) for at in range(len(rows)))


def distinct(row: list[Cell | None]) -> list[Cell]:
    """Return the cells of a row that hold something, each once."""
    found: dict[int, Cell] = {}
    for cell in row:
        if cell is not None and cell.text.strip():
            found.setdefault(id(cell), cell)
    return list(found.values())


# --- the header --------------------------------------------------------------------------------


def header_at(rows: Rows, at: int) -> tuple[Columns, int] | None:
    """Return the columns that a header in row `at` names and how many rows it takes, or None."""
    if not _is_header_row(rows, at):
        return None
    height = 1
    while height < DEEPEST_HEADER and at + height < len(rows) and _goes_on(rows, at + height):
        height += 1
    columns = _columns(rows, at, height)
    return (columns, height) if columns.are_tasks else None


def _is_header_row(rows: Rows, at: int) -> bool:
    cells = distinct(rows[at])
    if len(cells) < LEAST_KNOWN or any(len(solid(cell.text)) > LONGEST_HEADER for cell in cells):
        return False
    known = sum(bool(meanings(cell.text)) for cell in cells)
    unknown = [fold(cell.text) for cell in cells if not meanings(cell.text)]
    periods = [word for word in unknown if _PERIOD.match(word)]
    parted = len(periods) >= LEAST_KNOWN
    if {_content(word) for word in unknown if not (parted and word in periods)} & _VALUES:
        return False
    if known >= LEAST_KNOWN and known * 2 >= len(cells):
        return True
    below = {_profile(rows, at + 1, cell.column)[0] for cell in cells}
    return len(cells) > LEAST_KNOWN and known > 0 and {"unit", "time"} <= below


def _goes_on(rows: Rows, at: int) -> bool:
    """Return whether a row belongs to the header above it: its new cells are headings under a merged one."""
    above, row = rows[at - 1], rows[at]
    held = {id(cell) for cell in above if cell is not None}
    fresh = [cell for cell in distinct(row) if id(cell) not in held]
    if not fresh:
        return bool(distinct(row))
    known = sum(bool(meanings(cell.text)) for cell in fresh)
    under = all((over := above[cell.column]) is not None and over.width > 1 for cell in fresh)
    spanned = len(fresh) < len(distinct(row)) or any(cell is None or not cell.text.strip() for cell in row)
    again = [solid(cell.text) for cell in distinct(above)] == [solid(cell.text) for cell in distinct(row)]
    numbered = any(_NUMBER.match(solid(fold(cell.text))) for cell in fresh)
    return known > 0 and known * 2 >= len(fresh) and (under or spanned) and not again and not numbered


def _columns(rows: Rows, at: int, height: int) -> Columns:
    means: list[tuple[Meaning, ...]] = []
    headings: list[str] = []
    for column in range(len(rows[at])):
        stack = list(
            {id(cell): cell for row in rows[at : at + height] for cell in distinct([row[column]])}.values()
        )
        words = [solid(cell.text) for cell in stack]
        said = next((known for word in reversed(words) if (known := meanings(word))), ())
        if len(words) > 1 and not meanings(words[-1]):
            said = meanings(words[0] + words[-1]) or said
        headings.append(words[-1] if words else "")
        means.append(_decide(said, *_profile(rows, at + height, column), first=column == 0))
    means = _without_periods(_without_problems(means, headings), headings)
    below = [row for row in rows[at + height : at + height + LOOK_AT] if len(distinct(row)) > 1]
    filled = [_is_filled([row[column] for row in below]) for column in range(len(means))]
    whole = _settle(means, filled)
    settled = _one_time(whole, headings)
    unclear = UNITS | ({"time"} if whole.count(("time",)) > 1 else set())
    guessed = [at for at, each in enumerate(settled) if set(each) & unclear and not meanings(headings[at])]
    return Columns(tuple(settled), tuple(headings), tuple(guessed))


def _without_problems(means: list[tuple[Meaning, ...]], headings: list[str]) -> list[tuple[Meaning, ...]]:
    """Return what columns hold: beside a column of tasks, 存在问题 reports what stands in their way."""
    both = list(zip(means, headings, strict=True))
    if not any(each == ("title",) and "问题" not in heading for each, heading in both):
        return means
    return [("note",) if each == ("title",) and "问题" in heading else each for each, heading in both]


def _without_periods(means: list[tuple[Meaning, ...]], headings: list[str]) -> list[tuple[Meaning, ...]]:
    """Return what columns hold: beside a column of tasks, 一季度目标 says how far each comes by then."""
    folded = [fold(heading) for heading in headings]
    dated = [_PERIOD.match(heading) is not None for heading in folded]
    year = [any(dated) and _WHOLE_YEAR.match(heading) is not None for heading in folded]
    period = [one or other for one, other in zip(dated, year, strict=True)]
    both = list(zip(means, period, strict=True))
    if not any(set(each) & {"title", "text"} and not within for each, within in both):
        return means
    return [("note",) if within and not set(each) & UNITS else each for each, within in both]


# --- the cells --------------------------------------------------------------------------------


def _is_filled(cells: list[Cell | None]) -> bool:
    """Return whether at least half the cells of a column hold something."""
    return sum(cell is not None and bool(cell.text.strip()) for cell in cells) * 2 >= len(cells)


def _profile(rows: Rows, start: int, column: int) -> tuple[Meaning | None, float]:
    """Return what most cells of a column hold, and their share."""
    cells = {id(cell): cell for row in rows[start : start + LOOK_AT] for cell in distinct([row[column]])}
    texts = [
        fold(cell.text).strip() for cell in cells.values() if cell.width == 1 and not is_nobody(cell.text)
    ]
    counted = Counter(_content(text) for text in texts)
    meaning, times = max(counted.items(), key=lambda pair: (pair[0] is not None, pair[1]), default=(None, 0))
    for kind, count in counted.items():
        if kind is not None and count > times:
            meaning, times = kind, count
    return meaning, times / len(texts) if texts else 0.0


def _content(text: str) -> Meaning | None:
    """Return what a cell's words are by themselves: a number, a time, names, persons; else None."""
    if _NUMBER.match(solid(text)):
        return "number"
    if len(text) <= LONGEST_TIME and is_phrase(text):
        return "time"
    if len(text) > LONGEST_NAMES or re.search("[。!:]", text):
        return None
    names = [split_verb(text[token.start : token.end])[0] for token in tokens(text, 0, len(text))]
    known = [strength(name) for name in names]
    if names and NO not in known and SURELY in known:
        return "unit"
    return "person" if names and all(is_person(name) and name[0] in SURNAMES for name in names) else None


def _decide(
    said: tuple[Meaning, ...], held: Meaning | None, share: float, *, first: bool
) -> tuple[Meaning, ...]:
    """Return what a column holds by what its heading says and what its cells are."""
    if held is None or share < MOST or (held == "number" and said):
        return said
    if not said:
        return (held,) if held != "number" or first else ()
    if set(said) & FACTS:
        against = share >= NEARLY_ALL and not _agrees(said, held)
        return (held,) if against and (held != "person" or set(said) & UNITS) else said
    return said


def _agrees(said: tuple[Meaning, ...], held: Meaning) -> bool:
    return held in said or (held == "unit" and bool(set(said) & UNITS)) or "person" in said


def _one_time(means: list[tuple[Meaning, ...]], headings: list[str]) -> list[tuple[Meaning, ...]]:
    """Return the columns with one time: the deadline where there is one; the others are notes."""
    times = [at for at, each in enumerate(means) if each == ("time",)]
    ends = [at for at in times if _DEADLINE.search(headings[at])]
    others = [at for at in times if not _START.search(headings[at])]
    best = next(iter([*ends, *others, *times]), -1)
    return [("note",) if at in times and at != best else each for at, each in enumerate(means)]


def _settle(means: list[tuple[Meaning, ...]], filled: list[bool]) -> list[tuple[Meaning, ...]]:
    """Return the columns with one text column: the detail where there is one, else the task itself."""
    kinds = [each[0] if each else None for each in means]
    kinds = [None if kind == "title" and not full else kind for kind, full in zip(kinds, filled, strict=True)]
    if "text" not in kinds:
        last = {kind: at for at, kind in enumerate(kinds)}
        unknown = [at for at, kind in enumerate(kinds) if kind is None]
        at = last.get("title", unknown[0] if unknown else last.get("section", -1))
        kinds[at] = "text" if at >= 0 else kinds[at]
    titles = [at for at, kind in enumerate(kinds) if kind == "title"]
    number = kinds.index("number") if "number" in kinds else 0
    sections = {*titles[:-1], *(at for at in range(number) if kinds[at] in (None, "title"))}
    sections |= {at for at, kind in enumerate(kinds) if kind == "section"}
    lowest = max(sections, default=-1)
    settled = {"text", "title"}
    return [
        ("section",)
        if at == lowest
        else ("note",)
        if at in sections
        else (kind,)
        if kind in settled
        else each
        for at, (kind, each) in enumerate(zip(kinds, means, strict=True))
    ]
