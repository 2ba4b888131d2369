"""Which sign stands in which cell of a bar on a terminal?

Each month has the same number of cells, so that a day is found by its month and its place in it. Signs are
ASCII. Intervals are written as mathematics does; every meaning has its sign, colour only repeats it.
"""

# No `annotations` from __future__: a NamedTuple would compile each of its own anew on every start.
from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import NamedTuple

from plancli.views.page import Span, Style
from plancli.views.timeline import Bar, Edge, MarkKind

MONTHS = 12

DAYS_A_CELL = {1: 31, 2: 15, 3: 10, 6: 5, 10: 3}
"""Cells of a month: days in each but its last, which has the rest; three cells are its 旬."""

ENDS: Mapping[Edge, tuple[str, str, str]] = {
    "firm": ("[", "-", "]"),
    "tentative": ("(", "~", ")"),
    "approximate": ("{", "~", "}"),
}
"""Beginning, inside and end of a time."""

BEFORE, AFTER = "<", ">"
"""What goes beyond the year stands in the cell before or behind it."""

EXTENDED, TODAY, NOWHERE = "=", "|", " "

_MARKS: Mapping[MarkKind, str] = {
    "owed": "o",
    "held": "*",
    "asked": "?",
    "missed": "!",
    "cancelled": "x",
    "done": "*",
}
"""Sign of each mark; where several share a cell, the last of them in this order is seen."""

_RANKS: Mapping[MarkKind, int] = {kind: rank for rank, kind in enumerate(_MARKS)}

_PATTERNS = {"open": ". ", "endless": ". ", "conditional": ": "}
"""What fills the cells of a time without an end, beginning with the first day or the year."""

_UNDER_TODAY = frozenset(" -~=.:")
"""Signs in the place of which the as-of day is seen."""

_COLORS: Mapping[str, Style] = {
    "red": "on_red",
    "yellow": "on_yellow",
    "blue": "on_blue",
    "green": "on_green",
    "grey": "on_grey",
}

_TROUBLE = frozenset({"red", "yellow"})
"""Lights in which the whole bar has the colour."""


