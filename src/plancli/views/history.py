"""How does the history of a plan look: what was recorded, when, by whom?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.ledger import ID_SHOWN
from plancli.views import cells
from plancli.views.cells import word
from plancli.views.footers import notes
from plancli.views.page import Band, Column, Grid, Page, Span
from plancli.views.record import Records, about
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plancli.errors import Message
    from plancli.ledger import Entry, Urge
    from plancli.query import Case
    from plancli.views.page import Cell
    from plancli.views.record import Record
    from plancli.words import Lang

ENTRY_KEYS = (
    "id",
    "at",
    "by",
    "on",
    "task",
    "status",
    "percent",
    "held",
    "note",
    "timing",
    "reason",
    "authority",
    "undo",
    "undone",
    "problem",
    "next",
    "base",
    "urge",
)

_MINUTE = len("2010-05-20 09:31")
"""Signs of the moment an entry was recorded that a table shows."""

_COLUMNS = (
    Column("on", "", 10),
    Column("task", "", 20),
    Column("what", "", 24),
    Column("by", "", 8),
    Column("at", "", 16, under="by", rank=1),
    Column("entry", "", ID_SHOWN, under="on", rank=2),
)


def log_page(
    case: Case,
    entries: Sequence[Entry],
    lang: Lang,
    *,
    undone: frozenset[str] = frozenset(),
    left_out: Iterable[Message] = (),
) -> Page:
    """Return entries of the ledger; `undone` are the ids of those that no longer count."""
    grid = entries_grid(case, entries, lang, undone=undone, with_task=True)
    return Page((grid,), notes(case, lang, left_out))


def entries_grid(
    case: Case, entries: Sequence[Entry], lang: Lang, *, undone: frozenset[str], with_task: bool
) -> Grid:
    """Return entries as a table, with the task each speaks of where they speak of several."""
    columns = tuple(
        column._replace(head=word(lang, f"views.entry.{column.name}"))
        for column in _COLUMNS
        if with_task or column.name != "task"
    )
    titles = {task.id: task.title for task in case.plan.tasks} if with_task else {}
    rows = tuple(
        (
            entry.on.isoformat(),
            *((f"{entry.task} {titles.get(entry.task, '')}".rstrip(),) if with_task else ()),
            what(entry, lang, is_undone=entry.id in undone),
            entry.by,
            entry.at.isoformat(" ")[:_MINUTE],
            entry.id[:ID_SHOWN],
        )
        for entry in entries
    )
    return Grid(columns, (Band(rows),), empty=word(lang, "views.empty.log"))


def what(entry: Entry, lang: Lang, *, is_undone: bool) -> Cell:
    """Return what an entry says, in one cell."""
    said: list[str] = []
    if entry.status:
        said.append(word(lang, f"views.status.{entry.status}"))
    if entry.percent is not None:
        said.append(f"{entry.percent}%")
    if entry.held:
        which = "views.held" if entry.held > 0 else "views.held_off"
        said.append(say(lang, which, count=abs(entry.held)))
    if entry.timing:
        said.append(say(lang, "views.extended_to", timing=entry.timing))
    said += [
        say(lang, f"views.{name}", text=text)
        for name, text in (("reason", entry.reason), ("authority", entry.authority))
        if text
    ]
    if entry.urge:
        slip = cells.urge(entry.urge, entry.on.year, lang)
        said.append(say(lang, "views.urge_by" if slip else "views.urge", slip=slip))
    if entry.undo:
        said.append(say(lang, "views.undo", id=entry.undo[:ID_SHOWN]))
    if entry.note:
        said.append(entry.note)
    said += [
        say(lang, f"views.{name}", text=text)
        for name, text in (("problem", entry.problem), ("next", entry.next))
        if text
    ]
    text = word(lang, "views.joint").join(said)
    return Span(f"{word(lang, 'views.undone')} {text}", "cancelled") if is_undone else text


def log_records(case: Case, entries: Iterable[Entry], *, undone: frozenset[str] = frozenset()) -> Records:
    """Return entries as records; the key ``undone`` says whether one no longer counts."""
    items = (_entry(entry, is_undone=entry.id in undone) for entry in entries)
    return Records("entries", ENTRY_KEYS, items, about(case))


def _entry(entry: Entry, *, is_undone: bool) -> Record:
    """Return one entry with every key."""
    said = {key: getattr(entry, key, None) for key in ENTRY_KEYS}
    days = {key: day.isoformat() for key in ("at", "on", "base") if (day := getattr(entry, key))}
    return said | days | {"undone": is_undone, "urge": _urge(entry.urge) if entry.urge else None}


def _urge(urge: Urge) -> Record:
    """Return a reminder with every key."""
    reply_by = urge.reply_by.isoformat() if urge.reply_by else None
    return {"card": urge.card, "number": urge.number, "reply_by": reply_by}
