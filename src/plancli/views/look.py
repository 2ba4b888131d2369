"""Where does an answer go, and how may it be coloured?

`cli` alone knows terminal and environment; it says so in a `Look`, and everything else here obeys.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from plancli.words import Lang

Style = Literal["", "strong", "faint", "head", "red", "yellow", "blue", "green", "grey", "done", "cancelled"]

_SGR: dict[Style, str] = {
    "strong": "1",
    "faint": "2",
    "head": "1;36",
    "red": "1;31",
    "yellow": "33",
    "blue": "94",
    "green": "32",
    "grey": "90",
    "done": "2;32",
    "cancelled": "2",
}
"""Select Graphic Rendition codes (ECMA-48); the sixteen colours every terminal and theme defines."""


@dataclass(frozen=True, slots=True)
class Look:
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
        return f"\x1b[{_SGR[style]}m{text}\x1b[0m"
