"""What does a word do that names no date: hedge, verb, label, or part of the calendar that nobody read?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.timing.grammar import parts
from plancli.timing.grammar.marks import POSTFIXES
from plancli.timing.refusal import Refused

if TYPE_CHECKING:
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

PART_OPENINGS = ("num", "di", "ordinal-one", "last-one", "from-end", "pos", "before", "after")
"""Parts of speech with which a part of the calendar may begin."""

ORDINALS = ("di", "last-one", "ordinal-one", "from-end")

ACROSS = frozenset(["item", "rest-day", "month-half", "third", "iso-week", *PART_OPENINGS[1:], *parts.UNITS])
"""What touches a time across a joint: 最后一周的6月."""


def plain(r: Reader, found: Reading, state: State) -> None:  # one branch for each part of speech
    """Read a word that names no date."""
    token = r.take()
    kind = token.kind
    _refuse_half(r, token, state)
    _refuse_residue(r, token, state)
    found.texts[-1].append(token.text if token.said is None else token.said)
    if found.depending or kind in ("depends", "per"):
        found.depending.append(token.text)
    if token.text in JOINTS and state.touch in ACROSS:
        return
    if kind in ("sep", "colon", "open-bracket", "close-bracket", "conj", "title"):
        if kind != "conj" or state.touch == "count":
            state.clause_items, state.object = 0, False
        state.touch = ""
        return
    before = state.touch
    state.touch = _touching(kind, before)
    effect = EFFECTS.get(kind)
    if effect is not None:
        effect(r, found, state, token, before)


def _hedge(r: Reader, found: Reading, state: State, token: Token, before: str) -> None:
    """Keep a hedge; 计划 may be a noun."""
    if not (token.text in NOUNS and _is_noun(r, before)):
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


def _is_noun(r: Reader, before: str) -> bool:
    """Tell whether 计划 is a noun: behind a verb, or inside words (年度培养计划方案)."""
    if before in (*VERBS, "object"):
        return True
    return before in ("word", "noun", "title") and r.kinds[r.at] in (
        "",
        "sep",
        "word",
        "noun",
        "close-bracket",
    )


def _touching(kind: str, before: str) -> str:
    """Return what touches the next token: 第一批 is read as one, a number goes on behind a dash."""
    if kind == "num" and before == "di":
        return before
    if kind == "count-unit" and before in ("num", "di", "ordinal-one", "last-one"):
        return "session"
    return before if kind in ("range", "slash") and before == "num" else kind


def _refuse_half(r: Reader, token: Token, state: State) -> None:
    """Refuse half a time: 20日 without a month, 截至 without a date.

    Raises:
        Refused: ``alternatives``, ``ambiguous`` or ``incomplete``.
    """
    numbered = token.kind == "num" and r.kinds[r.at] in ("day", "month", "quarter") and r.texts[r.at] != "号"
    if numbered and not state.clause_items:
        reasons = {"or": "alternatives", "slash": "alternatives", "before": "ambiguous"}
        raise Refused(reasons.get(r.kind(1), "incomplete"))
    if token.kind == "di" and _ends_in_nothing(r):
        raise Refused("incomplete")
    if token.kind == "until" and token.text != "不超过":
        raise Refused("incomplete")
    if token.kind in ("before", "after") and state.clause_items and r.kinds[r.at] in ("", "sep"):
        raise Refused("ambiguous")


def _ends_in_nothing(r: Reader) -> bool:
    """Tell whether numbers behind 第 have no unit: the 15th and every month."""
    ahead = 0
    while r.kind(ahead) in ("num", "conj", "di") and ahead < len(PART_OPENINGS):
        ahead += 1
    return ahead > 1 and r.kinds[r.at] == "num" and r.kind(ahead) in ("", "each", "sep", "until")


def _refuse_residue(r: Reader, token: Token, state: State) -> None:
    """Refuse a part of the calendar that no production read and that stands beside a time (rule 21).

    Raises:
        Refused: ``ambiguous``.
    """
    timeless = token.kind in TIMELESS
    if state.behind and (_is_calendar_part(r, token) or _goes_on_in_letters(r, token)):
        raise Refused("ambiguous")
    if timeless and state.touch in ACROSS and state.touch != "item":
        raise Refused("ambiguous")
    state.behind = timeless or (state.behind and token.text in JOINTS)


def _is_calendar_part(r: Reader, token: Token) -> bool:
    """Tell whether an unread token begins 3天, 第二周, 最后一个月; 20个 and 第一批 are no such parts."""
    if token.kind in (
        "iso-week",
        "month-half",
        "third",
        "half-month",
        "half-of",
        "full",
        "week",
        "xun",
        "month",
    ) or (token.kind == "word" and any(map(str.isdigit, token.text))):
        return True
    if token.kind not in PART_OPENINGS:
        return False
    ahead = 0
    while r.kind(ahead) in ("di", "num", "ge", "half-of", "conj", "range") and ahead < len(PART_OPENINGS):
        ahead += 1
    ahead += r.kind(ahead) == "word" and r.kind(ahead + 1) in parts.UNITS  # 第二个完整周
    if token.kind in ORDINALS and r.kind(ahead) in ("", "sep", *POSTFIXES):  # 6月第三, 6月最后
        return True
    return r.kind(ahead) in (*parts.UNITS, "rest-day") and (ahead > 0 or token.kind != "di")


def _goes_on_in_letters(r: Reader, token: Token) -> bool:
    """Tell whether Latin letters continue a date that ends in a digit: 2024-06-15b."""
    before = r.text(-2)
    return (
        token.text[:1].isascii()
        and token.text[:1].isalnum()
        and before[-1:].isascii()
        and before[-1:].isdigit()
    )


def _verb(r: Reader, found: Reading, state: State, token: Token, before: str) -> None:
    """Keep the first verb beside a promise; one that stands before it waits for it."""
    last = found.items[-1] if found.items else None
    kind = token.kind
    if token.text in ONGOING and last is not None and last.rule == "whole-year":
        kind = "verb"
    if last is not None and last.verb in ("", "verb") and last.kind != "recurring":
        found.items[-1] = last._replace(verb=kind)
    elif last is None and (not state.pending_verb or kind == "finish"):
        state.pending_verb = kind


EFFECTS = {"hedge": _hedge, "firm": _firm, "label": _label, "depends": _depends, "per": _depends}

EFFECTS |= dict.fromkeys(VERBS, _verb) | dict.fromkeys((*TIMELESS, "vague-count"), _timeless)
"""Part of speech to what a word of it does to the reading."""
