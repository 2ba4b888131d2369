"""Words of workbooks: those handed out, and what is said of those that come back."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "sheets.font": ("Arial", "宋体"),
    "sheets.day": ("{iso}", "{year}年{month}月{day}日"),
    "sheets.as_of": ("As of {day}", "截至{day}"),
    "sheets.foot.page": ("page {page} of {pages}", "第 {page} 页，共 {pages} 页"),
    "sheets.foot.signed": (
        "Filled in by: __________  Checked by: __________",
        "填报人：__________  审核人：__________",
    ),
    "sheets.title.list": ("{title}: ledger", "{title}督办台账"),
    "sheets.title.due": ("{title}: what falls due", "{title}到期任务"),
    "sheets.title.overdue": ("{title}: late and to ask about", "{title}逾期与待询任务"),
    "sheets.tab.list": ("Tasks", "台账"),
    "sheets.tab.due": ("Due", "到期"),
    "sheets.tab.overdue": ("Late", "逾期待询"),
    "sheets.column.days": ("Days left", "剩余天数"),
    "sheets.column.percent": ("Percent", "进度%"),
    "sheets.column.held": ("Held", "已办次数"),
    "sheets.column.done_on": ("Done on", "办结日期"),
    "sheets.column.last_note": ("Progress", "进展情况"),
    "sheets.column.section_title": ("Section", "所属部分"),
    "sheets.column.missed": ("Missed", "欠办情况"),
}
