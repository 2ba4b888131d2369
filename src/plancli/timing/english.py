"""How does an English phrase read in the notation of the grammar?

English has its own word order for dates (30 June 2010, the second half of next year); everything else is
word for word, so that both languages share every production.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from plancli.timing import english_words as en
from plancli.timing.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

WORD = re.compile(
    r"\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?!\d)|\d+(?:st|nd|rd|th)\b|[qh]\d\b|\d+|[a-z]+(?:'[a-z]+)?|[^\sa-z\d]"
)
LONGEST = 7
"""Words of the longest phrase."""

CENTURY = re.compile(r"(?:19|20|21)\d\d")
DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")


HYPHEN = re.compile(r"([a-z]+)-(?=([a-z]+))")


def _unhyphened(found: re.Match[str]) -> str:
    """Return mid-June as two words, but May-July as a range."""
    return f"{found[1]}{'-' if found[1] in en.MONTHS and found[2] in en.MONTHS else ' '}"


class Chunk(NamedTuple):
    """One date, its year apart so that it can be moved to the front of a range.

    Attributes:
        year: In the notation, such as 2010年, or "".
        body: What stands under the year.
        month: Number of the month, or 0.
    """

    year: str
    body: str
    month: int = 0


class Words:
    """The words of a phrase and a place in them."""

    def __init__(self, text: str) -> None:
        """Stand before the first word."""
        joined = HYPHEN.sub(_unhyphened, text.replace("~", " - "))
        self.words = WORD.findall(joined)
        self.at = 0

    def word(self, ahead: int = 0) -> str:
        """Return a word ahead, or ""."""
        at = self.at + ahead
        return self.words[at] if at < len(self.words) else ""

    def skip(self, *words: str) -> bool:
        """Move past one of these words, if it stands here."""
        if self.word() in words and self.word():
            self.at += 1
            return True
        return False


def chinese(text: str) -> str:
    """Return an English phrase in the notation that the productions read.

    Raises:
        Refused: for cells that stand in the place of a timing.
    """
    refuse_whole(text)
    words, out = Words(text), list[str]()
    while words.word():
        out.append(_piece(words))
    return "".join(out)


def refuse_whole(text: str) -> None:
    """Refuse n/a, ditto, see annex."""
    bare = text.strip(" .()")
    if bare in en.EMPTY:
        raise Refused("placeholder")
    if bare in en.SAME:
        raise Refused("ditto")
    if bare.startswith(en.REFERENCES):
        raise Refused("reference")


def _piece(w: Words) -> str:
    """Return the next piece in the notation: a date with its mark, a phrase, or the word as it stands."""
    word = w.words[w.at]
    if word in STARTS or word[0].isdigit() or word[:1] in ("q", "h"):
        for production, starts in PRODUCTIONS:
            at = w.at
            found = production(w) if word in starts or word[0].isdigit() else ""
            if found:
                return found
            w.at = at
    phrase = _phrase(w)
    if phrase is not None:
        return phrase
    w.at += 1
    return f" {word} " if word.isalpha() else word


def _phrase(w: Words) -> str | None:
    """Return the longest known phrase here."""
    if w.word() not in PHRASE_STARTS:
        return None
    for size in range(min(LONGEST, len(w.words) - w.at), 0, -1):
        notation = en.PHRASES.get(" ".join(w.words[w.at : w.at + size]))
        if notation is not None:
            w.at += size
            return notation
    return None


FOLLOWING = {
    "during": "期间",
    "before": "前",
    "prior to": "前",
    "ahead of": "前",
    "after": "后",
    "following": "后",
    "upon": "后",
    "once": "后",
}
LEADING = {"not before": "不早于", "no earlier than": "不早于", "not earlier than": "不早于"}
"""Marks that stand behind the time in the notation, and marks that stay before it."""


def _marked(w: Words) -> str:
    """Read before June, after National Day, prior to 30 June, not before June."""
    for words, mark in FOLLOWING.items():
        if _stands(w, words):
            w.skip("the")
            found = _dates(w) or _event(w)
            return found + mark if found else ""
    for words, lead in LEADING.items():
        if _stands(w, words):
            return lead
    return ""


def _stands(w: Words, phrase: str) -> bool:
    """Move past a phrase, if it stands here."""
    parts = phrase.split()
    if w.words[w.at : w.at + len(parts)] != parts:
        return False
    w.at += len(parts)
    return True


def _event(w: Words) -> str:
    """Read the words of an event up to a stop, in the notation where they are known."""
    found: list[str] = []
    while w.word() and w.word() not in ",;." and len(found) < LONGEST:
        if w.word() in ("within", "by", "before", "in"):
            break
        phrase = None if w.word() in en.DROPPED else _phrase(w)
        found.append(phrase or f" {w.word()} ")
        w.at += phrase is None
    return "".join(found)


def _within(w: Words) -> str:
    """Read within 30 days (of issue, after approval), in 30 days, 30 days after approval."""
    opened = w.word() if w.word() in ("in", "within") else ""
    w.at += bool(opened)
    if opened == "within" and w.word() in ("the", "this"):
        return _within_unit(w)
    about = "约" if w.skip("about", "around", "approximately") else ""
    period = _period(w)
    if not period:
        return _within_unit(w) if opened == "within" else ""
    if w.skip("of", "after", "from", "following"):
        w.skip("the", "its")
        w.skip("date") and w.skip("of")
        if w.word() in en.ISSUES:
            w.at += 1
            return f"印发之日起{period}内"
        if w.word() == "end" and w.word(1) == "of":
            return _after_each(w, period)
        event = _dates(w) or _event(w)
        return f"{event}后{period}内" if event else ""
    return f"{about}{period}内" if opened else ""


def _within_unit(w: Words) -> str:
    """Read within June, within the second quarter, within this month."""
    w.skip("the")
    found = _dates(w)
    return f"{found}内" if found else ""


def _after_each(w: Words, period: str) -> str:
    """Read 10 days after the end of each quarter."""
    w.at += 2
    if w.skip("each", "every") and w.word() in en.PERIODS:
        w.at += 1
        return f"每{en.PERIODS[w.words[w.at - 1]]}结束后{period}内"
    found = _dates(w)
    return f"{found}后{period}内" if found else ""


def _number(w: Words) -> int | None:
    """Read a number in digits or words."""
    word = w.word()
    value = int(word) if word.isdigit() and len(word) < 6 else en.NUMBERS.get(word)  # noqa: PLR2004  # no plan counts further
    if value is not None:
        w.at += 1
    return value


def _period(w: Words) -> str:
    """Read 30 days, two weeks, 10 working days, half a year."""
    if w.skip("half"):
        w.skip("a", "an")
        found = {"year": "半年", "month": "半个月"}.get(w.word(), "")
        w.at += bool(found)
        return found
    number = _number(w)
    if number is None:
        return ""
    if w.word() in ("working", "business", "work") and w.word(1) in ("day", "days"):
        w.at += 2
        return f"{number}个工作日"
    w.skip("calendar")
    unit = en.UNITS.get(w.word())
    if unit is None:
        return ""
    w.at += 1
    return f"{number}{unit}"


def _bounded(w: Words) -> str:
    """Read between May and July."""
    if not w.skip("between"):
        return ""
    left = _chunk(w)
    if left is None or not w.skip("and"):
        return ""
    right = _chunk(w)
    return "" if right is None else _joined(left, right)


def _dates(w: Words) -> str:
    """Read one date or a range of two."""
    left = _chunk(w)
    if left is None:
        return ""
    at = w.at
    if w.skip("-", "to", "through", "until", "till"):
        w.skip("the")
        right = _chunk(w)
        if right is not None:
            return _joined(left, right)
        w.at = at
    if w.skip("and", ",") and not left.year:
        w.skip("and")
        right = _chunk(w)
        if right is not None and right.year and right.month:
            return f"{right.year}{left.body}和{right.body}"
        w.at = at
    return left.year + left.body


def _joined(left: Chunk, right: Chunk) -> str:
    """Return a range; a year said once at the end holds for both."""
    year = left.year
    if not year and right.year and right.year[:4].isdigit():
        earlier = left.month > right.month > 0
        year = f"{int(right.year[:4]) - earlier}年"
    return f"{year}{left.body}至{right.year}{right.body}"


def _year(w: Words) -> str:
    """Read a year that stands behind a date: 2010, of next year."""
    at = w.at
    w.skip(",", "/") or w.skip("of") or w.skip("in")
    w.skip("the")
    word = w.word()
    if CENTURY.fullmatch(word):
        w.at += 1
        return f"{word}年"
    for words, year in (
        ("next year", "明年"),
        ("this year", "今年"),
        ("last year", "去年"),
        ("following year", "明年"),
    ):
        if " ".join((word, w.word(1))) == words:
            w.at += 2
            return year
    if word == "year" and w.words[w.at - 1] == "the":
        w.at += 1
        return ""
    w.at = at
    return ""


def _chunk(w: Words) -> Chunk | None:
    """Read one date."""
    at = w.at
    w.skip("the")
    for production in (_month_day, _day_month, _position, _nth, _named, _plain_year, _weekday):
        begin = w.at
        found = production(w)
        if found is not None:
            return found
        w.at = begin
    w.at = at
    return None


def _month_day(w: Words) -> Chunk | None:
    """Read June, June 2010, June 30, June 30th 2010, June 13-20."""
    month = en.MONTHS.get(w.word())
    if month is None:
        return None
    w.at += 1
    w.skip(".")
    w.at += w.word() == "the" and DAY.fullmatch(w.word(1)) is not None
    day = DAY.fullmatch(w.word())
    if day is None:
        return Chunk(_year(w), f"{month}月", month)
    w.at += 1
    body = f"{month}月{day[1]}日"
    until = DAY.fullmatch(w.word(1))
    if w.word() == "-" and until is not None and w.word(2) not in en.MONTHS:
        w.at += 2
        body += f"至{until[1]}日"
    return Chunk(_year(w), body, month)


def _day_month(w: Words) -> Chunk | None:
    """Read 30 June 2010, the 30th of June, 13-20 June."""
    day = DAY.fullmatch(w.word())
    if day is None:
        return None
    w.at += 1
    until = DAY.fullmatch(w.word(1)) if w.word() in ("-", "to") else None
    if until is not None:
        w.at += 2
    w.skip("of")
    month = en.MONTHS.get(w.word())
    if month is None:
        return None
    w.at += 1
    w.skip(".")
    body = f"{month}月{day[1]}日" + (f"至{until[1]}日" if until else "")
    return Chunk(_year(w), body, month)


def _position(w: Words) -> Chunk | None:
    """Read end of June, mid-June, early 2010, late in the third quarter."""
    position = en.POSITIONS.get(w.word())
    if position is None or _is_phrase(w):
        return None
    late = w.word() == "late"
    loose = w.word() in ("early", "late", "mid")
    w.at += 1
    if not w.skip("of") and not loose and w.word() not in en.MONTHS and w.word()[:1] not in ("q", "h"):
        return None
    if loose:
        w.skip("in", "-")
    w.skip("the")
    inner = _month_day(w) or _nth(w) or _plain_year(w) or _next_year(w)
    if inner is None or inner.body.endswith("日"):
        return None
    if not inner.body:
        return Chunk(inner.year, f"年{position}" if not inner.year.endswith("年") else position)
    return Chunk(inner.year, inner.body + ("下旬" if late and inner.month else position), inner.month)


def _next_year(w: Words) -> Chunk | None:
    """Read next year, this year."""
    year = {"next": "明", "this": "今", "last": "去"}.get(w.word())
    if year is None or w.word(1) != "year":
        return None
    w.at += 2
    return Chunk(year, "")


def _is_phrase(w: Words) -> bool:
    """Tell whether the words here are a fixed phrase: mid-autumn festival, end of the month."""
    return any(" ".join(w.words[w.at : w.at + size]) in en.PHRASES for size in range(2, LONGEST))


def _nth(w: Words) -> Chunk | None:
    """Read second quarter, Q3 2010, first half of June, second week of March, first three quarters."""
    word = w.word()
    if len(word) == 2 and word[0] in "qh" and word[1].isdigit():  # noqa: PLR2004  # Q3, H1
        w.at += 1
        return Chunk(_year(w), word)
    nth = en.ORDINALS.get(word)
    if nth is None:
        return None
    w.at += 1
    many = en.NUMBERS.get(w.word())
    if many and w.word(1) in ("quarters", "months"):
        w.at += 2
        unit = "季度" if w.words[w.at - 1] == "quarters" else "个月"
        return Chunk(_year(w), f"{'前' if nth > 0 else '后'}{many}{unit}")
    return _nth_unit(w, nth)


def _nth_unit(w: Words, nth: int) -> Chunk | None:
    """Read the unit that an ordinal numbers."""
    if w.skip("quarter"):
        return Chunk(_year(w), "四季度" if nth < 0 else f"第{nth}季度")
    if w.skip("half"):
        w.skip("of")
        month = _month_day(w)
        if month is not None:
            return Chunk(
                month.year,
                f"{month.body}1日至15日" if nth == 1 else f"{month.body}16日至{month.body}底",
                month.month,
            )
        w.at -= w.words[w.at - 1] == "of"
        return Chunk(_year(w), {1: "上半年", 2: "下半年", -1: "下半年"}.get(nth, "h3"))
    which = "最后一" if nth < 0 else f"第{nth}"
    if w.word() in ("ten", "10") and w.word(1) == "days":
        return _ten_days(w, nth)
    inner = (
        f"{which}周"
        if w.word() == "week"
        else f"{which}个周{en.WEEKDAYS[w.word()]}"
        if w.word() in en.WEEKDAYS
        else ""
    )
    if not inner:
        return None
    w.at += 1
    w.skip("of") or w.skip("in")
    month = _month_day(w)
    return Chunk("", inner) if month is None else Chunk(month.year, month.body + inner, month.month)


def _ten_days(w: Words, nth: int) -> Chunk | None:
    """Read first ten days of May, last ten days of next month."""
    third = {1: "上旬", 2: "中旬", -1: "下旬"}.get(nth)
    w.at += 2
    w.skip("of")
    month = _month_day(w)
    if third is None or month is None:
        return None
    return Chunk(month.year, month.body + third, month.month)


def _named(w: Words) -> Chunk | None:
    """Read a festival, a season or a relative word: Spring Festival 2011, summer, next month."""
    if w.word() in en.SEASONS and not _is_phrase(w):
        season = en.SEASONS[w.word()]
        w.at += 1
        return Chunk(_year(w), season)
    notation = _phrase(w)
    if notation in NAMED:
        return Chunk(_year(w), notation or "")
    return None


NAMED = frozenset(
    [
        "年中",
        "年底",
        "年初",
        "月底",
        "本月底",
        "下月底",
        "明年底",
        "季度末",
        "本月",
        "下月",
        "本周",
        "下周",
        "本季度",
        "下季度",
        "今年",
        "明年",
        "去年",
        "今明两年",
        "春节",
        "元旦",
        "国庆",
        "中秋",
        "端午",
        "清明",
        "元宵",
        "重阳",
        "五一",
        "七一",
        "八一",
        "除夕",
        "汛期",
        "采暖季",
        "暑期",
        "寒假",
    ]
)


def _plain_year(w: Words) -> Chunk | None:
    """Read a year, 2010-06-30, a five-year plan, next year."""
    word = w.word()
    if CENTURY.fullmatch(word):
        w.at += 1
        dash = w.word() == "-"
        part = w.word(dash)
        if len(part) == 2 and part[0] in "qh" and part[1].isdigit():  # noqa: PLR2004  # 2010 Q3, 2010-Q3
            w.at += 1 + dash
            return Chunk(f"{word}年", w.words[w.at - 1])
        return Chunk(f"{word}年", "")
    if CENTURY.match(word) and len(word) > 5:  # noqa: PLR2004  # an ISO date
        w.at += 1
        return Chunk("", word)
    plan = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word)
    if plan and w.word(1) == "five" and w.word(2) == "year" and w.word(3) == "plan":
        w.at += 4
        w.skip("period")
        return Chunk("", f"“{_chinese_number(int(plan[1]))}五”期间")
    return None


def _chinese_number(number: int) -> str:
    """Return a number below 20 in Chinese."""
    digits = "〇一二三四五六七八九"
    return digits[number] if number < 10 else f"十{digits[number % 10] if number % 10 else ''}"  # noqa: PLR2004


def _weekday(w: Words) -> Chunk | None:
    """Read Friday, this Friday, next Friday."""
    which = {"this": "本", "next": "下"}.get(w.word(), "")
    if w.word(1 if which else 0) not in en.WEEKDAYS:
        return None
    w.at += 2 if which else 1
    weekday = f"周{en.WEEKDAYS[w.words[w.at - 1]]}"
    at = w.at
    w.skip(",")
    day = None if which else _day_month(w) or _month_day(w)
    if day is not None and day.body.endswith("日"):
        return Chunk(day.year, day.body + weekday, day.month)
    w.at = at
    return Chunk("", which + weekday)


def _recurring(w: Words) -> str:
    """Read every Friday, the 5th of each month, the end of each quarter, monthly by the 10th."""
    w.skip("by") or w.skip("before")
    w.skip("on") or w.skip("at")
    w.skip("the")
    day, position = DAY.fullmatch(w.word()), en.POSITIONS.get(w.word())
    if day or position:
        w.at += 1
        w.skip("day")
        if w.skip("of") and w.skip("each", "every"):
            return _each(w, f"{day[1]}日前" if day else f"{'末' if position == '底' else position}前")
        return ""
    if w.skip("every", "each"):
        return _every(w)
    return _monthly(w) if w.skip("monthly") else ""


def _monthly(w: Words) -> str:
    """Read what may follow monthly: by the 10th."""
    w.skip(",")
    if not (w.skip("by", "before", "on") and w.skip("the")):
        return ""
    day = DAY.fullmatch(w.word())
    w.at += 1
    return f"每月{day[1]}日前" if day else ""


def _yearly(w: Words) -> str:
    """Read every year by 31 January, annually in March."""
    if not w.skip("annually", "yearly") and not (w.skip("every", "each") and w.skip("year")):
        return ""
    w.skip(",")
    mark = "前" if w.skip("by", "before", "until") else ""
    if not mark and not w.skip("in", "on", "during"):
        return ""
    chunk = _chunk(w)
    if chunk is None or chunk.year:
        return ""
    closed = not mark or chunk.body.endswith(("日", "底", "末"))
    return f"每年{chunk.body}{'' if closed else '底'}{mark}"


def _each(w: Words, what: str) -> str:
    """Return a due day of each period, in the notation."""
    period = en.PERIODS.get(w.word())
    w.at += 1
    return f"每{period}{what}" if period else ""


def _every(w: Words) -> str:
    """Read what follows every: Friday, two weeks, month by the 5th."""
    if w.word() in en.WEEKDAYS:
        w.at += 1
        return f"每周{en.WEEKDAYS[w.words[w.at - 1]]}"
    if w.word() in en.MONTHS:
        chunk = _month_day(w)
        return f"每年{chunk.body}" if chunk else ""
    number = _number(w)
    unit = {"weeks": "周", "months": "个月", "years": "年", "days": "日", "quarters": "季度"}.get(w.word())
    if number and unit:
        w.at += 1
        return f"每{number}{unit}"
    return ""


def _extended(w: Words) -> str:
    """Read extended by one month, a two-week extension, brought forward 10 days."""
    period = ""
    if w.word() not in EXTENSION_STARTS:
        w.skip("a", "an")
        period = _period(w)
        later = {"later": "延期", "earlier": "提前"}.get(
            w.word(), "延期" if w.word() in en.EXTENSION_NOUNS else ""
        )
        if not period or not later or (w.word(1) == "than" and w.word(2) != "planned"):
            return ""
        w.at += 1
        return later + period
    move = next((move for words, move in en.EXTENSIONS.items() if _stands(w, words)), "")
    if not move:
        return ""
    w.skip("by", "for", "of")
    w.skip("a", "an", "another") and w.skip("further", "additional", "extra", "maximum")
    w.skip("further")
    period = _period(w) or _bare_period(w)
    return move + period


def _bare_period(w: Words) -> str:
    """Read the unit behind an article that was passed: a further week."""
    if w.words[w.at - 1] in ("a", "an", "another", "further", "additional", "extra") and w.word() in en.UNITS:
        w.at += 1
        return f"1{en.UNITS[w.words[w.at - 1]]}"
    return ""


AFTER_ONCE = frozenset(
    ["a", "per", "each", "every", "in", "by", "during", "within", "before", "on", "only", ",", ";", ".", ")"]
)
"""What may follow once as a count; once approved is a condition."""


def _count(w: Words) -> str:
    """Read twice, three times a year, two sessions, once a month."""
    number = {"once": 1, "twice": 2, "thrice": 3}.get(w.word())
    if number is not None:
        w.at += 1
        if number == 1 and w.word() and w.word() not in AFTER_ONCE:
            return ""
    else:
        number = _number(w)
        w.skip("training") or w.skip("working")
        if number is None or w.word() not in en.COUNTED:
            return ""
        w.at += 1
    each = "各" if w.word() == "each" and w.word(1) not in en.PERIODS and w.skip("each") else ""
    period = en.PERIODS.get(w.word(1)) if w.word() in ("a", "per", "each", "every") else None
    if period:
        w.at += 2
        return f"每{period}{number}次"
    return f"{each}{number}次"


PHRASE_STARTS = frozenset(phrase.split()[0] for phrase in en.PHRASES)
DATE_STARTS = (
    frozenset(
        {"the", "this", "next", "last", "q", "h", *(f"{letter}{n}" for letter in "qh" for n in range(10))}
    )
    | frozenset((*en.MONTHS, *en.POSITIONS, *en.ORDINALS, *en.SEASONS, *en.WEEKDAYS))
    | frozenset(phrase.split()[0] for phrase, notation in en.PHRASES.items() if notation in NAMED)
)
NUMBER_STARTS = frozenset((*en.NUMBERS, "half"))
EXTENSION_STARTS = frozenset(words.split()[0] for words in en.EXTENSIONS)
PRODUCTIONS: tuple[tuple[Callable[[Words], str], frozenset[str]], ...] = (
    (_yearly, frozenset({"every", "each", "annually", "yearly"})),
    (_recurring, frozenset({"by", "before", "on", "at", "the", "every", "each", "monthly", *en.POSITIONS})),
    (_bounded, frozenset({"between"})),
    (_extended, NUMBER_STARTS | EXTENSION_STARTS),
    (_within, NUMBER_STARTS | {"in", "within"}),
    (_count, NUMBER_STARTS | {"once", "twice", "thrice"}),
    (
        _marked,
        frozenset({"during", "before", "prior", "ahead", "after", "following", "upon", "once", "not", "no"}),
    ),
    (_dates, DATE_STARTS),
)
"""What a piece may be, with the words it may begin with; the first that reads it wins."""

STARTS = frozenset().union(*(starts for _, starts in PRODUCTIONS))
