"""What does an answer say to programs, before it is JSON or CSV?

Keys and values are English in every language; keys are only ever added.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from plancli.query.names import LIGHTS, PARTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from plancli.query.board import Board
    from plancli.query.due import Due
    from plancli.query.state import Case, Extension, Row
    from plancli.query.summary import Counts, Group, Summary
    from plancli.timing.model import Milestone, Timing
    from plancli.words import Lang

SCHEMA = 1
"""Version of the JSON envelope."""

TASK_KEYS = (
    "id",
    "number",
    "section",
    "title",
    "text",
    "lead",
    "support",
    "timing",
    "kind",
    "first",
    "last",
    "tentative",
    "approximate",
    "count",
    "occurrences",
    "milestones",
    "edtf",
    "status",
    "percent",
    "held",
    "done_on",
    "done_late",
    "light",
    "lateness",
    "due",
    "due_label",
    "days",
    "extensions",
    "section_title",
    "last_on",
    "problem",
    "next",
    "last_note",
    "urged",
    "reply_by",
    "missed",
    "missed_since",
    "silent_days",
    "people",
    "tags",
    "notes",
    "parent",
    "original",
    "why",
)

BOARD_PARTS = (*PARTS, "coming", "silent")

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

Record = dict[str, object]

_REMEMBERED = 2**12
"""Timings whose fields are not worked out anew for each task that has them."""


class Records(NamedTuple):
    """An answer for programs.

    Attributes:
        name: Key under which the records stand in the JSON envelope.
        keys: Keys of each record, in order.
        items: The records; may be an iterator that makes them as they are asked for.
        head: What comes before them in the envelope.
        tail: What comes after them in the envelope.
        id_key: Which key the format ``ids`` writes.
        last: One more record, where the format has no envelope: what `tail` says of them all.
    """

    name: str
    keys: Sequence[str]
    items: Iterable[Record]
    head: Mapping[str, object]
    tail: Mapping[str, object] = MappingProxyType({})
    id_key: str = "id"
    last: Record | None = None


def about(case: Case) -> dict[str, object]:
    """Return the head of the envelope: which plan, and as of which day."""
    plan = case.plan
    return {
        "schema": SCHEMA,
        "plan": {"title": plan.title, "year": plan.year, "path": plan.path},
        "as_of": case.as_of.isoformat(),
    }


def list_records(
    case: Case, rows: Iterable[Row], keys: Sequence[str] = TASK_KEYS, *, lang: Lang = "en"
) -> Records:
    """Return tasks as records; `lang` is that of ``why``, the only key that holds sentences of ours."""
    titles = section_titles(case)
    return Records("tasks", keys, (task_record(row, titles, lang) for row in rows), about(case))


def overdue_records(
    case: Case, rows: Iterable[Row], keys: Sequence[str] = (*TASK_KEYS, "part"), *, lang: Lang = "en"
) -> Records:
    """Return tasks that fail their time as records; the key ``part`` says how: firm, missed or soft."""
    titles = section_titles(case)
    items = (task_record(row, titles, lang) | {"part": row.part} for row in rows)
    return Records("tasks", keys, items, about(case))


def board_records(case: Case, board: Board, lang: Lang = "en") -> Records:
    """Return the tasks of the board, each once, with the first part it stands in; then all counts.

    The numbers of ``parts`` count a task in every part it belongs to.
    """
    titles = section_titles(case)
    parts: list[tuple[str | None, Row]] = [(row.part, row) for row in (*board.late, *board.ask)]
    parts += [("coming", row) for row in board.coming] + [("silent", row) for row in board.silent]
    first = {row.task.id: (part, row) for part, row in reversed(parts)}
    keys = dict.fromkeys(row.task.id for _, row in parts)
    items = (task_record(first[id_][1], titles, lang) | {"part": first[id_][0]} for id_ in keys)
    numbers = Counter(part for part, _ in parts)
    tail = {"parts": {part: numbers[part] for part in BOARD_PARTS}, "total": _counts(board.counts)}
    return Records("tasks", (*TASK_KEYS, "part"), items, about(case), tail)


def due_records(
    case: Case,
    due: Due,
    keys: Sequence[str] = (*TASK_KEYS, "certain"),
    *,
    possible: bool = False,
    lang: Lang = "en",
) -> Records:
    """Return what falls due, the certain tasks first; the key ``certain`` tells them apart."""
    titles = section_titles(case)
    parts = [(True, due.certain), (False, due.possible if possible else ())]
    items = (task_record(row, titles, lang) | {"certain": certain} for certain, rows in parts for row in rows)
    return Records("tasks", keys, items, about(case))


def section_titles(case: Case) -> dict[str, str]:
    """Return the title of each section, by its id."""
    return {section.id: section.title for section in case.plan.sections}


def _iso(day: date | None) -> str | None:
    """Return a day as ISO 8601 writes it."""
    return day.isoformat() if day else None


def task_record(row: Row, section_titles: Mapping[str, str], lang: Lang = "en") -> Record:
    """Return a task under the keys of `TASK_KEYS`."""
    task, timing = row.task, row.timing
    return {
        "id": task.id,
        "number": task.number,
        "section": task.section,
        "title": task.title,
        "text": task.text,
        "lead": list(task.lead),
        "support": list(task.support),
        **(_timing_fields(timing) if timing else _NO_TIMING),
        "count": row.count,
        "status": row.status,
        "percent": row.percent,
        "held": row.held,
        "done_on": _iso(row.done_on),
        "done_late": row.is_done_late,
        "light": row.light,
        "lateness": row.lateness,
        "due": _iso(row.due),
        "due_label": row.due_label or None,
        "days": row.days,
        "extensions": [_extension(extension) for extension in row.extensions],
        "section_title": section_titles.get(task.section or ""),
        "last_on": _iso(row.last_on),
        "problem": row.problem,
        "next": row.next,
        "last_note": row.note,
        "urged": row.urged,
        "reply_by": _iso(row.reply_by),
        "missed": row.missed,
        "missed_since": _iso(row.missed_since),
        "silent_days": row.silent_days,
        "people": [{"name": person.name, "role": person.role} for person in task.people],
        "tags": list(task.tags),
        "notes": [{"label": label, "text": text} for label, text in task.notes],
        "parent": task.parent,
        "original": _original(task.timing) if task.timing else None,
        "why": _why(timing, lang) if timing else [],
    }


def _original(timing: Timing) -> Record:
    """Return the time that the plan itself gives, whatever was granted since."""
    return {"phrase": timing.phrase, "first": _iso(timing.first), "last": _iso(timing.last)}


def original_whole(timing: Timing, lang: Lang) -> Record:
    """Return the time that the plan itself gives with all that it means, and why."""
    return _original(timing) | timing_fields(timing) | {"why": _why(timing, lang)}


@lru_cache(_REMEMBERED)
def _why(timing: Timing, lang: Lang) -> list[str]:
    """Return why a phrase means its window, in sentences."""
    from plancli.timing import explain  # noqa: PLC0415  tables do not say it
    from plancli.words import tell  # noqa: PLC0415  the other keys hold no words of ours

    return [tell(lang, reason) for reason in explain(timing)]


def timing_fields(timing: Timing) -> Record:
    """Return what a phrase means under the keys that a task has for it."""
    return {
        "timing": timing.phrase,
        "kind": timing.kind,
        "first": _iso(timing.first),
        "last": _iso(timing.last),
        "tentative": timing.tentative,
        "approximate": timing.approximate,
        "count": timing.count,
        "occurrences": [day.isoformat() for day in timing.occurrences],
        "milestones": [_milestone(milestone) for milestone in timing.milestones],
        "edtf": timing.edtf,
    }


_NO_TIMING: Record = {
    "timing": None,
    "kind": None,
    "first": None,
    "last": None,
    "tentative": False,
    "approximate": False,
    "count": None,
    "occurrences": [],
    "milestones": [],
    "edtf": None,
}


_timing_fields = lru_cache(_REMEMBERED)(timing_fields)
"""What `timing_fields` returns; most tasks share their phrases with others."""


def _milestone(milestone: Milestone) -> Record:
    """Return one stage of a staged timing."""
    return {"label": milestone.label, "first": _iso(milestone.first), "last": _iso(milestone.last)}


def _extension(extension: Extension) -> Record:
    """Return one later time given to a task."""
    return {
        "on": _iso(extension.on),
        "timing": extension.timing.phrase,
        "first": _iso(extension.timing.first),
        "last": _iso(extension.timing.last),
        "reason": extension.reason,
        "authority": extension.authority,
        "slip_days": extension.slip_days,
        "late": extension.is_late,
    }


def summary_records(case: Case, summary: Summary, keys: Sequence[str] = ()) -> Records:
    """Return the groups of a summary and the total, in which each task counts once.

    In JSON the total stands at the end of the envelope; elsewhere it is a last record, its key ``total``.
    """
    head = about(case) | {"by": summary.by}
    support = [f"support_{key}" for key in COUNT_KEYS] if summary.by == "dept" else []
    total = _counts(summary.total)
    items = (_group(group) for group in summary.groups)
    return Records(
        "groups",
        keys or ["key", *COUNT_KEYS, *support],
        items,
        head,
        {"total": total, "joint": summary.joint},
        id_key="key",
        last={"key": "total"} | total | dict.fromkeys(support),
    )


def _group(group: Group) -> Record:
    """Return one group of a summary."""
    support = _counts(group.support) if group.support else {}
    return {"key": group.key} | _counts(group.counts) | {f"support_{key}": n for key, n in support.items()}


def _counts(counts: Counts) -> Record:
    """Return how a number of tasks stand under the keys of `COUNT_KEYS`."""
    return {key: counts.of(key) if key in LIGHTS else getattr(counts, key) for key in COUNT_KEYS}
