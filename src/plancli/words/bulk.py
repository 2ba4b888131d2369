"""What can be wrong with lines of updates."""

WORDS: dict[str, tuple[str, str]] = {
    "bulk.not_json": ("this line is not JSON", "此行不是 JSON"),
    "bulk.not_object": ("this line is no JSON object", "此行不是 JSON 对象"),
    "bulk.unknown_key": ("unknown key {key!r}; known: {known}", "未知项“{key}”；可用：{known}"),
    "bulk.says_nothing": (
        "it says nothing: give one of {known}",
        "未说明要记录什么：请至少给出 {known} 之一",
    ),
    "bulk.bad_value": ("{expected}", "{expected}"),
    "bulk.base_alone": (
        "“base” is the day from which a new “timing” counts, and there is none",
        "“base”是新时限的起算日，而此行没有“timing”",
    ),
    "bulk.empty": ("the value of {key!r} is empty; leave the key out", "“{key}”的值为空；请去掉该项"),
    "bulk.double_key": ("the key {key!r} stands twice", "“{key}”出现了两次"),
    "bulk.used_id": (
        "the id {id!r} is that of an entry with another content; leave “id” out to get a fresh one",
        "记录编号“{id}”已用于其他内容；去掉“id”即可自动生成",
    ),
    "bulk.bad_timing": (
        "the time {phrase!r} cannot be read ({reason})",
        "无法识别时限“{phrase}”（{reason}）",
    ),
    "bulk.no_task": ("no task {id!r} in this plan", "本计划中没有任务“{id}”"),
}
