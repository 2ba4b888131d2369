"""How does an answer look? Nothing here computes, prints or reads a clock, and no word is chosen here.

A `Page` or `Records` (see `views`) goes in; lines without their ends come out, so that `cli` writes one loop
for everything:

============================================  ==========================================================
``lines.draw(page, look)``                    for a terminal, folded and inked; one row a line when piped
``lines.notes(page, look)``                   the footer, apart: for stdout on a terminal, else stderr
``markdown.draw(page)``                       Markdown, the footer included
``text.draw(page)``                           short lines for a chat or a mail, without the footer
``records.draw(records, how, bom=False)``     json, jsonl, csv, tsv, ids
``workbook.draw(book, plain=False)``          .xlsx, as bytes (a `Book`, see `views.book`)
``document.draw(document)``                   .docx, as bytes (a `Document`, see `views.document`)
``template.Template(data).fill(filling, …)``  .docx, a form or an office's own template filled in
``timeline.page(timeline, width)``            a timeline as a page made of signs (see `views.timeline`)
``svg.picture(timeline)``                     the same as a picture
``webpage.draw(webpage)``                     one HTML file (see `views.webpage`)
``calendar.draw(calendar, todo=False, …)``    iCalendar (see `views.calendar`)
============================================  ==========================================================

`look` says what the terminal is like, and inks; `layout` sets columns side by side; `fitting` and `folding`
put text into lines; `safe` makes it harmless. `paper` fits tables on pages, and `archive` packs office files
so that the same answer has the same bytes. `bars` and `shapes` draw one bar of a timeline: in signs, as SVG.
"""

from typing import TYPE_CHECKING

from plancli import lazy

if TYPE_CHECKING:
    from plancli.drawing import (
        archive,
        assets,
        bars,
        blank_document,
        calendar,
        cell_style,
        document,
        fitting,
        folding,
        layout,
        lines,
        look,
        markdown,
        paper,
        paragraph_styles,
        records,
        safe,
        screen,
        shapes,
        svg,
        template,
        text,
        timeline,
        webpage,
        workbook,
    )

    __all__ = [
        "archive",
        "assets",
        "bars",
        "blank_document",
        "calendar",
        "cell_style",
        "document",
        "fitting",
        "folding",
        "layout",
        "lines",
        "look",
        "markdown",
        "paper",
        "paragraph_styles",
        "records",
        "safe",
        "screen",
        "shapes",
        "svg",
        "template",
        "text",
        "timeline",
        "webpage",
        "workbook",
    ]
else:
    __getattr__ = lazy.modules(__name__)
