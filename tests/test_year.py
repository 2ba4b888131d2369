"""A year of the 2010 plan, day by day: what is summed up is what a plain count of the ledger gives."""

from __future__ import annotations

import json
import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from plancli.ledger import Entry, dump
from plancli.store.loading import load_plan
from plancli.store.places import builtin
from plancli.timing import resolve
from tests.desk import answer, id_of

if TYPE_CHECKING:
    from pathlib import Path

    from plancli.plan import Task
    from plancli.timing.model import Timing
    from tests.conftest import Plancli

PLAN = load_plan(builtin())
ENTRIES = 300
FIRST, LAST = date(2010, 1, 1), date(2011, 1, 31)
NEW_TIMES = ("9月底前", "年内完成", "次年1月15日前", "时间初定为10月", "不定期", "每季度", "三期，年内完成")
WITH_END = ("window", "deadline", "recurring")
SOON, PACE = 15, 10
"""The thresholds of a plan that sets none of its own."""


def scribble(seed: int, tasks: list[str]) -> list[Entry]:
    """Return entries about random tasks on random days: recorded late, taken back, extended, held."""
    dice = random.Random(seed)
    entries: list[Entry] = []
    for number in range(ENTRIES):
        on = FIRST + timedelta(days=dice.randrange(365))
        late = dice.choice([0, 0, 0, 1, 20, 60])
        at = datetime(on.year, on.month, on.day, 9, tzinfo=UTC) + timedelta(days=late, seconds=number)
        task, undone = dice.choice(tasks), dice.choice(entries) if entries else None
        words: dict[str, Any] = dice.choice(
            [
                {"status": dice.choice(["doing", "done", "done", "done", "cancelled", "todo"])},
                {"percent": dice.choice([0, 10, 30, 50, 80, 100])},
                {"held": dice.choice([1, 1, 2, -1])},
                {"held": 1, "status": "done"},
                {"timing": dice.choice(NEW_TIMES)},
                {"note": "会议已召开"},
                {"undo": undone.id} if undone else {"note": "无"},
            ]
        )
        if undone and "undo" in words:
            at = max(at, undone.at) + timedelta(minutes=1)  # nothing is taken back before it is recorded
        entries.append(Entry(id_of(number), at, "lihua", on, task, **words))
    return entries


# The count: section 6 of the design, word by word, without any of the code it checks.


def counts(entry: Entry, entries: list[Entry]) -> bool:
    """Tell whether an entry counts: nothing that counts takes it back."""
    return not any(other.undo == entry.id and counts(other, entries) for other in entries)


class Told(NamedTuple):
    """What the entries of a task add up to on a day."""

    status: str = "todo"
    closed_on: date | None = None
    percent: int | None = None
    held: int = 0


def owed(timing: Timing) -> int | None:
    """Return how many sessions, occurrences or stages a time promises."""
    return len(timing.occurrences) or max(timing.count or 0, len(timing.milestones)) or None


def add_up(task: Task, entries: list[Entry]) -> Told:
    """Return what entries, in order, say; the session that is the last one owed closes."""
    told = Told()
    timing = task.timing
    assert timing is not None
    is_derived = False
    for entry in entries:
        if entry.timing:
            timing = resolved(entry.timing, entry.on)
        status = entry.status
        if entry.held:
            enough = owed(timing)
            had, has = (enough is not None and held >= enough for held in (told.held, told.held + entry.held))
            told = told._replace(held=told.held + entry.held)
            if status is None and has and not had:
                status = "done"
            if status is None and had and not has and is_derived:
                status = "doing"
        if status and status != told.status:
            told = told._replace(status=status, closed_on=entry.on)
            is_derived = entry.status is None
        if entry.percent is not None:
            told = told._replace(percent=entry.percent)
    return told._replace(held=max(told.held, 0))


