"""Which words and numbers stand in this text, in order? Longest match first; linear in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from plancli.timing.wording import numerals
from plancli.timing.wording.vocabulary import EVENTFUL, LENGTHS, UNITS, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Words = Mapping[str, tuple[str, Any]]

_PLAN_AFTER = "期间 时期 末 规划 初期 中期 后期 期末 计划 开局 收官 以来 后两年 前"
PLAN_AFTER = tuple(_PLAN_AFTER.split())
_FESTIVAL_AFTER = "前 后 期间 节 左右 长假 假期 黄金周 之前 之后 以前 以后 ~ 至 到 、 和 及 与 , ; 。 ) ” 内"
FESTIVAL_AFTER = tuple(_FESTIVAL_AFTER.split())
COUNTED = tuple("月日号年季个次期天周旬名项家届场批轮分度")
SESSIONS = tuple("次期场批轮回")
"""每周一次 is once a week, not on Mondays."""

NOUN_ENDINGS = {
    "finish": re.compile(
        r"率|者|语(?!言)|情况|[^第完一-三\d]{0,2}(?:阶段|环节)(?=[(:;,。]|$)"
        r"|之(?![前后日时际])|图(?![书像纸片文])|[会表书单数量](?=[前后期的等及和、,;。)]|$)"
    ),
    "season": re.compile("数(?![据字十百千万])"),
    "fest": re.compile("路|街|镇|村|乡|社区|[小中大]学|学校|医院|大[道桥]|广场|公园|新村|水库|[农林]场"),
}
"""Part of speech to what makes a noun of a word of it: 办结率, 收官之战, 年底数, 国庆路."""

COUNTS = ("num", "half-of")
PERIODIC = ("each", "alternate", "per")
"""Behind them a unit goes before a word made of it and a verb: 每季度报告."""

HALVES = ("前半", "后半")
"""After an event an amount of time, else the first or the second half."""

PARTED = frozenset(["", *"、,;。)至到和及与"])
"""What may stand behind the bare name of a five-year plan; 六五环境日 is none."""

QUOTABLE = ("fest", "both", "season", "strange")
"""Parts of speech that mean the same in quotation marks."""

LONGEST_NUMBER = 9
"""Digits of the longest number that is one."""

_CHARS = "".join(sorted(numerals.CHARS))
_FIGURES = re.compile(r"[0-9][0-9o]{3}(?=年)|[0-9]+")
"""A number in figures; in a year the letter O may stand for nought."""

_NUMERAL = re.compile(f"[{_CHARS}][{_CHARS}o0]*")
_CHAIN = re.compile(f"[{_CHARS}0-9、至到~和及与-]{{0,23}}[{_CHARS}0-9][月季]")
"""More numbers and a unit behind a numeral: 十一、十二月 are months."""

_SPECIAL = re.compile(
    r"(?P<blank> )|(?P<num>(?<![0-9十百千万亿])元(?=[月至到~、和-]))|(?P<title>《[^》]*》)"
    r"|w(?P<week>\d\d)|q(?P<quarter>\d)"
)
"""A blank between digits, 元 for the first month, a title in its marks, W10, Q3."""

_VALUES: dict[str, int | None] = {"num": 1, "blank": None, "title": None}
_KINDS = {"week": "iso-week", "quarter": "named-quarter"}


class Token(NamedTuple):
    """One word, number or piece of unread text.

    Attributes:
        kind: Part of speech in the timing language, such as ``num``, ``month`` or ``word`` (unread).
        text: As it stands in the normalised phrase.
        value: What the vocabulary says it means.
        said: The English words it was read from, "" where another token has them; None in a Chinese phrase.
    """

    kind: str
    text: str
    value: Any = None
    said: str | None = None


def tokens(text: str, extra: Words) -> list[Token]:
    """Return the tokens of a normalised phrase; `extra` holds the plan's own words."""
    found: list[Token] = []
    at, unread = 0, 0
    while at < len(text):
        before = found[-1].kind if found and unread == at else ""
        token, size = _next(text, at, extra, before)
        if token is None:
            at += 1
            continue
        if unread < at:
            found.append(Token("word", text[unread:at]))
        found.append(token)
        at += size
        unread = at
    if unread < at:
        found.append(Token("word", text[unread:at]))
    return found


def _is_done_in(text: str, at: int) -> bool:
    """Tell whether the longest known word at `at` is a unit and a verb, such as 季度报告."""
    done = _longest(text, at, WORDS)[len(_longest(text, at, UNITS)) :]
    return done in WORDS and WORDS[done][0] == "finish"


def _next(text: str, at: int, extra: Words, before: str) -> tuple[Token | None, int]:
    """Return the token that begins at `at` with its length, or None where no known word does.

    Behind a number the longest unit goes first (日报送 begins with 日); 开工后半年 is half a year later.
    """
    reader = _READERS.get(text[at])
    if reader is not None:
        return reader(text, at, extra)
    if before in EVENTFUL and text.startswith(HALVES, at):
        return Token("before" if text[at] == "前" else "after", text[at]), 1
    counted = before in COUNTS or (before in PERIODIC and _is_done_in(text, at))
    unit = _longest(text, at, UNITS) if counted and not text.startswith("期间", at) else ""
    if unit:
        return Token(UNITS[unit][0], unit, UNITS[unit][1]), len(unit)
    return _word(text, at, extra)


