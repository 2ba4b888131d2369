"""Which number does Word print before a paragraph? numbering.xml, counted as Word counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVELS = 9
MOST_START = 32_767
_DIGITS = "零一二三四五六七八九"
_FULL_WIDTH = "０１２３４５６７８９"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts, from where, the text around the number, the style it serves."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str = ""


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted.

    Attributes:
        levels: For each list (``numId``): its levels.
        shared: For each list: the abstract list whose counters it uses.
        starts: For each list: levels that begin anew with it.
        styles: For each paragraph style: its list and level.
        linked: For each list and paragraph style that one of its levels names: that level.
    """

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    starts: dict[str, dict[int, int]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    linked: dict[tuple[str, str], int] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def next(self, number: str, level: int) -> str:
        """Return the number of the next paragraph in list `number` at `level`; empty if it has none."""
        levels = self.levels.get(number)
        if not levels or not 0 <= level < LEVELS:
            return ""
        counts = self.counters.setdefault(self.shared.get(number, number), {})
        if number not in self.begun:
            self.begun.add(number)
            for at, start in self.starts.get(number, {}).items():
                counts[at] = start - 1
        here = levels.get(level, Level())
        counts[level] = counts.get(level, here.start - 1) + 1
        for deeper in range(level + 1, LEVELS):
            restart = levels.get(deeper, Level()).restart
            if restart is None or level < restart:
                counts.pop(deeper, None)
        return _fill(here, levels, counts)


def _fill(here: Level, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
    if here.format in ("bullet", "none"):
        return "" if here.format == "none" else "•"
    text = here.text
    for at in range(LEVELS):
        mark = f"%{at + 1}"
        if mark in text:
            level = levels.get(at, Level())
            count = counts.get(at, level.start)
            text = text.replace(mark, written(count, "decimal" if here.legal else level.format))
    return text


def written(count: int, form: str) -> str:
    """Return a number in one of Word's number formats; an unknown one counts in digits."""
    return _WRITERS.get(form, str)(count)


def _enclosed(count: int, first: int, most: int) -> str:
    return chr(first + count - 1) if 1 <= count <= most else str(count)


def _in_turn(count: int, signs: str) -> str:
    return signs[(count - 1) % len(signs)]


def _letter(count: int) -> str:
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _digits(count: int, digits: str) -> str:
    return "".join(digits[int(digit)] for digit in str(count))


def _han(count: int, digits: str, units: str, *, keep_one: bool = False) -> str:
    text = ""
    for at, digit in enumerate(reversed(str(count))):
        value = int(digit)
        unit = units[at - 1] if 0 < at <= len(units) else ""
        if value:
            text = digits[value] + unit + text
        elif text and not text.startswith(digits[0]):
            text = digits[0] + text
    if 10 <= count < 20 and not keep_one:  # noqa: PLR2004 - 十一, not 一十一
        text = text[1:]
    return text or digits[0]


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (count // value)
        count %= value
    return text


_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"],
        strict=True,
    )
)
_COUNTING = (
    "chineseCounting chineseCountingThousand japaneseCounting taiwaneseCounting taiwaneseCountingThousand"
)
_LEGALLY = "chineseLegalSimplified ideographLegalTraditional japaneseLegal"
_WRITERS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(_COUNTING.split(), partial(_han, digits=_DIGITS, units="十百千")),
    **dict.fromkeys(_LEGALLY.split(), partial(_han, digits=_LEGAL, units="拾佰仟", keep_one=True)),
    **dict.fromkeys(["ideographDigital", "japaneseDigitalTenThousand"], partial(_digits, digits=_DIGITS)),
    **dict.fromkeys(["decimalFullWidth", "decimalFullWidth2"], partial(_digits, digits=_FULL_WIDTH)),
    **dict.fromkeys(
        ["decimalEnclosedCircle", "decimalEnclosedCircleChinese"], partial(_enclosed, first=0x2460, most=20)
    ),
    "decimalEnclosedParen": partial(_enclosed, first=0x2474, most=20),
    "decimalEnclosedFullstop": partial(_enclosed, first=0x2488, most=20),
    "ideographEnclosedCircle": partial(_enclosed, first=0x3220, most=10),
    "ideographTraditional": partial(_in_turn, signs="甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": partial(_in_turn, signs="子丑寅卯辰巳午未申酉戌亥"),
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "decimalZero": "{:02d}".format,
}
"""How each number format of ECMA-376 Part 1 §17.18.59 is written; those that are missing count in digits."""


def _value(element: Element | None, path: str, default: str = "") -> str:
    found = element.find(path) if element is not None else None
    return found.get(f"{W}val", default) if found is not None else default


def whole(text: str, default: int) -> int:
    """Return the whole number a text is, or `default`."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else default


def read_numbering(numbering: Element | None, styles: Element | None) -> Numbering:
    """Return the lists that numbering.xml and styles.xml define."""
    lists = Numbering()
    if numbering is not None:
        _read_lists(numbering, lists)
    if styles is not None:
        _read_styles(styles, lists)
    return lists


def _read_lists(root: Element, lists: Numbering) -> None:
    abstract: dict[str, dict[int, Level]] = {}
    linked: dict[str, str] = {}
    by_style: dict[str, str] = {}
    for element in root.findall(f"{W}abstractNum"):
        key = element.get(f"{W}abstractNumId", "")
        abstract[key] = {
            whole(level.get(f"{W}ilvl", "0"), 0): _level(level) for level in element.findall(f"{W}lvl")
        }
        if _value(element, f"{W}numStyleLink"):
            linked[key] = _value(element, f"{W}numStyleLink")
        if _value(element, f"{W}styleLink"):
            by_style[_value(element, f"{W}styleLink")] = key
    for element in root.findall(f"{W}num"):
        number = element.get(f"{W}numId", "")
        key = _value(element, f"{W}abstractNumId")
        key = by_style.get(linked.get(key, ""), key)
        levels = dict(abstract.get(key, {}))
        starts: dict[int, int] = {}
        for override in element.findall(f"{W}lvlOverride"):
            at = whole(override.get(f"{W}ilvl", "0"), 0)
            level = override.find(f"{W}lvl")
            if level is not None:
                levels[at] = _level(level)
            start = _value(override, f"{W}startOverride")
            if start:
                starts[at] = _start(start)
        lists.levels[number], lists.shared[number], lists.starts[number] = levels, key, starts
        lists.linked |= {(number, level.style): at for at, level in levels.items() if level.style}


def _level(element: Element) -> Level:
    restart = _value(element, f"{W}lvlRestart")
    return Level(
        _start(_value(element, f"{W}start", "1")),
        _value(element, f"{W}numFmt", "decimal"),
        _value(element, f"{W}lvlText"),
        element.find(f"{W}isLgl") is not None,
        whole(restart, 0) if restart else None,
        _value(element, f"{W}pStyle"),
    )


def _start(text: str) -> int:
    """Return the number a list begins with; Word has none below 0, nor beyond 16 bits."""
    number = whole(text, 1)
    return number if 0 <= number <= MOST_START else 1


def _read_styles(root: Element, lists: Numbering) -> None:
    based: dict[str, str] = {}
    own: dict[str, tuple[str, str]] = {}
    for style in root.findall(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        based[name] = _value(style, f"{W}basedOn")
        number = style.find(f"{W}pPr/{W}numPr")
        if number is not None:
            own[name] = (_value(number, f"{W}numId"), _value(number, f"{W}ilvl"))
    for name in based:
        found = _list_of_style(name, based, own, lists)
        if found:
            lists.styles[name] = found


def _list_of_style(
    name: str,
    based: Mapping[str, str],
    own: Mapping[str, tuple[str, str]],
    lists: Numbering,
) -> tuple[str, int] | None:
    """Return a style's list and level: its own, that of the level which names it, or those it inherits."""
    line: list[str] = []
    while name and name not in line:
        line.append(name)
        name = based.get(name, "")
    listed = next((own[style][0] for style in line if style in own and own[style][0]), "")
    for style in line:
        if style in own and own[style][1]:
            return (listed, whole(own[style][1], 0)) if listed else None
        if (listed, style) in lists.linked:
            return listed, lists.linked[listed, style]
    return (listed, 0) if listed else None
