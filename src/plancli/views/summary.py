"""How does a summary look: groups of tasks, their lights, their rates?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli import views
from plancli.errors import message
from plancli.query.names import LIGHTS
from plancli.views import cells, footers, sheet
from plancli.views.book import Block, Head, Line, Sheet
from plancli.views.cells import NOTHING, SIGNS, word
from plancli.views.lights import BAR, BY_URGENCY, bar, legend
from plancli.views.page import Band, Column, Grid, Lines, Page, Span
from plancli.views.records import Record, Records, about

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plancli.errors import Message
    from plancli.query.names import Light
    from plancli.query.state import Case, Row
    from plancli.query.summary import Counts, Group, Summary
    from plancli.views.book import Align, Book
    from plancli.views.page import Cell, Style
    from plancli.words import Lang

_SHORT, _LONG = 12, 20
"""Cells below which a group's name would rather have other columns moved: six or ten Chinese characters.

With small groups a long name may fold, since one line a group is worth more; with large ones figures of three
digits would fold every name, so that they stand one under another instead.
"""

COUNT_KEYS = (
    "total",
    "open",
    "done",
    "cancelled",
    "red",
    "yellow",
    "blue",
    "green",
    "grey",
    "owed",
    "met",
    "on_time",
    "done_late",
    "due_on_day",
    "completion",
    "on_time_rate",
)

COLUMNS = (
    *("key", "bar", "total", "open", *BY_URGENCY),
    *("owed", "met", "completion", "on_time", "on_time_rate", "done_late", "support"),
)
"""Every column of a summary, by name."""

_RATES = ("completion", "on_time_rate")
"""Columns that hold percents."""

_RECORD_KEYS = {
    "bar": tuple(LIGHTS),
    "support": tuple(f"support_{key}" for key in COUNT_KEYS),
}
"""Keys of a record for the columns that show several."""


def record_keys(names: Iterable[str], summary: Summary) -> tuple[str, ...]:
    """Return the keys of a group's record that say what these columns say, each once."""
    keys = dict.fromkeys(key for name in names for key in _RECORD_KEYS.get(name, (name,)))
    return tuple(key for key in keys if summary.by == "dept" or not key.startswith("support_"))


def page(
    case: Case,
    summary: Summary,
    lang: Lang,
    *,
    rows: Sequence[Row] = (),
    names: Sequence[str] = (),
    left_out: Iterable[Message] = (),
) -> Page:
    """Return the groups of a summary, each with a bar made of the lights of its tasks, and the total.

    Args:
        case: Plan and day.
        summary: What is counted.
        lang: Language of the words.
        rows: Tasks to list below, as on a department's own page.
        names: Columns, out of `COLUMNS`; none for the usual ones.
        left_out: What is not shown.
    """
    largest = max((group.counts.total for group in summary.groups), default=0)
    names = names or _usual(summary)

    def line(name: Cell, counts: Counts, bar_: Cell, support: Cell) -> tuple[Cell, ...]:
        special = {"key": name, "bar": bar_, "support": support}
        return tuple(special[one] if one in special else _figure_of(one, counts) for one in names)

    lines = tuple(
        line(_name(case, summary, group, lang), group.counts, bar(group.counts, largest), _support(group))
        for group in summary.groups
    )
    total = line(word(lang, "views.total"), summary.total, "", "") if lines else None
    columns = _columns(names, summary, lang, is_extra=largest <= BAR)
    grid = Grid(columns, (Band(lines),), total=total, empty=word(lang, "views.empty.list"))
    tasks = views.tasks.page(case, rows, lang).blocks if rows else ()
    joint = (message("views.joint_tasks", count=summary.joint),) if summary.joint else ()
    said = (*joint, *left_out, *footers.left_out(due_on_day=summary.total.due_on_day))
    return Page((grid, Lines((legend(lang),)), *tasks), footers.notes(case, lang, said))


def _usual(summary: Summary) -> tuple[str, ...]:
    """Return the columns where none are asked for; what nothing is in is left out."""
    has_support = any(group.support and group.support.total for group in summary.groups)
    lights = (light for light in BY_URGENCY if light != "cancelled" or summary.total.of("cancelled"))
    more = ("support",) if has_support else ()
    return ("key", "bar", "total", *lights, "owed", "completion", "on_time_rate", *more)


def _columns(names: Sequence[str], summary: Summary, lang: Lang, *, is_extra: bool) -> tuple[Column, ...]:
    """Return the columns of a summary; figures of lights are `is_extra` where the bar shows every task."""
    has_bar = is_extra and "bar" in names
    special: dict[str, Column] = {
        "key": Column("key", word(lang, f"views.by.{summary.by}"), comfort=_SHORT if is_extra else _LONG),
        "bar": Column("bar", word(lang, "views.summary.bar"), comfort=BAR, under="key", rank=1),
        "support": Column(
            "support", word(lang, "views.summary.support"), under="total", rank=2, is_right=True
        ),
        "on_time_rate": Column(
            "on_time_rate",
            word(lang, "views.summary.on_time_rate"),
            under="completion",
            rank=3,
            is_right=True,
        ),
        **{light: Column(light, SIGNS[light], is_right=True, is_extra=has_bar) for light in BY_URGENCY},
    }
    return tuple(
        special[name] if name in special else Column(name, word(lang, f"views.summary.{name}"), is_right=True)
        for name in names
    )


