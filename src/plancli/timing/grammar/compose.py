"""What does the phrase as a whole mean? Promises, counts and words put together into one Timing."""

from __future__ import annotations

from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING, Any

from plancli.errors import message
from plancli.timing.calendar import edtf, parts, units
from plancli.timing.calendar.durations import Duration
from plancli.timing.calendar.periods import STEPS
from plancli.timing.grammar import anchors, extension, promises
from plancli.timing.model import Milestone, Timing
from plancli.timing.refusal import Refused
from plancli.timing.span import FOREVER
from plancli.timing.wording.vocabulary import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from plancli.errors import Message
    from plancli.timing.grammar.reading import Reading
    from plancli.timing.model import Kind
    from plancli.timing.span import Item, Setting, Span

SIGNS = frozenset([*",;。、:()[]<>~和及与并", "and", "as well as"])
"""What ends the words that belong to a time."""

_SMALL_WORDS = "|in|on|at|by|of|the|a|an|to be|is|are|be|will|and"
SMALL_WORDS = frozenset(_SMALL_WORDS.split("|"))
"""English words that say nothing at either end of a label."""

BETWEEN = ("hedge", "firm", "conj", "sep")
"""What may stand between two promises of one thing."""

OPENERS = (":", "(", ":(")
"""What stands between a label and the time behind it."""

TIMELESS: dict[str, Kind] = {
    "regular": "recurring",
    "undated": "undated",
    "running": "open",
    "endless": "open",
}
"""Word of timing without a date to the kind that it makes, the strongest first."""


def composed(phrase: str, found: Reading, setting: Setting) -> Timing:
    """Return the timing that a reading amounts to."""
    if len(found.items) > 1:  # only stages have labels
        _share_verbs(found)
        _label_all(phrase, found)
    items = [_decided(item, found, setting) for item in found.items]
    if len(items) > 1:
        items = extension.alone(_distinct(items), setting)
    if not items:
        return _dateless(phrase, found, setting)
    if "recurring" in [item.kind for item in items]:
        return _recurring(phrase, found, setting, items)
    if len(items) > 1:
        return _several(phrase, found, setting, items)
    return _single(phrase, found, setting, items[0])


def _timing(
    phrase: str,
    found: Reading,
    kind: Kind,
    first: date | None = None,
    last: date | None = None,
    **more: Any,  # noqa: ANN401  # the fields of Timing, which has their types
) -> Timing:
    """Return a timing with what the phrase says as a whole, unless `more` says otherwise."""
    more.setdefault("tentative", found.hedged)
    more.setdefault("count", found.count)
    more.setdefault("notes", tuple(found.notes))
    return Timing(phrase, kind, first, last, **more)


def _distinct(items: list[Item]) -> list[Item]:
    """Return the promises without repetitions of the same days: 一季度（1-3月）."""
    kept: dict[tuple[object, ...], Item] = {}
    for item in items:
        kept.setdefault((item.first, item.last, item.kind, item.dates), item)
    return list(kept.values())


def _share_verbs(found: Reading) -> None:
    """Give a promise the verb of the next one, where a hedge alone parts them: 确保6月底、力争5月底完成."""
    items = found.items
    for at in range(len(items) - 2, -1, -1):
        words = found.texts[at + 1]
        if items[at].bare and words and all(WORDS.get(word, ("",))[0] in BETWEEN for word in words):
            items[at] = items[at]._replace(verb=items[at].verb or items[at + 1].verb)
            found.texts[at + 1] = []


def _label_all(phrase: str, found: Reading) -> None:
    """Give each promise the words beside it: those behind it, else those before it."""
    ahead = _without_signs(found.texts[0])
    for at, (item, words) in enumerate(zip(found.items, found.texts[1:], strict=True)):
        behind = list(takewhile(lambda word: word not in SIGNS, words))
        if "".join(words[len(behind) :]) in OPENERS:
            behind = []
        if item.kind != "recurring":
            label = item.label or _label(phrase, behind) or _label(phrase, ahead)
            found.items[at] = item._replace(label=label)
        ahead = _without_signs(words[len(behind) :])


def _without_signs(words: Iterable[str]) -> list[str]:
    """Return words without the signs between them."""
    return [word for word in words if word not in SIGNS]


