"""Three people on three clones: merged in any order, each clone says of every task what a plain count says.

The entries are made by the commands themselves, on clones that exchange their lines now and then as
``merge=union`` of git does. The count is a second program: it reads the lines as JSON and knows the few times
below by heart, without any of the code it checks.
"""

from __future__ import annotations

import calendar
import json
import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from plancli import ledger, query
from plancli.store.loading import load_plan
from tests.desk import recorded, write_plan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pytest

    from tests.conftest import Plancli

    Line = dict[str, Any]

PEOPLE = ("lihua", "王芳", "zhangwei")
HISTORIES = 3
LEAST = 400
"""Entries that a history has at least."""


class Time(NamedTuple):
    """What a phrase means: its last day, sessions promised, whether it is tentative."""

    last: date | None
    promise: int | None = None
    is_soft: bool = False


TASKS = {
    "1": ("6月底前", Time(date(2010, 6, 30))),
    "2": ("两期，年内完成", Time(date(2010, 12, 31), 2)),
    "3": ("5月底前完成初稿，9月底前出台", Time(date(2010, 9, 30), 2)),
    "4": ("每季度", Time(date(2010, 12, 31), 4)),
    "5": ("时间初定为5月", Time(date(2010, 5, 31), None, is_soft=True)),
    "6": ("不定期", Time(None)),
    "7": ("三期，8月底前", Time(date(2010, 8, 31), 3)),
    "8": ("3月15日前", Time(date(2010, 3, 15))),
    "9": ("时间初定为3月", Time(date(2010, 3, 31), None, is_soft=True)),
    "10": ("时间初定为2月", Time(date(2010, 2, 28), None, is_soft=True)),
    "11": ("11月底前", Time(date(2010, 11, 30))),
    "12": ("一季度完成", Time(date(2010, 3, 31))),
}
NEW = {
    "9月底前": Time(date(2010, 9, 30)),
    "次年1月15日前": Time(date(2011, 1, 15)),
    "三期，年内完成": Time(date(2010, 12, 31), 3),
    "时间初定为10月": Time(date(2010, 10, 31), None, is_soft=True),
    "长期坚持": Time(None),
}
EACH_QUARTER = "每季度"
QUARTERS = (date(2010, 3, 31), date(2010, 6, 30), date(2010, 9, 30), date(2010, 12, 31))
"""A new time owes those that are still to come when it is granted."""
MOVED = {"顺延一个月": (1, 0), "延期两周": (0, 14), "推迟10天": (0, 10)}
"""Extensions that count from the time in force: months and days."""

PUT_OFF_TO = {"延至10月15日": date(2010, 10, 15)}


