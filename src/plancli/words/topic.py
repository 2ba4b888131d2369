"""What `plancli help TOPIC`, the manual and the reference say beside commands and options."""

WORDS: dict[str, tuple[str, str]] = {
    "topic.heading": ("Topics (plancli help TOPIC)", "专题（plancli help 专题名）"),
    "topic.command": ("The command of this name: plancli {name} --help", "同名命令：plancli {name} --help"),
    # What each topic is about
    "topic.about.timing": (
        "how time phrases are read, and what is refused",
        "时限用语如何认定，哪些不能识别",
    ),
    "topic.about.lights": (
        "when a task is red, yellow, blue, green or grey",
        "任务何时亮红、黄、蓝、绿、灰灯",
    ),
    "topic.about.formats": ("formats, and which command gives which", "输出格式，各命令支持哪些格式"),
    "topic.about.columns": ("columns, and keys of JSON, CSV and TSV", "列名，JSON、CSV、TSV 的键"),
    "topic.about.templates": (
        "your own forms of circulars and slips: every placeholder",
        "本单位的通报、督办单模板：全部占位符",
    ),
    "topic.about.workbooks": (
        "workbooks for departments to fill in, and what becomes of what they fill in",
        "填报表：各部门如何填写，收回后如何处理",
    ),
    "topic.about.exit-codes": ("what each exit code means", "各退出码的含义"),
    "topic.about.files": (
        "plan and ledger, key by key; what else is kept where",
        "计划和台账逐键说明，其他文件在何处",
    ),
    "topic.about.environment": ("environment variables", "环境变量"),
    "topic.about.limits": ("how much is read at most", "各项上限"),
    # workbooks
    "topic.workbooks.text": (
        (
            "`plancli sheets --to DIR` writes a workbook for each department: the tasks it leads, to fill "
            "in, and below them those it supports, to see. What the plan and the office say is locked, "
            "without a password; a hidden sheet carries what was handed out. `plancli collect FILE|DIR` "
            "takes them back, as .xlsx, .xls or .ods: rows are known by id and columns by heading, so that "
            "sorting, filtering, new rows and new columns do no harm. Entries are the department's (or those "
            "of --by), as of the as-of day, a closing of the day filled in. `collect --dry-run -o jsonl | "
            "plancli update -` is the same in two steps."
        ),
        (
            "`plancli sheets --to 文件夹` 为每个部门生成一份填报表：上为牵头任务，供填写；下为配合任务，"
            "供参考。计划和督办内容已锁定（不设密码）；隐藏工作表记有交出时的内容。`plancli collect "
            "文件或文件夹` 收回填报表（.xlsx、.xls、.ods）：按编号认行，按表头认列，可以排序、筛选、"
            "增加行和列。登记人为该部门（或 --by 所指），生效日期为截至日期，办结的为所填办结日期。"
            "也可分两步：`collect --dry-run -o jsonl | plancli update -`。"
        ),
    ),
    "topic.workbooks.columns": ("Columns to fill in", "填报的各列"),
    "topic.workbooks.status": ("One of the words of the list.", "从下拉列表中选择。"),
    "topic.workbooks.percent": ("A whole number from 0 to 100.", "0至100的整数。"),
    "topic.workbooks.held": (
        "Sessions held so far, in all; only where a task is counted.",
        "至今累计已办的次数；有分次任务时才有此列。",
    ),
    "topic.workbooks.done_on": (
        "The day it was done: needed with the status done, and only then.",
        "办结的日期：状态为已办结时必填，其余不填。",
    ),
    "topic.workbooks.last_note": ("Words about it.", "文字说明。"),
    "topic.workbooks.problem": ("What stands in the way.", "存在的问题。"),
    "topic.workbooks.next": ("What will be done next.", "下一步打算。"),
    "topic.workbooks.back": ("What becomes of a field", "各项填报如何处理"),
    "topic.verdict.taken": (
        "It was filled in, and nothing else was recorded of it since it was handed out.",
        "部门已填写，交出后台账该项没有变动。",
    ),
    "topic.verdict.same": ("The ledger says so already.", "台账已有相同内容。"),
    "topic.verdict.conflict": (
        "It was filled in and recorded otherwise since: nothing is recorded until that is settled.",
        "部门所填与交出后台账的变动不同：解决之前不作任何记录。",
    ),
    "topic.verdict.claimed": (
        "Reported as closed: recorded as 100 % with a note until the office says --accept-closings.",
        "报称办结（取消）：先记为100%并注明，由督办部门用 --accept-closings 核定。",
    ),
    "topic.verdict.closing": ("Closed: the office has confirmed it.", "督办部门已核定办结（取消）。"),
    # timing
    "topic.timing.text": (
        (
            "Every task says in its own words when it is to be done. plancli reads the whole phrase "
            "by its rules, in Chinese and English, and makes a window of days of it; both its days "
            "belong to the window. A word that belongs to a time and that no rule reads makes the "
            "phrase refused, with a reason: nothing is dropped. “plancli timing PHRASE” says what a "
            "phrase means in your plan, and which rule says so."
        ),
        (
            "每项任务都用自己的话写明何时完成。plancli 按规则识别整条用语（中文、英文均可），"
            "得出起止日期，首尾两日均包括在内。"
            "与时间有关而没有规则能识别的词会使整条用语被退回并说明原因，不会略去任何字词。"
            "用“plancli timing 用语”可查看某条用语在本计划中的含义及所依据的规则。"
        ),
    ),
    "topic.timing.kinds": ("Kinds (--kind)", "时限类型（--kind）"),
    "topic.kind.window": (
        "may happen on any day of it: 3月, 二季度",
        "在该时段内任何一天进行均可：3月、二季度",
    ),
    "topic.kind.deadline": (
        "must be finished by its last day: 6月底前, 年内完成",
        "须在截止日前完成：6月底前、年内完成",
    ),
    "topic.kind.recurring": ("owed again and again: 每季度, 每月10日前", "须定期进行：每季度、每月10日前"),
    "topic.kind.open": ("goes on without an end: 不定期, 长期", "没有期限：不定期、长期"),
    "topic.kind.undated": ("has no date yet: 另行通知", "时间尚未确定：另行通知"),
    "topic.kind.conditional": (
        "waits for an event, whose day is written under [events]",
        "视条件而定；所等待事项的日期写在 [events] 中",
    ),
    "topic.kind.unresolved": ("cannot be read; check names it", "无法识别；check 会指出"),
    "topic.timing.rules": ("Rules", "规则"),
    "topic.timing.own": ("What a plan may say itself", "计划可自行约定"),
    "topic.timing.own.timing": (
        'what a loose word means here: "年中" = "06-01/07-31"',
        '本单位对模糊用语的约定："年中" = "06-01/07-31"',
    ),
    "topic.timing.own.events": (
        'the day of an event that tasks wait for: "正式印发" = 2010-05-20',
        '任务所等待事项的日期："正式印发" = 2010-05-20',
    ),
    "topic.timing.own.issued": ("from which 一个月内 and the like count", "一个月内等相对时限自该日起算"),
    # lights
    "topic.lights.text": (
        (
            "A light is worked out for the end of the as-of day and never stored; the first row that "
            "fits decides. A time is soft where its phrase hedges (初定, 拟, 左右), else firm. A "
            "soft time is never called late: it has passed, and is to be asked about."
        ),
        (
            "亮灯按查询基准日终了时的情况推算，不存储；自上而下，首个符合的即为结果。"
            "时限用语留有余地的（初定、拟、左右等）为初定或大致时间，其余为硬性时限。"
            "初定时间已过的不算逾期，列为待询。"
        ),
    ),
    "topic.light.closed": (
        "closed; late where it was closed after the last day of a firm time, as in force on that day",
        "已办结或已取消；办结日晚于当日有效的硬性时限的，为逾期办结",
    ),
    "topic.light.red": (
        "open, and a firm time has ended (on its last day a task is owed, not late)",
        "未办结且硬性时限已过（截止日当天为应办，不算逾期）",
    ),
    "topic.light.yellow": (
        (
            "open, and a soft time has ended; or a stage or session was missed; or the reported "
            "percent lags the elapsed time by more than pace_points"
        ),
        "未办结且初定或大致时间已过；或有阶段、期次欠办；或上报进度落后时间进度超过 pace_points 个百分点",
    ),
    "topic.light.blue": ("the next due day is within soon_days", "soon_days 天内到期"),
    "topic.light.green": ("the window is running", "在时限之内"),
    "topic.light.grey": ("not begun, or nothing to be late for", "尚未开始，或没有期限"),
    "topic.lights.words": ("Words of counts and rates", "统计用语"),
    "topic.lights.owed": (
        (
            "what had to be finished by the day, that day included, and what was done before its "
            "time; cancelled tasks never"
        ),
        "应办：至基准日（含）应完成的，以及提前办结的；不含已取消的",
    ),
    "topic.lights.met": (
        "of those owed: done, or no step missed; the rate is rounded, halves up",
        "应结已结：应办中已办结或无欠办的；比率四舍五入",
    ),
    "topic.lights.missed": (
        "a stage or session whose day has passed and that was not held",
        "欠办：到期未办的阶段或期次",
    ),
    "topic.lights.silent": (
        "open, begun, and nothing reported for silent_days; an extension or a reminder is no report",
        "久未上报：未办结、已到时段，且 silent_days 天内未报进展；延期和催办不算上报",
    ),
    "topic.lights.thresholds": (
        "Thresholds, in the plan under [supervision]",
        "标准（写在计划的 [supervision] 中）",
    ),
    # templates
    "topic.templates.text": (
        (
            "“plancli changes --print-template > circular.docx” and "
            "“plancli slips --print-template > slip.docx” (with --per dept the one for a department) "
            "write the built-in forms. Edit them in Word, WPS or LibreOffice, and hand them back with "
            "--template. A template is filled in, never run; what comes into it is text."
        ),
        (
            "“plancli changes --print-template > 通报.docx”和"
            "“plancli slips --print-template > 督办单.docx”（加 --per dept 为按部门的表）输出内置模板，"
            "用 Word、WPS 或 LibreOffice 修改后由 --template 交回。模板只填写、不执行；填入的一律是文字。"
        ),
    ),
    "topic.templates.rules": ("How a template is filled in", "填写规则"),
    "topic.templates.name": ("a name in double braces", "双花括号中的名称"),
    "topic.template.name": (
        (
            "is replaced in the body, in tables, text boxes, headers and footers; blanks, capitals, "
            "the width of braces and the runs of Word do not matter"
        ),
        "在正文、表格、文本框、页眉、页脚中替换；空格、大小写、花括号全角或半角、Word 如何分段存储均无妨",
    ),
    "topic.templates.item": ("a row with {{{{item.…}}}}", "含 {{{{项.…}}}} 的表格行"),
    "topic.template.item": (
        "is repeated for each task; outside of tables the paragraph is",
        "每项任务重复一行；表格以外则重复该段",
    ),
    "topic.templates.empty": ("a paragraph of empty values", "内容全为空的段落"),
    "topic.template.empty": (
        "goes, where nothing else stands in it; a table goes with its headings where there are no tasks",
        "该段没有其他文字的，整段删去；没有任务的，表格连同重复标题行一并删去",
    ),
    "topic.templates.body": ("{{{{body}}}}", "{{{{正文}}}}"),
    "topic.template.body": (
        (
            "stands alone in its paragraph and becomes many, in the styles 公文一级标题, 公文条目 and "
            "公文二级标题 (Memo heading, Memo item, Memo lead) where the template has them"
        ),
        "独占一段，展开为多段；模板中有“公文一级标题”“公文条目”“公文二级标题”样式的，采用这些样式",
    ),
    "topic.templates.fault": ("anything else in double braces", "其他双花括号"),
    "topic.template.fault": (
        (
            "is named, and nothing is written: an unknown name, braces left open, a placeholder in a field, "
            "a footnote, a chart or the description of a picture"
        ),
        "逐一指出，不写任何文件：未知名称、花括号不成对，以及位于域、脚注、图表、图片说明中的占位符",
    ),
    "topic.templates.circular": ("Placeholders of a circular", "通报的占位符"),
    "topic.templates.slip": ("Placeholders of a slip", "督办单的占位符"),
    "topic.templates.also": ("in Chinese {name}", "英文 {name}"),
    # formats
    "topic.formats.text": (
        (
            "-o FORMAT says how an answer looks, --to FILE writes it into a file in the format of "
            "its suffix: whole or not at all, never over another file without --force. The format "
            "never changes what is found. On a terminal a table fits its width; in a pipe one task "
            "is one line, without colour."
        ),
        (
            "-o 指定输出格式；--to 将结果写入文件，格式由后缀决定：要么全部写入，要么不写；不加 "
            "--force 不覆盖已有文件。格式不影响查到的内容。终端上表格按宽度折行；管道中一项任务一行，"
            "不带颜色。"
        ),
    ),
    "topic.format.table": ("a table for people (without -o)", "表格（默认）"),
    "topic.format.json": (
        "one object with schema, plan, as_of and the records",
        "一个 JSON 对象，含 schema、plan、as_of 和各条记录",
    ),
    "topic.format.jsonl": ("one JSON object a line", "每行一个 JSON 对象"),
    "topic.format.csv": (
        "commas; a file begins with a byte order mark, so that Excel reads it",
        "逗号分隔；写入文件时带 BOM，可直接用 Excel 打开",
    ),
    "topic.format.tsv": ("tabs", "制表符分隔"),
    "topic.format.ids": ("ids, one a line, for pipes", "每行一个编号，供管道使用"),
    "topic.format.md": ("Markdown", "Markdown 文本"),
    "topic.format.text": ("one short line a task, for chat and mail", "每项任务一短行，供即时通信和邮件使用"),
    "topic.format.xlsx": (
        "a workbook that prints as it is (--layout plain: for pivot tables)",
        "可直接打印的工作簿（--layout plain 供数据透视）",
    ),
    "topic.format.docx": ("a document: a circular, a slip", "文档：通报、督办单"),
    "topic.format.html": ("one page for a browser, complete in itself", "单个网页文件，无需联网"),
    "topic.format.svg": ("a picture", "图片"),
    "topic.format.ics": ("a calendar to import or subscribe to", "日历，可导入或订阅"),
    "topic.formats.given": ("Which command gives which", "各命令支持的格式"),
    "topic.formats.bare": ("(none: the board)", "（不带命令：总览）"),
    "topic.formats.folder": ("a folder of files: {format}", "一个文件夹的 {format} 文件"),
    "topic.formats.none": ("words only", "仅文字"),
    # columns and keys
    "topic.columns.text": (
        (
            "--columns NAME,NAME chooses columns, --sort orders; in programs' formats a column gives "
            "the keys that say the same. Keys are English in every language, days are ISO 8601, "
            "absent is null. A name is taken in either language: --columns 编号,工作任务."
        ),
        (
            "--columns 选择列，--sort 排序；供程序使用的格式中，各列输出内容相同的键。"
            "键名一律为英文，日期为 ISO 8601 格式，无值为 null。列名也可用中文：--columns "
            "编号,工作任务。"
        ),
    ),
    "topic.columns.task": ("A task: columns and keys", "任务：列和键"),
    "topic.columns.column_only": ("column only", "仅作列"),
    "topic.columns.key_only": ("key only", "仅作键"),
    "topic.columns.envelope": ("The JSON envelope", "JSON 外层"),
    "topic.columns.entry": (
        "An entry (log): the keys of the ledger but turn and prev, and",
        "记录（log）：台账各键（turn、prev 除外），另有",
    ),
    "topic.columns.summary": ("A group (summary)", "分组（summary）"),
    "topic.columns.timing": ("A phrase (timing): keys of a task, and", "用语（timing）：任务的有关键，另有"),
    "topic.columns.problem": ("A problem (check)", "问题（check）"),
    "topic.columns.department": ("A department (departments)", "部门（departments）"),
    "topic.columns.file": ("Files (where)", "文件（where）"),
    "topic.columns.collected": ("A filled-in field (collect)", "填报项（collect）"),
    # exit codes
    "topic.exit-codes.text": (
        "One line on standard error says what is wrong, where, and what to do.",
        "出错时标准错误上有一行说明：什么问题、在哪里、怎么办。",
    ),
    "topic.exit.0": ("done", "完成"),
    "topic.exit.1": (
        "check, import or collect found something; or --exit-code was given and the list is not empty",
        "check、import 或 collect 发现问题；或使用了 --exit-code 且列表非空",
    ),
    "topic.exit.2": (
        "wrong usage: an option, a value, or options that exclude each other",
        "用法有误：选项、取值或选项组合不对",
    ),
    "topic.exit.3": (
        "plan, ledger, document or answer cannot be read or written, or is invalid",
        "计划、台账、文档或输出无法读写，或内容无效",
    ),
    "topic.exit.4": ("no such task, department, section or entry", "没有该任务、部门、章节或记录"),
    "topic.exit.5": ("a timing cannot be read", "时限无法识别"),
    "topic.exit.6": ("--if-status did not hold; nothing was recorded", "不符合 --if-status；未登记"),
    "topic.exit.7": ("refused; --force would do it", "被拒绝；加 --force 可执行"),
    "topic.exit.70": (
        "a fault of plancli itself; the message names a file to send",
        "plancli 自身的故障；提示中给出可供反馈的文件",
    ),
    "topic.exit.130": ("interrupted (Ctrl-C)", "被中断（Ctrl-C）"),
    # files
    "topic.files.text": (
        (
            "The plan belongs to people: no command changes what stands in it. The ledger belongs to "
            "plancli and is only ever appended to. Both are text; keep them in git or in a shared "
            "folder."
        ),
        (
            "计划由人编辑，任何命令都不改动其中的内容；台账由 plancli 登记，只追加，不改写。"
            "二者都是文本文件，可存入 git 或共享文件夹。"
        ),
    ),
    "topic.files.which": ("Which plan", "使用哪份计划"),
    "topic.files.which.1": (
        "the plan named by --plan, else by $PLANCLI_PLAN",
        "--plan 指定的计划，其次 $PLANCLI_PLAN 指定的计划",
    ),
    "topic.files.which.2": (
        "else the nearest plan*.toml: in the working folder, in its folder data, or upward",
        "否则取最近的 plan*.toml：当前文件夹、其中的 data 文件夹，或逐级上溯",
    ),
    "topic.files.which.3": (
        (
            "of several in one folder the one of the as-of day's year, then the only one with a "
            "ledger; in doubt the last by name, which is said, and nothing is recorded until one is "
            "named"
        ),
        (
            "同一文件夹有多份时，取年度与基准日相同的，再取唯一有台账的；"
            "仍不能确定时取名称最后的一份并提示，指定之前不登记"
        ),
    ),
    "topic.files.which.4": (
        "else the built-in plan of 2010, which cannot be updated",
        "否则用内置的 2010 年示例计划，不能登记",
    ),
    "topic.files.ledger": (
        (
            "The ledger lies beside its plan: plan2010.toml has plan2010.ledger.jsonl. One JSON "
            "object a line; keys that say nothing are left out."
        ),
        (
            "台账与计划同在一处：plan2010.toml 的台账为 plan2010.ledger.jsonl。每行一个 JSON 对象，"
            "没有内容的键不写。"
        ),
    ),
    "topic.files.plan": ("The plan file, key by key", "计划文件逐键说明"),
    "topic.files.entries": ("The ledger, key by key", "台账逐键说明"),
    "topic.files.kept": ("What else is kept", "其他文件"),
    "topic.files.cache": (
        "plans made ready, in the user's cache folder ($XDG_CACHE_HOME/plancli); may be deleted at any time",
        "用户缓存文件夹（$XDG_CACHE_HOME/plancli）中的计划缓存，可随时删除",
    ),
    "topic.files.state": (
        "the last line recorded here in each ledger, for check --deep, in $XDG_STATE_HOME/plancli",
        "本机在各台账登记的最后一行，供 check --deep 核查，存于 $XDG_STATE_HOME/plancli",
    ),
    "topic.files.fault": (
        "of a fault of plancli, in the temporary folder, readable by you alone; read it before you send it",
        "plancli 出现故障时的报告，存于临时文件夹，仅本人可读；反馈前请先查看",
    ),
    # environment
    "topic.environment.PLANCLI_PLAN": ("the plan file", "计划文件"),
    "topic.environment.PLANCLI_AS_OF": ("the day questions are asked for", "查询基准日"),
    "topic.environment.PLANCLI_BY": ("who records; else the account's name", "登记人；未设置时取账号名"),
    "topic.environment.PLANCLI_LANG": (
        "the language: en or zh; else that of LC_ALL, LC_MESSAGES or LANG",
        "语言：en 或 zh；未设置时依次取 LC_ALL、LC_MESSAGES、LANG",
    ),
    "topic.environment.PLANCLI_NO_CACHE": (
        "if set, plans are not kept ready in the cache folder",
        "设置后不使用计划缓存",
    ),
    "topic.environment.PAGER": (
        "shows on a terminal what is longer than it; less -FRX where it is not set; empty or cat for none",
        "在终端上分屏显示超过一屏的内容；未设置时用 less -FRX；设为空或 cat 则不分屏",
    ),
    "topic.environment.LESS": ("options of less; FRX where it is not set", "less 的选项；未设置时为 FRX"),
    "topic.environment.NO_COLOR": (
        "if set, no colour (--color always overrides it)",
        "设置后不用颜色（--color always 优先）",
    ),
    "topic.environment.TERM": ("dumb: no colour, no pager", "为 dumb 时不用颜色、不分屏"),
    "topic.environment.COLUMNS": (
        "columns of the terminal, where it is to be another number",
        "指定终端列数",
    ),
    "topic.environment.LINES": ("lines of the terminal, where it is to be another number", "指定终端行数"),
    "topic.environment.TZ": (
        "the time zone in which entries are stamped, and today is reckoned",
        "登记时刻和“今天”所依据的时区",
    ),
    "topic.environment.XDG_CACHE_HOME": ("where caches are kept", "缓存文件夹的位置"),
    "topic.environment.XDG_STATE_HOME": ("where the state is kept", "状态文件夹的位置"),
    # limits
    "topic.limits.text": (
        "What is larger is refused in one line. The limits guard against files made to exhaust the machine.",
        "超过上限的会被拒绝并提示。设置上限是为防范恶意文件耗尽资源。",
    ),
    "topic.limit.plan": ("a plan file", "计划文件"),
    "topic.limit.ledger": ("a ledger", "台账"),
    "topic.limit.line": ("a line of a ledger", "台账的一行"),
    "topic.limit.piped": ("what comes through a pipe", "管道输入"),
    "topic.limit.years": ("a plan's year", "计划年度"),
    "topic.limit.id": ("the id of a task, in characters", "任务编号的字数"),
    "topic.limit.phrase": ("a time phrase, in characters", "时限用语的字数"),
    "topic.limit.text": ("a text to import", "导入的文本"),
    "topic.limit.unpacked": ("a Word, Excel or OpenDocument file, unpacked", "Word、Excel、ODF 文件解压后"),
    "topic.limit.cells": ("cells of a workbook", "工作簿的单元格数"),
    "topic.limit.held": ("sessions in one entry", "一条记录的次数"),
    "topic.limit.shown": ("characters of a text in a workbook to fill in", "填报表中一段文字的字数"),
}