def _label(phrase: str, words: list[str]) -> str:
    """Return words as a label, English ones as the phrase has them and without a preposition at the ends."""
    if all(WORDS.get(word, ("",))[0] == "at" for word in words):
        return ""
    if not any(word.isascii() for word in words):
        return "".join(words).strip("、的")
    words = list(dropwhile(SMALL_WORDS.__contains__, words))
    words = list(dropwhile(SMALL_WORDS.__contains__, reversed(words)))
    said = " ".join(filter(None, reversed(words)))
    at = phrase.lower().find(said)
    return phrase[at : at + len(said)] if at >= 0 else said


def _decided(item: Item, found: Reading, setting: Setting) -> Item:
    """Return a bare window as a deadline where a finishing verb or a label makes it one."""
    span = item.span
    if not item.bare or not (item.verb == "finish" or found.label):
        return item
    if span.parts or span.whole:
        return item._replace(kind="deadline", rule="finish")
    if (span.at_end or found.label) and not item.approximate:
        rule = "end" if span.at_end else "label"
        return promises.deadline(setting, span, span.last, rule)._replace(
            label=item.label, group=item.group, verb=item.verb, firm=item.firm
        )
    first = promises.since_issue(setting, span, span.last) or item.first
    return item._replace(kind="deadline", first=first, rule="finish")


def _dateless(phrase: str, found: Reading, setting: Setting) -> Timing:
    """Return a timing without dates."""
    word = next((word for word in TIMELESS if word in found.words), None)
    depends = word is None and "depends" in found.words and anchors.depends(found.depending)
    if found.event or depends:
        return _timing(phrase, found, "conditional", rule="conditional")
    if word == "undated":
        return _timing(phrase, found, "undated", rule="undated")
    if word is not None:
        last = None if word == "endless" else setting.end
        code = edtf.open_ended(setting.start, last)
        kind, rule = TIMELESS[word], "regular" if word == "regular" else "open"
        return _timing(phrase, found, kind, setting.start, last, edtf=code, rule=rule)
    if "vague-count" in found.words:
        raise Refused("invalid-count")
    if found.count is not None:
        return _timing(phrase, found, "undated", rule="count-only")
    raise Refused("unknown-period" if found.unknown_event else "no-timing")


def _single(phrase: str, found: Reading, setting: Setting, item: Item) -> Timing:
    """Return the timing of one promise."""
    if item.span.parts:
        return _listed(phrase, found, setting, item)
    kind, count = item.kind, found.count
    notes = [*item.notes, *found.notes]
    tentative = (found.hedged and not item.firm) or item.label == "tentative"
    if kind == "window" and "running" in found.words:
        kind = "open"
    if kind == "deadline":
        notes += _notes_of_deadline(found, setting, item)
    if count is not None and found.each:
        count *= _units(item.span)
    code = _code(kind, item, tentative=tentative)
    if kind == "window" and item.rule == "whole-year" and count is not None:
        kind, code = "recurring", edtf.open_ended(item.first, _last(item))
    return _timing(
        *(phrase, found, kind, item.first, _last(item)),
        tentative=tentative,
        approximate=item.approximate,
        count=count,
        edtf=code,
        rule=item.rule,
        notes=tuple(dict.fromkeys(notes)),
    )


def _last(item: Item) -> date | None:
    """Return the last day of a promise, None for what runs on."""
    return None if item.last == FOREVER else item.last


def _notes_of_deadline(found: Reading, setting: Setting, item: Item) -> list[Message]:
    """Return the notes of a deadline: that the work goes on behind it, that it was past at issue."""
    notes = []
    if "endless" in found.words or "running" in found.words:
        notes.append(message("timing.note.open_tail"))
    if setting.issued is not None and item.last < setting.issued:
        notes.append(message("timing.note.past", last=item.last, issued=setting.issued))
    return notes


def _units(span: Span) -> int:
    """Return how many units a span of units has: 一至四季度 has four."""
    if span.grain not in units.SPANS or span.code:
        return 1
    months = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
    return months // units.SPANS[span.grain][1]


def _listed(phrase: str, found: Reading, setting: Setting, item: Item) -> Timing:
    """Return the timing of a list whose unit stood once: 4、10月."""
    items = [promises.settled(setting, part, item.lead, item.mark) for part in item.span.parts]
    if any(part.kind == "open" for part in items):
        raise Refused("ambiguous")
    return _list(phrase, found, setting, items, "deadline" if item.kind == "deadline" else items[-1].kind)


