"""What does a phrase promise, clause by clause? The pass over the tokens that collects every promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.timing.calendar import units
from plancli.timing.grammar import (
    amounts,
    anchors,
    effects,
    extension,
    marks,
    parts,
    promises,
    recurring,
)
from plancli.timing.grammar.amounts import LIMITS
from plancli.timing.grammar.effects import VERBS
from plancli.timing.grammar.lists import MOST
from plancli.timing.grammar.reader import Row, Table, read
from plancli.timing.grammar.reading import Reading, State
from plancli.timing.refusal import Refused
from plancli.timing.wording.vocabulary import WORDS

if TYPE_CHECKING:
    from plancli.timing.grammar.reader import Reader
    from plancli.timing.span import Item

_TOUCHY = (
    "word beyond num counter ge year each pos lunar leap di dot before after half-of this within cut since "
    "hour clock during stop alternate ordinal-one last-one from-end named-year next-unit around count-unit "
    "between month-half third iso-week rest-day not"
)
TOUCHY = frozenset([*_TOUCHY.split(), *parts.UNITS])
"""What stands before a time and cannot be read with it refuses the phrase."""

LEADS = ("until", "from", "about", "not-before", "extend")
"""What may stand right behind unread text, because it says that a time follows."""

LISTED = ("month", "quarter", "half", "third")
HALVES = ("half-year", "half")
"""Times before which an unread word is a matter of the unit: 每上半年, 中半年."""

_SUMMED = "num(?:[word num finish verb event-verb]|$)"
"""A number behind a time that adds to it: 3月5 6."""

_DOCUMENT = "[document report review]"
_WITH_A_TIME = f"same-period|{_DOCUMENT}(?=num [month quarter]|season|half)"
_REMARKS = {
    "year": f"[to-be same-period document]|(?<=fiscal){_DOCUMENT}",
    "quarter": _WITH_A_TIME,
    "half": _WITH_A_TIME,
}
"""What makes a bare time a remark: 2025年是收官之年, 2009年上半年同期, 2026年预算编制, 一季度报告6月底前."""

DATED = ("num", "named-year", "relative", "fest", "each")
"""How a time begins that no word before it can change."""

_ATTRIBUTE = "[finish verb event-verb] of"
"""What makes a second time one that tells what is meant: 年底前完成2000年前建成的小区改造."""

SIGNS = ("、", "和", "及", "与", "或", "(", ")")

DANGLING = frozenset("底末前内")
"""Marks that have no business behind a time that has its mark already."""


def reading(r: Reader, phrase: str) -> Reading:
    """Return everything the tokens of a phrase say."""
    found = Reading(phrase, r.setting)
    state = State()
    while r.kinds[r.at]:
        _step(r, found, state)
        if len(found.items) > MOST:
            raise Refused("too-many-items")
    return found


def _step(r: Reader, found: Reading, state: State) -> None:
    """Read one promise, count or word."""
    at = r.at
    if state.touch == "item":
        if _adjacent(r, found, state) or not r.kinds[r.at]:
            return
    elif not (state.clause_items and r.kinds[at] == "strange"):
        if _try_time(r, found, state):
            return
        if r.at > at:  # a condition, which is no promise
            state.behind, state.touch = True, ""
            return
    if r.kinds[r.at] in amounts.COUNT_STARTS and amounts.count(r, found):
        state.touch, state.behind = "count", False
    else:
        effects.plain(r, found, state)


def _try_time(r: Reader, found: Reading, state: State) -> bool:
    """Read a promise with dates here, if one begins."""
    at = r.at
    item = _promise(r, found)
    if item is None:
        return False
    if _names_work(found, state, item) or _is_headed(r, found, item, at):
        _forget(found, state)
        r.at = at
        item = _promise(r, found) or item
    is_remark = item.bare and (
        r.fits(_REMARKS.get(item.span.grain, "same-period")) or r.follows("title open-bracket", at)
    )
    if is_remark or _is_object(r, found, state, item, at):
        found.texts[-1].extend(token.text for token in r.tokens[at : r.at])
        if not is_remark:
            state.touch, state.object = "object", True
        return True
    if state.touch in ("finish", "verb") and not found.items and item.bare and r.fits("[word noun]"):
        r.at = at
        return False
    for why_refused in _REFUSALS:
        reason = why_refused(r, found, state, item, at)
        if reason:
            raise Refused(reason)
    if _is_remark(r, found, item):
        item = _remarked(found, item)
        _forget(found, state)
    _add(found, state, item)
    return True


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


def _is_remark(r: Reader, found: Reading, item: Item) -> bool:
    """Tell whether a time stands alone in brackets right behind another: 6月底前（2026年）."""
    if not found.items or found.texts[-1] != ["("] or "recurring" in (item.kind, found.items[-1].kind):
        return False
    return r.kinds[r.at] == "close-bracket" or item.span.grain == "year"


def _remarked(found: Reading, item: Item) -> Item:
    """Return a promise with the time in brackets behind it: the finer of the two, 年底前（12月20日前）.

    Raises:
        Refused: ``ambiguous`` where neither holds the other.
    """
    last, at = found.items[-1], item.span
    if at.first <= last.span.first and last.span.last <= at.last:  # 6月30日（6月底）
        return last
    overlap = last.span.first <= item.last and item.first <= last.span.last
    if last.bare and item.bare and last.span.grain == "season" and overlap:  # 秋冬季（10月至次年3月）
        return item
    is_listed = len(found.items) > 1 and found.items[-2].group == last.group
    if is_listed or not last.span.first <= at.first <= item.last <= last.span.last:
        raise Refused("ambiguous")
    if not last.bare:
        return last._replace(last=item.last)
    return item._replace(first=last.first) if item.implied else item


def _names_work(found: Reading, state: State, item: Item) -> bool:
    """Tell whether the time before a marked one in the same clause only names the work: 国庆晚会9月底前.

    Raises:
        Refused: ``ambiguous`` where it names a year, which may be that of both (2026年预算编制11月底前).
    """
    if not state.clause_items or not found.texts[-1] or (item.bare and not item.span.at_end):
        return False
    last, word = found.items[-1], found.texts[-1][0]
    if last.span.grain == "year" and last.bare and WORDS.get(word, ("word",))[0] in ("word", "noun"):
        raise Refused("ambiguous")
    return last.bare and last.rule in ("festival", "season") and word not in SIGNS


def _is_headed(r: Reader, found: Reading, item: Item, at: int) -> bool:
    """Tell whether a vague time only names the work, because a heading follows it: 年终总结会时间：12月."""
    is_vague = (
        bool(found.items) and found.items[-1].bare and found.items[-1].rule in ("fuzzy", "season", "festival")
    )
    return is_vague and bool(found.texts[-1]) and r.follows("[word noun verb event][heading label] colon", at)


def _forget(found: Reading, state: State) -> None:
    """Take the last promise back: its time is part of the words."""
    found.items.pop()
    words = found.texts.pop()
    found.texts[-1].extend(words)
    state.clause_items = max(state.clause_items - 1, 0)


def _is_unanchored(found: Reading, item: Item) -> bool:
    """Tell whether a time would count from the issue date, or from the one before: 6月启动，半年内完成."""
    counts = item.rule in ("count", "relative") or (item.rule == "soon" and item.first == item.last)
    return counts and bool(found.items) and not any(one.span.relative for one in found.items)


def _promise(r: Reader, found: Reading) -> Item | None:
    """Return the promise that begins here, of any kind; None, and the place moved, for a condition."""
    item: Item | None = read(PROMISES, r, found)
    return None if item is anchors.CONDITION else item


def _marked(r: Reader, found: Reading) -> Item | None:
    """Return a time with its marks; it inherits from the one before it."""
    left = found.items[-1].span if found.items and found.items[-1].kind != "recurring" else None
    if "event" in found.words and not found.items and marks.counts(r):  # 批准之日起三个月内，至迟不超过六个月
        return anchors.CONDITION
    return marks.promise(r, left)


PROMISES = Table(
    *map(recurring.promised, recurring.RECURRENCES),
    Row("(?!today [since range until])(soon)", promises.soon, "尽快|立即|ASAP", "soon"),
    Row("(extend)", extension.extension, "延至8月15日|extended until 15 August", "extension"),
    Row(anchors.PATTERN, anchors.anchored, "印发之日起3个月内", "event"),
    Row(f"(?=[{' '.join(sorted(marks.STARTS))}])", _marked, "6月底前"),
)
"""Promises of every kind."""


def _is_object(r: Reader, found: Reading, state: State, item: Item, at: int) -> bool:
    """Tell whether a second time in a clause is the object of a verb (报送一季度总结), not a stage."""
    if not state.clause_items or not (item.bare or r.fits(_ATTRIBUTE)):
        return False
    if r.kinds[at - 1] == "range":
        raise Refused("ambiguous")
    if not item.bare:
        return True
    last, kind = found.items[-1], r.kinds[r.at]
    if last.kind == "recurring" and r.follows("in-on", at):  # 每季度于3月、6月开展
        return False
    is_listed = r.kinds[at - 1] == "conj" and not state.object
    if is_listed and last.bare and last.span.grain == item.span.grain:  # 5月北京、10月上海
        return False
    if state.touch == "finish" or kind not in (*VERBS, "") or (state.object and kind == "verb"):
        return True
    return state.touch in VERBS and kind not in ("finish", "") and item.first <= last.last


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
    return "ambiguous" if _is_unanchored(found, item) else ""


def _negative(r: Reader, found: Reading, state: State, item: Item, at: int) -> str:
    """Return why a counted period behind a minus is refused."""
    is_minus = state.touch == "range" and item.rule == "count" and r.texts[at - 1] == "-"
    return "invalid-number" if is_minus else ""


_REFUSALS = (_limited, _touched, _unanchored, _negative)
"""What may be wrong with a time where it stands, in the order in which it is told."""


def _add(found: Reading, state: State, item: Item, *, joined: bool = False) -> None:
    """Keep a promise and what the clause said before it; `joined`: it goes on a list.

    尽快 says nothing beside a time: 上半年尽快完成.
    """
    if item.label == "tentative" and found.items:
        return
    if found.items and found.items[-1].label == "tentative":
        _forget(found, state)
    if item.lead == "until" and state.touch == "endless":  # 持续至6月
        found.words.remove("endless")
    state.group += not joined
    verb = state.pending_verb if state.pending_verb and item.bare else item.verb
    found.items.append(item._replace(group=state.group, firm=state.firm, verb=verb))
    found.texts.append([])
    state.touch, state.pending_verb, state.behind = "item", "", True
    state.clause_items += 1


def _adjacent(r: Reader, found: Reading, state: State) -> bool:
    """Read what may stand directly behind a time: a list sign, a recurrence; another time is refused."""
    if r.kinds[r.at] in ("conj", "or", "slash"):
        return _joined(r, found, state)
    last = found.items[-1]
    repeats = last.kind == "recurring"
    item = _promise(r, found)
    if item is None:
        _refuse_dangling(r, last)
        return False
    if item.rule == "soon" and _is_unanchored(found, item):  # 上半年当天
        raise Refused("ambiguous")
    goes_on = item.kind == "recurring" or last.kind in ("recurring", "open")
    if (repeats and item.rule == "count") or not (goes_on or item.rule in ("soon", "extension")):
        raise Refused("ambiguous")
    _add(found, state, item)
    return True


def _refuse_dangling(r: Reader, last: Item) -> None:
    """Refuse a number or a mark behind a time that has nothing to do with it: 3月5 6, 6月底前底."""
    if last.bare and r.fits(_SUMMED):
        raise Refused("invalid-number")
    if last.kind == "recurring":
        dangles = r.fits("[stretches-to starts-to since]")
    else:
        dangles = last.rule != "soon" and r.texts[r.at] in DANGLING
    if dangles or (r.kind(-1) == "weekday" and r.fits("[quarter month year half-year]")):
        raise Refused("ambiguous")


def _joined(r: Reader, found: Reading, state: State) -> bool:
    """Read the next time of a list."""
    sign = r.take().kind
    at, last = r.at, found.items[-1]
    item = _promise(r, found)
    if item is None:
        r.at = at
        if sign != "conj" and r.fits("[undated endless running regular depends]"):
            raise Refused("alternatives")
        state.touch, state.clause_items = "", 0 if sign == "conj" else state.clause_items
        return True
    if sign == "or" or (sign == "slash" and not _is_listed(last, item)):
        raise Refused("alternatives")
    if item.kind == "open" != last.kind:  # 3日和5日起
        raise Refused("ambiguous")
    if item.span.is_part and last.bare and not last.span.is_part:
        raise Refused("ambiguous")  # 4月和10月最后一周: of both, or of October?
    if item.bare and last.lead == "until":  # by June and October
        item = promises.settled(r.setting, item.span, last.lead, "")
    _add(found, state, item, joined=item.kind in (last.kind, "deadline"))
    _distribute(r, found.items)
    return True


def _is_listed(left: Item, right: Item) -> bool:
    """Tell whether a slash lists two times, as it does between months: 5月/10月, 4月~6月/9月~11月."""
    is_bare = left.bare and (right.bare or right.implied)
    return is_bare and left.span.grain in LISTED and right.span.grain in LISTED


def _distribute(r: Reader, items: list[Item]) -> None:
    """Give the end and the mark of a list's last date to the bare ones before it: 6月、9月和12月底前."""
    last = items[-1]
    is_end = last.span.grain == "third" and last.span.at_end
    if not (is_end or last.mark == "before"):
        return
    for at in range(len(items) - 2, -1, -1):
        item = items[at]
        if item.group != last.group or not item.bare or item.mark or item.span.whole or item.span.parts:
            return
        span = item.span
        if is_end and span.grain == "month":
            span = units.end_third(span, "底")
        settled = promises.settled(r.setting, span, last.lead, last.mark)
        items[at] = settled._replace(group=item.group, firm=item.firm)
