"""What `main` says when a command cannot go on."""

WORDS: dict[str, tuple[str, str]] = {
    "error.prefix": ("plancli: {text}", "plancli：{text}"),
    "error.no_task": (
        "no task {id!r} in this plan; {hint}",
        "本计划中没有任务“{id}”；{hint}",
    ),
    "error.no_department": (
        "no department {name!r} in this plan; {hint}",
        "本计划中没有部门“{name}”；{hint}",
    ),
    "error.slip": (
        "{option}: no department {name!r} in this plan, but {nearest}; correct it or add --new-department",
        "{option}：本计划中没有部门“{name}”，疑为“{nearest}”；请更正，如确系新部门，请加 --new-department",
    ),
    "error.no_section": (
        "no section {name!r} in this plan; {hint}",
        "本计划中没有章节“{name}”；{hint}",
    ),
    "error.nearest": ("nearest: {nearest}", "相近的有：{nearest}"),
    "error.one_of_several": (
        "it is part of several; did you mean: {names}",
        "有多个名称含此字样，您是否要找：{names}",
    ),
    "error.printed_on": ("several are printed with this number: {ids}", "多项任务印有此序号，编号为：{ids}"),
    "error.ids_run": ("ids run from {first} to {last}", "编号自 {first} 至 {last}"),
    "error.no_ids_at_all": ("it has no tasks yet", "计划中尚无任务"),
    "error.see_departments": ("all of them: plancli departments", "全部部门见：plancli departments"),
    "error.sections_are": ("its sections: {ids}", "现有章节：{ids}"),
    "error.plan_unreadable": (
        "cannot read the plan {path}: {cause}",
        "无法读取计划文件 {path}：{cause}",
    ),
    "error.plan_invalid": (
        "{path} is not a valid plan; correct the lines above and try again",
        "{path} 不是有效的计划文件；请更正以上各处后重试",
    ),
    "error.plan_exists": (
        "{path} is already there and was left as it is; choose another name or say --force",
        "{path} 已存在，未作改动；请换一个文件名，或使用 --force",
    ),
    "error.plan_uncertain": (
        "cannot write {path}: {cause}; whether it was changed is uncertain, look at it",
        "无法写入 {path}：{cause}；不能确定是否已改动，请查看该文件",
    ),
    "error.plan_unwritable": (
        "cannot write {path}: {cause}; nothing was changed",
        "无法写入 {path}：{cause}；未作任何改动",
    ),
    "error.several_plans": (
        "which plan? {plans} are of the same folder, and the year does not tell; name one with --plan",
        "无法确定使用哪个计划：{plans} 在同一文件夹，按年度无法区分；请用 --plan 指定",
    ),
    "error.two_plans": (
        "--plan was given {count} times; name one plan",
        "--plan 出现了 {count} 次；请只指定一个计划",
    ),
    "error.builtin": (
        "the built-in plan cannot be updated; make your own copy first: plancli init --example",
        "内置示例计划不能更新；请先复制一份：plancli init --example",
    ),
    "error.same_file": (
        "{path} is the plan itself; name another file with --ledger, nothing was recorded",
        "{path} 就是计划文件；请用 --ledger 指定另一个文件，未记录任何内容",
    ),
    "error.ledger_unreadable": (
        "cannot read the ledger {path}: {cause}",
        "无法读取台账 {path}：{cause}",
    ),
    "error.entry_unfit": (
        "what is to be recorded about task {task} cannot be kept: {cause}; nothing was recorded",
        "任务 {task} 的记录无法保存：{cause}；未记录任何内容",
    ),
    "error.ledger_uncertain": (
        "cannot write the ledger {path}: {cause}; whether it was recorded is uncertain, see: plancli log",
        "无法写入台账 {path}：{cause}；不能确定是否已记录，请查看：plancli log",
    ),
    "error.ledger_unwritable": (
        "cannot write the ledger {path}: {cause}; nothing was recorded",
        "无法写入台账 {path}：{cause}；未记录任何内容",
    ),
    "error.ledger_busy": (
        "other updates of {path} have not finished within {seconds} seconds; nothing was recorded, try again",
        "{path} 正被其他更新占用，等待 {seconds} 秒仍未完成；未记录任何内容，请重试",
    ),
    "error.timing": (
        "the time {phrase!r} cannot be read ({reason}); nothing was written",
        "无法识别时限“{phrase}”（{reason}）；未写入任何内容",
    ),
    "error.bad_date": (
        "{option}: {value!r} is not a date; write 2010-05-10, 05-10, 5月10日, today, yesterday, -3d or +7d",
        "{option}：“{value}”不是日期；可写成 2010-05-10、05-10、5月10日、今天、昨天、-3d 或 +7d",
    ),
    "error.bad_month": (
        "{option}: {value!r} is not a month; write 5, or 2010-05",
        "{option}：“{value}”不是月份；请写成 5 或 2010-05",
    ),
    "error.bad_span": (
        "{option}: {value!r} is not a span; write 2010-05, 2010-05..2010-06 or 2010-05-01..2010-05-20",
        "{option}：“{value}”不是时间段；请写成 2010-05、2010-05..2010-06 或 2010-05-01..2010-05-20",
    ),
    "error.span_backwards": (
        "{first} lies after {last}; give the earlier day first",
        "{first} 晚于 {last}；请先写较早的日期",
    ),
    "error.no_period": (
        "which period? as in: plancli changes --month 5 (or --quarter, --since)",
        "未指明时间范围，例如：plancli changes --month 5（或 --quarter、--since）",
    ),
    "error.period_ahead": (
        "the period begins on {first}, after the as-of day {as_of}; ask with a later --as-of",
        "该时间范围自{first}开始，晚于查询基准日 {as_of}；请用 --as-of 指定较晚的日期",
    ),
    "error.one_of": (
        "give only one of {options}",
        "{options} 只能任选其一",
    ),
    "error.one_task": (
        "{id!r} names {count} tasks; name one",
        "“{id}”对应 {count} 项任务；请只写一项",
    ),
    "error.no_ids": (
        "name at least one task, as in: plancli {command} 24, or pipe ids in with -",
        "请至少给出一项任务，例如：plancli {command} 24，或用 - 从管道读入",
    ),
    "error.no_phrase": (
        "give at least one phrase, as in: plancli timing 上半年完成, or --rules",
        "请给出至少一个时限用语，例如：plancli timing 上半年完成；或使用 --rules",
    ),
    "error.nothing_to_say": (
        "say what to record: at least one of {options}",
        "请说明要记录的内容：{options} 至少给出一项",
    ),
    "error.only_stdin": (
        "{value!r}: updates are read from a pipe only, as in: plancli update - < updates.jsonl",
        "“{value}”：批量更新只能从管道读取，例如：plancli update - < updates.jsonl",
    ),
    "error.bad_lines": (
        "{count} line(s) cannot be read as updates; nothing was written",
        "{count} 行无法作为更新读取；未写入任何内容",
    ),
    "error.condition": (
        "task {task} is {status}, not {wanted}; nothing was written",
        "任务 {task} 的状态为 {status}，不是 {wanted}；未写入任何内容",
    ),
    "error.no_entry": (
        "{id!r} is the beginning of no entry's id, or of several; plancli log lists them",
        "没有以“{id}”开头的记录编号，或不止一条；可用 plancli log 查看",
    ),
    "error.task_not_entry": (
        "{id!r} is a task; name one of its entries (above, or: plancli log {id}), or say --last",
        "“{id}”是任务编号；请写其中一条记录的编号（见上，或 plancli log {id}），或使用 --last",
    ),
    "error.nothing_to_undo": (
        "{by} has recorded nothing here that could be taken back",
        "{by} 在此没有可撤销的记录",
    ),
    "error.undo_what": (
        "name the entry to take back; --last would take back the one above",
        "请写明要撤销的记录；使用 --last 将撤销上面这一条",
    ),
    "error.refused": (
        "nothing was recorded, see above",
        "未记录任何内容，原因见上",
    ),
    "error.piped_word": (
        "{word!r} came through the pipe and is no task of this plan; pipe ids only: plancli list -o ids",
        "管道输入的“{word}”不是本计划的任务编号；请只传编号：plancli list -o ids",
    ),
    "error.strict": (
        "something needs a person's eyes, see above; with --strict nothing was written",
        "有需人工核对之处，见上；使用 --strict，未写入任何内容",
    ),
    "error.no_stdin": (
        "- reads from a pipe, and nothing is piped in",
        "- 表示从管道读取，但没有管道输入",
    ),
    "error.bad_stdin": (
        "what was piped in is neither UTF-8 nor GB18030 text: line {line}, byte {byte}; nothing was recorded",
        "管道输入既不是 UTF-8 也不是 GB18030 文本（第 {line} 行，第 {byte} 字节）；未记录任何内容",
    ),
    "error.long_stdin": (
        "more than {megabytes} MB were piped in; send it in several parts, nothing was recorded",
        "管道输入超过 {megabytes} MB；请分几次输入，未记录任何内容",
    ),
    "error.bad_word": (
        "{word} is neither UTF-8 nor GB18030 text, and no file has this name; nothing was recorded",
        "{word} 既不是 UTF-8 也不是 GB18030 文本，也没有同名文件；未记录任何内容",
    ),
    "error.linked_ledger": (
        "{path} is a link to {target}, which is no *.ledger.jsonl; if it is meant, name it with --ledger",
        "{path} 是指向 {target} 的链接，其名称不是 *.ledger.jsonl；如确有此意，请用 --ledger 指明",
    ),
    "error.no_ledger": (
        "{path} holds no entry, so it is no ledger; name another file with --ledger, nothing was recorded",
        "{path} 中没有任何记录，不是台账；请用 --ledger 指定另一个文件，未记录任何内容",
    ),
    "error.own_source": (
        "{path} is the document itself; name another file, nothing was written",
        "{path} 就是所导入的文档；请换一个文件名，未写入任何内容",
    ),
    "error.unwritable_output": (
        "cannot write the output: {cause}",
        "无法输出：{cause}",
    ),
    "error.memory": (
        "there is not enough memory for this; nothing was half-written",
        "内存不足，无法完成；没有写入一半的内容",
    ),
    "error.fault": (
        "plancli itself is at fault ({kind}); please send {path} to its maintainers",
        "plancli 自身出错（{kind}）；请将 {path} 发给维护者",
    ),
    "error.bad_zone": (
        "the time zone TZ={zone} cannot be: no offset from UTC reaches 24 hours; correct or unset TZ",
        "时区 TZ={zone} 无效：与 UTC 相差不得达到 24 小时；请更正或取消 TZ",
    ),
    "error.format": (
        "{command} does not answer in {format}; it answers in: {formats}",
        "{command} 不能以 {format} 格式输出；可用格式：{formats}",
    ),
    "error.no_format": (
        "{command} prints the names of what it wrote and has no formats; leave -o {format} out",
        "{command} 只列出写成的文件名，没有格式可选；请去掉 -o {format}",
    ),
    "error.no_files": (
        "{command} has no answer to write into a file; leave --to out",
        "{command} 没有可写入文件的结果；请去掉 --to",
    ),
    "error.suffix": (
        "--to {path}: the end of the name says the format, and {command} writes: {suffixes}",
        "--to {path}：格式由文件名后缀决定，{command} 可写：{suffixes}",
    ),
    "error.two_formats": (
        "-o {output} and --to {path} name two formats ({output}, {format}); leave -o out",
        "-o {output} 与 --to {path} 的格式不一致（{output}、{format}）；请去掉 -o",
    ),
    "error.bad_alarm": (
        "--alarm {value}: write how long before the last day, such as 15d or 2w",
        "--alarm {value}：应为截止日前多久，如 15d、2w",
    ),
    "error.binary": (
        "{format} is not for a terminal: name a file with --to, or pipe it: {command} -o {format} | …",
        "{format} 不能在终端上显示：请用 --to 指定文件，或接管道：{command} -o {format} | …",
    ),
    "error.template": (
        "{path}: places of the template that cannot be filled in: {count}; all names: plancli help templates",
        "{path}：模板中有 {count} 处无法填写；可用的名称见 plancli help templates",
    ),
    "error.template.unknown": ("nothing is called {text}", "没有名为 {text} 的内容"),
    "error.template.unknown_near": (
        "nothing is called {text}; did you mean {nearest}?",
        "没有名为 {text} 的内容；是否为 {nearest}？",
    ),
    "error.template.unclosed": (
        "braces without a partner at “{text}”: write {{{{name}}}} in one paragraph",
        "“{text}”处花括号不成对：请在同一段内写成 {{{{名称}}}}",
    ),
    "error.template.misplaced": (
        "{text} stands in a field, a note, a chart or a description, where nothing is filled in",
        "{text} 位于域、脚注、图表或图片说明中，无法填写；请移到正文、表格、文本框、页眉或页脚",
    ),
    "error.template_unreadable": (
        "cannot read the template {path}: {cause}",
        "无法读取模板 {path}：{cause}",
    ),
    "error.no_docx": (
        "it is no Word document (.docx), or a damaged one; save it as one",
        "不是 Word 文档（.docx）或已损坏，请另存为该格式",
    ),
    "error.docx_encrypted": (
        "it is protected by a password; save a copy without one",
        "设有密码，请另存一份不加密的文件",
    ),
    "error.docx_too_large": (
        "it unpacks to far more than a template holds; save it again in Word or WPS",
        "解压后的内容远超正常模板，请在办公软件中另存后重试",
    ),
    "error.docx_doctype": (
        "it declares a document type, which no office program does; save it again in Word or WPS",
        "含有正常办公软件不会生成的 DOCTYPE 声明，请在办公软件中另存后重试",
    ),
    "error.template_empty": (
        "{path}: no placeholder in this template, so nothing would be filled in; see plancli help templates",
        "{path}：模板中没有占位符，无处填写；写法见 plancli help templates",
    ),
    "error.no_slips": (
        "nothing was written to {path}, nor recorded; {why}",
        "未向 {path} 写入任何督办单，也未登记；{why}",
    ),
    "error.no_slip_folder": (
        "say where the slips go: --to DIR (or --print-template for the form alone)",
        "请用 --to 指定存放督办单的文件夹（只要模板则用 --print-template）",
    ),
    "error.number_form": (
        "{form}: {slot} means nothing; a number may hold {{n}} (running) and {{year}}",
        "{form}：{slot} 含义不明；编号中可用 {{n}}（流水号）和 {{year}}（年份）",
    ),
    "error.same_number": (
        "{count} slips would all be {form}: put {{n}} where the running number stands",
        "{count} 份督办单的编号都是 {form}：请在流水号处写 {{n}}",
    ),
    "error.no_package": (
        "{format} needs {package}: install it with  pip install 'plancli[office]'",
        "输出 {format} 需要 {package}，请执行  pip install 'plancli[office]'",
    ),
    "error.other_format": (
        "{option} belongs to {needed}, and the answer is {format}; leave it out, or add -o {needed}",
        "{option} 只用于 {needed}，而输出格式为 {format}；请去掉该选项，或加 -o {needed}",
    ),
    "error.alone": (
        "{option} means nothing here without {needed}; leave it out, or add {needed}",
        "{option} 须与 {needed} 合用；请去掉该选项，或加上 {needed}",
    ),
    "error.to_is_day": (
        "--to names the file to write, and {value!r} is a day; days are given with --since and --until",
        "--to 用于指定要写入的文件，而“{value}”是日期；起止日期请用 --since 和 --until",
    ),
    "error.no_folder": (
        "--to {path}: there is no folder {folder}; make it first, or choose another",
        "--to {path}：文件夹 {folder} 不存在；请先新建，或换一个位置",
    ),
    "error.is_folder": (
        "--to {path}: this is a folder; name the file to write, such as {path}/answer.xlsx",
        "--to {path}：这是文件夹；请写明文件名，如 {path}/answer.xlsx",
    ),
    "error.to_in_use": (
        "--to {path}: this is a plan or a ledger, which no answer may replace; choose another name",
        "--to {path}：这是计划或台账文件，不能被输出结果覆盖；请换一个文件名",
    ),
    "error.file_exists": (
        "{path} is already there and was left as it is; choose another name or say --force",
        "{path} 已存在，未作改动；请换一个文件名，或使用 --force",
    ),
    "error.file_unwritable": (
        "cannot write {path}: {cause}; nothing was changed",
        "无法写入 {path}：{cause}；未作任何改动",
    ),
    "error.format_is_file": (
        "{param}: {value!r} is no format but looks like a file; name the file with --to",
        "{param}：“{value}”不是格式，疑为文件名；文件请用 --to 指定",
    ),
    "error.now_called": ("{option} is called {now} here", "{option} 在此处应写作 {now}"),
    "error.interrupted": ("interrupted; nothing was half-written", "已中断；没有写入一半的内容"),
    "error.usage": ("{text}", "{text}"),
    "error.missing_argument": ("{param} is missing, as in: {example}", "缺少参数 {param}，例如：{example}"),
    "error.missing_pipe": (
        "{command} reads lines from a pipe and takes - to say so, as in: {example}",
        "{command} 从管道读取，请写上 -，例如：{example}",
    ),
    "error.no_option": ("no option {option}; {hint}", "没有选项 {option}；{hint}"),
    "error.did_you_mean": ("did you mean: {names}", "您是否要用：{names}"),
    "error.see_options": ("all of them: {command} --help", "全部选项见：{command} --help"),
    "error.see_commands": ("all of them: plancli --help", "全部命令见：plancli --help"),
    "error.bad_choice": (
        "{param}: {value!r} is none of: {choices}",
        "{param}：“{value}”不在可选值之中：{choices}",
    ),
    "error.bad_integer": (
        "{param}: {value!r} is not a whole number{range}",
        "{param}：“{value}”不是有效的整数{range}",
    ),
    "error.from": (" from {min} upward", "（不得小于 {min}）"),
    "error.bad_range": (" from {min} to {max}", "（应在 {min} 至 {max} 之间）"),
    "error.bad_value": ("{param}: {value!r} cannot be used here", "{param}：“{value}”在此无效"),
    "error.no_command": ("no command {name!r}; {hint}", "没有命令“{name}”；{hint}"),
    "error.no_shell": (
        "this shell is {shell}, completion is made for {known}: _PLANCLI_COMPLETE=source_bash plancli",
        "当前 shell 为 {shell}，命令补全仅支持 {known}：_PLANCLI_COMPLETE=source_bash plancli",
    ),
    "error.extra_argument": ("{value!r} is one argument too many", "多余的参数：“{value}”"),
    "error.empty_value": (
        "{option}: the value is empty; give one, or leave the option out (is a variable not set?)",
        "{option}：值为空；请给出值，或不写此选项（是否有变量未赋值？）",
    ),
    "error.empty_text": (
        "TEXT is empty; say what is to be done",
        "TEXT（任务全文）为空；请写明任务内容",
    ),
    "error.option_as_value": (
        "{option} needs a value; {value} after it is an option itself",
        "选项 {option} 需要一个值；其后的 {value} 本身是选项",
    ),
    "error.option_value": ("{option} needs a value", "选项 {option} 需要一个值"),
    "error.option_no_value": ("{option} takes no value", "选项 {option} 不接受值"),
}
