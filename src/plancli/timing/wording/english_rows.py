"""In which order does English say a date? One row a word order: a pattern, and what it becomes.

Patterns are over the letters of `english_words.PARTS`. What the rows build has its own letters: Z is a date,
R an amount of time, f a recurrence, ! something complete.
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


def _said(piece: Piece) -> str:
    """Return the notation of a piece; an article is a one."""
    return piece.year + (piece.zh or ("1" if piece.cls == "a" else ""))


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
}
"""What a template turns a group into: {1:half} is 上 for first. A row does not apply to other words."""


class _Said(str):
    """The notation of a group in a template."""

    __slots__ = ()

    def __format__(self, turn: str) -> str:
        """Return the notation, or what a turn makes of it.

        Raises:
            KeyError: where it makes nothing of it.
        """
        if turn == "nth":
            return f"第{self}" if self.isdigit() else str(self)
        if turn == "month" and not self.endswith("月"):
            raise KeyError(self)
        return TURNS[turn][str(self)] if turn in TURNS else str(self)


def _row(pattern: str, template: str, cls: str = "Z", *, example: str) -> Row:
    """Return a row whose notation is a template: {1} is the first group; a date (Z) keeps its year apart."""

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

    return Row(pattern, build, example)


def _event(pattern: str, template: str, *, example: str) -> Row:
    """Return a row whose last group is an event, which stays, with the notation of a template behind it."""

    def build(groups: Groups) -> list[Piece]:
        texts = ["".join(map(_said, group)) for group in groups]
        event = [piece._replace(cls="x") if piece.cls == "f" else piece for piece in groups[-1]]
        return [*event, Piece("!", template.format("", *texts))]

    return Row(pattern, build, example)


def _placed(groups: Groups) -> Piece:
    """Return mid-June, end of Q3, late 2010, late May."""
    (position,), (span,) = groups
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


def _year_behind(groups: Groups) -> Piece | None:
    """Return second half, 2010: a date whose year stands behind it."""
    (span,), (year,) = groups
    return None if year.zh or span.year or not span.zh else span._replace(year=year.year)


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


def _plan(groups: Groups) -> Piece:
    """Return the 12th Five-Year Plan."""
    tens, ones = divmod(int(groups[0][0].zh), 10)
    digits = " 一二三四五六七八九"
    return Piece(
        "Z",
        f"“{digits[tens] if tens > 1 else ''}{'十' if tens else ''}{digits[ones]}五”期间".replace(" ", ""),
    )


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


def _own(pattern: str, build: Callable[[Groups], Piece | list[Piece] | None], *, example: str) -> Row:
    """Return a row with a builder of its own."""
    return Row(pattern, build, example)


_UNIT, _NUMBER, _NTH, _OF, _YEAR, _EVENT = (
    "[uwmqe]",
    "[DNa]",
    "[OdL]",
    "[oi]?t?",
    "[Yy]",
    "([vxGcj][vxGcjot]*|f[vxc][vxGcjot]*)",
)
_NUMBER_UNIT = f"({_NUMBER})({_UNIT})"
_COUNTED = f"({_NUMBER})x?c"

DATES = (
    _own("(?<=o)te", lambda groups: Piece("y", "", "", "今年"), example="last quarter of the year"),
    _row("(?<=o)t([wmq])", "{1:now}", example="first week of the month"),
    _row(f"([Dd])-([Dd])o?(M),?({_YEAR})?", "{3}{1}日至{2}日", example="13-20 June 2010"),
    _row(f"(M)t?([Dd])-([Dd])(?!o?M),?({_YEAR})?", "{1}{2}日至{3}日", example="June 13-20"),
    _row(f"([Dd])[o-]?t?(M)(?:,|-|{_OF})({_YEAR})", "{2}{1}日", example="30 June 2010"),
    _row("([Dd])o?(M)", "{2}{1}日", example="the 30th of June"),
    _row("(Y)[-/](M)[-/]?([Dd])", "{2}{3}日", example="2024-Aug-01"),
    _row(f"(M)t?([Dd])(?!{_UNIT}|x?c|h),?{_OF}({_YEAR})", "{1}{2}日", example="June 30, 2010"),
    _row(f"(M)t?([Dd])(?!{_UNIT}|x?c|h)", "{1}{2}日", example="June 30th"),
    _row(f"(M)[,/-]?{_OF}({_YEAR})", "{1}", example="June 2010"),
    _row("(M)", "{1}", example="June"),
    _row(f"(Q)[,/-]?{_OF}({_YEAR})", "{1}", example="Q3 2010"),
    _row("(Y)[-/]?(Q)", "{2}", example="2010 Q3"),
    _own(f"w({_NUMBER})(?:,|{_OF})(Y)", _iso_week, example="week 10 of 2024"),
    _own("([dDN])p", _plan, example="12th Five-Year Plan"),
    _row(f"({_NTH})(q)(?:,|{_OF})({_YEAR})", "{1:nth}季度", example="second quarter of 2010"),
    _row(f"({_NTH})(q)(?!oE)", "{1:nth}季度", example="third quarter"),
    _row(f"(T)(?:,|{_OF})({_YEAR})", "{1}", example="Spring Festival 2011"),
    _row("([TQ])", "{1}", example="next month"),
    _row(f"({_YEAR})", "", example="in 2010"),
    _row("(W),?t?(Z)", "{2}{1}", example="Tuesday, 30 June"),
)
"""Dates, from the day to the year."""

PLACES = (
    _own("(P)[-/&]?(P)[oi]?t?(Z)", _thirds, example="mid to late June"),
    _own("(P)[oi]?t?(Z)", _placed, example="mid-June"),
    _own("(s)ot?(Z)", _placed, example="beginning of June"),
    _own("(Z)(P)(?!o)", lambda groups: _placed(groups[::-1]), example="Q3 mid"),
    _row("([me])(P)", "{1:unit}{2}", example="year-end"),
    _row("q(P)", "季{1:close}", example="quarter end"),
    _row("(P|s(?=o))o?([me])", "{2:unit}{1}", example="end of year"),
    _row("(P|s(?=o))o?q", "季{1:close}", example="end of quarter"),
    _row(f"({_NTH})h{_OF}(Z)", "{2:month}{1:half}半月", example="first half of June"),
    _row(f"({_NTH})h{_OF}(Z)", "{2:year}{1:half}半年", example="first half of 2010"),
    _row(f"(Z)[;,:]({_NTH})h", "{1:month}{2:half}半月", example="June (first half)"),
    _row(f"(Z)[;,:]({_NTH})h", "{1:year}{2:half}半年", example="2010 (first half)"),
    _row(f"({_NTH})h", "{1:half}半年", example="second half"),
    _row(f"{_NTH}h", "h3", example="third half"),
    _row(
        f"({_NTH})({_NUMBER})({_UNIT}){_OF}(Z)",
        "{4:month}{1:third}{2:ten}{3:day}",
        example="first ten days of June",
    ),
    _row(f"({_NTH})({_NUMBER})({_UNIT}){_OF}(Z)", "{4}{1:end}{2}{3}", example="first two months of Q3"),
    _row(f"({_NTH})({_NUMBER})([qm])(?!{_OF}[ZE])", "{1:front}{2}{3}", example="first three quarters"),
    _row(f"({_NTH})({_UNIT}){_OF}(Z)", "{3}{1:nth}{2}", example="last day of March"),
    _row(f"({_NTH})(W){_OF}(Z)", "{3}{1:nth}个{2}", example="first Monday of March"),
    _own(f"(Z)(?:,|{_OF})(Z)", _year_behind, example="second half, 2010"),
    _row("k[oi,]?t?(Z)", "{1}下班", example="close of business on 30 June"),
    _row("k[oi,]?t?(W)", "{1}下班", example="5 pm on Friday"),
    _row("(Z)[,i]?k", "{1}下班", example="30 June at 5 pm"),
)
"""Parts of dates, and what stands behind a date."""

RANGES = (
    _own("n(Z)&(Z)", _range, example="between May and July"),
    _own("(Z)-t?(Z)", _range, example="May to July 2010"),
    _own("(Z)(?:,?&|,)(Z)", _listed, example="June and October 2010"),
    _row("t(Z)", "{1}", example="the summer"),
)

REPEATS = (
    _row(
        f"[Ii]?{_NUMBER_UNIT}[Ao]t?[Ps]?o?E({_UNIT})",
        "每{3}结束后{1}{2}内",
        "f",
        example="within 10 days after the end of each quarter",
    ),
    _row(
        f"[bBi]?t?([dD])u?,?&t?([dD])u?oE({_UNIT})",
        "每{3}{1}日和{2}日前",
        "f",
        example="on the 15th and 30th of each month",
    ),
    _row(f"[bBi]?t?([dD])u?oE({_UNIT})", "每{2}{1}日前", "f", example="by the 5th of each month"),
    _row(f"[bBi]?t?([Ps])[oi]E({_UNIT})", "每{2}{1}前", "f", example="at the end of each quarter"),
    _row(
        f"[bBi]?t?({_NTH})({_UNIT})[oi]E({_UNIT})",
        "每{3}{1:nth}{2}",
        "f",
        example="by the last working day of each month",
    ),
    _row(
        f"[bBi]?t?({_NTH})(W)[oi]E({_UNIT})",
        "每{3}{1:nth}个{2}",
        "f",
        example="on the last Friday of each month",
    ),
    _row("E(W)", "每{1}", "f", example="every Friday"),
    _own("E(Z)", _every_month, example="every June"),
    _row(f"E([DN])({_UNIT})", "每{1}{2}", "f", example="every two weeks"),
    _row(f"E[Od]({_UNIT})", "每两{1}", "f", example="every second week"),
    _row(f"(C)[aE]({_UNIT})", "每{2}{1}次", "f", example="once a month"),
    _row(f"{_COUNTED}[aE]({_UNIT})", "每{2}{1}次", "f", example="three times a year"),
    _row(f"E({_UNIT})", "每{1}", "f", example="every month"),
    _row("(f),?[bBi]+t?([dD])(?![uwmqeMxc])", "{1}{2}日前", "f", example="monthly by the 10th"),
    _row(
        f"(f),?[bBi]*t?([OL])({_UNIT})",
        "{1}{2:nth}{3}",
        "f",
        example="each quarter by the last working day",
    ),
    _row("(f),?[bBi]*t?([OL])(W)", "{1}{2:nth}个{3}", "f", example="monthly on the first Friday"),
    _own("(f),?([bBi]*)t?(Z)", _yearly, example="every year by 31 January"),
    _row(f"{_COUNTED}E", "各{1}次", "!", example="two sessions each"),
    _row(f"{_COUNTED}", "{1}次", "!", example="two sessions"),
    _row("(C)", "{1}次", "!", example="twice"),
)
"""Recurrences and counts."""

AMOUNTS = (
    _row(f"h[ao]*({_UNIT})", "半{1}", "R", example="within half a year"),
    _row(f"({_NUMBER})({_UNIT})", "{1}{2}", "R", example="within 30 days"),
    _row("(X)[bo]?(R)", "{1}{2}", "!", example="extended by one month"),
    _row("(R)(K)", "{2}{1}", "!", example="a two-week extension"),
    _row(
        "(?:[Iib](R)o|[Iib]?(R)[AF])t?(?:zo)?t?j",
        "印发之日起{1}{2}内",
        "!",
        example="within 30 days of issue",
    ),
    _row("(?:[Iib](R)o|[Iib]?(R)[AF])t?(Z)", "{3}后{1}{2}内", "!", example="within 10 days after 1 June"),
    _event(
        f"(?:[Iib](R)o|[Iib]?(R)[AF])t?(?:zo)?t?{_EVENT}",
        "后{1}{2}内",
        example="within 30 days after approval",
    ),
    _row("(R)Bt?(Z)", "{2}前{1}", "!", example="two weeks before National Day"),
    _event(f"(R)Bt?{_EVENT}", "前{1}", example="two weeks before approval"),
    _row("[Ii](~?)(R)", "{1}{2}内", "!", example="within about 30 days"),
    _row("It?(Z)", "{1}内", "!", example="within June"),
    _row(f"It({_UNIT})", "{1:now}内", "!", example="within the month"),
)
"""Amounts of time and what they count from."""

MARKS = (
    _row("b?t?(Z),?l", "截至{1}", "!", example="30 June at the latest"),
    _row("Bt?(Z)", "{1}前", "!", example="before June"),
    _row("At?(Z)", "{1}后", "!", example="after National Day"),
    _row("gt?(Z)", "{1}期间", "!", example="during National Day"),
    _event(f"Bt?{_EVENT}", "前", example="before approval"),
    _event(f"At?{_EVENT}", "后", example="after approval"),
    _event(f"gt?{_EVENT}", "期间", example="during the meeting"),
)

LEVELS: tuple[tuple[Row, ...], ...] = (DATES, PLACES, RANGES, REPEATS, AMOUNTS, MARKS)
"""The rows, in the order in which they are applied; each level until none of its rows fits."""
