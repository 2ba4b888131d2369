"""What does a mark make of a span: 前, 内, 起, 后, 截至, or nothing?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.timing.calendar.units import ONE
from plancli.timing.grammar.reader import UNNAMED, Row, applied, named
from plancli.timing.span import FOREVER, Item, Span, days

if TYPE_CHECKING:
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
        row = PROMISES[said]
        found = named(row.build(setting, span), row.rule)
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


def counted_item(period: Duration, start: date) -> Item:
    """Return a deadline at the end of a counted period."""
    last = period.after(start)
    return Item("deadline", start, last, Span(start, last, "day", last.year, relative=True))


def after(item: Item) -> Item:
    """Return what begins when a counted period is over: 公布之日起30日后施行."""
    return Item("open", item.last + ONE, FOREVER, item.span, rule=item.rule)


def deadline(
    setting: Setting, span: Span, last: date, notes: tuple[Message, ...] = (), rule: str = UNNAMED
) -> Item:
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


def _before_padded(setting: Setting, span: Span) -> Item | None:
    """Return 6月左右前."""
    return deadline(setting, span, span.last) if span.approximate else None


def _before_until(setting: Setting, span: Span) -> Item | None:
    """Return the deadline of a span before which something else ends: 春节前, 年中前."""
    return None if span.until is None else deadline(setting, span, span.until, rule=span.rule)


def _before_end(setting: Setting, span: Span) -> Item | None:
    """Return 6月底前, which includes the end."""
    return deadline(setting, span, span.last) if span.at_end else None


def _before_day(setting: Setting, span: Span) -> Item | None:
    """Return 6月30日前, which includes the day."""
    is_day = span.grain == "day" and (span.first == span.last or span.rule != "part")
    rule = span.rule if span.rule == "lunar" else UNNAMED
    return deadline(setting, span, span.last, rule=rule) if is_day else None


def _before_season(setting: Setting, span: Span) -> Item | None:
    """Return 汛期前."""
    before = span.first - ONE
    return deadline(setting, span, before) if span.grain == "season" and before >= setting.floor else None


def _before_unit(setting: Setting, span: Span) -> Item:
    """Return 6月前: the day before the unit, or its last day where that is past at issue."""
    before = span.first - ONE
    if before < setting.floor:
        note = message("timing.note.before_past", before=before, last=span.last)
        return deadline(setting, span, span.last, (note,))
    note = message("timing.note.before_unit", last=before, other=span.last)
    return deadline(setting, span, before, (note,))


BEFORE = (
    Row("around before", _before_padded, "6月左右前", "around"),
    Row("[fest year-part] before", _before_until, "春节前|年中前|before Spring Festival"),
    Row("[bottom tail close] before", _before_end, "6月底前|before the end of June", "end"),
    Row("day before", _before_day, "6月30日前", "day-before"),
    Row("season before", _before_season, "汛期前", "season"),
    Row("[month quarter half] before", _before_unit, "6月前|三季度前完成|before June", "unit-before"),
)
"""What 前 makes of a span, the most exact first."""


def _within(setting: Setting, span: Span) -> Item:
    """Return 二季度内: a deadline over the span itself; a padded span stays a window."""
    if span.approximate:
        return _plain(setting, span)
    first = since_issue(setting, span, span.last) or span.first
    return Item("deadline", first, span.last, span, notes=span.notes)


def _after(setting: Setting, span: Span) -> Item:
    """Return 春节后, a month or so, or 6月后, which has no end."""
    if span.grain != "fest" and (span.grain, span.rule) != ("day", "lunar"):
        return Item("open", span.last + ONE, FOREVER, span, notes=span.notes)
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


PROMISES = {
    row.pattern: row
    for row in (
        Row("", _plain, "6月"),
        Row("around", _plain, "6月左右|10月1日前后|around June", "around"),
        Row("during", _plain, "6月期间"),
        Row("before", lambda setting, span: applied(BEFORE, setting, span), "6月前"),
        Row("within", _within, "年内完成|二季度内|within the year", "within"),
        Row("after", _after, "6月后|after June", "open"),
        Row(
            "since",
            lambda setting, span: Item("open", span.first, FOREVER, span, notes=span.notes),
            "3月起",
            "open",
        ),
        Row(
            "stop",
            lambda setting, span: deadline(setting, span, span.last),
            "截至6月|不晚于6月30日|by end of June",
            "until",
        ),
    )
}
"""Mark to what it promises about a span."""


def soon(r: Reader, found: Reading, word: Token, day: date | None = None) -> Item:
    """Return what a word promises that counts from the issue date: 近期, 尽快, 立即, 当日."""
    kind, number = word.value
    issued = day or r.setting.issue_date()
    last = issued + days(number)
    notes = (message("timing.note.soon", word=r.said_before(), days=number),) if number else ()
    span = Span(issued, last, "day", last.year, last.month, relative=True, notes=notes)
    if kind == "window":
        return window(span._replace(approximate=True))
    return Item("deadline", issued, last, span, notes=notes, label=kind if kind == "tentative" else "")
