"""Words of document import: refusals, and what the report says."""

WORDS: dict[str, tuple[str, str]] = {
    "ingest.refused": ("{name} was not imported", "{name} 未能导入"),
    "ingest.empty": (
        "{name} has no text; nothing to import",
        "{name} 没有文字内容，无可导入",
    ),
    "ingest.not_found": (
        "{name} cannot be read ({why}); check the path",
        "无法读取 {name}（{why}），请检查路径",
    ),
    "ingest.too_large": (
        "{name} is too large ({size} MB, at most {limit} MB); import the part that holds the plan",
        "{name} 过大（{size} MB，上限 {limit} MB），请只导入计划所在的部分",
    ),
    "ingest.zip_bomb": (
        "{name} unpacks to far more than a document holds ({why}); not opened. Save it again and import that",
        "{name} 解压后的内容远超正常文档（{why}），未予打开。请在办公软件中另存后重试",
    ),
    "ingest.too_many_cells": (
        "{name} has a table of {rows} × {columns} cells, at most {limit} are read; import a part of it",
        "{name} 中有 {rows} × {columns} 格的表格（上限 {limit} 格），请只导入计划所在的部分",
    ),
    "ingest.doctype": (
        "{name} declares a document type in {part}, which no office program does; not opened",
        "{name} 的 {part} 中含有 DOCTYPE 声明，正常办公软件不会生成，未予打开",
    ),
    "ingest.damaged": (
        "{name} is damaged ({why}); open it in the office program, save it again and import the copy",
        "{name} 已损坏（{why}），请用办公软件打开并另存后再导入",
    ),
    "ingest.encrypted": (
        "{name} is protected by a password; save a copy without one and import that",
        "{name} 设有密码，请另存一份不加密的文件后再导入",
    ),
    "ingest.old_office": (
        "{name} is in an old office format (.doc, .wps, .xls); save it as .docx or .xlsx and import that",
        "{name} 是旧版格式（.doc、.wps、.xls），请另存为 .docx 或 .xlsx 后再导入",
    ),
    "ingest.pdf": (
        "{name} is a PDF, whose reading order is not reliable; import its Word file, web page or text",
        "{name} 是 PDF，文字顺序不可靠；请导入原 Word 文件或网页，或将文字复制为 .txt 后导入",
    ),
    "ingest.image": (
        "{name} is a picture; recognise its text first and import the .txt or .docx",
        "{name} 是图片，请先进行文字识别，再导入 .txt 或 .docx",
    ),
    "ingest.unknown_format": (
        "{name} is {what}, which is not read; save it as .docx, .xlsx, .html or .txt",
        "{name} 是 {what}，暂不支持；请另存为 .docx、.xlsx、.html 或 .txt",
    ),
    "ingest.no_workbook": (
        "{name} is no workbook; a filled-in sheet is .xlsx, .xls or .ods",
        "{name} 不是表格文件；填报表应为 .xlsx、.xls 或 .ods",
    ),
    "ingest.binary": (
        "{name} is not a text (control characters at byte or character {at}); nothing was read",
        "{name} 不是文本文件（第 {at} 个字节或字符处为控制字符），未予读取",
    ),
    "ingest.cut_text": (
        "{name} is UTF-8 with a damaged character: line {line}, byte {byte}; mend it, or get the file again",
        "{name} 为 UTF-8 编码，但有字符残缺（第 {line} 行，第 {byte} 字节）；请改正该处，或重新获取文件",
    ),
    "ingest.encoding": (
        "{name} is not valid {encoding} (at {at}); name its encoding with --encoding, such as gb18030",
        "{name} 不是有效的 {encoding} 文本（位置 {at}），请用 --encoding 指明编码，如 gb18030",
    ),
    "ingest.unknown_encoding": (
        "there is no encoding {encoding!r}; try utf-8, gb18030, utf-16 or big5",
        "没有名为 {encoding!r} 的编码，可试 utf-8、gb18030、utf-16 或 big5",
    ),
    "ingest.missing_extra": (
        "{name} needs {package}: install it with  pip install 'plancli[office]'",
        "读取 {name} 需要 {package}，请执行  pip install 'plancli[office]'",
    ),
    "ingest.no_sheet": (
        "{name} has no sheet {sheet!r}; its sheets are {sheets}",
        "{name} 中没有工作表 {sheet!r}，现有工作表：{sheets}",
    ),
    "ingest.no_tasks": (
        "no task was found in {name}: it has no numbered items, no departments in brackets and no task table",
        "{name} 中没有找到任务：既无编号条目，也无括注的责任单位或任务表",
    ),
    "ingest.no_year": (
        "{name} does not say for which year it plans; give it with --year",
        "{name} 没有写明计划年度，请用 --year 指定",
    ),
    "ingest.account": (
        "{name} was not imported: the text at {place} would be kept twice; please report it",
        "{name} 未予导入：{place} 处的文字将重复归位，请反馈该文档",
    ),
    "ingest.total": (
        (
            "{tasks} tasks, {sections} sections; {placed}/{total} characters; {flags} to check;"
            " {paragraphs} paragraphs, {characters} characters kept aside; {unplaced} left"
        ),
        (
            "任务 {tasks} 项，章节 {sections} 个；归位 {placed}/{total} 字；待核 {flags}；"
            "另存 {paragraphs} 段 {characters} 字；未归位 {unplaced}"
        ),
    ),
    "ingest.flag": ("{place}  task {task}: {reason}  {detail}", "{place}  任务 {task}：{reason}  {detail}"),
    "ingest.flag_document": ("{place}  {reason}  {detail}", "{place}  {reason}  {detail}"),
    "ingest.obligation": ("{place}  binds everyone: {text}", "{place}  普遍要求：{text}"),
    "ingest.unplaced": ("{place}  not placed ({reason}): {text}", "{place}  未归位（{reason}）：{text}"),
    "ingest.reason.no_tail": ("names no department", "未写明责任单位"),
    "ingest.reason.unbalanced_bracket": ("a bracket is not closed", "括号不成对"),
    "ingest.reason.duplicate_number": ("its number occurs twice", "编号重复"),
    "ingest.reason.number_gap": ("a number before it is missing", "前面缺少编号"),
    "ingest.reason.role_assumed": ("who leads was decided by a rule", "牵头单位系按规则推定"),
    "ingest.reason.timing_unresolved": ("its time cannot be read", "时间表述无法识别"),
    "ingest.reason.multiple_tails": ("names departments or times more than once", "责任单位或时限出现多处"),
    "ingest.reason.missing_cell": ("a cell is empty or missing", "单元格空缺"),
    "ingest.reason.joined_wrap": ("lines were joined", "由断行拼接而成"),
    "ingest.reason.unknown_header": ("a column with an unknown heading", "列标题未识别"),
    "ingest.reason.hidden": ("is hidden in the document", "在文件中被隐藏"),
    "ingest.reason.table_aside": ("a table that is no task table is kept aside", "非任务表格，另存备查"),
    "ingest.reason.doubtful_name": ("a name that does not look like a department", "疑非单位名称"),
    "ingest.reason.doubtful_person": ("a name that does not look like a person", "疑非人名"),
    "ingest.reason.names_in_time": ("its time holds the name of a department", "时限中含单位名称"),
    "ingest.reason.doubtful_time": ("its time is rather a sentence", "时限疑为整句"),
    "ingest.reason.unknown_label": ("a label that may introduce departments", "标签所引或为单位，未能识别"),
    "ingest.reason.time_in_text": (
        "a time stands in its words and not in its timing",
        "正文中有时限而未单列",
    ),
    "ingest.reason.tail_in_text": (
        "its words still hold a label or a list of departments",
        "正文中仍含责任单位或时限",
    ),
    "ingest.reason.ditto": ("a ditto mark with nothing above it", "同上符号之上无内容"),
    "ingest.reason.time_in_heading": (
        "its heading holds a time, and its timing is empty",
        "所在标题中有时限而未单列",
    ),
    "ingest.reason.lost_words": ("words of it that the plan does not hold", "有文字未入计划"),
    "ingest.reason.long_text": ("its words are unusually long", "正文过长"),
    "ingest.reason.title_partial": ("the title is only a part of another source's", "标题可能不完整"),
    "ingest.reason.no_title": (
        "no title was found; the file's name stands for it",
        "未找到标题，暂以文件名代替",
    ),
    "ingest.reason.much_aside": ("much of the text is kept aside", "另存文字较多"),
    "ingest.reason.symbol": ("a symbol that has no character", "无法识别的符号"),
    "ingest.reason.alt_chunk": ("a document inside the document is not read", "内嵌文档未读取"),
    "ingest.reason.no_value": ("a formula without a stored value", "公式无保存的结果"),
    "ingest.reason.formats_lost": (
        "number formats cannot be read in this kind of file; compare dates and figures",
        "此类文件的数字格式无法读取，请核对日期与数字",
    ),
    "ingest.reason.stray_text": ("belongs to no task", "不属于任何任务"),
    "ingest.reason.left_over": (
        "part of a bracket or cell that could not be read",
        "括注或单元格中无法识别的部分",
    ),
    "ingest.reason.group_without_tasks": ("speaks of tasks that were not found", "所指任务未找到"),
    "ingest.reason.section_without_tasks": ("a heading with no task under it", "标题下没有任务"),
}
