"""How does a row of the grammar match? Patterns over parts of speech, compiled over one character a token.

A pattern is a regular expression whose letters are parts of speech: ``(num) [month quarter]`` is a number,
which the builder is given, and one of two units. Every part of speech may have finer ones, told by the text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from plancli.timing.span import Setting
    from plancli.timing.wording.lexer import Token

_KIND, _TEXT = itemgetter(0), itemgetter(1)
BLANKS = [""] * 8
"""What productions see past the end, and before the beginning."""

_FINER = """
at: of 的
at: aspect 了
at: to-be 是
at: in-on 于 在 为
at: separately 分别
at: changed-to 改为 调整为 调整至
extend: postponed 推迟 延期 延后 顺延 推后 后延 延迟 延缓 展期
named-year: this-one 今
relative: its-week 当周 这周
named-year: next-one 明
pos: start 初
pos: middle 中
pos: bottom 底
pos: tail 末
pos: close 终
pos: rear 尾
pos: head 头
pos: bottoms 底末
year: annual 年
year: fiscal 年度
pieces: apiece 各
finish: ended 结束
event: ended 终了 届满
event: receipt 收到 接到
word: ended 期满
word: same-period 同期
before: front 前
after: rear-side 后
month: moon 月
quarter: quarters 个季度 季
label: time-limit 时限
heading: time-word 时间
day: sun 日
day: the-number 号
range: starts-to 起至
season: year-part 年底 年末 年初 年中 年终
next-unit: next-month 次月
until: at-most-until 不超过
until: stops-at 截至 截止到 截至到 截止至
until: stops 截止
soon: today 即日
soon: this-day 当天 当日
month-half: front-half 前半月
during: interval 间
range: stretches-to 至 直至 直到 一直到 一直至
range: goes-to 到
num: two 两 俩
counter: numbered 号楼 号线 号机组 号桥 号馆 号院 号标段 号厅 号高炉
noun: document 工作总结 预算 决算 预决算 年度报告 年报 工作要点 要点 年鉴 财报
word: document 工作计划 年度计划 行动计划 实施计划 招生计划 采购计划
finish: report 报告
verb: review 总结 考核 审计 评优
pos: early-part 前期
pos: mid-term 中期 终期
undated: to-be-settled 待确定 待明确 待通知 待商定 待确认 另定 再定
counter: hours 小时 个小时 刻钟 分钟 秒
count-unit: phase 期
count-unit: times 次 次会议
"""
"""Part of speech, a finer one, and the texts that have it."""

FINER = {
    (kind, text): finer
    for kind, _, rest in (row.partition(": ") for row in _FINER.strip().splitlines())
    for finer, *texts in [rest.split()]
    for text in texts
}
FORMS = {1: "num-1", 2: "num-2", 4: "num-4"}
"""Digits of a number to its finer part of speech; of two digits there are also 05 and Chinese ones."""

NUMBERS = ("num-0", "num-1", "num-2", "num-tens", "num-4", "num-long")

FARTHEST = 60
"""Tokens that a pattern may look ahead or back; a row sees none behind.

