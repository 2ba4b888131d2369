"""How do official documents say days, periods, numbers and tasks?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.views import sheet
from plancli.views.cells import word
from plancli.views.document import ITEM, placeholder_name
from plancli.window import Window, month, months, quarter, year
from plancli.words import area, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from plancli.plan import Plan, Task
    from plancli.timing.model import Timing
    from plancli.words import Lang

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")


def numeral(number: int) -> str:
    """Return a number from 1 to 9,999 in Chinese numerals: 十二, 一百零三."""
    digits = [int(digit) for digit in str(number)]
    said = "".join(
        _DIGITS[digit] + (_UNITS[place] if digit else "")
        for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True)
    )
    while "零零" in said:
        said = said.replace("零零", "零")
    said = said.rstrip("零")
    return said.removeprefix("一") if said.startswith("一十") else said


def day(when: date, plan: Plan, lang: Lang) -> str:
    """Return a day: 9月24日, with its year where that is not the plan's; in English as ISO 8601 writes it."""
    return in_plan(when, plan.year, lang)


def in_plan(when: date, year: int, lang: Lang) -> str:
    """Return a day, with its year where that is not the plan's."""
    if when.year != year:
        return sheet.long_day(when, lang)
    return say(lang, "papers.day", iso=when.isoformat(), month=when.month, day=when.day)


def window(timing: Timing, lang: Lang) -> str:
    """Return the first and last day of a time; nothing where it has no days."""
    first, last = timing.first or timing.last, timing.last
    if first and last:
        return days(Window(first, last), lang)
    return f"{sheet.long_day(first, lang)} → {word(lang, 'views.ongoing')}" if first else ""


def period(span: Window, lang: Lang) -> str:
    """Return a span of days by its name, such as 2010年7月上半月, else by its first and last day."""
    for which, number, name, known in _periods(span.first.year):
        if known == span:
            said = {"year": span.first.year, "month": span.first.month, "part": number, "name": name}
            first, last = span.first.isoformat(), span.last.isoformat()
            return say(lang, f"papers.period.{which}", first=first, last=last, **said)
    return days(span, lang)


def days(span: Window, lang: Lang) -> str:
    """Return a span of days by its first and last day; one year is said once in Chinese."""
    first, last = sheet.long_day(span.first, lang), sheet.long_day(span.last, lang)
    if lang == "zh" and span.first.year == span.last.year:
        last = last.partition("年")[2]
    return first if span.first == span.last else say(lang, "papers.period.days", first=first, last=last)


def _periods(of: int) -> Iterator[tuple[str, int, str, Window]]:
    """Yield the periods of a year that have a name: which kind, which of them, its Chinese name, its days."""
    yield "year", 1, "", year(of)
    yield from (
        ("half", number, "上下"[number - 1], months(of, 6 * number - 5, 6 * number)) for number in (1, 2)
    )
    yield from (("quarter", number, numeral(number), quarter(of, number)) for number in range(1, 5))
    for number in range(1, 13):
        whole = month(of, number)
        yield "month", number, "", whole
        yield "half_month", 1, "上", Window(whole.first, whole.first.replace(day=15))
        yield "half_month", 2, "下", Window(whole.first.replace(day=16), whole.last)


def listed(texts: Iterable[str], lang: Lang) -> str:
    """Return texts joined with 、 in Chinese, with commas in English."""
    return ("、" if lang == "zh" else ", ").join(texts)


def sentence(clauses: Iterable[str], lang: Lang) -> str:
    """Return clauses as one sentence in one line; a full stop that one brings is not doubled."""
    bare = (one_line(one, lang).rstrip("。.；;，,") for one in clauses)
    text = word(lang, "views.comma").join(filter(None, bare))
    return say(lang, "views.changes.sentence", text=text)


def one_line(text: str, lang: Lang) -> str:
    """Return a text without tabs and line ends: lines are parted by a mark in Chinese, else by a blank."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if lang == "en":
        return " ".join(lines)
    ended = [line if line.endswith(tuple(_ENDS)) else f"{line}；" for line in lines[:-1]]
    return "".join((*ended, *lines[-1:]))


_ENDS = "。；，、：！？.;,:!?"
"""What ends a line, so that the next one may follow."""


def task_name(task: Task, lang: Lang, title: str | None = None) -> str:
    """Return a task by its title, or by another text, and its id."""
    which = "task" if task.id.isdecimal() else "named_task"
    said = one_line(task.title, lang) if title is None else title
    return say(lang, f"papers.circular.{which}", title=said, id=task.id)


def responsible(task: Task, lang: Lang) -> str:
    """Return who answers for a task, and who helps."""
    lead, support = listed(task.lead, lang), listed(task.support, lang)
    if not lead and not support:
        return word(lang, "papers.circular.nobody")
    if not support:
        return say(lang, "papers.circular.by", lead=lead)
    lead = lead or word(lang, "papers.circular.nobody")
    return say(lang, "papers.circular.with", lead=lead, support=support)


_OR = "/"
"""Parts the names of a placeholder; forms of ours have the first of them."""


def names(keys: Iterable[str]) -> dict[str, str]:
    """Return the key of each placeholder by every name it has, in both languages and in small letters."""
    words, item = area("papers"), area("papers")["papers.item"]
    found: dict[str, str] = {}
    for key in keys:
        own = words[f"papers.name.{key.removeprefix(ITEM)}"]
        prefixes = [f"{one}." for one in item] if key.startswith(ITEM) else [""]
        known = [name for names in own for name in names.split(_OR)]
        found |= {placeholder_name(prefix + name): key for prefix in prefixes for name in known}
    return found


def placeholder(key: str, lang: Lang) -> str:
    """Return a placeholder as it stands in a form of ours."""
    name, _, _ = word(lang, f"papers.name.{key.removeprefix(ITEM)}").partition(_OR)
    return f"{{{{{word(lang, 'papers.item')}.{name}}}}}" if key.startswith(ITEM) else f"{{{{{name}}}}}"
