"""Which slips (督办单, 催办单) go out, each about which tasks, and which reminders do they amount to?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from plancli.plan import department_names, own_names
from plancli.recording import numbers, updates

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date

    from plancli.errors import Message
    from plancli.ledger import Card, Entry, Ledger
    from plancli.plan import Plan
    from plancli.query.history import History
    from plancli.query.state import Row
    from plancli.recording.updates import Decision, Stamp

Per = Literal["task", "dept"]
PER: tuple[Per, ...] = get_args(Per)
"""What gets a slip of its own."""


class Slip(NamedTuple):
    """One slip.

    Attributes:
        name: What tells it from others: the id of its task, or the department.
        departments: Who answers for its tasks.
        rows: Its tasks.
        number: Its number; empty where it is written in by hand.
    """

    name: str
    departments: tuple[str, ...]
    rows: tuple[Row, ...]
    number: str = ""


class Asked(NamedTuple):
    """What all slips of one command have in common.

    Attributes:
        reply_by: Last day on which an answer is in time; None where it is written in by hand.
        card: Colour of the slips; None for what follows from the reminders there were.
        form: Form of their numbers, such as ``督办〔{year}〕{n}号``; None for no number.
    """

    reply_by: date | None = None
    card: Card | None = None
    form: str | None = None


def slips(plan: Plan, rows: Sequence[Row], per: Per, only: Collection[str] = ()) -> Iterator[Slip]:
    """Yield a slip for each task, or for each department that leads any of them.

    Args:
        plan: The plan.
        rows: The tasks; one without a leading department is on no slip of a department.
        per: What gets a slip.
        only: Names of the departments that get one; none for all.
    """
    return _by_task(rows) if per == "task" else _by_department(plan, rows, only)


def _by_task(rows: Iterable[Row]) -> Iterator[Slip]:
    """Yield a slip for each task."""
    for row in rows:
        who = row.task.lead[0] if row.task.lead else row.task.title
        yield Slip(f"{row.task.id}-{who}", row.task.lead, (row,))


def _by_department(plan: Plan, rows: Sequence[Row], only: Collection[str]) -> Iterator[Slip]:
    """Yield a slip for each department that leads any of the tasks, in the plan's order of departments."""
    own = own_names(plan)
    for place, name in enumerate(department_names(plan), start=1):
        led = tuple(row for row in rows if name in {own.get(one, one) for one in row.task.lead})
        if led and (not only or name in only):
            yield Slip(f"{place:02d}-{name}", (name,), led)


def numbered(slips: Iterable[Slip], form: str | None, year: int, ledger: Ledger) -> tuple[Slip, ...]:
    """Return slips with numbers that follow the last one in the ledger; without them where there is no form.

    Raises:
        NumberFormError: The form has other things in braces than ``{n}`` and ``{year}``.
        SameNumberError: Several slips would get the same number.
    """
    found = tuple(slips)
    if form is None:
        return found
    numbers.check(form)
    if "{n}" not in form and len(found) > 1:
        raise numbers.SameNumberError(form=form, count=len(found))
    first = numbers.last_used(form, year, ledger) + 1
    return tuple(
        slip._replace(number=numbers.number(form, year, running)) for running, slip in enumerate(found, first)
    )


def decide(
    plan: Plan, ledger: Ledger, slips: Sequence[Slip], asked: Asked, stamp: Stamp, *, force: bool = False
) -> Decision:
    """Return the reminders that slips amount to: one for each task, however many slips it is on.

    Raises:
        RefusedError: A reminder needs `force`: its answer would be due before it is sent.
    """
    said: dict[str, list[str]] = {}
    for slip in slips:
        for row in slip.rows:
            said.setdefault(row.task.id, []).append(slip.number)

    def update(history: History, blank: Entry) -> Entry | Message:
        number = "、".join(filter(None, said[blank.task])) or None
        return updates.urge(asked.card, number, asked.reply_by)(history, blank)

    return updates.decide(plan, ledger, list(said), stamp, update, force=force)
