"""How much of a page fits one screen?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.drawing import lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancli.drawing.look import Look
    from plancli.views.page import Page

_PROMPT = 1
"""Lines that the shell needs below the answer."""


def fitted(page_of: Callable[[int], Page], most: int, look: Look) -> Page:
    """Return the fullest page that fits the screen, or the shortest there is; the whole where there is none.

    Args:
        page_of: Returns the page that lists so many things; more of them never take fewer lines.
        most: How many there are.
        look: The terminal.
    """
    if look.height is None or most <= 1 or _fits(page_of(most), look):
        return page_of(most)
    fewest, too_many = 1, most
    while too_many - fewest > 1:
        middle = (fewest + too_many) // 2
        fewest, too_many = (middle, too_many) if _fits(page_of(middle), look) else (fewest, middle)
    return page_of(fewest)


def _fits(page: Page, look: Look) -> bool:
    """Tell whether a page and its notes fit the screen, with a line left for the shell."""
    height = sum(1 for _ in lines.draw(page, look)) + sum(1 for _ in lines.notes(page, look))
    return look.height is None or height + _PROMPT <= look.height
