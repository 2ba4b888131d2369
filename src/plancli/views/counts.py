"""How does a summary look: groups of tasks, their lights, their rates?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.query import LIGHTS
from plancli.views import cells, footers
from plancli.views.cells import NOTHING, SIGNS, word
from plancli.views.page import Band, Column, Grid, Lines, Page, Span
from plancli.views.tasks import list_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plancli.errors import Message
    from plancli.query import Case, Counts, Group, Light, Row, Summary
    from plancli.views.page import Cell
    from plancli.words import Lang

BAR = 16
"""Signs in the longest bar; one for each task as long as the largest group has no more."""

_BY_URGENCY: tuple[Light, ...] = ("red", "yellow", "blue", "green", "grey", "done", "cancelled")


def summary_page(
    case: Case,
    summary: Summary,
    lang: Lang,
    *,
    rows: Sequence[Row] = (),
    left_out: Iterable[Message] = (),
) -> Page:
    """Return the groups of a summary, each with a bar made of the lights of its tasks, and the total.

    Args:
        case: Plan and day.
        summary: What is counted.
        lang: Language of the words.
        rows: Tasks to list below, as on a department's own page.
        left_out: What is not shown.
    """
    largest = max((group.counts.total for group in summary.groups), default=0)
    has_support = any(group.support and group.support.total for group in summary.groups)
    has_cancelled = bool(summary.total.of("cancelled"))
    lines = tuple(
        (
            _name(case, summary, group, lang),
            bar(group.counts, largest),
            *_figures(group.counts, has_cancelled=has_cancelled),
            *((_support(group, largest),) if has_support else ()),
        )
        for group in summary.groups
    )
    total = (
        word(lang, "views.total"),
        "",
        *_figures(summary.total, has_cancelled=has_cancelled),
        *(("",) if has_support else ()),
    )
    columns = _columns(
        summary, lang, has_cancelled=has_cancelled, has_support=has_support, is_extra=largest <= BAR
    )
    grid = Grid(columns, (Band(lines),), total=total if lines else None, empty=word(lang, "views.empty.list"))
    tasks = list_page(case, rows, lang).blocks if rows else ()
    said = (*left_out, *footers.left_out(due_on_day=summary.total.due_on_day))
    return Page((grid, Lines((legend(lang),)), *tasks), footers.notes(case, lang, said))


def _columns(
    summary: Summary, lang: Lang, *, has_cancelled: bool, has_support: bool, is_extra: bool
) -> tuple[Column, ...]:
    """Return the columns of a summary; figures of lights are `is_extra` where the bar shows every task."""
    lights = [light for light in _BY_URGENCY if light != "cancelled" or has_cancelled]
    figures = ("total", *lights, "owed", "completion", "on_time", *(("support",) if has_support else ()))
    return (
        Column("key", word(lang, f"views.by.{summary.by}"), comfort=12),
        Column("bar", word(lang, "views.count.bar"), comfort=BAR, under="key", rank=1),
        *(
            Column(name, SIGNS[name], is_right=True, is_extra=is_extra)
            if name in SIGNS
            else Column(name, word(lang, f"views.count.{name}"), is_right=name != "support")
            for name in figures
        ),
    )


def _name(case: Case, summary: Summary, group: Group, lang: Lang) -> Cell:
    """Return what the tasks of a group share, in words."""
    if not group.key:
        return Span(word(lang, f"views.none.{summary.by}"), "faint")
    match summary.by:
        case "section":
            return f"{group.key} {case.plan.section_title(group.key)}"
        case "status":
            return word(lang, f"views.status.{group.key}")
        case "light":
            return cells.light(next(light for light in LIGHTS if light == group.key), lang)
        case _:
            return group.key


def _figures(counts: Counts, *, has_cancelled: bool) -> tuple[Cell, ...]:
    """Return the figures of a group; nothing is shown faintly, so that what there is stands out."""
    lights = [light for light in _BY_URGENCY if light != "cancelled" or has_cancelled]
    return (
        str(counts.total),
        *(_figure(counts.of(light), light) for light in lights),
        str(counts.owed) if counts.owed else Span(NOTHING, "faint"),
        rate(counts.met, counts.owed),
        rate(counts.on_time, counts.owed),
    )


def _figure(number: int, light: Light) -> Span:
    """Return how many tasks stand in a light, in its colour."""
    return Span(str(number), light) if number else Span("·", "faint")


def _support(group: Group, largest: int) -> Cell:
    """Return how many tasks a department only supports, and their lights."""
    if not group.support or not group.support.total:
        return Span("·", "faint")
    return (Span(str(group.support.total)), Span(" "), *bar(group.support, largest))


def rate(part: int, whole: int) -> Cell:
    """Return a share in percent, rounded down so that only all of it is 100 %."""
    return f"{100 * part // whole}%" if whole else Span(NOTHING, "faint")


def bar(counts: Counts, largest: int, length: int = BAR) -> tuple[Span, ...]:
    """Return a bar of signs: one a task, or in proportion where the largest group has more than fit."""
    numbers = [counts.of(light) for light in _BY_URGENCY]
    if largest > length:
        numbers = _scaled(numbers, largest, length)
    parts = zip(_BY_URGENCY, numbers, strict=True)
    return tuple(Span(SIGNS[light] * number, light) for light, number in parts if number) or (Span(""),)


def _scaled(numbers: list[int], largest: int, length: int) -> list[int]:
    """Return the numbers in proportion; what is there at all keeps at least one sign."""
    return [max(1, round(number * length / largest)) if number else 0 for number in numbers]


def legend(lang: Lang) -> tuple[Span, ...]:
    """Return what each sign means."""
    spans: list[Span] = []
    for light in _BY_URGENCY:
        spans += [cells.light(light, lang), Span("  ")]
    return tuple(spans[:-1])


def lights_line(counts: Counts, lang: Lang) -> tuple[Span, ...]:
    """Return how many tasks stand in each light, on one line."""
    spans: list[Span] = []
    for light in _BY_URGENCY:
        if light != "cancelled" or counts.of(light):
            name = cells.light(light, lang)
            spans += [
                Span(f"{name.text} {counts.of(light)}", light if counts.of(light) else "faint"),
                Span("  "),
            ]
    return tuple(spans[:-1])