def _code(kind: str, item: Item, *, tentative: bool) -> str:
    """Return the EDTF string of one promise."""
    if kind == "open":
        return edtf.open_ended(item.first, _last(item))
    if kind == "deadline":
        return edtf.deadline(item.first, item.last, tentative=tentative, approximate=item.approximate)
    return edtf.window(item.span, item.first, item.last, tentative=tentative, approximate=item.approximate)


def _recurring(phrase: str, found: Reading, setting: Setting, items: list[Item]) -> Timing:
    """Return the timing of recurring promises, within the bounds that other promises set."""
    if any(item.span.each and not item.span.at_end for item in items):
        raise Refused("ambiguous")
    repeats = _without_repetition([item for item in items if item.kind == "recurring"])
    named = [item for item in items if item.kind != "recurring" and not item.span.each]
    bounds = _hull(named)
    is_yearly, many = repeats[0].period[0] == "year", found.count is not None and found.count > 1
    listed = _days_named(named, repeats)
    if listed:
        first, last = setting.start, max(setting.end, listed[-1])
        days = [day for day in listed if day >= setting.floor]
        if is_yearly and many and found.count != len(listed):
            raise Refused("ambiguous")  # 每年三次，4月和10月
    elif is_yearly and not many:
        first, last, days = _in_the_year(bounds, repeats, setting)
    else:
        first, last, days = _bounded(bounds, *_hull_of(repeats))
    count = len(days)
    if many and found.count is not None and not (listed and is_yearly):
        if is_yearly:
            days, count = [], found.count
        else:
            found.notes.append(message("timing.note.per_period", count=found.count))
    return _timing(
        *(phrase, found, "recurring", first, last),
        count=count,
        occurrences=tuple(days),
        edtf=edtf.recurring(repeats[0], days, first, last),
        rule="recurring",
        notes=(*(note for item in items for note in item.notes), *found.notes),
    )


def _without_repetition(repeats: list[Item]) -> list[Item]:
    """Return recurrences without those that a later one says more exactly: 每月通报，次月10日前."""
    exact = {item.period for item in repeats if not item.plain}
    return [item for item in repeats if not item.plain or item.period not in exact]


def _days_named(named: list[Item], repeats: list[Item]) -> list[date]:
    """Return the due days of a recurrence that a list names: 每半年一次，4月、10月; none where it does not.

    The list has several dates of one kind, each in a period of its own; a year holds all of them.
    """
    ends = sorted({part.last for item in named for part in item.span.parts or (item,)})
    unit, step = repeats[0].period
    is_list = len({(item.kind, item.mark) for item in named}) == 1 and named[0].kind != "open"
    if len(repeats) > 1 or not repeats[0].plain or len(ends) < 2 or not is_list or unit not in STEPS:
        return []
    periods = {
        (end.year, end.month) if unit == "year" else (end.year * 12 + end.month - 1) // (STEPS[unit] * step)
        for end in ends
    }
    return ends if len(periods) == len(ends) else []


def _hull_of(repeats: list[Item]) -> tuple[date, date, list[date]]:
    """Return first and last day and the due days of recurrences."""
    first = min(item.first for item in repeats)
    last = max(item.last for item in repeats)
    return first, last, sorted({day for item in repeats for day in item.dates})


def _in_the_year(bounds: list[Item], repeats: list[Item], setting: Setting) -> tuple[date, date, list[date]]:
    """Return first and last day and the due days where another date says when a year's is due."""
    first, last, days = _hull_of(repeats)
    ends = [bound.last for bound in bounds if bound.kind != "open"]
    if not ends:
        return _bounded(bounds, first, last, days)
    days = sorted(end if end >= setting.floor else Duration(months=12).after(end) for end in ends)
    return first, max(last, days[-1]), days


def _bounded(bounds: list[Item], first: date, last: date, days: list[date]) -> tuple[date, date, list[date]]:
    """Return first and last day and the due days within the bounds that other promises set.

    Raises:
        Refused: ``ambiguous`` where a bound holds none of the days.
    """
    for bound in bounds:
        first = first if bound.implied else bound.first
        last = _last(bound) or last
        inside = [day for day in days if bound.first <= day <= bound.last]
        if days and not inside:
            raise Refused("ambiguous")
        days = inside
    return first, last, days


