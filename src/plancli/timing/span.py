"""What does the grammar pass around: the plan's setting, a span of time, a promise about one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from plancli.timing.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plancli.errors import Message
    from plancli.timing.model import Kind, Timing

FOREVER = date.max
"""Last day of what runs on."""

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years a plan may speak of."""

PAD = {"day": 7, "fest": 7, "third": 10}
"""Days that 左右 adds at both ends, by the grain of what stands before it."""

MONTH_PAD = 15
"""Days that 左右 adds to a month and to anything longer."""


class Setting(Struct):
    """What the phrase itself does not say.

    Attributes:
        year: The plan's year; year-less phrases bind to it.
        issued: Day the plan was issued, or None.
        meanings: What the plan says that its fuzzy words mean, in lower case.
        events: Dates of the plan's events, by their names in lower case.
        base: The timing in force, which an extension moves, or None.
        start: First day of the plan period.
        end: Last day of the plan period.
        floor: The issue date or the period's first day, whichever is later: nothing falls due before it.
    """

    year: int
    issued: date | None
    meanings: dict[str, str]
    events: dict[str, date]
    base: Timing | None
    start: date
    end: date
    floor: date

    def issue_date(self) -> date:
        """Return the issue date, which the phrase counts from.

        Raises:
            Refused: ``needs-issue-date`` where the plan has none.
        """
        if self.issued is None:
            raise Refused("needs-issue-date")
        return self.issued


def setting(
    year: int,
    issued: date | None = None,
    meanings: Mapping[str, str] | None = None,
    events: Mapping[str, date] | None = None,
    base: Timing | None = None,
) -> Setting:
    """Return the setting of a plan, with its period.

    Raises:
        Refused: ``year-out-of-range``.
    """
    start = date(checked_year(year), 1, 1)
    return Setting(
        year,
        issued,
        {word.lower(): span for word, span in meanings.items()} if meanings else {},
        {name.lower(): day for name, day in events.items()} if events else {},
        base,
        start,
        date(year, 12, 31),
        max(start, issued or start),
    )


class Span(NamedTuple):
    """A stretch of days that a phrase names.

    Attributes:
        first: First day.
        last: Last day.
        grain: Smallest unit named: day, third, week, month, quarter, half, year, season or fest.
        year: Year to inherit by what follows in a list or range.
        month: Month to inherit, or 0.
        named_year: The phrase itself names the year.
        at_end: Named by its end (底, 末), so that 前 includes it.
        relative: Named from the issue date, which is then the first day of a deadline.
        approximate: Padded, or a matter of custom.
        rule: Name of the rule that read it.
        notes: What was assumed.
        code: Its EDTF where that is not plain from the days (2010-34), or "".
        until: Last day before it, where that is not the day before `first` (年中前).
        holiday: Last day off, for 春节后.
        parts: Separate spans of an elided list with gaps (4、10月).
        whole: A span with both ends named.
        is_part: A part of a period, named by a smaller unit (3月最后一周).
        each: A unit without number (季末), which beside a recurrence stands for every one.
    """

    first: date
    last: date
    grain: str
    year: int = 0
    month: int = 0
    named_year: bool = False
    at_end: bool = False
    relative: bool = False
    approximate: bool = False
    rule: str = "unit"
    notes: tuple[Message, ...] = ()
    code: str = ""
    until: date | None = None
    holiday: tuple[date, date] | None = None
    parts: tuple[Span, ...] = ()
    whole: bool = False
    is_part: bool = False
    each: bool = False


class Item(NamedTuple):
    """One promise of a phrase: a span and what is to happen with it.

    Attributes:
        kind: window, deadline, open or recurring.
        first: First day.
        last: Last day; `FOREVER` for what is open.
        span: What it was read from.
        bare: No mark says what is to happen; a finishing verb still may.
        implied: `first` is not named by the phrase.
        approximate: Padded.
        rule: Name of the rule that decided.
        notes: What was assumed.
        dates: Due days of a recurring item.
        period: What recurs and at which step, such as month and 2, of a recurring item.
        plain: A recurring item that names no days of its own (每月, 每半年一次).
        label: What is promised, for a milestone.
        verb: Part of speech of the first verb beside it: finish, verb or "".
        firm: The hedge that stands before it was taken back by 确保.
        group: Number of the list it belongs to.
        mark: The mark behind it, such as before or within.
        lead: The mark before it: until, not-before or "".
    """

    kind: Kind
    first: date
    last: date
    span: Span
    bare: bool = False
    implied: bool = False
    approximate: bool = False
    rule: str = "unit"
    notes: tuple[Message, ...] = ()
    dates: tuple[date, ...] = ()
    period: tuple[str, int] = ("", 1)
    plain: bool = False
    label: str = ""
    verb: str = ""
    firm: bool = False
    group: int = 0
    mark: str = ""
    lead: str = ""


def checked_year(year: int) -> int:
    """Return a year that a plan may speak of.

    Raises:
        Refused: ``year-out-of-range`` for any other.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused("year-out-of-range")
    return year


def days(number: int) -> timedelta:
    """Return a number of days, which may be negative.

    Raises:
        Refused: ``year-out-of-range`` for more days than the calendar has.
    """
    if abs(number) > 366 * (LAST_YEAR - FIRST_YEAR):
        raise Refused("year-out-of-range")
    return timedelta(days=number)


def padded(span: Span) -> Span:
    """Return a span with the days of 左右 on both sides."""
    pad = days(PAD.get(span.grain, MONTH_PAD))
    first, last = span.first - pad, span.last + pad
    return span._replace(
        first=first, last=last, approximate=True, grain="day", code="", rule="around", at_end=False
    )
