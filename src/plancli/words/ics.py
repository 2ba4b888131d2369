"""Words of calendars."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "ics.step": ("{title} ({label})", "{title}（{label}）"),
    "ics.fact": ("{label}: {text}", "{label}：{text}"),
    "ics.empty": ("the calendar is empty", "日历中没有任何事项"),
    "ics.without": (
        "not in the calendar, having no day: {count} (such as 不定期)",
        "未写入日历：{count}项没有日期（如不定期）",
    ),
}
