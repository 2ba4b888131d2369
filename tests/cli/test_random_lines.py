"""Thousands of random command lines: each ends with an exit code that means something, never in a crash."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tests.desk import id_of, said, write_ledger, write_plan

from plancli.cli.app import GLOBALS, load
from plancli.cli.commands import NAMES
from plancli.cli.output import FORMATS
from plancli.ledger import STATUSES
from plancli.query.names import GROUPINGS, LIGHTS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Plancli

LINES = 2000
CODES = {0, 1, 2, 3, 4, 5, 6, 7, 130}

DAYS = ("2010-05-10", "2010-12-31", "0001-01-01", "9999-12-31", "2010-02-30", "2010/5/1", "2010-W05", "今天")
IDS = ("1", "2", "3", "4", "5", "6", "99", "二", "（三）", "1-4", "4-1", "1,3", "-", "1--2", "，", "０１")
PHRASES = (
    "5月底前",
    "年内完成",
    "两期，年内完成",
    "每季度",
    "不定期",
    "顺延一个月",
    "9月前",
    "9月31日前",
    "胡说八道",
    "2010-03/2010-05",
    "之后",
)
PLAIN = (
    *(
        "",
        "x",
        "-1",
        "0",
        "7",
        "101",
        "99999999999999999999",
        "1e9",
        "--",
        "--all",
        "-",
        "[red]",
        "{}",
        "{0}",
        "%s",
    ),
    *(
        "'",
        '"',
        "\\",
        "💼",
        "=1+1",
        "丙",
        "..",
        "2010-05..",
        "id,,title",
        "none.toml",
        "plan.ledger.jsonl",
        "a/b/c",
    ),
)
STRANGE = (" ", "\x1b[31m", "\t", "a\nb", "\u202e", "\u2028", "\ufeff", "\udcff", "很" * 300, "x" * 5000)
WORDS = (*PLAIN, *STRANGE, id_of(1), "0000", *FORMATS, *STATUSES, *LIGHTS, *GROUPINGS)
PIPED = (
    None,
    b"",
    b"1\n2 x\n",
    b"99\n",
    b"\xff\xfe\x00",
    '{"task":"1","status":"done"}\n{"task":3,"held":1,"note":"好"}\n'.encode(),
    b'{"task":"1","percent":999}\nnonsense\n',
    '{"task":"1","timing":"不知何时"}'.encode(),
    '{"task":"2","urge":{"card":"red"},"next":"催报"}\n'.encode(),
    b'id,title\n1,x\n2,"a, b"\n',
    "（二）\n".encode("gb18030"),
)


SPANS = ("2010-05..2010-06", "2010", "5", "2010-05-01..2010-05-20")
FITTING: dict[str, tuple[str, ...]] = {
    "as_of": DAYS,
    "authority": ("主任",),
    "card": ("blue", "red"),
    "by": ("王芳", *GROUPINGS),
    "color": ("auto", "always", "never"),
    "columns": ("id,title", "id", "light,due,extensions"),
    "dept": ("甲局", "乙", "局"),
    "during": SPANS,
    "entries": (id_of(1), "00000002", "0000", "-"),
    "held": ("1", "2", "-1"),
    "if_status": STATUSES,
    "id_": IDS,
    "ids": IDS,
    "kind": ("deadline", "recurring"),
    "files": ("a.xlsx", ".", "notice.txt"),
    "layout": ("print", "plain"),
    "lead": ("甲局",),
    "ledger": ("my.jsonl", "plan.ledger.jsonl"),
    "light": LIGHTS,
    "most": ("1", "2", "0"),
    "month": ("5", "2010-05", "13"),
    "on": DAYS,
    "output": FORMATS,
    "percent": ("0", "40", "100"),
    "person": ("张三", "李四,张三"),
    "phrases": PHRASES,
    "reply_by": DAYS,
    "plan": ("plan.toml",),
    "quarter": ("1", "4"),
    "section": ("1", "总体"),
    "since": DAYS,
    "sort": ("-last", "light,-last", "dept"),
    "source": ("-",),
    "status": STATUSES,
    "to": ("new.toml", "-", "a.csv", "a.json", "a.md", "a.txt", "a.xlsx", "out"),
    "document": ("notice.txt", "plan.toml"),
    "timing": PHRASES,
    "until": DAYS,
    "within": ("0", "30", "36525"),
    "year": ("2010", "1900", "2199"),
}
"""Values that may well fit a parameter; others take any word."""


class Parameter(NamedTuple):
    """An option or argument of a command."""

    name: str
    typed: str
    is_flag: bool


@pytest.fixture(scope="module")
def commands() -> dict[str, list[Parameter]]:
    """Every command with its parameters; those of every command stand under no name."""
    found = {name: load(name).params for name in NAMES}
    common = [
        Parameter(name, f"--{name.replace('_', '-')}", is_flag=name in {"force", "bom"}) for name in GLOBALS
    ]
    return {
        name: common + [Parameter(one.name, one.opts[0], getattr(one, "is_flag", False)) for one in params]
        for name, params in found.items()
    } | {"": common}


def value(dice: random.Random, name: str) -> str:
    """Return a value for a parameter: mostly one that may fit it."""
    pool = FITTING.get(name, WORDS) if dice.random() < 0.9 else dice.choice((IDS, DAYS, PHRASES, WORDS))
    return dice.choice(pool)


def line(dice: random.Random, commands: dict[str, list[Parameter]]) -> list[str]:
    """Return a random command line: mostly a command that is there, with arguments that may fit it."""
    command = dice.choice([*NAMES, *NAMES, dice.choice(WORDS)])
    known = commands.get(command, commands[""])
    arguments = [one for one in known if not one.typed.startswith("-")]
    words = [value(dice, one.name) for one in arguments if dice.random() < 0.9]
    for one in dice.choices(known, k=dice.choice([0, 0, 1, 1, 2, 3])):
        told = [] if one.is_flag or dice.random() < 0.05 else [value(dice, one.name)]
        is_option = one.typed.startswith("-")
        words += [one.typed, *told] if is_option else told
    if dice.random() < 0.1:
        words.insert(dice.randrange(len(words) + 1), dice.choice(WORDS))
    before = ["--as-of", dice.choice(DAYS)] if dice.random() < 0.2 else []
    return [*before, command, *words]


def furnish(folder: Path) -> None:
    """Put a small plan, its ledger and a notice into a folder, and nothing else."""
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    plan = write_plan(
        folder,
        {"lead": ["甲局"], "timing": "5月底前", "number": "（一）"},
        {
            "lead": ["甲局"],
            "support": ["乙局"],
            "timing": "时间初定为3月",
            "number": "（二）",
            "tags": ["重点"],
        },
        {"lead": ["乙局"], "timing": "两期，年内完成", "number": "（三）"},
        {"timing": "全国两会后一个月内完成"},
        {"timing": "5月底前完成初稿，9月底前出台", "lead": ["乙局"]},
        {"lead": ["甲局"]},
    )
    write_ledger(
        plan,
        (
            said(1, "03-01", "1", status="doing"),
            said(2, "04-01", "2", timing="9月底前"),
            said(3, "04-02", "3", held=1),
        ),
    )
    (folder / "notice.txt").write_text(
        "2012年工作计划\n一、体制\n（一）召开会议。（办公厅，5月底前）\n", encoding="utf-8"
    )


@pytest.mark.parametrize("seed", range(4))
def test_no_command_line_ends_in_a_traceback(
    plancli: Plancli,
    empty: Path,
    monkeypatch: pytest.MonkeyPatch,
    commands: dict[str, list[Parameter]],
    seed: int,
) -> None:
    """Every refusal is words on stderr; every code is one that README names; every code but 130 turns up."""
    dice = random.Random(seed)
    monkeypatch.setenv("PLANCLI_LANG", "zh" if seed % 2 else "en")
    monkeypatch.setenv("PLANCLI_AS_OF", "2010-05-10")
    monkeypatch.setenv("HOME", str(empty))
    ended: Counter[int] = Counter()
    for number in range(LINES // 4):
        if number % 25 == 0:
            furnish(empty)
        words = line(dice, commands)
        result = plancli(*words, piped=dice.choice(PIPED))
        assert result.code in CODES, (words, result)
        assert "Traceback" not in result.err, (words, result)
        assert result.err or result.code < 2, (words, result)
        assert result.code != 2 or not result.out, (words, result)
        ended[result.code] += 1
    assert set(ended) >= {0, 1, 2, 3, 4, 5, 7}, ended
    assert ended[0] > LINES // 20, ended
