"""What can be wrong with lines of updates."""

WORDS: dict[str, tuple[str, str]] = {
    "bulk.not_json": ("this line is not JSON", "此行不是 JSON"),
    "bulk.not_object": ("this line is no JSON object", "此行不是 JSON 对象"),
    "bulk.unknown_key": ("unknown key {key!r}; known: {known}", "未知项“{key}”；可用：{known}"),
    "bulk.says_nothing": (
        "it says nothing: give one of {known}",
        "未说明要记录什么：请至少给出 {known} 之一",
    ),
    "bulk.bad_value": ("the value of {key!r} is missing or of the wrong kind", "“{key}”缺失或取值不对"),
}
