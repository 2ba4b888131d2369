"""How does a spreadsheet print a value? Number formats as ECMA-376 Part 1 §18.8.31 defines them."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<setting>[^\]]*)\]|[_*].|(?P<general>General|@)|(?P<half>AM/PM|A/P|上午/下午)'
    r"|(?P<field>y+|m+|d+|h+|s+(?:\.0+)?|a{3,4}|b+|e+|g+)|(?P<digits>[0#?][0#?,./]*)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_BUILT_IN = {"mm-dd-yy": "yyyy/m/d"}
"""Format 14, which every locale prints its own way; in China as 2023/6/30."""
_WEEKDAYS = "一二三四五六日"
_CLOCK = re.compile(r"[\s:：@]*\x00[\s:：\x00时分秒]*")
"""What a time of day leaves behind; it is left out as a whole."""
_HIDDEN = "\x00"
MANY_DIGITS = 12

Token = tuple[str, str]


def shown(value: object, pattern: str) -> str:
    """Return a cell's value as the sheet prints it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, datetime | date):
        return _shown_date(value, pattern)
    if isinstance(value, int | float):
        return _shown_number(value, pattern)
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").replace("\r", "\n").strip()


def _tokens(section: str) -> list[Token]:
    """Return the parts of a format: literal words, fields of a date, digits."""
    found: list[Token] = []
    for token in _TOKEN.finditer(section):
        kind = token.lastgroup or "fill"
        kind = "literal" if kind in ("quoted", "escaped", "other") else kind
        found.append((kind, token[token.lastgroup] if token.lastgroup else ""))
    return found


def _shown_date(value: datetime | date, pattern: str) -> str:
    tokens = _tokens(_BUILT_IN.get(pattern, pattern).partition(";")[0])
    fields = [part.lower() for kind, part in tokens if kind == "field"]
    if not any(part[0] in "ymdae" for part in fields):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    parts: list[str] = []
    for at, (kind, part) in enumerate(tokens):
        if kind == "field":
            parts.append(_HIDDEN if _is_minutes(tokens, at) else _field(value, part.lower()))
        elif kind in ("literal", "digits"):
            parts.append(part)
        elif kind == "half":
            parts.append(_HIDDEN)
    return _CLOCK.sub("", "".join(parts)).strip(" @")


def _is_minutes(tokens: list[Token], at: int) -> bool:
    """Return whether a field is a part of the time of day: m beside h or s is minutes."""
    part = tokens[at][1].lower()
    if part[0] in "hs":
        return True
    fields = [(here, word.lower()) for here, (kind, word) in enumerate(tokens) if kind == "field"]
    near = [here for here, _ in fields].index(at)
    before = fields[near - 1][1] if near else ""
    after = fields[near + 1][1] if near + 1 < len(fields) else ""
    return part[0] == "m" and (before[:1] == "h" or after[:1] == "s")


def _field(value: date, part: str) -> str:
    letter, size = part[0], len(part)
    forms = {
        "y": (f"{value.year % 100:02d}", f"{value.year % 100:02d}", str(value.year)),
        "e": (str(value.year),),
        "m": (str(value.month), f"{value.month:02d}", f"{value:%b}", f"{value:%B}", f"{value:%b}"[:1]),
        "d": (str(value.day), f"{value.day:02d}", f"{value:%a}", f"{value:%A}"),
        "a": ("", "", _WEEKDAYS[value.weekday()], "星期" + _WEEKDAYS[value.weekday()]),
    }.get(letter, ("",))
    return forms[min(size, len(forms)) - 1]


def _shown_number(value: float, pattern: str) -> str:
    if not math.isfinite(value):
        return str(value)
    first, below, zero = [*pattern.split(";"), "", "", ""][:3]
    negative = value < 0 and below != ""
    tokens = _tokens(below if negative else (value == 0 and zero) or first)
    literal = "".join(part for kind, part in tokens if kind == "literal")
    digits = "".join(part for kind, part in tokens if kind == "digits")
    if digits and "/" not in digits:
        return _filled(tokens, Decimal(repr(abs(value) if negative else value)) * 100 ** literal.count("%"))
    shows = not literal or {kind for kind, _ in tokens} & {"general", "field", "digits"}
    return _plain(value) + literal if shows else literal


def _filled(tokens: list[Token], number: Decimal) -> str:
    """Return a format's literal words with a number in the place of its first digits."""
    parts: list[str] = []
    for kind, part in tokens:
        if kind == "digits":
            parts.append("" if number.is_nan() else _digits(number, part))
            number = Decimal("NaN")
        elif kind == "literal":
            parts.append(part)
    return "".join(parts).strip()


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.{MANY_DIGITS}g}"


def _digits(number: Decimal, form: str) -> str:
    """Return a number in a form of digits: ``000``, ``0.00``, ``#,##0``."""
    scaled = form.rstrip(",")
    whole, _, places = scaled.partition(".")
    number = number / 1000 ** (len(form) - len(scaled))
    least, most = places.count("0"), len(re.sub("[^0#?]", "", places))
    rounded = (
        number.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP) if abs(number) < Decimal("1e20") else number
    )
    text = f"{abs(rounded):{',' if ',' in whole else ''}f}"
    before, _, after = text.partition(".")
    after = after[:least] + after[least:].rstrip("0")
    before = before.rjust(whole.count("0"), "0") if "," not in before else before
    sign = "-" if rounded < 0 else ""
    return f"{sign}{before}.{after}" if after else f"{sign}{before}"
