"""Plans to look at: one that is ordinary, one whose texts try to do harm; a fixture each."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from plancli import query, views
from plancli.drawing import records as drawing
from plancli.ledger import Entry, Ledger
from plancli.plan import Person, Plan, Section, Task
from plancli.timing import Timing, resolve
from plancli.views import columns
from plancli.window import month

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancli.views.page import Page
    from plancli.views.records import Records
    from plancli.words import Lang

AS_OF = date(2010, 7, 15)


def timing(phrase: str) -> Timing:
    """Return what a phrase means in the ordinary plan."""
    return resolve(phrase, year=2010, issued=date(2010, 2, 1))


MID_YEAR = timing("时间初定为年中")
FIRST_HALF = timing("上半年完成")
MAY = timing("时间初定为5月")
TWICE = timing("两期，年内完成")
ANY_TIME = timing("不定期")
LATER = timing("2011年3月底前")
STAGED = timing("8月底前完成初稿，10月底前出台")
SOON = timing("7月20日前")

TASKS = (
    Task(
        "1",
        "召开地方国资委负责人研讨会，研讨国有资产监管的重点问题。",
        MID_YEAR,
        "（一）",
        "1",
        lead=("办公厅",),
    ),
    Task(
        "2",
        "研究制订《指导和监督地方国有资产管理工作实施办法》，细化指导监督内容、方式方法。",
        FIRST_HALF,
        "（二）",
        "1",
        lead=("综合局",),
    ),
    Task("3", "召开地方国资委政策法规工作会议。", MAY, "（三）", "1", lead=("政策法规局",)),
    Task("4", "召开全国国资委监事会工作研讨会。", MAY, "（四）", "2", lead=("监事会工作局",)),
    Task(
        "5",
        "召开政策性关闭破产工作总结研讨会。",
        TWICE,
        "（五）",
        "2",
        lead=("企业改组局",),
        support=("财务监督与考核评价局", "产权管理局"),
        people=(Person("张三", "责任人"),),
        tags=("会议",),
        notes=(("备注", "两期分别在京沪举办"),),
    ),
    Task("6", "协调中央企业兼并重组地方国有企业工作。", ANY_TIME, "（六）", "2", lead=("规划发展局",)),
    Task("7", "加快产权监测网络建设。", LATER, "（七）", "2", lead=("产权管理局",)),
    Task("8", "起草国有产权转让管理办法。", STAGED, "（八）", "2", lead=("产权管理局",)),
    Task("9", "报送半年统计报表。", SOON, "（九）", "2", lead=("办公厅", "综合局")),
    Task("10", "宣传思想工作座谈会。", None, None, None),
)

PLAN = Plan(
    title="2010年工作计划",
    year=2010,
    path="plan2010.toml",
    tasks=TASKS,
    issued=date(2010, 2, 1),
    sections=(Section("1", "完善国有资产管理体制方面"), Section("2", "加强国有资产监管方面")),
)


def entry(number: int, on: str, task: str, **said: Any) -> Entry:  # noqa: ANN401  whatever an entry says
    """Return an entry of the ledger."""
    at = datetime(2010, 7, 1, 9, number, tzinfo=UTC)
    return Entry(f"{number:08x}5a5a5a5a", at, "李华", date.fromisoformat(on), task, **said)


ENTRIES = (
    entry(1, "2010-05-18", "3", status="done", note="会议已召开"),
    entry(2, "2010-06-20", "4", status="done", note="补办"),
    entry(3, "2010-06-01", "5", held=1),
    entry(4, "2010-05-20", "6", status="doing"),
    entry(5, "2010-06-30", "2", percent=60),
    entry(6, "2010-07-01", "10", status="cancelled"),
)

HOSTILE = "[red]x\x1b[31m\t换\u202e行\n=1+1|`*_"


@pytest.fixture
def case() -> query.state.Case:
    """Return the ordinary plan in July."""
    return query.state.ask(PLAN, Ledger(ENTRIES), AS_OF)


@pytest.fixture
def hostile() -> query.state.Case:
    """Return a plan that holds hostile text wherever text can stand."""
    unread = Timing(HOSTILE, "unresolved", reason="no-timing")
    task = Task(
        "=1+1\x1b[2J",
        HOSTILE,
        unread,
        HOSTILE,
        "1",
        heading=f"={HOSTILE}",
        lead=(f"@{HOSTILE}", "－2"),
        support=(HOSTILE,),
        people=(Person(HOSTILE, HOSTILE),),
        notes=((HOSTILE, HOSTILE),),
        tags=(HOSTILE,),
    )
    plan = Plan(HOSTILE, 2010, HOSTILE, (task,), sections=(Section("1", HOSTILE),))
    told = entry(1, "2010-05-18", task.id, note=HOSTILE, reason=HOSTILE, authority=HOSTILE)
    return query.state.ask(plan, Ledger((told,)), AS_OF)


@pytest.fixture
def of_size() -> Callable[[int], query.state.Case]:
    """Return a maker of plans with as many tasks as asked for."""

    def make(size: int) -> query.state.Case:
        tasks = tuple(
            Task(str(number), f"第{number}项工作。", FIRST_HALF, lead=("办公厅",)) for number in range(size)
        )
        return query.state.ask(Plan("大计划", 2010, "big.toml", tasks), Ledger(), AS_OF)

    return make


def every_page(case: query.state.Case, lang: Lang) -> list[Page]:
    """Return each answer there is about a plan."""
    row = query.tasks.tasks(case)[0]
    entries = case.ledger.entries
    return [
        views.tasks.page(case, query.tasks.tasks(case), lang),
        views.tasks.page(case, query.tasks.tasks(case), lang, names=columns.COLUMNS),
        views.due.page(case, query.due.due(case, month(2010, 7)), lang, possible=True),
        views.overdue.page(case, query.overdue.overdue(case), lang),
        *(views.summary.page(case, query.summary.summary(case, by), lang) for by in query.names.GROUPINGS),
        views.board.page(case, query.board.board(case), lang),
        views.show.page(case, row, entries, lang),
        views.log.page(case, entries, lang),
        views.timing.page([row.task.timing] if row.task.timing else [], 2010, lang),
        views.timing.rules_page(lang),
    ]


def written(records: Records, how: drawing.RecordFormat, *, bom: bool = False) -> str:
    """Return a whole answer."""
    return "".join(f"{line}\n" for line in drawing.draw(records, how, bom=bom))


def records_of(case: query.state.Case) -> Records:
    """Return all tasks as records."""
    return views.tasks.records(case, query.tasks.tasks(case))
