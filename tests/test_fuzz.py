"""Thousands of damaged plans and ledgers: they are read, or refused in words, and nothing else happens."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plancli import query
from plancli.check import check
from plancli.errors import PlancliError
from plancli.ledger import Ledger, dump, fold, lines_of, read
from plancli.store.reading import read_plan
from plancli.words import tell
from tests.making import case, day, entry, plan, task, timing

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN_2010 = (Path(__file__).parents[1] / "data" / "plan2010.toml").read_bytes()
PLAN = """\
# 说明
title = "2010年工作计划"
document = "国资厅发综合[2010]18号"
issued = 2010-02-01
year = 2010
[[sections]]
id = "1"
title = "体制"
[timing]
"年中" = "06-01/07-31"
[events]
"全国两会" = 2010-03-14
[supervision]
soon_days = 15
[[departments]]
name = "企业改革局"
aliases = ["改革局"]
[[tasks]]
id = "1"
number = "（一）"
section = "1"
text = "召开会议，\\"全面\\"部署。"
lead = ["办公厅", "综合局"]
timing = "时间初定为年中"
people = [{name = "张三", role = "牵头领导"}]
notes = {"备注" = "无"}
[[tasks]]
id = "2"
parent = "1"
text = '''
第二项。
'''
timing = "5月底前完成初稿，9月底前出台"
""".encode()

LEDGER = "".join(
    dump(one) + "\n"
    for one in (
        entry(1, "05-18", "10", status="done", note="会议已召开"),
        entry(2, "05-20", "1", percent=40, held=1),
        entry(3, "06-01", "1", timing="9月底前", reason="机构调整", authority="主任"),
        entry(4, "06-02", "10", undo=f"{1:016x}"),
    )
).encode()

VALUES = (
    b'""', b"-1", b"0", b"1e999", b"nan", b"2010-13-45", b"2010-01-01", b"9999-12-31", b"0001-01-01",
    b"1979-05-27T07:32:00Z", b"07:32:00", b"[]", b"{}", b"[[]]", b'"\\u0000"', b"'\x7f'", b"9" * 5000,
    b"true", b'"{x}"', b'"%s"', b"null", b'"\\ud800"', b"1" * 400, b"[" * 50, b"-0", b'["1", "1"]', b'"1"',
)  # fmt: skip
"""Values to put where others were."""


def flipped(chance: random.Random, data: bytes) -> bytes:
    """Return the data with some bytes changed."""
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def cut(chance: random.Random, data: bytes) -> bytes:
    """Return the data without its end, or without a piece."""
    first, last = sorted(chance.sample(range(len(data)), 2))
    return data[:first] if chance.random() < 0.5 else data[:first] + data[last:]


def doubled(chance: random.Random, data: bytes) -> bytes:
    """Return the data with a line put in another place, or twice."""
    lines = data.splitlines(keepends=True)
    line = lines[chance.randrange(len(lines))]
    if chance.random() < 0.3:
        lines.remove(line)
    lines.insert(chance.randrange(len(lines) + 1), line)
    return b"".join(lines)


def revalued(chance: random.Random, data: bytes) -> bytes:
    """Return the data with another value behind a key."""
    sign = b":" if data.startswith(b"{") else b"="
    places = [place for place in range(len(data)) if data.startswith(sign, place)]
    place = chance.choice(places) + 1
    ends = [end for end in (data.find(b"\n", place), data.find(b",", place)) if end >= 0]
    return data[:place] + b" " + chance.choice(VALUES) + data[min(ends, default=len(data)) :]


DAMAGES = (flipped, cut, doubled, revalued)


def damaged(damage: Callable[[random.Random, bytes], bytes], data: bytes, times: int) -> list[bytes]:
    """Return the data damaged in so many ways, the same on every run."""
    chance = random.Random(damage.__name__)
    return [damage(chance, data) for _ in range(times)]


def outcome(path: Path) -> str:
    """Return what reading a plan comes to; every question must have an answer, every refusal its words."""
    try:
        known = read_plan(path)
    except PlancliError as error:
        for what in (error.message, *(problem.message for problem in error.problems)):
            assert tell("en", what)
            assert tell("zh", what)
        return error.id
    asked = query.state.ask(known, Ledger(), day("05-10"))
    assert query.board.board(asked).counts.total == len(known.tasks)
    for problem in check(asked, "ledger", {}):
        assert tell("zh", problem.message)
    return "read"


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_plans(tmp_path: Path, damage: Callable[[random.Random, bytes], bytes]) -> None:
    path = tmp_path / "plan.toml"
    outcomes = Counter[str]()
    for data in damaged(damage, PLAN, 1000) + damaged(damage, PLAN_2010, 20):
        path.write_bytes(data)
        outcomes[outcome(path)] += 1
    assert outcomes["error.plan_invalid"] > 50  # the damage was felt
    assert outcomes.keys() <= {"read", "error.plan_invalid", "error.plan_unreadable"}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_ledgers(tmp_path: Path, damage: Callable[[random.Random, bytes], bytes]) -> None:
    plan_path = tmp_path / "plan.toml"
    plan_path.write_bytes(PLAN)
    known, path = read_plan(plan_path), tmp_path / "plan.ledger.jsonl"
    with_problems = 0
    for data in damaged(damage, LEDGER, 1000):
        path.write_bytes(data)
        found = read(path)
        fold(found, None)
        asked = query.state.ask(known, found, day("07-15"))
        assert query.summary.summary(asked, "dept").total.total == 2
        for problem in check(asked, str(path), lines_of(path)):
            assert tell("en", problem.message)
        with_problems += bool(found.problems)
    assert with_problems > 50 or damage is doubled


@pytest.mark.parametrize(
    "phrase",
    [
        pytest.param("", id="nothing"),
        pytest.param("长" * 5000, id="five thousand characters"),
        pytest.param("\0", id="a NUL"),
        pytest.param("9" * 5000 + "月", id="a month of five thousand digits"),
        pytest.param("0月", id="no month"),
        pytest.param("2010-99-99/..", id="no date"),
        pytest.param("{x}", id="braces"),
        pytest.param("第999999999999周", id="no week"),
        pytest.param("每季度", id="a recurrence"),
        pytest.param("9999日内", id="far ahead"),
        pytest.param("下月", id="relative"),
        pytest.param("本周五", id="a day of this week"),
        pytest.param("30个工作日内", id="working days"),
        pytest.param("春节前", id="a festival"),
    ],
)
@pytest.mark.parametrize("on", ["1900-01-01", "2010-05-10", "2199-12-31"])
def test_extensions_by_hand_into_nonsense(phrase: str, on: str) -> None:
    """The ledger may have been written by hand: whatever it extends to, every question has an answer."""
    asked = case(plan(task("1", timing())), "9999-12-31", entry(1, on, timing=phrase))
    assert query.board.board(asked).counts.total == 1
