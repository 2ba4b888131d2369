"""What does a phrase wait for: 印发之日起30日内, 会后一周内, 批准后?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plancli.timing.calendar import units
from plancli.timing.calendar.units import ONE
from plancli.timing.grammar import amounts, marks, months, parts, promises, series
from plancli.timing.refusal import Refused
from plancli.timing.span import Item, Span, padded
from plancli.timing.wording.vocabulary import EVENTFUL

if TYPE_CHECKING:
    from plancli.timing.grammar.reader import Reader
    from plancli.timing.grammar.reading import Reading
    from plancli.timing.wording.lexer import Token

ISSUING = frozenset(["印发", "发布", "下发", "发文", "公布", "颁布", "出台", "制发", "印发下发"])
"""Events whose day is the issue date."""

SELF = frozenset(["本", "该", "此", "通知", "本通知", "文件", "计划", "要点", "文", "的", "之", "意见"])
"""Words for the plan itself, before 印发."""

_PARTS = (
    "word noun title finish verb event-verb event this at hedge label depends given endless heading "
    "count-unit counter"
)

_EVENT_ENDINGS = (
    "会 会议 仪式 典礼 日 期满 届满 到期 合格 通过 完毕 结束 终了 到位 进场 入场 到场 离场 退场 到货 到港 "
    "到账 入账 发货 收货 提货 收款 付款 回款 拨付 拨款 下达 到达 抵达 开标 定标 评标 中标 招标 流标 挂牌 "
    "摘牌 揭牌 授牌 交割 起租 入库 出库 入职 离职 离任 上任 到任 履新 任命 任免 退休 就任 当选 改选 换届 "
    "过会 过审 成立 组建 合并 注销 登记 拆迁 征收 征地 交地 供地 拿地 搬迁 封顶 通电 通水 点火 并网 放假 "
    "收假 返校 开学 放学 入学 录取 招录 公示 公告 宣判 立案 结案 判决 裁决 传达 学习 听取 汇报 沟通 协商 "
    "谈判 达成 签署 签字 签章 盖章 交接 移交 变更 调整 返回 回来 回国 查实 核实 核查 核准 核定 确认 确定 "
    "明确 解封 解除 疫情 灾情 汛情 降雨 地震 事故 事件 发生 出现 成熟 具备 成功 成形 成型 落成 就绪 就位 "
    "齐全 收齐 备齐 选定 遴选 选举 投票 表决 讨论 论证 答辩 考试 面试 笔试 体检 政审 考察 比赛 竞赛 演练 "
    "演习 活动 培训 调研 走访 勘察 勘查 设计 采购 安装 调试 改造 改版 升级 切换 迁移 部署 上会 发证 换证 "
    "领证 颁证 授权 授信 放款 募集 融资 注资 入股 上市 退市 审查 审阅 受理 申请 申报 报备 提交 递交 递送 "
    "寄出 发出 发文 收文 来文 来函 复函 回函 答复 回复 通知 指示 批示 决定 决议 同意 许可 许诺 承诺 委托 "
    "转办 交办 分办 督办 改进 完工 竣工 交付 发布 播出 刊登 出版 付印 定稿 成稿 脱稿 完稿"
)
EVENT_ENDINGS = tuple(_EVENT_ENDINGS.split())
"""Words that end the name of an event; what ends otherwise is no event that can be waited for (随便后)."""

_ENGLISH_EVENTS = (
    "tion sion ment val wal sal rral trial ance ence ing ure ery ed request audit launch start end close "
    "review vote contract notice expiry award handover receipt release event summit congress exam visit "
    "report order"
)
ENGLISH_EVENTS = tuple(_ENGLISH_EVENTS.split())
"""Endings of an English event: approval, completion, the board meeting, once approved."""

_OBJECTS = (
    "部署 安排 要求 进度 进展 情况 实际 需要 需求 通知 文件 精神 结果 意见 计划 方案 规划 决定 指示 批示 "
    "规定 程序 工期 节点 形势 条件 资金 预算 上级 领导 国家 国务院 中央 党委 党组 政府 部门 单位 机关 "
    "办公室 委员会 董事会 常委会 集团 公司 办法 合同 协议 任务 工作 项目 天气 气候 水情 汛情 灾情 疫情 "
    "季节 时令 指令 调度 批复 批准 审批 反馈 标准 指标 目标 步骤 时序 时间表 流程"
)
OBJECTS = tuple(_OBJECTS.split())
"""A body, a document or a progress on which 根据, 按 or 视 may make a timing depend."""

BODIES = tuple("局部委厅办院省市区县校司处科室会")
"""Endings of a body's name."""

MOST_WORDS = 12
"""Words an event's name may have."""

