"""What is counted: an amount of time (三个月, 10个工作日内), or sessions (两期, 分两次, 各一次)?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plancli.errors import message
from plancli.timing.calendar.durations import Duration
from plancli.timing.calendar.units import HALF_MONTH
from plancli.timing.grammar.reader import Row, Table, read
from plancli.timing.refusal import Refused
from plancli.timing.wording import numerals

if TYPE_CHECKING:
    from plancli.timing.grammar.reader import Reader
    from plancli.timing.grammar.reading import Reading
    from plancli.timing.wording.lexer import Token

UNITS = {
    "day": Duration(days=1),
    "days": Duration(days=1),
    "week": Duration(days=7),
    "half-month": Duration(days=HALF_MONTH),
    "workday": Duration(workdays=1),
    "month": Duration(months=1),
    "month-count": Duration(months=1),
    "quarter": Duration(months=3),
    "half-year": Duration(months=6),
    "year": Duration(months=12),
}
"""Part of speech of a unit to the period that it is."""

MOST = 36500
"""A hundred years of days: nobody counts more."""

_UNKNOWN = "num (?:(?:ge [word counter month xun]|[counter word ge hour xun]) day?|count-unit) within"
"""An amount whose unit is no unit of time, or too short to count in days."""


def duration(r: Reader) -> Duration | None:
    """Read a counted period without its 内: 30日, 三个月, 半年, 一年半, 10个工作日."""
    found: Duration | None = read(AMOUNTS, r)
    return found


def counted(r: Reader) -> Duration | None:
    """Read a counted period behind the day it counts from, with or without its 内: 之日起三个月."""
    return within(r) or duration(r)


def within(r: Reader) -> Duration | None:
    """Read a counted period with its 内.

    Raises:
        Refused: ``unknown-unit`` where the unit is no unit of time or too short to count in days.
    """
    at = r.at
    found = duration(r)
    if found is not None and r.passes("(?:time-word|time-limit)? within"):
        return found
    r.at = at
    if r.kinds[at] == "num" and r.fits(_UNKNOWN):
        raise Refused("unknown-unit")
    return None


def _scaled(r: Reader, number: Token, unit: Token | str) -> Duration:
    """Return a number of units.

    Raises:
        Refused: ``invalid-number`` for none, ``year-out-of-range`` for more days than the calendar has.
    """
    many = number.value
    if many in (0, numerals.BAD):
        raise Refused("invalid-number")
    if many > MOST:
        raise Refused("year-out-of-range")
    return Duration(*(many * size for size in UNITS[unit if isinstance(unit, str) else unit.kind]))


def _and_half(r: Reader, number: Token, unit: Token) -> Duration:
    """Return 一年半."""
    found = _scaled(r, number, unit)
    return found._replace(months=found.months + 6)


def _workdays(r: Reader, number: Token) -> Duration:
    """Return 3天（工作日）."""
    r.passes("open-bracket workday close-bracket")
    return _scaled(r, number, "workday")


AMOUNTS = Table(
    Row("([half-year half-month])", lambda r, unit: UNITS[unit.kind], "半年"),
    Row(
        "(num) ge half-month",
        lambda r, number: _scaled(r, number, "month-count")._replace(days=HALF_MONTH),
        "三个半月",
    ),
    Row("([num-0 num-1 two num-2 num-tens num-long]) (year) half-of", _and_half, "一年半"),
    Row("([num-0 num-1 two num-2 num-tens num-long]) (year)", _scaled, "三年"),
    Row("(num) (?=[day days] open-bracket workday close-bracket)[day days]", _workdays, "3天（工作日）"),
    Row("(num) ([day days week half-month workday month-count half-year])", _scaled, "30日"),
    Row("(num) ge ([week workday half-year])", _scaled, "3个周"),
    Row("(two) ([month quarter])", _scaled, "两月"),
    Row("(num) ge? (quarters)", _scaled, "三个季度"),
)


COUNT_STARTS = ("num", "at-least", "at-most", "until", "pieces", "at")
"""Parts of speech with which a count may begin."""

MOST_SESSIONS = 10_000
"""Nobody holds more sessions."""

_EACH = "[pieces separately]"
_COUNT = f"(?:[at-least at-most at-most-until]|{_EACH}){{0,4}}(num) count-unit (or num)? at-least?"
_TIMES = "num [month quarter year half-year]|di num quarter|num-4|[year named-year season half fest]"
_PHASE = "[num-1 num-tens](?<!two) phase"
_ORDINAL = (
    f"(?<=[di numbered])num|{_PHASE}(?: conj {_PHASE})*(?={_TIMES})|(?<=[word noun]){_PHASE} [word noun verb]"
)
"""A number that counts nothing: 第一批, 1号线三期, 一期年内建成, 机场三期扩建."""

LIMITS = {"at-least": "at_least", "at-most": "at_most", "until": "at_most"}
"""Part of speech of a limit to the note that it gives."""


def count(r: Reader, found: Reading) -> bool:
    """Read a count here, if one stands here."""
    at = r.at
    said = _said(r)
    if said is None:
        r.at = at
        return False
    number = _number(said[0])
    if r.kinds[at - 1] == "range" and r.kinds[at] == "num":
        raise Refused("ambiguous" if r.kinds[at - 2] == "num" else "invalid-count")
    if said[1]:
        raise Refused("alternatives")
    kinds = {token.kind for token in r.tokens[at : r.at]}
    limits = sorted(LIMITS[kind] for kind in LIMITS.keys() & kinds)
    found.notes += (message(f"timing.note.{limit}", count=number) for limit in limits[:1])
    if not kinds.isdisjoint(("pieces", "at")) or _is_each(r, at):  # 共3期，6月、8月、10月各一期
        found.each = found.count is None or found.each
        found.count = found.count or number
    else:
        _add(found, number)
    found.words.append("count")
    return True


def _said(r: Reader) -> tuple[Token, Token | None] | None:
    """Move past a count and return its number, and the other one of 两次或三次; None where none stands here.

    Raises:
        Refused: ``invalid-count`` for the end of a code or a fraction: V2场, 1.5次.
    """
    before, text = r.kinds[r.at - 1], r.texts[r.at - 1]
    said: tuple[Token, Token | None] | None = None if r.fits(_ORDINAL) else r.reads(_COUNT)
    if said is None:
        return None
    if before == "dot" or (said[0].said is None and re.search("[a-z]$", text)):
        raise Refused("invalid-count")
    return None if r.fits("extend") or (r.text(-1) == "期" and _is_phase(r, said[0])) else said


def _add(found: Reading, number: int) -> None:
    """Keep a number of sessions beside those that were said before: 每月1次，全年12次 are not 13."""
    is_whole = [item.rule == "whole-year" for item in found.items]
    repeats = any(item.kind == "recurring" for item in found.items)
    if found.count is None:
        found.count = number
    elif any(is_whole) and repeats:
        found.count, found.total = (found.count, number) if is_whole[-1] else (number, found.count)
    elif not found.each:
        found.count += number
    elif not any(is_whole) and not repeats:  # 分三批，6月、9月、12月各一批
        found.count, found.total = number, found.count


def _is_phase(r: Reader, number: Token) -> bool:
    """Tell whether 一期 is the first phase, which is due on the day behind it: 一期6月底前完成."""
    return not number.text.isdigit() and number.text != "两" and r.fits("num month|season|half|named-year")


def _number(token: Token) -> int:
    """Return the number of sessions.

    Raises:
        Refused: ``ambiguous`` for 两三次, ``invalid-count`` for what nobody holds.
    """
    number: int = token.value
    if number == numerals.BAD and numerals.neighbours(token.text):
        raise Refused("ambiguous")
    if not 0 < number <= MOST_SESSIONS:
        raise Refused("invalid-count")
    return number


def _is_each(r: Reader, at: int) -> bool:
    """Tell whether 各 stands before the verb of a count: 各报送一次."""
    return r.follows(f"{_EACH}[finish verb event-verb]*", at)