def _name(case: Case, summary: Summary, group: Group, lang: Lang) -> Cell:
    """Return what the tasks of a group share, in words."""
    if not group.key:
        return Span(word(lang, f"views.none.{summary.by}"), "faint")
    match summary.by:
        case "section":
            return f"{group.key} {case.plan.section_title(group.key)}"
        case "status":
            return word(lang, f"views.status.{group.key}")
        case "light":
            return cells.light(next(light for light in LIGHTS if light == group.key), lang)
        case _:
            return group.key


def _figure_of(name: str, counts: Counts) -> Cell:
    """Return one figure of a number of tasks; nothing is shown faintly, so that what there is stands out."""
    if name in _RATES:
        rate = getattr(counts, name)
        return Span(NOTHING, "faint") if rate is None else f"{rate}%"
    if name in SIGNS:
        light = next(light for light in LIGHTS if light == name)
        return _figure(counts.of(light), light)
    number = getattr(counts, name)
    return Span(NOTHING, "faint") if name == "owed" and not number else str(number)


def _figure(number: int, light: Light) -> Span:
    """Return how many tasks stand in a light, in its colour."""
    return Span(str(number), light) if number else Span("·", "faint")


def _support(group: Group) -> Cell:
    """Return how many tasks a department only supports."""
    return str(group.support.total) if group.support and group.support.total else Span("·", "faint")


def book(
    case: Case,
    summary: Summary,
    lang: Lang,
    *,
    rows: Sequence[Row] = (),
    names: Sequence[str] = (),
    left_out: Iterable[Message] = (),
) -> Book:
    """Return the same as a workbook: figures as numbers, the tasks on a sheet of their own."""
    largest = max((group.counts.total for group in summary.groups), default=0)
    names = names or tuple(name for name in _usual(summary) if name != "bar")

    def line(name: Cell, counts: Counts, support: Counts | None, style: Style = "") -> Line:
        special = {
            "key": sheet.value(name),
            "bar": sheet.value(bar(counts, largest)),
            "support": support.total if support else None,
        }
        return Line(
            tuple(special[one] if one in special else _number_of(one, counts) for one in names), style
        )

    lines = tuple(
        line(_name(case, summary, group, lang), group.counts, group.support) for group in summary.groups
    )
    heads = tuple(
        Head(column.name, _heading(column, lang), 20 if column.name == "key" else 7, align=_align(column))
        for column in _columns(names, summary, lang, is_extra=False)
    )
    joint = (message("views.joint_tasks", count=summary.joint),) if summary.joint else ()
    said = (*joint, *left_out, *footers.left_out(due_on_day=summary.total.due_on_day))
    table = Sheet(
        name=word(lang, "sheets.tab.summary"),
        title=sheet.title(case, "summary", lang),
        aside=sheet.as_of(case, lang),
        heads=heads,
        blocks=(Block(lines),),
        total=line(word(lang, "views.total"), summary.total, None, "strong") if lines else None,
        notes=footers.notes(case, lang, said),
        footer=sheet.footer(case, lang),
    )
    tasks = views.tasks.book(case, rows, lang).sheets if rows else ()
    return sheet.book(case, lang, table, *tasks)


def _heading(column: Column, lang: Lang) -> str:
    """Return the heading of a column of numbers: lights with their word, rates with their unit."""
    if column.name in BY_URGENCY:
        return sheet.light(column.name, lang)
    return f"{column.head}%" if column.name in _RATES else column.head


def _align(column: Column) -> Align:
    """Return where the values of a column stand."""
    return "center" if column.is_right else "left"


def _number_of(name: str, counts: Counts) -> int | None:
    """Return one figure of a number of tasks; None for a rate of nothing."""
    number: int | None = counts.of(name) if name in LIGHTS else getattr(counts, name)
    return number


def records(case: Case, summary: Summary, *, names: Sequence[str] = ()) -> Records:
    """Return the groups of a summary and the total, in which each task counts once.

    In JSON the total stands at the end of the envelope; elsewhere it is a last record, its key ``total``.
    """
    head = about(case) | {"by": summary.by}
    support = [f"support_{key}" for key in COUNT_KEYS] if summary.by == "dept" else []
    total = counts_record(summary.total)
    items = (_group_record(group) for group in summary.groups)
    return Records(
        "groups",
        record_keys(names, summary) or ["key", *COUNT_KEYS, *support],
        items,
        head,
        {"total": total, "joint": summary.joint},
        id_key="key",
        last={"key": "total"} | total | dict.fromkeys(support),
    )


def _group_record(group: Group) -> Record:
    """Return one group of a summary."""
    support = counts_record(group.support) if group.support else {}
    return (
        {"key": group.key} | counts_record(group.counts) | {f"support_{key}": n for key, n in support.items()}
    )


def counts_record(counts: Counts) -> Record:
    """Return how a number of tasks stand under the keys of `COUNT_KEYS`."""
    return {key: counts.of(key) if key in LIGHTS else getattr(counts, key) for key in COUNT_KEYS}
