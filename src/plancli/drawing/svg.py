"""How does a timeline look as a picture of its own (SVG)?

It scales without loss, needs nothing but a font, and holds no script; texts of the plan stand in it as text.
It is made of what office programs read as well as browsers do: no variables, no media queries.
"""

# No `annotations` from __future__: a NamedTuple would compile each of its own anew on every start.
from collections.abc import Iterator, Mapping
from html import escape
from typing import NamedTuple

from plancli.drawing.assets import asset, plain_style
from plancli.drawing.folding import cells, shortened
from plancli.drawing.safe import visible
from plancli.drawing.shapes import LEGEND_WIDTH, MARGIN, MONTHS, bar, days_of, grid, legend, month_start
from plancli.views.timeline import Timeline

_SIZE = 13
"""Height of the letters, in units."""

_CELL = 7
"""Units that a cell of text takes at most."""

_ROW = 22
"""Units from one row to the next."""

_PAD = 16

_LONGEST = 64
"""Cells beyond which a title is shortened; the title of its bar has the whole."""


class _Columns(NamedTuple):
    """Where the columns of a picture begin, and where the last one ends; in units."""

    bar: int
    when: int
    departments: int
    title: int
    end: int


def picture(timeline: Timeline) -> Iterator[str]:
    """Yield the lines of a timeline as a picture of its own, on white paper."""
    columns = _columns(timeline)
    rows = list(_rows(timeline, columns))
    height = _ROW * len(rows) + 2 * _PAD
    name = escape(visible(timeline.title))
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {columns.end + _PAD} {height}" '
        f'width="{columns.end + _PAD}" height="{height}" role="img">'
    )
    yield f"<title>{name}</title>"
    yield f"<style>{plain_style(asset('shapes.css') + _TEXTS)}</style>"
    yield f'<defs><g id="m">{grid(timeline)}</g></defs>'
    yield '<rect class="p" width="100%" height="100%"/>'
    for number, row in enumerate(rows):
        yield f'<g transform="translate({_PAD},{_PAD + _ROW * number})">{row}</g>'
    yield "</svg>"


_TEXTS = (
    f"text{{font:{_SIZE}px sans-serif;fill:var(--i)}}"
    "text.b{font-weight:bold}text.s{fill:var(--s)}rect.p{fill:var(--p)}"
)


def _columns(timeline: Timeline) -> _Columns:
    """Return where the columns begin."""
    every = [line for group in timeline.groups for line in group.lines]

    def width(name: str) -> int:
        texts = (timeline.heads[name], *(getattr(line, name) for line in every))
        return _CELL * min(max(cells(visible(text)) for text in texts), _LONGEST) + _PAD

    bar_at = width("id") + MARGIN
    when = bar_at + days_of(timeline.year) + 2 * MARGIN
    departments = when + max(width("when"), _CELL * cells(timeline.heads["total"]) + _PAD)
    title = departments + (width("departments") if timeline.shows_departments else 0)
    titles = max([title + width("title"), *(_CELL * cells(group.title) for group in timeline.groups)])
    return _Columns(bar_at, when, departments, title, titles)


def _rows(timeline: Timeline, columns: _Columns) -> Iterator[str]:
    """Yield the rows of a picture: months, groups of tasks, what ends in each month, what the shapes mean."""
    heads, year = timeline.heads, timeline.year
    months = "".join(_said(columns.bar + month_start(month, year), str(month), "s") for month in MONTHS)
    yield _said(0, f"{timeline.title}  {heads['when']}", "b")
    yield months + _beside(columns, heads, timeline, "b") + _said(0, heads["id"], "b")
    for group in timeline.groups:
        if group.title:
            yield _said(0, group.title, "b")
        for line in group.lines:
            drawn = f'<use href="#m"/>{bar(line.bar, year)}'
            title = f"<title>{escape(visible(f'{line.id} {line.title} {line.bar.said}'))}</title>"
            place = f'<g class="{line.bar.light}" transform="translate({columns.bar},0)">{title}{drawn}</g>'
            yield place + _said(0, line.id) + _beside(columns, line._asdict(), timeline)
    ends = zip(MONTHS, timeline.ends, strict=True)
    yield "".join(
        _said(columns.bar + month_start(month, year), str(number or "·"), "s") for month, number in ends
    ) + _said(columns.when, f"{heads['total']}  {heads['ends']}", "s")
    yield from _legend(timeline, columns)


def _beside(columns: _Columns, texts: Mapping[str, object], timeline: Timeline, style: str = "") -> str:
    """Return what stands behind a bar."""
    names = ("when", "departments", "title") if timeline.shows_departments else ("when", "title")
    return "".join(
        _said(getattr(columns, name), shortened(f"{texts[name]}", _LONGEST), style) for name in names
    )


def _said(x: int, text: str, style: str = "") -> str:
    """Return a text on the line of a row."""
    name = f' class="{style}"' if style else ""
    return f'<text{name} x="{x}" y="15">{escape(visible(text))}</text>' if text else ""


def _legend(timeline: Timeline, columns: _Columns) -> Iterator[str]:
    """Yield the rows that say what the shapes mean."""
    row, x = "", 0
    for example, text in legend(timeline):
        width = LEGEND_WIDTH + 6 + _CELL * cells(text) + _PAD
        if x + width > columns.end:
            yield row
            row, x = "", 0
        row += f'<g class="grey" transform="translate({x},0)">{example}</g>' + _said(
            x + LEGEND_WIDTH + 6, text, "s"
        )
        x += width
    yield row
