"""In which order does English say a date? One row a word order: what it becomes, a pattern, an example.

Patterns are over the letters of `english_words.PARTS`; names in braces stand for `_CLASSES`. What the rows
build has its own letters: Z is a date, R an amount of time, f a recurrence, ! something complete.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from plancli.timing.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    Groups = list[list["Piece"]]


class Piece(NamedTuple):
    """A word, or a date put together from several.

    Attributes:
        cls: Its part of speech, one letter.
        zh: What it is in the notation, without its year.
        said: The words it was read from.
        year: Its year in the notation, such as 2010年, or "".
        month: Number of its month, or 0.
    """

    cls: str
    zh: str
    said: str = ""
    year: str = ""
    month: int = 0


class Row(NamedTuple):
    """One word order.

    Attributes:
        pattern: Over the letters of the parts of speech; the builder is given its groups. Compiled when a
            phrase has its letters, because compiling all of them takes longer than reading a phrase.
        build: Returns one piece or several, or None where the row does not apply after all.
        example: A phrase in which it applies.
    """

    pattern: str
    build: Callable[[Groups], Piece | list[Piece] | None]
    example: str

    @property
    def needs(self) -> frozenset[str]:
        """Return the letters without which the pattern fits nowhere."""
        bare = _LOOSE.sub("", self.pattern)
        return frozenset() if "|" in bare else frozenset(filter(str.isalpha, bare))


_LOOSE = re.compile(r"\(\?[=!<][^)]*\)|\(\?:(?:[^()]|\([^()]*\))*\)\??|\[[^]]*\][?*+]?|.[?*]")
"""What a pattern can do without: what is looked for ahead, alternatives, classes of letters, options."""

_CLASSES = {
    "unit": "[uwmqe]",
    "number": "[DNa]",
    "nth": "[OdL]",
    "of": "[oi]?t?",
    "year": "[Yy]",
    "each": "[bBi]?t?",
    "amount": "(?:[Iib](R)o|[Iib]?(R)[AFU])t?",
    "event": "[vxGcj][vxGcjot]*|f[vxc][vxGcjot]*",
}

_WEEKDAYS = {f"周{day}": f"个周{day}" for day in "一二三四五六日"}
TURNS = {
    "half": {"1": "上", "2": "下", "最后一": "下"},
    "third": {"1": "上旬", "2": "中旬", "最后一": "下旬"},
    "end": {"1": "头", "最后一": "最后"},
    "front": {"1": "前", "最后一": "后"},
    "unit": {"年": "年", "个月": "月"},
    "close": {"初": "初", "中": "中", "底": "末"},
    "now": {"年": "今年", "个月": "本月", "个季度": "本季度", "周": "本周"},
    "ten": {"10": ""},
    "day": {"天": ""},
    "year": {"": ""},
    "month": {f"{month}月": f"{month}月" for month in range(1, 13)},
}
"""What a template turns a group into: {1:half} is 上 for first. A row does not apply to other words."""


class _Said(str):
    """The notation of a group in a template."""

    __slots__ = ()

    def __format__(self, turn: str) -> str:
        """Return the notation, or what a turn makes of it; raises KeyError where it makes nothing of it."""
        if turn == "nth":
            return f"第{self}" if self.isdigit() else str(self)
        if turn == "one":
            return _WEEKDAYS.get(self, str(self))
        return TURNS[turn][str(self)] if turn else str(self)


def _said(piece: Piece) -> str:
    """Return the notation of a piece; an article is a one."""
    return piece.year + (piece.zh or ("1" if piece.cls == "a" else ""))


def _templated(cls: str, template: str) -> Callable[[Groups], Piece | None]:
    """Return what builds a piece from a template: {1} is the first group; a date (Z) keeps its year apart."""

    def build(groups: Groups) -> Piece | None:
        flat = [piece for group in groups for piece in group]
        year = next((piece.year for piece in reversed(flat) if piece.year), "") if cls in "Zy" else ""
        month = next((piece.month for piece in reversed(flat) if piece.month), 0)
        bare = [piece._replace(year="") if cls == "Z" else piece for piece in flat]
        texts = [_Said("".join(_said(bare.pop(0)) for _ in group)) for group in groups]
        try:
            return Piece(cls, template.format("", *texts), "", year, month)
        except KeyError:
            return None

    return build


def _behind(template: str) -> Callable[[Groups], list[Piece]]:
    """Return what leaves the last group, an event or a date, with the notation of a template behind it."""

    def build(groups: Groups) -> list[Piece]:
        texts = ["".join(map(_said, group)) for group in groups]
        kept = [piece._replace(cls=_KEPT.get(piece.cls, piece.cls)) for piece in groups[-1]]
        return [*kept, Piece("!", template.format("", *texts))]

    return build


_KEPT = {"f": "x", "Z": "!"}
"""What becomes of a letter in what stays, so that no other row reads it again."""


def _placed(groups: Groups) -> Piece:
    """Return mid-June, end of Q3, late 2010, late May."""
    position, span = sorted((group[0] for group in groups), key=lambda piece: piece.cls == "Z")
    is_third = position.said == "late" and span.zh.endswith("月")
    return span._replace(cls="Z", zh=span.zh + ("下旬" if is_third else position.zh))


THIRDS = {("初", "中"): "上中旬", ("中", "底"): "中下旬"}
"""Two places in a month to the thirds that they name."""


def _thirds(groups: Groups) -> Piece:
    """Return early to mid-June, mid to late June.

    Raises:
        Refused: ``ambiguous`` for other places, and in other periods.
    """
    (one,), (other,), (span,) = groups
    thirds = THIRDS.get((one.zh, other.zh))
    if thirds is None or not span.zh.endswith("月"):
        raise Refused("ambiguous")
    return span._replace(cls="Z", zh=span.zh + thirds)


def _dated(groups: Groups) -> Piece | None:
    """Return second half, 2010: a date whose year stands behind it."""
    (span,), (year,) = groups
    return None if year.zh or span.year or not span.zh else span._replace(cls="Z", year=year.year)


def _range(groups: Groups) -> Piece:
    """Return a range; a year said once at the end holds for both."""
    (left,), (right,) = groups
    year = left.year
    if not year and right.year[:4].isdigit():
        year = f"{int(right.year[:4]) - (left.month > right.month > 0)}年"
    return Piece("Z", f"{left.zh}至{right.year}{right.zh}", "", year, right.month)


def _listed(groups: Groups) -> Piece | None:
    """Return June and October 2010, whose year holds for both."""
    (left,), (right,) = groups
    if left.year or not (right.year and right.month and left.month):
        return None
    return Piece("Z", f"{left.zh}和{right.zh}", "", right.year, right.month)


def _series(groups: Groups) -> Piece | None:
    """Return January 31, April 30 and July 31, whose year may stand once."""
    dates = [piece for group in groups for piece in group if piece.cls == "Z"]
    years = {piece.year for piece in dates if piece.year}
    if len(years) > 1 or not all(piece.month for piece in dates):
        return None
    return Piece("Z", "和".join(piece.zh for piece in dates), "", "".join(years), dates[-1].month)


def _weekday(groups: Groups) -> list[Piece] | None:
    """Return this Sunday, June 9: the day, whose weekday is checked."""
    (name,), (day,) = groups
    is_named = name.zh[:2] in ("本周", "下周") and len(name.zh) == len("本周日") and day.zh.endswith("日")
    return [Piece("i", "于"), day._replace(zh=f"{day.zh}{name.zh[1:]}")] if is_named else None


def _plan(groups: Groups) -> Piece:
    """Return the 12th Five-Year Plan."""
    tens, ones = divmod(int(groups[0][0].zh), 10)
    digits = ("", *"一二三四五六七八九")
    return Piece("Z", f"“{digits[tens] if tens > 1 else ''}{'十' if tens else ''}{digits[ones]}五”期间")


def _iso_week(groups: Groups) -> Piece:
    """Return week 10 of 2024."""
    (number,), (year,) = groups
    return Piece("Z", f"{year.year[:4]}-w{number.zh:0>2}")


def _yearly(groups: Groups) -> Piece | None:
    """Return every year by 31 January, annually in March."""
    (every,), mark, (span,) = groups
    if span.year or every.zh != "每年":
        return None
    by = any(piece.cls in "bB" for piece in mark)
    closed = not by or span.zh.endswith(("日", "底", "末", "初", "旬", "天"))
    return Piece("f", f"每年{span.zh}{'' if closed else '底'}{'前' if by else ''}")


def _every_month(groups: Groups) -> Piece | None:
    """Return every June."""
    (span,) = groups[0]
    return None if span.year or not span.month else Piece("f", f"每年{span.zh}")


def _this_year(groups: Groups) -> Piece:
    """Return the year of the last quarter of the year."""
    return Piece("y", "", "", "今年")


_ROWS = r"""
# dates, from the day to the year
f 每{3}结束后{1}{2}内    [bIi]?({number})({unit})At?([qme])P    30 days after quarter end
f 每{3}结束后{1}{2}内    [bIi]?({number})({unit})At(?:[Ps]ot?)?([qm])(?!o)    by 5 days after the month
@this_year    (?<=o)te    last quarter of the year
Z {1:now}    (?<=o)t([wmq])    first week of the month
Z {3}{1}日至{2}日    ([Dd])-([Dd])o?(M)    13-20 June 2010
Z {1}{2}日至{3}日    (M)t?([Dd])-([Dd])(?!o?M)    June 13-20
Z {2}{1}日    ([Dd])(?:o|-(?=M[,-]?{of}{year}))?(M)    the 30th of June
Z {2}{3}日    (?<![,ZdDM])(Y)[-/](M)[-/]?([Dd])    2024-Aug-01
Z {1}{2}日、{3}日    (M)t?([Dd]),?&t?([Dd])(?!o?M|{unit}|x?c|h)    June 15th and 20th
Z {1}{2}日    (M)t?([Dd])(?!{unit}|x?c|h)    June 30th
Z {1}    (Q)[,/-]?{of}({year})    Q3 2010
Z {2}    (Y)[-/]?(Q)    2010 Q3
Z {1}    ([MQ])    June
@dated    (Z)[,/-]?{of}({year})    30 June 2010
@iso_week    w({number})(?:,|{of})(Y)    week 10 of 2024
T 学期    (?<![DNEaftd])m[DN](?!x?c|{unit})    month 2
@plan    ([dDN])p    12th Five-Year Plan
Z {1:nth}季度    ({nth})(q)(?:,|{of})({year})    second quarter of 2010
Z {1:nth}季度    ({nth})(q)(?!oE)    third quarter
Z {1}    (T)(?:,|{of})({year})    Spring Festival 2011
Z {1}    (T)    next month
Z    ({year})    in 2010
Z {2}{1}    (W),?t?(Z)    Tuesday, 30 June
# parts of dates, and what stands behind a date
@thirds    (P)[-/&]?(P)[oi]?t?(Z)    mid to late June
Z {1:unit}{2}    ([me])(P)    year-end
Z 季{1:close}    q(P)    quarter end
@placed    (P)[oi]?t?(Z)    mid-June
@placed    (s)ot?(Z)    beginning of June
@placed    (Z)(P)(?!o)    Q3 mid
Z {2:unit}{1}    (P|s(?=o))o?([me])    end of year
Z 季{1:close}    (P|s(?=o))o?q    end of quarter
Z {2:month}{1:half}半月    ({nth})h{of}(Z)    first half of June
Z {2:year}{1:half}半年    ({nth})h{of}(Z)    first half of 2010
Z {1:month}{2:half}半月    (Z)[;,:]({nth})h    June (first half)
Z {1:year}{2:half}半年    (Z)[;,:]({nth})h    2010 (first half)
Z {1:half}半年    ({nth})h    second half
Z h3    {nth}h    third half
! 半{1}    (?<![OdL])h{of}(Z)    half of June
Z {4:month}{1:third}{2:ten}{3:day}    ({nth})({number})({unit}){of}(Z)    first ten days of June
Z {4}{1:end}{2}{3}    ({nth})({number})({unit}){of}(Z)    first two months of Q3
Z {1:front}{2}{3}    ({nth})({number})([qm])(?!{of}[ZE])    first three quarters
Z {3}{1:nth}{2:one}    ({nth})([uwmqeW]){of}(Z)    last day of March
@dated    (Z)(?:,|{of})(Z)    second half, 2010
@weekday    (Z),(Z)    this Sunday, June 6, 2010
Z {1}下班    k[oi,]?t?([ZW])    close of business on 30 June
Z {1}下班    (Z)[,i]?k    30 June at 5 pm
# ranges and lists
@range    n(Z)&(Z)    between May and July
@range    (Z)-t?(Z)    May to July 2010
@series    (Z(?:,t?Z)+),?&t?(Z)    January 31, April 30 and July 31
@listed    (Z)(?:,?&|,)(Z)    June and October 2010
Z {1}    t(Z)    the summer
# recurrences and counts
f 每{3}结束后{1}{2}内    [Ii]?({number})({unit})[Ao]t?[Ps]?o?E({unit})    within 10 days after each quarter
f 每{3}{1}日和{2}日前    {each}([dD])u?,?&t?([dD])u?oE({unit})    on the 15th and 30th of each month
f 每{2}{1}日前    {each}([dD])u?oE({unit})    by the 5th of each month
f 每{2}{1}前    {each}([Ps])[oi]E({unit})    at the end of each quarter
f 每{3}{1:nth}{2:one}    {each}({nth})([uwmqeW])[oi]E({unit})    by the last working day of each month
@every_month    E(Z)    every June
f 每{1}{2}    E([DN])({unit})    every two weeks
f 每两{1}    E[Od]({unit})    every second week
f 每{1}    E([uwmqeW])    every Friday
f 每{2}{1}次    (C)[aE]({unit})    once a month
f 每{2}{1}次    ({number})x?c[aE]({unit})    three times a year
f {1}{2}日前    (f),?[bBi]+t?([dD])(?!{unit}|[Mxc])    monthly by the 10th
f {1}{2:nth}{3:one}    (f),?[bBi]*t?([OL])([uwmqeW])    each quarter by the last working day
f {1}    (f),?[bBi]?t?k    every Friday by noon
@yearly    (f),?([bBi]*)t?(Z)    every year by 31 January
! 各{1}次    ({number})x?cE    two sessions each
! {1}次    ({number})x?c    two sessions
! {1}次    (C)    twice
# amounts of time, and what they count from
R 半{1}    h[ao]*({unit})    within half a year
R {1}{2}    ({number})({unit})    within 30 days
! {1}{2}    (X)[bo]?(R)    extended by one month
! {1}{2}    (K)[ob](R)    extension of six months
! {2}{1}    (R)(K)    a two-week extension
! 印发之日起{1}{2}内    {amount}(?:zo)?t?j    within 30 days of issue
+ 之后{1}{2}内    {amount}(?:zo)?t?(Z|{event})    within 30 days after approval
+ 之前{1}    (R)Bt?(Z|{event})    two weeks before National Day
! {1}{2}内    [Ii](~?)(R)    within about 30 days
! {1}内    It?(Z)    within June
! {1:now}内    It({unit})    within the month
# marks
! 截至{1}    b?t?(Z),?l    30 June at the latest
+ 前    Bt?(Z|{event})    before June
+ 后    At?(Z(?![xc])|{event})    after approval
+ 当日    Ut?(Z|{event})    upon approval
+ 期间    gt?(Z|{event})    during National Day
"""
"""Level by level: what a row builds (+: put behind its last group, which stays), pattern, example."""


def _row(line: str) -> Row:
    """Return the row that a line of the table writes."""
    built, pattern, example = line.split("    ")
    cls, _, template = built.partition(" ")
    for name, letters in _CLASSES.items():
        pattern = pattern.replace(f"{{{name}}}", letters)
    if cls[0] == "@":
        return Row(pattern, globals()[f"_{cls[1:]}"], example)
    return Row(pattern, _behind(template) if cls == "+" else _templated(cls, template), example)


LEVELS = tuple(
    tuple(map(_row, level.strip().splitlines()[1:])) for level in f"\n{_ROWS.strip()}".split("\n# ")[1:]
)
"""The rows of each level, in the order in which they are applied, until none of them fits."""
