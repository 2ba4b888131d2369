"""What does the phrase as a whole mean? Promises, counts and words put together into one Timing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plancli.errors import message
from plancli.timing.calendar import edtf, units
from plancli.timing.calendar.durations import Duration
from plancli.timing.grammar import anchors, extension, parts, promises
from plancli.timing.model import Milestone, Timing
from plancli.timing.refusal import Refused

if TYPE_CHECKING:
    from datetime import date

    from plancli.errors import Message
    from plancli.timing.grammar.reading import Reading
    from plancli.timing.model import Kind
    from plancli.timing.span import Item, Setting, Span


SIGNS = frozenset([*",;。、:()[]<>和及与并", "and", "as well as"])


SMALL_WORDS = ("", "in", "on", "at", "by", "of", "the", "a", "an", "to be", "is", "are", "be", "will", "and")
"""English words that say nothing at either end of a label."""

OPENERS = (":", "(", ":(")
"""What stands between a label and the time behind it."""


def composed(phrase: str, found: Reading, setting: Setting) -> Timing:
    """Return the timing that a reading amounts to."""
    _labelled(phrase, found)
    items = _distinct([_decided(item, found, setting) for item in found.items])
    if len(items) > 1:
        items = extension.alone(items, setting)
    if not items:
        return _dateless(phrase, found, setting)
    repeats = [item for item in items if item.kind == "recurring"]
    if repeats:
        return _recurring(phrase, found, setting, items, repeats)
    if len(items) > 1:
        return _several(phrase, found, setting, items)
    return _single(phrase, found, setting, items[0])


def _distinct(items: list[Item]) -> list[Item]:
    """Return the promises without repetitions of the same days: 一季度（1-3月）."""
    kept: list[Item] = []
    for item in items:
        if all((item.first, item.last, item.kind) != (k.first, k.last, k.kind) for k in kept):
            kept.append(item)
    return kept


def _labelled(phrase: str, found: Reading) -> None:
    """Give each promise the words beside it: those behind it, else those before it."""
    if len(found.items) < 2:  # noqa: PLR2004  # only stages have labels
        return
    ahead = [word for word in found.texts[0] if word not in SIGNS]
    for at, item in enumerate(found.items):
        words = found.texts[at + 1]
        stop = next((i for i, word in enumerate(words) if word in SIGNS), len(words))
        if "".join(words[stop:]) in OPENERS:
            stop = 0
        if item.kind != "recurring":
            label = item.label or _label(phrase, words[:stop]) or _label(phrase, ahead)
            found.items[at] = item._replace(label=label)
        ahead = [word for word in words[stop:] if word not in SIGNS]


def _label(phrase: str, words: list[str]) -> str:
    """Return words as a label, English ones as the phrase has them and without a preposition at the ends."""
    if not any(word.isascii() for word in words):
        return "".join(words).strip("、的")
    while words and words[0] in SMALL_WORDS:
        words = words[1:]
    while words and words[-1] in SMALL_WORDS:
        words = words[:-1]
    said = " ".join(filter(None, words))
    at = phrase.lower().find(said)
    return phrase[at : at + len(said)] if at >= 0 else said


def _decided(item: Item, found: Reading, setting: Setting) -> Item:
    """Return a bare window as a deadline where a finishing verb or a label makes it one."""
    if not item.bare or item.last is None or not (item.verb == "finish" or found.label):
        return item
    span = item.span
    if span.parts:
        return item._replace(kind="deadline", rule="finish")
    if (span.at_end or found.label) and not span.whole and not item.approximate:
        return promises.deadline(setting, span, item.last, "end" if span.at_end else "label")._replace(
            label=item.label, group=item.group, verb=item.verb, firm=item.firm
        )
    first = item.first
    if span.relative and setting.issued is not None and setting.issued <= item.last and not span.whole:
        first = setting.issued
    return item._replace(kind="deadline", first=first, rule="finish")


def _dateless(phrase: str, found: Reading, setting: Setting) -> Timing:
    """Return a timing without dates."""
    words = found.words
    if found.event or ("depends" in words and anchors.depends(found.depending) and not _says_more(words)):
        return _timing(phrase, found, "conditional", rule="conditional")
    if "regular" in words:
        return _over_period(phrase, found, setting, "recurring", setting.end)
    if "undated" in words:
        return _timing(phrase, found, "undated", rule="undated")
    for word, last in (("running", setting.end), ("endless", None)):
        if word in words:
            return _over_period(phrase, found, setting, "open", last)
    if "vague-count" in words:
        raise Refused("invalid-count")
    if found.count is not None:
        return _timing(phrase, found, "undated", rule="count-only")
    raise Refused("unknown-period" if found.unknown_event else "no-timing")


def _says_more(words: list[str]) -> bool:
    """Tell whether a word of timing stands beside 根据 or 按."""
    return any(word in words for word in ("regular", "undated", "running", "endless"))


def _over_period(phrase: str, found: Reading, setting: Setting, kind: Kind, last: date | None) -> Timing:
    """Return a timing that runs from the first day of the plan period."""
    rule = "regular" if kind == "recurring" else "open"
    code = edtf.open_ended(setting.start, last)
    return _timing(phrase, found, kind, setting.start, last, edtf=code, rule=rule)


def _single(phrase: str, found: Reading, setting: Setting, item: Item) -> Timing:
    """Return the timing of one promise."""
    kind, first, last = item.kind, item.first, item.last
    notes = [*item.notes, *found.notes]
    tentative = (found.hedged and not item.firm) or item.label == "tentative"
    if setting.base is not None:
        tentative = tentative or extension.tentative(setting.base, item)
    if kind == "window" and "running" in found.words:
        kind = "open"
    elif kind == "deadline" and found.words and not {"endless", "running"}.isdisjoint(found.words):
        notes.append(message("timing.note.open_tail"))
    if item.span.parts:
        return _listed(phrase, found, setting, item)
    _note_past(notes, kind, last, setting)
    code = _code(kind, item, first, last, tentative=tentative)
    count = found.count
    if count is not None and found.each:
        count *= _units(item.span)
    if kind == "window" and item.rule == "whole-year" and count is not None:
        kind, code = "recurring", edtf.open_ended(first, last)
    return _timing(
        phrase,
        found,
        kind,
        first,
        last,
        tentative=tentative,
        approximate=item.approximate,
        count=count,
        edtf=code,
        rule=item.rule,
        notes=tuple(notes),
    )


def _units(span: Span) -> int:
    """Return how many units a span of units has: 一至四季度 has four."""
    if span.grain not in units.SPANS or span.code:
        return 1
    months = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
    return months // units.SPANS[span.grain][1]


def _listed(phrase: str, found: Reading, setting: Setting, item: Item) -> Timing:
    """Return the timing of a list whose unit stood once: 4、10月."""
    items = [promises.settled(setting, part, item.lead, item.mark) for part in item.span.parts]
    if any(part.last is None for part in items):
        raise Refused("ambiguous")
    return _list(phrase, found, setting, items, "deadline" if item.kind == "deadline" else items[-1].kind)


def _code(kind: str, item: Item, first: date, last: date | None, *, tentative: bool) -> str:
    """Return the EDTF string of one promise."""
    if kind == "open" or last is None:
        return edtf.open_ended(first, last)
    if kind == "deadline":
        return edtf.deadline(first, last, tentative=tentative, approximate=item.approximate)
    return edtf.window(item.span, first, last, tentative=tentative, approximate=item.approximate)


def _note_past(notes: list[Message], kind: str, last: date | None, setting: Setting) -> None:
    """Note a deadline that had passed when the plan was issued."""
    if kind == "deadline" and last is not None and setting.issued is not None and last < setting.issued:
        notes.append(message("timing.note.past", last=last, issued=setting.issued))


def _recurring(
    phrase: str, found: Reading, setting: Setting, items: list[Item], repeats: list[Item]
) -> Timing:
    """Return the timing of recurring promises, within the bounds that other promises set."""
    if any(item.span.each and not item.span.at_end for item in items):
        raise Refused("ambiguous")
    yearly = repeats[0].label == "year"
    first, last, days = _due(items, repeats, setting, by_bounds=yearly and found.count in (None, 1))
    count: int | None = len(days)
    if found.count is not None and found.count > 1:
        if yearly:
            days, count = [], found.count
        else:
            found.notes.append(message("timing.note.per_period", count=found.count))
    return _timing(
        phrase,
        found,
        "recurring",
        first,
        last,
        count=count,
        occurrences=tuple(days),
        edtf=edtf.recurring(repeats[0], days, first, last),
        rule="recurring",
        notes=_notes(items) + tuple(found.notes),
    )


def _due(
    items: list[Item], repeats: list[Item], setting: Setting, *, by_bounds: bool
) -> tuple[date, date, list[date]]:
    """Return first and last day and the due days; `by_bounds`: another date says when a year's is due."""
    bounds = _hull([item for item in items if item.kind != "recurring" and not item.span.each])
    first = min(item.first for item in repeats)
    last = max(item.last or item.first for item in repeats)
    days = sorted({day for item in repeats for day in item.dates})
    ends = [bound.last for bound in bounds if bound.last is not None]
    if by_bounds and ends:
        days = sorted(_next(end, setting.floor) for end in ends)
        return first, max(last, days[-1]), days
    for bound in bounds:
        first = first if bound.implied else bound.first
        last = bound.last or last
        days = _inside(days, bound)
    return first, last, days


