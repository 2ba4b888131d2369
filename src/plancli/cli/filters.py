"""Which tasks may a command be asked about? One row a filter; every listing command takes them all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, NamedTuple

from plancli import cli
from plancli.cli import arguments
from plancli.cli.given import task_ids
from plancli.cli.options import FILTER, Ids, known, option
from plancli.errors import message
from plancli.ledger import STATUSES
from plancli.query.names import LIGHTS, PARTS
from plancli.query.state import watching
from plancli.query.tasks import Wanted
from plancli.recording import lookup
from plancli.timing.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plancli.cli.given import Given
    from plancli.plan import Plan
    from plancli.query.state import Case
    from plancli.window import Window


class Filter(NamedTuple):
    """One option, or the arguments, by which tasks are chosen.

    Attributes:
        option: The annotation that Typer reads.
        field: The field of `Wanted` it fills; what several filters say of one field adds up.
        read: Returns the value of that field; gets the plan and what was typed. None takes it as typed.
    """

    option: Any
    field: str
    read: Callable[[Plan, Any], Any] | None = None


def _flag(name: str) -> Any:
    """Return an option that is given or not, typed as its name."""
    return Annotated[bool, option(name, f"--{name.replace('_', '-')}", group=FILTER)]


def _list(name: str, *short: str, metavar: str) -> Any:
    """Return an option that may be repeated, typed as its name; a value may be a list with commas."""
    return Annotated[list[str] | None, option(name, f"--{name}", *short, metavar=metavar, group=FILTER)]


def _tasks(plan: Plan, typed: Iterable[str]) -> frozenset[str]:
    """Return the ids of the tasks that were typed or piped in."""
    return frozenset(task_ids(plan, typed))


def _departments(plan: Plan, typed: Iterable[str]) -> frozenset[str]:
    """Return every name of the departments that were typed."""
    found = (one for text in typed for one in lookup.listed(partial(lookup.department, plan), text))
    return frozenset(name for one in found for name in lookup.all_names(plan, one))


def _sections(plan: Plan, typed: Iterable[str]) -> frozenset[str]:
    """Return the ids of the sections that were typed."""
    return frozenset(id_ for text in typed for id_ in lookup.listed(partial(lookup.section, plan), text))


def _each(find: Callable[[Plan, str], Iterable[str]]) -> Callable[[Plan, Iterable[str]], frozenset[str]]:
    """Return what joins all that is found for each of several values."""
    return lambda plan, typed: frozenset(one for text in typed for one in find(plan, text))


def _one_of(names: Iterable[str], option: str) -> Callable[[Plan, Iterable[str]], frozenset[str]]:
    """Return what takes names out of a fixed set."""
    return lambda _plan, typed: known(typed, tuple(names), option)


def _during(plan: Plan, text: str) -> Window:
    """Return the days that ``--during`` names."""
    return cli.spans.span(text, "--during", plan.year)


FILTERS: dict[str, Filter] = {
    "ids": Filter(Ids, "ids", _tasks),
    "dept": Filter(_list("dept", "-d", metavar="NAME"), "depts", _departments),
    "lead_only": Filter(_flag("lead_only"), "lead_only"),
    "section": Filter(_list("section", metavar="ID"), "sections", _sections),
    "status": Filter(_list("status", metavar="|".join(STATUSES)), "statuses", _one_of(STATUSES, "--status")),
    "open": Filter(_flag("open"), "is_open"),
    "light": Filter(_list("light", metavar="|".join(LIGHTS)), "lights", _one_of(LIGHTS, "--light")),
    "kind": Filter(_list("kind", metavar="KIND"), "kinds", _one_of(KINDS, "--kind")),
    "during": Filter(
        Annotated[str | None, option("during", "--during", metavar=arguments.SPAN_METAVAR, group=FILTER)],
        "during",
        _during,
    ),
    "extended": Filter(_flag("extended"), "is_extended"),
    "unanswered": Filter(_flag("unanswered"), "is_unanswered"),
    "late": Filter(_flag("late"), "parts", lambda _plan, _typed: frozenset(PARTS) - {"soft"}),
    "ask": Filter(_flag("ask"), "parts", lambda _plan, _typed: frozenset({"soft"})),
    "silent": Filter(_flag("silent"), "is_silent"),
    "silent_days": Filter(
        Annotated[
            int | None, option("silent_days", "--silent-days", metavar="DAYS", min=1, max=36525, group=FILTER)
        ],
        "is_silent",
        lambda _plan, _typed: True,
    ),
    "search": Filter(
        _list("search", "-s", metavar="TEXT"),
        "search",
        _each(lookup.texts),
    ),
    "person": Filter(
        _list("person", metavar="NAME"),
        "people",
        _each(lookup.people),
    ),
    "tag": Filter(_list("tag", metavar="TAG"), "tags", _each(lookup.tags)),
}
"""Every filter, by the name of its parameter. A new one is a row here, a field of `Wanted` and its help."""


class Asked(dict[str, Any]):
    """A bundle: what was typed of each filter, by the name of its parameter."""

    OPTIONS: ClassVar[dict[str, Any]] = {name: row.option for name, row in FILTERS.items()}

    def of(self, plan: Plan) -> Wanted:
        """Return which tasks of a plan the filters ask for.

        Raises:
            NoSuchTaskError, NoSuchDepartmentError, NoSuchSectionError: The plan has none of that name.
        """
        found: dict[str, Any] = {}
        for one, typed in ((FILTERS[name], value) for name, value in self.items() if value):
            value = one.read(plan, typed) if one.read else typed
            found[one.field] = found[one.field] | value if one.field in found else value
        return Wanted(**found)

    def ask(self, given: Given) -> Case:
        """Return the case asked about, with the number of silent days asked for in the place of the plan's.

        It is said where silence is asked for and the plan has switched it off.
        """
        case = given.ask()
        if self["silent_days"]:
            return watching(case, self["silent_days"])
        if self["silent"] and not case.plan.supervision.silent_days:
            given.remark(message("cli.silence_off"))
        return case
