"""How does a page of a plan look as one HTML file, that opens from a disk and asks nobody for anything?

Everything is in it: style, script and drawings. A Content Security Policy allows that one style and that one
script by their hashes and nothing else, so that no text of a plan could act even if it were markup, which it
never is. Without a script every task is there; the script only hides what is not asked for.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from plancli.drawing import shapes
from plancli.drawing.assets import asset
from plancli.drawing.safe import visible
from plancli.views.page import Drawn, Fields, Grid, Heading, Lines, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plancli.views.page import Band, Block, Cell, Page
    from plancli.views.webpage import Entry, Fact, Part, Webpage

_STYLES, _SCRIPT = ("colors.css", "shapes.css", "page.css"), "page.js"

LANGUAGES = {"en": "en", "zh": "zh-CN"}

_LONGEST_TITLE = 70
"""Characters of the title of a window, as written in HTML; the heading has the whole."""

_CLASSES = {"faint": "s", "strong": "b", "head": "b"}
"""Class of a style; lights are classes themselves."""


_FIGURE = ' class="n"'
"""Attribute of cells with a figure, or of a table in which all cells but the first have one."""

_NOTHING = ("·", "–")
"""Signs for nothing, which need no style."""


def draw(page: Webpage) -> Iterator[str]:
    """Yield the lines of the file, each without its end."""
    yield from _head(page)
    yield "<body>"
    yield from _header(page)
    yield "<main>"
    yield from _filters(page)
    yield from _tasks(page)
    yield from _legend(page)
    yield '<section class="w" tabindex="0" aria-labelledby="by">'
    yield f'<h2 id="by">{text(page.words["by_dept"])}</h2>'
    yield from _blocks(page.summary)
    yield "</section>"
    if page.changes:
        yield f'<section class="w" tabindex="0" aria-label="{text(page.words["changes"])}">'
        yield from _blocks(page.changes)
        yield "</section>"
    yield "</main>"
    yield from _footer(page)
    yield f"<script>{asset(_SCRIPT)}</script>"
    yield "</body>"
    yield "</html>"


def text(raw: str) -> str:
    """Return a text as it stands in HTML, in an element or in quotes."""
    return escape(visible(raw))


def _hash(source: str) -> str:
    """Return the hash by which a policy allows a style or a script (CSP 3)."""
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


def _head(page: Webpage) -> Iterator[str]:
    """Yield what comes before the body."""
    style = "\n".join(map(asset, _STYLES))
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(asset(_SCRIPT))}; "
        "base-uri 'none'; form-action 'none'"
    )
    yield "<!DOCTYPE html>"
    yield f'<html lang="{LANGUAGES[page.lang]}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    title = page.title
    while len(text(title)) > _LONGEST_TITLE:
        title = title[:-1]
    yield f"<title>{text(title)}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"


def _header(page: Webpage) -> Iterator[str]:
    """Yield title, day, lights, and what matters."""
    words = page.words
    yield f"<header><h1>{text(page.title)}</h1>"
    age = (
        f'<span id="age" hidden data-one="{text(words["age_one"])}" data-many="{text(words["age"])}"></span>'
    )
    day = f'<time datetime="{page.as_of}">{text(page.day)}</time>'
    yield f'<p class="s">{day} {age} · {text(words["total"])}</p>'
    lights = "".join(
        f'<li><a class="{light}" href="#l={light}">{text(said)} {number}</a></li>'
        for light, said, number in page.lights
        if number
    )
    if lights:
        yield f'<ul class="r">{lights}</ul>'
    yield f'<div class="parts">{"".join(map(_part, page.parts))}</div>' if page.parts else ""
    yield (
        '<svg class="off" aria-hidden="true"><defs><g id="m">'
        + shapes.grid(page.timeline)
        + "</g></defs></svg>"
    )
    yield "</header>"


def _part(part: Part) -> str:
    """Return tasks named above the table."""
    lines = "".join(f"<li>{text(line)}</li>" for line in part.lines)
    more = f'<p class="s">{text(part.more)}</p>' if part.more else ""
    return f"<section><h2>{text(part.title)}</h2><ul>{lines}</ul>{more}</section>\n"


def _filters(page: Webpage) -> Iterator[str]:
    """Yield the filters, which the script shows."""
    words = page.words
    lights = [(light, said) for light, said, _ in page.lights]
    yield f'<section id="f" hidden aria-label="{text(words["filters"])}">'
    yield _choice("d", words["departments"], words["all"], ((name, name) for name in page.departments))
    yield _choice("s", words["section"], words["all"], page.sections)
    yield _choice("l", words["light"], words["all"], lights)
    yield f'<label>{text(words["find"])}<input id="q" type="search" autocomplete="off"></label>'
    yield f'<button id="x" type="button">{text(words["clear"])}</button>'
    yield (
        f'<output id="n" for="d s l q" data-many="{text(words["shown"])}" '
        f'data-unknown="{text(words["unknown"])}"></output></section>'
    )


def _choice(id_: str, label: str, every: str, values: Iterable[tuple[str, str]]) -> str:
    """Return a list to choose one value from."""
    options = "".join(f'<option value="{text(value)}">{text(said)}</option>' for value, said in values)
    first = f'<option value="">{text(every)}</option>'
    return f'<label>{text(label)}<select id="{id_}">{first}{options}</select></label>'


def _tasks(page: Webpage) -> Iterator[str]:
    """Yield the table of the tasks."""
    words, year = page.words, page.timeline.year
    heads = ("id", "title", "departments", "timing", "window")
    months = "".join(
        f'<text x="{shapes.month_start(month, year)}" y="16">{month}</text>' for month in shapes.MONTHS
    )
    box = shapes.view_box(year)
    yield f'<section class="w" tabindex="0" aria-label="{text(words["tasks"])}"><table id="t"><thead><tr>'
    yield "".join(f'<th scope="col">{text(words[name])}</th>' for name in heads)
    year_head = f'{text(words["months"])}<svg viewBox="{box}" aria-hidden="true">{months}</svg>'
    yield f'<th scope="col">{year_head}</th>'
    yield "".join(f'<th scope="col">{text(words[name])}</th>' for name in ("status", "light"))
    yield "</tr></thead><tbody>"
    signs = {light: said for light, said, _ in page.lights}
    for entry in page.entries:
        yield _row(entry, box, year, signs[entry.light], words["with"])
    yield "</tbody></table></section>"


def _row(entry: Entry, box: str, year: int, light: str, helping: str) -> str:
    """Return one task; what a search looks at has the class ``q``, `helping` stands before who helps."""
    numbers = " ".join(map(str, entry.departments))
    section = "" if entry.section is None else f' data-s="{entry.section}"'
    names = "、".join(map(_apart, entry.lead))
    if entry.support:
        names = f"{names}<br>{text(helping)}{'、'.join(map(_apart, entry.support))}"
    title = f"<title>{text(entry.bar.said)}</title>"
    drawn = f'<use href="#m"/>{shapes.bar(entry.bar, year)}'
    searched = ' class="q"' if entry.is_plan_phrase else ""
    left = f"<br><small>{text(entry.left)}</small>" if entry.left else ""
    return (
        f'<tr data-id="{text(entry.id)}" data-d="{numbers}"{section} class="{entry.light}">'
        f"<td>{text(entry.id)}</td><td><details><summary>{text(entry.title)}</summary>"
        f"{''.join(map(_fact, entry.facts))}</details></td>"
        f"<td>{names}</td><td{searched}>{text(entry.phrase)}</td><td>{text(entry.window)}{left}</td>"
        f'<td><svg viewBox="{box}" role="img">{title}{drawn}</svg></td>'
        f"<td>{text(entry.status)}</td><td>{text(light)}</td></tr>"
    )


def _apart(raw: str) -> str:
    """Return a text of the plan as a piece of its own, which a search looks at."""
    return f'<span class="q">{text(raw)}</span>'


def _fact(fact: Fact) -> str:
    """Return something said of a task below its title."""
    texts = [one for one in fact.texts if one]
    if not fact.label:
        return "".join(f'<p class="q">{text(one)}</p>' for one in texts)
    said = " ".join(map(_apart, texts)) if fact.of_plan else text(" ".join(texts))
    return f"<p><b>{text(fact.label)}</b> {said}</p>"


def _legend(page: Webpage) -> Iterator[str]:
    """Yield what the shapes of the bars mean."""
    box = f"0 0 {shapes.LEGEND_WIDTH} {shapes.HEIGHT}"
    items = "".join(
        f'<li><svg viewBox="{box}" aria-hidden="true">{example}</svg>{text(said)}</li>'
        for example, said in shapes.legend(page.timeline)
    )
    if items:
        yield f'<ul class="r g">{items}</ul>'


def _footer(page: Webpage) -> Iterator[str]:
    """Yield what the page does not show."""
    if page.notes:
        yield f'<footer class="s">{"".join(f"<p>{text(note)}</p>" for note in page.notes)}</footer>'


def _blocks(page: Page) -> Iterator[str]:
    """Yield the parts of an answer, and its notes."""
    for block in page.blocks:
        yield from _block(block)
    for note in page.notes:
        yield f'<p class="s">{text(note)}</p>'


def _block(block: Block) -> Iterator[str]:
    """Yield one part of an answer; its headings stand below that of the page."""
    match block:
        case Heading():
            level = min(max(block.level, 1) + 1, 6)
            yield f"<h{level}>{text(block.text)}</h{level}>"
            if block.aside:
                yield f'<p class="s">{text(block.aside)}</p>'
        case Lines():
            yield from (f"<p>{_cell(cell)}</p>" for cell in block.lines)
        case Drawn():
            yield f"<pre>{chr(10).join(map(_cell, block.lines))}</pre>"
        case Fields():
            for label, values in block.pairs:
                yield f"<p><b>{text(label)}</b> {'<br>'.join(map(_cell, values))}</p>"
        case Grid():
            yield from _grid(block)


def _grid(grid: Grid) -> Iterator[str]:
    """Yield a table, or a sentence that there is nothing."""
    if not any(band.rows for band in grid.bands):
        yield f"<p>{text(grid.empty)}</p>"
        return
    figures = all(column.is_right for column in grid.columns[1:])
    right = ["" if figures or not column.is_right else _FIGURE for column in grid.columns]
    heads = (
        f'<th scope="col"{name}>{text(one.head)}</th>' for one, name in zip(grid.columns, right, strict=True)
    )
    yield f"<table{_FIGURE if figures else ''}><thead><tr>{''.join(heads)}</tr></thead>"
    for band in grid.bands:
        yield from _band(band, right)
    if grid.total:
        yield f"<tfoot>{_cells(right, grid.total)}</tfoot>"
    yield "</table>"


def _band(band: Band, right: Sequence[str]) -> Iterator[str]:
    """Yield rows that belong together; their title has a row of its own."""
    yield "<tbody>"
    if band.title:
        yield f'<tr><th scope="rowgroup" colspan="{len(right)}">{_cell(band.title)}</th></tr>'
    yield from (_cells(right, row) for row in band.rows)
    yield "</tbody>"


def _cells(right: Sequence[str], row: tuple[Cell, ...]) -> str:
    """Return one row of a table; `right` are the attributes of its cells."""
    return f"<tr>{''.join(map(_table_cell, right, row))}</tr>"


def _table_cell(right: str, cell: Cell) -> str:
    """Return one cell of a table; where one style is that of all of it, the cell has it."""
    if isinstance(cell, Span) and not right and (name := _class_of(cell)):
        return f'<td class="{name}">{text(cell.text)}</td>'
    return f"<td{right}>{_cell(cell)}</td>"


def _cell(cell: Cell) -> str:
    """Return what stands in one place, in its styles."""
    spans = (Span(cell),) if isinstance(cell, str) else (cell,) if isinstance(cell, Span) else cell
    return "".join(map(_span, spans))


def _class_of(span: Span) -> str:
    """Return the class of a piece of text in its style; a sign for nothing has none."""
    return "" if span.text in _NOTHING else _CLASSES.get(span.style, span.style)


def _span(span: Span) -> str:
    """Return a piece of text in its style."""
    name = _class_of(span)
    return f'<span class="{name}">{text(span.text)}</span>' if name else text(span.text)
