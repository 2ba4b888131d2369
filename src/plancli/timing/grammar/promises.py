"""What does a mark make of a span: 前, 内, 起, 后, 截至, or nothing?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.timing.calendar.units import ONE
from plancli.timing.span import FOREVER, Item, Span, days

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancli.errors import Message
    from plancli.timing.calendar.durations import Duration
    from plancli.timing.grammar.reader import Reader
    from plancli.timing.grammar.reading import Reading
    from plancli.timing.span import Setting
    from plancli.timing.wording.lexer import Token

AFTERWARDS = 30
"""Days that 春节后 lasts."""


def settled(setting: Setting, span: Span, lead: str, mark: str) -> Item:
    """Return what is promised about a span."""
    if span.parts or span.whole:
        found = window(span)
    else:
        said = LEADS.get((lead, mark == "before"), mark)
        found = PROMISES.get(said, _plain)(setting, span)
    return found._replace(lead=lead, mark=mark) if lead or mark else found


LEADS = {
    ("not-before", False): "since",
    ("not-before", True): "since",
    ("until", False): "stop",
}
"""Mark before a time, and whether 前 stands behind it, to the mark that decides."""


def window(span: Span, first: date | None = None) -> Item:
    """Return a window over a span, from its first day unless another is given."""
    return Item(
        *("window", first or span.first, span.last, span),
        bare=True,
        approximate=span.approximate,
        rule=span.rule,
        notes=span.notes,
    )


def counted_item(period: Duration, start: date, rule: str = "count") -> Item:
    """Return a deadline at the end of a counted period."""
    last = period.after(start)
    span = Span(start, last, "day", last.year, relative=True, rule=rule)
    return Item("deadline", start, last, span, rule=rule)


def after(item: Item) -> Item:
    """Return what begins when a counted period is over: 公布之日起30日后施行."""
    return Item("open", item.last + ONE, FOREVER, item.span, rule=item.rule)


def deadline(setting: Setting, span: Span, last: date, rule: str, notes: tuple[Message, ...] = ()) -> Item:
    """Return a deadline from the first day of the period, or from the issue date for a relative span."""
    return Item(
        *("deadline", implied_first(setting, span, last), last, span),
        implied=True,
        approximate=span.approximate,
        rule=rule,
        notes=span.notes + notes,
    )


def since_issue(setting: Setting, span: Span, last: date) -> date | None:
    """Return the issue date, where a relative span that ends on `last` begins on it."""
    return setting.issued if span.relative and setting.issued and setting.issued <= last else None


def implied_first(setting: Setting, span: Span, last: date) -> date:
    """Return the first day of a window that names none."""
    if span.relative:
        return since_issue(setting, span, last) or min(span.first, last)
    return setting.start if setting.start <= last else date(last.year, 1, 1)


def _plain(setting: Setting, span: Span) -> Item:
    """Return a window that is the span itself; a relative one begins on the issue date at the earliest."""
    issued = since_issue(setting, span, span.last)
    is_named = span.grain == "day" and not span.approximate
    return window(span, issued and (issued if is_named else max(span.first, issued)))


def _before(setting: Setting, span: Span) -> Item:
    """Return the deadline that 前 sets on a span: its end where that is named, else the day before it."""
    is_day = span.grain == "day" and (span.first == span.last or span.rule != "part")
    named = (
        (span.approximate, span.last, "around"),
        (span.until is not None, span.until or span.last, span.rule),
        (span.at_end, span.last, "end"),
        (is_day, span.last, "lunar" if span.rule == "lunar" else "day-before"),
    )
    for is_so, last, rule in named:
        if is_so:
            return deadline(setting, span, last, rule)
    return _unit_before(setting, span)


def _unit_before(setting: Setting, span: Span) -> Item:
    """Return 6月前: the day before the unit, or its last day where that is past at issue."""
    before = span.first - ONE
    if before < setting.floor:
        note = message("timing.note.before_past", before=before, last=span.last)
        return deadline(setting, span, span.last, "unit-before", (note,))
    if span.grain == "season":
        return deadline(setting, span, before, "season")
    note = message("timing.note.before_unit", last=before, other=span.last)
    return deadline(setting, span, before, "unit-before", (note,))


def _within(setting: Setting, span: Span) -> Item:
    """Return 二季度内: a deadline over the span itself; a padded span stays a window."""
    if span.approximate:
        return _plain(setting, span)
    first = since_issue(setting, span, span.last) or span.first
    return Item("deadline", first, span.last, span, rule="within", notes=span.notes)


def _after(setting: Setting, span: Span) -> Item:
    """Return 春节后, a month or so, or 6月后, which has no end."""
    if span.grain != "fest" and (span.grain, span.rule) != ("day", "lunar"):
        return Item("open", span.last + ONE, FOREVER, span, rule="open", notes=span.notes)
    end = span.holiday[1] if span.holiday else span.last
    note = message("timing.note.after_festival", days=AFTERWARDS)
    return window(
        span._replace(
            first=end + ONE,
            last=end + days(AFTERWARDS),
            grain="day",
            approximate=True,
            rule="festival",
            notes=(*span.notes, note),
        )
    )


PROMISES: dict[str, Callable[[Setting, Span], Item]] = {
    "before": _before,
    "within": _within,
    "after": _after,
    "since": lambda setting, span: Item("open", span.first, FOREVER, span, rule="open", notes=span.notes),
    "stop": lambda setting, span: deadline(setting, span, span.last, "until"),
}
"""Mark to what it promises about a span."""


def soon(r: Reader, found: Reading, word: Token) -> Item:
    """Return what a word promises that counts from the issue date: 近期, 尽快, 立即, 当日."""
    kind, number = word.value
    issued = r.setting.issue_date()
    last = issued + days(number)
    notes = (message("timing.note.soon", word=r.said_before(), days=number),) if number else ()
    span = Span(issued, last, "day", last.year, last.month, relative=True, rule="soon", notes=notes)
    if kind == "window":
        return window(span._replace(approximate=True))
    return Item("deadline", issued, last, span, rule="soon", notes=notes, label=kind)