def _hull(bounds: list[Item]) -> list[Item]:
    """Return the dates of one list as one bound: 每半年一次，6月底、12月底前."""
    if len(bounds) < 2 or len({item.group for item in bounds}) > 1:
        return bounds
    if any(item.kind == "open" for item in bounds):
        return bounds
    first, last = min(item.first for item in bounds), max(item.last for item in bounds)
    return [bounds[0]._replace(first=first, last=last, implied=True)]


def _several(phrase: str, found: Reading, setting: Setting, items: list[Item]) -> Timing:
    """Return the timing of a list or of stages."""
    opens = [item for item in items if item.kind == "open"]
    if opens:
        return _single(phrase, found, setting, _from_open(opens, items))
    items = _narrowed(items)
    if len(items) == 1:
        return _single(phrase, found, setting, items[0])
    if len({item.group for item in items}) == 1:
        return _list(phrase, found, setting, items, items[-1].kind)
    return _stages(phrase, found, items)


def _from_open(opens: list[Item], items: list[Item]) -> Item:
    """Return the one promise that begins where an open one does: 3月起，年底前完成.

    Raises:
        Refused: ``ambiguous`` for any others.
    """
    closed = [item for item in items if item.kind != "open"]
    if (len(opens), len(closed)) != (1, 1):
        raise Refused("ambiguous")
    first, item = opens[0].first, closed[0]
    if first <= item.last:
        return item._replace(first=first)
    return item._replace(notes=(*item.notes, message("timing.note.open_tail")))


def _narrowed(items: list[Item]) -> list[Item]:
    """Return the promises without periods that the next one narrows: 6月（上旬）, 3月，不晚于3月20日."""
    kept = items[:1]
    for item in items[1:]:
        if _narrows(item, kept[-1]):
            before = kept.pop()
            kept.append(item._replace(first=before.first) if item.implied else item)
        else:
            kept.append(item)
    return kept


def _narrows(item: Item, window: Item) -> bool:
    """Tell whether a promise says more exactly when the bare one before it is."""
    is_bare = window.bare and not window.verb and not window.label and item.group != window.group
    if is_bare and item.bare and window.span.grain == "season":  # 秋冬季（10月至次年3月）
        return window.first <= item.last and item.first <= window.last
    if not is_bare or not window.first <= item.last <= window.span.last:
        return False
    if item.bare and not parts.is_finer(item.span, window.span):
        return False
    return item.implied or window.first <= item.first


def _list(phrase: str, found: Reading, setting: Setting, items: list[Item], kind: Kind) -> Timing:
    """Return the timing of a list: as many sessions as dates, or as 各 says."""
    ends = [item.last for item in items]
    first = min(item.first for item in items)
    if kind == "deadline" and items[-1].implied:
        first = promises.implied_first(setting, items[0].span, ends[0])
    times = len(items) if found.each or found.count is None else 1
    if not all(item.label for item in items):  # what stands before the first is said of all
        items = [item._replace(label="") for item in items]
    return _timing(
        *(phrase, found, kind, first, max(ends)),
        approximate=items[0].approximate,
        count=times * (1 if found.count is None else found.count),
        milestones=_milestones(items),
        edtf=edtf.listed(sorted(ends)) if kind == "deadline" else None,
        rule="list",
    )


def _milestones(items: list[Item], first: date | None = None) -> tuple[Milestone, ...]:
    """Return promises as stages, which begin on `first` at the earliest."""
    return tuple(
        Milestone(label=item.label, first=max(item.first, first or item.first), last=item.last)
        for item in items
    )


def _stages(phrase: str, found: Reading, items: list[Item]) -> Timing:
    """Return the timing of stages: milestones, and the hull as window."""
    ends = [item.last for item in items]
    named = min((item.first for item in items if not item.implied), default=None)
    first, last = min(item.first for item in items), max(ends)
    if named is not None and named <= min(ends):
        first = named
    final = next(item for item in reversed(items) if item.last == last)
    tentative = found.hedged and not final.firm
    grain = "day" if any(item.span.grain in edtf.DAY_GRAINS for item in items) else "month"
    hull = final._replace(
        first=first, last=last, approximate=False, span=final.span._replace(grain=grain, code="")
    )
    code = edtf.listed(sorted(set(ends))) if named is None else _code(final.kind, hull, tentative=tentative)
    return _timing(
        *(phrase, found, final.kind, first, last),
        tentative=tentative,
        milestones=_milestones(items, first),
        edtf=code,
        rule="stages",
        notes=tuple(note for item in items for note in item.notes),
    )
