"""A plan's snapshot: it says what the plan says, and it is never missed."""

from __future__ import annotations

import dataclasses
import os
import random
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec import msgpack
from msgspec.structs import replace

from plancli import cache as caches
from plancli import store
from plancli.plan import Plan, Task
from plancli.store import reading, snapshot
from plancli.store.loading import load_plan
from plancli.timing import RULES, Timing, resolve
from tests.conftest import PLAN_2010
from tests.making import ISSUED, plan, task

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

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


def load(path: Path, folder: Path, only: Collection[str] = ()) -> Plan | None:
    """Return the plan in a file out of its snapshot."""
    return snapshot.load(path, path.read_bytes(), folder, only)


def kept(path: Path, folder: Path) -> Plan:
    """Return a plan out of its snapshot."""
    load_plan(path, folder)
    found = load(path, folder)
    assert found is not None
    return found


@pytest.mark.parametrize("text", [WHOLE, PLAN_2010.read_text("utf-8"), 'title = "空"\nyear = 2010\n'])
def test_a_snapshot_says_what_the_plan_says(tmp_path: Path, folder: Path, text: str) -> None:
    path = settled(tmp_path / "plan.toml", text)
    read = reading.read_plan(path)
    assert kept(path, folder) == read


def test_a_task_is_had_without_the_others(path: Path, folder: Path) -> None:
    """Where the plan has each that is asked for; otherwise it is whole, for whoever says what is near."""
    plan = kept(path, folder)
    for one in plan.tasks:
        assert load(path, folder, [one.id]) == replace(plan, tasks=(one,))
    assert load(path, folder, ["2", "1", "2"]) == plan
    assert load(path, folder, ["1", "9"]) == plan
    assert load_plan(path, folder, ["2"]).ids == ["2"]
    assert load_plan(path, None, ["2"]) == plan


def test_tasks_with_one_phrase_share_one_timing(tmp_path: Path, folder: Path) -> None:
    text = WHOLE + '[[tasks]]\nid = "3"\ntext = "三"\ntiming = "年中"\n'
    one, _, other = kept(settled(tmp_path / "plan.toml", text), folder).tasks
    assert one.timing is other.timing is not None


