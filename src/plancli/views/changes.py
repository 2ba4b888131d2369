"""How does a circular look: what was done, reported, due and not done, extended, added?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli import views
from plancli.views import cells, columns, sheet, task_sheet
from plancli.views.book import Block, Head, Line, Sheet
from plancli.views.cells import word
from plancli.views.fields import TASK_KEYS
from plancli.views.footers import notes
from plancli.views.log import entries_grid
from plancli.views.page import Band, Column, Grid, Heading, Lines, Page
from plancli.views.records import Records, about
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from plancli.ledger import Entry
    from plancli.query.changes import Changes
    from plancli.query.state import Case, Row
    from plancli.views.book import Book, Value
    from plancli.views.page import Block as PageBlock
    from plancli.views.page import Cell
    from plancli.views.records import Record
    from plancli.words import Lang

_UNDONE = ("id", "title", "departments", "timing", "due", "light")

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "closed": ("id", "title", "departments", "timing", "done_on", "status"),
    "progress": ("id", "title", "departments", "timing"),
    "late": _UNDONE,
    "doubtful": _UNDONE,
    "still_late": _UNDONE,
    "still_to_ask": _UNDONE,
    "extended": ("id", "title", "departments"),
    "reopened": ("id", "title", "departments", "timing", "window", "status"),
    "cancelled": ("id", "title", "departments", "timing", "status"),
    "added": ("id", "title", "departments", "timing", "window"),
    "silent": ("id", "title", "departments", "timing", "silent_days", "light"),
}
"""What a circular says of the tasks of each part, in the order of the parts."""

_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


def page(
    case: Case,
    changes: Changes,
    lang: Lang,
    *,
    names: Sequence[str] = (),
    is_internal: bool = False,
    heads: Sequence[str] = (),
) -> Page:
    """Return what happened in a span of days as a circular: the totals, then each part that has any.

    Args:
        case: Plan and last day of the span.
        changes: What happened.
        lang: Language of the words.
        names: Those of columns, the same in every part; each part's own where there are none.
        is_internal: Add what was recorded long after its day, with who recorded it.
        heads: Hashes that seal the ledger, printed below.
    """
    span = changes.span
    heading = Heading(
        say(lang, "views.changes.title", title=case.plan.title, first=span.first, last=span.last),
        level=1,
    )
    parts = [part for part in COLUMNS if getattr(changes, part)]
    blocks: list[PageBlock] = [heading, Lines((_totals(changes, parts, lang), _standing(changes, lang)))]
    grids = [(part, len(getattr(changes, part)), _grid(case, changes, part, lang, names)) for part in parts]
    if is_internal and changes.backfilled:
        late = entries_grid(case, changes.backfilled, lang, undone=frozenset(), with_task=True)
        grids.append(("backfilled", len(changes.backfilled), late))
    for numeral, (part, count, grid) in zip(_NUMERALS, grids, strict=False):
        title = say(lang, f"views.changes.{part}", count=count)
        blocks += [Heading(say(lang, "views.changes.part", numeral=numeral, title=title)), grid]
    if heads:
        blocks.append(Lines((_sealed(heads, lang),)))
    return Page(tuple(blocks), notes(case, lang))


def _sealed(hashes: Sequence[str], lang: Lang) -> str:
    """Return by which hashes the ledger is sealed."""
    shown = word(lang, "views.comma").join(f"{one[:8]} {one[8:16]}" for one in hashes)
    return say(lang, "views.changes.sealed", heads=shown)


def _totals(changes: Changes, parts: Sequence[str], lang: Lang) -> str:
    """Return how many tasks stand in each part that has any, in a sentence."""
    said = [say(lang, f"views.changes.n.{part}", count=len(getattr(changes, part))) for part in parts]
    text = word(lang, "views.comma").join(said) or word(lang, "views.changes.nothing")
    return say(lang, "views.changes.sentence", text=text)


def _standing(changes: Changes, lang: Lang) -> str:
    """Return how all tasks stand at the end of the span, in a sentence without zeros."""
    counts = changes.standing._asdict()
    said = [say(lang, "views.changes.standing.total", day=changes.span.last, total=counts.pop("total"))]
    said += [
        say(lang, f"views.changes.standing.{name}", count=count) for name, count in counts.items() if count
    ]
    return say(lang, "views.changes.sentence", text=word(lang, "views.comma").join(said))


def _grid(case: Case, changes: Changes, part: str, lang: Lang, names: Sequence[str]) -> Grid:
    """Return one part of a circular, with its own columns where no names are given."""
    rows: Sequence[Row] = getattr(changes, part)
    asked = [name for name in names if name != "change"] or COLUMNS[part]
    more = {} if names else _MORE.get(part, {})
    shown = columns.columns_of(asked, lang)
    shown += tuple(Column(name, word(lang, f"views.changes.column.{name}")) for name in more)
    band = tuple(
        (*cells_, *(cell(case, changes, row, lang) for cell in more.values()))
        for cells_, row in zip(columns.rows_of(case, rows, asked, lang), rows, strict=True)
    )
    return Grid(shown, (Band(band),))


def _reported(case: Case, changes: Changes, row: Row, lang: Lang) -> Cell:
    """Return what was reported of a task in the span, each report with its day."""
    return cells.apart(
        *(
            f"{cells.day(entry.on, case.plan.year)} {said(entry, lang)}"
            for entry in changes.reports[row.task.id]
        )
    )


def said(entry: Entry, lang: Lang) -> str:
    """Return what a report says, without who recorded it."""
    parts = [word(lang, f"views.status.{entry.status}")] if entry.status else []
    parts += [f"{entry.percent}%"] if entry.percent is not None else []
    parts += [say(lang, "views.progress.held", held=entry.held)] if entry.held else []
    parts += [entry.note] if entry.note else []
    parts += [say(lang, "views.problem", text=entry.problem)] if entry.problem else []
    parts += [say(lang, "views.next", text=entry.next)] if entry.next else []
    return word(lang, "views.joint").join(parts)


def _from(_case: Case, _changes: Changes, row: Row, _lang: Lang) -> Cell:
    """Return the original time of a task."""
    return row.task.timing.phrase if row.task.timing else cells.NOTHING


def _to(case: Case, _changes: Changes, row: Row, lang: Lang) -> Cell:
    """Return the time of a task that is in force."""
    latest = row.extensions[-1]
    slip = say(lang, "views.slip", days=latest.slip_days) if latest.slip_days is not None else ""
    late = word(lang, "views.asked_late") if latest.is_late else ""
    return cells.apart(latest.timing.phrase, cells.window(latest.timing, case.plan.year, lang), slip, late)


_MORE: Mapping[str, Mapping[str, Callable[[Case, Changes, Row, Lang], Cell]]] = {
    "progress": {"reported": _reported},
    "extended": {
        "from": _from,
        "to": _to,
        "times": lambda _case, _changes, row, _lang: str(len(row.extensions)),
        "reason": lambda _case, _changes, row, _lang: row.extensions[-1].reason or cells.NOTHING,
        "authority": lambda _case, _changes, row, _lang: row.extensions[-1].authority or cells.NOTHING,
    },
}
"""Further columns of some parts: what stands in each."""


_IN_BOOK = ("id", "title", "lead", "support", "timing", "last", "done_on", "light", "status", "percent")
"""Columns of a workbook where none are asked for; what is said of some parts alone follows."""


def book(
    case: Case,
    changes: Changes,
    lang: Lang,
    *,
    names: Sequence[str] = (),
    is_internal: bool = False,
    heads: Sequence[str] = (),
) -> Book:
    """Return what happened as a workbook: one table, in which each task has the part it stands in."""
    parts = [part for part in COLUMNS if getattr(changes, part)]
    said = [(part, row) for part in parts for row in getattr(changes, part)]
    rows = [row for _, row in said]
    asked = task_sheet.in_columns(names) or task_sheet.not_empty(case, rows, _IN_BOOK, lang)
    more = () if names else tuple((part, name) for part in parts for name in _MORE.get(part, {}))
    columns_ = (
        Head("change", word(lang, "sheets.column.change"), 10, align="center"),
        *(task_sheet.head(name, lang) for name in asked),
        *(Head(name, word(lang, f"views.changes.column.{name}"), 10) for _, name in more),
    )
    values = task_sheet.values_of(case, rows, asked, lang)
    lines = tuple(
        Line(
            (
                word(lang, f"sheets.part.{part}"),
                *own,
                *_more_of(case, changes, part, row, more=more, lang=lang),
            )
        )
        for (part, row), own in zip(said, values, strict=True)
    )
    first, last = (sheet.long_day(day, lang) for day in (changes.span.first, changes.span.last))
    table = Sheet(
        name=word(lang, "sheets.tab.changes"),
        title=sheet.title(case, "changes", lang),
        aside="\n".join(
            (
                say(lang, "sheets.span", first=first, last=last),
                _totals(changes, parts, lang),
                _standing(changes, lang),
            )
        ),
        heads=columns_,
        blocks=(Block(lines),),
        notes=(*([_sealed(heads, lang)] if heads else []), *notes(case, lang)),
        fills=sheet.LIGHTS,
        footer=sheet.footer(case, lang),
    )
    if not (is_internal and changes.backfilled):
        return sheet.book(case, lang, table)
    backfilled = views.log.entries_sheet(case, changes.backfilled, lang)
    return sheet.book(case, lang, table, backfilled._replace(name=word(lang, "sheets.tab.backfilled")))


def _more_of(
    case: Case, changes: Changes, part: str, row: Row, *, more: Iterable[tuple[str, str]], lang: Lang
) -> Iterator[Value]:
    """Yield what stands in the further columns of all parts; a part fills only its own."""
    for of, name in more:
        yield sheet.value(_MORE[of][name](case, changes, row, lang)) if of == part else None


def records(
    case: Case, changes: Changes, lang: Lang = "en", *, names: Sequence[str] = (), heads: Sequence[str] = ()
) -> Records:
    """Return what happened as records: tasks, each with the part it stands in; entries follow in JSON."""
    entries = list(views.log.records(case, changes.backfilled).items)
    span = {"since": changes.span.first.isoformat(), "until": changes.span.last.isoformat()}
    head = (
        about(case)
        | span
        | {
            "counts": changes.standing._asdict(),
            "under_way": changes.under_way,
            "sealed": [*heads],
        }
    )
    keys = columns.record_keys(names) or ("change", *TASK_KEYS, "reports")
    return Records("changes", keys, list(_items(case, changes, lang)), head, {"backfilled": entries})


def _items(case: Case, changes: Changes, lang: Lang) -> Iterator[Record]:
    """Yield the tasks of each part, each with what was reported of it in the span."""
    titles = {section.id: section.title for section in case.plan.sections}
    for part in COLUMNS:
        for row in getattr(changes, part):
            reports = [_report(entry) for entry in changes.reports.get(row.task.id, ())]
            yield {"change": part} | views.fields.task(row, titles, lang) | {"reports": reports}


def _report(entry: Entry) -> Record:
    """Return what a report says, under the keys of an entry."""
    keys = ("status", "percent", "held", "note", "problem", "next")
    return {"on": entry.on.isoformat()} | {key: getattr(entry, key) for key in keys}
