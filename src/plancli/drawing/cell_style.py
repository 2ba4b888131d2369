"""How does each kind of cell of a workbook look, and what may be filled in?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import Rule as Formatting
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation

from plancli.drawing.paper import FONT_POINTS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from plancli.views.book import Fill, Head, Rule
    from plancli.views.page import Style

MOST_CHARACTERS = 32_767
"""Characters beyond which no spreadsheet keeps a cell (Excel's limit)."""

TITLE_POINTS = 16

_FILLS: dict[Style, str] = {
    "red": "FFC7CE",
    "yellow": "FFE699",
    "blue": "BDD7EE",
    "green": "C6E0B4",
    "grey": "E7E6E6",
    "cancelled": "D9D9D9",
}
_HEAD_FILL, _OPEN_FILL, _FAINT = "DAE1F3", "FFFFF0", "808080"
_EDGE = Side("thin", color="7F7F7F")


_DATE, _TEXT, _NUMBER = "yyyy-mm-dd", "@", "0"

_FORMATS: dict[type, str] = {int: _NUMBER, date: _DATE}
"""Number formats; a cell of text, or that holds nothing yet, is to keep what is typed as it is typed."""


class Styles:
    """The styles of one worksheet, each worked out once for all cells that look alike."""

    def __init__(self, page: Worksheet, font: str) -> None:
        """Begin with none.

        Args:
            page: The worksheet, whose workbook keeps them.
            font: Name of the font.
        """
        self._page = page
        self._font_name = font
        self._made: dict[tuple[object, ...], Any] = {}

    def of(
        self,
        part: str,
        kind: type = str,
        align: str = "left",
        style: Style = "",
        *,
        is_open: bool = False,
    ) -> Any:  # noqa: ANN401  openpyxl's array of indices
        """Return the style of cells of a kind; worked out once for all cells that look alike."""
        key = (part, kind, align, style, is_open)
        if key not in self._made:
            cell = Cell(self._page, 1, 1)
            cell.font, cell.alignment = self._font(part, style), self._alignment(part, align, kind)
            if part in {"head", "body", "clipped"}:
                cell.border = Border(_EDGE, _EDGE, _EDGE, _EDGE)
            if part == "head":
                cell.fill = PatternFill("solid", _HEAD_FILL)
            elif is_open:
                cell.fill = PatternFill("solid", _OPEN_FILL)
                cell.protection = Protection(locked=False)
            cell.number_format = _FORMATS.get(kind, _TEXT)
            self._made[key] = cell._style  # type: ignore[attr-defined]  # noqa: SLF001  nothing public shares it
        return self._made[key]

    def _font(self, part: str, style: Style) -> Font:
        """Return the font of a part."""
        size = TITLE_POINTS if part == "title" else FONT_POINTS
        is_bold = part in {"title", "head", "strong"} or style == "strong"
        color = _FAINT if "faint" in {part, style} else "000000"
        return Font(self._font_name, size, b=is_bold, color=color)

    def _alignment(self, part: str, align: str, kind: type) -> Alignment:
        """Return where the text of a part stands in its cell."""
        if part in {"title", "head"} or kind is date:
            align = "center"
        return Alignment(
            horizontal=align, vertical="top" if part == "clipped" else "center", wrap_text=part != "title"
        )


def _quoted(text: str) -> str:
    """Return a text as it stands in a formula."""
    return '"' + text.replace('"', '""') + '"'


def validation(head: Head, rule: Rule, area: str) -> DataValidation:
    """Return what a spreadsheet checks when somebody fills in a cell of a column."""
    if rule.choices:
        made = DataValidation(type="list", formula1=_quoted(",".join(rule.choices)))
    elif rule.whole:
        made = DataValidation(
            type="whole", operator="between", formula1=str(rule.whole[0]), formula2=str(rule.whole[1])
        )
    elif rule.days:
        ends = [f"DATE({day.year},{day.month},{day.day})" for day in rule.days]
        made = DataValidation(type="date", operator="between", formula1=ends[0], formula2=ends[1])
    else:
        longest = str(rule.longest or MOST_CHARACTERS)
        made = DataValidation(type="textLength", operator="lessThanOrEqual", formula1=longest)
    made.allow_blank = True
    made.showErrorMessage = made.showInputMessage = True
    made.errorTitle = made.promptTitle = head.text[:32]
    made.error = made.prompt = rule.hint[:255]
    made.add(area)
    return made


def coloured(fill: Fill, cell: str, beside: str) -> Formatting:
    """Return the rule that colours a cell by its value, or by that of another cell in its row.

    Args:
        fill: When, and how.
        cell: The cell, as a formula names it.
        beside: The other one.
    """
    if fill.beside:
        condition = f'AND({cell}="",{beside}={_quoted(fill.holds)})'
    else:
        condition = f"LEFT({cell},{len(fill.begins)})={_quoted(fill.begins)}"
    look = DifferentialStyle(fill=PatternFill(bgColor=_FILLS[fill.style], fill_type="solid"))
    return Formatting(type="expression", dxf=look, formula=[condition])
