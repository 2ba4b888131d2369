"""How is a number of tasks shown by their lights: a bar, a line, a legend?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.views import cells
from plancli.views.cells import SIGNS
from plancli.views.page import Span

if TYPE_CHECKING:
    from plancli.query.names import Light
    from plancli.query.summary import Counts
    from plancli.words import Lang

BAR = 16
"""Signs in the longest bar; one for each task as long as the largest group has no more."""

BY_URGENCY: tuple[Light, ...] = ("red", "yellow", "blue", "green", "grey", "done", "cancelled")


def bar(counts: Counts, largest: int, length: int = BAR) -> tuple[Span, ...]:
    """Return a bar of signs: one a task, or in proportion where the largest group has more than fit."""
    numbers = [counts.of(light) for light in BY_URGENCY]
    if largest > length:
        numbers = _scaled(numbers, largest, length)
    parts = zip(BY_URGENCY, numbers, strict=True)
    return tuple(Span(SIGNS[light] * number, light) for light, number in parts if number) or (Span(""),)


def _scaled(numbers: list[int], largest: int, length: int) -> list[int]:
    """Return the numbers in proportion; what is there at all keeps at least one sign."""
    return [max(1, round(number * length / largest)) if number else 0 for number in numbers]


def legend(lang: Lang) -> tuple[Span, ...]:
    """Return what each sign means."""
    spans: list[Span] = []
    for light in BY_URGENCY:
        spans += [cells.light(light, lang), Span("  ")]
    return tuple(spans[:-1])


def lights_line(counts: Counts, lang: Lang) -> tuple[Span, ...]:
    """Return how many tasks stand in each light, on one line."""
    spans: list[Span] = []
    for light in BY_URGENCY:
        if light != "cancelled" or counts.of(light):
            name = cells.light(light, lang)
            spans += [
                Span(f"{name.text} {counts.of(light)}", light if counts.of(light) else "faint"),
                Span("  "),
            ]
    return tuple(spans[:-1])
