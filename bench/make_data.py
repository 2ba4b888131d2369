"""Make work plans of any size, the same every time, for plancli and for the tools it is compared with.

The first 38 tasks are those of data/plan2010.toml; the others are put together from the same kind of words: what
offices do, to what, who answers for it, and by when. One task in ten has entries in the ledger, several each.

    python bench/make_data.py FOLDER --sizes 38,1000
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

REAL_PLAN = Path(__file__).parents[1] / "data" / "plan2010.toml"
SIZES = (38, 1_000, 10_000, 100_000)
YEAR = 2010
FILTERED = "企业改革局"
"""The department that filtered lists ask for; it has a part in about one task in twenty."""

RECORDED_SHARE = 0.1
"""Share of the tasks that have entries in the ledger."""

BEIJING = timezone(timedelta(hours=8))
ISSUED = date(2010, 2, 1)

OTHER_DEPARTMENTS = (
    "人事处 财务处 审计处 法规处 信息中心 机关党委 纪检组 宣传处 外事处 安全生产处 资产管理处 考核分配处 发展研究处 "
    "信访办 后勤服务中心 培训中心 统计评价处 董事会工作处 群众工作处 科技创新处 产业合作处 收益管理处 督查室 老干部处"
).split()
DOING = "召开 举办 组织 开展 研究 修订 制定 完善 推动 推进 指导 检查 总结 印发 汇总 评估 调研 督促 协调 部署".split()
WHICH = "地方国资委 所属企业 重点行业 中央企业 各省市 基层单位 科研院所 上市公司 平台公司 试点单位".split()
WHAT = (
    "产权登记管理办法 财务决算培训班 董事会建设座谈会 安全生产专项检查 节能减排工作方案 法律风险防范指引 薪酬分配制度 信息化建设规划 "
    "领导人员考核办法 改制重组工作 对外投资监管制度 社会责任报告 老企业历史遗留问题 职工技能竞赛 预算编制工作 内部控制评价 "
    "清产核资工作 国有资本收益收缴 党风廉政建设责任制 人才队伍建设"
).split()
WHY = (
    "进一步提高监管水平 加强沟通与交流 确保国有资产保值增值 形成可复制的经验 为下一步工作打好基础 及时上报有关情况 "
    "切实解决突出问题 加快结构调整步伐 健全长效机制 并做好宣传报道"
).split()
PLAIN_PHRASES = (
    "年内完成 上半年完成 下半年完成 时间初定为年中 时间初定为年底 时间初定为上半年 不定期 长期坚持 两期，年内完成 三次，下半年完成 "
    "每季度 每月底前 每半年一次 一季度 第二季度完成 三季度末 年底前 5月底前初稿，9月底前出台 春节前 国庆节前后 适时 另行通知 全年 "
    "3月至10月 力争6月底前完成 8月左右 11月上旬 4月中旬 9月下旬"
).split(" ")
NOTES = ("方案已报批", "会议已召开", "正在征求意见", "材料收齐", "按进度推进", "已印发", "等待批复")
REASONS = ("涉及部门多，需再协调", "上级文件尚未下发", "试点范围扩大")
EXTENDED = ("9月底前", "10月底前完成", "年底前", "力争11月底前完成")

Status = Literal["doing", "done", "cancelled"]


@dataclass(frozen=True, slots=True)
class Task:
    """A task as every tool is told of it.

    Attributes:
        due: A day that tools without vague times can store.
    """

    id: str
    section: str
    text: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    timing: str
    due: date

    @property
    def departments(self) -> tuple[str, ...]:
        """Every department the task names, lead first."""
        return self.lead + self.support

    @property
    def uuid(self) -> str:
        """The task's id in tools that name tasks by UUID."""
        return str(UUID(int=(0x9E3779B97F4A7C15 * int(self.id)) % 2**128, version=4))

    @property
    def line(self) -> str:
        """The task as one line of todo.txt."""
        words = [self.text, *(f"@{name}" for name in self.departments), f"+{self.section}"]
        return " ".join([ISSUED.isoformat(), *words, f"due:{self.due.isoformat()}"])


def tasks(size: int) -> list[Task]:
    """Return the tasks of the plan of a size; a larger plan begins with the tasks of a smaller one."""
    return list(islice(_endless_tasks(), size))


def _endless_tasks() -> Iterator[Task]:
    """Yield the tasks of the real plan, then others like them."""
    plan = tomllib.loads(REAL_PLAN.read_text("utf-8"))
    chance = random.Random(YEAR)
    for task in plan["tasks"]:
        yield Task(
            id=task["id"],
            section=task["section"],
            text=task["text"],
            lead=tuple(task["lead"]),
            support=tuple(task.get("support", ())),
            timing=task["timing"],
            due=_some_day(chance),
        )
    known = list(dict.fromkeys(name for task in plan["tasks"] for name in task["lead"]))
    departments = [*known, *OTHER_DEPARTMENTS]
    number = len(plan["tasks"])
    while True:
        number += 1
        yield _made_up(number, departments, chance)