A list of more than 24 dates is refused before."""

_CHARS: dict[str, str] = {}
_MEMBERS: dict[str, str] = {}
_MARKS = re.compile(r"^(?:(?:before|prior to|after|during|within|the) )+")
"""English words in front of a time that are no part of its name."""


def _char(kind: str) -> str:
    """Return the character of a part of speech."""
    return _CHARS.setdefault(kind, chr(0x4E00 + len(_CHARS)))


for _kind, _finer in [
    *((kind, finer) for (kind, _), finer in FINER.items()),
    *(("num", form) for form in NUMBERS),
]:
    _MEMBERS[_kind] = "".join(dict.fromkeys(_MEMBERS.get(_kind, _char(_kind)) + _char(_finer)))


@lru_cache(maxsize=4096)
def _code(kind: str, text: str) -> str:
    """Return the character of a token: of its finer part of speech, or how a number is written."""
    finer = FINER.get((kind, text), kind)
    if finer == "num":
        finer = FORMS.get(len(text), "num-long")
        if finer == "num-2":
            finer = "num-tens" if not text.isdigit() else "num-0" if text[0] == "0" else "num-2"
    return _char(finer)


def _classes(found: re.Match[str]) -> str:
    """Return the characters of one part of speech, or of the several in brackets."""
    names = re.findall(r"[a-z][a-z0-9-]*", found[0])
    chars = "".join(_MEMBERS.get(name) or _char(name) for name in names)
    if found[0][0] != "[":
        return chars if len(chars) == 1 else f"[{chars}]"
    return f"[{'^' if found[0][1] == '^' else ''}{chars}]"


COARSE = {finer: kind for (kind, _), finer in FINER.items()} | dict.fromkeys(NUMBERS, "num")
"""Finer part of speech to the one it is of."""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern over parts of speech as one over characters."""
    return re.compile(re.sub(r"\[[^]]*\]|[a-z][a-z0-9-]*", _classes, pattern).replace(" ", ""))


class Reader:
    """A list of tokens and a place in it; productions move the place on or leave it."""

    __slots__ = ("at", "code", "kinds", "setting", "texts", "tokens")

    def __init__(self, tokens: list[Token], setting: Setting) -> None:
        """Stand before the first token; blanks behind the last answer for what is past the end."""
        self.tokens = tokens
        kinds: list[str] = list(map(_KIND, tokens))
        texts: list[str] = list(map(_TEXT, tokens))
        self.code = "".join(map(_code, kinds, texts))
        self.kinds = kinds + BLANKS
        self.texts = texts + BLANKS
        self.setting = setting
        self.at = 0

    def kind(self, ahead: int = 0) -> str:
        """Return the kind of a token ahead, or "" past the end."""
        return self.kinds[self.at + ahead]

    def fits(self, pattern: str) -> bool:
        """Tell whether the tokens from here on fit a pattern."""
        return compiled(pattern).match(self.code, self.at) is not None

    def follows(self, pattern: str, at: int) -> bool:
        """Tell whether the tokens before a place end with what fits a pattern."""
        return compiled(f"(?:{pattern})$").search(self.code, max(0, at - FARTHEST), at) is not None

    def passes(self, pattern: str) -> bool:
        """Move past what fits a pattern, if anything does."""
        match = compiled(pattern).match(self.code, self.at)
        if match is not None:
            self.at = match.end()
        return match is not None

    def reads(self, pattern: str) -> tuple[Any, ...] | None:
        """Move past what fits a pattern and return its groups, None where nothing does.

        A group is a token, or None where it took no part.
        """
        match = compiled(pattern).match(self.code, self.at)
        if match is None:
            return None
        self.at = match.end()
        return tuple(None if start < 0 else self.tokens[start] for start, _ in match.regs[1:])

    def text(self, ahead: int = 0) -> str:
        """Return the text of a token ahead, or "" past the end."""
        return self.texts[self.at + ahead]

    def said(self) -> str:
        """Return the current word as the phrase has it: an English one where the phrase is English."""
        at = self.at
        while at and self.tokens[at].said == "":
            at -= 1
        said = self.tokens[at].said or self.tokens[self.at].text
        return _MARKS.sub("", said)

    def said_before(self) -> str:
        """Return the word before the place as the phrase has it."""
        self.at -= 1
        said = self.said()
        self.at += 1
        return said

    def take(self) -> Token:
        """Return the current token and move past it."""
        self.at += 1
        return self.tokens[self.at - 1]

    def skip(self, kind: str) -> bool:
        """Move past a token of this kind, if one stands here."""
        if self.kinds[self.at] == kind:
            self.at += 1
            return True
        return False


class Row(NamedTuple):
    """One row of the grammar.

    Attributes:
        pattern: Over parts of speech; its first element always takes part.
        build: Is given the reader behind the match, what the table is asked with, and the groups. Returns
            what the row amounts to, or None where it does not apply after all.
        example: Words that it reads; several are parted by strokes.
        rule: Name of the rule that decides its examples (`Timing.rule`), where it has one of its own:
            ``timing.rule.NAME`` explains it. What the row amounts to has it, unless a finer row decided.
    """

    pattern: str
    build: Callable[..., Any]
    example: str
    rule: str = ""


