"""What does a program read of one task?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from plancli import timing as language
from plancli import views
from plancli.words import tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from plancli.query.state import Case, Extension, Row
    from plancli.timing.model import Milestone, Timing
    from plancli.views.records import Record
    from plancli.words import Lang

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

_REMEMBERED = 2**12
"""Timings whose fields are not worked out anew for each task that has them."""


def section_titles(case: Case) -> dict[str, str]:
    """Return the title of each section, by its id."""
    return {section.id: section.title for section in case.plan.sections}


def _iso(day: date | None) -> str | None:
    """Return a day as ISO 8601 writes it."""
    return day.isoformat() if day else None


def task(row: Row, section_titles: Mapping[str, str], lang: Lang = "en") -> Record:
    """Return a task under the keys of `TASK_KEYS`."""
    one, timing = row.task, row.timing
    return {
        "id": one.id,
        "number": one.number,
        "section": one.section,
        "title": one.title,
        "text": one.text,
        "lead": list(one.lead),
        "support": list(one.support),
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
        "section_title": section_titles.get(one.section or ""),
        "last_on": _iso(row.last_on),
        "problem": row.problem,
        "next": row.next,
        "last_note": row.note,
        "urged": row.urged,
        "reply_by": _iso(row.reply_by),
        "missed": row.missed,
        "missed_since": _iso(row.missed_since),
        "silent_days": row.silent_days,
        "people": [{"name": person.name, "role": person.role} for person in one.people],
        "tags": list(one.tags),
        "notes": [{"label": label, "text": text} for label, text in one.notes],
        "parent": one.parent,
        "original": _original(one.timing) if one.timing else None,
        "why": _why(timing, lang) if timing else [],
    }


def _original(timing: Timing) -> Record:
    """Return the time that the plan itself gives, without extensions."""
    return {"phrase": timing.phrase, "first": _iso(timing.first), "last": _iso(timing.last)}


def original_whole(timing: Timing, lang: Lang) -> Record:
    """Return the time that the plan itself gives with all that it means, and why."""
    return _original(timing) | timing_fields(timing) | {"why": _why(timing, lang)}


@lru_cache(_REMEMBERED)
def _why(timing: Timing, lang: Lang) -> list[str]:
    """Return why a phrase means its window, in sentences."""
    return [tell(lang, reason) for reason in language.explain(timing)]


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


def keys(names: Sequence[str], *more: str) -> Sequence[str]:
    """Return the keys that say what these columns say; every key of a task, and `more`, without columns."""
    return views.columns.record_keys(names) if names else (*TASK_KEYS, *more)
