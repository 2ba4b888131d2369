"""Is this a time? The timing language decides; a cheap look comes first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from plancli.ingest.tails.names import NO, SURELY, Lexicon, split_verb, strength
from plancli.timing import resolve

if TYPE_CHECKING:
    from datetime import date

_NO_TIME = frozenset(
    {"no-timing", "empty-input", "placeholder", "too-long", "control-character", "ditto"},
)
_MAY_BE_TIME = re.compile(
    r"[年月日旬周季天底次批期节时暑寒汛每]|\d[./-]\d|前$|后$|[Qq][1-4]|长期|持续|常态|即日|立即|立行立改|尽快|适时|择机|待定"
    r"|另行|见附|详见|视情|随|逐步|两会|全程|近期|经常|日常|同步|有序|[A-Za-z]{3}",
)
CLEAR = re.compile(
    r"(?:\d|[一二三四五六七八九十])\s*(?:月|日|年|季度|旬|个月)|[年月季](?:底|末|初|中|内|前|终)"
    r"|上半年|下半年|全年|每[年月季周半]|长期|不定期|持续",
)
_NAMED = re.compile(r"(?:完成|办结)?(?:时间|时限|期限|进度)(?=[\u4e00-\u9fff])(?![局委办厅处部])")
_VAGUE = re.compile(
    r"(?:按|根据|视|随|结合|依|待|适时|力争|争取|确保|逐)(?!.*(?:职责|分工))|.*(?:末|初|底|期间|推进|完成|实施|进行|开展|启动|办结|发行)$"
)
_ANY_YEAR, LONGEST_TIME = 2020, 60


@lru_cache(maxsize=4096)
def is_time(phrase: str) -> bool:
    """Return whether a phrase holds a time, readable or not."""
    if _MAY_BE_TIME.search(phrase) is None:
        return False
    timing = resolve(phrase, year=_ANY_YEAR)
    return timing.kind != "unresolved" or timing.reason not in _NO_TIME


@lru_cache(maxsize=4096)
def is_readable(phrase: str, year: int, issued: date | None) -> bool:
    """Return whether the timing language can read a phrase in a plan of that year."""
    return resolve(phrase, year=year, issued=issued).kind != "unresolved"


@lru_cache(maxsize=8192)
def is_when(token: str, known: Lexicon = frozenset()) -> bool:
    """Return whether an entry of a folded tail is a time and no department."""
    clear = CLEAR.search(re.sub(r"\([^()]*\)$", "", token))
    if strength(token, known) == SURELY and not clear:
        return False
    if _NAMED.match(token):
        return True
    name, verb = split_verb(token, known)
    if verb and strength(name, known) == SURELY and not CLEAR.match(token):
        return False
    return is_time(token)


def is_vaguely_when(token: str, known: Lexicon = frozenset()) -> bool:
    """Return whether an entry that names nobody says when (按计划推进, 学期末)."""
    name, verb = split_verb(token, known)
    return (
        _VAGUE.match(token) is not None
        and not strength(token, known)
        and not (verb and strength(name, known))
    )


def is_phrase(words: str) -> bool:
    """Return whether words are a time and nothing else, as a cell of a time column is."""
    return (
        len(words) <= LONGEST_TIME
        and strength(words) == NO
        and (is_time(words) or CLEAR.search(words) is not None)
    )