def test_each_command_names_the_plan_in_its_own_way(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    assert kept(path, folder).path == str(path)
    assert kept(Path(path.name), folder).path == path.name


def test_a_plan_whose_name_is_no_text_is_kept_too(tmp_path: Path, folder: Path) -> None:
    path = settled(tmp_path / "plan\udcff.toml", WHOLE)
    assert kept(path, folder).path == str(path)


def test_every_timing_comes_back_as_it_was(folder: Path) -> None:
    phrases = [example for rule in RULES for example in rule.examples]
    timings = [resolve(phrase, year=2010, issued=ISSUED) for phrase in phrases]
    many = plan(*(task(str(number), timing) for number, timing in enumerate(timings)))
    path = settled(folder.parent / "plan.toml", "")
    snapshot.save(path, b"", many, folder)
    found = load(path, folder)
    assert found is not None
    assert [one.timing for one in found.tasks] == timings


def changed_text(path: Path) -> None:
    settled(path, WHOLE.replace("一", "壹"))


def replaced(path: Path) -> None:
    settled(path.with_name("new"), WHOLE.replace("一", "壹")).replace(path)


def written_through_a_map(path: Path) -> None:
    """Change a byte as `mmap` may, without any stamp saying so."""
    status = path.stat()
    path.write_bytes(path.read_bytes().replace("一".encode(), "壹".encode()))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.mark.parametrize("change", [changed_text, replaced, written_through_a_map])
def test_another_file_has_no_snapshot(path: Path, folder: Path, change: Callable[[Path], None]) -> None:
    kept(path, folder)
    change(path)
    assert load(path, folder) is None
    assert load_plan(path, folder) == reading.read_plan(path)


@pytest.mark.parametrize("which", ["plancli.cache.__version__", "sys.version"])
def test_another_program_has_no_snapshot(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    kept(path, folder)
    monkeypatch.setattr(which, "9.9")
    assert load(path, folder) is None


def test_a_changed_rule_makes_snapshots_worthless(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An editable install never serves yesterday's rules."""
    (tmp_path / "rules").mkdir()
    monkeypatch.setattr(caches, "_RULES", (tmp_path / "rules",))
    monkeypatch.setattr(caches, "_rules", caches._rules.__wrapped__)
    rule = settled(tmp_path / "rules" / "rule.py", "old")
    kept(path, folder)
    settled(rule, "newer")
    assert load(path, folder) is None


def test_a_plan_changed_a_moment_ago_is_kept_and_its_next_change_seen(path: Path, folder: Path) -> None:
    """Twice within one tick of the file system's clock, as by ``cp -p``."""
    for number in range(20):
        text = WHOLE.replace("全", f"第{number % 10}版")
        settled(path, text)
        assert kept(path, folder).title == f"第{number % 10}版"


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
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_snapshot_is_made_anew(path: Path, folder: Path, damage: Callable[[bytes], bytes]) -> None:
    expected = kept(path, folder)
    [file] = folder.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert load(path, folder) is None
    assert load_plan(path, folder) == expected
    assert kept(path, folder) == expected


def forged(key: bytes, value: object) -> bytes:
    """Return a snapshot with a right key and a right checksum; bytes stand for MessagePack of their own."""
    body = value if isinstance(value, bytes) else msgpack.encode(value)
    return b"".join([key, b"\n", caches._seal(body), body])


PLAN = ["题", 2010, "", []]
TIMING = ["年中", "window", "2010-05-01", "2010-08-31"]
TASK = ["1", "一"]


def whole(  # as `snapshot` keeps it
    plan: object = PLAN,
    timings: object = (TIMING,),
    ids: object = ("1", "2"),
    places: object = (0, None),
    tasks: object = (TASK, ["2", "二"]),
) -> list[object]:
    """Return a snapshot as plain values, with one of its parts replaced."""
    return [plan, timings, ids, places, tasks]


FORGERIES: dict[str, object] = {
    "nothing": b"",
    "null": None,
    "a number": 7,
    "too short": whole()[:4],
    "a table": {"plan": PLAN, "timings": [], "ids": [], "places": [], "tasks": []},
    "a year that is text": whole(["题", "2010", "", []]),
    "a task that is none": whole(tasks=[TASK, 7]),
    "a task with a number for a text": whole(tasks=[TASK, ["2", 2]]),
    "tasks that are one text": whole(tasks="12"),
    "more tasks than places": whole(places=[0]),
    "fewer tasks than places": whole(tasks=[TASK]),
    "a place there is not": whole(places=[1, None]),
    "a place that is text": whole(places=["0", None]),
    "a timing of a kind there is not": whole(timings=[["年中", "some-time"]]),
    "a day there is not": whole([*PLAN, None, None, "2010-02-30"]),
    "text that is not UTF-8": msgpack.encode(whole()).replace("题".encode(), b"\xff\xfe\xfd"),
    "half of it": msgpack.encode(whole())[:-1],
    "more after it": msgpack.encode(whole()) + b"\x90",
    "a length beyond all memory": b"\xdd\xff\xff\xff\xff",
    "lists in lists without end": b"\x91" * 1_000_000,
    "depth where anything may stand": msgpack.encode(
        whole(timings=[[*TIMING, *[False] * 2, None, [], [], None, "", [["a", [["b", "deep"]]]]]])
    ).replace(msgpack.encode("deep"), b"\x91" * 1_000_000),
    "a table for a key": b"\x81\x80\x01",
}


def put(path: Path, folder: Path, value: object) -> Plan:
    """Put a value where the snapshot of a plan is, under its key; return what the plan says."""
    expected = kept(path, folder)
    [file] = folder.iterdir()
    file.write_bytes(forged(file.read_bytes().partition(b"\n")[0], value))
    return expected


def test_what_is_forged_well_is_a_plan(path: Path, folder: Path) -> None:
    """Otherwise the forgeries after it might be refused for what they share with it."""
    put(path, folder, whole())
    timing = Timing("年中", "window", date(2010, 5, 1), date(2010, 8, 31))
    both = Task("1", "一", timing), Task("2", "二")
    assert load(path, folder) == Plan("题", 2010, str(path), both)
    assert load(path, folder, ["2"]) == Plan("题", 2010, str(path), both[1:])


@pytest.mark.parametrize("value", FORGERIES.values(), ids=FORGERIES)
def test_what_is_no_plan_is_not_believed_whatever_its_checksum(
    path: Path, folder: Path, value: object
) -> None:
    expected = put(path, folder, value)
    assert load(path, folder) is None
    assert load_plan(path, folder, ["1", "2"]) == expected
    put(path, folder, value)
    assert load_plan(path, folder) == expected
    assert kept(path, folder) == expected


def test_whatever_is_changed_in_it_reading_it_never_fails(path: Path, folder: Path) -> None:
    """Bytes changed and sealed anew give a plan with values of the right kinds, or none."""
    kept(path, folder)
    [file] = folder.iterdir()
    key, _, rest = file.read_bytes().partition(b"\n")
    body = rest.partition(b"\n")[2]
    chance = random.Random(3)
    found: list[Plan | None] = []
    for number in range(2_000):
        changed = bytearray(body)
        for _ in range(chance.randint(1, 3)):
            changed[chance.randrange(len(body))] = chance.randrange(256)
        file.write_bytes(forged(key, bytes(changed)))
        found.append(load(path, folder, ["2"] if number % 2 else ()))
    assert {type(one) for one in found} == {Plan, type(None)}


def test_every_flipped_bit_is_noticed(path: Path, folder: Path) -> None:
    kept(path, folder)
    [file] = folder.iterdir()
    data = file.read_bytes()
    chance = random.Random(2)
    for _ in range(200):
        place = chance.randrange(len(data))
        file.write_bytes(data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :])
        assert load(path, folder) is None


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
    expected = kept(path, folder)
    [file] = folder.iterdir()
    put(file)
    assert load(path, folder) is None
    assert load_plan(path, folder) == expected


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no such owners here")
def test_a_file_of_somebody_else_is_not_believed(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(path, folder)
    somebody = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: somebody)
    assert load(path, folder) is None


def test_a_folder_that_cannot_be_made_does_no_harm(path: Path, tmp_path: Path) -> None:
    blocked = settled(tmp_path / "file", "") / "kept"
    assert load_plan(path, blocked) == reading.read_plan(path)
    assert load_plan(path, blocked) == reading.read_plan(path)


def test_a_path_too_long_for_the_system_names_no_plan(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(store.text.PlanUnreadableError):
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


FRESH_ID = re.compile(r"\[[0-9a-f]{8}\]")


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
            answer = plancli(*command.split())
            answers.append(dataclasses.replace(answer, err=FRESH_ID.sub("", answer.err)))
        assert answers[0] == answers[1] == answers[2], command


def test_nothing_is_kept_where_that_is_forbidden(
    plancli: Plancli, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del desk
    monkeypatch.setenv("PLANCLI_NO_CACHE", "1")
    plancli("list")
    assert not Path(os.environ["XDG_CACHE_HOME"]).exists()
