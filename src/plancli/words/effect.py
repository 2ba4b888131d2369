"""What came of an entry: what changed, and what is odd about it."""

WORDS: dict[str, tuple[str, str]] = {
    "effect.line": ("{id} {title}: {what} [{entry}]", "{id} {title}：{what} [{entry}]"),
    "effect.tried": ("{id} {title}: {what}", "{id} {title}：{what}"),
    "effect.remark": ("{id}: note: {text}", "{id}：注意：{text}"),
    "effect.more": ("… {count} more", "……另有{count}条"),
    "effect.more_odd": (
        "… {count} more, {odd} of them with a note",
        "……另有{count}条，其中{odd}条有须注意之处",
    ),
    "effect.stranger": ("(not in this plan)", "（不在本计划中）"),
    "effect.already.todo": ("{id} {title}: not begun already", "{id} {title}：原为未启动，未重复记录"),
    "effect.already.doing": ("{id} {title}: open already", "{id} {title}：原为进行中，未重复记录"),
    "effect.already.done": (
        "{id} {title}: done already, on {on}",
        "{id} {title}：已于{on}办结，未重复记录",
    ),
    "effect.already.cancelled": (
        "{id} {title}: cancelled already, on {on}",
        "{id} {title}：已于{on}取消，未重复记录",
    ),
    "effect.already.held": (
        "{id} {title}: done already, on {on}, {held} of {count} held; one more: plancli report {id} --held 1",
        "{id} {title}：已于{on}办结（{held}/{count}次），未重复记录；如又举办：plancli report {id} --held 1",
    ),
    "effect.already.timing": (
        "{id} {title}: the time in force ends on {last} already ({timing})",
        "{id} {title}：现行时限已是{last}（{timing}），未重复记录",
    ),
    "effect.already.recorded": (
        "{id}: entry {entry} (line {line}) is recorded already",
        "{id}：第{line}行的记录 {entry} 此前已登记",
    ),
    "effect.already.undone": (
        "{id}: entry {entry} was taken back already",
        "{id}：记录 {entry} 此前已撤销",
    ),
    "effect.joint": ("; ", "；"),
    "effect.reopened": ("open again", "重新打开"),
    "effect.was_done": (" (was done on {on})", "（原于{on}办结）"),
    "effect.was_cancelled": (" (was cancelled on {on})", "（原于{on}取消）"),
    "effect.percent": ("{percent}%", "进度{percent}%"),
    "effect.done": ("done on {on}", "{on}办结"),
    "effect.held": ("{held} of {count} held", "已办{held}次（应办{count}次）"),
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
        "{old} ({before}) → {new} ({after}){slip}, extension no. {times}",
        "{old}（{before}）→ {new}（{after}）{slip}，第{times}次延期",
    ),
    "effect.slip": (", slips {days} d", "，顺延{days}天"),
    "effect.brought_forward": (", {days} d earlier", "，提前{days}天"),
    "effect.urged": ("reminder no. {times}", "第{times}次催办"),
    "effect.urged_by": ("reminder no. {times} ({slip})", "第{times}次催办（{slip}）"),
    "effect.undone": (
        "took back “{gist}” of {on} by {by} [{entry}]",
        "撤销“{gist}”（{by}，{on}） [{entry}]",
    ),
    "effect.now": ("now {now}", "现为{now}"),
    "effect.far_day": (
        "{on} lies outside the plan's year {year}; to correct it: plancli undo --last, then --on",
        "{on}不在计划年度{year}年内；如有误，请用 plancli undo --last 撤销，再用 --on 指定日期",
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
        "截至{day}已逾期{days}天，现不再逾期",
    ),
    "effect.begins_later": (
        "its time now begins on {first}: until then it is grey, and nobody is asked for reports",
        "新时限自{first}起：此前显示灰灯，不计久未上报",
    ),
    "effect.closing_moved": (
        "it was closed on {on}; now it counts as closed on {now}",
        "原于{on}办结，现改按{now}计",
    ),
    "effect.no_longer_done_late": (
        "it was closed late on {on}; now it counts as closed in time on {now}",
        "原于{on}逾期办结，现改按{now}计，为按期办结",
    ),
    "effect.softer": (
        "the new time is tentative, the one before was firm: it will be asked about, not called late",
        "新时限为暂定，原时限是确定的：到期后只问询、不按逾期通报",
    ),
    "effect.no_longer_counted": (
        "the new time promises no number of sessions; before it were {count}",
        "新时限未约定次数，原约定{count}次",
    ),
    "effect.below_zero": (
        "the sessions held add up to {held}, less than none; it counts as none",
        "累计次数为{held}，小于零，按零计",
    ),
    "effect.overruled": (
        "a later entry holds, so that this one changes nothing after it: {gist} on {on} by {by} [{entry}]",
        "其后已有记录，以其为准，本条不改变现状：{gist}（{by}，{on}） [{entry}]",
    ),
}
