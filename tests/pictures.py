"""A plan with every form a time can have, each in every state that looks different; a row each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plancli.ledger import Entry, Ledger
from plancli.plan import Plan, Section, Task
from plancli.query.state import ask
from plancli.timing import resolve
from tests.desk import said
from tests.making import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancli.query.state import Case

AS_OF = day("2010-07-15")

DONE, CANCELLED = {"status": "done"}, {"status": "cancelled"}

ROWS: dict[str, tuple[str | None, tuple[tuple[str, dict[str, Any]], ...]]] = {
    "firm window": ("6月25日至8月5日", ()),
    "firm deadline": ("年内完成", ()),
    "tentative window": ("时间初定为9月", ()),
    "tentative deadline": ("力争10月底前完成", ()),
    "approximate": ("8月中旬左右", ()),
    "late": ("上半年完成", ()),
    "to ask": ("时间初定为3月", ()),
    "stages": ("3月底前完成调研，8月底前完成初稿，10月底前出台", (("2010-03-20", {"held": 1}),)),
    "missed stage": ("3月底前完成调研，8月底前完成初稿", ()),
    "sessions": ("两期，年内完成", (("2010-06-11", {"held": 1}),)),
    "recurring": ("每季度一次", (("2010-03-20", {"held": 1}),)),
    "open": ("不定期", ()),
    "endless": ("4月起", ()),
    "conditional": ("中央文件下发后一个月内", ()),
    "undated": ("待定", ()),
    "no time": (None, ()),
    "extended": ("5月底前", (("2010-05-20", {"timing": "9月底前", "reason": "需征求意见"}),)),
    "extended beyond": ("年内完成", (("2010-07-14", {"timing": "次年3月底前"}),)),
    "shortened": ("年内完成", (("2010-07-01", {"timing": "9月底前"}),)),
    "done early": ("年内完成", (("2010-05-18", DONE),)),
    "done late": ("上半年完成", (("2010-07-12", DONE),)),
    "done after": ("时间初定为4月", (("2010-07-12", DONE),)),
    "cancelled": ("9月底前", (("2010-04-02", CANCELLED),)),
    "from before": ("2009年10月至2010年3月", ()),
    "behind the year": ("2011年一季度", ()),
}
"""Phrase and entries of each row."""

IDS = {name: str(number) for number, name in enumerate(ROWS, start=1)}


def _entries() -> Iterator[Entry]:
    """Yield what is recorded, in order."""
    number = 0
    for name, (_, entries) in ROWS.items():
        for on, words in entries:
            number += 1
            yield said(number, on, IDS[name], **words)


def forms(as_of: str = "2010-07-15") -> Case:
    """Return the case of that plan on a day."""
    tasks = tuple(
        Task(
            IDS[name],
            f"{name}。",
            resolve(phrase, year=2010, issued=day("2010-01-04")) if phrase else None,
            section="12"[number % 2],
            lead=(("办公厅", "综合局")[number % 2],),
        )
        for number, (name, (phrase, _)) in enumerate(ROWS.items())
    )
    sections = (Section("1", "完善体制“两个”方面"), Section("2", "加强监管方面"))
    plan = Plan("2010年工作要点", 2010, "plan.toml", tasks, issued=day("2010-01-04"), sections=sections)
    return ask(plan, Ledger(tuple(_entries())), day(as_of))
