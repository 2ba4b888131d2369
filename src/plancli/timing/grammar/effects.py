"""What does a word do that names no date: hedge, verb, label, or part of the calendar that nobody read?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plancli.timing.grammar import parts
from plancli.timing.grammar.marks import BEFORE, EVENT_WORDS, POSTFIXES, STARTS
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

_STAGE = "stage(?:[sep colon open-bracket close-bracket]|$)"
"""What makes the verb before it a part of a name: 任务落实阶段（7月）."""

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
}
"""Part of speech and what stands before it to what then touches the next token.

第一批 is read as one, a number goes on behind a dash.
"""


def plain(r: Reader, found: Reading, state: State) -> None:
    """Read a word that names no date."""
    if r.kinds[r.at] in HALF_TIMES.starts:
        read(HALF_TIMES, r, state)
    _refuse_residue(r, state)
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
    effect = EFFECTS.get(kind)
    if effect is not None:
        effect(r, found, state, token, before)


def _half_a_time(reason: str, *, behind: bool | None = None) -> Callable[[Reader, State], None]:
    """Return what refuses half a time; `behind`: only where the clause has a time already, or has none."""

    def build(r: Reader, state: State) -> None:
        if behind is None or behind == (state.clause_items > 0):
            raise Refused(reason)

    return build


_NUMBER = "num(?!the-number)[day month quarter]"
HALF_TIMES = Table(
    Row(f"{_NUMBER}[or slash]", _half_a_time("alternatives", behind=False), "20日或", "unresolved"),
    Row(f"{_NUMBER} before", _half_a_time("ambiguous", behind=False), "20日前", "unresolved"),
    Row(_NUMBER, _half_a_time("incomplete", behind=False), "20日", "unresolved"),
    Row("di num [num conj di]+(?:[each sep until]|$)", _half_a_time("incomplete"), "第15和每", "unresolved"),
    Row("until(?<!at-most-until)(?! at? extend)", _half_a_time("incomplete"), "截至", "unresolved"),
    Row(f"former(?=[{' '.join(sorted(STARTS))}])", _half_a_time("ambiguous"), "原定6月", "unresolved"),
    Row("[heading label] within", _half_a_time("unknown-period", behind=False), "有效期内", "unresolved"),
    Row("changed-to", _half_a_time("ambiguous", behind=True), "6月改为9月", "unresolved"),
    Row("postponed(?:sep|$)", _half_a_time("ambiguous", behind=True), "6月推迟", "unresolved"),
    Row("close-bracket before", _half_a_time("ambiguous", behind=True), "9月底（力争8月底）前", "unresolved"),
    Row("[before after](?:sep|$)", _half_a_time("ambiguous", behind=True), "6月底前完成前", "unresolved"),
)
"""Half a time: 20日 without a month, 截至 without a date."""


def _refuse_residue(r: Reader, state: State) -> None:
    """Refuse a part of the calendar that no production read and that stands beside a time (rule 21).

    Raises:
        Refused: ``ambiguous``.
    """
    token = r.tokens[r.at]
    timeless = token.kind in TIMELESS
    touches_part = timeless and state.touch in ACROSS and state.touch != "item"
    if touches_part or (state.behind and (read(RESIDUE, r) or _goes_on_in_letters(r, token))):
        raise Refused("ambiguous")
    state.behind = timeless or (state.behind and token.text in JOINTS)


_MIDDLE = "[di num ge half-of conj range]{0,8}"
_RESIDUE = (
    ("[iso-week month-half third half-month half-of full week xun month]", "6月周"),
    (f"{EVENT_WORDS} {BEFORE}", "6月中考前"),
    (f"[num {_NOT_DI}]{_MIDDLE}[{_UNITS} rest-day]", "6月3天"),
    (f"di(?=[di num ge half-of conj range]){_MIDDLE}[{_UNITS} rest-day]", "6月底第3天"),
    (f"[num di {_NOT_DI}]{_MIDDLE} word [{_UNITS}]", "6月第二个完整周"),
    (f"[di last-one ordinal-one from-end]{_MIDDLE}(?:[sep {' '.join(POSTFIXES)}]|$)", "6月第三"),
)
RESIDUE = Table(
    Row("(word)", lambda r, word: re.search(r"\d", word.text), "Q3-W10", "unresolved"),
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


def _firm(r: Reader, found: Reading, state: State, token: Token, before: str) -> None:
    """Keep 确保, which takes a hedge back."""
    state.firm = True


def _label(r: Reader, found: Reading, state: State, token: Token, before: str) -> None:
    """Keep a label, which makes bare times deadlines."""
    found.label = True


def _timeless(r: Reader, found: Reading, state: State, token: Token, before: str) -> None:
    """Keep a word of timing without a date."""
    found.words.append(token.kind)


def _depends(r: Reader, found: Reading, state: State, token: Token, before: str) -> None:
    """Keep 根据 where nothing touches it, and 按."""
    if token.text in ("按", "按照", "依照") or (token.kind == "depends" and not before):
        found.words.append("depends")


def _verb(r: Reader, found: Reading, state: State, token: Token, before: str) -> None:
    """Keep the first verb beside a promise; one that stands before it waits for it."""
    kind = "verb" if r.fits(_STAGE) else token.kind
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
    "hedge": _hedge,
    "firm": _firm,
    "label": _label,
    "depends": _depends,
    "per": _depends,
    **dict.fromkeys(VERBS, _verb),
    **dict.fromkeys((*TIMELESS, "vague-count"), _timeless),
}
"""Part of speech to what a word of it does to the reading."""
