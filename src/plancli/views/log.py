"""How does the history of a plan look: what was recorded, when, by whom?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from plancli.errors import message
from plancli.ledger import ID_SHOWN
from plancli.views import cells, sheet
from plancli.views.book import Block, Head, Line, Sheet
from plancli.views.cells import NOTHING, word
from plancli.views.footers import notes
from plancli.views.page import Band, Column, Grid, Page, Span
from plancli.views.records import Records, about
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plancli.errors import Message
    from plancli.ledger import Entry, Urge
    from plancli.query.state import Case
    from plancli.views.book import Align, Book
    from plancli.views.page import Cell
    from plancli.views.records import Record
    from plancli.words import Lang

_Cell = Callable[["Entry", "_About"], "Cell"]
"""Says what stands in a column."""

SAID_KEYS = (
    "status",
    "percent",
    "held",
    "note",
    "problem",
    "next",
    "timing",
    "reason",
    "authority",
    "base",
    "urge",
    "undo",
)
"""Keys of what an entry says."""

ENTRY_KEYS = (
    *("id", "at", "by", "on", "task", "status", "percent", "held", "note", "timing", "reason", "authority"),
    *("undo", "undone", "problem", "next", "base", "urge", "title"),
)

DEFAULT = ("on", "task", "what", "by", "at", "id")
"""Columns of `log` where none are asked for."""

_RECORD_KEYS = {"task": ("task", "title"), "what": SAID_KEYS}
"""Keys of a record for the columns that say more than their own."""

_MINUTE = len("2010-05-20 09:31")
"""Signs of the moment an entry was recorded that a table shows."""


class _About(NamedTuple):
    """What is known beside an entry: the language, the titles of tasks, and what no longer counts."""

    lang: Lang
    titles: Mapping[str, str]
    undone: frozenset[str]


def _said(key: str) -> _Cell:
    """Return what shows words that an entry says under a key."""
    return lambda entry, _about: str(getattr(entry, key) or NOTHING)


_KINDS: dict[str, tuple[_Cell, Column]] = {
    "on": (lambda entry, _about: entry.on.isoformat(), Column("on", "", 10)),
    "task": (
        lambda entry, about: f"{entry.task} {about.titles.get(entry.task, '')}".rstrip(),
        Column("task", "", 20),
    ),
    "title": (lambda entry, about: about.titles.get(entry.task, NOTHING), Column("title", "", 20)),
    "what": (
        lambda entry, about: what(entry, about.lang, is_undone=entry.id in about.undone),
        Column("what", "", 24),
    ),
    "by": (lambda entry, _about: entry.by, Column("by", "", 8)),
    "at": (
        lambda entry, _about: entry.at.isoformat(" ")[:_MINUTE],
        Column("at", "", 16, under="by", rank=1),
    ),
    "id": (lambda entry, _about: entry.id[:ID_SHOWN], Column("id", "", ID_SHOWN, under="on", rank=2)),
    "status": (
        lambda entry, about: word(about.lang, f"views.status.{entry.status}") if entry.status else NOTHING,
        Column("status", "", 8),
    ),
    "percent": (
        lambda entry, _about: NOTHING if entry.percent is None else f"{entry.percent}%",
        Column("percent", "", 8, is_right=True),
    ),
    "held": (
        lambda entry, _about: f"{entry.held:+d}" if entry.held else NOTHING,
        Column("held", "", 6, is_right=True),
    ),
    **{key: (_said(key), Column(key, "", 16)) for key in ("note", "problem", "next")},
    **{key: (_said(key), Column(key, "", 16)) for key in ("timing", "reason", "authority")},
    "base": (_said("base"), Column("base", "", 10)),
    "urge": (
        lambda entry, about: cells.urge(entry.urge, entry.on.year, about.lang) if entry.urge else NOTHING,
        Column("urge", "", 16),
    ),
    "undo": (lambda entry, _about: (entry.undo or NOTHING)[:ID_SHOWN], Column("undo", "", ID_SHOWN)),
    "undone": (
        lambda entry, about: word(about.lang, "views.yes" if entry.id in about.undone else "views.no"),
        Column("undone", "", 6),
    ),
}

COLUMNS = tuple(_KINDS)
"""Every column of `log`, by name."""


def record_keys(names: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of an entry's record that say what these columns say, each once."""
    return tuple(dict.fromkeys(key for name in names for key in _RECORD_KEYS.get(name, (name,))))


def page(
    case: Case,
    entries: Sequence[Entry],
    lang: Lang,
    *,
    undone: frozenset[str] = frozenset(),
    columns: Sequence[str] = (),
    left_out: Iterable[Message] = (),
) -> Page:
    """Return entries of the ledger; `undone` are the ids of those that no longer count."""
    grid = entries_grid(case, entries, lang, undone=undone, with_task=True, columns=columns)
    return Page((grid,), notes(case, lang, left_out))


def book(
    case: Case,
    entries: Sequence[Entry],
    lang: Lang,
    *,
    undone: frozenset[str] = frozenset(),
    columns: Sequence[str] = (),
    left_out: Iterable[Message] = (),
) -> Book:
    """Return the same entries as a workbook."""
    left_out = (*([] if entries else [message("views.empty.log")]), *left_out)
    made = entries_sheet(case, entries, lang, undone=undone, columns=columns)
    return sheet.book(case, lang, made._replace(notes=notes(case, lang, left_out)))


