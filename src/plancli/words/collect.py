"""Words of taking filled-in workbooks back."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # Whole workbooks
    "collect.no_record": (
        "{name} carries no record of what was handed out: its hidden sheet was removed, or it does not come from "
        "plancli sheets; hand it out anew, or record with report",
        "{name} 中没有交出时的记录：隐藏工作表已被删除，或不是 plancli sheets 交出的；请重新交出，或用 report 记录",
    ),
    "collect.bad_record": (
        "{name}: the hidden record of what was handed out was changed or is damaged; hand it out anew",
        "{name} 中交出时的记录被改动或已损坏，请重新交出",
    ),
    "collect.later_record": (
        "{name} was handed out by a later plancli; update this one",
        "{name} 由更新版本的 plancli 交出，请先升级",
    ),
    "collect.other_plan": (
        "{name} was handed out from “{other}” ({year}), not from “{title}”; name its plan with --plan",
        "{name} 由另一计划“{other}”（{year}年）交出，不是“{title}”；请用 --plan 指定其计划",
    ),
    "collect.later_day": (
        "{name} was handed out as of {as_of}, later than {day}, the day that is asked about; see --as-of",
        "{name} 交出时截至 {as_of}，晚于所问日期 {day}；请看 --as-of",
    ),
    "collect.older": (
        "{name} is an older hand-out to {department} ({as_of}) than {newer}; nothing was taken from it",
        "{name} 是较早交给{department}的表（{as_of}），已有较新的 {newer}；未采用",
    ),
    "collect.moved_on": (
        "{name} was handed out as of {as_of}; {count} entries were recorded since: merged field by field",
        "{name} 交出时截至 {as_of}，此后台账又有 {count} 条记录：逐项合并",
    ),
    "collect.no_table": (
        "{name}: {count} sheets have the headings that were handed out, not one; keep one table with its headings",
        "{name} 中有 {count} 个工作表带有交出时的表头，应为一个；请保留一张表及其表头",
    ),
    "collect.no_column": (
        "{name}: these columns are missing, or there twice: {columns}",
        "{name} 缺少或重复了这些列：{columns}",
    ),
    # Cells
    "collect.conflict": (
        "handed out as {was}, {now} in the ledger by now, filled in as {filled}",
        "交出时{was}，台账现为{now}，填报为{filled}",
    ),
    "collect.blank": ("blank", "空"),
    "collect.value": ("{value}", "{value}"),
    "collect.status.todo": ("todo", "未启动"),
    "collect.status.doing": ("doing", "进行中"),
    "collect.status.done": ("done", "已办结"),
    "collect.status.cancelled": ("cancelled", "已取消"),
    "collect.repeated": ("task {id} stands there again; first in {first}", "任务{id}重复，首次在 {first}"),
    "collect.missing": ("task {id} was handed out and is missing", "交出的任务{id}不见了"),
    "collect.stranger": (
        "“{id}” is no task that was handed out; put the id back",
        "“{id}”不是交出的任务，请恢复编号",
    ),
    "collect.no_id": ("filled in, but there is no id", "有填报内容，但没有编号"),
    "collect.passed_over": ("a row without an id is passed over: {text}", "无编号的行未采用：{text}"),
    "collect.changed": (
        "not to be filled in: says “{text}”, handed out as “{was}”",
        "不应改动：现为“{text}”，交出时为“{was}”",
    ),
    "collect.cleared": (
        "cleared, which records nothing: the ledger keeps {was}",
        "已清空，不作记录：台账保留{was}",
    ),
    "collect.formula": ("holds a formula; fill in its value", "是公式，请填写数值或文字"),
    "collect.status": ("“{text}” is no status: {known}", "“{text}”不是状态，应为{known}之一"),
    "collect.day": ("“{text}” is no day; write it as 2010-07-12", "“{text}”不是日期，请写作 2010-07-12"),
    "collect.day_range": (
        "{day} is not between {first} and {last}",
        "{day} 不在 {first} 至 {last} 之间",
    ),
    "collect.number": (
        "“{text}” is no whole number from 0 to {most}",
        "“{text}”不是0至{most}的整数",
    ),
    "collect.long": ("{length} characters, more than {longest}", "有{length}字，超过{longest}字"),
    "collect.supports": (
        "the department only supports this task; its lead fills it in",
        "本部门只是配合，应由责任部门填报",
    ),
    "collect.is_closed": (
        "the task was closed when it was handed out; the office reopens it",
        "交出时任务已办结或取消，由督办部门更改",
    ),
    "collect.closed_since.done": ("task {id} was closed on {on}", "任务{id}已于 {on} 办结"),
    "collect.closed_since.cancelled": ("task {id} was cancelled on {on}", "任务{id}已于 {on} 取消"),
    "collect.no_day": ("done, but on which day? Fill it in", "已办结，但缺办结日期"),
    "collect.not_done": ("a day is filled in, but the status is not done", "填了办结日期，但状态不是已办结"),
    "collect.not_whole": ("done, but {percent} %", "已办结，进度却为{percent}%"),
    "collect.fewer": ("{held} held, fewer than before ({was})", "已办{held}次，少于原来的{was}次"),
    "collect.overruled": (
        "done on {on}, but {by} recorded otherwise on {later}: a closing before that has no effect",
        "{on} 办结，但 {later} {by} 另有记录：早于此日的办结不起作用",
    ),
    "collect.gone": ("task {id} is not in the plan any more", "任务{id}已不在计划中"),
    "collect.claim.done": ("reported as done", "报称办结"),
    "collect.claim.cancelled": ("reported as cancelled", "报称取消"),
}
