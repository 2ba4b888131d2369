"""What is refused unless a user insists, and what to do instead."""

WORDS: dict[str, tuple[str, str]] = {
    "refuse.done": (
        "closed on {on}; reopen it first (plancli reopen {id}), or say --force",
        "已于{on}办结；请先重新打开（plancli reopen {id}），或使用 --force",
    ),
    "refuse.cancelled": (
        "cancelled on {on}; reopen it first (plancli reopen {id}), or say --force",
        "已于{on}取消；请先重新打开（plancli reopen {id}），或使用 --force",
    ),
    "refuse.reply_by": (
        "an answer by {reply_by} is due before the reminder of {on}; correct --reply-by, or say --force",
        "反馈时限{reply_by}早于催办日{on}；请更正 --reply-by，或使用 --force",
    ),
    "refuse.doubtful": (
        "“{phrase}” is doubtful: {note} Write it unmistakably, or say --force",
        "“{phrase}”有歧义：{note}请写明具体日期，或使用 --force",
    ),
    "refuse.late_closing": (
        "closed late on {on}: an extension dated before that would hide it; correct --on, or say --force",
        "已于{on}逾期办结，补登此前的延期会掩盖逾期；请更正 --on，或使用 --force",
    ),
    "refuse.endless": (
        "“{phrase}” has no last day: the deadline of {last} would vanish; name a day, or say --force",
        "“{phrase}”没有截止日，原截止日{last}将不复存在；请写明日期，或使用 --force",
    ),
    "refuse.softer": (
        "“{phrase}” is tentative, and the time in force is firm; say it firmly, or say --force",
        "“{phrase}”是初定时间，而现行时限是确定的；请写确定时间，或使用 --force",
    ),
    "refuse.past": (
        "“{phrase}” ends on {last}, before the extension itself ({on}); name a later day, or say --force",
        "“{phrase}”止于{last}，早于延期之日{on}；请写更晚的日期，或使用 --force",
    ),
    "refuse.earlier": (
        "“{phrase}” ends on {last}, before the day in force ({before}); name a later day, or say --force",
        "“{phrase}”止于{last}，早于现行截止日{before}；请写更晚的日期，或使用 --force",
    ),
    "refuse.built_upon": (
        "task {task} has a later entry built on it ({later}); undo that one first, or say --force",
        "任务 {task} 之后还有依赖它的记录 {later}；请先撤销后者，或使用 --force",
    ),
}