def moved(day: date, months: int, days: int) -> date:
    """Return a day some months and days later; the month's last day stands for one it does not have."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) + timedelta(days=days)


def time_after(before: Time, line: Line) -> Time:
    """Return the time that an extension gives."""
    phrase = line["timing"]
    if phrase in MOVED:
        return before._replace(last=moved(date.fromisoformat(line["base"]), *MOVED[phrase]))
    if phrase in PUT_OFF_TO:
        return before._replace(last=PUT_OFF_TO[phrase])
    if phrase == EACH_QUARTER:
        return Time(QUARTERS[-1], sum(end.isoformat() >= line["on"] for end in QUARTERS))
    return NEW[phrase]


class Stands(NamedTuple):
    """How a task stands on a day."""

    status: str
    held: int
    percent: int | None
    closed_on: str | None
    is_done_late: bool | None
    lateness: str | None
    last: date | None
    urged: int
    reply_by: str | None
    is_unanswered: bool
    reported_on: str | None
    words: tuple[str | None, ...]


def counting(lines: Iterable[Line]) -> list[Line]:
    """Return the lines that count, each once, in the order they take effect."""
    known = {line["id"]: line for line in lines}

    def stands(line: Line) -> bool:
        return not any(other.get("undo") == line["id"] and stands(other) for other in known.values())

    kept = [line for line in known.values() if stands(line) and not line.get("undo")]
    return sorted(kept, key=lambda line: (line["on"], line["at"], line["id"]))


def closing(task: str, said: list[Line]) -> tuple[str | None, str | None, int, list[tuple[str, Time]]]:
    """Return the last status, the day of a closing that stands, sessions held, and each time with its day."""
    time = TASKS[task][1]
    times = [("", time)]
    status, closed_on, held, is_by_count = None, None, 0, False
    for line in said:
        if "timing" in line:
            time = time_after(time, line)
            times.append((line["on"], time))
        new = line.get("status")
        if line.get("held"):
            was_enough, held = time.promise is not None and held >= time.promise, held + line["held"]
            is_enough = time.promise is not None and held >= time.promise
            if new is None and is_enough != was_enough and (is_enough or is_by_count):
                new = "done" if is_enough else "doing"
        if new and new != status:
            status, is_by_count = new, "status" not in line
            closed_on = line["on"] if new in {"done", "cancelled"} else None
    return status, closed_on, held, times


def reminders(said: list[Line]) -> tuple[int, str | None, bool, str | None]:
    """Return how many there were, the day to answer by, whether none was answered, and the last report."""
    urged, reply_by, is_waiting, reported_on = 0, None, False, None
    for line in said:
        if "urge" in line:
            urged += 1
            reply_by = line["urge"].get("reply_by") or (reply_by if is_waiting else None)
            is_waiting = True
        elif "timing" not in line:
            reported_on, is_waiting = line["on"], False
    return urged, reply_by, is_waiting, reported_on


def plain_count(task: str, lines: list[Line], day: date) -> Stands:
    """Return how a task stands at the end of a day, by the lines that count."""
    said = [line for line in lines if line["task"] == task and line["on"] <= day.isoformat()]
    last_said = {
        key: line[key] for line in said for key in ("percent", "note", "problem", "next") if key in line
    }
    status, closed_on, held, times = closing(task, said)
    status = status or ("doing" if last_said.get("percent") or held > 0 else "todo")
    time = times[-1][1]
    is_late = None
    if status == "done" and closed_on:
        limit = [one for on, one in times if on <= closed_on][-1]
        is_late = None if limit.is_soft else limit.last is not None and closed_on > limit.last.isoformat()
    is_over = closed_on is None and time.last is not None and time.last < day
    urged, reply_by, is_waiting, reported_on = reminders(said)
    is_past = reply_by is not None and reply_by < day.isoformat()
    return Stands(
        status=status,
        held=max(held, 0),
        percent=last_said.get("percent"),
        closed_on=closed_on,
        is_done_late=is_late,
        lateness=("soft" if time.is_soft else "firm") if is_over else None,
        last=time.last,
        urged=urged,
        reply_by=reply_by,
        is_unanswered=closed_on is None and is_waiting and is_past,
        reported_on=reported_on,
        words=tuple(last_said.get(key) for key in ("note", "problem", "next")),
    )


def says(row: query.state.Row) -> Stands:
    """Return the same of a task as plancli answers it."""
    endless = row.timing is None or query.state.is_endless(row.timing)
    is_soft_closing = row.closing_time is not None and query.state.is_soft(row.closing_time)
    return Stands(
        status=row.status,
        held=row.held,
        percent=row.percent,
        closed_on=row.closed_on.isoformat() if row.closed_on else None,
        is_done_late=None if is_soft_closing else row.is_done_late,
        lateness=row.lateness,
        last=None if endless or row.timing is None else row.timing.last,
        urged=row.urged,
        reply_by=row.reply_by.isoformat() if row.reply_by else None,
        is_unanswered=row.is_unanswered,
        reported_on=row.reported_on.isoformat() if row.reported_on else None,
        words=(row.note, row.problem, row.next),
    )


def command(dice: random.Random, on: date, lines: list[Line]) -> list[str]:
    """Return a random command about a random task; some take back what the clone knows."""
    task = dice.choice(list(TASKS))
    phrase = dice.choice([*NEW, EACH_QUARTER, *MOVED, *MOVED, *PUT_OFF_TO])
    known = dice.choice(lines)["id"] if lines else ""
    words = dice.choice(
        [
            ["done", task],
            ["done", task],
            ["done", task, "--all"],
            ["start", task],
            ["cancel", task],
            ["reopen", task],
            ["report", task, "--held", dice.choice(["1", "2", "-1"])],
            ["report", task, "--percent", dice.choice(["0", "30", "100"]), "--note", f"进展{on.day}"],
            ["report", task, "--problem", f"问题{on.day}"],
            ["report", task, "--next", f"下一步{on.day}"],
            ["extend", task, phrase],
            ["extend", task, phrase],
            ["urge", task, "--reply-by", (on + timedelta(days=dice.randrange(20))).isoformat()],
            ["urge", task],
            ["undo", known] if known else ["start", task],
            ["undo", "--last"],
        ]
    )
    return [*words, "--force", *([] if words[0] == "undo" else ["--on", on.isoformat()])]


def union(dice: random.Random, one: list[str], other: list[str]) -> list[str]:
    """Return the lines of both, each side in its order, mixed at random; a line of both may stand twice."""
    ours, theirs = list(one), [line for line in other if line not in one or dice.random() < 0.2]
    return [(ours if ours and (not theirs or dice.random() < 0.5) else theirs).pop(0) for _ in ours + theirs]


def texts(path: Path) -> list[str]:
    """Return the lines of a ledger as they stand."""
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def written(
    plancli: Plancli, folder: Path, monkeypatch: pytest.MonkeyPatch, dice: random.Random
) -> list[Path]:
    """Return the folders of three clones in which a random history was recorded."""
    clones = [folder / person for person in PEOPLE]
    for clone in clones:
        clone.mkdir(parents=True)
        write_plan(clone, *({"id": id_, "timing": phrase} for id_, (phrase, _) in TASKS.items()))
    ledgers = [clone / "plan.ledger.jsonl" for clone in clones]
    while len({line for path in ledgers for line in texts(path)}) < LEAST:
        number = dice.randrange(len(clones))
        monkeypatch.chdir(clones[number])
        on = date(2010, 1, 1) + timedelta(days=dice.randrange(365))
        words = command(dice, on, recorded(clones[number]))
        result = plancli(*words, "--by", PEOPLE[number], "--as-of", "2010-12-31")
        assert result.code in {0, 4, 5}, (words, result)  # nothing to take back; no single day to move
        if dice.random() < 0.05:
            to, source = dice.sample(ledgers, 2)
            to.write_text("".join(f"{line}\n" for line in union(dice, texts(to), texts(source))), "utf-8")
    return clones


def test_each_clone_says_what_a_plain_count_says(
    plancli: Plancli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At last everybody gets everything, in an order of their own; a day every other week is looked at."""
    seen: set[Stands] = set()
    for seed in range(HISTORIES):
        dice = random.Random(seed)
        clones = written(plancli, tmp_path / str(seed), monkeypatch, dice)
        ledgers = [clone / "plan.ledger.jsonl" for clone in clones]
        lines = counting(json.loads(line) for path in ledgers for line in texts(path))
        for clone in clones:
            merged: list[str] = []
            for other in dice.sample(ledgers, len(ledgers)):
                merged = union(dice, merged, texts(other))
            (clone / "merged.ledger.jsonl").write_text("".join(f"{line}\n" for line in merged), "utf-8")
            plan = load_plan(clone / "plan.toml")
            known = ledger.read(clone / "merged.ledger.jsonl")
            for day in (date(2010, 1, 2) + timedelta(days=days) for days in range(0, 440, 13)):
                rows = query.tasks.tasks(query.state.ask(plan, known, day))
                expected = {id_: plain_count(id_, lines, day) for id_ in TASKS}
                assert {row.task.id: says(row) for row in rows} == expected, (seed, day)
                seen |= set(expected.values())
        assert {"undo", "base", "held"} <= {
            key for path in ledgers for text in texts(path) for key in json.loads(text)
        }
    assert {one.status for one in seen} == {"todo", "doing", "done", "cancelled"}
    assert {one.lateness for one in seen} == {None, "soft", "firm"}
    assert {one.is_done_late for one in seen} == {None, True, False}
    assert {one.is_unanswered for one in seen} == {True, False}
