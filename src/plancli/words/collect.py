"""Words of taking filled-in workbooks back."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # Whole workbooks
    "collect.no_record": (
        "{name} lacks the hidden record of what was handed out, or is not from plancli sheets; ask anew",
        "{name} 中没有交出时的隐藏记录（已被删除，或不是 plancli sheets 交出的）；请重新交出",
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
        "{name}: {count} sheets have the headings that were handed out, not one; keep one table",
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
    "collect.went_back": (
        "{value} % is meant, after {was}? It is taken as it stands (100 % typed there may have become 1)",
        "进度由{was}变为{value}，按所填记录；如本意是100%，请填100（键入“100%”会变成1）",
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
    # Answers
    "collect.no_files": ("{path} holds no workbooks ({suffixes})", "{path} 中没有表格文件（{suffixes}）"),
    "collect.others": ("{path}: not read: {names}", "{path}：以下文件未读取：{names}"),
    "collect.faults": (
        "{count} problems; nothing was recorded. Mend them, or take the rest with --skip-problems",
        "发现 {count} 处问题，未记录任何内容；请改正，或用 --skip-problems 只记录其余部分",
    ),
    "collect.fault": ("{place}{what}; nothing was recorded", "{place}{what}；未记录任何内容"),
    "collect.place": ("{path}: ", "{path}："),
    "collect.colon": (": ", "："),
    "collect.left_out": ("{count} problems were left out", "有 {count} 处问题未记录"),
    "collect.already": (
        "{id} {title}: what {place} says is in the ledger already",
        "{id} {title}：{place} 所填台账已有",
    ),
    "collect.nothing": ("Nothing was filled in.", "没有填报任何内容。"),
    "collect.closings.claimed": (
        "{count} reported as closed, to be confirmed with --accept-closings, or with done and cancel:",
        "报称办结（取消）{count} 项，暂按报称记录；请用 --accept-closings 核定，或逐项用 done、cancel：",
    ),
    "collect.closings.closing": ("{count} closed as reported:", "已核定办结（取消）{count} 项："),
    "collect.closing": (
        "  {id} {title}: {status} {day} ({place})",
        "  {id} {title}：{status} {day}（{place}）",
    ),
    "collect.column.task": ("Task", "任务"),
    "collect.column.field": ("Field", "项目"),
    "collect.column.handed_out": ("Handed out", "交出时"),
    "collect.column.now": ("Now", "台账现为"),
    "collect.column.filled_in": ("Filled in", "填报为"),
    "collect.column.cell": ("Where", "位置"),
    "collect.column.verdict": ("Becomes", "处理"),
    "collect.verdict.taken": ("recorded", "记录"),
    "collect.verdict.same": ("is so already", "已如此"),
    "collect.verdict.conflict": ("conflict", "冲突"),
    "collect.verdict.closing": ("closed", "办结"),
    "collect.verdict.claimed": ("to confirm", "待核定"),
}
