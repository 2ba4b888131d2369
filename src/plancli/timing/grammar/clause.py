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
    promises,
    recurring,
    standing,
)
from plancli.timing.grammar.lists import MOST
from plancli.timing.grammar.reader import Row, Table, read
from plancli.timing.grammar.reading import Reading, State
from plancli.timing.refusal import Refused

if TYPE_CHECKING:
    from plancli.timing.grammar.reader import Reader
    from plancli.timing.span import Item

LISTED = ("month", "quarter", "half", "third")
"""Units of which a slash lists several: 5月/10月."""

_SUMMED = "num(?:[word num finish verb event-verb during]|$)"
"""A number behind a time that adds to it: 3月5 6."""

_REMARK = "strange [^close-bracket]*(?=close-bracket)"
"""Words in brackets that say why a time is meant, and that every place dates for itself."""

_OBJECT = "relative [word noun document report review]"
"""A time of the issue date that only names the object: 10日前报送上月数据."""

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
    if found.items and state.touch in ("finish", "verb") and r.fits(_OBJECT):
        return False
    if found.items and found.texts[-1] == ["("] and r.passes(_REMARK):  # 8月25日前（新学期开学前）
        found.texts[-1].extend(token.text for token in r.tokens[at : r.at])
        return True
    item = _promise(r, found)
    if item is None:
        return False
    if standing.names_work(r, found, state, item, at):
        _forget(found, state)
        r.at = at
        item = _promise(r, found) or item
    if _is_said_of_work(r, found, state, item, at):
        found.texts[-1].extend(token.text for token in r.tokens[at : r.at])
        return True
    if state.touch in ("finish", "verb") and not found.items and item.bare and r.fits("[word noun]"):
        r.at = at
        return False
    standing.refuse(r, found, state, item, at)
    if standing.is_bracketed(r, found, item):
        item = standing.remarked(found, item)
        _forget(found, state)
    _add(found, state, item)
    return True


def _is_said_of_work(r: Reader, found: Reading, state: State, item: Item, at: int) -> bool:
    """Tell whether a time belongs to the words: a remark, or the object of a verb, which the state keeps."""
    if standing.is_remark(r, item, at):
        return True
    if not standing.is_object(r, found, state, item, at):
        return False
    state.touch, state.object = "object", True
    return True


def _forget(found: Reading, state: State) -> None:
    """Take the last promise back: its time is part of the words."""
    found.items.pop()
    words = found.texts.pop()
    found.texts[-1].extend(words)
    state.clause_items = max(state.clause_items - 1, 0)


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
    if item.rule == "soon" and standing.is_unanchored(found, item):  # 上半年当天
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
