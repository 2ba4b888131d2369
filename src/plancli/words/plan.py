"""What can be wrong with a plan file."""

WORDS: dict[str, tuple[str, str]] = {
    "plan.missing": ("there is no such file", "文件不存在"),
    "plan.is_folder": ("it is a folder; name the plan file in it", "这是一个文件夹；请指明其中的计划文件"),
    "plan.too_large": (
        "it is larger than {megabytes} MB, so no plan",
        "文件超过 {megabytes} MB，不是计划文件",
    ),
    "plan.busy": (
        "another task is being added and has not finished within {seconds} seconds; try again",
        "另一项任务正在添加，等待 {seconds} 秒仍未完成；请重试",
    ),
    "plan.binary": ("it is not a text file", "不是文本文件"),
    "plan.not_utf8": (
        "this line is not UTF-8; save the file as UTF-8",
        "此行不是 UTF-8 编码；请将文件另存为 UTF-8",
    ),
    "plan.not_toml": (
        "not TOML: {cause}; check quotes, brackets and commas here",
        "此处不符合 TOML 格式（{cause}）；请检查引号、括号和逗号",
    ),
    "plan.too_deep": ("brackets are nested too deeply", "括号嵌套过深"),
    "plan.missing_key": ("the key {key!r} is missing; add it", "缺少必填项“{key}”；请补上"),
    "plan.unknown_key": ("unknown key {key!r}; remove it", "未知项“{key}”；请删除"),
    "plan.unknown_key_near": (
        "unknown key {key!r}; did you mean {nearest}?",
        "未知项“{key}”；是否应为 {nearest}？",
    ),
    "plan.wrong_value": ("{key} = {value}: expected {expected}", "{key} = {value}：应为{expected}"),
    "plan.expect_text": ("text in quotes", "加引号的文字"),
    "plan.expect_words": ("text that is not empty", "非空文字"),
    "plan.expect_integer": ("a whole number", "整数"),
    "plan.expect_date": ("a date such as 2010-02-01", "日期，如 2010-02-01"),
    "plan.expect_list": ('a list such as ["办公厅"]', '列表，如 ["办公厅"]'),
    "plan.expect_table": ("a table of keys", "由若干项组成的表"),
    "plan.expect_id": (
        "a short id without blanks, commas or control characters, not beginning with -",
        "简短的编号，不含空格、逗号和控制字符，不以 - 开头",
    ),
    "plan.expect_at_least": ("at least {limit}", "不小于 {limit} 的数"),
    "plan.expect_at_most": ("at most {limit}", "不大于 {limit} 的数"),
    "plan.expect_other": ("another kind of value", "其他类型的值"),
    "plan.repeated_id": (
        "the id {id!r} was given before, as number {first} in its list; ids are unique and never reused",
        "编号“{id}”重复，列表中第 {first} 项已使用；编号不得重复，也不得再次使用",
    ),
    "plan.unknown_section": (
        "no section {id!r}; nearest: {nearest}",
        "没有编号为“{id}”的章节；相近的有：{nearest}",
    ),
    "plan.unknown_parent": (
        "no other task {id!r} to be the parent; nearest: {nearest}",
        "没有可作上级任务的“{id}”；相近的有：{nearest}",
    ),
    "plan.shared_name": (
        "the name {name!r} belongs to more than one department; --dept could not tell them apart",
        "名称“{name}”对应多个部门；按部门查询时无法区分",
    ),
}
