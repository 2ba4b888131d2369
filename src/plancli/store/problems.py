"""What is wrong with a plan file? Each fault as a message, with the path of the key it is about."""

from __future__ import annotations

from collections import Counter
from datetime import date, time
from typing import TYPE_CHECKING, Any

from plancli import timing
from plancli.errors import Message, message
from plancli.likeness import instead_of, nearest
from plancli.models import (
    DepartmentModel,
    OfficeModel,
    PersonModel,
    PlanModel,
    SectionModel,
    SupervisionModel,
    TaskModel,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

LONGEST_INTEGER = 1000
"""Bits of an integer beyond which Python may refuse to write it in decimal."""

Path = tuple[str | int, ...]
Fault = tuple[Path, Message]

_TABLES: dict[str, type[BaseModel]] = {
    "tasks": TaskModel,
    "people": PersonModel,
    "sections": SectionModel,
    "departments": DepartmentModel,
    "supervision": SupervisionModel,
    "office": OfficeModel,
}

_EXPECTED = {
    "string_type": "plan.expect_text",
    "int_type": "plan.expect_integer",
    "int_from_float": "plan.expect_integer",
    "int_parsing": "plan.expect_integer",
    "int_parsing_size": "plan.expect_integer",
    "finite_number": "plan.expect_integer",
    "date_type": "plan.expect_date",
    "date_parsing": "plan.expect_date",
    "date_from_datetime_parsing": "plan.expect_date",
    "date_from_datetime_inexact": "plan.expect_date",
    "tuple_type": "plan.expect_list",
    "list_type": "plan.expect_list",
    "dict_type": "plan.expect_table",
    "model_type": "plan.expect_table",
    "model_attributes_type": "plan.expect_table",
    "string_too_short": "plan.expect_words",
    "string_pattern_mismatch": "plan.expect_id",
    "string_too_long": "plan.expect_id",
    "too_short": "plan.expect_id",
    "too_long": "plan.expect_id",
    "greater_than_equal": "plan.expect_at_least",
    "less_than_equal": "plan.expect_at_most",
}
"""What each kind of fault that Pydantic names asks of the writer."""


def _like(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return up to three of the known words that look like `word`."""
    return tuple(nearest(word, known))


def of_validation(error: ValidationError, most: int) -> list[Fault]:
    """Return the first so many faults that validation found."""
    return [(detail["loc"], _of_detail(detail)) for detail in error.errors(include_url=False)[:most]]


def _of_detail(detail: ErrorDetails) -> Message:
    """Return one fault in our own words."""
    *above, key = detail["loc"]
    name = _name(detail["loc"])
    if detail["type"] == "missing":
        return message("plan.missing_key", key=key)
    if detail["type"] == "extra_forbidden":
        near = _like(str(key), _known_keys(above))
        return message("plan.unknown_key_near" if near else "plan.unknown_key", key=key, nearest=near)
    expected = _EXPECTED.get(detail["type"], "plan.expect_other")
    context: dict[str, Any] = detail.get("ctx", {})
    limit = context.get("ge", context.get("le", ""))
    if expected == "plan.expect_list" and key in _TABLES:
        expected, limit = "plan.expect_tables", key
    return message(
        "plan.wrong_value", key=name, value=_short(detail["input"]), expected=message(expected, limit=limit)
    )


def _known_keys(above: list[str | int]) -> list[str]:
    """Return the keys that may stand in the table at a path."""
    table = next((part for part in reversed(above) if isinstance(part, str)), "")
    fields = _TABLES.get(table, PlanModel).model_fields
    return [field.alias or name for name, field in fields.items()]


def _name(path: Path) -> str:
    """Return a path as a person would write it, without the table it is in: ``lead[2]``, ``notes.备注``."""
    arrays = [
        place for place, part in enumerate(path) if isinstance(part, int) and path[place - 1] in _TABLES
    ]
    inside = (path[arrays[-1] + 1 :] or path[arrays[-1] - 1 :]) if arrays else path
    parts = (f".{part}" if isinstance(part, str) else f"[{part + 1}]" for part in inside)
    return "".join(parts).removeprefix(".")


def _short(value: object) -> str:
    """Return a value as it may be quoted in one line."""
    text = _toml(value)
    return text if len(text) <= 60 else text[:57] + "..."  # noqa: PLR2004  a quotation, not a limit of anything


def _toml(value: object) -> str:
    """Return a value as TOML writes it; a text in the quotes of Python, which TOML knows too."""
    match value:
        case bool():
            return "true" if value else "false"
        case date() | time():
            return value.isoformat()
        case list():
            return f"[{', '.join(map(_toml, value))}]"
        case dict():
            return f"{{{', '.join(f'{key} = {_toml(one)}' for key, one in value.items())}}}"
        case int():
            return str(value) if value.bit_length() < LONGEST_INTEGER else hex(value)
        case _:
            return repr(value)


def contradictions(plan: PlanModel) -> Iterator[Fault]:
    """Yield the faults of a plan whose every value is well-formed but whose parts disagree."""
    yield from _repeats(plan)
    yield from _unknown_sections(plan)
    yield from _unknown_parents(plan)
    yield from _shared_names(plan)
    yield from _meanings(plan)
    yield from _numbering(plan)


def _repeats(plan: PlanModel) -> Iterator[Fault]:
    """Yield ids given twice."""
    for table, ids in (
        ("tasks", [one.id for one in plan.tasks]),
        ("sections", [one.id for one in plan.sections]),
    ):
        seen: dict[str, int] = {}
        for place, id_ in enumerate(ids):
            if id_ in seen:
                yield (table, place, "id"), message("plan.repeated_id", id=id_, first=seen[id_] + 1)
            seen.setdefault(id_, place)


def _unknown_sections(plan: PlanModel) -> Iterator[Fault]:
    """Yield tasks that name a section the plan does not have."""
    known = [section.id for section in plan.sections]
    for place, task in enumerate(plan.tasks):
        if task.section is not None and task.section not in known:
            near = nearest(task.section, known)
            hint = (
                message("error.nearest", nearest=tuple(near))
                if near
                else message("error.sections_are", ids=tuple(known) or "–")
            )
            yield ("tasks", place, "section"), message("plan.unknown_section", id=task.section, hint=hint)


def _unknown_parents(plan: PlanModel) -> Iterator[Fault]:
    """Yield tasks that name a parent the plan does not have, or themselves."""
    known = [task.id for task in plan.tasks]
    ids = frozenset(known)
    for place, task in enumerate(plan.tasks):
        if task.parent is None:
            continue
        if task.parent == task.id:
            yield ("tasks", place, "parent"), message("plan.own_parent", id=task.id)
        elif task.parent not in ids:
            hint = instead_of(task.parent, known)
            yield ("tasks", place, "parent"), message("plan.unknown_parent", id=task.parent, hint=hint)


def _shared_names(plan: PlanModel) -> Iterator[Fault]:
    """Yield names and aliases that would mean two departments."""
    names = Counter(name for one in plan.departments for name in {one.name, *one.aliases})
    for place, one in enumerate(plan.departments):
        for name in dict.fromkeys((one.name, *one.aliases)):
            if names[name] > 1:
                yield ("departments", place), message("plan.shared_name", name=name)


def _numbering(plan: PlanModel) -> Iterator[Fault]:
    """Yield a form of document numbers that gives every document the same number."""
    if plan.office.number and "{n}" not in plan.office.number:
        yield ("office", "number"), message("plan.no_running_number", number=plan.office.number)


def _meanings(plan: PlanModel) -> Iterator[Fault]:
    """Yield overrides of the timing language that cannot be read."""
    for word, text in plan.timing.items():
        if fault := timing.check_meaning(word, text):
            yield ("timing", word), fault
