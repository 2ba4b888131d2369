"""Which words and numbers stand in this text, in order? Longest match first; linear in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from plancli.timing.wording import numerals
from plancli.timing.wording.vocabulary import LENGTHS, WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAN_AFTER = "期间 时期 末 规划 初期 中期 后期 期末 计划 开局 收官 以来 后两年 前"
PLAN_AFTER = tuple(_PLAN_AFTER.split())
FESTIVAL_AFTER = (
    *("前", "后", "期间", "节", "左右", "长假", "假期", "黄金周", "之前", "之后", "以前", "以后"),
    *"~至到、和及与,;。)”内",
)
_UNIT_KINDS = (
    "year month day quarter half-year week xun days workday month-count half-month count-unit season rest-day"
)
UNIT_KINDS = frozenset(_UNIT_KINDS.split())
SESSIONS = tuple("次期场批轮回")
"""每周一次 is once a week, not on Mondays."""

QUOTES = frozenset('“"')
YEAR = 4
"""Digits of a year, among which the letter O may stand for nought."""

CHAIN_SIGNS = frozenset("、至到~和及与-0123456789")
CHAIN = 24
"""Characters in which a chain of numbers ends."""

COUNTED = tuple("月日号年季个次期天周旬名项家届场批轮分度")

SPECIAL = frozenset(" w元《")
_AFTER_ONE = frozenset("月至到~、和-")
_DIGITS = frozenset("0123456789十百千万亿")


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


def tokens(text: str, extra: Mapping[str, tuple[str, Any]]) -> list[Token]:
    """Return the tokens of a normalised phrase; `extra` holds the plan's own words."""
    found: list[Token] = []
    at, unread = 0, 0
    while at < len(text):
        counted = bool(found) and unread == at and found[-1].kind in ("num", "half-of")
        token, size = _unit(text, at) if counted and text[at] not in numerals.CHARS else (None, 0)
        if token is None:
            token, size = _next(text, at, extra)
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


def _next(text: str, at: int, extra: Mapping[str, tuple[str, Any]]) -> tuple[Token | None, int]:
    """Return the token that begins at `at` with its length, or None where no known word does."""
    char = text[at]
    if char in "0123456789":
        return _digits(text, at)
    if char in numerals.CHARS:
        return _numeral(text, at, extra)
    if char in QUOTES:
        return _quoted(text, at, extra)
    token = _special(text, at) if char in SPECIAL else None
    return _word(text, at, extra) if token is None else (token, len(token.text))


def _special(text: str, at: int) -> Token | None:
    """Return a blank between digits, W10, 元 for the first month, or a title in its marks."""
    char, after = text[at], text[at + 1 : at + 3]
    if char == " ":
        return Token("blank", char)
    if char == "w":
        return Token("iso-week", char + after, int(after)) if len(after) > 1 and after.isdigit() else None
    if char == "元":
        return Token("num", char, 1) if after[:1] in _AFTER_ONE and text[at - 1 : at] not in _DIGITS else None
    end = text.find("》", at)
    return Token("title", text[at : end + 1]) if end > 0 else None


def _word(text: str, at: int, extra: Mapping[str, tuple[str, Any]]) -> tuple[Token | None, int]:
    """Return the longest known word at `at`."""
    entry, word = None, ""
    for longest in LENGTHS.get(text[at], ()):
        word = text[at : at + longest]
        entry = WORDS.get(word)
        if entry is not None:
            break
    if word == "后半年" and text[at + 3 : at + 4] == "内" and at:  # 印发后半年内
        word = "后"
        entry = WORDS[word]
    if entry is not None and entry[0] == "weekday" and text.startswith(SESSIONS, at + len(word)):
        word = word[:-1]
        entry = WORDS[word]
    size = len(word) if entry is not None else 0
    for name, meaning in extra.items():
        if len(name) >= size and text.startswith(name, at):
            size, entry, word = len(name), meaning, name
    if entry is None:
        return None, 0
    return Token(entry[0], word, entry[1]), size


