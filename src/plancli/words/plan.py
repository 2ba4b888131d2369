"""What can be wrong with a plan file."""

WORDS: dict[str, tuple[str, str]] = {
    "plan.missing": ("there is no such file", "文件不存在"),
    "plan.is_folder": ("it is a folder; name the plan file in it", "这是一个文件夹；请指明其中的计划文件"),
    "plan.binary": ("it is not a text file", "不是文本文件"),
    "plan.utf16": (
        "it is UTF-16; save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)",
        "文件为 UTF-16 编码；请另存为 UTF-8（记事本：另存为，编码选 UTF-8）",
    ),
    "plan.not_utf8": (
        "this line is not UTF-8; save the file as UTF-8",
        "此行不是 UTF-8 编码；请将文件另存为 UTF-8",
    ),
    "plan.not_toml": (
        "not TOML: {cause}; check quotes, brackets and commas here",
        "此处不符合 TOML 格式（{cause}）；请检查引号、括号和逗号",
    ),
    "plan.toml.sign": (
        "{sign} is no sign of TOML; write {meant} in its place",
        "{sign} 不是 TOML 使用的符号；请改为英文半角 {meant}",
    ),
    "plan.toml.blank": (
        "a full-width blank stands here; write an ordinary one",
        "此处有全角空格；请改为半角空格",
    ),
    "plan.toml.conflict": (
        "a conflict marker of git; keep what is right of both sides, and remove the marker lines",
        "git 合并冲突标记；请取舍双方内容，并删除标记行",
    ),
    "plan.toml.statement": (
        "this line is no key = value, no [table] and no # comment",
        "此行既不是“项 = 值”，也不是 [表] 或 # 注释",
    ),
    "plan.toml.key": (
        'a key of other than Latin letters, digits, - and _ needs quotes, as in "年中" = "06-01/07-31"',
        '含汉字等的项名须加英文引号，如 "年中" = "06-01/07-31"',
    ),
    "plan.toml.equals": ("a key is followed by = and a value", "项名之后应为 = 和值"),
    "plan.toml.after_value": (
        "something stands behind the value; write one key a line, and quotes around the whole text",
        "值之后还有多余内容；每行只写一项，文字须整体加引号",
    ),
    "plan.toml.table_twice": (
        "the table [{key}] stands in this file twice; put its keys together",
        "表 [{key}] 在文件中出现两次；请合并",
    ),
    "plan.toml.key_twice": (
        "{key} stands in this table twice; remove one of them",
        "{key} 在同一表中出现两次；请删除其一",
    ),
    "plan.toml.closed_table": (
        "{key} has its value already; nothing can be added to it here",
        "{key} 已经赋值，此处不能再补充",
    ),
    "plan.toml.header": ("the brackets of this header are not closed", "此表头的方括号未闭合"),
    "plan.toml.unclosed": (
        "a list or table that begins here or above is not closed, or a comma is missing in it",
        "此处或上文的列表（表）未闭合，或缺少逗号",
    ),
    "plan.toml.no_quote": (
        "the closing quote of a text is missing",
        "文字缺少右引号",
    ),
    "plan.toml.control": (
        "a text holds a control character; remove it",
        "文字中含有控制字符；请删除",
    ),
    "plan.toml.backslash": (
        "\\ begins an escape in a text; write it twice, or put the text in single quotes",
        "文字中的 \\ 是转义符；请写成两个，或改用英文单引号括起文字",
    ),
    "plan.toml.date": ("there is no such day or time", "没有这个日期或时间"),
    "plan.toml.value": (
        "a value is missing here, or it is a text without quotes",
        "此处缺少值，或文字未加英文引号",
    ),
    "plan.toml.long_number": (
        "this number has too many digits; a text that is made of digits needs quotes",
        "数字位数过多；如为文字，须加英文引号",
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
    "plan.expect_tables": (
        "tables, each under a header [[{limit}]] of its own",
        "若干个表，各以 [[{limit}]] 开头",
    ),
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
        "no section {id!r}; {hint}",
        "没有编号为“{id}”的章节；{hint}",
    ),
    "plan.no_running_number": (
        "number = '{number}' gives every document the same number; put {{n}} where the running number stands",
        "number = '{number}' 会使各份公文编号相同；请在流水号处写 {{n}}",
    ),
    "plan.unknown_parent": (
        "no task {id!r} to be the parent; {hint}",
        "没有可作上级任务的“{id}”；{hint}",
    ),
    "plan.own_parent": (
        "task {id!r} cannot be its own parent; remove the line, or name another",
        "任务“{id}”不能以自身为上级任务；请删除此行，或改为其他任务",
    ),
    "plan.shared_name": (
        "the name {name!r} belongs to more than one department; --dept could not tell them apart",
        "名称“{name}”对应多个部门；按部门查询时无法区分",
    ),
    "plan.too_many_values": (
        "the plan holds more than {most} values; split it",
        "计划内容超过 {most} 项；请拆分",
    ),
    "plan.too_many_faults": (
        "there is more wrong in it than is named here; correct what is named, then try again",
        "错误不止所列；请先更正已列出的，再试",
    ),
    "plan.too_many_phrases": (
        "the different timings of its tasks have more than {most} characters in all; split the plan",
        "各任务不同时限用语合计超过 {most} 字；请拆分计划",
    ),
    "plan.too_many_names": (
        "its tasks name more than {most} different departments; split the plan",
        "各任务涉及的不同部门超过 {most} 个；请拆分计划",
    ),
}
