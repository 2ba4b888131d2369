"""What does a phrase wait for: 印发之日起30日内, 会后一周内, 批准后?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.timing import durations, marks, series
from plancli.timing.refusal import Refused
from plancli.timing.span import Span, padded
from plancli.timing.units import ONE

if TYPE_CHECKING:
    from datetime import date

    from plancli.timing.clause import Reading
    from plancli.timing.span import Item, Reader

ISSUING = frozenset(["印发", "发布", "下发", "发文", "公布", "颁布", "出台", "制发", "印发下发"])
"""Events whose day is the issue date."""

SELF = frozenset(["本", "该", "此", "通知", "本通知", "文件", "计划", "要点", "文", "的", "之", "意见"])
"""Words for the plan itself, before 印发."""

PARTS = (
    "word",
    "noun",
    "title",
    "finish",
    "verb",
    "event-verb",
    "event",
    "this",
    "at",
    "hedge",
    "label",
    "depends",
    "given",
    "endless",
    "heading",
    "count-unit",
    "counter",
)
STARTS = frozenset({"from", *PARTS})
MOST_WORDS = 12
"""Words an event's name may have."""


def anchored(r: Reader, found: Reading) -> Item | None:
    """Read an event with 后, 前, 期间 or 之日起, and the period counted from it."""
    at = r.at
    if r.kinds[at] not in STARTS:
        return None
    r.skip("from")
    begin = r.at
    while r.kind() in PARTS and r.at - begin < MOST_WORDS:
        r.at += 1
    words = [(token.kind, token.text) for token in r.tokens[begin : r.at]]
    mark = r.kind()
    if not words or mark not in ("after", "before", "during", "around", "day-of", "since") or _begins_next(r):
        r.at = at
        return None
    return _event(r, found, at, words, mark)


def _begins_next(r: Reader) -> bool:
    """Tell whether 前 or 后 belongs to what follows: 完成前三季度总结."""
    return r.kind() in ("before", "after") and r.kind(1) == "num" and r.kind(2) in ("quarter", "year")


def _event(r: Reader, found: Reading, at: int, words: list[tuple[str, str]], mark: str) -> Item | None:
    """Decide what the event is and return its promise; None leaves a condition behind in `found`."""
    name = "".join(text for _, text in words)
    day = event_day(name, r)
    if day is None and is_issuing(words) and mark in ("after", "day-of"):
        day = r.setting.issue_date()
    if day is None:
        _condition(r, found, at, words, mark)
        return None
    r.at += 1
    if mark == "day-of":
        r.skip("since")
    period = durations.within(r)
    if period is not None:
        return marks.counted_item(period, day, "event")
    span = Span(day, day, "fest", day.year, day.month, rule="event", until=day - ONE)
    if mark in ("day-of", "since") and r.kind() == "range":
        return marks.settled(r.setting, series.stretch_from(r, span), "", "")
    if mark == "around":
        span = padded(span)
    return marks.settled(r.setting, span, "", "since" if mark in ("day-of", "since") else mark)


def event_day(name: str, r: Reader) -> date | None:
    """Return the date the plan's `[events]` gives for an event, matched whole or by its end."""
    events = r.setting.events
    if name in events:
        return events[name]
    found = {day for key, day in events.items() if key in name or (len(name) > 1 and key.endswith(name))}
    if not found and name in ("会", "会议"):
        found = {day for key, day in events.items() if "会" in key}
    return found.pop() if len(found) == 1 else None


def is_issuing(words: list[tuple[str, str]]) -> bool:
    """Tell whether an event is the issue of the plan itself."""
    return words[-1][1] in ISSUING and all(text in SELF or text in ISSUING for _, text in words[:-1])


def _condition(r: Reader, found: Reading, at: int, words: list[tuple[str, str]], mark: str) -> None:
    """Note a condition whose date nobody knows yet."""
    kind, text = words[-1]
    if found.items or (mark == "around" and kind != "event"):
        r.at = at
        return
    eventful = kind in ("event", "finish", "verb", "event-verb", "noun") or text.endswith(
        ("会", "会议", "后")
    )
    if mark == "during" and not (kind == "event" or text.endswith("会")):
        if r.text() == "间" and r.kind(1) not in ("within", "before", "after"):
            r.at = at
            return
        raise Refused("unknown-period")
    if mark == "before" and not eventful:
        raise Refused("unknown-period" if kind == "word" else "incomplete")
    if mark == "since" and not eventful:
        r.at = at
        return
    r.at += 1
    r.skip("since")
    durations.within(r)
    found.event = True