def light(task: Task, entries: list[Entry], day: date) -> str:
    """Return the light of a task, ``done late`` for one; `entries` are those that count, in order."""
    known = [entry for entry in entries if entry.task == task.id and entry.on <= day]
    told = add_up(task, known)
    timings = [task.timing, *(resolved(entry.timing, entry.on) for entry in known if entry.timing)]
    timing = timings[-1]
    assert timing is not None
    assert timing.first is not None
    assert timing.last is not None
    has_end = timing.kind in WITH_END
    if told.closed_on and told.status in {"done", "cancelled"}:
        limit = in_force(task, known, told.closed_on)
        assert limit.last is not None
        is_firm = limit.kind in WITH_END and not (limit.tentative or limit.approximate)
        is_late = told.status == "done" and is_firm and told.closed_on > limit.last
        return "done late" if is_late else told.status
    if not has_end:
        return "grey"
    if timing.last < day:
        return "yellow" if timing.tentative or timing.approximate else "red"
    return running(timing, told, day)


def in_force(task: Task, entries: list[Entry], day: date) -> Timing:
    """Return the time in force at the end of a day."""
    granted = [entry for entry in entries if entry.timing and entry.on <= day]
    timing = resolved(granted[-1].timing or "", granted[-1].on) if granted else task.timing
    assert timing is not None
    return timing


def running(timing: Timing, told: Told, day: date) -> str:
    """Return the light of an open task whose window has not ended."""
    assert timing.first is not None
    assert timing.last is not None
    steps = timing.occurrences or (timing.last,) * (timing.count or 1)
    start = max(timing.first, PLAN.issued or timing.first)
    share = ((day - start).days + 1) / ((timing.last - start).days + 1) if start <= timing.last else 1.0
    is_behind = told.percent is not None and told.percent < round(100 * max(share, 0), 6) - PACE
    if is_behind or sum(step < day for step in steps) > told.held:
        return "yellow"
    coming = [step for step in steps[told.held :] if step >= day] or [steps[-1]]
    if (coming[0] - day).days <= SOON:
        return "blue"
    return "grey" if timing.first > day else "green"


@cache
def resolved(phrase: str, on: date) -> Timing:
    """Return what a new time means that was granted on a day."""
    return resolve(phrase, year=PLAN.year, issued=on, meanings=PLAN.meanings, events=PLAN.events)


def plain_count(entries: list[Entry], day: date) -> dict[str, int]:
    """Return how many tasks stand in each light on a day, and how many were done late."""
    stands = Counter(light(task, entries, day) for task in PLAN.tasks)
    late = stands.pop("done late", 0)
    return Counter(stands) + Counter(done=late, done_late=late)


def said_by(total: dict[str, Any]) -> dict[str, int]:
    """Return the same counts as a summary says them, without zeros."""
    lights = ("done", "cancelled", "red", "yellow", "blue", "green", "grey", "done_late")
    return {name: total[name] for name in lights if total[name]}


def test_every_day_of_a_year(plancli: Plancli, desk: Path) -> None:
    """Every light of every day, from the first to a month past the last, by all that is known now."""
    entries = scribble(2010, [task.id for task in PLAN.tasks])
    lines = [dump(entry) for entry in entries]
    random.Random(1).shuffle(lines)
    (desk / "plan2010.ledger.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    counting = sorted((one for one in entries if counts(one, entries)), key=lambda one: (one.on, one.at))
    seen: Counter[str] = Counter()
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        total = answer(plancli("summary", "--by", "light", "--as-of", day.isoformat(), "-o", "json"))["total"]
        assert total["total"] == len(PLAN.tasks)
        assert said_by(total) == plain_count(counting, day), day
        seen.update(said_by(total))
    assert set(seen) == {"done", "cancelled", "red", "yellow", "blue", "green", "grey", "done_late"}


def test_the_day_an_answer_is_about_is_all_that_time_does_to_it(plancli: Plancli, desk: Path) -> None:
    """Entries of later days leave the answer of an earlier one as it was, but for what they take back."""
    entries = [one for one in scribble(7, [task.id for task in PLAN.tasks]) if not one.undo]
    path = desk / "plan2010.ledger.jsonl"
    middle = date(2010, 7, 1)

    def asked() -> str:
        return json.dumps(answer(plancli("list", "--as-of", "2010-07-01", "-o", "json")), ensure_ascii=False)

    path.write_text("".join(dump(one) + "\n" for one in entries if one.on <= middle), encoding="utf-8")
    before = asked()
    path.write_text("".join(dump(one) + "\n" for one in entries), encoding="utf-8")
    assert asked() == before
