"""What does the place of a time say of it: is it promised, a part of the words, or to be refused?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.timing.grammar import parts
from plancli.timing.grammar.amounts import LIMITS
from plancli.timing.grammar.effects import VERBS
from plancli.timing.refusal import Refused
from plancli.timing.wording.vocabulary import WORDS

if TYPE_CHECKING:
    from plancli.timing.grammar.reader import Reader
    from plancli.timing.grammar.reading import Reading, State
    from plancli.timing.span import Item

_TOUCHY = (
    "word beyond num counter ge year each pos lunar leap di dot before after half-of this within cut since "
    "hour clock during stop alternate ordinal-one last-one from-end named-year next-unit around count-unit "
    "between month-half third iso-week rest-day not called-off"
)
TOUCHY = frozenset([*_TOUCHY.split(), *parts.UNITS])
"""What stands before a time and cannot be read with it refuses the phrase."""

LEADS = ("until", "from", "about", "not-before", "extend")
"""What may stand right behind unread text, because it says that a time follows."""

HALVES = ("half-year", "half")
"""Times before which an unread word is a matter of the unit: 每上半年, 中半年."""

_OF_A_YEAR = "to-be|same-period|[word noun]?document|(?<=fiscal)[report review]"
"""What makes a bare year a remark: 2025年是收官之年, 2026年部门预算编制, 2024年度考核."""

_REPORTS = ("会", "总结", "报告", "报表", "通报", "考核", "审计", "分析", "report", "review", "meeting")
"""How the name of what is due ends where a quarter or a half stands in it: 一季度报告4月底前."""

DATED = ("num", "named-year", "relative", "fest", "each")
"""How a time begins that no word before it can change."""

_ATTRIBUTE = "[finish verb event-verb] of"
"""What makes a second time one that tells what is meant: 年底前完成2000年前建成的小区改造."""

_HEADED = "[word noun verb event][heading label] colon"
"""A heading behind the words of the work."""

SIGNS = ("、", "和", "及", "与", "或", "(", ")")


def is_remark(r: Reader, item: Item, at: int) -> bool:
    """Tell whether a bare time is only said of something: 2025年是收官之年, 《规划》（2025年）."""
    if not item.bare:
        return False
    behind = _OF_A_YEAR if item.span.grain == "year" else "same-period"
    return r.fits(behind) or (r.kinds[at - 1] == "open-bracket" and r.kinds[at - 2] == "title")


def is_bracketed(r: Reader, found: Reading, item: Item) -> bool:
    """Tell whether a time stands alone in brackets right behind another: 6月底前（2026年）."""
    if not found.items or found.texts[-1] != ["("] or "recurring" in (item.kind, found.items[-1].kind):
        return False
    return r.kinds[r.at] == "close-bracket" or item.span.grain == "year"


def remarked(found: Reading, item: Item) -> Item:
    """Return a promise with the time in brackets behind it: the finer of the two, 年底前（12月20日前）.

    Raises:
        Refused: ``ambiguous`` where neither holds the other.
    """
    last, at = found.items[-1], item.span
    overlap = last.span.first <= item.last and item.first <= last.span.last and at.grain != "year"
    if last.bare and item.bare and last.span.grain == "season" and overlap:  # 汛期（5-9月）
        return item
    if at.first <= last.span.first and last.span.last <= at.last:  # 6月30日（6月底）
        return last
    is_listed = len(found.items) > 1 and found.items[-2].group == last.group
    first, end = (last.first if last.last < last.span.last else last.span.first), last.last  # 国庆前（9月底）
    if is_listed or not first <= at.first <= item.last <= end:
        raise Refused("ambiguous")
    if not last.bare:
        return last._replace(last=item.last)
    return item._replace(first=last.first) if item.implied else item


def names_work(r: Reader, found: Reading, state: State, item: Item, at: int) -> bool:
    """Tell whether the time before another only names the work: 国庆晚会9月底前, 年终总结会时间：12月.

    Raises:
        Refused: ``ambiguous`` where it names a year, which may be that of both (2026年预算编制11月底前).
    """
    if not found.items or not found.texts[-1]:
        return False
    is_headed = r.follows(_HEADED, at)
    is_marked = state.clause_items > 0 and (not item.bare or item.span.at_end)
    if not (is_headed or is_marked):
        return False
    last, word = found.items[-1], found.texts[-1][0]
    is_year = is_marked and last.bare and last.span.grain == "year"
    if is_year and WORDS.get(word, ("word",))[0] in ("word", "noun"):
        raise Refused("ambiguous")
    rules = ("festival", "season", "fuzzy") if is_headed else ("festival", "season")
    names = last.rule in rules or (
        last.span.grain in ("quarter", "half") and "".join(found.texts[-1]).endswith(_REPORTS)
    )
    return last.bare and names and word not in SIGNS


def is_object(r: Reader, found: Reading, state: State, item: Item, at: int) -> bool:
    """Tell whether a second time in a clause is the object of a verb (报送一季度总结), not a stage."""
    if not state.clause_items or not (item.bare or r.fits(_ATTRIBUTE)):
        return False
    if r.kinds[at - 1] == "range":
        raise Refused("ambiguous")
    if not item.bare:
        return True
    kind = r.kinds[r.at]
    if _goes_on(r, found.items[-1], state, item, at):
        return False
    if state.touch == "finish" or kind not in (*VERBS, "") or (state.object and kind == "verb"):
        return True
    return state.touch in VERBS and kind not in ("finish", "") and item.first <= found.items[-1].last


def _goes_on(r: Reader, last: Item, state: State, item: Item, at: int) -> bool:
    """Tell whether a time goes on a list with words in between: 5月北京、10月上海, 每季度于3月、6月开展."""
    if last.kind == "recurring" and r.follows("in-on", at):
        return True
    is_listed = r.kinds[at - 1] == "conj" and not state.object
    return is_listed and last.bare and last.span.grain == item.span.grain


def refuse(r: Reader, found: Reading, state: State, item: Item, at: int) -> None:
    """Refuse a time that cannot be meant where it stands, for the first reason of several.

    Raises:
        Refused: with that reason.
    """
    for why in _REFUSALS if state.touch or found.items else ():
        reason = why(r, found, state, item, at)
        if reason:
            raise Refused(reason)


def _hoped(r: Reader, found: Reading, state: State, item: Item, at: int) -> str:
    """Return why 6月底前（力争5月底） is refused: which of the two holds is the office's to say."""
    words = found.texts[-1]
    if not found.items or words[:1] != ["("] or WORDS.get("".join(words[1:]), ("",))[0] != "hedge":
        return ""
    last = found.items[-1]
    is_finer = last.bare and last.first <= item.first and item.last <= last.last  # 9月（暂定9月15日）
    return "" if is_finer else "alternatives"


