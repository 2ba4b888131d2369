"""What would a plan write to settle a phrase that is read by an assumption?"""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from plancli.timing.grammar.phrase import resolve
from plancli.window import month_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plancli.errors import Message
    from plancli.timing.model import Timing

_SIDE = re.compile("[前后]")
"""Words after which a phrase may have said what stands for a span of days: 春节后, 年前, 一季度前."""

FEBRUARY = 2


def meaning(
    timing: Timing,
    note: Message,
    *,
    year: int,
    issued: date | None,
    meanings: Mapping[str, str],
    events: Mapping[str, date],
) -> str | None:
    """Return the line that settles under ``[timing]`` what a note of a timing assumes; None where none does.

    A line is proposed only if the phrase, read with it, keeps its days and its hedge and loses the note. The
    other arguments are what the timing was resolved with.
    """
    read = partial(resolve, timing.phrase, year=year, issued=issued, events=events)
    for word, text in _proposals(timing, note):
        found = read(meanings=dict(meanings) | {word: text})
        is_hedged = found.tentative or word == dict(note.args).get("word")
        if (
            (found.first, found.last) == (timing.first, timing.last)
            and is_hedged >= timing.tentative
            and note.id not in {one.id for one in found.notes}
        ):
            return f'"{word}" = "{text}"'
    return None


def rewriting(timing: Timing, note: Message, *, year: int, issued: date | None) -> tuple[str, str] | None:
    """Return the two phrases of which one says what a deadline in doubt was meant to say; None elsewhere.

    6月前完成 ends on 31 May or on 30 June: 5月31日前完成, 6月30日前完成.
    """
    if note.id != "timing.note.before_unit":
        return None
    args = dict(note.args)
    days = (date.fromisoformat(str(args[name])) for name in ("last", "other"))
    this, other = (_by(day, timing.phrase, year) for day in days)
    for start, end in _pieces(timing.phrase):
        before, after = timing.phrase[:start], timing.phrase[end:]
        read = resolve(before + this + after, year=year, issued=issued)
        if read == replace(timing, phrase=read.phrase, notes=read.notes, edtf=read.edtf, rule=read.rule):
            return read.phrase, before + other + after
    return None


def _by(last: date, phrase: str, plan_year: int) -> str:
    """Return the phrase that something has to be finished by a day, in the language of another phrase."""
    if phrase.isascii():
        return f"by {last.isoformat()}"
    return f"{'' if last.year == plan_year else f'{last.year}年'}{last.month}月{last.day}日前"


def _proposals(timing: Timing, note: Message) -> Iterator[tuple[str, str]]:
    """Yield words of a phrase and the days each is read as: the note's own word, else the shortest first."""
    args = dict(note.args)
    whole = _span(timing.first, timing.last)
    if word := args.get("word"):
        days = (args.get("first"), args.get("last"))
        named = _span(*(date.fromisoformat(str(day)) if day else None for day in days))
        yield str(word), named or whole
        return
    if whole and note.id != "timing.note.before_unit":
        yield from ((timing.phrase[start:end], whole) for start, end in _pieces(timing.phrase))


def _pieces(phrase: str) -> Iterator[tuple[int, int]]:
    """Yield where the pieces of a phrase begin and end that end with 前 or 后, the shortest of each first.

    Of an English phrase it is the whole.
    """
    if phrase.isascii():
        yield 0, len(phrase)
    for side in _SIDE.finditer(phrase):
        yield from ((start, side.end()) for start in range(side.start() - 1, -1, -1))


def _span(first: date | None, last: date | None) -> str:
    """Return two days as ``[timing]`` has them; empty where one is missing."""
    return f"{_day(first)}/{_day(last)}" if first and last else ""


def _day(one: date) -> str:
    """Return a day without its year; the end of February as such, for leap years have another."""
    is_end = one.month == FEBRUARY and one == month_end(one.year, one.month)
    return f"{one:%m}-end" if is_end else f"{one:%m-%d}"