def _inside(days: list[date], bound: Item) -> list[date]:
    """Return the due days within a bound.

    Raises:
        Refused: ``ambiguous`` where it holds none of them.
    """
    inside = [day for day in days if bound.first <= day <= (bound.last or day)]
    if days and not inside:
        raise Refused("ambiguous")
    return inside


def _notes(items: list[Item]) -> tuple[Message, ...]:
    """Return the notes of promises, in order."""
    return tuple(note for item in items for note in item.notes)


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
    return Timing(phrase=phrase, kind=kind, first=first, last=last, **more)


def _next(day: date, floor: date) -> date:
    """Return when a yearly date is next due: 每年一次，6月底前."""
    return day if day >= floor else Duration(months=12).after(day)


def _hull(bounds: list[Item]) -> list[Item]:
    """Return the dates of one list as one bound: 每半年一次，6月底、12月底前."""
    ends = [item.last for item in bounds if item.last is not None]
    if len(bounds) < 2 or len(ends) < len(bounds) or len({item.group for item in bounds}) > 1:  # noqa: PLR2004  # a list has two
        return bounds
    return [bounds[0]._replace(first=min(item.first for item in bounds), last=max(ends), implied=True)]


def _several(phrase: str, found: Reading, setting: Setting, items: list[Item]) -> Timing:
    """Return the timing of a list or of stages."""
    opens = [item for item in items if item.kind == "open"]
    closed = [item for item in items if item.kind != "open"]
    if opens and len(closed) == 1 and len(opens) == 1:
        item = closed[0]
        first = opens[0].first if item.last is not None and opens[0].first <= item.last else item.first
        return _single(phrase, found, setting, item._replace(first=first))
    if opens:
        raise Refused("ambiguous")
    items = _narrowed(items)
    if len(items) == 1:
        return _single(phrase, found, setting, items[0])
    if len({item.group for item in items}) == 1:
        return _list(phrase, found, setting, items, items[-1].kind)
    return _stages(phrase, found, items)


