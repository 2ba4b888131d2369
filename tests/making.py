"""Small plans and ledgers, each fact of them in sight of the test that needs it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from plancli import query
from plancli.ledger import Entry, Ledger
from plancli.plan import Plan, Task
from plancli.timing.model import Kind, Milestone, Timing

if TYPE_CHECKING:
    from collections.abc import Iterable

ISSUED = date(2010, 2, 1)


def day(text: str) -> date:
    """Return a day, by default of 2010: ``05-10``."""
    return date.fromisoformat(text if text.count("-") == 2 else f"2010-{text}")


def timing(
    first: str | None = "01-01",
    last: str | None = "12-31",
    *,
    kind: Kind = "deadline",
    occurrences: Iterable[str] = (),
    milestones: Iterable[tuple[str, str]] = (),
    **said: Any,  # noqa: ANN401  whatever a timing says
) -> Timing:
    """Return a timing; milestones are (label, last day)."""
    start = day(first) if first else None
    return Timing(
        phrase=said.pop("phrase", "某时"),
        kind=kind,
        first=start,
        last=day(last) if last else None,
        occurrences=tuple(day(text) for text in occurrences),
        milestones=tuple(
            Milestone(label, start or day(last_day), day(last_day)) for label, last_day in milestones
        ),
        **said,
    )


def task(id_: str = "1", when: Timing | None = None, **said: Any) -> Task:  # noqa: ANN401  whatever a task says
    """Return a task of the General Office, unless told otherwise."""
    return Task(
        id=id_, text=said.pop("text", f"第{id_}项工作。"), timing=when, **{"lead": ("办公厅",)} | said
    )


def plan(*tasks: Task, **said: Any) -> Plan:  # noqa: ANN401  whatever a plan says
    """Return a plan for 2010, issued on 1 February."""
    facts: dict[str, Any] = {"title": "计划", "year": 2010, "path": "plan.toml", "issued": ISSUED} | said
    return Plan(tasks=tasks, **facts)


def entry(number: int, on: str, id_: str = "1", **said: Any) -> Entry:  # noqa: ANN401  whatever an entry says
    """Return an entry; `number` orders those of one day and is the entry's id in hex."""
    at = said.pop("at", datetime(2010, 1, 1, tzinfo=UTC) + timedelta(minutes=number % 10**6))
    return Entry(id=f"{number:016x}", at=at, by=said.pop("by", "李华"), on=day(on), task=id_, **said)


def ledger(*entries: Entry) -> Ledger:
    """Return what a ledger with these entries, written in any order, holds."""
    return Ledger(tuple(sorted(entries, key=lambda one: (one.on, one.at, one.id))))


def case(tasks: Plan | Task, as_of: str, *entries: Entry) -> query.state.Case:
    """Return a case: a plan, or a plan of one task, on a day, with what was recorded."""
    whole = tasks if isinstance(tasks, Plan) else plan(tasks)
    return query.state.ask(whole, ledger(*entries), day(as_of))


def row(one: Task, as_of: str, *entries: Entry) -> query.state.Row:
    """Return how the only task of a plan stands on a day."""
    return query.state.row(case(one, as_of, *entries), one)