_OPENING = f"from? [at hedge firm]{{0,{MOST_WORDS - 1}}}+"
"""Words before an event that say nothing about it: 在, 要在, 于."""

_OF_SEVERAL = f"receipt [{_PARTS} conj]{{1,{MOST_WORDS - 2}}} [{_PARTS}]"
_NAME = f"(?:{_OF_SEVERAL}|[{_PARTS}] [{_PARTS} sun]{{0,{MOST_WORDS - 1}}})"
"""The name of an event: 印发之日, 起租日, 收到建议、提案."""

_BEHIND = "(?=[after before during around day-of since])(?![before after] num [quarter year](?!within))"
"""A mark behind an event; 完成前三季度总结 has none."""

_WHILES = "after?(?=[relative next-unit soon named-year])"
_TO = "[stretches-to goes-to starts-to]"
"""What makes an event the beginning of a range: 会后至6月底; a dash may be a pause."""

_COUNTED = "(?=[num half-year half-month])"
PATTERN = f"(?=[from {_PARTS}])(?={_OPENING}(?:{_NAME}(?:{_BEHIND}|{_WHILES}|{_COUNTED})))"
"""Where an event with such a mark, such a unit or an amount of time begins."""

_COUNTING = ("within", "before", "after")
"""Marks behind an amount of time that count it from an event."""

SUBJECTS = ("会", "会议", "任务", "改革")
"""Events that are no moment where an amount stands behind them: 任务30日内完成."""

WHILES = {"soon": "day", "named-year": "year"}
"""Part of speech of 当日, 当年 to its unit, where the word's value does not say it."""


CONDITION = Item("conditional", date.min, date.min, Span(date.min, date.min, "day"), rule="conditional")
"""What a condition is read as, whose days nobody knows."""


def anchored(r: Reader, found: Reading) -> Item | None:
    """Read an event with 后, 前, 期间 or 之日起, and the period counted from it."""
    r.passes(_OPENING)
    begin = r.at
    if not found.items and r.passes(_NAME + _WHILES):
        if r.kinds[r.at] == "relative" and r.kinds[r.at - 1] == "after" and r.texts[r.at][0] in "下上":
            raise Refused("ambiguous")  # 会后下月
        if r.texts[r.at][0] in "当次同":
            return _while(r, found, r.tokens[begin : r.at - (r.kinds[r.at - 1] == "after")])
        r.at = begin
    if r.passes(_NAME + _BEHIND):
        return _event(r, found, r.tokens[begin : r.at])
    if r.passes(_NAME + _COUNTED):
        return _counted(r, found, r.tokens[begin : r.at])
    return None


def _counted(r: Reader, found: Reading, words: list[Token]) -> Item | None:
    """Read 合同签订15日内, 收到通知3日内: a period that counts from the event before it.

    Raises:
        Refused: ``ambiguous`` beside a date, because the event may be the one that is due on it.
    """
    period = amounts.counted(r) if _is_moment(words) else None
    mark = r.kinds[r.at] if r.kinds[r.at - 1] != "within" else "within"
    if period is None or mark not in _COUNTING or (mark == "within" and is_issuing(words)):
        return None
    if found.items:
        raise Refused("ambiguous")
    day = r.setting.issued if is_issuing(words) else event_day(words, r)
    r.at += mark != "within"
    if day is not None and mark == "before":
        return marks.earlier(r, units.one_day(day), period)
    if day is not None and mark == "after":
        return promises.after(promises.counted_item(period, day))
    return _waits(found) if day is None else promises.counted_item(period, day)


def _is_moment(words: list[Token]) -> bool:
    """Tell whether the words before an amount are an event that has taken place; 工作30日内 is none."""
    last = words[-1]
    if words[0].text in ("收到", "接到"):
        return True
    return last.kind in ("event", "finish", "event-verb") and not last.text.endswith(SUBJECTS)


def _while(r: Reader, found: Reading, words: list[Token]) -> Item | None:
    """Read 预算批复当月, 验收次日: the unit in which an event falls, or the next one."""
    if not _is_eventful(words):
        return None
    day = r.setting.issued if is_issuing(words) else event_day(words, r)
    token = r.take()
    unit = WHILES.get(token.kind) or (token.value[0] if token.kind == "relative" else token.value)
    span = units.around_day(unit, day or r.setting.start, int(token.text[0] == "次"))
    if span.grain == "month":
        span = months.under_month(r, span)
    item = marks.marked(r, span)
    return _waits(found) if day is None else item


