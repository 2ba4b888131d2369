"""How does an answer become a whole file for another program?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plancli import drawing
from plancli.errors import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from plancli.cli.given import Given
    from plancli.cli.target import Made
    from plancli.drawing.workbook import Drawn
    from plancli.views.book import Book


def workbook(
    session: Given, book: Callable[[], Book], layout: str | None = None
) -> dict[Made, Callable[[], bytes]]:
    """Return what makes a workbook of an answer; what does not fit its pages is said on stderr.

    Args:
        session: The user's session.
        book: What it says.
        layout: ``plain`` for headings in the first row and nothing but rows below.
    """
    return {"xlsx": lambda: drawn(session, book(), plain=layout == "plain")}


def drawn(session: Given, book: Book, *, plain: bool = False) -> bytes:
    """Return a workbook as a file, and say on stderr what its cells or its pages cannot show."""
    made = drawing.workbook.draw(book, plain=plain)
    remark(session, [made], is_printed=not plain)
    return made.data


def remark(session: Given, books: Sequence[Drawn], *, is_printed: bool = True) -> None:
    """Say on stderr what the cells or the pages of workbooks cannot show."""
    if cut := sum(book.cut for book in books):
        session.remark(message("cli.book_cut", count=cut, most=drawing.cell_style.MOST_CHARACTERS))
    if is_printed and (clipped := sum(book.clipped for book in books)):
        session.remark(message("cli.book_clipped", count=clipped))
    if is_printed and (wide := tuple(dict.fromkeys(name for book in books for name in book.wide))):
        session.remark(message("cli.book_wide", sheets=wide))


_NOT_IN_NAMES = re.compile(r'[/\\:*?"<>|]')
"""What no system, or not every one, takes in the name of a file."""

_LONGEST_NAME = 200
"""Bytes of a file's name without what follows; file systems have 255."""


def file_names(names: Iterable[str], suffix: str) -> list[str]:
    """Return names for files, one for each name of something, in order.

    They lose what systems do not take; what would be the same gets ``-2``, ``-3``.

    Args:
        names: Of departments or the like.
        suffix: End of the names, with its dot.
    """
    found: dict[str, str] = {}
    for name in names:
        bare = "".join(filter(str.isprintable, _NOT_IN_NAMES.sub("", name))).strip(" .") or "_"
        bare = bare.encode()[:_LONGEST_NAME].decode(errors="ignore")
        tried, number = bare, 1
        while f"{tried}{suffix}".casefold() in found:
            number += 1
            tried = f"{bare}-{number}"
        found[f"{tried}{suffix}".casefold()] = f"{tried}{suffix}"
    return list(found.values())
