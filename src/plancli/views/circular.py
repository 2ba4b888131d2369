"""How does a circular look: what was closed, newly late, extended, reopened, silent or reported late?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.views import cells, columns
from plancli.views.cells import word
from plancli.views.footers import notes
from plancli.views.history import entries_grid, log_records
from plancli.views.page import Band, Column, Grid, Heading, Lines, Page
from plancli.views.record import TASK_KEYS, Records, about, task_record
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plancli.query import Case, Changes, Row
    from plancli.views.page import Block, Cell
    from plancli.views.record import Record
    from plancli.words import Lang

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "closed": ("id", "title", "departments", "timing", "done_on", "status"),
    "cancelled": ("id", "title", "departments", "timing", "status"),
    "late": ("id", "title", "departments", "timing", "due", "light"),
    "doubtful": ("id", "title", "departments", "timing", "due", "light"),
    "extended": ("id", "title", "departments"),
    "reopened": ("id", "title", "departments", "timing", "window", "status"),
    "silent": ("id", "title", "departments", "timing", "last_on", "light"),
}
"""What a circular says of the tasks of each part, in the order of the parts."""

_NUMERALS = "一二三四五六七八"


def changes_page(case: Case, changes: Changes, lang: Lang, *, names: Sequence[str] = ()) -> Page:
    """Return what happened in a span of days as a circular: the totals, then each part that has any.

    `names` are those of columns, the same in every part, instead of each part's own.
    """
    span = changes.span
    heading = Heading(
        say(lang, "views.circular.title", title=case.plan.title, first=span.first, last=span.last),
        level=1,
    )
    counts = {part: len(getattr(changes, part)) for part in (*COLUMNS, "backfilled")}
    blocks: list[Block] = [heading, Lines((say(lang, "views.circular.totals", **counts),))]
    parts = [part for part, count in counts.items() if count]
    for numeral, part in zip(_NUMERALS, parts, strict=False):
        title = say(lang, f"views.circular.{part}", count=counts[part])
        blocks += [Heading(say(lang, "views.circular.part", numeral=numeral, title=title))]
        blocks += [_grid(case, changes, part, lang, [name for name in names if name != "change"])]
    return Page(tuple(blocks), notes(case, lang))


def _grid(case: Case, changes: Changes, part: str, lang: Lang, names: Sequence[str]) -> Grid:
    """Return one part of a circular, with its own columns where no names are given."""
    if part == "backfilled":
        return entries_grid(case, changes.backfilled, lang, undone=frozenset(), with_task=True)
    rows: Sequence[Row] = getattr(changes, part)
    shown = columns.columns_of(names or COLUMNS[part], lang)
    band = columns.rows_of(case, rows, names or COLUMNS[part], lang)
    if part == "extended" and not names:
        shown += tuple(Column(name, word(lang, f"views.circular.{name}")) for name in ("from", "to", "why"))
        band = tuple((*row, *_extension(case, answer, lang)) for row, answer in zip(band, rows, strict=True))
    return Grid(shown, (Band(tuple(band)),))


def _extension(case: Case, row: Row, lang: Lang) -> tuple[Cell, Cell, Cell]:
    """Return the original time of a task, the one in force, and why."""
    latest = row.extensions[-1]
    original = row.task.timing.phrase if row.task.timing else cells.NOTHING
    slip = say(lang, "views.slip", days=latest.slip_days) if latest.slip_days is not None else ""
    late = word(lang, "views.asked_late") if latest.is_late else ""
    now = cells.apart(latest.timing.phrase, cells.window(latest.timing, case.plan.year, lang), slip, late)
    why = word(lang, "views.joint").join(text for text in (latest.reason, latest.authority) if text)
    return original, now, why or cells.NOTHING


def changes_records(case: Case, changes: Changes, lang: Lang = "en", *, names: Sequence[str] = ()) -> Records:
    """Return what happened as records: tasks, each with the part it stands in; entries follow in JSON."""
    entries = list(log_records(case, changes.backfilled).items)
    head = about(case) | {"since": changes.span.first.isoformat(), "until": changes.span.last.isoformat()}
    items = list(_items(case, changes, lang))
    keys = columns.record_keys(names) or ("change", *TASK_KEYS)
    return Records("changes", keys, items, head, {"backfilled": entries})


def _items(case: Case, changes: Changes, lang: Lang) -> Iterator[Record]:
    """Yield the tasks of each part."""
    titles = {section.id: section.title for section in case.plan.sections}
    for part in COLUMNS:
        for row in getattr(changes, part):
            yield {"change": part} | task_record(row, titles, lang)
