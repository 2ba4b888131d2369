"""What does a plan file say? Read, validate, resolve."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

import tomli
from pydantic import ValidationError

from plancli import timing
from plancli.errors import Problem, message
from plancli.models import PlanModel
from plancli.plan import Department, Office, Person, Plan, Section, Supervision, Task, Unplaced
from plancli.store.problems import contradictions, of_validation
from plancli.store.text import PlanInvalidError, read_text
from plancli.store.toml_faults import fault
from plancli.store.toml_lines import headers_of, line_of, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from plancli.errors import Message
    from plancli.models import TaskModel
    from plancli.timing import Timing


MOST_VALUES = 1_000_000
"""Values in a plan; 100,000 tasks of nine each."""

_MOST_COMMAS = 3 * MOST_VALUES
"""Commas in a text beyond which it is not even taken apart: a list of ten million numbers takes 10 s."""

MOST_FAULTS = 1_000
"""Faults of a plan that are named; nobody reads more."""

_VAST = 50_000
"""Faults beyond which not even the first are worked out: each takes memory."""

MOST_PHRASED = 200_000
"""Characters of all the different timings in a plan; each phrase takes about 0.3 ms to be read."""

MOST_NAMES = 20_000
"""Different names of departments in a plan; each takes about 0.4 ms to be compared with the others."""


def read_plan(path: Path) -> Plan:
    """Return the plan in a file, validated, every timing resolved.

    Raises:
        PlanUnreadableError: There is no such file, or it cannot be read as text.
        PlanInvalidError: It can be read and is no plan; all its problems are named.
    """
    return to_plan(read_text(path), path)


def to_plan(text: str, path: Path) -> Plan:
    """Return the plan that a text is; `path` is how its problems name it.

    Raises:
        PlanInvalidError: It is no plan; all its problems are named.
    """
    return _to_plan(_validated(_parsed(text, path), text, path), text, path)


def _parsed(text: str, path: Path) -> dict[str, Any]:
    """Return the tables of a TOML text."""
    too_many = PlanInvalidError(
        Problem(message("plan.too_many_values", most=MOST_VALUES), str(path)), path=path
    )
    if text.count(",") > _MOST_COMMAS:
        raise too_many
    try:
        tables = tomli.loads(text)
    except ValueError as error:  # TOMLDecodeError is one, an integer of 5,000 digits another
        line, why = fault(text, error)
        raise PlanInvalidError(Problem(why, str(path), line), path=path) from error
    except RecursionError as error:
        raise PlanInvalidError(Problem(message("plan.too_deep"), str(path)), path=path) from error
    if _has_more_values(tables, MOST_VALUES):
        raise too_many
    return tables


def _has_more_values(tables: dict[str, Any], most: int) -> bool:
    """Tell whether tables, and what stands in them, hold more than so many values."""
    left: list[dict[str, Any] | list[Any]] = [tables]
    count = 0
    while left and count <= most:
        one = left.pop()
        count += len(one)
        values = one.values() if type(one) is dict else one
        left += [value for value in values if type(value) is dict or type(value) is list]
    return count > most


def _validated(tables: Mapping[str, Any], text: str, path: Path) -> PlanModel:
    """Return the tables as a model whose parts agree with each other."""
    try:
        model = PlanModel.model_validate(tables)
        faults = [*islice(contradictions(model), MOST_FAULTS + 1)]
        count = len(faults)
    except ValidationError as error:
        count = error.error_count()
        faults = of_validation(error, MOST_FAULTS) if count <= _VAST else []
    if count:
        lines = lines_of(text) if faults else {}
        problems = [Problem(what, str(path), line_of(lines, where)) for where, what in faults[:MOST_FAULTS]]
        problems.sort(key=lambda problem: problem.line or 0)
        if count > len(problems):
            problems.append(Problem(message("plan.too_many_faults"), str(path)))
        raise PlanInvalidError(*problems, path=path)
    return model


def _to_plan(model: PlanModel, text: str, path: Path) -> Plan:
    """Return the plan a valid model describes.

    Raises:
        PlanInvalidError: Its tasks have too many different timings, or departments.
    """
    if what := _too_many(model):
        raise PlanInvalidError(Problem(what, str(path)), path=path)

    @cache
    def meaning(phrase: str) -> Timing:
        return timing.resolve(
            phrase, year=model.year, issued=model.issued, meanings=model.timing, events=model.events
        )

    headers = headers_of(text, "tasks")
    lines: Mapping[tuple[str | int, ...], int] = {}
    if headers is None or len(headers) != len(model.tasks) or model.import_.unplaced:
        lines = lines_of(text)
        headers = [lines.get(("tasks", place), 0) for place in range(len(model.tasks))]
    return Plan(
        title=model.title,
        year=model.year,
        path=str(path),
        document=model.document,
        issuer=model.issuer,
        issued=model.issued,
        sections=tuple(Section(section.id, section.title) for section in model.sections),
        departments=tuple(Department(one.name, one.aliases) for one in model.departments),
        supervision=Supervision(**model.supervision.model_dump()),
        meanings=model.timing,
        events=model.events,
        office=Office(**model.office.model_dump()),
        unplaced=tuple(
            Unplaced(one.place, one.text, one.reason, lines.get(("import", "unplaced", place), 0))
            for place, one in enumerate(model.import_.unplaced)
        ),
        tasks=tuple(_to_task(task, meaning, line) for task, line in zip(model.tasks, headers, strict=True)),
    )


def _too_many(model: PlanModel) -> Message | None:
    """Return what a valid model has too many of to be read in time, or None."""
    if sum(map(len, {task.timing for task in model.tasks if task.timing})) > MOST_PHRASED:
        return message("plan.too_many_phrases", most=MOST_PHRASED)
    if len({name for task in model.tasks for name in (*task.lead, *task.support)}) > MOST_NAMES:
        return message("plan.too_many_names", most=MOST_NAMES)
    return None


def _to_task(model: TaskModel, meaning: Callable[[str], Timing], line: int) -> Task:
    """Return the task a valid model describes."""
    return Task(
        id=model.id,
        text=model.text,
        timing=meaning(model.timing) if model.timing else None,
        number=model.number,
        section=model.section,
        heading=model.title,
        lead=model.lead,
        support=model.support,
        people=tuple(Person(person.name, person.role) for person in model.people),
        notes=tuple(model.notes.items()),
        tags=model.tags,
        parent=model.parent,
        source=model.source,
        line=line,
        added=model.added,
    )
