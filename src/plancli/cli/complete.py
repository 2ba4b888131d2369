"""What can stand here? Values that the shell completes: ids, departments, sections, statuses and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.cli import edge
from plancli.errors import PlancliError
from plancli.ledger import STATUSES
from plancli.query import GROUPINGS, LIGHTS
from plancli.timing.model import KINDS
from plancli.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import typer

    from plancli.plan import Plan

LONGEST = 24
"""Characters of what is said about a value: one line of a shell's menu."""

Value = tuple[str, str]
"""A value, and words about it."""


def _ids(plan: Plan) -> Iterable[Value]:
    """Return the ids of the plan's tasks with their titles."""
    return ((task.id, task.title) for task in plan.tasks)


def _departments(plan: Plan) -> Iterable[Value]:
    """Return the names of the plan's departments, and their aliases."""
    from plancli.plan import department_names  # noqa: PLC0415  only the shell asks

    aliases = ((alias, one.name) for one in plan.departments for alias in one.aliases)
    return (*((name, "") for name in department_names(plan)), *aliases)


def _sections(plan: Plan) -> Iterable[Value]:
    """Return the ids of the plan's sections with their titles."""
    return ((section.id, section.title) for section in plan.sections)


def _tags(plan: Plan) -> Iterable[Value]:
    """Return the tags of the plan's tasks."""
    return ((tag, "") for tag in dict.fromkeys(tag for task in plan.tasks for tag in task.tags))


def _words(kind: str, values: Iterable[str]) -> Callable[[Plan], Iterable[Value]]:
    """Return a source of values that are the same in every plan, with what each is called."""
    return lambda _plan: ((value, say(edge.language(), f"views.{kind}.{value}")) for value in values)


_SOURCES: dict[str, Callable[[Plan], Iterable[Value]]] = {
    "ids": _ids,
    "dept": _departments,
    "section": _sections,
    "tag": _tags,
    "status": _words("status", STATUSES),
    "light": _words("light", LIGHTS),
    "kind": _words("kind", KINDS),
    "by": _words("by", GROUPINGS),
}


def values(name: str, ctx: typer.Context, incomplete: str) -> list[Value]:
    """Return the values of an option or argument that begin with what is typed."""
    given = edge.Given(plan=_plan_option(ctx))
    try:
        known = list(_SOURCES[name](given.load_plan()))
    except PlancliError:
        return []
    return [(value, about[:LONGEST]) for value, about in known if value.startswith(incomplete)]


def _plan_option(ctx: typer.Context) -> str | None:
    """Return the plan named on the line that is being typed."""
    named = [context.params.get("plan") for context in (ctx, ctx.parent) if context]
    return next((plan for plan in named if plan), None)
