"""What `check` finds."""

WORDS: dict[str, tuple[str, str]] = {
    "check.no_department": (
        "task {id} names no department: nobody answers for it; add lead = [...]",
        "任务 {id} 没有责任部门，无人负责；请补充 lead = [...]",
    ),
    "check.no_timing": (
        "task {id} has no time: it can never be due; add timing = ...",
        "任务 {id} 没有时限，永远不会到期；请补充 timing = ...",
    ),
    "check.unresolved": (
        "task {id}: the time “{phrase}” cannot be read: {why}",
        "任务 {id}：无法识别时限“{phrase}”：{why}",
    ),
    "check.doubtful": ("task {id}, “{phrase}”: {note}", "任务 {id}“{phrase}”：{note}"),
    "check.unplaced": (
        "{place} of the imported document was not placed: {text}; place it, then remove it here",
        "导入文档 {place} 处的内容未归位：{text}；请归入相应任务后删除此项",
    ),
    "check.stranger": (
        "entry {entry} speaks of task {task!r}, which this plan does not have; {hint}",
        "记录 {entry} 涉及本计划没有的任务“{task}”；{hint}",
    ),
    "check.undoes_nothing": (
        "entry {entry} takes back {undo}, which is not in this ledger",
        "记录 {entry} 要撤销的 {undo} 不在本台账中",
    ),
    "check.closed_twice": (
        "task {task} was closed by {first} on {on} and again by {second} on {again}; undo one of them",
        "任务 {task} 先由 {first} 于 {on} 办结，又由 {second} 于 {again} 办结；请撤销其中一条",
    ),
}
