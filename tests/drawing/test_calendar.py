"""A calendar as RFC 5545 asks for it: read by another library, and imported by two programs."""

from __future__ import annotations

import itertools
import shutil
import subprocess
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli import drawing, query, views
from plancli.views.calendar import Calendar, Event
from tests.desk import answer, said, write_ledger, write_plan
from tests.making import day
from tests.pictures import IDS, forms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from plancli.query.state import Case
    from tests.conftest import Plancli

COMPONENTS = {False: "VEVENT", True: "VTODO"}


def written(made: Calendar, *, todo: bool = False, alarm_days: int | None = None) -> bytes:
    """Return a calendar as a file."""
    return "".join(
        f"{line}\n" for line in drawing.calendar.draw(made, todo=todo, alarm_days=alarm_days)
    ).encode()


def of(case: Case, *names: str) -> Calendar:
    """Return the calendar of rows of the plan with every form; of all where none are named."""
    ids = {IDS[name] for name in names or IDS}
    return views.calendar.calendar(case, [row for row in query.tasks.tasks(case) if row.task.id in ids], "zh")


def parts(data: bytes, *, todo: bool = False) -> list[Any]:
    """Return the events or to-dos of a file, as another library reads them, without any fault."""
    whole = icalendar.Calendar.from_ical(data)
    assert [fault for part in whole.walk() for fault in part.errors] == []
    return list(whole.walk(COMPONENTS[todo]))


TODO = pytest.mark.parametrize("todo", [False, True], ids=["events", "to-dos"])


@TODO
def test_another_library_reads_every_event_without_faults(*, todo: bool) -> None:
    made = of(forms())
    read = parts(written(made, todo=todo, alarm_days=15), todo=todo)
    assert [one["SUMMARY"] for one in read] == [event.summary for event in made.events]
    assert [one["DESCRIPTION"] for one in read] == [event.description for event in made.events]
    assert len({str(one["UID"]) for one in read}) == len(read)


SHOWN = [
    pytest.param("firm window", [("2010-08-05", "2010-08-05")], id="a window of 42 days: its last day"),
    pytest.param("tentative window", [("2010-09-01", "2010-09-30")], id="of a month: the whole"),
    pytest.param("firm deadline", [("2010-12-31", "2010-12-31")], id="a deadline: its last day"),
    pytest.param(
        "stages",
        [("2010-03-31", "2010-03-31"), ("2010-08-31", "2010-08-31"), ("2010-10-31", "2010-10-31")],
        id="a day for each stage",
    ),
    pytest.param(
        "recurring",
        [(d, d) for d in ("2010-03-31", "2010-06-30", "2010-09-30", "2010-12-31")],
        id="and for each occurrence",
    ),
    pytest.param("sessions", [("2010-12-31", "2010-12-31")], id="sessions by one day: that day, once"),
    pytest.param("extended", [("2010-09-30", "2010-09-30")], id="an extension: its new day"),
    pytest.param("open", [], id="不定期: none"),
    pytest.param("endless", [], id="without an end: none"),
    pytest.param("conditional", [], id="waiting: none"),
    pytest.param("undated", [], id="no date yet: none"),
    pytest.param("no time", [], id="no time at all: none"),
]


@pytest.mark.parametrize(("name", "days"), SHOWN)
def test_which_days_are_shown(name: str, days: Sequence[tuple[str, str]]) -> None:
    """The end of an event is the day after its last (RFC 5545, 3.6.1)."""
    made = of(forms(), name)
    read = parts(written(made))
    assert [(one.start.isoformat(), (one.end - timedelta(days=1)).isoformat()) for one in read] == list(days)
    assert made.without == (not days)


@pytest.mark.parametrize("days", [31, 32])
def test_a_window_is_shown_whole_up_to_31_days(tmp_path: Path, plancli: Plancli, days: int) -> None:
    last = date(2010, 3, 1) + timedelta(days=days - 1)
    path = write_plan(tmp_path, {"timing": f"3月1日至{last.month}月{last.day}日"})
    data = plancli("list", "-p", str(path), "-o", "ics").out.encode()
    (one,) = parts(data)
    assert one.start == (date(2010, 3, 1) if days == 31 else last)
    assert one.end == last + timedelta(days=1)


STATES = {
    "firm deadline": ("CONFIRMED", "NEEDS-ACTION"),
    "tentative window": ("TENTATIVE", "NEEDS-ACTION"),
    "approximate": ("TENTATIVE", "NEEDS-ACTION"),
    "sessions": ("CONFIRMED", "IN-PROCESS"),
    "done late": ("CONFIRMED", "COMPLETED"),
    "cancelled": ("CANCELLED", "CANCELLED"),
}


@pytest.mark.parametrize("name", STATES)
@TODO
def test_how_firm_and_how_far_it_is(name: str, *, todo: bool) -> None:
    (one,) = parts(written(of(forms(), name), todo=todo), todo=todo)
    assert one["STATUS"] == STATES[name][todo]


