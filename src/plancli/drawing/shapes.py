"""Which shapes make a bar of a timeline in SVG?

One unit is one day. Shapes have short classes, and ``shapes.css`` says how they look: what is tentative has a
dashed outline, what is approximate a dotted one.
"""

# No `annotations` from __future__: a NamedTuple would compile each of its own anew on every start.
from collections.abc import Iterator, Mapping
from datetime import date

from plancli.views.timeline import Bar, Edge, Form, MarkKind, Sign, Timeline

Shape = tuple[str, str]
"""Its class and its path."""

HEIGHT = 20
"""Units of a bar's height."""

MARGIN = 8
"""Units before and behind the year, for what goes beyond it."""

MONTHS = range(1, 13)

_MIDDLE = HEIGHT // 2

_WINDOWS: Mapping[Edge, str] = {"firm": "f", "tentative": "t", "approximate": "a"}
_RUN_UPS: Mapping[Edge, str] = {"firm": "l", "tentative": "lt", "approximate": "la"}
_ENDS: Mapping[Edge, str] = {"firm": "e", "tentative": "et", "approximate": "ea"}
"""Classes of a time drawn whole, of one whose end alone binds, and of that end, by how firm they are."""

_OPEN: Mapping[Form, str] = {"open": "d", "endless": "d", "conditional": "c"}
"""Classes of times without an end."""

_DOT, _CROSS = "M{x} 6a4 4 0 1 0 .1 0z", "M{x} 3v8m0 4v2"

_MARKS: Mapping[MarkKind, Shape] = {
    "owed": ("n", _DOT),
    "held": ("h", _DOT),
    "missed": ("x", _CROSS),
    "asked": ("n", _CROSS),
    "done": ("k", "M{x} 10m-5 0l4 5 8-11"),
    "cancelled": ("z", "M{x} 10m-5-5l10 10m0-10l-10 10"),
}
"""Class and path of each mark, around its day."""

_EARLIER = "M{x} 5v10"
_BEFORE, _AFTER = "M-2 5l-5 5 5 5", "M{end} 5l5 5-5 5"

_DOT_EVERY = 12
"""Units from one dot to the next."""

_MOST_DOTS = 6
"""Sessions without days of their own that are drawn as dots; more are said in words alone."""


def grid(timeline: Timeline) -> str:
    """Return the lines that part the months, and that of the as-of day."""
    year = timeline.year
    lines = "".join(f"M{month_start(month, year)} 0v{HEIGHT}" for month in MONTHS)
    today = f'<path class="y" d="M{_end(timeline.as_of, year)} 0v{HEIGHT}"/>'
    return f'<path class="m" d="{lines}M{days_of(year)} 0v{HEIGHT}"/>' + today * (timeline.as_of.year == year)


def bar(one: Bar, year: int) -> str:
    """Return the shapes of a bar."""
    return "".join(map(_path, _shapes(one, year)))


def _path(shape: Shape) -> str:
    """Return one shape: its class and its path."""
    name, path = shape
    return f'<path class="{name}" d="{path}"/>'


def view_box(year: int) -> str:
    """Return the part of the plane in which the bars of a year lie."""
    return f"-{MARGIN} 0 {days_of(year) + 2 * MARGIN} {HEIGHT}"


def month_start(month: int, year: int) -> int:
    """Return where a month begins."""
    return start(date(year, month, 1), year)


def days_of(year: int) -> int:
    """Return how many days a year has."""
    return (date(year, 12, 31) - date(year, 1, 1)).days + 1


def start(day: date, year: int) -> int:
    """Return where a day begins; what lies beyond the year stands at its edge."""
    return max(0, min((day - date(year, 1, 1)).days, days_of(year)))


def _end(day: date, year: int) -> int:
    """Return where a day ends."""
    return max(0, min((day - date(year, 1, 1)).days + 1, days_of(year)))


def _shapes(one: Bar, year: int) -> Iterator[Shape]:
    """Yield the shapes of a bar from back to front, each as a class and a path."""
    if name := _OPEN.get(one.form):
        yield name, f"M{start(one.first, year) if one.first else 0} {_MIDDLE}H{days_of(year)}"
    if one.last:
        yield from _time(one, one.last, year)
        yield from _sessions(one, _end(one.last, year))
    for mark in one.marks:
        name, path = _MARKS[mark.kind]
        yield name, path.format(x=_end(mark.day, year))
    yield from _beyond(one, year)