def _event(r: Reader, found: Reading, words: list[Token]) -> Item | None:
    """Decide what the event is and return its promise, or note a condition in `found`."""
    mark = r.kinds[r.at]
    day = event_day(words, r)
    if day is None and is_issuing(words) and mark in ("after", "day-of"):
        day = r.setting.issue_date()
    if day is None:
        return _condition(r, found, words, mark)
    r.passes("(?:day-of since?|[after before during around since]) of?")
    if mark == "after" and r.kinds[r.at] == "soon":  # 印发后立即
        return promises.soon(r, found, r.take(), day)
    period = amounts.counted(r)
    if period is not None and mark == "before":
        return marks.earlier(r, units.one_day(day), period)
    if period is not None:
        item = promises.counted_item(period, day)
        return promises.after(item) if r.skip("after") else item
    if mark == "after" and r.kinds[r.at] == "di":
        return _days_later(r, day)
    return _promised(r, day, mark)


def _promised(r: Reader, day: date, mark: str) -> Item:
    """Return what a mark makes of the day of an event, or the range that begins with it."""
    span = Span(day, day, "fest", day.year, day.month, until=day - ONE)
    if mark in ("day-of", "since"):
        mark = "since"
        if r.kinds[r.at] == "range":
            return promises.settled(r.setting, series.stretch_from(r, span), "", "")
    if mark == "after" and r.fits(_TO):
        return promises.settled(r.setting, series.stretch_from(r, units.one_day(day, 1)), "", "")
    if mark == "around":
        span = padded(span)
    return promises.settled(r.setting, span, "", mark)


def _days_later(r: Reader, day: date) -> Item:
    """Read 会后第三天."""
    part = parts.part(r)
    if part is None or part.unit != "day":
        raise Refused("ambiguous")
    return marks.marked(r, units.one_day(day, part.first))


def event_day(words: list[Token], r: Reader) -> date | None:
    """Return the date the plan's `[events]` gives for an event, matched whole or by its end."""
    events = r.setting.events
    if not events:
        return None
    name = "".join(token.text for token in words)
    if name in events:
        return events[name]
    found = {day for key, day in events.items() if key in name or (len(name) > 1 and key.endswith(name))}
    if not found and name in ("会", "会议"):
        found = {day for key, day in events.items() if "会" in key}
    return found.pop() if len(found) == 1 else None


def is_issuing(words: list[Token]) -> bool:
    """Tell whether an event is the issue of the plan itself."""
    own = words[0].text in ("本", "该", "此")
    return words[-1].text in ISSUING and all(
        word.text in SELF or word.text in ISSUING or (own and word.kind in ("noun", "word"))
        for word in words[:-1]
    )


def _is_eventful(words: list[Token]) -> bool:
    """Tell whether words are the name of an event."""
    if words[0].said is not None:  # an English phrase
        return any(word.kind in EVENTFUL or word.text.endswith(ENGLISH_EVENTS) for word in words)
    return words[-1].kind in EVENTFUL or "".join(word.text for word in words).endswith(EVENT_ENDINGS)


def _condition(r: Reader, found: Reading, words: list[Token], mark: str) -> Item | None:
    """Note a condition whose date nobody knows yet; None where there is none.

    Raises:
        Refused: ``unknown-period`` or ``incomplete`` for 吃饭前.
    """
    is_event = words[-1].kind == "event"
    eventful = _is_eventful(words)
    needs = {"around": is_event, "since": eventful, "before": eventful}
    needs["during"] = is_event or words[-1].text.endswith("会")
    fits = needs.get(mark, True)
    is_plain = mark in ("around", "since") or r.fits("interval(?![within before after])")
    if found.items or (not fits and is_plain):
        return None
    if not fits:
        raise Refused("unknown-period" if mark == "during" or words[-1].kind == "word" else "incomplete")
    r.at += 1
    r.passes("since? of?")
    counts = _counts_on(r, mark)
    return _waits(found, "event" if eventful or counts or mark != "after" else "unknown-event")


def _counts_on(r: Reader, mark: str) -> bool:
    """Move past an amount or a number behind an event, and tell whether one stands there.

    Raises:
        Refused: ``ambiguous`` where the amount has two ends.
    """
    if mark == "after" and r.fits(_TO):
        raise Refused("ambiguous")
    r.skip("soon")
    return amounts.counted(r) is not None or (r.kinds[r.at] == "di" and parts.part(r) is not None)


def _waits(found: Reading, word: str = "event") -> Item:
    """Keep that the phrase waits for an event."""
    found.words.append(word)
    return CONDITION


def depends(texts: list[str]) -> bool:
    """Tell whether 根据, 按 or 视 has something behind it that a timing can depend on."""
    opening, *rest = texts or [""]
    said = "".join(rest).rstrip("的而定")
    return any(word in said for word in OBJECTS) or (len(opening) > 1 and said.endswith(BODIES))