class Scale(NamedTuple):
    """Where the days of a year stand.

    Attributes:
        year: The year.
        per_month: Cells of a month, one of `DAYS_A_CELL`.
    """

    year: int
    per_month: int

    @property
    def size(self) -> int:
        """Cells of the year."""
        return MONTHS * self.per_month

    def cell(self, day: date) -> int:
        """Return the cell of a day, from 0; -1 before the year, `size` behind it."""
        if day.year != self.year:
            return -1 if day.year < self.year else self.size
        within = min((day.day - 1) // DAYS_A_CELL[self.per_month], self.per_month - 1)
        return (day.month - 1) * self.per_month + within


class Canvas:
    """The cells of one bar; one more before and one behind the year."""

    def __init__(self, scale: Scale) -> None:
        """Begin with empty cells."""
        self._scale = scale
        self.signs = [NOWHERE] * scale.size
        self.before = self.after = NOWHERE

    def put(self, day: date, sign: str) -> None:
        """Set the sign of a day; a day beyond the year is seen as such."""
        cell = self._scale.cell(day)
        if cell < 0:
            self.before = BEFORE
        elif cell >= self._scale.size:
            self.after = AFTER
        else:
            self.signs[cell] = sign

    def fill(self, first: date, last: date, pattern: str) -> None:
        """Set the cells from one day to another, both included, to the signs of a pattern, repeated."""
        cells = range(max(self._scale.cell(first), 0), min(self._scale.cell(last) + 1, self._scale.size))
        for number, cell in enumerate(cells):
            self.signs[cell] = pattern[number % len(pattern)]

    def behind(self, last: date, until: date, sign: str) -> None:
        """Set the cells behind that of one day, up to that of another."""
        cells = range(max(self._scale.cell(last) + 1, 0), min(self._scale.cell(until) + 1, self._scale.size))
        for cell in cells:
            self.signs[cell] = sign

    def write(self, last: date, text: str, *, around: int) -> None:
        """Write a text before the cell of a day over the inside of a bar; never over the cell `around`."""
        end = self._scale.cell(last)
        start = end - len(text)
        inside = {sign for _, sign, _ in ENDS.values()}
        if start > 0 and not start <= around < end and inside.issuperset(self.signs[start - 1 : end]):
            self.signs[start:end] = text


def paint(bar: Bar, scale: Scale, as_of: date) -> tuple[str, tuple[Span, ...]]:
    """Return the signs of a bar, those before and behind the year included, and the same in colour."""
    canvas = Canvas(scale)
    _draw_time(canvas, bar, scale)
    if bar.held and bar.last:
        canvas.write(bar.last, bar.held, around=scale.cell(as_of))
    if bar.until and bar.last:
        canvas.behind(bar.last, bar.until, "!" if bar.edge == "firm" else "?")
    for mark in sorted(bar.marks, key=lambda one: _RANKS[one.kind]):
        canvas.put(mark.day, _MARKS[mark.kind])
    today = scale.cell(as_of)
    if 0 <= today < scale.size and canvas.signs[today] in _UNDER_TODAY:
        canvas.signs[today] = TODAY
    text = f"{canvas.before}{''.join(canvas.signs)}{canvas.after}"
    return text, _colored(text, bar, scale)


def _draw_time(canvas: Canvas, bar: Bar, scale: Scale) -> None:
    """Draw the time of a task: what has no end as a pattern, else its ends and what is between them."""
    start, end = date(scale.year, 1, 1), date(scale.year, 12, 31)
    if bar.form in _PATTERNS:
        canvas.fill(bar.first or start, end, _PATTERNS[bar.form])
        canvas.after = AFTER if bar.form == "endless" else NOWHERE
    if bar.last is None:
        return
    begin, inside, finish = ENDS[bar.edge]
    canvas.fill(bar.first or bar.last, bar.last, inside)
    if bar.first and (bar.form == "window" or bar.first < start):
        canvas.put(bar.first, begin)
    _draw_earlier(canvas, bar, bar.last, scale)
    canvas.put(bar.last, finish)


def _draw_earlier(canvas: Canvas, bar: Bar, last: date, scale: Scale) -> None:
    """Draw where the time ended before, and how far it was put off."""
    if bar.earlier and min(bar.earlier) < last:
        canvas.behind(min(bar.earlier), last, EXTENDED)
    for day in bar.earlier:
        if scale.cell(day) != scale.cell(last):
            canvas.put(day, ENDS[bar.edge][-1])


def _colored(text: str, bar: Bar, scale: Scale) -> tuple[Span, ...]:
    """Return the signs in their styles: trouble and uncertain times whole, of others the end."""
    color, lit = _COLORS.get(bar.light), _lit(bar, scale)
    pairs = [(sign, _style(sign, color if at in lit else None)) for at, sign in enumerate(text)]
    pieces = groupby(pairs, key=lambda pair: pair[1])
    return tuple(Span("".join(sign for sign, _ in some), style) for style, some in pieces)


def _style(sign: str, color: Style | None) -> Style:
    """Return the style of one sign; `color` is that of the light, where it stands there."""
    if sign == NOWHERE:
        return ""
    return color or ("strong" if sign == _MARKS["done"] else "faint")


def _lit(bar: Bar, scale: Scale) -> range:
    """Return the places of a bar that have the colour of its light; the cell before the year is the first."""
    if bar.last is None:
        return range(0)
    stop = scale.cell(max(bar.last, bar.until or bar.last)) + 2
    if bar.first and (bar.light in _TROUBLE or bar.form == "window"):
        return range(scale.cell(bar.first) + 1, stop)
    return range(min(scale.cell(bar.last), scale.size) - scale.per_month + 2, stop)