def _time(one: Bar, last: date, year: int) -> Iterator[Shape]:
    """Yield a time that ends: as a box, or a line with its end; then extensions; then what came after."""
    left, end = start(one.first or last, year), _end(last, year)
    if left < days_of(year) and end > 0:
        yield from _window(one, left, end, has_end=last.year == year)
    yield from _earlier(one, end, year)
    if one.until and _end(one.until, year) > end:
        yield "o" if one.edge == "firm" else "q", _box(end, _end(one.until, year), 6)


def _window(one: Bar, left: int, end: int, *, has_end: bool) -> Iterator[Shape]:
    """Yield what is between two days: a box, or a line of which the end alone binds."""
    if one.form == "window":
        yield _WINDOWS[one.edge], _box(left, end, 3)
        return
    yield _RUN_UPS[one.edge], f"M{left} {_MIDDLE}H{end}"
    if has_end:
        yield _ENDS[one.edge], f"M{end} 3v14"


def _earlier(one: Bar, end: int, year: int) -> Iterator[Shape]:
    """Yield where a time ended before, and how far it was put off."""
    before = [_end(day, year) for day in one.earlier if day.year == year]
    if before and min(before) < end:
        yield "w", f"M{min(before)} {_MIDDLE}H{end}"
    yield from (("p", _EARLIER.format(x=at)) for at in before)


def _box(left: int, end: int, top: int) -> str:
    """Return the outline of a box."""
    return f"M{left} {top}H{end}V{HEIGHT - top}H{left}z"


def _sessions(one: Bar, end: int) -> Iterator[Shape]:
    """Yield a dot for each session that has no day of its own, before the end; filled where it was held."""
    held, _, count = one.held.partition("/")
    first = end - _DOT_EVERY * int(count or 0)
    if count and int(count) <= _MOST_DOTS and first >= 0:
        for number in range(int(count)):
            yield "h" if number < int(held) else "n", _DOT.format(x=first + _DOT_EVERY * number)


def _beyond(one: Bar, year: int) -> Iterator[Shape]:
    """Yield the arrows of what goes beyond the year."""
    days = [day for day in (one.first, one.last) if day]
    if any(day.year < year for day in days):
        yield "b", _BEFORE
    if one.form == "endless" or any(day.year > year for day in days):
        yield "b", _AFTER.format(end=days_of(year) + 2)


_LEGEND: Mapping[Sign, tuple[frozenset[str], tuple[Shape, ...]]] = {
    "firm": (frozenset({"f", "l", "e"}), (("l", f"M2 {_MIDDLE}H34"), ("e", "M34 3v14"))),
    "tentative": (frozenset({"t", "lt", "et"}), (("t", "M4 3H34V17H4z"),)),
    "approximate": (frozenset({"a", "la", "ea"}), (("a", "M4 3H34V17H4z"),)),
    "extended": (frozenset({"w", "p"}), (("w", f"M4 {_MIDDLE}H34"), ("p", "M4 5v10"))),
    "late": (frozenset({"o"}), (("o", "M4 6H34V14H4z"),)),
    "ask": (frozenset({"q"}), (("q", "M4 6H34V14H4z"),)),
    "step": (frozenset({"n", "h", "x"}), (("n", _DOT.format(x=18)),)),
    "done": (frozenset({"k"}), (("k", "M16 10l4 5 8-11"),)),
    "cancelled": (frozenset({"z"}), (("z", "M14 5l10 10m0-10l-10 10"),)),
    "beyond": (frozenset({"b"}), (("b", "M16 5l5 5-5 5"),)),
    "open": (frozenset({"d"}), (("d", f"M2 {_MIDDLE}H34"),)),
    "conditional": (frozenset({"c"}), (("c", f"M2 {_MIDDLE}H34"),)),
    "today": (frozenset({"y"}), (("y", "M18 0v20"),)),
}
"""What the legend explains: classes of shapes that mean it, and an example of them."""

LEGEND_WIDTH = 36
"""Units of an example in the legend."""


def legend(timeline: Timeline) -> Iterator[tuple[str, str]]:
    """Yield what the shapes in a timeline mean: an example of each, and words."""
    lines = (line for group in timeline.groups for line in group.lines)
    used = {name for line in lines for name, _ in _shapes(line.bar, timeline.year)}
    used |= {"y"} if timeline.as_of.year == timeline.year else set()
    for sign, (names, shapes) in _LEGEND.items():
        if used & names:
            yield "".join(map(_path, shapes)), timeline.legend[sign]
