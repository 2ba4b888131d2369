"""What each key of a plan file, of a ledger and of an answer holds; columns are named as the keys are."""

WORDS: dict[str, tuple[str, str]] = {
    # The plan file
    "keys.plan.title": ("The plan's title as printed.", "计划名称，照印发稿。"),
    "keys.plan.document": (
        "Document number, such as 国资厅发综合[2010]18号.",
        "文号，如 国资厅发综合[2010]18号。",
    ),
    "keys.plan.issuer": ("The office that published it.", "印发单位。"),
    "keys.plan.issued": (
        "Day of publication; relative timings count from it.",
        "印发日期；相对时限自该日起算。",
    ),
    "keys.plan.year": (
        "The plan's year; timings without a year mean it.",
        "计划年度；未写年份的时限均指该年。",
    ),
    "keys.plan.timing": (
        "What this institution means by its fuzzy words, as MM-DD/MM-DD.",
        "本单位对模糊时限用语的约定，写作 月-日/月-日。",
    ),
    "keys.plan.events": ("Dates that conditional timings wait for.", "视条件而定的时限所等待事项的日期。"),
    "keys.plan.supervision": ("Thresholds of the supervision lights.", "亮灯标准。"),
    "keys.plan.office": ("Who issues circulars and slips, and how.", "通报、督办单的制发信息。"),
    "keys.plan.import": ("Where `plancli import` took the plan from.", "plancli import 导入计划的来源。"),
    "keys.plan.departments": ("Departments with aliases, in report order.", "部门及其别名，按报表次序。"),
    "keys.plan.sections": ("Headings, in order.", "章节，按次序。"),
    "keys.plan.tasks": ("The tasks, in the plan's order.", "各项任务，按计划次序。"),
    "keys.plan.supervision.soon_days": (
        "Days before a due day at which a task turns blue.",
        "到期前多少天亮蓝灯。",
    ),
    "keys.plan.supervision.pace_points": (
        "Percentage points a task may lag before it turns yellow.",
        "进度落后时间进度多少个百分点以上亮黄灯。",
    ),
    "keys.plan.supervision.silent_days": (
        "Days without a report after which open work counts as silent; 0 for never.",
        "未办结任务多少天未报进展即为久未上报；0 表示不提示。",
    ),
    "keys.plan.office.issuer": ("Name at the head of a circular.", "通报的发文机关。"),
    "keys.plan.office.signature": ("Name under which a circular is signed.", "通报的署名。"),
    "keys.plan.office.printed_by": ("Office that prints it (印发机关).", "印发机关。"),
    "keys.plan.office.number": (
        "Number of a document: {{n}} is the running number, {{year}} the plan's year.",
        "文件编号的写法：{{n}} 为顺序号，{{year}} 为计划年度。",
    ),
    "keys.plan.office.to": (
        "Whom a circular is addressed to (主送机关), such as 各厅局.",
        "通报的主送机关，如 各厅局。",
    ),
    "keys.plan.departments.name": ("The department's name as tasks print it.", "部门名称，照任务中的写法。"),
    "keys.plan.departments.aliases": ("Other names that --dept accepts for it.", "--dept 可用的其他名称。"),
    "keys.plan.sections.id": (
        "Short and unique; tasks name it as their section.",
        "简短且唯一；任务以此注明所属章节。",
    ),
    "keys.plan.sections.title": ("The heading as printed.", "标题，照印发稿。"),
    "keys.plan.tasks.id": (
        "Short, unique in the plan, never reused.",
        "编号：简短，计划内唯一，不重复使用。",
    ),
    "keys.plan.tasks.number": ("The number as printed, such as （一）.", "印发稿中的序号，如 （一）。"),
    "keys.plan.tasks.section": ("Id of the section it stands in.", "所属章节的编号。"),
    "keys.plan.tasks.title": (
        "Its title, where the plan gives one apart from the text.",
        "标题（计划在正文之外另有标题时）。",
    ),
    "keys.plan.tasks.text": ("The whole text as printed.", "任务全文，照印发稿。"),
    "keys.plan.tasks.lead": ("Departments that answer for it (牵头、责任).", "牵头、责任部门。"),
    "keys.plan.tasks.support": ("Departments that help (配合).", "配合部门。"),
    "keys.plan.tasks.timing": (
        "When, in the plan's own words, such as 上半年完成.",
        "时限，照计划原文，如 上半年完成。",
    ),
    "keys.plan.tasks.people": ("Who answers for it in person.", "责任人。"),
    "keys.plan.tasks.notes": (
        "Further columns of the plan, by their heading.",
        "计划中的其他栏目，以栏名为键。",
    ),
    "keys.plan.tasks.tags": ("Free words to select by.", "供筛选的标签。"),
    "keys.plan.tasks.parent": ("Id of the task it belongs under.", "上级任务的编号。"),
    "keys.plan.tasks.source": (
        "Place in the document it was imported from, such as L22.",
        "在导入文件中的位置，如 L22。",
    ),
    "keys.plan.tasks.added": ("Day on which `plancli add` appended it.", "由 plancli add 追加的日期。"),
    "keys.plan.tasks.people.name": ("Name.", "姓名。"),
    "keys.plan.tasks.people.role": ("As what, such as 牵头领导.", "身份，如 牵头领导。"),
    "keys.plan.import.aside": ("Text that is no task.", "任务以外的文字。"),
    "keys.plan.import.aside.kind": (
        "What it is, such as preamble, signature, note or hidden.",
        "类别，如前言（preamble）、落款（signature）、注（note）、隐藏（hidden）。",
    ),
    "keys.plan.import.aside.place": ("Where it stands in the document.", "在文件中的位置。"),
    "keys.plan.import.aside.text": ("The words.", "原文。"),
    "keys.plan.import.unplaced": ("What could not be placed.", "未能归位的内容。"),
    "keys.plan.import.unplaced.place": ("Where it stands in the document.", "在文件中的位置。"),
    "keys.plan.import.unplaced.text": ("The line.", "原文。"),
    "keys.plan.import.unplaced.reason": ("Why it was not placed.", "未归位的原因。"),
    # The ledger
    "keys.ledger.id": (
        "16 hex digits; equal ids are one entry.",
        "记录号（16 位十六进制数）；相同即为同一条。",
    ),
    "keys.ledger.at": ("When it was recorded, with the offset from UTC.", "登记时刻，带时区。"),
    "keys.ledger.by": ("Who recorded it.", "登记人。"),
    "keys.ledger.on": ("Day it took effect.", "生效日期。"),
    "keys.ledger.task": ("Id of the task it speaks of.", "任务编号。"),
    "keys.ledger.status": (
        "New status: todo, doing, done or cancelled.",
        "新状态：todo、doing、done 或 cancelled。",
    ),
    "keys.ledger.percent": ("Progress, 0 to 100.", "完成百分比，0 至 100。"),
    "keys.ledger.held": ("Further sessions held; they add up.", "新办次数，累加。"),
    "keys.ledger.note": ("Words about it.", "进展情况。"),
    "keys.ledger.problem": ("What stands in the way.", "存在问题。"),
    "keys.ledger.next": ("What will be done next.", "下一步措施。"),
    "keys.ledger.timing": ("A new time: an extension.", "新时限（延期）。"),
    "keys.ledger.reason": ("Why the time was extended.", "延期原因。"),
    "keys.ledger.authority": ("Who allowed it.", "批准人或批准文件。"),
    "keys.ledger.base": (
        "Day from which a relative extension (顺延一个月) counts.",
        "相对延期（如顺延一个月）的起算日。",
    ),
    "keys.ledger.urge": (
        "A reminder that was sent: card (blue, yellow, red), number, reply_by.",
        "催办：card（卡色）、number（编号）、reply_by（反馈时限）。",
    ),
    "keys.ledger.undo": (
        "Id of an entry that no longer counts, on any day.",
        "被撤销记录的记录号，自始不计。",
    ),
    "keys.ledger.turn": (
        "Moment by which it is ordered instead of “at”, where the clock was behind.",
        "时钟落后时，代替 at 用于排序的时刻。",
    ),
    "keys.ledger.prev": (
        "Hash of the line that its machine recorded before it.",
        "本机上一条登记所在行的校验码。",
    ),
    # A task, as column and as key
    "keys.task.id": ("Id in the plan.", "计划中的编号。"),
    "keys.task.number": ("Number as printed.", "印发序号。"),
    "keys.task.section": (
        "Id of its section; as column, with the section's title.",
        "所属章节编号；作为列时附标题。",
    ),
    "keys.task.title": (
        "Short title: the plan's, else the first clause of the text.",
        "简短标题：计划所列，否则取正文首句。",
    ),
    "keys.task.text": ("Whole text.", "任务全文。"),
    "keys.task.departments": ("Lead departments, and who supports them.", "牵头部门及配合部门。"),
    "keys.task.lead": ("Departments that answer for it, as a list.", "牵头、责任部门（列表）。"),
    "keys.task.support": ("Departments that help, as a list.", "配合部门（列表）。"),
    "keys.task.timing": ("Phrase of the time in force.", "现行时限的原文。"),
    "keys.task.kind": (
        "Sort of promise: window, deadline, recurring, open, undated, conditional, unresolved.",
        "时限类型：window、deadline、recurring、open、undated、conditional、unresolved。",
    ),
    "keys.task.window": ("First and last day of the time in force.", "现行时限的起止日期。"),
    "keys.task.first": ("First day of the time in force.", "现行时限的起始日。"),
    "keys.task.last": ("Last day of the time in force, included.", "现行时限的截止日（含当日）。"),
    "keys.task.tentative": ("The phrase hedges (初定, 拟, 力争).", "时限是否为初定（初定、拟、力争等）。"),
    "keys.task.approximate": ("The window was padded (左右, 前后).", "时限是否为大致时间（左右、前后等）。"),
    "keys.task.count": (
        "Sessions promised; null where the phrase names no number.",
        "应办期数；未写明则为空。",
    ),
    "keys.task.occurrences": ("Due days of a recurring timing, as a list.", "定期任务的各次期限（列表）。"),
    "keys.task.milestones": ("Stages: label, first, last.", "分阶段：名称、起始日、截止日。"),
    "keys.task.edtf": (
        "The window in EDTF (ISO 8601-2, GB/T 7408.2).",
        "时限的 EDTF 写法（ISO 8601-2、GB/T 7408.2）。",
    ),
    "keys.task.status": ("todo, doing, done or cancelled.", "状态：todo、doing、done、cancelled。"),
    "keys.task.progress": ("Percent, or sessions held of those promised.", "完成百分比或已办期数。"),
    "keys.task.percent": ("Reported percent; null where none was.", "上报的完成百分比；未报则为空。"),
    "keys.task.held": ("Sessions held so far.", "已办期数。"),
    "keys.task.done_on": ("Day it was closed.", "办结日期。"),
    "keys.task.done_late": (
        "Closed after a firm time; null where not closed.",
        "是否逾期办结；未办结则为空。",
    ),
    "keys.task.light": ("Supervision light (plancli help lights).", "亮灯（见 plancli help lights）。"),
    "keys.task.lateness": (
        "firm (late) or soft (to ask about); null where neither.",
        "firm（逾期）或 soft（待询）；否则为空。",
    ),
    "keys.task.due": ("Next day on which something is due; missed steps first.", "下一到期日；欠办的在先。"),
    "keys.task.due_label": ("What is due then, where a stage or session is.", "到期的是哪一阶段或期次。"),
    "keys.task.days": (
        "Days from the as-of day to “due”; below 0 it has passed.",
        "距到期天数；负数表示已过。",
    ),
    "keys.task.extensions": (
        "Later times: on, timing, first, last, reason, authority, slip_days, late.",
        "历次延期：on、timing、first、last、reason、authority、slip_days、late。",
    ),
    "keys.task.section_title": ("Title of its section.", "所属章节的标题。"),
    "keys.task.last_on": ("Day of the last entry.", "最近一条记录的日期。"),
    "keys.task.problem": ("What stands in the way, as last reported.", "存在问题（最近上报）。"),
    "keys.task.next": ("The next step, as last reported.", "下一步措施（最近上报）。"),
    "keys.task.last_note": ("The last note.", "最近进展。"),
    "keys.task.urged": ("How often it was urged.", "催办次数。"),
    "keys.task.reply_by": ("Last day for an answer to the last reminder.", "最近一次催办的反馈时限。"),
    "keys.task.missed": (
        "Steps (stages, sessions) that are missed; 0 where none.",
        "欠办的阶段或期次数；没有则为 0。",
    ),
    "keys.task.missed_since": ("Day of the first missed step.", "最早欠办的日期。"),
    "keys.task.silent_days": (
        "Days without a report, where it is watched; else null.",
        "未报天数；不在监督之列则为空。",
    ),
    "keys.task.people": ("Who answers in person: name, role.", "责任人：name、role。"),
    "keys.task.tags": ("Tags, as a list.", "标签（列表）。"),
    "keys.task.notes": ("Further columns of the plan: label, text.", "计划中的其他栏目：label、text。"),
    "keys.task.parent": ("Id of the task it belongs under.", "上级任务编号。"),
    "keys.task.original": (
        "The time the plan gives: phrase, first, last; of show also all that it means.",
        "计划原定时限：phrase、first、last；show 另附全部含义。",
    ),
    "keys.task.why": ("Why the phrase means its window, as sentences.", "时限认定依据（若干句）。"),
    "keys.task.part": (
        "Where it is listed: firm, missed or soft; on the board also coming, silent.",
        "所在部分：firm、missed 或 soft；总览另有 coming、silent。",
    ),
    "keys.task.certain": (
        "due: the time ends in the span; false with --possible, where it ends later.",
        "due 用：时限在期间内届满；--possible 列出的为 false。",
    ),
    "keys.task.change": (
        (
            "changes: closed, progress, late, doubtful, still_late, still_to_ask, extended, "
            "reopened, cancelled, added or silent."
        ),
        (
            "changes 用：closed、progress、late、doubtful、still_late、still_to_ask、extended、"
            "reopened、cancelled、added 或 silent。"
        ),
    ),
    "keys.task.reports": (
        "changes: what was reported: on, status, percent, held, note, problem, next.",
        "changes 用：本期上报：on、status、percent、held、note、problem、next。",
    ),
    "keys.task.elapsed": ("show: percent of its time that has passed.", "show 用：时间进度（百分数）。"),
    "keys.task.parent_task": (
        "show: the task above: id, title, status.",
        "show 用：上级任务：id、title、status。",
    ),
    "keys.task.children": (
        "show: the tasks under it: id, title, status.",
        "show 用：下级任务：id、title、status。",
    ),
    "keys.task.history": ("show: its entries, as log gives them.", "show 用：办理记录，同 log。"),
    # The envelope
    "keys.envelope.schema": (
        "Version of these keys; keys are only ever added.",
        "键的版本号；今后只增不减。",
    ),
    "keys.envelope.plan": ("The plan: title, year, path.", "计划：title、year、path。"),
    "keys.envelope.as_of": ("The day the question was asked for.", "查询基准日。"),
    "keys.envelope.tasks": (
        "list, due, overdue, show, timeline and the board: the tasks.",
        "list、due、overdue、show、timeline 和总览：各项任务。",
    ),
    "keys.envelope.groups": ("summary: the groups.", "summary：各组。"),
    "keys.envelope.by": ("summary: what it is counted by.", "summary：统计口径。"),
    "keys.envelope.total": (
        "summary and the board: each task of the groups counted once.",
        "summary 和总览：合计，每项只计一次。",
    ),
    "keys.envelope.joint": (
        "summary: tasks that stand in more than one group.",
        "summary：同时列入多组的任务数。",
    ),
    "keys.envelope.parts": ("The board: how many tasks each part has.", "总览：各部分任务数。"),
    "keys.envelope.ends": ("timeline: how many tasks end in each month.", "timeline：各月到期任务数。"),
    "keys.envelope.entries": (
        "log: the entries; collect: what was recorded.",
        "log：各条记录；collect：登记的记录。",
    ),
    "keys.envelope.changes": (
        "changes: what happened; collect: what was filled in.",
        "changes：变化情况；collect：填报内容。",
    ),
    "keys.envelope.since": ("changes: first day of the period.", "changes：期间首日。"),
    "keys.envelope.until": ("changes: last day of the period, included.", "changes：期间末日（含）。"),
    "keys.envelope.counts": (
        "changes: tasks of the plan at the end: total, done, going_to_ask, late, not_due.",
        "changes：期末任务数：total、done、going_to_ask、late、not_due。",
    ),
    "keys.envelope.under_way": (
        "changes: how many of those not due have begun.",
        "changes：未到期的任务中正在推进的项数。",
    ),
    "keys.envelope.sealed": ("changes: hashes that seal the ledger.", "changes：台账封存码。"),
    "keys.envelope.backfilled": ("changes: entries recorded long after their day.", "changes：补报的记录。"),
    "keys.envelope.timings": ("timing: what each phrase means.", "timing：各条用语的含义。"),
    "keys.envelope.rules": (
        "timing --rules: the rules: rule, why, examples.",
        "timing --rules：各条规则：rule、why、examples。",
    ),
    "keys.envelope.problems": (
        "check and collect: what is wrong, and where.",
        "check 和 collect：问题及位置。",
    ),
    "keys.envelope.departments": ("departments: the plan's departments.", "departments：计划中的部门。"),
    "keys.envelope.files": (
        "where: plan, ledger, origin.",
        "where：计划、台账及来源（plan、ledger、origin）。",
    ),
    # Entries in an answer: those of the ledger, and
    "keys.entry.id": ("Id of the entry; undo takes its beginning.", "记录号；undo 可只写开头几位。"),
    "keys.entry.title": ("Title of the task.", "任务标题。"),
    "keys.entry.undone": ("A later entry took it back.", "是否已被撤销。"),
    "keys.entry.what": ("What it says, in words.", "事项（文字）。"),
    # Groups of a summary
    "keys.summary.key": ("What its tasks share.", "分组名称。"),
    "keys.summary.total": ("Tasks.", "任务数。"),
    "keys.summary.open": ("Neither done nor cancelled.", "未办结数。"),
    "keys.summary.done": ("Done.", "办结数。"),
    "keys.summary.cancelled": ("Cancelled.", "取消数。"),
    "keys.summary.red": ("Red.", "红灯数。"),
    "keys.summary.yellow": ("Yellow.", "黄灯数。"),
    "keys.summary.blue": ("Blue.", "蓝灯数。"),
    "keys.summary.green": ("Green.", "绿灯数。"),
    "keys.summary.grey": ("Grey.", "灰灯数。"),
    "keys.summary.owed": (
        "Had to be done by the day, that day included, or was done by it; never cancelled.",
        "应办：至基准日（含）应结或已结；不含取消。",
    ),
    "keys.summary.met": ("Of those owed: done, or no step missed.", "应办中已办结或无欠办的。"),
    "keys.summary.on_time": ("Of those owed: met in time.", "应办中按时办结的。"),
    "keys.summary.done_late": ("Done late.", "逾期办结数。"),
    "keys.summary.due_on_day": ("Owed and due on the as-of day itself.", "应办中当日到期的。"),
    "keys.summary.completion": (
        "Met of those owed, percent, halves up.",
        "办结率：应结已结占应办的百分比，四舍五入。",
    ),
    "keys.summary.on_time_rate": (
        "In time of those owed, percent, halves up.",
        "按时率：按时办结占应办的百分比，四舍五入。",
    ),
    "keys.summary.support": (
        "Tasks it supports; as keys: the same counts, each with support_ before it.",
        "配合的任务数；作为键时，各计数前加 support_。",
    ),
    "keys.summary.bar": ("The lights as signs.", "亮灯分布。"),
    # What a phrase means: keys of a task, and
    "keys.timing.rule": ("Name of the rule that decided.", "所依据规则的名称。"),
    "keys.timing.notes": ("What was assumed, and what else it might mean.", "认定时的假定和其他可能的含义。"),
    "keys.timing.reason": ("Why it cannot be read; null where it can.", "无法识别的原因；能识别则为空。"),
    "keys.timing.suggestion": ("What could be written instead.", "建议的写法。"),
    # Problems, departments, files
    "keys.problem.path": ("File, or file and cell.", "文件，或文件及单元格。"),
    "keys.problem.line": (
        "Line from 1; null where the file as a whole is meant.",
        "行号，从 1 起；指整个文件时为空。",
    ),
    "keys.problem.code": ("Name of the problem, the same in every language.", "问题代码，不随语言变化。"),
    "keys.problem.message": ("The problem in words.", "问题说明。"),
    "keys.department.name": ("Name.", "名称。"),
    "keys.department.aliases": ("Other names.", "别名。"),
    "keys.department.lead": ("Tasks it leads.", "牵头任务数。"),
    "keys.department.support": ("Tasks it supports.", "配合任务数。"),
    "keys.department.similar": ("Names that look like it.", "疑似重名的名称。"),
    "keys.file.plan": ("The plan file.", "计划文件。"),
    "keys.file.ledger": (
        "The ledger file; null where nothing can be recorded.",
        "台账文件；不能登记时为空。",
    ),
    "keys.file.origin": (
        "Why: option, environment, found, builtin.",
        "来源：option、environment、found、builtin。",
    ),
    # What came back in workbooks
    "keys.collected.task": ("Id of the task.", "任务编号。"),
    "keys.collected.title": ("Title of the task.", "任务标题。"),
    "keys.collected.field": ("What was filled in, by its key.", "填报项目（键名）。"),
    "keys.collected.handed_out": ("What the workbook said when it was handed out.", "交出时的内容。"),
    "keys.collected.now": ("What the ledger says now.", "台账现在的内容。"),
    "keys.collected.filled_in": ("What was filled in.", "填报的内容。"),
    "keys.collected.file": ("The workbook.", "填报表文件。"),
    "keys.collected.cell": ("The cell.", "单元格。"),
    "keys.collected.verdict": ("What came of it.", "处理结果。"),
}
