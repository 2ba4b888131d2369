"""What does this phrase mean? From characters to a Timing, or to the reason why it cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.timing import wording
from plancli.timing.calendar import edtf
from plancli.timing.grammar import clause, compose
from plancli.timing.grammar.reader import Reader, Row
from plancli.timing.grammar.reading import Reading
from plancli.timing.model import Timing
from plancli.timing.refusal import Refused
from plancli.timing.span import FOREVER, Item, Setting, Span
from plancli.timing.span import setting as setting_of
from plancli.timing.wording import lexer, normalise, whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from plancli.timing.model import Kind


def resolve(
    phrase: str,
    *,
    year: int,
    issued: date | None = None,
    meanings: Mapping[str, str] | None = None,
    events: Mapping[str, date] | None = None,
    base: Timing | None = None,
) -> Timing:
    """Return what a phrase means in the plan of a year; it never raises for what the phrase says.

    Args:
        phrase: The phrase as printed.
        year: The plan's year, to which phrases without a year bind.
        issued: The day the plan was issued, from which 30日内 counts.
        meanings: What this institution means by its fuzzy words: 年中 to ``06-01/07-31``.
        events: Dates that conditional phrases wait for: 全国两会 to a day.
        base: The timing in force, from which 顺延一个月 counts.
    """
    try:
        text = normalise.screened(phrase)
        return _read(phrase, text, setting_of(year, issued, meanings, events, base))
    except Refused as refusal:
        reason, suggestion = refusal.reason, refusal.suggestion
        if refusal.instead is not None and not normalise.has_chinese(phrase):
            suggestion = wording.english.suggested(phrase, *refusal.instead)
    except OverflowError:  # a day beyond the calendar's last
        reason, suggestion = "year-out-of-range", None
    return Timing(phrase=phrase, kind="unresolved", rule="unresolved", reason=reason, suggestion=suggestion)


def _read(phrase: str, text: str, setting: Setting) -> Timing:
    """Return the meaning of a screened phrase."""
    whole.refuse_blanks(text)
    exact = edtf.read(text)
    if exact is not None:
        timing: Timing = EXACT.build(phrase, setting, *exact)
        return timing
    reader = Reader(_tokens(text, setting), setting)
    found = clause.reading(reader, phrase)
    try:
        return compose.composed(found)
    except Refused as refusal:
        if refusal.reason != "no-timing":
            raise
        raise Refused(whole.why_nothing(reader.tokens)) from None


def _tokens(text: str, setting: Setting) -> list[lexer.Token]:
    """Return the tokens of a screened phrase, Chinese or English."""
    if not normalise.has_chinese(text) and any(char.isalpha() for char in text):
        return wording.english.tokens(text, setting.events, setting.meanings)
    text = lexer.whole(normalise.closed_up(text))
    if not setting.meanings and not setting.events:
        return lexer.tokens(text, {})
    extra = dict.fromkeys(setting.meanings, ("season", None)) | dict.fromkeys(setting.events, ("given", None))
    return lexer.tokens(text, extra)


def _exact(phrase: str, setting: Setting, kind: Kind, span: Span, mark: str) -> Timing:
    """Return the timing of an EDTF string."""
    found = Reading(phrase, setting)
    found.hedged = "?" in mark or "%" in mark
    approximate = "~" in mark or "%" in mark
    item = Item(
        kind,
        span.first,
        FOREVER if kind == "open" else span.last,
        span,
        bare=True,
        approximate=approximate,
        rule=EXACT.rule,
    )
    found.items.append(item)
    return compose.composed(found)


EXACT = Row("[0-9]{4}...[/?~%]", _exact, "2010-06?/2010-07?", "edtf")
