"""What does the workbook say that a department fills in, and what does it carry along?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plancli.ledger import STATUSES
from plancli.plan import department_names, own_names
from plancli.recording.handout import FIELDS, LONGEST, SCHEMA, SHEET, Handed, Handout, answers, dump
from plancli.views import sheet, task_sheet
from plancli.views.book import Advice, Block, Book, Fill, Head, Hidden, Line, Rule, Sheet
from plancli.views.cells import word
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plancli.query.state import Case, Row
    from plancli.views.book import Value
    from plancli.words import Lang

_PLAN = ("id", "section_title", "title", "lead", "support", "timing", "first", "last")
_SUPERVISION = ("light", "days")

_MOST_HELD = 9_999

_WISHES = {"last_note": 44, "problem": 30, "next": 30}
"""Characters that columns to write in should have where the page has room."""

_PIECE = 30_000
"""Characters of the record in one cell; a cell holds 32,767."""


def by_department(case: Case, rows: Iterable[Row]) -> dict[str, tuple[tuple[Row, ...], tuple[Row, ...]]]:
    """Return the tasks that each department leads, and those it supports, in the plan's order."""
    own = own_names(case.plan)
    found: dict[str, tuple[list[Row], list[Row]]] = {name: ([], []) for name in department_names(case.plan)}
    for row in rows:
        leading = dict.fromkeys(own.get(name, name) for name in row.task.lead)
        helping = dict.fromkeys(own.get(name, name) for name in row.task.support)
        for name in leading:
            found[name][0].append(row)
        for name in helping:
            if name not in leading:
                found[name][1].append(row)
    return {name: (tuple(lead), tuple(support)) for name, (lead, support) in found.items() if lead or support}


def book(case: Case, department: str, lead: Sequence[Row], support: Sequence[Row], lang: Lang) -> Book:
    """Return the workbook that a department fills in.

    Args:
        case: Plan and day.
        department: Whom it is for.
        lead: The tasks that it answers for, and fills in.
        support: The tasks that it only supports, shown below.
        lang: Language of its words.
    """
    every = (*lead, *support)
    planned = task_sheet.not_empty(case, every, (*_PLAN, *_SUPERVISION), lang)
    names = (*planned, *(name for name in FIELDS if name != "held" or _is_counted(every)))
    heads = tuple(_head(case, name, lang) for name in names)
    blocks = [Block(tuple(_lines(case, lead, names, lang)))]
    title = word(lang, "sheets.support")
    if support:
        blocks.append(Block(tuple(_lines(case, support, names, lang, is_locked=True)), title))
    table = Sheet(
        name=word(lang, "sheets.tab.fill_in"),
        title=sheet.title(case, "fill_in", lang),
        aside=say(lang, "sheets.unit", department=department, day=sheet.long_day(case.as_of, lang)),
        heads=heads,
        blocks=tuple(blocks),
        fills=(*sheet.LIGHTS, _missing_day(lang)),
        footer=sheet.footer(case, lang),
    )
    handout = Handout(
        schema=SCHEMA,
        plan=case.plan.title,
        year=case.plan.year,
        as_of=case.as_of,
        department=department,
        entries=len(case.ledger.entries),
        heads=tuple((head.name, head.text) for head in heads),
        words={status: word(lang, f"views.status.{status}") for status in STATUSES},
        lines=(title,),
        tasks=tuple(_handed(blocks, names, lead, support)),
    )
    hidden = Hidden(SHEET, tuple(_pieces(text) for text in dump(handout)))
    advice = Advice(word(lang, "sheets.tab.advice"), word(lang, "sheets.advice.title"), _advice(lang))
    return Book(table.title, case.as_of, sheet.font(lang), (table, advice, hidden))


def _is_counted(rows: Iterable[Row]) -> bool:
    """Tell whether sessions of a task are counted, or were held."""
    return any(row.count or row.held for row in rows)


def _head(case: Case, name: str, lang: Lang) -> Head:
    """Return a column, with what may be filled in."""
    head = task_sheet.head(name, lang)
    group = "plan" if name in _PLAN else "supervision" if name in _SUPERVISION else "answer"
    return head._replace(
        group=say(lang, f"sheets.group.{group}"), rule=_rule(case, name, lang), wish=_WISHES.get(name, 0)
    )


def _rule(case: Case, name: str, lang: Lang) -> Rule | None:
    """Return what may be filled into a column; None where nothing may."""
    year = case.plan.year
    match name:
        case "status":
            words = tuple(word(lang, f"views.status.{status}") for status in STATUSES)
            return Rule(choices=words, hint=word(lang, "sheets.hint.status"))
        case "percent":
            return Rule(whole=(0, 100), hint=word(lang, "sheets.hint.percent"))
        case "held":
            return Rule(whole=(0, _MOST_HELD), hint=word(lang, "sheets.hint.held"))
        case "done_on":
            days = (date(year, 1, 1), date(year + 1, 12, 31))
            return Rule(days=days, hint=say(lang, "sheets.hint.done_on", first=days[0], last=days[1]))
        case "last_note" | "problem" | "next":
            return Rule(longest=LONGEST, hint=say(lang, "sheets.hint.text", longest=LONGEST))
        case _:
            return None


def _missing_day(lang: Lang) -> Fill:
    """Return the colour of a day that is missing where a task is reported as done."""
    return Fill("done_on", "red", beside="status", holds=word(lang, "views.status.done"))


def _lines(
    case: Case, rows: Sequence[Row], names: Sequence[str], lang: Lang, *, is_locked: bool = False
) -> Iterator[Line]:
    """Yield a row for each task; what the office has closed is locked, and so is what others answer for."""
    planned = [name for name in names if name not in FIELDS]
    status = {one: word(lang, f"views.status.{one}") for one in STATUSES}
    for row, values in zip(rows, task_sheet.values_of(case, rows, planned, lang), strict=True):
        said = answers(row)
        filled: list[Value] = [getattr(said, name) for name in names if name in FIELDS]
        filled[0] = status[row.status]
        locked = frozenset(FIELDS) if is_locked else _locked(row)
        yield Line((*values, *filled), "" if row.is_open else "faint", locked)


def _locked(row: Row) -> frozenset[str]:
    """Return what nobody fills in of a task: all but words once it is closed, sessions if it has none."""
    if not row.is_open:
        return frozenset({"status", "percent", "held", "done_on"})
    return frozenset() if row.count else frozenset({"held"})


def _handed(
    blocks: Sequence[Block], names: Sequence[str], lead: Sequence[Row], support: Sequence[Row]
) -> Iterator[Handed]:
    """Yield each task as it stands in the table."""
    planned = sum(name not in FIELDS for name in names)
    for block, rows in zip(blocks, (lead, support), strict=False):
        for line, row in zip(block.lines, rows, strict=True):
            plan = tuple(_said(value) for value in line.values[:planned])
            yield Handed(row.task.id, rows is lead, plan, answers(row))


def _said(value: Value) -> str:
    """Return a value as the text that it is compared by."""
    return "" if value is None else str(value)


def _pieces(text: str) -> tuple[str, ...]:
    """Return a text of the record in pieces that cells can hold."""
    return tuple(text[at : at + _PIECE] for at in range(0, len(text), _PIECE))


def _advice(lang: Lang) -> tuple[str, ...]:
    """Return the instructions, in five lines."""
    return tuple(word(lang, f"sheets.advice.{number}") for number in range(1, 6))
