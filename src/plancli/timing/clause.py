"""What does a phrase promise, clause by clause? The pass over the tokens that collects every promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.timing import anchors, counts, extension, marks, parts, recurring, soon, units
from plancli.timing.lists import MOST
from plancli.timing.refusal import Refused
from plancli.timing.series import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancli.errors import Message
    from plancli.timing.lexer import Token
    from plancli.timing.span import Item, Reader

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

DANGLING = frozenset("底末前内")
"""Marks that have no business behind a time that has its mark already."""

_STRUCTURE = (
    "year month day quarter half-year week xun days pos before within after since until during range "
    "each di half-of month-count around at heading label hedge firm from about conj half-month "
    "workday stop not-before extend next-unit"
)
STRUCTURE = frozenset(_STRUCTURE.split())
"""Parts of speech of which a time is made; a phrase of nothing else is an incomplete one."""


class Reading:
    """Everything a phrase was found to say.

    Attributes:
        items: Promises with dates, in order.
        count: Sessions promised, or None.
        depending: The words from 根据 or 按 on.
        each: The count holds for each of several dates (各一次).
        hedged: A hedge stands somewhere.
        words: Bare words of timing found: endless, running, undated, depends, regular.
        label: A label makes bare times deadlines.
        alternative: 或 stood between.
        unread: Unread text was met.
        event: It waits for an event.
        unknown_event: It waits for something that is no known event (吃饭后).
        notes: What was assumed.
    """

    __slots__ = (
        "alternative",
        "count",
        "depending",
        "each",
        "event",
        "hedged",
        "items",
        "label",
        "notes",
        "texts",
        "unknown_event",
        "unread",
        "words",
    )

    def __init__(self) -> None:
        """Start with nothing read."""
        self.items: list[Item] = []
        self.count: int | None = None
        self.depending: list[str] = []
        self.each = False
        self.hedged = False
        self.words: list[str] = []
        self.label = False
        self.alternative = False
        self.unread = False
        self.event = False
        self.unknown_event = False
        self.notes: list[Message] = []
        self.texts: list[list[str]] = [[]]


def read(r: Reader) -> Reading:
    """Return everything the tokens say."""
    found = Reading()
    state = _State()
    while r.kinds[r.at]:
        _step(r, found, state)
        if len(found.items) > MOST:
            raise Refused("too-many-items")
    return found


class _State:
    """Where the pass stands: what touches the place from the front, and what the clause has seen.

    `behind` says that a time stands directly before the place, with 的, a blank or a hyphen between at most.
    """

    __slots__ = ("behind", "clause_items", "firm", "group", "joined", "object", "pending_verb", "touch")

    def __init__(self) -> None:
        """Stand at the beginning of a clause."""
        self.touch = ""
        self.behind = False
        self.clause_items = 0
        self.group = 0
        self.joined = False
        self.object = False
        self.firm = False
        self.pending_verb = ""


def _step(r: Reader, found: Reading, state: _State) -> None:
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
    if counts.count(r, found):
        state.touch, state.behind = "count", False
        return
    _plain(r, found, state)


def _try_time(r: Reader, found: Reading, state: _State) -> bool:
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
    """Return the promise that begins here, of any kind."""
    for production in PRODUCTIONS.get(r.kinds[r.at], ()):
        item = production(r, found)
        if item is not None:
            return item
    return None


def _marked(r: Reader, found: Reading) -> Item | None:
    """Return a time with its marks; it inherits from the one before it."""
    left = found.items[-1].span if found.items and found.items[-1].kind != "recurring" else None
    return marks.promise(r, left)


def _by_kind(
    *rows: tuple[frozenset[str], Callable[[Reader, Reading], Item | None]],
) -> dict[str, tuple[Callable[[Reader, Reading], Item | None], ...]]:
    """Return part of speech to the productions that may begin with it, in order."""
    kinds = frozenset().union(*(starts for starts, _ in rows))
    return {kind: tuple(production for starts, production in rows if kind in starts) for kind in kinds}


PRODUCTIONS = _by_kind(
    (frozenset(recurring.STARTS), lambda r, _: recurring.recurring(r)),
    (frozenset(["soon"]), lambda r, _: soon.soon(r)),
    (frozenset(["extend"]), lambda r, _: extension.extension(r)),
    (anchors.STARTS, anchors.anchored),
    (marks.STARTS, _marked),
)


def _is_stage(r: Reader, found: Reading, state: _State, item: Item) -> bool:
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


def _goes_on(r: Reader, found: Reading, state: _State, item: Item, at: int) -> bool:
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


def _add(found: Reading, state: _State, item: Item) -> None:
    """Keep a promise and what the clause said before it."""
    if not state.joined:
        state.group += 1
    verb = state.pending_verb if state.pending_verb and item.bare else item.verb
    state.pending_verb = ""
    found.items.append(item._replace(group=state.group, firm=state.firm, verb=verb))
    found.texts.append([])
    state.touch, state.joined, state.behind = "item", False, True
    state.clause_items += 1


def _adjacent(r: Reader, found: Reading, state: _State) -> bool:
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


def _joined(r: Reader, found: Reading, state: _State) -> bool:
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
        items[at] = marks.settled(r.setting, span, last.lead, last.mark)._replace(
            group=item.group, firm=item.firm
        )


def _plain(r: Reader, found: Reading, state: _State) -> None:  # one branch for each part of speech
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


def _hedge(r: Reader, found: Reading, state: _State, token: Token, before: str) -> None:
    """Keep a hedge; 计划 may be a noun."""
    if not (token.text in NOUNS and _is_noun(r, before)):
        found.hedged, state.firm = True, False


def _firm(r: Reader, found: Reading, state: _State, token: Token, before: str) -> None:
    """Keep 确保, which takes a hedge back."""
    state.firm = True


def _label(r: Reader, found: Reading, state: _State, token: Token, before: str) -> None:
    """Keep a label, which makes bare times deadlines."""
    found.label = True


def _timeless(r: Reader, found: Reading, state: _State, token: Token, before: str) -> None:
    """Keep a word of timing without a date."""
    found.words.append(token.kind)


def _depends(r: Reader, found: Reading, state: _State, token: Token, before: str) -> None:
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
    if kind == "count-unit" and before in ("num", "ordinal-one", "last-one"):
        return "session"
    return before if kind in ("range", "slash") and before == "num" else kind


def _refuse_half(r: Reader, token: Token, state: _State) -> None:
    """Refuse half a time: 20日 without a month, 截至 without a date.

    Raises:
        Refused: ``alternatives``, ``ambiguous`` or ``incomplete``.
    """
    numbered = token.kind == "num" and r.kinds[r.at] in ("day", "month", "quarter") and r.texts[r.at] != "号"
    if numbered and not state.clause_items:
        reasons = {"or": "alternatives", "slash": "alternatives", "before": "ambiguous"}
        raise Refused(reasons.get(r.kind(1), "incomplete"))
    if token.kind == "until" and token.text != "不超过":
        raise Refused("incomplete")
    if token.kind in ("before", "after") and state.clause_items and r.kinds[r.at] in ("", "sep"):
        raise Refused("ambiguous")


def _refuse_residue(r: Reader, token: Token, state: _State) -> None:
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
    while r.kind(ahead) in ("di", "num", "ge", "half-of") and ahead < len(PART_OPENINGS):
        ahead += 1
    ahead += r.kind(ahead) == "word" and r.kind(ahead + 1) in parts.UNITS  # 第二个完整周
    if token.kind in ORDINALS and r.kind(ahead) in ("", "sep", *marks.POSTFIXES):  # 6月第三, 6月最后
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


def _verb(r: Reader, found: Reading, state: _State, token: Token, before: str) -> None:
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