UNNAMED = "unit"
"""The rule of what no finer one decides."""


def named(found: Any, rule: str) -> Any:  # noqa: ANN401  # a span or an item
    """Return what a row amounts to with the name of its rule, unless a finer one decided."""
    return found._replace(rule=rule) if rule and getattr(found, "rule", "") == UNNAMED else found


def applied(rows: Iterable[Row], *given: Any) -> Any:  # noqa: ANN401  # whatever the rows build
    """Return what the first row that applies amounts to; None where none does."""
    for row in rows:
        found = row.build(*given)
        if found is not None:
            return named(found, row.rule) if row.rule else found
    return None


class Table:
    """Rows in order, found by the part of speech that they begin with.

    Attributes:
        rows: The rows in their order.
        by_char: Character of a finer part of speech to the rows that may begin with it.
        starts: Parts of speech with which a row may begin.
    """

    __slots__ = ("by_char", "rows", "starts")

    def __init__(self, *rows: Row) -> None:
        """Keep the rows by what they begin with."""
        self.rows = rows
        found: dict[str, list[Row]] = {}
        for row in rows:
            for kind in _openings(row.pattern):
                found.setdefault(kind, []).append(row)
        self.starts = frozenset(found)
        self.by_char = {
            char: tuple(several)
            for kind, several in found.items()
            for char in _MEMBERS.get(kind, _char(kind))
        }


def _openings(pattern: str) -> Iterable[str]:
    """Return the parts of speech with which a pattern may begin: those of its first element."""
    opening = re.search(r"\[[^]]*\]|[a-z][a-z0-9-]*", pattern)
    names = re.findall(r"[a-z][a-z0-9-]*", opening[0]) if opening else ()
    return dict.fromkeys(COARSE.get(name, name) for name in names)


_LOOSE = re.compile(
    r"\(\?(?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\[[^]]*\](?:[?*+]|\{[^}]*\})?|\(?[a-z][a-z0-9-]*\)?[?*]"
)
"""What a pattern can do without: what is looked for ahead, alternatives, what may be missing."""


@cache
def _needs(pattern: str) -> tuple[frozenset[str], ...]:
    """Return the characters of which a phrase must have one each, so that a pattern is worth compiling.

    Compiling every pattern takes longer than reading a phrase.
    """
    bare = _LOOSE.sub(" ", pattern)
    names = () if "|" in bare else re.findall(r"[a-z][a-z0-9-]*", bare)
    return tuple(frozenset(_MEMBERS.get(name, _char(name))) for name in names)


@lru_cache(maxsize=8192)
def _fitting(rows: Table, ahead: str) -> tuple[tuple[Row, int, tuple[int, ...]], ...]:
    """Return the rows that fit, each with the length of the match and the places of its groups or -1.

    Kept, because the same parts of speech recur, in one phrase and from phrase to phrase.
    """
    letters = frozenset(ahead)
    matches = (
        (row, compiled(row.pattern).match(ahead))
        for row in rows.by_char.get(ahead[0], ())
        if not any(chars.isdisjoint(letters) for chars in _needs(row.pattern))
    )
    return tuple(
        (row, match.end(), tuple(start for start, _ in match.regs[1:])) for row, match in matches if match
    )


def read(rows: Table, r: Reader, *given: Any) -> Any:  # noqa: ANN401  # whatever the rows of a table build
    """Return what the first row that fits here amounts to; None, and the place kept, where none does."""
    at = r.at
    if r.kinds[at] not in rows.starts:
        return None
    for row, length, groups in _fitting(rows, r.code[at : at + FARTHEST]):
        r.at = at + length
        said = [r.tokens[at + start] if start >= 0 else None for start in groups] if groups else ()
        found = row.build(r, *given, *said)
        if found is not None:
            return named(found, row.rule) if row.rule else found
    r.at = at
    return None
