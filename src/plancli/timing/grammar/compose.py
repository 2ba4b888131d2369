"""What does the phrase as a whole mean? Promises, counts and words put together into one Timing."""

from __future__ import annotations

from itertools import pairwise, starmap
from typing import TYPE_CHECKING, Any

from plancli.errors import message
from plancli.timing.calendar import edtf, parts, units
from plancli.timing.grammar import anchors, bounds, extension, labels, promises
from plancli.timing.grammar.reader import UNNAMED, Row, named
from plancli.timing.model import Milestone, Timing
from plancli.timing.refusal import Refused
from plancli.timing.span import FOREVER

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from plancli.errors import Message
    from plancli.timing.grammar.reading import Reading
    from plancli.timing.model import Kind
    from plancli.timing.span import Item, Span


def composed(found: Reading) -> Timing:
    """Return the timing that a reading amounts to."""
    if len(found.items) > 1:  # only stages have labels
        labels.share_verbs(found)
        labels.label_all(found)
    items = [_decided(item, found) for item in found.items]
    if len(items) > 1:
        items = extension.alone(_distinct(items), found.setting)
    if not items:
        return _dateless(found)
    if "lasting" in found.words and any(item.kind == "window" for item in items):  # 工期三个月，6月开工
        raise Refused("ambiguous")
    if any(item.kind == "recurring" for item in items):
        return _recurring(found, items)
    return _several(found, items) if len(items) > 1 else _single(found, items[0])


def _timing(
    found: Reading,
    kind: Kind,
    rule: str,
    first: date | None = None,
    last: date | None = None,
    **more: Any,  # noqa: ANN401  # the fields of Timing, which has their types
) -> Timing:
    """Return a timing with what the phrase says as a whole, unless `more` says otherwise."""
    more.setdefault("tentative", found.hedged)
    more.setdefault("count", found.count)
    more.setdefault("notes", tuple(found.notes))
    return Timing(found.phrase, kind, first, last, rule=rule, **more)


def _distinct(items: list[Item]) -> list[Item]:
    """Return the promises without repetitions of the same days: 一季度（1-3月）; a date outweighs 尽快."""
    kept: dict[tuple[object, ...], Item] = {}
    for item in [item for item in items if (item.rule, item.label) != ("soon", "tentative")] or items:
        kept.setdefault((item.first, item.last, item.kind, item.dates), item)
    return list(kept.values())


def _due_over(item: Item, found: Reading) -> Item:
    """Return a bare window as a deadline over it."""
    since = None if item.span.whole else promises.since_issue(found.setting, item.span, item.span.last)
    return item._replace(kind="deadline", first=since or item.first, rule=UNNAMED)


def _due_by(item: Item, found: Reading) -> Item:
    """Return a bare window as a deadline by its last day."""
    due = promises.deadline(found.setting, item.span, item.span.last)
    return due._replace(label=item.label, group=item.group, verb=item.verb, firm=item.firm)


FINISH = Row("TIME finish", _due_over, "上半年完成|11月出台|complete in November", "finish")
END = Row("[bottom tail close] finish", _due_by, "年底完成|6月底完成", "end")
LABEL = Row("label colon? TIME", _due_by, "完成时限：6月|截止日期：6月30日", "label")


def _decided(item: Item, found: Reading) -> Item:
    """Return a bare window as a deadline where a finishing verb or a label makes it one."""
    if not item.bare or not (item.verb == "finish" or found.label):
        return item
    row = END if item.span.at_end else LABEL if found.label else FINISH
    if item.span.whole and found.label == "期限" and item.verb != "finish":  # 研究期限：1月至6月
        return item
    if item.span.parts or item.span.whole or item.approximate:
        row = FINISH
    decided: Item = named(row.build(item, found), row.rule)
    return decided


def _waiting(found: Reading, rule: str) -> Timing | None:
    """Return the timing of what waits for an event, or depends on something: 根据上级部署."""
    waits = "event" in found.words or anchors.depends(found.depending)
    return _timing(found, "conditional", rule) if waits else None


def _undated(found: Reading, rule: str) -> Timing:
    """Return the timing of what has no date."""
    return _timing(found, "undated", rule)


def _running(kind: Kind, *, ends: bool) -> Callable[[Reading, str], Timing]:
    """Return what builds the timing of what runs on through the plan period, or beyond it."""

    def build(found: Reading, rule: str) -> Timing:
        first, last = found.setting.start, found.setting.end if ends else None
        return _timing(found, kind, rule, first, last, edtf=edtf.open_ended(first, last))

    return build


