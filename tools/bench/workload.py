"""What would a plan of any size hold? The same tasks and entries every time.

The first 38 tasks are those of data/plan2010.toml; the others are put together from words of the same kind:
what offices do, to what, who answers for it, and by when. One task in ten has entries in the ledger, several
each.
"""

from __future__ import annotations

import json
import random
import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

REAL_PLAN = Path(__file__).parents[2] / "data" / "plan2010.toml"
WORDS = Path(__file__).with_suffix(".toml")
YEAR = 2010
ISSUED = date(YEAR, 2, 1)
AS_OF = date(YEAR, 6, 15)
"""Day that questions are asked for."""

FILTERED = "企业改革局"
"""The department that filtered lists ask for; it has a part in about one task in twenty."""

BEIJING = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Task:
    """A task as every tool is told of it.

    Attributes:
        due: A day that tools without vague times can store.
    """

    id: str
    section: str
    text: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    timing: str
    due: date

    @property
    def departments(self) -> tuple[str, ...]:
        """Every department the task names, lead first."""
        return self.lead + self.support

    @property
    def uuid(self) -> str:
        """The task's id in tools that name tasks by UUID."""
        return uuid(self.id)


def uuid(task_id: str) -> str:
    """Return a task's id as a UUID."""
    return str(UUID(int=int(task_id) << 80, version=4))


def id_of(uuid: str) -> str:
    """Return the id of the task that has a UUID."""
    return str(UUID(uuid).int >> 80)


@cache
def words(kind: str) -> tuple[str, ...]:
    """Return the words of a kind that tasks are put together from."""
    return tuple(tomllib.loads(WORDS.read_text("utf-8"))[kind].split())


@cache
def real_plan() -> dict[str, Any]:
    """Return the tables of the real plan."""
    return tomllib.loads(REAL_PLAN.read_text("utf-8"))


def tasks(size: int) -> list[Task]:
    """Return the tasks of the plan of a size; a larger plan begins with the tasks of a smaller one."""
    return list(islice(_endless_tasks(), size))


def _endless_tasks() -> Iterator[Task]:
    """Yield the tasks of the real plan, then others like them."""
    chance = random.Random(YEAR)
    real = real_plan()["tasks"]
    for task in real:
        yield Task(
            id=task["id"],
            section=task["section"],
            text=task["text"],
            lead=tuple(task["lead"]),
            support=tuple(task.get("support", ())),
            timing=task["timing"],
            due=_some_day(chance),
        )
    known = dict.fromkeys(name for task in real for name in task["lead"])
    departments = [*known, *words("departments")]
    number = len(real)
    while True:
        number += 1
        yield _made_up(number, departments, chance)


def _made_up(number: int, departments: Sequence[str], chance: random.Random) -> Task:
    """Return a task that an office might have planned."""
    names = chance.sample(departments, chance.choice((1, 1, 1, 2, 2, 3, 4)))
    leads = chance.randint(1, min(2, len(names)))
    due = _some_day(chance)
    what = "".join(chance.choice(words(kind)) for kind in ("doing", "which", "what"))
    return Task(
        id=str(number),
        section=str(chance.randint(1, 5)),
        text=f"{what}（第{number}项），{chance.choice(words('why'))}。",
        lead=tuple(names[:leads]),
        support=tuple(names[leads:]),
        timing=chance.choice(words(chance.choice(("phrases", "phrases", "months", "days")))).format(
            due.month, due.day
        ),
        due=due,
    )


def _some_day(chance: random.Random) -> date:
    """Return a day of the plan's year after it was issued."""
    return ISSUED + timedelta(days=chance.randrange((date(YEAR + 1, 1, 1) - ISSUED).days))


def plan_text(planned: Sequence[Task]) -> str:
    """Return a plan file of these tasks."""
    head = f'title = "{YEAR}年工作计划（{len(planned)}项）"\nissued = {ISSUED}\nyear = {YEAR}\n'
    sections = (
        f'[[sections]]\nid = "{section["id"]}"\ntitle = "{section["title"]}"\n'
        for section in real_plan()["sections"]
    )
    return "\n".join([head, *sections, *map(_task_text, planned)])


def _task_text(task: Task) -> str:
    """Return a task's block of the plan file."""
    values = {"id": task.id, "section": task.section, "text": task.text, "lead": task.lead}
    values |= {"support": task.support} if task.support else {}
    values |= {"timing": task.timing}
    lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
    return "[[tasks]]\n" + "".join(lines)


def ledger_text(planned: Sequence[Task], count: int | None = None) -> str:
    """Return a ledger of these tasks; `count` as for `entries`."""
    lines = (
        json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in entries(planned, count)
    )
    return "".join(line + "\n" for line in lines)


def entries(planned: Sequence[Task], count: int | None = None) -> Iterator[dict[str, Any]]:
    """Yield entries of the ledger in the order they were recorded.

    Args:
        planned: The tasks.
        count: How many entries to make, as many of every task; None makes one to five of one task in ten.
    """
    chance = random.Random(len(planned))
    told = [
        (day, task.id, what)
        for place, task in enumerate(planned)
        for day, what in _story(chance, _length(chance, place, len(planned), count))
    ]
    told.sort(key=lambda one: one[0])
    for number, (day, task_id, what) in enumerate(told):
        at = datetime(YEAR, day.month, day.day, 9, tzinfo=BEIJING) + timedelta(seconds=number % 28_800)
        by = f"user{number % 7}"
        stamp = {"id": f"{number:016x}", "at": at.isoformat(), "by": by, "on": day.isoformat()}
        yield stamp | {"task": task_id} | what


def _length(chance: random.Random, place: int, tasks: int, count: int | None) -> int:
    """Return how many entries speak of a task."""
    if count is None:
        return chance.randint(1, 5) if chance.random() < 0.1 else 0  # noqa: PLR2004  one in ten
    return (place + 1) * count // tasks - place * count // tasks


def _story(chance: random.Random, length: int) -> Iterator[tuple[date, dict[str, Any]]]:
    """Yield what is recorded of one task: begun, reported on, now and then extended, half of them closed."""
    days = sorted(ISSUED + timedelta(days=chance.randrange(120)) for _ in range(length))
    is_closed = length > 1 and chance.random() < 0.5  # noqa: PLR2004  half of them
    for place, day in enumerate(days):
        note = {"note": chance.choice(words("notes"))}
        if place == length - 1 and is_closed:
            yield day, {"status": "done"} | note
        elif place == 0:
            yield day, {"status": "doing"} | note
        elif chance.random() < 0.1:  # noqa: PLR2004  now and then
            yield day, {key: chance.choice(words(f"{key}s")) for key in ("timing", "reason", "note")}
        else:
            yield day, {"percent": min(95, 100 * place // length)} | note


def quarter(planned: Sequence[Task]) -> list[str]:
    """Return departments that together have a part in a quarter of the tasks, the busiest first."""
    parts = Counter(name for task in planned for name in task.departments)
    chosen: list[str] = []
    for name, _ in parts.most_common():
        if 4 * sum(not set(chosen).isdisjoint(task.departments) for task in planned) >= len(planned):
            break
        chosen.append(name)
    return chosen


def untouched(planned: Sequence[Task]) -> list[str]:
    """Return the ids of the tasks that the ledger does not speak of."""
    spoken_of = {entry["task"] for entry in entries(planned)}
    return [task.id for task in planned if task.id not in spoken_of]
