"""How does an answer become a whole file for another program?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli import drawing
from plancli.errors import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancli.cli.given import Given
    from plancli.cli.target import Made
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
    if made.cut:
        session.remark(message("cli.book_cut", count=made.cut, most=drawing.cell_style.MOST_CHARACTERS))
    if made.clipped and not plain:
        session.remark(message("cli.book_clipped", count=made.clipped))
    if made.wide and not plain:
        session.remark(message("cli.book_wide", sheets=made.wide))
    return made.data