def _figures(text: str, at: int, extra: Words) -> tuple[Token, int]:
    """Return a number in figures."""
    digits = _FIGURES.match(text, at)[0].replace("o", "0")  # type: ignore[index]  # a digit matches
    value = int(digits) if len(digits) <= LONGEST_NUMBER else numerals.BAD
    return Token("num", digits, value), len(digits)


def _special(text: str, at: int, extra: Words) -> tuple[Token | None, int]:
    """Return a blank, 元, a title, W10 or Q3, else the word that begins so."""
    special = _SPECIAL.match(text, at)
    if special is None:
        return _word(text, at, extra)
    kind = str(special.lastgroup)
    meant = _VALUES[kind] if kind in _VALUES else int(special[kind])
    return Token(_KINDS.get(kind, kind), special[0], meant), len(special[0])


def _longest(text: str, at: int, words: Words) -> str:
    """Return the longest of some words at `at`, or ""."""
    for size in LENGTHS.get(text[at], ()):
        word = text[at : at + size]
        if word in words:
            is_rate = words[word][0] == "weekday" and text.startswith(SESSIONS, at + size)
            return word[:-1] if is_rate else word
    return ""


def _word(text: str, at: int, extra: Words) -> tuple[Token | None, int]:
    """Return the longest known word at `at`."""
    word = _longest(text, at, WORDS)
    kind, value = WORDS.get(word, ("", None))
    if kind in NOUN_ENDINGS and (noun := NOUN_ENDINGS[kind].match(text, at + len(word))):
        word, kind = text[at : noun.end()], "word"
    for name, meaning in extra.items():
        if len(name) >= len(word) and text.startswith(name, at):
            word, (kind, value) = name, meaning
    return (Token(kind, word, value), len(word)) if word else (None, 0)


def _numeral(text: str, at: int, extra: Words) -> tuple[Token | None, int]:
    """Return a Chinese numeral, or the word, festival or five-year plan that is written with one."""
    token, size = _word(text, at, extra)
    run = _NUMERAL.match(text, at)[0]  # type: ignore[index]  # a numeral matches
    if token is not None and (size > len(run) or token.kind not in ("fest", "word")):
        return token, size
    end = at + len(run)
    after = text[end : end + 3]
    number, plan = numerals.value(run), plan_number(run)
    is_named = number == numerals.BAD or not _CHAIN.match(text, end)
    if size == len(run) and is_named and (not after or after.startswith(FESTIVAL_AFTER)):
        return token, size
    if plan and text[at - 1 : at] != "月" and _is_plan(number, after):
        return Token("plan", run, plan), len(run)
    return Token("num", run, number), len(run)


def _is_plan(number: int, after: str) -> bool:
    """Tell whether N五 names a plan here: 十二五 is no number, and 十五 is followed by 期间 or the like."""
    if number == numerals.BAD:
        return after.startswith(PLAN_AFTER) or after[:1] in PARTED
    return after.startswith(PLAN_AFTER[:-1])


def plan_number(run: str) -> int:
    """Return N of a five-year plan's name N五, or 0."""
    return max(numerals.value(run[:-1]), 0) if len(run) > 1 and run[-1] == "五" else 0


_QUOTES = {"“": "”", '"': '"'}


def _quoted(text: str, at: int, extra: Words) -> tuple[Token, int]:
    """Return what stands in quotation marks: a festival, a five-year plan, else words nobody reads."""
    end = text.find(_QUOTES[text[at]], at + 1)
    if end < 0:
        return Token("quote", text[at]), 1
    inner, size = text[at + 1 : end], end + 1 - at
    plan = plan_number(inner) if set(inner[:1]) & numerals.CHARS else 0
    after = text[end + 1 : end + 4]
    is_named = after.startswith((*PLAN_AFTER, "后", "内")) or after[:1] in PARTED
    if plan and is_named and WORDS.get(inner, ("",))[0] != "fest":
        return Token("plan", inner, plan), size
    token, length = _word(inner, 0, extra) if inner else (None, 0)
    if token is not None and length == len(inner) and token.kind in QUOTABLE:
        return token, size
    return Token("title" if inner else "quote", text[at : end + 1]), size


_READERS: dict[str, Callable[[str, int, Words], tuple[Token | None, int]]] = {
    **dict.fromkeys("0123456789", _figures),
    **dict.fromkeys(numerals.CHARS, _numeral),
    **dict.fromkeys(_QUOTES, _quoted),
    **dict.fromkeys(" 元《wq", _special),
}
"""Character to what reads a token that begins with it, where that is more than a word."""

_PAIRS = ("()", "[]", "“”", '""')


def whole(text: str) -> str:
    """Return a phrase without the quotation marks or brackets that hold all of it, nor a full stop."""
    text = text.strip(" ,;。.、:!？?！·")
    inner, pair = text[1:-1], text[:1] + text[-1:]
    is_held = len(text) > 1 and pair in _PAIRS and text.find(pair[1], 1) == len(text) - 1
    is_name = pair in _PAIRS[2:] and (inner in WORDS or plan_number(inner) > 0)
    return whole(inner) if is_held and not is_name else text
