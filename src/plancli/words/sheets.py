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
    # Workbooks that departments fill in
    "sheets.title.fill_in": ("{title}: report", "{title}督办台账填报表"),
    "sheets.tab.fill_in": ("Report", "填报表"),
    "sheets.tab.advice": ("How to", "填报说明"),
    "sheets.unit": ("Department: {department}   As of {day}", "填报单位：{department}　截至{day}"),
    "sheets.support": (
        "Tasks you support: their lead departments fill these in",
        "配合的任务（由责任部门填报，供参考）",
    ),
    "sheets.group.plan": ("Plan (as published)", "计划（不改）"),
    "sheets.group.supervision": ("Supervision", "督办"),
    "sheets.group.answer": ("To fill in (light yellow)", "填报（请填浅黄栏）"),
    "sheets.hint.status": ("Choose one of the words of the list.", "请从下拉列表中选择。"),
    "sheets.hint.percent": ("A whole number from 0 to 100, without %.", "请填0至100的整数，不带百分号。"),
    "sheets.hint.held": ("How many sessions were held so far, in all.", "请填至今累计已办的次数。"),
    "sheets.hint.done_on": (
        "The day it was done, between {first} and {last}; only where the status is done.",
        "状态为“已办结”时填写办结日期，应在{first}至{last}之间。",
    ),
    "sheets.hint.text": ("At most {longest} characters.", "请不超过{longest}字。"),
    "sheets.advice.title": ("How to fill in this workbook", "填报说明"),
    "sheets.advice.1": (
        "1. Fill in the light yellow cells of the first sheet only; all others are locked.",
        "1. 只填写“填报表”中的浅黄色栏；其余单元格为计划和督办内容，已锁定，请勿改动。",
    ),
    "sheets.advice.2": (
        "2. Choose the status from the list; a task that is done needs the day on which it was done.",
        "2. 状态从下拉列表中选择；选“已办结”的，必须填写办结日期，由督办部门核定后销号。",
    ),
    "sheets.advice.3": (
        "3. Percent is a whole number from 0 to 100; sessions held are counted from the beginning.",
        "3. 进度填0至100的整数；已办次数填至今累计次数。",
    ),
    "sheets.advice.4": (
        "4. What you leave as it is stays so. If a problem is over, write that; do not clear the cell.",
        "4. 没有变化的栏不必改动；问题已经解决的请写明，不要清空。",
    ),
    "sheets.advice.5": (
        "5. Sort, filter, and add rows and columns as you like; delete no tasks, headings or sheets.",
        "5. 可以排序、筛选、增加行和列；不要删除任务、表头和工作表，填好后存为 .xlsx 交回。",
    ),
}