def _made_up(number: int, departments: Sequence[str], chance: random.Random) -> Task:
    """Return a task that an office might have planned."""
    names = chance.sample(departments, chance.choice((1, 1, 1, 2, 2, 3, 4)))
    leads = chance.randint(1, min(2, len(names)))
    due = _some_day(chance)
    what = f"{chance.choice(DOING)}{chance.choice(WHICH)}{chance.choice(WHAT)}（第{number}项）"
    return Task(
        id=str(number),
        section=str(chance.randint(1, 5)),
        text=f"{what}，{chance.choice(WHY)}。",
        lead=tuple(names[:leads]),
        support=tuple(names[leads:]),
        timing=_phrase(due, chance),
        due=due,
    )


def _some_day(chance: random.Random) -> date:
    """Return a day of the plan's year after it was issued."""
    return ISSUED + timedelta(days=chance.randrange(333))


def _phrase(due: date, chance: random.Random) -> str:
    """Return a time as plans put it: half of them vague, a quarter a month, a quarter a day."""
    kind = chance.random()
    if kind < 0.5:  # noqa: PLR2004  see above
        return chance.choice(PLAIN_PHRASES)
    if kind < 0.75:  # noqa: PLR2004  see above
        return chance.choice(("时间初定为{}月", "{}月底前完成", "{}月完成", "拟于{}月召开")).format(due.month)
    return chance.choice(("{}月{}日前", "{}月{}日前完成", "{}月{}日")).format(due.month, due.day)


def plan_text(planned: Sequence[Task]) -> str:
    """Return a plan file of these tasks."""
    real = tomllib.loads(REAL_PLAN.read_text("utf-8"))
    head = f'title = "{YEAR}年工作计划（{len(planned)}项）"\nissued = {ISSUED}\nyear = {YEAR}\n'
    sections = (f'[[sections]]\nid = "{one["id"]}"\ntitle = "{one["title"]}"\n' for one in real["sections"])
    return "\n".join([head, *sections, *map(_task_text, planned)])


def _task_text(task: Task) -> str:
    """Return a task's block of the plan file."""
    values = {"id": task.id, "section": task.section, "text": task.text, "lead": task.lead}
    values |= {"support": task.support} if task.support else {}
    values |= {"timing": task.timing}
    lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
    return "[[tasks]]\n" + "".join(lines)


def entries(planned: Sequence[Task], count: int | None = None) -> Iterator[dict[str, Any]]:
    """Yield entries of the ledger in the order they were recorded.

    Args:
        planned: The tasks; one in ten of them is spoken of, but for a given `count`, when all are.
        count: How many entries to make; None makes one to five a task.
    """
    chance = random.Random(len(planned))
    share = RECORDED_SHARE if count is None else 1
    spoken_of = [task for task in planned if chance.random() < share]
    each = count / len(spoken_of) if count else 0
    told = [
        (day, task.id, what)
        for number, task in enumerate(spoken_of)
        for day, what in _story(chance, int((number + 1) * each) - int(number * each) or chance.randint(1, 5))
    ]
    told.sort(key=lambda one: one[0])
    for number, (day, task_id, what) in enumerate(told):
        at = datetime(day.year, day.month, day.day, 9, tzinfo=BEIJING) + timedelta(seconds=number % 28_800)
        who = f"user{number % 7}"
        stamp = {"id": f"{number:016x}", "at": at.isoformat(), "by": who, "on": day.isoformat(), "task": task_id}
        yield stamp | what


def _story(chance: random.Random, length: int) -> Iterator[tuple[date, dict[str, Any]]]:
    """Yield what is recorded of one task: begun, reported on, now and then extended, half of them closed."""
    days = sorted(ISSUED + timedelta(days=chance.randrange(120)) for _ in range(length))
    is_closed = length > 1 and chance.random() < 0.5  # noqa: PLR2004  half
    for place, day in enumerate(days):
        if place == length - 1 and is_closed:
            yield day, {"status": "done", "note": chance.choice(NOTES)}
        elif place == 0:
            yield day, {"status": "doing", "note": chance.choice(NOTES)}
        elif chance.random() < 0.1:  # noqa: PLR2004  now and then
            yield day, {"timing": chance.choice(EXTENDED), "reason": chance.choice(REASONS), "authority": "分管领导"}
        else:
            yield day, {"percent": min(95, 100 * place // length), "note": chance.choice(NOTES)}


def ledger_text(planned: Sequence[Task], count: int | None = None) -> str:
    """Return a ledger of these tasks."""
    lines = (
        json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in entries(planned, count)
    )
    return "".join(line + "\n" for line in lines)


def write_plan(folder: Path, planned: Sequence[Task], count: int | None = None) -> Path:
    """Write plan and ledger into a folder and return the plan's path."""
    folder.mkdir(parents=True, exist_ok=True)
    plan = folder / "plan.toml"
    plan.write_text(plan_text(planned), "utf-8")
    plan.with_name("plan.ledger.jsonl").write_text(ledger_text(planned, count), "utf-8")
    return plan
