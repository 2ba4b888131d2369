"""A folder to work in: a small plan and its ledger as files, and answers as values."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import tomli_w

from plancli.ledger import Entry, dump
from tests.making import ISSUED, day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from tests.conftest import Plancli, Result

BEIJING = timezone(timedelta(hours=8))

Answer = dict[str, Any]


def write_plan(folder: Path, *tasks: Mapping[str, object], **head: object) -> Path:
    """Write a plan for 2010, issued on 1 February, and return its path; tasks are numbered from 1."""
    tables = {"title": "2010年工作要点", "year": 2010, "issued": ISSUED} | head
    rows = [{"id": str(n), "text": f"第{n}项工作。"} | dict(task) for n, task in enumerate(tasks, start=1)]
    path = folder / "plan.toml"
    path.write_text(tomli_w.dumps(tables | {"tasks": rows}), encoding="utf-8")
    return path


def id_of(number: int) -> str:
    """Return the entry id that a number stands for; its first eight digits tell entries apart."""
    return f"{number:08x}" * 2


def said(number: int, on: str, task: str, *, days_later: int = 0, **words: Any) -> Entry:  # noqa: ANN401  whatever an entry says
    """Return an entry recorded at nine o'clock, so many days after the day it speaks of."""
    at = datetime.combine(day(on), datetime.min.time(), BEIJING) + timedelta(
        days=days_later, hours=9, seconds=number
    )
    return Entry(id=id_of(number), at=at, by=words.pop("by", "李华"), on=day(on), task=task, **words)


def write_ledger(plan: Path, entries: Iterable[Entry]) -> Path:
    """Write the ledger of a plan, and return its path."""
    path = plan.parent / f"{plan.stem}.ledger.jsonl"
    path.write_text("".join(dump(entry) + "\n" for entry in entries), encoding="utf-8")
    return path


def recorded(folder: Path) -> list[Answer]:
    """Return every line of the one ledger in a folder, in the order of the file."""
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.ledger.jsonl")]
    return [json.loads(line) for text in texts for line in text.splitlines()]


def answer(result: Result) -> Answer:
    """Return what a command line answered in JSON; it must have gone well."""
    assert result.code == 0, result.err
    return dict(json.loads(result.out))


def stands(plancli: Plancli, id_: str = "1", *args: str) -> Answer:
    """Return how one task stands."""
    (task,) = answer(plancli("list", id_, "-o", "json", *args))["tasks"]
    return dict(task)


def part(whole: Mapping[str, Any], keys: Iterable[str]) -> Answer:
    """Return some keys of a record."""
    return {key: whole[key] for key in keys}
