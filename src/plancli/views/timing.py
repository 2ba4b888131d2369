"""How does the meaning of a timing phrase look, with the reasons for it?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from plancli import timing as language
from plancli import views
from plancli.timing import explain
from plancli.views import cells
from plancli.views.cells import word
from plancli.views.fields import timing_fields
from plancli.views.page import Band, Column, Fields, Grid, Heading, Page, Span
from plancli.views.records import SCHEMA, Records
from plancli.words import say, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plancli.timing import Rule
    from plancli.timing.model import Timing
    from plancli.views.page import Block, Cell
    from plancli.views.records import Record
    from plancli.words import Lang

KEYS = (
    "timing",
    "kind",
    "first",
    "last",
    "tentative",
    "approximate",
    "count",
    "occurrences",
    "milestones",
    "edtf",
    "rule",
    "notes",
    "reason",
    "suggestion",
    "why",
)


def page(timings: Iterable[Timing], year: int, lang: Lang) -> Page:
    """Return what phrases mean in a plan of the year, each with its reasons."""
    blocks: list[Block] = []
    for timing in timings:
        blocks += [Heading(timing.phrase), Fields(tuple(facts(timing, year, lang)))]
    return Page(tuple(blocks))


def facts(
    timing: Timing, year: int, lang: Lang, *, is_paper: bool = False
) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """Yield what a phrase means, how firmly, and why, each with its label; on paper with days in words."""
    yield word(lang, "views.meaning"), (_meaning(timing, year, lang, is_paper=is_paper),)
    told = (
        partial(views.official.in_plan, year=year, lang=lang) if is_paper else partial(cells.day, year=year)
    )
    if timing.occurrences:
        yield word(lang, "views.occurrences"), (cells.listed(map(told, timing.occurrences), lang),)
    if timing.milestones:
        stages = (f"{told(stage.last)} {stage.label}" for stage in timing.milestones)
        yield word(lang, "views.milestones"), tuple(stages)
    yield word(lang, "views.why"), tuple(tell(lang, reason) for reason in explain(timing))
    if timing.edtf and not is_paper:
        yield word(lang, "views.column.edtf"), (timing.edtf,)


def _meaning(timing: Timing, year: int, lang: Lang, *, is_paper: bool = False) -> str:
    """Return the window, the kind and what qualifies them, on one line."""
    said = [cells.kind(timing, lang)]
    if timing.first or timing.last:
        window = views.official.window(timing, lang) if is_paper else cells.window(timing, year, lang)
        said.insert(0, window)
    if timing.tentative:
        said.append(word(lang, "views.tentative"))
    if timing.approximate:
        said.append(word(lang, "views.approximate"))
    if timing.count:
        said.append(say(lang, "views.times", count=timing.count))
    return word(lang, "views.joint").join(said)


def records(timings: Iterable[Timing], lang: Lang) -> Records:
    """Return what phrases mean; ``why`` holds the reasons in words."""
    items = (_timing(timing, lang) for timing in timings)
    return Records("timings", KEYS, items, {"schema": SCHEMA}, id_key="timing")


def _timing(timing: Timing, lang: Lang) -> Record:
    """Return one timing with every key."""
    return timing_fields(timing) | {
        "rule": timing.rule or None,
        "notes": [note.id for note in timing.notes],
        "reason": timing.reason,
        "suggestion": timing.suggestion,
        "why": [tell(lang, reason) for reason in explain(timing)],
    }


def rules_page(lang: Lang) -> Page:
    """Return the rules of the timing language, each with examples as they are read now."""
    rows = tuple(row for rule in language.RULES for row in _examples(rule, lang))
    columns = (
        Column("rule", word(lang, "views.rule"), comfort=12),
        Column("timing", word(lang, "views.example"), comfort=20),
        Column("meaning", word(lang, "views.meaning"), comfort=24, under="timing", rank=1),
        Column("why", word(lang, "views.why"), comfort=30),
    )
    return Page((Grid(columns, (Band(rows),)),))


def _read(example: str) -> Timing:
    """Return what an example means."""
    return language.resolve(example, year=language.PLAN_YEAR, issued=language.ISSUED)


def _examples(rule: Rule, lang: Lang) -> Iterator[tuple[Cell, ...]]:
    """Yield the examples of a rule; the first says what the rule is."""
    for number, phrase in enumerate(rule.examples):
        meaning = _meaning(_read(phrase), language.PLAN_YEAR, lang)
        why = "" if number else word(lang, rule.message)
        yield Span(rule.name, "faint" if number else "strong"), phrase, meaning, why


RULE_KEYS = ("rule", "why", "examples")


def rules_records(lang: Lang) -> Records:
    """Return the rules of the timing language as records."""
    items = (_rule(rule, lang) for rule in language.RULES)
    return Records("rules", RULE_KEYS, items, {"schema": SCHEMA}, id_key="rule")


def _rule(rule: Rule, lang: Lang) -> Record:
    """Return one rule with every key."""
    return {
        "rule": rule.name,
        "why": word(lang, rule.message),
        "examples": [timing_fields(_read(phrase)) for phrase in rule.examples],
    }
