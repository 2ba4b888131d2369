"""Words of the page in a browser."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "webpage.day": ("as of {day:%Y-%m-%d}", "截至{day.year}年{day.month}月{day.day}日"),
    "webpage.months": ("{year}", "{year}年1—12月"),
    "webpage.total": ("{count} tasks", "共{count}项"),
    "webpage.shown": ("{n} shown", "显示{n}项"),
    "webpage.age_one": ("1 day old", "1天前"),
    "webpage.age": ("{n} days old", "{n}天前"),
    "webpage.all": ("all", "全部"),
    "webpage.clear": ("Clear", "清除"),
    "webpage.find": ("Find", "查找"),
    "webpage.filters": ("Filters", "筛选"),
    "webpage.unknown": ("no such filter: {n}", "无此筛选条件：{n}"),
    "webpage.light": ("Lights", "亮灯"),
    "webpage.parts": ("What matters", "关注事项"),
    "webpage.tasks": ("Tasks", "工作任务"),
    "webpage.by_dept": ("By department", "按责任部门"),
    "webpage.changes": ("What happened", "变化情况"),
    "webpage.part.urge": ("To urge ({count})", "应催办（{count}项）"),
    "webpage.part.ask": ("To ask about ({count})", "待询（{count}项）"),
    "webpage.part.coming": ("Due within {days} days ({count})", "{days}天内到期（{count}项）"),
    "webpage.filtered": ("{count} more tasks are not on this page.", "另有{count}项任务不在本页。"),
    "webpage.more": ("{count} more in the table below", "另有{count}项，见下表"),
}
