"""What does a word do that names no date: hedge, verb, label, or part of the calendar that nobody read?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plancli.timing.calendar.units import ONE
from plancli.timing.grammar import amounts, parts
from plancli.timing.grammar.marks import BEFORE, BEGINS_NEXT, POSTFIXES, STARTS
from plancli.timing.grammar.promises import settled
from plancli.timing.grammar.reader import Row, Table, read
from plancli.timing.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancli.timing.grammar.reader import Reader
    from plancli.timing.grammar.reading import Reading, State
    from plancli.timing.wording.lexer import Token

VERBS = ("finish", "verb", "event-verb")

ONGOING = ("做好", "搞好", "抓好", "完善", "健全", "落实")
"""Verbs of work that is done all year: beside 全年 they finish nothing."""

NOUNS = ("计划", "预期", "预计")
"""Hedges that behind a verb are its object: 完成计划编制, 实现预期目标."""

TIMELESS = ("endless", "running", "undated", "regular")
"""Words that are a time of their own without a date."""

JOINTS = ("的", " ", "-")
"""What may stand between a time and a part that belongs to it."""

STOPS = ("sep", "colon", "open-bracket", "close-bracket", "conj", "title")
"""What ends a clause; a list sign does so behind a count only."""

_NOT_DI = "ordinal-one last-one from-end pos before after"
"""Parts of speech besides 第 and a number with which a part of the calendar may begin."""

_UNITS = " ".join(parts.UNITS)
ACROSS = frozenset(
    ["item", "rest-day", "month-half", "third", "iso-week", "di", *_NOT_DI.split(), *parts.UNITS]
)
"""What touches a time across a joint: 最后一周的6月."""

TOUCHES = {
    ("num", "di"): "di",
    **{("count-unit", before): "session" for before in ("num", "di", "ordinal-one", "last-one")},
    ("range", "num"): "num",
    ("slash", "num"): "num",
    ("at", "not"): "not",
    ("at", "called-off"): "called-off",
}
"""Part of speech and what stands before it to what then touches the next token.

