"""The independent reckoning: a plain second program counts a year, and every command agrees with it.

It knows sections 2, 4 and 6 of the design and what phrases mean; it shares no code with what it checks. The
plan is that of 2010 with every kind of time added to it; 400 entries are recorded about it at random.
"""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from plancli.ledger import Entry, Urge, dump
from plancli.store.loading import load_plan
from plancli.timing import resolve
from tests.desk import answer, id_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from plancli.plan import Plan, Task
    from plancli.timing.model import Timing
    from tests.conftest import Plancli

ENTRIES = 400
FIRST, LAST = date(2010, 1, 1), date(2011, 2, 10)
SOON, PACE, SILENT = 12, 8, 40

MORE = (
    ("5月底前完成初稿，9月底前出台", "综合局", None),
    ("力争4月底前完成调研，10月底前出台", "研究局", None),
    ("3月底前启动，6月底前完成初稿，11月底前出台", "产权管理局", None),
    ("三期，10月底前完成", "企业改组局", None),
    ("两次，时间初定为下半年", "企业分配局", None),
    ("每季度", "办公厅", None),
    ("每月5日前", "办公厅", None),
    ("每半年", "综合局", None),
    ("9月左右", "研究局", None),
    ("长期坚持", "党建工作局", None),
    ("适时", "党建工作局", None),
    ("全国两会后一个月内完成", "办公厅", None),
    ("全年不少于4次", "监事会工作局", None),
    ("6月20日前完成", "综合局", "2010-04-12"),
    ("12月31日前完成", "研究局", "2010-09-30"),
    (None, "综合局", "2010-07-01"),
)
"""Further tasks: time, department, day on which it was added. Each is there twice."""

QUIET, TOLD = 101, 201
"""Id of the first of the further tasks of which nothing is recorded, and of those of which something is."""