def entries_sheet(
    case: Case,
    entries: Sequence[Entry],
    lang: Lang,
    *,
    undone: frozenset[str] = frozenset(),
    columns: Sequence[str] = (),
) -> Sheet:
    """Return entries as a sheet: days and numbers are values that sort."""
    names = columns or DEFAULT
    known = _About(lang, _titles(case), undone)
    lines = tuple(
        Line(
            tuple(
                getattr(entry, name) if name in _VALUES else sheet.value(_KINDS[name][0](entry, known))
                for name in names
            ),
            "faint" if entry.id in undone else "",
        )
        for entry in entries
    )
    heads = tuple(
        Head(
            name,
            word(lang, f"views.entry.{name}"),
            _NARROWEST.get(name, 10),
            align=_ALIGNED.get(name, "left"),
        )
        for name in names
    )
    return Sheet(
        name=word(lang, "sheets.tab.log"),
        title=sheet.title(case, "log", lang),
        aside=sheet.as_of(case, lang),
        heads=heads,
        blocks=(Block(lines),),
        footer=sheet.footer(case, lang),
    )


_VALUES = ("on", "base", "percent", "held")
"""Columns that hold days and numbers."""

_NARROWEST = {"task": 24, "title": 20, "what": 30, "at": 17, "on": 11, "base": 11, "percent": 6, "held": 6}
"""Characters below which columns of a workbook should not be squeezed; 10 for the others."""

_ALIGNED: Mapping[str, Align] = dict.fromkeys(("at", "id", "percent", "held"), "center")
"""Where values of a workbook stand; on the left the others."""


def entries_grid(
    case: Case,
    entries: Sequence[Entry],
    lang: Lang,
    *,
    undone: frozenset[str],
    with_task: bool,
    columns: Sequence[str] = (),
) -> Grid:
    """Return entries as a table, with the task each speaks of where they speak of several."""
    names = columns or tuple(name for name in DEFAULT if with_task or name != "task")
    known = _About(lang, _titles(case), undone)
    kinds = [_KINDS[name] for name in names]
    heads = tuple(column._replace(head=word(lang, f"views.entry.{column.name}")) for _, column in kinds)
    rows = tuple(tuple(cell(entry, known) for cell, _ in kinds) for entry in entries)
    return Grid(heads, (Band(rows),), empty=word(lang, "views.empty.log"))


def _titles(case: Case) -> dict[str, str]:
    """Return the title of each task, by its id."""
    return {task.id: task.title for task in case.plan.tasks}


def what(entry: Entry, lang: Lang, *, is_undone: bool) -> Cell:
    """Return what an entry says, in one cell."""
    text = word(lang, "views.joint").join(filter(None, (part(entry, lang) for part in _WHAT)))
    return Span(f"{word(lang, 'views.undone')} {text}", "cancelled") if is_undone else text


def _text(name: str, message: str) -> Callable[[Entry, Lang], str]:
    """Return what says a text of an entry, if it has one, in a message that calls it ``text``."""

    def said(entry: Entry, lang: Lang) -> str:
        text = getattr(entry, name)
        return say(lang, message, text=text) if text else ""

    return said


def _held(entry: Entry, lang: Lang) -> str:
    """Return how many sessions were held, or taken off."""
    if not entry.held:
        return ""
    return say(lang, "views.held" if entry.held > 0 else "views.held_off", count=abs(entry.held))


def _urged(entry: Entry, lang: Lang) -> str:
    """Return that a task was urged, with the slip and the day to answer by."""
    if not entry.urge:
        return ""
    slip = cells.urge(entry.urge, entry.on.year, lang)
    return say(lang, "views.urge_by" if slip else "views.urge", slip=slip)


_WHAT: Sequence[Callable[[Entry, Lang], str]] = (
    lambda entry, lang: word(lang, f"views.status.{entry.status}") if entry.status else "",
    lambda entry, _lang: "" if entry.percent is None else f"{entry.percent}%",
    _held,
    _text("timing", "views.extended_to"),
    _text("reason", "views.reason"),
    _text("authority", "views.authority"),
    _urged,
    lambda entry, lang: say(lang, "views.undo", id=entry.undo[:ID_SHOWN]) if entry.undo else "",
    lambda entry, _lang: entry.note or "",
    _text("problem", "views.problem"),
    _text("next", "views.next"),
)
"""What an entry may say, in the order in which it is read."""


def records(
    case: Case,
    entries: Iterable[Entry],
    keys: Sequence[str] = ENTRY_KEYS,
    *,
    undone: frozenset[str] = frozenset(),
) -> Records:
    """Return entries as records; the key ``undone`` says whether one no longer counts."""
    titles = _titles(case)
    items = (entry_record(entry, titles, is_undone=entry.id in undone) for entry in entries)
    return Records("entries", keys, items, about(case))


def entry_record(entry: Entry, titles: Mapping[str, str], *, is_undone: bool) -> Record:
    """Return one entry with every key."""
    said = {key: getattr(entry, key, None) for key in ENTRY_KEYS}
    days = {key: day.isoformat() for key in ("at", "on", "base") if (day := getattr(entry, key))}
    urge = _urge(entry.urge) if entry.urge else None
    return said | days | {"undone": is_undone, "urge": urge, "title": titles.get(entry.task)}


def _urge(urge: Urge) -> Record:
    """Return a reminder with every key."""
    reply_by = urge.reply_by.isoformat() if urge.reply_by else None
    return {"card": urge.card, "number": urge.number, "reply_by": reply_by}
