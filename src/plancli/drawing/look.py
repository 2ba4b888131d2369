"""Where does an answer go, and how is it coloured?

`cli` alone knows terminal and environment; it says so in a `Look`, and everything else here obeys.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from plancli.drawing.fitting import Line
    from plancli.views.page import Style
    from plancli.words import Lang

STYLES: dict[Style, str] = {
    "strong": "bold",
    "faint": "dim",
    "head": "bold cyan",
    "red": "bold red",
    "yellow": "yellow",
    "blue": "bright_blue",
    "green": "green",
    "grey": "bright_black",
    "done": "dim green",
    "cancelled": "dim",
    "on_red": "bold white on red",
    "on_yellow": "black on yellow",
    "on_blue": "black on bright_blue",
    "on_green": "black on green",
    "on_grey": "black on white",
}
"""What each style is in Rich's words; the sixteen colours every terminal and theme defines."""


@cache
def _brush(style: Style) -> tuple[str, str]:
    """Return what a terminal is sent before and after a text in a style."""
    from rich.color import ColorSystem  # noqa: PLC0415  only colour needs Rich's styles
    from rich.style import Style as RichStyle  # noqa: PLC0415  only colour needs Rich's styles

    before, after = RichStyle.parse(STYLES[style]).render("\0", color_system=ColorSystem.STANDARD).split("\0")
    return before, after


class Look(NamedTuple):
    """How an answer is to look.

    Attributes:
        lang: Language of labels, headings and reasons.
        width: Columns of the terminal; None where there is none: natural width, one row a line.
        color: Whether styles are sent.
        height: Lines of the terminal; None where there is none.
    """

    lang: Lang = "en"
    width: int | None = None
    color: bool = False
    height: int | None = None

    def ink(self, line: Line, style: Style = "") -> str:
        """Return the pieces of a line as one text, in their styles where there is colour.

        Args:
            line: Texts, each with its style and size.
            style: Style of texts that have none of their own.
        """
        return "".join([self._paint(text, own or style) for text, own, _ in line])

    def _paint(self, text: str, style: Style) -> str:
        """Return a text in a style, or as it is where there is no colour or nothing to see."""
        if not style or not self.color or not text or text.isspace():
            return text
        return text.join(_brush(style))
