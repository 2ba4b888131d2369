"""Which time is promised, with the marks before and behind it: 最迟6月底, 5月左右, 国庆节前10天?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from plancli.timing.calendar.durations import Duration
from plancli.timing.calendar.units import HALF_MONTH, ONE
from plancli.timing.grammar import amounts, dates, months, series
from plancli.timing.grammar.promises import counted_item, deadline, settled
from plancli.timing.grammar.reader import Row, Table, named, read
from plancli.timing.refusal import Refused
from plancli.timing.span import Item, Span, padded

if TYPE_CHECKING:
    from plancli.timing.grammar.reader import Reader

LEADS = ("until", "from", "about", "not-before")
STARTS = frozenset({*LEADS, "range", "half-of", "half-month", "half-year", *dates.STARTS})
POSTFIXES = ("before", "within", "after", "since", "around", "during", "stop")

_LEADS = "(?:about|[until from not-before goes-to stretches-to](?:colon|in-on){0,2}){0,4}"
BRACKET = "open-bracket word (?:num? [month quarter half-year year day]|relative|half|season)? close-bracket"
INCLUDED = f"{BRACKET} before|before {BRACKET}"
"""6月（含）前, 6月前（含6月）."""

EVENT_WORDS = "[word noun event event-verb verb]{1,2}"
NAMED_DAY = "[word counter noun event finish verb at]{1,5} sun"
"""全民国家安全教育日 behind its date."""

BEFORE = "before(?:[sep finish verb close-bracket]|$)"
"""What 前 belongs to where something happens at the time before it: 9月1日开学前."""

BEGINS_NEXT = "[front rear-side] num quarter"
"""Where 前 or 后 begins the next words: 完成前三季度总结."""


def promise(r: Reader, left: Span | None = None) -> Item | None:
    """Read a time with the marks around it, or None where none begins here."""
    at = r.at
    if r.kinds[at] not in STARTS:
        return None
    lead, about = _leads(r) if r.kinds[at] in (*LEADS, "range") else ("", False)
    counted: Item | None = named(COUNT.build(r, lead), COUNT.rule)
    if counted is not None:
        return counted._replace(approximate=True) if about else counted
    span = series.stretch(r, left)
    if span is None or (not lead and span.rule == "unit" and r.kinds[r.at] == "dot"):
        r.at = at
        return None
    return marked(r, _edge(r, span), lead, about=about)


def _leads(r: Reader) -> tuple[str, bool]:
    """Read the marks before a time and return the one that decides, and whether 约 stands there."""
    begin = r.at
    r.passes(_LEADS)
    said = r.tokens[begin : r.at]
    if any(a.text == b.text for a, b in pairwise(said)):
        raise Refused("ambiguous")
    kinds = ["until" if token.kind == "range" else token.kind for token in said]
    leads = [kind for kind in kinds if kind in ("until", "from", "not-before")]
    return "until" if "until" in leads else "".join(leads[-1:]), "about" in kinds


def counts(r: Reader) -> bool:
    """Move past a counted period with the marks before it, if one stands here."""
    at = r.at
    if _period(r, _leads(r)[0]) is not None:
        return True
    r.at = at
    return False


def _period(r: Reader, lead: str) -> Duration | None:
    """Read a counted period: 30日内, 不超过六个月."""
    at = r.at
    found = amounts.within(r)
    if found is None and (lead == "until" or r.kinds[at - 1] in ("label", "colon")):
        found = amounts.duration(r)
        is_all = r.kind(-1) in ("days", "workday", "month-count", "half-month") and r.fits("sep|$")
        if not is_all:
            r.at, found = at, None
    return found


def _counted(r: Reader, lead: str) -> Item | None:
    """Read a period that is counted from the issue date."""
    period = _period(r, lead)
    return None if period is None else counted_item(period, r.setting.issue_date())


COUNT = Row("AMOUNT within", _counted, "30日内|10个工作日内|within 30 days", "count")


def _edge(r: Reader, span: Span) -> Span:
    """Read which end of a span 前 or 后 speaks of: 汛期来临前, 二季度结束前."""
    if r.kinds[r.at] in POSTFIXES:
        return span
    if r.passes("ended(?=[before after])"):
        return span._replace(at_end=True, until=None)
    _skip_same(r, span)
    if span.grain == "day" or span.at_end:  # 9月1日开学前, 6月30日会议前: that day at the latest
        r.passes(f"(?:{EVENT_WORDS}|{NAMED_DAY})(?={BEFORE}|around)")
    r.passes("arrival(?=before)")
    return span


def _skip_same(r: Reader, span: Span) -> None:
    """Move past what names the same days again: 6月5日环境日, and before a mark 10月1日（国庆节）前."""
    at = r.at
    is_bracket = r.passes("open-bracket")
    again = series.stretch(r, span) if is_bracket or r.fits("fest(?!before)") else None
    same = again is not None and (again.first, again.last) == (span.first, span.last)
    if not (same and (not is_bracket or r.passes("close-bracket(?=[before within])"))):
        r.at = at


def marked(r: Reader, span: Span, lead: str = "", *, about: bool = False) -> Item:
    """Return what the marks behind a span promise about it."""
    if (
        r.kinds[r.at] in ("open-bracket", "before")
        and r.fits(INCLUDED)
        and any(token.text.startswith("含") for token in r.tokens[r.at : r.at + 3])
    ):
        span = span._replace(at_end=True, until=None)
        r.passes(f"{BRACKET}(?=before)")
    found: Item | None = read(BEHIND, r, span)
    if found is not None:
        return found
    mark = _mark(r, span)
    if mark == "around" or about:
        span, mark = padded(span), _mark(r, span) if mark == "around" else mark
    if lead == "from" and mark in ("", "during") and not span.whole:
        mark = "since"
    if span.grain == "day":
        months.check_weekday(r, span)  # 6月30日前（周一）
    found = named(_from_day(r, span, mark), COUNT.rule) if mark in ("since", "after") else None
    return found or settled(r.setting, span, "" if lead == "from" else lead, mark)


def _earlier(r: Reader, span: Span) -> Item | None:
    """Read 国庆节前10天: a deadline that long before a day.

    Raises:
        Refused: ``ambiguous`` behind a longer unit, whose first days may be meant (6月前三天).
    """
    period = Duration(days=HALF_MONTH) if r.kind(-1) == "month-half" else amounts.duration(r)
    if period is None or r.kind(-1) == "year":  # 年底前三年行动方案
        return None
    is_day = span.grain == "fest" or (span.grain == "day" and span.first == span.last)
    if not (span.at_end or is_day) or span.whole or span.parts or r.kinds[r.at] == "within":
        raise Refused("ambiguous")
    return earlier(r, span, period)


def earlier(r: Reader, span: Span, period: Duration) -> Item:
    """Return a deadline a period before a span, or before its end where that is named."""
    last = period.before(span.last if span.at_end else span.first)
    day = Span(last, last, "day", last.year, last.month, relative=span.relative, approximate=span.approximate)
    if r.skip("around"):
        day = padded(day)
        day = day._replace(last=min(day.last, span.last if span.at_end else span.first - ONE))
    return deadline(r.setting, day, day.last, span.notes, EARLIER.rule)


EARLIER = Row(
    "before(?:(?<!front)|(?!num quarter))(?=[num half-of half-year half-month])",
    _earlier,
    "国庆节前10天|6月30日前两周|10 days before 30 June",
    "earlier",
)
BEHIND = Table(EARLIER, Row("front-half", _earlier, "国庆节前半月", "earlier"))
"""What stands behind a day and says how much earlier it is due."""


def _from_day(r: Reader, span: Span, mark: str) -> Item | None:
    """Read a period counted from a named day: 3月1日起两个月内, 6月30日后10日内."""
    found = amounts.within(r)
    if found is None:
        return None
    if span.each:
        raise Refused("ambiguous")
    if span.grain == "fest" and span.holiday is not None:
        item = counted_item(found, span.holiday[1])
        return item._replace(first=min(item.first + ONE, item.last), rule=span.rule)
    return counted_item(found, span.first if mark == "since" else span.last)


def _mark(r: Reader, span: Span) -> str:
    """Move past the marks behind a time and return the one that decides."""
    has_clock = span.at_end or span.grain in ("day", "fest")
    found = ""
    while True:
        if has_clock:
            r.passes(series.CLOCK)
        mark = _next_mark(r, found)
        if mark is None:
            return found
        found = mark
        if found == "around":
            return found


def _next_mark(r: Reader, found: str) -> str | None:
    """Read one more mark and return the one that decides now; None where no other stands here."""
    kind = r.kinds[r.at]
    if kind in POSTFIXES and (not found or kind == "before" != found) and not r.fits(BEGINS_NEXT):
        r.at += 1
        return kind
    if r.fits("open-bracket? cut|early-part"):
        raise Refused("ambiguous")
    if kind == "open-bracket" and r.text(1).startswith("含"):
        r.passes("[^close-bracket]* close-bracket?")
        return found
    if kind in ("during", "stop"):
        r.passes("during|stop during?")
        return found
    return (found or "stop") if kind == "until" and r.passes("stops(?=sep|close-bracket|$)") else None
