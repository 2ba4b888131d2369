"""What does the user need to see? One line of totals, then only what needs eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.errors import Message, message

if TYPE_CHECKING:
    from plancli.ingest.model import Draft

LONGEST_EXCERPT = 60
_LISTS = frozenset({"aside", "unplaced"})
"""Lists of the plan's ``[import]`` table, which the report gives by itself."""


def needs_eyes(draft: Draft) -> bool:
    """Return whether a person should look at something before the plan is used."""
    return bool(draft.flags or draft.unplaced)


def report(draft: Draft) -> dict[str, object]:
    """Return the report of an import as plain data, for ``-o json``."""
    plan = draft.plan
    return {
        "schema": 1,
        "import": {key: value for key, value in _import(draft).items() if key not in _LISTS},
        "format": draft.format,
        "encoding": draft.encoding,
        "title": plan.get("title"),
        "document": plan.get("document"),
        "issuer": plan.get("issuer"),
        "issued": str(plan["issued"]) if "issued" in plan else None,
        "year": plan.get("year"),
        "tasks": len(_list(plan, "tasks")),
        "sections": len(_list(plan, "sections")),
        "account": draft.account,
        "flags": [
            {"task": f.task, "place": f.place, "reason": f.reason, "detail": f.detail} for f in draft.flags
        ],
        "unplaced": [{"place": u.place, "text": u.text, "reason": u.reason} for u in draft.unplaced],
        "other": [{"kind": o.kind, "text": o.text, "place": o.place} for o in draft.other],
        "aside": _aside(draft),
        "obligations": [{"place": place, "text": text} for place, text in draft.obligations],
    }


def _aside(draft: Draft) -> dict[str, int]:
    """Return how much text is kept aside: paragraphs, and their non-blank characters."""
    return {
        "paragraphs": len(draft.other),
        "characters": sum(len("".join(each.text.split())) for each in draft.other),
    }


def _list(plan: dict[str, object], key: str) -> list[object]:
    value = plan.get(key, [])
    return value if isinstance(value, list) else []


def _import(draft: Draft) -> dict[str, object]:
    table = draft.plan.get("import", {})
    return table if isinstance(table, dict) else {}


def report_lines(draft: Draft) -> tuple[Message, ...]:
    """Return the report as messages: totals, tasks to check, unplaced lines, obligations.

    The arguments ``reason`` are themselves messages.
    """
    total = message(
        "ingest.total",
        tasks=len(_list(draft.plan, "tasks")),
        sections=len(_list(draft.plan, "sections")),
        placed=draft.account["total"] - draft.account["unplaced"],
        total=draft.account["total"],
        flags=len(draft.flags),
        unplaced=len(draft.unplaced),
        **_aside(draft),
    )
    flags = [
        message(
            "ingest.flag",
            place=f.place,
            task=f.task,
            reason=_reason(f.reason),
            detail=_excerpt(f.detail),
        )
        if f.task
        else message(
            "ingest.flag_document",
            place=f.place,
            reason=_reason(f.reason),
            detail=_excerpt(f.detail),
        )
        for f in draft.flags
    ]
    unplaced = [
        message("ingest.unplaced", place=u.place, reason=_reason(u.reason), text=_excerpt(u.text))
        for u in draft.unplaced
    ]
    bound = [
        message("ingest.obligation", place=place, text=_excerpt(text)) for place, text in draft.obligations
    ]
    return (total, *flags, *unplaced, *bound)


def _reason(code: str) -> Message:
    return message(f"ingest.reason.{code}")


def _excerpt(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_EXCERPT else flat[: LONGEST_EXCERPT - 1] + "…"