def test_an_event_blocks_no_time() -> None:
    (one,) = parts(written(of(forms(), "firm deadline")))
    assert (one["TRANSP"], one["X-MICROSOFT-CDO-BUSYSTATUS"]) == ("TRANSPARENT", "FREE")
    assert one["CATEGORIES"].cats == ["综合局"]
    assert one["DTSTAMP"].dt.date() == day("2010-07-15")


def test_a_to_do_says_when_it_was_done_and_how_far_it_is(tmp_path: Path, plancli: Plancli) -> None:
    path = write_plan(tmp_path, {"timing": "6月底前"}, {"timing": "9月底前"}, {"timing": "10月8日"})
    write_ledger(path, [said(1, "2010-06-12", "1", status="done"), said(2, "2010-06-20", "2", percent=40)])
    data = plancli("list", "-p", str(path), "--as-of", "2010-07-15", "-o", "ics", "--todo").out.encode()
    done, going, one_day = parts(data, todo=True)
    assert (done["PERCENT-COMPLETE"], done["COMPLETED"].dt.date()) == (100, day("2010-06-12"))
    assert (going["PERCENT-COMPLETE"], going["DUE"].dt, "COMPLETED" in going) == (
        40,
        day("2010-09-30"),
        False,
    )
    assert (one_day["DUE"].dt, "DTSTART" in one_day) == (day("2010-10-08"), False)


@pytest.mark.parametrize(("asked", "days"), [("15d", 15), ("15", 15), ("2w", 14), ("3天", 3), ("0", 0)])
@TODO
def test_a_reminder_comes_so_many_days_before_the_last_day(
    tmp_path: Path, plancli: Plancli, asked: str, days: int, *, todo: bool
) -> None:
    """Only of what is open; an event ends the day after its last, a to-do is due on it."""
    path = write_plan(tmp_path, {"timing": "时间初定为9月"}, {"timing": "9月底前"}, {"timing": "6月底前"})
    write_ledger(path, [said(1, "2010-06-12", "3", status="done")])
    more = ["--todo"] if todo else []
    data = plancli("list", "-p", str(path), "-o", "ics", "--alarm", asked, *more).out.encode()
    for one in parts(data, todo=todo)[:2]:
        (alarm,) = one.walk("VALARM")
        assert alarm["TRIGGER"].params["RELATED"] == "END"
        end = one["DUE"].dt if todo else one.end
        assert end + alarm["TRIGGER"].dt == day("2010-09-30") - timedelta(days=days)
    assert parts(data, todo=todo)[2].walk("VALARM") == []


def test_an_extension_keeps_its_name_and_raises_its_number(tmp_path: Path, plancli: Plancli) -> None:
    path = write_plan(tmp_path, {"timing": "6月底前"}, {"timing": "3月底前完成初稿，6月底前出台"})
    seen = []
    for on, timing in (("2010-05-01", None), ("2010-05-02", "9月底前"), ("2010-05-03", "顺延一个月")):
        if timing:
            for id_ in ("1", "2"):
                assert plancli("extend", id_, timing, "-p", str(path), "--on", on, "--force").code == 0
        seen.append(parts(plancli("list", "-p", str(path), "--as-of", on, "-o", "ics").out.encode()))
    for number, (before, after) in enumerate(itertools.pairwise(seen)):
        names = [{str(one["UID"]): one for one in some} for some in (before, after)]
        kept = names[0].keys() & names[1].keys()
        assert len(kept) == 2
        assert {names[1][uid]["SEQUENCE"] for uid in kept} == {number + 1}
        assert {names[1][uid].start for uid in kept}.isdisjoint({names[0][uid].start for uid in kept})


def test_days_are_those_of_the_records(desk: Path, plancli: Plancli) -> None:
    """Reckoned from what `list -o json` says: last days, stages, occurrences."""
    del desk
    tasks = answer(plancli("list", "-o", "json"))["tasks"]
    expected: list[str] = []
    for one in tasks:
        steps = one["occurrences"] or [stage["last"] for stage in one["milestones"]] or [one["last"]]
        expected += steps if one["kind"] not in {"open", "undated", "conditional", "unresolved"} else []
    read = parts(plancli("list", "-o", "ics").out.encode())
    assert [(one.end - timedelta(days=1)).isoformat() for one in read] == expected


CHOSEN = [
    pytest.param("list", ["03-31", "06-30", "09-30", "12-31"], id="list: every step"),
    pytest.param("due --month 9", ["09-30"], id="due: those of the span"),
    pytest.param("due --month 3", [], id="not those that are held"),
    pytest.param("due --month 8 --possible", ["12-31"], id="of a possible task its end"),
    pytest.param("overdue", ["06-30"], id="overdue: those missed"),
]


