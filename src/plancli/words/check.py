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
    "check.doubtful_extension": (
        "task {id}, extended to “{phrase}”: {note} To settle it, extend it again to a plain day",
        "任务 {id} 延期至“{phrase}”：{note}如需明确，请写明日期重新登记延期",
    ),
    "check.more_held": (
        "task {id}: {held} held, more than the {count} promised; undo what was counted twice, or extend it",
        "任务 {id}：累计已办{held}次，多于约定的{count}次；请撤销重复登记的记录，或另行明确次数",
    ),
    "check.settle": (
        "{note} To settle it, write under [timing]: {line}",
        "{note}如需明确，请在 [timing] 下写入：{line}",
    ),
    "check.rewrite": (
        "{note} To settle it, write timing = “{this}” or “{other}”.",
        "{note}如需明确，请将时限写成“{this}”或“{other}”。",
    ),
    "check.undeclared": (
        "task {id}: the department {name} is not under [[departments]]; add it there, or correct it here",
        "任务 {id}：部门“{name}”未列入 [[departments]]；请补列，或更正此处",
    ),
    "check.undeclared_near": (
        "task {id}: the department {name} is not under [[departments]], and looks like {nearest}; correct it",
        "任务 {id}：部门“{name}”未列入 [[departments]]，疑为“{nearest}”之误；请更正",
    ),
    "check.similar": (
        "task {id}: {name} ({count}) may be {other} ({others}); correct it, or list both in [[departments]]",
        "任务 {id}：“{name}”（{count} 项）疑为“{other}”（{others} 项）之误；请更正，或均列入 [[departments]]",
    ),
    "check.open_parts": (
        "task {id} is closed, but what stands under it is open: {parts}; close it too, or reopen {id}",
        "任务 {id} 已办结或取消，但其下任务尚未办结：{parts}；请一并处理，或重新打开 {id}",
    ),
    "check.idle_event": (
        "no timing waits for the event {event}; correct its name under [events], or remove it",
        "没有任何时限等待事件“{event}”；请更正 [events] 下的名称，或删除",
    ),
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
    "check.more": (
        "there is more to find here than these {count}; correct them, then check again",
        "此处问题不止以上 {count} 条；请先更正，再行核查",
    ),
    "check.closed_twice": (
        "task {task} was closed by {first} on {on} and again by {second} on {again}; undo one of them",
        "任务 {task} 先由 {first} 于 {on} 办结，又由 {second} 于 {again} 办结；请撤销其中一条",
    ),
}
