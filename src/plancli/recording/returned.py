"""Which of the workbooks that came back can be taken, and what was filled into them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancli.errors import PlancliError, Problem
from plancli.recording import cells
from plancli.recording.handout import is_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from plancli.ingest.readers.grid import Grid
    from plancli.plan import Plan
    from plancli.recording.cells import Limits, Returned
    from plancli.recording.handout import Handout


class OtherPlanError(PlancliError):
    """A workbook was handed out from another plan."""

    exit_code = 1
    id = "collect.other_plan"


class LaterDayError(PlancliError):
    """A workbook was handed out as of a later day than the one that is asked about."""

    exit_code = 1
    id = "collect.later_day"


class OlderError(PlancliError):
    """A later workbook of the same department came back too."""

    exit_code = 1
    id = "collect.older"


def read(
    books: Mapping[str, Sequence[Grid]], plan: Plan, day: date, limits: Limits
) -> tuple[tuple[Returned, ...], tuple[Problem, ...]]:
    """Return what was filled into workbooks, and what is wrong with them and with their cells.

    Args:
        books: The sheets of each, by the name of its file.
        plan: The plan in use.
        day: The day that is asked about.
        limits: What may be filled in.
    """
    wrong: list[Problem] = []
    handouts: dict[str, Handout] = {}
    for name, grids in books.items():
        try:
            handouts[name] = _handout(grids, name, plan, day)
        except PlancliError as error:
            wrong.append(Problem(error.message, ""))
    returned: list[Returned] = []
    for name, handout in handouts.items():
        try:
            _stop_if_older(name, handout, handouts)
            returned.append(cells.read_back(books[name], handout, name, limits))
        except PlancliError as error:
            wrong.append(Problem(error.message, ""))
    return tuple(returned), (*wrong, *(fault for book in returned for fault in book.faults))


def _handout(grids: Sequence[Grid], name: str, plan: Plan, day: date) -> Handout:
    """Return what was handed out with a workbook.

    Raises:
        PlancliError: It does not say so, or was handed out from another plan or as of a later day.
    """
    handout = cells.handout_in(grids, name)
    if not is_of(handout, plan):
        raise OtherPlanError(name=name, other=handout.plan, year=handout.year, title=plan.title)
    if handout.as_of > day:
        raise LaterDayError(name=name, as_of=handout.as_of, day=day)
    return handout


def _stop_if_older(name: str, handout: Handout, handouts: Mapping[str, Handout]) -> None:
    """Stop where another workbook of the same department was handed out later."""
    for other, newer in handouts.items():
        is_newer = (newer.as_of, newer.entries) > (handout.as_of, handout.entries)
        if newer.department == handout.department and is_newer:
            raise OlderError(
                name=name, department=handout.department, as_of=handout.as_of, newer=other, later=newer.as_of
            )
