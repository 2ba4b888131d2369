"""How does a timeline look on a terminal: how much room has each column, and what stands below the bars?

Bars stand before the titles, so that a character of ambiguous width in a title moves nothing. A title, or
the departments, may be shortened here, and nowhere else.
"""

# No `annotations` from __future__: a NamedTuple would compile each of its own anew on every start.
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from plancli.drawing.bars import AFTER, BEFORE, DAYS_A_CELL, MONTHS, Scale, paint
from plancli.drawing.folding import cells, fold, shortened
from plancli.drawing.safe import visible
from plancli.views.page import Cell, Drawn, Page, Span, Style
from plancli.views.timeline import Sign, Timeline

_PIPED = 6
"""Cells of a month where no terminal sets a width."""

_FOR_BARS = 2
"""A line has at least so many times the cells of its bars; one cell a month they always have."""

_WITH_DEPARTMENTS = 48
"""Cells behind the bars from which departments stand there too; they get two fifths at most."""

_INITIALS = "JFMAMJJASOND"
"""Months where each has one cell."""

_SIGNS: Mapping[Sign, str] = {
    "firm": "[ ]",
    "tentative": "( )",
    "approximate": "{ }",
    "running": "-",
    "hedged": "~",
    "extended": "=",
    "late": "!",
    "ask": "?",
    "step": "o",
    "done": "*",
    "cancelled": "x",
    "slip": "+",
    "beyond": "< >",
    "open": ".",
    "conditional": ":",
    "today": "|",
}
"""How the legend writes each sign; it has those that are seen."""


def page(timeline: Timeline, width: int | None) -> Page:
    """Return a timeline as a page of lines that keep their places, none wider than `width` cells."""
    return Page((Drawn(tuple(lines(timeline, width))),), timeline.notes)


def lines(timeline: Timeline, width: int | None) -> Iterator[Cell]:
    """Yield the lines of a timeline: months, groups of tasks, what ends in each month, the signs."""
    if not any(group.lines for group in timeline.groups):
        yield Span(timeline.heads["empty"], "faint")
        return
    scale = _scale(timeline.year, width)
    bars = [[paint(line.bar, scale, timeline.as_of) for line in group.lines] for group in timeline.groups]
    table = _table(timeline, scale, chain.from_iterable(signs for some in bars for signs, _ in some), width)
    heads, months = timeline.heads, (Span(_months(scale), "strong"),)
    yield table.row(heads["id"], months, heads["when"], heads["departments"], heads["title"], "strong")
    for group, painted in zip(timeline.groups, bars, strict=True):
        yield from (Span(part, "strong") for part in _folded(group.title, width) if part)
        for line, (_, spans) in zip(group.lines, painted, strict=True):
            yield table.row(line.id, spans, line.when, line.departments, line.title)
    yield from _ends(timeline, table, width)
    yield from (Span(part, "faint") for part in _joined(_legend(timeline, table.signs), width))


def _legend(timeline: Timeline, signs: frozenset[str]) -> Iterator[str]:
    """Yield what each sign means that is seen in a bar, or before a figure beside one."""
    whens = (line.when for group in timeline.groups for line in group.lines)
    used = signs | {part[0] for when in whens for part in when.split()[1:]}
    return (f"{sign} {timeline.legend[name]}" for name, sign in _SIGNS.items() if used & set(sign) - {" "})


class _Table(NamedTuple):
    """How wide the columns of a timeline are, in cells.

    Attributes:
        scale: The bars.
        when: 0 where there is no room even for it.
        departments: 0 where they do not stand beside the tasks.
        title: None for as wide as each is.
        signs: Every sign in a bar.
    """

    id: int
    scale: Scale
    when: int
    departments: int
    title: int | None
    signs: frozenset[str]

    def row(  # noqa: PLR0917  what stands in the columns, from left to right
        self, id_: str, bar: Iterable[Span], when: str, departments: str, title: str, style: Style = ""
    ) -> Cell:
        """Return one line; what stands behind the bars comes last, since its width may be ambiguous."""
        beside = [_fitted(when, self.when)] if self.when else []
        beside += [_fitted(departments, self.departments)] if self.departments else []
        beside += [visible(title) if self.title is None else _fitted(title, self.title)]
        before = " " if BEFORE in self.signs else ""
        after = " " if AFTER in self.signs else ""
        behind = f"{after}{' '.join(beside)}".rstrip()
        return (Span(f"{_fitted(id_, self.id)}{before}", style), *bar, Span(behind, style))


def _scale(year: int, width: int | None) -> Scale:
    """Return how wide the bars are on a line of a width."""
    if width is None:
        return Scale(year, _PIPED)
    return Scale(year, max(one for one in DAYS_A_CELL if one == 1 or one * MONTHS * _FOR_BARS <= width))


def _table(timeline: Timeline, scale: Scale, signs: Iterable[str], width: int | None) -> _Table:
    """Return the columns that fit a width; None for as wide as they are."""
    every = [line for group in timeline.groups for line in group.lines]
    signs = frozenset(signs)

    def widest(name: str) -> int:
        texts = (timeline.heads[name], *(getattr(line, name) for line in every))
        return max(cells(visible(text)) for text in texts)

    id_, when = widest("id"), max(widest("when"), cells(timeline.heads["total"]))
    departments = widest("departments") if timeline.shows_departments else 0
    if width is None:
        return _Table(id_, scale, when, departments, None, signs)
    behind_bars = width - id_ - scale.size - 2 - len(signs & {BEFORE, AFTER})
    room = behind_bars - when - 1
    if room < 0:
        return _Table(id_, scale, 0, 0, max(behind_bars, 0), signs)
    beside = min(departments, room * 2 // 5) if room >= _WITH_DEPARTMENTS else 0
    return _Table(id_, scale, when, beside, room - beside - bool(beside), signs)


def _months(scale: Scale) -> str:
    """Return the numbers of the months, each where it begins."""
    if scale.per_month == 1:
        return f" {_INITIALS} "
    return f" {''.join(f'{number:<{scale.per_month}}' for number in range(1, MONTHS + 1))} "


def _ends(timeline: Timeline, table: _Table, width: int | None) -> Iterator[Cell]:
    """Yield what ends in each month, below its month; in a sentence where a number needs more room."""
    heads, per_month = timeline.heads, table.scale.per_month
    numbers = [str(number or ".") for number in timeline.ends]
    if max(map(len, numbers)) < max(per_month, 2):
        counts = f" {''.join(f'{number:<{per_month}}' for number in numbers)} "
        yield table.row("", (Span(counts, "strong"),), heads["total"], "", heads["ends"], "strong")
    else:
        said = (f"{month}: {number}" for month, number in enumerate(timeline.ends, start=1) if number)
        yield from (Span(part, "strong") for part in _joined((heads["ends"], *said, heads["total"]), width))


def _fitted(text: str, width: int) -> str:
    """Return a text in so many cells, filled with blanks or shortened."""
    shown = shortened(visible(text), width)
    return shown + " " * (width - cells(shown))


def _folded(text: str, width: int | None) -> list[str]:
    """Return a text in lines of a width."""
    return [visible(text)] if width is None else fold(visible(text), width)


def _joined(pieces: Iterable[str], width: int | None) -> list[str]:
    """Return pieces of text side by side, in lines of a width; each stays on one line."""
    found = [""]
    for piece in pieces:
        longer = f"{found[-1]}  {piece}" if found[-1] else piece
        if width is None or cells(longer) <= width:
            found[-1] = longer
        else:
            found.append(piece)
    return found
