"""Where does an answer go, and how may it be coloured?

`cli` alone knows terminal and environment; it says so in a `Look`, and everything else here obeys.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from plancli.words import Lang

Style = Literal["", "strong", "faint", "head", "red", "yellow", "blue", "green", "grey", "done", "cancelled"]

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
}
"""What each style is in Rich's words; the sixteen colours every terminal and theme defines."""


@cache
def _brush(style: Style) -> tuple[str, str]:
    """Return what a terminal is sent before and after a text in a style."""
    from rich.color import ColorSystem  # noqa: PLC0415  only colour needs Rich
    from rich.style import Style as RichStyle  # noqa: PLC0415  likewise

    before, after = RichStyle.parse(STYLES[style]).render("\0", color_system=ColorSystem.STANDARD).split("\0")
    return before, after


class Look(NamedTuple):
    """How an answer is to look.

    Attributes:
        lang: Language of labels, headings and reasons.
        width: Columns of the terminal; None where there is none: natural width, one row a line.
        color: Whether styles are sent.
    """

    lang: Lang = "en"
    width: int | None = None
    color: bool = False

    def paint(self, text: str, style: Style) -> str:
        """Return the text in a style, or as it is where there is no colour or nothing to see."""
        if not self.color or not style or not text:
            return text
        return text.join(_brush(style))
