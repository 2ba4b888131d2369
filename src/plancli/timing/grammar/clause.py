"""What does a phrase promise, clause by clause? The pass over the tokens that collects every promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.timing.calendar import units
from plancli.timing.grammar import (
    anchors,
    counts,
    effects,
    extension,
    marks,
    parts,
    promises,
    recurring,
    soon,
)
from plancli.timing.grammar.effects import VERBS
from plancli.timing.grammar.lists import MOST
from plancli.timing.grammar.reader import Row, read, table
from plancli.timing.grammar.reading import Reading, State
from plancli.timing.grammar.series import BETWEEN
from plancli.timing.refusal import Refused

if TYPE_CHECKING:
    from plancli.timing.grammar.reader import Reader
    from plancli.timing.span import Item


_TOUCHY = (
    "word num counter ge year each pos lunar leap di dot before after half-of this within cut since hour "
    "clock "
    "during stop alternate ordinal-one last-one from-end named-year next-unit around count-unit between "
    "month-half "
    "third iso-week rest-day"
)

TOUCHY = frozenset([*_TOUCHY.split(), *parts.UNITS])
"""What stands before a time and cannot be read with it refuses the phrase."""

LEADS = ("until", "from", "about", "not-before", "extend")
"""What may stand right behind unread text, because it says that a time follows."""

LISTED = ("month", "quarter", "half", "third")

DANGLING = frozenset("底末前内")
"""Marks that have no business behind a time that has its mark already."""


def reading(r: Reader) -> Reading:
    """Return everything the tokens say."""
    found = Reading()
    state = State()
    while r.kinds[r.at]:
        _step(r, found, state)
        if len(found.items) > MOST:
            raise Refused("too-many-items")
    return found


def _step(r: Reader, found: Reading, state: State) -> None:
    """Read one promise, count or word."""
    tail = state.clause_items and r.kinds[r.at] == "strange"
    at = r.at
    if state.touch != "item" and not tail and _try_time(r, found, state):
        return
    if r.at > at:  # a condition, which is no promise
        state.behind, state.touch = True, ""
        return
    if state.touch == "item" and _adjacent(r, found, state):
        return
    if not r.kinds[r.at]:
        return
    if r.kinds[r.at] in counts.STARTS and counts.count(r, found):
        state.touch, state.behind = "count", False
        return
    effects.plain(r, found, state)


def _try_time(r: Reader, found: Reading, state: State) -> bool:
    """Read a promise with dates here, if one begins."""
    at = r.at
    item = _promise(r, found)
    if item is None:
        return False
    if item.span.grain == "year" and item.bare and r.texts[r.at] == "是":  # 2025年是收官之年
        found.texts[-1].extend(token.text for token in r.tokens[at : r.at])
        return True
    if (
        state.clause_items
        and not state.joined
        and not (_is_stage(r, found, state, item) or _goes_on(r, found, state, item, at))
    ):
        found.texts[-1].extend(token.text for token in r.tokens[at : r.at])
        state.touch, state.object = "object", True
        return True
    if (
        state.touch in ("finish", "verb")
        and not found.items
        and item.bare
        and r.kinds[r.at] in ("word", "noun")
    ):
        r.at = at
        return False
    if state.touch in TOUCHY and r.tokens[at].kind not in LEADS:
        raise Refused(_touch_reason(r, at))
    if state.touch == "range" and item.rule == "count" and r.text(at - r.at - 1) == "-":
        raise Refused("invalid-number")
    _add(found, state, item)
    return True


def _promise(r: Reader, found: Reading) -> Item | None:
    """Return the promise that begins here, of any kind; None, and the place moved, for a condition."""
    item: Item | None = read(_PROMISES, r, found)
    return None if item is anchors.CONDITION else item


def _marked(r: Reader, found: Reading) -> Item | None:
    """Return a time with its marks; it inherits from the one before it."""
    left = found.items[-1].span if found.items and found.items[-1].kind != "recurring" else None
    return marks.promise(r, left)


_PROMISES = table(
    Row(f"(?=[{' '.join(recurring.STARTS)}])", lambda r, _: recurring.recurring(r), "每季度"),
    Row("(?!today [since range until])(soon)", soon.soon, "尽快"),
    Row("(extend)", extension.extension, "延期一个月"),
    Row(f"(?=[{' '.join(anchors.STARTS)}])", anchors.anchored, "会后一周内"),
    Row(f"(?=[{' '.join(marks.STARTS)}])", _marked, "6月底前"),
)
"""Promises of every kind."""


def _is_stage(r: Reader, found: Reading, state: State, item: Item) -> bool:
    """Tell whether a second time in a clause is a stage, not the object of a verb (报送一季度总结)."""
    if not item.bare:
        return True
    if (
        state.touch == "finish"
        or r.kinds[r.at] not in (*VERBS, "")
        or (state.object and r.kinds[r.at] == "verb")
    ):
        return False
    last = found.items[-1].last
    return (
        state.touch not in VERBS
        or r.kinds[r.at] in ("finish", "")
        or (last is not None and item.first > last)
    )


def _goes_on(r: Reader, found: Reading, state: State, item: Item, at: int) -> bool:
    """Tell whether a time behind a list sign is the next of its kind: 5月北京、10月上海."""
    last = found.items[-1]
    listed = r.tokens[at - 1].kind == "conj" and not state.object
    return listed and last.bare and last.span.grain == item.span.grain


def _touch_reason(r: Reader, at: int) -> str:
    """Return why a time with unread characters before it is refused."""
    kind = r.tokens[at].kind
    if kind == "season":
        return "unknown-season"
    if r.tokens[at - 1].kind == "each" or kind in ("half-year", "half"):
        return "unknown-unit"
    number = r.tokens[at - 1].kind in ("num", "dot", "range", "slash")
    return "invalid-number" if number and kind != "year" else "ambiguous"


def _add(found: Reading, state: State, item: Item) -> None:
    """Keep a promise and what the clause said before it."""
    if not state.joined:
        state.group += 1
    verb = state.pending_verb if state.pending_verb and item.bare else item.verb
    state.pending_verb = ""
    found.items.append(item._replace(group=state.group, firm=state.firm, verb=verb))
    found.texts.append([])
    state.touch, state.joined, state.behind = "item", False, True
    state.clause_items += 1


def _adjacent(r: Reader, found: Reading, state: State) -> bool:
    """Read what may stand directly behind a time: a list sign, a recurrence; another time is refused."""
    kind = r.kinds[r.at]
    if kind in ("conj", "or", "slash", "sep") and kind != "sep":
        return _joined(r, found, state)
    repeats = found.items[-1].kind == "recurring"
    item = _promise(r, found)
    if repeats and (
        (kind == "range" and r.texts[r.at] in BETWEEN) or (item is not None and item.rule == "count")
    ):
        raise Refused("ambiguous")
    if item is None:
        if kind == "num" and found.items[-1].bare and r.kind(1) in ("word", "num", "", *VERBS):
            raise Refused("invalid-number")
        if r.kind(-1) == "weekday" and kind in ("quarter", "month", "year", "half-year"):
            raise Refused("ambiguous")
        if (
            r.texts[r.at] in DANGLING
            and found.items[-1].kind != "recurring"
            and found.items[-1].rule != "soon"
        ):
            raise Refused("ambiguous")
        return False
    if (
        item.kind == "recurring"
        or found.items[-1].kind in ("recurring", "open")
        or item.rule in ("soon", "extension")
    ):
        _add(found, state, item)
        return True
    raise Refused("ambiguous")


def _joined(r: Reader, found: Reading, state: State) -> bool:
    """Read the next time of a list."""
    at = r.at
    sign = r.take().kind
    item = _promise(r, found)
    if item is None:
        if sign == "or" and r.kind(at + 1 - r.at) in ("undated", "endless", "running", "regular", "depends"):
            raise Refused("alternatives")
        r.at = at + 1
        state.touch, state.clause_items = "", 0 if sign == "conj" else state.clause_items
        return True
    if sign == "or" or (sign == "slash" and not _is_listed(found.items[-1], item)):
        raise Refused("alternatives")
    if item.span.is_part and found.items[-1].bare and not found.items[-1].span.is_part:
        raise Refused("ambiguous")  # 4月和10月最后一周: of both, or of October?
    state.joined = found.items[-1].kind == item.kind or item.kind == "deadline"
    _add(found, state, item)
    _distribute(r, found.items)
    return True


def _is_listed(left: Item, right: Item) -> bool:
    """Tell whether a slash lists two times, as it does between months: 5月/10月, 4月~6月/9月~11月."""
    return (
        left.bare
        and (right.bare or right.implied)
        and all(item.span.grain in LISTED for item in (left, right))
    )


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
        items[at] = promises.settled(r.setting, span, last.lead, last.mark)._replace(
            group=item.group, firm=item.firm
        )