def _unit(text: str, at: int) -> tuple[Token | None, int]:
    """Return the longest unit at `at`: behind a number 日报送 begins with 日."""
    for size in LENGTHS.get(text[at], ()):
        kind, value = WORDS.get(text[at : at + size], ("", None))
        weekday = kind == "weekday" and text[at] == "个" and not text.startswith(SESSIONS, at + size)
        if kind in UNIT_KINDS or weekday:
            return Token(kind, text[at : at + size], value), size
    return None, 0


def _digits(text: str, at: int) -> tuple[Token, int]:
    """Return a run of Arabic digits."""
    year = text[at : at + 4].replace("o", "0")
    if year.isdigit() and len(year) == YEAR and text[at + YEAR : at + YEAR + 1] == "年":
        return Token("num", year, int(year)), YEAR
    end = at + 1
    while end < len(text) and text[end] in "0123456789":
        end += 1
    digits = text[at:end]
    return Token("num", digits, int(digits) if len(digits) <= 9 else numerals.BAD), end - at  # noqa: PLR2004


def _numeral(text: str, at: int, extra: Mapping[str, tuple[str, Any]]) -> tuple[Token | None, int]:
    """Return a Chinese numeral, or the word, festival or five-year plan that is written with one."""
    token, size = _word(text, at, extra)
    end = at + 1
    while end < len(text) and (text[end] in numerals.CHARS or text[end] in "o0"):
        end += 1
    if token is not None and (size > end - at or token.kind not in ("fest", "word")):
        return token, size
    run = text[at:end]
    after = text[end : end + 3]
    number, plan = numerals.value(run), plan_number(run)
    named = not after or after.startswith(FESTIVAL_AFTER)
    if (
        token is not None
        and token.text == run
        and named
        and (number == numerals.BAD or not _counts(text, end))
    ):
        return token, size
    if plan and text[at - 1 : at] != "月" and _is_plan(number, after):
        return Token("plan", run, plan), end - at
    return Token("num", run, number), end - at


def _counts(text: str, at: int) -> bool:
    """Tell whether more numbers and a unit follow a numeral: 十一、十二月 are months."""
    end = at
    while end < min(len(text), at + CHAIN) and (text[end] in numerals.CHARS or text[end] in CHAIN_SIGNS):
        end += 1
    return end > at and text[end - 1] in numerals.CHARS | _DIGITS and text[end : end + 1] in ("月", "季")


def _is_plan(number: int, after: str) -> bool:
    """Tell whether N五 names a plan here: 十二五 is no number, and 十五 is followed by 期间 or the like."""
    return (
        after.startswith(PLAN_AFTER) or not after.startswith(COUNTED)
        if number == numerals.BAD
        else after.startswith(PLAN_AFTER[:-1])
    )


def plan_number(run: str) -> int:
    """Return N of a five-year plan's name N五, or 0."""
    if len(run) < 2 or run[-1] != "五":  # noqa: PLR2004  # N and 五
        return 0
    number = numerals.value(run[:-1])
    return max(number, 0)


def _quoted(text: str, at: int, extra: Mapping[str, tuple[str, Any]]) -> tuple[Token, int]:
    """Return what stands in quotation marks: a festival, a five-year plan, else words nobody reads."""
    end = text.find("”" if text[at] == "“" else '"', at + 1)
    if end < 0:
        return Token("quote", text[at]), 1
    inner = text[at + 1 : end]
    size = end + 1 - at
    if not inner:
        return Token("quote", text[at : end + 1]), size
    if inner[0] in numerals.CHARS and plan_number(inner) and WORDS.get(inner, ("",))[0] != "fest":
        return Token("plan", inner, plan_number(inner)), size
    token, length = _word(inner, 0, extra)
    if token is not None and length == len(inner) and token.kind in ("fest", "both", "season", "strange"):
        return token, size
    return Token("title", text[at : end + 1]), size


def whole(text: str) -> str:
    """Return a phrase without the quotation marks or brackets that hold all of it, nor a full stop."""
    while True:
        text = text.strip(" ,;。.、:!？?！·")
        pair = text[:1] + text[-1:]
        if pair not in ("()", "[]", "“”", '""', "《》") or text.find(pair[1]) != len(text) - 1 or text == '"':
            break
        inner = text[1:-1]
        if pair in ("“”", '""') and (inner in WORDS or plan_number(inner)):
            break
        text = inner
    return text
