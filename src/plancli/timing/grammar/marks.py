"""What does the phrase promise about a span: 前, 内, 起, 左右, 截至, or nothing?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.timing.calendar import units
from plancli.timing.calendar.durations import Duration
from plancli.timing.calendar.units import ONE
from plancli.timing.grammar import amounts, dates, series
from plancli.timing.refusal import Refused
from plancli.timing.span import Item, Span, days, padded

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancli.errors import Message
    from plancli.timing.grammar.reader import Reader
    from plancli.timing.span import Setting

AFTERWARDS = 30
"""Days that 春节后 lasts."""

MOST_LEADS = 4
"""Marks that may stand in a row before a time: 最迟不超过于."""

LEADS = ("until", "from", "about", "not-before")
STARTS = frozenset({*LEADS, "range", "soon", "half-of", "half-month", "half-year", *dates.STARTS})
ENDED = ("结束", "终了", "届满")
"""二季度结束前 is before its end, 二季度结束后 after it."""

EARLIER = ("before", "month-half")
AMOUNT_STARTS = ("num", "half-of", "half-year", "half-month")
CLOCKS = (
    ("clock",),
    ("num", "hour", "num", "minute"),
    ("num", "hour", "half-of"),
    ("num", "hour"),
    ("num", "colon", "num"),
    ("blank", "num", "hour"),
    ("blank", "num", "colon", "num"),
)
"""Times of day, as parts of speech."""

CLOCK_STARTS = frozenset([*(kinds[0] for kinds in CLOCKS), "soon", "relative"])
POSTFIXES = ("before", "within", "after", "since", "around", "during", "stop")


def promise(r: Reader, left: Span | None = None) -> Item | None:
    """Read a time with the marks around it, or None where none begins here."""
    at = r.at
    if r.kinds[at] not in STARTS:
        return None
    lead, about = _leads(r)
    counted = _counted(r, lead)
    if counted is not None:
        return _about(counted) if about else counted
    span = series.stretch(r, left)
    if span is None:
        r.at = at
        return None
    if lead == "" and span.rule == "unit" and r.kinds[r.at] == "dot":
        r.at = at
        return None
    return marked(r, _edge(r, span), lead, about=about)


def marked(r: Reader, span: Span, lead: str = "", *, about: bool = False) -> Item:
    """Return what the marks behind a span promise about it."""
    earlier = _earlier(r, span) if r.kinds[r.at] in EARLIER else None
    if earlier is not None:
        return earlier
    mark = _mark(r, span)
    if mark == "around" or about:
        span, mark = padded(span), _mark(r, span) if mark == "around" else mark
    if lead == "from" and mark in ("", "during") and not span.whole:
        mark = "since"
    if mark in ("since", "after"):
        counted = _from_day(r, span, mark)
        if counted is not None:
            return counted
    return settled(r.setting, span, lead if lead in ("until", "not-before") else "", mark)


def _earlier(r: Reader, span: Span) -> Item | None:
    """Read 国庆节前10天: a deadline that long before a day.

    Raises:
        Refused: ``ambiguous`` behind a longer unit, whose first days may be meant (6月前三天).
    """
    at = r.at
    half = r.kinds[r.at] == "month-half"
    if half and r.texts[r.at][0] != "前":
        return None
    if not half and (r.kind(1) not in AMOUNT_STARTS or _begins_next(r)):
        return None
    r.at += 1
    period = Duration(days=units.HALF_MONTH) if half else amounts.duration(r)
    if period is None or r.kind(-1) == "year":  # 年底前三年行动方案
        r.at = at
        return None
    named = span.at_end or (
        span.grain in ("day", "fest") and (span.grain == "fest" or span.first == span.last)
    )
    if not named or span.whole or span.parts or r.kinds[r.at] == "within":
        raise Refused("ambiguous")
    return earlier(r, span, period)


def earlier(r: Reader, span: Span, period: Duration) -> Item:
    """Return a deadline a period before a span, or before its end where that is named."""
    last = period.before(span.last if span.at_end else span.first)
    day = Span(last, last, "day", last.year, last.month, relative=span.relative, approximate=span.approximate)
    if r.skip("around"):
        day = padded(day)
    return deadline(r.setting, day, day.last, "earlier", span.notes)


def _edge(r: Reader, span: Span) -> Span:
    """Read which end of a span 前 or 后 speaks of: 汛期来临前, 二季度结束前."""
    if r.texts[r.at] in ENDED and r.kind(1) in ("before", "after"):
        r.at += 1
        return span._replace(at_end=True, until=None)
    if r.kinds[r.at] == "arrival" and r.kind(1) == "before":
        r.at += 1
    return span


def _leads(r: Reader) -> tuple[str, bool]:
    """Read the marks before a time and return the one that decides, and whether 约 stands there."""
    lead, about = "", False
    for _ in range(MOST_LEADS):
        kind = r.kinds[r.at]
        if (lead or about) and r.texts[r.at] == r.text(-1):
            raise Refused("ambiguous")
        if kind == "about":
            about = True
        elif kind in LEADS:
            lead = "until" if "until" in (kind, lead) else kind
        elif kind == "range" and r.texts[r.at] in ("至", "到", "直到", "直至"):
            lead = "until"
        elif not lead or not (kind == "colon" or (kind == "at" and r.texts[r.at] in ("于", "在", "为"))):
            break
        r.at += 1
    return lead, about


def _about(item: Item) -> Item:
    """Return a promise as an approximate one."""
    return item._replace(approximate=True)


def _counted(r: Reader, lead: str) -> Item | None:
    """Read a period that is counted from the issue date."""
    found = amounts.within(r)
    if found is None and (lead == "until" or r.kind(-1) in ("label", "colon")):
        at = r.at
        found = amounts.duration(r)
        if r.kind(-1) not in ("days", "workday", "month-count", "half-month") or r.kinds[r.at] not in (
            "",
            "sep",
        ):
            r.at, found = at, None
    if found is None:
        return None
    issued = r.setting.issue_date()
    return counted_item(found, issued)


def counted_item(period: Duration, start: date, rule: str = "count") -> Item:
    """Return a deadline at the end of a counted period."""
    last = period.after(start)
    span = Span(start, last, "day", last.year, relative=True, rule=rule)
    return Item("deadline", start, last, span, rule=rule)


def _from_day(r: Reader, span: Span, mark: str) -> Item | None:
    """Read a period counted from a named day: 3月1日起两个月内, 6月30日后10日内."""
    found = amounts.within(r)
    if found is None:
        return None
    if span.each:
        raise Refused("ambiguous")
    if span.grain == "fest" and span.holiday is not None:
        item = counted_item(found, span.holiday[1], "festival")
        return item._replace(first=min(item.first + ONE, found.after(span.holiday[1])))
    return counted_item(found, span.first if mark == "since" else span.last)


def _mark(r: Reader, span: Span) -> str:
    """Move past the marks behind a time and return the one that decides."""
    found = ""
    while True:
        _clock(r, span)
        kind = r.kinds[r.at]
        if kind == "open-bracket" and r.text(1).startswith("含"):
            while r.kinds[r.at] and not r.skip("close-bracket"):
                r.at += 1
        elif kind == "cut":
            raise Refused("ambiguous")
        elif kind == "until" and r.texts[r.at] == "截止" and r.kind(1) in ("", "sep", "close-bracket"):
            r.at += 1
            found = "stop"
        elif kind in POSTFIXES and (not found or kind == "before" != found) and not _begins_next(r):
            found = r.take().kind
            if found == "around":
                return found
        elif kind == "during" or (kind == "stop" and r.skip("stop")):
            r.skip("during")
        else:
            return found


def _begins_next(r: Reader) -> bool:
    """Tell whether 前 or 后 begins the next words: 完成前三季度总结."""
    return (
        r.kinds[r.at] in ("before", "after")
        and len(r.texts[r.at]) == 1
        and r.kind(1) == "num"
        and r.kind(2) == "quarter"
    )


def _clock(r: Reader, span: Span) -> None:
    """Move past a time of day: 下班, 17:00, 24时, 上午9点."""
    if r.kinds[r.at] not in CLOCK_STARTS or (span.grain not in ("day", "fest") and not span.at_end):
        return
    while True:
        for kinds in CLOCKS:
            if all(r.kind(ahead) == kind for ahead, kind in enumerate(kinds)):
                r.at += len(kinds)
                break
        else:
            if r.texts[r.at] not in ("当天", "当日"):
                return
            r.at += 1


def settled(setting: Setting, span: Span, lead: str, mark: str) -> Item:
    """Return what is promised about a span."""
    found = _settled(setting, span, lead, mark)
    return found._replace(lead=lead, mark=mark) if lead or mark else found


def _settled(setting: Setting, span: Span, lead: str, mark: str) -> Item:
    """Return the promise that the marks make of a span."""
    if span.parts or span.whole:
        return _whole(span)
    if lead == "not-before":
        mark = "since"
    elif lead == "until" and mark != "before":
        mark = "stop"
    return PROMISES.get(mark, _plain)(setting, span)


def _since(setting: Setting, span: Span) -> Item:
    """Return 3月起: it runs on."""
    return Item("open", span.first, None, span, rule="open", notes=span.notes)


def _until(setting: Setting, span: Span) -> Item:
    """Return 截至6月: a deadline on the last day."""
    return deadline(setting, span, span.last, "until")


def _whole(span: Span) -> Item:
    """Return a window with both ends named, or a list."""
    return Item(
        "window",
        span.first,
        span.last,
        span,
        bare=True,
        rule=span.rule,
        notes=span.notes,
        approximate=span.approximate,
    )


def _plain(setting: Setting, span: Span) -> Item:
    """Return a window that is the span itself; a relative one begins on the issue date at the earliest."""
    first = span.first
    if span.relative and setting.issued is not None and setting.issued <= span.last:
        named = span.grain == "day" and not span.approximate
        first = setting.issued if named else max(first, setting.issued)
    return Item(
        "window",
        first,
        span.last,
        span,
        bare=True,
        approximate=span.approximate,
        rule=span.rule,
        notes=span.notes,
    )


def deadline(setting: Setting, span: Span, last: date, rule: str, notes: tuple[Message, ...] = ()) -> Item:
    """Return a deadline from the first day of the period, or from the issue date for a relative span."""
    found = implied_first(setting, span, last)
    return Item(
        "deadline",
        found,
        last,
        span,
        implied=True,
        approximate=span.approximate,
        rule=rule,
        notes=span.notes + notes,
    )


def implied_first(setting: Setting, span: Span, last: date) -> date:
    """Return the first day of a window that names none."""
    if span.relative and setting.issued is not None and setting.issued <= last:
        return setting.issued
    if span.relative:
        return min(span.first, last)
    return setting.start if setting.start <= last else date(last.year, 1, 1)


def _before(setting: Setting, span: Span) -> Item:
    """Return the deadline that 前 sets on a span."""
    if span.approximate:
        return deadline(setting, span, span.last, "around")
    if span.until is not None:
        return deadline(setting, span, span.until, span.rule)
    if span.at_end:
        return deadline(setting, span, span.last, "end")
    if span.grain == "day" and (span.first == span.last or span.rule != "part"):
        return deadline(setting, span, span.last, span.rule if span.rule == "lunar" else "day-before")
    return _unit_before(setting, span)


def _unit_before(setting: Setting, span: Span) -> Item:
    """Return 6月前: the day before the unit, or its last day where that is past at issue."""
    before = span.first - ONE
    if span.grain == "season" and before >= setting.floor:
        return deadline(setting, span, before, "season")
    if before < setting.floor:
        note = message("timing.note.before_past", before=before, last=span.last)
        return deadline(setting, span, span.last, "unit-before", (note,))
    note = message("timing.note.before_unit", last=before, other=span.last)
    return deadline(setting, span, before, "unit-before", (note,))


def _within(setting: Setting, span: Span) -> Item:
    """Return 二季度内: a deadline over the span itself; a padded span stays a window."""
    if span.approximate:
        return _plain(setting, span)
    first = span.first
    if span.relative and setting.issued is not None and setting.issued <= span.last:
        first = setting.issued
    return Item("deadline", first, span.last, span, rule="within", notes=span.notes)


def _after(setting: Setting, span: Span) -> Item:
    """Return 春节后, a month or so, or 6月后, which has no end."""
    if span.grain == "fest" or (span.grain == "day" and span.rule == "lunar"):
        end = span.holiday[1] if span.holiday else span.last
        first, last = end + ONE, end + days(AFTERWARDS)
        found = span._replace(first=first, last=last, grain="day", approximate=True)
        note = message("timing.note.after_festival", days=AFTERWARDS)
        return Item(
            "window",
            first,
            last,
            found,
            bare=True,
            approximate=True,
            rule="festival",
            notes=(*span.notes, note),
        )
    return Item("open", span.last + ONE, None, span, rule="open", notes=span.notes)


PROMISES: dict[str, Callable[[Setting, Span], Item]] = {
    "before": _before,
    "within": _within,
    "after": _after,
    "since": _since,
    "stop": _until,
}
"""Mark to what it promises about a span."""