def _narrowed(items: list[Item]) -> list[Item]:
    """Return the promises without periods that the next one narrows: 6月（上旬）, 3月，不晚于3月20日."""
    kept: list[Item] = []
    for item in items:
        before = kept[-1] if kept else None
        if before is not None and _narrows(item, before):
            kept.pop()
            item = item._replace(first=before.first) if item.implied else item  # noqa: PLW2901  # the same promise
        kept.append(item)
    return kept


def _narrows(item: Item, window: Item) -> bool:
    """Tell whether a promise says more exactly when the bare one before it is."""
    if window.last is None or item.last is None or not window.bare or item.group == window.group:
        return False
    if window.verb or window.label or (item.bare and not parts.is_finer(item.span, window.span)):
        return False
    return window.first <= item.last <= window.last and (item.implied or window.first <= item.first)


def _list(phrase: str, found: Reading, setting: Setting, items: list[Item], kind: Kind) -> Timing:
    """Return the timing of a list: as many sessions as dates, or as 各 says."""
    ends = [item.last for item in items if item.last is not None]
    first, last = min(item.first for item in items), max(ends)
    if kind == "deadline" and items[-1].implied:
        first = promises.implied_first(setting, items[0].span, ends[0])
    count = len(items) if found.count is None else found.count * (len(items) if found.each else 1)
    code = edtf.listed(sorted(ends)) if kind == "deadline" else None
    are_named = all(item.label for item in items)  # else what stands before the first is said of all
    stones = tuple(
        Milestone(label=item.label if are_named else "", first=item.first, last=end)
        for item, end in zip(items, ends, strict=True)
    )
    approximate = items[0].approximate
    return _timing(
        phrase,
        found,
        kind,
        first,
        last,
        approximate=approximate,
        count=count,
        milestones=stones,
        edtf=code,
        rule="list",
    )


def _stages(phrase: str, found: Reading, items: list[Item]) -> Timing:
    """Return the timing of stages: milestones, and the hull as window."""
    ends = [item.last for item in items if item.last is not None]
    named = [item.first for item in items if not item.implied]
    first, last = min(item.first for item in items), max(ends)
    if named and min(named) <= min(ends):
        first = min(named)
    final = next(item for item in reversed(items) if item.last == last)
    stones = tuple(
        Milestone(label=item.label, first=max(item.first, first), last=end)
        for item, end in zip(items, ends, strict=True)
    )
    tentative = found.hedged and not final.firm
    if all(item.implied for item in items):
        code = edtf.listed(sorted(set(ends)))
    elif final.kind == "deadline":
        code = edtf.deadline(first, last, tentative=tentative, approximate=False)
    else:
        grain = "day" if any(item.span.grain in edtf.DAY_GRAINS for item in items) else "month"
        code = edtf.window(
            final.span._replace(grain=grain, code=""), first, last, tentative=tentative, approximate=False
        )
    return _timing(
        phrase,
        found,
        final.kind,
        first,
        last,
        tentative=tentative,
        milestones=stones,
        edtf=code,
        rule="stages",
        notes=_notes(items),
    )
