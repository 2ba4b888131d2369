"""What came of an entry: what changed, and what is odd about it."""

WORDS: dict[str, tuple[str, str]] = {
    "effect.line": ("{id} {title}: {what} [{entry}]", "{id} {title}：{what} [{entry}]"),
    "effect.remark": ("{id}: note: {text}", "{id}：注意：{text}"),
    "effect.more": ("… {count} more", "……另有 {count} 条"),
    "effect.joint": ("; ", "；"),
    "effect.reopened": ("open again", "重新打开"),
    "effect.done": ("done on {on}", "{on}办结"),
    "effect.held": ("{held} of {count} held", "已办{held}次（共{count}次）"),
    "effect.held_uncounted": ("{held} held", "已办{held}次"),
    "effect.in_time": ("in time", "按期"),
    "effect.late": ("{days} d late", "逾期{days}天"),
    "effect.soft_late": ("{days} d after its tentative time", "初定时间后{days}天"),
    "effect.open_late": ("still open, {days} d late", "仍未办结，已逾期{days}天"),
    "effect.open_soft": (
        "still open, its tentative time passed {days} d ago",
        "仍未办结，初定时间已过{days}天",
    ),
    "effect.extended": (
        "{old} ({before}) → {new} ({after}){slip}, extended {times}×",
        "{old}（{before}）→ {new}（{after}）{slip}，第{times}次延期",
    ),
    "effect.slip": (", slips {days} d", "，顺延{days}天"),
    "effect.brought_forward": (", {days} d earlier", "，提前{days}天"),
    "effect.urged": ("urged {times}×, {card} card{reply}", "第{times}次催办（{card}）{reply}"),
    "effect.reply_by": (", answer by {day}", "，{day}前反馈"),
    "effect.card.blue": ("blue", "蓝色"),
    "effect.card.yellow": ("yellow", "黄色"),
    "effect.card.red": ("red", "红色"),
    "effect.undone": (
        "took back “{gist}” of {on} by {by} [{entry}]; now {now}",
        "撤销 {by} {on}的“{gist}” [{entry}]；现为{now}",
    ),
    "effect.far_day": (
        "{on} lies far outside the plan's year {year}; another day: --on, take it back: plancli undo --last",
        "{on}远在计划年度{year}年之外；可用 --on 指定日期，撤销用 plancli undo --last",
    ),
    "effect.later_day": (
        "{on} lies after the as-of day {day}: answers show it from {on} on",
        "{on} 晚于查询基准日 {day}：自 {on} 起的查询才会显示",
    ),
    "effect.is_done": ("it was closed on {on} and stays closed", "该任务已于{on}办结，仍为已办结"),
    "effect.is_cancelled": ("it was cancelled on {on} and stays cancelled", "该任务已于{on}取消，仍为已取消"),
    "effect.uncounted": (
        "it promises no number of sessions, so that sessions held close nothing",
        "该任务未约定次数，登记次数不会使其办结",
    ),
    "effect.more_than_promised": (
        "{held} held, more than the {count} promised",
        "已办{held}次，多于约定的{count}次",
    ),
    "effect.closes_nothing": (
        "100 % closes nothing; to close it: plancli done {id}",
        "进度100%并不等于办结；办结请用 plancli done {id}",
    ),
    "effect.endless": ("it has no last day any more, nothing to be late for", "不再有截止日，不会再逾期"),
    "effect.past": ("its last day {last} is past already", "截止日{last}已过"),
    "effect.no_longer_late": (
        "on {day} it was {days} d late and no longer is",
        "截至{day}已逾期{days}天，延期后不再逾期",
    ),
    "effect.overruled": (
        "a later entry holds, so that this one changes nothing after it: {gist} on {on} by {by} [{entry}]",
        "其后的记录仍然有效，本条不改变现状：{by} {on} {gist} [{entry}]",
    ),
}