def _refused(reason: str) -> Callable[[Reading, str], Timing]:
    """Return what refuses the phrase."""

    def build(found: Reading, rule: str) -> Timing:
        raise Refused(reason)

    return build


DATELESS = (
    Row("event", _waiting, "会后一周内|after approval", "conditional"),
    Row("regular", _running("recurring", ends=True), "定期|regularly", "regular"),
    Row("undated", _undated, "适时|待定|TBD", "undated"),
    Row("running", _running("open", ends=True), "不定期|ongoing", "open"),
    Row("endless", _running("open", ends=False), "长期坚持", "open"),
    Row("depends", _waiting, "根据上级部署", "conditional"),
    Row("vague-count", _refused("invalid-count"), "多次", "unresolved"),
    Row("count", _undated, "分两期|two sessions", "count-only"),
    Row("unknown-event", _refused("unknown-period"), "吃饭后", "unresolved"),
)
"""What a phrase without a date may say about time, the strongest first."""


def _dateless(found: Reading) -> Timing:
    """Return a timing without dates."""
    for row in DATELESS:
        timing: Timing | None = row.build(found, row.rule) if row.pattern in found.words else None
        if timing is not None:
            return timing
    raise Refused("no-timing")


def _single(found: Reading, item: Item) -> Timing:
    """Return the timing of one promise."""
    if item.span.parts:
        return _listed(found, item)
    kind, count = item.kind, found.count
    tentative = (found.hedged and not item.firm) or item.label == "tentative"
    if kind == "window" and "running" in found.words:
        kind = "open"
    if count is not None and found.each:
        count *= _units(item.span)
    code = _code(kind, item, tentative=tentative)
    if kind == "window" and item.rule == "whole-year" and count is not None:
        kind, code = "recurring", edtf.open_ended(item.first, _last(item))
    return _timing(
        *(found, kind, item.rule, item.first, _last(item)),
        tentative=tentative,
        approximate=item.approximate,
        count=count,
        edtf=code,
        notes=tuple(dict.fromkeys((*item.notes, *found.notes, *_notes_of_deadline(found, item)))),
    )


def _last(item: Item) -> date | None:
    """Return the last day of a promise, None for what runs on."""
    return None if item.last == FOREVER else item.last


def _notes_of_deadline(found: Reading, item: Item) -> list[Message]:
    """Return the notes of a deadline: that the work goes on behind it, that it was past at issue."""
    if item.kind != "deadline":
        return []
    notes, issued = [], found.setting.issued
    if "endless" in found.words or "running" in found.words:
        notes.append(message("timing.note.open_tail"))
    if issued is not None and item.last < issued:
        notes.append(message("timing.note.past", last=item.last, issued=issued))
    return notes


def _units(span: Span) -> int:
    """Return how many units a span of units has: 一至四季度 has four."""
    if span.grain not in units.SPANS or span.code:
        return 1
    months = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
    return months // units.SPANS[span.grain][1]


def _listed(found: Reading, item: Item) -> Timing:
    """Return the timing of a list whose unit stood once: 4、10月."""
    items = [promises.settled(found.setting, part, item.lead, item.mark) for part in item.span.parts]
    if any(part.kind == "open" for part in items):
        raise Refused("ambiguous")
    return _list(found, items, "deadline" if item.kind == "deadline" else items[-1].kind)


def _code(kind: str, item: Item, *, tentative: bool) -> str:
    """Return the EDTF string of one promise."""
    if kind == "open":
        return edtf.open_ended(item.first, _last(item))
    if kind == "deadline":
        return edtf.deadline(item.first, item.last, tentative=tentative, approximate=item.approximate)
    return edtf.window(item.span, item.first, item.last, tentative=tentative, approximate=item.approximate)


def _recurring(found: Reading, items: list[Item]) -> Timing:
    """Return the timing of recurring promises, within the bounds that other promises set."""
    repeat, (first, last, days), count = bounds.dues(found, items)
    return _timing(
        *(found, "recurring", "recurring", first, last),
        count=count,
        approximate=any(item.approximate for item in items),
        occurrences=tuple(days),
        edtf=edtf.recurring(repeat, days, first, last),
        notes=(*(note for item in items for note in item.notes), *found.notes),
    )


