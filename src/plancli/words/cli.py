"""What commands say beside their answer."""

WORDS: dict[str, tuple[str, str]] = {
    "cli.builtin": (
        (
            "no plan here: showing the built-in one, {title} "
            "(a day of its year: --as-of 2010-05-10; your own copy: plancli init --example)"
        ),
        (
            "此处没有计划文件，显示内置示例《{title}》"
            "（查看年度内某日：--as-of 2010-05-10；复制一份：plancli init --example）"
        ),
    ),
    "cli.several_plans": (
        "using {plan}; also here: {others} (choose with --plan)",
        "正在使用 {plan}；同一文件夹还有：{others}（可用 --plan 指定）",
    ),
    "cli.recorded": (
        "{changed} recorded, {unchanged} already so, as of {day}",
        "已记录 {changed} 条，{unchanged} 条原已如此，生效日期 {day}",
    ),
    "cli.would_record": (
        "dry run: {changed} would be recorded, {unchanged} already so, as of {day}; nothing was written",
        "试运行：将记录 {changed} 条，{unchanged} 条原已如此，生效日期 {day}；未写入任何内容",
    ),
    "cli.note_left": (
        "the note was recorded only where something changed; to add it elsewhere: plancli report ID --note",
        "进展只记在有变化的任务上；如需补记：plancli report 编号 --note",
    ),
    "cli.no_ledger_yet": ("there is no ledger {path} yet", "台账 {path} 尚不存在"),
    "cli.no_pager": (
        "the pager {pager} cannot be run; see PAGER, or give --no-pager",
        "无法运行分屏程序 {pager}；请检查 PAGER，或加 --no-pager",
    ),
    "cli.created": ("wrote {path}", "已写入 {path}"),
    "cli.silence_off": (
        "the plan watches no silence ([supervision] silent_days = 0): name a number with --silent-days",
        "计划未启用久未上报提示（[supervision] silent_days = 0）：请用 --silent-days 指定天数",
    ),
    "cli.writing": ("writing into {path}", "正在写入 {path}"),
    "cli.collecting": ("reading workbooks", "正在读取填报表"),
    "cli.handed_out": (
        "workbooks: {books}; tasks to fill in: {tasks} (one that several lead counts for each)",
        "共 {books} 份填报表，应填报 {tasks} 项（多部门牵头的分别计算）",
    ),
    "cli.nobodys": (
        "{count} tasks name no department and are in no workbook: {ids}",
        "有 {count} 项任务没有责任部门，未列入任何填报表：{ids}",
    ),
    "cli.shortened": (
        "reports of {count} tasks are longer than {longest} characters and end in … in the workbooks",
        "有 {count} 项任务的填报内容超过{longest}字，填报表中以…结尾",
    ),
    "cli.book_cut": (
        "{count} texts are longer than a cell can hold ({most} characters) and end in …",
        "有 {count} 段文字超过单元格上限（{most}字），以…结尾",
    ),
    "cli.book_clipped": (
        "{count} rows hold more than the highest row can show in print; on the screen each cell shows all",
        "有 {count} 行内容超过最大行高，打印时显示不全；在屏幕上点单元格可看全文",
    ),
    "cli.book_wide": (
        "too many columns for one A3 page: {sheets} prints on several pages side by side; see --columns",
        "列数过多，一张A3纸放不下：{sheets} 将分页横向打印；可用 --columns 选列",
    ),
    "cli.period_runs": (
        "the period runs until {last}; this is how it stands on {as_of}",
        "本期至{last}结束，现统计截至{as_of}",
    ),
    "cli.no_slips": (
        "no slip was written to {path}: no task of those asked for needs one",
        "未向 {path} 写入任何督办单：所选范围内没有须督办的任务",
    ),
    "cli.earlier_files": (
        "{path} also holds files of an earlier hand-out, which were not written now: {names} ({count})",
        "{path} 中另有以前分发、本次未重写的文件 {count} 个：{names}",
    ),
    "cli.slips_recorded": ("slips in {path}: {count}", "共 {count} 份督办单，存于 {path}"),
    "cli.slips_written": (
        "slips in {path}: {count}; no reminder was recorded (--record)",
        "共 {count} 份督办单，存于 {path}；未登记催办（登记请加 --record）",
    ),
    "cli.slips_closed": (
        "closed tasks, which get no slip: {count} ({ids})",
        "有 {count} 项任务已办结或已取消，不发督办单：{ids}",
    ),
    "cli.slips_nobodys": (
        "tasks without a leading department, which are on no slip: {count} ({ids}); leave out --per dept",
        "有 {count} 项任务没有责任部门，未列入任何督办单：{ids}；可去掉 --per dept",
    ),
    "cli.unsigned": (
        "the circular is unsigned: the plan names no issuer; say one under [office] signature",
        "通报未署名：计划未写明发文机关，请在 [office] 的 signature 中填写",
    ),
    "cli.backfilled_left_out": (
        "recorded long after the day: {count}, with who recorded it and when: add --internal",
        "其中{count}条系补报：登记人和登记时间，加 --internal 查看",
    ),
    "cli.unread": (
        "{count} of {total} cannot be read, as: {phrase}",
        "{total} 条中有 {count} 条无法识别，如：{phrase}",
    ),
    "cli.other_year": (
        "{name} names the year {named}, but this is a plan of {year}",
        "文件名 {name} 中的年份为 {named}，而计划年度为 {year}",
    ),
    "cli.several_years": (
        "{name} names several years, {named}; this is a plan of {year}, choose another with --year",
        "文件名 {name} 中有多个年份 {named}；计划年度取 {year}，可用 --year 另行指定",
    ),
    "cli.name_not_found": (
        (
            "no command will find {name} by itself: they look for {pattern}. "
            "Name it with --plan {path} or in the variable PLANCLI_PLAN, or rename it, as {better}"
        ),
        (
            "命令只查找形如 {pattern} 的文件，找不到 {name}；请每次用 --plan {path} 指定，"
            "或设置环境变量 PLANCLI_PLAN，或改名为 {better} 一类的名称"
        ),
    ),
    "cli.completion": (
        "{shell} completes plancli in every new shell; its script is {path}",
        "{shell} 补全脚本已写入 {path}，新开的终端即可使用",
    ),
    "cli.where.plan": ("plan", "计划"),
    "cli.where.ledger": ("ledger", "台账"),
    "cli.where.origin": ("chosen", "来源"),
    "cli.where.no_ledger": ("none: the built-in plan cannot be updated", "无：内置示例计划不能更新"),
    "cli.where.by_option": ("named with --plan", "由 --plan 指定"),
    "cli.where.by_environment": ("named by PLANCLI_PLAN", "由环境变量 PLANCLI_PLAN 指定"),
    "cli.where.by_found": (
        "the nearest plan from the working folder upward",
        "从当前文件夹向上查找到的最近的计划",
    ),
    "cli.where.by_builtin": ("built in, since there is no plan here", "内置示例（此处没有计划文件）"),
    "cli.reading": ("Reading {path}", "正在读取 {path}"),
    "cli.imported": ("Made by plancli import from {name}.", "由 plancli import 从 {name} 导入。"),
    "cli.new.comment": (
        "A plan for plancli. See: plancli schema, plancli timing --rules",
        "plancli 计划文件。参见：plancli schema、plancli timing --rules",
    ),
    "cli.new.title": ("Work plan {year}", "{year}年工作计划"),
    "cli.new.section": ("First section", "第一部分"),
    "cli.new.text": ("Hold the first meeting.", "召开第一次会议。"),
    "cli.new.department": ("General Office", "办公厅"),
    "cli.new.timing": ("by end of June", "6月底前完成"),
}