def _limited(r: Reader, found: Reading, state: State, item: Item, at: int) -> str:
    """Return why 至少6月 is refused, or "" for any other time."""
    return "ambiguous" if state.touch in LIMITS and item.bare else ""


def _touched(r: Reader, found: Reading, state: State, item: Item, at: int) -> str:
    """Return why a time with unread characters before it is refused, or "" where nothing touches it."""
    kind, before = r.kinds[at], r.kinds[at - 1]
    if state.touch not in TOUCHY or kind in LEADS or _is_name(r, item, at):
        return ""
    if kind == "season":
        return "unknown-season"
    if before == "each" or kind in HALVES:
        return "unknown-unit"
    return "invalid-number" if before in ("num", "dot", "range", "slash") and kind != "year" else "ambiguous"


def _unanchored(r: Reader, found: Reading, state: State, item: Item, at: int) -> str:
    """Return why 6月启动，半年内完成 is refused."""
    return "ambiguous" if is_unanchored(found, item) else ""


def _negative(r: Reader, found: Reading, state: State, item: Item, at: int) -> str:
    """Return why a counted period behind a minus is refused."""
    is_minus = state.touch == "range" and item.rule == "count" and r.texts[at - 1] == "-"
    return "invalid-number" if is_minus else ""


_REFUSALS = (_hoped, _limited, _touched, _unanchored, _negative)
"""What may be wrong with a time where it stands, in the order in which it is told."""


def _is_name(r: Reader, item: Item, at: int) -> bool:
    """Tell whether the unread word before a time can be nothing but what is due: 资产划转6月底前.

    One character may belong to the time (主汛期前); before a bare unit a word may count it (试用3月).
    """
    word, span = r.texts[at - 1], item.span
    is_dated = r.kinds[at] in DATED or r.texts[at].startswith("年")
    if r.kinds[at - 1] not in ("word", "counter") or len(word) < 2 or word.isascii() or not is_dated:
        return False
    is_exact = span.at_end or span.grain in ("day", "third", "fest")
    if item.bare and span.grain == "year":  # part of a title
        return False
    return not item.bare or is_exact or span.named_year or r.fits("[finish verb event-verb word noun]")


def is_unanchored(found: Reading, item: Item) -> bool:
    """Tell whether a time would count from the issue date, or from the one before: 6月启动，半年内完成."""
    counts = item.rule in ("count", "relative") or (item.rule == "soon" and item.first == item.last)
    return counts and bool(found.items) and not any(one.span.relative for one in found.items)