def _several(found: Reading, items: list[Item]) -> Timing:
    """Return the timing of a list or of stages."""
    opens = [item for item in items if item.kind == "open"]
    items = [_from_open(found, opens, items)] if opens else _narrowed(items)
    if len(items) == 1:
        return _single(found, items[0])
    if len({item.group for item in items}) == 1:
        return _list(found, items, items[-1].kind)
    return _stages(found, items)


def _from_open(found: Reading, opens: list[Item], items: list[Item]) -> Item:
    """Return the one promise that begins where an open one does: 3月起，年底前完成.

    Raises:
        Refused: ``ambiguous`` for any others.
    """
    closed = [item for item in items if item.kind != "open"]
    if (len(opens), len(closed)) != (1, 1):
        raise Refused("ambiguous")
    first, item = opens[0].first, closed[0]
    if first > item.last:
        return item._replace(notes=(*item.notes, message("timing.note.open_tail")))
    parted = "," in found.texts[1] and "有效期" not in found.texts[1]
    both_ends = item.lead == "until" and not item.mark and not parted
    return item._replace(first=first, kind="window" if both_ends else item.kind)  # 7月1日起施行至8月31日


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
    is_all_year = window.rule == "whole-year" and item.verb == "finish"  # 全年推进，6月底前完成
    says_nothing = is_all_year or not (window.verb or window.label)
    is_bare = window.bare and says_nothing and item.group != window.group
    if not is_bare or not window.first <= item.last <= window.span.last:
        return False
    if item.bare and not parts.is_finer(item.span, window.span):
        return False
    return item.implied or window.first <= item.first


def _list(found: Reading, items: list[Item], kind: Kind) -> Timing:
    """Return the timing of a list: as many sessions as dates, or as 各 says."""
    ends = [item.last for item in items]
    first = min(item.first for item in items)
    if kind == "deadline" and items[-1].implied:
        first = promises.implied_first(found.setting, items[0].span, ends[0])
    times = len(items) if found.each or found.count is None else 1
    if found.total not in (None, times * (found.count or 1)):
        raise Refused("ambiguous")  # 分四批，6月、9月各一批
    if not all(item.label for item in items):  # what stands before the first is said of all
        items = [item._replace(label="") for item in items]
    return _timing(
        *(found, kind, LIST.rule, first, max(ends)),
        approximate=items[0].approximate,
        count=times * (1 if found.count is None else found.count),
        milestones=_milestones(items),
        edtf=edtf.listed(sorted(ends)) if kind == "deadline" else None,
    )


def _milestones(items: list[Item], first: date | None = None) -> tuple[Milestone, ...]:
    """Return promises as stages, which begin on `first` at the earliest."""
    return tuple(
        Milestone(label=item.label, first=max(item.first, first or item.first), last=item.last)
        for item in items
    )


def _stages(found: Reading, items: list[Item]) -> Timing:
    """Return the timing of stages: milestones, and the hull as window."""
    if any(starmap(_is_reversed, pairwise(items))):
        raise Refused("reversed-range")
    ends = {item.last for item in items}
    final = next(item for item in reversed(items) if item.last == max(ends))
    first, is_named = _beginning(items)
    tentative = found.hedged and not final.firm
    grain = "day" if any(item.span.grain in edtf.DAY_GRAINS for item in items) else "month"
    hull = final._replace(first=first, approximate=False, span=final.span._replace(grain=grain, code=""))
    return _timing(
        *(found, final.kind, STAGES.rule, first, final.last),
        tentative=tentative,
        count=found.count and found.count * (len(items) if found.each else 1),
        milestones=_milestones(items, first),
        edtf=_code(final.kind, hull, tentative=tentative) if is_named else edtf.listed(sorted(ends)),
        notes=tuple(note for item in items for note in item.notes),
    )


def _is_reversed(one: Item, other: Item) -> bool:
    """Tell whether work would be finished before it begins: 9月启动，3月完成."""
    return (one.verb, other.verb) == ("event-verb", "finish") and other.last < one.first


def _beginning(items: list[Item]) -> tuple[date, bool]:
    """Return the first day of stages, and whether one of them names its first day."""
    named = [item.first for item in items if not item.implied]
    if named and min(named) <= min(item.last for item in items):
        return min(named), True
    return min(item.first for item in items), bool(named)


LIST = Row("TIME conj TIME", _list, "4月和10月|6月、9月和12月", "list")
STAGES = Row("TIME sep TIME", _stages, "5月底前完成初稿，9月底前出台|3月启动，年底前完成", "stages")