第一批 is read as one, a number goes on behind a dash.
"""


def plain(r: Reader, found: Reading, state: State) -> None:
    """Read a word that names no date."""
    if r.kinds[r.at] in HALF_TIMES.starts:
        read(HALF_TIMES, r, state)
    if r.fits(_LASTING) and _lasts(r, found):
        return
    _refuse_residue(r, found, state)
    token = r.take()
    kind, before = token.kind, state.touch
    found.texts[-1].append(token.text if token.said is None else token.said)
    if found.depending or kind in ("depends", "per"):
        found.depending.append(token.text)
    if token.text in JOINTS and before in ACROSS:
        return
    if kind in STOPS:
        if kind != "conj" or before == "count":
            state.clause_items, state.object = 0, False
        state.touch = ""
        return
    state.touch = TOUCHES.get((kind, before), kind)
    if before == "not" and token.said is not None:  # do not start before June
        state.touch = "not"
    effect = EFFECTS.get(kind)
    if effect is not None:
        effect(r, found, state, token, before)


def _refusing(reason: str, *, behind: bool | None = None) -> Callable[[Reader, State], None]:
    """Return what refuses the phrase; `behind`: only where the clause has a time already, or has none."""

    def build(r: Reader, state: State) -> None:
        if behind is None or behind == (state.clause_items > 0):
            raise Refused(reason)

    return build


_NUMBER = "num(?!the-number)[day month quarter]"
HALF_TIMES = Table(
    Row(f"{_NUMBER}[or slash]", _refusing("alternatives", behind=False), "20日或", "unresolved"),
    Row(f"{_NUMBER} before", _refusing("ambiguous", behind=False), "20日前", "unresolved"),
    Row(_NUMBER, _refusing("incomplete", behind=False), "20日", "unresolved"),
    Row("di num [num conj di]+(?:[each sep until]|$)", _refusing("incomplete"), "第15和每", "unresolved"),
    Row(
        "num conj(?=num ge? [day days week workday month-count year] within)",
        _refusing("ambiguous"),
        "3、5日内",
        "unresolved",
    ),
    Row("until(?<!at-most-until)(?! at? extend)", _refusing("incomplete"), "截至", "unresolved"),
    Row(f"former(?=[{' '.join(sorted(STARTS))}])", _refusing("ambiguous"), "原定6月", "unresolved"),
    Row(
        "[heading label lasting] within",
        _refusing("unknown-period", behind=False),
        "有效期内",
        "unresolved",
    ),
    Row("changed-to", _refusing("ambiguous", behind=True), "6月改为9月", "unresolved"),
    Row(
        "open-bracket [^close-bracket cut]* cut",
        _refusing("ambiguous", behind=True),
        "4月至11月（冬歇期除外）",
        "unresolved",
    ),
    Row("lunar close-bracket", _refusing("lunar-range"), "6月（农历）", "unresolved"),
    Row("postponed(?:sep|$)", _refusing("ambiguous", behind=True), "6月推迟", "unresolved"),
    Row("close-bracket before", _refusing("ambiguous", behind=True), "9月底（力争8月底）前", "unresolved"),
    Row("[before after](?:sep|$)", _refusing("ambiguous", behind=True), "6月底前完成前", "unresolved"),
)
"""Half a time: 20日 without a month, 截至 without a date."""


def _refuse_residue(r: Reader, found: Reading, state: State) -> None:
    """Refuse a part of the calendar that no production read and that stands beside a time (rule 21).

    Raises:
        Refused: ``ambiguous``.
    """
    if found.items:
        read(AMOUNTS_LEFT, r, state)
    elif state.behind or state.touch in TIMELESS:
        read(JOINED, r, state)
    token = r.tokens[r.at]
    timeless = token.kind in TIMELESS
    touches_part = timeless and state.touch in ACROSS and state.touch != "item"
    if touches_part or (state.behind and (read(RESIDUE, r) or _goes_on_in_letters(r, token))):
        raise Refused("ambiguous")
    state.behind = timeless or (state.behind and token.text in JOINTS)


def _goes_on(r: Reader, number: Token) -> Token | None:
    """Return a number behind a list sign, which goes on with the date before it: 2025-06、07."""
    return number if r.follows("[conj range slash]", r.at - 1) else None


def _refuse_offset(r: Reader, state: State, word: Token) -> None:
    """Refuse an amount that is added to a time: 6月30日（±3天）, June 15 plus 5 days.

    Raises:
        Refused: ``ambiguous``.
    """
    if word.text.endswith(("+", "±")):
        raise Refused("ambiguous")


_AMOUNT = f"num ge? [{_UNITS} year hours]"
_ENDS = "(?:[sep finish verb event-verb close-bracket]|$)"
AMOUNTS_LEFT = Table(
    Row(
        f"{_AMOUNT}(?:[after within before] {_ENDS}|finish)",
        _refusing("ambiguous"),
        "6月底前开工，两年建成",
        "unresolved",
    ),
    Row(
        f"(?!{BEGINS_NEXT})[before after] (?:{_AMOUNT}|[half-year half-month]) {_ENDS}",
        _refusing("ambiguous"),
        "6月15日活动前一周",
        "unresolved",
    ),
    Row("next-unit", _refusing("ambiguous"), "6月15日次日", "unresolved"),
    Row(f"(word) {_AMOUNT}", _refuse_offset, "6月30日（±3天）", "unresolved"),
)
"""Amounts of time that no production read, beside a time anywhere in the phrase."""

_ALONE = f"(?:{_AMOUNT}|[half-year half-month])(?:[sep close-bracket]|$)"
_LASTING = f"(?:lasting|endless|(?<=[verb since word])) about? (?={_ALONE})"
"""How long something lasts, where nothing stands behind it: 工期3个月, 有效期5年, 7月1日起试行一年."""


def _lasts(r: Reader, found: Reading) -> bool:
    """Read how long lasts what begins on a day; what lasts no longer than its time says nothing.

    Raises:
        Refused: ``ambiguous`` beside a time that is no beginning: 6月启动，工期3个月.
    """
    at, named = r.at, r.kinds[r.at] == "lasting"
    r.passes(_LASTING)
    period = amounts.duration(r)
    if period is not None and not found.items and named:
        found.words.append("lasting")
    item = found.items[-1] if period is not None and found.items else None
    if item is not None and period is not None:
        last = period.after(item.first) - ONE
        is_day = named and item.bare and item.span.grain == "day"
        if item.mark == "since" or is_day:
            found.items[-1] = item._replace(kind="window", last=last)
            return True
        if r.kinds[at] in ("lasting", "endless") and last > item.last:
            raise Refused("ambiguous")
    r.at = at
    return False


_TIME = f"(?=[{' '.join(sorted(STARTS - {'range', 'until'}))}])"
JOINED = Table(
    Row(f"[or slash] at*(?:{_TIME}|(?=[each per]))", _refusing("alternatives"), "会后或7月", "unresolved"),
    Row(f"conj{_TIME}(?!.*[before within])", _refusing("ambiguous"), "长期、7月", "unresolved"),
)
"""A time that is joined to a condition or to a word without a date."""

_MIDDLE = "[di num ge half-of conj range]{0,8}"
_RESIDUE = (
    ("[iso-week month-half third half-month half-of full week xun month]", "6月周"),
    (f"[word noun event][word noun event event-verb verb]? {BEFORE}", "6月中考前"),
    (f"num ge? (?:hours|year {_ENDS})", "6月底前48小时"),
    (f"[pieces separately] num ge? [{_UNITS} hours]", "6月15日前后各3天"),
    ("start num(?:[sep finish verb event-verb]|$)", "春节初三"),
    (f"[num {_NOT_DI}]{_MIDDLE}[{_UNITS} rest-day]", "6月3天"),
    (f"di(?=[di num ge half-of conj range]){_MIDDLE}[{_UNITS} rest-day]", "6月底第3天"),
    (f"[num di {_NOT_DI}]{_MIDDLE} word [{_UNITS}]", "6月第二个完整周"),
    (f"[di last-one ordinal-one from-end]{_MIDDLE}(?:[sep {' '.join(POSTFIXES)}]|$)", "6月第三"),
)
_VERBS_OF_ONE = "办建修做改查开搬还清缴拆评测验审定发签迁关停拨付"
_SLIP = re.compile(f"(?![{_VERBS_OF_ONE}])[\u3400-\u9fff]|[上中下][寻询荀甸洵循训徇]")
"""A single character behind a time that may be a slip for 前 or 底, and slips for 上旬."""

RESIDUE = Table(
    Row("(word)", lambda r, word: re.search(r"[\d+±]", word.text), "Q3-W10", "unresolved"),
    Row(f"(word)(?={_ENDS})", lambda r, word: _SLIP.fullmatch(word.text), "国庆节钱", "unresolved"),
    Row("(num)(?=[sep close-bracket conj range slash dot]|$)", _goes_on, "2025-06、07", "unresolved"),
    Row("(range)(?![range num])", lambda r, sign: sign.text not in "~-" or None, "春节到", "unresolved"),
    *(Row(pattern, lambda r: True, example, "unresolved") for pattern, example in _RESIDUE),
)
"""A part of the calendar; 20个 and 第一批 are no such parts."""


def _goes_on_in_letters(r: Reader, token: Token) -> bool:
    """Tell whether Latin letters continue a date that ends in a digit: 2024-06-15b."""
    return bool(re.match(r"[a-z0-9]", token.text) and re.search(r"[0-9]$", r.text(-1)))


_AS_PLANNED = "[per depends][word noun verb heading]*"
"""What makes 计划 behind it a plan that is kept: 按原计划推进."""


def _hedge(r: Reader, found: Reading, state: State, token: Token, before: str) -> None:
    """Keep a hedge; 计划 may be a noun: behind a verb, behind 按, inside words (年度培养计划方案)."""
    if before == "item" and r.fits("colon"):  # 4月份计划：
        return
    is_object = before in (*VERBS, "object") or r.follows(_AS_PLANNED, r.at - 1)
    is_inside = before in ("word", "noun", "title") and r.fits("[sep word noun close-bracket]|$")
    if token.text not in NOUNS or not (is_object or is_inside):
        found.hedged, state.firm = True, False


NEAR = frozenset(["(", "的", "is", "are", "be", "was", "will be", "shall be"])
"""What may stand between a time and what denies it: 6月（取消）."""


def _denied(r: Reader, found: Reading, state: State, token: Token, before: str) -> None:
    """Refuse a time that is denied: 6月底前不得开工, 6月未完成, 6月（取消）.

    What is forbidden from a day on stays so (6月起禁止). What is called off with an object is a task of
    its own (6月底前停止使用), and what stops from a day on happens then.

    Raises:
        Refused: ``ambiguous``.
    """
    is_near = bool(found.items) and set(found.texts[-1][:-1]) <= NEAR
    goes_on = is_near and found.items[-1].kind == "open"
    if token.kind == "called-off":
        if token.value and not found.items:
            found.words.append(token.value)
        if goes_on:
            found.items[-1] = settled(r.setting, found.items[-1].span, "", "")
        elif _is_meant(found, state, near=is_near) and (token.value or r.fits("[sep close-bracket]|$")):
            raise Refused("ambiguous")
    elif is_near and not goes_on:
        raise Refused("ambiguous")


def _is_meant(found: Reading, state: State, *, near: bool) -> bool:
    """Tell whether a time is called off: it stands beside the word, or bare in its clause (6月会议取消)."""
    return near or (state.clause_items > 0 and found.items[-1].bare)


def _firm(r: Reader, found: Reading, state: State, token: Token, before: str) -> None:
    """Keep 确保, which takes a hedge back."""
    state.firm = True


def _label(r: Reader, found: Reading, state: State, token: Token, before: str) -> None:
    """Keep a label, which makes bare times deadlines."""
    found.label = token.text


def _timeless(r: Reader, found: Reading, state: State, token: Token, before: str) -> None:
    """Keep a word of timing without a date."""
    found.words.append(token.kind)
    is_unsettled = (
        bool(found.items) and set(found.texts[-1][:-1]) <= NEAR | {","} and r.follows("to-be-settled", r.at)
    )
    found.hedged = found.hedged or is_unsettled  # 6月（待定）


def _depends(r: Reader, found: Reading, state: State, token: Token, before: str) -> None:
    """Keep 根据 where nothing touches it, and 按."""
    if token.text in ("按", "按照", "依照") or (token.kind == "depends" and not before):
        found.words.append("depends")


def _verb(r: Reader, found: Reading, state: State, token: Token, before: str) -> None:
    """Keep the first verb beside a promise; one that stands before it waits for it."""
    kind = token.kind
    if token.text == "报告" and before in ("", "word") and r.fits("[hedge at]"):  # 报告拟于6月提交
        return
    if before == "not" or r.fits("before(?!num)"):  # 未完成, 出台前
        return
    if before == "item" and r.follows("report", r.at):  # 一季度报告
        kind = "verb"
    if not found.items:
        if not state.pending_verb or kind == "finish":
            state.pending_verb = kind
        return
    last = found.items[-1]
    if token.text in ONGOING and last.rule == "whole-year":
        kind = "verb"
    if last.verb in ("", "verb") and last.kind != "recurring":
        found.items[-1] = last._replace(verb=kind)


EFFECTS = {
    "not": _denied,
    "called-off": _denied,
    "hedge": _hedge,
    "firm": _firm,
    "label": _label,
    "depends": _depends,
    "per": _depends,
    **dict.fromkeys(VERBS, _verb),
    **dict.fromkeys((*TIMELESS, "vague-count"), _timeless),
}
"""Part of speech to what a word of it does to the reading."""
