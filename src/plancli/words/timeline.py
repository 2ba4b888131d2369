"""Words of timelines."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "timeline.group": ("{title} ({count})", "{title}（{count}项）"),
    "timeline.joint_names": (", ", "、"),
    "timeline.ends": ("ends in each month", "每月到期项数"),
    "timeline.total": ("{count} in all", "共{count}"),
    "timeline.no_time": ("no time", "未定时限"),
    "timeline.joint": (
        "{count} more rows: joint tasks stand under each department that leads them.",
        "共同牵头的任务分列于各责任部门，共多列{count}行。",
    ),
    "timeline.sign.firm": ("firm", "限期"),
    "timeline.sign.tentative": ("tentative", "初定"),
    "timeline.sign.approximate": ("approximate", "大致"),
    "timeline.sign.running": ("in time", "期限内"),
    "timeline.sign.hedged": ("in tentative time", "初定期间"),
    "timeline.sign.extended": ("extended", "延期"),
    "timeline.sign.late": ("late", "逾期"),
    "timeline.sign.ask": ("to ask about", "待询"),
    "timeline.sign.step": ("step", "节点"),
    "timeline.sign.done": ("done", "办结"),
    "timeline.sign.cancelled": ("cancelled", "取消"),
    "timeline.sign.slip": ("slipped by days", "顺延天数"),
    "timeline.sign.beyond": ("beyond the year", "跨年"),
    "timeline.sign.open": ("no set time", "不定期"),
    "timeline.sign.conditional": ("waits for an event", "视条件而定"),
    "timeline.sign.today": ("as-of day", "截至日"),
}
