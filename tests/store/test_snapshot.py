"""A plan's snapshot: it says what the plan says, and it is never missed."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plancli import cache as caches
from plancli.errors import message
from plancli.plan import Plan, department_names
from plancli.store import load_plan, reading, snapshot
from plancli.timing import RULES, resolve
from tests.conftest import PLAN_2010
from tests.making import ISSUED, day, plan, task

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Plancli

WHOLE = """
title = "全"
document = "号"
issuer = "室"
year = 2010
issued = 2010-02-01

[timing]
"年中" = "06-01/07-31"

[events]
"全国两会" = 2010-03-14

[supervision]
soon_days = 7

[import]
unplaced = [{ place = "L3", text = "附件", reason = "other" }]

[[departments]]
name = "办公厅"
aliases = ["办"]

[[sections]]
id = "1"
title = "一"

[[tasks]]
id = "1"
text = "改「\\"引号\\"」\\\\，\\n二行"
section = "1"
number = "（一）"
title = "短"
lead = ["办公厅", "甲局"]
support = ["乙\\"局"]
timing = "年中"
people = [{ name = "王", role = "领导" }]
notes = { "备注" = "有" }
tags = ["重点"]
source = "L1"

[[tasks]]
id = "2"
text = "二"
parent = "1"
timing = "全国两会后30日内，分两批"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for snapshots that does not exist yet."""
    return tmp_path / "kept"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A plan file that has not been changed for long."""
    return settled(tmp_path / "plan.toml", WHOLE)


def settled(path: Path, text: str) -> Path:
    """Return a file with a text, last changed long ago."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (1_000_000_000, 1_000_000_000))
    return path


def kept(path: Path, folder: Path) -> Plan:
    """Return a plan out of its snapshot."""
    load_plan(path, folder)
    found = snapshot.load(path, folder)
    assert found is not None
    return found


def plain(known: Plan) -> Plan:
    """Return a plan as one value that can be compared."""
    return known._replace(tasks=tuple(known.tasks), finder=None)


@pytest.mark.parametrize("text", [WHOLE, PLAN_2010.read_text("utf-8"), 'title = "空"\nyear = 2010\n'])
def test_a_snapshot_says_what_the_plan_says(tmp_path: Path, folder: Path, text: str) -> None:
    path = settled(tmp_path / "plan.toml", text)
    read = reading.read_plan(path)
    found = kept(path, folder)
    assert plain(found) == read
    assert found.tasks[:1] == read.tasks[:1]
    assert list(found.ids) == list(read.ids)
    assert department_names(found) == department_names(read)
    assert len(found.tasks) == len(read.tasks)


def test_some_tasks_are_found_without_the_others(path: Path, folder: Path) -> None:
    for known in (kept(path, folder), reading.read_plan(path)):
        assert [one.id for one in known.naming(['乙"局']) if '乙"局' in one.departments] == ["1"]
        assert {id_: one.text for id_, one in known.some(["2", "9"]).items()} == {"2": "二"}
        assert known.tasks[0].timing is not None
        many = ["1", *(f"x{number}" for number in range(snapshot.FEW))]
        assert {id_: one.id for id_, one in known.some(many).items()} == {"1": "1"}


def test_every_timing_comes_back_as_it_was(folder: Path) -> None:
    phrases = [example for rule in RULES for example in rule.examples]
    timings = [resolve(phrase, year=2010, issued=ISSUED) for phrase in phrases]
    many = plan(*(task(str(number), timing) for number, timing in enumerate(timings)))
    path = settled(folder.parent / "plan.toml", "")
    snapshot.save(path, many, folder, before=path.stat())
    found = snapshot.load(path, folder)
    assert found is not None
    assert [one.timing for one in found.tasks] == timings


def changed_text(path: Path) -> None:
    settled(path, WHOLE.replace("一", "壹"))


def replaced(path: Path) -> None:
    settled(path.with_name("new"), WHOLE).replace(path)


def touched(path: Path) -> None:
    os.utime(path)


@pytest.mark.parametrize("change", [changed_text, replaced, touched])
def test_another_file_has_no_snapshot(path: Path, folder: Path, change: Callable[[Path], None]) -> None:
    kept(path, folder)
    change(path)
    assert snapshot.load(path, folder) is None
    assert plain(load_plan(path, folder)) == reading.read_plan(path)


@pytest.mark.parametrize("which", ["plancli.cache.__version__", "sys.version"])
def test_another_program_has_no_snapshot(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    kept(path, folder)
    monkeypatch.setattr(which, "9.9")
    assert snapshot.load(path, folder) is None


def test_a_changed_rule_makes_snapshots_worthless(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An editable install never serves yesterday's rules."""
    (tmp_path / "rules").mkdir()
    monkeypatch.setattr(caches, "_RULES", (tmp_path / "rules",))
    caches._rules.cache_clear()
    rule = settled(tmp_path / "rules" / "rule.py", "old")
    kept(path, folder)
    settled(rule, "newer")
    caches._rules.cache_clear()
    assert snapshot.load(path, folder) is None


def test_a_plan_changed_a_moment_ago_is_not_kept(path: Path, folder: Path) -> None:
    """It may change again without its time of change growing."""
    os.utime(path)
    load_plan(path, folder)
    assert snapshot.load(path, folder) is None
    assert list(folder.iterdir()) == []


def test_a_plan_changed_while_it_was_read_is_not_kept(path: Path, folder: Path) -> None:
    before = path.stat()
    read = reading.read_plan(path)
    changed_text(path)
    snapshot.save(path, read, folder, before=before)
    assert snapshot.load(path, folder) is None


def test_a_plan_that_went_away_is_not_kept(path: Path, folder: Path) -> None:
    before, read = path.stat(), reading.read_plan(path)
    path.unlink()
    snapshot.save(path, read, folder, before=before)
    assert snapshot.load(path, folder) is None
    with pytest.raises(reading.PlanUnreadableError):
        load_plan(path, folder)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _data: b"",
    "half": lambda data: data[: len(data) // 2],
    "one byte less": lambda data: data[:-1],
    "one byte more": lambda data: data + b" ",
    "only the key": lambda data: data.partition(b"\n")[0],
    "another checksum": lambda data: data.replace(b"\n", b"\n0", 1),
    "a list": lambda _data: b"[]",
    "null": lambda _data: b"null\nnull\nnull",
    "deep": lambda _data: b"[" * 1_000_000,
    "random bytes": lambda data: random.Random(1).randbytes(len(data)),
    "other shapes under the key": lambda data: data.partition(b"\n")[0] + b"\n00000000\n" + b"{}\n[]\n[]",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_snapshot_is_made_anew(path: Path, folder: Path, damage: Callable[[bytes], bytes]) -> None:
    expected = plain(kept(path, folder))
    [file] = folder.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert snapshot.load(path, folder) is None
    assert plain(load_plan(path, folder)) == expected
    assert plain(kept(path, folder)) == expected


def test_every_flipped_bit_is_noticed(path: Path, folder: Path) -> None:
    kept(path, folder)
    [file] = folder.iterdir()
    data = file.read_bytes()
    chance = random.Random(2)
    for _ in range(200):
        place = chance.randrange(len(data))
        file.write_bytes(data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :])
        assert snapshot.load(path, folder) is None


def a_folder(file: Path) -> None:
    file.unlink()
    (file / "inside").mkdir(parents=True)


def a_link(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to("elsewhere")


def a_link_to_itself(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.name)


def a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


@pytest.mark.parametrize("put", [a_folder, a_link, a_link_to_itself, a_pipe])
def test_something_else_in_its_place_is_not_read(
    path: Path, folder: Path, put: Callable[[Path], None]
) -> None:
    expected = plain(kept(path, folder))
    [file] = folder.iterdir()
    put(file)
    assert snapshot.load(path, folder) is None
    assert plain(load_plan(path, folder)) == expected


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no such owners here")
def test_a_file_of_somebody_else_is_not_believed(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(path, folder)
    somebody = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: somebody)
    assert snapshot.load(path, folder) is None


def test_a_folder_that_cannot_be_made_does_no_harm(path: Path, tmp_path: Path) -> None:
    blocked = settled(tmp_path / "file", "") / "kept"
    assert plain(load_plan(path, blocked)) == reading.read_plan(path)
    assert plain(load_plan(path, blocked)) == reading.read_plan(path)


def test_a_path_too_long_for_the_system_names_no_plan(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(reading.PlanUnreadableError):
        load_plan(tmp_path / ("x" * 5000), folder)


def test_only_its_owner_may_look(path: Path, folder: Path) -> None:
    kept(path, folder)
    [file] = folder.iterdir()
    assert file.stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0


def test_no_draft_is_left(path: Path, folder: Path) -> None:
    """Neither where it was kept nor where its place was taken."""
    kept(path, folder)
    [file] = folder.iterdir()
    a_folder(file)
    load_plan(path, folder)
    assert list(folder.iterdir()) == [file]


def test_what_a_phrase_of_the_ledger_means_is_kept_too(path: Path, folder: Path) -> None:
    first = kept(path, folder)
    meant = first.resolve("10月底前", day("05-10"))
    assert first.finder is not None
    first.finder.keep()
    second = kept(path, folder)
    assert second.finder is not None
    assert second.finder.recall("10月底前", day("05-10")) == meant == second.resolve("10月底前", day("05-10"))
    assert second.finder.recall("10月底前", day("05-11")) is None
    second.finder.keep()
    assert len(list(folder.iterdir())) == 2
    changed_text(path)
    third = kept(path, folder)
    assert third.finder is not None
    assert third.finder.recall("10月底前", day("05-10")) is None


COMMANDS = (
    "",
    "list",
    "list -o json",
    "list -d 改革局 --lead-only -o tsv",
    "list --light red --sort due -o jsonl",
    "list 5-9 -o csv",
    "list -d 没有局",
    "due --possible",
    "overdue -o ids",
    "summary",
    "summary --by month -o json",
    "show 5",
    "show 二十四 -o json",
    "departments",
    "changes --since 2010-03-01",
    "done 5 7 --on 2010-04-02",
    "report 8 --percent 20",
    "extend 10 10月底前",
    "list -o json",
    "show 10",
    "log",
    "done 999",
    "where",
    "check",
)


def test_answers_are_the_same_without_a_cache(
    plancli: Plancli, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command twice with a cache, empty and full, and once without."""
    monkeypatch.delenv("PLANCLI_NO_CACHE", raising=False)
    ledger = desk / "plan2010.ledger.jsonl"
    for command in COMMANDS:
        before = ledger.read_bytes() if ledger.exists() else b""
        answers = []
        for off in ("", "", "1"):
            ledger.write_bytes(before)
            monkeypatch.setenv("PLANCLI_NO_CACHE", off)
            answers.append(plancli(*command.split()))
        assert answers[0] == answers[1] == answers[2], command


def test_nothing_is_kept_where_that_is_forbidden(
    plancli: Plancli, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del desk
    monkeypatch.setenv("PLANCLI_NO_CACHE", "1")
    plancli("list")
    assert not Path(os.environ["XDG_CACHE_HOME"]).exists()


def test_the_unread_note_keeps_its_day() -> None:
    """A message whose arguments are days and texts is the same out of a snapshot."""
    note = message("timing.note.past", last=day("05-10"), issued=None, word="年中", count=3)
    assert snapshot._message(snapshot._message_row(note)) == note
