"""What `--help` says: purposes of commands, options, headings and examples.

An example is a command line, two blanks, ``#``, a blank, and what it does; a test runs every one of them.
"""

WORDS: dict[str, tuple[str, str]] = {
    "help.usage": ("Usage:", "用法："),
    "help.plancli": (
        "Track an institution's work plan: vague times, departments, supervision lights.",
        "跟踪单位年度工作计划：识别时限用语，按部门督办，亮灯预警。",
    ),
    # Headings
    "help.group.look": ("Look", "查询"),
    "help.group.record": ("Record", "登记"),
    "help.group.past": ("Look back", "追溯"),
    "help.group.plan": ("Plans", "计划"),
    "help.group.document": ("Documents", "文档"),
    "help.group.rules": ("Instead of a rule", "覆盖识别规则"),
    "help.group.options": ("Options", "选项"),
    "help.group.arguments": ("Arguments", "参数"),
    "help.group.filter": (
        "Which tasks (repeat an option, or use commas, for “or”; different options mean “and”)",
        "筛选任务（同一选项可重复或用逗号分隔，表示“或”；不同选项之间为“且”）",
    ),
    "help.group.span": ("Which days (both ends included)", "时间范围（首尾两日均含）"),
    "help.group.calendar": ("In a calendar (--to x.ics)", "日历（--to x.ics）"),
    "help.group.write": ("What is recorded", "登记内容"),
    "help.group.global": ("Everywhere (before or after the command)", "通用选项（可写在命令前或后）"),
    "help.group.examples": ("Examples", "示例"),
    # Commands
    "help.list": ("List tasks, open and closed.", "列出任务（含已办结）。"),
    "help.due": (
        "List open tasks whose window ends in a span of days.",
        "列出在指定时段内到期的未办结任务。",
    ),
    "help.overdue": (
        "List open tasks that fail their time: firmly late, with missed steps, soft to ask about.",
        "列出逾期、欠办（阶段或期次到期未办）和待询（初定或大致时间已过）的任务。",
    ),
    "help.summary": (
        "Count tasks and rates by department, section, status, light, month, quarter, person or tag.",
        "按部门、章节、状态、亮灯、月份、季度、责任人或标签统计任务数、办结率和按时率。",
    ),
    "help.show": (
        "Show one task whole, and why its phrase means its window.",
        "显示一项任务的全部内容，并说明时限如何认定。",
    ),
    "help.timeline": (
        "Draw tasks as bars over the year: firm and tentative ends, what is late, done, extended.",
        "按全年时间轴画出任务：限期与初定时间、逾期、待询、办结、延期。",
    ),
    "help.page": (
        "Write the plan as one HTML file: lights, what to urge, every task with its bar, filters.",
        "将计划写成一个网页文件：亮灯、应催办事项、各项任务及时间轴，可筛选。",
    ),
    "help.start": ("Record that work on tasks has begun.", "登记任务已启动。"),
    "help.done": (
        "Close tasks; of counted ones (两期, 每季度) hold one more session.",
        "登记任务办结；分次任务每次登记一次，末次即办结。",
    ),
    "help.cancel": ("Take tasks out of the plan.", "登记任务取消。"),
    "help.reopen": ("Open closed tasks again.", "将已办结或已取消的任务重新打开。"),
    "help.report": (
        "Report progress: a percent, sessions held, a note, a problem, the next step.",
        "登记进展：完成百分比、已办次数、进展情况、存在问题、下一步措施。",
    ),
    "help.extend": (
        "Give a task a new time; the original is kept and the slip is shown.",
        "登记延期：保留原时限，显示顺延天数。",
    ),
    "help.urge": (
        "Note that tasks were urged (催办), and until when an answer is due.",
        "登记催办：第几次、用哪种督办卡、何时前反馈。",
    ),
    "help.update": (
        "Record many updates at once, as lines of JSON from a pipe: all or none.",
        "从管道批量登记（每行一个 JSON）：全部成功或全部不写。",
    ),
    "help.undo": (
        "Take entries of the log back, by appending; nothing is erased.",
        "撤销登记（以追加方式，不删除记录）。",
    ),
    "help.changes": (
        "Show what happened in a period, as a circular: done, reported, due and not done, extended.",
        "生成一段时间的情况通报：办结、进展、应办未办、仍未办结、延期、新增等。",
    ),
    "help.departments": (
        "List the plan's departments: aliases, tasks, names that look like typing errors.",
        "列出计划中的部门：别名、任务数、疑似写错的名称。",
    ),
    "help.add": (
        "Append one task to the plan file; everything before it stays as it is.",
        "在计划文件末尾追加一项任务，原有内容不变。",
    ),
    "help.log": ("List what was recorded, in the order it took effect.", "按生效日期列出登记记录。"),
    "help.timing": (
        "Explain what time phrases mean, and which rule says so.",
        "说明时限用语的含义及所依据的规则。",
    ),
    "help.check": (
        "Name every problem of plan and ledger at once, with file and line.",
        "一次列出计划和台账中的全部问题及所在行。",
    ),
    "help.init": ("Write a new plan file to start from.", "新建一份计划文件。"),
    "help.sheets": (
        "Write a workbook for each department to fill in, with the tasks it leads and supports.",
        "按部门生成填报表（Excel 工作簿）：列出其牵头和配合的任务，供填写进展。",
    ),
    "help.collect": (
        "Take filled-in workbooks back: what was filled in is merged into the ledger, all or nothing.",
        "收回填报表：将填报内容逐项合并入台账，有问题则全部不记。",
    ),
    "help.slips": (
        "Write slips (督办单, 催办单): for what is late, missed and to ask about, or for the tasks named.",
        "生成督办单、催办单：默认对逾期、欠办和待询的任务，也可按条件或编号指定。",
    ),
    "help.import": (
        "Make a plan of a published document, and account for every character of it.",
        "将印发的文件导入为计划，并逐字核对去向。",
    ),
    "help.where": ("Say which files are in use, and why these.", "显示正在使用的文件及其来源。"),
    "help.schema": (
        "Print the JSON Schema of the plan file, for editors.",
        "输出计划文件的 JSON Schema，供编辑器使用。",
    ),
    # Global options
    "help.opt.plan": (
        "Plan file; else $PLANCLI_PLAN, else the nearest plan*.toml here or upward, else the built-in plan.",
        "计划文件；未指定时依次取 $PLANCLI_PLAN、当前或上级文件夹中最近的 plan*.toml、内置示例计划。",
    ),
    "help.opt.ledger": ("Ledger file; else the one beside the plan.", "台账文件；未指定时取计划旁边的台账。"),
    "help.opt.as_of": (
        "Day the question is asked for (2010-05-10, 5-10, yesterday, -3d); else $PLANCLI_AS_OF, else today.",
        "查询基准日（2010-05-10、5月10日、昨天、-3d）；未指定时取 $PLANCLI_AS_OF，否则为今天。",
    ),
    "help.opt.output": (
        "Format: table, json, jsonl, csv, tsv, ids, md, text (short lines to paste); piped, xlsx too.",
        "输出格式：table、json、jsonl、csv、tsv、ids、md 或 text（供粘贴的短行）；接管道时还有 xlsx。",
    ),
    "help.opt.to": (
        "Write the answer into this file; its suffix says the format: xlsx, ics, csv, json, md, txt …",
        "将结果写入此文件；格式由后缀决定：xlsx、ics、csv、json、md、txt 等。",
    ),
    "help.opt.folder": (
        "Folder to write the workbooks into; it is made where there is none.",
        "存放填报表的文件夹；没有则新建。",
    ),
    "help.opt.overwrite_all": ("Replace workbooks that are there.", "覆盖已有的填报表。"),
    "help.opt.returned": (
        "Workbooks that came back (.xlsx, .xls, .ods), or folders of them.",
        "收回的填报表（.xlsx、.xls、.ods），或其所在文件夹。",
    ),
    "help.opt.skip_problems": (
        "Record what is right, and leave out rows with problems and conflicts (exit code 1).",
        "只记录没有问题的行，有问题和冲突的行不记（退出码 1）。",
    ),
    "help.opt.accept_closings": (
        "Confirm what is reported as done or cancelled; otherwise it is recorded as 100 % with a note.",
        "核定报称办结（取消）的任务；否则记为100%，并注明报称办结。",
    ),
    "help.opt.layout": (
        "With xlsx: print (titles, paper, colours) or plain (headings in row 1, for pivot tables).",
        "与 xlsx 合用：print（带标题、纸张、颜色）或 plain（首行为表头，供数据透视和邮件合并）。",
    ),
    "help.opt.overwrite": ("With --to: replace a file that is there.", "与 --to 合用：覆盖已有文件。"),
    "help.opt.color": (
        "Colour: auto, always or never.",
        "颜色：auto（自动）、always（总是）或 never（从不）。",
    ),
    "help.opt.no_pager": (
        "Print what is longer than the terminal at once, instead of a screen at a time.",
        "超过一屏的内容也一次输出，不分屏。",
    ),
    "help.opt.version": ("Show the version.", "显示版本。"),
    "help.opt.help": ("Show this help.", "显示本帮助。"),
    "help.opt.install_completion": (
        "Install completion for the current shell.",
        "为当前 shell 安装命令补全。",
    ),
    "help.opt.show_completion": (
        "Print the completion script of the current shell.",
        "输出当前 shell 的补全脚本。",
    ),
    # Which tasks
    "help.opt.ids": (
        "Tasks: 24, 24-28, 24,26, 二十四, or - to read ids from a pipe.",
        "任务：24、24-28、24,26、二十四；- 表示从管道读取编号。",
    ),
    "help.opt.id": ("A task: 24, 二十四 or （二十四）.", "一项任务：24、二十四或（二十四）。"),
    "help.opt.dept": (
        "Department, in lead or support: name, alias or a unique part.",
        "责任或配合部门：全称、别名或唯一的一部分。",
    ),
    "help.opt.lead_only": ("Only where the department leads.", "只看该部门牵头的任务。"),
    "help.opt.section": (
        "Section: id, title or a unique part of it.",
        "章节：编号、标题或标题中唯一的一部分。",
    ),
    "help.opt.status": ("Status.", "状态。"),
    "help.opt.light": ("Supervision light.", "亮灯。"),
    "help.opt.kind": (
        "Kind of timing: window, deadline, recurring, open, undated, conditional, unresolved.",
        (
            "时限类型：window 时段、deadline 限期、recurring 定期、open 不定期、undated 未定、"
            "conditional 视条件、unresolved 无法识别。"
        ),
    ),
    "help.opt.open": ("Only tasks neither done nor cancelled.", "只看未办结的任务。"),
    "help.opt.tag": ("Tag.", "标签。"),
    "help.opt.person": (
        "Who answers for it in person: a name or a part of it.",
        "责任人：姓名或姓名的一部分。",
    ),
    "help.opt.search": (
        "Text anywhere in what the plan says of a task: text, departments, people, tags, notes.",
        "计划中该任务的内容、部门、责任人、标签、备注等任何位置出现的文字。",
    ),
    "help.opt.during": (
        "Window shares a day with: 2010-05, 2010-05..2010-06, 2010-05-01..2010-05-20.",
        "时限与该时段有重合：2010-05、2010-05..2010-06、2010-05-01..2010-05-20。",
    ),
    "help.opt.unanswered": (
        "Only tasks that were urged and not answered in time.",
        "只看已催办、逾期未反馈的任务。",
    ),
    "help.opt.late": (
        "Firmly late, or a firm stage or session missed.",
        "只看逾期或欠办的任务（硬性时限或阶段已过）。",
    ),
    "help.opt.ask": (
        "To ask about: a tentative or approximate time, or a stage of it, has passed.",
        "只看待询的任务（初定或大致时间已过）。",
    ),
    "help.opt.silent": (
        "Open, begun, and not reported on for long ([supervision] silent_days, 30 unless the plan says).",
        "只看久未上报的任务（天数见 [supervision] silent_days，默认 30 天）。",
    ),
    "help.opt.silent_days": (
        "Not reported on for so many days, whatever the plan says.",
        "只看若干天以上未上报的任务，不论计划如何规定。",
    ),
    "help.opt.extended": ("Only tasks that were given a later time.", "只看已延期的任务。"),
    "help.opt.firm": (
        "Leave out soft ones (tentative or approximate windows).",
        "不列待询的任务（初定或大致时间）。",
    ),
    # Which days
    "help.opt.month": ("A month: 5 (of the plan's year) or 2010-05.", "月份：5（计划年度内）或 2010-05。"),
    "help.opt.quarter": ("A quarter of the plan's year, 1 to 4.", "计划年度的第几季度（1 至 4）。"),
    "help.opt.within": ("The next so many days (30 unless told otherwise).", "今后若干天内（默认 30 天）。"),
    "help.opt.possible": (
        "Add tasks whose window shares days with the span but ends later.",
        "另列时限与该时段有重合、但在其后才到期的任务。",
    ),
    "help.opt.since": ("From this day on.", "自该日起。"),
    "help.opt.until": (
        "Up to this day; else the as-of date (due: the end of the plan's year).",
        "至该日止；未指定时为查询基准日（due 为计划年度末）。",
    ),
    "help.opt.deep": (
        "Name, too, lines of the ledger that were changed, removed or reordered since they were recorded.",
        "另查台账中登记后被改动、删除、调换次序的行（留痕）。",
    ),
    "help.opt.sealed": (
        "A hash that a circular shows: is the ledger still what it was then? May be repeated.",
        "通报所载封存码：核对台账至该处是否原样；可重复。",
    ),
    "help.opt.internal": (
        "Add what was recorded long after its day, with who recorded it: not for a circular.",
        "另列补报情况及登记人（内部使用，不入通报）。",
    ),
    "help.opt.slip_folder": (
        "Folder to write the slips into; it is made where there is none.",
        "存放督办单的文件夹；没有则新建。",
    ),
    "help.opt.per": (
        "A slip for each task, or one for each department.",
        "每项任务一份，或每个责任部门一份。",
    ),
    "help.opt.slip_reply_by": (
        "Until when an answer is due: a day, or days from the as-of day (7d).",
        "反馈时限：日期，或自基准日起的天数（7d）。",
    ),
    "help.opt.slip_number": (
        "Form of the numbers: 督办〔{{year}}〕{{n}}号; {{n}} follows the ledger's. Else [office] number.",
        "编号形式，如 督办〔{{year}}〕{{n}}号；{{n}} 接台账中最后的号。未指定时取 [office] 的 number。",
    ),
    "help.opt.slip_card": (
        "Colour of all slips; else the first is blue, the second yellow, then red.",
        "督办卡颜色；未指定时第一次为蓝牌、第二次黄牌、以后红牌。",
    ),
    "help.opt.record": (
        "Record a reminder of each task too, in one write; slips and reminders are there, or neither.",
        "同时登记催办（一次写入）：督办单与登记要么都有，要么都没有。",
    ),
    "help.opt.overwrite_slips": (
        "Replace slips that are there, and record what would be refused.",
        "覆盖已有的督办单，并登记本应拒绝的催办。",
    ),
    "help.opt.template": (
        "Your own Word template, to be filled in; --print-template gives one to begin with.",
        "本单位的 Word 模板；可先用 --print-template 导出内置模板再修改。",
    ),
    "help.opt.print_template": (
        "Write the built-in template and nothing else: > FILE.docx, or with --to.",
        "只输出内置模板：> 文件.docx，或与 --to 合用。",
    ),
    "help.opt.circular_number": (
        "With docx: number of the circular, or its running number in the form of [office] number.",
        "与 docx 合用：发文字号；也可只写流水号，按 [office] 的 number 组成字号。",
    ),
    "help.opt.to_whom": (
        "With docx: whom the circular is addressed to; else [office] to.",
        "与 docx 合用：主送机关，如 各厅局；未指定时取 [office] 的 to。",
    ),
    # How it looks
    "help.opt.columns": (
        "Columns, as in id,title,due.",
        "显示的列，如 id,title,due。",
    ),
    "help.opt.sort": ("Order, as in light,-last; - reverses.", "排序，如 light,-last；- 表示倒序。"),
    "help.opt.bom": ("Begin CSV with a byte order mark, for Excel.", "在 CSV 开头加 BOM，供 Excel 打开。"),
    "help.opt.limit": ("Only the first so many; the rest is counted.", "只列前若干项，其余只计数。"),
    "help.opt.exit_code": ("Exit with 1 if the list is not empty.", "列表非空时以 1 退出。"),
    "help.opt.stand_by": ("What stands together.", "分组方式。"),
    "help.opt.page_since": (
        "Add what happened since this day, as a circular tells it.",
        "并载明自该日起的变化情况（同通报）。",
    ),
    "help.opt.todo": ("With --to x.ics: to-dos instead of events.", "写入日历时用待办（VTODO）代替事件。"),
    "help.opt.alarm": (
        "With --to x.ics: remind so long before the last day (15d, 2w).",
        "写入日历时在截止日前多久提醒（15d、2w）。",
    ),
    "help.opt.group_by": ("What to count by.", "统计口径。"),
    # What is recorded
    "help.opt.note": ("Words about it (进展).", "进展情况。"),
    "help.opt.on": (
        "Day it took effect (2010-05-10, 5-10, yesterday, -3d); else the as-of date.",
        "生效日期（2010-05-10、5月10日、昨天、-3d）；未指定时为查询基准日。",
    ),
    "help.opt.by": (
        "Who records it; else $PLANCLI_BY, else your account.",
        "登记人；未指定时取 $PLANCLI_BY，否则为当前账号。",
    ),
    "help.opt.dry_run": ("Say what would be recorded, and write nothing.", "只说明将登记的内容，不写入。"),
    "help.opt.percent": ("Percent done.", "完成百分比。"),
    "help.opt.held": ("Further sessions held; they add up.", "新办次数（累加）。"),
    "help.opt.timing": ("The new time, as in 9月底前.", "新时限，如 9月底前。"),
    "help.opt.reason": ("Why it was extended.", "延期原因。"),
    "help.opt.authority": ("Who allowed it.", "批准人或批准文件。"),
    "help.opt.source": ("Read the lines from a pipe.", "从管道读取。"),
    "help.opt.if_status": (
        "Only if every task is in this status (repeat for “or”); else exit 6, nothing written.",
        "仅当所有任务处于该状态时才写入（可重复）；否则以 6 退出，不写入。",
    ),
    "help.opt.entries": (
        "Ids of entries, or beginnings of them (see: plancli log).",
        "记录号或其开头几位（见 plancli log）。",
    ),
    "help.opt.despite": ("Record also what would be refused.", "即使会被拒绝也照样登记。"),
    "help.opt.last": (
        "The entry you recorded last that still counts.",
        "撤销本人最近一条仍有效的记录。",
    ),
    "help.opt.problem": ("What stands in the way (存在问题).", "存在问题。"),
    "help.opt.next": ("What will be done next (下一步).", "下一步措施。"),
    "help.opt.reply_by": ("Last day for an answer.", "反馈时限。"),
    "help.opt.card": (
        "Colour of the slip; else the first is blue, the next yellow, then red.",
        "督办卡颜色（蓝、黄、红）；未指定时首次蓝色，再次黄色，此后红色。",
    ),
    "help.opt.slip": ("Number of the slip, as printed.", "督办单编号。"),
    "help.opt.all": (
        "Close counted tasks at once, whatever is still to be held.",
        "分次任务直接办结，不论还欠几次。",
    ),
    "help.opt.log_by": ("Only what this person recorded.", "只看该登记人的记录。"),
    # Plans
    "help.opt.phrases": (
        "Time phrases, as in 上半年完成; - reads one a line from a pipe.",
        "时限用语，如 上半年完成；- 表示从管道读取，每行一条。",
    ),
    "help.opt.year": ("Year the phrases belong to; else the plan's.", "用语所属年度；未指定时为计划年度。"),
    "help.opt.issued": (
        "Day the phrases were published; else the plan's.",
        "用语发布日期；未指定时为计划印发日。",
    ),
    "help.opt.rules": ("Show every rule of the language, with live examples.", "列出全部时限规则及示例。"),
    "help.opt.new_path": (
        "Name of the new file; a year in it is the plan's.",
        "新文件名；其中的年份即计划年度。",
    ),
    "help.opt.new_year": (
        "The plan's year; else the one in the name, else that of the as-of day.",
        "计划年度；未指定时取文件名中的年份，否则为查询基准日所在年份。",
    ),
    "help.opt.text": ("The whole text of the task.", "任务全文。"),
    "help.opt.when": ("When, in words such as 6月底前完成.", "时限用语，如 6月底前完成。"),
    "help.opt.lead": ("Department that answers for it; repeat for several.", "责任部门；可重复。"),
    "help.opt.support": ("Department that helps; repeat for several.", "配合部门；可重复。"),
    "help.opt.new_department": (
        "A department is new, although its name looks like one the plan has.",
        "确系新部门（即使名称与计划中已有部门相近）。",
    ),
    "help.opt.title": ("A short title.", "简短标题。"),
    "help.opt.number": ("The number as printed.", "印发序号。"),
    "help.opt.new_id": ("Id; else the next number.", "编号；未指定时取下一个数字。"),
    "help.opt.document": (
        "A .txt, .md, .docx, .xlsx or .html document.",
        "文档：.txt、.md、.docx、.xlsx 或 .html。",
    ),
    "help.opt.target": ("The plan file to write; - writes to a pipe.", "要写入的计划文件；- 表示写到管道。"),
    "help.opt.import_dry_run": ("Report, and write nothing.", "只报告，不写入。"),
    "help.opt.strict": ("Write nothing if anything needs a person's eyes.", "有需人工核对之处时不写入。"),
    "help.opt.sheet": ("Read this sheet of a workbook only.", "只读取工作簿中的该工作表。"),
    "help.opt.plan_year": ("The plan's year.", "计划年度。"),
    "help.opt.encoding": ("Encoding of a text.", "文本编码。"),
    "help.opt.first_is_lead": (
        "The department listed first leads, the others support.",
        "列第一位的为牵头部门，其余为配合部门。",
    ),
    "help.opt.git": (
        "Tell git to keep every entry of both sides when it merges ledgers.",
        "设置 git：合并台账时保留双方的全部记录。",
    ),
    "help.opt.example": ("Make a copy of the 2010 plan.", "复制 2010 年示例计划。"),
    "help.opt.force": ("Overwrite a file that is there.", "覆盖已有文件。"),
    # Examples
    "help.example.plancli.1": ("plancli  # today's board", "plancli  # 今日督办总览"),
    "help.example.plancli.2": (
        "plancli due --month 5  # what falls due in May",
        "plancli due --month 5  # 5 月到期的任务",
    ),
    "help.example.plancli.3": (
        "plancli overdue --dept 综合局 -o ids | plancli done - --note 补报  # close what one department owed",
        "plancli overdue --dept 综合局 -o ids | plancli done - --note 补报  # 将某部门逾期任务登记办结",
    ),
    "help.example.list.1": (
        "plancli list --dept 企业改革局  # one department's tasks",
        "plancli list --dept 企业改革局  # 某部门的任务",
    ),
    "help.example.list.2": (
        "plancli list --light red --light yellow --sort last  # what needs attention, most urgent first",
        "plancli list --light red --light yellow --sort last  # 需关注的任务，按时限先后排列",
    ),
    "help.example.timeline.1": (
        "plancli timeline --by dept --as-of 2010-07-15  # every department's year",
        "plancli timeline --by dept --as-of 2010-07-15  # 各部门全年安排",
    ),
    "help.example.timeline.2": (
        "plancli timeline --light yellow --to bars.svg  # a picture, for a slide or a report",
        "plancli timeline --light yellow --to bars.svg  # 存为图片，供汇报使用",
    ),
    "help.example.page.1": (
        "plancli page --to 台账.html  # to open in a browser, to mail, to print",
        "plancli page --to 台账.html  # 用浏览器打开，可邮寄、打印",
    ),
    "help.example.page.2": (
        "plancli page -d 产权管理局 --since 2010-05-01 --to unit.html  # one department, and what happened",
        "plancli page -d 产权管理局 --since 2010-05-01 --to unit.html  # 某部门，并载明变化情况",
    ),
    "help.example.due.1": (
        "plancli due --month 5  # what falls due in May",
        "plancli due --month 5  # 5 月到期的任务",
    ),
    "help.example.due.2": (
        "plancli due --within 14 --possible --as-of 2010-05-10  # two weeks ahead, and what may fall in them",
        "plancli due --within 14 --possible --as-of 2010-05-10  # 今后两周到期及可能涉及的任务",
    ),
    "help.example.overdue.1": (
        "plancli overdue --as-of 2010-07-15  # what was late on that day",
        "plancli overdue --as-of 2010-07-15  # 该日逾期的任务",
    ),
    "help.example.overdue.2": (
        "plancli overdue --firm --exit-code  # for a script: exit 1 if anything is firmly late",
        "plancli overdue --firm --exit-code  # 供脚本使用：有须催办的任务时以 1 退出",
    ),
    "help.example.summary.1": (
        "plancli summary --as-of 2010-07-15  # every department, its lights and rates",
        "plancli summary --as-of 2010-07-15  # 各部门亮灯、办结率和按时率",
    ),
    "help.example.summary.2": (
        "plancli summary --by section -o md  # sections, as Markdown for a circular",
        "plancli summary --by section -o md  # 按章节统计，输出 Markdown 供通报使用",
    ),
    "help.example.show.1": ("plancli show 30  # one task whole", "plancli show 30  # 一项任务的全部内容"),
    "help.example.show.2": (
        "plancli show 二十四 -o json  # by its printed number, for a program",
        "plancli show 二十四 -o json  # 按印发序号查，供程序使用",
    ),
    "help.example.start.1": ("plancli start 24  # work has begun", "plancli start 24  # 登记启动"),
    "help.example.start.2": (
        "plancli start 24-28 --on 2010-03-01 --note 已部署  # several, on a given day",
        "plancli start 24-28 --on 2010-03-01 --note 已部署  # 多项任务，指定生效日期",
    ),
    "help.example.done.1": (
        "plancli done 10 --note 会议已召开  # close a task",
        "plancli done 10 --note 会议已召开  # 登记办结",
    ),
    "help.example.done.2": (
        "plancli overdue -o ids | plancli done - --dry-run  # see what a pipeline would do",
        "plancli overdue -o ids | plancli done - --dry-run  # 先看管道登记的结果，不写入",
    ),
    "help.example.cancel.1": (
        "plancli cancel 32 --note 并入第31项  # no longer planned",
        "plancli cancel 32 --note 并入第31项  # 登记取消",
    ),
    "help.example.cancel.2": (
        "plancli cancel 36,37 --dry-run  # try first",
        "plancli cancel 36,37 --dry-run  # 试运行",
    ),
    "help.example.reopen.1": (
        "plancli reopen 10  # it was not done after all",
        "plancli reopen 10  # 重新打开",
    ),
    "help.example.reopen.2": (
        "plancli list --status done -o ids | plancli reopen - --dry-run  # try on all closed ones",
        "plancli list --status done -o ids | plancli reopen - --dry-run  # 对全部已办结任务试运行",
    ),
    "help.example.report.1": (
        "plancli report 16 --percent 40  # how far it is",
        "plancli report 16 --percent 40  # 登记进度",
    ),
    "help.example.report.2": (
        "plancli report 30 --held 1 --note 第一期已办  # a session was held",
        "plancli report 30 --held 1 --note 第一期已办  # 登记已办一期",
    ),
    "help.example.extend.1": (
        "plancli extend 9 9月底前 --reason 需征求意见  # a later time, and why",
        "plancli extend 9 9月底前 --reason 需征求意见  # 延期及原因",
    ),
    "help.example.extend.2": (
        "plancli extend 14 6月 --authority 主任办公会 --dry-run  # try first",
        "plancli extend 14 6月 --authority 主任办公会 --dry-run  # 试运行",
    ),
    "help.example.urge.1": (
        "plancli urge 9 --reply-by 2010-05-20  # urged, an answer is due by then",
        "plancli urge 9 --reply-by 2010-05-20  # 登记催办及反馈时限",
    ),
    "help.example.urge.2": (
        "plancli overdue --firm -o ids | plancli urge - --card red  # all that is late",
        "plancli overdue --firm -o ids | plancli urge - --card red  # 催办全部逾期任务",
    ),
    "help.example.update.1": (
        "jq -c '{{task:.id,status:\"doing\"}}' tasks.jsonl | plancli update -  # with jq",
        "jq -c '{{task:.id,status:\"doing\"}}' tasks.jsonl | plancli update -  # 配合 jq 使用",
    ),
    "help.example.update.2": (
        "plancli update - --if-status todo < updates.jsonl  # only if none has begun",
        "plancli update - --if-status todo < updates.jsonl  # 仅当均未启动时",
    ),
    "help.example.undo.1": (
        "plancli undo --last  # take back what you recorded last",
        "plancli undo --last  # 撤销本人最近一条记录",
    ),
    "help.example.undo.2": (
        "plancli log 10 -o ids | plancli undo - --force  # take back all of one task",
        "plancli log 10 -o ids | plancli undo - --force  # 撤销某任务的全部记录",
    ),
    "help.example.changes.1": (
        "plancli changes --month 4  # a month of the plan's year",
        "plancli changes --month 4  # 计划年度某月的情况",
    ),
    "help.example.changes.2": (
        "plancli changes --since 2010-05-01 --to circular.docx  # a circular, ready to be signed",
        "plancli changes --since 2010-05-01 --to circular.docx  # 生成通报（公文格式）",
    ),
    "help.example.slips.1": (
        "plancli slips --to slips --reply-by 7d  # a Word file for each task that fails its time",
        "plancli slips --to slips --reply-by 7d  # 每项逾期、欠办、待询任务一份，7天内反馈",
    ),
    "help.example.slips.2": (
        "plancli slips -d 综合局 --per dept --to slips  # one for a department, about its open tasks",
        "plancli slips -d 综合局 --per dept --to slips  # 某部门未办结任务合为一份",
    ),
    "help.example.departments.1": (
        "plancli departments  # names and counts",
        "plancli departments  # 名称和任务数",
    ),
    "help.example.departments.2": (
        "plancli departments -o csv --bom  # for a spreadsheet",
        "plancli departments -o csv --bom  # 供电子表格使用",
    ),
    "help.example.add.1": (
        "plancli add 召开年度总结会。 --lead 办公厅 --timing 12月  # one more task",
        "plancli add 召开年度总结会。 --lead 办公厅 --timing 12月  # 追加一项任务",
    ),
    "help.example.add.2": (
        "plancli add 开展专项检查。 --lead 综合局 --timing 三季度完成 --dry-run  # see the block first",
        "plancli add 开展专项检查。 --lead 综合局 --timing 三季度完成 --dry-run  # 先看将追加的内容",
    ),
    "help.example.log.1": (
        "plancli log 30  # what was recorded on one task",
        "plancli log 30  # 某项任务的登记记录",
    ),
    "help.example.log.2": (
        "plancli log --since 2010-05-01 --until 2010-05-31 -o csv  # a month, for a spreadsheet",
        "plancli log --since 2010-05-01 --until 2010-05-31 -o csv  # 一个月的记录，供电子表格使用",
    ),
    "help.example.timing.1": (
        "plancli timing 时间初定为年中 6月前完成  # what the phrases mean, and why",
        "plancli timing 时间初定为年中 6月前完成  # 时限含义及依据",
    ),
    "help.example.timing.2": (
        "plancli timing --rules  # the whole language",
        "plancli timing --rules  # 全部时限规则",
    ),
    "help.example.check.1": ("plancli check  # silent if all is well", "plancli check  # 没有问题时不输出"),
    "help.example.check.2": (
        "plancli check --deep  # was the ledger tampered with?",
        "plancli check --deep  # 核查台账是否被改动",
    ),
    "help.example.init.1": (
        "plancli init --example  # your own copy of the 2010 plan",
        "plancli init --example  # 复制 2010 年示例计划",
    ),
    "help.example.init.3": (
        "plancli init --git  # several people, one plan",
        "plancli init --git  # 多人共用一份计划",
    ),
    "help.example.init.2": (
        "plancli init plan2027.toml  # a new plan of 2027",
        "plancli init plan2027.toml  # 新建2027年计划",
    ),
    "help.example.sheets.1": (
        "plancli sheets --to 填报表  # a workbook for each department, into a folder",
        "plancli sheets --to 填报表  # 每个部门一份填报表，存入文件夹",
    ),
    "help.example.sheets.2": (
        "plancli sheets -d 综合局 --open --to 填报表 --force  # one department's open tasks",
        "plancli sheets -d 综合局 --open --to 填报表 --force  # 只要一个部门的未办结任务",
    ),
    "help.example.collect.1": (
        "plancli collect 填报表 --dry-run  # what came back, field by field, without recording it",
        "plancli collect 填报表 --dry-run  # 逐项查看收回的填报，不作记录",
    ),
    "help.example.collect.2": (
        "plancli collect 填报表 --accept-closings  # record it, and confirm what is reported as done",
        "plancli collect 填报表 --accept-closings  # 记入台账，并核定报称办结的任务",
    ),
    "help.example.import.1": (
        "plancli import notice.txt --to plan2011.toml  # a published notice into a plan",
        "plancli import notice.txt --to plan2011.toml  # 将印发的通知导入为计划",
    ),
    "help.example.import.2": (
        "plancli import notice.txt --to plan2011.toml --dry-run -o json  # try first",
        "plancli import notice.txt --to plan2011.toml --dry-run -o json  # 先试读",
    ),
    "help.example.where.1": (
        "plancli where  # plan, ledger, and why these",
        "plancli where  # 计划、台账及其来源",
    ),
    "help.example.where.2": ("plancli where -o json  # for a program", "plancli where -o json  # 供程序使用"),
    "help.example.schema.1": (
        "plancli schema > plan.schema.json  # for your editor",
        "plancli schema > plan.schema.json  # 供编辑器使用",
    ),
    "help.example.schema.2": (
        "plancli schema | head -20  # what it looks like",
        "plancli schema | head -20  # 查看开头",
    ),
}
