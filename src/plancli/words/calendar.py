"""Words of calendars."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "calendar.step": ("{title} ({label})", "{title}（{label}）"),
    "calendar.fact": ("{label}: {text}", "{label}：{text}"),
}