NEW_TIMES = (
    "9月底前",
    "年内完成",
    "次年1月15日前",
    "时间初定为10月",
    "不定期",
    "每季度",
    "三期，年内完成",
    "7月底前完成初稿，11月底前出台",
    "2月底前完成",
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A plan with every kind of time, and what was recorded of it."""
    from tests.conftest import PLAN_2010  # noqa: PLC0415  a path, needed only here

    text = PLAN_2010.read_text(encoding="utf-8")
    text += f"\n[supervision]\nsoon_days = {SOON}\npace_points = {PACE}\nsilent_days = {SILENT}\n"
    for number, (phrase, dept, added) in (*enumerate(MORE, QUIET), *enumerate(MORE, TOLD)):
        text += f'\n[[tasks]]\nid = "{number}"\ntext = "第{number}项工作。"\nlead = ["{dept}"]\n'
        text += 'support = ["办公厅"]\n' if number % 3 == 0 else ""
        text += f'timing = "{phrase}"\n' if phrase else ""
        text += f"added = {added}\n" if added else ""
    folder = tmp_path_factory.mktemp("reckoning")
    path = folder / "plan2010.toml"
    path.write_text(text, encoding="utf-8")
    plan = load_plan(path)
    entries = scribble(2010, [task.id for task in plan.tasks])
    lines = [dump(entry) for entry in entries]
    random.Random(1).shuffle(lines)
    (folder / "plan2010.ledger.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return World(path, plan, tuple(counting(entries)))


def scribble(seed: int, tasks: Sequence[str]) -> list[Entry]:
    """Return entries about random tasks on random days, in the order of recording."""
    dice = random.Random(seed)
    entries: list[Entry] = []
    told_of = [id_ for id_ in tasks if int(id_) < QUIET or int(id_) >= TOLD]
    for number in range(ENTRIES):
        on = FIRST + timedelta(days=dice.randrange(365))
        at = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
        at += timedelta(days=dice.choice([0, 0, 0, 1, 20, 60]), seconds=number)
        undone = dice.choice(entries) if entries else None
        words: dict[str, Any] = dice.choice(
            [
                {"status": dice.choice(["doing", "done", "done", "cancelled", "todo"])},
                {"percent": dice.choice([0, 10, 30, 50, 80, 100])},
                {"held": dice.choice([1, 1, 1, 2, -1])},
                {"held": 1},
                {"held": 1, "status": "done"},
                {"timing": dice.choice(NEW_TIMES), "reason": "需征求意见"},
                {"note": "会议已召开"},
                {"problem": "经费未落实"},
                {"next": "报请审定"},
                {"urge": Urge(card="red", reply_by=on + timedelta(days=7))},
                {"undo": undone.id} if undone else {"note": "无"},
            ]
        )
        if undone and "undo" in words:
            at = max(at, undone.at) + timedelta(minutes=1)  # nothing is taken back before it is recorded
        entries.append(Entry(id_of(number), at, "lihua", on, dice.choice(told_of), **words))
    return entries


# The reckoning


@dataclass(frozen=True, eq=False)
class World:
    """A plan file, what it says, and the entries that count, in order."""

    path: Path
    plan: Plan
    entries: tuple[Entry, ...]


class Told(NamedTuple):
    """What the entries of a task add up to on a day."""

    timing: Timing | None
    status: str = "todo"
    closed_on: date | None = None
    closing_time: Timing | None = None
    percent: int | None = None
    held: int = 0
    heard_on: date | None = None


class Standing(NamedTuple):
    """How a task stands on a day."""

    light: str
    part: str | None
    missed: tuple[date, ...]
    is_owed: bool
    is_met: bool
    is_late: bool
    due: date | None
    silent: int | None
    undone: tuple[date, ...]


def counting(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that count, in order: what takes back counts unless it is taken back itself."""
    taken = {entry.undo: entry for entry in entries if entry.undo}

    def counts(entry: Entry) -> bool:
        return entry.id not in taken or not any(counts(one) for one in by_target[entry.id])

    by_target: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.undo:
            by_target.setdefault(entry.undo, []).append(entry)
    kept = [entry for entry in entries if not entry.undo and counts(entry)]
    return sorted(kept, key=lambda entry: (entry.on, entry.at, entry.id))


@cache
def resolved(phrase: str, on: date) -> Timing:
    """Return what a new time means that was granted on a day."""
    return resolve(phrase, year=2010, issued=on)


def end_of(timing: Timing | None) -> date | None:
    """Return the last day of a time; None where there is nothing to be late for."""
    if timing is None or timing.kind not in {"window", "deadline", "recurring"}:
        return None
    return timing.last


def promise_of(timing: Timing | None) -> int:
    """Return how many sessions, occurrences or stages are promised."""
    if timing is None:
        return 0
    return len(timing.occurrences) or max(len(timing.milestones), timing.count or 0)


def days_of(timing: Timing | None) -> list[date]:
    """Return the day of each session, occurrence or stage, in order; of a plain time its end."""
    end = end_of(timing)
    if timing is None or end is None:
        return []
    days = list(timing.occurrences) or [stage.last for stage in timing.milestones]
    if not timing.occurrences:
        days += [end] * (max(promise_of(timing), 1) - len(days))
    return sorted(days)


def is_soft(timing: Timing | None) -> bool:
    """Tell whether the plan itself hedges."""
    return timing is not None and (timing.tentative or timing.approximate)


def told(world: World, task: Task, day: date) -> Told:
    """Return what is known of a task at the end of a day."""
    now = Told(task.timing)
    said: str | None = None
    by_count = False
    for entry in world.entries:
        if entry.task != task.id or entry.on > day:
            continue
        if entry.timing:
            now = now._replace(timing=resolved(entry.timing, entry.on))
        status: str | None = entry.status
        if entry.held:
            before, after, promise = now.held, now.held + entry.held, promise_of(now.timing)
            if not status and promise and before < promise <= after:
                status = "done"
            elif not status and promise and after < promise <= before and by_count:
                status = "doing"
            now = now._replace(held=after)
        if status and status != said:
            said, by_count = status, status != entry.status
            closed = entry.on if status in {"done", "cancelled"} else None
            now = now._replace(closed_on=closed)
        if entry.percent is not None:
            now = now._replace(percent=entry.percent)
        if not entry.timing and not entry.urge:
            now = now._replace(heard_on=entry.on)
    held = max(now.held, 0)
    # the time in force on the day it was closed: with every extension of that day
    in_force = [task.timing] + [
        resolved(entry.timing, entry.on)
        for entry in world.entries
        if entry.task == task.id and entry.timing and now.closed_on and entry.on <= now.closed_on
    ]
    stated = said or ("doing" if now.percent or held else "todo")
    return now._replace(status=stated, held=held, closing_time=in_force[-1])


@cache
def stands(world: World, id_: str, day: date) -> Standing:
    """Return how a task stands at the end of a day."""
    task = next(one for one in world.plan.tasks if one.id == id_)
    now = told(world, task, day)
    end = end_of(now.timing)
    if now.status == "cancelled":
        return Standing("cancelled", None, (), False, False, False, None, None, ())
    if now.status == "done":
        last = end_of(now.closing_time)
        assert now.closed_on
        is_late = last is not None and now.closed_on > last and not is_soft(now.closing_time)
        return Standing("done", None, (), True, True, is_late, None, None, ())
    # what an open task owes still: steps not held, and its end in any case
    days = days_of(now.timing)[now.held :]
    if end and end not in days:
        days.append(end)
    missed = tuple(one for one in days if end and one < day and one != end)
    part = None
    if end and end < day:
        part = "soft" if is_soft(now.timing) else "firm"
    elif missed:
        part = "soft" if is_soft(now.timing) else "missed"
    undone = tuple(one for one in days if one <= day)
    is_owed = any(one <= day for one in [*days_of(now.timing), *([end] if end else [])])
    coming = [one for one in days if one >= day]
    due = coming[0] if coming else end
    return Standing(
        light(world.plan, now, part, due, day),
        part,
        missed,
        is_owed,
        is_owed and not undone,
        False,
        due,
        silence(world.plan, now, day),
        undone,
    )


def light(plan: Plan, now: Told, part: str | None, due: date | None, day: date) -> str:
    """Return the light of an open task."""
    if part == "firm":
        return "red"
    if part or lags(plan, now, day):
        return "yellow"
    if due and 0 <= (due - day).days <= SOON:
        return "blue"
    if end_of(now.timing) is None or (now.timing and now.timing.first and now.timing.first > day):
        return "grey"
    return "green"


def lags(plan: Plan, now: Told, day: date) -> bool:
    """Tell whether the reported percent is too far below the elapsed share."""
    end = end_of(now.timing)
    if now.percent is None or now.timing is None or end is None or now.timing.first is None:
        return False
    start = max(now.timing.first, plan.issued or now.timing.first)
    share = 1.0 if start > end else min(1.0, max(0.0, ((day - start).days + 1) / ((end - start).days + 1)))
    return now.percent < round(100 * share, 6) - PACE


def silence(plan: Plan, now: Told, day: date) -> int | None:
    """Return for how many days nothing was heard of an open task, where that is silence."""
    if now.timing and now.timing.kind == "conditional":
        return None
    since = (now.timing and now.timing.first) or date(2010, 1, 1)
    for later in (plan.issued, now.heard_on):
        since = max(since, later) if later else since
    days = (day - since).days
    return days if days >= SILENT else None


def rates(standings: Iterable[Standing], day: date) -> dict[str, int]:
    """Return what a summary counts."""
    some = list(standings)
    lights = Counter(one.light for one in some)
    return {
        "total": len(some),
        **{name: lights[name] for name in ("done", "cancelled", "red", "yellow", "blue", "green", "grey")},
        "owed": sum(one.is_owed for one in some),
        "met": sum(one.is_met for one in some),
        "on_time": sum(one.is_met and not one.is_late for one in some),
        "done_late": sum(one.is_late for one in some),
        "due_on_day": sum(one.due == day for one in some),
    }


def days() -> list[date]:
    """Return every day that is looked at."""
    return [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]


def asked(plancli: Plancli, world: World, *args: str) -> Any:  # noqa: ANN401  JSON
    """Return what a command answers in JSON."""
    return answer(plancli("--plan", str(world.path), *args, "-o", "json"))


def table(plancli: Plancli, world: World, *args: str) -> list[dict[str, str]]:
    """Return what a command answers in CSV."""
    return list(csv.DictReader(io.StringIO(plancli("--plan", str(world.path), *args, "-o", "csv").out)))


def everything(world: World, day: date) -> dict[str, Standing]:
    """Return how every task stands."""
    return {task.id: stands(world, task.id, day) for task in world.plan.tasks}


def iso(day: date | None) -> str | None:
    """Return a day as ISO 8601 writes it."""
    return day.isoformat() if day else None


def test_the_list_of_every_day(plancli: Plancli, world: World) -> None:
    """Light, part, missed steps, next day and silence of every task; CSV says the same as JSON."""
    seen: Counter[str] = Counter()
    for number, day in enumerate(days()):
        args = ("list", "--as-of", day.isoformat())
        reckoned = {
            id_: (one.light, len(one.missed), iso(min(one.missed, default=None)), iso(one.due), one.silent)
            for id_, one in everything(world, day).items()
        }
        keys = ("light", "missed", "missed_since", "due", "silent_days")
        found = {
            task["id"]: tuple(task[key] for key in keys) for task in asked(plancli, world, *args)["tasks"]
        }
        assert found == reckoned, day
        if number % 10 == 0:
            rows = {row["id"]: tuple(row[key] for key in keys) for row in table(plancli, world, *args)}
            texts = {
                id_: tuple("" if value is None else str(value) for value in values)
                for id_, values in reckoned.items()
            }
            assert rows == texts, day
        seen.update(f"{one.light} {one.part} {bool(one.silent)}" for one in everything(world, day).values())
    assert {"red firm True", "yellow missed False", "yellow soft True", "green None True"} <= set(seen)


def test_overdue_and_the_filters_of_every_day(plancli: Plancli, world: World) -> None:
    """Three parts, the earliest day first in each; --late and --ask split them; --silent stands alone."""
    for number, day in enumerate(days()):
        at = ("--as-of", day.isoformat())
        now = everything(world, day)
        order = {"firm": 0, "missed": 1, "soft": 2}
        failing = {id_: one for id_, one in now.items() if one.part}

        def since(id_: str, now: dict[str, Standing] = now, day: date = day) -> date:
            one = now[id_]
            return one.due if one.due and one.due < day else min(one.missed)

        expected = sorted(failing, key=lambda id_: (order[str(failing[id_].part)], since(id_)))
        found = asked(plancli, world, "overdue", *at)["tasks"]
        assert [(task["id"], task["part"]) for task in found] == [(id_, now[id_].part) for id_ in expected], (
            day
        )
        if number % 7 == 0:
            filters = {
                "--late": {id_ for id_, one in now.items() if one.part in {"firm", "missed"}},
                "--ask": {id_ for id_, one in now.items() if one.part == "soft"},
                "--silent": {id_ for id_, one in now.items() if one.silent},
            }
            for option, ids in filters.items():
                assert {task["id"] for task in asked(plancli, world, "list", option, *at)["tasks"]} == ids, (
                    day
                )
            rows = table(plancli, world, "overdue", *at)
            assert [(row["id"], row["part"]) for row in rows] == [(id_, now[id_].part) for id_ in expected], (
                day
            )


def test_the_board_of_every_day(plancli: Plancli, world: World) -> None:
    """Every part counts all of its tasks; each task stands on it once, in the first of its parts."""
    for day in days():
        now = everything(world, day)
        soon = day + timedelta(days=SOON)
        coming = {
            id_
            for id_, one in now.items()
            if any(day <= step <= soon for step in left_of(world, id_, day))
            and one.light not in {"done", "cancelled"}
        }
        numbers = Counter(one.part for one in now.values() if one.part)
        numbers.update({"coming": len(coming), "silent": sum(bool(one.silent) for one in now.values())})
        board = asked(plancli, world, "--as-of", day.isoformat())
        parts = ("firm", "missed", "soft", "coming", "silent")
        assert board["parts"] == {part: numbers[part] for part in parts}, day
        assert {key: board["total"][key] for key in rates([], day)} == rates(now.values(), day), day
        expected = {
            id_: one.part or ("coming" if id_ in coming else "silent" if one.silent else None)
            for id_, one in now.items()
        }
        found = {task["id"]: task["part"] for task in board["tasks"]}
        assert found == {id_: part for id_, part in expected.items() if part}, day


def left_of(world: World, id_: str, day: date) -> list[date]:
    """Return the days on which an open task still owes something."""
    task = next(one for one in world.plan.tasks if one.id == id_)
    now = told(world, task, day)
    steps = days_of(now.timing)[now.held :]
    end = end_of(now.timing)
    return steps + ([end] if end and end not in steps else [])


def test_the_rates_of_every_day(plancli: Plancli, world: World) -> None:
    """Whatever is counted by, every group holds what its tasks count one by one."""
    for number, day in enumerate(days()):
        by = ("dept", "section", "light")[number % 3]
        now = everything(world, day)
        found = asked(plancli, world, "summary", "--by", by, "--as-of", day.isoformat())
        names = list(rates([], day))
        assert {name: found["total"][name] for name in names} == rates(now.values(), day), day
        groups: dict[str, list[Standing]] = {}
        for task in world.plan.tasks:
            keys = {"dept": task.lead, "section": (task.section or "",), "light": (now[task.id].light,)}
            for key in keys[by]:
                groups.setdefault(key, []).append(now[task.id])
        expected = {key: rates(some, day) for key, some in groups.items()}
        got = {group["key"]: {name: group[name] for name in names} for group in found["groups"]}
        assert {key: counts for key, counts in got.items() if counts["total"]} == expected, day
        if number % 10 == 0:
            rows = table(plancli, world, "summary", "--by", by, "--as-of", day.isoformat())
            for row in rows:
                if row["key"] in expected:
                    assert {name: int(row[name]) for name in names} == expected[row["key"]], day


def test_a_day_without_entries_and_steps_changes_no_rate(plancli: Plancli, world: World) -> None:
    """The rate of 31 December is that of 1 January, and so for every night on which nothing falls due."""
    nights = 0
    for day in days()[:-1]:
        morrow = day + timedelta(days=1)
        is_quiet = not any(entry.on == morrow for entry in world.entries) and not any(
            morrow in left_of(world, task.id, morrow) for task in world.plan.tasks
        )
        if not is_quiet:
            continue
        nights += 1
        before, after = (rates(everything(world, one).values(), one) for one in (day, morrow))
        assert [before[key] for key in ("owed", "met", "on_time")] == [
            after[key] for key in ("owed", "met", "on_time")
        ], day
    assert nights > 50
    totals = [
        asked(plancli, world, "summary", "--as-of", day)["total"] for day in ("2010-12-31", "2011-01-01")
    ]
    assert not any(entry.on == date(2011, 1, 1) for entry in world.entries)
    assert [totals[0][key] for key in ("owed", "met", "on_time")] == [
        totals[1][key] for key in ("owed", "met", "on_time")
    ]


def period(world: World, first: date, last: date) -> dict[str, list[str]]:
    """Return the tasks of each part of a circular."""
    eve, end = (everything(world, day) for day in (first - timedelta(days=1), last))
    closed = {"done", "cancelled"}
    found: dict[str, list[str]] = {}

    def put(part: str, id_: str, *, where: bool) -> None:
        if where:
            found.setdefault(part, []).append(id_)

    for task in world.plan.tasks:
        before, after, id_ = eve[task.id], end[task.id], task.id
        was_open, is_open = before.light not in closed, after.light not in closed
        mine = [entry for entry in world.entries if entry.task == id_ and first <= entry.on <= last]
        soft = is_soft(told(world, task, last).timing)
        in_period = any(first <= day for day in after.undone)
        put("closed", id_, where=was_open and after.light == "done")
        put("cancelled", id_, where=was_open and after.light == "cancelled")
        put("progress", id_, where=is_open and any(not entry.timing and not entry.urge for entry in mine))
        put("late", id_, where=in_period and not soft)
        put("doubtful", id_, where=in_period and soft)
        put("still_late", id_, where=bool(after.undone) and not in_period and not soft)
        put("still_to_ask", id_, where=bool(after.undone) and not in_period and soft)
        put("extended", id_, where=any(entry.timing for entry in mine))
        put("reopened", id_, where=is_open and not was_open)
        put("added", id_, where=task.added is not None and first <= task.added <= last)
        put("silent", id_, where=bool(after.silent) and not after.undone)
    return found


@pytest.mark.parametrize(
    ("args", "first", "last"),
    [
        *(
            pytest.param(
                ("--month", str(month)),
                date(2010, month, 1),
                date(2010 + month // 12, month % 12 + 1, 1) - timedelta(days=1),
                id=f"month {month}",
            )
            for month in range(1, 13)
        ),
        pytest.param(("--quarter", "2"), date(2010, 4, 1), date(2010, 6, 30), id="the second quarter"),
        pytest.param(
            ("--month", "2011-01"), date(2011, 1, 1), date(2011, 1, 31), id="a month after the year"
        ),
        *(
            pytest.param(
                ("--since", iso(day), "--until", iso(day + timedelta(days=length))),
                day,
                day + timedelta(days=length),
                id=f"{length + 1} days from {day}",
            )
            for number, day in enumerate(days()[5:380:17])
            for length in (number % 9,)
        ),
    ],
)
def test_a_period(plancli: Plancli, world: World, args: tuple[str, ...], first: date, last: date) -> None:
    """What was due from its first to its last day and is not done then, and all that happened in it."""
    found = asked(plancli, world, "changes", *args, "--as-of", "2011-03-01")
    parts: dict[str, list[str]] = {}
    for one in found["changes"]:
        parts.setdefault(one["change"], []).append(one["id"])
    assert parts == period(world, first, last)
    end = everything(world, last)
    undone_parts = {"late", "doubtful", "still_late", "still_to_ask"}
    for one in found["changes"]:
        if one["change"] in undone_parts:
            days_owed = end[one["id"]].undone
            in_period = [day for day in days_owed if day >= first]
            assert one["due"] == iso(min(in_period or days_owed)), one["id"]
    kept = {id_: one for id_, one in end.items() if one.light != "cancelled"}
    tasks = {task.id: task for task in world.plan.tasks}
    soft = sum(
        bool(one.undone) and is_soft(told(world, tasks[id_], last).timing) for id_, one in kept.items()
    )
    undone = sum(bool(one.undone) for one in kept.values())
    done = sum(one.light == "done" for one in kept.values())
    assert found["counts"] == {
        "total": len(kept),
        "done": done,
        "going_to_ask": soft,
        "late": undone - soft,
        "not_due": len(kept) - done - undone,
    }
    total = asked(plancli, world, "summary", "--as-of", last.isoformat())["total"]
    assert total["owed"] - total["met"] == undone


def test_a_period_that_is_not_over_ends_on_the_day_asked_for(plancli: Plancli, world: World) -> None:
    """And says so."""
    result = plancli(
        "--plan", str(world.path), "changes", "--month", "6", "--as-of", "2010-06-12", "-o", "json"
    )
    found = answer(result)
    assert (found["since"], found["until"], found["as_of"]) == ("2010-06-01", "2010-06-12", "2010-06-12")
    assert "2010-06-30" in result.err
    parts: dict[str, list[str]] = {}
    for one in found["changes"]:
        parts.setdefault(one["change"], []).append(one["id"])
    assert parts == period(world, date(2010, 6, 1), date(2010, 6, 12))