@pytest.mark.parametrize(("line", "days"), CHOSEN)
def test_which_steps_of_a_task_are_asked_about(
    tmp_path: Path, plancli: Plancli, line: str, days: Sequence[str]
) -> None:
    path = write_plan(tmp_path, {"timing": "每季度一次"})
    write_ledger(path, [said(1, "2010-03-12", "1", held=1)])
    data = plancli(*line.split(), "-p", str(path), "--as-of", "2010-07-15", "-o", "ics").out.encode()
    assert [one.start.isoformat()[5:] for one in parts(data)] == list(days)


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=120)


@given(
    summary=TEXTS, description=TEXTS, names=st.lists(TEXTS.filter(str.strip), max_size=3), todo=st.booleans()
)
def test_lines_have_75_octets_at_most_and_texts_come_back(
    summary: str, description: str, names: Sequence[str], *, todo: bool
) -> None:
    """Whatever the text: nothing in it ends a line or a value; no character is cut in two."""
    event = Event(
        ("计划", "1"), day("2010-03-01"), day("2010-03-05"), summary, description, tuple(names),
        is_soft=False, state="todo", revision=0, percent=None, closed_on=None,
    )  # fmt: skip
    data = written(Calendar("计划", day("2010-07-15"), (event,), 0), todo=todo, alarm_days=3)
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert [line for line in lines if b"\n" in line or not line.decode()] == []
    (one,) = parts(data, todo=todo)
    assert one["SUMMARY"] == "\n".join(map(drawing.safe.visible, summary.split("\n")))
    assert one["DESCRIPTION"] == "\n".join(map(drawing.safe.visible, description.split("\n")))


def test_the_same_calendar_has_the_same_bytes() -> None:
    assert written(of(forms())) == written(of(forms()))


def run(*args: str) -> str:
    """Return what a program writes; it must go well."""
    return subprocess.run(args, check=True, capture_output=True, text=True, timeout=60).stdout


@pytest.mark.skipif(not shutil.which("khal"), reason="khal is not installed")
def test_khal_imports_it_twice_without_doubling(tmp_path: Path) -> None:
    (tmp_path / "cal").mkdir()
    conf = tmp_path / "khal.conf"
    dates = "\n".join(f"{name} = %Y-%m-%d" for name in ("dateformat", "longdateformat"))
    times = "\n".join(f"{name} = %Y-%m-%d %H:%M" for name in ("datetimeformat", "longdatetimeformat"))
    conf.write_text(
        f"[calendars]\n[[plan]]\npath = {tmp_path / 'cal'}\n[locale]\ntimeformat = %H:%M\n{dates}\n{times}\n"
        f"[sqlite]\npath = {tmp_path / 'khal.db'}\n"
    )
    made = of(forms())
    path = tmp_path / "x.ics"
    path.write_bytes(written(made, alarm_days=15))
    listed = []
    for _ in range(2):
        run("khal", "-c", str(conf), "import", "--batch", "-a", "plan", str(path))
        asked = ("list", "2010-01-01", "2011-12-31", "--once", "--format", "{start-date} {end-date} {title}")
        listed.append(run("khal", "-c", str(conf), *asked, "--day-format", "").splitlines())
        assert len(list((tmp_path / "cal").iterdir())) == len(made.events)
    assert listed[0] == listed[1]
    assert sorted(listed[0]) == sorted(f"{one.first} {one.last} {one.summary}" for one in made.events)


@pytest.mark.skipif(not shutil.which("todoman"), reason="todoman is not installed")
def test_todoman_takes_it_twice_without_doubling(tmp_path: Path) -> None:
    folder = tmp_path / "todo" / "plan"
    folder.mkdir(parents=True)
    conf = tmp_path / "config.py"
    conf.write_text(
        f'path = "{tmp_path}/todo/*"\ndate_format = "%Y-%m-%d"\ntime_format = "%H:%M"\n'
        f'default_list = "plan"\ncache_path = "{tmp_path}/cache.sqlite3"\n'
    )
    made = of(forms())
    counts = []
    for revision in range(2):
        later = made._replace(as_of=made.as_of + timedelta(days=revision))
        (folder / "x.ics").write_bytes(written(later, todo=True))
        counts.append(len(run("todoman", "-c", str(conf), "list", "--status", "ANY").splitlines()))
    assert counts == [len(made.events)] * 2


def test_of_several_steps_only_the_next_one_is_going_on(empty: Path, plancli: Plancli) -> None:
    path = write_plan(empty, {"timing": "每季度末"})
    write_ledger(path, [said(1, "2010-04-02", "1", held=1, status="doing")])
    data = plancli("list", "--as-of", "2010-04-10", "-o", "ics", "--todo").out.encode()
    states = [str(one["STATUS"]) for one in parts(data, todo=True)]
    assert states == ["COMPLETED", "IN-PROCESS", "NEEDS-ACTION", "NEEDS-ACTION"]
